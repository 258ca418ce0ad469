-- The three layers of docs/decisions/0011. What is worked out (claims and all that
-- follows from them) is empty after this: the program posts every coding again.

-- +goose Up
DROP INDEX claims_kind;
DROP TABLE claims;

-- Kept: reports and codings.
ALTER TABLE reports ADD COLUMN added TEXT NOT NULL DEFAULT '';    -- RFC 3339, UTC; empty if it was not noted
ALTER TABLE reports ADD COLUMN claims INTEGER NOT NULL DEFAULT 0; -- how many the current coding makes

CREATE TABLE codings (
    seq     INTEGER PRIMARY KEY,
    report  INTEGER NOT NULL REFERENCES reports (seq),
    version INTEGER NOT NULL, -- of the report: 1, 2, …
    state   TEXT NOT NULL,    -- current, past or proposed
    made    TEXT NOT NULL,    -- RFC 3339, UTC
    posted  INTEGER NOT NULL, -- 1 if what follows from it is in the tables below
    record  BLOB NOT NULL,    -- JSON of the coded report, compressed (zstd)
    UNIQUE (report, version)
);
INSERT INTO codings (report, version, state, made, posted, record)
    SELECT seq, 1, 'current', '', 0, CAST(record AS BLOB) FROM reports ORDER BY seq;
CREATE UNIQUE INDEX codings_current ON codings (report) WHERE state = 'current';
CREATE INDEX codings_unposted ON codings (posted) WHERE posted = 0;
ALTER TABLE reports DROP COLUMN record;

-- Worked out: claims, keys, links.
CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    n    INTEGER NOT NULL -- the last number given
) WITHOUT ROWID;
INSERT INTO counters VALUES ('claim', 0);

CREATE TABLE claims (
    seq       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    report    INTEGER NOT NULL REFERENCES reports (seq),
    report_id TEXT NOT NULL,
    n         INTEGER NOT NULL, -- order within the report
    kind      TEXT NOT NULL,
    rank      INTEGER NOT NULL, -- order in which disputes of the kind are listed
    event     TEXT NOT NULL,
    role      TEXT NOT NULL,
    stance    TEXT NOT NULL,
    status    TEXT NOT NULL,
    publisher TEXT NOT NULL,
    said      TEXT NOT NULL,    -- ISO 8601 day, empty if unknown
    day_from  TEXT NOT NULL,    -- ISO 8601 days on which it happened
    day_to    TEXT NOT NULL,
    country   TEXT NOT NULL,
    admin1    TEXT NOT NULL,
    place     TEXT NOT NULL,
    lat       REAL,
    lon       REAL,
    claimant  TEXT NOT NULL,
    disputed  INTEGER NOT NULL, -- 2 if another excludes it, 1 if it agrees with such a one
    incident  INTEGER NOT NULL, -- seq of the claim that stands for all of the incident
    claim     TEXT NOT NULL     -- JSON
);
CREATE INDEX claims_report ON claims (report, n);
CREATE INDEX claims_said ON claims (said, report_id, n);
CREATE INDEX claims_event ON claims (event, said, report_id, n);
CREATE INDEX claims_days ON claims (day_from, day_to);
CREATE INDEX claims_runs ON claims (day_to, day_from) WHERE day_from <> day_to;
CREATE INDEX claims_point ON claims (lat, lon) WHERE lat IS NOT NULL;
CREATE INDEX claims_incident ON claims (incident);
CREATE INDEX claims_disputed ON claims (rank, report_id, n, said, disputed) WHERE disputed > 0;

CREATE TABLE names (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE -- lower case
);
CREATE TABLE terms (
    claim INTEGER NOT NULL REFERENCES claims (seq) ON DELETE CASCADE,
    field INTEGER NOT NULL, -- 1 actor or owner, 2 recipient or object, 3 place, 4 claimant
    name  INTEGER NOT NULL REFERENCES names (id),
    PRIMARY KEY (claim, field, name)
) WITHOUT ROWID;
CREATE INDEX terms_name ON terms (name, field, claim);

CREATE TABLE claim_keys (
    claim INTEGER NOT NULL REFERENCES claims (seq) ON DELETE CASCADE,
    key   INTEGER NOT NULL, -- hash
    PRIMARY KEY (claim, key)
) WITHOUT ROWID;
CREATE INDEX claim_keys_key ON claim_keys (key, claim);

CREATE TABLE links (
    a       INTEGER NOT NULL REFERENCES claims (seq) ON DELETE CASCADE,
    b       INTEGER NOT NULL REFERENCES claims (seq) ON DELETE CASCADE,
    kind    TEXT NOT NULL,
    clash   INTEGER NOT NULL,
    across  INTEGER NOT NULL,
    points  INTEGER NOT NULL,
    reasons TEXT NOT NULL, -- JSON
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX links_b ON links (b);

CREATE VIRTUAL TABLE reports_words USING fts5 (
    title, text, content = 'reports', content_rowid = 'seq', tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO reports_words (reports_words) VALUES ('rebuild');

-- Decided: the journal, which only grows.
CREATE TABLE journal (
    seq    INTEGER PRIMARY KEY,
    made   TEXT NOT NULL,
    person TEXT NOT NULL,
    act    TEXT NOT NULL,
    object TEXT NOT NULL,
    field  TEXT NOT NULL,
    value  TEXT NOT NULL, -- JSON, empty if none
    note   TEXT NOT NULL,
    undoes INTEGER NOT NULL
);
CREATE INDEX journal_object ON journal (object);
-- +goose StatementBegin
CREATE TRIGGER journal_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER journal_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
-- +goose StatementEnd
