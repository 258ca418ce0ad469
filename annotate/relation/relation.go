// Package relation finds who belongs to, leads, speaks for or descends from
// whom, from phrases and verbs that say so. It takes the entities as they are:
// it finds no mentions and resolves no pronouns of its own.
package relation

import (
	"slices"
	"strings"

	"hearsay"
)

// Annotator is safe for concurrent use.
type Annotator struct{}

// New makes an Annotator.
func New() *Annotator { return &Annotator{} }

// Annotate finds the relations between the entities of t, in the order of
// their evidence. A relation told several times is one with several spans.
func (a *Annotator) Annotate(t *hearsay.Text, entities []hearsay.Entity, attributions []hearsay.Attribution) []hearsay.Relation {
	r := newReader(t, entities)
	for s := range t.Sentences {
		if t.Sentences[s].Section == hearsay.Boilerplate {
			continue
		}
		for i := t.Sentences[s].FirstToken; i < t.Sentences[s].EndToken; i++ {
			switch t.Tokens[i].UPOS {
			case "NOUN", "PROPN":
				r.noun(i)
			case "VERB", "ADJ":
				r.verb(i)
			}
		}
	}
	slices.SortStableFunc(r.found, func(a, b hearsay.Relation) int { return a.Evidence[0].Begin - b.Evidence[0].Begin })
	for i := range r.found {
		r.found[i].Attributions = accountsOf(r.found[i].Evidence[0], attributions)
	}
	return r.found
}

// accountsOf are the attributions whose content holds the span, outermost
// first.
func accountsOf(s hearsay.Span, attributions []hearsay.Attribution) []hearsay.AttributionID {
	var ids []hearsay.AttributionID
	size := func(id hearsay.AttributionID) int {
		n := 0
		for _, c := range attributions[id-1].Content {
			n += c.Len()
		}
		return n
	}
	for i := range attributions {
		for _, c := range attributions[i].Content {
			if c.Contains(s) {
				ids = append(ids, hearsay.AttributionID(i+1))
				break
			}
		}
	}
	slices.SortStableFunc(ids, func(a, b hearsay.AttributionID) int { return size(b) - size(a) })
	return ids
}

// mention is where an entity stands.
type mention struct {
	entity int
	hearsay.Mention
}

// reader holds what is known of one report while it is read.
type reader struct {
	t        *hearsay.Text
	entities []hearsay.Entity
	byHead   []int32 // of each token: 1 + index of the mention that it heads, or 0
	inName   []int32 // of each token: 1 + index of the name that holds it, or 0
	mentions []mention
	byName   map[string]int // entity by one of its names in lower case
	found    []hearsay.Relation
}

func newReader(t *hearsay.Text, entities []hearsay.Entity) *reader {
	r := &reader{
		t: t, entities: entities, byHead: make([]int32, len(t.Tokens)), inName: make([]int32, len(t.Tokens)), byName: map[string]int{},
	}
	for e := range entities {
		for _, m := range entities[e].Mentions {
			if m.Head < 0 || m.Head >= len(t.Tokens) {
				continue
			}
			r.mentions = append(r.mentions, mention{e, m})
			r.byHead[m.Head] = int32(len(r.mentions))
			if m.Form == hearsay.Name {
				first, end := t.TokensIn(m.Span)
				for i := first; i < end; i++ {
					r.inName[i] = int32(len(r.mentions))
				}
				r.byName[strings.ToLower(t.Text(m.Span))] = e
			}
		}
	}
	return r
}

// at is the mention that token i heads or whose name holds it, or nil.
func (r *reader) at(i int) *mention {
	if i < 0 {
		return nil
	}
	if k := r.byHead[i]; k != 0 {
		return &r.mentions[k-1]
	}
	if k := r.inName[i]; k != 0 {
		return &r.mentions[k-1]
	}
	return nil
}

// add keeps a relation, unless its types cannot hold it.
func (r *reader) add(typ hearsay.RelationType, subject, object *mention, former bool, at int) {
	if subject == nil || object == nil || subject.entity == object.entity {
		return
	}
	s, o := &r.entities[subject.entity], &r.entities[object.entity]
	if !plausible(typ, s, o) {
		return
	}
	evidence := subject.Span.Join(object.Span)
	if at >= 0 {
		evidence = evidence.Join(r.t.Tokens[at].Span)
	}
	x := hearsay.Relation{
		Type: typ, Subject: hearsay.EntityID(subject.entity + 1), Object: hearsay.EntityID(object.entity + 1), Former: former,
		Evidence: []hearsay.Span{evidence},
	}
	for i := range r.found {
		f := &r.found[i]
		same := f.Subject == x.Subject && f.Object == x.Object || symmetric(typ) && f.Subject == x.Object && f.Object == x.Subject
		if f.Type == typ && same {
			if !slices.Contains(f.Evidence, evidence) {
				f.Evidence = append(f.Evidence, evidence)
			}
			f.Former = f.Former && former
			return
		}
	}
	r.found = append(r.found, x)
}

func symmetric(t hearsay.RelationType) bool {
	switch t {
	case hearsay.SpouseOf, hearsay.SiblingOf, hearsay.AllyOf, hearsay.OpponentOf:
		return true
	}
	return false
}

// plausible reports whether entities of such types can stand in the relation.
func plausible(typ hearsay.RelationType, s, o *hearsay.Entity) bool {
	acts := func(t hearsay.EntityType) bool {
		return t != hearsay.Facility && t != hearsay.Publication && t != hearsay.OtherEntity
	}
	people := func(t hearsay.EntityType) bool { return t == hearsay.Person || t == hearsay.Group }
	spot := func(t hearsay.EntityType) bool { return t == hearsay.Location || t == hearsay.Facility }
	switch typ {
	case hearsay.ChildOf, hearsay.SpouseOf, hearsay.SiblingOf:
		return people(s.Type) && people(o.Type)
	case hearsay.LeaderOf:
		return s.Type != hearsay.Location && s.Type != hearsay.Publication && s.Type != hearsay.Facility && o.Type != hearsay.Person
	case hearsay.SpokespersonFor:
		return people(s.Type)
	case hearsay.DeputyOf:
		return people(s.Type)
	case hearsay.MemberOf:
		return s.Type != hearsay.Publication && !spot(s.Type) && (o.Type == hearsay.Group || o.Type == hearsay.Organization || o.Type == hearsay.Government)
	case hearsay.EmployedBy:
		return people(s.Type) && !(o.Type == hearsay.OtherEntity)
	case hearsay.AllyOf, hearsay.OpponentOf:
		return acts(s.Type) && acts(o.Type)
	case hearsay.LocatedIn:
		return spot(o.Type) && s.Type != hearsay.Person
	case hearsay.PartOf:
		return s.Type != hearsay.Person && o.Type != hearsay.Person
	}
	return true
}
