package parse

// Several parsers that err in different places read each sentence: from the
// left and from the right, with and without the punctuation marks in their
// way. The tree is the projective one that most of their arcs agree with
// (Sagae and Lavie 2006).

// reading is one parser of the ensemble.
type reading struct {
	parser  arcParser
	reverse bool // reads from the right
	whole   bool // punctuation marks are words like others
	weight  float32
}

// read makes the tree of words in sc.tree.
func (r *reading) read(words []word, sc *scratch, k *marker) {
	sc.kept, sc.places = thin(sc.kept[:0], sc.places[:0], words, k.isMark, r.whole)
	if r.reverse {
		reverse(sc.kept)
	}
	r.parser.transitions(sc.kept, sc)
	t := &sc.tree
	t.reset(len(words))
	n := len(sc.places)
	for i := range sc.places {
		node := &sc.state.nodes[i]
		place, head := i, int(node.head)
		if r.reverse {
			place = n - 1 - i
			if head < n {
				head = n - 1 - head
			}
		}
		t.rels[sc.places[place]] = int32(node.rel)
		t.heads[sc.places[place]] = int32(len(words))
		if head < n {
			t.heads[sc.places[place]] = sc.places[head]
		}
	}
	if n < len(words) {
		k.attach(t, words, sc)
	}
}

// reverse turns a sentence round. The marks before a word become those behind it.
func reverse(words []word) {
	for i, j := 0, len(words)-1; i < j; i, j = i+1, j-1 {
		words[i], words[j] = words[j], words[i]
	}
	// What stood before a word now stands before its neighbour.
	for i := len(words) - 1; i > 0; i-- {
		words[i].before = words[i-1].before
	}
	if len(words) > 0 {
		words[0].before = 0
	}
}

// vote is the memory of the choice between trees.
type vote struct {
	heads, rels [][]int32 // of each parser
	score       []float32 // score[h*(n+1)+d]
	best        [4][]float32
	from        [4][]int16
}

// The parts of a tree that the algorithm of Eisner (1996) puts together:
// spans whose head is at their left or right end, whole or still open.
const (
	openRight = iota // head at the left end, the right end its dependent
	openLeft
	wholeRight
	wholeLeft
)

// parse makes the tree of words in sc.tree.
func (e *ensemble) parse(words []word, sc *scratch) {
	v := &sc.vote
	n := len(words)
	for len(v.heads) < len(e.readings) {
		v.heads, v.rels = append(v.heads, nil), append(v.rels, nil)
	}
	agree := true
	for i := range e.readings {
		e.readings[i].read(words, sc, &e.marker)
		v.heads[i] = append(v.heads[i][:0], sc.tree.heads...)
		v.rels[i] = append(v.rels[i][:0], sc.tree.rels...)
		for d := 0; agree && i > 0 && d < n; d++ {
			agree = v.heads[i][d] == v.heads[0][d] && v.rels[i][d] == v.rels[0][d]
		}
	}
	if agree {
		return
	}
	if n > longestSentence {
		// Only given tokens can be so many; a vote takes cubic time.
		copy(sc.tree.heads, v.heads[0])
		copy(sc.tree.rels, v.rels[0])
		return
	}
	v.score = resize(v.score, (n+1)*(n+1))
	clear(v.score)
	for i := range e.readings {
		for d := range n {
			v.score[int(v.heads[i][d])*(n+1)+d] += e.readings[i].weight
		}
	}
	t := &sc.tree
	v.decode(t.heads, n)
	for d := range n {
		t.rels[d] = e.relation(v, d, t.heads[d], n)
	}
}

// relation is the relation that most parsers give to the arc, or else to the
// dependent.
func (e *ensemble) relation(v *vote, d int, head int32, n int) int32 {
	if int(head) == n {
		return int32(e.root)
	}
	var weights [64]float32
	best := int32(-1)
	for pass := 0; pass < 2 && best < 0; pass++ {
		for i := range e.readings {
			r := v.rels[i][d]
			if pass == 0 && v.heads[i][d] != head || int(r) == e.root {
				continue
			}
			weights[r&63] += e.readings[i].weight
			if best < 0 || weights[r&63] > weights[best&63] {
				best = r
			}
		}
	}
	if best < 0 {
		best = int32(e.other)
	}
	return best
}

// decode finds the projective tree with one root and the highest score.
func (v *vote) decode(heads []int32, n int) {
	for k := range v.best {
		v.best[k] = resize(v.best[k], n*n)
		if cap(v.from[k]) < n*n {
			v.from[k] = make([]int16, n*n)
		}
		v.from[k] = v.from[k][:n*n]
	}
	for i := range n {
		for k := range v.best {
			v.best[k][i*n+i] = 0
		}
	}
	w := n + 1
	for size := 1; size < n; size++ {
		for i := 0; i+size < n; i++ {
			j := i + size
			at := i*n + j
			top, from := float32(-1), 0
			for k := i; k < j; k++ {
				if s := v.best[wholeRight][i*n+k] + v.best[wholeLeft][(k+1)*n+j]; s > top {
					top, from = s, k
				}
			}
			v.best[openRight][at], v.from[openRight][at] = top+v.score[i*w+j], int16(from)
			v.best[openLeft][at], v.from[openLeft][at] = top+v.score[j*w+i], int16(from)
			top, from = -1, 0
			for k := i + 1; k <= j; k++ {
				if s := v.best[openRight][i*n+k] + v.best[wholeRight][k*n+j]; s > top {
					top, from = s, k
				}
			}
			v.best[wholeRight][at], v.from[wholeRight][at] = top, int16(from)
			top, from = -1, 0
			for k := i; k < j; k++ {
				if s := v.best[wholeLeft][i*n+k] + v.best[openLeft][k*n+j]; s > top {
					top, from = s, k
				}
			}
			v.best[wholeLeft][at], v.from[wholeLeft][at] = top, int16(from)
		}
	}
	root, top := 0, float32(-1)
	for r := range n {
		if s := v.best[wholeLeft][r] + v.best[wholeRight][r*n+n-1] + v.score[n*w+r]; s > top {
			root, top = r, s
		}
	}
	heads[root] = int32(n)
	v.trace(heads, n, wholeLeft, 0, root)
	v.trace(heads, n, wholeRight, root, n-1)
}

func (v *vote) trace(heads []int32, n, kind, i, j int) {
	if i == j {
		return
	}
	k := int(v.from[kind][i*n+j])
	switch kind {
	case openRight, openLeft:
		if kind == openRight {
			heads[j] = int32(i)
		} else {
			heads[i] = int32(j)
		}
		v.trace(heads, n, wholeRight, i, k)
		v.trace(heads, n, wholeLeft, k+1, j)
	case wholeRight:
		v.trace(heads, n, openRight, i, k)
		v.trace(heads, n, wholeRight, k, j)
	case wholeLeft:
		v.trace(heads, n, wholeLeft, i, k)
		v.trace(heads, n, openLeft, k, j)
	}
}

// ensemble is the parsers and what they share.
type ensemble struct {
	readings    []reading
	marker      marker
	root, other int // relations
	relations   []string
}
