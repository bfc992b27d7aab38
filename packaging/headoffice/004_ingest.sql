-- The only way in. A batch is one transaction; whatever went wrong on the way, sending it again is right.
--
-- Codes of refusal (SQLSTATE): PD001 stopped, PD002 copied installation, PD003 gap, PD004 fork, PD005 broken chain,
-- PD006 too large. A refused batch changes nothing. A fact is never refused for what it says: what cannot be applied is
-- kept with a code and stands in suspense.

-- What an entry says, row by row; entries p_first and on, whose chain is proved. Answers the months in which it put lines
-- of the customers' sub-ledger.
CREATE FUNCTION paydesk.post_entries(p_station text, p_first bigint, p_entries text[], p_books text[], p_hashes text[])
RETURNS date[] LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_months date[];
BEGIN
    -- Amounts that stations charge, before anything that relieves them. A name that is taken (a station that was restored
    -- from a backup gives its names twice) is not charged again: somebody looks at it.
    WITH owed AS MATERIALIZED (
        SELECT p_first + g.n - 1 AS seq, o->>0 AS id, o->>1 AS account, o->>2 AS kind, o->>3 AS service,
               (o->>4)::bigint AS amount, (o->>5)::date AS due_date,
               row_number() OVER (PARTITION BY o->>0 ORDER BY g.n) AS place
        FROM unnest(p_books) WITH ORDINALITY g(books, n), jsonb_array_elements((g.books::jsonb)->'owed') o
        WHERE g.books LIKE '%"owed"%'
    ), charged AS (
        INSERT INTO paydesk.receivables (id, account, kind, service, amount, due_date, origin)
        SELECT id, account, kind, service, amount, due_date, p_station FROM owed WHERE place = 1
        ON CONFLICT (id) DO NOTHING
        RETURNING id
    )
    INSERT INTO paydesk.rejects (station, seq, n, code, account, receivable, amount)
    SELECT p_station, o.seq, 0, 'charge_known', min(o.account), min(o.id), sum(o.amount)
    FROM owed o
    WHERE (o.place > 1 OR NOT EXISTS (SELECT 1 FROM charged c WHERE c.id = o.id))
        -- The billing system may have listed it before its station could send it again.
        AND NOT EXISTS (SELECT 1 FROM paydesk.receivables r
                        WHERE r.id = o.id AND r.account = o.account AND r.origin = 'billing')
    GROUP BY o.seq;

    WITH given AS MATERIALIZED (
        SELECT p_first + g.n - 1 AS seq, g.entry, g.hash, g.entry::jsonb AS j, nullif(g.books, '')::jsonb AS books
        FROM unnest(p_entries, p_books, p_hashes) WITH ORDINALITY g(entry, books, hash, n)
    ), fact AS MATERIALIZED (
        SELECT seq, entry, hash, books, (j->>'at')::bigint AS at, coalesce(j->>'person', '') AS person,
               coalesce(j->>'kind', '') AS kind,
               j->'body' AS body,
               coalesce((j->>'business_date')::date, (to_timestamp((j->>'at')::bigint / 1000) AT TIME ZONE 'UTC')::date)
                   AS day,
               CASE WHEN (j->>'v')::int IS DISTINCT FROM 1 THEN 'newer'
                    WHEN (j->>'seq')::bigint IS DISTINCT FROM seq
                        OR j->>'station' IS DISTINCT FROM split_part(p_station, '/', 1) THEN 'misplaced'
               END AS unread
        FROM given
    ), paid AS MATERIALIZED (
        SELECT * FROM fact WHERE kind = 'payment_posted' AND unread IS NULL
    ), tender AS MATERIALIZED (
        SELECT seq, date_trunc('month', day)::date AS month, n, t->>'type' AS type, (t->>'amount')::bigint AS amount,
               coalesce(t->>'number', t->>'reference', '') AS number
        FROM paid, jsonb_array_elements(body->'tenders') WITH ORDINALITY x(t, n)
    ), allocation AS MATERIALIZED (
        SELECT seq, date_trunc('month', day)::date AS month, n, a->>'account' AS account,
               coalesce(a->>'receivable', '') AS receivable, a->>'kind' AS kind, (a->>'amount')::bigint AS amount
        FROM paid, jsonb_array_elements(body->'allocations') WITH ORDINALITY x(a, n)
    ), line AS MATERIALIZED (
        SELECT f.seq, date_trunc('month', f.day)::date AS month, x.n, x.l->>0 AS account, x.l->>1 AS receivable,
               (x.l->>2)::bigint AS amount,
               EXISTS (SELECT 1 FROM paydesk.accounts a WHERE a.number = x.l->>0) AS known
        FROM fact f CROSS JOIN jsonb_array_elements(f.books->'accounts') WITH ORDINALITY x(l, n)
        WHERE f.unread IS NULL
    ), transfer AS (
        SELECT seq, date_trunc('month', day)::date AS month, n, t->>0 AS debit, t->>1 AS credit,
               (t->>2)::bigint AS amount
        FROM fact, jsonb_array_elements(books->'transfers') WITH ORDINALITY x(t, n)
        WHERE unread IS NULL
    ), sums AS MATERIALIZED (
        -- What was handed over is what was relieved and what rounding gained; the books relieve what the payment says.
        SELECT p.seq, p.day, p.person, p.body, coalesce((p.body->>'rounding')::bigint, 0) AS rounded, t.tendered, a.allocated,
               coalesce(a.of_accounts, 0) AS of_accounts, coalesce(l.in_books, 0) AS in_books
        FROM paid p
        LEFT JOIN (SELECT seq, sum(amount) AS tendered FROM tender GROUP BY seq) t ON t.seq = p.seq
        LEFT JOIN (SELECT seq, sum(amount) AS allocated, sum(amount) FILTER (WHERE account <> '') AS of_accounts
                   FROM allocation GROUP BY seq) a ON a.seq = p.seq
        LEFT JOIN (SELECT seq, sum(amount) AS in_books FROM line WHERE receivable <> '@deposit' GROUP BY seq) l
            ON l.seq = p.seq
    ), unknown AS (
        SELECT DISTINCT seq FROM line WHERE NOT known
    ), judged AS MATERIALIZED (
        SELECT f.seq,
               CASE WHEN f.unread IS NOT NULL THEN f.unread
                    WHEN s.tendered IS DISTINCT FROM s.allocated + s.rounded THEN 'tender_sum'
                    WHEN s.of_accounts <> s.in_books THEN 'books_differ'
                    WHEN u.seq IS NOT NULL THEN 'unknown_account'
               END AS code
        FROM fact f LEFT JOIN sums s ON s.seq = f.seq LEFT JOIN unknown u ON u.seq = f.seq
        WHERE f.unread IS NOT NULL OR s.seq IS NOT NULL OR u.seq IS NOT NULL
    ), put_entries AS (
        INSERT INTO paydesk.entries (station, seq, month, day, at, person, kind, payload, hash, code)
        SELECT p_station, f.seq, date_trunc('month', f.day)::date, f.day, f.at, f.person, f.kind, f.entry, f.hash, j.code
        FROM fact f LEFT JOIN judged j ON j.seq = f.seq
    ), put_payments AS (
        INSERT INTO paydesk.payments (station, seq, month, day, payment, session, person, payor, received_on, amount)
        SELECT p_station, seq, date_trunc('month', day)::date, day, body->>'payment', body->>'session', person,
               coalesce(body->>'payor', ''), coalesce((body->>'received_on')::date, day), allocated
        FROM sums
    ), put_tenders AS (
        INSERT INTO paydesk.tenders (station, seq, n, month, type, amount, number)
        SELECT p_station, seq, n, month, type, amount, number FROM tender
    ), put_allocations AS (
        INSERT INTO paydesk.allocations (station, seq, n, month, account, receivable, kind, amount)
        SELECT p_station, seq, n, month, account, receivable, kind, amount FROM allocation
    ), put_transfers AS (
        INSERT INTO paydesk.transfers (station, seq, n, month, debit, credit, amount)
        SELECT p_station, seq, n, month, debit, credit, amount FROM transfer
    ), put_sessions AS (
        INSERT INTO paydesk.sessions (station, session, person, day, opened_seq, closed_seq)
        SELECT DISTINCT ON (x->>0) p_station, x->>0, x->>1, (x->>2)::date, (x->>3)::bigint, (x->>4)::bigint
        FROM fact, jsonb_array_elements(books->'sessions') x
        WHERE unread IS NULL
        ORDER BY x->>0, seq DESC
        ON CONFLICT (station, session) DO UPDATE SET person = excluded.person, closed_seq = excluded.closed_seq
    ), put_arrangements AS (
        INSERT INTO paydesk.arrangements (station, name, account, kind, state, made_on, until, amount)
        SELECT DISTINCT ON (x->>0) p_station, x->>0, x->>1, x->>2, x->>3, (x->>4)::date, (x->>5)::date, (x->>6)::bigint
        FROM fact, jsonb_array_elements(books->'arrangements') x
        WHERE unread IS NULL
        ORDER BY x->>0, seq DESC
        ON CONFLICT (station, name) DO UPDATE SET state = excluded.state, until = excluded.until
    ), put_rejects AS (
        INSERT INTO paydesk.rejects (station, seq, n, code, amount)
        SELECT p_station, j.seq, 0, j.code, coalesce(s.tendered, 0)
        FROM judged j LEFT JOIN sums s ON s.seq = j.seq
        WHERE j.code IS NOT NULL
    ), put_lines AS (
        INSERT INTO paydesk.account_lines (station, seq, n, month, account, receivable, amount, applied)
        SELECT p_station, l.seq, l.n, l.month, l.account, l.receivable, l.amount,
               l.known AND coalesce(j.code, '') NOT IN ('tender_sum', 'books_differ')
        FROM line l LEFT JOIN judged j ON j.seq = l.seq
        RETURNING month
    )
    SELECT array_agg(DISTINCT month) INTO v_months FROM put_lines;
    RETURN coalesce(v_months, '{}');
END $$;

-- Lets the lines of entries p_first to p_last, which stand in p_months, change what customers owe. What relieves more than
-- was owed becomes credit of the account and is listed: two stations may have taken the same bill while one was offline,
-- and both payments stand.
CREATE FUNCTION paydesk.apply_lines(p_station text, p_first bigint, p_last bigint, p_months date[])
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    WITH line AS MATERIALIZED (
        SELECT l.seq, l.n, l.account, l.receivable, l.amount, l.applied
        FROM paydesk.account_lines l
        WHERE l.station = p_station AND l.seq BETWEEN p_first AND p_last AND l.month = ANY (p_months)
    ), due AS MATERIALIZED (
        -- Each receivable with its lines, which go with it through the update: nothing is known yet of how many rows a new
        -- month has, and a join of the lines to what was updated would be planned as one of a few rows with a few.
        SELECT receivable, account, sum(amount)::bigint AS amount,
               coalesce(sum(amount) FILTER (WHERE amount > 0), 0)::bigint AS at_most,
               array_agg(seq) AS seqs, array_agg(n) AS ns, array_agg(amount) AS amounts
        FROM line WHERE applied AND receivable NOT IN ('', '@deposit')
        GROUP BY receivable, account ORDER BY receivable
    ), owed AS (
        -- In order of id where the plan allows it: then two stations do not wait for each other in a circle. Where they
        -- do, one of them (40P01) sends again.
        UPDATE paydesk.receivables r SET paid = r.paid + d.amount
        FROM due d
        WHERE r.id = d.receivable AND r.account = d.account
        RETURNING r.id, r.account, r.kind, r.amount AS charged, r.paid - d.amount AS paid, d.at_most, d.seqs, d.ns, d.amounts
    ), relieved AS MATERIALIZED (
        SELECT x.seq, x.n, o.account, o.id AS receivable, o.kind, x.amount, o.charged,
               o.paid + sum(x.amount) OVER (PARTITION BY o.id ORDER BY x.seq, x.n) AS paid
        FROM owed o CROSS JOIN unnest(o.seqs, o.ns, o.amounts) x(seq, n, amount)
        WHERE o.paid + o.at_most > o.charged  -- of the others nothing is ever too much
    ), surplus AS MATERIALIZED (
        SELECT seq, n, account, receivable, kind,
               greatest(0, paid - charged) - greatest(0, paid - amount - charged) AS amount
        FROM relieved
    ), unknown AS MATERIALIZED (
        -- Nobody charged it, or somebody else owes it: credit, but for a deposit, whose own line holds it already.
        SELECT x.seq, x.n, d.account, d.receivable,
               CASE WHEN EXISTS (SELECT 1 FROM line l WHERE l.seq = x.seq AND l.account = d.account
                                     AND l.receivable = '@deposit' AND l.amount = x.amount)
                    THEN 0 ELSE x.amount END AS amount
        FROM due d CROSS JOIN unnest(d.seqs, d.ns, d.amounts) x(seq, n, amount)
        WHERE (d.receivable, d.account) NOT IN (SELECT id, account FROM owed)
    ), put_credit AS (
        UPDATE paydesk.accounts a
        SET credit = a.credit + d.credit, deposit = a.deposit + d.deposit
        FROM (SELECT account, coalesce(sum(amount) FILTER (WHERE receivable <> '@deposit'), 0) AS credit,
                     coalesce(sum(amount) FILTER (WHERE receivable = '@deposit'), 0) AS deposit
              FROM (SELECT account, receivable, amount FROM line WHERE applied AND receivable IN ('', '@deposit')
                    UNION ALL SELECT account, '', amount FROM unknown
                    UNION ALL SELECT account, '', 0 FROM surplus WHERE amount <> 0) c  -- only changed by it
              GROUP BY account ORDER BY account) d
        WHERE a.number = d.account
    ), moved AS (
        SELECT seq, n, 'receivable:paid_over' AS from_account, 'customer_credit' AS to_account, amount, 'paid_over' AS reason
        FROM surplus WHERE amount <> 0 AND kind <> 'deposit'
        UNION ALL
        SELECT seq, n, 'receivable:unknown', 'customer_credit', amount, 'unknown_receivable' FROM unknown
        WHERE amount <> 0
        UNION ALL
        SELECT seq, n, 'receivable:unapplied', 'suspense', amount, 'suspense' FROM line
        WHERE NOT applied AND receivable <> '@deposit'
    ), put_moves AS (
        INSERT INTO paydesk.office_transfers (station, seq, n, day, debit, credit, amount, reason)
        SELECT p_station, m.seq, m.n,
               (SELECT e.day FROM paydesk.entries e
                WHERE e.station = p_station AND e.seq = m.seq AND e.month = ANY (p_months)),
               CASE WHEN m.amount > 0 THEN m.from_account ELSE m.to_account END,
               CASE WHEN m.amount > 0 THEN m.to_account ELSE m.from_account END, abs(m.amount), m.reason
        FROM moved m
    )
    INSERT INTO paydesk.rejects (station, seq, n, code, account, receivable, amount)
    SELECT p_station, seq, n, 'paid_over', account, receivable, amount FROM surplus WHERE amount > 0
    UNION ALL
    SELECT p_station, seq, n, 'unknown_receivable', account, receivable, amount FROM unknown;
END $$;

-- p_first: seq of the first entry; p_entries: payloads as stored; p_books: for each the rows that the station's books made
-- of it, as JSON (empty: none); p_tail: the chain's hash after the last entry.
-- Answer: {"to": seq of the last entry, "hash": p_tail, "rejects": [{"seq", "code"} ...]}; the same for ever.
CREATE FUNCTION paydesk.ingest(p_install text, p_first bigint, p_entries text[], p_books text[], p_tail text)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_station text;
    v_install text;
    v_stopped text;
    v_seq bigint;
    v_hash text;
    v_entries text[] := p_entries;  -- a copy that is fast to index
    v_hashes text[] := '{}';
    v_count int := coalesce(array_length(p_entries, 1), 0);
    v_last bigint;
    v_known int;
    v_bad bigint;
    v_months date[] := '{}';
    i int;
BEGIN
    SELECT s.station, s.install_id, s.stopped, s.last_seq, s.last_hash
    INTO v_station, v_install, v_stopped, v_seq, v_hash
    FROM paydesk.stations s WHERE s.role_name = session_user AND NOT s.superseded FOR UPDATE;
    IF v_station IS NULL THEN
        RAISE EXCEPTION 'no station posts as %', session_user USING ERRCODE = '28000';
    END IF;
    IF v_stopped <> '' THEN
        RAISE EXCEPTION 'station % is stopped: %', v_station, v_stopped USING ERRCODE = 'PD001';
    END IF;
    IF v_install IS DISTINCT FROM p_install OR p_install = '' THEN
        RAISE EXCEPTION 'another installation posts as %', v_station USING ERRCODE = 'PD002';
    END IF;
    IF array_ndims(p_entries) IS DISTINCT FROM 1 OR array_lower(p_entries, 1) <> 1 OR v_count > 1000
        OR array_ndims(p_books) IS DISTINCT FROM 1 OR array_lower(p_books, 1) <> 1
        OR v_count <> array_length(p_books, 1) OR p_first IS NULL OR p_first NOT BETWEEN 1 AND 1000000000000 THEN
        RAISE EXCEPTION 'a batch is 1 to 1000 entries with their books' USING ERRCODE = 'PD006';
    END IF;
    IF EXISTS (SELECT 1 FROM unnest(p_entries, p_books) x(entry, books)
               WHERE entry IS NULL OR books IS NULL OR octet_length(entry) > 1048576 OR octet_length(books) > 1048576) THEN
        RAISE EXCEPTION 'an entry is at most 1 MB' USING ERRCODE = 'PD006';
    END IF;
    v_last := p_first + v_count - 1;
    IF p_first > v_seq + 1 THEN
        RAISE EXCEPTION 'gap: % has come to %, this begins at %', v_station, v_seq, p_first USING ERRCODE = 'PD003';
    END IF;

    v_known := least(v_count, v_seq - p_first + 1);
    IF v_known > 0 THEN
        -- What is known already must be the same, byte for byte.
        SELECT min(g.seq) INTO v_bad
        FROM (SELECT p_first + x.n - 1 AS seq, x.entry FROM unnest(v_entries[1:v_known]) WITH ORDINALITY x(entry, n)) g
        LEFT JOIN paydesk.entries e ON e.station = v_station AND e.seq = g.seq
        WHERE e.payload IS DISTINCT FROM g.entry;
        IF v_bad IS NOT NULL THEN
            RAISE EXCEPTION 'fork: % sent other bytes as entry %', v_station, v_bad USING ERRCODE = 'PD004';
        END IF;
    END IF;

    IF v_count <= v_known THEN
        SELECT e.hash INTO v_hash FROM paydesk.entries e WHERE e.station = v_station AND e.seq = v_last;
        IF v_hash IS DISTINCT FROM p_tail THEN
            RAISE EXCEPTION 'the chain of % does not end in the hash it gives', v_station USING ERRCODE = 'PD005';
        END IF;
    ELSE
        i := v_known + 1;
        WHILE i <= v_count LOOP
            v_hash := encode(sha256(convert_to(v_hash || v_entries[i], 'UTF8')), 'hex');
            v_hashes[i - v_known] := v_hash;
            i := i + 1;
        END LOOP;
        IF v_hash IS DISTINCT FROM p_tail THEN
            RAISE EXCEPTION 'the chain of % does not end in the hash it gives', v_station USING ERRCODE = 'PD005';
        END IF;
        BEGIN
            v_months := paydesk.post_entries(v_station, p_first + v_known, v_entries[v_known + 1:],
                                             p_books[v_known + 1:], v_hashes);
        EXCEPTION WHEN data_exception OR integrity_constraint_violation OR program_limit_exceeded THEN
            -- One of them cannot be read: each by itself, and that one as it is.
            i := v_known + 1;
            WHILE i <= v_count LOOP
                BEGIN
                    v_months := v_months || paydesk.post_entries(v_station, p_first + i - 1, v_entries[i:i], p_books[i:i],
                                                                 v_hashes[i - v_known:i - v_known]);
                EXCEPTION WHEN data_exception OR integrity_constraint_violation OR program_limit_exceeded THEN
                    INSERT INTO paydesk.entries (station, seq, month, day, at, person, kind, payload, hash, code)
                    VALUES (v_station, p_first + i - 1, date_trunc('month', now())::date, now()::date, 0, '', '',
                            v_entries[i], v_hashes[i - v_known], 'unreadable');
                    INSERT INTO paydesk.rejects (station, seq, n, code)
                    VALUES (v_station, p_first + i - 1, 0, 'unreadable');
                END;
                i := i + 1;
            END LOOP;
        END;
        IF cardinality(v_months) > 0 THEN
            PERFORM paydesk.apply_lines(v_station, p_first + v_known, v_last, v_months);
        END IF;
        UPDATE paydesk.stations s SET last_seq = v_last, last_hash = v_hash, seen_at = now() WHERE s.station = v_station;
        INSERT INTO paydesk.heads (station, seq, hash) VALUES (v_station, v_last, v_hash);
    END IF;

    RETURN (SELECT json_build_object('to', v_last, 'hash', p_tail, 'rejects', coalesce(
                json_agg(json_build_object('seq', e.seq, 'code', e.code) ORDER BY e.seq)
                    FILTER (WHERE e.code IS NOT NULL), '[]'::json))
            FROM paydesk.entries e WHERE e.station = v_station AND e.seq BETWEEN p_first AND v_last)::text;
END $$;
