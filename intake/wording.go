package intake

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

//go:embed wording.tsv
var wordingTSV string

// wording are the set phrases of wording.tsv, by how they are matched.
type wording struct {
	label, start, anywhere, whole, heading, tail []phrase
}

type phrase struct {
	words   string
	section hearsay.SectionKind
}

// phrases is the data of wording.tsv. It is read at the start of the program,
// since a mistake in it is a mistake in the program.
var phrases = mustReadWording(wordingTSV)

func mustReadWording(tsv string) *wording {
	w, err := readWording(tsv)
	if err != nil {
		panic(err)
	}
	return w
}

func readWording(tsv string) (*wording, error) {
	w := &wording{}
	lists := map[string]*[]phrase{
		"label": &w.label, "start": &w.start, "anywhere": &w.anywhere, "whole": &w.whole, "heading": &w.heading, "tail": &w.tail,
	}
	seen := map[string]bool{}
	header := true
	for i, line := range strings.Split(tsv, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if header {
			header = false
			continue
		}
		at := fmt.Sprintf("intake/wording.tsv:%d", i+1)
		f := strings.Split(line, "\t")
		if len(f) != 3 || f[2] == "" {
			return nil, fmt.Errorf("%s: want section, match and phrase", at)
		}
		list, kind := lists[f[1]], hearsay.SectionKind(f[0])
		if list == nil {
			return nil, fmt.Errorf("%s: unknown match %q", at, f[1])
		}
		if kind != hearsay.Boilerplate && kind != hearsay.Caption && kind != hearsay.Dateline {
			return nil, fmt.Errorf("%s: unknown section %q (sections: boilerplate, caption, dateline)", at, f[0])
		}
		if key := f[1] + "\t" + f[2]; seen[key] {
			return nil, fmt.Errorf("%s: %s is there twice", at, f[2])
		} else {
			seen[key] = true
		}
		*list = append(*list, phrase{f[2], kind})
	}
	return w, nil
}

// wordsOfPhrases is the length up to which a paragraph can be a set phrase.
const wordsOfPhrases = 60

// kind is the section that a paragraph belongs to by its wording alone. The
// text is folded. Heading says that what follows belongs to it as well.
func (w *wording) kind(folded string, words int) (kind hearsay.SectionKind, heading bool) {
	if words > wordsOfPhrases {
		return "", false
	}
	bare := strings.TrimFunc(folded, func(r rune) bool {
		return unicode.IsPunct(r) && r != '-' || unicode.IsSymbol(r) || r == ' '
	})
	for _, p := range w.heading {
		if bare == p.words {
			return p.section, true
		}
	}
	for _, p := range w.whole {
		if bare == p.words {
			return p.section, false
		}
	}
	for _, list := range [][]phrase{w.label, w.heading} {
		for _, p := range list {
			if hasLabel(folded, p.words) {
				return p.section, false
			}
		}
	}
	for _, p := range w.start {
		if strings.HasPrefix(folded, p.words) {
			return p.section, false
		}
	}
	for _, p := range w.anywhere {
		if strings.Contains(folded, p.words) {
			return p.section, false
		}
	}
	return "", false
}

// hasLabel reports whether s is the label, alone or set off from what follows.
func hasLabel(s, label string) bool {
	s = strings.TrimLeft(s, "[(*•►▶»> ")
	if !strings.HasPrefix(s, label) {
		return false
	}
	rest := s[len(label):]
	if strings.Trim(rest, " .!…])*") == "" {
		return true
	}
	rest = strings.TrimLeft(rest, " ")
	r, n := utf8.DecodeRuneInString(rest)
	switch r {
	case ':', '|', '>', '»', '[', '→':
		return true
	case '-', '–', '—':
		return len(rest) < len(s)-len(label) || strings.HasPrefix(rest[n:], " ") // "more - ", not "more-than"
	}
	return false
}

// fold makes a paragraph comparable with the phrases: lower case, one space
// for white space, plain quotation marks.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case isBlank(r):
			space = b.Len() > 0
			continue
		case r == '’' || r == '‘' || r == '`':
			r = '\''
		case r == '“' || r == '”':
			r = '"'
		default:
			r = unicode.ToLower(r)
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// isBlank reports whether a character shows nothing: white space, and the byte
// order mark and zero-width space that editors leave behind.
func isBlank(r rune) bool { return unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200B' }
