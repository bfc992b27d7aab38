-- Amounts that this station charged: returned-item fees, service charges, licences. What is still open on
-- them follows from `allocations`, as for those of the mirror.
CREATE TABLE local_receivables (
    account  TEXT NOT NULL,
    id       TEXT NOT NULL UNIQUE, -- W2-R000001
    seq      INTEGER NOT NULL REFERENCES entries,
    kind     TEXT NOT NULL,
    service  TEXT NOT NULL,
    amount   INTEGER NOT NULL CHECK (amount > 0),
    due_date TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT, WITHOUT ROWID;
