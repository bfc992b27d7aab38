-- What a supervisor looks at in the morning.

-- Over (positive) and short at the stations, by business date and who answers for the drawer, without walking through
-- the other transfers of a month.
CREATE INDEX transfers_over_short ON paydesk.transfers (month, station, seq)
    WHERE debit LIKE 'over_short:%' OR credit LIKE 'over_short:%';

CREATE VIEW paydesk.desk_over_short AS
SELECT e.day, t.station, coalesce(s.person, e.person) AS person,
       sum(CASE WHEN t.credit LIKE 'over_short:%' THEN t.amount ELSE 0 END)::bigint AS over,
       sum(CASE WHEN t.debit LIKE 'over_short:%' THEN t.amount ELSE 0 END)::bigint AS short
FROM paydesk.transfers t
JOIN paydesk.entries e ON e.station = t.station AND e.seq = t.seq AND e.month = t.month
LEFT JOIN paydesk.sessions s ON s.station = t.station AND s.session = e.payload::jsonb->'body'->>'session'
WHERE t.debit LIKE 'over_short:%' OR t.credit LIKE 'over_short:%'
GROUP BY e.day, t.station, coalesce(s.person, e.person);

CREATE FUNCTION paydesk.desk_stations(p_silent_hours int)
RETURNS TABLE (station text, state text, last_contact timestamptz, silent boolean, behind bigint, clock_ahead bigint,
               open_sessions bigint, rejects_open bigint, certificate_ends timestamptz, certificate_ending boolean)
LANGUAGE sql STABLE AS $$
    SELECT s.station, CASE WHEN s.stopped <> '' THEN 'stopped' ELSE s.state END, s.seen_at,
           coalesce(s.seen_at < now() - make_interval(hours => p_silent_hours), true),
           greatest(0, s.local_seq - s.last_seq), s.clock_ahead,
           (SELECT count(*) FROM paydesk.sessions o WHERE o.station = s.station AND o.closed_seq IS NULL),
           (SELECT count(*) FROM paydesk.rejects r JOIN paydesk.stations l ON l.station = r.station
            WHERE l.role_name = s.role_name AND r.resolution = ''),
           c.ends, coalesce(c.ends < now() + interval '30 days', false)
    FROM paydesk.stations s
    LEFT JOIN (SELECT x.station, max(x.not_after) AS ends FROM paydesk.certificates x
               WHERE x.revoked_at IS NULL GROUP BY x.station) c ON c.station IN (s.station, split_part(s.station, '/', 1))
    WHERE NOT s.superseded
    ORDER BY s.station
$$;

-- What was paid twice and waits for a person: two stations took the same bill, or one took more than was left.
CREATE VIEW paydesk.desk_paid_twice AS
SELECT r.station, r.seq, r.account, r.receivable, r.amount, coalesce(e.day, r.raised_at::date) AS day,
       coalesce(p.payment, '') AS payment
FROM paydesk.rejects r LEFT JOIN paydesk.entries e ON e.station = r.station AND e.seq = r.seq
LEFT JOIN paydesk.payments p ON p.station = e.station AND p.seq = e.seq AND p.month = e.month
WHERE r.code = 'paid_over' AND r.resolution = '';

-- How many months, this one counted, have a part of their own in every table that is split.
CREATE FUNCTION paydesk.months_left(p_today date) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT count(*) FROM (
        SELECT right(c.relname, 7) AS month
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent IN ('paydesk.entries'::regclass, 'paydesk.payments'::regclass, 'paydesk.tenders'::regclass,
                              'paydesk.allocations'::regclass, 'paydesk.transfers'::regclass,
                              'paydesk.account_lines'::regclass)
            AND c.relname ~ '_[0-9]{4}_[0-9]{2}$' AND right(c.relname, 7) >= to_char(p_today, 'YYYY_MM')
        GROUP BY right(c.relname, 7) HAVING count(*) = 6) m
$$;
