package coding

import (
	"strings"

	"hearsay"
)

// strength orders statuses: of two that the words give, the stronger stands.
var strength = map[hearsay.Status]int{
	hearsay.Occurred: 0, hearsay.Ongoing: 1, hearsay.Recurrent: 2, hearsay.Planned: 3, hearsay.Attempted: 4, hearsay.Hoped: 5, hearsay.Requested: 6,
	hearsay.Threatened: 7, hearsay.Hypothetical: 8, hearsay.Negated: 9, hearsay.Denied: 10,
}

// status is what the words say about whether the act of m took place.
func (r *reading) status(m *match) hearsay.Status {
	if m.rule.Status != "" {
		return m.rule.Status
	}
	i := m.frame.head
	s := r.ownStatus(i)
	if c := m.frame.carrier; c >= 0 {
		s = stronger(s, r.ownStatus(c))
		s = stronger(s, r.light[r.t.Tokens[c].Lemma].Status)
		i = c
	}
	if s == hearsay.Negated || s == hearsay.Denied {
		return s
	}
	return stronger(s, r.governed(i, m.noun && m.frame.carrier < 0))
}

func stronger(a, b hearsay.Status) hearsay.Status {
	if b == "" || strength[a] >= strength[b] {
		if a == "" {
			return b
		}
		return a
	}
	return b
}

// ownStatus is the status that the dependents of i give: negation, modals,
// aspect, adverbs.
func (r *reading) ownStatus(i int) hearsay.Status {
	s := hearsay.Occurred
	tok := &r.t.Tokens[i]
	conjunct := tok.Relation == "conj"
	subjectHere, aux := false, false
	for _, c32 := range r.t.Children(i) {
		c := int(c32)
		lemma := r.t.Tokens[c].Lemma
		switch rel := r.rel(c); {
		case rel == "nsubj" || rel == "nsubj:pass":
			subjectHere = true
		case rel == "aux" || rel == "aux:pass" || rel == "cop":
			aux = true
			s = stronger(s, r.modal(i, c))
		case rel == "det" && (lemma == "no" || lemma == "neither"):
			s = stronger(s, hearsay.Negated)
		case rel == "advmod" || rel == "discourse" || rel == "cc":
			switch strings.ToLower(lemma) {
			case "not", "never", "n't", "neither", "nor":
				if rel != "cc" {
					s = stronger(s, hearsay.Negated)
				}
			case "regularly", "often", "frequently", "usually", "routinely", "always", "periodically":
				s = stronger(s, hearsay.Recurrent)
			case "possibly", "perhaps", "maybe", "potentially":
				s = stronger(s, hearsay.Hypothetical)
			}
		case rel == "mark":
			switch lemma {
			case "if", "unless", "whether":
				s = stronger(s, hearsay.Hypothetical)
			case "without":
				s = stronger(s, hearsay.Negated)
			}
		case rel == "case" && lemma == "without":
			s = stronger(s, hearsay.Negated)
		case rel == "amod" || rel == "compound":
			switch lemma {
			case "planned", "upcoming", "scheduled", "future", "forthcoming", "impending", "imminent", "proposed", "plan":
				s = stronger(s, hearsay.Planned)
			case "possible", "potential", "hypothetical", "any", "feared":
				s = stronger(s, hearsay.Hypothetical)
			case "ongoing", "continuing", "continued", "current":
				s = stronger(s, hearsay.Ongoing)
			case "attempted", "failed", "foiled", "abortive", "unsuccessful":
				s = stronger(s, hearsay.Attempted)
			case "threatened":
				s = stronger(s, hearsay.Threatened)
			case "regular", "frequent", "daily", "annual", "repeated", "periodic":
				if lemma != "repeated" {
					s = stronger(s, hearsay.Recurrent)
				}
			}
		}
	}
	if conjunct && !subjectHere && !aux && (tok.UPOS == "VERB") {
		// "will arrest and deport them": the auxiliary holds for both.
		for _, c := range r.t.Children(tok.Head) {
			if r.rel(int(c)) == "aux" {
				s = stronger(s, r.modal(tok.Head, int(c)))
			}
		}
	}
	return s
}

// modal is the status that the auxiliary c gives to the verb i.
func (r *reading) modal(i, c int) hearsay.Status {
	switch aux := r.t.Tokens[c].Lemma; strings.ToLower(aux) {
	case "will", "shall", "'ll", "wo", "ll":
		return hearsay.Planned
	case "would", "'d":
		for _, k := range r.t.Children(i) {
			if r.t.Tokens[k].UPOS == "AUX" && r.t.Tokens[k].Lemma == "have" {
				return hearsay.Hypothetical
			}
			if r.rel(int(k)) == "advcl" && r.conditional(int(k)) {
				return hearsay.Hypothetical
			}
		}
		return hearsay.Planned
	case "may", "might", "could", "can":
		return hearsay.Hypothetical
	case "should", "must", "ought":
		return hearsay.Requested
	case "be":
		if r.t.Tokens[i].XPOS == "VBG" {
			if r.t.Tokens[c].XPOS == "VBD" || r.t.Form(c) == "were" || r.t.Form(c) == "was" {
				return hearsay.Occurred
			}
			return hearsay.Ongoing
		}
	}
	return hearsay.Occurred
}

func (r *reading) conditional(v int) bool {
	for _, c := range r.t.Children(v) {
		if r.rel(int(c)) == "mark" {
			switch r.t.Tokens[c].Lemma {
			case "if", "unless":
				return true
			}
		}
	}
	return false
}

// governed is the status that the words above i give to what they govern.
func (r *reading) governed(i int, nominal bool) hearsay.Status {
	s := hearsay.Occurred
	for n := 0; n < deepest; n++ {
		tok := &r.t.Tokens[i]
		h := tok.Head
		if h < 0 {
			break
		}
		head := &r.t.Tokens[h]
		verb := head.UPOS == "VERB" || head.UPOS == "AUX" || head.UPOS == "ADJ"
		switch {
		case tok.Relation == "conj":
			// what governs the first governs the others; go on above it
			if tok.UPOS == "VERB" && r.t.Child(i, "nsubj") >= 0 {
				return s
			}
		case tok.Relation == "xcomp" && verb, tok.Relation == "ccomp" && verb && (r.infinitive(i) || r.wish(head.Lemma)),
			tok.Relation == "advcl" && verb && r.infinitive(i) && controllers[head.Lemma]:
			s = stronger(s, r.verbStatus[strings.ToLower(head.Lemma)])
			s = stronger(s, r.aboveStatus(h))
		case tok.Relation == "ccomp" && verb && r.verbStatus[head.Lemma] == hearsay.Denied:
			s = stronger(s, hearsay.Denied)
			return s
		case tok.Relation == "advcl" && verb && r.infinitive(i):
			// purpose: "gathered to demand", "came to attack"
			own := stronger(hearsay.Planned, r.aboveStatus(h))
			return stronger(s, own)
		case tok.Relation == "acl" && r.infinitive(i) && head.UPOS == "NOUN":
			if g := head.Head; g >= 0 && (head.Relation == "obj" || head.Relation == "obl") && controllers[r.t.Tokens[g].Lemma] {
				s = stronger(s, r.verbStatus[r.t.Tokens[g].Lemma])
				s = stronger(s, r.aboveStatus(g))
			} else if st, ok := r.nounStatus[head.Lemma]; ok {
				s = stronger(s, st)
			} else if head.Lemma != "first" && head.Lemma != "last" {
				s = stronger(s, hearsay.Planned)
			}
		case tok.Relation == "advcl" && verb:
			if p := r.clauseMark(i); p == "from" || p == "against" {
				s = stronger(s, r.verbStatus[head.Lemma])
			} else if p == "for" || p == "of" || p == "at" || p == "to" || p == "on" {
				if st := r.verbStatus[head.Lemma]; st == hearsay.Requested || st == hearsay.Attempted || st == hearsay.Planned {
					s = stronger(s, st)
				}
			}
			return s
		case tok.Relation == "acl" && head.UPOS == "NOUN" && r.clauseMark(i) != "":
			s = stronger(s, r.nounStatus[head.Lemma])
		case nominal && (tok.Relation == "nmod" || tok.Relation == "compound"):
			if head.UPOS == "NOUN" || head.UPOS == "PROPN" {
				if p := r.preposition(i); p == "of" || p == "for" || p == "at" || p == "to" || p == "on" {
					s = stronger(s, r.nounStatus[head.Lemma])
				}
			}
		case nominal && (tok.Relation == "obj" || tok.Relation == "nsubj:pass") && verb:
			s = stronger(s, r.verbStatus[head.Lemma])
			s = stronger(s, r.aboveStatus(h))
		case nominal && tok.Relation == "obl" && verb:
			if p := r.preposition(i); p == "for" || p == "to" || p == "on" || p == "of" || p == "from" {
				if st := r.verbStatus[head.Lemma]; st != hearsay.Ongoing {
					s = stronger(s, st)
				}
			}
			return s
		default:
			return s
		}
		if head.UPOS == "VERB" {
			nominal = false
		}
		i = h
	}
	return s
}

// wish reports whether the finite clause of the verb tells no fact.
func (r *reading) wish(lemma string) bool {
	switch r.verbStatus[lemma] {
	case hearsay.Hoped, hearsay.Requested, hearsay.Threatened:
		return true
	case hearsay.Hypothetical:
		return lemma != "suspect" && lemma != "doubt" && lemma != "mean"
	}
	return false
}

// aboveStatus is the part of ownStatus that passes from a governing verb to
// what it governs: a negation or a modal, but not its tense.
func (r *reading) aboveStatus(h int) hearsay.Status {
	switch s := r.ownStatus(h); s {
	case hearsay.Negated, hearsay.Hypothetical, hearsay.Requested:
		return s
	}
	return hearsay.Occurred
}
