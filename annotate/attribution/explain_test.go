package attribution_test

import (
	"testing"

	"hearsay"
)

// The cues are given by hand: what stance a cue has is told by its entry.
func TestExplain(t *testing.T) {
	p, a := reader(t)
	for _, x := range []struct {
		text, cue string
		stance    hearsay.Stance
		want      string
	}{
		{"The army denied the report.", "denied", hearsay.Denies, "the entry of the cue “denied” deny, verb"},
		{"Police said that he left.", "said", hearsay.Asserts, "the entry of the cue “said” say, verb"},
		{"He made a promise that they would leave.", "made", hearsay.Promises, "the entry of the object of the cue, “promise” promise, noun"},
		{"The minister frowned that it rained.", "frowned", hearsay.Asserts, "no word of the cue has an entry, so it is taken as asserted"},
		{"Police said that he left.", "said", hearsay.Hopes, "read from the words around the cue, not from an entry of its own"},
	} {
		text := p.Parse(report(x.text))
		at := -1
		for i := range text.Tokens {
			if text.Form(i) == x.cue {
				at = i
			}
		}
		r := a.Explain(text, []hearsay.Attribution{{Cue: []hearsay.Span{text.Tokens[at].Span}, Stance: x.stance}})[0]
		got := r.Text
		if len(r.Words) > 0 {
			got += " “" + words(text, r.Words) + "”"
		}
		if r.Entry != nil {
			got += " " + r.Entry.Name
			if r.Entry.File != "lexicon/cues/cues.tsv" || r.Entry.Line < 2 {
				t.Errorf("%s: entry %+v", x.text, *r.Entry)
			}
		}
		if got != x.want {
			t.Errorf("%s: got %s\nwant %s", x.text, got, x.want)
		}
	}
}
