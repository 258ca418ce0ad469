package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
)

// writing is the advisory lock of whoever writes to a ledger, and migrating that of whoever brings
// one up to date; each goes with a number for the schema, as one database may hold several ledgers.
const (
	writing   = 0x68656172
	migrating = 0x68656173
)

// openPostgres opens the database at url; the parameter search_path chooses a schema.
func openPostgres(ctx context.Context, name, url string) (*sql.DB, dialect, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, nil, fmt.Errorf("ledger %s: is no address of a PostgreSQL database: write postgres://user:password@host:5432/database", name)
	}
	db := stdlib.OpenDB(*config)
	if err := migrate(ctx, db, name); err != nil {
		db.Close()
		return nil, nil, err
	}
	return db, postgres{}, nil
}

// migrate makes sure that the schema is a ledger of a version that we know.
func migrate(ctx context.Context, db *sql.DB, name string) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return postgres{}.explain(name, err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, `SELECT pg_advisory_lock($1, hashtext(current_schema()))`, migrating); err != nil {
		return postgres{}.explain(name, err)
	}
	defer conn.ExecContext(ctx, `SELECT pg_advisory_unlock($1, hashtext(current_schema()))`, migrating)
	var ours, theirs int
	err = conn.QueryRowContext(ctx, `SELECT COUNT(*) FILTER (WHERE table_name = 'goose_db_version'), COUNT(*) FILTER (WHERE table_name IN ('reports', 'claims', 'journal', 'links'))
		FROM information_schema.tables WHERE table_schema = current_schema()`).Scan(&ours, &theirs)
	if err != nil {
		return postgres{}.explain(name, err)
	}
	if ours == 0 && theirs > 0 {
		return fmt.Errorf("ledger %s: holds tables of another program: name a database or a schema (?search_path=…) of its own for the ledger", name)
	}
	files, err := fs.Sub(migrations, "migrations/postgres")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, db, files)
	if err != nil {
		return postgres{}.explain(name, err)
	}
	have, want, err := provider.GetVersions(ctx)
	if err != nil {
		return postgres{}.explain(name, err)
	}
	switch {
	case have > want:
		return fmt.Errorf("ledger %s: was written by a newer hearsay (schema %d, this one knows %d): use that version", name, have, want)
	case have < want:
		if _, err := provider.Up(ctx); err != nil {
			return postgres{}.explain(name, err)
		}
	}
	return nil
}

// postgres is the dialect of PostgreSQL.
type postgres struct{}

// lock lets one transaction write at a time, so that each finds the claims of those before it.
func (postgres) lock(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock($1, hashtext(current_schema()))`, writing)
	return err
}

func (postgres) bytes(text string) any { return []byte(text) }

func (postgres) insertReportSQL() string {
	return `INSERT INTO reports (id, content, sha256, url, title, publisher, language, published, text, added, words)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '') RETURNING seq`
}

// indexed is how many bytes of a text are searched: a tsvector is limited to 1 MB.
const indexed = 400_000

func (postgres) index(ctx context.Context, tx *sql.Tx, seq int64, title, text string) error {
	text = strings.ToValidUTF8(strings.ReplaceAll(text[:min(len(text), indexed)], "\x00", " "), " ")
	_, err := tx.ExecContext(ctx, `UPDATE reports SET words = setweight(to_tsvector('english', $1::text), 'A') || to_tsvector('english', $2::text) WHERE seq = $3`, title, text, seq)
	return err
}

func (postgres) search() (recent, rank string) {
	match := `FROM reports, websearch_to_tsquery('english', $1) AS query WHERE words @@ query AND ($3::text = '' OR published <> '' AND published <= $3::text)`
	return `SELECT seq ` + match + ` ORDER BY seq DESC LIMIT $2`,
		`SELECT seq, -ts_rank(words, query) AS r ` + match + ` AND seq >= $4 ORDER BY r, seq LIMIT $2`
}

func (postgres) words(query string) string { return strings.TrimSpace(query) }

func (postgres) check(ctx context.Context, db *sql.DB) (faults []string, err error) {
	var n int
	err = db.QueryRowContext(ctx, `SELECT COUNT(*) FROM reports WHERE words = ''::tsvector AND length(text) > 0`).Scan(&n)
	if err == nil && n > 0 {
		faults = append(faults, fmt.Sprintf("%d reports are missing in the index of words", n))
	}
	return faults, err
}

func (postgres) backup(context.Context, *sql.DB, string) (bool, error) { return false, nil }

// explain says what an error of the server means for the person at the terminal.
func (postgres) explain(name string, err error) error {
	var refused *pgconn.ConnectError
	var e *pgconn.PgError
	switch {
	case errors.As(err, &e):
		say := map[string]string{
			"28P01": "refuses the password: look at the address",
			"28000": "refuses the user: look at the address",
			"3D000": "does not exist: make the database first (createdb)",
			"42501": "does not let this user make or change tables: ask its owner",
			"53100": "cannot grow: the disk of the server is full",
			"55P03": "is in use: try again",
		}[e.Code]
		if say != "" {
			return fmt.Errorf("ledger %s: %s (%s)", name, say, e.Message)
		}
		return fmt.Errorf("ledger %s: %s (SQLSTATE %s)", name, e.Message, e.Code)
	case errors.As(err, &refused):
		return fmt.Errorf("ledger %s: the server cannot be reached: look at the address and whether it runs", name)
	}
	return fmt.Errorf("ledger %s: %w", name, err)
}
