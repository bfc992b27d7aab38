-- The work list: what stations posted and could not be applied as it stands. A resolution adds lines and transfers; what
-- was posted, and the reject itself, stay.

ALTER TABLE paydesk.rejects ADD COLUMN action text NOT NULL DEFAULT '';
ALTER TABLE paydesk.rejects ADD COLUMN approved_by text NOT NULL DEFAULT '';

-- An item's money: what of it stands in suspense, or as credit of the account that was paid too much. Security deposits
-- of an unknown account stand with the deposits held and are listed only; a charge that was not taken over has no money.
CREATE VIEW paydesk.desk_rejects AS
SELECT r.station, r.seq, r.n, r.code, r.raised_at, r.action, r.resolution, r.resolved_by, r.approved_by, r.resolved_at,
       CASE WHEN r.n > 0 THEN 'customer_credit' ELSE 'suspense' END AS stands_in,
       coalesce(l.account, r.account) AS account, coalesce(l.receivable, r.receivable) AS receivable,
       CASE WHEN r.n > 0 THEN r.amount ELSE coalesce(l.amount, 0) END AS amount
FROM paydesk.rejects r
LEFT JOIN LATERAL (
    SELECT min(x.account) AS account, min(x.receivable) AS receivable, sum(x.amount)::bigint AS amount
    FROM paydesk.account_lines x
    WHERE r.n = 0 AND r.code <> 'charge_known' AND x.station = r.station AND x.seq = r.seq AND NOT x.applied
        AND x.receivable <> '@deposit'
) l ON true;

-- Accounts that the unknown number of an item may have meant: two neighbouring digits changed places, or one digit is
-- another (with whatever check digit then fits); or who owes exactly this amount.
CREATE FUNCTION paydesk.near_accounts(p_account text, p_amount bigint, p_limit int)
RETURNS TABLE (number text, name text, why text) LANGUAGE sql STABLE AS $$
    WITH given AS (
        SELECT left(p_account, length(p_account) - 1) AS front
    ), front AS (
        SELECT overlay(g.front PLACING reverse(substr(g.front, i, 2)) FROM i FOR 2) AS front,
               'two digits changed places' AS why
        FROM given g, generate_series(1, length(p_account) - 2) i
        WHERE substr(g.front, i, 2) ~ '^[0-9]{2}$'
        UNION
        SELECT overlay(g.front PLACING d::text FROM i FOR 1), 'one digit is another'
        FROM given g, generate_series(1, length(p_account) - 1) i, generate_series(0, 9) d
        WHERE substr(g.front, i, 1) ~ '^[0-9]$'
    ), near AS (
        SELECT a.number, a.name, min(f.why) AS why
        FROM front f CROSS JOIN generate_series(0, 9) d JOIN paydesk.accounts a ON a.number = f.front || d
        WHERE a.number <> p_account
        GROUP BY a.number, a.name
        UNION ALL
        (SELECT a.number, a.name, 'owes this amount: ' || r.id
         FROM paydesk.receivables r JOIN paydesk.accounts a ON a.number = r.account
         WHERE r.amount - r.paid = p_amount AND p_amount > 0 ORDER BY r.id LIMIT p_limit)
    )
    SELECT * FROM near LIMIT p_limit
$$;

-- Above this many cents a second person agrees. A city that wants another limit replaces this function.
CREATE FUNCTION paydesk.second_person_over() RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT 10000::bigint $$;

-- Settles an item. p_action: 'assign' (its money goes to account p_to: to p_receivable of it, else to its credit),
-- 'refund' (to the payor, by the city's check), 'dismiss'. Answer: empty, or why not, as a code of the program's list.
CREATE FUNCTION paydesk.resolve_reject(p_station text, p_seq bigint, p_n bigint, p_code text, p_action text, p_to text,
                                       p_receivable text, p_reason text, p_person text, p_approved_by text)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    v_item record;
    v_target text;
    v_first bigint;
    v_day date := current_date;
BEGIN
    PERFORM 1 FROM paydesk.rejects r
    WHERE r.station = p_station AND r.seq = p_seq AND r.n = p_n AND r.code = p_code FOR UPDATE;
    SELECT * INTO v_item FROM paydesk.desk_rejects r
    WHERE r.station = p_station AND r.seq = p_seq AND r.n = p_n AND r.code = p_code;
    IF v_item.station IS NULL THEN
        RETURN 'unknown_reject';
    ELSIF v_item.action <> '' THEN
        RETURN 'reject_settled';
    ELSIF p_person = '' THEN
        RETURN 'unknown_person';
    ELSIF p_reason = '' THEN
        RETURN 'reason_missing';
    ELSIF abs(v_item.amount) > paydesk.second_person_over() AND p_approved_by = '' THEN
        RETURN 'approval_missing';
    ELSIF p_approved_by = p_person THEN
        RETURN 'approval_own_act';
    ELSIF p_action <> 'dismiss' AND v_item.amount = 0 OR p_action = 'refund' AND v_item.amount < 0 THEN
        RETURN 'money_not_positive';
    END IF;
    -- What was paid too much may have been voided, returned or used at a counter since.
    IF p_action <> 'dismiss' AND v_item.stands_in = 'customer_credit' AND v_item.amount >
        (SELECT a.credit + (SELECT coalesce(sum(greatest(0, r.paid - r.amount)), 0) FROM paydesk.receivables r
                            WHERE r.account = a.number AND r.kind <> 'deposit')
         FROM paydesk.accounts a WHERE a.number = v_item.account FOR UPDATE) THEN
        RETURN 'reject_settled';
    END IF;
    SELECT least(0, min(x.n)) - 1 INTO v_first
    FROM (SELECT 0::bigint AS n
          UNION ALL SELECT t.n FROM paydesk.office_transfers t WHERE t.station = p_station AND t.seq = p_seq
          UNION ALL SELECT l.n FROM paydesk.office_lines l WHERE l.station = p_station AND l.seq = p_seq) x;
    IF p_action = 'assign' THEN
        -- In the order in which a batch of a station locks them.
        IF p_receivable <> '' THEN
            UPDATE paydesk.receivables r SET paid = r.paid + v_item.amount
            WHERE r.id = p_receivable AND r.account = p_to
            RETURNING CASE WHEN r.kind = 'deposit' THEN 'deposits_held' ELSE 'receivable:' || r.service END
            INTO v_target;
            IF v_target IS NULL THEN
                RETURN 'unknown_receivable';
            END IF;
        ELSE
            v_target := 'customer_credit';
        END IF;
        UPDATE paydesk.accounts a SET credit = a.credit + CASE WHEN p_receivable = '' THEN v_item.amount ELSE 0 END
        WHERE a.number = p_to;
        IF NOT FOUND THEN
            RETURN 'unknown_account';
        END IF;
        INSERT INTO paydesk.office_lines (station, seq, n, day, account, receivable, amount)
        VALUES (p_station, p_seq, v_first, v_day, p_to, p_receivable, v_item.amount);
    ELSIF p_action = 'refund' THEN
        v_target := 'refunds_payable';
    ELSIF p_action <> 'dismiss' THEN
        RETURN 'usage';
    END IF;
    IF p_action <> 'dismiss' THEN
        IF v_item.stands_in = 'customer_credit' THEN
            UPDATE paydesk.accounts a SET credit = a.credit - v_item.amount
            WHERE a.number = v_item.account;
            INSERT INTO paydesk.office_lines (station, seq, n, day, account, receivable, amount)
            VALUES (p_station, p_seq, v_first - 1, v_day, v_item.account, '', -v_item.amount);
        END IF;
        INSERT INTO paydesk.office_transfers (station, seq, n, day, debit, credit, amount, reason)
        SELECT p_station, p_seq, v_first, v_day, CASE WHEN v_item.amount > 0 THEN v_item.stands_in ELSE v_target END,
               CASE WHEN v_item.amount > 0 THEN v_target ELSE v_item.stands_in END, abs(v_item.amount), p_action
        WHERE v_item.stands_in <> v_target;
    END IF;
    UPDATE paydesk.rejects r
    SET action = p_action, resolution = p_reason, resolved_by = p_person, approved_by = p_approved_by,
        resolved_at = now()
    WHERE r.station = p_station AND r.seq = p_seq AND r.n = p_n AND r.code = p_code;
    RETURN '';
END $$;

-- A person or a policy on its way to a station, or to all. Answers its number.
CREATE FUNCTION paydesk.deliver(p_station text, p_kind text, p_content text, p_by text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    v_id bigint;
BEGIN
    LOCK TABLE paydesk.deliveries IN SHARE ROW EXCLUSIVE MODE;
    INSERT INTO paydesk.deliveries (id, station, kind, content, made_by)
    SELECT coalesce(max(id), 0) + 1, p_station, p_kind, p_content, p_by FROM paydesk.deliveries
    RETURNING id INTO v_id;
    RETURN v_id;
END $$;
