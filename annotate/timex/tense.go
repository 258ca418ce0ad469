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

// coming verbs in the present tense tell of what is arranged: "They meet on
// Monday".
var coming = map[string]bool{
	"meet": true, "begin": true, "start": true, "open": true, "return": true, "arrive": true, "leave": true, "travel": true, "fly": true,
	"vote": true, "hold": true, "face": true, "expire": true, "end": true, "visit": true, "resume": true,
}

// plans are nouns whose infinitive lies ahead: "a plan to leave on Friday".
var plans = map[string]bool{
	"plan": true, "decision": true, "agreement": true, "deal": true, "promise": true, "pledge": true, "order": true, "deadline": true,
	"intention": true, "proposal": true, "invitation": true, "offer": true, "ultimatum": true,
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
			case "would":
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
		if planning[head.Lemma] || head.Lemma == "be" {
			// "It was due to expire on Friday" may be over.
			if h := tenseOf(t, tok.Head); h == past && head.XPOS != "VBD" {
				return unknown
			}
			return future
		}
		if tok.Relation == "acl" && plans[head.Lemma] {
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
		return past
	case "VBZ", "VBP":
		if coming[tok.Lemma] && t.Sentences[t.SentenceOf(i)].Section != hearsay.Headline {
			return future
		}
		return present
	}
	return unknown
}
