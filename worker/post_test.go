package worker

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/gazetteer"
	"hearsay/intake"
	"hearsay/internal/testledger"
	"hearsay/ledger"
	"hearsay/lexicon"
	"hearsay/pipeline"
	"hearsay/store"
)

// examples are the coded example reports.
var examples = sync.OnceValues(func() ([]*hearsay.Record, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	gaz, err := gazetteer.Open()
	if err != nil {
		return nil, err
	}
	p, err := pipeline.New("test", lex, gaz)
	if err != nil {
		return nil, err
	}
	var out []*hearsay.Record
	for item := range intake.Read([]string{filepath.Join("..", "testdata", "reports")}, nil, intake.Options{}) {
		if item.Err != nil {
			return nil, item.Err
		}
		out = append(out, p.Code(item.Report))
	}
	return out, nil
})

func records(t testing.TB) []*hearsay.Record {
	t.Helper()
	out, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var noon = time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The ledger says the same whatever the order of reports, and a report that comes twice
// changes nothing; what it says is what the claims say when all are looked at.
func TestPostInAnyOrder(t *testing.T) { testledger.Each(t, postInAnyOrder) }

func postInAnyOrder(t *testing.T, url string) {
	ctx := context.Background()
	recs := slices.Clone(records(t))
	var all []hearsay.Claim
	for _, r := range recs {
		all = append(all, ledger.Claims(r)...)
	}
	links := ledger.Links(all, nil)
	var prints []ledger.Print
	for _, r := range recs {
		prints = append(prints, ledger.PrintOf(r))
	}
	families := ledger.Families(prints)
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	r.Shuffle(len(recs), func(i, j int) { recs[i], recs[j] = recs[j], recs[i] })
	s, err := store.Open(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for i, rec := range append(recs, recs[:5]...) {
		if _, added, err := Post(ctx, s, rec, noon); err != nil || added != (i < len(recs)) {
			t.Fatalf("report %s: added %v, %v", rec.ID, added, err)
		}
	}
	rule, _ := ledger.ParseRule("lowest")
	for _, day := range []string{"", "2009-01-01", "2013-01-12"} {
		by := ledger.AsOf(all, day)
		want := ledger.DisputesOf(by, links)
		for _, limit := range []int{0, 1, 2} {
			got, err := Disputes(ctx, s, store.Filter{AsOf: day, Limit: limit})
			if err != nil {
				t.Fatal(err)
			}
			w := want
			if limit > 0 {
				w = want[:min(limit, len(want))]
			}
			if d := cmp.Diff(asJSON(t, w), asJSON(t, got)); d != "" {
				t.Errorf("as of %q, limit %d: disputes (-claims +ledger):\n%s", day, limit, d)
			}
		}
		incidents := ledger.Incidents(by, links, families)
		rule.Resolve(incidents)
		got, err := Incidents(ctx, s, store.Filter{AsOf: day}, rule)
		if err != nil {
			t.Fatal(err)
		}
		order := func(a, b hearsay.Incident) int { return strings.Compare(a.ID, b.ID) }
		slices.SortFunc(incidents, order)
		slices.SortFunc(got, order)
		// A dispute may reach beyond the incident; here none does.
		if d := cmp.Diff(asJSON(t, incidents), asJSON(t, got)); d != "" {
			t.Errorf("as of %q: incidents (-claims +ledger):\n%s", day, d)
		}
	}
	if len(ledger.DisputesOf(all, links)) < 3 {
		t.Error("the example reports hold too few disputes to test with")
	}
}

func TestFilters(t *testing.T) { testledger.Each(t, filters) }

func filters(t *testing.T, url string) {
	ctx := context.Background()
	s, err := store.Open(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var all []hearsay.Claim
	for _, rec := range records(t) {
		if _, _, err := Post(ctx, s, rec, noon); err != nil {
			t.Fatal(err)
		}
		all = append(all, ledger.Claims(rec)...)
	}
	place := func(c *hearsay.Claim) []hearsay.Site {
		if len(c.About.Places) == 0 && c.About.Setting != nil {
			return c.About.Setting.Places
		}
		return c.About.Places
	}
	hasWord := func(name, word string) bool {
		return strings.HasPrefix(strings.ToLower(name), word) || strings.Contains(strings.ToLower(name), " "+word)
	}
	rows := []struct {
		name  string
		f     store.Filter
		meets func(c *hearsay.Claim) bool
	}{
		{"all", store.Filter{}, func(c *hearsay.Claim) bool { return true }},
		{"kind", store.Filter{Kinds: []hearsay.ClaimKind{hearsay.QuantityClaim, hearsay.PlaceClaim}}, func(c *hearsay.Claim) bool {
			return c.Kind == hearsay.QuantityClaim || c.Kind == hearsay.PlaceClaim
		}},
		{"type", store.Filter{Types: []hearsay.EventType{hearsay.Assault}}, func(c *hearsay.Claim) bool { return c.About.Event == hearsay.Assault }},
		{"status", store.Filter{Statuses: []hearsay.Status{hearsay.Planned}}, func(c *hearsay.Claim) bool { return c.Status == hearsay.Planned }},
		{"claimant", store.Filter{Claimant: "POLICE"}, func(c *hearsay.Claim) bool {
			return slices.ContainsFunc(c.Claimants, func(k hearsay.Claimant) bool {
				return slices.ContainsFunc(append([]string{k.Name}, k.Names...), func(n string) bool { return hasWord(n, "police") })
			})
		}},
		{"place", store.Filter{Place: "baghdad"}, func(c *hearsay.Claim) bool {
			return slices.ContainsFunc(place(c), func(p hearsay.Site) bool {
				return hasWord(p.Name, "baghdad") || hasWord(p.Admin1, "baghdad") || hasWord(p.Country, "baghdad")
			})
		}},
		{"box", store.Filter{Box: &store.Box{West: -20, South: 0, East: 20, North: 30}}, func(c *hearsay.Claim) bool {
			p := place(c)
			return len(p) > 0 && p[0].Lat != nil && *p[0].Lat >= 0 && *p[0].Lat <= 30 && *p[0].Lon >= -20 && *p[0].Lon <= 20
		}},
		{"as of", store.Filter{AsOf: "2009-01-01"}, func(c *hearsay.Claim) bool { return c.Published != "" && c.Published <= "2009-01-01" }},
		{"days", store.Filter{From: "2005-01-01", To: "2013-12-31"}, func(c *hearsay.Claim) bool {
			d := c.About.Date
			return d != nil && d.End >= "2005-01-01" && d.Start <= "2013-12-31"
		}},
		{"nobody", store.Filter{Actor: "nobody of that name"}, func(c *hearsay.Claim) bool { return false }},
	}
	for _, r := range rows {
		var want, got []string
		for i := range all {
			if r.meets(&all[i]) {
				want = append(want, all[i].ID)
			}
		}
		// Page by page.
		r.f.Limit = 7
		var last *store.Kept
		for {
			page, err := s.Claims(ctx, r.f, last)
			if err != nil {
				t.Fatal(err)
			}
			for _, k := range page {
				got = append(got, k.ID)
			}
			if len(page) < r.f.Limit {
				break
			}
			last = &page[len(page)-1]
		}
		slices.Sort(want)
		slices.Sort(got)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", r.name, d)
		}
		if len(want) == 0 && r.name != "nobody" {
			t.Errorf("%s: no claim of the example reports meets the filter", r.name)
		}
	}
}

func TestSearch(t *testing.T) { testledger.Each(t, search) }

func search(t *testing.T, url string) {
	ctx := context.Background()
	s, err := store.Open(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, rec := range records(t) {
		if _, _, err := Post(ctx, s, rec, noon); err != nil {
			t.Fatal(err)
		}
	}
	hits, err := Search(ctx, s, "bomb killed", store.Filter{Limit: 3})
	if err != nil {
		t.Fatal(err)
	}
	if len(hits) == 0 || len(hits) > 3 {
		t.Fatalf("%d hits", len(hits))
	}
	for _, h := range hits {
		if !strings.Contains(strings.ToLower(h.Words), "bomb") && !strings.Contains(strings.ToLower(h.Words), "kill") {
			t.Errorf("%s: %q", h.ID, h.Words)
		}
	}
	for _, odd := range []string{`"`, `a AND (`, `NEAR(x`, `title:x`, `*`, `'`, "x\x00y"} {
		if _, err := Search(ctx, s, odd, store.Filter{Limit: 3}); err != nil && !strings.Contains(err.Error(), "no words") {
			t.Errorf("%q: %v", odd, err)
		}
	}
}

// Looking at a ledger does not wait until somebody who writes has ended.
func TestReadWhileAnotherWrites(t *testing.T) {
	ctx := context.Background()
	url := testledger.SQLite(t)
	s, err := store.Open(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	recs := records(t)
	if _, _, err := Post(ctx, s, recs[0], noon); err != nil {
		t.Fatal(err)
	}
	p, err := Posting(recs[1], noon)
	if err != nil {
		t.Fatal(err)
	}
	link := p.Link
	p.Link = func(known []hearsay.Claim) ([]hearsay.Link, [][2]string) { // in the middle of a transaction
		reader, err := store.Open(ctx, url)
		if err != nil {
			t.Fatal(err)
		}
		defer reader.Close()
		began := time.Now()
		if err := CatchUp(ctx, reader); err != nil {
			t.Error(err)
		}
		entries, err := reader.Reports(ctx, store.Filter{})
		if err != nil || len(entries) != 1 {
			t.Errorf("%d reports, %v", len(entries), err)
		}
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("waited for %v", took)
		}
		return link(known)
	}
	if _, err := s.Post(ctx, p); err != nil {
		t.Fatal(err)
	}
}

// A reprint is another report and another publisher, but no other voice.
func TestReprintIsNoVoice(t *testing.T) { testledger.Each(t, reprintIsNoVoice) }

func reprintIsNoVoice(t *testing.T, url string) {
	ctx := context.Background()
	s, err := store.Open(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	rec := records(t)[0]
	again := *rec
	again.ID, again.Publisher = rec.ID+"-again", "Another Paper"
	for _, r := range []*hearsay.Record{rec, &again} {
		if _, added, err := Post(ctx, s, r, noon); err != nil || !added {
			t.Fatalf("%s: added %v, %v", r.ID, added, err)
		}
	}
	rule, _ := ledger.ParseRule("lowest")
	incidents, err := Incidents(ctx, s, store.Filter{}, rule)
	if err != nil {
		t.Fatal(err)
	}
	both := 0
	for _, in := range incidents {
		if in.Voices.Reports != 2 {
			continue
		}
		both++
		if in.Voices.Publishers != 2 || in.Voices.Voices > 1 && in.Voices.Voices >= len(in.Cells)+1 {
			t.Errorf("%s: %+v", in.ID, in.Voices)
		}
		for _, c := range in.Cells {
			for _, v := range c.Values {
				if len(v.Reports) == 2 && v.Voices > len(v.Claimants) {
					t.Errorf("%s: %s %+v of %q has %d voices", in.ID, c.Field, v.Value, v.Claimants, v.Voices)
				}
			}
		}
	}
	if both == 0 {
		t.Error("no act of the reprint is linked to that of the report")
	}
}
