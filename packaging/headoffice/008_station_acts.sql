-- What was done to a station by hand, and why.
CREATE TABLE paydesk.station_acts (
    station text NOT NULL,                   -- the line it was done to
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    by      text NOT NULL DEFAULT session_user,
    act     text NOT NULL,                   -- signed, replaced, revoked, readmitted, new_line
    detail  text NOT NULL,                   -- the certificate's serial, or where the new line begins
    reason  text NOT NULL,
    PRIMARY KEY (station, at)
);
