package intake

import (
	"strings"
	"unicode"
)

// english holds the commonest function words of English news. In running
// English at least one word in four is one of them; in other languages that
// use Latin letters hardly one in thirty.
var english = wordSet(`the of and to in a that for on is was said by with from at his he has have it as were
	be are an had not but who which their they its after this been will two more about would one out up us we you i`)

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// englishEnough is the share of function words under which a text is not taken
// for English, and fewestWords the length from which that can be told.
const (
	englishEnough = 0.10
	fewestWords   = 40
)

// isForeign reports whether a text is long enough to tell that it is not
// English. Only its first thousand words are looked at.
func isForeign(text string) bool {
	words, known := 0, 0
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if words++; english[strings.ToLower(w)] {
			known++
		}
		if words == 1000 {
			break
		}
	}
	return words >= fewestWords && float64(known) < englishEnough*float64(words)
}

// languageNote is what to tell the user of a report that is not in English;
// empty if it is, or if nobody can say.
func languageNote(language, text string) string {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	switch {
	case primary != "" && primary != "en":
		return "the report is said to be in " + language + "; it is read as if it were English"
	case primary == "" && isForeign(text):
		return "the report does not seem to be in English; it is read as if it were"
	}
	return ""
}
