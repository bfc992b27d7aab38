-- Rows that an import could not use, one an item of the work list; what they hold stands in their entry.
CREATE TABLE rejects (
    number INTEGER PRIMARY KEY CHECK (number > 0), -- 1 is shown as REJ-0001
    key    TEXT NOT NULL UNIQUE,                   -- of file and row: the same is not raised twice
    seq    INTEGER NOT NULL REFERENCES entries,
    n      INTEGER NOT NULL,                       -- its place in the entry's rows, from 0
    settled_seq INTEGER REFERENCES entries         -- null: still open
) STRICT;
CREATE INDEX rejects_open ON rejects (number) WHERE settled_seq IS NULL;

-- Payments that came in batches; the control totals stand in the opening entry.
CREATE TABLE batches (
    number     INTEGER PRIMARY KEY CHECK (number > 0), -- 1 is shown as W2-B0001
    opened_seq INTEGER NOT NULL REFERENCES entries,
    closed_seq INTEGER REFERENCES entries
) STRICT;
CREATE INDEX batches_open ON batches (number) WHERE closed_seq IS NULL;

CREATE TABLE batch_payments (
    batch   INTEGER NOT NULL REFERENCES batches,
    payment INTEGER NOT NULL REFERENCES payments,
    items   INTEGER NOT NULL CHECK (items > 0), -- stubs; a list counts each of its lines
    PRIMARY KEY (batch, payment)
) STRICT, WITHOUT ROWID;

-- Books of receipts to be written by hand during an outage.
CREATE TABLE receipt_books (
    seq    INTEGER PRIMARY KEY REFERENCES entries,
    book   TEXT NOT NULL,
    first  INTEGER NOT NULL CHECK (first > 0),
    last   INTEGER NOT NULL CHECK (last >= first),
    holder TEXT NOT NULL
) STRICT;

-- Their numbers that were keyed or voided; a payment's void gives its number back.
CREATE TABLE manual_receipts (
    number  TEXT PRIMARY KEY,
    seq     INTEGER NOT NULL REFERENCES entries,
    payment INTEGER REFERENCES payments -- null: voided, no payment stands behind it
) STRICT, WITHOUT ROWID;
