package parse

import "hearsay/internal/perceptron"

// The parser makes its tree of the words without the punctuation marks, which
// it sees only as properties of the words behind them. The marks are attached
// to the finished tree, where the rules of UD have them: at the unit that they
// delimit. Of the nodes that keep the tree projective a model chooses one.

// thin copies the words that are no punctuation mark. places are their indices
// in words; all words are kept if all are marks or if the whole is wanted.
func thin(kept []word, places []int32, words []word, isMark []bool, whole bool) ([]word, []int32) {
	before := uint64(0)
	for i := range words {
		if !whole && isMark[words[i].tag] {
			before = before*31 + words[i].lower
			continue
		}
		w := words[i]
		w.before = before
		before = 0
		kept, places = append(kept, w), append(places, int32(i))
	}
	if len(kept) == 0 {
		for i := range words {
			kept, places = append(kept, words[i]), append(places, int32(i))
		}
	}
	return kept, places
}

// tree is a tree over all words of a sentence; the root is at index n.
type tree struct {
	heads, rels []int32 // -1: not attached yet
	low, high   []int32 // first and last word of each subtree, marks not counted
	partner     []int32 // of a quotation mark or bracket; -1: none
	marks       []int32 // heads found for the marks so far
}

func (t *tree) reset(n int) {
	t.heads, t.rels, t.low, t.high, t.partner = t.heads[:0], t.rels[:0], t.low[:0], t.high[:0], t.partner[:0]
	for i := range int32(n + 1) {
		t.heads, t.rels = append(t.heads, -1), append(t.rels, -1)
		t.low, t.high, t.partner = append(t.low, i), append(t.high, i), append(t.partner, -1)
	}
}

// measure finds the extent of each subtree. Every word on the way to the root
// is widened, so that the time is that of the tree's depth.
func (t *tree) measure() {
	n := len(t.heads) - 1
	for i := range t.low {
		t.low[i], t.high[i] = int32(i), int32(i)
	}
	for i := range n {
		for h := t.heads[i]; h >= 0 && int(h) < n; h = t.heads[h] {
			if t.low[h] <= int32(i) && int32(i) <= t.high[h] {
				continue
			}
			t.low[h], t.high[h] = min(t.low[h], int32(i)), max(t.high[h], int32(i))
		}
	}
}

// pair finds the partners of quotation marks and brackets.
func (t *tree) pair(words []word) {
	var open [16]int32
	depth := 0
	for i := range words {
		kind := pairKind(words[i].lower)
		if kind == 0 {
			continue
		}
		if kind < 0 || kind == straight {
			found := -1
			for d := depth - 1; d >= 0; d-- {
				if k := pairKind(words[open[d]].lower); k == -kind || k == straight && kind == straight {
					found = d
					break
				}
			}
			if found >= 0 {
				t.partner[i], t.partner[open[found]] = open[found], int32(i)
				depth = found
				continue
			}
		}
		if kind > 0 && depth < len(open) {
			open[depth] = int32(i)
			depth++
		}
	}
}

const straight = 9

var (
	hashQuote   = perceptron.Hash(`"`)
	hashApos    = perceptron.Hash("'")
	hashOpen    = perceptron.Hash("``")
	hashClose   = perceptron.Hash("''")
	hashRound   = perceptron.Hash("(")
	hashRoundE  = perceptron.Hash(")")
	hashSquare  = perceptron.Hash("[")
	hashSquareE = perceptron.Hash("]")
)

// pairKind is positive for an opening mark, negative for its closing one.
func pairKind(lower uint64) int {
	switch lower {
	case hashQuote, hashApos:
		return straight
	case hashOpen:
		return 1
	case hashClose:
		return -1
	case hashRound:
		return 2
	case hashRoundE:
		return -2
	case hashSquare:
		return 3
	case hashSquareE:
		return -3
	}
	return 0
}

// candidate is a node that a mark may be attached to.
type candidate struct {
	node int32
	kind uint64 // how it stands to the mark
}

const (
	kindLeft    uint64 = iota + 1 // the highest unit that ends before the mark
	kindRight                     // the highest unit that begins behind it
	kindCover                     // the unit that the mark stands in
	kindInLeft                    // lower units on the left
	kindInRight                   // lower units on the right
)

// candidates are the nodes on the way from the words beside mark m to the unit
// that holds both.
func (t *tree) candidates(out []candidate, m int) []candidate {
	n := int32(len(t.heads) - 1)
	a, b := int32(m-1), int32(m+1)
	for a >= 0 && t.heads[a] < 0 {
		a--
	}
	for b < n && t.heads[b] < 0 {
		b++
	}
	cover := int32(-1)
	first := len(out)
	if a >= 0 {
		c := a
		for c < n && t.high[c] < int32(m) {
			out = append(out, candidate{c, kindInLeft})
			c = t.heads[c]
		}
		if len(out) > first {
			out[len(out)-1].kind = kindLeft
		}
		cover = c
	}
	middle := len(out)
	if b < n {
		c := b
		for c < n && t.low[c] > int32(m) {
			out = append(out, candidate{c, kindInRight})
			c = t.heads[c]
		}
		if len(out) > middle {
			out[len(out)-1].kind = kindRight
		}
		cover = c
	}
	if cover >= 0 && cover < n {
		out = append(out, candidate{cover, kindCover})
	}
	return out
}

// marker attaches the marks.
type marker struct {
	scorer perceptron.Scorer
	isMark []bool // of each class of the tagger
	punct  int32  // the relation
}

// attach gives a head to every mark that has none.
func (k *marker) attach(t *tree, words []word, sc *scratch) {
	t.measure()
	t.pair(words)
	n := len(words)
	for m := range n {
		if t.rels[m] >= 0 {
			continue
		}
		sc.candidates = t.candidates(sc.candidates[:0], m)
		best, top := 0, float32(0)
		for i, c := range sc.candidates {
			sc.features = markFeatures(sc.features[:0], t, words, sc.candidates, c, m)
			var score [1]float32
			k.scorer.Score(sc.features, score[:])
			if i == 0 || score[0] > top {
				best, top = i, score[0]
			}
		}
		t.marks = append(t.marks, sc.candidates[best].node)
	}
	// Only now, so that no mark is taken for a word of the tree.
	i := 0
	for m := range n {
		if t.rels[m] < 0 {
			t.heads[m], t.rels[m] = t.marks[i], k.punct
			i++
		}
	}
	t.marks = t.marks[:0]
}

func markFeatures(f []uint64, t *tree, words []word, all []candidate, c candidate, m int) []uint64 {
	n := len(words)
	w, x := &words[m], &words[c.node]
	rel := func(i int32) uint64 {
		if i < 0 || int(i) >= n {
			return 255
		}
		return uint64(t.rels[i])
	}
	leftTop, rightTop, cover := int32(-1), int32(-1), int32(-1)
	for _, o := range all {
		switch o.kind {
		case kindLeft:
			leftTop = o.node
		case kindRight:
			rightTop = o.node
		case kindCover:
			cover = o.node
		}
	}
	place := uint64(1)
	switch {
	case m == 0:
		place = 0
	case m == n-1:
		place = 2
	}
	pair := uint64(0) // 0: no partner; 1: c is not the top of what the pair holds; 2: it is
	if p := t.partner[m]; p >= 0 {
		lo, hi := min(p, int32(m)), max(p, int32(m))
		pair = 1
		h := t.heads[c.node]
		if lo < c.node && c.node < hi && (h <= lo || h >= hi) {
			pair = 2
			if t.low[c.node] < lo || t.high[c.node] > hi {
				pair = 3
			}
		}
		if p < int32(m) {
			pair += 4
		}
	}
	next, previous := uint64(0), uint64(0)
	for i := m + 1; i < n; i++ {
		if t.rels[i] < 0 {
			next = words[i].lower
			break
		}
	}
	for i := m - 1; i >= 0; i-- {
		if t.rels[i] < 0 {
			previous = words[i].lower
			break
		}
	}
	a, b := at(words, m-1), at(words, m+1)
	fk := w.lower ^ c.kind
	size := distance(int(t.low[c.node]), int(t.high[c.node]))
	head := uint64(0)
	if h := t.heads[c.node]; int(h) < n {
		head = words[h].upos
	}
	f1, f2, f3, f4 := perceptron.Feature1, perceptron.Feature2, perceptron.Feature3, perceptron.Feature4
	return append(f,
		f2(0, fk, place),
		f2(1, fk, rel(c.node)),
		f2(2, fk, x.upos),
		f2(3, fk, pair),
		f2(4, w.lower, pair),
		f3(5, fk, rel(leftTop), rel(rightTop)),
		f4(6, fk, rel(leftTop), rel(rightTop), rel(cover)),
		f3(7, fk, rel(c.node), uint64(b.tag)),
		f3(8, fk, rel(c.node), b.lower),
		f3(9, fk, rel(c.node), a.lower),
		f3(10, fk, rel(c.node), uint64(a.tag)),
		f3(11, fk, rel(c.node), size),
		f3(12, fk, next, previous),
		f4(13, fk, rel(c.node), next, place),
		f3(14, fk, rel(c.node), head),
		f3(15, fk, x.lower, rel(c.node)),
		f4(16, fk, rel(leftTop), rel(rightTop), uint64(b.tag)),
		f3(17, fk, pair, place),
		f3(18, fk, pair, rel(c.node)),
		f4(19, fk, uint64(a.tag), uint64(b.tag), rel(c.node)),
		f3(20, fk, distance(m, int(c.node)), rel(c.node)),
		f1(21, c.kind),
		f3(22, fk, rel(cover), place),
		f4(23, fk, uint64(x.tag), rel(leftTop), rel(rightTop)),
	)
}
