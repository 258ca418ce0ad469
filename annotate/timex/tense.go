package timex

import "hearsay"

type tense uint8

const (
	unknown tense = iota
	past
	present
	future
)

// planning verbs put the time of their infinitive after the report: "is
// expected to arrive on Friday".
var planning = map[string]bool{
	"expect": true, "plan": true, "schedule": true, "intend": true, "due": true, "set": true, "hope": true, "aim": true,
	"slate": true, "prepare": true, "promise": true, "vow": true, "agree": true, "want": true, "go": true, "likely": true,
	"ready": true, "urge": true, "call": true, "order": true, "invite": true, "ask": true, "threaten": true, "pledge": true,
}

// tenseAt is the tense of the clause that holds token i: of the nearest verb
// above it. "would" counts as future only under a present verb.
func tenseAt(t *hearsay.Text, i int) tense {
	if i < 0 || i >= len(t.Tokens) {
		return unknown
	}
	for step := 0; i >= 0 && step < 12; step++ {
		tok := t.Tokens[i]
		if tok.UPOS == "VERB" || tok.UPOS == "AUX" || t.Child(i, "cop") >= 0 || t.Child(i, "aux") >= 0 {
			if v := tenseOf(t, i); v != unknown {
				return v
			}
		} else if tok.Relation != "root" && (t.Lower(i) == "due" || t.Lower(i) == "scheduled") {
			return future
		}
		i = tok.Head
	}
	return unknown
}

// tenseOf is the tense that verb i and its auxiliaries show.
func tenseOf(t *hearsay.Text, i int) tense {
	infinitive := false
	seen := unknown
	for _, c32 := range t.Children(i) {
		c := int(c32)
		switch rel := t.Tokens[c].Relation; {
		case hearsay.MatchRelation(rel, "aux") || rel == "cop":
			switch t.Lower(c) {
			case "will", "shall", "'ll", "’ll", "wo":
				return future
			case "may", "might", "should", "must", "can":
				if seen == unknown {
					seen = present
				}
			case "would", "could":
				seen = future
			case "has", "have", "had", "was", "were", "did", "'d", "been":
				if seen != future {
					seen = past
				}
			case "is", "are", "'s", "'re", "am", "'m", "do", "does", "be":
				if seen == unknown {
					seen = present
				}
			}
		case rel == "mark" && t.Lower(c) == "to":
			infinitive = true
		}
	}
	tok := t.Tokens[i]
	switch {
	case infinitive && tok.Head >= 0:
		head := t.Tokens[tok.Head]
		if planning[head.Lemma] || tok.Relation == "xcomp" && (t.Lower(tok.Head) == "due" || head.UPOS == "ADJ") {
			return future
		}
		if tok.Relation == "acl" {
			return future
		}
		return unknown
	case seen == present && (tok.XPOS == "VBN" || tok.XPOS == "VBG" || t.Tokens[i].UPOS == "ADJ"):
		if planning[tok.Lemma] {
			return future
		}
		return present
	case seen != unknown:
		return seen
	}
	switch tok.XPOS {
	case "VBD":
		return past
	case "VBN":
		if tok.Relation == "acl" && planning[tok.Lemma] {
			return future
		}
		if tok.Relation == "root" {
			return past
		}
		return unknown
	case "VBZ", "VBP":
		return present
	}
	return unknown
}
