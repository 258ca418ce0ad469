package parse

import (
	"math/rand/v2"
	"slices"
	"sort"

	"hearsay/internal/perceptron"
)

// example is a sentence of the treebank.
type example struct {
	forms  []string
	tags   []int    // classes of the tagger
	lemmas []string // gold
	feats  []string
	heads  []int // index in the sentence; its length stands for the root
	rels   []int
	words  []word // with predicted tags, for the parser
}

// rare is how often a word must be seen in training for the dictionary to know
// its tags. A word seen less would tell its own answer there.
const rare = 3

// dictionary finds the ambiguity classes of the words of the examples.
func dictionary(examples []*example) map[uint64]uint16 {
	seen := map[uint64]map[int]int{}
	total := map[uint64]int{}
	for _, e := range examples {
		for i, f := range e.forms {
			var w word
			w.fill(f, ordinary, false)
			if seen[w.lower] == nil {
				seen[w.lower] = map[int]int{}
			}
			seen[w.lower][e.tags[i]]++
			total[w.lower]++
		}
	}
	keys := make([]uint64, 0, len(seen))
	for k := range seen {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	ids := map[string]uint16{}
	out := map[uint64]uint16{}
	for _, k := range keys {
		if total[k] < rare {
			continue
		}
		// The tags from the most frequent on, those of a few slips left out.
		var tags []int
		for t, n := range seen[k] {
			if n*50 >= total[k] {
				tags = append(tags, t)
			}
		}
		sort.Slice(tags, func(i, j int) bool {
			a, b := seen[k][tags[i]], seen[k][tags[j]]
			return a > b || a == b && tags[i] < tags[j]
		})
		if len(tags) > 4 {
			tags = tags[:4]
		}
		name := make([]byte, len(tags))
		for i, t := range tags {
			name[i] = byte(t)
		}
		id, ok := ids[string(name)]
		if !ok {
			id = uint16(len(ids) + 1)
			ids[string(name)] = id
		}
		out[k] = id
	}
	return out
}

// trainTagger learns from the examples. Some sentences are shown without
// their capitals each time, so that old wire text can be read.
func trainTagger(examples []*example, tags []tag, cluster map[uint64]uint16, epochs int, seed uint64, log func(string, ...any)) (forward, back *perceptron.Trainer, t *tagger) {
	forward, back = perceptron.NewTrainer(len(tags)), perceptron.NewTrainer(len(tags))
	t = newTagger(forward, back, tags, dictionary(examples), cluster)
	rng := rand.New(rand.NewPCG(seed, 1))
	order := rng.Perm(len(examples))
	s := &scratch{scores: make([]float32, len(tags))}
	var tagsBack []int
	for epoch := range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		wrong, total := 0, 0
		for _, x := range order {
			e := examples[x]
			c := casingOf(e.forms)
			if rng.IntN(8) == 0 {
				c = caseless
			}
			s.words = t.prepare(s.words[:0], e.forms, c)
			wrong += t.learn(forward, s, e.tags)
			slices.Reverse(s.words)
			tagsBack = append(tagsBack[:0], e.tags...)
			slices.Reverse(tagsBack)
			wrong += t.learn(back, s, tagsBack)
			total += 2 * len(e.tags)
		}
		log("tagger epoch %d: %.2f%% wrong in training", epoch+1, 100*float64(wrong)/float64(total))
	}
	return forward, back, t
}

// learn reads the words of s and mends the trainer's errors, whose number it
// returns.
func (t *tagger) learn(trainer *perceptron.Trainer, s *scratch, tags []int) (wrong int) {
	for i := range s.words {
		s.features = tagFeatures(s.features[:0], s.words, i)
		clear(s.scores)
		trainer.Score(s.features, s.scores)
		guess := perceptron.Best(s.scores)
		if guess != tags[i] {
			trainer.Update(s.features, tags[i], 1)
			trainer.Update(s.features, guess, -1)
			wrong++
		}
		trainer.Tick()
		// The tags before are the guesses, as they will be when the text is new.
		t.set(&s.words[i], guess)
	}
	return wrong
}
