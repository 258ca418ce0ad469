package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

//go:embed migrations/*/*.sql
var migrations embed.FS

// applicationID marks a SQLite file as a ledger ("hear" in ASCII).
const applicationID = 0x68656172

// openSQLite opens the file with write-ahead logging, so that readers do not
// wait for the writer, and with full synchronisation, so that a committed report
// outlives a loss of power too.
func openSQLite(ctx context.Context, path string) (*sql.DB, dialect, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, nil, fmt.Errorf("ledger %s: is a folder: name a file in it", path)
	}
	if dir := filepath.Dir(path); dir != "." {
		if _, err := os.Stat(dir); err != nil {
			return nil, nil, fmt.Errorf("ledger %s: there is no folder %s: make it first", path, dir)
		}
	}
	options := url.Values{
		"_pragma": {"busy_timeout(30000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "cache_size(-65536)"},
		"_txlock": {"immediate"},
	}
	dsn := (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath(), RawQuery: options.Encode()}).String()
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, nil, lite{}.explain(path, err)
	}
	if err := prepare(ctx, db, path); err != nil {
		db.Close()
		return nil, nil, err
	}
	return db, lite{}, nil
}

// lite is the dialect of SQLite.
type lite struct{}

// lock does nothing: a transaction begins as the only one that writes (_txlock).
func (lite) lock(context.Context, *sql.Tx) error { return nil }

func (lite) bytes(text string) any { return text }

func (lite) insertReportSQL() string {
	return `INSERT INTO reports (id, content, sha256, url, title, publisher, language, published, text, added)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING seq`
}

func (lite) index(ctx context.Context, tx *sql.Tx, seq int64, title, text string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO reports_words (rowid, title, text) VALUES ($1, $2, $3)`, seq, title, text)
	return err
}

// search ranks by bm25, where a word in the title counts five times.
func (lite) search() (recent, rank string) {
	match := `FROM reports_words WHERE reports_words MATCH $1
		AND ($3 = '' OR EXISTS (SELECT 1 FROM reports WHERE seq = reports_words.rowid AND published <> '' AND published <= $3))`
	return `SELECT rowid AS seq ` + match + ` ORDER BY rowid DESC LIMIT $2`,
		`SELECT rowid, bm25(reports_words, 5.0, 1.0) AS r ` + match + ` AND rowid >= $4 ORDER BY r, rowid LIMIT $2`
}

// words quotes each word, so that none is taken for an operator; words in quotation
// marks stay together.
func (lite) words(query string) string {
	var out []string
	for i, part := range strings.Split(query, `"`) {
		if i%2 == 1 {
			if p := strings.Join(strings.Fields(part), " "); p != "" {
				out = append(out, `"`+p+`"`)
			}
			continue
		}
		for _, w := range strings.Fields(part) {
			out = append(out, `"`+w+`"`)
		}
	}
	return strings.Join(out, " ")
}

func (lite) check(ctx context.Context, db *sql.DB) (faults []string, err error) {
	rows, err := db.QueryContext(ctx, `PRAGMA quick_check(20)`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var says string
		if err := rows.Scan(&says); err != nil {
			return nil, err
		}
		if says != "ok" {
			faults = append(faults, "the file is damaged: "+says)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if _, err := db.ExecContext(ctx, `INSERT INTO reports_words (reports_words, rank) VALUES ('integrity-check', 1)`); err != nil {
		faults = append(faults, "the index of words does not fit the texts")
	}
	return faults, nil
}

func (lite) backup(ctx context.Context, db *sql.DB, file string) (bool, error) {
	_, err := db.ExecContext(ctx, `VACUUM INTO $1`, file)
	return true, err
}

// prepare makes sure that the file is a ledger of a schema that we know.
func prepare(ctx context.Context, db *sql.DB, path string) error {
	var id, tables int
	if err := db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&id); err != nil {
		return lite{}.explain(path, err)
	}
	if id != applicationID {
		if err := db.QueryRowContext(ctx, `SELECT COUNT(*) FROM sqlite_schema`).Scan(&tables); err != nil {
			return lite{}.explain(path, err)
		}
		if id != 0 || tables > 0 {
			return fmt.Errorf("ledger %s: is a database of another program: name a file of its own for the ledger", path)
		}
		if _, err := db.ExecContext(ctx, fmt.Sprintf(`PRAGMA application_id = %d`, applicationID)); err != nil {
			return lite{}.explain(path, err)
		}
	}
	files, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, files)
	if err != nil {
		return lite{}.explain(path, err)
	}
	have, want, err := provider.GetVersions(ctx)
	if err != nil {
		return lite{}.explain(path, err)
	}
	switch {
	case have > want:
		return fmt.Errorf("ledger %s: was written by a newer hearsay (schema %d, this one knows %d): use that version", path, have, want)
	case have < want:
		if _, err := provider.Up(ctx); err != nil {
			// Another process may have brought it up to date meanwhile.
			if have, _, again := provider.GetVersions(ctx); again != nil || have != want {
				return lite{}.explain(path, err)
			}
		}
	}
	return nil
}

// explain says what a SQLite error means for the person at the terminal.
func (lite) explain(path string, err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return fmt.Errorf("ledger %s: %w", path, err)
	}
	say := map[int]string{
		sqlite3.SQLITE_NOTADB:   "is not a ledger: name another file",
		sqlite3.SQLITE_CORRUPT:  "is damaged: go back to a copy, or add the reports again to a new file",
		sqlite3.SQLITE_BUSY:     "is in use by another process: try again when it has ended",
		sqlite3.SQLITE_LOCKED:   "is in use by another process: try again when it has ended",
		sqlite3.SQLITE_READONLY: "is read-only: change its permissions or work on a copy",
		sqlite3.SQLITE_CANTOPEN: "cannot be opened: look at the permissions of the file and its folder",
		sqlite3.SQLITE_FULL:     "cannot grow: the disk is full",
	}[e.Code()&0xff]
	if say == "" {
		return fmt.Errorf("ledger %s: %w", path, err)
	}
	return fmt.Errorf("ledger %s: %s (%w)", path, say, err)
}
