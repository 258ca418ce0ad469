package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/gazetteer"
	"hearsay/internal/perceptron"
	"hearsay/lexicon"
)

// A name tag is the place of a token in a name (BILOU) with the kind of name:
// tagOutside, or 1 + 4*kind + position.
const (
	tagOutside = 0

	positionBegin  = 0
	positionInside = 1
	positionLast   = 2
	positionUnit   = 3

	kindPerson       = 0
	kindOrganization = 1
	kindPlace        = 2

	kinds = 3
	tags  = 1 + 4*kinds
)

func makeTag(kind, position int) int { return 1 + 4*kind + position }

// mayFollow reports whether tag b may stand behind tag a within a sentence.
func mayFollow(a, b int) bool {
	open := a != tagOutside && ((a-1)%4 == positionBegin || (a-1)%4 == positionInside)
	if b == tagOutside {
		return !open
	}
	continues := (b-1)%4 == positionInside || (b-1)%4 == positionLast
	if !open {
		return !continues
	}
	return continues && (a-1)/4 == (b-1)/4
}

// mayEnd reports whether a sentence may end with the tag.
func mayEnd(a int) bool { return mayFollow(a, tagOutside) }

// NameFeatures makes the features of tokens, for learning and for tagging alike.
type NameFeatures struct {
	names    *lexicon.Names
	gaz      *gazetteer.Gazetteer
	clusters map[uint64]uint8 // hash of a word in lower case: its class among words in like places
}

// word is what the features ask of one token.
type word struct {
	form, lower string
	id          uint64 // hash of lower
	shape       uint64
	flags       uint64 // what the lexicons say
	cluster     uint64 // 0 if none
	capital     bool
	initial     bool // first word of its sentence or after an opening quotation mark
}

// The flags of a word.
const (
	flagGiven = 1 << iota
	flagTitle
	flagOrgWord
	flagPlaceWord
	flagFacilityWord
	flagAgent
	flagCountry
	flagDemonym
	flagPlace
	flagBody
	flagArmed
	flagMedium
	flagMonth
)

var calendar = map[string]bool{
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true,
	"september": true, "october": true, "november": true, "december": true, "monday": true, "tuesday": true,
	"wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true, "sep": true, "sept": true,
	"oct": true, "nov": true, "dec": true, "ramadan": true, "christmas": true, "easter": true,
}

// shapeOf folds letters to X, x and d, each run once.
func shapeOf(form string) string {
	var b [12]byte
	n := 0
	for _, r := range form {
		c := byte('.')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		case r == '-' || r == '\'' || r == '’':
			c = byte(r & 0x7f)
		}
		if n > 0 && b[n-1] == c && (n < 2 || b[n-2] == c) {
			continue
		}
		if n == len(b) {
			break
		}
		b[n] = c
		n++
	}
	return string(b[:n])
}

// documentWords tells how the words of a report are written elsewhere in it.
type documentWords map[string]uint8

const (
	seenLower   = 1 // in lower case
	seenCapital = 2 // with a capital, inside a sentence
)

// note adds the words of one sentence. Sentences in capitals tell nothing.
func (d documentWords) note(forms []string) {
	if shouting(forms) {
		return
	}
	for i, f := range forms {
		r, _ := utf8.DecodeRuneInString(f)
		switch {
		case unicode.IsLower(r):
			d[f] |= seenLower
		case unicode.IsUpper(r) && i > 0:
			d[strings.ToLower(f)] |= seenCapital
		}
	}
}

// shouting reports whether a sentence is written in capitals throughout.
func shouting(forms []string) bool {
	upper, lower := 0, 0
	for _, f := range forms {
		for _, r := range f {
			if unicode.IsUpper(r) {
				upper++
			} else if unicode.IsLower(r) {
				lower++
			}
		}
	}
	return upper > 3 && upper > 8*lower
}

// titled reports whether a sentence is written with a capital at every long
// word, as headlines are.
func titled(forms []string) bool {
	long, capital := 0, 0
	for _, f := range forms {
		r, size := utf8.DecodeRuneInString(f)
		if len(f)-size < 3 || !unicode.IsLetter(r) {
			continue
		}
		long++
		if unicode.IsUpper(r) {
			capital++
		}
	}
	return long >= 4 && capital >= long-long/6
}

// sentenceFeatures calls emit with the features of each token in turn. The
// slice is used again for the next token.
func (nf *NameFeatures) sentenceFeatures(forms []string, seen documentWords, emit func(i int, features []uint64)) {
	n := len(forms)
	ws := make([]word, n)
	caps, title := shouting(forms), titled(forms)
	manner := uint64(0)
	if caps {
		manner = 1
	} else if title {
		manner = 2
	}
	for i, f := range forms {
		nf.describe(&ws[i], f, caps)
		ws[i].initial = i == 0 || i == 1 && !ws[0].capital && strings.ContainsAny(forms[0], "\"“‘'`-")
	}
	nf.markPhrases(forms, ws)
	at := func(i int) *word {
		if i < 0 {
			return &wordBefore
		}
		if i >= n {
			return &wordAfter
		}
		return &ws[i]
	}
	var fs []uint64
	// A run is a stretch of capitalised words with small words between them.
	runBegin, runEnd := 0, 0
	for i := range ws {
		w := &ws[i]
		p, q := at(i-1), at(i+1)
		pp, qq := at(i-2), at(i+2)
		fs = fs[:0]
		add := func(f uint64) { fs = append(fs, f) }
		t := 0
		one := func(a uint64) { t++; add(perceptron.Feature1(t, a)) }
		two := func(a, b uint64) { t++; add(perceptron.Feature2(t, a, b)) }
		three := func(a, b, c uint64) { t++; add(perceptron.Feature3(t, a, b, c)) }

		one(manner)
		one(w.id)
		one(p.id)
		one(q.id)
		one(pp.id)
		one(qq.id)
		two(p.id, w.id)
		two(w.id, q.id)
		two(p.id, q.id)
		two(pp.id, p.id)
		two(q.id, qq.id)
		two(w.id, w.shape)
		two(w.shape, manner)
		two(p.shape, w.shape)
		two(w.shape, q.shape)
		three(p.shape, w.shape, q.shape)
		two(p.id, w.shape)
		two(w.shape, q.id)
		flags := w.flags
		two(flags, w.shape)
		two(flags, p.flags)
		two(flags, q.flags)
		three(p.flags, flags, q.flags)
		two(p.id, flags)
		two(flags, q.id)
		two(p.flags<<1|boolBit(w.capital), qq.flags)
		for b := uint64(1); b <= flagMonth; b <<= 1 {
			if flags&b != 0 {
				add(perceptron.Feature1(200, b))
			}
			if p.flags&b != 0 {
				add(perceptron.Feature2(201, b, w.shape))
			}
			if q.flags&b != 0 {
				add(perceptron.Feature2(202, b, w.shape))
			}
		}
		lw := w.lower
		for k := 1; k <= 4; k++ {
			if len(lw) > k {
				add(perceptron.Feature1(210+k, perceptron.Hash(lw[:k])))
				add(perceptron.Feature1(220+k, perceptron.Hash(lw[len(lw)-k:])))
			}
		}
		if len(q.lower) > 3 {
			add(perceptron.Feature2(230, perceptron.Hash(q.lower[len(q.lower)-3:]), w.shape))
		}
		if len(p.lower) > 3 {
			add(perceptron.Feature2(231, perceptron.Hash(p.lower[len(p.lower)-3:]), w.shape))
		}
		add(perceptron.Feature1(260, w.cluster))
		add(perceptron.Feature1(261, p.cluster))
		add(perceptron.Feature1(262, q.cluster))
		add(perceptron.Feature2(263, p.cluster, w.cluster))
		add(perceptron.Feature2(264, w.cluster, q.cluster))
		add(perceptron.Feature2(265, w.cluster, w.shape))
		add(perceptron.Feature3(266, p.cluster, w.shape, q.cluster))
		add(perceptron.Feature2(267, pp.cluster, p.cluster))
		add(perceptron.Feature2(268, q.cluster, qq.cluster))
		add(perceptron.Feature2(269, p.id, w.cluster))
		add(perceptron.Feature2(270, w.cluster, q.id))
		add(perceptron.Feature3(271, p.cluster, w.cluster, q.cluster))
		elsewhere := uint64(seen[w.lower])
		add(perceptron.Feature3(240, elsewhere, w.shape, boolBit(w.initial)))
		add(perceptron.Feature3(241, manner, boolBit(w.initial), w.shape))
		add(perceptron.Feature2(242, w.id, boolBit(w.initial)))

		if i >= runEnd {
			runBegin, runEnd = i, runFrom(ws, i)
		}
		if w.capital && !caps && !title && runEnd-runBegin > 1 {
			length := uint64(min(runEnd-runBegin, 5))
			last, first := &ws[runEnd-1], &ws[runBegin]
			behind := at(runEnd)
			add(perceptron.Feature2(250, length, uint64(min(i-runBegin, 3))))
			add(perceptron.Feature2(251, last.id, boolBit(i == runEnd-1)))
			add(perceptron.Feature2(252, first.id, boolBit(i == runBegin)))
			add(perceptron.Feature2(257, last.cluster, boolBit(i == runEnd-1)))
			add(perceptron.Feature2(258, first.cluster, boolBit(i == runBegin)))
			add(perceptron.Feature2(259, behind.cluster, boolBit(i == runEnd-1)))
			add(perceptron.Feature2(253, last.flags, length))
			add(perceptron.Feature2(254, first.flags, length))
			add(perceptron.Feature2(255, behind.id, boolBit(i == runEnd-1)))
			add(perceptron.Feature2(256, at(runBegin-1).id, boolBit(i == runBegin)))
		}
		emit(i, fs)
	}
}

var (
	wordBefore = word{id: perceptron.Hash("<s>"), shape: 1}
	wordAfter  = word{id: perceptron.Hash("</s>"), shape: 2}
)

func boolBit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// runFrom is the end of the run of capitalised words that begins at i, or i+1.
func runFrom(ws []word, i int) int {
	if !ws[i].capital {
		return i + 1
	}
	end := i + 1
	for j := i + 1; j < len(ws) && j < i+12; j++ {
		if ws[j].capital {
			end = j + 1
			continue
		}
		switch ws[j].lower {
		case "of", "for", "the", "and", "de", "la", "al", "-", "'", "’", "el", "del", "&", "in", "bin", "ibn", "van", "von", "der", "da", "dos", "ul", "ur", "e", "i":
			continue
		}
		break
	}
	return end
}

// describe fills in what one form tells by itself.
func (nf *NameFeatures) describe(w *word, form string, caps bool) {
	w.form, w.lower = form, strings.ToLower(form)
	w.id = perceptron.Hash(w.lower)
	w.shape = perceptron.Hash(shapeOf(form))
	w.cluster = uint64(nf.clusters[w.id])
	r, _ := utf8.DecodeRuneInString(form)
	w.capital = unicode.IsUpper(r)
	if !w.capital && !caps && !unicode.IsLower(r) {
		return
	}
	if calendar[w.lower] {
		w.flags |= flagMonth
	}
	if g := nf.names.Gender(w.lower); g != "" {
		w.flags |= flagGiven
	}
	if _, ok := nf.names.Title(w.lower); ok {
		w.flags |= flagTitle
	}
	if t, ok := nf.names.TypeWord(w.lower); ok {
		switch t {
		case hearsay.Location:
			w.flags |= flagPlaceWord
		case hearsay.Facility:
			w.flags |= flagFacilityWord
		default:
			w.flags |= flagOrgWord
		}
	}
	if _, ok := nf.names.Agent(w.lower); ok {
		w.flags |= flagAgent
	}
	if w.capital {
		if nf.isDemonym(form) {
			w.flags |= flagDemonym
		}
	}
}

// markPhrases sets the flags of names of several words that the lexicon and
// the gazetteer hold.
func (nf *NameFeatures) markPhrases(forms []string, ws []word) {
	n := len(forms)
	for i := 0; i < n; i++ {
		if !ws[i].capital && !strings.HasPrefix(ws[i].lower, "al") {
			continue
		}
		phrase := ""
		longest := 0
		for k := 1; k <= 6 && i+k <= n; k++ {
			f := forms[i+k-1]
			if k == 1 {
				phrase = f
			} else if f == "-" || f == "'" || f == "’" || strings.HasSuffix(phrase, "-") {
				phrase += f
			} else {
				phrase += " " + f
			}
			if k > 1 && !ws[i+k-1].capital && f != "of" && f != "the" && f != "and" && f != "-" && f != "de" {
				if f != "al" && f != "for" && f != "group" && f != "movement" {
					break
				}
			}
			var flag uint64
			if b, ok := nf.names.Body(phrase); ok {
				switch b.Type {
				case hearsay.Publication:
					flag |= flagMedium
				case hearsay.Group:
					flag |= flagArmed
				default:
					flag |= flagBody
				}
			}
			if _, ok := nf.gaz.Country(phrase); ok {
				flag |= flagCountry
			}
			if len(phrase) > 2 && nf.gaz.HasPlace(phrase) {
				flag |= flagPlace
			}
			if flag != 0 && k >= longest {
				longest = k
				for j := i; j < i+k; j++ {
					ws[j].flags |= flag
				}
			}
		}
	}
}

func (nf *NameFeatures) isDemonym(form string) bool {
	_, ok := nf.gaz.Demonym(form)
	return ok
}

// NewNameFeatures makes features that ask the lexicon, the gazetteer and the
// classes of words (from 1), which may be nil.
func NewNameFeatures(names *lexicon.Names, gaz *gazetteer.Gazetteer, clusters map[string]uint8) *NameFeatures {
	nf := &NameFeatures{names: names, gaz: gaz, clusters: make(map[uint64]uint8, len(clusters))}
	for w, c := range clusters {
		nf.clusters[perceptron.Hash(w)] = c
	}
	return nf
}

// nameTagger finds names with a linear model and the best path of tags.
type nameTagger struct {
	features    *NameFeatures
	model       *perceptron.Model
	transitions [tags][tags]float32
}

// path is the best sequence of tags for the scores of the tokens.
func path(scores []float32, n int, transitions *[tags][tags]float32) []int {
	if n == 0 {
		return nil
	}
	const never = -1e30
	back := make([]uint8, n*tags)
	var now, next [tags]float32
	for t := range now {
		now[t] = never
		if mayFollow(tagOutside, t) {
			now[t] = scores[t] + transitions[tagOutside][t]
		}
	}
	for i := 1; i < n; i++ {
		for t := range next {
			next[t] = never
			for _, s := range before[t] {
				if v := now[s] + transitions[s][t]; v > next[t] {
					next[t], back[i*tags+t] = v, s
				}
			}
			next[t] += scores[i*tags+t]
		}
		now = next
	}
	best := tagOutside
	for t := range now {
		if mayEnd(t) && now[t] > now[best] {
			best = t
		}
	}
	out := make([]int, n)
	for i := n - 1; i >= 0; i-- {
		out[i] = best
		best = int(back[i*tags+best])
	}
	return out
}

// before lists for each tag the tags that may stand before it.
var before = func() (b [tags][]uint8) {
	for s := range tags {
		for t := range tags {
			if mayFollow(s, t) {
				b[t] = append(b[t], uint8(s))
			}
		}
	}
	return b
}()

// tag gives each form of a sentence its tag.
func (nt *nameTagger) tag(forms []string, seen documentWords) []int {
	scores := make([]float32, len(forms)*tags)
	nt.features.sentenceFeatures(forms, seen, func(i int, fs []uint64) {
		nt.model.Score(fs, scores[i*tags:(i+1)*tags])
	})
	return path(scores, len(forms), &nt.transitions)
}
