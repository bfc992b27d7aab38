-- How a station and head office find out where they stand, before anything is sent.
--
-- p_version: of this protocol; p_install: which installation; p_seq, p_hash: an entry of the station and the chain's hash
-- after it: its last, or, when asked again, the one that the answer named. p_at: its clock, UTC milliseconds.
-- Answer: {"station", "state", "why", "last_seq", "last_hash", "at", "versions": [from, to], "safe", "cursor"}.
-- state: welcome; stopped; copied (another installation posts as this station); behind (head office has more entries than
-- the station: it was restored from a backup); forked (its journal is not the one that head office has); too_old, too_new.
-- `safe` is false when a power cut could lose what this server has acknowledged.
CREATE FUNCTION paydesk.hello(p_version int, p_program text, p_install text, p_seq bigint, p_hash text, p_at bigint)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_station text;
    v_install text;
    v_stopped text;
    v_first bigint;
    v_seq bigint;
    v_hash text;
    v_here text;
    v_state text := 'welcome';
    v_ahead bigint := p_at - (extract(epoch FROM clock_timestamp()) * 1000)::bigint;
BEGIN
    SELECT s.station, s.install_id, s.stopped, s.first_seq, s.last_seq, s.last_hash
    INTO v_station, v_install, v_stopped, v_first, v_seq, v_hash
    FROM paydesk.stations s WHERE s.role_name = session_user AND NOT s.superseded FOR UPDATE;
    IF v_station IS NULL THEN
        RAISE EXCEPTION 'no station posts as %', session_user USING ERRCODE = '28000';
    END IF;
    IF v_install = '' AND p_install <> '' THEN
        v_install := p_install;  -- the first hello binds the installation
    END IF;
    v_here := CASE WHEN p_seq = v_seq THEN v_hash
                   ELSE (SELECT e.hash FROM paydesk.entries e WHERE e.station = v_station AND e.seq = p_seq) END;
    IF v_stopped <> '' THEN
        v_state := 'stopped';
    ELSIF p_version < 1 THEN
        v_state := 'too_old';
    ELSIF p_version > 1 THEN
        v_state := 'too_new';
    ELSIF v_install IS DISTINCT FROM p_install OR p_install = '' THEN
        v_state := 'copied';
    ELSIF p_seq >= v_first AND v_here IS DISTINCT FROM p_hash AND p_seq <= v_seq THEN
        v_state := 'forked';
    ELSIF p_seq < v_seq THEN
        v_state := 'behind';
    END IF;
    -- A copy must not write over what the station itself reports.
    UPDATE paydesk.stations s
    SET install_id = v_install, state = v_state, seen_at = now(),
        local_seq = CASE WHEN v_state = 'copied' THEN s.local_seq ELSE p_seq END,
        program = left(p_program, 100), clock_ahead = v_ahead
    WHERE s.station = v_station;
    RETURN json_build_object(
        'station', v_station, 'state', v_state, 'why', v_stopped, 'last_seq', v_seq, 'last_hash', v_hash,
        'at', (extract(epoch FROM clock_timestamp()) * 1000)::bigint, 'versions', json_build_array(1, 1),
        'safe', current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on'
            AND current_setting('synchronous_commit') IN ('on', 'remote_apply'))::text;
END $$;
