package main

import (
	"slices"

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

// fact is a label with the place in the text that it stands on, and why.
type fact struct {
	label string
	at    int
	why   string
}

// facts reads the labels off the events of a report, and ANY_ACTION also off
// the tree: walking a beat is police work and no event in the sense of PLOVER.
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
		r.subject(i)
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
	r.found = append(r.found, fact{label, at, why})
	switch label {
	case kill:
		r.add(force, at, why)
	case force, arrest:
		r.add(anyAction, at, why)
	}
}

// event labels the sentence of an event of the police.
func (r *reader) event(e *hearsay.Event) {
	at := e.Trigger[0].Begin
	police := slices.ContainsFunc(e.Actors, isPolice)
	implied := len(e.Actors) == 0
	why := "rule " + e.Rule
	if e.Status == hearsay.Negated || e.Status == hearsay.Attempted || e.Status == hearsay.Denied {
		if police && (e.Type == hearsay.Coerce || e.Type == hearsay.Assault || e.Type == hearsay.Aid) {
			r.add(fail, at, why+" "+string(e.Status))
		}
		return
	}
	switch e.Type {
	case hearsay.Assault:
		switch {
		case !police:
		case killed(e):
			r.add(kill, at, why)
		default:
			r.add(force, at, why)
		}
	case hearsay.Coerce:
		switch {
		case !police && !implied:
		case e.Mode == "arrest":
			r.add(arrest, at, why)
		case police || e.Mode == "curfew" || e.Mode == "restrict" || e.Mode == "seize":
			r.add(anyAction, at, why)
		}
	default:
		if police && e.Type.Quad() != "verbal-cooperation" {
			r.add(anyAction, at, why)
		}
	}
}

func isPolice(p hearsay.Participant) bool { return p.Actor.Sector == "COP" }

// killed reports whether the assault cost lives: it is told with a verb of
// killing or counts the dead.
func killed(e *hearsay.Event) bool {
	switch e.Rule {
	case "kill", "murder", "die-in-attack", "killing-noun", "murder-noun", "lose-lives":
		return true
	}
	return slices.ContainsFunc(e.Counts, func(c hearsay.Count) bool { return c.What == "killed" })
}

// subject labels the sentence whose police, token i, do what its verb says. Verbs
// that say, know or are do not count.
func (r *reader) subject(i int) {
	n, ok := r.mention[i]
	if !ok || n >= len(r.a.Actors) || r.a.Actors[n].Sector != "COP" {
		return
	}
	tok := &r.t.Tokens[i]
	v := tok.Head
	if v < 0 || r.t.Tokens[v].UPOS != "VERB" || tok.Relation != "nsubj" && tok.Relation != "obl:agent" {
		return
	}
	lemma := r.t.Tokens[v].Lemma
	if r.cues.Known(lemma, "verb") || stative[lemma] {
		return
	}
	r.add(anyAction, r.t.Tokens[v].Begin, "police "+lemma)
}

// stative are verbs that tell what the police are, have, know or undergo rather
// than what they do.
var stative = map[string]bool{
	"be": true, "have": true, "know": true, "want": true, "need": true, "seem": true, "appear": true, "remain": true, "belong": true, "contain": true,
	"hold": true, "include": true, "lack": true, "like": true, "believe": true, "think": true, "fear": true, "feel": true, "suspect": true, "see": true,
	"hear": true, "understand": true, "die": true, "suffer": true, "receive": true, "lose": true, "fall": true, "exist": true, "sustain": true,
}
