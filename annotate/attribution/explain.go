package attribution

import (
	"strings"

	"hearsay"
)

// Explain says of each attribution that Annotate found in t what its stance was
// read from. It looks for the words and entries that give that stance and
// promises no more than that they do.
func (a *Annotator) Explain(t *hearsay.Text, attributions []hearsay.Attribution) []hearsay.Reason {
	out := make([]hearsay.Reason, len(attributions))
	if len(t.Tokens) == 0 {
		return out
	}
	v := &view{reading: read(t), cues: a.cues, classes: a.weights.classes}
	for i := range attributions {
		out[i] = v.stanceReason(&attributions[i])
	}
	return out
}

func (v *view) stanceReason(x *hearsay.Attribution) hearsay.Reason {
	var cue, objects []int
	for _, s := range x.Cue {
		first, end := v.t.TokensIn(s)
		for i := first; i < end; i++ {
			cue = append(cue, i)
			if o := v.t.Child(i, "obj"); o >= 0 {
				objects = append(objects, o)
			}
		}
	}
	word := func(i int) []hearsay.Span { return []hearsay.Span{v.t.Tokens[i].Span} }
	known := false
	for _, i := range cue {
		s, ok := v.stance(i)
		known = known || ok
		if ok && s == x.Stance {
			return hearsay.Reason{Text: "the entry of the cue", Words: word(i), Entry: v.entry(i)}
		}
	}
	for _, i := range objects {
		if s, ok := v.stance(i); ok && s == x.Stance {
			return hearsay.Reason{Text: "the entry of the object of the cue,", Words: word(i), Entry: v.entry(i)}
		}
	}
	if x.Stance == hearsay.AsksFor {
		for _, i := range cue {
			if v.askedOf(i) {
				return hearsay.Reason{Text: "an infinitive makes a request of", Words: word(i)}
			}
		}
	}
	if x.Stance == hearsay.Asserts && !known {
		return hearsay.Reason{Text: "no word of the cue has an entry, so it is taken as asserted"}
	}
	return hearsay.Reason{Text: "read from the words around the cue, not from an entry of its own"}
}

// entry is where the lexicon has the stance of token i.
func (v *view) entry(i int) *hearsay.Entry {
	tok := &v.t.Tokens[i]
	pos := lexPOS(tok)
	met := func(frame string) bool { return v.meets(i, frame) }
	if e, ok := v.cues.Entry(tok.Lemma, pos, met); ok {
		return &e
	}
	for _, end := range [...]string{"s", "es", "ed", "d", "ing"} {
		if stem, ok := strings.CutSuffix(v.lower[i], end); ok {
			if e, ok := v.cues.Entry(stem, pos, met); ok {
				return &e
			}
		}
	}
	return nil
}
