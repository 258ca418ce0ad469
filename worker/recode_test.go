package worker

import (
	"context"
	"database/sql"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/testledger"
	"hearsay/ledger"
	"hearsay/store"
)

// A coding that is accepted leaves the ledger as if it had been the first, and the first one, accepted
// again, as it was.
func TestAccept(t *testing.T) { testledger.Each(t, accept) }

func accept(t *testing.T, url string) {
	ctx := context.Background()
	s := filled(t, url)
	rule, _ := ledger.ParseRule("")
	view := func(s *store.Store) string {
		ds, err := Disputes(ctx, s, store.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		ins, err := Incidents(ctx, s, store.Filter{}, rule)
		if err != nil {
			t.Fatal(err)
		}
		return asJSON(t, []any{ds, ins})
	}
	before := view(s)
	// The second version has lost every other event and count.
	thin := func(rec *hearsay.Record) *hearsay.Record {
		c := *rec
		c.Events, c.Quantities = nil, nil
		for i, e := range rec.Events {
			if i%2 == 0 {
				c.Events = append(c.Events, e)
			}
		}
		for i, q := range rec.Quantities {
			if i%2 == 1 {
				c.Quantities = append(c.Quantities, q)
			}
		}
		return &c
	}
	recs := records(t)
	for _, rec := range recs {
		v, err := s.Propose(ctx, thin(rec), "2026-12-01T00:00:00Z")
		if err != nil || v != 2 {
			t.Fatalf("version %d, %v", v, err)
		}
	}
	if view(s) != before {
		t.Error("a proposed coding is in force")
	}
	for _, rec := range recs {
		if err := Accept(ctx, s, thin(rec), 2); err != nil {
			t.Fatal(err)
		}
	}
	sound(t, s)
	fresh, err := store.Open(ctx, testledger.SQLite(t))
	if err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	for _, rec := range recs {
		if _, _, err := Post(ctx, fresh, thin(rec), noon); err != nil {
			t.Fatal(err)
		}
	}
	if d := cmp.Diff(view(fresh), view(s)); d != "" {
		t.Errorf("accepted (-posted at first +accepted):\n%s", d)
	}
	for _, rec := range slices.Backward(recs) {
		if err := Accept(ctx, s, rec, 1); err != nil {
			t.Fatal(err)
		}
	}
	sound(t, s)
	if d := cmp.Diff(before, view(s)); d != "" {
		t.Errorf("there and back (-before +after):\n%s", d)
	}
	cs, err := s.Codings(ctx, recs[0].ID)
	if err != nil || len(cs) != 2 || cs[0].State != "current" || cs[1].State != "past" {
		t.Errorf("codings %+v, %v", cs, err)
	}
	if err := Accept(ctx, s, recs[0], 7); err == nil {
		t.Error("a coding that is not there was accepted")
	}
}

func sound(t *testing.T, s *store.Store) {
	t.Helper()
	if _, err := Verify(context.Background(), s, "test", func(f string) { t.Error(f) }); err != nil {
		t.Fatal(err)
	}
}

// A ledger of the first version is brought up to date and says what it said.
func TestUpgrade(t *testing.T) {
	ctx := context.Background()
	path := testledger.SQLite(t)
	db, err := sql.Open("sqlite", "file:"+strings.NewReplacer("#", "%23", "?", "%3f", " ", "%20").Replace(path))
	if err != nil {
		t.Fatal(err)
	}
	first, err := os.ReadFile("../store/migrations/sqlite/00001_reports_and_claims.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{
		`PRAGMA application_id = 0x68656172`, string(first),
		`CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')))`,
		`INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1), (1, 1)`,
	} {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	var all []hearsay.Claim
	for i, rec := range records(t) {
		b, err := rec.JSON()
		if err != nil {
			t.Fatal(err)
		}
		published := ""
		if rec.Published != nil {
			published = rec.Published.Value
		}
		if _, err := db.Exec(`INSERT INTO reports (id, content, sha256, url, title, publisher, language, published, text, record) VALUES ($1, $2, $3, '', $4, $5, 'en', $6, $7, $8)`,
			rec.ID, i, sha(rec.Text), rec.Title, rec.Publisher, published, rec.Text, string(b)); err != nil {
			t.Fatal(err)
		}
		all = append(all, ledger.Claims(rec)...)
	}
	db.Close()
	s, err := store.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := CatchUp(ctx, s); err != nil {
		t.Fatal(err)
	}
	sound(t, s)
	got, err := Disputes(ctx, s, store.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(asJSON(t, ledger.Disputes(all)), asJSON(t, got)); d != "" {
		t.Errorf("disputes (-claims +ledger):\n%s", d)
	}
	if hits, err := s.Search(ctx, "police", store.Filter{Limit: 3}); err != nil || len(hits) == 0 {
		t.Errorf("search: %v, %v", hits, err)
	}
}
