package parse

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"

	"hearsay"
	"hearsay/internal/quant"
)

// Pack lays out a model file from what prepare and train.py have written: the
// labels and words of prepared, the weights of trained. The lemmas of known
// words come from the texts. The same input gives the same bytes.
func Pack(name, prepared, trained string, texts []*hearsay.Text) ([]byte, error) {
	in, err := openArrays(filepath.Join(prepared, "meta.json"))
	if err != nil {
		return nil, err
	}
	out, err := openArrays(filepath.Join(trained, "weights.json"))
	if err != nil {
		return nil, err
	}
	p := &packer{in: in, out: out, b: []byte(magic)}
	p.string(name)
	l := in.Labels
	p.uint(len(l.Tags))
	for _, t := range l.Tags {
		p.string(t.UPOS)
		p.string(t.XPOS)
	}
	p.strings(l.Relations)
	p.uint(l.Root)
	p.strings(l.Feats)
	p.uint(len(l.Rules))
	for _, r := range l.Rules {
		if r.Strip > 255 {
			return nil, fmt.Errorf("rule %+v strips more than 255 bytes", r)
		}
		keep := byte(0)
		if r.Keep {
			keep = 1
		}
		p.b = append(p.b, keep, byte(r.Strip))
		p.string(r.Add)
	}
	p.bytes(newTable(knownLemmas(texts, &l)))

	rows := map[uint64]uint16{}
	words := p.raw(in, "words", 8)
	for i := 0; i < len(words); i += 8 {
		rows[binary.LittleEndian.Uint64(words[i:])] = uint16(i/8 + 1)
	}
	if len(rows) >= 1<<16 {
		return nil, fmt.Errorf("%d words: a table holds 65,535", len(rows))
	}
	p.bytes(newTable(rows))
	vectors, affixes := out.Arrays["words"].Shape, out.Arrays["affixes.weight"].Shape
	if p.err == nil && (len(vectors) != 2 || len(affixes) != 2 || vectors[0] != len(rows)+1 || affixes[0] != affixBuckets) {
		return nil, fmt.Errorf("%s: vectors %v, affixes %v: not trained on %s", trained, vectors, affixes, prepared)
	}
	if p.err != nil {
		return nil, p.err
	}
	p.uint(vectors[1])
	p.uint(affixes[1])
	p.bytes(steps(p.floats("words"), 1.0/127))
	a := p.floats("affixes.weight")
	step := largest(a) / 127
	p.bytes(steps(a, step))
	p.float(step * 127)
	p.uint(out.Layers)
	for i := range out.Layers {
		p.uint(out.Hidden)
		for _, suffix := range []string{"l0", "l0_reverse"} {
			key := fmt.Sprintf("lstm.%d.", i)
			p.matrix(key+"weight_ih_"+suffix, key+"bias_ih_"+suffix, 1.0/127)
			p.matrix(key+"weight_hh_"+suffix, "", 1.0/127)
		}
	}
	limit := func(name string) float32 { return float32(out.Limits[name] / 127) }
	p.uint(out.MLP)
	p.matrix("tag_in.weight", "tag_in.bias", 1.0/127)
	p.matrix("tag_out.weight", "tag_out.bias", limit("tag_in"))
	p.matrix("dep.weight", "dep.bias", 1.0/127)
	p.matrix("query.weight", "query.bias", limit("dep"))
	p.matrix("key.weight", "key.bias", 1.0/127)
	root := steps(p.floats("root_key"), limit("key"))
	for i := range root {
		root[i] ^= 128
	}
	p.bytes(root)
	p.matrix("rel_dep.weight", "rel_dep.bias", 1.0/127)
	p.matrix("rel_head.weight", "", 1.0/127)
	p.b = appendFloats(p.b, make([]float32, out.MLP)) // the bias of rel_head
	p.matrix("rel_out.weight", "rel_out.bias", limit("rel"))
	p.b = appendFloats(p.b, p.floats("rel_root"))
	for _, name := range []string{"tag_in", "dep", "query", "key", "rel"} {
		p.float(limit(name))
	}
	return p.b, p.err
}

// arrays is a folder of arrays and the file that tells their shapes.
type arrays struct {
	dir    string
	Arrays map[string]array   `json:"arrays"`
	Labels labels             `json:"labels"`
	Limits map[string]float64 `json:"limits"`
	Hidden int                `json:"hidden"`
	Layers int                `json:"layers"`
	MLP    int                `json:"mlp"`
}

func openArrays(path string) (*arrays, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	a := &arrays{dir: filepath.Dir(path)}
	if err := json.Unmarshal(b, a); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return a, nil
}

// packer appends to b until the first error.
type packer struct {
	in, out *arrays
	b       []byte
	err     error
}

func (p *packer) uint(n int)      { p.b = binary.AppendUvarint(p.b, uint64(n)) }
func (p *packer) string(s string) { p.bytes([]byte(s)) }
func (p *packer) float(x float32) { p.b = appendFloats(p.b, []float32{x}) }
func (p *packer) bytes(b []byte)  { p.uint(len(b)); p.b = append(p.b, b...) }
func (p *packer) strings(l []string) {
	p.uint(len(l))
	for _, s := range l {
		p.string(s)
	}
}

func appendFloats(b []byte, list []float32) []byte {
	for _, x := range list {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	return b
}

// raw is an array of values of so many bytes.
func (p *packer) raw(from *arrays, name string, size int) []byte {
	n := size
	for _, d := range from.Arrays[name].Shape {
		n *= d
	}
	b, err := os.ReadFile(filepath.Join(from.dir, name+".bin"))
	if err == nil && (len(b) != n || from.Arrays[name].Shape == nil) {
		err = fmt.Errorf("%s/%s.bin: %d bytes instead of %d", from.dir, name, len(b), n)
	}
	if p.err == nil {
		p.err = err
	}
	return b
}

func (p *packer) floats(name string) []float32 {
	b := p.raw(p.out, name, 4)
	list := make([]float32, len(b)/4)
	for i := range list {
		list[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return list
}

// matrix writes the weights [outputs, inputs] in steps of their own for each
// output, the scale of its sums for inputs in the given steps, and the bias if
// there is one.
func (p *packer) matrix(weights, bias string, input float32) {
	w := p.floats(weights)
	shape := p.out.Arrays[weights].Shape
	if p.err != nil {
		return
	}
	outputs, inputs := shape[0], shape[1]
	packed := make([]int8, len(w))
	scales := make([]float32, outputs)
	for o := range outputs {
		row := w[o*inputs : (o+1)*inputs]
		step := max(largest(row), 1e-6) / 127
		for i, q := range steps(row, step) {
			packed[o*inputs+i] = int8(q)
		}
		scales[o] = step * input
	}
	p.bytes(quant.Pack(packed, outputs, inputs))
	p.b = appendFloats(p.b, scales)
	if bias != "" {
		p.b = appendFloats(p.b, p.floats(bias))
	}
}

func largest(list []float32) float32 {
	var most float32
	for _, x := range list {
		most = max(most, float32(math.Abs(float64(x))))
	}
	return most
}

// steps are the values as int8, a step being what 1 stands for.
func steps(list []float32, step float32) []byte {
	out := make([]byte, len(list))
	for i, x := range list {
		out[i] = byte(int8(math.RoundToEven(max(-127, min(127, float64(x)/float64(step))))))
	}
	return out
}
