package coding

import (
	"strings"

	"hearsay"
)

// What the words above an act say of it: verbs of will, attempt, denial and the
// like.

// climb is one step up the tree, from a word to the one that governs it.
type climb struct {
	i, h      int
	tok, head *hearsay.Token
	verb      bool // the governor is a verb, an auxiliary or an adjective
	nominal   bool // the act is a noun, and no verb stands between
	m         *match
}

// governed is the status that the words above i give to what they govern: the
// strongest of those met on the way up.
func (r *reading) governed(i int, m *match) hearsay.Status {
	s := hearsay.Occurred
	nominal := m.noun && i == m.frame.head
	for n := 0; n < deepest; n++ {
		tok := &r.t.Tokens[i]
		if tok.Head < 0 {
			break
		}
		head := &r.t.Tokens[tok.Head]
		verb := head.UPOS == "VERB" || head.UPOS == "AUX" || head.UPOS == "ADJ"
		st, on := r.governor(climb{i: i, h: tok.Head, tok: tok, head: head, verb: verb, nominal: nominal, m: m})
		s = stronger(s, st)
		if !on {
			break
		}
		if head.UPOS == "VERB" {
			nominal = false
		}
		i = tok.Head
	}
	return s
}

// governor is the status that the governor of one step gives, and whether what
// stands above it counts, too.
func (r *reading) governor(c climb) (hearsay.Status, bool) {
	switch c.tok.Relation {
	case "conj":
		// what governs the first governs the others; go on above it
		return hearsay.Occurred, c.tok.UPOS != "VERB" || r.t.Child(c.i, "nsubj") < 0
	case "xcomp", "ccomp":
		return r.ofComplement(c)
	case "advcl":
		return r.ofAdverbial(c)
	case "acl", "acl:relcl":
		return r.ofAttribute(c)
	case "csubj", "csubj:pass":
		return r.ofSubjectClause(c)
	}
	if !c.nominal {
		return hearsay.Occurred, false
	}
	switch c.tok.Relation {
	case "nsubj":
		return r.ofSubject(c)
	case "obj", "nsubj:pass":
		return r.ofObject(c)
	case "obl":
		return r.ofOblique(c)
	case "nmod", "compound":
		return r.ofModifier(c)
	case "obl:agent":
		if c.tok.XPOS == "NNS" && (c.head.Lemma == "plague" || c.head.Lemma == "beset") {
			// "plagued by strikes"
			return hearsay.Recurrent, false
		}
	}
	return hearsay.Occurred, false
}

// ofComplement reads the verb or adjective that a clause completes: "tried to
// seize", "denied that they fired".
func (r *reading) ofComplement(c climb) (hearsay.Status, bool) {
	i, h, head := c.i, c.h, c.head
	open := c.tok.Relation == "xcomp"
	switch {
	case open && r.keepsOn(c):
		return hearsay.Planned, false
	case !open && (head.Lemma == "exclude" || head.Lemma == "rule") && r.ownStatus(h) == hearsay.Negated:
		// "do not exclude that they were involved"
		return hearsay.Hypothetical, false
	case !open && raises[head.Lemma] && r.ownStatus(h) == hearsay.Negated:
		// "I do not think that they attacked" says that they did not.
		return hearsay.Negated, false
	case !open && head.Lemma == "doubt" && r.ownStatus(i) == hearsay.Planned:
		// "doubt that the rebels will sign"
		return hearsay.Hypothetical, false
	case open && endings[r.verbLemma(h)] && c.tok.XPOS == "VBG":
		// "must stop beating prisoners": they do.
		if r.past(h) {
			return hearsay.Occurred, false
		}
		return hearsay.Ongoing, false
	case open && (head.Lemma == "allow" || head.Lemma == "permit") && r.presentPassive(h):
		// "is allowed to use force"
		return stronger(hearsay.Hypothetical, r.ownStatus(h)), false
	case open && head.Lemma == "about" && r.infinitive(i):
		// "is about to attack"
		return hearsay.Planned, false
	case open && head.Lemma == "able" && r.pastCopula(h):
		// "was able to enter" entered.
		own := r.ownStatus(h)
		return own, own == hearsay.Occurred
	case open && r.usedTo(c):
		return hearsay.Recurrent, false
	case open && r.haveYet(c):
		return hearsay.Negated, false
	case open && head.Lemma == "hesitate" && r.ownStatus(h) == hearsay.Negated:
		// "would not hesitate to send troops"
		return hearsay.Planned, false
	case open && (head.Lemma == "sentence" || head.Lemma == "condemn") && r.infinitive(i):
		// "sentenced to be hanged"
		return hearsay.Planned, false
	case open && c.verb && !(sent[head.Lemma] && r.infinitive(i)), !open && c.verb && (r.infinitive(i) || r.wish(head.Lemma, i)):
		return r.willed(c), true
	case !open && c.verb && r.verbStatus[head.Lemma] == hearsay.Denied:
		return hearsay.Denied, false
	case open && c.verb && r.infinitive(i):
		return r.purpose(c), false
	case !open && (head.Lemma == "true" || head.Lemma == "correct") && r.ownStatus(h) == hearsay.Negated:
		// "it was not true that they fired"
		return hearsay.Denied, false
	}
	return hearsay.Occurred, false
}

// keepsOn reports whether the governor says that what goes on will: "would
// continue to protest".
func (r *reading) keepsOn(c climb) bool {
	return c.verb && r.verbStatus[c.head.Lemma] == hearsay.Ongoing && r.ownStatus(c.h) == hearsay.Planned && c.i == c.m.frame.head && !said(c.m.rule)
}

// haveYet reports whether the governor says that the act is still to be done:
// "have yet to agree", "is yet to be signed", "remains to be signed".
func (r *reading) haveYet(c climb) bool {
	if !r.infinitive(c.i) {
		return false
	}
	switch c.head.Lemma {
	case "have", "be":
		for n := c.h + 1; n < c.i && n < c.h+3; n++ {
			if r.lower[n] == "yet" {
				return true
			}
		}
	case "yet":
		return true
	}
	return false
}

// usedTo reports whether the governor tells a habit: "used to attack convoys".
func (r *reading) usedTo(c climb) bool {
	return r.infinitive(c.i) && c.head.Lemma == "use" && r.lower[c.h] == "used" && r.t.Child(c.h, "obj", "aux") < 0
}

// willed is what a verb of will, attempt or effort makes of its infinitive.
func (r *reading) willed(c climb) hearsay.Status {
	head := c.head
	st := r.verbStatus[strings.ToLower(head.Lemma)]
	if st == hearsay.Hoped && utters[r.verbLemma(c.i)] && r.infinitive(c.i) && (c.m.rule.Type == hearsay.Support || c.m.rule.Type == hearsay.Accuse) && c.i == c.m.frame.head {
		// "I want to thank you" thanks.
		st = hearsay.Occurred
	}
	if consequent[head.Lemma] && r.supposed(c.h) {
		// "the bill would allow police to detain suspects"
		st = stronger(hearsay.Hypothetical, st)
	}
	if head.Lemma == "help" && (head.XPOS == "VBD" || head.XPOS == "VBN") {
		// "helped free the hostages"
		st = hearsay.Occurred
	}
	if head.Lemma == "help" && head.XPOS == "VBG" {
		// "is helping to train the police"
		st = hearsay.Ongoing
	}
	if o := r.t.Child(c.h, "obj"); head.Lemma == "let" && o >= 0 && r.lower[o] == "us" {
		// "let us end this strike"
		st = hearsay.Requested
	}
	if head.Lemma == "have" && r.infinitive(c.i) && head.XPOS != "VBD" && head.XPOS != "VBN" {
		// "they have to withdraw"
		st = hearsay.Requested
	}
	return stronger(stronger(hearsay.Occurred, st), r.aboveStatus(c.h))
}

// utters are verbs whose act is done by the wish to do it.
var utters = map[string]bool{
	"thank": true, "congratulate": true, "praise": true, "commend": true, "salute": true, "welcome": true, "condemn": true, "denounce": true, "express": true, "applaud": true,
	"honor": true, "honour": true, "assure": true, "reassure": true, "reiterate": true, "reaffirm": true, "extend": true, "offer": true, "convey": true, "pay": true, "stress": true,
}

// purpose is the status of an infinitive that says what for: "came to attack";
// but who "gathered to demand" demands.
func (r *reading) purpose(c climb) hearsay.Status {
	h := c.h
	if c.m.rule.Mode == "investigate" {
		// "a commission was set up to investigate"
		return stronger(hearsay.Planned, r.aboveStatus(h))
	}
	if k := r.t.Child(h, "nsubj"); k >= 0 && (r.grows(h) || r.t.Child(h, "expl") >= 0) && r.nounStatus[r.t.Tokens[k].Lemma] != "" {
		// "pressure is mounting on the militia to disarm"
		if r.notOne(k) {
			return hearsay.Hypothetical // "there was no request to send troops"
		}
		return r.nounStatus[r.t.Tokens[k].Lemma]
	}
	if c.head.Lemma == "give" && r.term(h) {
		// "gave the governor a week to quit"
		return hearsay.Requested
	}
	switch c.m.rule.Type {
	case hearsay.Request, hearsay.Support, hearsay.Accuse, hearsay.Protest, hearsay.Consult, hearsay.Reject:
		if st := r.aboveStatus(h); st != hearsay.Occurred {
			return st
		}
		return r.ownStatus(h)
	}
	if forced[c.head.Lemma] && r.past(h) && c.m.rule.Type == hearsay.Coerce {
		// "used tear gas to disperse the crowd"
		return r.ownStatus(h)
	}
	own := stronger(hearsay.Planned, r.aboveStatus(h))
	if c.head.UPOS == "ADJ" && needful[c.head.Lemma] {
		// "it is vital to free the captives"
		own = hearsay.Requested
	}
	if c.head.UPOS == "ADJ" && r.supposed(h) {
		// "it would be wrong to invade"
		own = stronger(own, hearsay.Hypothetical)
	}
	if r.measured(h, "enough") {
		// "strong enough to reach the city"
		own = stronger(own, hearsay.Hypothetical)
	} else if c.head.UPOS == "ADJ" && r.measured(h, "too") {
		own = stronger(own, hearsay.Negated)
	}
	return own
}

// forced are verbs of the means by which a crowd is dealt with.
var forced = map[string]bool{"use": true, "employ": true, "fire": true, "swing": true, "wield": true}

// needful are adjectives for what ought to be done.
var needful = map[string]bool{
	"vital": true, "essential": true, "crucial": true, "necessary": true, "imperative": true, "important": true, "urgent": true, "critical": true, "indispensable": true,
}

// term reports whether the verb has a length of time or a deadline with it.
func (r *reading) term(v int) bool {
	for _, c := range r.t.Children(v) {
		switch r.rel(int(c)) {
		case "obj", "obl:unmarked", "obl:tmod":
			if l := r.t.Tokens[c].Lemma; units[l] || l == "deadline" || l == "minute" || l == "ultimatum" {
				return true
			}
		}
	}
	return false
}

// ofAdverbial reads the verb that a clause stands beside: "came to attack",
// "refrained from attacking", "will leave once the prisoners are freed".
func (r *reading) ofAdverbial(c climb) (hearsay.Status, bool) {
	i, h, head, s := c.i, c.h, c.head, hearsay.Occurred
	switch {
	case r.keepsOn(c):
		return hearsay.Planned, false
	case !c.m.noun && r.awaiting(i) && r.toCome(h, c.m):
		if k := r.t.Child(i, "advmod", "mark"); k >= 0 && r.lower[k] == "when" && r.t.Tokens[h].Relation == "xcomp" {
			// "is expected to raise it when he meets the king"
			return hearsay.Planned, false
		}
		// "will leave once the prisoners are freed"
		return hearsay.Hypothetical, false
	case r.usedTo(c):
		return hearsay.Recurrent, false
	case c.verb && r.infinitive(i) && (controllers[head.Lemma] || takers[head.Lemma]) && !sent[head.Lemma]:
		return r.willed(c), true
	case c.verb && r.infinitive(i):
		return r.purpose(c), false
	case head.Lemma == "guilty" && r.clauseMark(i) == "to" && r.t.Child(h, "advmod") >= 0 && r.lower[r.t.Child(h, "advmod")] == "not":
		// "pleaded not guilty to stealing"
		return hearsay.Denied, false
	case abstains[head.Lemma] && r.clauseMark(i) != "" && !r.infinitive(i):
		// "refrained from attacking", "stopped short of attacking"
		if st := stronger(r.ownStatus(h), r.governed(h, c.m)); st == hearsay.Requested || st == hearsay.Planned {
			// "must refrain from attacks"
			return hearsay.Hypothetical, false
		}
		return hearsay.Negated, false
	case chooses[head.Lemma] && r.clauseMark(i) == "against":
		// "decided against sending troops"
		return hearsay.Negated, false
	case r.clauseMark(i) == "for" && notorious[head.Lemma]:
		// "known for beating prisoners"
		return hearsay.Recurrent, false
	case !c.verb:
		return s, false
	}
	switch p := r.clauseMark(i); p {
	case "from", "against":
		switch st := r.verbStatus[head.Lemma]; {
		case p == "from" && (head.Lemma == "stop" || head.Lemma == "keep" || head.Lemma == "restrain" || head.Lemma == "hinder"), st == hearsay.Negated:
			// "stopped protesters from breaking in", "prevented them from entering"
			s = hearsay.Attempted
		case st == hearsay.Threatened:
			// "warned against attacking"
			s = hearsay.Hypothetical
		default:
			s = stronger(s, st)
		}
	case "by", "in":
		// "would break the law by attacking", "continue to make progress in clearing"
		return stronger(r.ownStatus(h), r.governed(h, c.m)), false
	case "for", "of", "at", "to", "on":
		if p == "to" && head.Lemma == "look" {
			// "looked forward to visiting"
			s = hearsay.Planned
		} else if st := r.verbStatus[head.Lemma]; st == hearsay.Requested || st == hearsay.Attempted || st == hearsay.Planned || st == hearsay.Hoped || p == "of" && st == hearsay.Hypothetical {
			s = st
		}
	}
	if c.tok.XPOS == "VBG" && r.t.Child(i, "mark") < 0 && r.t.Child(i, "nsubj") < 0 {
		// "will return to the region, visiting both capitals"
		if st := r.ownStatus(h); st == hearsay.Planned || st == hearsay.Hypothetical {
			s = stronger(s, st)
		}
	}
	return s, false
}

// toCome reports whether what verb h tells is to come, or may.
func (r *reading) toCome(h int, m *match) bool {
	switch st := stronger(r.ownStatus(h), r.governed(h, m)); st {
	case hearsay.Planned, hearsay.Hypothetical:
		return true
	}
	return false
}

// chooses are verbs of deciding, which may be against what follows.
var chooses = map[string]bool{"decide": true, "opt": true, "vote": true, "choose": true, "rule": true, "argue": true}

// notorious are words for what somebody is known to do.
var notorious = map[string]bool{"know": true, "notorious": true, "infamous": true, "renowned": true, "famous": true}

// ofAttribute reads the noun that a clause belongs to: "the plan to attack",
// "claims that it killed the farmers".
func (r *reading) ofAttribute(c climb) (hearsay.Status, bool) {
	i, h, head := c.i, c.h, c.head
	relative := c.tok.Relation == "acl:relcl"
	switch {
	case !relative && r.infinitive(i) && (head.UPOS == "NOUN" || head.UPOS == "PROPN" || head.UPOS == "PRON"):
		return r.ofInfinitive(c), true
	case claims[head.Lemma] && (!relative && r.clauseMark(i) != "" || relative && r.lower[r.first(i)] == "that") && r.disputed(h):
		// "rejected claims that it killed the farmers"
		return hearsay.Denied, false
	case relative:
	case head.UPOS == "NOUN" && r.clauseMark(i) == "that" && head.Relation == "obj" && r.disputes(head.Head):
		return hearsay.Denied, false
	case head.UPOS == "VERB" && r.infinitive(i):
		// "the proposal calls for both armies to withdraw"
		return stronger(r.verbStatus[head.Lemma], r.aboveStatus(h)), true
	case isParticiple(c.tok) && c.tok.XPOS != "VBG" && head.Relation == "obj" && r.lemmaOf(head.Head) == "want":
		// "want the hostages freed"
		return hearsay.Hoped, true
	case head.UPOS == "NOUN" && (r.clauseMark(i) != "" || r.lower[r.first(i)] == "that"):
		return r.nounStatus[head.Lemma], true
	}
	return hearsay.Occurred, false
}

// ofInfinitive is the status of an infinitive that belongs to a noun: "calls
// for the boy to be returned", "did nothing to intervene".
func (r *reading) ofInfinitive(c climb) hearsay.Status {
	h, head, s := c.h, c.head, hearsay.Occurred
	st, tells := r.nounStatus[head.Lemma]
	switch g := head.Head; {
	case g >= 0 && (head.Relation == "obj" || head.Relation == "nsubj:pass") && st != "" && r.quashes(g):
		// "a plot to kidnap him was foiled", "rejected a proposal to impose sanctions"
		s = hearsay.Negated
		switch r.t.Tokens[g].Lemma {
		case "foil", "thwart", "disrupt", "frustrate", "defeat", "derail":
			s = hearsay.Attempted
		}
	case g >= 0 && head.Relation == "nmod" && r.t.Tokens[g].Lemma == "time" && r.t.Child(g, "cop") >= 0:
		// "it is time for the militias to disarm"
		s = hearsay.Requested
	case g >= 0 && head.Relation == "nmod" && r.nounStatus[r.t.Tokens[g].Lemma] != "" && st == "":
		// "his calls for the boy to be returned"
		s = r.nounStatus[r.t.Tokens[g].Lemma]
	case g >= 0 && (head.Relation == "obj" || head.Relation == "obl") && controllers[r.t.Tokens[g].Lemma] && !decided[head.Lemma]:
		s = stronger(stronger(s, r.verbStatus[r.t.Tokens[g].Lemma]), r.aboveStatus(g))
	case head.Lemma == "nothing" || head.Lemma == "nobody":
		// "did nothing to intervene"
		s = hearsay.Negated
	case head.Lemma == "effort" && head.XPOS == "NNS" && (c.m.rule.Type == hearsay.Aid || c.m.rule.Type == hearsay.Support):
		// "efforts to provide aid" provide it.
		s = hearsay.Ongoing
	case tells:
		s = st
	case head.Lemma == "time" && r.t.Child(h, "cop") >= 0 && r.t.Child(h, "amod") < 0 || head.Lemma == "responsibility":
		// "it is time to free the prisoners"
		s = hearsay.Requested
	case !decided[head.Lemma]:
		s = hearsay.Planned
	}
	switch r.ownStatus(h) {
	case hearsay.Attempted:
		// "an abortive plan to bomb the metro"
		s = stronger(s, hearsay.Attempted)
	case hearsay.Negated, hearsay.Hypothetical:
		// "gave no order to withdraw", "any decision to expel them"
		s = stronger(s, hearsay.Hypothetical)
	}
	return s
}

// quashes reports whether the verb says that nothing comes of the plan or
// proposal that is its object.
func (r *reading) quashes(v int) bool {
	switch r.t.Tokens[v].Lemma {
	case "foil", "thwart", "disrupt", "reject", "defeat", "scrap", "shelve", "abandon", "drop", "veto", "block", "cancel", "dismiss", "rebuff", "frustrate", "scupper", "derail", "spurn":
		return r.ownStatus(v) == hearsay.Occurred
	}
	return false
}

// ofSubjectClause reads the predicate of a clause: "it is possible that they
// will attack".
func (r *reading) ofSubjectClause(c climb) (hearsay.Status, bool) {
	passive := c.tok.Relation == "csubj:pass"
	switch {
	case !passive && c.head.UPOS == "ADJ" && (r.verbStatus[c.head.Lemma] == hearsay.Hypothetical || r.doubtful(c.h)):
		return hearsay.Hypothetical, false
	case !passive && ((c.head.Lemma == "true" || c.head.Lemma == "correct") && r.ownStatus(c.h) == hearsay.Negated || c.head.Lemma == "untrue" || c.head.Lemma == "false"):
		// "that they fired is untrue"
		return hearsay.Denied, false
	case !passive && c.head.UPOS == "ADJ" && needful[c.head.Lemma] && !r.indicative(c.i):
		// "it was vital that the hostages be freed"
		return hearsay.Requested, false
	case !passive && c.head.UPOS == "NOUN" && r.nounStatus[c.head.Lemma] != "":
		// "it is our hope that they will disarm"
		return r.nounStatus[c.head.Lemma], false
	case c.head.Lemma == "fear":
		// "it was feared that forty had been killed"
		return hearsay.Hypothetical, false
	case !passive && r.supposed(c.h):
		// "losing the town would end the war"
		return hearsay.Hypothetical, false
	}
	return hearsay.Occurred, false
}

// ofSubject reads the predicate of a noun: "talks are possible", "clashes are
// common", "there could be a raid".
func (r *reading) ofSubject(c climb) (hearsay.Status, bool) {
	i, h, tok, head := c.i, c.h, c.tok, c.head
	switch {
	case head.Lemma == "be" && r.t.Child(h, "expl") >= 0:
		// "there could be talks", "denied there had been a raid"
		s := r.ownStatus(h)
		if x := head.XPOS; (x == "VBZ" || x == "VBP") && (enduring[tok.Lemma] || (c.m.rule.Type == hearsay.Assault || c.m.rule.Type == hearsay.Protest) && tok.XPOS == "NNS") {
			// "there are clashes in the north"
			s = stronger(s, hearsay.Ongoing)
		}
		return s, true
	case !r.definite(i) && (commonplace[head.Lemma] || head.Lemma == "occurrence" || commonplace[r.lemmaOf(r.t.Child(h, "xcomp"))]):
		// "clashes are common", "attacks have become routine"
		return hearsay.Recurrent, false
	case head.Lemma == "imminent" || head.Lemma == "due":
		// "an attack was imminent"
		return hearsay.Planned, false
	case !r.definite(i) && r.doubtful(h):
		// "talks are possible", "a deal seems unlikely"
		return hearsay.Hypothetical, false
	case tok.XPOS == "NNS" && trends[head.Lemma]:
		// "kidnappings have fallen"
		return hearsay.Recurrent, false
	case r.ownStatus(h) == hearsay.Negated && (r.happens[head.Lemma] || head.Lemma == "take" && r.lemmaOf(r.t.Child(h, "obj")) == "place"),
		head.Lemma == "fall" && h+1 < len(r.lower) && r.lower[h+1] == "through":
		// "the talks never took place", "the meeting fell through"
		return hearsay.Negated, false
	case !r.singled(i) && r.supposed(h):
		// "air strikes could harm relations"
		return hearsay.Hypothetical, false
	case r.resumes(h), r.scheduled(h):
		return hearsay.Planned, false
	case head.Lemma == "enter" && r.ordinalTime(h):
		// "the siege entered its third week"
		return hearsay.Ongoing, false
	}
	return hearsay.Occurred, false
}

// scheduled reports whether the verb tells in the present tense what is to
// begin or happen at a time to come: "the talks open on Monday".
func (r *reading) scheduled(v int) bool {
	tok := &r.t.Tokens[v]
	if tok.XPOS != "VBZ" && tok.XPOS != "VBP" || !starts[tok.Lemma] && !r.happens[tok.Lemma] || !r.bare(v) {
		return false
	}
	for _, c := range r.t.Children(v) {
		if hearsay.MatchRelation(r.t.Tokens[c].Relation, "obl") && r.comingTime(int(c)) {
			return true
		}
	}
	return false
}

// starts are verbs that announce, in the present, what begins.
var starts = map[string]bool{"begin": true, "start": true, "open": true, "resume": true, "commence": true, "take": true, "come": true, "go": true, "enter": true, "expire": true}

// comingTime reports whether token c is a time that a present tense puts ahead.
func (r *reading) comingTime(c int) bool {
	switch r.lower[c] {
	case "midnight", "noon", "dawn", "dusk", "tomorrow", "tonight", "sunset", "sunrise":
		return true
	}
	return weekdays[r.lower[c]] || months[r.lower[c]] || r.next(c)
}

var months = map[string]bool{
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true, "september": true, "october": true,
	"november": true, "december": true,
}

// ordinalTime reports whether the object of the verb is "its third week" or the like.
func (r *reading) ordinalTime(v int) bool {
	o := r.t.Child(v, "obj")
	return o >= 0 && units[r.t.Tokens[o].Lemma] && r.t.Child(o, "nmod:poss", "det") >= 0 && r.t.Child(o, "amod") >= 0
}

// resumes reports whether the verb h says that its subject is to come: "the
// talks are expected to resume".
func (r *reading) resumes(h int) bool {
	if r.t.Tokens[h].UPOS == "ADJ" && r.verbStatus[r.t.Tokens[h].Lemma] == hearsay.Planned && h+1 < len(r.lower) && r.lower[h+1] == "to" {
		return true // "talks are set to resume"
	}
	return r.verbStatus[r.t.Tokens[h].Lemma] == hearsay.Planned && r.happens[r.lemmaOf(r.t.Child(h, "xcomp"))]
}

// ofObject reads the verb whose object, or subject in the passive, the noun is:
// "foiled an attack", "the ban was lifted".
func (r *reading) ofObject(c climb) (hearsay.Status, bool) {
	i, h, tok, head := c.i, c.h, c.tok, c.head
	passive := tok.Relation == "nsubj:pass"
	switch {
	case !passive && head.Lemma == "face" && head.XPOS != "VBG" && r.ownStatus(i) == hearsay.Occurred && tok.XPOS == "NN" && r.t.Child(i, "det") < 0 &&
		(c.m.rule == noRule || c.m.rule.Type == hearsay.Coerce || c.m.rule.Type == hearsay.Assault || c.m.rule.Type == hearsay.Sanction || c.m.rule.Type == hearsay.Cooperate):
		// "they face execution"
		return hearsay.Hypothetical, false
	case c.verb && endings[r.verbLemma(h)]:
		return r.until(c), false
	case !passive && r.pressesOn(c):
		return hearsay.Ongoing, false
	case !passive && c.verb && enduring[tok.Lemma] && r.definite(i) && joins[head.Lemma]:
		// "vowed to join the fight": there is a fight.
		return hearsay.Ongoing, false
	case c.verb && presumes[r.verbLemma(h)]:
		return hearsay.Occurred, false
	case passive && r.resumes(h):
		return hearsay.Planned, false
	case passive && c.verb && r.t.Child(h, "xcomp") >= 0:
		// "the bombing was meant to cause panic"
		return hearsay.Occurred, false
	case head.Lemma == "call" && r.calledOff(h):
		return hearsay.Negated, false
	case !c.verb:
		return hearsay.Occurred, false
	case c.m.rule.Type == hearsay.Accuse && r.verbStatus[head.Lemma] == hearsay.Denied:
		// A charge that is denied has been made.
		return hearsay.Occurred, false
	}
	switch st := r.verbStatus[head.Lemma]; st {
	case "":
		return r.ofPlainVerb(c)
	case hearsay.Negated:
		switch head.Lemma {
		case "rule":
			if r.ownStatus(h) == hearsay.Negated {
				// "has not ruled out an intervention"
				return hearsay.Hypothetical, false
			}
			return hearsay.Negated, true
		case "foil", "thwart":
			return hearsay.Attempted, true
		case "postpone":
			return hearsay.Planned, true
		case "cancel", "refuse", "decline", "abandon", "scrap", "shelve", "avert", "veto":
			return hearsay.Negated, true
		}
		// "to prevent attacks"
		return hearsay.Hypothetical, true
	default:
		if head.Lemma == "seek" {
			// "sought the arrest of the general"
			st = hearsay.Requested
		}
		return stronger(st, r.aboveStatus(h)), true
	}
}

// ofPlainVerb is the status of the object of a verb that has none to give.
func (r *reading) ofPlainVerb(c climb) (hearsay.Status, bool) {
	i, h, head := c.i, c.h, c.head
	switch {
	case !r.definite(i) && r.aboveStatus(h) == hearsay.Negated && !presumes[r.verbLemma(h)]:
		// "does not render any assistance", "did not launch an attack"
		return hearsay.Negated, false
	case attains[head.Lemma]:
		// "hope to secure the release", "could include the lifting of sanctions"
		return r.aboveStatus(h), true
	case consequent[head.Lemma] && r.supposed(h) && !r.definite(i):
		// "would mean war"
		return hearsay.Hypothetical, false
	case head.Lemma == "exclude" && r.ownStatus(h) == hearsay.Negated:
		// "strikes cannot be excluded"
		return hearsay.Hypothetical, false
	case head.UPOS == "VERB" && c.tok.Relation == "obj" && r.singled(i):
		// "failed to enforce the ban": there is one.
		return hearsay.Occurred, false
	case r.aboveStatus(h) == hearsay.Hypothetical && !r.definite(i):
		// "could cause a war"
		return hearsay.Hypothetical, true
	}
	return hearsay.Occurred, true
}

// until is the status of what is ended: "must end its attacks" says that they
// go on, whoever wants what.
func (r *reading) until(c climb) hearsay.Status {
	if g := r.t.Tokens[c.h].Head; r.t.Tokens[c.h].Relation == "xcomp" && r.lemmaOf(g) == "fail" && !enduring[c.tok.Lemma] {
		// "failed to stop the massacre"
		return hearsay.Occurred
	}
	if !r.past(c.h) {
		return hearsay.Ongoing
	}
	if k := r.t.Child(c.i, "det"); r.verbLemma(c.h) == "stop" && k >= 0 && (r.lower[k] == "a" || r.lower[k] == "an") && !enduring[c.tok.Lemma] {
		// "guards stopped an attack on the power plant"
		return hearsay.Attempted
	}
	return hearsay.Occurred
}

// pressesOn reports whether the governor says that the act goes on: "pressed
// their advance", "pressed on with its offensive".
func (r *reading) pressesOn(c climb) bool {
	if c.head.Lemma != "press" {
		return false
	}
	if c.tok.Relation == "obj" {
		return r.t.Child(c.i, "nmod:poss") >= 0
	}
	return r.preposition(c.i) == "with" && c.h+1 < len(r.lower) && (r.lower[c.h+1] == "on" || r.lower[c.h+1] == "ahead")
}

// ofOblique reads the verb or adjective that a phrase goes with: "called for an
// end to the siege", "were threatened with expulsion".
func (r *reading) ofOblique(c climb) (hearsay.Status, bool) {
	i, h, head, s := c.i, c.h, c.head, hearsay.Occurred
	p := r.preposition(i)
	switch {
	case head.Lemma == "eve" || r.ahead(i):
		// "ahead of the summit"
		return hearsay.Planned, false
	case r.pressesOn(c):
		return hearsay.Ongoing, false
	case c.verb && presumes[r.verbLemma(h)]:
		return s, false
	case head.Lemma == "short" && p == "of" && r.lemmaOf(head.Head) == "stop":
		// "stopped short of a full attack"
		return hearsay.Negated, false
	case p == "in" && (head.Lemma == "lock" || head.Lemma == "embroil" || head.Lemma == "mire" || head.Lemma == "entangle"):
		// "were locked in a standoff"
		return hearsay.Ongoing, false
	case head.Lemma == "call" && r.calledOff(h):
		return hearsay.Negated, false
	case !c.verb:
		return s, false
	}
	before := "" // the word before the preposition
	if k := r.t.Child(i, "case"); k > 0 {
		before = r.lower[k-1]
	}
	switch {
	case p == "to" && (before == "end" || before == "halt"):
		// "called for an end to the occupation", the phrase hung too high
		return hearsay.Ongoing, false
	case p == "with" && head.Lemma == "threaten":
		// "were threatened with expulsion"
		return hearsay.Threatened, false
	case p == "for" && head.Lemma == "call" && pacts[r.lemmaOf(r.t.Child(h, "nsubj"))]:
		// "the accord calls for the deployment of observers"
		return hearsay.Planned, false
	case p == "on" && head.Lemma == "rule", p == "for" && (head.Lemma == "provide" || head.Lemma == "allow"):
		// "will rule on the extradition", "the law provides for the expulsion of spies"
		return hearsay.Hypothetical, false
	case (p == "from" || p == "against") && !r.definite(i) && (head.Lemma == "protect" || head.Lemma == "safeguard" || head.Lemma == "shield"),
		p == "to" && head.UPOS == "ADJ" && (head.Lemma == "open" || head.Lemma == "vulnerable"),
		r.t.Child(i, "case") >= 0 && !r.definite(i) && (r.inCase(i) || head.Lemma == "event" && p == "of"):
		// "protected them from attacks", "vulnerable to attack", "in case of an attack"
		return hearsay.Hypothetical, false
	case p == "to" && head.Lemma == "look" && h+1 < len(r.lower) && r.lower[h+1] == "forward":
		return hearsay.Planned, false
	case p == "about" && r.verbStatus[head.Lemma] == hearsay.Hypothetical && !r.definite(i):
		// "worried about civil war"
		return hearsay.Hypothetical, false
	case (p == "at" || p == "during" || p == "for") && awaited(c.m.rule) && (r.ownStatus(h) == hearsay.Planned || r.headed(h) || head.Lemma == "expect"),
		p == "for" && awaited(c.m.rule) && departs[head.Lemma] && !r.past(h):
		// "will discuss it at the summit", "leaves for talks in Oslo"
		return hearsay.Planned, false
	case p == "against" && chooses[head.Lemma] && !r.definite(i):
		// "decided against a ban"
		return hearsay.Negated, false
	case (p == "to" || p == "for") && (!r.definite(i) || head.Lemma == "lead") && r.aboveStatus(h) == hearsay.Hypothetical:
		// "can open the way to talks"
		return hearsay.Hypothetical, false
	case p == "for" && (head.Lemma == "try" || head.Lemma == "want" && r.t.Child(h, "aux:pass") >= 0):
		// "will try the general for the massacre", "is wanted for a bombing"
		return s, false
	case p == "for" || p == "to" || p == "on" || p == "of" || p == "from":
		if p == "for" {
			if k := r.t.Child(h, "nsubj"); k >= 0 && r.grows(h) {
				// "calls are growing for sanctions"
				s = stronger(s, r.nounStatus[r.t.Tokens[k].Lemma])
			} else if k := r.t.Child(h, "obj"); k >= 0 && before == r.lower[k] {
				// "issued a plea for help", the phrase hung too high
				s = stronger(s, r.nounStatus[r.t.Tokens[k].Lemma])
			}
		}
		if st := r.verbStatus[head.Lemma]; st != hearsay.Ongoing {
			s = stronger(s, st)
		}
	}
	return s, false
}

// pacts are nouns of what lays down what will be done.
var pacts = map[string]bool{
	"accord": true, "agreement": true, "pact": true, "treaty": true, "deal": true, "plan": true, "scheme": true, "roadmap": true, "timetable": true, "programme": true, "program": true,
}

// departs are verbs of going somewhere.
var departs = map[string]bool{"leave": true, "head": true, "travel": true, "fly": true, "depart": true, "go": true, "come": true, "arrive": true, "gather": true}

// ofModifier reads the noun that the act belongs to: "a call for talks", "the
// eve of the summit", "a rise in attacks".
func (r *reading) ofModifier(c climb) (hearsay.Status, bool) {
	i, h, tok, head := c.i, c.h, c.tok, c.head
	p := r.preposition(i)
	noun := head.UPOS == "NOUN" || head.UPOS == "PROPN"
	if tok.Relation == "nmod" {
		switch {
		case head.Lemma == "offer" && head.Head >= 0 && head.Relation == "obj" && r.quashes(head.Head):
			// "rejected an offer of talks"
			return hearsay.Negated, false
		case claims[head.Lemma] && p == "of" && r.disputed(h):
			// "reports of talks were denied"
			return hearsay.Denied, false
		case (head.Lemma == "end" || head.Lemma == "halt") && p == "to":
			return r.until(c), false
		case head.Lemma == "eve" || r.ahead(i):
			// "on the eve of the talks"
			return hearsay.Planned, false
		case tok.XPOS == "NNS" && trends[head.Lemma]:
			// "a rise in attacks"
			return hearsay.Recurrent, false
		case r.definite(i) && r.nounStatus[head.Lemma] == "" && head.UPOS == "NOUN" && !aspects[head.Lemma]:
			// "plans a protest against the arrests": arrests there were.
			return hearsay.Occurred, false
		case noun && p != "of" && p != "for" && p != "at" && p != "to" && p != "on":
			// "stage a coup during the protests": the phrase tells a circumstance that is there.
			return hearsay.Occurred, false
		}
	}
	if !noun {
		return hearsay.Occurred, true
	}
	st, tells := r.nounStatus[head.Lemma]
	if st == hearsay.Requested && tok.Relation == "nmod" && p == "for" {
		// "the demand for their release was rejected": it was asked for.
		return st, false
	}
	// "to help the victims of the attack"
	return st, tells || !r.persons(h)
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

// presumes are verbs that speak of an act as known, whatever is wanted of
// them: "gathered to protest the killings".
var presumes = map[string]bool{
	"protest": true, "condemn": true, "denounce": true, "criticize": true, "criticise": true, "deplore": true, "investigate": true, "probe": true,
	"mourn": true, "avenge": true, "commemorate": true, "mark": true, "retaliate": true, "respond": true, "regret": true, "decry": true, "praise": true,
	"punish": true, "justify": true, "explain": true, "describe": true, "facilitate": true, "attribute": true, "survive": true, "escape": true, "flee": true,
	"follow": true, "witness": true, "denunciate": true, "blame": true, "solve": true, "forget": true, "celebrate": true,
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

// aboveStatus is the part of ownStatus that passes from a governing verb to
// what it governs: a negation or a modal, but not its tense.
func (r *reading) aboveStatus(h int) hearsay.Status {
	switch s := r.ownStatus(h); s {
	case hearsay.Negated, hearsay.Hypothetical, hearsay.Requested:
		return s
	}
	return hearsay.Occurred
}
