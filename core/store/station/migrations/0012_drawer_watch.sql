-- What the drawer's own switch has shown. Holds no money, and belongs to no session's figures.
CREATE TABLE drawer_motions (
    seq     INTEGER PRIMARY KEY REFERENCES entries,
    what    TEXT NOT NULL CHECK (what IN ('opened', 'closed', 'opened_with_key', 'found_open', 'left_open',
                                          'did_not_open', 'sensor_flaps')),
    of_seq  INTEGER REFERENCES entries, -- whose pulse it was; null: nothing explains it
    seconds INTEGER NOT NULL CHECK (seconds >= 0), -- how long it had been open
    session INTEGER REFERENCES sessions -- open at the time; null: none
) STRICT;
CREATE INDEX drawer_alarms ON drawer_motions (seq) WHERE what NOT IN ('opened', 'closed');
