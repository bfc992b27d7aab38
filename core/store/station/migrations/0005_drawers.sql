-- What a session went through beside its payments: opening, counts, cash moved, hand-overs, audits, no-sales,
-- closings, re-openings. What each was stands in its entry.
CREATE TABLE session_entries (
    session INTEGER NOT NULL REFERENCES sessions,
    seq     INTEGER NOT NULL REFERENCES entries,
    PRIMARY KEY (session, seq)
) STRICT, WITHOUT ROWID;

-- Every closing record there ever was, also those that a re-opening set aside: the never-reset totals go from
-- one to the next.
CREATE TABLE drawer_closes (
    seq     INTEGER PRIMARY KEY REFERENCES entries,
    session INTEGER NOT NULL REFERENCES sessions
) STRICT;
CREATE INDEX drawer_closes_by_session ON drawer_closes (session, seq);

ALTER TABLE sessions ADD COLUMN count_begun_seq INTEGER REFERENCES entries; -- set while a count is under way
ALTER TABLE sessions ADD COLUMN handover_to TEXT NOT NULL DEFAULT '';       -- who is to accept the drawer
ALTER TABLE sessions ADD COLUMN counts_set_aside INTEGER NOT NULL DEFAULT 0; -- counts before the last re-opening
ALTER TABLE sessions ADD COLUMN continues INTEGER REFERENCES sessions;      -- whose retained float it began with
ALTER TABLE sessions ADD COLUMN float_retained INTEGER NOT NULL DEFAULT 0;  -- what its close left as float
CREATE INDEX sessions_closed ON sessions (closed_seq);
CREATE INDEX sessions_continued ON sessions (continues);

-- Bags of cash that a session dropped into the safe; a bag number is used once.
CREATE TABLE safe_bags (
    bag           TEXT PRIMARY KEY,
    session       INTEGER NOT NULL REFERENCES sessions,
    amount        INTEGER NOT NULL CHECK (amount > 0),
    turned_in_seq INTEGER REFERENCES entries -- the close that opened it; null: in the safe
) STRICT, WITHOUT ROWID;
CREATE INDEX safe_bags_of_session ON safe_bags (session);
