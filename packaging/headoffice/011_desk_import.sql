-- What the billing system says is owed: COPY into a stage, then one merge. One transaction for all of it; whoever reads
-- sees all of the file or nothing. `reason` is why a row of the stage cannot be used.
CREATE UNLOGGED TABLE paydesk.account_stage (
    line    bigint NOT NULL,
    number  text NOT NULL,
    name    text NOT NULL,
    address text NOT NULL,
    phone   text NOT NULL,
    class   text NOT NULL,
    status  text NOT NULL,
    flags   text NOT NULL,
    reason  text NOT NULL DEFAULT ''
);

CREATE UNLOGGED TABLE paydesk.receivable_stage (
    line     bigint NOT NULL,
    id       text NOT NULL,
    account  text NOT NULL,
    kind     text NOT NULL,
    service  text NOT NULL,
    amount   bigint NOT NULL,
    due_date date NOT NULL,
    reason   text NOT NULL DEFAULT ''
);

-- One import at a time; the stage of one that failed is emptied.
CREATE FUNCTION paydesk.start_import(p_kind text, p_includes bigint) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    v_before bigint;
    v_last bigint;
BEGIN
    LOCK TABLE paydesk.snapshots IN SHARE ROW EXCLUSIVE MODE;
    SELECT coalesce(max(includes_file), 0) INTO v_before FROM paydesk.snapshots;
    SELECT coalesce(max(file_no), 0) INTO v_last FROM paydesk.daily_files;
    IF p_kind = 'receivables' AND p_includes > v_last THEN
        RETURN format('the last daily file is %s', v_last);
    ELSIF p_kind = 'receivables' AND p_includes < v_before THEN
        -- What that file told would count twice as credit.
        RETURN format('the snapshot before already held what daily file %s told', v_before);
    END IF;
    TRUNCATE paydesk.account_stage, paydesk.receivable_stage;
    RETURN '';
END $$;

-- Says which rows of the stage cannot be used, and how many.
CREATE FUNCTION paydesk.judge_stage(p_kind text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    v_bad bigint;
BEGIN
    IF p_kind = 'accounts' THEN
        ANALYZE paydesk.account_stage;
        UPDATE paydesk.account_stage s SET reason = 'the account is in the file twice; the first row counts'
        FROM (SELECT line, row_number() OVER (PARTITION BY number ORDER BY line) AS place
              FROM paydesk.account_stage) p
        WHERE p.place > 1 AND s.line = p.line;
        SELECT count(*) INTO v_bad FROM paydesk.account_stage WHERE reason <> '';
    ELSE
        ANALYZE paydesk.receivable_stage;
        UPDATE paydesk.receivable_stage s SET reason = 'no account has this number'
        WHERE NOT EXISTS (SELECT 1 FROM paydesk.accounts a WHERE a.number = s.account);
        UPDATE paydesk.receivable_stage s SET reason = 'the receivable is in the file twice; the first row counts'
        FROM (SELECT line, row_number() OVER (PARTITION BY id ORDER BY line) AS place
              FROM paydesk.receivable_stage WHERE reason = '') p
        WHERE p.place > 1 AND s.line = p.line;
        SELECT count(*) INTO v_bad FROM paydesk.receivable_stage WHERE reason <> '';
    END IF;
    RETURN v_bad;
END $$;

-- The rows that cannot be used, after a line, as the columns of the file in its usual order.
CREATE FUNCTION paydesk.unusable_rows(p_kind text, p_after bigint, p_limit int)
RETURNS TABLE (line bigint, reason text, c1 text, c2 text, c3 text, c4 text, c5 text, c6 text, c7 text)
LANGUAGE sql AS $$
    (SELECT s.line, s.reason, s.number, s.name, s.address, s.phone, s.class, s.status, s.flags
     FROM paydesk.account_stage s WHERE p_kind = 'accounts' AND s.reason <> '' AND s.line > p_after
     ORDER BY s.line LIMIT p_limit)
    UNION ALL
    (SELECT s.line, s.reason, s.id, s.account, s.kind, s.service,
            to_char(s.amount / 100, 'FM99999999999990') || to_char(s.amount % 100, '"."FM00'), s.due_date::text, ''
     FROM paydesk.receivable_stage s WHERE p_kind = 'receivables' AND s.reason <> '' AND s.line > p_after
     ORDER BY s.line LIMIT p_limit)
$$;

CREATE FUNCTION paydesk.keep_snapshot(p_kind text, p_source text, p_rows bigint, p_includes bigint)
RETURNS bigint LANGUAGE sql AS $$
    INSERT INTO paydesk.snapshots (n, kind, source, row_count, includes_file)
    SELECT coalesce(max(n), 0) + 1, p_kind, p_source, p_rows,
           CASE WHEN p_kind = 'accounts' THEN coalesce(max(includes_file), 0) ELSE p_includes END
    FROM paydesk.snapshots
    RETURNING n
$$;

-- Adds and changes; accounts that the file does not name stay. Stations that post meanwhile wait or try again.
CREATE FUNCTION paydesk.merge_accounts(p_source text, OUT added bigint, OUT changed bigint)
LANGUAGE plpgsql AS $$
DECLARE
    v_rows bigint;
BEGIN
    LOCK TABLE paydesk.accounts IN SHARE ROW EXCLUSIVE MODE;
    UPDATE paydesk.accounts a
    SET name = s.name, address = s.address, phone = s.phone, class = s.class, status = s.status, flags = s.flags
    FROM paydesk.account_stage s
    WHERE a.number = s.number AND s.reason = ''
        AND (a.name, a.address, a.phone, a.class, a.status, a.flags)
            IS DISTINCT FROM (s.name, s.address, s.phone, s.class, s.status, s.flags);
    GET DIAGNOSTICS changed = ROW_COUNT;
    INSERT INTO paydesk.accounts (number, name, address, phone, class, status, flags)
    SELECT s.number, s.name, s.address, s.phone, s.class, s.status, s.flags
    FROM paydesk.account_stage s LEFT JOIN paydesk.accounts a ON a.number = s.number
    WHERE s.reason = '' AND a.number IS NULL;
    GET DIAGNOSTICS added = ROW_COUNT;
    SELECT count(*) INTO v_rows FROM paydesk.account_stage WHERE reason = '';
    PERFORM paydesk.keep_snapshot('accounts', p_source, v_rows, 0);
    TRUNCATE paydesk.account_stage;
END $$;

-- A whole snapshot of what is owed. Of what the billing system charged, `paid` becomes what was paid beside the daily
-- files that the snapshot holds; what it no longer lists is no longer owed. What a station charged stays as it is until
-- the billing system lists it. Nothing that a customer paid too much is forgotten: it becomes credit of the account.
CREATE FUNCTION paydesk.merge_receivables(p_source text, p_includes bigint, OUT added bigint, OUT changed bigint,
                                          OUT gone bigint)
LANGUAGE plpgsql AS $$
DECLARE
    v_rows bigint;
    v_snapshot bigint;
BEGIN
    LOCK TABLE paydesk.receivables IN SHARE ROW EXCLUSIVE MODE;
    SELECT count(*) INTO v_rows FROM paydesk.receivable_stage WHERE reason = '';
    v_snapshot := paydesk.keep_snapshot('receivables', p_source, v_rows, p_includes);
    WITH told AS MATERIALIZED (
        SELECT receivable, sum(amount)::bigint AS paid FROM paydesk.receivable_lines
        WHERE file_no = 0 OR file_no > p_includes
        GROUP BY receivable
    ), wanted AS MATERIALIZED (
        SELECT r.id, r.account AS old_account, r.kind AS old_kind, r.paid AS old_paid, r.amount AS old_amount,
               s.id IS NOT NULL AS listed, coalesce(s.account, r.account) AS account, coalesce(s.kind, r.kind) AS kind,
               coalesce(s.service, r.service) AS service, coalesce(s.due_date, r.due_date) AS due_date,
               coalesce(t.paid, 0) AS paid, coalesce(s.amount, greatest(0, coalesce(t.paid, 0))) AS amount
        FROM paydesk.receivables r
        LEFT JOIN paydesk.receivable_stage s ON s.id = r.id AND s.reason = ''
        LEFT JOIN told t ON t.receivable = r.id
        WHERE s.id IS NOT NULL
            -- An unusable row says nothing; what it may have meant stays.
            OR r.origin = 'billing' AND NOT EXISTS (SELECT 1 FROM paydesk.receivable_stage b WHERE b.id = r.id)
    ), surplus AS MATERIALIZED (
        SELECT id, old_account AS account,
               greatest(0, old_paid - old_amount) - greatest(0, paid - amount) AS lost
        FROM wanted WHERE kind <> 'deposit'  -- which is held, never credit
    ), carried AS (
        INSERT INTO paydesk.carried_credit (snapshot, receivable, account, amount)
        SELECT v_snapshot, id, account, lost FROM surplus WHERE lost > 0
    ), credited AS (
        UPDATE paydesk.accounts a SET credit = a.credit + c.lost
        FROM (SELECT account, sum(greatest(0, lost))::bigint AS lost
              FROM (SELECT account, lost FROM surplus WHERE lost <> 0
                    -- What is paid over moves to another account, or becomes or ends as a deposit: new to stations.
                    UNION ALL SELECT x.account, 0 FROM wanted w CROSS JOIN LATERAL (VALUES (w.old_account), (w.account)) x(account)
                    WHERE (w.old_account, w.old_kind) <> (w.account, w.kind)
                        AND (w.old_paid > w.old_amount OR w.paid > w.amount)) l
              GROUP BY account) c
        WHERE a.number = c.account
    ), put AS (
        UPDATE paydesk.receivables r
        SET account = w.account, kind = w.kind, service = w.service, amount = w.amount, paid = w.paid,
            due_date = w.due_date, origin = 'billing'
        FROM wanted w
        WHERE r.id = w.id AND (r.account, r.kind, r.service, r.amount, r.paid, r.due_date, r.origin)
            IS DISTINCT FROM (w.account, w.kind, w.service, w.amount, w.paid, w.due_date, 'billing')
        RETURNING w.listed, w.old_amount > w.old_paid AND w.amount <= w.paid AS ended
    )
    SELECT count(*) FILTER (WHERE listed), count(*) FILTER (WHERE NOT listed AND ended) INTO changed, gone FROM put;
    INSERT INTO paydesk.receivables (id, account, kind, service, amount, due_date, origin)
    SELECT s.id, s.account, s.kind, s.service, s.amount, s.due_date, 'billing'
    FROM paydesk.receivable_stage s LEFT JOIN paydesk.receivables r ON r.id = s.id
    WHERE s.reason = '' AND r.id IS NULL;
    GET DIAGNOSTICS added = ROW_COUNT;
    TRUNCATE paydesk.receivable_stage;
    PERFORM paydesk.forget_changes(now() - interval '60 days');
END $$;
