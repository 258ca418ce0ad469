package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/perceptron"
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

// morphology gives the lemma and the features of a form whose tag is known:
// those that it had in training, else those of the longest known ending.
type morphology struct {
	rules  []lemmaRule
	feats  []string
	lemma  map[uint64]uint16 // by form and tag, by ending and tag, by tag
	morphs map[uint64]uint16 // by form and tag, by tag
}

const longestEnding = 5

func formKey(w *word) uint64  { return perceptron.Feature3(200, w.lower, uint64(w.tag), w.capital) }
func morphKey(w *word) uint64 { return perceptron.Feature2(211, w.lower, uint64(w.tag)) }
func otherCaseKey(w *word) uint64 {
	return perceptron.Feature3(200, w.lower, uint64(w.tag), 1-w.capital)
}
func endingKey(w *word, n int) uint64 {
	return perceptron.Feature2(200+n, w.suffix[n-1], uint64(w.tag))
}
func tagKey(w *word) uint64 { return perceptron.Feature1(210, uint64(w.tag)) }

func (m *morphology) lemmaOf(form string, w *word, c casing) string {
	rule, ok := m.lemma[formKey(w)]
	if !ok {
		rule, ok = m.lemma[otherCaseKey(w)]
	}
	for n := longestEnding; !ok && n > 0; n-- {
		if w.suffix[n-1] != 0 {
			rule, ok = m.lemma[endingKey(w, n)]
		}
	}
	if !ok {
		rule, ok = m.lemma[tagKey(w)]
	}
	if !ok {
		return form
	}
	return m.rules[rule].apply(form, c)
}

func (m *morphology) featsOf(w *word) string {
	id, ok := m.morphs[morphKey(w)]
	if !ok {
		if id, ok = m.morphs[tagKey(w)]; !ok {
			return ""
		}
	}
	return m.feats[id]
}
