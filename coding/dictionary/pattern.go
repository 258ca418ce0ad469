package dictionary

import (
	"slices"
	"strings"

	"hearsay/lexicon/petrarch"
)

// lookup finds the entries of the verb at i: those with most words.
func (r *reading) lookup(i int) (entries []verbEntry, words []int) {
	best := 0
	try := func(list []verbEntry) {
		for _, e := range list {
			at, ok := r.wordsAround(i, e.Before, e.After)
			if !ok {
				continue
			}
			if n := len(at); n > best {
				best, entries, words = n, entries[:0:0], at
			} else if n < best {
				continue
			}
			entries = append(entries, e)
		}
	}
	try(r.verbs[r.up(i)])
	if entries == nil {
		base, form := r.lem(i), r.up(i)
		// A form that begins as its base does and is not among its forms is misspelt, or another word.
		if len(base) < 2 || len(form) >= len(base) && form[:len(base)-1] == base[:len(base)-1] {
			return nil, nil
		}
		try(r.lemmas[base])
	}
	return entries, words
}

// wordsAround finds the words of a verb of several words.
func (r *reading) wordsAround(i int, before, after []string) ([]int, bool) {
	words := []int{i}
	at := i
	for k := len(before) - 1; k >= 0; k-- {
		at--
		for at > r.first && r.up(at) == "-" {
			at--
		}
		if at < r.first || !r.is(at, before[k]) {
			return nil, false
		}
		words = append([]int{at}, words...)
	}
	at = i
	for _, w := range after {
		next := at + 1
		if !r.is(next, w) {
			next = -1
			for _, c := range r.t.Children(i) {
				if int(c) > i && r.is(int(c), w) && r.t.Tokens[c].Relation == "compound:prt" {
					next = int(c)
				}
			}
		}
		if next < 0 {
			return nil, false
		}
		words = append(words, next)
		at = next
	}
	return words, true
}

// region is where the words of a pattern are looked for.
type region struct {
	toks []int // in the order of the text
}

// identify finds the code of v: that of the most particular pattern that matches,
// else the verb's own.
func (r *reading) identify(v *verb) {
	entries, words := r.lookup(v.tok)
	if entries == nil {
		return
	}
	v.words = words
	for _, e := range entries {
		v.code, v.where, v.text = e.Code, e.Verb.Where, strings.Join(slices.Concat(e.Before, []string{e.Base}, e.After), " ")
		if e.Code.None() {
			v.code = e.block.Code
		}
	}
	if v.code.None() {
		v.code = petrarch.Code{Forward: Nobody}
	}
	upper, lower := r.regions(v)
	best := 0
	try := func(b *block, n int32) {
		p := &b.Patterns[n]
		var m *matchOf
		if r.d.Verbs.Generation == 1 {
			m = r.sequence(v, p)
		} else {
			m = r.groups(v, p, upper, lower)
		}
		if m == nil || m.score < best {
			return
		}
		best = m.score
		v.code, v.where, v.matched = p.Code, p.Where, true
		v.text = b.Name + ": " + p.String()
		v.source, v.target, v.pair = m.source, m.target, m.pair
		v.words = append(slices.Clone(words), m.words...)
	}
	for _, e := range entries {
		b := e.block
		for _, n := range b.always {
			try(b, n)
		}
		if len(b.byWord) == 0 {
			continue
		}
		var candidates []int32
		look := func(i int) {
			for _, w := range r.words(i) {
				candidates = append(candidates, b.byWord[w]...)
			}
		}
		if r.d.Verbs.Generation == 1 {
			for i := r.first; i < r.end; i++ {
				if i != v.tok && !r.left(i) {
					look(i)
				}
			}
		} else {
			for _, i := range upper.toks {
				look(i)
			}
			for _, i := range lower.toks {
				look(i)
			}
		}
		slices.Sort(candidates)
		for k, n := range candidates {
			if k == 0 || candidates[k-1] != n {
				try(b, n)
			}
		}
	}
	slices.Sort(v.words)
	v.words = slices.Compact(v.words)
}

// regions are the words before and after v that its patterns may speak of: of its
// clause, and of verbs beneath only these themselves where they code.
func (r *reading) regions(v *verb) (upper, lower region) {
	var walk func(i int, out *region)
	walk = func(i int, out *region) {
		for _, c32 := range r.t.Children(i) {
			c := int(c32)
			if r.left(c) {
				continue
			}
			if w := r.verbsAt[c]; w != nil && w != v {
				if w.place != lowerVerb && r.rel(c) != "xcomp" || r.rel(c) == "ccomp" && !r.infinitive(c) && r.listed(c) {
					continue
				}
				out.toks = append(out.toks, c)
				if r.listed(c) {
					for _, g := range r.t.Children(c) {
						if r.rel(int(g)) == "mark" {
							out.toks = append(out.toks, int(g))
						}
					}
					continue
				}
				walk(c, out)
				continue
			}
			if r.rel(c) == "ccomp" {
				continue
			}
			out.toks = append(out.toks, c)
			walk(c, out)
		}
	}
	var all region
	walk(v.tok, &all)
	if r.rel(v.tok) == "conj" || v.place == lowerVerb {
		if s := r.subject(v.tok, 0); s >= 0 && !slices.Contains(all.toks, s) {
			all.toks = append(all.toks, s)
			walk(s, &all)
		}
	}
	slices.Sort(all.toks)
	all.toks = slices.Compact(all.toks)
	pass := -1
	if v.passive {
		pass = r.t.Child(v.tok, "nsubj:pass")
	}
	var passFirst, passEnd int
	if pass >= 0 {
		passFirst, passEnd = r.t.Subtree(pass)
	}
	for _, i := range all.toks {
		if i < v.tok {
			upper.toks = append(upper.toks, i)
			if pass >= 0 && i >= passFirst && i < passEnd {
				lower.toks = append(lower.toks, i)
			}
		} else if i > v.tok {
			lower.toks = append(lower.toks, i)
		}
	}
	return upper, lower
}

// listed reports whether the dictionaries have the verb at i.
func (r *reading) listed(i int) bool {
	entries, _ := r.lookup(i)
	return entries != nil
}

// matchOf is a pattern that matches.
type matchOf struct {
	score          int
	source, target int
	pair           bool
	words          []int
}

// The weights of what a pattern says: a word says more than a preposition, and
// that more than a mere symbol.
const (
	wordWeight   = 10
	prepWeight   = 6
	symbolWeight = 3
)

// groups matches a pattern of PETRARCH-2.
func (r *reading) groups(v *verb, p *petrarch.Pattern, upper, lower region) *matchOf {
	m := &matchOf{source: -1, target: -1}
	role := func(symbol byte, head int) {
		switch symbol {
		case '$':
			m.source = head
		case '+':
			m.target = head
		}
	}
	subject := r.grammatical(v)
	for k := range p.Before {
		it := &p.Before[k]
		if it.Prep == "" && it.Symbol != 0 {
			m.score += symbolWeight
			switch it.Symbol {
			case '%':
				if subject < 0 || len(r.parties(subject)) < 2 {
					return nil
				}
				m.pair = true
			case '^':
			default:
				if subject < 0 {
					return nil
				}
				role(it.Symbol, subject)
			}
			continue
		}
		if _, ok := r.item(v, it, upper, m, role); !ok {
			return nil
		}
	}
	after, group := v.tok, -1
	for k := range p.After {
		it := &p.After[k]
		if it.Prep == "" && it.Symbol != 0 {
			m.score += symbolWeight
			head := r.nextPhrase(lower, after)
			if head < 0 {
				return nil
			}
			if it.Symbol == '%' {
				if len(r.parties(head)) < 2 {
					return nil
				}
			}
			role(it.Symbol, head)
			after = head
			continue
		}
		in := lower
		if it.Prep != "" {
			// Groups stand in the order of the line.
			for len(in.toks) > 0 && in.toks[0] <= group {
				in.toks = in.toks[1:]
			}
		}
		at, ok := r.item(v, it, in, m, role)
		if !ok {
			return nil
		}
		if it.Prep != "" {
			group = at
		}
		after = max(after, at)
	}
	return m
}

// grammatical is the head of the phrase that stands as subject of v, whatever the
// voice.
func (r *reading) grammatical(v *verb) int {
	if s := r.subject(v.tok, 0); s >= 0 {
		return s
	}
	return -1
}

// nextPhrase is the head of the next phrase with a code that begins after a token.
func (r *reading) nextPhrase(in region, after int) int {
	for _, i := range in.toks {
		n := r.at[i-r.first]
		if i <= after || n == 0 {
			continue
		}
		return r.phraseHead(i)
	}
	return -1
}

// item matches words and groups of a pattern. It returns the last token matched.
func (r *reading) item(v *verb, it *petrarch.Item, in region, m *matchOf, role func(byte, int)) (int, bool) {
	if it.Prep == "" {
		at := r.wordsIn(v, it.Words, in, "", -1, m)
		return at, at >= 0
	}
	for _, c := range in.toks {
		if r.up(c) != it.Prep {
			continue
		}
		g := -1
		switch r.rel(c) {
		case "case", "mark":
			g = r.t.Tokens[c].Head
		}
		before := len(m.words)
		score := m.score
		m.score += prepWeight
		m.words = append(m.words, c)
		switch {
		case it.Symbol != 0:
			if g >= 0 && g != v.tok && len(r.parties(g)) > 0 {
				m.score += symbolWeight
				role(it.Symbol, g)
				if len(it.Words) == 0 || r.wordsIn(v, it.Words, in, it.Prep, g, m) >= 0 {
					return g, true
				}
			}
		case len(it.Words) == 0:
			return c, true
		case g >= 0 && r.wordsIn(v, it.Words, in, it.Prep, g, m) >= 0:
			return g, true
		case g < 0 || g == v.tok:
			// an adverb or particle: the words follow
			if at := r.wordsAfter(it.Words, c, m); at >= 0 {
				return at, true
			}
		}
		m.words, m.score = m.words[:before], score
	}
	return -1, false
}

// wordsAfter matches words that follow token c.
func (r *reading) wordsAfter(words []petrarch.Word, c int, m *matchOf) int {
	for i := c + 1; i < min(c+6, r.end); i++ {
		if at := r.headWord(words, i, m); at >= 0 {
			return at
		}
	}
	return -1
}

// wordsIn matches the words of one phrase, the last of which is its head. With a
// preposition the head must be the token under; without, it must have none, or
// be counted by a noun that has none ("a set of resolutions").
func (r *reading) wordsIn(v *verb, words []petrarch.Word, in region, prep string, under int, m *matchOf) int {
	if prep != "" {
		if at := r.headWord(words, under, m); at >= 0 {
			return at
		}
		for _, c := range r.t.Children(under) {
			if rel := r.rel(int(c)); rel == "conj" || len(words) == 1 && (rel == "amod" || rel == "compound") {
				if at := r.headWord(words, int(c), m); at >= 0 {
					return at
				}
			}
		}
		return -1
	}
	for _, i := range in.toks {
		switch r.t.Tokens[i].UPOS {
		case "ADP", "PRON", "DET", "PART", "SCONJ", "CCONJ", "ADV", "AUX":
			// What stands before the verb are nouns.
			if i < v.tok {
				continue
			}
		default:
			if inside(r.t.Tokens[i].Relation) && r.rel(i) != "amod" || r.rel(i) == "amod" && len(words) > 1 {
				continue
			}
		}
		if w := r.verbsAt[i]; w != nil && !w.code.None() {
			// Patterns hold no verbs of the dictionary.
			continue
		}
		before := len(m.words)
		score := m.score
		if at := r.headWord(words, i, m); at >= 0 {
			if c := r.caseOf(i); c == "" || c == "OF" && r.counted(i) || r.covers(m.words[before:], i) {
				return at
			}
		}
		m.words, m.score = m.words[:before], score
	}
	return -1
}

// counted reports whether the noun above token i only counts or bundles it.
func (r *reading) counted(i int) bool {
	h := r.t.Tokens[i].Head
	return h >= r.first && h < r.end && counters[r.lem(h)]
}

// counters are nouns that count or bundle the noun behind their "of".
var counters = map[string]bool{
	"SET": true, "NUMBER": true, "SERIES": true, "ROUND": true, "WAVE": true, "LOT": true, "GROUP": true, "PAIR": true, "PACKAGE": true, "KIND": true, "TYPE": true,
	"PIECE": true, "BATCH": true, "STRING": true, "SPATE": true, "DOZEN": true, "HUNDRED": true, "THOUSAND": true, "MILLION": true, "BILLION": true, "TON": true,
	"TONNE": true, "COUPLE": true, "HANDFUL": true, "MAJORITY": true, "PART": true, "ACT": true, "CAMPAIGN": true, "PROCESS": true, "STATE": true, "FORM": true,
}

// covers reports whether the preposition of token i is among the words matched.
func (r *reading) covers(words []int, i int) bool {
	for _, c := range r.t.Children(i) {
		if r.rel(int(c)) == "case" && slices.Contains(words, int(c)) {
			return true
		}
	}
	return false
}

// headWord matches the words of a phrase whose last one is token i: the one
// before it must stand next to it, the others anywhere before.
func (r *reading) headWord(words []petrarch.Word, i int, m *matchOf) int {
	if i < r.first || i >= r.end {
		return -1
	}
	before := len(m.words)
	n := len(words) - 1
	start := r.oneWord(&words[n], i, m)
	if start < 0 {
		m.words = m.words[:before]
		return -1
	}
	at := start
	for k := n - 1; k >= 0; k-- {
		found := -1
		low := max(r.first, start-8)
		if k == n-1 || words[k].Tight {
			low = max(r.first, r.previous(at))
		}
		for j := r.previous(at); j >= low; j-- {
			if s := r.oneWord(&words[k], j, m); s >= 0 {
				found = s
				break
			}
		}
		if found < 0 {
			m.words = m.words[:before]
			return -1
		}
		at = found
	}
	m.score += wordWeight * (n + 1)
	return i
}

// previous is the token before i that is no hyphen or possessive mark.
func (r *reading) previous(i int) int {
	for i--; i >= r.first; i-- {
		if u := r.up(i); u != "-" && r.t.Tokens[i].XPOS != "POS" {
			return i
		}
	}
	return r.first - 1
}

// oneWord matches a word, or a member of a set, that ends at token i and returns
// where it begins.
func (r *reading) oneWord(w *petrarch.Word, i int, m *matchOf) int {
	if i < r.first {
		return -1
	}
	if w.Set == nil {
		if !r.is(i, w.Text) {
			return -1
		}
		m.words = append(m.words, i)
		return i
	}
	if i >= r.end {
		return -1
	}
	for _, last := range r.words(i) {
		for _, member := range w.Set.Ending(last) {
			at := i
			for k := len(member) - 2; k >= 0 && at >= r.first; k-- {
				at = r.previous(at)
				if at < r.first || !r.is(at, member[k]) {
					at = -1
				}
			}
			if at < 0 {
				continue
			}
			for j := at; j <= i; j++ {
				m.words = append(m.words, j)
			}
			return at
		}
	}
	return -1
}

// words are the form and, if it is another, the lemma of token i.
func (r *reading) words(i int) []string {
	if k := i - r.first; r.lemma[k] == r.upper[k] {
		return r.upper[k : k+1]
	}
	return []string{r.up(i), r.lem(i)}
}
