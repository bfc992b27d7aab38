-- What was corrected, one row an entry. Corrections are never takings: they count on the business date of
-- their entry, and an earlier Z never changes.
CREATE TABLE corrections (
    seq           INTEGER PRIMARY KEY REFERENCES entries,
    business_date TEXT NOT NULL,
    kind          TEXT NOT NULL, -- return, redeposit, waiver, reversal, redirection, move, suspense, retender
    payment       INTEGER NOT NULL REFERENCES payments,
    tender        INTEGER NOT NULL DEFAULT 0, -- 0: none in particular
    amount        INTEGER NOT NULL, -- what left the payment; negative: a redeposit brought it back
    moved         INTEGER NOT NULL, -- what went elsewhere and still stands
    fee           INTEGER NOT NULL DEFAULT 0 -- charged because of it; negative: taken off again
) STRICT;
CREATE INDEX corrections_of_payment ON corrections (payment, seq);
CREATE INDEX corrections_of_day ON corrections (business_date);

-- What a correction changed by kind of payment.
CREATE TABLE correction_kinds (
    seq    INTEGER NOT NULL REFERENCES entries,
    kind   TEXT NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (seq, kind)
) STRICT, WITHOUT ROWID;

-- Payments that were corrected; all others stand whole, or are voided.
CREATE TABLE corrected_payments (
    payment INTEGER PRIMARY KEY REFERENCES payments,
    standing INTEGER NOT NULL CHECK (standing >= 0)
) STRICT;
CREATE INDEX fallen_payments ON corrected_payments (payment) WHERE standing = 0;

-- Since the station's first entry, never reset.
CREATE TABLE correction_totals (
    kind   TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    moved  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Items that banks and processors took back, by whom they came from.
CREATE TABLE returned_items (
    seq           INTEGER PRIMARY KEY REFERENCES entries,
    payment       INTEGER NOT NULL REFERENCES payments,
    tender        INTEGER NOT NULL,
    business_date TEXT NOT NULL,
    account       TEXT NOT NULL, -- of the payor; empty: has none
    payor         TEXT NOT NULL,
    bank_key      TEXT NOT NULL, -- tells the bank account without showing it; empty: not a check
    counts        INTEGER NOT NULL CHECK (counts IN (0, 1)) -- 0: the bank's own mistake
) STRICT;
CREATE INDEX returned_items_of_account ON returned_items (account) WHERE account <> '';
CREATE INDEX returned_items_of_bank_key ON returned_items (bank_key) WHERE bank_key <> '';

-- Accounts and bank accounts from which no checks are taken.
CREATE TABLE cash_only (
    seq      INTEGER PRIMARY KEY REFERENCES entries, -- the return that brought it
    account  TEXT NOT NULL,
    bank_key TEXT NOT NULL,
    until    TEXT NOT NULL, -- the last day; empty: until somebody lifts it
    lifted_seq INTEGER REFERENCES entries
) STRICT;
CREATE INDEX cash_only_accounts ON cash_only (account) WHERE account <> '' AND lifted_seq IS NULL;
CREATE INDEX cash_only_bank_keys ON cash_only (bank_key) WHERE bank_key <> '' AND lifted_seq IS NULL;

-- Money that the city owes back by its own check.
CREATE TABLE refunds (
    number   INTEGER PRIMARY KEY CHECK (number > 0), -- 1 is shown as RFD-0001
    seq      INTEGER NOT NULL REFERENCES entries,
    payment  TEXT NOT NULL, -- empty: account credit
    account  TEXT NOT NULL,
    payee    TEXT NOT NULL,
    amount   INTEGER NOT NULL CHECK (amount > 0),
    paid_seq INTEGER REFERENCES entries,
    check_number TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX refunds_unpaid ON refunds (number) WHERE paid_seq IS NULL;
