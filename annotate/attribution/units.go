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
func (r *reading) units(c int) []unit {
	t := r.t
	s := t.Sentences[t.SentenceOf(c)]
	if t.Tokens[c].UPOS == "PUNCT" {
		return r.colonUnits(c)
	}
	out := make([]unit, 0, 16)
	for _, d32 := range t.Children(c) {
		d := int(d32)
		rel := t.Tokens[d].Relation
		if rel == "punct" || rel == "cc" || rel == "conj" {
			continue
		}
		toks := r.subtree(d, -1)
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
