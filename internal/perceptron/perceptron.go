// Package perceptron is a multi-class averaged perceptron over hashed sparse
// features (Collins 2002). A Trainer learns; the Model that it gives is small,
// immutable and safe for concurrent use. A feature is a 64-bit hash made with
// Feature1 … Feature4; nobody keeps its name.
package perceptron

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
)

// mix spreads the bits of a hash over all of it.
func mix(h uint64) uint64 {
	h ^= h >> 32
	h *= 0x9fb21c651e98df25
	h ^= h >> 29
	return h
}

// Feature1 is the feature that template t makes of value a.
func Feature1(t int, a uint64) uint64 {
	return mix((uint64(t)+1)*0x9e3779b97f4a7c15 ^ a*0xd6e8feb86659fd93)
}

// Feature2 is the feature that template t makes of two values, in that order.
func Feature2(t int, a, b uint64) uint64 {
	return mix((uint64(t)+1)*0x9e3779b97f4a7c15 ^ a*0xd6e8feb86659fd93 + b*0xa0761d6478bd642f)
}

// Feature3 is the feature that template t makes of three values, in that order.
func Feature3(t int, a, b, c uint64) uint64 {
	return mix((uint64(t)+1)*0x9e3779b97f4a7c15 ^ a*0xd6e8feb86659fd93 + b*0xa0761d6478bd642f + c*0xe7037ed1a0b428db)
}

// Feature4 is the feature that template t makes of four values, in that order.
func Feature4(t int, a, b, c, d uint64) uint64 {
	return mix((uint64(t)+1)*0x9e3779b97f4a7c15 ^ a*0xd6e8feb86659fd93 + b*0xa0761d6478bd642f + c*0xe7037ed1a0b428db + d*0x8ebc6af09c88c6e3)
}

// Hash is the value of a string, for use in a feature. It is FNV-1a with the
// bits spread.
func Hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return mix(h)
}

// Trainer learns the weights. It is not safe for concurrent use.
type Trainer struct {
	classes int
	keys    []uint64 // open addressing; 0 is empty
	rows    []int32  // of the same slot: index in weights
	weights [][]weight
	steps   float64
}

type weight struct {
	class uint16
	now   float32
	past  float64 // sum of step*delta, from which the average follows
}

// NewTrainer learns to tell the classes 0 … classes-1 apart. There may be at
// most 256.
func NewTrainer(classes int) *Trainer {
	const size = 1 << 16
	return &Trainer{classes: classes, keys: make([]uint64, size), rows: make([]int32, size)}
}

// slot finds the slot of a key or the empty one where it belongs.
func (t *Trainer) slot(key uint64) int {
	mask := uint64(len(t.keys) - 1)
	i := key & mask
	for t.keys[i] != 0 && t.keys[i] != key {
		i = (i + 1) & mask
	}
	return int(i)
}

// Score adds the present weights, not the averages.
func (t *Trainer) Score(features []uint64, scores []float32) {
	for _, f := range features {
		if s := t.slot(f); t.keys[s] != 0 {
			for _, w := range t.weights[t.rows[s]] {
				scores[w.class] += w.now
			}
		}
	}
}

// Tick ends one training example. It must be called for right guesses too,
// otherwise the average is one of the updates only.
func (t *Trainer) Tick() { t.steps++ }

// Update adds delta to the weights of the features for one class.
func (t *Trainer) Update(features []uint64, class int, delta float32) {
	for _, f := range features {
		if f == 0 {
			continue
		}
		s := t.slot(f)
		if t.keys[s] == 0 {
			if len(t.weights)*3 > len(t.keys)*2 {
				t.grow()
				s = t.slot(f)
			}
			t.keys[s], t.rows[s] = f, int32(len(t.weights))
			t.weights = append(t.weights, nil)
		}
		row := t.weights[t.rows[s]]
		i := slices.IndexFunc(row, func(w weight) bool { return int(w.class) == class })
		if i < 0 {
			i = len(row)
			row = append(row, weight{class: uint16(class)})
			t.weights[t.rows[s]] = row
		}
		row[i].now += delta
		row[i].past += t.steps * float64(delta)
	}
}

func (t *Trainer) grow() {
	keys, rows := t.keys, t.rows
	t.keys, t.rows = make([]uint64, 2*len(keys)), make([]int32, 2*len(keys))
	for i, k := range keys {
		if k != 0 {
			s := t.slot(k)
			t.keys[s], t.rows[s] = k, rows[i]
		}
	}
}

// Model is the average of the weights over all steps. Weights nearer to zero
// than least are left out.
func (t *Trainer) Model(least float32) *Model {
	type feature struct {
		key     uint64
		classes []byte
		values  []float32
	}
	var (
		features []feature
		limit    float32
	)
	for s, key := range t.keys {
		if key == 0 {
			continue
		}
		f := feature{key: key}
		for _, w := range t.weights[t.rows[s]] {
			average := w.now
			if t.steps > 0 {
				average -= float32(w.past / t.steps)
			}
			if size := float32(math.Abs(float64(average))); size >= least && size > 0 {
				f.classes, f.values = append(f.classes, byte(w.class)), append(f.values, average)
				limit = max(limit, size)
			}
		}
		if len(f.classes) > 0 {
			features = append(features, f)
		}
	}
	// The order of the training table depends on its growth; that of the keys does not.
	slices.SortFunc(features, func(a, b feature) int {
		switch {
		case a.key < b.key:
			return -1
		case a.key > b.key:
			return 1
		}
		return 0
	})
	bits := 4
	for len(features)*4 > (1<<bits)*3 {
		bits++
	}
	m := &Model{classes: t.classes, limit: limit, bits: bits}
	owner := make([]int32, 1<<bits)
	for i, f := range features {
		s := f.key >> (64 - bits)
		for owner[s] != 0 {
			s = (s + 1) & (1<<bits - 1)
		}
		owner[s] = int32(i) + 1
	}
	m.counts = make([]byte, 1<<bits)
	for s, o := range owner {
		if o == 0 {
			continue
		}
		f := features[o-1]
		m.counts[s] = byte(len(f.classes) - 1)
		m.marks = binary.LittleEndian.AppendUint16(m.marks, mark(f.key))
		for i, c := range f.classes {
			m.entries = append(m.entries, c, quantise(f.values[i], limit))
		}
	}
	occupied := make([]byte, 1<<bits/8)
	for s, o := range owner {
		if o != 0 {
			occupied[s/8] |= 1 << (s % 8)
		}
	}
	m.occupied = occupied
	m.index()
	return m
}

// A weight is kept as the square root of its share of the largest, so that the
// many small ones keep their ratios.
func quantise(w, limit float32) byte {
	q := math.Round(127 * math.Sqrt(math.Abs(float64(w/limit))))
	if w < 0 {
		q = -q
	}
	return byte(int8(q))
}

// mark tells the features of one slot's neighbourhood apart; it is never 0.
func mark(key uint64) uint16 { return uint16(key) | 1 }

// Model gives scores. It is safe for concurrent use.
type Model struct {
	classes, bits int
	limit         float32

	// As on disk. A slot is empty or holds a feature: its mark and, one behind
	// the other, its entries of two bytes, class and weight.
	occupied, counts, marks, entries []byte

	slots  []slot
	values [256]float32 // the weight that a byte stands for
}

type slot struct {
	begin uint32 // in entries, in bytes
	mark  uint16 // 0 if the slot is empty
	size  uint16 // in bytes
}

// index makes what Score reads from what the disk holds.
func (m *Model) index() {
	for i := range m.values {
		q := float32(int8(i)) / 127
		m.values[i] = q * float32(math.Abs(float64(q))) * m.limit
	}
	m.slots = make([]slot, 1<<m.bits)
	var begin uint32
	n := 0
	for s := range m.slots {
		if m.occupied[s/8]>>(s%8)&1 == 0 {
			continue
		}
		size := 2 * (uint16(m.counts[s]) + 1)
		m.slots[s] = slot{begin, binary.LittleEndian.Uint16(m.marks[2*n:]), size}
		begin += uint32(size)
		n++
	}
}

// Classes is the number of classes.
func (m *Model) Classes() int { return m.classes }

// batch is how many features Score looks up at a time.
const batch = 64

// Score adds the weights of the features to scores, one for each class.
//
// The table is larger than the caches, so that nearly every look-up waits for
// memory. Score first asks for the slots of a batch, then for their entries, and
// only then adds up: the waits of a batch overlap.
func (m *Model) Score(features []uint64, scores []float32) {
	shift := uint(64 - m.bits)
	mask := uint64(len(m.slots) - 1)
	var at [batch]slot
	var first [batch]byte
	for len(features) > 0 {
		some := features[:min(batch, len(features))]
		features = features[len(some):]
		for k, f := range some {
			at[k] = m.slots[(f>>shift)&mask]
		}
		n := 0
		for k, f := range some {
			s, want := at[k], mark(f)
			for i := f >> shift; s.mark != 0 && s.mark != want; {
				i++
				s = m.slots[i&mask]
			}
			if s.mark != 0 {
				at[n], first[n] = s, m.entries[s.begin]
				n++
			}
		}
		for k, s := range at[:n] {
			e := m.entries[s.begin : s.begin+uint32(s.size)]
			scores[first[k]] += m.values[e[1]]
			for e = e[2:]; len(e) >= 2; e = e[2:] {
				scores[e[0]] += m.values[e[1]]
			}
		}
	}
}

// Append writes the model behind b.
func (m *Model) Append(b []byte) []byte {
	for _, n := range []int{m.classes, m.bits, int(math.Float32bits(m.limit)), len(m.marks), len(m.entries)} {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	for _, part := range [][]byte{m.occupied, m.counts, m.marks, m.entries} {
		b = append(b, part...)
	}
	return b
}

var errModel = errors.New("damaged model")

// Read reads the model at the start of b, which it keeps, and returns the rest.
func Read(b []byte) (*Model, []byte, error) {
	var head [5]int
	if len(b) < 4*len(head) {
		return nil, nil, errModel
	}
	for i := range head {
		head[i] = int(binary.LittleEndian.Uint32(b[4*i:]))
	}
	b = b[4*len(head):]
	m := &Model{classes: head[0], bits: head[1], limit: math.Float32frombits(uint32(head[2]))}
	if m.classes < 1 || m.classes > 256 || m.bits < 4 || m.bits > 28 {
		return nil, nil, errModel
	}
	sizes := []int{1 << m.bits / 8, 1 << m.bits, head[3], head[4]}
	for i, part := range []*[]byte{&m.occupied, &m.counts, &m.marks, &m.entries} {
		if len(b) < sizes[i] {
			return nil, nil, errModel
		}
		*part, b = b[:sizes[i]:sizes[i]], b[sizes[i]:]
	}
	if !m.consistent() {
		return nil, nil, errModel
	}
	m.index()
	return m, b, nil
}

// consistent reports whether no slot points outside its arrays.
func (m *Model) consistent() bool {
	features, entries := 0, 0
	for s, c := range m.counts {
		if m.occupied[s/8]>>(s%8)&1 != 0 {
			features++
			entries += int(c) + 1
		}
	}
	if features == len(m.counts) || 2*features != len(m.marks) || 2*entries != len(m.entries) {
		return false
	}
	for i := 0; i < len(m.entries); i += 2 {
		if int(m.entries[i]) >= m.classes {
			return false
		}
	}
	return true
}
