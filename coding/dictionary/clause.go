package dictionary

import (
	"strings"

	"hearsay/lexicon/petrarch"
)

// place is where a verb stands among the others of its sentence.
type place int

const (
	mainClause place = iota // codes by itself
	lowerVerb               // tells what the verb above it says, wants or begins
	sideClause              // relative and adverbial clauses: code only where the main clauses tell nothing
)

// verb is a verb of the sentence, in the dictionaries or not.
type verb struct {
	tok     int
	place   place
	above   *verb // governor of a lower verb, first of a row of coordinated ones
	conj    *verb // the verb that it is coordinated with
	lower   []*verb
	passive bool
	negated bool

	code    petrarch.Code // none if the verb is in no dictionary
	where   petrarch.Where
	text    string // of the entry that gave the code
	words   []int  // the verb and the words that its entry and pattern matched
	matched bool   // by a pattern
	source  int    // head of the phrase that the pattern says is the source, or -1
	target  int
	pair    bool // by a pattern with %: those in one phrase act on one another

	done bool
	acts []told
}

// told is an act before it is made an Act.
type told struct {
	head    int
	words   []int
	code    string
	where   petrarch.Where
	text    string
	sources []Party
	targets []Party
	undone  bool
	turned  bool
	closed  bool // the verb has a subject of its own
}

// isVerb reports whether token i can tell an act.
func (r *reading) isVerb(i int) bool {
	tok := &r.t.Tokens[i]
	switch tok.Relation {
	case "aux", "aux:pass", "cop", "case", "mark", "amod", "compound", "flat", "fixed", "det", "cc":
		return false
	}
	if r.at[i-r.first] != 0 && r.hits[r.at[i-r.first]-1].actor != 0 {
		return false
	}
	return tok.UPOS == "VERB" || strings.HasPrefix(tok.XPOS, "VB") && tok.UPOS != "AUX"
}

// structure finds the verbs and how they govern one another.
func (r *reading) structure() []*verb {
	r.verbsAt = map[int]*verb{}
	var all []*verb
	for i := r.first; i < r.end; i++ {
		if !r.left(i) && r.isVerb(i) {
			v := &verb{tok: i, source: -1, target: -1}
			v.passive = r.isPassive(i)
			v.negated = r.isNegated(i)
			r.verbsAt[i] = v
			all = append(all, v)
		}
	}
	for _, v := range all {
		r.situate(v)
	}
	for _, v := range all {
		if v.place == lowerVerb {
			top := v
			for n := 0; top.conj != nil && n < 20; n++ {
				top = top.conj
			}
			if top != v {
				v.above = top.above
			}
			if v.above != nil {
				v.above.lower = append(v.above.lower, v)
			}
		}
	}
	return all
}

func (r *reading) isPassive(i int) bool {
	if r.t.Child(i, "nsubj:pass", "aux:pass", "csubj:pass") >= 0 {
		return true
	}
	tok := &r.t.Tokens[i]
	if tok.XPOS != "VBN" {
		return false
	}
	if tok.Relation == "acl" {
		return true
	}
	if tok.Relation == "conj" && r.t.Child(i, "nsubj", "aux", "obj") < 0 && r.isPassive(tok.Head) {
		return true
	}
	return false
}

func (r *reading) isNegated(i int) bool {
	for _, c := range r.t.Children(i) {
		switch r.lem(int(c)) {
		case "NOT", "N'T", "N’T", "NEVER", "CANNOT":
			return true
		}
		if u := r.up(int(c)); u == "NOT" || u == "N'T" || u == "NEVER" {
			return true
		}
	}
	return false
}

// infinitive reports whether "to" and nothing else opens the clause of verb i.
func (r *reading) infinitive(i int) bool {
	to := false
	for _, c := range r.t.Children(i) {
		if r.rel(int(c)) == "mark" {
			if r.up(int(c)) != "TO" {
				return false
			}
			to = true
		}
	}
	return to
}

// situate finds the place of v.
func (r *reading) situate(v *verb) {
	tok := &r.t.Tokens[v.tok]
	above := r.governor(v.tok)
	switch r.rel(v.tok) {
	case "conj":
		if o := r.verbsAt[tok.Head]; o != nil {
			r.situateOnce(o)
			if up := o.above; up != nil && r.rel(o.tok) == "ccomp" && r.likeAbove(v.tok, o.tok, up.tok) {
				o = up
			}
			v.conj = o
			v.place = o.place
			return
		}
		return
	case "ccomp", "csubj":
		if above != nil && v.tok < above.tok && r.apartBetween(v.tok, above.tok) {
			// "…, officials said": the clause stands by itself.
			return
		}
		v.above = above
	case "xcomp":
		v.above = above
	case "advcl", "acl":
		if tok.Relation == "acl:relcl" {
			v.place = sideClause
			return
		}
		if r.infinitive(v.tok) {
			v.above = above
			break
		}
		v.place = sideClause
		if above == nil && r.rel(v.tok) == "advcl" && r.t.Child(v.tok, "mark") < 0 {
			v.place = mainClause
		}
		return
	case "root", "parataxis", "dep", "discourse", "list":
		return
	default:
		v.place = sideClause
		return
	}
	if v.above != nil {
		v.place = lowerVerb
		if v.above.place == sideClause {
			return
		}
	}
}

// likeAbove reports whether verb i, which the parser joined to the verb of a that-clause,
// goes with the verb above that: "said that it would not work and warned that …".
func (r *reading) likeAbove(i, clause, above int) bool {
	toks := r.t.Tokens
	past := toks[i].XPOS == "VBD" || toks[i].XPOS == "VBN" // forms in -ed are easily taken for one another
	return past && toks[above].XPOS == "VBD" && toks[clause].XPOS == "VB" && r.t.Child(i, "nsubj", "aux", "nsubj:pass", "aux:pass") < 0 && r.t.Child(clause, "aux") >= 0
}

// situateOnce finds the place of a verb that a later one is coordinated with; it
// stands earlier in the list, so that it has its place already, save in odd trees.
func (r *reading) situateOnce(o *verb) {
	if o.tok > r.first && r.rel(o.tok) == "conj" && o.conj == nil {
		if p := r.verbsAt[r.t.Tokens[o.tok].Head]; p != nil && p != o {
			o.conj = p
			o.place = p.place
		}
	}
}

// apartBetween reports whether a comma or quotation mark parts two tokens.
func (r *reading) apartBetween(a, b int) bool {
	for i := a + 1; i < b; i++ {
		switch r.up(i) {
		case ",", "\"", "”", "''", "--":
			return true
		}
	}
	return false
}

// governor is the nearest verb above token i.
func (r *reading) governor(i int) *verb {
	for n := 0; n < 50; n++ {
		i = r.t.Tokens[i].Head
		if i < 0 {
			return nil
		}
		if v := r.verbsAt[i]; v != nil {
			return v
		}
	}
	return nil
}

// unreal reports whether the clause of verb i tells what has not happened yet.
func (r *reading) unreal(i int) bool {
	for _, c := range r.t.Children(i) {
		if r.rel(int(c)) == "mark" {
			switch r.up(int(c)) {
			case "BEFORE", "UNTIL", "IF", "UNLESS":
				return true
			}
		}
	}
	return false
}

// subject is the head of the phrase that does, or in the passive undergoes, what
// the verb at i tells: its own, or that of the verb or noun that it hangs on; -1 if
// none is said.
func (r *reading) subject(i, depth int) int {
	if c := r.t.Child(i, "nsubj", "csubj"); c >= 0 && !r.left(c) {
		switch r.up(c) {
		case "THERE":
		case "WHO", "WHICH", "THAT":
			if h := r.t.Tokens[i].Head; h >= 0 && r.t.Tokens[i].Relation == "acl:relcl" {
				return h
			}
			return c
		default:
			return c
		}
	}
	tok := &r.t.Tokens[i]
	h := tok.Head
	if h < 0 || depth > 12 {
		return -1
	}
	switch r.rel(i) {
	case "conj":
		if v := r.verbsAt[i]; v != nil && v.conj != nil {
			h = v.conj.tok
		}
		return r.subject(h, depth+1)
	case "xcomp", "ccomp":
		if r.rel(i) == "ccomp" && r.t.Child(i, "mark") >= 0 && !r.infinitive(i) {
			return -1
		}
		if o := r.t.Child(h, "obj", "iobj"); o >= 0 && o < i && r.t.Child(h, "nsubj:pass") < 0 {
			return o
		}
		return r.subject(h, depth+1)
	case "advcl":
		return r.subject(h, depth+1)
	case "acl":
		if r.infinitive(i) {
			// "permission to attack": whoever has it.
			if v := r.governor(i); v != nil {
				return r.subject(v.tok, depth+1)
			}
		}
		return h
	}
	return -1
}

// left reports whether token i stands in a clause that is left out.
func (r *reading) left(i int) bool { return r.out != nil && r.out[i-r.first] }

// leaveOut finds the clauses between commas that the settings leave out.
func (r *reading) leaveOut() {
	o := &r.o
	if r.d.Verbs.Generation != 1 {
		// PETRARCH-2 reads the tree, which tells clauses apart.
		return
	}
	if o.CommaMax <= 0 && o.CommaBeginMax <= 0 && o.CommaEndMax <= 0 {
		return
	}
	var commas []int
	last := r.end
	for last > r.first && r.t.Tokens[last-1].UPOS == "PUNCT" {
		last--
	}
	for i := r.first; i < last; i++ {
		if r.up(i) == "," && !r.inPhrase(i) {
			commas = append(commas, i)
		}
	}
	if len(commas) == 0 {
		return
	}
	count := func(a, b int) (n int) {
		for i := a; i < b; i++ {
			if r.t.Tokens[i].UPOS != "PUNCT" {
				n++
			}
		}
		return n
	}
	within := func(n, min, max int) bool { return max > 0 && n >= min && n <= max }
	cut := func(a, b int) {
		if r.out == nil {
			r.out = make([]bool, r.end-r.first)
		}
		for i := a; i < b; i++ {
			r.out[i-r.first] = true
		}
	}
	if within(count(r.first, commas[0]), o.CommaBeginMin, o.CommaBeginMax) {
		cut(r.first, commas[0]+1)
	}
	for k := 0; k+1 < len(commas); k++ {
		if within(count(commas[k]+1, commas[k+1]), o.CommaMin, o.CommaMax) {
			cut(commas[k], commas[k+1])
		}
	}
	if within(count(commas[len(commas)-1]+1, last), o.CommaEndMin, o.CommaEndMax) {
		cut(commas[len(commas)-1], last)
	}
}

// inPhrase reports whether the comma at i parts words of one noun phrase.
func (r *reading) inPhrase(i int) bool {
	h := r.t.Tokens[i].Head
	if h < 0 {
		return false
	}
	switch tok := &r.t.Tokens[h]; {
	case r.rel(h) == "conj" && tok.UPOS != "VERB":
		return true
	case r.rel(h) == "amod", r.rel(h) == "conj" && tok.UPOS == "ADJ":
		return true
	case tok.UPOS == "NOUN" || tok.UPOS == "PROPN":
		// "complete, full ties": the comma hangs on the noun, between its adjectives.
		return i < h && i > r.first && inside(r.t.Tokens[i-1].Relation) && i+1 < r.end && inside(r.t.Tokens[i+1].Relation)
	}
	return false
}

// statement reports whether v says something and does nothing by it.
func statement(v *verb) bool { return v != nil && root(v.code.Forward) == "01" }

// phrasesOf lists the heads of the phrases that the verb at i governs, nearest
// kind first: objects, then phrases with a preposition in the order of the text.
// Those of verbs beneath that the dictionaries do not have belong to it.
func (r *reading) phrasesOf(i int, depth int) (objects, others []int) {
	for _, c32 := range r.t.Children(i) {
		c := int(c32)
		if r.left(c) {
			continue
		}
		switch r.rel(c) {
		case "obj", "iobj":
			objects = append(objects, c)
		case "obl", "nmod", "advmod", "dep":
			if c > i || r.caseOf(c) != "" {
				if rel := r.t.Tokens[c].Relation; rel != "obl:agent" && !(rel == "obl" && r.caseOf(c) == "BY" && r.isPassive(i)) {
					if !r.circumstance(c) || depth == 0 {
						others = append(others, c)
					}
				}
			}
		case "xcomp", "ccomp", "advcl", "acl", "parataxis", "conj":
			v := r.verbsAt[c]
			if depth > 6 || r.rel(c) == "conj" || r.rel(c) == "parataxis" {
				continue
			}
			if v == nil {
				if r.rel(c) == "xcomp" || r.rel(c) == "ccomp" {
					// a predicate that is no verb: itself, its subject and what it governs
					if s := r.t.Child(c, "nsubj"); s >= 0 && !r.left(s) && r.t.Tokens[s].UPOS != "PRON" {
						others = append(others, s)
					}
					others = append(others, c)
					if r.rel(c) == "xcomp" {
						o, p := r.phrasesOf(c, depth+1)
						others = append(append(others, o...), p...)
					}
				}
				continue
			}
			if v.place == sideClause || !v.code.None() && !v.code.Null() && r.d.Verbs.Generation != 1 {
				continue
			}
			if s := r.t.Child(c, "nsubj", "nsubj:pass"); s > i && r.t.Tokens[s].UPOS != "PRON" {
				others = append(others, s)
			}
			if r.rel(c) == "ccomp" && !r.infinitive(c) && statement(r.verbsAt[i]) {
				// Of what is said only those whom it is said of count.
				continue
			}
			o, p := r.phrasesOf(c, depth+1)
			others = append(append(others, o...), p...)
		}
	}
	return objects, others
}
