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
func relevance(c *candidate, kinds []string, document []float64) []uint64 {
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
		f := append(slices.Clip(c.features), relevance(c, r.kinds(x, c), document)...)
		for role, p := range probabilities(m, f, Roles) {
			if p >= threshold {
				byRole[role] = append(byRole[role], judged{c, p})
			}
		}
	}
	kind := attack
	for k := range Kinds {
		if document[1+k] > document[1+kind] {
			kind = k
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
				out = append(out, Filler{Role(role), j.c.text, kind})
			}
		}
	}
	return out
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
	Epochs int
	Rate   float64
	Seed   int64
	Least  float32 // the size from which a weight is kept
}

// step moves the weights for one example of independent classes.
func step(t *perceptron.Trainer, features []uint64, y []bool, rate float64) {
	s := make([]float32, len(y))
	t.Score(features, s)
	for k, x := range s {
		want := 0.0
		if y[k] {
			want = 1
		}
		if g := want - sigmoid(x); math.Abs(g) > 0.01 {
			t.Update(features, k, float32(rate*g))
		}
	}
	t.Tick()
}

func (r *Reader) trainDocument(examples []*Example, o Options) *perceptron.Trainer {
	t := perceptron.NewTrainer(documentClasses)
	rng := rand.New(rand.NewSource(o.Seed))
	for epoch := range o.Epochs {
		for _, i := range rng.Perm(len(examples)) {
			y := examples[i].documentLabels()
			step(t, examples[i].reading.document, y[:], o.Rate/(1+float64(epoch)))
		}
	}
	return t
}

// Train learns the weights. What the judge of candidates sees of the judge of
// documents comes from one that has not seen that document.
func (r *Reader) Train(examples []*Example, o Options) *Model {
	const folds = 5
	document := make([][]float64, len(examples))
	for f := range folds {
		var rest []*Example
		for i, e := range examples {
			if i%folds != f {
				rest = append(rest, e)
			}
		}
		m := r.trainDocument(rest, o).Model(0)
		for i, e := range examples {
			if i%folds == f {
				document[i] = probabilities(m, e.reading.document, documentClasses)
			}
		}
	}
	t := perceptron.NewTrainer(Roles)
	rng := rand.New(rand.NewSource(o.Seed))
	for epoch := range o.Epochs {
		for _, i := range rng.Perm(len(examples)) {
			e := examples[i]
			for k, c := range e.reading.candidates {
				f := append(slices.Clip(c.features), relevance(c, r.kinds(e.reading, c), document[i])...)
				step(t, f, e.labels[k][:], o.Rate/(1+float64(epoch)))
			}
		}
	}
	return &Model{r.trainDocument(examples, o).Model(o.Least), t.Model(o.Least)}
}

// Fillers are those that m finds in the example.
func (r *Reader) Fillers(e *Example, m *Model, threshold float64) []Filler {
	document := probabilities(m.document, e.reading.document, documentClasses)
	return r.accept(e.reading, m.fillers, document, threshold)
}
