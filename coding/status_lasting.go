package coding

import (
	"strings"

	"hearsay"
)

// What goes on, and what happens again and again.

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
		case tok.Relation == "acl:relcl" && tok.Lemma == "enter" && r.ordinalTime(c):
			// "the war, which has entered its sixth year"
			return true
		case tok.Relation == "nmod" && units[tok.Lemma] && r.preposition(c) == "in" && r.t.Child(c, "nmod:poss") >= 0 && r.t.Child(c, "amod") >= 0:
			return true
		}
	}
	tok := &r.t.Tokens[i]
	if tok.Head < 0 {
		return false
	}
	if h := tok.Head; (tok.Relation == "nsubj" || tok.Relation == "nsubj:pass") && (tok.XPOS == "NNS" || enduring[tok.Lemma]) {
		for _, c := range r.t.Children(h) {
			if r.lower[c] == "still" && r.happens[r.t.Tokens[h].Lemma] {
				return true
			}
		}
	}
	if tok.Relation == "nsubj" && enduring[tok.Lemma] && r.perfectSince(tok.Head) {
		// "the war has killed thousands since 2004"
		return true
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
		if r.preposition(i) == "in" && tok.Lemma == "talk" && r.t.Child(i, "det") < 0 && r.rel(tok.Head) == "appos" {
			return true // "Union, ministry in talks over pay"
		}
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
	case (tok.Lemma == "force" || tok.Lemma == "effect" || tok.Lemma == "place") && r.preposition(h) == "in":
		// "the embargo is still in force"
		c := r.t.Child(h, "cop")
		return c >= 0 && r.t.Tokens[c].XPOS != "VBD" && r.ownStatus(h) == hearsay.Occurred
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

// states are verbs whose participle tells a state that lasts.
var states = map[string]bool{
	"besiege": true, "surround": true, "imprison": true, "jail": true, "hold": true, "detain": true, "occupy": true, "control": true, "trap": true,
	"persecute": true, "oppress": true, "ban": true, "blockade": true, "isolate": true, "support": true, "back": true, "encircle": true, "cut": true, "intern": true, "bar": true,
	"confine": true, "garrison": true, "guard": true, "patrol": true, "harbor": true, "harbour": true, "sponsor": true, "finance": true, "shelter": true, "govern": true,
	"rule": true, "dominate": true, "restrict": true, "boycott": true, "picket": true, "fight": true, "battle": true, "monitor": true, "mediate": true, "protect": true,
	"camp": true, "wage": true, "terrorize": true, "terrorise": true, "repress": true, "hunt": true, "shield": true, "harass": true,
	"exile": true, "outlaw": true, "sequester": true, "subjugate": true, "station": true, "deploy": true, "mine": true, "lay": true, "investigate": true, "displace": true, "fund": true, "arm": true,
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
		if c := r.t.Child(i, "cop"); c >= 0 && (r.t.Tokens[c].XPOS == "VBZ" || r.t.Tokens[c].XPOS == "VBP" || r.perfectSince(i)) {
			switch r.preposition(i) {
			case "on", "under", "in", "at":
				// "teachers are on strike"
				return true
			}
		}
		if m.frame.carrier >= 0 {
			return r.perfectSince(m.frame.carrier)
		}
		return enduring[tok.Lemma] && !r.pastDated(i) && !r.over(i) && (r.present(i) || r.goal(i))
	}
	if tok.Relation == "amod" {
		return tok.XPOS == "VBG" || strings.HasSuffix(r.lower[i], "ing") || states[r.verbLemma(i)]
	}
	if tok.XPOS == "VBN" && tok.Relation == "advcl" && states[r.verbLemma(i)] && r.t.Child(i, "aux", "aux:pass", "mark") < 0 {
		for _, c := range r.t.Children(i) {
			if r.rel(int(c)) == "obl" && r.preposition(int(c)) == "since" {
				return true // "detained since May, the singer has fallen ill"
			}
		}
	}
	if tok.XPOS == "VBG" && tok.Head >= 0 && r.t.Tokens[tok.Head].Lemma == "be" && r.t.Child(tok.Head, "expl") >= 0 && r.t.Tokens[tok.Head].XPOS != "VBD" {
		return true // "there is still fighting in the suburbs"
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

// over reports whether the words say that the act of the noun i is past: it is
// what something came after ("after weeks of sieges"), or what has shown or
// found something ("the inquiry has concluded").
func (r *reading) over(i int) bool {
	tok := &r.t.Tokens[i]
	for n := 0; n < 3; n++ {
		switch r.preposition(i) {
		case "after", "following":
			return true
		}
		if rel := r.rel(i); rel != "nmod" && rel != "conj" || !units[r.t.Tokens[r.t.Tokens[i].Head].Lemma] && rel == "nmod" {
			break
		}
		i = r.t.Tokens[i].Head
	}
	return tok.Relation == "nsubj" && shows[r.verbLemma(tok.Head)]
}

// shows are verbs of what an act that was done shows.
var shows = map[string]bool{
	"conclude": true, "find": true, "reveal": true, "establish": true, "determine": true, "confirm": true, "prove": true, "demonstrate": true, "indicate": true,
	"underscore": true, "highlight": true, "expose": true, "uncover": true, "illustrate": true,
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
		case tok.Relation == "obl" && (r.preposition(int(c)) == "since" || r.preposition(int(c)) == "for" && units[tok.Lemma] && (states[r.verbLemma(v)] || r.t.Tokens[v].Lemma == "have" || r.noun(v) || r.wears(v))):
			since = true
		}
	}
	return have && since
}

// wears reports whether the subject of v is an act that lasts: "the strike has
// paralysed the ports for weeks".
func (r *reading) wears(v int) bool {
	s := r.t.Child(v, "nsubj")
	return s >= 0 && enduring[r.t.Tokens[s].Lemma]
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
var commonplace = map[string]bool{"common": true, "commonplace": true, "routine": true, "frequent": true, "rife": true, "rampant": true, "everyday": true, "rare": true, "infrequent": true, "occurrence": true}

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
	"rarely": true, "seldom": true, "perennially": true, "perpetually": true, "intermittently": true, "sporadically": true,
}

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
