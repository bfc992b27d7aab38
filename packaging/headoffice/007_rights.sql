-- A station may call four functions and nothing else.
REVOKE ALL ON ALL TABLES IN SCHEMA paydesk FROM PUBLIC;
REVOKE ALL ON ALL ROUTINES IN SCHEMA paydesk FROM PUBLIC;
GRANT USAGE ON SCHEMA paydesk TO paydesk_station;
GRANT EXECUTE ON FUNCTION paydesk.hello, paydesk.ingest, paydesk.customers, paydesk.deliveries TO paydesk_station;
