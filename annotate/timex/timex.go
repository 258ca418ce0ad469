// Package timex finds time expressions (TIMEX3 of TimeML) and works out what
// they denote: the date, duration or set, and the days of the calendar. It
// also infers the day of publication of a report from its text alone. It never
// looks at a clock: what cannot be anchored in the report keeps no value.
package timex

import (
	"strings"

	"hearsay"
	"hearsay/internal/numeral"
	"hearsay/lexicon"
)

// Annotator is safe for concurrent use.
type Annotator struct {
	words      map[string][]lexicon.TimeWord
	references map[string][]phrase // by first atom
	days       map[string][]phrase
	holders    holders
}

// phrase is a name of several atoms with what it stands for.
type phrase struct {
	atoms []string
	value string
	kind  string
}

// New makes an Annotator.
func New(lex *lexicon.Lexicon) (*Annotator, error) {
	a := &Annotator{words: lex.Times.Words, references: map[string][]phrase{}, days: map[string][]phrase{}}
	add := func(table map[string][]phrase, text, value, kind string) {
		p := phrase{value: value, kind: kind}
		for _, x := range numeral.Lex(nil, text, 0, len(text)) {
			p.atoms = append(p.atoms, x.Lower)
		}
		table[p.atoms[0]] = append(table[p.atoms[0]], p)
	}
	for _, r := range lex.Times.References {
		add(a.references, r.Phrase, r.Value, "")
	}
	for _, d := range lex.Times.Days {
		add(a.days, d.Name, d.Date, d.Kind)
	}
	a.holders = newHolders(lex)
	return a, nil
}

// Annotate finds the time expressions of t, a report published on that day. A
// bare weekday is the latest such day not after publication, unless its clause
// is in the future; a date without a year is the one nearest to publication,
// or, in a narrative of the past, the next one after the time told before.
func (a *Annotator) Annotate(t *hearsay.Text, published hearsay.Published) []hearsay.Timex {
	r := newReader(a, t)
	if published.Known() {
		r.pub, r.known = dateOf(published.Date).time(), true
	}
	r.narrative = r.isNarrative()
	r.read()
	return r.out
}

// newReader lexes what the report says, boilerplate left out.
func newReader(a *Annotator, t *hearsay.Text) *reader {
	r := &reader{a: a, t: t, atoms: make([]numeral.Atom, 0, len(t.Tokens)+16)}
	for i := 0; i < len(t.Sentences); {
		s := t.Sentences[i]
		j := i + 1
		for j < len(t.Sentences) && t.Sentences[j].Section == s.Section && t.Sentences[j].Paragraph == s.Paragraph {
			j++
		}
		if s.Section != hearsay.Boilerplate {
			r.atoms = numeral.Lex(r.atoms, t.Report.Text, s.Begin, t.Sentences[j-1].End)
		}
		i = j
	}
	return r
}

// at is atom i in lower case; "" outside the text and across a break after i's
// neighbour.
func (r *reader) at(i int) string {
	if i < 0 || i >= len(r.atoms) {
		return ""
	}
	return r.atoms[i].Lower
}

// next is atom i in lower case, "" if a break stands before it.
func (r *reader) next(i int) string {
	if i < 1 || i >= len(r.atoms) || r.atoms[i].Break {
		return ""
	}
	return r.atoms[i].Lower
}

// before is the atom before i, "" if a break stands between them.
func (r *reader) before(i int) string {
	if i < 1 || i >= len(r.atoms) || r.atoms[i].Break {
		return ""
	}
	return r.atoms[i-1].Lower
}

func (r *reader) glued(i int) bool { return i > 0 && i < len(r.atoms) && r.atoms[i].Glued }

// word is the reading of atom i in one of the classes.
func (r *reader) word(i int, classes ...lexicon.TimeClass) (lexicon.TimeWord, bool) {
	if i < 0 || i >= len(r.atoms) || r.atoms[i].Kind != numeral.Word {
		return lexicon.TimeWord{}, false
	}
	for _, w := range r.a.words[r.atoms[i].Lower] {
		for _, c := range classes {
			if w.Class == c {
				return w, true
			}
		}
	}
	return lexicon.TimeWord{}, false
}

// token is the index of the token that holds atom i, or -1.
func (r *reader) token(i int) int {
	if i < 0 || i >= len(r.atoms) {
		return -1
	}
	first, end := r.t.TokensIn(hearsay.Span{Begin: r.atoms[i].Begin, End: r.atoms[i].End})
	if first == end {
		return -1
	}
	return first
}

// upos is the part of speech of the token that holds atom i.
func (r *reader) upos(i int) string {
	if k := r.token(i); k >= 0 {
		return r.t.Tokens[k].UPOS
	}
	return ""
}

// phraseAt is the longest phrase of the table that begins at atom i, with its
// length; nil if none does. Kind is one that the phrase must not have.
func (r *reader) phraseAt(table map[string][]phrase, i int, kind string) (*phrase, int) {
	if i >= len(r.atoms) {
		return nil, 0
	}
	var best *phrase
	list := table[r.atoms[i].Lower]
	for k := range list {
		p := &list[k]
		if best != nil && len(p.atoms) <= len(best.atoms) || i+len(p.atoms) > len(r.atoms) || kind != "" && p.kind == kind {
			continue
		}
		ok := true
		for n := 1; n < len(p.atoms); n++ {
			if r.next(i+n) != p.atoms[n] {
				ok = false
				break
			}
		}
		if ok {
			best = p
		}
	}
	if best == nil {
		return nil, 0
	}
	return best, len(best.atoms)
}

// isNarrative tells a history, whose bare months belong to the year told
// before, from news, whose bare months belong to the year of publication: it
// names other years far more often than days of the week.
func (r *reader) isNarrative() bool {
	years, near, deictic := 0, 0, 0
	for i := range r.atoms {
		a := &r.atoms[i]
		switch {
		case a.Kind == numeral.Figure && a.Digits == 4 && a.Value >= 1500 && a.Value < 2100:
			if y := int(a.Value); r.known && y >= r.pub.Year()-1 && y <= r.pub.Year()+1 {
				near++
			} else {
				years++
			}
		case a.Kind == numeral.Word:
			if _, ok := r.word(i, lexicon.TimeWeekday); ok && r.before(i) != "black" && r.before(i) != "bloody" {
				deictic++
			} else if strings.HasPrefix(a.Lower, "yester") || a.Lower == "today" || a.Lower == "tomorrow" || a.Lower == "ago" {
				deictic++
			}
		}
	}
	return years >= 6 && years > 4*(near+deictic)
}
