package actor

import (
	"strings"

	"hearsay"
)

// Explain says of each entity what its code was read from; nothing of an entity
// without one.
func (a *Annotator) Explain(t *hearsay.Text, entities []hearsay.Entity, places []hearsay.Place, published hearsay.Published) [][]hearsay.Reason {
	out := make([][]hearsay.Reason, len(entities))
	for i, x := range a.read(t, entities, places, published) {
		if x.Country != "" {
			out[i] = append(out[i], x.country.reason(x.Country))
		}
		if x.Sector != "" && x.sector != x.country {
			out[i] = append(out[i], x.sector.reason(x.Sector))
		}
	}
	return out
}

// reason says what a part of a code rests on; of a name, an office or a country
// the words are enough.
func (g ground) reason(part string) hearsay.Reason {
	reason := hearsay.Reason{Text: part + " " + g.text}
	if g.span == (hearsay.Span{}) && g.entry != (hearsay.Entry{}) || strings.HasPrefix(g.text, "“") {
		reason.Text = g.text
	}
	if g.span != (hearsay.Span{}) {
		reason.Words = []hearsay.Span{g.span}
	}
	if g.entry != (hearsay.Entry{}) {
		reason.Entry = &g.entry
	}
	return reason
}
