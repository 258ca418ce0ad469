package parse

import (
	"math/rand/v2"
	"testing"
)

// best tries all projective single-rooted trees of n words.
func best(score func(h, d int) float32, n int) float32 {
	heads := make([]int, n)
	top := float32(-1)
	var try func(d int)
	try = func(d int) {
		if d == n {
			if projective(heads) {
				sum := float32(0)
				for d, h := range heads {
					sum += score(h, d)
				}
				top = max(top, sum)
			}
			return
		}
		for h := range n + 1 {
			if h != d {
				heads[d] = h
				try(d + 1)
			}
		}
	}
	try(0)
	return top
}

// projective reports whether heads are a single-rooted tree without crossing
// arcs; the root is at their number.
func projective(heads []int) bool {
	n, roots := len(heads), 0
	for d, h := range heads {
		if h == n {
			roots++
		}
		for k, steps := h, 0; k != n; k, steps = heads[k], steps+1 {
			if steps > n {
				return false
			}
		}
		if h == n {
			continue
		}
		for k := min(h, d) + 1; k < max(h, d); k++ {
			if x := heads[k]; x < min(h, d) || x > max(h, d) {
				return false
			}
		}
	}
	return roots == 1
}

func TestDecodeFindsTheBestTree(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 5))
	for range 300 {
		n := 1 + rng.IntN(5)
		var v vote
		v.score = make([]float32, (n+1)*(n+1))
		for i := range v.score {
			v.score[i] = float32(rng.IntN(4))
		}
		score := func(h, d int) float32 { return v.score[h*(n+1)+d] }
		heads := make([]int32, n+1)
		v.decode(heads, n)
		got, sum := make([]int, n), float32(0)
		for d := range n {
			got[d] = int(heads[d])
			sum += score(got[d], d)
		}
		if !projective(got) {
			t.Fatalf("%v is no projective tree", got)
		}
		if want := best(score, n); sum != want {
			t.Fatalf("%d words: score %v of %v, the best has %v", n, sum, got, want)
		}
	}
}

func TestReverseKeepsMarksBetweenTheirNeighbours(t *testing.T) {
	w := []word{{lower: 1, before: 9}, {lower: 2, before: 5}, {lower: 3, before: 6}}
	reverse(w)
	for i, want := range []word{{lower: 3}, {lower: 2, before: 6}, {lower: 1, before: 5}} {
		if w[i] != want {
			t.Errorf("word %d: %+v, want %+v", i, w[i], want)
		}
	}
}

func TestOracleReachesTheGoldTree(t *testing.T) {
	for _, gold := range [][]int{{1, 4, 3, 1}, {4, 0, 1, 2}, {3, 2, 3, 4}, {1}, {2, 0}} {
		var s state
		n := len(gold)
		s.reset(n)
		for !s.done() {
			ok, cost := s.allowed(), s.costs(gold)
			chosen := -1
			for a := range actionCount {
				if ok[a] && cost[a] == 0 {
					chosen = a
				}
			}
			if chosen < 0 {
				t.Fatalf("%v: no action without cost", gold)
			}
			s.apply(chosen, 0)
		}
		for d, h := range gold {
			if int(s.nodes[d].head) != h {
				t.Errorf("%v: word %d has the head %d", gold, d, s.nodes[d].head)
			}
		}
	}
}
