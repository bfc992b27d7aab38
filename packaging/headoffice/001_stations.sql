-- Who may send, and how far each station has come.
CREATE TABLE paydesk.stations (
    station     text PRIMARY KEY,            -- 'W2'; 'W2/2' is its line of entries after it was restored from a backup
    role_name   text NOT NULL,               -- of the database, and the common name of its certificate
    superseded  boolean NOT NULL DEFAULT false, -- a later line of the same station took its place
    install_id  text NOT NULL DEFAULT '',    -- which installation sends; empty until its first hello
    first_seq   bigint NOT NULL DEFAULT 1,   -- a later line begins where it left the one before
    last_seq    bigint NOT NULL DEFAULT 0,
    last_hash   text NOT NULL DEFAULT repeat('0', 64),
    stopped     text NOT NULL DEFAULT '',    -- why nothing is taken from it; empty: everything is
    state       text NOT NULL DEFAULT 'never_seen', -- what its last hello found
    local_seq   bigint NOT NULL DEFAULT 0,   -- how many entries it said it has
    program     text NOT NULL DEFAULT '',    -- its program's version
    clock_ahead bigint NOT NULL DEFAULT 0,   -- milliseconds its clock was ahead of ours
    seen_at     timestamptz
);
CREATE UNIQUE INDEX stations_by_role ON paydesk.stations (role_name) WHERE NOT superseded;

CREATE TABLE paydesk.certificates (
    serial     text PRIMARY KEY,             -- hex, as openssl prints it
    station    text NOT NULL,
    not_after  timestamptz NOT NULL,
    signed_at  timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz,
    reason     text NOT NULL DEFAULT ''
);

-- The head of a station's chain after each batch: a chain cannot see its own tail cut off, this can.
CREATE TABLE paydesk.heads (
    station     text NOT NULL,
    seq         bigint NOT NULL,
    hash        text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (station, seq)
);
