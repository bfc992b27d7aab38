-- The journals as they were sent, and what is read out of them. Every key begins with (station, seq); `month` is the
-- business month, by which the large tables are split: old months are archived or dropped as a whole.
CREATE TABLE paydesk.entries (
    station     text NOT NULL,
    seq         bigint NOT NULL,
    month       date NOT NULL,
    day         date NOT NULL,               -- business date; without one, the UTC date of `at`
    at          bigint NOT NULL,             -- the station's clock, UTC milliseconds
    person      text NOT NULL,
    kind        text NOT NULL,
    payload     text NOT NULL,               -- the exact bytes
    hash        text NOT NULL,
    code        text,                        -- why it could not be applied as it stands; null: it was
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (station, seq, month)
) PARTITION BY RANGE (month);

CREATE TABLE paydesk.payments (
    station     text NOT NULL,
    seq         bigint NOT NULL,
    month       date NOT NULL,
    day         date NOT NULL,
    payment     text NOT NULL,               -- 'W2-000017'
    session     text NOT NULL,
    person      text NOT NULL,
    payor       text NOT NULL,
    received_on date NOT NULL,
    amount      bigint NOT NULL,             -- cents, sum of the allocations
    PRIMARY KEY (station, seq, month)
) PARTITION BY RANGE (month);

CREATE TABLE paydesk.tenders (
    station text NOT NULL,
    seq     bigint NOT NULL,
    n       bigint NOT NULL,
    month   date NOT NULL,
    type    text NOT NULL,
    amount  bigint NOT NULL CHECK (abs(amount) < 100000000000000),                 -- negative: change
    number  text NOT NULL,
    PRIMARY KEY (station, seq, n, month)
) PARTITION BY RANGE (month);

CREATE TABLE paydesk.allocations (
    station    text NOT NULL,
    seq        bigint NOT NULL,
    n          bigint NOT NULL,
    month      date NOT NULL,
    account    text NOT NULL,                -- empty: suspense
    receivable text NOT NULL,                -- empty: credit of the account
    kind       text NOT NULL,
    amount     bigint NOT NULL CHECK (abs(amount) < 100000000000000),
    PRIMARY KEY (station, seq, n, month)
) PARTITION BY RANGE (month);

-- The station's own double entry, made by the rules of core/ledger; `paydesk headoffice check` makes it again.
CREATE TABLE paydesk.transfers (
    station text NOT NULL,
    seq     bigint NOT NULL,
    n       bigint NOT NULL,
    month   date NOT NULL,
    debit   text NOT NULL,
    credit  text NOT NULL,
    amount  bigint NOT NULL CHECK (amount BETWEEN 1 AND 99999999999999),
    PRIMARY KEY (station, seq, n, month)
) PARTITION BY RANGE (month);

-- The customers' sub-ledger: what each entry relieved (positive) or restored (negative).
CREATE TABLE paydesk.account_lines (
    station    text NOT NULL,
    seq        bigint NOT NULL,
    n          bigint NOT NULL,
    month      date NOT NULL,
    account    text NOT NULL,
    receivable text NOT NULL,                -- empty: credit of the account; '@deposit': the security deposit
    amount     bigint NOT NULL CHECK (amount <> 0 AND abs(amount) < 100000000000000),
    applied    boolean NOT NULL,             -- false: it stands in suspense, a reject says why
    file_no    bigint NOT NULL DEFAULT 0,    -- the daily file that told the billing system; 0: none yet
    PRIMARY KEY (station, seq, n, month)
) PARTITION BY RANGE (month);

-- What head office itself had to move: into suspense, or into credit what was paid twice.
CREATE TABLE paydesk.office_transfers (
    station text NOT NULL,
    seq     bigint NOT NULL,
    n       bigint NOT NULL,
    day     date NOT NULL,
    debit   text NOT NULL,
    credit  text NOT NULL,
    amount  bigint NOT NULL CHECK (amount > 0),
    reason  text NOT NULL,
    PRIMARY KEY (station, seq, n)
);

CREATE TABLE paydesk.sessions (
    station    text NOT NULL,
    session    text NOT NULL,                -- 'W2-S0001'
    person     text NOT NULL,
    day        date NOT NULL,
    opened_seq bigint NOT NULL,
    closed_seq bigint,                       -- null: open
    PRIMARY KEY (station, session)
);

CREATE TABLE paydesk.arrangements (
    station text NOT NULL,
    name    text NOT NULL,                   -- 'W2-A000003'
    account text NOT NULL,
    kind    text NOT NULL,
    state   text NOT NULL,
    made_on date NOT NULL,
    until   date NOT NULL,
    amount  bigint NOT NULL,
    PRIMARY KEY (station, name)
);

-- The work list: facts that could not be applied as they stand. A reject never blocks and never disappears.
CREATE TABLE paydesk.rejects (
    station    text NOT NULL,
    seq        bigint NOT NULL,
    n          bigint NOT NULL,              -- 0: the entry as a whole; else the line of its account_lines
    code       text NOT NULL,
    account    text NOT NULL DEFAULT '',
    receivable text NOT NULL DEFAULT '',
    amount     bigint NOT NULL DEFAULT 0,
    raised_at  timestamptz NOT NULL DEFAULT now(),
    resolution text NOT NULL DEFAULT '',     -- empty: to be worked on
    resolved_by text NOT NULL DEFAULT '',
    resolved_at timestamptz,
    PRIMARY KEY (station, seq, n, code)
);
CREATE INDEX rejects_open ON paydesk.rejects (station) WHERE resolution = '';

-- People and policy on their way to stations; they take effect when a station journals them.
CREATE TABLE paydesk.deliveries (
    id      bigint PRIMARY KEY,              -- 1, 2, 3 ...
    station text NOT NULL,                   -- empty: every station
    kind    text NOT NULL CHECK (kind IN ('person', 'policy')),
    content text NOT NULL,
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now()
);

-- The months that have a part of their own; others fall into the default parts.
CREATE PROCEDURE paydesk.make_months(p_from date, p_count int)
LANGUAGE plpgsql AS $$
DECLARE
    part text;
    name text;
    month date;
BEGIN
    FOREACH part IN ARRAY ARRAY['entries', 'payments', 'tenders', 'allocations', 'transfers', 'account_lines'] LOOP
        IF to_regclass('paydesk.' || part || '_other') IS NULL THEN
            EXECUTE format('CREATE TABLE paydesk.%I PARTITION OF paydesk.%I DEFAULT', part || '_other', part);
        END IF;
        FOR i IN 0..p_count - 1 LOOP
            month := date_trunc('month', p_from) + make_interval(months => i);
            name := part || to_char(month, '_YYYY_MM');
            CONTINUE WHEN to_regclass('paydesk.' || name) IS NOT NULL;
            -- Entries of this month may have come before it had a part.
            EXECUTE format('CREATE TABLE paydesk.%I (LIKE paydesk.%I INCLUDING ALL)', name, part);
            EXECUTE format('WITH moved AS (DELETE FROM paydesk.%I WHERE month = %L RETURNING *) '
                           'INSERT INTO paydesk.%I SELECT * FROM moved', part || '_other', month, name);
            EXECUTE format('ALTER TABLE paydesk.%I ATTACH PARTITION paydesk.%I FOR VALUES FROM (%L) TO (%L)',
                           part, name, month, month + interval '1 month');
        END LOOP;
    END LOOP;
END $$;
