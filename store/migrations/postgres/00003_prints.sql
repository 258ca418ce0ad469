-- +goose Up
-- What tells whether another report has the same text (ledger.Print); empty for
-- reports that were added before.
ALTER TABLE reports ADD COLUMN print BYTEA;
