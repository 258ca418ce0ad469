// Package attribution finds who says what: source, cue and content of every
// account that a text tells of, how the source stands to it, through whom it
// came, and the reservations (hedges) that the words make. A learned model
// decides which words are cues and which stretches beside them are source and
// content; the cue lexicon gives the stance. It never judges whether an account
// is true.
package attribution

import (
	"cmp"
	"slices"

	"hearsay"
	"hearsay/lexicon"
	"hearsay/model"
)

// Annotator is safe for concurrent use.
type Annotator struct {
	cues    *lexicon.Cues
	weights *Weights
}

// New makes an Annotator of the lexicon's cues and the model inside the binary.
func New(lex *lexicon.Lexicon) (*Annotator, error) {
	w, err := ReadWeights(model.Attribution)
	if err != nil {
		return nil, err
	}
	return NewWith(lex, w), nil
}

// NewWith makes an Annotator that decides by w.
func NewWith(lex *lexicon.Lexicon, w *Weights) *Annotator {
	return &Annotator{cues: lex.Cues, weights: w}
}

// The roles that a unit can play.
const (
	roleNone = iota
	roleContent
	roleSource
	roleCue
	roles
)

// A found is an attribution as token indices, before it becomes spans.
type found struct {
	at                   int // the token of the cue that was judged
	score                float32
	source, cue, content []int32 // in order
	sourceHead           int     // -1 if there is no source
	stance               hearsay.Stance
	parent               int  // index in the same slice, -1 for none
	key                  int  // where it stands in the order
	noun                 bool // read off a noun and what follows it
	pattern              bool // read off a fixed phrase and not judged
}

// Annotate finds the attributions of t, in the order of the text; one that
// stands in the content of another comes after it and names it as its parent.
func (a *Annotator) Annotate(t *hearsay.Text, entities []hearsay.Entity) []hearsay.Attribution {
	if len(t.Tokens) == 0 {
		return nil
	}
	v := &view{reading: read(t), cues: a.cues, classes: a.weights.classes}
	mentions := newMentionIndex(t, entities)
	all := a.find(v)
	v.mend(all)
	all = v.headlines(all, mentions)
	all = v.rejoinders(v.carriers(all))
	v.growQuotations(all)
	v.joinQuotations(all)
	v.joinStatement(all)
	nest(all)
	v.keepInside(all)
	all = drained(all)
	out := make([]hearsay.Attribution, len(all))
	for i := range all {
		x := &all[i]
		out[i] = hearsay.Attribution{
			Source: v.spans(x.source, false), Cue: v.spans(x.cue, false), Content: v.spans(x.content, true),
			Kind: v.kind(x.content), Stance: x.stance, Negated: v.negated(x),
			Entity: mentions.source(x), Anonymous: v.anonymous(x, mentions), Venue: mentions.venue(v, x),
			Parent: hearsay.AttributionID(x.parent + 1),
		}
	}
	return out
}

// drained leaves out the accounts that setting right has left without a cue or
// without content; what stood in them stands in their parents.
func drained(all []found) []found {
	empty := func(x *found) bool { return len(x.cue) == 0 || len(x.content) == 0 }
	at, n := make([]int, len(all)), 0
	for i := range all {
		at[i] = n
		if !empty(&all[i]) {
			n++
		}
	}
	kept := make([]found, 0, n)
	for _, x := range all {
		if empty(&x) {
			continue
		}
		for x.parent >= 0 && empty(&all[x.parent]) {
			x.parent = all[x.parent].parent
		}
		if x.parent >= 0 {
			x.parent = at[x.parent]
		}
		kept = append(kept, x)
	}
	return kept
}

// find reads the attributions off, one per cue.
func (a *Annotator) find(v *view) []found {
	var out []found
	var f features
	t := v.t
	for i := range t.Sentences {
		s := &t.Sentences[i]
		if s.Section == hearsay.Boilerplate {
			continue
		}
		for c := s.FirstToken; c < s.EndToken; c++ {
			if !v.candidate(c) {
				continue
			}
			if first, second, ok := v.quotedAs(c); ok {
				out = append(out, second)
				if len(first.source) > 0 {
					out = append(out, first)
				}
				continue
			}
			if v.unchecked(c) || v.nickname(c) || v.relativeNoun(c) {
				continue
			}
			noun, isNoun := v.nounAccount(c)
			f = v.cueFeatures(c, f)
			p := a.weights.cueProbability(f)
			if v.lower[c] == "according" && v.lowerAt(c+1) == "to" {
				p = 1 // it has no other use worth the name
			}
			if t.Tokens[c].Lemma == "say" && c+2 == s.EndToken && v.finite(c) {
				p = max(p, .6) // "…, the spokesman, Ann Lee, said."
			}
			if _, ok := v.told(c); ok {
				p = max(p, .6) // "…, a witness told the agency."
			}
			if v.occasionThat(c) >= 0 || v.hearsayPassive(c) || v.reportedly(c) >= 0 {
				p = max(p, .6) // "are believed to have left", "have reportedly left"
			}
			if isNoun {
				// "Accusations of fraud": the order of the words tells more than the tree.
				if y, ok := a.resolve(v, c, p); ok && len(noun.source) == 0 && t.Tokens[c].Relation != "obj" && t.Tokens[c].UPOS == "NOUN" && len(y.source) > 0 && p >= a.weights.threshold {
					noun.source, noun.sourceHead = minus(minus(y.source, noun.content), noun.cue), y.sourceHead
				}
				if len(noun.source) == 0 {
					noun.sourceHead = -1
				}
				noun.score, noun.noun = max(p, .5), true
				if v.objectTaken(c) {
					out = append(out, v.verbBefore(c))
				}
				out = append(out, noun)
				continue
			}
			if p < a.weights.threshold {
				continue
			}
			x, ok := a.resolve(v, c, p)
			if !ok || v.idle(&x) {
				continue
			}
			if blow[t.Tokens[c].Lemma] && v.kind(x.content) == hearsay.Indirect && t.Child(c, "ccomp") < 0 {
				continue
			}
			if a.weights.check != nil {
				f = v.checkFeatures(&x, p, f)
				x.score = a.weights.checkProbability(f)
				if x.score < a.weights.checkThreshold && !v.trusted(c, p, a.weights.sure) {
					continue
				}
			}
			out = append(out, x)
		}
	}
	return dropDoubles(out)
}

// blow holds verbs that a report of politics uses of words and a report of war
// of deeds. Without a clause or a quotation they are taken for deeds.
var blow = set(`attack assault hit strike target fire shoot burn bomb shell kill seize raid storm beat destroy flood rescue fight
bombard wound injure arrest detain capture occupy invade deploy launch stage sink explode evacuate retaliate appoint`)

// trusted reports whether the cue at c, believed in with the probability p,
// needs no check: the lexicon has it and the model is sure, or the words around
// it make it one of the lexicon's phrases ("claimed responsibility").
func (v *view) trusted(c int, p, sure float32) bool {
	tok := &v.t.Tokens[c]
	if v.lower[c] == "according" {
		return true
	}
	clause := slices.ContainsFunc(v.t.Children(c), func(d int32) bool {
		x := v.complement(c, int(d))
		return int(d) > c && (x == "ccomp" || x == "xcomp" || x == "csubj")
	})
	if p > .5 && tok.UPOS == "VERB" && (tok.Lemma == "say" && v.finite(c) || v.toldThat(c) >= 0) {
		return true
	}
	if _, ok := v.told(c); ok || v.occasionThat(c) >= 0 || v.hearsayPassive(c) || v.reportedly(c) >= 0 {
		return true
	}
	if p > .5 && tok.UPOS == "VERB" && clause {
		// A verb of speech or will with a clause of its own.
		switch stance, _ := v.stance(c); stance {
		case hearsay.Asserts, hearsay.Denies, hearsay.Promises, hearsay.Threatens, hearsay.Warns, hearsay.Accuses, hearsay.AsksFor,
			hearsay.Demands, hearsay.Refuses, hearsay.Hopes, hearsay.Fears, hearsay.Confirms, hearsay.Suggests:
			return true
		case hearsay.Believes:
			if v.t.Child(c, "aux:pass") >= 0 {
				return true
			}
		}
	}
	return p >= sure && v.cues.Known(tok.Lemma, lexPOS(tok)) ||
		v.cues.Framed(tok.Lemma, lexPOS(tok), func(frame string) bool { return v.meets(c, frame) })
}

// cueProbability is the model's belief that features f are those of a cue.
func (w *Weights) cueProbability(f features) float32 { return w.cue.sigmoid(f) }

func (w *Weights) checkProbability(f features) float32 { return w.check.sigmoid(f) }

// resolve gives the units beside the cue at c their roles. It reports false
// if nothing is content.
func (a *Annotator) resolve(v *view, c int, p float32) (found, bool) {
	x := found{at: c, score: p, sourceHead: -1, parent: -1}
	us := v.units(c)
	var f features
	var s [roles]float32
	var best float32
	source := -1
	var content, cue []int32
	second, secondAt := float32(0), -1
	for k := range us {
		u := &us[k]
		f = v.unitFeatures(c, u, us, f)
		a.weights.role.score(f, s[:])
		softmax(s[:])
		switch {
		case s[roleSource] > .25 && s[roleSource] > best && v.mayName(u.head):
			best, source = s[roleSource], k
		}
		switch {
		case s[roleContent] > .5:
			content = append(content, u.tokens...)
		case s[roleCue] > .5 && (u.level == 0 && len(u.tokens) < 8 || len(u.tokens) < 4):
			cue = append(cue, u.tokens...)
			if m := int(u.tokens[0]) - 1; m > c && v.t.Tokens[m].Relation == "case" && v.t.Tokens[m].Head == u.head {
				cue = append(cue, int32(m)) // "said on its account"
			}
		case s[roleContent] > second:
			second, secondAt = s[roleContent], k
		}
	}
	if len(content) == 0 && secondAt >= 0 && second > .25 && secondAt != source {
		content = append(content, us[secondAt].tokens...)
	}
	if source >= 0 {
		x.sourceHead = us[source].head
		if h := us[source].head; v.t.Tokens[h].UPOS == "VERB" {
			// The parser took the clause before for the subject.
			if sub := v.t.Child(h, "nsubj"); sub >= 0 {
				x.sourceHead = sub
				us[source].tokens = v.subtree(sub, -1)
			}
		}
		x.source = v.growName(v.trimSource(x.sourceHead, us[source].tokens), c)
		if us[source].level == 0 && isSubject(us[source].path) && x.sourceHead < c {
			// What is told of the speaker is no part of what he tells.
			content = minus(sorted(content), minus(v.subtree(x.sourceHead, -1), x.source))
		}
	}
	if g := v.reportedly(c); g >= 0 {
		content = minus(v.subtree(g, c), []int32{int32(c)})
	}
	if h := v.accordingAside(c); h >= 0 {
		content = minus(v.subtree(h, -1), v.subtree(v.t.Tokens[c].Head, -1))
	}
	if h := v.asClause(c); h >= 0 && p > .3 {
		content = minus(v.subtree(h, c), v.subtree(c, -1))
	}
	if i := v.toldThat(c); i >= 0 && p > .5 && !slices.Contains(content, int32(i+1)) {
		content = minus(v.rest(c), indices(c+1, i))
	}
	if i := v.occasionThat(c); i >= 0 && !slices.Contains(content, int32(i+1)) {
		content = minus(v.rest(c), indices(c+1, i))
		if len(cue) > 0 && v.lower[c+1] != "," {
			cue = indices(c, i)
		}
	}
	if k, ok := v.told(c); ok && len(content) == 0 {
		content = indices(v.clauseStart(k), k)
	}
	if len(content) == 0 && p > .8 && v.t.Tokens[c].UPOS == "VERB" {
		content = v.rest(c)
	}
	x.cue = sorted(append(cue, int32(c)))
	x.source = minus(x.source, x.cue)
	if q := v.quoteOf[c]; q >= 0 && v.quotes[q].Len() > shortQuotation {
		// What is told inside speech stays inside it.
		x.source, content = v.within(x.source, q), v.within(content, q)
	}
	x.content = minus(minus(sorted(content), x.source), x.cue)
	if len(x.source) == 0 {
		x.sourceHead = -1
	}
	if !v.hasWord(x.content) && len(x.source) > 3 && v.lowerAt(c-1) == "," && v.finite(c) && int(x.source[0]) == v.t.Sentences[v.t.SentenceOf(c)].FirstToken {
		// The parser joined the speaker to what he says: mend parts them.
		x.source, x.sourceHead, x.content = nil, -1, x.source
	}
	if !v.hasWord(x.content) {
		return x, false
	}
	x.stance = v.stanceOf(&x)
	return x, true
}

// mayName reports whether token i can head the words that name a source.
func (v *view) mayName(i int) bool {
	switch v.t.Tokens[i].UPOS {
	case "ADP", "PUNCT", "CCONJ", "SCONJ", "AUX", "ADV", "PART":
		return false
	}
	return true
}

// manner holds the verbs of how and where somebody speaks, which are no part of
// his name: "officials speaking on condition of anonymity".
var manner = set(`speak talk write appear quote cite ask request insist testify address brief`)

// trimSource leaves the relative clauses, ages and asides of a noun phrase
// out: "Ann Lee, 34, who had fled" is named by "Ann Lee".
func (v *view) trimSource(head int, toks []int32) []int32 {
	t := v.t
	var out []int32
	for _, i := range toks {
		keep := true
		for j := int(i); j != head && j >= 0; j = t.Tokens[j].Head {
			if h := t.Tokens[j].Head; h == head {
				switch t.Tokens[j].Relation {
				case "acl:relcl", "parataxis", "cc:preconj", "discourse", "advcl":
					keep = false
				case "acl":
					first, _ := t.Subtree(j)
					keep = keep && !(first > head && (t.Tokens[first].UPOS == "PUNCT" || v.lower[first-1] == ",") || manner[t.Tokens[j].Lemma] && t.Tokens[j].XPOS == "VBG" ||
						j > head && t.Child(j, "nsubj") >= 0)
				case "nmod", "obl":
					first, _ := t.Subtree(j)
					keep = keep && !(first > head && t.Tokens[first].UPOS == "PUNCT" || first > head+1 && v.lower[first-1] == ",")
				}
			}
		}
		if keep {
			out = append(out, i)
		}
	}
	for len(out) > 0 && t.Tokens[out[0]].UPOS == "PUNCT" && int(out[0]) != head {
		out = out[1:]
	}
	for len(out) > 1 && int(out[0]) != head && relative[v.lower[out[0]]] {
		out = out[1:]
	}
	for len(out) > 1 && (t.Tokens[out[0]].Relation == "case" && t.Tokens[out[0]].Head == head) {
		out = out[1:]
	}
	return out
}

// growName takes the names and titles right before a source in, where the
// tree has cut them off: "Party Chairman Ann Lee".
func (v *view) growName(toks []int32, c int) []int32 {
	if len(toks) == 0 {
		return toks
	}
	t := v.t
	first := int(toks[0])
	if t.Tokens[first].UPOS != "PROPN" {
		return toks
	}
	sentence := t.Sentences[t.SentenceOf(first)].FirstToken
	var more []int32
	for i := first - 1; i >= sentence && i != c; i-- {
		if t.Tokens[i].UPOS != "PROPN" && !(t.Form(i) == "." && i > sentence && t.Tokens[i-1].UPOS == "PROPN") {
			break
		}
		more = append(more, int32(i))
	}
	return sorted(append(more, toks...))
}

// asClause is the verb of the clause that an aside like "as Reuters reported"
// with its verb at c belongs to; -1 if it is none. What is reported is the
// clause around the aside.
func (v *view) asClause(c int) int {
	t := v.t
	tok := &t.Tokens[c]
	if tok.Relation != "advcl" || v.marker(c) != "as" || t.Child(c, "ccomp", "xcomp", "obj", "aux:pass") >= 0 || t.Child(c, "nsubj") < 0 {
		return -1
	}
	if s, ok := v.stance(c); !ok || s != hearsay.Asserts && s != hearsay.Warns {
		return -1
	}
	return tok.Head
}

// accordingAside is the verb of the clause in whose middle "according to …"
// stands between commas, where the parser hung it on the subject: "the attack,
// according to the agency, killed 40"; -1 if c is no such word.
func (v *view) accordingAside(c int) int {
	t := v.t
	h := t.Tokens[c].Head
	if v.lower[c] != "according" || t.Tokens[c].Relation != "case" || h < 0 || t.Tokens[h].Relation != "nmod" {
		return -1
	}
	_, end := t.Subtree(h)
	for end > h+1 && t.Tokens[end-1].UPOS == "PUNCT" {
		end--
	}
	g := t.Tokens[h].Head
	if v.lowerAt(c-1) != "," || v.lowerAt(end) != "," || g >= c || !isSubject(t.Tokens[g].Relation) {
		return -1
	}
	if verb := t.Tokens[g].Head; verb > end {
		return verb
	}
	return -1
}

// rest is what remains of the sentence of a cue whose content the tree hides:
// the words after it, or those before it if it stands near the end.
func (v *view) rest(c int) []int32 {
	s := v.t.Sentences[v.t.SentenceOf(c)]
	end := s.EndToken
	for end > c+1 && v.t.Tokens[end-1].UPOS == "PUNCT" {
		end--
	}
	if end-c > 3 {
		return indices(c+1, end)
	}
	if n := v.t.SentenceOf(c) + 1; v.lower[s.EndToken-1] == ":" && n < len(v.t.Sentences) && v.t.Sentences[n].Section == s.Section {
		return indices(v.t.Sentences[n].FirstToken, v.t.Sentences[n].EndToken)
	}
	end = c
	for end > s.FirstToken && v.lower[end-1] != "," && v.quoteOf[end-1] < 0 {
		end--
	}
	return indices(s.FirstToken, end)
}

// relative holds pronouns that the parser may put into the noun phrase after
// them: "which one aide said".
var relative = set(`which who whom that`)

// shortQuotation is the length in bytes up to which a quotation is a phrase in
// somebody else's sentence.
const shortQuotation = 30

// within keeps the tokens of quotation q.
func (v *view) within(toks []int32, q int32) []int32 {
	out := make([]int32, 0, len(toks))
	for _, i := range toks {
		if v.quoteOf[i] == q {
			out = append(out, i)
		}
	}
	return out
}

// hasWord reports whether any of the tokens is more than a mark.
func (v *view) hasWord(toks []int32) bool {
	for _, i := range toks {
		if v.t.Tokens[i].UPOS != "PUNCT" && v.t.Tokens[i].UPOS != "SYM" {
			return true
		}
	}
	return false
}

// dropDoubles keeps, of attributions whose cues share a word, the likelier. The
// two accounts of "was quoted as saying" share theirs by right.
func dropDoubles(all []found) []found {
	keep := all[:0]
	for _, x := range all {
		at := -1
		for k := len(keep) - 1; k >= 0 && k >= len(keep)-4; k-- {
			if !(keep[k].pattern && x.pattern) && slices.ContainsFunc(keep[k].cue, func(i int32) bool { return slices.Contains(x.cue, i) }) {
				at = k
				break
			}
		}
		switch {
		case at < 0:
			keep = append(keep, x)
		case keep[at].noun && !x.noun, x.score > keep[at].score && !(x.noun && !keep[at].noun):
			keep[at] = x
		}
	}
	return keep
}

// nest gives each attribution the parent whose content holds its cue, the
// smallest if several do, and puts parents before their children.
func nest(all []found) {
	n := len(all)
	for i := range all {
		all[i].key = int(all[i].cue[0])
		if len(all[i].content) > 0 {
			all[i].key = min(all[i].key, int(all[i].content[0]))
		}
		if len(all[i].source) > 0 {
			all[i].key = min(all[i].key, int(all[i].source[0]))
		}
	}
	// Of the accounts whose content holds a token, inmost keeps the smallest.
	bySize := make([]int, n)
	last := 0
	for i := range all {
		bySize[i] = i
		if c := all[i].content; len(c) > 0 {
			last = max(last, int(c[len(c)-1]))
		}
		last = max(last, all[i].at)
	}
	slices.SortStableFunc(bySize, func(a, b int) int { return cmp.Compare(len(all[b].content), len(all[a].content)) })
	inmost := make([]int32, last+1)
	for _, j := range bySize {
		for _, k := range all[j].content {
			inmost[k] = int32(j + 1)
		}
	}
	parent := make([]int, n)
	for i := range all {
		parent[i] = all[i].parent
		if j := int(inmost[all[i].at]) - 1; parent[i] < 0 && j >= 0 && j != i && all[j].parent != i && len(all[j].content) >= len(all[i].content) {
			parent[i] = j
		}
	}
	// Two accounts may each hold the other's cue; the later then stands alone.
	for i := range all {
		if j := parent[i]; j >= 0 && parent[j] == i {
			parent[max(i, j)] = -1
		}
	}
	depth := make([]int, n)
	key := make([]int, n)
	for i := range all {
		key[i] = all[i].key
		for j, steps := parent[i], 0; j >= 0; j, steps = parent[j], steps+1 {
			if steps > n {
				parent[i] = -1
				depth[i] = 0
				break
			}
			depth[i]++
			key[i] = max(key[i], all[j].key)
		}
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(key[a], key[b]), cmp.Compare(depth[a], depth[b]), cmp.Compare(all[a].at, all[b].at))
	})
	place := make([]int, n)
	for p, i := range order {
		place[i] = p
	}
	sortedAll := make([]found, n)
	for p, i := range order {
		sortedAll[p] = all[i]
		sortedAll[p].parent = -1
		if parent[i] >= 0 && place[parent[i]] < p {
			sortedAll[p].parent = place[parent[i]]
		}
	}
	copy(all, sortedAll)
}

// keepInside cuts the content of a nested account to that of its parent: nobody
// tells of more than is told of him.
func (v *view) keepInside(all []found) {
	for i := range all {
		x := &all[i]
		if x.parent < 0 {
			continue
		}
		outer := all[x.parent].content
		inside := make([]int32, 0, len(x.content))
		for _, k := range x.content {
			if _, in := slices.BinarySearch(outer, k); in {
				inside = append(inside, k)
			}
		}
		if v.hasWord(inside) {
			x.content = inside
		}
	}
}

// spans makes spans of tokens in order. Marks between two tokens of a role
// belong to it; marks at its edges do not, but for the quotation marks of what
// is told.
func (v *view) spans(toks []int32, told bool) []hearsay.Span {
	t := v.t
	var out []hearsay.Span
	for k := 0; k < len(toks); {
		first, last := int(toks[k]), int(toks[k])
		k++
		for k < len(toks) {
			next := int(toks[k])
			gap := last + 1
			for gap < next && t.Tokens[gap].UPOS == "PUNCT" {
				gap++
			}
			if gap < next {
				break
			}
			last = next
			k++
		}
		for first < last && v.edge(first) {
			first++
		}
		for last > first && v.edge(last) {
			last--
		}
		if first == last && t.Tokens[first].UPOS == "PUNCT" && len(toks) > 1 {
			continue
		}
		if told && first > 0 && v.quoteOf[first] >= 0 && v.quoteOf[first-1] == v.quoteOf[first] && t.Tokens[first-1].Begin == v.quotes[v.quoteOf[first]].Begin {
			first--
		}
		if q := v.quoteOf[last]; told && q >= 0 && last+1 < len(t.Tokens) && v.quoteOf[last+1] == q && t.Tokens[last+1].Span.End == v.quotes[q].End {
			last++
		}
		out = append(out, hearsay.Span{Begin: t.Tokens[first].Begin, End: t.Tokens[last].Span.End})
	}
	return out
}

// edge reports whether token i is a mark that a role does not begin or end
// with.
func (v *view) edge(i int) bool {
	tok := &v.t.Tokens[i]
	if tok.UPOS != "PUNCT" {
		return false
	}
	if q := v.quoteOf[i]; q >= 0 && (tok.Begin == v.quotes[q].Begin || tok.Span.End == v.quotes[q].End) {
		return false
	}
	return true
}

// kind tells speech in the source's own words from paraphrase.
func (v *view) kind(content []int32) hearsay.AttributionKind {
	quoted, words := 0, 0
	for _, i := range content {
		if v.t.Tokens[i].UPOS == "PUNCT" {
			continue
		}
		words++
		if v.quoteOf[i] >= 0 {
			quoted++
		}
	}
	switch {
	case quoted == 0:
		return hearsay.Indirect
	case quoted*10 >= words*9:
		return hearsay.Direct
	}
	return hearsay.Mixed
}

func sorted(x []int32) []int32 {
	slices.Sort(x)
	return slices.Compact(x)
}

// minus is x without the members of y; both are in order.
func minus(x, y []int32) []int32 {
	if len(y) == 0 {
		return x
	}
	out := make([]int32, 0, len(x))
	for _, i := range x {
		if _, in := slices.BinarySearch(y, i); !in {
			out = append(out, i)
		}
	}
	return out
}
