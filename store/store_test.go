package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/testledger"
)

func open(t *testing.T, url string) *Store {
	t.Helper()
	s, err := Open(context.Background(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func report(id, publisher, text string) (*hearsay.Record, []hearsay.Claim) {
	seven := int64(7)
	return &hearsay.Record{
			Schema: hearsay.Schema, ID: id, Publisher: publisher, Text: text, Language: "en",
			Published: &hearsay.RecordPublished{Value: "1999-05-03", Basis: hearsay.BasisGiven},
		}, []hearsay.Claim{{
			ID: id + "-c", Report: id, Kind: hearsay.QuantityClaim, About: hearsay.Subject{Event: hearsay.Assault, Role: "killed"},
			Value:     hearsay.Value{Min: &seven, Max: &seven, Unit: "villager"},
			Claimants: []hearsay.Claimant{{Name: publisher, Report: true}}, Evidence: []hearsay.RecordSpan{{Begin: 0, End: 5}},
		}}
}

// posting is a posting of claims that are linked one after the other where link says so.
func posting(rec *hearsay.Record, claims []hearsay.Claim) Posting {
	p := Posting{Record: rec, Added: "2026-11-26T10:00:00Z", Link: func([]hearsay.Claim) ([]hearsay.Link, [][2]string) { return nil, nil }}
	for _, c := range claims {
		p.Claims = append(p.Claims, Claim{Claim: c, Rank: 1})
	}
	return p
}

func add(s *Store, rec *hearsay.Record, claims []hearsay.Claim) (bool, error) {
	return s.Post(context.Background(), posting(rec, claims))
}

func plain(ks []Kept) []hearsay.Claim {
	var out []hearsay.Claim
	for _, k := range ks {
		out = append(out, k.Claim)
	}
	return out
}

func TestPostKeepsEverything(t *testing.T) { testledger.Each(t, postKeepsEverything) }

func postKeepsEverything(t *testing.T, path string) {
	ctx := context.Background()
	s := open(t, path)
	rec, claims := report("r1", "Daily", "Seven villagers died in Küçükköy.")
	if added, err := add(s, rec, claims); err != nil || !added {
		t.Fatalf("Add = %v, %v", added, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, path)
	got, err := s.Record(ctx, "r1")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(rec, got); d != "" {
		t.Errorf("record after reopening (-want +got):\n%s", d)
	}
	kept, err := s.Claims(ctx, Filter{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(claims, plain(kept)); d != "" {
		t.Errorf("claims after reopening (-want +got):\n%s", d)
	}
	list, err := s.Reports(ctx, Filter{})
	if err != nil {
		t.Fatal(err)
	}
	want := []Entry{{ID: "r1", SHA256: digest(rec.Text), Publisher: "Daily", Language: "en", Published: "1999-05-03", Added: "2026-11-26T10:00:00Z", Claims: 1}}
	if d := cmp.Diff(want, list); d != "" {
		t.Errorf("reports (-want +got):\n%s", d)
	}
	if _, text, err := s.Report(ctx, "r1"); err != nil || text != rec.Text {
		t.Errorf("text after reopening: %q, %v", text, err)
	}
	if _, err := s.Record(ctx, "r2"); !errors.Is(err, ErrNotFound) {
		t.Errorf("a report that is not there: %v, want ErrNotFound", err)
	}
}

func TestPostTwice(t *testing.T) { testledger.Each(t, postTwice) }

func postTwice(t *testing.T, path string) {
	ctx := context.Background()
	s := open(t, path)
	rows := []struct {
		id, publisher, text string
		added               bool
		err                 error
	}{
		{"a", "Daily", "Shots were heard.", true, nil},
		{"a", "Daily", "Shots were heard.", false, nil},
		{"b", "Daily", "Shots were heard.", false, nil}, // the same content under another name
		{"c", "Weekly", "Shots were heard.", true, nil}, // a reprint is a report of its own
		{"a", "Daily", "No shots were heard.", false, ErrTaken},
		{"d", "Daily", "No shots were heard.", true, nil},
	}
	for _, r := range rows {
		rec, claims := report(r.id, r.publisher, r.text)
		added, err := add(s, rec, claims)
		if added != r.added || !errors.Is(err, r.err) {
			t.Errorf("Add(%s, %s, %q) = %v, %v; want %v, %v", r.id, r.publisher, r.text, added, err, r.added, r.err)
		}
	}
	claims, err := s.Claims(ctx, Filter{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, c := range claims {
		ids = append(ids, c.ID)
	}
	if d := cmp.Diff([]string{"a-c", "c-c", "d-c"}, ids); d != "" {
		t.Errorf("claims (-want +got):\n%s", d)
	}
}

// A report whose claims cannot all be kept is not kept at all.
func TestPostAllOrNothing(t *testing.T) { testledger.Each(t, postAllOrNothing) }

func postAllOrNothing(t *testing.T, path string) {
	ctx := context.Background()
	s := open(t, path)
	rec, claims := report("a", "Daily", "Shots were heard.")
	if _, err := add(s, rec, append(claims, claims[0])); err == nil {
		t.Fatal("two claims of one identifier were kept")
	}
	if list, err := s.Reports(ctx, Filter{}); err != nil || len(list) != 0 {
		t.Errorf("reports after a failed Add: %v, %v", list, err)
	}
	if added, err := add(s, rec, claims); err != nil || !added {
		t.Errorf("Add after a failed one = %v, %v", added, err)
	}
}

func TestPostConcurrently(t *testing.T) { testledger.Each(t, postConcurrently) }

func postConcurrently(t *testing.T, path string) {
	ctx := context.Background()
	stores := []*Store{open(t, path), open(t, path)} // as two processes would
	var wg sync.WaitGroup
	var mu sync.Mutex
	n := 0
	for w := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 15 {
				rec, claims := report(fmt.Sprint("r", i), "Daily", fmt.Sprint("Report number ", i))
				added, err := add(stores[w%2], rec, claims)
				if err != nil {
					t.Error(err)
				}
				if added {
					mu.Lock()
					n++
					mu.Unlock()
				}
			}
		}()
	}
	wg.Wait()
	list, err := stores[0].Reports(ctx, Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if n != 15 || len(list) != 15 {
		t.Errorf("%d acknowledged, %d kept, want 15 of each", n, len(list))
	}
}

func TestOpenConcurrently(t *testing.T) { testledger.Each(t, openConcurrently) }

func openConcurrently(t *testing.T, path string) {
	var wg sync.WaitGroup
	for range 6 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			s, err := Open(context.Background(), path)
			if err != nil {
				t.Error(err)
				return
			}
			s.Close()
		}()
	}
	wg.Wait()
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	file := func(name string, fill func(path string)) string {
		path := filepath.Join(dir, name)
		fill(path)
		return path
	}
	execute := func(path, query string) {
		db, err := sql.Open("sqlite", path)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	write := func(path, content string) {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	rows := []struct{ name, url, want string }{
		{"nothing", "", "name a file"},
		{"folder", dir, "is a folder"},
		{"no folder", filepath.Join(dir, "x", "y"), "there is no folder"},
		{"server", "postgres://me:secret@127.0.0.1:1/db?connect_timeout=2", "the server cannot be reached"},
		{"address", "postgres://me:secret@[/db", "is no address"},
		{"text", file("text", func(p string) { write(p, strings.Repeat("Shots were heard. ", 100)) }), "is not a ledger"},
		{"other database", file("other", func(p string) { execute(p, `CREATE TABLE t (x)`) }), "database of another program"},
		{"newer", file("newer", func(p string) {
			open(t, p).Close()
			execute(p, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`)
		}), "newer hearsay"},
		{"damaged", file("damaged", func(p string) {
			open(t, p).Close()
			b, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			for i := 100; i < len(b); i++ {
				b[i] = 0xff
			}
			write(p, string(b))
		}), "is damaged"},
	}
	for _, r := range rows {
		s, err := Open(context.Background(), r.url)
		if err == nil {
			s.Close()
			t.Errorf("%s: opened", r.name)
			continue
		}
		if !strings.Contains(err.Error(), r.want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: error %q, want one with %q", r.name, err, r.want)
		}
	}
}

// An empty file, as a crash at the very start leaves it, becomes a ledger.
func TestOpenEmptyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "l")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := open(t, path)
	if list, err := s.Reports(context.Background(), Filter{}); err != nil || len(list) != 0 {
		t.Errorf("Reports = %v, %v", list, err)
	}
}
