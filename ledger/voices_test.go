package ledger

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"hearsay"
)

// reported makes the record of a report whose sentences end at full stops.
func reported(id, text string) *hearsay.Record {
	rec := &hearsay.Record{ID: id, Text: text}
	for begin := 0; begin < len(text); {
		end := len(text)
		if i := strings.Index(text[begin:], ". "); i >= 0 {
			end = begin + i + 1
		}
		rec.Sentences = append(rec.Sentences, hearsay.RecordSpan{Begin: begin, End: end})
		begin = end + 1
	}
	return rec
}

const wire = "Gunmen in two boats attacked a fishing village on the lake shore before dawn on Sunday. They burned eleven houses and took the stores of dried fish. " +
	"A nurse at the clinic of the village said that four men had been brought in with burns. The governor of the lake province flew in by helicopter in the afternoon. " +
	"He promised the families new boats and a police post within the month."

func TestReprints(t *testing.T) {
	cut := strings.SplitAfter(wire, ". ")
	for _, test := range []struct {
		name, text string
		want       bool
	}{
		{"to the letter", wire, true},
		{"a word changed here and there", strings.NewReplacer("eleven", "11", "afternoon", "evening").Replace(wire), true},
		{"cut after two sentences", strings.Join(cut[:2], ""), true},
		{"with a report of its own before it", "Our correspondent in the capital has seen the letter that the fishermen sent to the minister a year ago. " + wire, true},
		{"one sentence of it", cut[3], false},
		{"the same story in other words", "Eleven houses were set on fire when armed men came over the water to a village of fishermen. The provincial governor visited the place. Four people are being treated.", false},
		{"nothing", "", false},
	} {
		a, b := PrintOf(reported("a", wire)), PrintOf(reported("b", strings.TrimSpace(test.text)))
		if _, ok := Reprints(&a, &b); ok != test.want {
			t.Errorf("%s: %v, likeness %.2f, %d of %d and %d sentences", test.name, ok, likeness(&a, &b), shared(a.Sentences, b.Sentences), len(a.Sentences), len(b.Sentences))
		}
		_, ab := Reprints(&a, &b)
		_, ba := Reprints(&b, &a)
		if ab != ba {
			t.Errorf("%s: one way %v, the other %v", test.name, ab, ba)
		}
		if meets := shared(a.Keys(), b.Keys()) > 0; test.want && !meets {
			t.Errorf("%s: the prints have no key in common", test.name)
		}
		if back, ok := UnpackPrint("b", b.Bytes()); !ok || !bytes.Equal(back.Bytes(), b.Bytes()) {
			t.Errorf("%s: the print is not the same when it is packed and read", test.name)
		}
	}
}

func TestFamilies(t *testing.T) {
	prints := []Print{PrintOf(reported("d", wire)), PrintOf(reported("b", wire+" More follows.")), PrintOf(reported("c", "Rain is expected in the north of the country until Thursday evening, the weather office said."))}
	want := "map[b:b d:b]"
	if got := fmt.Sprint(Families(prints)); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	slices.Reverse(prints)
	if got := fmt.Sprint(Families(prints)); got != want {
		t.Errorf("in another order %s, want %s", got, want)
	}
}

func FuzzUnpackPrint(f *testing.F) {
	p := PrintOf(reported("a", wire))
	f.Add(p.Bytes())
	f.Add([]byte{1, 2, 3})
	f.Fuzz(func(t *testing.T, b []byte) {
		if p, ok := UnpackPrint("x", b); ok {
			if back, ok := UnpackPrint("x", p.Bytes()); !ok || len(back.Sketch) != len(p.Sketch) {
				t.Error("a print that was read cannot be read again")
			}
			_ = p.Keys()
		}
	})
}

func claimBy(report, publisher string, claimants ...hearsay.Claimant) hearsay.Claim {
	return hearsay.Claim{ID: report, Report: report, Publisher: publisher, Claimants: claimants}
}

func TestVoices(t *testing.T) {
	itself := hearsay.Claimant{Name: "the report", Report: true}
	named := func(n string) hearsay.Claimant { return hearsay.Claimant{Name: n} }
	wireOf := map[string]string{"r1": "r1", "r2": "r1"}
	for _, test := range []struct {
		name     string
		claims   []hearsay.Claim
		families map[string]string
		want     string
	}{
		{"two outlets, each by itself", []hearsay.Claim{claimBy("r1", "Lake Post", itself), claimBy("r2", "Hill News", itself)}, nil, "{2 2 2}"},
		{"a reprint", []hearsay.Claim{claimBy("r1", "Lake Post", itself), claimBy("r2", "Hill News", itself)}, wireOf, "{2 2 1}"},
		{"one spokesman in three outlets", []hearsay.Claim{claimBy("r1", "Lake Post", named("Colonel Aru")), claimBy("r2", "Hill News", named("the army"), named("Colonel Aru")), claimBy("r3", "Delta Radio", named("colonel aru"))}, nil, "{3 3 1}"},
		{"two spokesmen in a text and its reprint", []hearsay.Claim{claimBy("r1", "Lake Post", named("A")), claimBy("r1", "Lake Post", named("B")), claimBy("r2", "Hill News", named("A")), claimBy("r2", "Hill News", named("B"))}, wireOf, "{2 2 2}"},
		{"an outlet and one that has it from there", []hearsay.Claim{claimBy("r1", "Lake Post", itself), claimBy("r2", "Hill News", named("Lake Post"))}, nil, "{2 2 1}"},
		{"nameless residents of two reports", []hearsay.Claim{claimBy("r1", "Lake Post", hearsay.Claimant{Name: "residents", Anonymous: true}), claimBy("r3", "Hill News", hearsay.Claimant{Name: "residents", Anonymous: true})}, nil, "{2 2 2}"},
		{"two reports of no outlet", []hearsay.Claim{claimBy("r1", "", itself), claimBy("r2", "", itself)}, nil, "{2 2 2}"},
	} {
		if got := fmt.Sprint(voicesOf(pointers(test.claims), test.families)); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
		slices.Reverse(test.claims)
		if got := fmt.Sprint(voicesOf(pointers(test.claims), test.families)); got != test.want {
			t.Errorf("%s, the other way round: %s, want %s", test.name, got, test.want)
		}
	}
}

func pointers(claims []hearsay.Claim) []*hearsay.Claim {
	var out []*hearsay.Claim
	for i := range claims {
		out = append(out, &claims[i])
	}
	return out
}

func TestChains(t *testing.T) {
	from := func(report, publisher, source string) hearsay.Claim {
		return claimBy(report, publisher, hearsay.Claimant{Name: source})
	}
	for _, test := range []struct {
		name   string
		claims []hearsay.Claim
		want   string
	}{
		{"nobody cites", []hearsay.Claim{claimBy("1", "Lake Post", hearsay.Claimant{Report: true, Name: "Lake Post"})}, "[]"},
		{"a source that is no outlet", []hearsay.Claim{from("1", "Lake Post", "the mayor")}, "[]"},
		{"three in a row", []hearsay.Claim{from("1", "Lake Post", "Hill News"), from("2", "Hill News", "Delta Radio"), from("3", "Delta Radio", "a monk")}, "[{[Lake Post Hill News Delta Radio] false}]"},
		{"in a circle", []hearsay.Claim{from("1", "Lake Post", "Hill News"), from("2", "Hill News", "Lake Post")}, "[{[Hill News Lake Post Hill News] true}]"},
	} {
		if got := fmt.Sprint(Chains(pointers(test.claims))); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}
