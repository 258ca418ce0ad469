package parse

// spanner finds the best tree of a sentence: the spanning arborescence of the
// highest score with one root (Chu and Liu 1965, Edmonds 1967). It is the
// memory of one reading.
type spanner struct {
	scores []int64
	levels []level
}

// level is a graph in which cycles have been put together.
type level struct {
	scores []int64 // [dependent*n + head]; node 0 is the root
	heads  []int32
	mark   []int32
	cycle  []int32
	rest   []int32 // the nodes that are in no cycle, root first
	enter  []int32 // by index in rest: the node of the cycle that is entered from there
	leave  []int32 // by index in rest: the node of the cycle that is its head
}

const noArc = -1 << 60

// span sets heads, len(heads) at the root, from scores[dependent*(n+1)+head],
// in which the head n is the root.
func (s *spanner) span(heads []int32, scores []int32) {
	n := len(heads)
	for i := range heads {
		row := scores[i*(n+1) : (i+1)*(n+1)]
		best := -1
		for h, x := range row {
			if h != i && (best < 0 || x > row[best]) {
				best = h
			}
		}
		heads[i] = int32(best)
	}
	if s.single(heads) {
		return
	}
	// Every arc from the root costs more than all others can win, so that the
	// best tree has one.
	const perRoot = 1 << 40
	s.scores = grow(s.scores, (n+1)*(n+1))
	for i := range s.scores {
		s.scores[i] = noArc
	}
	for d := range n {
		for h := range n {
			if h != d {
				s.scores[(d+1)*(n+1)+h+1] = int64(scores[d*(n+1)+h])
			}
		}
		s.scores[(d+1)*(n+1)] = int64(scores[d*(n+1)+n]) - perRoot
	}
	best := s.contract(0, s.scores, n+1)
	for i := range heads {
		heads[i] = best[i+1] - 1
		if heads[i] < 0 {
			heads[i] = int32(n)
		}
	}
}

// single reports whether the heads make a tree with one root.
func (s *spanner) single(heads []int32) bool {
	n := len(heads)
	if len(s.levels) == 0 {
		s.levels = append(s.levels, level{})
	}
	mark := grow(s.levels[0].mark, n)
	s.levels[0].mark = mark
	clear(mark)
	roots := 0
	for i, h := range heads {
		if int(h) == n {
			roots++
		}
		// A walk up meets the root, a word that an earlier walk has met, or itself.
		k := i
		for k < n && mark[k] == 0 {
			mark[k] = int32(i + 1)
			k = int(heads[k])
		}
		if k < n && mark[k] == int32(i+1) {
			return false
		}
	}
	return roots == 1
}

// contract gives the head of every node but the root, which has -1.
func (s *spanner) contract(depth int, scores []int64, n int) []int32 {
	for len(s.levels) <= depth+1 {
		s.levels = append(s.levels, level{})
	}
	l := &s.levels[depth]
	heads := grow(l.heads, n)
	l.heads = heads
	heads[0] = -1
	for d := 1; d < n; d++ {
		row := scores[d*n : (d+1)*n]
		best := 0
		for h, x := range row {
			if x > row[best] {
				best = h
			}
		}
		heads[d] = int32(best)
	}
	l.mark = grow(l.mark, n)
	clear(l.mark)
	l.cycle = l.cycle[:0]
	for i := 1; i < n && len(l.cycle) == 0; i++ {
		k := int32(i)
		for k > 0 && l.mark[k] == 0 {
			l.mark[k] = int32(i)
			k = heads[k]
		}
		if k > 0 && l.mark[k] == int32(i) {
			for first := k; ; {
				l.cycle = append(l.cycle, k)
				if k = heads[k]; k == first {
					break
				}
			}
		}
	}
	if len(l.cycle) == 0 {
		return heads
	}

	clear(l.mark)
	var own int64
	for _, c := range l.cycle {
		l.mark[c] = 1
		own += scores[int(c)*n+int(heads[c])]
	}
	l.rest = l.rest[:0]
	for i := range int32(n) {
		if l.mark[i] == 0 {
			l.rest = append(l.rest, i)
		}
	}
	m := len(l.rest) // the number of the node that stands for the cycle
	next := &s.levels[depth+1]
	next.scores = grow(next.scores, (m+1)*(m+1))
	l.enter, l.leave = grow(l.enter, m), grow(l.leave, m)
	for a, i := range l.rest {
		for b, j := range l.rest {
			next.scores[a*(m+1)+b] = scores[int(i)*n+int(j)]
		}
		in, out := int64(noArc)*2, int64(noArc)*2
		for _, c := range l.cycle {
			if x := scores[int(c)*n+int(i)] - scores[int(c)*n+int(heads[c])]; x > in {
				in, l.enter[a] = x, c
			}
			if x := scores[int(i)*n+int(c)]; x > out {
				out, l.leave[a] = x, c
			}
		}
		next.scores[m*(m+1)+a] = max(noArc, in+own)
		next.scores[a*(m+1)+m] = out
	}
	next.scores[m*(m+1)+m] = noArc
	inner := s.contract(depth+1, next.scores, m+1)
	l = &s.levels[depth] // the levels may have moved
	for a, i := range l.rest {
		switch {
		case i == 0:
		case int(inner[a]) == m:
			heads[i] = l.leave[a]
		default:
			heads[i] = l.rest[inner[a]]
		}
	}
	from := inner[m]
	heads[l.enter[from]] = l.rest[from]
	return heads
}
