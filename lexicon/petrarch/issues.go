package petrarch

import (
	"fmt"
	"strings"
)

// Issue is a phrase that tells what a sentence is about.
type Issue struct {
	Where
	Category string     // of its block: "EDUCATION"
	Code     string     // "TEACHERS"; empty for a phrase that rules issues out
	Forms    [][]string // the phrase with its inflected forms, in words
	Not      bool       // "~" and "~~": a sentence with the phrase gets no issue at all
}

func (d *Dictionaries) readIssues(lines []line) string {
	n, not, blocks := 0, 0, 0
	category := ""
	open := 0
	for _, l := range lines {
		s := l.text
		switch {
		case strings.HasPrefix(s, "<ISSUE"):
			if category != "" {
				d.fault(l.Where, true, "the block before is not closed by </ISSUE>")
			}
			_, rest, ok := strings.Cut(s, "CATEGORY=\"")
			if category, _, ok = cutQuote(rest, ok); !ok || category == "" {
				d.fault(l.Where, false, "the block has no CATEGORY=\"…\": its phrases are left out")
			}
			blocks, open = blocks+1, l.Line
			continue
		case strings.HasPrefix(s, "</ISSUE"):
			category = ""
			continue
		case category == "":
			d.fault(l.Where, false, "the phrase stands in no <ISSUE CATEGORY=\"…\"> block: left out")
			continue
		}
		x := Issue{Where: l.Where, Category: category}
		for strings.HasPrefix(s, "~") {
			x.Not, s = true, s[1:]
		}
		text, code, _, ok := bracket(s)
		switch {
		case ok:
			x.Code = strings.TrimSpace(code)
		case !x.Not:
			d.fault(l.Where, true, fmt.Sprintf("%q has no code in square brackets: the category's name is used", s))
			x.Code = category
		}
		if x.Not {
			x.Code = ""
		}
		if x.Forms = issueForms(text); x.Forms == nil {
			d.fault(l.Where, false, fmt.Sprintf("%q has no word in it: left out", l.text))
			continue
		}
		if !d.room(l.Where, len(x.Forms)) {
			continue
		}
		if x.Not {
			not++
		}
		n++
		d.Issues = append(d.Issues, x)
	}
	if category != "" {
		d.fault(Where{lines[0].File, open}, true, "the block is not closed by </ISSUE>")
	}
	return fmt.Sprintf("%d phrases in %d categories, %d of them that rule issues out", n, blocks, not)
}

func cutQuote(s string, ok bool) (string, string, bool) {
	if !ok {
		return "", "", false
	}
	return strings.Cut(s, "\"")
}

// issueForms writes out the forms of a phrase: "n:" singular and plural, "v:" the
// forms of a verb. Words joined by "+" are written with a blank or a hyphen, which
// a parser cuts alike.
func issueForms(text string) [][]string {
	out := [][]string{nil}
	for _, w := range strings.Fields(strings.ReplaceAll(strings.ToUpper(text), "+", " ")) {
		kind, bare, ok := strings.Cut(w, ":")
		var forms []string
		switch {
		case ok && kind == "N":
			forms = []string{bare, Plural(bare)}
		case ok && kind == "V":
			forms = append([]string{bare}, regular(bare)...)
		default:
			forms = []string{w}
		}
		if len(Words(w)) == 0 {
			continue // "&"
		}
		var next [][]string
		for _, o := range out {
			for _, f := range forms {
				if words := Words(f); len(words) > 0 && len(next) < maxForms {
					next = append(next, append(append([]string(nil), o...), words...))
				}
			}
		}
		if next == nil {
			return nil
		}
		out = next
	}
	if len(out[0]) == 0 {
		return nil
	}
	return out
}
