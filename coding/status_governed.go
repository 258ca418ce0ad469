package coding

import (
	"strings"

	"hearsay"
)

// What the words above an act say of it: verbs of will, attempt, denial and the
// like.

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
