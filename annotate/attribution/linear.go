package attribution

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
)

// linear is a linear classifier over hashed features.
type linear struct {
	classes int
	bits    uint
	weights []float32 // of feature h and class k: weights[(h & mask)*classes + k]
}

func newLinear(classes int, bits uint) *linear {
	return &linear{classes: classes, bits: bits, weights: make([]float32, classes<<bits)}
}

// score adds the weights of f up, per class.
func (m *linear) score(f features, out []float32) {
	for k := range out {
		out[k] = 0
	}
	mask := uint32(1)<<m.bits - 1
	for _, h := range f {
		at := int(h&mask) * m.classes
		for k, w := range m.weights[at : at+m.classes] {
			out[k] += w
		}
	}
}

// sigmoid is the probability that a classifier of one class gives.
func (m *linear) sigmoid(f features) float32 {
	var s [1]float32
	m.score(f, s[:])
	return float32(1 / (1 + math.Exp(-float64(s[0]))))
}

// softmax turns scores into probabilities in place.
func softmax(s []float32) {
	top := s[0]
	for _, x := range s {
		top = max(top, x)
	}
	var sum float32
	for k, x := range s {
		s[k] = float32(math.Exp(float64(x - top)))
		sum += s[k]
	}
	for k := range s {
		s[k] /= sum
	}
}

// Weights are what the annotator has learned. They are read-only in use.
type Weights struct {
	classes                   map[string]string // words that stand between like words, to their class
	cue, role, check          *linear
	threshold, checkThreshold float32
	sure                      float32 // belief in a cue of the lexicon that needs no check
}

// Classes are the classes of words that w was learned with.
func (w *Weights) Classes() map[string]string { return w.classes }

// At is w with another least probability of what it lets stand: lower finds
// more, higher errs less.
func (w *Weights) At(probability float64) *Weights {
	x := *w
	x.checkThreshold = float32(probability)
	return &x
}

// Sure is w with another belief from which a cue of the lexicon needs no check.
func (w *Weights) Sure(probability float64) *Weights {
	x := *w
	x.sure = float32(probability)
	return &x
}

const magic = "hearsay attribution 3\n"

// models lists the classifiers in the order in which they are written.
func (w *Weights) models() []**linear { return []**linear{&w.cue, &w.role, &w.check} }

// Write writes the weights, each rounded to one of 255 steps.
func (w *Weights) Write(out io.Writer) error {
	var b bytes.Buffer
	b.WriteString(magic)
	z, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		return err
	}
	head := []float32{w.threshold, w.checkThreshold, w.sure}
	if err := binary.Write(z, binary.LittleEndian, head); err != nil {
		return err
	}
	words := slices.Sorted(maps.Keys(w.classes))
	if err := binary.Write(z, binary.LittleEndian, uint32(len(words))); err != nil {
		return err
	}
	for _, word := range words {
		if _, err := fmt.Fprintf(z, "%s\t%s\n", word, w.classes[word]); err != nil {
			return err
		}
	}
	for _, m := range w.models() {
		m := *m
		var top float32
		for _, x := range m.weights {
			top = max(top, x, -x)
		}
		step := max(top/127, 1e-6)
		if err := binary.Write(z, binary.LittleEndian, []uint32{uint32(m.classes), uint32(m.bits), math.Float32bits(step)}); err != nil {
			return err
		}
		q := make([]byte, len(m.weights))
		for i, x := range m.weights {
			q[i] = byte(int8(math.Round(float64(x / step))))
		}
		if _, err := z.Write(q); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	_, err = out.Write(b.Bytes())
	return err
}

// ReadWeights reads what Write wrote.
func ReadWeights(b []byte) (*Weights, error) {
	rest, ok := bytes.CutPrefix(b, []byte(magic))
	if !ok {
		return nil, errors.New("attribution weights: not in this format")
	}
	z := bufio.NewReader(flate.NewReader(bytes.NewReader(rest)))
	var head [3]float32
	if err := binary.Read(z, binary.LittleEndian, &head); err != nil {
		return nil, fmt.Errorf("attribution weights: %w", err)
	}
	w := &Weights{threshold: head[0], checkThreshold: head[1], sure: head[2]}
	var words uint32
	if err := binary.Read(z, binary.LittleEndian, &words); err != nil || words > 1<<20 {
		return nil, fmt.Errorf("attribution weights: %d words with classes: %w", words, err)
	}
	w.classes = make(map[string]string, words)
	for range words {
		line, err := z.ReadString('\n')
		if err != nil {
			return nil, fmt.Errorf("attribution weights: %w", err)
		}
		word, class, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		w.classes[word] = class
	}
	for _, m := range w.models() {
		var dims [3]uint32
		if err := binary.Read(z, binary.LittleEndian, &dims); err != nil {
			return nil, fmt.Errorf("attribution weights: %w", err)
		}
		if dims[0] == 0 || dims[0] > 8 || dims[1] > 22 {
			return nil, fmt.Errorf("attribution weights: %d classes of %d bits", dims[0], dims[1])
		}
		step := math.Float32frombits(dims[2])
		*m = newLinear(int(dims[0]), uint(dims[1]))
		q := make([]byte, len((*m).weights))
		if _, err := io.ReadFull(z, q); err != nil {
			return nil, fmt.Errorf("attribution weights: %w", err)
		}
		for i, x := range q {
			(*m).weights[i] = float32(int8(x)) * step
		}
	}
	return w, nil
}
