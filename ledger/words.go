package ledger

import (
	"sort"
	"strings"
	"unicode"

	"hearsay"
)

// word is a word or a punctuation mark of a report's text.
type word struct {
	begin, end int // code points
	low        string
}

// reader gives the claim makers what they look up in a record.
type reader struct {
	rec        *hearsay.Record
	text       []rune
	words      []word
	entities   map[string]*hearsay.RecordEntity
	places     map[string]*hearsay.RecordPlace
	quantities map[string]*hearsay.RecordQuantity
	accounts   map[string]*hearsay.RecordAttribution
	parties    map[string]hearsay.Party
	ties       [][2]string           // leader and following
	dates      map[int]*hearsay.Days // by sentence
}

func newReader(rec *hearsay.Record) *reader {
	r := &reader{
		rec: rec, text: []rune(rec.Text),
		entities: map[string]*hearsay.RecordEntity{}, places: map[string]*hearsay.RecordPlace{},
		quantities: map[string]*hearsay.RecordQuantity{}, accounts: map[string]*hearsay.RecordAttribution{},
		parties: map[string]hearsay.Party{},
	}
	for i := range rec.Entities {
		r.entities[rec.Entities[i].ID] = &rec.Entities[i]
	}
	for i := range rec.Places {
		r.places[rec.Places[i].ID] = &rec.Places[i]
	}
	for i := range rec.Quantities {
		r.quantities[rec.Quantities[i].ID] = &rec.Quantities[i]
	}
	for i := range rec.Attributions {
		r.accounts[rec.Attributions[i].ID] = &rec.Attributions[i]
	}
	r.words = split(r.text)
	r.ties = r.findTies()
	r.dates = r.findDates()
	return r
}

// split finds the words; a hyphen or an apostrophe inside a word parts it.
func split(text []rune) []word {
	var words []word
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case unicode.IsSpace(c):
			i++
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			j := i + 1
			for j < len(text) && (unicode.IsLetter(text[j]) || unicode.IsDigit(text[j]) || unicode.IsMark(text[j]) ||
				(text[j] == ',' || text[j] == '.') && j+1 < len(text) && unicode.IsDigit(text[j-1]) && unicode.IsDigit(text[j+1])) {
				j++
			}
			words = append(words, word{i, j, strings.ToLower(string(text[i:j]))})
			i = j
		default:
			words = append(words, word{i, i + 1, string(c)})
			i++
		}
	}
	return words
}

// say is what the report says there; a span outside the text says nothing.
func (r *reader) say(s hearsay.RecordSpan) string {
	b, e := max(s.Begin, 0), min(s.End, len(r.text))
	if b >= e {
		return ""
	}
	return string(r.text[b:e])
}

// wordAt is the index of the first word that ends after the offset.
func (r *reader) wordAt(offset int) int {
	return sort.Search(len(r.words), func(i int) bool { return r.words[i].end > offset })
}

// low is word i in lower case, or "" outside the text.
func (r *reader) low(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return r.words[i].low
}

// sentence is the index of the sentence that holds the offset, or -1.
func (r *reader) sentence(offset int) int {
	ss := r.rec.Sentences
	i := sort.Search(len(ss), func(i int) bool { return ss[i].End > offset })
	if i < len(ss) && ss[i].Begin <= offset {
		return i
	}
	return -1
}

func contains(outer, inner hearsay.RecordSpan) bool {
	return outer.Begin <= inner.Begin && inner.End <= outer.End
}

func overlap(a, b hearsay.RecordSpan) bool { return a.Begin < b.End && b.Begin < a.End }

// anyContains reports whether one of the spans holds the inner one.
func anyContains(outer []hearsay.RecordSpan, inner hearsay.RecordSpan) bool {
	for _, s := range outer {
		if contains(s, inner) {
			return true
		}
	}
	return false
}

func anyOverlap(ss []hearsay.RecordSpan, s hearsay.RecordSpan) bool {
	for _, o := range ss {
		if overlap(o, s) {
			return true
		}
	}
	return false
}

// hull is the smallest span that holds them all.
func hull(ss []hearsay.RecordSpan) hearsay.RecordSpan {
	if len(ss) == 0 {
		return hearsay.RecordSpan{}
	}
	h := ss[0]
	for _, s := range ss[1:] {
		h.Begin, h.End = min(h.Begin, s.Begin), max(h.End, s.End)
	}
	return h
}

// fold makes names comparable: lower case, without articles, possessives and marks
// of quotation.
func fold(name string) string {
	name = marks.Replace(strings.ToLower(name))
	name = strings.Join(strings.Fields(name), " ")
	for _, article := range []string{"the ", "a ", "an "} {
		name = strings.TrimPrefix(name, article)
	}
	return name
}

var marks = strings.NewReplacer("’s", "", "'s", "", "’", "'", "“", "", "”", "", "\"", "", "‘", "")

// set is a list of words for lookup.
type set map[string]bool

func words(list string) set {
	s := set{}
	for _, w := range strings.Fields(list) {
		s[w] = true
	}
	return s
}
