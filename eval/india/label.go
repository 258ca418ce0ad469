package main

import (
	"slices"
	"strings"
	"unicode"

	"hearsay"
)

// The labels of the corpus.
const (
	kill      = "KILL"       // the police killed somebody
	arrest    = "ARREST"     // they arrested or held somebody
	fail      = "FAIL"       // they did not act where they should have
	force     = "FORCE"      // they used force, killing included
	anyAction = "ANY_ACTION" // they did anything
)

var allLabels = []string{kill, arrest, fail, force, anyAction}

// fact is a label with the place in the text that it stands on, and why. A hint
// gives no sentence its label, but ranks documents.
type fact struct {
	label string
	at    int
	why   string
	hint  bool
}

// facts reads the labels off the events of a report, and ANY_ACTION also off
// its entities: most of what the police do (walk a beat, search, tell the press)
// is no event in the sense of PLOVER, and four in five sentences that speak of
// them tell something that they do.
func (l *labeller) facts(t *hearsay.Text, a *hearsay.Annotations, events []hearsay.Event) []fact {
	r := &reader{labeller: l, t: t, a: a, mention: map[int]int{}}
	for i, e := range a.Entities {
		for _, m := range e.Mentions {
			r.mention[m.Head] = i
		}
	}
	for i := range events {
		r.event(&events[i])
	}
	for i := range t.Tokens {
		r.present(i)
	}
	return r.found
}

type reader struct {
	*labeller
	t       *hearsay.Text
	a       *hearsay.Annotations
	mention map[int]int // the entity by the head of its mention
	found   []fact
}

func (r *reader) add(label string, at int, why string) {
	r.found = append(r.found, fact{label, at, why, false})
	switch label {
	case kill:
		r.add(force, at, why)
	case force, arrest:
		r.add(anyAction, at, why)
	}
}

func (r *reader) hint(labels ...string) {
	for _, l := range labels {
		r.found = append(r.found, fact{label: l, hint: true})
	}
}

// event labels the sentence of an event of the police.
func (r *reader) event(e *hearsay.Event) {
	at := e.Trigger[0].Begin
	police := slices.ContainsFunc(e.Actors, r.isPolice)
	implied := len(e.Actors) == 0
	why := "rule " + e.Rule
	if e.Status == hearsay.Negated || e.Status == hearsay.Attempted || e.Status == hearsay.Denied {
		if police && (e.Type == hearsay.Coerce || e.Type == hearsay.Aid) {
			r.add(fail, at, why+" "+string(e.Status))
		}
		return
	}
	switch e.Type {
	case hearsay.Assault:
		switch {
		case !police || !happened(e.Status):
			r.hint(kill, force)
		case r.killed(e):
			r.add(kill, at, why)
		default:
			r.add(force, at, why)
			r.hint(kill)
		}
	case hearsay.Coerce:
		switch {
		case !police && !implied:
			r.hint(arrest, anyAction)
		case e.Mode == "arrest" && happened(e.Status):
			r.add(arrest, at, why)
		case police:
			r.hint(arrest)
			r.add(anyAction, at, why)
		default:
			r.hint(arrest, anyAction)
		}
	case hearsay.Reject:
		// Whoever leaves undone what he is there for refuses it.
		if happened(e.Status) && (e.Mode == "assist" || police) {
			r.add(fail, at, why)
		} else {
			r.hint(fail)
		}
	default:
		if e.Type == hearsay.Accuse && slices.ContainsFunc(e.Recipients, r.isPolice) {
			r.hint(fail)
		}
		if police && e.Type.Quad() != "verbal-cooperation" {
			r.add(anyAction, at, why)
		}
	}
}

// happened reports whether an act of the status has been done.
func happened(s hearsay.Status) bool {
	return s == hearsay.Occurred || s == hearsay.Ongoing || s == hearsay.Recurrent
}

func (r *reader) isPolice(p hearsay.Participant) bool { return r.police(p.Actor, p.Entity) }

// police reports whether the actor keeps order inside the country: the police,
// and those that the corpus counts among them, security and paramilitary forces.
func (r *reader) police(a hearsay.Actor, id hearsay.EntityID) bool {
	if a.Sector == "COP" {
		return true
	}
	if id == 0 || a.Sector != "MIL" && a.Sector != "PRM" {
		return false
	}
	name := strings.ToLower(r.a.Entities[id-1].Name)
	return strings.Contains(name, "security") || strings.Contains(name, "paramilitary") || strings.Contains(name, "para-military")
}

// killed reports whether the assault cost lives: its own words say so, or it
// counts the dead.
func (r *reader) killed(e *hearsay.Event) bool {
	if slices.ContainsFunc(e.Counts, func(c hearsay.Count) bool { return c.What == "killed" }) {
		return true
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(r.t.Text(e.Trigger[0])), func(c rune) bool { return !unicode.IsLetter(c) }) {
		if deadly[w] {
			return true
		}
	}
	return false
}

// deadly are forms of words for killing and dying.
var deadly = map[string]bool{
	"kill": true, "kills": true, "killed": true, "killing": true, "killings": true, "dead": true, "die": true, "dies": true, "died": true, "dying": true,
	"slay": true, "slain": true, "murder": true, "murdered": true, "gunned": true, "massacre": true, "massacred": true, "lynched": true, "perished": true,
	"succumb": true, "succumbed": true, "assassinated": true, "executed": true, "lives": true, "death": true, "deaths": true,
}

// present labels the sentence in which the police, token i, have a part of their
// own: not one beside others, and not as the owners of something. A pronoun must
// be the subject; a police station is a place.
func (r *reader) present(i int) {
	n, ok := r.mention[i]
	if !ok || n >= len(r.a.Actors) || !r.police(r.a.Actors[n], hearsay.EntityID(n+1)) || r.a.Entities[n].Type == hearsay.Facility {
		return
	}
	tok := &r.t.Tokens[i]
	switch relation, _, _ := strings.Cut(tok.Relation, ":"); {
	case tok.UPOS == "PRON" && relation != "nsubj":
		return
	case relation == "conj", relation == "appos", relation == "iobj", tok.Relation == "nmod:poss":
		return
	}
	why := "police, " + tok.Relation
	if tok.Head >= 0 {
		why += " of " + r.t.Tokens[tok.Head].Lemma
	}
	r.add(anyAction, tok.Begin, why)
	r.hint(kill, arrest, fail, force)
}
