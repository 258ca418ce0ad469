package ledger

import (
	"slices"
	"strings"
	"testing"
)

// Two reports of one blast at a mill, one of a blast at a mine elsewhere.
var blasts = [][]string{
	strings.Fields("blast tear flour mill Karsk worker die mill owner Lenz say investigator blast"),
	strings.Fields("explosion flour mill Karsk kill worker fire crew Lenz mill explosion"),
	strings.Fields("blast coal mine Ovanda trap miner shaft rescue gas blast"),
}

func blastMentions() []EventMention {
	return []EventMention{
		{Report: 0, Lemma: "blast", Noun: true, Around: []string{"karsk", "mill"}, Names: []string{"karsk"}, Sentence: blasts[0], FirstLine: true},
		{Report: 1, Lemma: "explosion", Noun: true, Around: []string{"karsk", "mill"}, Names: []string{"karsk"}, Sentence: blasts[1], FirstLine: true},
		{Report: 2, Lemma: "blast", Noun: true, Around: []string{"mine", "ovanda"}, Names: []string{"ovanda"}, Sentence: blasts[2], FirstLine: true},
		{Report: 0, Lemma: "say", Subjects: []string{"lenz"}, Sentence: blasts[0]},
	}
}

func TestSameEvents(t *testing.T) {
	b := NewBatch(blasts, blastMentions())
	groups := b.Groups(ReportsAlike)
	if groups[0] != groups[1] || groups[0] == groups[2] {
		t.Errorf("groups of reports: %v", groups)
	}
	p, reasons := b.SameEvent(0, 1)
	q, _ := b.SameEvent(0, 3)
	if p <= 2*q {
		t.Errorf("blast and explosion: %.2f (%s), blast and saying: %.2f", p, strings.Join(reasons, ", "), q)
	}
	if len(reasons) == 0 || !strings.Contains(reasons[0], "(") {
		t.Errorf("reasons: %v", reasons)
	}
	if got := b.SameEvents(groups, p-0.01); got[0] != got[1] || got[0] == got[2] || got[0] == got[3] {
		t.Errorf("clusters: %v", got)
	}
	r, _ := b.SameEvent(1, 0)
	if r != p {
		t.Errorf("one way %v, the other %v", p, r)
	}
}

func TestClusterJoinsTheNearest(t *testing.T) {
	at := []float64{0, 10, 1, 11, 30}
	got := cluster(len(at), -5, func(i, j int) float64 {
		d := at[i] - at[j]
		return -max(d, -d)
	})
	if want := []int{0, 1, 0, 1, 2}; !slices.Equal(got, want) {
		t.Errorf("clusters %v, want %v", got, want)
	}
}

func TestSameStem(t *testing.T) {
	for _, p := range [][2]string{{"kill", "killing"}, {"explode", "explosion"}, {"announce", "announcement"}, {"rob", "robbery"}, {"arrest", "arrest"}} {
		if !sameStem(p[0], p[1]) && !sameKin(p[0], p[1]) {
			t.Errorf("%s and %s are strange to each other", p[0], p[1])
		}
	}
	for _, p := range [][2]string{{"kill", "keep"}, {"strike", "street"}, {"say", "saw"}} {
		if sameStem(p[0], p[1]) || sameKin(p[0], p[1]) {
			t.Errorf("%s and %s are taken for one", p[0], p[1])
		}
	}
}
