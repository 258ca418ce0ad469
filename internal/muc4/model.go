package muc4

import (
	"errors"
	"math"
	"math/rand"
	"slices"
	"strconv"
	"strings"

	"hearsay/internal/perceptron"
)

// Model judges candidates. It is read-only in use.
type Model struct {
	document *perceptron.Model // classes: relevant, then Kinds
	fillers  *perceptron.Model // classes: Roles
}

const documentClasses = 1 + len(Kinds)

var errModel = errors.New("damaged weights of MUC-4")

// ReadModel reads what Append wrote.
func ReadModel(b []byte) (*Model, error) {
	m := &Model{}
	var err error
	if m.document, b, err = perceptron.Read(b); err != nil {
		return nil, err
	}
	if m.fillers, b, err = perceptron.Read(b); err != nil {
		return nil, err
	}
	if len(b) > 0 || m.document.Classes() != documentClasses || m.fillers.Classes() != Roles {
		return nil, errModel
	}
	return m, nil
}

// Append writes the weights behind b.
func (m *Model) Append(b []byte) []byte { return m.fillers.Append(m.document.Append(b)) }

func sigmoid(x float32) float64 { return 1 / (1 + math.Exp(-float64(x))) }

type scorer interface {
	Score(features []uint64, scores []float32)
}

func probabilities(m scorer, features []uint64, n int) []float64 {
	s := make([]float32, n)
	m.Score(features, s)
	p := make([]float64, n)
	for k, x := range s {
		p[k] = sigmoid(x)
	}
	return p
}

// relevance features say how relevant the document is, in steps, to the judge of
// its candidates.
func relevance(kinds []string, document []float64) []uint64 {
	s := newFeatureSet()
	step := strconv.Itoa(int(document[0] * 7.999))
	s.str(fRelevance, step)
	for _, k := range kinds {
		s.str(fRelevanceType, step, k)
	}
	for k := range Kinds {
		if document[1+k] > 0.3 {
			s.str(fRelevance, "kind", strconv.Itoa(k))
			for _, t := range kinds {
				s.str(fRelevanceType, "kind", strconv.Itoa(k), t)
			}
		}
	}
	return s.list
}

func (r *Reader) kinds(x *reading, c *candidate) []string {
	var k []string
	for _, o := range c.found {
		if t := r.kindOf(x, o); !slices.Contains(k, t) {
			k = append(k, t)
		}
	}
	return k
}

// Threshold is the least probability of a filler.
const Threshold = 0.22

// ByModel gives the fillers that the weights accept.
func (r *Reader) ByModel(d *Report, m *Model) []Filler {
	x := r.read(d)
	document := probabilities(m.document, x.document, documentClasses)
	return r.accept(x, m.fillers, document, Threshold)
}

func (r *Reader) accept(x *reading, m scorer, document []float64, threshold float64) []Filler {
	type judged struct {
		c *candidate
		p float64
	}
	var byRole [Roles][]judged
	for _, c := range x.candidates {
		f := append(slices.Clip(c.features), relevance(r.kinds(x, c), document)...)
		for role, p := range probabilities(m, f, Roles) {
			if p >= threshold {
				byRole[role] = append(byRole[role], judged{c, p})
			}
		}
	}
	var out []Filler
	for role, all := range byRole {
		slices.SortStableFunc(all, func(a, b judged) int {
			switch {
			case a.p > b.p:
				return -1
			case a.p < b.p:
				return 1
			}
			return 0
		})
		var kept []*candidate
		for _, j := range all {
			if !slices.ContainsFunc(kept, func(k *candidate) bool { return same(k, j.c) }) {
				kept = append(kept, j.c)
				out = append(out, Filler{Role(role), j.c.text, x.kindOf(j.c, document[1:])})
			}
		}
	}
	return out
}

// kindOf is the kind of incident to which a candidate belongs: the likeliest of
// the document among those that it takes part in or that its sentences tell; the
// document's own if these are unlikely.
func (x *reading) kindOf(c *candidate, likely []float64) int {
	best := attack
	for k := range likely {
		if likely[k] > likely[best] {
			best = k
		}
	}
	found := -1
	see := func(k int, part bool) {
		if likely[k] > 0.3 && (found < 0 || part || likely[k] > likely[found]) {
			found = k
		}
	}
	for _, o := range c.found {
		for _, in := range x.inSentence[x.SentenceOf(o.head)] {
			see(in.kind, false)
		}
	}
	for _, o := range c.found {
		for _, sd := range x.seeds[o.head] {
			see(sd.in.kind, true)
		}
	}
	if found < 0 {
		return best
	}
	return found
}

// same reports whether two candidates name the same thing: they share a head or
// an entity, or one is the end of the other.
func same(a, b *candidate) bool {
	if strings.HasSuffix(a.text, " "+b.text) || strings.HasSuffix(b.text, " "+a.text) {
		return true
	}
	for _, p := range a.found {
		for _, q := range b.found {
			if p.head == q.head || p.entity >= 0 && p.entity == q.entity {
				return true
			}
		}
	}
	return false
}

// Gold is a document of the gold file.
type Gold struct {
	ID        string                `json:"id"`
	Templates []Template            `json:"templates"`
	Entities  map[string][][]string `json:"entities"`
}

// Example is a document to learn from.
type Example struct {
	reading *reading
	gold    Gold
	labels  [][Roles]bool // of each candidate
}

// NewExample reads a report and marks the candidates that fill a role.
func (r *Reader) NewExample(d *Report, g Gold) *Example {
	e := &Example{reading: r.read(d), gold: g}
	want := [Roles]map[string]bool{}
	for k := range want {
		want[k] = map[string]bool{}
		for _, entity := range g.Entities[Role(k).String()] {
			for _, m := range entity {
				want[k][normal(m)] = true
			}
		}
	}
	e.labels = make([][Roles]bool, len(e.reading.candidates))
	for i, c := range e.reading.candidates {
		n := normal(c.text)
		for k := range want {
			e.labels[i][k] = want[k][n]
		}
	}
	return e
}

// normal is a filler without punctuation and articles.
func normal(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < 128 && strings.ContainsRune("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
	return strings.Join(slices.DeleteFunc(strings.Fields(s), func(w string) bool { return w == "a" || w == "an" || w == "the" }), " ")
}

func (e *Example) documentLabels() (y [documentClasses]bool) {
	y[0] = len(e.gold.Templates) > 0
	for _, t := range e.gold.Templates {
		for k, name := range Kinds {
			if strings.Contains(t.Type, name) {
				y[1+k] = true
			}
		}
	}
	return y
}

// Options say how to learn.
type Options struct {
	Epochs, DocumentEpochs int
	Rate                   float64 // size of the steps
	Least                  float32 // the size from which a weight is kept
	Seed                   int64
}

// learner learns independent logistic models of the same features by AdaGrad
// (Duchi, Hazan and Singer 2011).
type learner struct {
	classes int
	index   map[uint64]int32
	weights []float32
	squares []float32 // sums of squared gradients
}

// newLearner makes a learner of the features that at least two examples have.
func newLearner(classes int, examples func(yield func([]uint64) bool)) *learner {
	l := &learner{classes: classes, index: map[uint64]int32{}}
	once := map[uint64]bool{}
	for features := range examples {
		for _, f := range features {
			if _, ok := l.index[f]; ok {
				continue
			}
			if once[f] {
				l.index[f] = int32(len(l.index))
			}
			once[f] = true
		}
	}
	l.weights, l.squares = make([]float32, len(l.index)*classes), make([]float32, len(l.index)*classes)
	return l
}

// step moves the weights for one example.
func (l *learner) step(features []uint64, y []bool, rate, decay float64) {
	at := make([]int, 0, len(features))
	scores := make([]float32, l.classes)
	for _, f := range features {
		if i, ok := l.index[f]; ok {
			at = append(at, int(i)*l.classes)
			for k := range scores {
				scores[k] += l.weights[int(i)*l.classes+k]
			}
		}
	}
	for k, x := range scores {
		g := -sigmoid(x)
		if y[k] {
			g++
		}
		if math.Abs(g) < 0.005 {
			continue
		}
		for _, i := range at {
			d := float32(g) - float32(decay)*l.weights[i+k]
			l.squares[i+k] += d * d
			l.weights[i+k] += float32(rate) * d / (float32(math.Sqrt(float64(l.squares[i+k]))) + 0.3)
		}
	}
}

// model packs the weights that are not smaller than least.
func (l *learner) model(least float32) *perceptron.Model {
	t := perceptron.NewTrainer(l.classes)
	for f, i := range l.index {
		for k := range l.classes {
			if w := l.weights[int(i)*l.classes+k]; w != 0 {
				t.Update([]uint64{f}, k, w)
			}
		}
	}
	return t.Model(least)
}

func trainDocument(examples []*Example, o Options, least float32) *perceptron.Model {
	l := newLearner(documentClasses, func(yield func([]uint64) bool) {
		for _, e := range examples {
			if !yield(e.reading.document) {
				return
			}
		}
	})
	rng := rand.New(rand.NewSource(o.Seed))
	for range o.DocumentEpochs {
		for _, i := range rng.Perm(len(examples)) {
			y := examples[i].documentLabels()
			l.step(examples[i].reading.document, y[:], o.Rate, 0.01)
		}
	}
	return l.model(least)
}

// Train learns the weights. What the judge of candidates sees of the judge of
// documents comes from one that has not seen that document.
func (r *Reader) Train(examples []*Example, o Options) *Model {
	const folds = 5
	features := make([][][]uint64, len(examples)) // of each candidate
	for f := range folds {
		var rest []*Example
		for i, e := range examples {
			if i%folds != f {
				rest = append(rest, e)
			}
		}
		m := trainDocument(rest, o, 0)
		for i, e := range examples {
			if i%folds == f {
				document := probabilities(m, e.reading.document, documentClasses)
				for _, c := range e.reading.candidates {
					features[i] = append(features[i], append(slices.Clip(c.features), relevance(r.kinds(e.reading, c), document)...))
				}
			}
		}
	}
	l := newLearner(Roles, func(yield func([]uint64) bool) {
		for _, all := range features {
			for _, f := range all {
				if !yield(f) {
					return
				}
			}
		}
	})
	rng := rand.New(rand.NewSource(o.Seed))
	for epoch := range o.Epochs {
		for _, i := range rng.Perm(len(examples)) {
			for k := range features[i] {
				l.step(features[i][k], examples[i].labels[k][:], o.Rate/(1+0.3*float64(epoch)), 0)
			}
		}
	}
	return &Model{trainDocument(examples, o, o.Least), l.model(o.Least)}
}

// Fillers are those that m finds in the example.
func (r *Reader) Fillers(e *Example, m *Model, threshold float64) []Filler {
	document := probabilities(m.document, e.reading.document, documentClasses)
	return r.accept(e.reading, m.fillers, document, threshold)
}
