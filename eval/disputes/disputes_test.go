// Package disputes holds the test that the example reports are in dispute where
// they are meant to be, and nowhere else.
package disputes

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay"
	"hearsay/gazetteer"
	"hearsay/intake"
	"hearsay/ledger"
	"hearsay/lexicon"
	"hearsay/pipeline"
)

const folder = "../../testdata/reports"

// want is a dispute as testdata/reports/disputes.json gives it.
type want struct {
	Kind      hearsay.ClaimKind
	Positions []struct {
		Value    int64
		Claimant string
	}
	Claimants []string
	About     []string
}

func fold(s string) string { return strings.ToLower(strings.ReplaceAll(s, "’", "'")) }

func claims(d hearsay.Dispute, name string) bool {
	for _, p := range d.Positions {
		for _, c := range p.Claimants {
			if strings.Contains(fold(c), fold(name)) {
				return true
			}
		}
	}
	return false
}

func (w want) met(d hearsay.Dispute) bool {
	if w.Kind != d.Kind {
		return false
	}
	for _, v := range w.Positions {
		found := false
		for _, p := range d.Positions {
			low, high := p.Value.Min, p.Value.Max
			value := low != nil && (*low == v.Value || *low == v.Value+1) || high != nil && *high == v.Value
			for _, c := range p.Claimants {
				found = found || value && strings.Contains(fold(c), fold(v.Claimant))
			}
		}
		if !found {
			return false
		}
	}
	for _, c := range w.Claimants {
		if !claims(d, c) {
			return false
		}
	}
	text, err := json.Marshal(d)
	if err != nil {
		return false
	}
	for _, a := range w.About {
		if strings.Contains(fold(string(text)), fold(a)) {
			return true
		}
	}
	return len(w.About) == 0
}

func TestExampleReports(t *testing.T) {
	var key map[string][]want
	b, err := os.ReadFile(filepath.Join(folder, "disputes.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &key); err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	gaz, err := gazetteer.Open()
	if err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.New("test", lex, gaz)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(folder + "/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []hearsay.Claim
	seen := 0
	for item := range intake.Read(append(files, folder+"/reports.jsonl"), nil, intake.Options{}) {
		if item.Err != nil {
			t.Fatal(item.Err)
		}
		name := item.Report.ID
		if base := filepath.Base(item.Name); strings.HasSuffix(base, ".txt") {
			name = strings.TrimSuffix(base, ".txt")
		}
		wants, ok := key[name]
		if !ok {
			t.Errorf("%s is not in disputes.json", name)
		}
		seen++
		of := ledger.Claims(p.Code(item.Report))
		all = append(all, of...)
		check(t, name, wants, ledger.Disputes(of), true)
	}
	if seen != len(key)-1 {
		t.Errorf("%d reports, but disputes.json names %d", seen, len(key)-1)
	}
	check(t, "across", key["across"], ledger.Disputes(all), false)
}

func check(t *testing.T, name string, wants []want, got []hearsay.Dispute, only bool) {
	used := make([]bool, len(got))
	for _, w := range wants {
		found := false
		for i, d := range got {
			if w.met(d) {
				found, used[i] = true, true
			}
		}
		if !found {
			t.Errorf("%s: no dispute like %+v", name, w)
		}
	}
	for i, d := range got {
		if only && !used[i] {
			b, _ := json.Marshal(d)
			t.Errorf("%s: a dispute that is none: %s", name, b)
		}
	}
}
