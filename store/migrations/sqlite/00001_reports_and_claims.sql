-- +goose Up
CREATE TABLE reports (
    seq       INTEGER PRIMARY KEY,  -- order of arrival
    id        TEXT NOT NULL UNIQUE,
    content   TEXT NOT NULL UNIQUE, -- hash of publisher and text: the same report under another id
    sha256    TEXT NOT NULL,        -- of the bytes of the text
    url       TEXT NOT NULL,
    title     TEXT NOT NULL,
    publisher TEXT NOT NULL,
    language  TEXT NOT NULL,
    published TEXT NOT NULL,        -- ISO 8601 day, empty if unknown
    text      TEXT NOT NULL,
    record    TEXT NOT NULL         -- JSON of the coded report
);

CREATE TABLE claims (
    report    INTEGER NOT NULL REFERENCES reports (seq),
    n         INTEGER NOT NULL,     -- order within the report
    id        TEXT NOT NULL UNIQUE,
    kind      TEXT NOT NULL,
    event     TEXT NOT NULL,
    role      TEXT NOT NULL,
    claim     TEXT NOT NULL,        -- JSON
    PRIMARY KEY (report, n)
);

CREATE INDEX claims_kind ON claims (kind, event, role);
CREATE INDEX reports_published ON reports (published);
