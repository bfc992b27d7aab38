-- What the billing system says is owed and what stations took. `changed` is the transaction that last changed a row, so
-- that a station can ask for what is new since a snapshot (customers.sql).
CREATE TABLE paydesk.accounts (
    number  text PRIMARY KEY,                -- '10-00041-00'
    name    text NOT NULL,
    address text NOT NULL,
    phone   text NOT NULL,
    class   text NOT NULL,
    status  text NOT NULL,
    flags   text NOT NULL,
    credit  bigint NOT NULL DEFAULT 0,       -- cents paid ahead, beside what is paid over (receivables)
    deposit bigint NOT NULL DEFAULT 0,       -- cents of security deposit held
    changed xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX accounts_by_change ON paydesk.accounts (changed);

CREATE TABLE paydesk.receivables (
    id       text PRIMARY KEY,
    account  text NOT NULL,
    kind     text NOT NULL,
    service  text NOT NULL,
    amount   bigint NOT NULL CHECK (amount >= 0), -- cents, as charged
    paid     bigint NOT NULL DEFAULT 0,           -- cents; above the amount: the rest is credit of the account
    due_date date NOT NULL,
    origin   text NOT NULL,                       -- 'billing', or the station that charged it
    changed  xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX receivables_of_account ON paydesk.receivables (account, id);
CREATE INDEX receivables_by_change ON paydesk.receivables (changed);
