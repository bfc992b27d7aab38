-- What a station copies into its mirror, page by page, in one REPEATABLE READ transaction, so that accounts, receivables
-- and `included_seq` are of one moment.
--
-- p_what: 'start', 'accounts' or 'receivables'. p_since: empty for everything, else the cursor that 'start' gave last time.
-- p_after: the key of the last row received, empty at first: an account's number, a receivable's account and id with a
-- space between, so that a mirror is filled account by account. At most p_limit rows in the order of their key.
-- 'start' gives one row: the new cursor, how far the amounts include this station (included_seq), whether p_since can be
-- used ('changes') or everything is to be asked for with an empty p_since ('all'), and the number of accounts and of
-- receivables that this means.
--
-- The cursor names the server, its time line, the table of changes and the oldest transaction still under way when the
-- snapshot was taken: all that it does not hold was written by that transaction or a later one, so rows changed since then
-- are sent, some of them twice. Everything is sent where a fifth of all rows changed, where changes since then may be forgotten, and by a server
-- that was put back or replaced by its replica: it has another time line, or another table.
CREATE FUNCTION paydesk.customers(p_what text, p_since text, p_after text, p_limit int)
RETURNS TABLE (k text, c1 text, c2 text, c3 text, c4 text, c5 text, c6 text, c7 text, c8 text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    -- The name of the log file begins with the time line; what the last checkpoint says may be older than a promotion.
    v_line text := (SELECT s.system_identifier || '.' || left(pg_walfile_name(pg_current_wal_lsn()), 8) || '-'
                        || 'paydesk.changes'::regclass::oid
                    FROM pg_control_system() s);
    v_from xid8 := '0';
    v_seq bigint;
    v_last text;                             -- of a page
    v_accounts bigint;
    v_receivables bigint;
    v_account text := split_part(p_after, ' ', 1);  -- of a receivable's key
    v_id text := substr(p_after, length(split_part(p_after, ' ', 1)) + 2);
BEGIN
    SELECT s.last_seq INTO v_seq FROM paydesk.stations s
    WHERE s.role_name = session_user AND NOT s.superseded AND s.stopped = '';
    IF v_seq IS NULL THEN
        RAISE EXCEPTION 'no station posts as %, or it is stopped', session_user USING ERRCODE = '28000';
    END IF;
    IF p_since LIKE v_line || '.%' AND split_part(p_since, '.', 3) ~ '^[0-9]{1,19}$' THEN
        v_from := split_part(p_since, '.', 3)::xid8;
        IF v_from > pg_snapshot_xmax(pg_current_snapshot()) OR v_from <= (SELECT min(c.changed) FROM paydesk.changes c) THEN
            v_from := '0';
        END IF;
    END IF;
    IF p_what = 'start' THEN
        IF v_from > '0' AND (SELECT sum(cardinality(c.keys)) FROM paydesk.changes c WHERE c.changed >= v_from) >
            greatest(1000, (SELECT sum(p.reltuples) / 5 FROM pg_class p
                            WHERE p.oid IN ('paydesk.accounts'::regclass, 'paydesk.receivables'::regclass))) THEN
            v_from := '0';
        END IF;
        IF v_from = '0' THEN
            SELECT count(*) INTO v_accounts FROM paydesk.accounts;
            SELECT count(*) INTO v_receivables FROM paydesk.receivables r WHERE r.amount > r.paid;
        ELSE
            SELECT count(DISTINCT k.key) FILTER (WHERE c.kind = 'accounts'),
                   count(DISTINCT k.key) FILTER (WHERE c.kind = 'receivables')
            INTO v_accounts, v_receivables
            FROM paydesk.changes c CROSS JOIN unnest(c.keys) k(key) WHERE c.changed >= v_from;
        END IF;
        RETURN QUERY SELECT v_line || '.' || pg_snapshot_xmin(pg_current_snapshot())::text, v_seq::text,
            CASE WHEN v_from = '0' THEN 'all' ELSE 'changes' END, v_accounts::text, v_receivables::text, '', '', '', '';
    ELSIF p_what = 'accounts' AND v_from = '0' THEN
        -- What is paid over is summed for the page as a whole.
        SELECT max(a.number) INTO v_last
        FROM (SELECT number FROM paydesk.accounts WHERE number > p_after ORDER BY number LIMIT p_limit) a;
        RETURN QUERY SELECT a.number, a.name, a.address, a.phone, a.class, a.status, a.flags,
            (a.credit + coalesce(o.over, 0))::text, a.deposit::text
        FROM paydesk.accounts a
        LEFT JOIN (SELECT r.account, sum(r.paid - r.amount) AS over FROM paydesk.receivables r
                   WHERE r.account > p_after AND r.account <= v_last AND r.paid > r.amount AND r.kind <> 'deposit'
                   GROUP BY r.account) o ON o.account = a.number
        WHERE a.number > p_after AND a.number <= v_last ORDER BY a.number;
    ELSIF p_what = 'accounts' THEN
        RETURN QUERY SELECT a.number, a.name, a.address, a.phone, a.class, a.status, a.flags,
            (a.credit + (SELECT coalesce(sum(greatest(0, r.paid - r.amount)), 0)
                         FROM paydesk.receivables r WHERE r.account = a.number AND r.kind <> 'deposit'))::text, a.deposit::text
        FROM paydesk.accounts a
        WHERE a.number > p_after AND a.number IN (SELECT unnest(c.keys) FROM paydesk.changes c
                                                  WHERE c.kind = 'accounts' AND c.changed >= v_from)
        ORDER BY a.number LIMIT p_limit;
    ELSIF v_from = '0' THEN
        RETURN QUERY SELECT r.id, r.account, r.kind, r.service, (r.amount - r.paid)::text, r.due_date::text, '', '', ''
        FROM paydesk.receivables r
        WHERE (r.account, r.id) > (v_account, v_id) AND r.amount > r.paid ORDER BY r.account, r.id LIMIT p_limit;
    ELSE
        -- Nothing left to pay: the mirror forgets it.
        RETURN QUERY SELECT r.id, r.account, r.kind, r.service, greatest(0, r.amount - r.paid)::text, r.due_date::text,
            '', '', ''
        FROM paydesk.receivables r
        WHERE (r.account, r.id) > (v_account, v_id)
            AND r.id IN (SELECT unnest(c.keys) FROM paydesk.changes c
                         WHERE c.kind = 'receivables' AND c.changed >= v_from)
        ORDER BY r.account, r.id LIMIT p_limit;
    END IF;
END $$;

-- What head office has for this station beside customers, as one JSON value: its rejects, still open or resolved since
-- p_rejects_since (UTC milliseconds), and the deliveries of people and policy after p_delivery.
CREATE FUNCTION paydesk.deliveries(p_delivery bigint, p_rejects_since bigint)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_station text;
BEGIN
    SELECT s.station INTO v_station FROM paydesk.stations s
    WHERE s.role_name = session_user AND NOT s.superseded AND s.stopped = '';
    IF v_station IS NULL THEN
        RAISE EXCEPTION 'no station posts as %, or it is stopped', session_user USING ERRCODE = '28000';
    END IF;
    RETURN json_build_object(
        'rejects', (SELECT coalesce(json_agg(json_build_object(
                'seq', r.seq, 'n', r.n, 'code', r.code, 'account', r.account, 'receivable', r.receivable,
                'amount', r.amount, 'resolution', r.resolution, 'resolved_by', r.resolved_by) ORDER BY r.seq, r.n), '[]')
            FROM paydesk.rejects r
            JOIN paydesk.stations l ON l.station = r.station AND l.role_name = session_user
            -- Of older lines what this one shares with them.
            WHERE paydesk.line_of(v_station, r.seq) = r.station AND (r.resolution = '' OR r.resolved_at >= to_timestamp(p_rejects_since / 1000.0))),
        'deliveries', (SELECT coalesce(json_agg(json_build_object(
                'id', d.id, 'kind', d.kind, 'content', d.content, 'made_by', d.made_by) ORDER BY d.id), '[]')
            FROM paydesk.deliveries d
            WHERE d.id > p_delivery AND d.station IN ('', split_part(v_station, '/', 1))))::text;
END $$;
