package coding

import (
	"strings"

	"hearsay"
)

// What the words that hang on an act say of it: negation, modals, conditions.

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
			if tok.UPOS == "VERB" && (r.none(c) || r.neither(c) || r.notOne(c)) {
				// "nobody was arrested", "neither side has agreed", "no shots were fired"
				s = stronger(s, hearsay.Negated)
			}
		case rel == "aux:pass" && r.lower[c] == "being":
			aux = true
			if tok.Relation != "advcl" || r.clauseMark(i) == "" {
				s = stronger(s, hearsay.Ongoing) // not "before being killed"
			}
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
				if c+1 < len(r.lower) && strings.HasPrefix(r.lower[c+1], "any") {
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
		case rel == "case" && (lemma == "without" || lemma == "instead"), (rel == "cc" || rel == "case") && (r.lower[c] == "rather" || r.lower[c] == "instead"):
			s = stronger(s, hearsay.Negated)
		case tok.UPOS == "VERB" && rel == "obj" && (r.none(c) || r.notOne(c) && (r.persons(c) || !hollow[tok.Lemma])):
			// "took no prisoners"
			s = stronger(s, hearsay.Negated)
		case rel == "amod" || rel == "compound":
			switch lemma {
			case "planned", "pending", "pend", "upcoming", "scheduled", "future", "forthcoming", "impending", "imminent", "proposed", "plan", "next", "announced", "coming", "announce", "schedule", "propose":
				s = stronger(s, hearsay.Planned)
			case "possible", "potential", "hypothetical", "any", "feared", "fear", "eventual", "prospective", "looming", "loom", "rumored", "rumoured", "rumor", "would-be", "hoped-for":
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
	if tok.Relation == "advcl" && !aux && tok.Head >= 0 {
		if f := r.first(i); f > 0 && r.lower[f-1] == "had" && r.t.Tokens[f-1].Head == tok.Head && f-1 == r.t.Sentences[r.t.SentenceOf(i)].FirstToken {
			// "had the army intervened", the auxiliary hung on the main verb
			s = stronger(s, hearsay.Hypothetical)
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
	return false
}

// hollow are verbs that tell nothing of their own, so that "no" with their object
// denies the object only: "had no choice but to leave".
var hollow = map[string]bool{
	"have": true, "leave": true, "see": true, "make": true, "show": true, "find": true, "give": true, "take": true, "pose": true, "lose": true, "waste": true, "know": true, "get": true,
	"spare": true, "express": true, "offer": true, "pull": true, "hold": true, "bear": true, "say": true,
}

// notOne reports whether "no" stands before the noun c: "no shots were fired".
func (r *reading) notOne(c int) bool {
	k := r.t.Child(c, "det")
	return k >= 0 && r.lower[k] == "no"
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
				if k := r.t.Child(i, "advmod"); k >= 0 && r.lower[k] == "still" {
					// "were still holding the bridge"
					return hearsay.Ongoing
				}
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
