-- What head office sends beside who its customers are and what they owe.

-- Cents, as of the snapshot's included_seq like the receivables; an import knows neither and sets them to 0.
ALTER TABLE accounts ADD COLUMN credit  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN deposit INTEGER NOT NULL DEFAULT 0;

-- How this station and head office stand to each other, as the sync found it last.
CREATE TABLE head_office (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    url          TEXT NOT NULL DEFAULT '',
    state        TEXT NOT NULL DEFAULT '',
    why          TEXT NOT NULL DEFAULT '',
    posted_seq   INTEGER NOT NULL DEFAULT 0,  -- head office has this station's entries up to here
    posted_hash  TEXT NOT NULL DEFAULT '',    -- of the chain after that entry
    contact_at   INTEGER NOT NULL DEFAULT 0,  -- UTC milliseconds when it last answered; 0: never
    failed_since INTEGER NOT NULL DEFAULT 0,  -- UTC milliseconds of the first failure after that; 0: none
    clock_ahead  INTEGER NOT NULL DEFAULT 0,  -- milliseconds that this station's clock is ahead of head office's
    cursor       TEXT NOT NULL DEFAULT '',    -- of the customers held here; empty: all of them must be asked for
    safe         INTEGER NOT NULL DEFAULT 0 CHECK (safe IN (0, 1))  -- 0: a power cut there could lose what it acknowledged
) STRICT;

-- Facts of this station that head office could not apply as they stand; worked on there.
CREATE TABLE head_office_rejects (
    seq         INTEGER NOT NULL,
    n           INTEGER NOT NULL,  -- 0: the entry as a whole; else the line of it
    code        TEXT NOT NULL,
    account     TEXT NOT NULL,
    receivable  TEXT NOT NULL,
    amount      INTEGER NOT NULL,  -- cents
    resolution  TEXT NOT NULL,     -- empty: to be worked on
    resolved_by TEXT NOT NULL,
    PRIMARY KEY (seq, n, code)
) STRICT, WITHOUT ROWID;

-- People and policy as head office made them; they take effect when the station journals them.
CREATE TABLE deliveries (
    id          INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL CHECK (kind IN ('person', 'policy')),
    content     TEXT NOT NULL,
    made_by     TEXT NOT NULL,
    received_at INTEGER NOT NULL  -- UTC milliseconds
) STRICT;
