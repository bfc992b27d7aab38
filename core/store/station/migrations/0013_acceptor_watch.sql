-- What note acceptors did that somebody should look into. Holds no money: an amount here stands in no figure.
CREATE TABLE acceptor_alarms (
    seq          INTEGER PRIMARY KEY REFERENCES entries,
    what         TEXT NOT NULL CHECK (what IN ('note_unknown', 'fraud_attempt')),
    acceptor     TEXT NOT NULL,
    note         TEXT,                                       -- null: it is of no note
    stacked      INTEGER,                                    -- the lifetime count with it; null: it does not count
    notes        INTEGER NOT NULL CHECK (notes >= 0),
    denomination INTEGER NOT NULL CHECK (denomination >= 0), -- 0: nobody knows
    attempt      TEXT NOT NULL,
    account      TEXT NOT NULL,
    session      INTEGER REFERENCES sessions -- whose cassette may hold it; null: none was fitted
) STRICT;
CREATE INDEX acceptor_alarms_of_session ON acceptor_alarms (session);
