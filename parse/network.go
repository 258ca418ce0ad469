package parse

import (
	"hearsay/internal/quant"
)

// network reads a sentence as numbers: two directions of LSTM in each of a few
// layers over vectors of the words (Hochreiter and Schmidhuber 1997), then one
// small network for tags, features and lemmas and one, deep biaffine, for heads
// and relations (Dozat and Manning 2017). Weights and activations are bytes;
// package quant says why the same bytes come out everywhere. It is immutable
// and safe for concurrent use.
type network struct {
	words   table   // lower form: row of vectors
	vectors []byte  // of words, int8, 1/127 a step; row 0 is that of unknown words
	affixes []byte  // of affixesOf, int8
	grain   float32 // what a step of affixes is, in steps of 1/127

	wordWidth, affixWidth int

	layers []layer

	tagIn, tagOut           dense
	dep, query, key         dense
	rootKey                 []byte // activations
	relDep, relHead, relOut dense
	relRoot                 []float32
	limits                  limits
	tags, feats, rules      int // classes, in the order of the outputs of tagOut
}

// limits are the steps of the activations that have no natural bounds.
type limits struct{ tag, dep, query, key, rel float32 }

// layer is one layer of the LSTM: each direction by itself.
type layer struct{ forward, back direction }

type direction struct {
	input     dense
	recurrent *quant.Matrix
	scale     []float32 // of the sums of recurrent
	hidden    int
}

// dense is a linear layer: the sums of m times scale, plus bias.
type dense struct {
	m           *quant.Matrix
	scale, bias []float32
}

// batchWords is how many words are read at once: enough that the weights are
// used several times once they are in the cache, and not so many that the
// activations leave it.
const batchWords = 320

// batch is the memory of one reading of several sentences.
type batch struct {
	lengths []int // of the sentences, longest first
	starts  []int // row of the first word of each
	rows    int

	in, out   []byte // activations, one row a word
	sums      []int32
	project   []float32
	state     []byte
	cells     []float32
	small     []byte
	hidden    []float32
	queries   []byte
	keys      []byte
	relDep    []float32
	relHead   []float32
	tagScores []float32
	pairs     []int32
	heads     []int32
	rels      []uint8
	tree      spanner
}

// encode sets b.in to what the last layer says of each word.
func (n *network) encode(b *batch) {
	for i := range n.layers {
		l := &n.layers[i]
		b.out = grow(b.out, b.rows*2*l.forward.hidden)
		l.forward.run(b, 2*l.forward.hidden, 0, false)
		l.back.run(b, 2*l.back.hidden, l.forward.hidden, true)
		b.in, b.out = b.out, b.in
	}
}

// run reads b.in and writes hidden bytes at the offset of each row of b.out.
// All sentences go in step: each word costs a product with the recurrent
// weights, which are fetched once for as many sentences as still go on.
func (d *direction) run(b *batch, stride, offset int, reverse bool) {
	gates := d.recurrent.OutStride()
	b.sums = grow(b.sums, b.rows*gates)
	b.project = grow(b.project, b.rows*gates)
	d.input.m.Product(b.sums, b.in, b.rows)
	quant.Scale(b.project[:b.rows*gates], b.sums[:b.rows*gates], d.input.scale, d.input.bias)

	h := d.hidden
	b.state = grow(b.state, len(b.lengths)*h)
	b.cells = grow(b.cells, len(b.lengths)*h)
	clear(b.cells)
	for i := range b.state {
		b.state[i] = 128
	}
	clear(b.sums[:len(b.lengths)*gates])
	active := len(b.lengths)
	for t := 0; t < b.lengths[0]; t++ {
		for b.lengths[active-1] <= t {
			active--
		}
		if t > 0 {
			d.recurrent.Product(b.sums, b.state, active)
		}
		for s := range active {
			row := b.starts[s] + t
			if reverse {
				row = b.starts[s] + b.lengths[s] - 1 - t
			}
			state := b.state[s*h : (s+1)*h]
			quant.Cell(state, b.cells[s*h:(s+1)*h], b.sums[s*gates:s*gates+4*h], d.scale, b.project[row*gates:row*gates+4*h])
			copy(b.out[row*stride+offset:], state)
		}
	}
}

// apply sets out to the outputs for rows of in, OutStride values a row.
func (d *dense) apply(b *batch, out []float32, in []byte, rows int) []float32 {
	n := rows * d.m.OutStride()
	b.sums = grow(b.sums, n)
	out = grow(out, n)
	d.m.Product(b.sums, in, rows)
	quant.Scale(out, b.sums[:n], d.scale, d.bias)
	return out
}

// activate is apply, then the positive part if relu is set, as activations of
// the step.
func (d *dense) activate(b *batch, out, in []byte, rows int, step float32, relu bool) []byte {
	b.hidden = d.apply(b, b.hidden, in, rows)
	if relu {
		quant.Relu(b.hidden)
	}
	out = grow(out, len(b.hidden))
	quant.Quantise(out, b.hidden, 1/step)
	return out
}

// read fills b.heads (counted from 0 within the sentence, its length at the
// root), b.rels and b.tagScores for the rows that b.in describes.
func (n *network) read(b *batch, root uint8) {
	n.encode(b)
	e := b.in
	b.small = n.tagIn.activate(b, b.small, e, b.rows, n.limits.tag, true)
	b.tagScores = n.tagOut.apply(b, b.tagScores, b.small, b.rows)

	b.small = n.dep.activate(b, b.small, e, b.rows, n.limits.dep, true)
	b.queries = n.query.activate(b, b.queries, b.small, b.rows, n.limits.query, false)
	b.keys = n.key.activate(b, b.keys, e, b.rows, n.limits.key, true)
	b.heads = grow(b.heads, b.rows)
	b.rels = grow(b.rels, b.rows)
	width := n.query.m.OutStride()
	for s, length := range b.lengths {
		first := b.starts[s]
		// The root comes behind the words, as its number says.
		b.small = grow(b.small, (length+1)*width)
		copy(b.small, b.keys[first*width:(first+length)*width])
		copy(b.small[length*width:], n.rootKey)
		b.pairs = grow(b.pairs, length*(length+1))
		quant.Pairs(b.pairs, b.queries[first*width:], b.small, length, length+1, width)
		b.tree.span(b.heads[first:first+length], b.pairs)
	}

	b.relDep = n.relDep.apply(b, b.relDep, e, b.rows)
	b.relHead = n.relHead.apply(b, b.relHead, e, b.rows)
	width = n.relDep.m.OutStride()
	for s, length := range b.lengths {
		first := b.starts[s]
		for i := first; i < first+length; i++ {
			own, head := b.relDep[i*width:(i+1)*width], n.relRoot
			if h := int(b.heads[i]); h < length {
				head = b.relHead[(first+h)*width : (first+h+1)*width]
			}
			for k, x := range head {
				own[k] += x
			}
		}
	}
	quant.Relu(b.relDep)
	b.small = grow(b.small, len(b.relDep))
	quant.Quantise(b.small, b.relDep, 1/n.limits.rel)
	b.hidden = n.relOut.apply(b, b.hidden, b.small, b.rows)
	width = n.relOut.m.OutStride()
	for s, length := range b.lengths {
		for i := b.starts[s]; i < b.starts[s]+length; i++ {
			scores := b.hidden[i*width : i*width+n.relOut.m.Outputs()]
			scores[root] = -1e9
			b.rels[i] = uint8(quant.Argmax(scores))
			if int(b.heads[i]) == length {
				b.rels[i] = root
			}
		}
	}
}

// classes are the tag and the features of a row, and the scores of the rules of
// its lemma.
func (n *network) classes(b *batch, row int) (tag, feats int, rules []float32) {
	x := b.tagScores[row*n.tagOut.m.OutStride():]
	tag = quant.Argmax(x[:n.tags])
	feats = quant.Argmax(x[n.tags : n.tags+n.feats])
	return tag, feats, x[n.tags+n.feats : n.tags+n.feats+n.rules]
}

// describe writes the activations of a word into row.
func (n *network) describe(row []byte, w *word) {
	at, _ := n.words.find(w.lower)
	for i, v := range n.vectors[int(at)*n.wordWidth : (int(at)+1)*n.wordWidth] {
		row[i] = v ^ 128 // int8 to the byte of an activation
	}
	var sum [maxAffixWidth]float32
	own := sum[:n.affixWidth]
	for _, a := range affixesOf(w) {
		for i, v := range n.affixes[int(a)*n.affixWidth : (int(a)+1)*n.affixWidth] {
			own[i] += float32(int8(v)) // small integers: exact
		}
	}
	quant.Quantise(row[n.wordWidth:], own, n.grain)
}

// maxAffixWidth bounds the width of the vectors of affixes.
const maxAffixWidth = 256
