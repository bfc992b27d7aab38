-- What the billing system says is owed and what stations took.
CREATE TABLE paydesk.accounts (
    number  text PRIMARY KEY,                -- '10-00041-00'
    name    text NOT NULL,
    address text NOT NULL,
    phone   text NOT NULL,
    class   text NOT NULL,
    status  text NOT NULL,
    flags   text NOT NULL,
    credit  bigint NOT NULL DEFAULT 0,       -- cents paid ahead, beside what is paid over (receivables)
    deposit bigint NOT NULL DEFAULT 0        -- cents of security deposit held
);

CREATE TABLE paydesk.receivables (
    id       text PRIMARY KEY,
    account  text NOT NULL,
    kind     text NOT NULL,
    service  text NOT NULL,
    amount   bigint NOT NULL CHECK (amount >= 0), -- cents, as charged
    paid     bigint NOT NULL DEFAULT 0,           -- cents; above the amount: the rest is credit of the account
    due_date date NOT NULL,
    origin   text NOT NULL                        -- 'billing', or the station that charged it
) WITH (fillfactor = 80);  -- a payment finds room beside what it changes, and no index needs to know
CREATE INDEX receivables_of_account ON paydesk.receivables (account, id);

-- Which rows of the two changed, and by which transaction, so that a station can ask for what is new since a snapshot
-- (006_downstream.sql). Beside the tables, and a list for each statement: an index on a column that every payment changes
-- would cost a payment more than all its other indexes.
CREATE TABLE paydesk.changes (
    changed xid8 NOT NULL DEFAULT pg_current_xact_id(),
    kind    text NOT NULL,                   -- 'accounts', 'receivables'; empty: the first, before any
    keys    text[] NOT NULL,
    at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX changes_in_order ON paydesk.changes (changed);
INSERT INTO paydesk.changes (kind, keys) VALUES ('', '{}');

CREATE FUNCTION paydesk.note_changes() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'accounts' THEN
        INSERT INTO paydesk.changes (kind, keys)
        SELECT 'accounts', array_agg(c.number)
        FROM (SELECT number, (row_number() OVER () - 1) / 1000 AS part FROM changed_rows) c GROUP BY c.part;
    ELSE
        INSERT INTO paydesk.changes (kind, keys)
        SELECT 'receivables', array_agg(c.id)
        FROM (SELECT id, (row_number() OVER () - 1) / 1000 AS part FROM changed_rows) c GROUP BY c.part;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER accounts_added AFTER INSERT ON paydesk.accounts
    REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION paydesk.note_changes();
CREATE TRIGGER accounts_changed AFTER UPDATE ON paydesk.accounts
    REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION paydesk.note_changes();
CREATE TRIGGER receivables_added AFTER INSERT ON paydesk.receivables
    REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION paydesk.note_changes();
CREATE TRIGGER receivables_changed AFTER UPDATE ON paydesk.receivables
    REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION paydesk.note_changes();

-- A dump that is put back holds changes by another server's transactions, which may be of this one's future: begins anew.
CREATE FUNCTION paydesk.begin_changes() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (SELECT max(c.changed) FROM paydesk.changes c) > pg_current_xact_id() THEN
        DELETE FROM paydesk.changes;
        INSERT INTO paydesk.changes (kind, keys) VALUES ('', '{}');
    END IF;
END $$;

-- Forgets changes of long ago, but for the last of them: a station whose cursor is older than the first that is left gets
-- everything.
CREATE FUNCTION paydesk.forget_changes(p_before timestamptz) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    DELETE FROM paydesk.changes WHERE changed < (SELECT max(changed) FROM paydesk.changes WHERE at < p_before)
$$;
