package parse

import (
	"math/rand/v2"
	"slices"

	"hearsay/internal/perceptron"
)

func newMarker(s perceptron.Scorer, tags []tag, relations []string) marker {
	k := marker{scorer: s, punct: int32(slices.Index(relations, "punct"))}
	for _, t := range tags {
		k.isMark = append(k.isMark, t.UPOS == "PUNCT")
	}
	return k
}

// asSeen gives the examples as one parser of the ensemble sees them.
func asSeen(examples []*example, m *Model, backward, whole bool) []*example {
	k := newMarker(nil, m.tags, m.relations)
	var out []*example
	for _, e := range examples {
		x := &example{}
		var places []int32
		x.words, places = thin(nil, nil, e.words, k.isMark, whole)
		index := make([]int, len(e.words)+1)
		for i := range index {
			index[i] = -1
		}
		for i, p := range places {
			index[p] = i
		}
		index[len(e.words)] = len(places)
		for _, p := range places {
			h := e.heads[p]
			for steps := 0; index[h] < 0 && steps <= len(e.words); steps++ {
				h = e.heads[h] // a word that depends on a mark goes to the mark's head
			}
			x.heads = append(x.heads, index[h])
			x.rels = append(x.rels, e.rels[p])
		}
		if backward {
			n := len(x.words)
			reverse(x.words)
			slices.Reverse(x.rels)
			slices.Reverse(x.heads)
			for i, h := range x.heads {
				if h < n {
					x.heads[i] = n - 1 - h
				}
			}
		}
		out = append(out, x)
	}
	return out
}

// trainMarks learns to attach punctuation marks to gold trees.
func trainMarks(examples []*example, m *Model, epochs int, seed uint64, log func(string, ...any)) *perceptron.Trainer {
	trainer := perceptron.NewTrainer(1)
	k := newMarker(trainer, m.tags, m.relations)
	rng := rand.New(rand.NewPCG(seed, 3))
	order := rng.Perm(len(examples))
	var t tree
	var all []candidate
	for epoch := range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		wrong, total := 0, 0
		for _, x := range order {
			e := examples[x]
			n := len(e.words)
			t.reset(n)
			words := 0
			for i := range e.words {
				if !k.isMark[e.words[i].tag] {
					words++
				}
			}
			if words == 0 || words == n {
				continue
			}
			for i := range e.words {
				if k.isMark[e.words[i].tag] {
					continue
				}
				h := e.heads[i]
				for steps := 0; h < n && k.isMark[e.words[h].tag] && steps <= n; steps++ {
					h = e.heads[h]
				}
				t.heads[i], t.rels[i] = int32(h), int32(e.rels[i])
			}
			t.measure()
			t.pair(e.words)
			for i := range e.words {
				if t.rels[i] >= 0 {
					continue
				}
				total++
				all = t.candidates(all[:0], i)
				gold, guess, top := -1, 0, float32(0)
				for j, c := range all {
					var score [1]float32
					trainer.Score(markFeatures(nil, &t, e.words, all, c, i), score[:])
					if j == 0 || score[0] > top {
						guess, top = j, score[0]
					}
					if int(c.node) == e.heads[i] {
						gold = j
					}
				}
				trainer.Tick()
				if guess == gold {
					continue
				}
				wrong++
				if gold >= 0 {
					trainer.Update(markFeatures(nil, &t, e.words, all, all[gold], i), 0, 1)
					trainer.Update(markFeatures(nil, &t, e.words, all, all[guess], i), 0, -1)
				}
			}
		}
		log("marks epoch %d: %.2f%% wrong in training", epoch+1, 100*float64(wrong)/float64(total))
	}
	return trainer
}
