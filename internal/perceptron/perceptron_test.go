package perceptron

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// corner learns which of three corners a point of two values lies in.
func corner() *Trainer {
	t := NewTrainer(3)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		a, b := rng.Uint64N(50), rng.Uint64N(50)
		features := []uint64{Feature1(0, a), Feature1(1, b), Feature2(2, a/10, b/10)}
		scores := make([]float32, 3)
		t.Score(features, scores)
		if got, want := best(scores), where(a, b); got != want {
			t.Update(features, want, 1)
			t.Update(features, got, -1)
		}
		t.Tick()
	}
	return t
}

func where(a, b uint64) int {
	switch {
	case a < 20:
		return 0
	case b < 30:
		return 1
	}
	return 2
}

func TestLearns(t *testing.T) {
	m := corner().Model(0)
	wrong := 0
	for a := range uint64(50) {
		for b := range uint64(50) {
			scores := make([]float32, 3)
			m.Score([]uint64{Feature1(0, a), Feature1(1, b), Feature2(2, a/10, b/10)}, scores)
			if best(scores) != where(a, b) {
				wrong++
			}
		}
	}
	if wrong > 50 {
		t.Errorf("%d of 2500 points wrong", wrong)
	}
}

func TestModelOnDisk(t *testing.T) {
	want := corner().Model(0.01)
	b := want.Append(nil)
	if !bytes.Equal(b, corner().Model(0.01).Append(nil)) {
		t.Error("training twice gives two models")
	}
	got, rest, err := Read(append(b, 7))
	if err != nil || len(rest) != 1 {
		t.Fatal(err, len(rest))
	}
	for a := range uint64(60) {
		f := []uint64{Feature1(0, a), Feature1(1, a)}
		x, y := make([]float32, 3), make([]float32, 3)
		want.Score(f, x)
		got.Score(f, y)
		for c := range x {
			if x[c] != y[c] {
				t.Fatalf("value %d: %v and %v", a, x, y)
			}
		}
	}
	for n := range b {
		if _, _, err := Read(b[:n]); err == nil {
			t.Fatalf("%d of %d bytes were read without an error", n, len(b))
		}
	}
}

// best is the class with the highest score, the first of equals.
func best(scores []float32) int {
	first := 0
	for c, s := range scores {
		if s > scores[first] {
			first = c
		}
	}
	return first
}
