package coding

import (
	"strings"

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
	if c := m.frame.carrier; c >= 0 && !endings[r.verbLemma(c)] {
		s = stronger(s, r.ownStatus(c))
		if !(r.rel(i) == "nsubj:pass" && r.definite(i) && r.t.Child(c, "obl:agent") >= 0) {
			// "the attacks were plotted by a cell": they came about.
			s = stronger(s, r.light[r.t.Tokens[c].Lemma].Status)
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
	if rel := r.rel(m.frame.head); (i == m.frame.head || m.noun && r.t.Tokens[i].Head == m.frame.head) && r.t.Tokens[m.frame.head].Head >= 0 && (m.noun && rel == "nsubj" || rel == "csubj") && r.underway(r.t.Tokens[m.frame.head].Head) {
		// "clashes are still taking place", "fighting continued"
		s = stronger(s, hearsay.Ongoing)
	}
	if s == hearsay.Negated || s == hearsay.Denied {
		return s
	}
	if c := m.frame.carrier; c >= 0 && joins[r.t.Tokens[c].Lemma] && enduring[r.t.Tokens[m.frame.head].Lemma] && r.definite(m.frame.head) && r.rel(m.frame.head) == "obj" && !awaited(m.rule) && !r.pastDated(m.frame.head) {
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
	case s == hearsay.Ongoing && said(m.rule) && (r.ownStatus(m.frame.head) != hearsay.Ongoing || (m.rule.Type == hearsay.Request || m.rule.Type == hearsay.Threaten) && r.verbLemma(m.frame.head) != "seek") &&
		(!r.goesOn(m.frame.head) || m.rule.Type == hearsay.Agree):
		// "is calling for a truce": a speech act is done once it is said.
		s = hearsay.Occurred
	}
	return s
}

// imperative reports whether i is a verb that tells somebody to act.
func (r *reading) imperative(i int) bool {
	tok := &r.t.Tokens[i]
	if tok.XPOS != "VB" || tok.UPOS != "VERB" || tok.Relation != "root" && tok.Relation != "ccomp" && tok.Relation != "parataxis" {
		return false
	}
	for _, c := range r.t.Children(i) {
		if r.is(int(c), "nsubj") || r.is(int(c), "aux") || r.rel(int(c)) == "mark" || r.rel(int(c)) == "cop" {
			return false
		}
	}
	return r.t.Child(i, "nsubj:pass", "aux:pass", "expl", "csubj") < 0 && (i < 2 || r.lower[i-1] != "to" && r.lower[i-2] != "to")
}

// noun reports whether token i is a noun.
func (r *reading) noun(i int) bool {
	return r.t.Tokens[i].UPOS == "NOUN" || r.t.Tokens[i].UPOS == "PROPN"
}

// goingOn reports whether the words about the noun i say that it goes on: "the
// fighting raging in the hills", "the siege, now in its third week", "clashes
// were under way", "miners on strike".
func (r *reading) goingOn(i int) bool {
	for _, c32 := range r.t.Children(i) {
		c := int(c32)
		switch tok := &r.t.Tokens[c]; {
		case (tok.Relation == "acl" && tok.XPOS == "VBG" || tok.Relation == "acl:relcl") && rages[tok.Lemma]:
			if tok.XPOS == "VBG" || r.t.Child(c, "aux") >= 0 && r.ownStatus(c) == hearsay.Occurred && r.t.Tokens[r.t.Child(c, "aux")].XPOS != "VBD" {
				return true
			}
		case tok.Relation == "nmod" && units[tok.Lemma] && r.preposition(c) == "in" && r.t.Child(c, "nmod:poss") >= 0 && r.t.Child(c, "amod") >= 0:
			return true
		}
	}
	tok := &r.t.Tokens[i]
	if tok.Head < 0 {
		return false
	}
	if tok.Relation == "nsubj" {
		if c := r.t.Child(tok.Head, "cop"); c >= 0 && c+2 < len(r.lower) {
			if h := tok.Head; units[r.t.Tokens[h].Lemma] && r.preposition(h) == "in" && r.t.Child(h, "nmod:poss") >= 0 && r.t.Child(h, "amod") >= 0 && r.t.Tokens[c].XPOS != "VBD" {
				// "the strike is in its second week"
				return true
			}
			if r.lower[c+1] == "still" || r.lower[c+1] == "already" {
				c++
			}
			if c+2 < len(r.lower) && r.lower[c+1] == "under" && r.lower[c+2] == "way" {
				return true
			}
		}
	}
	if k := i + 1; k < len(r.lower) && r.t.Tokens[k].XPOS == "VBG" && r.t.Tokens[k].Head == tok.Head && rages[r.t.Tokens[k].Lemma] && r.preposition(i) == "with" {
		// "with violence sweeping the south"
		return true
	}
	if tok.Relation == "nmod" && r.noun(tok.Head) {
		if r.preposition(i) == "on" && (tok.Lemma == "strike" || tok.Lemma == "trial") && r.t.Child(i, "det") < 0 && r.persons(tok.Head) {
			return true
		}
		if g := r.t.Tokens[tok.Head].Head; g >= 0 && units[r.t.Tokens[tok.Head].Lemma] && r.preposition(i) == "of" && r.t.Tokens[g].Lemma == "enter" {
			// "entered the second week of a strike"
			return true
		}
	}
	return false
}

// rages are verbs that say that their subject goes on.
var rages = map[string]bool{
	"rage": true, "grip": true, "sweep": true, "engulf": true, "continue": true, "last": true, "rock": true, "roil": true, "persist": true, "spread": true, "drag": true,
}

// underway reports whether the word h says that its subject goes on.
func (r *reading) underway(h int) bool {
	switch tok := &r.t.Tokens[h]; {
	case tok.Lemma == "ongoing" || tok.Lemma == "underway":
		return true
	case tok.Lemma == "progress" && tok.UPOS == "NOUN" && r.preposition(h) == "in":
		return true
	case tok.Lemma == "intensify" || tok.Lemma == "escalate" || tok.Lemma == "worsen":
		// "fighting has intensified"
		for _, c := range r.t.Children(h) {
			if r.t.Tokens[c].XPOS == "VBZ" || r.t.Tokens[c].XPOS == "VBP" {
				return r.ownStatus(h) == hearsay.Occurred || r.ownStatus(h) == hearsay.Ongoing
			}
		}
	case tok.Lemma == "drag" || tok.Lemma == "go":
		return h+1 < len(r.lower) && r.lower[h+1] == "on" && (h+2 == len(r.lower) || !r.noun(h+2) && r.lower[h+2] != "to") && (r.ownStatus(h) == hearsay.Occurred || r.ownStatus(h) == hearsay.Ongoing)
	case tok.Lemma == "continue" || tok.Lemma == "rage" || tok.Lemma == "persist":
		return r.ownStatus(h) == hearsay.Occurred || r.ownStatus(h) == hearsay.Ongoing
	case tok.XPOS == "VBG" && r.happens[tok.Lemma]:
		return r.ownStatus(h) == hearsay.Ongoing
	}
	return false
}

// goesOn reports whether a verb that governs i says that the act goes on:
// "continues to back", "remains steadfast in its support".
func (r *reading) goesOn(i int) bool {
	tok := &r.t.Tokens[i]
	if tok.Relation == "nmod" || tok.Relation == "obl" {
		// to the adjective or noun that the verb has for its complement
		for h := tok.Head; h >= 0; h = r.t.Tokens[h].Head {
			if r.t.Tokens[h].UPOS == "VERB" || r.t.Tokens[h].Relation == "xcomp" {
				i = h
				break
			}
		}
	}
	h := r.t.Tokens[i].Head
	return h >= 0 && r.t.Tokens[h].UPOS == "VERB" && r.verbStatus[r.t.Tokens[h].Lemma] == hearsay.Ongoing
}

// said reports whether the act of the rule is done by saying something.
func said(rl *rule) bool {
	switch rl.Type {
	case hearsay.Request, hearsay.Accuse, hearsay.Reject, hearsay.Threaten, hearsay.Agree, hearsay.Support:
		return rl.Mode != "investigate" && len(rl.Verbs) > 0
	}
	return false
}

// awaited reports whether the act of the rule is the kind that is announced
// beforehand, so that "the talks will resume" tells no talks held.
func awaited(rl *rule) bool {
	switch rl.Type {
	case hearsay.Consult, hearsay.Cooperate, hearsay.Protest, hearsay.Mobilize, hearsay.Retreat, hearsay.Aid:
		return true
	}
	return rl.Mode == "investigate"
}

// future is Planned if the noun is the subject or object of a verb with "will"
// or "is to".
func (r *reading) future(i int) hearsay.Status {
	tok := &r.t.Tokens[i]
	if tok.Relation == "nmod" && tok.Head >= 0 && (quantifiers[r.t.Tokens[tok.Head].Lemma] || r.t.Tokens[tok.Head].Lemma == "round") {
		tok = &r.t.Tokens[tok.Head]
	}
	if h := tok.Head; h >= 0 && r.t.Tokens[h].UPOS == "VERB" && (r.is(i, "nsubj") || tok.Relation == "nsubj" || tok.Relation == "nsubj:pass" || tok.Relation == "obj") {
		for _, c := range r.t.Children(h) {
			if r.t.Tokens[c].Relation == "aux" && r.modal(h, int(c)) == hearsay.Planned || r.isTo(h, int(c)) == hearsay.Planned {
				return hearsay.Planned
			}
		}
	}
	return hearsay.Occurred
}

// definite reports whether the noun is spoken of as known: "the arrest", "their
// attack".
func (r *reading) definite(i int) bool {
	for _, c := range r.t.Children(i) {
		switch r.rel(int(c)) {
		case "det":
			switch r.t.Tokens[c].Lemma {
			case "the", "this", "that", "these", "those":
				return true
			}
		case "nmod:poss":
			return true
		}
	}
	return false
}

// inCondition reports whether i stands in a clause with "if", "unless",
// "until" or "whether".
func (r *reading) inCondition(i int) bool {
	for n := 0; n < 5 && i >= 0; n++ {
		tok := &r.t.Tokens[i]
		if tok.UPOS == "VERB" || tok.UPOS == "ADJ" || tok.UPOS == "AUX" {
			for _, c := range r.t.Children(i) {
				if r.t.Tokens[c].Relation == "mark" {
					switch strings.ToLower(r.t.Tokens[c].Lemma) {
					case "until", "till":
						// "fought until the hostages were freed": they were.
						return !(r.past(i) && tok.Head >= 0 && r.past(tok.Head))
					case "if", "unless", "whether", "lest":
						return true
					}
				}
			}
		}
		switch tok.Relation {
		case "acl:relcl", "advcl:relcl", "parataxis", "root", "advcl":
			return false
		case "ccomp":
			// "until inspectors certify that it has disarmed"
			if h := tok.Head; h < 0 || r.clauseMark(h) != "until" && r.clauseMark(h) != "unless" {
				return false
			}
		}
		i = tok.Head
	}
	return false
}

// states are verbs whose participle tells a state that lasts.
var states = map[string]bool{
	"besiege": true, "surround": true, "imprison": true, "jail": true, "hold": true, "detain": true, "occupy": true, "control": true, "trap": true,
	"persecute": true, "oppress": true, "ban": true, "blockade": true, "isolate": true, "support": true, "back": true, "encircle": true, "cut": true, "intern": true, "bar": true,
	"confine": true, "garrison": true, "guard": true, "patrol": true, "harbor": true, "harbour": true, "sponsor": true, "finance": true, "shelter": true, "govern": true,
	"rule": true, "dominate": true, "restrict": true, "boycott": true, "picket": true, "fight": true, "battle": true, "monitor": true, "mediate": true, "protect": true,
	"camp": true, "wage": true, "terrorize": true, "terrorise": true, "repress": true, "hunt": true, "shield": true, "harass": true,
	"station": true, "deploy": true, "mine": true, "lay": true, "investigate": true, "displace": true, "fund": true, "arm": true,
}

// enduring are nouns of acts that go on for long.
var enduring = map[string]bool{
	"war": true, "fight": true, "campaign": true, "siege": true, "struggle": true, "insurgency": true, "conflict": true, "occupation": true, "control": true,
	"cooperation": true, "besiegement": true, "blockade": true, "operation": true, "fighting": true, "violence": true, "imprisonment": true, "custody": true,
	"hostility": true, "unrest": true, "strife": true, "manhunt": true, "hunt": true, "search": true, "peacekeeping": true, "presence": true, "mediation": true,
	"jihad": true, "revolt": true, "mutiny": true, "offensive": true, "purge": true, "intervention": true, "airlift": true,
	"trial": true, "exile": true, "lockdown": true, "restriction": true, "sit-in": true, "deadlock": true, "warfare": true, "bloodshed": true, "oppression": true,
	"effort": true, "uprising": true, "rebellion": true, "repression": true, "investigation": true, "probe": true, "walkout": true,
	"support": true, "commitment": true, "contact": true, "assistance": true, "persecution": true, "captivity": true, "dispute": true,
	"shelling": true, "embargo": true, "negotiation": true, "talk": true, "truce": true, "ceasefire": true,
	"ban": true, "sanction": true, "boycott": true, "curfew": true, "crackdown": true, "standoff": true,
}

// customary reports whether the verb stands in the present with "when": "when
// I visit other countries".
func (r *reading) customary(m *match) bool {
	i := m.frame.head
	if tok := &r.t.Tokens[i]; tok.UPOS == "VERB" && !m.noun && !said(m.rule) {
		if f := r.first(i); f+1 < i && (r.lower[f] == "every" || r.lower[f] == "each") && units[r.lower[f+1]] {
			// "every year scores are killed", the time hung elsewhere
			return true
		}
		if r.habit(i) {
			return true
		}
	}
	if x := r.t.Tokens[i].XPOS; m.noun || x != "VBP" && x != "VBZ" || r.rel(i) != "advcl" {
		return false
	}
	for _, c := range r.t.Children(i) {
		if rel := r.rel(int(c)); (rel == "advmod" || rel == "mark") && (r.lower[c] == "when" || r.lower[c] == "whenever") {
			return true
		}
	}
	return false
}

// habit reports whether the verb tells in the simple present what its kind of
// subject does or suffers: "rustlers raid villages", "girls are abducted". A
// headline, which has no full stop, tells one act so.
func (r *reading) habit(i int) bool {
	tok := &r.t.Tokens[i]
	lemma := r.verbLemma(i)
	if states[lemma] || r.verbStatus[lemma] != "" || tok.Relation != "root" && tok.Relation != "conj" && tok.Relation != "ccomp" {
		return false
	}
	if r.caps || !r.stopped(i) {
		return false
	}
	aux := r.t.Child(i, "aux:pass")
	switch {
	case aux >= 0:
		if r.lower[aux] != "are" && r.lower[aux] != "is" || tok.XPOS != "VBN" {
			return false
		}
	case tok.XPOS != "VBP" || r.lower[i] != lemma:
		return false
	}
	subject := r.t.Child(i, "nsubj", "nsubj:pass")
	if subject < 0 || r.t.Tokens[subject].XPOS != "NNS" || !r.bare(i) {
		return false
	}
	for _, c := range r.t.Children(subject) {
		switch r.rel(int(c)) {
		case "det", "nummod", "nmod:poss", "acl", "acl:relcl":
			return false
		}
	}
	return true
}

// stopped reports whether the sentence of i ends with a full stop, as a headline does not.
func (r *reading) stopped(i int) bool {
	sent := r.t.Sentences[r.t.SentenceOf(i)]
	return strings.HasSuffix(strings.TrimRight(r.t.Text(sent.Span), " \n\"'”’)"), ".")
}

// bare reports whether no auxiliary but that of the passive stands by the verb.
func (r *reading) bare(i int) bool {
	for _, c := range r.t.Children(i) {
		if r.rel(int(c)) == "aux" {
			return false
		}
	}
	return true
}

// lasting reports whether the words tell that the act of m goes on: a state in
// the present ("is surrounded"), a participle that modifies ("the besieged
// town", "protesting teachers"), a perfect with "since", a lasting kind of act
// in the present tense.
func (r *reading) lasting(m *match) bool {
	i := m.frame.head
	tok := &r.t.Tokens[i]
	if m.noun {
		if c := r.t.Child(i, "cop"); c >= 0 && (r.t.Tokens[c].XPOS == "VBZ" || r.t.Tokens[c].XPOS == "VBP") {
			switch r.preposition(i) {
			case "on", "under", "in", "at":
				// "teachers are on strike"
				return true
			}
		}
		if m.frame.carrier >= 0 {
			return r.perfectSince(m.frame.carrier)
		}
		return enduring[tok.Lemma] && !r.pastDated(i) && (r.present(i) || r.goal(i))
	}
	if tok.Relation == "amod" {
		return tok.XPOS == "VBG" || states[r.verbLemma(i)]
	}
	if m.rule.Type == hearsay.Support && tok.Relation == "acl" && isParticiple(tok) && states[r.verbLemma(i)] && r.present(tok.Head) {
		// "the militia, backed by Iran, holds the town"
		return true
	}
	if m.rule.Type == hearsay.Support && m.frame.passive && states[r.verbLemma(i)] && r.presentPassive(i) {
		// "the rebels, who are supported by Libya"
		return true
	}
	if (m.rule.Type == hearsay.Support || m.rule.Type == hearsay.Reject) && (tok.XPOS == "VBZ" || tok.XPOS == "VBP") && r.bare(i) && r.stopped(i) {
		switch r.verbLemma(i) {
		case "support", "back", "oppose", "favor", "favour":
			// "the party supports the accord"
			return true
		}
	}
	if said(m.rule) {
		return false
	}
	if tok.XPOS == "VBG" && tok.Relation == "acl" && r.clauseMark(i) == "" && (r.present(tok.Head) || (states[r.verbLemma(i)] || m.rule.Type == hearsay.Protest) && r.rel(tok.Head) == "nsubj") {
		// "prosecutors investigating the attack say"
		return true
	}
	if m.frame.passive && states[r.verbLemma(i)] {
		for _, c := range r.t.Children(i) {
			if r.rel(int(c)) == "aux:pass" && (r.t.Tokens[c].XPOS == "VBZ" || r.t.Tokens[c].XPOS == "VBP") {
				return true
			}
		}
		if tok.Relation == "acl" {
			return r.present(tok.Head)
		}
	}
	if tok.XPOS == "VBZ" || tok.XPOS == "VBP" {
		switch r.verbLemma(i) {
		case "deploy", "ban", "detain", "displace", "lay", "cut", "bar":
			// "army deploys troops": a headline
		default:
			if states[r.verbLemma(i)] {
				return true
			}
		}
		if tok.Relation == "advcl" || tok.Relation == "acl:relcl" {
			// "strikes that kill civilians", "as they confront the rebels"
			return r.t.Child(i, "aux") < 0
		}
	}
	return (!m.frame.passive || states[r.verbLemma(i)]) && !r.harms(i) && r.perfectSince(i)
}

// goal reports whether the noun is known and says for or against what: "the
// campaign to free the city", "their fight against the rebels". It goes on
// unless it is only the time of something else.
func (r *reading) goal(i int) bool {
	if !r.definite(i) || stance[r.t.Tokens[i].Lemma] {
		return false
	}
	switch r.preposition(i) {
	case "after", "during", "since", "following", "before", "until":
		return false
	}
	for _, c := range r.t.Children(i) {
		if r.rel(int(c)) == "acl" && r.infinitive(int(c)) || r.rel(int(c)) == "nmod" && r.preposition(int(c)) == "against" {
			return true
		}
	}
	return false
}

// stance are nouns of what one stands for, which goes on only where that is said.
var stance = map[string]bool{"support": true, "commitment": true, "contact": true, "assistance": true}

// pastDated reports whether the noun's own words put it in the past: "a war
// last August", "the 1991 uprising".
func (r *reading) pastDated(i int) bool {
	for _, c := range r.t.Children(i) {
		tok := &r.t.Tokens[c]
		switch {
		case tok.UPOS == "NUM" && len(r.lower[c]) == 4 && (r.lower[c][0] == '1' || r.lower[c][0] == '2'):
			return true
		case hearsay.MatchRelation(tok.Relation, "nmod") || hearsay.MatchRelation(tok.Relation, "obl"):
			for _, k := range r.t.Children(int(c)) {
				if r.t.Tokens[k].Lemma == "last" || r.lower[k] == "ago" {
					return true
				}
			}
			if tok.UPOS == "NUM" && len(r.lower[c]) == 4 {
				return true
			}
		}
	}
	return false
}

// perfectSince reports whether the verb stands in the perfect with "since" or
// "for" and a time: "has fought them since 2014".
func (r *reading) perfectSince(v int) bool {
	have, since := false, false
	for _, c := range r.t.Children(v) {
		switch tok := &r.t.Tokens[c]; {
		case tok.Relation == "aux" && tok.Lemma == "have" && tok.XPOS != "VBD":
			have = true
		case tok.Relation == "obl" && (r.preposition(int(c)) == "since" || r.preposition(int(c)) == "for" && units[tok.Lemma] && (states[r.verbLemma(v)] || r.t.Tokens[v].Lemma == "have")):
			since = true
		}
	}
	return have && since
}

// present reports whether the finite verb above i is in the present tense, or
// tells that something goes on.
func (r *reading) present(i int) bool {
	for n := 0; n < deepest && i >= 0; n++ {
		tok := &r.t.Tokens[i]
		if tok.UPOS == "VERB" || tok.UPOS == "AUX" || tok.UPOS == "ADJ" || r.t.Child(i, "cop") >= 0 {
			if r.verbStatus[tok.Lemma] == hearsay.Ongoing || tok.Lemma == "underway" || tok.Lemma == "ongoing" {
				return true
			}
			finite := tok.XPOS == "VBZ" || tok.XPOS == "VBP"
			past := tok.XPOS == "VBD"
			for _, c := range r.t.Children(i) {
				switch r.rel(int(c)) {
				case "aux", "cop", "aux:pass":
					switch r.t.Tokens[c].XPOS {
					case "VBZ", "VBP", "MD":
						finite = true
					case "VBD":
						past = true
					}
				}
			}
			if past {
				return false
			}
			if finite {
				return !r.reports(i)
			}
		}
		i = tok.Head
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

// ownStatus is the status that the dependents of i give: negation, modals,
// aspect, adverbs.
func (r *reading) ownStatus(i int) hearsay.Status {
	s := hearsay.Occurred
	tok := &r.t.Tokens[i]
	conjunct := tok.Relation == "conj"
	subjectHere, aux, often := false, false, false
	placedIn := tok.UPOS == "NOUN" && r.t.Child(i, "cop") >= 0 && r.t.Child(i, "case") >= 0
	regretted := r.regretted(i)
	for _, c32 := range r.t.Children(i) {
		c := int(c32)
		lemma := r.t.Tokens[c].Lemma
		switch rel := r.rel(c); {
		case rel == "nsubj" || rel == "nsubj:pass":
			subjectHere = true
			if tok.UPOS == "VERB" && (r.none(c) || r.neither(c)) {
				// "nobody was arrested", "neither side has agreed"
				s = stronger(s, hearsay.Negated)
			}
		case rel == "aux:pass" && r.lower[c] == "being":
			aux = true
			s = stronger(s, hearsay.Ongoing)
		case rel == "aux" || rel == "aux:pass" || rel == "cop":
			aux = true
			if tok.Relation == "advcl" && r.inverted(i, c) {
				// "had they attacked", "should they attack"
				s = stronger(s, hearsay.Hypothetical)
			}
			often = often || r.lower[c] == "would"
			if st := r.isTo(i, c); st != "" {
				s = stronger(s, st)
			}
			s = stronger(s, r.modal(i, c))
		case rel == "det" && (lemma == "no" || lemma == "neither"):
			s = stronger(s, hearsay.Negated)
		case rel == "det" && lemma == "any":
			s = stronger(s, hearsay.Hypothetical)
		case rel == "advmod" || rel == "discourse" || rel == "cc":
			switch strings.ToLower(lemma) {
			case "not", "never", "n't", "neither", "nor":
				// "was not at the summit", "should never have been arrested": summit and arrest there were.
				if rel != "cc" && !placedIn && !regretted && !r.notOnly(c) {
					s = stronger(s, hearsay.Negated)
				}
			case "hardly", "scarcely":
				if c+1 < len(r.lower) && r.lower[c+1] == "any" {
					// "hardly any of the rebels signed"
					s = stronger(s, hearsay.Negated)
				}
			case "nearly", "almost":
				if tok.UPOS == "VERB" {
					s = stronger(s, hearsay.Attempted)
				}
			case "possibly", "perhaps", "maybe", "potentially":
				s = stronger(s, hearsay.Hypothetical)
			default:
				if customs[lemma] {
					s = stronger(s, hearsay.Recurrent)
				}
			}
		case (rel == "obl" || rel == "obl:unmarked" || rel == "obl:tmod") && tok.UPOS == "VERB" && r.repeated(c):
			s = stronger(s, hearsay.Recurrent)
		case (rel == "obl" || rel == "obl:unmarked" || rel == "obl:tmod" || rel == "advmod") && (tok.XPOS == "VBP" || tok.XPOS == "VBZ" || tok.XPOS == "VBG") && r.next(c),
			(rel == "nmod" || rel == "nmod:unmarked" || rel == "nmod:tmod") && tok.UPOS == "NOUN" && (r.next(c) || weekdays[r.lower[c]] && r.preposition(c) == "for"):
			// "meet in Brussels next week", "a strike for Monday"
			if r.t.Child(i, "case") < 0 || tok.XPOS != "VBG" {
				s = stronger(s, hearsay.Planned)
			}
		case rel == "acl" && tok.UPOS == "NOUN" && r.t.Child(c, "mark") >= 0 && r.lower[r.t.Child(c, "mark")] == "due" && r.infinitive(c),
			rel == "acl" && tok.UPOS == "NOUN" && r.t.Tokens[c].XPOS == "VBN" && (lemma == "schedule" || lemma == "slate"):
			// "the visit, due to begin on Monday"
			s = stronger(s, hearsay.Planned)
		case rel == "mark":
			switch lemma {
			case "whenever":
				s = stronger(s, hearsay.Recurrent)
			case "if", "unless", "whether":
				s = stronger(s, hearsay.Hypothetical)
			case "due":
				// "are due to meet", "due to" taken for a mark
				s = stronger(s, hearsay.Planned)
			case "without", "rather", "instead":
				s = stronger(s, hearsay.Negated)
			}
		case rel == "case" && (lemma == "without" || lemma == "instead"), rel == "cc" && (lemma == "rather" || lemma == "instead"):
			s = stronger(s, hearsay.Negated)
		case tok.UPOS == "VERB" && rel == "obj" && r.none(c):
			// "took no prisoners"
			s = stronger(s, hearsay.Negated)
		case rel == "amod" || rel == "compound":
			switch lemma {
			case "planned", "pending", "pend", "upcoming", "scheduled", "future", "forthcoming", "impending", "imminent", "proposed", "plan", "next", "announced", "coming", "announce", "schedule", "propose":
				s = stronger(s, hearsay.Planned)
			case "possible", "potential", "hypothetical", "any", "feared", "fear":
				s = stronger(s, hearsay.Hypothetical)
			case "ongoing", "continuing", "continued", "continue", "current", "sporadic", "enduring", "unabated":
				s = stronger(s, hearsay.Ongoing)
			case "attempted", "failed", "foiled", "abortive", "unsuccessful", "botched", "botch", "attempt", "fail", "foil", "thwarted", "thwart":
				s = stronger(s, hearsay.Attempted)
			case "threatened", "threaten":
				s = stronger(s, hearsay.Threatened)
			case "regular", "frequent", "daily", "annual", "repeated", "periodic", "weekly", "monthly", "nightly", "yearly", "recurrent", "recurring", "intermittent", "occasional", "routine":
				if lemma != "repeated" {
					s = stronger(s, hearsay.Recurrent)
				}
			}
		}
	}
	if often && s == hearsay.Planned {
		for _, c := range r.t.Children(i) {
			if customs[r.t.Tokens[c].Lemma] {
				// "would often attack at night"
				s = hearsay.Recurrent
			}
		}
	}
	if conjunct && !subjectHere && !aux && tok.UPOS == "VERB" && tok.XPOS != "VBD" && tok.XPOS != "VBZ" && tok.XPOS != "VBP" {
		// "will arrest and deport them": the auxiliary holds for both.
		for _, c := range r.t.Children(tok.Head) {
			if r.rel(int(c)) == "aux" {
				s = stronger(s, r.modal(tok.Head, int(c)))
			}
		}
	}
	return s
}

// isTo is what "is to" says of the verb i, whose auxiliary c is: "the diplomat
// is to be expelled", "their goal is to defeat the army".
func (r *reading) isTo(i, c int) hearsay.Status {
	if r.t.Tokens[c].Lemma != "be" || c+1 >= len(r.lower) || r.lower[c+1] != "to" || r.t.Tokens[c+1].Relation != "mark" || r.t.Tokens[c+1].Head != i {
		return ""
	}
	for _, k := range r.t.Children(i) {
		if r.is(int(k), "nsubj") {
			if st := r.nounStatus[r.t.Tokens[k].Lemma]; st != "" {
				return st
			}
		}
	}
	return hearsay.Planned
}

// none reports whether the words say that c is nobody: "nobody was arrested",
// "took no prisoners".
func (r *reading) none(c int) bool {
	switch r.lower[c] {
	case "nobody", "none", "no-one":
		return true
	}
	k := r.t.Child(c, "det")
	return k >= 0 && r.lower[k] == "no" && r.persons(c)
}

// headed reports whether the infinitive h is what a headline announces: "Chancellor to visit Ankara".
func (r *reading) headed(h int) bool {
	tok := &r.t.Tokens[h]
	return tok.Relation == "acl" && r.infinitive(h) && r.rel(tok.Head) == "root" && r.noun(tok.Head)
}

// neither reports whether the subject c is "neither side", "neither A nor B".
func (r *reading) neither(c int) bool {
	if r.lower[c] == "neither" {
		return true
	}
	for _, k := range r.t.Children(c) {
		if r.lower[k] == "not" && (r.lower[c] == "one" || r.lower[c] == "single") {
			// "not one of the captives was freed"
			return true
		}
		if rel := r.rel(int(k)); r.lower[k] == "neither" && (rel == "det" || rel == "cc:preconj") {
			return true
		}
	}
	return false
}

// notOnly reports whether the negation c stands before "only" or "just", and so
// denies nothing.
func (r *reading) notOnly(c int) bool {
	if c+1 >= len(r.lower) {
		return false
	}
	switch r.lower[c+1] {
	case "only", "just", "merely", "simply":
		return true
	}
	return false
}

// repeated reports whether the noun c says that something happens again and
// again: "every week", "in many cases".
func (r *reading) repeated(c int) bool {
	many := r.t.Tokens[c].Lemma == "case" || r.t.Tokens[c].Lemma == "time" || r.t.Tokens[c].Lemma == "occasion"
	if c+2 < len(r.lower) && (r.lower[c+1] == "after" && r.lower[c+2] == r.lower[c] || r.lower[c] == "time" && r.lower[c+1] == "and" && r.lower[c+2] == "again") {
		// "night after night", "time and again"
		return true
	}
	if c > 1 && (r.lower[c-1] == "a" || r.lower[c-1] == "per") && units[r.lower[c]] {
		switch r.lower[c-2] {
		case "once", "twice", "times":
			// "met twice a month"
			return true
		}
	}
	for _, k := range r.t.Children(c) {
		switch r.t.Tokens[k].Lemma {
		case "every", "each":
			return true
		case "many", "most", "several":
			if many {
				return true
			}
		}
	}
	return false
}

// units are units of time.
var units = map[string]bool{
	"hour": true, "day": true, "night": true, "week": true, "month": true, "year": true, "decade": true, "weekend": true,
}

// commonplace are adjectives of what happens again and again.
var commonplace = map[string]bool{"common": true, "commonplace": true, "routine": true, "frequent": true, "rife": true, "rampant": true, "everyday": true, "rare": true, "infrequent": true}

// next reports whether the word c is a time to come: "next week", "tomorrow".
func (r *reading) next(c int) bool {
	if r.lower[c] == "tomorrow" {
		return true
	}
	if !units[r.t.Tokens[c].Lemma] && !weekdays[r.lower[c]] {
		return false
	}
	k := r.t.Child(c, "amod")
	return k >= 0 && (r.lower[k] == "next" || r.lower[k] == "coming") && r.t.Child(c, "det") < 0
}

var weekdays = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
}

// customs are adverbs of what happens again and again.
var customs = map[string]bool{
	"regularly": true, "often": true, "frequently": true, "usually": true, "routinely": true, "always": true, "periodically": true, "sometimes": true,
	"occasionally": true, "daily": true, "weekly": true, "monthly": true, "nightly": true, "annually": true, "whenever": true, "invariably": true, "continually": true, "habitually": true, "constantly": true, "repeatedly": true, "typically": true, "traditionally": true, "normally": true,
}

// inverted reports whether the auxiliary c of i opens a condition: it stands
// before the subject, and nothing before it.
func (r *reading) inverted(i, c int) bool {
	switch r.lower[c] {
	case "had", "should", "were":
		s := r.t.Child(i, "nsubj")
		first, _ := r.t.Subtree(i)
		return s > c && first == c
	}
	return false
}

// regretted reports whether the verb stands with "should have": what is so
// judged was done.
func (r *reading) regretted(v int) bool {
	should, have := false, false
	for _, c := range r.t.Children(v) {
		if r.rel(int(c)) == "aux" {
			switch r.t.Tokens[c].Lemma {
			case "should", "ought":
				should = true
			case "have":
				have = true
			}
		}
	}
	return should && have
}

// modal is the status that the auxiliary c gives to the verb i.
func (r *reading) modal(i, c int) hearsay.Status {
	switch aux := r.t.Tokens[c].Lemma; strings.ToLower(aux) {
	case "will", "shall", "'ll", "wo", "ll":
		for _, k := range r.t.Children(i) {
			if r.rel(int(k)) == "advcl" && r.conditional(int(k)) {
				return hearsay.Hypothetical
			}
		}
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
		for _, k := range r.t.Children(i) {
			if r.t.Tokens[k].UPOS == "AUX" && r.t.Tokens[k].Lemma == "have" {
				// "should never have been arrested": it was done.
				return hearsay.Occurred
			}
		}
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
func (r *reading) governed(i int, m *match) hearsay.Status {
	s := hearsay.Occurred
	nominal := m.noun && i == m.frame.head
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
		case (tok.Relation == "xcomp" || tok.Relation == "advcl") && verb && r.verbStatus[head.Lemma] == hearsay.Ongoing && r.ownStatus(h) == hearsay.Planned && i == m.frame.head && !said(m.rule):
			// "would continue to protest"
			return stronger(s, hearsay.Planned)
		case tok.Relation == "ccomp" && (head.Lemma == "exclude" || head.Lemma == "rule") && r.ownStatus(h) == hearsay.Negated:
			// "do not exclude that they were involved"
			return stronger(s, hearsay.Hypothetical)
		case tok.Relation == "ccomp" && raises[head.Lemma] && r.ownStatus(h) == hearsay.Negated:
			// "I do not think that they attacked" says that they did not.
			return stronger(s, hearsay.Negated)
		case tok.Relation == "advcl" && !m.noun && r.awaiting(i) && (r.ownStatus(h) == hearsay.Planned || r.ownStatus(h) == hearsay.Hypothetical):
			// "will leave once the prisoners are freed"
			return stronger(s, hearsay.Hypothetical)
		case tok.Relation == "xcomp" && (head.Lemma == "allow" || head.Lemma == "permit") && r.presentPassive(h):
			// "is allowed to use force"
			return stronger(s, stronger(hearsay.Hypothetical, r.ownStatus(h)))
		case tok.Relation == "xcomp" && head.Lemma == "about" && r.infinitive(i):
			// "is about to attack"
			return stronger(s, hearsay.Planned)
		case tok.Relation == "csubj" && head.UPOS == "ADJ" && r.verbStatus[head.Lemma] == hearsay.Hypothetical:
			// "it is possible that they will attack"
			return stronger(s, hearsay.Hypothetical)
		case tok.Relation == "xcomp" && head.Lemma == "able" && r.pastCopula(h):
			// "was able to enter" entered.
			if own := r.ownStatus(h); own != hearsay.Occurred {
				return stronger(s, own)
			}
		case r.infinitive(i) && head.Lemma == "use" && r.lower[h] == "used" && (tok.Relation == "xcomp" || tok.Relation == "advcl") && r.t.Child(h, "obj", "aux") < 0:
			// "used to attack convoys"
			return stronger(s, hearsay.Recurrent)
		case tok.Relation == "xcomp" && verb && !(sent[head.Lemma] && r.infinitive(i)), tok.Relation == "ccomp" && verb && (r.infinitive(i) || r.wish(head.Lemma, i)),
			tok.Relation == "advcl" && verb && r.infinitive(i) && (controllers[head.Lemma] || takers[head.Lemma]) && !sent[head.Lemma]:
			st := r.verbStatus[strings.ToLower(head.Lemma)]
			if st == hearsay.Hoped && (m.rule.Type == hearsay.Support || m.rule.Type == hearsay.Accuse) && i == m.frame.head {
				// "I want to thank you" thanks.
				st = hearsay.Occurred
			}
			if head.Lemma == "help" && (head.XPOS == "VBD" || head.XPOS == "VBN") {
				// "helped free the hostages"
				st = hearsay.Occurred
			}
			if head.Lemma == "have" && r.infinitive(i) && head.XPOS != "VBD" && head.XPOS != "VBN" {
				// "they have to withdraw"
				st = hearsay.Requested
			}
			s = stronger(s, st)
			s = stronger(s, r.aboveStatus(h))
		case tok.Relation == "ccomp" && verb && r.verbStatus[head.Lemma] == hearsay.Denied:
			s = stronger(s, hearsay.Denied)
			return s
		case (tok.Relation == "advcl" || tok.Relation == "xcomp") && verb && r.infinitive(i):
			// purpose: "came to attack"; but who "gathered to demand" demands
			if m.rule.Mode == "investigate" {
				// "a commission was set up to investigate"
				return stronger(s, stronger(hearsay.Planned, r.aboveStatus(h)))
			}
			if k := r.t.Child(h, "nsubj"); k >= 0 && r.grows(h) && r.nounStatus[r.t.Tokens[k].Lemma] != "" {
				// "pressure is mounting on the militia to disarm"
				return stronger(s, r.nounStatus[r.t.Tokens[k].Lemma])
			}
			switch m.rule.Type {
			case hearsay.Request, hearsay.Support, hearsay.Accuse, hearsay.Protest, hearsay.Consult, hearsay.Reject:
				if st := r.aboveStatus(h); st != hearsay.Occurred {
					return stronger(s, st)
				}
				return stronger(s, r.ownStatus(h))
			}
			own := stronger(hearsay.Planned, r.aboveStatus(h))
			if head.UPOS == "ADJ" && r.supposed(h) {
				// "it would be wrong to invade"
				own = stronger(own, hearsay.Hypothetical)
			}
			if r.measured(h, "enough") {
				// "strong enough to reach the city"
				own = stronger(own, hearsay.Hypothetical)
			} else if head.UPOS == "ADJ" && r.measured(h, "too") {
				own = stronger(own, hearsay.Negated)
			}
			return stronger(s, own)
		case tok.Relation == "acl" && r.infinitive(i) && (head.UPOS == "NOUN" || head.UPOS == "PROPN" || head.UPOS == "PRON"):
			if g := head.Head; g >= 0 && head.Relation == "nmod" && r.nounStatus[r.t.Tokens[g].Lemma] != "" && r.nounStatus[head.Lemma] == "" {
				// "his calls for the boy to be returned"
				s = stronger(s, r.nounStatus[r.t.Tokens[g].Lemma])
			} else if g >= 0 && (head.Relation == "obj" || head.Relation == "obl") && controllers[r.t.Tokens[g].Lemma] && !decided[head.Lemma] {
				s = stronger(s, r.verbStatus[r.t.Tokens[g].Lemma])
				s = stronger(s, r.aboveStatus(g))
			} else if head.Lemma == "nothing" || head.Lemma == "nobody" {
				// "did nothing to intervene"
				s = stronger(s, hearsay.Negated)
			} else if head.Lemma == "effort" && head.XPOS == "NNS" && (m.rule.Type == hearsay.Aid || m.rule.Type == hearsay.Support) {
				// "efforts to provide aid" provide it.
				s = stronger(s, hearsay.Ongoing)
			} else if st, ok := r.nounStatus[head.Lemma]; ok {
				s = stronger(s, st)
			} else if head.Lemma == "time" && r.t.Child(h, "cop") >= 0 && r.t.Child(h, "amod") < 0 || head.Lemma == "responsibility" {
				// "it is time to free the prisoners"
				s = stronger(s, hearsay.Requested)
			} else if !decided[head.Lemma] {
				s = stronger(s, hearsay.Planned)
			}
			switch r.ownStatus(h) {
			case hearsay.Attempted:
				// "an abortive plan to bomb the metro"
				s = stronger(s, hearsay.Attempted)
			case hearsay.Negated, hearsay.Hypothetical:
				// "gave no order to withdraw", "any decision to expel them"
				s = stronger(s, hearsay.Hypothetical)
			}
		case tok.Relation == "advcl" && head.Lemma == "guilty" && r.clauseMark(i) == "to" && r.t.Child(h, "advmod") >= 0 && r.lower[r.t.Child(h, "advmod")] == "not":
			// "pleaded not guilty to stealing"
			return stronger(s, hearsay.Denied)
		case tok.Relation == "advcl" && abstains[head.Lemma] && r.clauseMark(i) != "" && !r.infinitive(i):
			// "refrained from attacking", "stopped short of attacking"
			return stronger(s, hearsay.Negated)
		case tok.Relation == "advcl" && verb:
			if p := r.clauseMark(i); p == "from" || p == "against" {
				if p == "from" && (head.Lemma == "stop" || head.Lemma == "keep" || head.Lemma == "restrain" || head.Lemma == "hinder") {
					// "stopped protesters from breaking in"
					s = stronger(s, hearsay.Attempted)
				} else if st := r.verbStatus[head.Lemma]; st == hearsay.Negated {
					// "prevented them from entering"
					s = stronger(s, hearsay.Attempted)
				} else {
					s = stronger(s, st)
				}
			} else if p == "by" || p == "in" {
				// "would break the law by attacking", "continue to make progress in clearing"
				return stronger(s, stronger(r.ownStatus(h), r.governed(h, m)))
			} else if p == "to" && head.Lemma == "look" {
				// "looked forward to visiting"
				s = stronger(s, hearsay.Planned)
			} else if p == "for" || p == "of" || p == "at" || p == "to" || p == "on" {
				if st := r.verbStatus[head.Lemma]; st == hearsay.Requested || st == hearsay.Attempted || st == hearsay.Planned || st == hearsay.Hoped {
					s = stronger(s, st)
				}
			}
			if tok.XPOS == "VBG" && r.t.Child(i, "mark") < 0 && r.t.Child(i, "nsubj") < 0 {
				// "will return to the region, visiting both capitals"
				if st := r.ownStatus(h); st == hearsay.Planned || st == hearsay.Hypothetical {
					s = stronger(s, st)
				}
			}
			return s
		case claims[head.Lemma] && (tok.Relation == "acl" && r.clauseMark(i) != "" || tok.Relation == "acl:relcl" && r.lower[r.first(i)] == "that" || nominal && tok.Relation == "nmod" && r.preposition(i) == "of") &&
			r.disputed(h):
			// "rejected claims that it killed the farmers", "reports of talks were denied"
			return stronger(s, hearsay.Denied)
		case tok.Relation == "acl" && head.UPOS == "NOUN" && r.clauseMark(i) == "that" && head.Relation == "obj" && r.disputes(head.Head):
			return stronger(s, hearsay.Denied)
		case (tok.Relation == "csubj" || tok.Relation == "ccomp") && (head.Lemma == "true" || head.Lemma == "correct") && r.ownStatus(h) == hearsay.Negated,
			tok.Relation == "csubj" && (head.Lemma == "untrue" || head.Lemma == "false"):
			// "it was not true that they fired"
			return stronger(s, hearsay.Denied)
		case (tok.Relation == "csubj:pass" || tok.Relation == "csubj") && head.Lemma == "fear":
			// "it was feared that forty had been killed"
			return stronger(s, hearsay.Hypothetical)
		case nominal && tok.Relation == "nsubj" && head.Lemma == "be" && r.t.Child(h, "expl") >= 0:
			// "there could be talks", "denied there had been a raid"
			s = stronger(s, r.ownStatus(h))
			if x := head.XPOS; (x == "VBZ" || x == "VBP") && (enduring[tok.Lemma] || (m.rule.Type == hearsay.Assault || m.rule.Type == hearsay.Protest) && tok.XPOS == "NNS") {
				// "there are clashes in the north"
				s = stronger(s, hearsay.Ongoing)
			}
		case nominal && !r.definite(i) && tok.Relation == "nsubj" && (commonplace[head.Lemma] || head.Lemma == "occurrence" || commonplace[r.lemmaOf(r.t.Child(h, "xcomp"))]):
			// "clashes are common", "attacks have become routine"
			return stronger(s, hearsay.Recurrent)
		case nominal && tok.Relation == "obl:agent" && tok.XPOS == "NNS" && (head.Lemma == "plague" || head.Lemma == "beset"):
			// "plagued by strikes"
			return stronger(s, hearsay.Recurrent)
		case nominal && tok.Relation == "nsubj" && (head.Lemma == "imminent" || head.Lemma == "due"):
			// "an attack was imminent"
			return stronger(s, hearsay.Planned)
		case nominal && !r.definite(i) && tok.Relation == "nsubj" && r.doubtful(h):
			// "talks are possible", "a deal seems unlikely"
			return stronger(s, hearsay.Hypothetical)
		case nominal && tok.Relation == "obj" && head.Lemma == "face" && head.XPOS != "VBG" && r.ownStatus(i) == hearsay.Occurred && tok.XPOS == "NN" && r.t.Child(i, "det") < 0 && (m.rule == noRule || m.rule.Type == hearsay.Coerce || m.rule.Type == hearsay.Assault || m.rule.Type == hearsay.Sanction):
			// "they face execution"
			return stronger(s, hearsay.Hypothetical)
		case tok.Relation == "acl" && head.UPOS == "VERB" && r.infinitive(i):
			// "the proposal calls for both armies to withdraw"
			s = stronger(s, stronger(r.verbStatus[head.Lemma], r.aboveStatus(h)))
		case tok.Relation == "acl" && isParticiple(tok) && tok.XPOS != "VBG" && head.Relation == "obj" && r.lemmaOf(head.Head) == "want":
			// "want the hostages freed"
			s = stronger(s, hearsay.Hoped)
		case tok.Relation == "acl" && head.UPOS == "NOUN" && r.clauseMark(i) != "":
			s = stronger(s, r.nounStatus[head.Lemma])
		case nominal && verb && endings[r.verbLemma(h)] && (tok.Relation == "obj" || tok.Relation == "nsubj:pass"),
			nominal && tok.Relation == "nmod" && (head.Lemma == "end" || head.Lemma == "halt") && r.preposition(i) == "to":
			// "must end its attacks": the attacks go on, whoever wants what.
			if r.past(h) {
				if c := r.t.Child(i, "det"); r.verbLemma(h) == "stop" && c >= 0 && (r.lower[c] == "a" || r.lower[c] == "an") && !enduring[tok.Lemma] {
					// "guards stopped an attack on the power plant"
					return stronger(s, hearsay.Attempted)
				}
				return s
			}
			return stronger(s, hearsay.Ongoing)
		case nominal && (tok.Relation == "nmod" || tok.Relation == "obl") && (head.Lemma == "eve" || r.ahead(i)):
			// "on the eve of the talks", "ahead of the summit"
			return stronger(s, hearsay.Planned)
		case nominal && tok.XPOS == "NNS" && (tok.Relation == "nmod" || tok.Relation == "nsubj") && trends[head.Lemma]:
			// "a rise in attacks", "kidnappings have fallen"
			return stronger(s, hearsay.Recurrent)
		case nominal && tok.Relation == "nmod" && r.definite(i) && r.nounStatus[head.Lemma] == "" && head.UPOS == "NOUN" && !aspects[head.Lemma]:
			// "plans a protest against the arrests": arrests there were.
			return s
		case nominal && (tok.Relation == "nmod" || tok.Relation == "compound"):
			if head.UPOS == "NOUN" || head.UPOS == "PROPN" {
				p := r.preposition(i)
				if tok.Relation != "compound" && p != "of" && p != "for" && p != "at" && p != "to" && p != "on" {
					// "stage a coup during the protests": the phrase tells a circumstance that is there.
					return s
				}
				st, tells := r.nounStatus[head.Lemma]
				if !tells && r.persons(h) {
					// "to help the victims of the attack"
					return s
				}
				s = stronger(s, st)
			}
		case nominal && head.Lemma == "press" && (tok.Relation == "obj" && r.t.Child(i, "nmod:poss") >= 0 || tok.Relation == "obl" && r.preposition(i) == "with" && h+1 < len(r.lower) && (r.lower[h+1] == "on" || r.lower[h+1] == "ahead")):
			// "pressed their advance", "pressed on with its offensive"
			return stronger(s, hearsay.Ongoing)
		case nominal && verb && enduring[tok.Lemma] && r.definite(i) && tok.Relation == "obj" && joins[head.Lemma]:
			// "vowed to join the fight": there is a fight.
			return stronger(s, hearsay.Ongoing)
		case nominal && verb && presumes[r.verbLemma(h)] && (tok.Relation == "obj" || tok.Relation == "nsubj:pass" || tok.Relation == "obl"):
			return s
		case nominal && tok.Relation == "nsubj" && r.ownStatus(h) == hearsay.Negated && (r.happens[head.Lemma] || head.Lemma == "take" && r.lemmaOf(r.t.Child(h, "obj")) == "place"),
			nominal && tok.Relation == "nsubj" && head.Lemma == "fall" && h+1 < len(r.lower) && r.lower[h+1] == "through":
			// "the talks never took place", "the meeting fell through"
			return stronger(s, hearsay.Negated)
		case nominal && tok.Relation == "obl" && head.Lemma == "short" && r.preposition(i) == "of" && r.lemmaOf(head.Head) == "stop":
			// "stopped short of a full attack"
			return stronger(s, hearsay.Negated)
		case nominal && tok.Relation == "obl" && r.preposition(i) == "in" && (head.Lemma == "lock" || head.Lemma == "embroil" || head.Lemma == "mire" || head.Lemma == "entangle"):
			// "were locked in a standoff"
			return stronger(s, hearsay.Ongoing)
		case (nominal && !r.singled(i) || tok.Relation == "csubj") && (tok.Relation == "nsubj" || tok.Relation == "csubj") && r.supposed(h):
			// "air strikes could harm relations", "losing the town would end the war"
			return stronger(s, hearsay.Hypothetical)
		case nominal && (tok.Relation == "nsubj:pass" || tok.Relation == "nsubj") && r.verbStatus[head.Lemma] == hearsay.Planned && r.happens[r.lemmaOf(r.t.Child(h, "xcomp"))]:
			// "the talks are expected to resume"
			return stronger(s, hearsay.Planned)
		case nominal && tok.Relation == "nsubj:pass" && verb && r.t.Child(h, "xcomp") >= 0:
			// "the bombing was meant to cause panic"
			return s
		case nominal && (tok.Relation == "obj" || tok.Relation == "nsubj:pass" || tok.Relation == "obl") && head.Lemma == "call" && r.calledOff(h):
			return stronger(s, hearsay.Negated)
		case nominal && (tok.Relation == "obj" || tok.Relation == "nsubj:pass") && verb:
			if m.rule.Type == hearsay.Accuse && r.verbStatus[head.Lemma] == hearsay.Denied {
				// A charge that is denied has been made.
				return s
			}
			switch st := r.verbStatus[head.Lemma]; st {
			case "":
				if attains[head.Lemma] {
					// "hope to secure the release", "could include the lifting of sanctions"
					s = stronger(s, r.aboveStatus(h))
					break
				}
				if consequent[head.Lemma] && r.supposed(h) && !r.definite(i) {
					// "would mean war"
					return stronger(s, hearsay.Hypothetical)
				}
				if (head.Lemma == "exclude") && r.ownStatus(h) == hearsay.Negated {
					// "strikes cannot be excluded"
					return stronger(s, hearsay.Hypothetical)
				}
				if head.UPOS == "VERB" && tok.Relation == "obj" && r.singled(i) {
					// "failed to enforce the ban": there is one.
					return s
				}
				if above := r.aboveStatus(h); above == hearsay.Hypothetical && !r.definite(i) {
					// "could cause a war"
					s = stronger(s, above)
				}
			case hearsay.Negated:
				switch head.Lemma {
				case "rule":
					if r.ownStatus(h) == hearsay.Negated {
						// "has not ruled out an intervention"
						return stronger(s, hearsay.Hypothetical)
					}
					s = stronger(s, hearsay.Negated)
				case "foil", "thwart":
					s = stronger(s, hearsay.Attempted)
				case "postpone":
					s = stronger(s, hearsay.Planned)
				case "cancel", "refuse", "decline", "abandon", "scrap", "shelve":
					s = stronger(s, hearsay.Negated)
				default:
					// "to prevent attacks"
					s = stronger(s, hearsay.Hypothetical)
				}
			default:
				if head.Lemma == "seek" {
					// "sought the arrest of the general"
					st = hearsay.Requested
				}
				s = stronger(s, st)
				s = stronger(s, r.aboveStatus(h))
			}
		case nominal && tok.Relation == "obl" && verb:
			if p := r.preposition(i); p == "to" && r.t.Child(i, "case") > 0 && (r.lower[r.t.Child(i, "case")-1] == "end" || r.lower[r.t.Child(i, "case")-1] == "halt") {
				// "called for an end to the occupation", the phrase hung too high
				return stronger(s, hearsay.Ongoing)
			} else if p == "with" && head.Lemma == "threaten" {
				// "were threatened with expulsion"
				return stronger(s, hearsay.Threatened)
			} else if (p == "from" || p == "against") && !r.definite(i) && (head.Lemma == "protect" || head.Lemma == "safeguard" || head.Lemma == "shield") {
				return stronger(s, hearsay.Hypothetical)
			} else if p == "to" && head.UPOS == "ADJ" && (head.Lemma == "open" || head.Lemma == "vulnerable") {
				return stronger(s, hearsay.Hypothetical)
			} else if k := r.t.Child(i, "case"); k >= 0 && !r.definite(i) && (r.inCase(i) || head.Lemma == "event" && p == "of") {
				// "in case of an attack"
				return stronger(s, hearsay.Hypothetical)
			} else if p == "to" && head.Lemma == "look" && h+1 < len(r.lower) && r.lower[h+1] == "forward" {
				s = stronger(s, hearsay.Planned)
			} else if p == "about" && r.verbStatus[head.Lemma] == hearsay.Hypothetical && !r.definite(i) {
				// "worried about civil war"
				s = stronger(s, hearsay.Hypothetical)
			} else if (p == "at" || p == "during" || p == "for") && awaited(m.rule) && (r.ownStatus(h) == hearsay.Planned || r.headed(h)) {
				// "will discuss it at the summit"
				s = stronger(s, hearsay.Planned)
			} else if (p == "to" || p == "for") && (!r.definite(i) || head.Lemma == "lead") && r.aboveStatus(h) == hearsay.Hypothetical {
				// "can open the way to talks"
				s = stronger(s, hearsay.Hypothetical)
			} else if p == "for" && head.Lemma == "try" {
				// "will try the general for the massacre"
				return s
			} else if p == "for" || p == "to" || p == "on" || p == "of" || p == "from" {
				if p == "for" {
					if k := r.t.Child(h, "nsubj"); k >= 0 && r.grows(h) {
						// "calls are growing for sanctions"
						s = stronger(s, r.nounStatus[r.t.Tokens[k].Lemma])
					} else if k := r.t.Child(h, "obj"); k >= 0 && r.nounStatus[r.t.Tokens[k].Lemma] != "" && r.t.Child(i, "case") > 0 && r.lower[r.t.Child(i, "case")-1] == r.lower[k] {
						// "issued a plea for help", the phrase hung too high
						s = stronger(s, r.nounStatus[r.t.Tokens[k].Lemma])
					}
				}
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

// grows reports whether the verb says only that its subject is there, or more of it.
func (r *reading) grows(v int) bool {
	switch r.t.Tokens[v].Lemma {
	case "grow", "mount", "rise", "increase", "intensify", "come", "remain", "continue", "fade", "build", "spread", "emerge":
		return true
	}
	return false
}

// calledOff reports whether "off" stands by the verb, which is "call".
func (r *reading) calledOff(v int) bool {
	for n := v + 1; n < len(r.lower) && n <= v+2; n++ {
		if r.lower[n] == "off" {
			return true
		}
	}
	return false
}

// claims are nouns of accounts, which may be disputed.
var claims = map[string]bool{
	"claim": true, "report": true, "allegation": true, "charge": true, "accusation": true, "suggestion": true, "rumor": true, "rumour": true, "assertion": true,
	"insinuation": true, "statement": true, "story": true,
}

// disputed reports whether the words about the noun c of an account dispute it.
func (r *reading) disputed(c int) bool {
	h := r.t.Tokens[c].Head
	if h < 0 {
		return false
	}
	switch r.rel(c) {
	case "obj", "nsubj:pass":
		if r.disputes(h) {
			return r.ownStatus(h) != hearsay.Negated
		}
		// "called the reports a fabrication"
		for _, k := range r.t.Children(h) {
			if int(k) > c && falsehoods[r.t.Tokens[k].Lemma] && (r.rel(int(k)) == "xcomp" || r.rel(int(k)) == "obj") {
				return true
			}
		}
	case "obl":
		return r.disputes(h) && r.preposition(c) == "as" && r.ownStatus(h) != hearsay.Negated
	case "nsubj":
		return falsehoods[r.t.Tokens[h].Lemma]
	}
	return false
}

// falsehoods are words for what is not true.
var falsehoods = map[string]bool{
	"false": true, "untrue": true, "baseless": true, "groundless": true, "unfounded": true, "fabrication": true, "lie": true, "nonsense": true, "propaganda": true, "absurd": true,
	"rubbish": true,
}

// first is the first token of the clause or phrase at i.
func (r *reading) first(i int) int {
	first, _ := r.t.Subtree(i)
	return first
}

// doubtful reports whether the predicate h says how likely its subject is.
func (r *reading) doubtful(h int) bool {
	switch r.t.Tokens[h].Lemma {
	case "seem", "look", "appear", "become", "remain":
		if h = r.t.Child(h, "xcomp"); h < 0 {
			return false
		}
	}
	switch r.t.Tokens[h].Lemma {
	case "possible", "likely", "unlikely", "probable", "conceivable", "inevitable", "unthinkable", "impossible":
		return !r.pastCopula(h) || r.t.Tokens[h].Lemma != "impossible"
	}
	return false
}

// inCase reports whether "in case of" or "in the event of" stands before the noun.
func (r *reading) inCase(i int) bool {
	for n := r.first(i); n >= 0 && n < i && n < r.first(i)+4; n++ {
		if (r.lower[n] == "case" || r.lower[n] == "event") && n > 0 && r.lower[n+1] == "of" && (r.lower[n-1] == "in" || r.lower[n-1] == "the") {
			return true
		}
	}
	return false
}

// takers are verbs whose infinitive is what they are about, whatever stands
// between: "threatened on Friday to behead him".
var takers = map[string]bool{
	"threaten": true, "plan": true, "vow": true, "pledge": true, "promise": true, "agree": true, "refuse": true, "decline": true, "try": true, "attempt": true, "seek": true,
	"fail": true, "hope": true, "intend": true, "decide": true, "struggle": true, "strive": true, "want": true, "wish": true, "plot": true, "conspire": true,
}

// attains are verbs that bring about their object, which is there only if they are.
var attains = map[string]bool{
	"secure": true, "obtain": true, "achieve": true, "negotiate": true, "arrange": true, "ensure": true, "broker": true, "include": true, "bring": true, "restore": true,
	"organize": true, "organise": true, "provoke": true, "trigger": true, "initiate": true,
}

// consequent are verbs of what follows from something.
var consequent = map[string]bool{
	"allow": true, "permit": true, "mean": true, "trigger": true, "cause": true, "provoke": true, "spark": true, "invite": true, "bring": true, "entail": true, "risk": true,
	"justify": true, "enable": true,
}

// measured reports whether the word i, or its object, has the measure with it.
func (r *reading) measured(i int, measure string) bool {
	for _, c := range r.t.Children(i) {
		if r.t.Tokens[c].Lemma == measure {
			return true
		}
		if r.rel(int(c)) == "obj" {
			for _, k := range r.t.Children(int(c)) {
				if r.t.Tokens[k].Lemma == measure {
					return true
				}
			}
		}
	}
	return false
}

// awaiting reports whether the clause of verb i stands in the present with "when",
// "once" or "before".
func (r *reading) awaiting(i int) bool {
	marked, present := false, r.t.Tokens[i].XPOS == "VBZ" || r.t.Tokens[i].XPOS == "VBP"
	for _, c := range r.t.Children(i) {
		switch r.rel(int(c)) {
		case "mark", "advmod":
			switch r.lower[c] {
			case "when", "once", "before", "after", "until":
				marked = true
			}
		case "aux", "aux:pass", "cop":
			present = present || r.t.Tokens[c].XPOS == "VBZ" || r.t.Tokens[c].XPOS == "VBP"
		}
	}
	return marked && present
}

// presentPassive reports whether the verb is passive, in the present.
func (r *reading) presentPassive(v int) bool {
	c := r.t.Child(v, "aux:pass")
	return c >= 0 && (r.t.Tokens[c].XPOS == "VBZ" || r.t.Tokens[c].XPOS == "VBP")
}

// ahead reports whether "ahead of" stands before the noun.
func (r *reading) ahead(i int) bool {
	for _, c := range r.t.Children(i) {
		if r.rel(int(c)) == "case" && (r.lower[c] == "ahead" || c > 0 && r.lower[c] == "of" && r.lower[c-1] == "ahead") {
			return true
		}
	}
	return false
}

// pastCopula reports whether "was" or "were" links i to its subject.
func (r *reading) pastCopula(i int) bool {
	c := r.t.Child(i, "cop")
	return c >= 0 && (r.lower[c] == "was" || r.lower[c] == "were")
}

// disputes reports whether the verb v denies what it is told.
func (r *reading) disputes(v int) bool {
	switch lemma := r.lemmaOf(v); lemma {
	case "reject", "dismiss", "refute", "rebut":
		return true
	default:
		return r.verbStatus[lemma] == hearsay.Denied
	}
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

// supposed reports whether the verb stands with "could", "would" or "might" and
// tells what would come of its subject.
func (r *reading) supposed(v int) bool {
	found := false
	for _, c := range r.t.Children(v) {
		if r.rel(int(c)) == "aux" {
			switch r.t.Tokens[c].Lemma {
			case "could", "would", "might":
				found = true
			case "have":
				return false
			}
		}
	}
	return found && !r.happens[r.t.Tokens[v].Lemma]
}

// sent are verbs whose infinitive tells what for, whatever the tree calls it.
var sent = map[string]bool{
	"send": true, "deploy": true, "dispatch": true, "go": true, "come": true, "travel": true, "fly": true, "gather": true, "rush": true, "return": true, "march": true,
	"meet": true, "station": true,
}

// abstains are words whose subject does not do what their gerund says.
var abstains = map[string]bool{"refrain": true, "abstain": true, "desist": true, "short": true, "shy": true}

// raises are verbs whose negation denies what they report.
var raises = map[string]bool{"think": true, "believe": true, "suppose": true, "feel": true, "imagine": true, "guess": true, "expect": true, "reckon": true}

// trends are words for what becomes more or fewer.
var trends = map[string]bool{
	"number": true, "level": true, "rate": true, "drop": true, "rise": true, "increase": true, "decline": true, "surge": true, "decrease": true, "fall": true,
	"frequency": true,
}

// aspects are nouns for a part of the act that they govern.
var aspects = map[string]bool{
	"launch": true, "start": true, "beginning": true, "resumption": true, "outbreak": true, "holding": true, "signing": true, "renewal": true, "end": true, "halt": true,
	"return": true, "implementation": true, "round": true, "series": true, "continuation": true, "escalation": true, "escalating": true, "use": true,
}

// joins are verbs whose object is there before them.
var joins = map[string]bool{
	"join": true, "support": true, "back": true, "help": true, "aid": true, "assist": true, "undermine": true, "monitor": true, "extend": true, "intensify": true,
	"accelerate": true, "expand": true, "strengthen": true, "prolong": true, "escalate": true, "win": true, "lose": true, "discuss": true, "press": true, "oversee": true,
	"lead": true, "sustain": true, "reinforce": true, "fund": true, "finance": true, "resolve": true, "settle": true, "ease": true, "relax": true, "tighten": true,
}

// presumes are verbs that speak of an act as known, whatever is wanted of
// them: "gathered to protest the killings".
var presumes = map[string]bool{
	"protest": true, "condemn": true, "denounce": true, "criticize": true, "criticise": true, "deplore": true, "investigate": true, "probe": true,
	"mourn": true, "avenge": true, "commemorate": true, "mark": true, "retaliate": true, "respond": true, "regret": true, "decry": true, "praise": true,
	"punish": true, "justify": true, "explain": true, "describe": true, "facilitate": true, "attribute": true, "survive": true, "escape": true, "flee": true,
	"follow": true, "witness": true, "denunciate": true, "blame": true, "solve": true, "forget": true, "celebrate": true,
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

// endings are verbs whose object goes on until then.
var endings = map[string]bool{"end": true, "stop": true, "halt": true, "cease": true, "lift": true, "suspend": true, "break": true}

// decided are nouns whose infinitive was done, or says who did it.
var decided = map[string]bool{
	"first": true, "last": true, "decision": true, "vote": true, "move": true, "deal": true, "agreement": true, "time": true, "force": true, "troop": true,
}

// wish reports whether the finite clause i of the verb tells no fact.
func (r *reading) wish(lemma string, i int) bool {
	switch lemma {
	case "insist", "suggest", "warn", "advise":
		// "insisted that rebels attacked" reports; "insisted that rebels leave" asks.
		if r.indicative(i) {
			return false
		}
	}
	switch r.verbStatus[lemma] {
	case hearsay.Requested:
		// "told him that they would leave" reports.
		return lemma != "tell"
	case hearsay.Hoped, hearsay.Threatened:
		return true
	case hearsay.Hypothetical:
		return lemma != "suspect" && lemma != "doubt" && lemma != "mean"
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

// aboveStatus is the part of ownStatus that passes from a governing verb to
// what it governs: a negation or a modal, but not its tense.
func (r *reading) aboveStatus(h int) hearsay.Status {
	switch s := r.ownStatus(h); s {
	case hearsay.Negated, hearsay.Hypothetical, hearsay.Requested:
		return s
	}
	return hearsay.Occurred
}
