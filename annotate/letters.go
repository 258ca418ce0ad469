package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// capitalized is t as the annotators read it: in sentences written without any
// capital the proper nouns have theirs. What finds names, places and days looks
// at capitals; the parser, which learned from small letters too, tells proper
// nouns without. All offsets stay, and t is returned where nothing changes.
func (a *Annotator) capitalized(t *hearsay.Text) *hearsay.Text {
	var b []byte
	for _, s := range t.Sentences {
		if s.Section == hearsay.Boilerplate || !small(t, s) {
			continue
		}
		for i := s.FirstToken; i < s.EndToken; i++ {
			form := t.Form(i)
			if f := a.written(t.Tokens[i].UPOS, form); f != form && len(f) == len(form) {
				if b == nil {
					b = []byte(t.Report.Text)
				}
				copy(b[t.Tokens[i].Begin:], f)
			}
		}
	}
	if b == nil {
		return t
	}
	r, c := *t.Report, *t
	r.Text = string(b)
	c.Report = &r
	return &c
}

// small reports whether a sentence of some length has no capital.
func small(t *hearsay.Text, s hearsay.Sentence) bool {
	words := 0
	for i := s.FirstToken; i < s.EndToken; i++ {
		f := t.Form(i)
		if strings.IndexFunc(f, unicode.IsUpper) >= 0 {
			return false
		}
		if c, _ := utf8.DecodeRuneInString(f); unicode.IsLower(c) {
			words++
		}
	}
	return words > 2
}

// written is a form in small letters with the capitals of its part of speech:
// all, if it is an abbreviation, else the first.
func (a *Annotator) written(upos, form string) string {
	c, size := utf8.DecodeRuneInString(form)
	if !unicode.IsLower(c) {
		return form
	}
	first := string(unicode.ToUpper(c)) + form[size:]
	switch upos {
	case "PROPN":
		if x, role := a.names.Agent(form); role && (x.Type == hearsay.Person || x.Class == "police") {
			return form // "police commissioner", taken for a name for want of letters that tell
		}
		if a.abbreviation(form) {
			return strings.ToUpper(form)
		}
		return first
	case "ADJ", "NOUN":
		if _, ok := a.gaz.Demonym(first); ok {
			return first
		}
	}
	return form
}

// abbreviation reports whether a proper noun in small letters is one: a body
// that the lexicon knows by it, letters with points, or no vowel in it.
func (a *Annotator) abbreviation(form string) bool {
	if len(form) > 2 && form[1] == '.' {
		return true
	}
	if len(form) < 2 || len(form) > 5 {
		return false
	}
	if _, known := a.names.Body(strings.ToUpper(form)); known {
		return true
	}
	_, title := a.names.Title(form)
	return !title && !strings.ContainsAny(form, "aeiouy")
}
