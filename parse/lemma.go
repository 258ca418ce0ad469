package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/perceptron"
	"hearsay/internal/quant"
)

// lemmaRule makes a lemma of a form: its last Strip bytes are replaced by Add.
type lemmaRule struct {
	Keep  bool // the form's capitals stay; otherwise it is put in lower case first
	Strip int
	Add   string
}

func (r lemmaRule) apply(form string, c casing) string {
	form = strings.ReplaceAll(form, "’", "'")
	if !r.Keep {
		form = strings.ToLower(form)
	} else if c == caseless {
		form = titleCase(form)
	}
	if r.Strip > len(form) || r.Strip == len(form) && r.Add == "" {
		return form
	}
	cut := form[:len(form)-r.Strip]
	if !utf8.ValidString(cut) {
		return form
	}
	return cut + r.Add
}

func titleCase(form string) string {
	r, n := utf8.DecodeRuneInString(form)
	return string(unicode.ToUpper(r)) + strings.ToLower(form[n:])
}

// morphology gives the lemma of a form whose tag is known: by the rule that it
// had in training, else by the one that the network thinks of.
type morphology struct {
	rules  []lemmaRule
	feats  []string
	lemmas table // by form, tag and capital: rule
}

func formKey(w *word, tag int) uint64 {
	return perceptron.Feature3(200, w.lower, uint64(tag), w.capital)
}

func otherCaseKey(w *word, tag int) uint64 {
	return perceptron.Feature3(200, w.lower, uint64(tag), 1-w.capital)
}

// tries is how many of the rules that the network thinks of are looked at.
const tries = 6

// lemmaOf is the lemma of a form with the tag. Scores are what the network
// thinks of each rule, words are those that it knows.
func (m *morphology) lemmaOf(form string, w *word, c casing, id int, tag tag, scores []float32, words table) string {
	switch {
	case tag.UPOS == "PUNCT":
		if straight, ok := straightened[form]; ok {
			return straight
		}
		return form
	case tag.XPOS == "ADD": // an address
		return form
	}
	if inflected[tag.XPOS] {
		if lemma, ok := irregular[formClass{strings.ToLower(form), tag.XPOS != "NNS"}]; ok {
			return lemma
		}
	}
	switch tag.XPOS {
	case "VBD", "VBN", "VBG":
		if lemma := spelled(strings.ToLower(form)); lemma != "" && known(words, lemma) {
			return lemma
		}
	}
	rule, ok := m.lemmas.find(formKey(w, id))
	if !ok {
		rule, ok = m.lemmas.find(otherCaseKey(w, id))
	}
	if ok {
		return m.rules[rule].apply(form, c)
	}
	first := quant.Argmax(scores)
	lemma := m.rules[first].apply(form, c)
	if !inflected[tag.XPOS] || known(words, lemma) {
		return lemma
	}
	// "occupied" is a form of "occupy" and not of "occupie", which is no word.
	for best, n := first, 1; n < tries; n++ {
		scores[best] -= 1e9
		best = quant.Argmax(scores)
		if other := m.rules[best].apply(form, c); m.rules[best].Strip > 0 && known(words, other) {
			return other
		}
	}
	return lemma
}

// spelled is the verb of a form in -ed or -ing where the spelling tells it:
// "spied" is of "spy", "freed" of "free", "gunned" of "gun", and "raped" of
// "rape", for "rap" has "rapped". It is "" where it does not.
func spelled(form string) string {
	stem, ok := strings.CutSuffix(form, "ed")
	if !ok {
		if stem, ok = strings.CutSuffix(form, "ing"); !ok {
			return ""
		}
	}
	n := len(stem)
	if n < 3 {
		return ""
	}
	vowel := func(i int) bool { return strings.IndexByte("aeiou", stem[i]) >= 0 }
	last := stem[n-1]
	switch {
	case form[len(stem):] == "ed" && last == 'i':
		return stem[:n-1] + "y"
	case form[len(stem):] == "ed" && last == 'e':
		return stem + "e"
	case last == stem[n-2] && strings.IndexByte("bdgkmnprtv", last) >= 0 && !doubled[stem]:
		return stem[:n-1]
	case !vowel(n-1) && strings.IndexByte("wxy", last) < 0 && vowel(n-2) && !strings.ContainsAny(stem[:n-2], "aeiouy"):
		return stem + "e"
	}
	return ""
}

// doubled are the verbs that end in a doubled letter of those that others
// double before an ending.
var doubled = map[string]bool{"add": true, "butt": true, "ebb": true, "egg": true, "err": true, "purr": true, "putt": true, "whirr": true}

func known(words table, lemma string) bool {
	var w word
	w.fill(lemma, ordinary, false)
	_, ok := words.find(w.lower)
	return ok
}

// inflected are the tags whose lemma differs from the form, but for few words.
var inflected = map[string]bool{"NNS": true, "VBD": true, "VBN": true, "VBG": true, "VBZ": true, "JJR": true, "JJS": true, "RBR": true, "RBS": true}

// straightened are the marks whose lemma is another mark.
var straightened = map[string]string{"“": `"`, "”": `"`, "‘": "'", "’": "'", "–": "-", "—": "-"}
