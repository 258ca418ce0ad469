package coding

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/coding/dictionary"
	"hearsay/lexicon"
	"hearsay/lexicon/petrarch"
)

// WithDictionaries is a Coder that finds acts with f in place of the rules of the
// lexicon. What else an event has is read as ever.
func (c *Coder) WithDictionaries(f *dictionary.Finder) *Coder {
	with := *c
	with.finder = f
	return &with
}

// dictionaryWeight is the confidence in an act that a dictionary finds: how often
// it is right is not known of dictionaries that are not ours.
const dictionaryWeight = 0.6

// looked makes matches of the acts that the dictionaries find in sentence s. Acts
// that PLOVER has no type for, which only say something, give none.
func (r *reading) looked(s int) []*match {
	var found []*match
	if r.discarded {
		return nil
	}
	for _, act := range r.finder.Find(r.t, r.a, s) {
		x, ok := r.cameoOf(act.Code)
		if !ok {
			continue
		}
		m := &match{
			rule: &rule{EventRule: &lexicon.EventRule{
				Name: act.Rule.String(), File: act.Rule.File, Line: act.Rule.Line, Type: x.Type, Mode: x.Mode, CAMEO: x.Code, Weight: dictionaryWeight,
			}},
			frame: r.frameOf(act.Head, false), words: headFirst(act.Words, act.Head), act: &act,
		}
		for _, p := range act.Sources {
			m.actors = append(m.actors, p.Head)
		}
		for _, p := range act.Targets {
			m.recipients = append(m.recipients, p.Head)
		}
		found = append(found, m)
	}
	return found
}

// headFirst are the words of a trigger with its head in front, as matches have
// them.
func headFirst(words []int, head int) []int {
	out := []int{head}
	for _, w := range words {
		if w != head {
			out = append(out, w)
		}
	}
	return out
}

// cameoOf is what a code of CAMEO stands for in PLOVER; of a code that CAMEO does
// not have, what the nearest above does. It reports false for statements (root 01),
// which have no type, and for what is no code of CAMEO.
func (c *Coder) cameoOf(code string) (lexicon.CAMEOCode, bool) {
	for n := len(code); n >= 2; n-- {
		x, ok := c.codes.CAMEO(code[:n])
		if !ok {
			continue
		}
		if x.Type == "" && strings.HasPrefix(code, "02") {
			// An appeal asks for something.
			x.Type = hearsay.Request
		}
		return x, x.Type != ""
	}
	return lexicon.CAMEOCode{}, false
}

// given are the participants that an act of the dictionaries names.
func (r *reading) given(parties []dictionary.Party, before []hearsay.Participant) []hearsay.Participant {
	var out []hearsay.Participant
	for _, q := range parties {
		if q.Code == dictionary.Nobody {
			continue
		}
		p := r.participant(q.Head)
		p.Span = q.Span
		p.Actor = r.actorOf(q)
		if !slices.ContainsFunc(slices.Concat(before, out), func(o hearsay.Participant) bool { return o.Span == p.Span && o.Actor.Code == p.Actor.Code }) {
			out = append(out, p)
		}
	}
	return out
}

// actorOf takes a code of a dictionary apart.
func (r *reading) actorOf(q dictionary.Party) hearsay.Actor {
	a := hearsay.Actor{Code: q.Code, Basis: hearsay.BasisGiven}
	if q.Where != (petrarch.Where{}) {
		a.Group = q.Where.String()
	}
	code := strings.TrimPrefix(q.Code, dictionary.Nobody)
	if !upperCode(code) {
		return a
	}
	if code == q.Code {
		a.Country, code = code[:3], code[3:]
	}
	if len(code) >= 3 {
		a.Sector = code[:3]
	}
	return a
}

// upperCode reports whether a code is made of parts of three capital letters.
func upperCode(code string) bool {
	return len(code) >= 3 && len(code)%3 == 0 && strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// spareStatus mends the status that the words around give where the code says as
// much already ("did not release": refused), or cannot say it.
func spareStatus(m *match, s hearsay.Status) hearsay.Status {
	switch {
	case m.act == nil:
	case m.act.Turned && s == hearsay.Negated:
		return hearsay.Occurred
	case m.act.Undone && s == hearsay.Occurred:
		return hearsay.Negated
	}
	return s
}
