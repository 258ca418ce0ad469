package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"hearsay"
)

// Append adds an entry to the journal, which gives it the next number.
func (s *Store) Append(ctx context.Context, e hearsay.JournalEntry) (hearsay.JournalEntry, error) {
	err := s.write(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, `SELECT COALESCE(MAX(seq), 0) + 1 FROM journal`).Scan(&e.Seq); err != nil {
			return err
		}
		return insertEntry(ctx, tx, &e)
	})
	return e, s.failed(err)
}

func insertEntry(ctx context.Context, tx *sql.Tx, e *hearsay.JournalEntry) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO journal (seq, made, person, act, object, field, value, note, undoes) VALUES (`+marks(1, 9)+`)`,
		e.Seq, e.At, e.By, string(e.Act), e.Object, e.Field, string(e.Value), e.Note, e.Undoes)
	return err
}

// Journal are the entries about the object, or all if it is empty, in their order.
func (s *Store) Journal(ctx context.Context, object string) ([]hearsay.JournalEntry, error) {
	query, values := `SELECT seq, made, person, act, object, field, value, note, undoes FROM journal`, []any(nil)
	if object != "" {
		query, values = query+` WHERE object = $1`, []any{object}
	}
	rows, err := s.db.QueryContext(ctx, query+` ORDER BY seq`, values...)
	if err != nil {
		return nil, s.explain(s.name, err)
	}
	defer rows.Close()
	var out []hearsay.JournalEntry
	for rows.Next() {
		var e hearsay.JournalEntry
		var value string
		if err := rows.Scan(&e.Seq, &e.At, &e.By, &e.Act, &e.Object, &e.Field, &value, &e.Note, &e.Undoes); err != nil {
			return nil, s.explain(s.name, err)
		}
		if value != "" {
			e.Value = json.RawMessage(value)
		}
		out = append(out, e)
	}
	return out, s.failed(rows.Err())
}
