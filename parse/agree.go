package parse

import "strings"

// What the form of an English verb leaves open the tree tells: "attacked" has
// the number and person of its subject as a past tense and is active or
// passive as a participle; "attack" is an infinitive or an imperative.

// verbFeats are the features of verb i, or "" if the tree adds nothing to those
// of its form.
func verbFeats(t *tree, words []word, at grammar, forms []string, i int) string {
	w := &words[i]
	auxiliary, rel := at.upos[w.tag] == "AUX", at.rels[t.rels[i]]
	switch at.xpos[w.tag] {
	case "VBN":
		if auxiliary {
			return ""
		}
		passive, perfect := false, false
		for c := range words {
			if int(t.heads[c]) == i {
				passive = passive || at.rels[t.rels[c]] == "aux:pass"
				perfect = perfect || at.rels[t.rels[c]] == "aux" && strings.HasPrefix(strings.ToLower(forms[c]), "ha")
			}
		}
		if perfect && !passive {
			return "Tense=Past|VerbForm=Part"
		}
		return "Tense=Past|VerbForm=Part|Voice=Pass"
	case "VBG":
		switch rel {
		case "acl", "amod", "xcomp", "csubj", "obj", "nmod", "obl", "nsubj", "compound":
			return "VerbForm=Ger"
		}
		return "Tense=Pres|VerbForm=Part"
	case "VB":
		clause := i
		if auxiliary && int(t.heads[i]) < len(words) {
			clause = int(t.heads[i])
		}
		for c := range words {
			if int(t.heads[c]) != clause || c == i {
				continue
			}
			r := at.rels[t.rels[c]]
			if at.xpos[words[c].tag] == "TO" || strings.HasPrefix(r, "nsubj") || (r == "aux" || r == "aux:pass") && at.xpos[words[c].tag] != "VB" {
				return "VerbForm=Inf"
			}
		}
		switch at.rels[t.rels[clause]] {
		case "root", "parataxis", "ccomp":
			return "Mood=Imp|VerbForm=Fin"
		case "conj":
			if h := t.heads[clause]; int(h) < len(words) && at.xpos[words[h].tag] == "VB" && int(t.heads[h]) == len(words) && t.low[h] == h {
				return "Mood=Imp|VerbForm=Fin"
			}
		}
		return "VerbForm=Inf"
	case "VBD":
		return "Mood=Ind|" + at.agreement(t, words, forms, i, "") + "Tense=Past|VerbForm=Fin"
	case "VBP":
		return "Mood=Ind|" + at.agreement(t, words, forms, i, "Plur") + "Tense=Pres|VerbForm=Fin"
	}
	return ""
}

// grammar names what the tree and the tags hold as numbers.
type grammar struct {
	upos, xpos []string // of each class of the tagger
	rels       []string
}

func newGrammar(tags []tag, relations []string) grammar {
	g := grammar{rels: relations}
	for _, t := range tags {
		g.upos, g.xpos = append(g.upos, t.UPOS), append(g.xpos, t.XPOS)
	}
	return g
}

// verb reports whether verbFeats may know more than the form of w.
func (at grammar) verb(w *word) bool {
	u := at.upos[w.tag]
	return (u == "VERB" || u == "AUX") && strings.HasPrefix(at.xpos[w.tag], "V")
}

// agreement is the number and person of the subject of verb i.
func (at grammar) agreement(t *tree, words []word, forms []string, i int, number string) string {
	n := len(words)
	clause := i
	if r := at.rels[t.rels[i]]; r == "aux" || r == "aux:pass" || r == "cop" {
		clause = int(t.heads[i])
	}
	subject := -1
	for steps := 0; steps < 4 && clause < n && subject < 0; steps++ {
		for c := range words {
			if int(t.heads[c]) != clause {
				continue
			}
			if r := at.rels[t.rels[c]]; strings.HasPrefix(r, "nsubj") || r == "expl" && subject < 0 {
				subject = c
			} else if strings.HasPrefix(r, "csubj") {
				return "Number=Sing|Person=3|"
			}
		}
		if subject >= 0 {
			break
		}
		if at.rels[t.rels[clause]] == "acl:relcl" {
			subject = int(t.heads[clause])
			break
		}
		if at.rels[t.rels[clause]] != "conj" {
			break
		}
		clause = int(t.heads[clause])
	}
	if subject < 0 || subject >= n {
		if number == "" {
			number = "Sing"
		}
		return "Number=" + number + "|Person=3|"
	}
	// A relative pronoun stands for what the clause belongs to.
	if x := at.xpos[words[subject].tag]; (x == "WDT" || x == "WP") && at.rels[t.rels[clause]] == "acl:relcl" {
		if h := int(t.heads[clause]); h < n {
			subject = h
		}
	}
	person := "3"
	switch strings.ToLower(forms[subject]) {
	case "i":
		number, person = "Sing", "1"
	case "we":
		number, person = "Plur", "1"
	case "you", "u":
		return "Number=Sing|Person=2|"
	case "they", "these", "those":
		number = "Plur"
	case "he", "she", "it":
		number = "Sing"
	default:
		if number == "" {
			number = "Sing"
			switch at.xpos[words[subject].tag] {
			case "NNS", "NNPS":
				number = "Plur"
			}
			if strings.EqualFold(forms[i], "were") {
				number = "Plur"
			}
			for c := range words {
				if int(t.heads[c]) == subject && at.rels[t.rels[c]] == "conj" {
					number = "Plur"
				}
			}
		}
	}
	return "Number=" + number + "|Person=" + person + "|"
}
