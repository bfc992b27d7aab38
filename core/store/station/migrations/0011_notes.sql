-- Stacked notes that carry an identity: the same note is never counted twice. Notes of before have none.
CREATE TABLE stacked_notes (
    note    TEXT PRIMARY KEY, -- "7654321#42": the acceptor's serial number and its lifetime count with this note
    seq     INTEGER NOT NULL REFERENCES entries,
    attempt TEXT NOT NULL,
    amount  INTEGER NOT NULL CHECK (amount > 0)
) STRICT, WITHOUT ROWID;

-- Notes between the slot and the journal, as the program knew before the note moved. Outside the journal, holds no
-- money: what became of a note is asked of the acceptor.
CREATE TABLE draft_notes (
    note         TEXT PRIMARY KEY,
    acceptor     TEXT NOT NULL,
    number       INTEGER,                                   -- the lifetime count with it; null: it does not count
    denomination INTEGER NOT NULL CHECK (denomination >= 0), -- 0: nobody knows
    attempt      TEXT NOT NULL,
    account      TEXT NOT NULL,
    session      INTEGER NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('intended', 'recorded', 'unknown'))
) STRICT, WITHOUT ROWID;

-- The lifetime count of an acceptor that the journal explains.
CREATE TABLE draft_acceptors (
    acceptor TEXT PRIMARY KEY,
    epoch    INTEGER NOT NULL, -- goes up when its count was set back
    stacked  INTEGER           -- null: it does not count
) STRICT, WITHOUT ROWID;
