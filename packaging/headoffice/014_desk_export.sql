-- What head office tells others: the daily file for the billing system, the general ledger, and the takings to deposit.

-- The next daily file: every line up to a business date that no file has told yet. Null: nothing is new.
CREATE FUNCTION paydesk.make_daily_file(p_day date, p_by text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    v_no bigint;
    v_lines bigint;
    v_amount bigint;
BEGIN
    LOCK TABLE paydesk.daily_files IN SHARE ROW EXCLUSIVE MODE;
    SELECT coalesce(max(file_no), 0) + 1 INTO v_no FROM paydesk.daily_files;
    WITH told AS (
        UPDATE paydesk.account_lines l SET file_no = v_no
        FROM paydesk.entries e
        WHERE l.file_no = 0 AND l.applied AND e.station = l.station AND e.seq = l.seq AND e.month = l.month
            AND e.day <= p_day
        RETURNING l.amount
    ), told_here AS (
        UPDATE paydesk.office_lines SET file_no = v_no WHERE file_no = 0 AND day <= p_day RETURNING amount
    )
    SELECT count(*), coalesce(sum(amount), 0) INTO v_lines, v_amount
    FROM (SELECT amount FROM told UNION ALL SELECT amount FROM told_here) t;
    IF v_lines = 0 THEN
        RETURN NULL;
    END IF;
    INSERT INTO paydesk.daily_files (file_no, day, lines, amount, made_by, made_at)
    VALUES (v_no, p_day, v_lines, v_amount, p_by, date_trunc('second', now()));
    RETURN v_no;
END $$;

-- The lines of a daily file; `document` is the payment, where it is one.
CREATE VIEW paydesk.daily_lines AS
SELECT l.file_no, l.station, l.seq, l.n, e.day, e.kind, coalesce(p.payment, '') AS document, l.account, l.receivable,
       l.amount
FROM paydesk.account_lines l
JOIN paydesk.entries e ON e.station = l.station AND e.seq = l.seq AND e.month = l.month
LEFT JOIN paydesk.payments p ON p.station = l.station AND p.seq = l.seq AND p.month = l.month
WHERE l.file_no > 0
UNION ALL
SELECT o.file_no, o.station, o.seq, o.n, o.day, 'reject_resolved', '', o.account, o.receivable, o.amount
FROM paydesk.office_lines o WHERE o.file_no > 0;

-- The general ledger of some business dates: each entry's net for each ledger account, what head office moved beside it
-- as transactions of their own. Accounts that only passed an amount on stand with zero.
CREATE FUNCTION paydesk.ledger(p_from date, p_to date)
RETURNS TABLE (day date, station text, seq bigint, n bigint, what text, document text, account text, amount bigint)
LANGUAGE sql STABLE AS $$
    WITH side AS (
        SELECT e.day, e.station, e.seq, 0::bigint AS n, e.kind AS what, s.account, s.amount
        FROM paydesk.entries e
        JOIN paydesk.transfers t ON t.station = e.station AND t.seq = e.seq AND t.month = e.month
        CROSS JOIN LATERAL (VALUES (t.debit, t.amount), (t.credit, -t.amount)) s(account, amount)
        WHERE e.month BETWEEN date_trunc('month', p_from)::date AND p_to AND e.day BETWEEN p_from AND p_to
        UNION ALL
        SELECT o.day, o.station, o.seq, o.n, 'head_office_' || o.reason, s.account, s.amount
        FROM paydesk.office_transfers o
        CROSS JOIN LATERAL (VALUES (o.debit, o.amount), (o.credit, -o.amount)) s(account, amount)
        WHERE o.day BETWEEN p_from AND p_to
    )
    SELECT s.day, s.station, s.seq, s.n, s.what, coalesce(p.payment, ''), s.account, sum(s.amount)::bigint
    FROM side s
    LEFT JOIN paydesk.payments p ON s.n = 0 AND p.station = s.station AND p.seq = s.seq
        AND p.month = date_trunc('month', s.day)::date
    GROUP BY s.day, s.station, s.seq, s.n, s.what, p.payment, s.account
    ORDER BY s.day, s.station, s.seq, s.n, s.account
$$;

CREATE FUNCTION paydesk.ledger_accounts(p_from date, p_to date) RETURNS TABLE (account text) LANGUAGE sql STABLE AS $$
    SELECT DISTINCT s.account
    FROM paydesk.entries e
    JOIN paydesk.transfers t ON t.station = e.station AND t.seq = e.seq AND t.month = e.month
    CROSS JOIN LATERAL (VALUES (t.debit), (t.credit)) s(account)
    WHERE e.month BETWEEN date_trunc('month', p_from)::date AND p_to AND e.day BETWEEN p_from AND p_to
    UNION
    SELECT s.account FROM paydesk.office_transfers o CROSS JOIN LATERAL (VALUES (o.debit), (o.credit)) s(account)
    WHERE o.day BETWEEN p_from AND p_to
    ORDER BY 1
$$;

-- Finds the entries that move takings on without reading all others.
CREATE INDEX entries_of_deposits ON paydesk.entries (month, station, seq) WHERE kind = 'deposit_prepared';

-- What sessions of some business dates turned in by tender type, and what of it is in a deposit, of whichever station.
CREATE FUNCTION paydesk.takings(p_from date, p_to date)
RETURNS TABLE (day date, station text, session text, person text, tender text, turned_in bigint, deposited bigint,
               deposits text)
LANGUAGE sql STABLE AS $$
    WITH turned_in AS (
        SELECT e.day, t.station, split_part(CASE WHEN t.debit LIKE 'undeposited:%' THEN t.credit ELSE t.debit END,
                                            ':', 2) AS session,
               split_part(CASE WHEN t.debit LIKE 'undeposited:%' THEN t.debit ELSE t.credit END, ':', 2) AS tender,
               CASE WHEN t.debit LIKE 'undeposited:%' THEN t.amount ELSE -t.amount END AS amount
        FROM paydesk.entries e
        JOIN paydesk.transfers t ON t.station = e.station AND t.seq = e.seq AND t.month = e.month
        WHERE e.month BETWEEN date_trunc('month', p_from)::date AND p_to AND e.day BETWEEN p_from AND p_to
            AND ((t.debit LIKE 'undeposited:%' AND (t.credit LIKE 'drawer:%' OR t.credit LIKE 'safe:%'))
                OR (t.credit LIKE 'undeposited:%' AND (t.debit LIKE 'drawer:%' OR t.debit LIKE 'safe:%')))
    ), turned_in_sum AS (
        SELECT min(day) AS day, station, session, tender, sum(amount)::bigint AS amount
        FROM turned_in GROUP BY station, session, tender
    ), deposited AS (
        SELECT s->>'session' AS session, a.key AS tender, sum((a.value)::bigint)::bigint AS amount,
               string_agg(DISTINCT e.station || ' ' || (e.payload::jsonb->'body'->>'deposit'), ', ') AS deposits
        FROM paydesk.entries e
        CROSS JOIN LATERAL jsonb_array_elements(e.payload::jsonb->'body'->'sessions') s
        CROSS JOIN LATERAL jsonb_each_text(s->'amounts') a
        WHERE e.kind = 'deposit_prepared' AND e.month >= date_trunc('month', p_from)::date
        GROUP BY 1, 2
    )
    SELECT t.day, t.station, t.session, coalesce(o.person, ''), t.tender, t.amount, coalesce(d.amount, 0),
           coalesce(d.deposits, '')
    FROM turned_in_sum t
    LEFT JOIN deposited d ON d.session = t.session AND d.tender = t.tender
    LEFT JOIN paydesk.sessions o ON o.station = t.station AND o.session = t.session
    WHERE t.amount <> 0
    ORDER BY t.day, t.station, t.session, t.tender
$$;
