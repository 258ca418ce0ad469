// Package store keeps records and the claims read off them: what comes in is a
// Record with its claims, what goes out is the same again. What is acknowledged
// is on disk, and nothing that is kept is ever changed. It never works out a
// claim or a dispute and never reads a report.
package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"

	"hearsay"
)

// ErrNotFound says that the ledger has no report of that identifier.
var ErrNotFound = errors.New("no such report in the ledger")

// ErrTaken says that another report has the identifier already.
var ErrTaken = errors.New("the identifier belongs to another report")

// Store is an open ledger. It is safe for concurrent use, also by several
// processes: one writes at a time, the others wait up to ten seconds.
type Store struct {
	name string // for errors
	db   *sql.DB
	mu   sync.Mutex // one writer in this process, so that only processes contend for the file
}

// Open opens the ledger at url, a path or "sqlite:path", makes it if it is not
// there and brings an older one up to date. The folder must exist.
func Open(ctx context.Context, url string) (*Store, error) {
	path, ok := strings.CutPrefix(url, "sqlite:")
	if ok {
		path = strings.TrimPrefix(path, "//")
	}
	switch {
	case path == "":
		return nil, errors.New("no ledger given: name a file, such as news.ledger")
	case strings.HasPrefix(path, "postgres:"), strings.HasPrefix(path, "postgresql:"):
		return nil, fmt.Errorf("ledger %s: PostgreSQL is not supported yet: name a file", redact(path))
	}
	db, err := openSQLite(ctx, path)
	if err != nil {
		return nil, err
	}
	return &Store{name: path, db: db}, nil
}

// redact leaves out a password.
func redact(url string) string {
	scheme, rest, _ := strings.Cut(url, "://")
	if i := strings.LastIndexByte(rest, '@'); i >= 0 {
		rest = rest[i+1:]
	}
	return scheme + "://" + rest
}

// Close ends the use of the store.
func (s *Store) Close() error { return s.db.Close() }

// Add keeps a record with its claims. When it returns without an error the
// report is on disk, all of it; otherwise none of it is. A report that the
// ledger has already (same identifier and text, or same publisher and text) is
// left as it is and Add reports false; one with the identifier of another
// report is refused with ErrTaken.
func (s *Store) Add(ctx context.Context, rec *hearsay.Record, claims []hearsay.Claim) (added bool, err error) {
	if rec.ID == "" {
		return false, errors.New("report without an identifier cannot be kept")
	}
	coded, err := rec.JSON()
	if err != nil {
		return false, err
	}
	rows := make([]string, len(claims))
	for i, c := range claims {
		b, err := json.Marshal(c)
		if err != nil {
			return false, fmt.Errorf("report %s: claim %s: %w", rec.ID, c.ID, err)
		}
		rows[i] = string(b)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	added, err = s.add(ctx, rec, string(coded), claims, rows)
	switch {
	case errors.Is(err, ErrTaken):
		return false, err
	case err != nil:
		return false, fmt.Errorf("report %s: %w", rec.ID, explain(s.name, err))
	}
	return added, nil
}

func (s *Store) add(ctx context.Context, rec *hearsay.Record, coded string, claims []hearsay.Claim, rows []string) (bool, error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback()

	sum, content := digest(rec.Text), digest(rec.Publisher+"\x00"+rec.Text)
	var have string
	err = tx.QueryRowContext(ctx, `SELECT sha256 FROM reports WHERE id = $1`, rec.ID).Scan(&have)
	switch {
	case err == nil && have == sum:
		return false, nil
	case err == nil:
		return false, fmt.Errorf("report %s: %w with other text (SHA-256 %s…): give one of them another id", rec.ID, ErrTaken, have[:12])
	case !errors.Is(err, sql.ErrNoRows):
		return false, err
	}
	err = tx.QueryRowContext(ctx, `SELECT id FROM reports WHERE content = $1`, content).Scan(&have)
	switch {
	case err == nil:
		return false, nil
	case !errors.Is(err, sql.ErrNoRows):
		return false, err
	}

	published := ""
	if rec.Published != nil {
		published = rec.Published.Value
	}
	var seq int64
	err = tx.QueryRowContext(ctx, `INSERT INTO reports (id, content, sha256, url, title, publisher, language, published, text, record)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING seq`,
		rec.ID, content, sum, rec.URL, rec.Title, rec.Publisher, rec.Language, published, rec.Text, coded).Scan(&seq)
	if err != nil {
		return false, err
	}
	insert, err := tx.PrepareContext(ctx,
		`INSERT INTO claims (report, n, id, kind, event, role, claim) VALUES ($1, $2, $3, $4, $5, $6, $7)`)
	if err != nil {
		return false, err
	}
	defer insert.Close()
	for i, c := range claims {
		if _, err := insert.ExecContext(ctx, seq, i, c.ID, c.Kind, c.About.Event, c.About.Role, rows[i]); err != nil {
			return false, err
		}
	}
	if err := tx.Commit(); err != nil {
		return false, err
	}
	return true, nil
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// Entry is a kept report without its text and record.
type Entry struct {
	ID        string `json:"id"`
	SHA256    string `json:"sha256"` // of the bytes of the text
	URL       string `json:"url,omitempty"`
	Title     string `json:"title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Language  string `json:"language,omitempty"`
	Published string `json:"published,omitempty"`
	Claims    int    `json:"claims"`
}

// Reports are all reports, in the order in which they were added.
func (s *Store) Reports(ctx context.Context) ([]Entry, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT id, sha256, url, title, publisher, language, published,
		(SELECT COUNT(*) FROM claims WHERE claims.report = reports.seq) FROM reports ORDER BY seq`)
	if err != nil {
		return nil, explain(s.name, err)
	}
	defer rows.Close()
	var out []Entry
	for rows.Next() {
		var e Entry
		if err := rows.Scan(&e.ID, &e.SHA256, &e.URL, &e.Title, &e.Publisher, &e.Language, &e.Published, &e.Claims); err != nil {
			return nil, explain(s.name, err)
		}
		out = append(out, e)
	}
	if err := rows.Err(); err != nil {
		return nil, explain(s.name, err)
	}
	return out, nil
}

// Record is the report with that identifier as it was coded, or ErrNotFound.
func (s *Store) Record(ctx context.Context, id string) (*hearsay.Record, error) {
	var coded string
	err := s.db.QueryRowContext(ctx, `SELECT record FROM reports WHERE id = $1`, id).Scan(&coded)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("report %s: %w", id, ErrNotFound)
	}
	if err != nil {
		return nil, explain(s.name, err)
	}
	return decode(id, coded)
}

func decode(id, coded string) (*hearsay.Record, error) {
	rec := new(hearsay.Record)
	if err := json.Unmarshal([]byte(coded), rec); err != nil {
		return nil, fmt.Errorf("report %s: its record in the ledger is damaged: %w", id, err)
	}
	return rec, nil
}

// Claims are all claims, in the order in which their reports were added.
func (s *Store) Claims(ctx context.Context) ([]hearsay.Claim, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT id, claim FROM claims ORDER BY report, n`)
	if err != nil {
		return nil, explain(s.name, err)
	}
	defer rows.Close()
	var out []hearsay.Claim
	for rows.Next() {
		var id, kept string
		if err := rows.Scan(&id, &kept); err != nil {
			return nil, explain(s.name, err)
		}
		var c hearsay.Claim
		if err := json.Unmarshal([]byte(kept), &c); err != nil {
			return nil, fmt.Errorf("claim %s in the ledger is damaged: %w", id, err)
		}
		out = append(out, c)
	}
	if err := rows.Err(); err != nil {
		return nil, explain(s.name, err)
	}
	return out, nil
}
