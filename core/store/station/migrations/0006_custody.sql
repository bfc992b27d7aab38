-- Bags packed for the bank.
CREATE TABLE deposits (
    id            INTEGER PRIMARY KEY CHECK (id > 0),         -- 1 is shown as DEP-0001
    seq           INTEGER NOT NULL REFERENCES entries,
    bag           TEXT NOT NULL UNIQUE,
    amount        INTEGER NOT NULL CHECK (amount > 0),
    confirmed_seq INTEGER REFERENCES entries,                 -- when the bank's amount came
    corrected_seq INTEGER REFERENCES entries                  -- the bank's latest correction
) STRICT;

-- Closed sessions whose takings left: each leaves once. A session of another station is here by its Z code.
CREATE TABLE gone_takings (
    session TEXT PRIMARY KEY,
    seq     INTEGER NOT NULL REFERENCES entries,
    gone_to TEXT NOT NULL -- a deposit, or the station it was handed to
) STRICT, WITHOUT ROWID;

-- Counts of the change fund; the first says with what the station began.
CREATE TABLE vault_counts (
    seq     INTEGER PRIMARY KEY REFERENCES entries,
    counted INTEGER NOT NULL CHECK (counted >= 0)
) STRICT;

-- The public keys of signed codes: this station's own (a restored station may have had several) and those of
-- stations whose Z codes are taken here.
CREATE TABLE station_keys (
    station    TEXT NOT NULL,
    public_key TEXT NOT NULL,
    seq        INTEGER NOT NULL REFERENCES entries,
    PRIMARY KEY (station, public_key)
) STRICT, WITHOUT ROWID;
INSERT INTO station_keys (station, public_key, seq) SELECT name, public_key, 1 FROM station;
