-- Every policy that was in force; the text stands in the entry.
CREATE TABLE policies (
    seq  INTEGER PRIMARY KEY REFERENCES entries,
    at   INTEGER NOT NULL,
    name TEXT NOT NULL,
    hash TEXT NOT NULL -- SHA-256 of the text in hex; empty: journaled before texts were
) STRICT;

-- Wrong PINs; `tries`: how many in a row with this one.
CREATE TABLE pin_refusals (
    seq    INTEGER PRIMARY KEY REFERENCES entries,
    at     INTEGER NOT NULL,
    person TEXT NOT NULL,
    tries  INTEGER NOT NULL CHECK (tries > 0)
) STRICT;

-- Who took money on which business date, and so does not correct on it.
CREATE TABLE money_takers (
    business_date TEXT NOT NULL,
    person        TEXT NOT NULL,
    PRIMARY KEY (business_date, person)
) STRICT, WITHOUT ROWID;

-- Business dates on which a small office does without that rule; who and why stands in the entry.
CREATE TABLE day_exceptions (
    business_date TEXT PRIMARY KEY,
    seq           INTEGER NOT NULL REFERENCES entries
) STRICT, WITHOUT ROWID;

-- Tries of a PIN since the last right one, counted before each check, so that a crash gives none away.
-- Outside the journal, holds no money.
CREATE TABLE draft_pin_tries (
    person  TEXT PRIMARY KEY,
    tries   INTEGER NOT NULL CHECK (tries > 0),
    last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
