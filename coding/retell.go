package coding

import (
	"strings"

	"hearsay"
)

// link finds which of the events tell again an act that an earlier sentence of
// the report has told, and says so in their Retells: told is all that the report
// tells, in the order of the text. Nothing is merged, for each telling has its
// own words, accounts and numbers.
func (r *reading) link(told []telling) {
	like := map[hearsay.EventType][]int{} // what has been told, by type
	stems := make([]string, len(told))
	for k := range told {
		stems[k] = r.stem(told[k].m)
		before := like[told[k].e.Type]
		like[told[k].e.Type] = append(before, k)
		for n := len(before) - 1; n >= max(0, len(before)-nearby); n-- {
			j := before[n]
			if told[j].s == told[k].s || !r.retells(&told[j], &told[k], stems[j] == stems[k]) {
				continue
			}
			first := j
			if f := told[j].e.Retells; f > 0 {
				first = f - 1
			}
			told[k].e.Retells = first + 1
			break
		}
	}
}

// nearby is how many events of its type before an event are looked through.
const nearby = 25

// retells reports whether x tells the act that o, of its type, has told: both
// tell it as done, under way or denied, they are tied to one another, and nothing
// that they say excludes the other. Same says that both use the same word.
func (r *reading) retells(o, x *telling, same bool) bool {
	if !factual(o.e.Status) || !factual(x.e.Status) || o.e.Type != hearsay.Assault && differ(o.e.Mode, x.e.Mode) {
		return false
	}
	return r.tied(o, x, same) && !r.excludes(o, x)
}

// tied reports whether x refers back to o, or tells of the same people with the
// same word.
func (r *reading) tied(o, x *telling, same bool) bool {
	for _, c := range r.t.Children(x.m.frame.head) {
		if further[r.t.Tokens[c].Lemma] && x.m.noun {
			return false
		}
	}
	recipients, actors := shared(o.e.Recipients, x.e.Recipients), shared(o.e.Actors, x.e.Actors)
	if i := x.m.frame.head; x.m.noun && r.singled(i) && r.t.Tokens[i].XPOS == "NN" {
		return same || x.e.Type == hearsay.Assault && generic[r.t.Tokens[i].Lemma] || recipients || actors && len(x.e.Recipients) == 0
	}
	switch {
	case !same:
		return recipients && actors
	case o.s < leading && x.s <= leading+1:
		return true // the headline, or the lead, and what follows it
	case verbal(x.e.Type):
		return recipients && actors
	}
	return recipients || actors && (len(o.e.Recipients) == 0 || len(x.e.Recipients) == 0)
}

// further are words that tell an act apart from those told before.
var further = map[string]bool{"another": true, "other": true, "second": true, "third": true, "fourth": true, "fifth": true, "further": true, "new": true, "fresh": true, "more": true, "similar": true, "separate": true, "different": true, "previous": true, "earlier": true}

// factual reports whether the status tells one act that is there to be told
// again.
func factual(s hearsay.Status) bool {
	return s == hearsay.Occurred || s == hearsay.Ongoing || s == hearsay.Denied
}

// differ reports whether both are said and are not the same.
func differ(a, b string) bool { return a != b && a != "" && b != "" }

// generic are nouns for an assault of whatever kind.
var generic = map[string]bool{"attack": true, "assault": true, "raid": true, "killing": true, "violence": true, "bombing": true, "blast": true, "explosion": true, "shooting": true}

// stem is how the word of m that tells the act begins: "kill" of "killing".
func (r *reading) stem(m *match) string {
	w := strings.ToLower(r.verbLemma(m.frame.head))
	return w[:min(len(w), 4)]
}

// excludes reports whether day, place, sides or numbers of the two tellings
// cannot be those of one act.
func (r *reading) excludes(o, x *telling) bool {
	if a, b := o.e.Date, x.e.Date; a != nil && b != nil && (a.End.Before(b.Start) || b.End.Before(a.Start)) {
		return true
	}
	if o.e.Place != 0 && x.e.Place != 0 && r.apart(&r.a.Places[o.e.Place-1], &r.a.Places[x.e.Place-1]) {
		return true
	}
	if otherSide(o.e.Actors, x.e.Actors) || otherSide(o.e.Recipients, x.e.Recipients) {
		return true
	}
	for _, a := range o.e.Counts {
		for _, b := range x.e.Counts {
			if a.What != b.What {
				continue
			}
			if (a.Quantity == 0) != (b.Quantity == 0) {
				return true
			}
			if a.Quantity != 0 && disjoint(&r.a.Quantities[a.Quantity-1], &r.a.Quantities[b.Quantity-1]) {
				return true
			}
		}
	}
	return false
}

// disjoint reports whether no number lies in both intervals.
func disjoint(a, b *hearsay.Quantity) bool {
	return a.Max != nil && b.Min != nil && *a.Max < *b.Min || b.Max != nil && a.Min != nil && *b.Max < *a.Min
}

// apart reports whether neither place can hold the other.
func (r *reading) apart(a, b *hearsay.Place) bool {
	if a.Name == b.Name {
		return false
	}
	if differ(a.Country, b.Country) {
		return true
	}
	wide := func(p *hearsay.Place) bool {
		return p.Precision != hearsay.PrecisionPoint && p.Precision != hearsay.PrecisionRelative && p.Precision != hearsay.PrecisionAdmin2
	}
	if wide(a) || wide(b) {
		return a.Precision == b.Precision || differ(a.Admin1, b.Admin1)
	}
	return true
}

// otherSide reports whether both name somebody, share nobody, and their codes
// differ.
func otherSide(a, b []hearsay.Participant) bool {
	if len(a) == 0 || len(b) == 0 || shared(a, b) {
		return false
	}
	for _, p := range a {
		for _, q := range b {
			if !differ(p.Actor.Code, q.Actor.Code) {
				return false
			}
		}
	}
	return true
}
