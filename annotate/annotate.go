// Package annotate runs the annotators over a parsed report. Their order is
// the order of their needs, which their parameters state.
package annotate

import (
	"hearsay"
	"hearsay/annotate/actor"
	"hearsay/annotate/attribution"
	"hearsay/annotate/entity"
	"hearsay/annotate/place"
	"hearsay/annotate/quantity"
	"hearsay/annotate/relation"
	"hearsay/annotate/timex"
	"hearsay/gazetteer"
	"hearsay/lexicon"
)

// Annotator reads every layer off a Text. It is safe for concurrent use.
type Annotator struct {
	entity      *entity.Annotator
	timex       *timex.Annotator
	place       *place.Annotator
	quantity    *quantity.Annotator
	attribution *attribution.Annotator
	relation    *relation.Annotator
	actor       *actor.Annotator

	names *lexicon.Names
	gaz   *gazetteer.Gazetteer
}

// New makes the annotators over one lexicon and one gazetteer.
func New(lex *lexicon.Lexicon, gaz *gazetteer.Gazetteer) (*Annotator, error) {
	a := Annotator{names: lex.Names, gaz: gaz}
	var err error
	if a.entity, err = entity.New(lex, gaz); err != nil {
		return nil, err
	}
	if a.timex, err = timex.New(lex); err != nil {
		return nil, err
	}
	if a.place, err = place.New(lex, gaz); err != nil {
		return nil, err
	}
	if a.attribution, err = attribution.New(lex); err != nil {
		return nil, err
	}
	if a.actor, err = actor.New(lex, gaz); err != nil {
		return nil, err
	}
	a.quantity, a.relation = quantity.New(), relation.New()
	return &a, nil
}

// Annotate reads every layer off t. In sentences without a capital it goes by
// those that proper nouns would have; an entity's name may then have capitals that
// its mentions lack.
func (a *Annotator) Annotate(t *hearsay.Text) *hearsay.Annotations {
	t = a.capitalized(t)
	published := t.Published
	if !published.Known() {
		published = a.timex.InferPublished(t)
	}
	entities := a.entity.Annotate(t)
	times := a.timex.Annotate(t, published)
	places := a.place.Annotate(t, entities)
	quantities := a.quantity.Annotate(t, entities, times)
	attributions := a.attribution.Annotate(t, entities)
	hedges := a.attribution.Hedges(t)
	relations := a.relation.Annotate(t, entities, attributions)
	actors := a.actor.Annotate(t, entities, places, published)
	return &hearsay.Annotations{
		Published: published, Entities: entities, Actors: actors, Relations: relations, Times: times,
		Places: places, Quantities: quantities, Attributions: attributions, Hedges: hedges,
	}
}

// Explain says what the codes of the entities and the stances of the
// attributions of a, which Annotate made of t, were read from.
func (a *Annotator) Explain(t *hearsay.Text, of *hearsay.Annotations) (actors [][]hearsay.Reason, stances []hearsay.Reason) {
	t = a.capitalized(t)
	return a.actor.Explain(t, of.Entities, of.Places, of.Published), a.attribution.Explain(t, of.Attributions)
}
