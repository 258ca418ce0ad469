// Package store keeps reports, their codings, the claims read off them with their
// links, and the journal of what people decided: what comes in goes out the same
// again. What is acknowledged is on disk, and what is kept is never changed. It
// never works out a claim, a link or a dispute and never reads a report.
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

	"github.com/klauspost/compress/zstd"

	"hearsay"
)

// ErrNotFound says that the ledger has nothing of that identifier.
var ErrNotFound = errors.New("not in the ledger")

// ErrTaken says that another report has the identifier already.
var ErrTaken = errors.New("the identifier belongs to another report")

// Store is an open ledger. It is safe for concurrent use, also by several
// processes: one writes at a time, the others wait.
type Store struct {
	name string // for errors
	db   *sql.DB
	dialect
	mu  sync.Mutex // one writer in this process, so that only processes contend for the ledger
	enc *zstd.Encoder
	dec *zstd.Decoder
}

// dialect is what differs between the databases.
type dialect interface {
	// lock makes the transaction the only one that writes.
	lock(ctx context.Context, tx *sql.Tx) error
	// index makes the words of a report, which has just been inserted, known to search.
	index(ctx context.Context, tx *sql.Tx, seq int64, title, text string) error
	// search are two queries with the arguments words (as made by words), a limit, and a day by which it was said or
	// "". The first is for the seq of the reports with all the words that were added last; the second
	// for seq and rank (lower is better) of those from the seq of its fourth argument on.
	search() (recent, rank string)
	words(query string) string
	// backup copies the ledger to a file that is not there yet; false if the database cannot.
	backup(ctx context.Context, db *sql.DB, file string) (bool, error)
	// check says which faults the database finds in its own tables.
	check(ctx context.Context, db *sql.DB) ([]string, error)
	explain(name string, err error) error
	// insertReportSQL inserts a report with id, content, sha256, url, title, publisher, language, published, text
	// and added, and returns its seq.
	insertReportSQL() string
	bytes(text string) any // a text as the reports table keeps it
}

// Open opens the ledger at url: a path, "sqlite:path" or "postgres://…". A ledger that is
// not there is made, and an older one brought up to date; the folder or the
// database must exist.
func Open(ctx context.Context, url string) (*Store, error) {
	s := new(Store)
	var err error
	if s.enc, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1)); err != nil {
		return nil, err
	}
	if s.dec, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1)); err != nil {
		return nil, err
	}
	if strings.HasPrefix(url, "postgres:") || strings.HasPrefix(url, "postgresql:") {
		s.name = redact(url)
		s.db, s.dialect, err = openPostgres(ctx, s.name, url)
	} else {
		path, ok := strings.CutPrefix(url, "sqlite:")
		if ok {
			path = strings.TrimPrefix(path, "//")
		}
		if path == "" {
			return nil, errors.New("no ledger given: name a file, such as news.ledger")
		}
		s.name = path
		s.db, s.dialect, err = openSQLite(ctx, path)
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}

// redact leaves out user and password, and what follows the name of the database.
func redact(url string) string {
	scheme, rest, _ := strings.Cut(url, "://")
	if i := strings.LastIndexByte(rest, '@'); i >= 0 {
		rest = rest[i+1:]
	}
	rest, _, _ = strings.Cut(rest, "?")
	return scheme + "://" + rest
}

// Name is where the ledger is, without passwords.
func (s *Store) Name() string { return s.name }

// Close ends the use of the store.
func (s *Store) Close() error { return s.db.Close() }

// write runs f in a transaction that alone writes. When write returns without an
// error, all that f did is on disk; otherwise none of it is.
func (s *Store) write(ctx context.Context, f func(tx *sql.Tx) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := s.lock(ctx, tx); err != nil {
		return err
	}
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// pack makes the bytes under which a record is kept.
func (s *Store) pack(rec *hearsay.Record) ([]byte, error) {
	b, err := rec.JSON()
	if err != nil {
		return nil, err
	}
	return s.enc.EncodeAll(b, nil), nil
}

// plain is the JSON of a record. Older ledgers keep it as it is.
func (s *Store) plain(id string, kept []byte) ([]byte, error) {
	if len(kept) > 0 && kept[0] == '{' {
		return kept, nil
	}
	out, err := s.dec.DecodeAll(kept, nil)
	if err != nil {
		return nil, fmt.Errorf("report %s: its record in the ledger is damaged: %w", id, err)
	}
	return out, nil
}

// unpack reads a record back.
func (s *Store) unpack(id string, kept []byte) (*hearsay.Record, error) {
	kept, err := s.plain(id, kept)
	if err != nil {
		return nil, err
	}
	rec := new(hearsay.Record)
	if err := json.Unmarshal(kept, rec); err != nil {
		return nil, fmt.Errorf("report %s: its record in the ledger is damaged: %w", id, err)
	}
	return rec, nil
}

// marks are n placeholders for a query, from number first on.
func marks(first, n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "$%d", first+i)
	}
	return b.String()
}

// chunk is how many values go into one query.
const chunk = 500

// chunks cuts a list into parts that fit into a query.
func chunks[T any](list []T, f func(part []T) error) error {
	for len(list) > 0 {
		n := min(len(list), chunk)
		if err := f(list[:n]); err != nil {
			return err
		}
		list = list[n:]
	}
	return nil
}

func args[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}
