package ledger

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"hearsay"
)

// bulletin is a report that so many were killed by the Red Front in Mora.
func bulletin(t *testing.T, id, publisher, day, who string, n int64) *hearsay.Record {
	d := newDraft(t, id, publisher, day, fmt.Sprintf("%s said %d people were killed by the Red Front in Mora on Friday.", who, n))
	speaker := d.entity(hearsay.Group, who, "["+who+"] said")
	front := d.entity(hearsay.Group, "Red Front", "the [Red Front] in")
	place := d.place(" in [Mora] on", "Mora", "Gedo")
	q := d.quantity(fmt.Sprintf("[%d people]", n), n, n, "person", "", "")
	a := d.account("["+who+"] said", who+" [said]", fmt.Sprintf("[%d people were killed by the Red Front in Mora on Friday]", n), speaker, hearsay.Asserts)
	d.event(hearsay.Assault, "were [killed] by", hearsay.Occurred, func(v *hearsay.RecordEvent) {
		v.Mode = "attack"
		v.Actor, v.Place, v.Date, v.Attributions = by(front), place, on("2010-05-07"), []string{a}
		v.Counts = []hearsay.RecordCount{{What: killed, Who: "recipient", Quantity: q}}
	})
	return d.rec
}

func bulletins(t *testing.T) []hearsay.Claim {
	var claims []hearsay.Claim
	for _, r := range []struct {
		id, publisher, day, who string
		n                       int64
	}{
		{"r1", "Daily", "2010-05-08", "Police", 12}, {"r2", "Weekly", "2010-05-09", "Doctors", 30},
		{"r3", "Herald", "2010-05-10", "Doctors", 30}, {"r4", "Daily", "2010-05-12", "Police", 14},
	} {
		claims = append(claims, Claims(bulletin(t, r.id, r.publisher, r.day, r.who, r.n))...)
	}
	return claims
}

// line shows an incident: its type and each cell with its values, the chosen one first.
func line(in hearsay.Incident) string {
	out := fmt.Sprintf("%s/%s %d events %d/%d/%d", in.Event, in.Mode, len(in.Events), in.Voices.Reports, in.Voices.Publishers, in.Voices.Voices)
	for _, c := range in.Cells {
		var vs []string
		for _, v := range c.Values {
			w := v.Value.Actor + v.Value.Place + v.Value.Start
			if v.Value.Occurred != nil {
				w = fmt.Sprint(*v.Value.Occurred)
			}
			if counted(&v) {
				w = fmt.Sprint(Figure(v.Value))
			}
			if v.Low != nil {
				w += fmt.Sprintf("(%d-%d)", *v.Low, *v.High)
			}
			vs = append(vs, fmt.Sprintf("%s by %s", w, strings.Join(v.Claimants, "+")))
		}
		if !c.Chosen {
			vs = append([]string{"-"}, vs...)
		}
		name := c.Field
		if c.Disputed {
			name += "!"
		}
		out += "; " + name + ": " + strings.Join(vs, " | ")
	}
	return out
}

func TestIncidentsAcrossReports(t *testing.T) {
	claims := bulletins(t)
	got := Incidents(claims, Links(claims, nil), nil)
	if len(got) != 1 {
		t.Fatalf("%d incidents, want 1: %+v", len(got), got)
	}
	want := "ASSAULT/attack 4 events 4/3/2; occurred: true by Police+Doctors; actor: Red Front by Police+Doctors; place: Mora by Police+Doctors; " +
		"date: 2010-05-07 by Police+Doctors; killed!: 12 by Police | 30 by Doctors | 14 by Police"
	if d := cmp.Diff(want, line(got[0])); d != "" {
		t.Errorf("incident (-want +got):\n%s", d)
	}
	if len(got[0].Disputes) == 0 {
		t.Error("the incident names no dispute")
	}
}

func TestRules(t *testing.T) {
	claims := bulletins(t)
	rows := []struct{ rule, asOf, want string }{
		{"", "", "30 by Doctors | 12 by Police | 14 by Police"},
		{"lowest", "", "12 by Police | 30 by Doctors | 14 by Police"},
		{"highest", "", "30 by Doctors | 12 by Police | 14 by Police"},
		{"latest", "", "14 by Police | 12 by Police | 30 by Doctors"},
		{"own-voice", "", "30 by Doctors | 12 by Police | 14 by Police"},
		{"source:police", "", "14 by Police | 12 by Police | 30 by Doctors"},
		{"source:Weekly", "", "30 by Doctors | 12 by Police | 14 by Police"},
		{"source:Nobody", "", "- | 30 by Doctors | 12 by Police | 14 by Police"},
		{"ucdp", "", "30(12-30) by Doctors | 12 by Police | 14 by Police"},
		{"acled", "", "12 by Police | 30 by Doctors | 14 by Police"},
		{"highest", "2010-05-08", "12 by Police"},
	}
	for _, r := range rows {
		rule, err := ParseRule(r.rule)
		if err != nil {
			t.Fatal(err)
		}
		by := AsOf(claims, r.asOf)
		got := Incidents(by, Links(claims, nil), nil)
		rule.Resolve(got)
		if len(got) != 1 {
			t.Fatalf("%s: %d incidents", r.rule, len(got))
		}
		_, cell, _ := strings.Cut(strings.ReplaceAll(line(got[0]), "killed!", "killed"), "; killed: ")
		if cell != r.want {
			t.Errorf("rule %q as of %q: %s, want %s", r.rule, r.asOf, cell, r.want)
		}
	}
	for _, bad := range []string{"median", "source:", "lowest:x"} {
		if _, err := ParseRule(bad); err == nil {
			t.Errorf("rule %q is known", bad)
		}
	}
}

// The disputes and the incidents are the same whether claims are linked at once or
// report by report, in any order, and a report that comes twice changes nothing.
func TestLinksReportByReport(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var all []hearsay.Claim
		var reports [][]hearsay.Claim
		for i := range rapid.IntRange(1, 6).Draw(rt, "reports") {
			claims := Claims(story(t, rt, fmt.Sprint("r", i)))
			all = append(all, claims...)
			reports = append(reports, claims)
			if rapid.Bool().Draw(rt, "twice") {
				reports = append(reports, claims)
			}
		}
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1))
		r.Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
		var known []hearsay.Claim
		var links []hearsay.Link
		for _, claims := range reports {
			links = append(links, Links(claims, known)...)
			known = append(known, claims...)
		}
		show := func(d []hearsay.Dispute, i []hearsay.Incident) string {
			b, err := json.Marshal([]any{d, i})
			if err != nil {
				rt.Fatal(err)
			}
			return string(b)
		}
		whole := Links(all, nil)
		if d := cmp.Diff(show(Disputes(all), Incidents(all, whole, nil)), show(DisputesOf(known, links), Incidents(known, links, nil))); d != "" {
			rt.Fatalf("report by report (-at once +in turn):\n%s", d)
		}
	})
}
