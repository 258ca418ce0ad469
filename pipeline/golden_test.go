package pipeline_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden shows the whole reading of each example report as text that can be
// reviewed in a diff.
func TestGolden(t *testing.T) {
	p := coder(t)
	seen := map[string]bool{}
	for _, r := range examples(t) {
		rec := p.Code(r)
		seen[rec.ID+".golden"] = true
		t.Run(rec.ID, func(t *testing.T) {
			got := render(rec)
			if *update {
				if err := os.MkdirAll(filepath.Dir(goldenFile(rec.ID)), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(goldenFile(rec.ID), []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(strings.Split(readGolden(t, rec.ID), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("the reading has changed (make golden rewrites it; review the diff):\n%s", diff)
			}
		})
	}
	files, err := filepath.Glob(goldenFile("*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !seen[filepath.Base(f)] {
			if *update {
				_ = os.Remove(f)
				continue
			}
			t.Errorf("%s belongs to no example report", f)
		}
	}
}

// render writes a record without its text and versions, spans as words.
func render(r *hearsay.Record) string {
	text := []rune(r.Text)
	words := func(s hearsay.RecordSpan) string {
		return strings.Join(strings.Fields(string(text[s.Begin:s.End])), " ")
	}
	list := func(ss []hearsay.RecordSpan) string {
		var out []string
		for _, s := range ss {
			out = append(out, words(s))
		}
		return "[" + strings.Join(out, " | ") + "]"
	}
	var b strings.Builder
	// put writes the parts that are not empty.
	put := func(parts ...string) {
		sep := ""
		for _, p := range parts {
			if p != "" {
				b.WriteString(sep + p)
				sep = "  "
			}
		}
		b.WriteByte('\n')
	}
	opt := func(name, value string) string {
		if value == "" {
			return ""
		}
		return name + "=" + value
	}
	flag := func(name string, on bool) string {
		if on {
			return name
		}
		return ""
	}
	put("report", r.ID)
	if r.Published != nil {
		put("published", r.Published.Value, string(r.Published.Basis), opt("by", list(r.Published.Evidence)))
	}
	b.WriteString("\nsections\n")
	for _, s := range r.Sections {
		w := words(s.RecordSpan)
		if rs := []rune(w); len(rs) > 60 {
			w = string(rs[:60]) + "…"
		}
		put(fmt.Sprintf("%-11s", s.Kind), w)
	}
	b.WriteString("\nsentences\n")
	for i, s := range r.Sentences {
		put(fmt.Sprint(i+1), words(s))
	}
	b.WriteString("\nentities\n")
	for _, e := range r.Entities {
		code := ""
		if e.Actor != nil {
			code = strings.Join(strings.Fields(strings.Join([]string{e.Actor.Code, e.Actor.Country, e.Actor.Sector, e.Actor.ID, string(e.Actor.Basis)}, " ")), "/")
		}
		var mentions []string
		for _, m := range e.Mentions {
			mentions = append(mentions, string(m.Form)[:2]+":"+words(m.RecordSpan))
		}
		put(e.ID, string(e.Type), e.Name, code, flag("plural", e.Plural), "["+strings.Join(mentions, " | ")+"]")
	}
	b.WriteString("\nrelations\n")
	for _, x := range r.Relations {
		put(x.Subject, string(x.Type), x.Object, flag("former", x.Former), strings.Join(x.Attributions, " "), list(x.Evidence))
	}
	b.WriteString("\ntimes\n")
	for _, x := range r.Times {
		days := ""
		if x.Start != "" {
			days = x.Start + ".." + x.Stop
		}
		put(x.ID, x.Type, x.Value, opt("mod", x.Mod), opt("quant", x.Quant), opt("freq", x.Freq), days, "["+words(x.RecordSpan)+"]")
	}
	b.WriteString("\nplaces\n")
	for _, x := range r.Places {
		point := ""
		if x.Lat != nil {
			point = fmt.Sprintf("%.2f,%.2f", *x.Lat, *x.Lon)
		}
		put(x.ID, x.Name, x.Country, x.Admin1, x.Admin2, x.Feature, string(x.Precision), string(x.Use), point, opt("basis", string(x.Basis)), opt("of", x.Entity), "["+words(x.RecordSpan)+"]")
	}
	b.WriteString("\nquantities\n")
	for _, x := range r.Quantities {
		bound := func(n *int64) string {
			if n == nil {
				return "*"
			}
			return fmt.Sprint(*n)
		}
		number := ""
		if x.Number != 0 {
			number = fmt.Sprint(x.Number)
		}
		put(x.ID, bound(x.Min)+".."+bound(x.Max), flag("approx", x.Approx), flag("vague", x.Vague), opt("number", number), opt("unit", x.Unit), opt("of", x.Of), "["+words(x.RecordSpan)+"]")
	}
	b.WriteString("\nattributions\n")
	for _, x := range r.Attributions {
		put(x.ID, list(x.Source), opt("entity", x.Entity), string(x.Kind), string(x.Stance), flag("negated", x.Negated), flag("anonymous", x.Anonymous),
			opt("venue", x.Venue), opt("parent", x.Parent), "cue="+list(x.Cue), "content="+list(x.Content))
	}
	b.WriteString("\nevents\n")
	side := func(name string, ps []hearsay.RecordParticipant) string {
		var out []string
		for _, p := range ps {
			out = append(out, strings.Join(strings.Fields(strings.Join([]string{p.Entity, p.Code, words(p.RecordSpan)}, " ")), " "))
		}
		return name + "=[" + strings.Join(out, " | ") + "]"
	}
	for _, x := range r.Events {
		date := ""
		if x.Date != nil {
			date = x.Date.Start + ".." + x.Date.End + "/" + string(x.Date.Basis)
		}
		var counts, hedges []string
		for _, c := range x.Counts {
			counts = append(counts, strings.TrimSpace(c.What+" "+c.Who+" "+c.Quantity))
		}
		for _, h := range x.Hedges {
			hedges = append(hedges, string(h.Type)+":"+words(h.RecordSpan))
		}
		put(x.ID, string(x.Event), x.Mode, strings.Join(x.Context, ","), x.CAMEO, string(x.Status), list(x.Trigger))
		put("   ", side("actor", x.Actor), side("recipient", x.Recipient), opt("place", x.Place), opt("time", x.Time), opt("date", date),
			opt("counts", strings.Join(counts, ", ")), opt("by", strings.Join(x.Attributions, " ")), opt("hedges", strings.Join(hedges, ", ")))
		put("   ", fmt.Sprintf("%.2f", x.Confidence), x.Rule, list(x.Evidence))
	}
	return b.String()
}

func goldenFile(id string) string { return filepath.Join("testdata", "golden", id+".golden") }

func readGolden(t *testing.T, id string) string {
	t.Helper()
	data, err := os.ReadFile(goldenFile(id))
	if err != nil {
		t.Fatalf("%v (make golden writes it)", err)
	}
	return string(data)
}
