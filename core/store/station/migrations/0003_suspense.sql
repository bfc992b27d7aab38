-- Money taken for nobody in particular, one row an item of the work list. What became of it is its settled_seq.
CREATE TABLE suspense_items (
    item        TEXT PRIMARY KEY,                     -- SUS-0001, counted by the station
    seq         INTEGER NOT NULL REFERENCES entries,  -- of the payment
    payment     INTEGER NOT NULL REFERENCES payments,
    n           INTEGER NOT NULL,                     -- the allocation line, from 1
    amount      INTEGER NOT NULL CHECK (amount > 0),
    reason      TEXT NOT NULL,
    settled_seq INTEGER REFERENCES entries            -- null: still open
) STRICT, WITHOUT ROWID;
CREATE INDEX suspense_items_of ON suspense_items (payment);

-- What postings asked of dispatch. Withdrawn: a correction took
-- back what it was asked for, so dispatch undoes what it did.
CREATE TABLE orders (
    name    TEXT PRIMARY KEY, -- W2-O000001
    account TEXT NOT NULL,
    kind    TEXT NOT NULL,    -- cancel_shutoff, reconnect, start_service
    state   TEXT NOT NULL CHECK (state IN ('requested', 'acknowledged', 'refused', 'withdrawn')),
    seq     INTEGER NOT NULL REFERENCES entries
) STRICT, WITHOUT ROWID;
CREATE INDEX orders_of ON orders (account);
CREATE INDEX orders_by_entry ON orders (seq);

-- Who paid, where the payor is named, to see what one person brings on a day.
CREATE TABLE payors (
    name    TEXT NOT NULL,
    payment INTEGER NOT NULL REFERENCES payments,
    account TEXT NOT NULL, -- the payor's own; empty: none
    PRIMARY KEY (name, payment)
) STRICT, WITHOUT ROWID;
