// Package testledger makes empty ledgers for tests, one of each database.
package testledger

import (
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// Each runs a test on a new ledger of each database: on SQLite always, on PostgreSQL if
// HEARSAY_TEST_POSTGRES names a server, in a schema that is dropped afterwards.
func Each(t *testing.T, f func(t *testing.T, url string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { f(t, SQLite(t)) })
	t.Run("postgres", func(t *testing.T) { f(t, Postgres(t)) })
}

// SQLite is the name of a file that is not there yet.
func SQLite(t testing.TB) string {
	return filepath.Join(t.TempDir(), "news #1?.ledger") // odd names are names too
}

// Postgres is the address of a new schema. Without a server it skips the test and says so.
func Postgres(t testing.TB) string {
	t.Helper()
	server := os.Getenv("HEARSAY_TEST_POSTGRES")
	if server == "" {
		t.Skip("HEARSAY_TEST_POSTGRES names no server, such as postgres://postgres@127.0.0.1:5432/postgres")
	}
	db, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	var b [8]byte
	rand.Read(b[:])
	name := "test_" + hex.EncodeToString(b[:])
	if _, err := db.Exec(`CREATE SCHEMA ` + name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := db.Exec(`DROP SCHEMA ` + name + ` CASCADE`); err != nil {
			t.Error(err)
		}
		db.Close()
	})
	return server + "?search_path=" + name
}
