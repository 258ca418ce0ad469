package parse

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"

	"github.com/klauspost/compress/zstd"

	"hearsay/internal/perceptron"
)

// magic starts a model file; its last digit counts the layouts and feature sets.
const magic = "hearsay parser 2\n"

// zstdMagic starts a file compressed with Zstandard (RFC 8878).
const zstdMagic = 0xFD2FB528

// Model is what training makes and a Parser runs on.
type Model struct {
	name      string
	tags      []tag
	classes   map[uint64]uint16
	cluster   map[uint64]uint16
	forward   *perceptron.Model // of the tagger
	back      *perceptron.Model
	morph     *morphology
	relations []string
	root      int
	marks     *perceptron.Model
	parsers   []parserModel
}

type parserModel struct {
	reverse, whole  bool
	actions, labels *perceptron.Model
}

func (m *Model) ensemble() *ensemble {
	e := &ensemble{
		marker: newMarker(m.marks, m.tags, m.relations), relations: m.relations,
		root: m.root, other: slices.Index(m.relations, "dep"),
	}
	for i, p := range m.parsers {
		e.readings = append(e.readings, reading{
			parser:  arcParser{actions: p.actions, labels: p.labels, relations: m.relations, root: m.root},
			reverse: p.reverse, whole: p.whole,
			weight: 1 - float32(i)/100, // ties go to the first
		})
	}
	return e
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
	b = m.marks.Append(m.back.Append(m.forward.Append(b)))
	b = append(b, byte(len(m.parsers)))
	for _, p := range m.parsers {
		flags := byte(0)
		if p.reverse {
			flags |= 1
		}
		if p.whole {
			flags |= 2
		}
		b = p.labels.Append(p.actions.Append(append(b, flags)))
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

// Compressed is the model as a file, compressed with Zstandard.
func (m *Model) Compressed() ([]byte, error) {
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer w.Close()
	return w.EncodeAll(m.Bytes(), nil), nil
}

// Load makes a Parser of a model file, compressed or not. It keeps the bytes of
// one that is not.
func Load(b []byte) (*Parser, error) {
	m, err := decode(b)
	if err != nil {
		return nil, fmt.Errorf("parser model: %w", err)
	}
	return newParser(m, fmt.Sprintf("%s-%08x", m.name, crc32.ChecksumIEEE(b))), nil
}

func decode(b []byte) (*Model, error) {
	if len(b) > 4 && binary.LittleEndian.Uint32(b) == zstdMagic {
		r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, err
		}
		defer r.Close()
		if b, err = r.DecodeAll(b, nil); err != nil {
			return nil, err
		}
	}
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return nil, errors.New("not a model of this version")
	}
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
	m.forward, m.back, m.marks = r.perceptron(), r.perceptron(), r.perceptron()
	m.parsers = make([]parserModel, r.count(1))
	for i := range m.parsers {
		if flags := r.take(1); flags != nil {
			m.parsers[i] = parserModel{flags[0]&1 != 0, flags[0]&2 != 0, r.perceptron(), r.perceptron()}
		}
	}
	if r.err == nil && !m.consistent() {
		r.err = errDamaged
	}
	return m, r.err
}

// consistent reports whether the parts fit together.
func (m *Model) consistent() bool {
	for _, p := range m.parsers {
		if p.actions.Classes() != actionCount || p.labels.Classes() != len(m.relations) {
			return false
		}
	}
	for _, t := range []struct {
		ids map[uint64]uint16
		n   int
	}{{m.morph.lemma, len(m.morph.rules)}, {m.morph.morphs, len(m.morph.feats)}} {
		for _, id := range t.ids {
			if int(id) >= t.n {
				return false
			}
		}
	}
	for _, rel := range []string{"punct", "dep"} {
		if !slices.Contains(m.relations, rel) {
			return false
		}
	}
	return len(m.parsers) > 0 && len(m.relations) <= 64 && m.root < len(m.relations) &&
		m.forward.Classes() == len(m.tags) && m.back.Classes() == len(m.tags) && m.marks.Classes() == 1
}
