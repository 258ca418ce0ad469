package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// restoreLetters fills in forms: each token as the report writes it, but in
// sentences written without any capital the proper nouns as they would be
// written with one. What finds names looks at capitals; the parser, which learned
// from small letters too, tells proper nouns without.
func (r *reader) restoreLetters() {
	r.forms = make([]string, len(r.t.Tokens))
	for i := range r.forms {
		r.forms[i] = r.t.Form(i)
	}
	for _, s := range r.t.Sentences {
		own := r.forms[s.FirstToken:s.EndToken]
		if s.Section == hearsay.Boilerplate || !small(own) {
			continue
		}
		for i, form := range own {
			own[i] = r.capitalized(s.FirstToken+i, form)
		}
	}
}

// small reports whether a sentence of some length has no capital.
func small(forms []string) bool {
	words := 0
	for _, f := range forms {
		if strings.IndexFunc(f, unicode.IsUpper) >= 0 {
			return false
		}
		if c, _ := utf8.DecodeRuneInString(f); unicode.IsLower(c) {
			words++
		}
	}
	return words > 2
}

// capitalized is the form of token i with the capitals of a proper noun: all, if
// it is an abbreviation, else the first.
func (r *reader) capitalized(i int, form string) string {
	c, size := utf8.DecodeRuneInString(form)
	if !unicode.IsLower(c) {
		return form
	}
	first := string(unicode.ToUpper(c)) + form[size:]
	switch r.t.Tokens[i].UPOS {
	case "PROPN":
		if a, role := r.names.Agent(form); role && (a.Type == hearsay.Person || a.Class == "police") {
			return form // "police commissioner", taken for a name for want of letters that tell
		}
		upper := strings.ToUpper(form)
		if _, known := r.names.Body(upper); known && len(form) <= 5 || len(form) > 1 && len(form) <= 5 && !strings.ContainsAny(form, "aeiouy") && !r.titleWord(form) ||
			len(form) > 2 && form[1] == '.' {
			return upper
		}
		return first
	case "ADJ", "NOUN":
		if _, ok := r.gaz.Demonym(first); ok {
			return first
		}
	}
	return form
}

func (r *reader) titleWord(lower string) bool {
	_, ok := r.names.Title(lower)
	return ok
}

// form is the token as it would be written with capitals.
func (r *reader) form(i int) string { return r.forms[i] }

// written is what stands from token first to end, with capitals as in form.
func (r *reader) written(first, end int) string {
	text := r.t.Text(r.t.SpanOf(first, end))
	begin := r.t.Tokens[first].Begin
	for i := first; i < end; i++ {
		if f := r.forms[i]; f != r.t.Form(i) {
			at := r.t.Tokens[i].Begin - begin
			text = text[:at] + f + text[at+len(f):]
		}
	}
	return text
}
