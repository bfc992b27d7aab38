-- Extensions, instalment plans and pledges. What was agreed stands in the entry that made it.
CREATE TABLE arrangements (
    number      INTEGER PRIMARY KEY CHECK (number > 0), -- 3 is shown as W2-A000003
    seq         INTEGER NOT NULL REFERENCES entries,
    account     TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('extension', 'plan', 'pledge')),
    state       TEXT NOT NULL
        CHECK (state IN ('active', 'kept', 'broken', 'cancelled', 'open', 'matched', 'expired')),
    made_on     TEXT NOT NULL,
    until       TEXT NOT NULL,                      -- the last day it holds; of a plan its last instalment
    amount      INTEGER NOT NULL CHECK (amount > 0),
    agency      TEXT NOT NULL DEFAULT '',           -- who pledged
    cause       TEXT NOT NULL DEFAULT '',           -- of the present state
    changed_seq INTEGER REFERENCES entries,
    payment     INTEGER REFERENCES payments         -- that a pledge was matched with
) STRICT;
CREATE INDEX arrangements_of_account ON arrangements (account);
CREATE INDEX arrangements_running ON arrangements (number) WHERE state IN ('active', 'open');
CREATE INDEX arrangements_matched ON arrangements (payment) WHERE payment IS NOT NULL;
