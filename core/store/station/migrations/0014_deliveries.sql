-- People and policies of head office that took effect here; `subject` is what a later one of takes its place.
CREATE TABLE deliveries_taken (
    id      INTEGER PRIMARY KEY,
    subject TEXT NOT NULL, -- 'policy', or 'person ' and the name
    seq     INTEGER NOT NULL REFERENCES entries
) STRICT;
CREATE INDEX deliveries_taken_of ON deliveries_taken (subject, id);
