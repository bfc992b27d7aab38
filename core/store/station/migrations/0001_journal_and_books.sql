-- The journal: every fact, once, in order. Everything below it is a projection that can be made again from it.
CREATE TABLE entries (
    seq     INTEGER PRIMARY KEY CHECK (seq > 0),
    payload TEXT NOT NULL,                          -- the exact bytes that are hashed and sent
    hash    BLOB NOT NULL CHECK (length(hash) = 32) -- SHA-256 of the previous hash in hex and the payload
) STRICT;

CREATE TRIGGER entries_are_gapless BEFORE INSERT ON entries
WHEN new.seq <> 1 + coalesce((SELECT max(seq) FROM entries), 0)
BEGIN SELECT raise(ABORT, 'a journal entry out of order'); END;
CREATE TRIGGER entries_never_change BEFORE UPDATE ON entries
BEGIN SELECT raise(ABORT, 'journal entries never change'); END;
CREATE TRIGGER entries_never_go BEFORE DELETE ON entries
BEGIN SELECT raise(ABORT, 'journal entries are never deleted'); END;

-- Who this station is; one row.
CREATE TABLE station (
    one        INTEGER PRIMARY KEY CHECK (one = 1),
    name       TEXT NOT NULL,
    role       TEXT NOT NULL CHECK (role IN ('window', 'kiosk')),
    office     TEXT NOT NULL,
    training   INTEGER NOT NULL CHECK (training IN (0, 1)),
    public_key TEXT NOT NULL,
    epoch      INTEGER NOT NULL DEFAULT 1, -- goes up when a backup is restored
    policy     TEXT NOT NULL DEFAULT ''    -- name of the policy in force
) STRICT;

CREATE TABLE people (
    name     TEXT PRIMARY KEY,
    role     TEXT NOT NULL,
    pin_hash TEXT NOT NULL DEFAULT '' -- Argon2id; empty: no PIN yet
) STRICT, WITHOUT ROWID;

CREATE TABLE days (
    business_date TEXT PRIMARY KEY,
    opened_seq    INTEGER NOT NULL REFERENCES entries,
    closed_seq    INTEGER REFERENCES entries
) STRICT, WITHOUT ROWID;

-- One drawer, from counted float to closed count; for a kiosk, one cassette.
CREATE TABLE sessions (
    id            INTEGER PRIMARY KEY,
    person        TEXT NOT NULL,
    business_date TEXT NOT NULL,
    float_cents   INTEGER NOT NULL CHECK (float_cents >= 0),
    first_payment INTEGER NOT NULL,               -- payments of the session start at this number
    opened_seq    INTEGER NOT NULL REFERENCES entries,
    counted_seq   INTEGER REFERENCES entries,     -- the latest count
    counts        INTEGER NOT NULL DEFAULT 0,
    closed_seq    INTEGER REFERENCES entries
) STRICT;
CREATE INDEX sessions_open ON sessions (id) WHERE closed_seq IS NULL;

CREATE TABLE payments (
    number     INTEGER PRIMARY KEY CHECK (number > 0), -- 17 is shown as W2-000017
    seq        INTEGER NOT NULL REFERENCES entries,
    session    INTEGER NOT NULL REFERENCES sessions,
    amount     INTEGER NOT NULL CHECK (amount > 0),
    voided_seq INTEGER REFERENCES entries
) STRICT;

-- One attempt posts at most once: the primary key is the guard against a second posting.
CREATE TABLE payment_attempts (
    attempt TEXT PRIMARY KEY,
    payment INTEGER NOT NULL REFERENCES payments
) STRICT, WITHOUT ROWID;

CREATE TABLE tenders (
    payment INTEGER NOT NULL REFERENCES payments,
    n       INTEGER NOT NULL CHECK (n > 0),
    type    TEXT NOT NULL,
    amount  INTEGER NOT NULL CHECK (amount <> 0), -- negative: change
    number  TEXT NOT NULL DEFAULT '',             -- of a check, money order or card slip
    PRIMARY KEY (payment, n)
) STRICT, WITHOUT ROWID;

-- The customers' sub-ledger: what each entry relieved (positive) or restored (negative, a void).
CREATE TABLE allocations (
    account    TEXT NOT NULL,
    seq        INTEGER NOT NULL REFERENCES entries,
    n          INTEGER NOT NULL,
    receivable TEXT NOT NULL, -- empty: account credit
    amount     INTEGER NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (account, seq, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_accounts (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE,
    balance INTEGER NOT NULL DEFAULT 0 -- debits less credits; kept equal to the sum of its transfers
) STRICT;

CREATE TABLE transfers (
    seq    INTEGER NOT NULL REFERENCES entries,
    n      INTEGER NOT NULL,
    debit  INTEGER NOT NULL REFERENCES ledger_accounts,
    credit INTEGER NOT NULL REFERENCES ledger_accounts,
    amount INTEGER NOT NULL CHECK (amount > 0),
    kind   INTEGER NOT NULL DEFAULT 0, -- payment kind + 1 for allocations, else 0
    PRIMARY KEY (seq, n)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER transfers_never_change BEFORE UPDATE ON transfers
BEGIN SELECT raise(ABORT, 'transfers never change'); END;
CREATE TRIGGER transfers_never_go BEFORE DELETE ON transfers
BEGIN SELECT raise(ABORT, 'transfers are never deleted'); END;

-- Notes stacked for an attempt that is not posted yet (settled_seq is null): the customer's money.
CREATE TABLE held_funds (
    attempt     TEXT PRIMARY KEY,
    account     TEXT NOT NULL,
    session     INTEGER NOT NULL REFERENCES sessions,
    amount      INTEGER NOT NULL CHECK (amount > 0),
    settled_seq INTEGER REFERENCES entries
) STRICT, WITHOUT ROWID;
CREATE INDEX held_funds_open ON held_funds (attempt) WHERE settled_seq IS NULL;

-- Notes and coins a drawer is known to hold, for change advice; tenders without known pieces are not in it.
CREATE TABLE known_cash (
    session      INTEGER NOT NULL REFERENCES sessions,
    denomination INTEGER NOT NULL,
    number       INTEGER NOT NULL,
    PRIMARY KEY (session, denomination)
) STRICT, WITHOUT ROWID;

-- What became of the physical effects of an entry.
CREATE TABLE effects (
    seq     INTEGER NOT NULL REFERENCES entries,
    kind    TEXT NOT NULL,
    state   TEXT NOT NULL,
    starts  INTEGER NOT NULL DEFAULT 0, -- how often it was started
    cause   TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (seq, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX effects_unfinished ON effects (seq) WHERE state IN ('planned', 'started');

-- Identities of payments before they are posted. Outside the journal, holds no money.
CREATE TABLE draft_attempts (
    attempt TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
