package parse

import (
	"fmt"
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
	Folds        int               // of the jackknife that tags the parser's training text
	Clusters     map[string]uint16 // lower-case words that stand in like places
	Log          func(format string, args ...any)
}

// Trained is a model with all its weights.
type Trained struct {
	model                   *Model
	tagger, actions, labels *perceptron.Trainer
}

// Model leaves out the weights nearer to zero than least: those of the tagger,
// the actions and the labels.
func (t *Trained) Model(least [3]float32) *Model {
	m := *t.model
	m.tagger, m.actions, m.labels = t.tagger.Model(least[0]), t.actions.Model(least[1]), t.labels.Model(least[2])
	return &m
}

// Sizes says how many bytes each part of the model takes.
func (m *Model) Sizes() string {
	return fmt.Sprintf("tagger %d, actions %d, labels %d", len(m.tagger.Append(nil)), len(m.actions.Append(nil)), len(m.labels.Append(nil)))
}

// Train learns a model from gold trees.
func Train(texts []*hearsay.Text, o Options) *Trained {
	m := &Model{name: o.Name, cluster: map[uint64]uint16{}}
	for form, id := range o.Clusters {
		var w word
		w.fill(form, ordinary, false)
		m.cluster[w.lower] = id
	}
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
	m.morph = trainMorphology(examples, m.tags)
	jackknife(examples, m, o)
	trainer, t := trainTagger(examples, m.tags, m.cluster, o.TaggerEpochs, o.Seed, o.Log)
	m.classes = t.classes
	actions, labels := trainArcs(examples, m.relations, m.root, o.ParserEpochs, o.Seed, o.Log)
	return &Trained{m, trainer, actions, labels}
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
			trainer, t := trainTagger(rest, m.tags, m.cluster, max(2, o.TaggerEpochs/2), o.Seed, quiet)
			t.scorer = trainer.Model(0)
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
