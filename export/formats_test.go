package export_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/codes"
	"hearsay/export"
	"hearsay/gazetteer"
	"hearsay/intake"
	"hearsay/ledger"
	"hearsay/lexicon"
	"hearsay/pipeline"
)

var (
	update = flag.Bool("update", false, "rewrite the golden files")
	freeze = flag.Bool("freeze", false, "rewrite the ledger that the golden files come from")
)

// base is a ledger in memory.
type base struct {
	records   map[string]*hearsay.Record
	order     []string
	claims    map[string]hearsay.Claim
	of        map[string][]hearsay.Claim // the claims of an incident
	incidents []hearsay.Incident
	disputes  []hearsay.Dispute
	names     export.Names
}

func newBase(names export.Names, rule string, records ...*hearsay.Record) *base {
	b := &base{records: map[string]*hearsay.Record{}, claims: map[string]hearsay.Claim{}, names: names}
	var all []hearsay.Claim
	for _, r := range records {
		b.records[r.ID] = r
		b.order = append(b.order, r.ID)
		all = append(all, ledger.Claims(r)...)
	}
	for _, c := range all {
		b.claims[c.ID] = c
	}
	links := ledger.Links(all, nil)
	b.incidents, b.disputes = ledger.Incidents(all, links, nil), ledger.DisputesOf(all, links)
	of := map[any]string{}
	for _, in := range b.incidents {
		for _, e := range in.Events {
			of[e] = in.ID
		}
		for _, c := range in.Cells {
			for _, v := range c.Values {
				for _, id := range v.Claims {
					of[id] = in.ID
				}
			}
		}
	}
	b.of = map[string][]hearsay.Claim{}
	for _, c := range all {
		id := of[c.ID]
		if e, ok := of[hearsay.EventRef{Report: c.Report, Event: c.About.EventID}]; ok && c.About.EventID != "" {
			id = e
		}
		b.of[id] = append(b.of[id], c)
	}
	r, err := ledger.ParseRule(rule)
	if err != nil {
		panic(err)
	}
	r.Resolve(b.incidents)
	return b
}

// desk looks things up in the base.
func (b *base) desk(t testing.TB) *export.Desk {
	t.Helper()
	d := &export.Desk{
		View: hearsay.View{Rule: "most-voices", Version: "test", AsOf: "2030-01-01"}, Accessed: "2030-01-02", Names: b.names,
		Record: func(id string) (*hearsay.Record, error) {
			if r := b.records[id]; r != nil {
				return r, nil
			}
			return nil, fmt.Errorf("no report %q", id)
		},
		Claims:   func(in *hearsay.Incident) ([]hearsay.Claim, error) { return b.of[in.ID], nil },
		Disputes: func(in *hearsay.Incident) ([]hearsay.Dispute, error) { return b.disputes, nil },
	}
	if err := d.Open(); err != nil {
		t.Fatal(err)
	}
	return d
}

// write exports the base in a format.
func (b *base) write(t testing.TB, format string, change func(*export.Desk)) []byte {
	t.Helper()
	d := b.desk(t)
	if change != nil {
		change(d)
	}
	for _, f := range export.Formats() {
		if f.Name != format {
			continue
		}
		var out bytes.Buffer
		w := f.New(&out, d)
		for i := range b.incidents {
			if err := w.Write(&b.incidents[i]); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	t.Fatalf("no format %s", format)
	return nil
}

// loaded is what coding needs; loading it is most of the time of these tests.
var loaded = sync.OnceValues(func() (*base, error) {
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
	var records []*hearsay.Record
	for item := range intake.Read([]string{"../testdata/reports"}, strings.NewReader(""), intake.Options{}) {
		if item.Err != nil {
			return nil, item.Err
		}
		if name, ok := strings.CutSuffix(filepath.Base(item.Name), ".txt"); ok {
			item.Report.ID = name
		}
		r := p.Code(item.Report)
		r.Coder = hearsay.Coder{Version: "test"}
		records = append(records, r)
	}
	return newBase(codes.New(lex, gaz), "most-voices", records...), nil
})

// examples are the project's own example reports as a ledger.
func examples(t testing.TB) *base {
	t.Helper()
	b, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	if len(b.incidents) < 20 {
		t.Fatalf("only %d incidents", len(b.incidents))
	}
	return b
}

// readable are the formats of text.
var readable = []string{"events", "claims", "geojson", "plover", "polecat", "acled", "ucdp", "gdelt", "annotations", "ftm"}

// frozen is a small ledger as it once was, two reports on one battle and one on
// the strength of a force: what the exports make of it does not change with the coding.
// -freeze writes it anew.
func frozen(t testing.TB) *base {
	t.Helper()
	const file = "testdata/ledger.json"
	type kept struct {
		Records   []*hearsay.Record
		Claims    map[string][]hearsay.Claim // of an incident
		Incidents []hearsay.Incident
		Disputes  []hearsay.Dispute
	}
	all := examples(t)
	var k kept
	if *freeze {
		for _, id := range all.order {
			if strings.HasPrefix(id, "srilanka") || strings.HasPrefix(id, "sudan") {
				k.Records = append(k.Records, all.records[id])
			}
		}
		b := newBase(all.names, "ucdp", k.Records...)
		k.Claims, k.Incidents, k.Disputes = b.of, b.incidents, b.disputes
		raw, err := json.Marshal(k)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, append(raw, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &k); err != nil {
		t.Fatal(err)
	}
	b := &base{records: map[string]*hearsay.Record{}, of: k.Claims, incidents: k.Incidents, disputes: k.Disputes, names: all.names}
	for _, r := range k.Records {
		b.records[r.ID] = r
	}
	return b
}

// TestGolden keeps each format of text as a small ledger gives it, so that the
// files can be reviewed.
func TestGolden(t *testing.T) {
	small := frozen(t)
	for _, format := range readable {
		t.Run(format, func(t *testing.T) {
			got := small.write(t, format, func(d *export.Desk) { d.View.Rule, d.HXL = "ucdp", true })
			file := filepath.Join("testdata", format+".golden")
			if *update {
				if err := os.MkdirAll("testdata", 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
				t.Errorf("the export has changed (make golden rewrites it; review the diff):\n%s", diff)
			}
		})
	}
}

// The same incidents give the same bytes, whatever the format.
func TestSameBytesTwice(t *testing.T) {
	b := examples(t)
	for _, f := range export.Formats() {
		if one, two := b.write(t, f.Name, nil), b.write(t, f.Name, nil); !bytes.Equal(one, two) {
			t.Errorf("%s: %d and %d bytes that differ", f.Name, len(one), len(two))
		}
	}
}

// BenchmarkWrite exports the incidents of the example reports over and over.
func BenchmarkWrite(b *testing.B) {
	base := examples(b)
	for _, f := range export.Formats() {
		b.Run(f.Name, func(b *testing.B) {
			d := base.desk(b)
			w := f.New(io.Discard, d)
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				if err := w.Write(&base.incidents[n%len(base.incidents)]); err != nil {
					b.Fatal(err)
				}
				n++
			}
			if err := w.Close(); err != nil {
				b.Fatal(err)
			}
		})
	}
}
