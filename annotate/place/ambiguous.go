package place

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed ambiguous.tsv
var ambiguousTSV string

// ambiguous are the words that some place is called as well.
type ambiguous struct {
	never map[string]bool // always something else
	word  map[string]bool // ordinary words
}

// readAmbiguous reads the table of ambiguous words.
func readAmbiguous(tsv string) (ambiguous, error) {
	a := ambiguous{make(map[string]bool, 300), make(map[string]bool, 900)}
	line := 0
	for s := range strings.Lines(tsv) {
		line++
		s = strings.TrimRight(s, "\r\n")
		if s == "" || s[0] == '#' || line < 6 && s == "word\tkind" {
			continue
		}
		word, kind, _ := strings.Cut(s, "\t")
		switch kind {
		case "never":
			a.never[word] = true
		case "word":
			a.word[word] = true
		default:
			return a, fmt.Errorf("annotate/place/ambiguous.tsv:%d: unknown kind %q (never, word)", line, kind)
		}
	}
	return a, nil
}
