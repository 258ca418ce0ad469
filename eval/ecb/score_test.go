package main

import (
	"math"
	"testing"
)

// Worked by hand. Key {a b c} {d e f g}; response {a b} {c d} {f g h i}, where
// e is in no response cluster and h, i are in no key cluster (the example that
// the CoNLL scorer is explained with, Pradhan et al. 2014).
func TestScores(t *testing.T) {
	//             a  b  c  d  e   f  g  h   i
	key := partition{0, 0, 0, 1, 1, 1, 1, -1, -1}
	sys := partition{0, 0, 1, 1, -1, 2, 2, 2, 2}
	got := measure(key, sys)
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		// Links: {abc} keeps 1 of 2, {defg} keeps 1 of 3.
		{"MUC recall", got.muc.recall, 2.0 / 5},
		// {ab} 1 of 1, {cd} 0 of 1, {fghi} 1 of 3.
		{"MUC precision", got.muc.precision, 2.0 / 5},
		// a, b 2/3 each, c 1/3; d 1/4, e 0, f and g 2/4 each.
		{"B³ recall", got.b3.recall, (5.0/3 + 5.0/4) / 7},
		// a, b 1 each; c, d 1/2 each; f, g 2/4 each, h, i 0.
		{"B³ precision", got.b3.precision, (2 + 1 + 1) / 8.0},
		// φ4: {abc}-{ab} 4/5, {defg}-{fghi} 4/8: 1.3 over 2 and over 3.
		{"CEAF-e recall", got.ceafe.recall, 1.3 / 2},
		{"CEAF-e precision", got.ceafe.precision, 1.3 / 3},
	} {
		if math.Abs(c.got-c.want) > 1e-9 {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
}

func TestScoresOfThemselves(t *testing.T) {
	p := partition{0, 1, 0, 2, 2, 2, 3}
	if got := measure(p, p).conll(); math.Abs(got-1) > 1e-9 {
		t.Errorf("a partition against itself: %v", got)
	}
	apart := partition{0, 1, 2, 3, 4, 5, 6}
	got := measure(p, apart)
	if got.muc.f1() != 0 || got.b3.precision != 1 || math.Abs(got.b3.recall-4.0/7) > 1e-9 {
		t.Errorf("all apart: %+v", got)
	}
	if got := measure(p.withoutSingletons(), apart.withoutSingletons()); got.conll() != 0 {
		t.Errorf("all apart, singletons left out: %+v", got)
	}
}

// The greedy matching (5 and 0) is not the best one (4 and 3).
func TestAssign(t *testing.T) {
	if got := assign([][]float64{{5, 4}, {3, 0}}); math.Abs(got-7) > 1e-9 {
		t.Errorf("assign: %v, want 7", got)
	}
	if got := assign([][]float64{{1, 2, 3}}); math.Abs(got-3) > 1e-9 {
		t.Errorf("assign of one row: %v, want 3", got)
	}
}
