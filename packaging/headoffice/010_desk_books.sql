-- What head office's own desk keeps beside the stations' journals.
--
-- What is made from here on is nobody's to call unless it is given to them.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON ROUTINES FROM PUBLIC;

-- What this desk is; its program asks for it first.
CREATE FUNCTION paydesk.desk_version() RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT 1 $$;

-- The daily files that told the billing system what was paid: 1, 2, 3 ... A file is made once and printed as often as
-- wanted: account_lines.file_no and office_lines.file_no say what is in it.
CREATE TABLE paydesk.daily_files (
    file_no bigint PRIMARY KEY CHECK (file_no > 0),
    day     date NOT NULL,                   -- it tells what happened up to this business date
    lines   bigint NOT NULL,
    amount  bigint NOT NULL,                 -- cents, relieved less restored
    made_by text NOT NULL,
    made_at timestamptz NOT NULL
);

-- What the billing system sent, in this order; includes_file: up to which daily file its amounts already hold payments.
CREATE TABLE paydesk.snapshots (
    n             bigint PRIMARY KEY,
    kind          text NOT NULL CHECK (kind IN ('accounts', 'receivables')),
    source        text NOT NULL,
    row_count     bigint NOT NULL,
    includes_file bigint NOT NULL DEFAULT 0,
    taken_at      timestamptz NOT NULL DEFAULT now()
);

-- Lines of the customers' sub-ledger that the desk itself wrote, each by resolving a reject.
CREATE TABLE paydesk.office_lines (
    station    text NOT NULL,                -- the reject's entry
    seq        bigint NOT NULL,
    n          bigint NOT NULL,              -- of the office_transfers beside it: -1, -2 ...
    day        date NOT NULL,
    account    text NOT NULL,
    receivable text NOT NULL,                -- empty: credit of the account
    amount     bigint NOT NULL CHECK (amount <> 0),
    file_no    bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (station, seq, n)
);

-- Credit that stood as "paid over" on a receivable until a snapshot took that receivable's payments in.
CREATE TABLE paydesk.carried_credit (
    snapshot   bigint NOT NULL,
    receivable text NOT NULL,
    account    text NOT NULL,
    amount     bigint NOT NULL CHECK (amount > 0),
    PRIMARY KEY (snapshot, receivable)
);

CREATE INDEX account_lines_by_file ON paydesk.account_lines (file_no);

-- Every line that counts on a receivable. A line on a receivable that nobody knew went to the account's credit, and a
-- reject says so: it counts there, whatever the billing system sends later.
CREATE VIEW paydesk.receivable_lines AS
SELECT l.station, l.seq, l.n, l.account, l.receivable, l.amount, l.file_no
FROM paydesk.account_lines l
WHERE l.applied AND l.receivable NOT IN ('', '@deposit')
    AND NOT EXISTS (SELECT 1 FROM paydesk.rejects r
                    WHERE r.station = l.station AND r.seq = l.seq AND r.n = l.n AND r.code = 'unknown_receivable')
UNION ALL
SELECT o.station, o.seq, o.n, o.account, o.receivable, o.amount, o.file_no FROM paydesk.office_lines o
WHERE o.receivable <> '';

-- Every line that counts as credit of an account.
CREATE VIEW paydesk.credit_lines AS
SELECT l.account, l.amount FROM paydesk.account_lines l WHERE l.applied AND l.receivable = ''
UNION ALL
SELECT r.account, r.amount FROM paydesk.rejects r WHERE r.code = 'unknown_receivable'
UNION ALL
SELECT o.account, o.amount FROM paydesk.office_lines o WHERE o.receivable = ''
UNION ALL
SELECT c.account, c.amount FROM paydesk.carried_credit c;
