package attribution

import (
	"hearsay"
)

// stanceOf is how the source of x stands to its content: what the lexicon says
// of the cue, or of the noun that the cue's verb is light for ("made a
// promise", "voiced fears"); plain assertion if it knows neither.
func (v *view) stanceOf(x *found) hearsay.Stance {
	t := v.t
	if s, ok := v.stance(x.at); ok {
		// "Issued a warning that", "expressed hope that": the verb is light.
		if s == hearsay.Asserts {
			if o := t.Child(x.at, "obj"); o >= 0 && lightVerb[t.Tokens[x.at].Lemma] {
				if os, ok := v.stance(o); ok {
					return os
				}
			}
			if w := v.askedOf(x.at); w {
				return hearsay.AsksFor
			}
		}
		return s
	}
	if o := t.Child(x.at, "obj"); o >= 0 {
		if s, ok := v.stance(o); ok {
			return s
		}
	}
	best := hearsay.Asserts
	for _, i := range x.cue {
		if s, ok := v.stance(int(i)); ok {
			best = s
		}
	}
	return best
}

// lightVerb holds verbs that leave the stance to their object.
var lightVerb = map[string]bool{
	"express": true, "voice": true, "air": true, "issue": true, "make": true, "give": true, "offer": true, "convey": true,
	"have": true, "repeat": true, "reiterate": true, "deliver": true, "raise": true, "release": true, "state": true,
}

// askedOf reports whether a verb of telling stands with an infinitive, which
// makes it a request: "told them to leave".
func (v *view) askedOf(c int) bool {
	switch v.t.Tokens[c].Lemma {
	case "tell", "signal", "shout", "write", "text", "message":
	default:
		return false
	}
	x := v.t.Child(c, "xcomp")
	return x > c && v.marker(x) == "to"
}

// negated reports whether the saying itself is denied: "did not say that",
// "never promised", "without confirming", "no one claimed".
func (v *view) negated(x *found) bool {
	t := v.t
	for _, c32 := range t.Children(x.at) {
		c := int(c32)
		tok := &t.Tokens[c]
		switch tok.Relation {
		case "advmod", "aux", "det", "cc", "neg":
			switch v.lower[c] {
			case "not", "n't", "n’t", "never", "no", "neither", "nor":
				return true
			}
		case "mark":
			if v.lower[c] == "without" {
				return true
			}
		}
		if isSubject(tok.Relation) {
			switch v.lower[c] {
			case "nobody", "none", "neither":
				return true
			}
			if d := t.Child(c, "det"); d >= 0 && (v.lower[d] == "no" || v.lower[d] == "neither") {
				return true
			}
		}
	}
	// The negation of a verb goes to what is joined to it or controlled by it:
	// "did not confirm or deny", "declined to confirm" keeps its own stance.
	if h := t.Tokens[x.at].Head; h >= 0 {
		switch t.Tokens[x.at].Relation {
		case "conj":
			if cc := t.Child(x.at, "cc"); cc >= 0 && (v.lower[cc] == "or" || v.lower[cc] == "nor") {
				return v.negated(&found{at: h})
			}
		case "xcomp":
			switch t.Tokens[h].Lemma {
			case "decline", "refuse", "fail", "refrain", "stop", "avoid":
				return true
			}
		}
	}
	return false
}

// anonymous reports whether the source is a person, or are persons, without a
// name: "one aide", "two senior officials", "a source close to the talks". A
// body ("police", "the ministry") or a people named as such is not anonymous,
// nor is a nominal that refers to somebody named elsewhere.
func (v *view) anonymous(x *found, m *mentionIndex) bool {
	if x.sourceHead < 0 {
		return false
	}
	t := v.t
	h := x.sourceHead
	if e := m.source(x); e > 0 {
		for _, mention := range m.entities[e-1].Mentions {
			if mention.Form == hearsay.Name {
				return false
			}
		}
	}
	tok := &t.Tokens[h]
	if d := t.Child(h, "det"); v.lower[h] == "nobody" || d >= 0 && (v.lower[d] == "no" || v.lower[d] == "neither") {
		return false // that nobody says it makes nobody unnamed
	}
	for _, i := range x.source {
		if t.Tokens[i].UPOS == "PROPN" && t.Tokens[i].Relation == "appos" && tok.UPOS != "NOUN" {
			return false // "one of them, Ahmed Nasr"
		}
	}
	if tok.UPOS == "NUM" || tok.UPOS == "DET" || tok.UPOS == "PRON" {
		switch v.lower[h] {
		case "some", "others", "many", "several", "one", "two", "three", "another", "someone", "somebody":
			return true
		}
		return false
	}
	if tok.UPOS != "NOUN" || !persons[tok.Lemma] {
		return false
	}
	if office[tok.Lemma] && v.t.Feat(h, "Number") != "Plur" {
		// "The minister" is whoever holds the office; "a minister" is not named.
		d := t.Child(h, "det", "nmod:poss")
		if d < 0 || v.lower[d] != "a" && v.lower[d] != "an" && v.lower[d] != "one" && v.lower[d] != "another" {
			return t.Child(h, "nummod") >= 0
		}
	}
	if party[tok.Lemma] && t.Feat(h, "Number") == "Plur" && t.Child(h, "nummod") < 0 {
		if d := t.Child(h, "det"); d < 0 || v.lower[d] == "the" {
			return false // a side of the war, as good as a name
		}
	}
	for _, c := range t.Children(h) {
		// "A man named Omar".
		if t.Tokens[c].Relation == "acl" && (t.Tokens[c].Lemma == "name" || t.Tokens[c].Lemma == "call" || t.Tokens[c].Lemma == "identify") {
			if _, end := t.Subtree(int(c)); t.Tokens[end-1].UPOS == "PROPN" || t.Tokens[c+1].UPOS == "PROPN" {
				return false
			}
		}
	}
	for _, i := range x.source {
		if t.Tokens[i].UPOS == "PROPN" && t.Tokens[i].Head == h {
			switch t.Tokens[i].Relation {
			case "appos", "flat":
				return false
			}
		}
	}
	return true
}

// persons holds nouns that tell of a person by role or standing.
var persons = set(`source official aide spokesman spokeswoman spokesperson adviser advisor resident witness eyewitness officer soldier
commander fighter rebel militant insurgent activist protester demonstrator diplomat lawmaker minister deputy doctor medic nurse
journalist reporter correspondent analyst expert observer critic supporter opponent villager local neighbor neighbour man woman
person people relative survivor victim refugee worker employee staffer leader elder cleric priest student teacher lawyer
prosecutor investigator detective policeman insider informant economist scientist researcher trader businessman businesswoman
politician legislator senator congressman executive strategist consultant donor voter delegate member colleague friend associate
mediator negotiator envoy ambassador general colonel major captain lieutenant sergeant pilot driver guard prisoner detainee hostage
youth boy girl mother father brother sister son daughter wife husband uncle cousin shopkeeper farmer fisherman trucker taxi-driver
passenger tourist bystander onlooker passer-by citizen national migrant exile dissident defector veteran operative agent
judge magistrate governor mayor councillor councilor bureaucrat functionary dignitary figure monitor inspector staff personnel
sniper gunman attacker kidnapper captor smuggler warlord chief head boss manager director president chairman chairwoman secretary`)

// party holds those of persons that, many together, are a side with a voice of
// its own.
var party = set(`rebel insurgent guerrilla militant separatist`)

// office holds those of persons that one person at a time has.
var office = set(`minister president governor mayor chief head chairman chairwoman director leader general commander judge
prosecutor ambassador envoy secretary boss manager king queen prince premier chancellor spokesman spokeswoman spokesperson
senator congressman author captain colonel major pilot driver mother father brother sister son daughter wife husband victim gunman attacker`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	from := -1
	for i := 0; i <= len(words); i++ {
		if i < len(words) && words[i] != ' ' && words[i] != '\n' && words[i] != '\t' {
			if from < 0 {
				from = i
			}
			continue
		}
		if from >= 0 {
			m[words[from:i]] = true
			from = -1
		}
	}
	return m
}
