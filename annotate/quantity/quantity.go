// Package quantity reads numbers of things as the intervals that their words
// mean: "more than 6,000 fighters" is 6,001 or more, "up to 50" 1 to 50,
// "dozens" 24 or more. Dates, ordinals, ages, scores, names with numbers
// ("Resolution 1441") and telephone numbers are no quantities.
package quantity

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/numeral"
)

// Annotator is safe for concurrent use.
type Annotator struct{}

// New makes an Annotator.
func New() *Annotator { return &Annotator{} }

// Annotate finds the quantities of t. Numbers inside times are none.
func (a *Annotator) Annotate(t *hearsay.Text, entities []hearsay.Entity, times []hearsay.Timex) []hearsay.Quantity {
	r := &reader{t: t, times: times, entityAt: map[int]hearsay.EntityID{}}
	for e := range entities {
		for _, m := range entities[e].Mentions {
			r.entityAt[m.Head] = hearsay.EntityID(e + 1)
		}
	}
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
	r.read()
	r.victims(entities)
	return r.out
}

// victims counts as one the single person whom an indefinite noun phrase makes
// the victim of an act: "a soldier was killed".
func (r *reader) victims(entities []hearsay.Entity) {
	t := r.t
	read := len(r.out)
	for e := range entities {
		if entities[e].Type != hearsay.Person {
			continue
		}
		for _, m := range entities[e].Mentions {
			first, _ := t.TokensIn(m.Span)
			if m.Form != hearsay.Nominal || m.Head < 0 || m.Head >= len(t.Tokens) || first >= len(t.Tokens) || t.Feat(m.Head, "Number") == "Plur" {
				continue
			}
			switch t.Lower(first) {
			case "a", "an", "another":
			default:
				continue
			}
			tok := &t.Tokens[m.Head]
			if tok.Head < 0 || t.Tokens[tok.Head].UPOS != "VERB" || t.Sentences[t.SentenceOf(m.Head)].Section == hearsay.Boilerplate {
				continue
			}
			verb := t.Tokens[tok.Head].Lemma
			switch tok.Relation {
			case "obj", "nsubj:pass":
				if !harms[verb] {
					continue
				}
			case "nsubj":
				if verb != "die" && verb != "perish" {
					continue
				}
			default:
				continue
			}
			span := t.SpanOf(first, m.Head+1)
			if slices.ContainsFunc(r.out[:read], func(q hearsay.Quantity) bool { return q.Begin < span.End && span.Begin < q.End }) {
				continue
			}
			one := int64(1)
			r.out = append(r.out, hearsay.Quantity{Span: span, Min: &one, Max: &one, Unit: tok.Lemma, Number: 1, Head: m.Head, Of: hearsay.EntityID(e + 1)})
		}
	}
	slices.SortStableFunc(r.out, func(a, b hearsay.Quantity) int { return cmp.Compare(a.Begin, b.Begin) })
}

// harms holds verbs whose victims reports count.
var harms = map[string]bool{
	"kill": true, "wound": true, "injure": true, "hurt": true, "arrest": true, "detain": true, "capture": true, "kidnap": true, "abduct": true,
	"murder": true, "assassinate": true, "execute": true, "behead": true, "shoot": true, "stab": true, "slay": true, "seize": true,
}

type reader struct {
	t        *hearsay.Text
	atoms    []numeral.Atom
	times    []hearsay.Timex
	nextTime int
	entityAt map[int]hearsay.EntityID
	out      []hearsay.Quantity
	lastUnit string // what the last quantity counted: the unit of "30 others"
}

// amount is a number as its words give it.
type amount struct {
	begin, end int // atoms; the figure alone is [number, end)
	number     int
	min, max   float64 // max is +Inf where the words set no upper bound
	value      float64 // the figure itself
	approx     bool
	vague      bool
	exact      bool // neither hedge nor range
	score      bool // "52 to 48"
}

func (r *reader) read() {
	for i := 0; i < len(r.atoms); {
		n := r.quantity(i)
		i += max(n, 1)
	}
}

// at is atom i in lower case, "" outside the text.
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

// token is the index of the token that holds the first byte of atom i, or -1.
func (r *reader) token(i int) int {
	if i < 0 || i >= len(r.atoms) {
		return -1
	}
	first, end := r.t.TokensIn(hearsay.Span{Begin: r.atoms[i].Begin, End: r.atoms[i].End})
	if first == end {
		return -1
	}
	return end - 1
}

// inTime reports whether atom i stands in a time expression. Atoms must be
// asked for in order.
func (r *reader) inTime(i int) bool {
	a := &r.atoms[i]
	for r.nextTime < len(r.times) && r.times[r.nextTime].End <= a.Begin {
		r.nextTime++
	}
	return r.nextTime < len(r.times) && r.times[r.nextTime].Begin <= a.Begin
}

// quantity reads what begins at atom i and returns how many atoms it took.
func (r *reader) quantity(i int) int {
	if r.inTime(i) {
		return 1
	}
	if n := r.none(i); n > 0 {
		return n
	}
	q, ok := r.hedged(i)
	if !ok || r.crossesTime(q) {
		return 0
	}
	if !r.counts(q) {
		return q.end - i
	}
	return r.emit(q)
}

// crossesTime reports whether a time expression overlaps the amount.
func (r *reader) crossesTime(q amount) bool {
	end := r.atoms[q.end-1].End
	for k := r.nextTime; k < len(r.times) && r.times[k].Begin < end; k++ {
		if r.times[k].End > r.atoms[q.begin].Begin {
			return true
		}
	}
	return false
}

// bound is what a hedge makes of a number.
type bound uint8

const (
	exactly bound = iota
	above         // more than n
	atLeast
	below // fewer than n
	atMost
	upTo // as many as n
	roughly
)

// hedges are the words before a number that widen it, the longest first.
var hedges = []struct {
	words []string
	bound bound
}{
	{[]string{"in", "the", "region", "of"}, roughly},
	{[]string{"in", "the", "neighborhood", "of"}, roughly},
	{[]string{"a", "little", "more", "than"}, above},
	{[]string{"a", "little", "over"}, above},
	{[]string{"a", "minimum", "of"}, atLeast},
	{[]string{"a", "maximum", "of"}, atMost},
	{[]string{"a", "total", "of"}, exactly},
	{[]string{"in", "excess", "of"}, above},
	{[]string{"no", "more", "than"}, atMost},
	{[]string{"not", "more", "than"}, atMost},
	{[]string{"no", "fewer", "than"}, atLeast},
	{[]string{"no", "less", "than"}, atLeast},
	{[]string{"not", "less", "than"}, atLeast},
	{[]string{"not", "fewer", "than"}, atLeast},
	{[]string{"much", "more", "than"}, above},
	{[]string{"well", "over"}, above},
	{[]string{"well", "above"}, above},
	{[]string{"just", "over"}, above},
	{[]string{"just", "under"}, roughly},
	{[]string{"just", "about"}, roughly},
	{[]string{"more", "than"}, above},
	{[]string{"greater", "than"}, above},
	{[]string{"upwards", "of"}, above},
	{[]string{"upward", "of"}, above},
	{[]string{"at", "least"}, atLeast},
	{[]string{"at", "most"}, atMost},
	{[]string{"fewer", "than"}, below},
	{[]string{"less", "than"}, below},
	{[]string{"up", "to"}, upTo},
	{[]string{"as", "many", "as"}, upTo},
	{[]string{"as", "much", "as"}, upTo},
	{[]string{"as", "few", "as"}, atLeast},
	{[]string{"close", "to"}, roughly},
	{[]string{"an", "estimated"}, roughly},
	{[]string{"estimated", "at"}, roughly},
	{[]string{"estimated"}, roughly},
	{[]string{"over"}, above},
	{[]string{"above"}, above},
	{[]string{"exceeding"}, above},
	{[]string{"under"}, below},
	{[]string{"below"}, below},
	{[]string{"around"}, roughly},
	{[]string{"about"}, roughly},
	{[]string{"approximately"}, roughly},
	{[]string{"roughly"}, roughly},
	{[]string{"some"}, roughly},
	{[]string{"nearly"}, roughly},
	{[]string{"almost"}, roughly},
	{[]string{"circa"}, roughly},
	{[]string{"perhaps"}, roughly},
	{[]string{"maybe"}, roughly},
	{[]string{"probably"}, roughly},
	{[]string{"topped"}, above},
	{[]string{"exceeded"}, above},
	{[]string{"surpassed"}, above},
	{[]string{"topping"}, above},
	{[]string{"exactly"}, exactly},
	{[]string{"precisely"}, exactly},
}

// hedge reads the hedge at atom i.
func (r *reader) hedge(i int) (bound, int) {
	if r.atoms[i].Kind != numeral.Word {
		return exactly, 0
	}
	for k := range hedges {
		h := &hedges[k]
		if h.words[0] != r.atoms[i].Lower {
			continue
		}
		ok := true
		for n := 1; n < len(h.words); n++ {
			if r.next(i+n) != h.words[n] {
				ok = false
				break
			}
		}
		if ok && r.next(i+len(h.words)) != "" {
			return h.bound, len(h.words)
		}
	}
	return exactly, 0
}

// hedged reads a hedge with its number, or a number alone.
func (r *reader) hedged(i int) (amount, bool) {
	if r.at(i) == "between" || r.at(i) == "from" {
		if q, ok := r.plain(i + 1); ok && r.next(i+1) != "" && q.exact {
			w := r.next(q.end)
			if w == "and" && r.at(i) == "between" || w == "to" {
				if p, ok := r.plain(q.end + 1); ok && r.next(q.end+1) != "" && p.exact {
					if p.value >= 1000 && q.value < 100 && numeral.Multiplier(r.at(p.end-1)) > 0 {
						q.value *= numeral.Multiplier(r.at(p.end - 1)) // "between 2 and 3 million"
					}
					if p.value > q.value && (r.at(i) == "between" || !r.changes(i)) {
						return amount{begin: i, number: i + 1, end: p.end, min: q.value, max: p.value, value: p.value}, true
					}
				}
			}
		}
		return amount{}, false
	}
	b, n := r.hedge(i)
	if n > 0 {
		j := i + n
		if b2, n2 := r.hedge(j); n2 > 0 && b2 == roughly { // "at least some 300"
			j += n2
		}
		if s := r.currencyBefore(j); s {
			j++
		}
		q, ok := r.plain(j)
		if !ok {
			return amount{}, false
		}
		q.begin = i
		return r.widen(q, b), true
	}
	q, ok := r.plain(i)
	return q, ok
}

// changes reports whether "from 20 to 30" tells a change: "rose from 20 to 30".
func (r *reader) changes(i int) bool {
	k := r.token(i)
	if k < 0 {
		return false
	}
	for back := 0; back < 8 && k >= 0; back, k = back+1, k-1 {
		if u := r.t.Tokens[k].UPOS; u == "VERB" {
			switch r.t.Tokens[k].Lemma {
			case "rise", "fall", "grow", "drop", "increase", "decrease", "decline", "climb", "jump", "cut", "reduce", "raise", "slip", "go":
				return true
			}
			return false
		}
	}
	return false
}

func (r *reader) currencyBefore(i int) bool {
	return i < len(r.atoms) && !r.atoms[i].Break && currency(r.at(i)) != ""
}

// widen applies a hedge.
func (r *reader) widen(q amount, b bound) amount {
	if b != exactly {
		q.exact = false
	}
	step := 1.0
	if q.value != math.Trunc(q.value) {
		step = 0
	}
	switch b {
	case above:
		if !q.vague {
			q.min, q.max = q.min+step, math.Inf(1)
		}
	case atLeast:
		q.max = math.Inf(1)
	case below:
		q.min, q.max = 0, q.max-step
	case atMost:
		q.min = 0
	case upTo:
		q.min = math.Min(1, q.max)
	case roughly:
		q.approx = true
	}
	return q
}

// vagueNumber is the least that a word without a figure stands for.
func vagueNumber(w string) float64 {
	switch w {
	case "tens":
		return 20
	case "dozens":
		return 24
	case "scores":
		return 40
	case "hundreds":
		return 200
	case "thousands":
		return 2e3
	case "lakhs":
		return 2e5
	case "millions":
		return 2e6
	case "crores":
		return 2e7
	case "billions":
		return 2e9
	case "trillions":
		return 2e12
	}
	return 0
}

// plain reads a number without a hedge before it, at atom i: a figure, words, a
// range, a vague number.
func (r *reader) plain(i int) (amount, bool) {
	q := amount{begin: i, number: i}
	if i >= len(r.atoms) {
		return q, false
	}
	a := &r.atoms[i]
	if a.Kind == numeral.Sign && currency(a.Lower) == "" {
		return q, false
	}
	inf := math.Inf(1)
	w := a.Lower
	if v := vagueNumber(w); v > 0 {
		end := i + 1
		if w == "scores" {
			if k := r.token(i); k >= 0 && r.t.Tokens[k].UPOS == "VERB" || r.next(end) != "of" && r.before(i) == "the" {
				return q, false
			}
		}
		// "tens of thousands", "hundreds and hundreds"
		if r.next(end) == "of" {
			if x := vagueNumber(r.next(end + 1)); x >= 2e3 {
				v, end = v*x/2, end+2
			} else if w == "tens" && r.next(end+1) == "" {
				return q, false
			}
		} else if w == "tens" {
			return q, false
		} else if r.next(end) == "and" && r.next(end+1) == w {
			end += 2
		}
		q.end, q.min, q.max, q.value, q.vague = end, v, inf, 0, true
		return q, true
	}
	// several, a few, a couple of, a handful of; with a multiplier
	few, end, about := 0.0, i, false
	switch {
	case w == "several":
		few, end = 3, i+1
	case w == "a" && r.next(i+1) == "few":
		few, end = 2, i+2
	case w == "a" && r.next(i+1) == "couple":
		few, end, about = 2, i+2, true
		if r.next(end) == "of" && numeral.Multiplier(r.next(end+1)) > 0 {
			end++
		}
	case w == "a" && r.next(i+1) == "handful":
		few, end = 2, i+2
	case w == "half" && r.next(i+1) == "a" && r.next(i+2) == "dozen":
		q.end, q.value, q.min, q.max, q.exact = i+3, 6, 6, 6, true
		return q, true
	}
	if few > 0 {
		if m := numeral.Multiplier(r.next(end)); m > 0 {
			few, end = few*m, end+1
		}
		q.end, q.min, q.max, q.vague = end, few, inf, true
		if about {
			q.max, q.approx = few, true
		}
		return q, true
	}
	j := i
	if currency(w) != "" {
		j++
		if j >= len(r.atoms) || r.atoms[j].Break || r.atoms[j].Kind != numeral.Figure {
			return q, false
		}
	}
	v, n := numeral.Cardinal(r.atoms, j)
	if n == 0 {
		return q, false
	}
	q.number, q.end = j, j+n
	q.value, q.min, q.max, q.exact = v, v, v, true
	// 20-30, 20 to 30, two or three, 20 and 30
	switch x := r.next(q.end); x {
	case "-", "–", "to", "or":
		if x == "-" && r.glued(q.end) != r.glued(q.end+1) {
			break
		}
		k := q.end + 1
		if currency(r.next(k)) != "" {
			k++
		}
		v2, n2 := numeral.Cardinal(r.atoms, k)
		if n2 == 0 || r.next(q.end+1) == "" {
			break
		}
		if m := numeral.Multiplier(r.at(k + n2 - 1)); m >= 100 && v < m && v2/m > v && n == 1 {
			v *= m // "two to three hundred"
		}
		if v2 < v && x != "or" && r.atoms[k].Kind == numeral.Figure && a.Kind == numeral.Figure && r.before(i) != "from" {
			q.end, q.score = k+n2, true
			return q, true
		}
		if v2 > v && (x != "or" || v2 <= 3*v) && !r.changes(i) && !(r.next(k+n2) == "-" && r.glued(k+n2)) {
			q.end, q.min, q.max, q.value, q.exact = k+n2, v, v2, v2, false
		}
	}
	// 300 or more, 300 or so, 300-plus, 300+
	switch x := r.next(q.end); {
	case x == "or" && r.next(q.end+1) == "more":
		q.end, q.max, q.exact = q.end+2, inf, false
	case x == "or" && (r.next(q.end+1) == "fewer" || r.next(q.end+1) == "less"):
		q.end, q.min, q.exact = q.end+2, 0, false
	case x == "or" && r.next(q.end+1) == "so":
		q.end, q.approx, q.exact = q.end+2, true, false
	case x == "+" && r.glued(q.end):
		q.end, q.max, q.exact = q.end+1, inf, false
	case (x == "-" || x == "–") && r.next(q.end+1) == "plus":
		q.end, q.max, q.exact = q.end+2, inf, false
	case x == "-" && r.next(q.end+1) == "odd" && r.glued(q.end):
		q.end, q.approx, q.exact = q.end+2, true, false
	}
	return q, true
}

// currency is the unit that a sign or code of money stands for.
func currency(w string) string {
	switch w {
	case "$":
		return "dollar"
	case "€":
		return "euro"
	case "£":
		return "pound"
	case "¥":
		return "yen"
	case "₹", "rs":
		return "rupee"
	case "₪":
		return "shekel"
	case "dlrs":
		return "dollar"
	}
	return ""
}

// counts reports whether the number counts or measures something: it is no
// part of a name, a date, an age, a score or a telephone number.
func (r *reader) counts(q amount) bool {
	if q.score {
		return false
	}
	i, j := q.number, q.end
	first, last := &r.atoms[i], &r.atoms[j-1]
	before, after := r.before(i), r.next(j)
	if currency(before) != "" || q.vague {
		return q.vague || first.Kind == numeral.Figure
	}
	if first.Kind == numeral.Figure {
		if first.Glued {
			switch before {
			case "-", "–", "/", ":", "_", "#", "@", ".", ",", "[", "&", "=", "*", "+":
				if !(before == "-" && i > 1 && !r.glued(i-1)) {
					return false
				}
			case "(", "\"", "“", "'", "‘", "—", "$", "€", "£", "¥", "₹", "~", "<", ">":
			default:
				return false // "B52", "G7"
			}
		}
		if last.Kind == numeral.Figure && r.glued(j) {
			switch after {
			case "th", "st", "nd", "rd", "s", "/", ":", "-", "–", "]", "_", "°", "=", "@":
				if after == "-" || after == "–" {
					return r.compound(q)
				}
				return false
			case ".", ",":
				if r.glued(j+1) && j+1 < len(r.atoms) && r.atoms[j+1].Kind == numeral.Figure {
					return false
				}
				if r.atoms[i].Break && after == "." {
					return false // "1. The first point"
				}
			case "'", "’", "%", ")", "\"", "”", ";", "!", "?", "…", "—", "km", "m", "kg", "mm", "cm", "ft", "mph", "kph", "kmh", "bn", "mn", "pc", "g", "km2", "mw", "lb", "tn", "k":
			default:
				return false
			}
		}
	} else if (after == "-" || after == "–") && r.glued(j) {
		return r.compound(q)
	}
	if numeralWordPart(after) {
		return false
	}
	// ages
	switch after {
	case "years", "year":
		if r.next(j+1) == "old" || r.next(j+1) == "of" && r.next(j+2) == "age" || r.next(j+1) == "-" {
			return false
		}
	case "months", "month":
		if r.next(j+1) == "old" {
			return false
		}
	}
	switch before {
	case "aged", "age", "ages":
		return false
	case "of":
		if w := r.before(i - 1); w == "age" || w == "ages" || w == "vote" || w == "score" {
			return false
		}
	case "no", "number", "nos", "flight", "article", "section", "chapter", "resolution", "page", "pages", "room", "highway", "route", "category", "phase", "part", "protocol", "paragraph", "verse", "volume", "day", "group", "type", "channel", "line", "unit", "gate", "platform", "bus", "apartment", "version", "grade", "tier", "level", "zone", "block", "sector", "camp", "area", "building", "camps", "articles", "protocols", "chapters", "sections", "resolutions", "act", "stage", "step", "track", "lane", "rule", "order", "case", "file", "box", "item", "point":
		if q.exact && !r.nounFollows(j) {
			return false
		}
	case ".":
		if r.at(i-2) == "no" || r.at(i-2) == "nos" {
			return false
		}
	case ",":
		// "Karim Aziz, 34, was": an age
		if q.exact && first.Kind == numeral.Figure && q.value < 120 && (after == "," || after == "." || after == ";" || after == ")") && i >= 2 && r.atoms[i-2].Upper {
			return false
		}
	}
	k := r.token(j - 1)
	if k < 0 {
		return false
	}
	if first.Kind == numeral.Figure && first.Digits == 4 && first.Value >= 1900 && first.Value < 2100 && q.exact {
		// A bare year, unless it counts a plural.
		if n := r.noun(k, q); n < 0 || r.t.Tokens[n].XPOS != "NNS" || q.begin != q.number {
			return q.begin != q.number
		}
	}
	if first.Lower == "one" && q.exact && j-i == 1 {
		return r.countsOne(i, k)
	}
	tok := r.t.Tokens[k]
	if first.Kind == numeral.Word && first.Upper && tok.UPOS == "PROPN" && q.begin == i {
		return false // "the Group of Seven"
	}
	// "posts 542 and 543": the second goes with the first
	if tok.Relation == "conj" && tok.Head >= 0 && !r.nounFollows(j) {
		if h := r.t.Tokens[tok.Head]; h.UPOS == "NUM" && h.Head >= 0 && h.Head == tok.Head-1 && h.Relation != "obj" && nominal(r.t.Tokens[h.Head].UPOS) {
			return false
		}
	}
	// "(DDG 70)"
	if after == ")" && i > 1 && r.at(i-2) == "(" && r.atoms[i-1].Kind == numeral.Word && r.atoms[i-1].Upper && len(before) <= 4 {
		return false
	}
	// "Operation Anaconda 2", "Boeing 737", "iPhone 4": a name goes before and
	// no noun after.
	if name := r.token(i - 1); q.exact && first.Kind == numeral.Figure && !r.atoms[i].Break && name >= 0 && r.t.Tokens[name].UPOS == "PROPN" && !r.nounFollows(j) {
		if tok.Relation != "obj" && tok.Relation != "nsubj" && tok.Relation != "nsubj:pass" && tok.Relation != "root" {
			return false
		}
	}
	return true
}

// numeralWordPart reports whether w makes a fraction of the number before it.
func numeralWordPart(w string) bool {
	switch w {
	case "thirds", "fifths", "quarters", "halves", "tenths", "sixths", "eighths", "sevenths", "ninths", "percentage":
		return true
	}
	return false
}

// compound reports whether a number with a hyphen counts: "a 15-member
// council", "a 6,000-strong force", but no "three-day visit".
func (r *reader) compound(q amount) bool {
	switch r.next(q.end + 1) {
	case "member", "man", "person", "nation", "party", "strong", "woman", "seat":
		return r.glued(q.end + 1)
	}
	return false
}

// nounFollows reports whether the words after atom j, up to its noun, could be
// what a number before them counts.
func (r *reader) nounFollows(j int) bool {
	for n := 0; n < 5; n, j = n+1, j+1 {
		if r.next(j) == "" {
			return false
		}
		k := r.token(j)
		if k < 0 {
			return false
		}
		switch tok := r.t.Tokens[k]; tok.UPOS {
		case "NOUN":
			return true
		case "ADJ", "PROPN", "NUM":
			if tok.XPOS == "NNPS" {
				return true
			}
		default:
			return false
		}
	}
	return false
}

// countsOne tells "one soldier" and "one of the soldiers" from "one" as a
// pronoun.
func (r *reader) countsOne(i, k int) bool {
	switch r.before(i) {
	case "no", "any", "every", "this", "that", "the", "each", "another", "some", "which", "new", "only", "first", "last":
		if r.before(i) != "only" && r.before(i) != "another" {
			return false
		}
	}
	switch r.next(i + 1) {
	case "another", "side", "thing", "way", "reason", "point", "time", "day":
		return false
	case "of":
		switch r.next(i + 2) {
		case "many", "several", "those", "which", "whom":
			return false
		}
		// "one of the largest attacks" counts nothing
		for j := i + 2; j < i+8; j++ {
			k := r.token(j)
			if r.next(j) == "" || k < 0 {
				return false
			}
			tok := r.t.Tokens[k]
			if tok.XPOS == "JJS" || tok.XPOS == "RBS" {
				return false
			}
			if tok.UPOS == "NOUN" {
				return tok.XPOS == "NNS"
			}
			if tok.UPOS == "PRON" && tok.Relation != "nmod:poss" {
				return true
			}
		}
		return false
	}
	tok := r.t.Tokens[k]
	return hearsay.MatchRelation(tok.Relation, "nummod") && tok.Head > k
}

// none reads the absence of things at atom i: "no casualties", "without any
// injuries".
func (r *reader) none(i int) int {
	switch r.at(i) {
	case "no", "zero":
	case "any": // "without causing any casualties"
		if r.before(i) != "without" && r.before(i-1) != "without" {
			return 0
		}
	default:
		return 0
	}
	k := r.token(i)
	if k < 0 {
		return 0
	}
	n := r.t.Tokens[k].Head
	if n <= k || n > k+6 || r.t.Tokens[n].XPOS != "NNS" || r.t.Tokens[k].Relation != "det" && r.t.Tokens[k].Relation != "nummod" {
		return 0
	}
	zero := int64(0)
	absent := func(s hearsay.Span, n int) {
		r.out = append(r.out, hearsay.Quantity{Span: s, Min: &zero, Max: &zero, Unit: r.t.Tokens[n].Lemma, Head: n, Of: r.entityAt[n]})
	}
	absent(hearsay.Span{Begin: r.atoms[i].Begin, End: r.t.Tokens[n].Span.End}, n)
	for _, c := range r.t.Children(n) { // "no deaths or injuries"
		if r.t.Tokens[c].Relation == "conj" && r.t.Tokens[c].XPOS == "NNS" && int(c) > n && int(c) <= n+3 {
			absent(r.t.Tokens[c].Span, int(c))
		}
	}
	return 1
}

// noun is the token of what the amount counts, whose last token is k; -1 if it
// has none. A tree that leads nowhere is passed over for the next plural.
func (r *reader) noun(k int, q amount) int {
	toks := r.t.Tokens
	tok := toks[k]
	s := r.t.Sentences[r.t.SentenceOf(k)]
	// "dozens of Taliban soldiers", "'hundreds' of fighters"
	e := q.end
	switch r.next(e) {
	case "'", "\"", "”":
		if r.next(e+1) == "of" {
			e++
		}
	}
	if r.next(e) == "of" {
		if of := r.token(e); of >= 0 && of+1 < s.EndToken {
			if h := toks[of].Head; h > of && toks[of].Relation == "case" && h < of+9 && nominal(toks[h].UPOS) {
				return r.last(h, s.EndToken)
			}
			return r.scan(of+1, s.EndToken)
		}
	}
	if k+1 >= s.EndToken {
		return -1
	}
	// Whatever the tree says, a plural right after the number is what it counts,
	// and nothing beyond a comma is.
	if x := toks[k+1].XPOS; x == "NNS" || x == "NNPS" {
		return r.last(k+1, s.EndToken)
	}
	if toks[k+1].XPOS == "," {
		return -1
	}
	if hearsay.MatchRelation(tok.Relation, "nummod") || tok.Relation == "amod" || tok.Relation == "det" || tok.Relation == "compound" {
		h := tok.Head
		for hops := 0; h >= 0 && h < s.EndToken && toks[h].UPOS == "NUM" && toks[h].Head > h && hops < 3; hops++ {
			h = toks[h].Head
		}
		if h > k && h <= k+8 && (nominal(toks[h].UPOS) && toks[h].UPOS != "PRON" || toks[h].UPOS == "SYM") {
			return r.last(h, s.EndToken)
		}
		if h > k {
			return r.scan(k+1, s.EndToken)
		}
	}
	if n := r.scan(k+1, s.EndToken); n >= 0 && (toks[n].XPOS == "NNS" || toks[n].XPOS == "NNPS" || !standsAlone[tok.Relation]) {
		return n
	}
	return -1
}

// standsAlone are the relations of a number that may count nothing that is
// named: "killed 12".
var standsAlone = map[string]bool{
	"nsubj": true, "nsubj:pass": true, "obj": true, "obl": true, "root": true, "conj": true, "nmod": true, "iobj": true, "advcl": true,
	"ccomp": true, "xcomp": true, "obl:agent": true, "nummod": true, "appos": true, "parataxis": true,
}

func nominal(upos string) bool {
	return upos == "NOUN" || upos == "PROPN" || upos == "PRON" || upos == "ADJ"
}

// last is the plural that ends the compound in which token h stands: parsers
// stop at "minority" in "500,000 minority Tutsis".
func (r *reader) last(h, end int) int {
	toks := r.t.Tokens
	if toks[h].XPOS == "NNS" || toks[h].XPOS == "NNPS" {
		return h
	}
	for n := h + 1; n < end && n <= h+2 && (toks[n].UPOS == "NOUN" || toks[n].UPOS == "PROPN"); n++ {
		if toks[n].XPOS == "NNS" || toks[n].XPOS == "NNPS" {
			return n
		}
	}
	return h
}

// scan is the last noun of the run of adjectives and nouns that begins at
// token k, or -1.
func (r *reader) scan(k, end int) int {
	found := -1
	for n := 0; k < end && n < 8; n, k = n+1, k+1 {
		switch tok := r.t.Tokens[k]; tok.UPOS {
		case "NOUN", "PROPN":
			found = k
		case "ADJ", "DET", "NUM":
			if found >= 0 {
				return found
			}
		case "PRON":
			if tok.Relation != "nmod:poss" || found >= 0 {
				return found
			}
		case "PUNCT":
			if r.t.Form(k) != "-" {
				return found
			}
		case "VERB": // "suspected weapons sites"
			if found >= 0 || tok.XPOS != "VBN" && tok.XPOS != "VBG" {
				return found
			}
		default:
			return found
		}
	}
	return found
}

// emit writes the quantity and returns how many atoms it took.
func (r *reader) emit(q amount) int {
	took := q.end - q.begin
	x := hearsay.Quantity{Approx: q.approx, Vague: q.vague}
	x.Span = hearsay.Span{Begin: r.atoms[q.begin].Begin, End: r.atoms[q.end-1].End}
	whole := q.value == math.Trunc(q.value) || q.min != q.max
	set := func(v float64) *int64 {
		if math.IsInf(v, 0) || math.Abs(v) > 1e15 || !whole {
			return nil
		}
		n := int64(math.Round(v))
		return &n
	}
	x.Min, x.Max = set(q.min), set(q.max)
	k := r.token(q.end - 1)
	if k < 0 {
		return took // no token holds it
	}
	x.Head = k
	unit := ""
	if q.number > 0 && !r.atoms[q.number].Break {
		unit = currency(r.before(q.number))
	}
	switch after := r.next(q.end); {
	case unit != "":
		if q.begin == q.number {
			x.Begin = r.atoms[q.number-1].Begin
		}
	case after == "%" || after == "percent" || after == "pct" || after == "per" && r.next(q.end+1) == "cent":
		unit = "percent"
		end := q.end
		if after == "per" {
			end++
		}
		x.End = r.atoms[end].End
		took = end + 1 - q.begin
		if p := r.token(end); p >= 0 {
			x.Head = p
		}
	case (after == "-" || after == "–") && r.glued(q.end) && r.compound(q):
		if after = r.next(q.end + 1); after != "strong" {
			unit = after
		}
		x.End = r.atoms[q.end+1].End
	case measured(after):
		unit, x.End, took = after, r.atoms[q.end].End, took+1
		if m := r.token(q.end); m >= 0 {
			x.Head = m
		}
	default:
		n := r.noun(k, q)
		if n >= 0 && n <= k+12 {
			unit = r.unitOf(n)
			x.Head = n
			x.Of = r.entityAt[n]
			x.End = max(x.End, r.t.Tokens[n].Span.End)
		} else {
			x.Of = r.entityAt[k]
		}
	}
	x.Unit = unit
	if measured(unit) || !whole {
		x.Number = q.value
	}
	if unit != "" && !measured(unit) {
		r.lastUnit = unit
	}
	r.out = append(r.out, x)
	return took
}

// unitOf is the lemma of what is counted; "30 others" counts what was counted
// before.
func (r *reader) unitOf(n int) string {
	lemma := strings.ToLower(r.t.Tokens[n].Lemma)
	switch lemma {
	case "other", "others":
		if r.lastUnit != "" {
			return r.lastUnit
		}
	case "more":
		return r.lastUnit
	}
	return lemma
}

// measured reports whether the unit measures and does not count.
func measured(unit string) bool {
	switch unit {
	case "percent", "dollar", "euro", "pound", "yen", "rupee", "shekel", "ruble", "rouble", "yuan", "franc", "mark", "dinar", "rial", "riyal", "peso", "cent", "lira",
		"km", "kilometer", "kilometre", "mile", "meter", "metre", "m", "foot", "inch", "cm", "centimeter", "centimetre", "yard", "acre", "hectare",
		"kg", "kilogram", "kilo", "gram", "g", "ton", "tonne", "pound-weight", "barrel", "liter", "litre", "gallon", "degree", "mph", "kph", "megawatt", "watt", "points":
		return true
	}
	return false
}
