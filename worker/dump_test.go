package worker

import (
	"bytes"
	"context"
	"database/sql"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/testledger"
	"hearsay/ledger"
	"hearsay/store"
)

func filled(t *testing.T, url string) *store.Store {
	t.Helper()
	ctx := context.Background()
	s, err := store.Open(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for _, rec := range records(t) {
		if _, _, err := Post(ctx, s, rec, noon); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// What is written out and read into a new ledger is written out the same again, and the
// new ledger says the same.
func TestDumpAndRestore(t *testing.T) { testledger.Each(t, dumpAndRestore) }

func dumpAndRestore(t *testing.T, url string) {
	ctx := context.Background()
	s := filled(t, url)
	if _, err := s.Append(ctx, hearsay.JournalEntry{At: "2026-11-26T12:00:00Z", By: "ana", Act: hearsay.DidNote, Object: records(t)[0].ID, Note: "a \"note\"\nof two lines", Value: []byte(`{"a":1}`)}); err != nil {
		t.Fatal(err)
	}
	var first, second bytes.Buffer
	if _, err := s.Dump(ctx, &first); err != nil {
		t.Fatal(err)
	}
	copied, err := store.Open(ctx, testledger.SQLite(t))
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	for range 2 { // a second time changes nothing
		if _, err := copied.Restore(ctx, bytes.NewReader(first.Bytes())); err != nil {
			t.Fatal(err)
		}
		if err := CatchUp(ctx, copied); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := copied.Dump(ctx, &second); err != nil {
		t.Fatal(err)
	}
	if first.String() != second.String() {
		t.Error("a ledger that was read from a dump writes another")
	}
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
	if view(s) != view(copied) {
		t.Error("the copy says something else")
	}
	for _, bad := range []string{"", "{}\n", "{\"schema\":\"x\"}\n", "{\"schema\":\"hearsay-ledger/1\"}\n{}\n", "{\"schema\":\"hearsay-ledger/1\"}\nx\n",
		strings.Replace(first.String(), `"text":"`, `"text":"X`, 1)} {
		if _, err := copied.Restore(ctx, strings.NewReader(bad)); err == nil {
			t.Errorf("%.60q was read", bad)
		}
	}
}

// Verify finds nothing in a sound ledger, and whatever is changed behind its back.
func TestVerify(t *testing.T) {
	ctx := context.Background()
	url := testledger.SQLite(t)
	s := filled(t, url)
	var faults []string
	verify := func() Verified {
		faults = nil
		v, err := Verify(ctx, s, "test", func(f string) { faults = append(faults, f) })
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	if v := verify(); v.Faults > 0 || v.Reports != len(records(t)) || v.Spans < 1000 || v.Claims < 100 || v.Links < 5 || v.Older > 0 {
		t.Fatalf("a sound ledger: %+v %q", v, faults)
	}
	db, err := sql.Open("sqlite", "file:"+strings.NewReplacer("#", "%23", "?", "%3f", " ", "%20").Replace(url))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows := []struct{ change, undo, want string }{
		{`UPDATE reports SET text = text || ' ' WHERE seq = 2`, `UPDATE reports SET text = substr(text, 1, length(text) - 1) WHERE seq = 2`, "its SHA-256 is not"},
		{`UPDATE claims SET claim = replace(claim, '"stance":"asserts"', '"stance":"doubts"') WHERE seq = 3`, `UPDATE claims SET claim = replace(claim, '"stance":"doubts"', '"stance":"asserts"') WHERE seq = 3`, "is not what the coding says"},
		{`UPDATE claims SET disputed = 2 - disputed WHERE seq = 4`, `UPDATE claims SET disputed = 2 - disputed WHERE seq = 4`, "marked as disputed"},
		{`UPDATE links SET points = points + 1`, `UPDATE links SET points = points - 1`, "is not what they say"},
		{`UPDATE claims SET claim = replace(claim, id, 'x' || id) WHERE seq = 5`, `UPDATE claims SET claim = replace(claim, 'x' || id, id) WHERE seq = 5`, "is missing"},
	}
	for _, r := range rows {
		if _, err := db.Exec(r.change); err != nil {
			t.Fatal(err)
		}
		verify()
		if !strings.Contains(strings.Join(faults, "\n"), r.want) {
			t.Errorf("%s: %q", r.change, faults)
		}
		if _, err := db.Exec(r.undo); err != nil {
			t.Fatal(err)
		}
	}
	if v := verify(); v.Faults > 0 {
		t.Errorf("all changes undone: %q", faults)
	}
	for _, change := range []string{`UPDATE journal SET note = 'x'`, `DELETE FROM journal`} {
		if _, err := s.Append(ctx, hearsay.JournalEntry{By: "ana", Act: hearsay.DidNote}); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec(change); err == nil {
			t.Errorf("%s was let through", change)
		}
	}
}
