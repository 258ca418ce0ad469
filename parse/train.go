package parse

import (
	"fmt"
	"strings"
	"sync"

	"hearsay"
	"hearsay/internal/perceptron"
)

// Options are the choices of training. The same options and texts give the
// same model.
type Options struct {
	Name         string
	Seed         uint64
	TaggerEpochs int
	ParserEpochs int
	Parsers      []string          // of the ensemble: "w" keeps punctuation marks, "r" reads from the right
	Folds        int               // of the jackknife that tags the parser's training text
	Clusters     map[string]uint16 // lower-case words that stand in like places
	Log          func(format string, args ...any)
}

// Trained is a model with all its weights.
type Trained struct {
	model                *Model
	forward, back, marks *perceptron.Trainer
	parsers              []parserTrainer
}

type parserTrainer struct {
	reverse, whole  bool
	actions, labels *perceptron.Trainer
}

// kind counts the kinds of parser, so that each has a seed of its own.
func (p *parserTrainer) kind() uint64 {
	k := uint64(0)
	if p.reverse {
		k++
	}
	if !p.whole {
		k += 2
	}
	return k
}

// Model leaves out the weights nearer to zero than least: those of the tagger,
// the actions and the labels.
func (t *Trained) Model(least [3]float32) *Model {
	m := *t.model
	m.forward, m.back, m.marks, m.parsers = t.forward.Model(least[0]), t.back.Model(least[0]), t.marks.Model(least[0]/2), nil
	for _, p := range t.parsers {
		m.parsers = append(m.parsers, parserModel{p.reverse, p.whole, p.actions.Model(least[1]), p.labels.Model(least[2])})
	}
	return &m
}

// Sizes says how many bytes each part of the model takes.
func (m *Model) Sizes() string {
	s := fmt.Sprintf("tagger %d, marks %d", len(m.forward.Append(m.back.Append(nil))), len(m.marks.Append(nil)))
	for _, p := range m.parsers {
		s += fmt.Sprintf(", actions %d, labels %d", len(p.actions.Append(nil)), len(p.labels.Append(nil)))
	}
	return s
}

// Train learns a model from gold trees.
func Train(texts []*hearsay.Text, o Options) *Trained {
	m := &Model{name: o.Name, cluster: map[uint64]uint16{}}
	for form, id := range o.Clusters {
		var w word
		w.fill(form, ordinary, false)
		m.cluster[w.lower] = id
	}
	examples := examplesOf(texts, m)
	m.morph = trainMorphology(examples, m.tags)
	jackknife(examples, m, o)
	forward, back, t := trainTagger(examples, m.tags, m.cluster, o.TaggerEpochs, o.Seed, o.Log)
	m.classes = t.classes
	marks := trainMarks(examples, m, min(8, o.ParserEpochs), o.Seed, o.Log)
	out := &Trained{model: m, forward: forward, back: back, marks: marks}
	for _, kind := range o.Parsers {
		out.parsers = append(out.parsers, parserTrainer{reverse: strings.Contains(kind, "r"), whole: strings.Contains(kind, "w")})
	}
	var wait sync.WaitGroup
	limit := make(chan struct{}, 2)
	for i := range out.parsers {
		wait.Add(1)
		limit <- struct{}{}
		go func() {
			defer func() { <-limit; wait.Done() }()
			p := &out.parsers[i]
			log := func(format string, args ...any) { o.Log(o.Parsers[i]+" "+format, args...) }
			p.actions, p.labels = trainArcs(asSeen(examples, m, p.reverse, p.whole), m.relations, m.root, o.ParserEpochs, o.Seed+p.kind(), log)
		}()
	}
	wait.Wait()
	return out
}

// examplesOf numbers tags and relations in the order of the texts.
func examplesOf(texts []*hearsay.Text, m *Model) []*example {
	var examples []*example
	tagIDs, relIDs := map[tag]int{}, map[string]int{}
	for _, t := range texts {
		for _, s := range t.Sentences {
			e := &example{}
			for i := s.FirstToken; i < s.EndToken; i++ {
				tok := t.Tokens[i]
				x := tag{tok.UPOS, tok.XPOS}
				if _, ok := tagIDs[x]; !ok {
					tagIDs[x] = len(m.tags)
					m.tags = append(m.tags, x)
				}
				if _, ok := relIDs[tok.Relation]; !ok {
					relIDs[tok.Relation] = len(m.relations)
					m.relations = append(m.relations, tok.Relation)
				}
				head := tok.Head - s.FirstToken
				if tok.Head < 0 {
					head = s.EndToken - s.FirstToken
				}
				e.forms = append(e.forms, t.Form(i))
				e.tags = append(e.tags, tagIDs[x])
				e.lemmas = append(e.lemmas, tok.Lemma)
				e.feats = append(e.feats, tok.Feats)
				e.heads = append(e.heads, head)
				e.rels = append(e.rels, relIDs[tok.Relation])
			}
			examples = append(examples, e)
		}
	}
	m.root = relIDs["root"]
	return examples
}

// jackknife gives each example the tags of a tagger that has not seen it. The
// parser learns from these, since gold tags would teach it a trust that the
// tagger does not deserve.
func jackknife(examples []*example, m *Model, o Options) {
	quiet := func(string, ...any) {}
	var wait sync.WaitGroup
	limit := make(chan struct{}, 2)
	wrong := make([]int, o.Folds)
	for fold := range o.Folds {
		wait.Add(1)
		limit <- struct{}{}
		go func() {
			defer func() { <-limit; wait.Done() }()
			var rest []*example
			for i, e := range examples {
				if foldOf(i, len(examples), o.Folds) != fold {
					rest = append(rest, e)
				}
			}
			forward, back, t := trainTagger(rest, m.tags, m.cluster, max(2, o.TaggerEpochs/2), o.Seed, quiet)
			t.forward, t.back = forward.Model(0.3), back.Model(0.3)
			s := &scratch{}
			for i, e := range examples {
				if foldOf(i, len(examples), o.Folds) != fold {
					continue
				}
				e.words = t.prepare(nil, e.forms, casingOf(e.forms))
				t.tag(e.words, s)
				for k := range e.words {
					if m.tags[e.words[k].tag].UPOS != m.tags[e.tags[k]].UPOS {
						wrong[fold]++
					}
				}
			}
		}()
	}
	wait.Wait()
	words, all := 0, 0
	for _, e := range examples {
		words += len(e.words)
	}
	for _, n := range wrong {
		all += n
	}
	o.Log("jackknife: UPOS %.2f", 100-100*float64(all)/float64(words))
}

// foldOf puts whole documents into a fold, but for the borders.
func foldOf(i, n, folds int) int { return i * folds / n }

var _ perceptron.Scorer = (*perceptron.Trainer)(nil)
