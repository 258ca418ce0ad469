package attribution

import (
	"slices"

	"hearsay"
)

// A unit is a stretch of words that may play a role (source, content, part of
// the cue) beside one cue: a dependent, what governs the cue less the cue's own
// branch, the subject of a clause above it, a quotation, the sentence after.
type unit struct {
	path   string  // how it is reached from the cue: "nsubj", "obl:of", "^advcl>nsubj", "^parataxis"
	head   int     // the token that heads it
	tokens []int32 // in order
	level  int     // clauses climbed
}

// reading is what the search over one text keeps at hand.
type reading struct {
	t       *hearsay.Text
	quotes  []quotation
	quoteOf []int32 // index in quotes of each token, -1 outside
	lower   []string
}

func read(t *hearsay.Text) *reading {
	r := &reading{t: t, quotes: quotations(t), quoteOf: make([]int32, len(t.Tokens)), lower: make([]string, len(t.Tokens))}
	for i := range t.Tokens {
		r.quoteOf[i] = -1
		r.lower[i] = t.Lower(i)
	}
	for q, x := range r.quotes {
		first, end := t.TokensIn(x.Span)
		for i := first; i < end; i++ {
			r.quoteOf[i] = int32(q)
		}
	}
	return r
}

// subtree appends token i and all its descendants but those under without, in
// order.
func (r *reading) subtree(i, without int) []int32 {
	out := []int32{int32(i)}
	for k := 0; k < len(out); k++ {
		for _, c := range r.t.Children(int(out[k])) {
			if int(c) != without {
				out = append(out, c)
			}
		}
	}
	slices.Sort(out)
	return out
}

// marker is the lemma of the preposition or conjunction that introduces the
// phrase of token i, or "".
func (r *reading) marker(i int) string {
	for _, c := range r.t.Children(i) {
		if rel := r.t.Tokens[c].Relation; rel == "case" || rel == "mark" {
			return r.lower[c]
		}
	}
	return ""
}

// relation is the relation of token i with its marker where that tells.
func (r *reading) relation(i int) string {
	rel := r.t.Tokens[i].Relation
	switch {
	case hearsay.MatchRelation(rel, "obl"), hearsay.MatchRelation(rel, "nmod") && rel != "nmod:poss", hearsay.MatchRelation(rel, "advcl"), rel == "acl":
		if m := r.marker(i); m != "" {
			return rel + "(" + m + ")"
		}
	}
	return rel
}

// isSubject reports whether the relation is that of a subject.
func isSubject(rel string) bool {
	return hearsay.MatchRelation(rel, "nsubj") || hearsay.MatchRelation(rel, "csubj")
}

const maxClimb = 4

// units are the stretches that may play a role beside the cue at token c.
func (r *view) units(c int) []unit {
	t := r.t
	s := t.Sentences[t.SentenceOf(c)]
	if t.Tokens[c].UPOS == "PUNCT" {
		return r.colonUnits(c)
	}
	if r.lower[c] == "according" && t.Tokens[c].Relation != "case" {
		return r.accordingUnits(c, s)
	}
	out := make([]unit, 0, 16)
	for _, d32 := range t.Children(c) {
		d := int(d32)
		rel := t.Tokens[d].Relation
		if rel == "punct" || rel == "cc" || rel == "conj" {
			continue
		}
		toks := r.subtree(d, -1)
		if x := r.complement(c, d); x != rel {
			out = append(out, unit{path: x, head: d, tokens: toks})
			continue
		}
		// The preposition right after the cue may be part of it: "called for".
		if len(toks) > 1 && (hearsay.MatchRelation(rel, "obl") || hearsay.MatchRelation(rel, "nmod") || hearsay.MatchRelation(rel, "advcl") || rel == "acl") {
			if m := int(toks[0]); t.Tokens[m].Head == d && (t.Tokens[m].Relation == "case" || t.Tokens[m].Relation == "mark") && m > c {
				out = append(out, unit{path: "case " + r.relation(d), head: m, tokens: toks[:1]})
				toks = toks[1:]
			}
		}
		out = append(out, unit{path: r.relation(d), head: d, tokens: toks})
	}
	path := ""
	for level, below := 1, c; level <= maxClimb; level++ {
		g := t.Tokens[below].Head
		if g < 0 {
			break
		}
		path += "^" + r.relation(below)
		for _, d32 := range t.Children(g) {
			d := int(d32)
			rel := t.Tokens[d].Relation
			if d == below {
				continue
			}
			switch {
			case isSubject(rel), level == 1 && (rel == "obj" || rel == "nmod:poss" || rel == "obl:agent"):
				out = append(out, unit{path: path + ">" + rel, head: d, tokens: r.subtree(d, -1), level: level})
			}
		}
		out = append(out, unit{path: path, head: g, tokens: r.subtree(g, below), level: level})
		below = g
	}
	out = r.nearUnits(c, s, out)
	if k := r.borderBefore(c, s); k > s.FirstToken {
		out = append(out, unit{path: "before border", head: s.FirstToken, tokens: indices(s.FirstToken, k), level: 5})
	}
	// Quotations of the sentence that do not hold the cue.
	last := int32(-1)
	for i := s.FirstToken; i < s.EndToken; i++ {
		q := r.quoteOf[i]
		if q < 0 || q == last || q == r.quoteOf[c] {
			continue
		}
		last = q
		j := i
		for j < s.EndToken && r.quoteOf[j] == q {
			j++
		}
		where := "quote after"
		if i < c {
			where = "quote before"
		}
		out = append(out, unit{path: where, head: i, tokens: indices(i, j), level: 5})
	}
	return out
}

// complement is the relation of the dependent d of the cue c, where a clause
// with "that" or "to" right after a word of the lexicon counts as its
// complement, which the parser often takes for an adverbial.
func (r *view) complement(c, d int) string {
	t := r.t
	rel := t.Tokens[d].Relation
	if rel != "advcl" || d < c {
		return rel
	}
	m := r.marker(d)
	if m != "to" && m != "that" || !r.cues.Known(t.Tokens[c].Lemma, lexPOS(&t.Tokens[c])) {
		return rel
	}
	if first, _ := t.Subtree(d); first > c+2 || first < c || r.lower[first] == "," || r.lower[c+1] == "," {
		return rel
	}
	if m == "to" {
		return "xcomp"
	}
	return "ccomp"
}

// nearUnits adds the noun phrases right before and right after a verb that has
// no subject of its own in the tree: where the parser errs, a source is most
// often found there.
func (r *reading) nearUnits(c int, s hearsay.Sentence, out []unit) []unit {
	t := r.t
	if t.Tokens[c].UPOS != "VERB" {
		return out
	}
	for k := range out {
		if out[k].level == 0 && isSubject(out[k].path) {
			return out
		}
	}
	nominal := func(i int) bool {
		switch t.Tokens[i].UPOS {
		case "NOUN", "PROPN", "PRON", "NUM":
			return true
		}
		return false
	}
	before := c - 1
	for before >= s.FirstToken {
		// The parser takes some auxiliaries for verbs of their own.
		if u := t.Tokens[before].UPOS; u != "AUX" && u != "ADV" && u != "PART" && t.Tokens[before].Lemma != "have" && r.lower[before] != "," {
			break
		}
		before--
	}
	if before >= s.FirstToken && nominal(before) {
		head := r.top(before, s.FirstToken, before+1)
		out = append(out, unit{path: "near before", head: head, tokens: r.clip(head, s.FirstToken, before+1), level: 5})
	}
	after := c + 1
	for after < s.EndToken && (t.Tokens[after].UPOS == "DET" || t.Tokens[after].UPOS == "ADJ" || t.Tokens[after].UPOS == "NUM") {
		after++
	}
	if after < s.EndToken && nominal(after) {
		head := r.top(after, c+1, s.EndToken)
		out = append(out, unit{path: "near after", head: head, tokens: r.clip(head, c+1, s.EndToken), level: 5})
	}
	return out
}

// borderBefore is the last comma or end of a quotation before a verb that ends
// its sentence, with at most a noun phrase between them: "…, the army said." It
// is -1 if there is none.
func (r *reading) borderBefore(c int, s hearsay.Sentence) int {
	if r.t.Tokens[c].UPOS != "VERB" || s.EndToken-c > 14 {
		return -1
	}
	for k := c - 1; k > s.FirstToken && c-k < 16; k-- {
		if r.lower[k] == "," || r.quoteOf[k] >= 0 && r.quoteOf[k] != r.quoteOf[c] && r.t.Tokens[k].UPOS == "PUNCT" {
			return k
		}
	}
	return -1
}

// accordingUnits are the source and the content of "according to" where the
// tree does not show them: what follows up to a comma, and the rest.
func (r *reading) accordingUnits(c int, s hearsay.Sentence) []unit {
	from := c + 1
	if from < s.EndToken && r.lower[from] == "to" {
		from++
	}
	end := s.EndToken
	for end > from && r.t.Tokens[end-1].UPOS == "PUNCT" {
		end--
	}
	k := from
	for k < end && r.lower[k] != "," && r.lower[k] != ":" && r.lower[k] != ";" {
		k++
	}
	if k == from {
		return nil
	}
	head := r.top(from, from, k)
	out := []unit{{path: "fixed", head: c, tokens: indices(c, from)}, {path: "^case", head: head, tokens: indices(from, k), level: 1}}
	switch {
	case c-s.FirstToken > 2:
		out = append(out, unit{path: "^case^obl(according)", head: s.FirstToken, tokens: indices(s.FirstToken, c), level: 2})
	case k+1 < end:
		out = append(out, unit{path: "^case^obl(according)", head: k + 1, tokens: indices(k+1, end), level: 2})
	}
	return out
}

// top climbs from token i through the noun phrase that it stands in, as far as
// the phrase stays inside [first, end).
func (r *reading) top(i, first, end int) int {
	for range 6 {
		h := r.t.Tokens[i].Head
		if h < first || h >= end {
			return i
		}
		switch r.t.Tokens[i].Relation {
		case "compound", "flat", "amod", "det", "nummod", "appos", "nmod", "nmod:poss", "nmod:desc", "conj":
			i = h
		default:
			return i
		}
	}
	return i
}

// clip is the part of the subtree of token i that stands in [first, end)
// without a gap around i.
func (r *reading) clip(i, first, end int) []int32 {
	all := r.subtree(i, -1)
	at, _ := slices.BinarySearch(all, int32(i))
	from, to := at, at+1
	for from > 0 && int(all[from-1]) >= first && all[from-1] == all[from]-1 {
		from--
	}
	for to < len(all) && int(all[to]) < end && all[to] == all[to-1]+1 {
		to++
	}
	return all[from:to]
}

// colonUnits are what stands before and after a colon in its sentence, and the
// next sentence if the colon ends its own.
func (r *reading) colonUnits(c int) []unit {
	t := r.t
	n := t.SentenceOf(c)
	s := t.Sentences[n]
	var out []unit
	if c > s.FirstToken {
		out = append(out, unit{path: "before colon", head: s.FirstToken, tokens: indices(s.FirstToken, c)})
	}
	switch {
	case c+1 < s.EndToken:
		out = append(out, unit{path: "after colon", head: c + 1, tokens: indices(c+1, s.EndToken)})
	case n+1 < len(t.Sentences) && t.Sentences[n+1].EndToken > t.Sentences[n+1].FirstToken:
		s = t.Sentences[n+1]
		out = append(out, unit{path: "after colon", head: s.FirstToken, tokens: indices(s.FirstToken, s.EndToken)})
	}
	return out
}

func indices(first, end int) []int32 {
	out := make([]int32, 0, end-first)
	for i := first; i < end; i++ {
		out = append(out, int32(i))
	}
	return out
}
