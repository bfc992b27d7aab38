-- Proof of what stands at head office, a window of entries at a time. Each function answers findings: where, and what is
-- wrong in words. No answer: all is well.

-- The lines of one station in the order in which one follows the other: 'W2', 'W2/2', 'W2/3' ...
CREATE VIEW paydesk.desk_lines AS
SELECT s.station, split_part(s.station, '/', 1) AS name,
       coalesce(nullif(split_part(s.station, '/', 2), ''), '1')::int AS epoch, s.first_seq, s.last_seq, s.last_hash
FROM paydesk.stations s;

-- Where an entry of a line stands: in the line itself, or in the latest line before it that had come so far.
CREATE FUNCTION paydesk.line_of(p_station text, p_seq bigint) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT b.station FROM paydesk.desk_lines a JOIN paydesk.desk_lines b ON b.name = a.name AND b.epoch <= a.epoch
    WHERE a.station = p_station AND b.first_seq <= p_seq
    ORDER BY b.epoch DESC LIMIT 1
$$;

-- The hash after an entry of a line; 64 zeros before the first.
CREATE FUNCTION paydesk.hash_at(p_station text, p_seq bigint) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN p_seq = 0 THEN repeat('0', 64)
                ELSE (SELECT e.hash FROM paydesk.entries e
                      WHERE e.station = paydesk.line_of(p_station, p_seq) AND e.seq = p_seq) END
$$;

-- Gaplessness, chain and months of entries p_first to p_last, and that nothing stands under an entry that is not there.
CREATE FUNCTION paydesk.check_chain(p_station text, p_first bigint, p_last bigint)
RETURNS TABLE (seq bigint, what text) LANGUAGE sql STABLE AS $$
    WITH entry AS MATERIALIZED (
        SELECT e.seq, e.payload, e.hash, e.month, e.day
        FROM paydesk.entries e WHERE e.station = p_station AND e.seq BETWEEN p_first AND p_last
    ), link AS (
        SELECT n.seq, e.payload, e.hash, e.month, e.day,
               CASE WHEN n.seq = p_first THEN paydesk.hash_at(p_station, p_first - 1)
                    ELSE lag(e.hash) OVER (ORDER BY n.seq) END AS before
        FROM generate_series(p_first, p_last) n(seq) LEFT JOIN entry e ON e.seq = n.seq
    )
    SELECT l.seq, 'entry is missing' FROM link l WHERE l.hash IS NULL
    UNION ALL
    SELECT l.seq, 'entry does not fit the chain: it or its hash was changed' FROM link l
    WHERE l.hash IS NOT NULL AND l.before IS NOT NULL
        AND l.hash <> encode(sha256(convert_to(l.before || l.payload, 'UTF8')), 'hex')
    UNION ALL
    SELECT l.seq, 'entry stands in another month than its day' FROM link l
    WHERE l.month <> date_trunc('month', l.day)::date
    UNION ALL
    SELECT h.seq, 'head that was kept is not the entry''s hash' FROM paydesk.heads h JOIN entry e ON e.seq = h.seq
    WHERE h.station = p_station AND h.hash <> e.hash
    UNION ALL
    SELECT r.seq, 'row of ' || r.part || ' has no entry of its month' FROM (
        SELECT seq, month, 'payments' AS part FROM paydesk.payments
        WHERE station = p_station AND payments.seq BETWEEN p_first AND p_last
        UNION SELECT seq, month, 'tenders' FROM paydesk.tenders
        WHERE station = p_station AND tenders.seq BETWEEN p_first AND p_last
        UNION SELECT seq, month, 'allocations' FROM paydesk.allocations
        WHERE station = p_station AND allocations.seq BETWEEN p_first AND p_last
        UNION SELECT seq, month, 'transfers' FROM paydesk.transfers
        WHERE station = p_station AND transfers.seq BETWEEN p_first AND p_last
        UNION SELECT seq, month, 'account_lines' FROM paydesk.account_lines
        WHERE station = p_station AND account_lines.seq BETWEEN p_first AND p_last
    ) r LEFT JOIN entry e ON e.seq = r.seq AND e.month = r.month
    WHERE e.seq IS NULL
    ORDER BY 1
$$;

-- What each payment of the window says: handed over = relieved + rounding, as tenders, allocations and in total; and that
-- what could not be applied is on the work list and in suspense.
CREATE FUNCTION paydesk.check_payments(p_station text, p_first bigint, p_last bigint)
RETURNS TABLE (seq bigint, what text) LANGUAGE sql STABLE AS $$
    WITH entry AS MATERIALIZED (
        SELECT e.seq, e.kind, e.code, e.payload FROM paydesk.entries e
        WHERE e.station = p_station AND e.seq BETWEEN p_first AND p_last
            AND (e.kind = 'payment_posted' OR e.code IS NOT NULL)
    ), tendered AS (
        SELECT t.seq, sum(t.amount) AS amount FROM paydesk.tenders t
        WHERE t.station = p_station AND t.seq BETWEEN p_first AND p_last GROUP BY t.seq
    ), allocated AS (
        SELECT a.seq, sum(a.amount) AS amount FROM paydesk.allocations a
        WHERE a.station = p_station AND a.seq BETWEEN p_first AND p_last GROUP BY a.seq
    ), sums AS (
        SELECT e.seq, e.code, p.amount, t.amount AS tendered, a.amount AS allocated,
               coalesce((e.payload::jsonb->'body'->>'rounding')::bigint, 0) AS rounded
        FROM entry e
        LEFT JOIN paydesk.payments p ON p.station = p_station AND p.seq = e.seq
        LEFT JOIN tendered t ON t.seq = e.seq
        LEFT JOIN allocated a ON a.seq = e.seq
        WHERE e.kind = 'payment_posted' AND coalesce(e.code, '') NOT IN ('newer', 'misplaced', 'unreadable')
    )
    SELECT s.seq, 'payment has no row of its own' FROM sums s WHERE s.amount IS NULL
    UNION ALL
    SELECT s.seq, 'payment is not the sum of its allocations' FROM sums s
    WHERE s.amount IS DISTINCT FROM coalesce(s.allocated, 0)
    UNION ALL
    SELECT s.seq, 'payment''s tenders do not sum to what it relieves' FROM sums s
    WHERE coalesce(s.code, '') <> 'tender_sum' AND coalesce(s.tendered, 0) <> coalesce(s.allocated, 0) + s.rounded
    UNION ALL
    SELECT e.seq, 'entry was not applied as it stands, and the work list does not know' FROM entry e
    WHERE e.code IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM paydesk.rejects r WHERE r.station = p_station AND r.seq = e.seq AND r.n = 0 AND r.code = e.code)
    UNION ALL
    SELECT l.seq, 'line is neither applied nor in suspense' FROM paydesk.account_lines l
    LEFT JOIN paydesk.office_transfers o ON o.station = l.station AND o.seq = l.seq AND o.n = l.n
        AND o.reason = 'suspense' AND o.amount = abs(l.amount)
    WHERE l.station = p_station AND l.seq BETWEEN p_first AND p_last
        AND NOT l.applied AND l.receivable <> '@deposit' AND o.station IS NULL
    ORDER BY 1
$$;

-- The end of each station's chain, and what was kept of it.
CREATE FUNCTION paydesk.check_heads() RETURNS TABLE (station text, what text) LANGUAGE sql STABLE AS $$
    SELECT s.station, format('head is entry %s, which is not the last or has another hash', s.last_seq)
    FROM paydesk.desk_lines s
    WHERE s.last_seq >= s.first_seq AND s.last_hash IS DISTINCT FROM
              (SELECT e.hash FROM paydesk.entries e WHERE e.station = s.station ORDER BY e.seq DESC LIMIT 1)
       OR EXISTS (SELECT 1 FROM paydesk.entries e WHERE e.station = s.station AND e.seq > s.last_seq)
    UNION ALL
    SELECT h.station, format('head of entry %s was kept, and there is no such entry', h.seq)
    FROM paydesk.heads h JOIN paydesk.desk_lines s ON s.station = h.station WHERE h.seq > s.last_seq
    UNION ALL
    SELECT h.station, 'heads of it were kept, and there is no such station'
    FROM paydesk.heads h LEFT JOIN paydesk.desk_lines s ON s.station = h.station WHERE s.station IS NULL
    GROUP BY h.station
$$;

-- What customers owe and have paid is the sum of the lines that say so. At most p_limit findings.
CREATE FUNCTION paydesk.check_customers(p_limit int) RETURNS TABLE (name text, what text) LANGUAGE sql STABLE AS $$
    WITH snapshot AS (
        SELECT coalesce(max(includes_file), 0) AS includes FROM paydesk.snapshots
    ), paid AS (
        SELECT l.receivable, sum(l.amount) AS all_paid,
               coalesce(sum(l.amount) FILTER (WHERE l.file_no = 0 OR l.file_no > s.includes), 0) AS since_paid
        FROM paydesk.receivable_lines l CROSS JOIN snapshot s GROUP BY l.receivable
    ), credit AS (
        SELECT c.account, sum(c.amount) AS amount FROM paydesk.credit_lines c GROUP BY c.account
    ), held AS (
        SELECT l.account, sum(l.amount) AS amount FROM paydesk.account_lines l
        WHERE l.applied AND l.receivable = '@deposit' GROUP BY l.account
    )
    (SELECT r.id, format('paid %s, its lines say %s', r.paid,
                         CASE WHEN r.origin = 'billing' THEN coalesce(p.since_paid, 0) ELSE coalesce(p.all_paid, 0) END)
     FROM paydesk.receivables r LEFT JOIN paid p ON p.receivable = r.id
     WHERE r.paid <> CASE WHEN r.origin = 'billing' THEN coalesce(p.since_paid, 0) ELSE coalesce(p.all_paid, 0) END
     LIMIT p_limit)
    UNION ALL
    (SELECT p.receivable, 'lines were applied to it, and there is no such receivable'
     FROM paid p LEFT JOIN paydesk.receivables r ON r.id = p.receivable WHERE r.id IS NULL LIMIT p_limit)
    UNION ALL
    (SELECT a.number, format('credit %s, its lines say %s', a.credit, coalesce(c.amount, 0))
     FROM paydesk.accounts a LEFT JOIN credit c ON c.account = a.number
     WHERE a.credit <> coalesce(c.amount, 0) LIMIT p_limit)
    UNION ALL
    (SELECT a.number, format('deposit %s, its lines say %s', a.deposit, coalesce(h.amount, 0))
     FROM paydesk.accounts a LEFT JOIN held h ON h.account = a.number
     WHERE a.deposit <> coalesce(h.amount, 0) LIMIT p_limit)
    UNION ALL
    (SELECT c.account, 'credit was given to it, and there is no such account'
     FROM credit c LEFT JOIN paydesk.accounts a ON a.number = c.account WHERE a.number IS NULL LIMIT p_limit)
$$;

-- The entries of a window with the rows that the station's books sent, for making them again by the rules.
CREATE FUNCTION paydesk.sent_books(p_station text, p_first bigint, p_last bigint)
RETURNS TABLE (seq bigint, payload text, hash text, code text, transfers text, lines text)
LANGUAGE sql STABLE AS $$
    -- Each table is read once: what would be looked up for each entry is looked for in every month.
    WITH transfer AS (
        SELECT t.seq, json_agg(json_build_array(t.debit, t.credit, t.amount) ORDER BY t.n)::text AS made
        FROM paydesk.transfers t WHERE t.station = p_station AND t.seq BETWEEN p_first AND p_last GROUP BY t.seq
    ), line AS (
        SELECT l.seq, json_agg(json_build_array(l.account, l.receivable, l.amount) ORDER BY l.n)::text AS made
        FROM paydesk.account_lines l WHERE l.station = p_station AND l.seq BETWEEN p_first AND p_last GROUP BY l.seq
    )
    SELECT e.seq, e.payload, e.hash, coalesce(e.code, ''), coalesce(t.made, '[]'), coalesce(l.made, '[]')
    FROM paydesk.entries e LEFT JOIN transfer t ON t.seq = e.seq LEFT JOIN line l ON l.seq = e.seq
    WHERE e.station = p_station AND e.seq BETWEEN p_first AND p_last ORDER BY e.seq
$$;
