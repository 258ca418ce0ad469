// Package place finds toponyms and resolves them in the gazetteer. It reads the
// words of a Text and the mentions of its entities and gives each toponym one
// place, or what its context tells of a place that no gazetteer has. It never
// takes a namesake elsewhere against what the report says of where a place
// lies.
package place

import (
	"hearsay"
	"hearsay/gazetteer"
	"hearsay/lexicon"
)

// Annotator is safe for concurrent use.
type Annotator struct {
	gaz       *gazetteer.Gazetteer
	names     *lexicon.Names
	ambiguous ambiguous
}

// New makes an Annotator.
func New(lex *lexicon.Lexicon, gaz *gazetteer.Gazetteer) (*Annotator, error) {
	words, err := readAmbiguous(ambiguousTSV)
	if err != nil {
		return nil, err
	}
	return &Annotator{gaz, lex.Names, words}, nil
}

// Annotate finds the places of t. Mentions of entities of type place are
// toponyms; so are names and adjectives of countries, whatever they stand in.
func (a *Annotator) Annotate(t *hearsay.Text, entities []hearsay.Entity) []hearsay.Place {
	r := newReader(a, t, entities)
	r.scan()
	r.contain()
	r.resolve()
	return r.places()
}
