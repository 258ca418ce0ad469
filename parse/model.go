package parse

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"

	"hearsay/internal/perceptron"
)

// magic starts a model file; its last digit counts the layouts and feature sets.
const magic = "hearsay parser 1\n"

// Model is what training makes and a Parser runs on.
type Model struct {
	name      string
	tags      []tag
	classes   map[uint64]uint16
	cluster   map[uint64]uint16
	tagger    *perceptron.Model
	morph     *morphology
	relations []string
	root      int
	actions   *perceptron.Model
	labels    *perceptron.Model
}

// Bytes is the model as a file.
func (m *Model) Bytes() []byte {
	b := []byte(magic)
	b = appendString(b, m.name)
	b = binary.AppendUvarint(b, uint64(len(m.tags)))
	for _, t := range m.tags {
		b = appendString(appendString(b, t.UPOS), t.XPOS)
	}
	b = appendStrings(b, m.relations)
	b = binary.AppendUvarint(b, uint64(m.root))
	b = binary.AppendUvarint(b, uint64(len(m.morph.rules)))
	for _, r := range m.morph.rules {
		keep := byte(0)
		if r.Keep {
			keep = 1
		}
		b = append(b, keep, byte(r.Strip))
		b = appendString(b, r.Add)
	}
	b = appendStrings(b, m.morph.feats)
	for _, t := range []map[uint64]uint16{m.classes, m.cluster, m.morph.lemma, m.morph.morphs} {
		b = appendMap(b, t)
	}
	for _, p := range []*perceptron.Model{m.tagger, m.actions, m.labels} {
		b = p.Append(b)
	}
	return b
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendStrings(b []byte, list []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, s := range list {
		b = appendString(b, s)
	}
	return b
}

func appendMap(b []byte, m map[uint64]uint16) []byte {
	b = binary.AppendUvarint(b, uint64(len(m)))
	for _, k := range slices.Sorted(maps.Keys(m)) {
		b = binary.LittleEndian.AppendUint64(b, k)
		b = binary.LittleEndian.AppendUint16(b, m[k])
	}
	return b
}

var errDamaged = errors.New("damaged model")

// reader takes a model file apart; after an error it gives zeros.
type reader struct {
	b   []byte
	err error
}

func (r *reader) take(n int) []byte {
	if r.err != nil || n < 0 || n > len(r.b) {
		r.err = errDamaged
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

// count reads a number of things that take at least size bytes each.
func (r *reader) count(size int) int {
	n, k := binary.Uvarint(r.b)
	if k <= 0 || n > uint64(len(r.b)/size) {
		r.err = errDamaged
		return 0
	}
	r.b = r.b[k:]
	return int(n)
}

func (r *reader) string() string { return string(r.take(r.count(1))) }

func (r *reader) strings() []string {
	list := make([]string, r.count(1))
	for i := range list {
		list[i] = r.string()
	}
	return list
}

func (r *reader) table() map[uint64]uint16 {
	n := r.count(10)
	b := r.take(10 * n)
	m := make(map[uint64]uint16, n)
	for ; len(b) >= 10; b = b[10:] {
		m[binary.LittleEndian.Uint64(b)] = binary.LittleEndian.Uint16(b[8:])
	}
	return m
}

func (r *reader) perceptron() *perceptron.Model {
	if r.err != nil {
		return nil
	}
	m, rest, err := perceptron.Read(r.b)
	r.b, r.err = rest, err
	return m
}

// Load makes a Parser of a model file, whose bytes it keeps.
func Load(b []byte) (*Parser, error) {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return nil, fmt.Errorf("parser model: not a model of this version")
	}
	version := fmt.Sprintf("%08x", crc32.ChecksumIEEE(b))
	r := &reader{b: b[len(magic):]}
	m := &Model{name: r.string()}
	m.tags = make([]tag, r.count(2))
	for i := range m.tags {
		m.tags[i] = tag{r.string(), r.string()}
	}
	m.relations = r.strings()
	m.root = r.count(1)
	m.morph = &morphology{rules: make([]lemmaRule, r.count(3))}
	for i := range m.morph.rules {
		if head := r.take(2); head != nil {
			m.morph.rules[i] = lemmaRule{head[0] != 0, int(head[1]), r.string()}
		}
	}
	m.morph.feats = r.strings()
	for _, t := range []*map[uint64]uint16{&m.classes, &m.cluster, &m.morph.lemma, &m.morph.morphs} {
		*t = r.table()
	}
	for _, p := range []**perceptron.Model{&m.tagger, &m.actions, &m.labels} {
		*p = r.perceptron()
	}
	if r.err == nil && (m.tagger.Classes() != len(m.tags) || m.actions.Classes() != actionCount ||
		m.labels.Classes() != len(m.relations) || m.root >= len(m.relations)) {
		r.err = errDamaged
	}
	if r.err != nil {
		return nil, fmt.Errorf("parser model: %w", r.err)
	}
	return newParser(m, m.name+"-"+version), nil
}
