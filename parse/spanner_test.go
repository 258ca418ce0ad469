package parse

import (
	"math/rand/v2"
	"testing"
)

// best is the best tree by trying all of them.
func best(scores []int32, n int) int64 {
	heads := make([]int32, n)
	var s spanner
	top := int64(-1 << 62)
	var try func(int)
	try = func(i int) {
		if i == n {
			if s.single(heads) {
				top = max(top, total(heads, scores))
			}
			return
		}
		for h := range n + 1 {
			if h != i {
				heads[i] = int32(h)
				try(i + 1)
			}
		}
	}
	try(0)
	return top
}

func total(heads, scores []int32) int64 {
	var sum int64
	for i, h := range heads {
		sum += int64(scores[i*(len(heads)+1)+int(h)])
	}
	return sum
}

func TestSpanFindsTheBestTree(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var s spanner
	for n := 1; n <= 5; n++ {
		for range 300 {
			scores := make([]int32, n*(n+1))
			for i := range scores {
				scores[i] = rng.Int32N(21) - 10 // many ties, many cycles
			}
			heads := make([]int32, n)
			s.span(heads, scores)
			if !s.single(heads) {
				t.Fatalf("%v: %v is no tree with one root", scores, heads)
			}
			if got, want := total(heads, scores), best(scores, n); got != want {
				t.Fatalf("%v: %v scores %d, the best tree %d", scores, heads, got, want)
			}
		}
	}
}

func TestSpanOfLongSentences(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	var s spanner
	for _, n := range []int{1, 2, 40, longestSentence} {
		for _, spread := range []int32{1, 3, 1 << 30} {
			scores := make([]int32, n*(n+1))
			for i := range scores {
				scores[i] = rng.Int32N(spread) - spread/2
			}
			heads, again := make([]int32, n), make([]int32, n)
			s.span(heads, scores)
			if !s.single(heads) {
				t.Errorf("%d words, scores within %d: no tree with one root", n, spread)
			}
			new(spanner).span(again, scores)
			for i := range heads {
				if heads[i] != again[i] {
					t.Fatalf("%d words: other memory, other tree", n)
				}
			}
		}
	}
}

func TestSingle(t *testing.T) {
	for _, x := range []struct {
		heads []int32
		want  bool
	}{
		{[]int32{1}, true},
		{[]int32{1, 2}, true},
		{[]int32{2, 2}, false},    // two roots
		{[]int32{1, 0}, false},    // no root
		{[]int32{1, 2, 0}, false}, // a cycle of all
		{[]int32{1, 0, 3}, false}, // a cycle beside the root
		{[]int32{2, 0, 3}, true},
	} {
		var s spanner
		if got := s.single(x.heads); got != x.want {
			t.Errorf("%v: %t", x.heads, got)
		}
	}
}
