package parse

import (
	"math/rand/v2"

	"hearsay/internal/perceptron"
)

// costs says of each action how many gold arcs it puts out of reach
// (Goldberg and Nivre 2013).
func (s *state) costs(gold []int) (cost [actionCount]int) {
	if len(s.stack) > 0 {
		top := int(s.stack[len(s.stack)-1])
		lost := 0
		for d := s.front; d < s.n; d++ {
			if gold[d] == top {
				lost++
			}
		}
		cost[left], cost[right] = lost, lost
		under := -1
		if len(s.stack) > 1 {
			under = int(s.stack[len(s.stack)-2])
		}
		if h := gold[top]; h == under || h > s.front {
			cost[left]++
		}
		if gold[top] >= s.front {
			cost[right]++
		}
	}
	if s.front < s.n {
		for k, i := range s.stack {
			if gold[i] == s.front {
				cost[shift]++
			}
			if k < len(s.stack)-1 && gold[s.front] == int(i) {
				cost[shift]++
			}
		}
	}
	return cost
}

// trainArcs learns from the examples, whose words carry predicted tags. The
// parser follows its own mistakes in training, so that it learns to go on
// after one.
func trainArcs(examples []*example, relations []string, root, epochs int, seed uint64, log func(string, ...any)) (actions, labels *perceptron.Trainer) {
	actions, labels = perceptron.NewTrainer(actionCount), perceptron.NewTrainer(len(relations))
	p := &arcParser{actions: actions, labels: labels, relations: relations, root: root}
	rng := rand.New(rand.NewPCG(seed, 2))
	order := rng.Perm(len(examples))
	sc := &scratch{scores: make([]float32, max(actionCount, len(relations)))}
	for epoch := range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		var heads, rels, total int
		for _, x := range order {
			e := examples[x]
			s := &sc.state
			s.reset(len(e.words))
			for !s.done() {
				ok := s.allowed()
				action := shift
				if ok[left] || ok[right] {
					action = p.learnAction(e, sc, ok, epoch, rng)
				}
				rel := uint8(noRelation)
				if action != shift {
					rel = p.learnLabel(e, sc, action)
				}
				s.apply(action, rel)
			}
			for i := range e.words {
				total++
				if int(s.nodes[i].head) == e.heads[i] {
					heads++
					if int(s.nodes[i].rel) == e.rels[i] {
						rels++
					}
				}
			}
		}
		log("parser epoch %d: UAS %.2f LAS %.2f in training", epoch+1, 100*float64(heads)/float64(total), 100*float64(rels)/float64(total))
	}
	return actions, labels
}

func (p *arcParser) learnAction(e *example, sc *scratch, ok [actionCount]bool, epoch int, rng *rand.Rand) int {
	trainer := p.actions.(*perceptron.Trainer)
	sc.features = actionFeatures(sc.features[:0], e.words, &sc.state)
	scores := sc.scores[:actionCount]
	clear(scores)
	trainer.Score(sc.features, scores)
	trainer.Tick()
	guess := bestAllowed(scores, ok)
	cost := sc.state.costs(e.heads)
	least := 1 << 30
	for a := range actionCount {
		if ok[a] {
			least = min(least, cost[a])
		}
	}
	if cost[guess] == least {
		return guess
	}
	for a := range actionCount {
		ok[a] = ok[a] && cost[a] == least
	}
	want := bestAllowed(scores, ok)
	trainer.Update(sc.features, want, 1)
	trainer.Update(sc.features, guess, -1)
	if epoch > 0 && rng.IntN(10) > 0 {
		return guess
	}
	return want
}

func (p *arcParser) learnLabel(e *example, sc *scratch, action int) uint8 {
	h, d := sc.state.arc(action)
	guess := p.relation(e.words, sc, action)
	if h == sc.state.n || e.heads[d] != h {
		return guess
	}
	trainer := p.labels.(*perceptron.Trainer)
	trainer.Tick()
	if want := e.rels[d]; int(guess) != want {
		trainer.Update(sc.features, want, 1)
		trainer.Update(sc.features, int(guess), -1)
	}
	return guess
}
