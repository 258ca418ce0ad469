package parse

import (
	"encoding/binary"
	"math"
	"math/rand/v2"

	"hearsay"
	"hearsay/internal/perceptron"
)

// BoundaryExample is a text whose sentences are known.
type BoundaryExample struct {
	Report *hearsay.Report
	Ends   []int   // where sentences end, ascending
	Weight float32 // of each of its gaps
}

// BoundaryOptions are the choices of training.
type BoundaryOptions struct {
	Seed   uint64
	Epochs int
	Rate   float32    // of learning
	Least  float32    // weights nearer to zero are left out
	Cut    [2]float32 // score from which on a sentence ends: with a mark, without one
	Log    func(format string, args ...any)
}

// SentenceEnds says where the rules alone end sentences.
func SentenceEnds(r *hearsay.Report) []int {
	_, sentences := split(r, nil)
	var ends []int
	for _, s := range sentences {
		ends = append(ends, s.End)
	}
	return ends
}

// lesson is one paragraph of training.
type lesson struct {
	s        *splitter
	from, to int
	caps     bool
	rule     []bool
	want     []bool
	weight   float32
}

// lessonsOf takes the paragraphs of x as the splitter will see them.
func lessonsOf(x BoundaryExample) []*lesson {
	var out []*lesson
	s := &splitter{text: x.Report.Text}
	s.decide = func(from, to int, caps bool) {
		l := &lesson{s: s, from: from, to: to, caps: caps, weight: x.Weight, rule: append([]bool(nil), s.run.rule...)}
		l.want = make([]bool, to-from)
		e := 0
		for k := range to - from - 1 {
			end, next := s.tokens[from+k].End, s.tokens[from+k+1].Begin
			for e < len(x.Ends) && x.Ends[e] < end {
				e++
			}
			l.want[k] = e < len(x.Ends) && x.Ends[e] <= next
		}
		out = append(out, l)
	}
	s.split(x.Report)
	return out
}

// TrainBoundary learns where sentences end and returns the model as a file. It
// minimises the logistic loss by averaged gradient descent; from the second
// round on the open sentence is the model's own, so that it learns to go on
// after a mistake.
func TrainBoundary(examples []BoundaryExample, o BoundaryOptions) []byte {
	var lessons []*lesson
	for _, x := range examples {
		lessons = append(lessons, lessonsOf(x)...)
	}
	rng := rand.New(rand.NewPCG(o.Seed, 7))
	t := perceptron.NewTrainer(1)
	var r run
	for epoch := range o.Epochs {
		rng.Shuffle(len(lessons), func(i, j int) { lessons[i], lessons[j] = lessons[j], lessons[i] })
		rate := o.Rate / (1 + float32(epoch)/2)
		var gaps, wrong int
		for _, l := range lessons {
			r.rule = l.rule
			r.prepare(l.s, l.from, l.to, l.caps)
			for k := 0; k+1 < l.to-l.from; k++ {
				r.see(k)
				if !r.possible(l.s, l.from, k) {
					continue
				}
				features := r.look(k)
				score := [1]float32{}
				t.Score(features, score[:])
				y := float32(0)
				if l.want[k] {
					y = 1
				}
				guess := score[0] >= 0
				gaps++
				if guess != l.want[k] {
					wrong++
				}
				p := 1 / (1 + float32(math.Exp(-float64(score[0]))))
				if d := y - p; d > 0.01 || d < -0.01 {
					t.Update(features, 0, rate*l.weight*d)
				}
				t.Tick()
				if epoch == 0 && l.want[k] || epoch > 0 && guess {
					r.end(k)
				}
			}
		}
		o.Log("boundary epoch %d: %.3f%% of %d gaps wrong", epoch+1, 100*float64(wrong)/float64(gaps), gaps)
	}
	b := []byte(boundaryMagic)
	for _, cut := range o.Cut {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(cut))
	}
	return t.Model(o.Least).Append(b)
}
