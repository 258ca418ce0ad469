package parse

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"sync"

	"hearsay/internal/quant"
)

// magic starts a model file; its number counts the layouts and feature sets.
// docs/formats/parser-model.md describes the rest.
const magic = "hearsay parser 3\n"

// learned is what a Parser runs on. Its large parts are views of the file.
type learned struct {
	name      string
	tags      []tag
	relations []string
	root      int // in relations
	flat      uint8
	part      []bool // of each relation: whether a name can be such a part of a word
	morph     morphology
	net       network
}

// tag is what the tagger tells apart.
type tag struct{ UPOS, XPOS string }

var errDamaged = errors.New("damaged model")

// Load makes a Parser of two model files: that of trees and that of the ends of
// sentences. It keeps their bytes, which must not be changed.
func Load(b, boundaries []byte) (*Parser, error) {
	ends, err := readBoundary(boundaries)
	if err != nil {
		return nil, err
	}
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return nil, errors.New("parser model: not a model of this version")
	}
	r := &reader{b: b[len(magic):]}
	m := r.model()
	if r.err == nil && !m.consistent() {
		r.err = errDamaged
	}
	if r.err != nil {
		return nil, fmt.Errorf("parser model: %w", r.err)
	}
	return &Parser{
		version:  fmt.Sprintf("%s-%08x", m.name, crc32.Update(crc32.ChecksumIEEE(b), crc32.IEEETable, boundaries)),
		model:    m,
		boundary: ends,
		pool:     sync.Pool{New: func() any { return &scratch{} }},
	}, nil
}

// reader takes a model file apart; after an error it gives zeros.
type reader struct {
	b   []byte
	err error
}

func (r *reader) model() *learned {
	m := &learned{name: r.string()}
	m.tags = make([]tag, r.count(2))
	for i := range m.tags {
		m.tags[i] = tag{r.string(), r.string()}
	}
	m.relations = r.strings()
	m.root = r.count(0)
	m.part = make([]bool, len(m.relations))
	for i, rel := range m.relations {
		switch rel {
		case "flat":
			m.flat = uint8(i)
		case "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "appos":
			m.part[i] = true
		}
	}
	m.morph.feats = r.strings()
	m.morph.rules = make([]lemmaRule, r.count(3))
	for i := range m.morph.rules {
		if head := r.take(2); head != nil {
			m.morph.rules[i] = lemmaRule{head[0] != 0, int(head[1]), r.string()}
		}
	}
	m.morph.lemmas = r.bytes()

	n := &m.net
	n.tags, n.feats, n.rules = len(m.tags), len(m.morph.feats), len(m.morph.rules)
	n.words = r.bytes()
	n.wordWidth, n.affixWidth = r.count(0), r.count(0)
	n.vectors, n.affixes, n.grain = r.bytes(), r.bytes(), r.float()
	if n.affixWidth < 1 || n.affixWidth > maxAffixWidth || n.wordWidth < 1 || n.wordWidth > 1<<12 {
		r.err = errDamaged
		return m
	}
	n.layers = make([]layer, r.count(8))
	inputs := n.wordWidth + n.affixWidth
	for i := range n.layers {
		hidden := r.count(0)
		if hidden < 16 || hidden > 1<<12 || hidden%16 != 0 {
			r.err = errDamaged
			return m
		}
		n.layers[i] = layer{r.direction(inputs, hidden), r.direction(inputs, hidden)}
		inputs = 2 * hidden
	}
	width := r.count(0)
	if width < 1 || width > 1<<12 || width%64 != 0 {
		r.err = errDamaged
		return m
	}
	n.tagIn, n.tagOut = r.dense(inputs, width), r.dense(width, n.tags+n.feats+n.rules)
	n.dep, n.query, n.key = r.dense(inputs, width), r.dense(width, width), r.dense(inputs, width)
	n.rootKey = r.bytes()
	n.relDep, n.relHead, n.relOut = r.dense(inputs, width), r.dense(inputs, width), r.dense(width, len(m.relations))
	n.relRoot = r.floats(width)
	n.limits = limits{r.float(), r.float(), r.float(), r.float(), r.float()}
	if r.err == nil && len(n.rootKey) != width {
		r.err = errDamaged
	}
	return m
}

// consistent reports whether the parts fit together.
func (m *learned) consistent() bool {
	n := &m.net
	for _, x := range []float32{n.limits.tag, n.limits.dep, n.limits.query, n.limits.key, n.limits.rel, n.grain} {
		if !(x > 0) || math.IsInf(float64(x), 0) {
			return false
		}
	}
	rows := len(n.vectors) / n.wordWidth
	if m.root >= len(m.relations) || len(m.relations) < 2 || len(m.relations) > 255 {
		return false
	}
	return m.relations[m.root] == "root" && m.relations[m.flat] == "flat" && len(m.tags) > 0 && len(m.morph.feats) > 0 && len(m.morph.rules) > 0 && len(n.layers) > 0 && rows > 0 && rows*n.wordWidth == len(n.vectors) &&
		len(n.affixes) == affixBuckets*n.affixWidth && n.words.sound(rows) && m.morph.lemmas.sound(len(m.morph.rules))
}

func (r *reader) take(n int) []byte {
	if r.err != nil || n < 0 || n > len(r.b) {
		r.err = errDamaged
		return nil
	}
	out := r.b[:n:n]
	r.b = r.b[n:]
	return out
}

// count reads a number of things that take at least size bytes each.
func (r *reader) count(size int) int {
	if r.err != nil {
		return 0
	}
	n, k := binary.Uvarint(r.b)
	if k <= 0 || n > math.MaxInt32 || n*uint64(size) > uint64(len(r.b)) {
		r.err = errDamaged
		return 0
	}
	r.b = r.b[k:]
	return int(n)
}

func (r *reader) bytes() []byte  { return r.take(r.count(1)) }
func (r *reader) string() string { return string(r.bytes()) }

func (r *reader) strings() []string {
	list := make([]string, r.count(1))
	for i := range list {
		list[i] = r.string()
	}
	return list
}

func (r *reader) float() float32 {
	if b := r.take(4); b != nil {
		return math.Float32frombits(binary.LittleEndian.Uint32(b))
	}
	return 0
}

// floats reads n values and adds zeros up to a multiple of 64.
func (r *reader) floats(n int) []float32 {
	b := r.take(4 * n)
	list := make([]float32, (n+63)&^63)
	for i := 0; i < len(b); i += 4 {
		list[i/4] = math.Float32frombits(binary.LittleEndian.Uint32(b[i:]))
	}
	return list
}

func (r *reader) matrix(inputs, outputs int) *quant.Matrix {
	b := r.bytes()
	if r.err != nil {
		return nil
	}
	m, err := quant.NewMatrix(b, outputs, inputs)
	if err != nil {
		r.err = err
	}
	return m
}

func (r *reader) dense(inputs, outputs int) dense {
	return dense{r.matrix(inputs, outputs), r.floats(outputs), r.floats(outputs)}
}

func (r *reader) direction(inputs, hidden int) direction {
	return direction{r.dense(inputs, 4*hidden), r.matrix(hidden, 4*hidden), r.floats(4 * hidden), hidden}
}
