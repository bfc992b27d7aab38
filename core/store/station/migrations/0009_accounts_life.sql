-- Flags that this station set or cleared, the last word on each; head office's own stand in the mirror.
CREATE TABLE account_flags (
    account TEXT NOT NULL,
    flag    TEXT NOT NULL,
    is_set  INTEGER NOT NULL CHECK (is_set IN (0, 1)), -- 0: cleared, although head office may still send it
    until   TEXT NOT NULL,                             -- the last day; empty: until it is changed
    reason  TEXT NOT NULL,
    person  TEXT NOT NULL,
    seq     INTEGER NOT NULL REFERENCES entries,
    PRIMARY KEY (account, flag)
) STRICT, WITHOUT ROWID;

-- The orders of payments, and those that a person adds. A shut-off is noticed, ordered, in_field, cut; what is
-- asked of dispatch is requested, acknowledged, done or refused. Withdrawn: it no longer holds.
CREATE TABLE all_orders (
    name      TEXT PRIMARY KEY, -- W2-O000001
    account   TEXT NOT NULL,
    kind      TEXT NOT NULL,    -- cancel_shutoff, reconnect, start_service, shut_off
    state     TEXT NOT NULL CHECK (state IN ('requested', 'acknowledged', 'done', 'refused', 'withdrawn',
                                             'noticed', 'ordered', 'in_field', 'cut')),
    seq       INTEGER NOT NULL REFERENCES entries,
    on_date   TEXT NOT NULL DEFAULT '',    -- empty: the business date of its entry
    reference TEXT NOT NULL DEFAULT '',    -- dispatch's
    changed_seq INTEGER REFERENCES entries -- its last change
) STRICT, WITHOUT ROWID;
INSERT INTO all_orders (name, account, kind, state, seq) SELECT name, account, kind, state, seq FROM orders;
DROP TABLE orders;
ALTER TABLE all_orders RENAME TO orders;
CREATE INDEX orders_of ON orders (account);
CREATE INDEX orders_by_entry ON orders (seq);

CREATE TABLE licences (
    name    TEXT PRIMARY KEY, -- W2-L0001
    account TEXT NOT NULL,
    fee     INTEGER NOT NULL CHECK (fee > 0),
    expires TEXT NOT NULL,
    seq     INTEGER NOT NULL REFERENCES entries,
    renewed_seq INTEGER REFERENCES entries -- the last renewal
) STRICT, WITHOUT ROWID;
CREATE INDEX licences_of ON licences (account);

-- What was said, promised, decided; and letters to write.
CREATE TABLE contacts (
    name        TEXT PRIMARY KEY, -- W2-C000001
    account     TEXT NOT NULL,    -- empty: a letter to somebody without an account
    seq         INTEGER NOT NULL REFERENCES entries,
    kind        TEXT NOT NULL,
    text        TEXT NOT NULL,
    amount      INTEGER NOT NULL, -- of a promise; 0: none was named
    by_date     TEXT NOT NULL,    -- promise, call-back, decision; empty: none
    what        TEXT NOT NULL,    -- of a decision
    person      TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    settled_seq INTEGER REFERENCES entries -- letters and call-backs: done
) STRICT, WITHOUT ROWID;
CREATE INDEX contacts_of ON contacts (account, seq);
CREATE INDEX contacts_by_date ON contacts (by_date) WHERE by_date <> '';
CREATE INDEX contacts_unsettled ON contacts (seq) WHERE kind IN ('letter', 'callback') AND settled_seq IS NULL;
