package coding

import (
	"hearsay"
	"hearsay/lexicon"
)

// strength orders statuses: of two that the words give, the stronger stands.
var strength = map[hearsay.Status]int{
	hearsay.Occurred: 0, hearsay.Ongoing: 1, hearsay.Recurrent: 2, hearsay.Planned: 3, hearsay.Attempted: 4, hearsay.Hoped: 5, hearsay.Requested: 6,
	hearsay.Threatened: 7, hearsay.Hypothetical: 8, hearsay.Negated: 9, hearsay.Denied: 10,
}

// StatusesAt is the status of the act that each of the tokens tells, whether or
// not a rule codes it: any verb, noun or adjective.
func (c *Coder) StatusesAt(t *hearsay.Text, a *hearsay.Annotations, tokens ...int) []hearsay.Status {
	r := c.read(t, a)
	out := make([]hearsay.Status, len(tokens))
	for n, i := range tokens {
		m := r.matchAt(i)
		s := r.status(m)
		out[n] = r.accounted(m, s, r.attributions(m, s))
	}
	return out
}

// matchAt is the match at token i, or one without a rule.
func (r *reading) matchAt(i int) *match {
	r.caps = shouted(r.t.Text(r.t.Sentences[r.t.SentenceOf(i)].Span))
	if m := r.at(i); m != nil {
		return m
	}
	m := &match{rule: noRule, words: []int{i}}
	switch r.t.Tokens[i].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM":
		m.noun, m.frame = true, r.nounFrame(i)
	case "VERB", "AUX":
		m.frame = r.verbFrame(i)
	default:
		m.frame = r.adjectiveFrame(i)
	}
	return m
}

// noRule is the rule of an act that the lexicon does not know.
var noRule = &rule{EventRule: &lexicon.EventRule{}}

// accounted is the status s of the act of m after what the accounts say of it:
// Denied if one of the attributions denies it, and for an infinitive that the
// tree left without a governor, what the stance of its account makes of it.
func (r *reading) accounted(m *match, s hearsay.Status, attributions []hearsay.AttributionID) hearsay.Status {
	if s == hearsay.Negated {
		return s
	}
	head := r.t.Tokens[m.frame.head].Span
	if s == hearsay.Occurred && !m.noun && r.t.Tokens[m.frame.head].XPOS == "VB" && !said(m.rule) {
		for _, id := range r.heard[r.t.SentenceOf(m.frame.head)] {
			if at := &r.a.Attributions[id-1]; r.within(at.Content, head) {
				s = stronger(s, unfulfilled[at.Stance])
			}
		}
	}
	for _, id := range attributions {
		if at := &r.a.Attributions[id-1]; at.Stance == hearsay.Denies && r.within(at.Content, head) {
			return hearsay.Denied
		}
	}
	return s
}

// unfulfilled is the status of an infinitive in an account of the stance.
var unfulfilled = map[hearsay.Stance]hearsay.Status{
	hearsay.AsksFor: hearsay.Requested, hearsay.Demands: hearsay.Requested, hearsay.Suggests: hearsay.Requested, hearsay.Hopes: hearsay.Hoped,
	hearsay.Intends: hearsay.Planned, hearsay.Promises: hearsay.Planned, hearsay.Agrees: hearsay.Planned,
	hearsay.Fears: hearsay.Hypothetical, hearsay.Threatens: hearsay.Hypothetical,
}

// status is what the words say about whether the act of m took place.
func (r *reading) status(m *match) hearsay.Status {
	if m.rule.Status != "" {
		return m.rule.Status
	}
	i := m.frame.head
	s := r.ownStatus(i)
	if c := m.frame.carrier; c >= 0 && !endings[r.verbLemma(c)] && r.verbLemma(c) != "claim" {
		s = stronger(s, r.ownStatus(c)) // not "nobody has claimed the attack"
		if !(r.rel(i) == "nsubj:pass" && r.definite(i) && r.t.Child(c, "obl:agent") >= 0) {
			// "the attacks were plotted by a cell": they came about.
			s = stronger(s, r.light[r.t.Tokens[c].Lemma].Status)
		}
		if r.t.Tokens[c].Lemma == "call" && r.calledOff(c) {
			s = stronger(s, hearsay.Negated)
		}
		if r.happens[r.t.Tokens[c].Lemma] && r.scheduled(c) {
			// "the talks open on Monday"
			s = stronger(s, hearsay.Planned)
		}
		if st := r.verbStatus[r.verbLemma(c)]; r.rel(i) == "obj" && m.rule.Type != hearsay.Assault && (st == hearsay.Requested || st == hearsay.Planned && r.t.Tokens[c].Lemma != "offer" && r.t.Tokens[c].Lemma != "set") && r.t.Tokens[c].Lemma != "call" {
			// "ordered the arrest of the banker"
			s = stronger(s, st)
		}
		if m.rule.Type == hearsay.Consult && r.rel(i) == "obj" {
			switch r.t.Tokens[c].Lemma {
			case "offer":
				s = stronger(s, hearsay.Planned)
			case "propose":
				s = stronger(s, hearsay.Requested)
			}
		}
		if r.verbStatus[r.t.Tokens[c].Lemma] == hearsay.Ongoing || r.t.Tokens[c].XPOS == "VBG" && r.t.Child(c, "aux") >= 0 {
			// "clashes continued", "an offensive was taking place"
			s = stronger(s, hearsay.Ongoing)
		}
		i = c
	} else if m.noun && awaited(m.rule) {
		s = stronger(s, r.future(i))
	}
	if m.noun && r.goingOn(m.frame.head) {
		s = stronger(s, hearsay.Ongoing)
	}
	if h := r.t.Tokens[m.frame.head].Head; m.noun && r.rel(m.frame.head) == "compound" && h >= 0 && r.noun(h) {
		// "the coup attempt was put down"
		s = stronger(s, r.nounStatus[r.t.Tokens[h].Lemma])
	}
	if rel := r.rel(m.frame.head); (i == m.frame.head || m.noun && r.t.Tokens[i].Head == m.frame.head) && r.t.Tokens[m.frame.head].Head >= 0 && (m.noun && rel == "nsubj" || rel == "csubj") && r.underway(r.t.Tokens[m.frame.head].Head) {
		// "clashes are still taking place", "fighting continued"
		s = stronger(s, hearsay.Ongoing)
	}
	if s == hearsay.Negated || s == hearsay.Denied {
		return s
	}
	if c := m.frame.carrier; c >= 0 && joins[r.t.Tokens[c].Lemma] && r.clauseMark(c) != "for" && enduring[r.t.Tokens[m.frame.head].Lemma] && r.definite(m.frame.head) && r.rel(m.frame.head) == "obj" && !awaited(m.rule) && !r.pastDated(m.frame.head) {
		// "vowed to join the fight": there is a fight.
		return hearsay.Ongoing
	}
	if c := m.frame.carrier; c >= 0 && s == hearsay.Ongoing && r.verbStatus[r.t.Tokens[c].Lemma] == hearsay.Ongoing && r.rel(m.frame.head) == "obj" {
		// "the need to continue operations": they are under way, whoever wants them to be.
		return s
	}
	// "prepared for the offensive launched on Saturday": it was launched, whatever is above.
	known := false
	if c := m.frame.carrier; c == i && r.t.Tokens[c].Head == m.frame.head {
		// "will not lift the sanctions imposed in May"
		i = m.frame.head
		tok := &r.t.Tokens[c]
		known = s == hearsay.Occurred && (tok.Relation == "acl" && isParticiple(tok) || r.relativeClause(c) && tok.XPOS == "VBD") && (r.definite(i) || r.relativeClause(c)) && !(r.t.Tokens[i].Head >= 0 && endings[r.verbLemma(r.t.Tokens[i].Head)])
	}
	if !known {
		s = stronger(s, r.governed(i, m))
	}
	if s == hearsay.Occurred && m.noun {
		if tok := &r.t.Tokens[m.frame.head]; tok.Relation == "conj" && tok.Head >= 0 && r.t.Tokens[tok.Head].UPOS == "NOUN" {
			// "ongoing shelling and airstrikes"
			if st := r.ownStatus(tok.Head); st == hearsay.Ongoing || st == hearsay.Planned || st == hearsay.Hypothetical {
				s = st
			}
		}
	}
	if r.imperative(i) {
		// "Stop the bombing," he said.
		s = stronger(s, hearsay.Requested)
	}
	if tok := &r.t.Tokens[i]; tok.Relation == "root" && r.infinitive(i) {
		// "Pakistan to restore chief justice"
		s = stronger(s, hearsay.Planned)
	}
	if !(m.noun && i == m.frame.head && r.definite(i)) && r.inCondition(i) {
		s = stronger(s, hearsay.Hypothetical)
	}
	if s == hearsay.Planned && !m.noun {
		for _, c := range r.t.Children(m.frame.head) {
			if r.rel(int(c)) == "advcl" && r.conditional(int(c)) {
				// "is ready to fight if ordered"
				s = hearsay.Hypothetical
			}
		}
	}
	switch {
	case s == hearsay.Occurred && r.customary(m):
		s = hearsay.Recurrent
	case s == hearsay.Occurred && r.lasting(m):
		s = hearsay.Ongoing
	case s == hearsay.Ongoing && m.noun && m.rule.Type == hearsay.Agree && !r.goesOn(m.frame.head):
		// "in its commitment to the truce": a promise is given once.
		s = hearsay.Occurred
	case s == hearsay.Ongoing && said(m.rule) && (r.ownStatus(m.frame.head) != hearsay.Ongoing || (m.rule.Type == hearsay.Request || m.rule.Type == hearsay.Threaten) && r.verbLemma(m.frame.head) != "seek") &&
		(!r.goesOn(m.frame.head) || m.rule.Type == hearsay.Agree):
		// "is calling for a truce": a speech act is done once it is said.
		s = hearsay.Occurred
	}
	return s
}

// noun reports whether token i is a noun.
func (r *reading) noun(i int) bool {
	return r.t.Tokens[i].UPOS == "NOUN" || r.t.Tokens[i].UPOS == "PROPN"
}

// said reports whether the act of the rule is done by saying something.
func said(rl *rule) bool {
	switch rl.Type {
	case hearsay.Request, hearsay.Accuse, hearsay.Reject, hearsay.Threaten, hearsay.Agree, hearsay.Support:
		return rl.Mode != "investigate" && len(rl.Verbs) > 0
	}
	return false
}

// reports are verbs whose present tense says nothing about what they report.
func (r *reading) reports(v int) bool {
	switch r.t.Tokens[v].Lemma {
	case "say", "tell", "report", "claim", "condemn", "welcome", "praise", "follow", "mark", "reaffirm", "reiterate", "express", "offer", "pledge", "renew", "affirm":
		return true
	}
	return false
}

// verbLemma is the lemma of a verb, by its form where the tagger's is wrong.
func (r *reading) verbLemma(v int) string {
	if lemma := r.index.forms[r.lower[v]]; lemma != "" {
		return lemma
	}
	return r.t.Tokens[v].Lemma
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

// first is the first token of the clause or phrase at i.
func (r *reading) first(i int) int {
	first, _ := r.t.Subtree(i)
	return first
}

// lemmaOf is the lemma of token i, or "" where there is none.
func (r *reading) lemmaOf(i int) string {
	if i < 0 {
		return ""
	}
	return r.t.Tokens[i].Lemma
}

// singled reports whether "the", "this" or the like stands before the noun.
func (r *reading) singled(i int) bool {
	c := r.t.Child(i, "det")
	return c >= 0 && r.definite(i)
}

// persons reports whether the noun i names people.
func (r *reading) persons(i int) bool {
	for _, c := range r.people {
		if c.Words[r.t.Tokens[i].Lemma] {
			return true
		}
	}
	return false
}

// indicative reports whether the finite clause of verb i tells what was or is:
// its form or its auxiliary is of the past or the third person, and no modal
// stands by.
func (r *reading) indicative(i int) bool {
	tok := &r.t.Tokens[i]
	told := tok.XPOS == "VBD" || tok.XPOS == "VBZ"
	if tok.XPOS == "VBN" || tok.XPOS == "VBP" {
		// "soldiers shot the protesters", the form taken for another
		told = r.lower[i] != r.verbLemma(i) && r.t.Child(i, "aux") < 0
	}
	if base, ok := r.index.forms[r.lower[i]]; ok && tok.XPOS != "VBG" && base != r.lower[i] {
		told = true // whatever the tagger took it for
	}
	for _, c := range r.t.Children(i) {
		if !hearsay.MatchRelation(r.t.Tokens[c].Relation, "aux") && r.t.Tokens[c].Relation != "cop" {
			continue
		}
		switch r.t.Tokens[c].XPOS {
		case "VB":
			if r.lower[c] == "be" && r.bare(i) && !r.infinitive(i) {
				// "insisted that they be released"
				return false
			}
		case "MD":
			return false
		case "VBD", "VBZ", "VBP":
			told = true
		}
	}
	return told
}
