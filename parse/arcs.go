package parse

import (
	"hearsay/internal/perceptron"
)

// The parser is a greedy arc-hybrid transition system (Kuhlmann et al. 2011).
// The root is a word behind the last one. An arc gets its relation when it is
// made, from a model of its own.
const (
	shift = iota
	left  // the top of the stack depends on the front of the buffer
	right // the top of the stack depends on the word under it
	actionCount
)

type arcParser struct {
	actions   perceptron.Scorer
	labels    perceptron.Scorer
	relations []string
	root      int // the relation "root"
}

// state is a half-made tree over n words; index n is the root.
type state struct {
	n     int
	stack []int32
	front int // of the buffer
	nodes []node
}

// node is a word with what has been attached to it so far.
type node struct {
	head                               int32 // -1: none yet
	rel                                uint8 // 255: none yet
	leftmost, left2, rightmost, right2 int32 // -1: none
	lefts, rights                      uint8
	leftSet, rightSet                  uint64 // bits of relations
}

const noRelation = 255

func (s *state) reset(n int) {
	s.n, s.front = n, 0
	s.stack = s.stack[:0]
	s.nodes = s.nodes[:0]
	for range n + 1 {
		s.nodes = append(s.nodes, node{head: -1, rel: noRelation, leftmost: -1, left2: -1, rightmost: -1, right2: -1})
	}
}

func (s *state) done() bool { return s.front == s.n && len(s.stack) == 0 }

// allowed reports which actions keep a single-rooted tree within reach.
func (s *state) allowed() (ok [actionCount]bool) {
	size := len(s.stack)
	ok[shift] = s.front < s.n
	ok[left] = size > 0 && (s.front < s.n || size == 1)
	ok[right] = size > 1
	return ok
}

// arc is what an action would make: head and dependent.
func (s *state) arc(action int) (head, dep int) {
	top := s.stack[len(s.stack)-1]
	if action == left {
		return s.front, int(top)
	}
	return int(s.stack[len(s.stack)-2]), int(top)
}

func (s *state) apply(action int, rel uint8) {
	if action == shift {
		s.stack = append(s.stack, int32(s.front))
		s.front++
		return
	}
	h, d := s.arc(action)
	s.stack = s.stack[:len(s.stack)-1]
	s.nodes[d].head, s.nodes[d].rel = int32(h), rel
	p := &s.nodes[h]
	bit := uint64(1) << (rel & 63)
	if d < h {
		p.left2, p.leftmost = p.leftmost, int32(d)
		p.leftSet |= bit
		p.lefts++
	} else {
		p.right2, p.rightmost = p.rightmost, int32(d)
		p.rightSet |= bit
		p.rights++
	}
}

// transitions makes the tree of the words without marks in sc.state.
func (p *arcParser) transitions(words []word, sc *scratch) {
	s := &sc.state
	s.reset(len(words))
	sc.scores = resize(sc.scores, max(actionCount, len(p.relations)))
	for !s.done() {
		ok := s.allowed()
		action := shift
		if ok[left] || ok[right] {
			sc.features = actionFeatures(sc.features[:0], words, s)
			scores := sc.scores[:actionCount]
			clear(scores)
			p.actions.Score(sc.features, scores)
			action = bestAllowed(scores, ok)
		}
		s.apply(action, p.relation(words, sc, action))
	}
}

func bestAllowed(scores []float32, ok [actionCount]bool) int {
	best := -1
	for a := range actionCount {
		if ok[a] && (best < 0 || scores[a] > scores[best]) {
			best = a
		}
	}
	return best
}

// relation is the relation of the arc that action is about to make.
func (p *arcParser) relation(words []word, sc *scratch, action int) uint8 {
	if action == shift {
		return noRelation
	}
	h, d := sc.state.arc(action)
	if h == sc.state.n {
		return uint8(p.root)
	}
	sc.features = labelFeatures(sc.features[:0], words, &sc.state, h, d)
	scores := sc.scores[:len(p.relations)]
	clear(scores)
	p.labels.Score(sc.features, scores)
	scores[p.root] = -1e9
	return uint8(perceptron.Best(scores))
}

// rootWord stands for the root of the sentence, noWord for no word.
var (
	rootWord = word{lower: 2, tag: 998, upos: 2}
	noWord   = word{lower: 3, tag: 997, upos: 3}
	noNode   = node{head: -1, rel: 254, leftmost: -1, left2: -1, rightmost: -1, right2: -1}
)

func (s *state) word(words []word, i int) *word {
	switch {
	case i < 0 || i > s.n:
		return &noWord
	case i == s.n:
		return &rootWord
	}
	return &words[i]
}

func (s *state) node(i int) *node {
	if i < 0 || i > s.n {
		return &noNode
	}
	return &s.nodes[i]
}

func distance(a, b int) uint64 {
	d := b - a
	if d < 0 {
		d = -d
	}
	switch {
	case d < 5:
		return uint64(d)
	case d < 7:
		return 5
	case d < 11:
		return 6
	case d < 20:
		return 7
	}
	return 8
}

// actionFeatures describe the state to the model of actions.
func actionFeatures(f []uint64, words []word, s *state) []uint64 {
	i0, i1, i2 := -1, -1, -1
	if k := len(s.stack); k > 0 {
		i0 = int(s.stack[k-1])
		if k > 1 {
			i1 = int(s.stack[k-2])
		}
		if k > 2 {
			i2 = int(s.stack[k-3])
		}
	}
	j0 := s.front
	s0, s1, s2 := s.word(words, i0), s.word(words, i1), s.word(words, i2)
	b0, b1, b2, b3 := s.word(words, j0), s.word(words, j0+1), s.word(words, j0+2), s.word(words, j0+3)
	n0, n1, nb := s.node(i0), s.node(i1), s.node(j0)
	n2 := s.node(i2)
	s0l, s0r, s1l, s1r, b0l := s.word(words, int(n0.leftmost)), s.word(words, int(n0.rightmost)),
		s.word(words, int(n1.leftmost)), s.word(words, int(n1.rightmost)), s.word(words, int(nb.leftmost))
	s0l2, s0r2, s1r2, b0l2 := s.word(words, int(n0.left2)), s.word(words, int(n0.right2)),
		s.word(words, int(n1.right2)), s.word(words, int(nb.left2))
	w0, w1, w2, v0, v1 := s0.lower, s1.lower, s2.lower, b0.lower, b1.lower
	p0, p1, p2, q0, q1, q2, q3 := uint64(s0.tag), uint64(s1.tag), uint64(s2.tag), uint64(b0.tag), uint64(b1.tag), uint64(b2.tag), uint64(b3.tag)
	rel := func(i int32) uint64 { return uint64(s.node(int(i)).rel) }
	d0, d1 := distance(i0, j0), distance(i1, i0)
	f1, f2, f3, f4 := perceptron.Feature1, perceptron.Feature2, perceptron.Feature3, perceptron.Feature4
	f = append(f,
		f1(0, 0),
		f1(1, w0), f1(2, p0), f2(3, w0, p0),
		f1(4, v0), f1(5, q0), f2(6, v0, q0),
		f1(7, w1), f1(8, p1), f2(9, w1, p1),
		f1(10, v1), f1(11, q1), f2(12, v1, q1),
		f1(13, q2), f1(14, b2.lower), f1(15, p2), f1(16, w2),
		f4(17, w0, p0, v0, q0), f3(18, w0, p0, q0), f3(19, p0, v0, q0), f2(20, w0, v0), f2(21, p0, q0),
		f4(22, w1, p1, w0, p0), f3(23, w1, p1, p0), f3(24, p1, w0, p0), f2(25, w1, w0), f2(26, p1, p0),
		f2(27, q0, q1), f2(28, v0, q1), f2(29, q0, v1), f2(30, p1, q0), f2(31, w1, v0), f3(32, w1, q0, p0),
		f3(33, q0, q1, q2), f3(34, p0, q0, q1), f3(35, p1, p0, q0), f3(36, p2, p1, p0), f4(37, p1, p0, q0, q1), f4(38, p0, q0, q1, q2),
		f3(39, w0, q0, q1), f3(40, p0, v0, q1), f3(41, p1, w0, q0), f3(42, p1, p0, v0),
		f2(43, w0, d0), f2(44, p0, d0), f2(45, v0, d0), f2(46, q0, d0), f3(47, p0, q0, d0), f3(48, w0, v0, d0),
		f3(49, p1, p0, d1), f3(50, w1, p0, d1), f3(51, p1, w0, d1), f4(52, p1, p0, q0, d1),
		f3(53, p0, q0, uint64(s0l.tag)), f3(54, p0, q0, uint64(s0r.tag)), f3(55, p0, q0, uint64(b0l.tag)),
		f3(56, p1, p0, uint64(s1l.tag)), f3(57, p1, p0, uint64(s1r.tag)), f3(58, p1, p0, uint64(s0l.tag)), f3(59, p1, p0, uint64(s0r.tag)),
		f3(60, p0, uint64(s0l.tag), uint64(s0l2.tag)), f3(61, p0, uint64(s0r.tag), uint64(s0r2.tag)),
		f3(62, q0, uint64(b0l.tag), uint64(b0l2.tag)), f3(63, p1, uint64(s1r.tag), uint64(s1r2.tag)),
		f2(64, p0, n0.leftSet), f2(65, w0, n0.leftSet), f2(66, p0, n0.rightSet), f2(67, w0, n0.rightSet),
		f2(68, q0, nb.leftSet), f2(69, v0, nb.leftSet), f2(70, p1, n1.rightSet), f2(71, w1, n1.rightSet),
		f2(72, p1, n1.leftSet), f2(73, w1, n1.leftSet),
		f3(74, p0, q0, nb.leftSet), f3(75, p0, q0, n0.leftSet), f3(76, p0, q0, n0.rightSet), f3(77, p1, p0, n1.rightSet),
		f3(78, p1, p0, n1.leftSet), f3(79, p1, p0, n0.leftSet), f3(80, p1, p0, n0.rightSet),
		f2(81, w0, rel(n0.leftmost)), f2(82, w0, rel(n0.rightmost)), f2(83, v0, rel(nb.leftmost)), f2(84, w1, rel(n1.rightmost)),
		f3(85, w0, s0l.lower, q0), f3(86, w0, s0r.lower, q0), f3(87, w1, s1r.lower, p0), f3(88, w1, s0l.lower, w0), f3(89, p1, s0l.lower, p0),
		f4(90, p1, p0, n1.rightSet, n0.leftSet), f4(91, p0, q0, n0.leftSet, nb.leftSet),
		f3(92, w1, s0l.lower, p0), f3(93, p1, p0, uint64(n1.rights)), f3(94, p0, q0, uint64(n0.rights)),
		f2(95, q1, q2), f4(96, q0, q1, q2, q3), f4(97, p2, p1, p0, q0), f3(98, w2, p1, p0), f3(99, p2, n2.rightSet, p0),
		f3(100, p0, s0l.lower, q0), f3(101, s0l.lower, w0, v0),
	)
	m0, m1, c0, c1 := s0.before, s1.before, b0.before, b1.before
	if m0 != 0 || m1 != 0 || c0 != 0 || c1 != 0 {
		f = append(f,
			f2(110, m0, p0), f3(111, c0, p0, q0), f3(112, m0, p1, p0), f3(113, c1, q0, q1), f3(114, c0, n0.rightSet, p0), f3(115, c0, w0, q0),
			f3(116, c0, p0, v0), f4(117, m0, c0, p0, q0), f3(118, m1, m0, c0), f4(119, p1, p0, q0, c0), f3(120, c0, q0, q1), f4(121, p1, p0, m0, c0),
			f3(122, m1, m0, p1), f4(123, c0, c1, p0, q0), f3(124, m0, w1, p0), f3(125, m0, p1, w0), f3(126, c0, nb.leftSet, p0), f4(127, m0, p1, p0, q0),
			f3(128, s2.before, m1, m0), f3(129, c0, d0, q0),
		)
	}
	if s0.cluster != 0 || b0.cluster != 0 || s1.cluster != 0 {
		f = append(f,
			f2(102, s0.cluster, b0.cluster), f2(103, s1.cluster, s0.cluster), f3(104, s0.cluster, q0, d0), f3(105, p0, b0.cluster, d0),
			f3(106, s1.cluster, p0, d1), f3(107, p1, s0.cluster, d1), f3(108, s1.cluster, s0l.lower, s0.cluster),
		)
	}
	return f
}

// labelFeatures describe the arc from h to d to the model of relations.
func labelFeatures(f []uint64, words []word, s *state, h, d int) []uint64 {
	hw, dw := s.word(words, h), s.word(words, d)
	nh, nd := s.node(h), s.node(d)
	dir := uint64(0)
	if d < h {
		dir = 1
	}
	x, y, p, q := hw.lower, dw.lower, uint64(hw.tag)<<1|dir, uint64(dw.tag)<<1|dir
	dist := distance(h, d)
	dl, dr := s.word(words, int(nd.leftmost)), s.word(words, int(nd.rightmost))
	hl, hr := s.word(words, int(nh.leftmost)), s.word(words, int(nh.rightmost))
	dp, dn := s.word(words, d-1), s.word(words, d+1)
	hp, hn := s.word(words, h-1), s.word(words, h+1)
	f1, f2, f3, f4 := perceptron.Feature1, perceptron.Feature2, perceptron.Feature3, perceptron.Feature4
	xd := x<<1 | dir
	f = append(f,
		f1(0, dir),
		f1(1, xd), f1(2, p), f2(3, x, p), f2(4, y, dir), f1(5, q), f2(6, y, q),
		f2(7, xd, y), f2(8, p, q), f3(9, p, x, q), f3(10, p, y, q), f4(11, p, x, y, q),
		f3(12, p, q, dist), f2(13, p, dist), f2(14, q, dist),
		f2(15, p, dw.suffix[2]), f2(16, q, hw.suffix[2]), f2(17, dw.suffix[1], hw.suffix[1]), f3(18, p, q, dw.suffix[1]),
		f3(19, p, q, nd.leftSet), f2(20, q, nd.leftSet), f3(21, p, q, nh.leftSet), f3(22, p, q, nh.rightSet), f3(23, p, q, nd.rightSet),
		f2(24, y, nd.leftSet), f2(25, xd, nh.leftSet), f2(26, xd, nh.rightSet), f3(27, xd, q, nh.leftSet), f3(28, xd, q, nh.rightSet),
		f3(29, p, q, dl.lower), f3(30, xd, q, dl.lower), f3(31, y, p, dl.lower), f3(32, p, q, dr.lower), f3(33, xd, y, dl.lower),
		f3(34, p, q, uint64(dl.tag)), f3(35, p, q, uint64(dr.tag)), f3(36, p, q, uint64(hl.tag)), f3(37, p, q, uint64(hr.tag)),
		f3(38, p, q, uint64(dp.tag)), f3(39, p, q, uint64(dn.tag)), f3(40, p, q, uint64(hp.tag)), f3(41, p, q, uint64(hn.tag)),
		f2(42, q, dp.lower), f2(43, q, dn.lower), f2(44, p, hp.lower), f2(45, p, hn.lower), f2(46, y, dp.lower), f2(47, y, dn.lower),
		f4(48, p, q, nh.leftSet, nd.leftSet), f4(49, p, q, nh.rightSet, nd.leftSet), f4(50, p, q, uint64(dp.tag), uint64(hn.tag)),
		f2(51, p, dl.lower), f2(52, y, hl.lower), f3(53, xd, dl.lower, nh.rightSet), f3(54, p, y, nh.leftSet),
		f3(55, q, hw.upos, nd.leftSet), f3(56, dw.upos, p, nd.leftSet), f4(57, p, q, nd.leftSet, nd.rightSet),
	)
	f = append(f, f3(70, p, q, dw.before), f3(71, p, q, dn.before), f2(72, q, dw.before), f4(73, p, q, dw.before, dn.before), f3(74, p, q, hw.before), f3(75, p, nd.leftSet, dw.before))
	if hw.cluster != 0 || dw.cluster != 0 {
		f = append(f,
			f2(60, dw.cluster, p), f2(61, hw.cluster, q), f3(62, dw.cluster, hw.cluster, dir), f3(63, dw.cluster, dl.lower, p), f3(64, xd, dw.cluster, dl.lower),
		)
	}
	return f
}
