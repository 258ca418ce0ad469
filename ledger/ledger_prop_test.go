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

// story draws a report on one of a few incidents: somebody says how many were
// killed where and when, and who did it.
func story(t *testing.T, rt *rapid.T, id string) *hearsay.Record {
	town := rapid.SampledFrom([]string{"Mora", "Dolow"}).Draw(rt, "town")
	day := rapid.SampledFrom([]string{"2010-05-07", "2010-05-08", "2010-06-20"}).Draw(rt, "day")
	who := rapid.SampledFrom([]string{"Police", "Doctors", "Rebels"}).Draw(rt, "who")
	doer := rapid.SampledFrom([]string{"Red Front", "Army"}).Draw(rt, "doer")
	n := rapid.SampledFrom([]int64{3, 12, 14, 30, 60}).Draw(rt, "n")
	hedge := rapid.SampledFrom([]string{"", "approx"}).Draw(rt, "hedge")
	high := n
	if rapid.Bool().Draw(rt, "open") {
		high = -1
	}
	d := newDraft(t, id, rapid.SampledFrom([]string{"Daily", "Weekly"}).Draw(rt, "publisher"), "2010-05-10", fmt.Sprintf(
		"%s said %d people were killed by the %s in %s on Friday.\nThe %s denied any involvement.", who, n, doer, town, doer))
	speaker := d.entity(hearsay.Group, who, "["+who+"] said")
	front := d.entity(hearsay.Group, doer, "the ["+doer+"] in", "The ["+doer+"] denied")
	place := d.place(" in ["+town+"] on", town, "Gedo")
	q := d.quantity(fmt.Sprintf("[%d people]", n), n, high, "person", "", hedge)
	a := d.account("["+who+"] said", who+" [said]", fmt.Sprintf("[%d people were killed by the %s in %s on Friday]", n, doer, town), speaker, hearsay.Asserts)
	d.account("[The "+doer+"] denied", doer+" [denied]", "[any involvement]", front, hearsay.Denies)
	d.event(hearsay.Assault, "were [killed] by", hearsay.Occurred, func(v *hearsay.RecordEvent) {
		v.Actor, v.Place, v.Date, v.Attributions = by(front), place, on(day), []string{a}
		v.Counts = []hearsay.RecordCount{{What: killed, Who: "recipient", Quantity: q}}
	})
	return d.rec
}

func TestOrderAndRepetitionMakeNoDifference(t *testing.T) {
	disputed := 0
	rapid.Check(t, func(rt *rapid.T) {
		var once, again []hearsay.Claim
		n := rapid.IntRange(1, 5).Draw(rt, "reports")
		for i := range n {
			claims := Claims(story(t, rt, fmt.Sprint("r", i)))
			once = append(once, claims...)
			again = append(again, claims...)
			if rapid.Bool().Draw(rt, "twice") {
				again = append(again, claims...)
			}
		}
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1))
		r.Shuffle(len(again), func(i, j int) { again[i], again[j] = again[j], again[i] })
		want, err := json.Marshal(Disputes(once))
		if err != nil {
			rt.Fatal(err)
		}
		got, err := json.Marshal(Disputes(again))
		if err != nil {
			rt.Fatal(err)
		}
		if d := cmp.Diff(string(want), string(got)); d != "" {
			rt.Fatalf("disputes of the same claims in another order (-want +got):\n%s", d)
		}
		disputed += strings.Count(string(want), `"positions"`)
	})
	if disputed == 0 {
		t.Error("no drawn reports were ever in dispute")
	}
}

// Every claim is named once, made by somebody and stands on words of the report;
// every position of a dispute has a claimant and a claim; nothing is made of
// records whose references and spans lead nowhere.
func TestClaimsOfAnyRecord(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rec := story(t, rt, "r")
		size := len([]rune(rec.Text))
		wild := rapid.IntRange(-3, size+5)
		span := func(label string) hearsay.RecordSpan {
			return hearsay.RecordSpan{Begin: wild.Draw(rt, label), End: wild.Draw(rt, label)}
		}
		switch rapid.IntRange(0, 8).Draw(rt, "damage") {
		case 0:
			rec.Sentences = nil
		case 1:
			rec.Entities = nil
		case 2:
			rec.Attributions[0].Content = []hearsay.RecordSpan{span("content")}
		case 3:
			rec.Events[0].Trigger, rec.Events[0].Evidence = nil, []hearsay.RecordSpan{span("evidence")}
		case 4:
			rec.Quantities[0].RecordSpan = span("quantity")
		case 5:
			rec.Attributions[0].Parent = rec.Attributions[0].ID
		case 6:
			rec.Text, rec.Published = "", nil
		case 7:
			rec.Attributions[0].Cue, rec.Attributions[0].Source = nil, nil
		case 8:
			rec.Entities[0].Mentions = []hearsay.RecordMention{{RecordSpan: span("mention")}}
		}
		claims := Claims(rec)
		seen := set{}
		for _, c := range claims {
			if c.ID == "" || seen[c.ID] {
				rt.Fatalf("claim %q is named twice or not at all", c.ID)
			}
			seen[c.ID] = true
			if len(c.Claimants) == 0 || c.Claimants[len(c.Claimants)-1].Name == "" || len(c.Evidence) == 0 {
				rt.Fatalf("claim without claimant or evidence: %+v", c)
			}
		}
		for _, d := range Disputes(claims) {
			if len(d.Positions) < 2 {
				rt.Fatalf("dispute of %d positions", len(d.Positions))
			}
			for _, p := range d.Positions {
				if len(p.Claimants) == 0 || len(p.Claims) == 0 {
					rt.Fatalf("position without claimant or claim: %+v", p)
				}
			}
		}
	})
}
