// Package quant is the arithmetic of quantised neural networks: products of
// int8 matrices with exact int32 sums, and the float32 functions between them.
// In come weights packed by Pack, activations of one byte each and the scales
// of both; out come sums, float32 values and the bytes of the next layer. The
// results are the same to the bit on every processor. The package reads no
// files, starts no goroutines and allocates only in Pack and NewMatrix.
//
// An activation is a byte q+128, where q from -127 to 127 is the value divided
// by its scale. Slices of the wrong length are a programmer's error and panic.
package quant

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Outputs are packed by block, inputs by group: the four weights of a group
// are what one 32-bit lane multiplies at once, a block is four 512-bit
// registers of such lanes.
const (
	block = 64
	group = 4
	most  = 1 << 16 // inputs or outputs: no sum leaves an int32
)

// Rows of input are padded to two groups, so that a single row can be summed
// in two halves that do not wait for each other.
func inStride(inputs int) int   { return (inputs + 2*group - 1) &^ (2*group - 1) }
func outStride(outputs int) int { return (outputs + block - 1) &^ (block - 1) }

// A path is a way to the same results; a higher one is faster.
type path int

const (
	plain path = iota // Go
	avx2
	avx512 // with VNNI
)

func (p path) String() string { return [...]string{"plain", "avx2", "avx512"}[p] }

// Matrix is a packed weight matrix. It is immutable and safe for concurrent
// use.
type Matrix struct {
	packed  []byte
	start   []int32 // by output, padded: -128 * the sum of its weights
	outputs int
	inputs  int
}

// Pack lays out weights[output*inputs+input] as NewMatrix reads them:
// [output/64][input/4][output%64][input%4], padded with zeros.
func Pack(weights []int8, outputs, inputs int) []byte {
	check(outputs > 0 && inputs > 0 && len(weights) == outputs*inputs)
	in := inStride(inputs)
	packed := make([]byte, outStride(outputs)*in)
	for o := range outputs {
		rows := packed[o/block*block*in:]
		for i, w := range weights[o*inputs : (o+1)*inputs] {
			rows[i/group*block*group+o%block*group+i%group] = byte(w)
		}
	}
	return packed
}

// NewMatrix is the matrix of that size that Pack packed. It keeps packed and
// copies nothing.
func NewMatrix(packed []byte, outputs, inputs int) (*Matrix, error) {
	if outputs < 1 || outputs > most || inputs < 1 || inputs > most {
		return nil, fmt.Errorf("matrix of %d x %d: both must be from 1 to %d", outputs, inputs, most)
	}
	out, in := outStride(outputs), inStride(inputs)
	if want := int64(out) * int64(in); int64(len(packed)) != want {
		return nil, fmt.Errorf("matrix of %d x %d: %d bytes, not %d", outputs, inputs, len(packed), want)
	}
	m := &Matrix{packed: packed, start: make([]int32, out), outputs: outputs, inputs: inputs}
	// The bytes are 128 more than the values they stand for. What that adds
	// to a sum is the product with a row of 128.
	excess, row := make([]int32, out), make([]uint8, in)
	for i := range row {
		row[i] = 128
	}
	m.Product(excess, row, 1)
	for i, e := range excess {
		m.start[i] = -e
	}
	return m, nil
}

// Outputs is the number of outputs without padding.
func (m *Matrix) Outputs() int { return m.outputs }

// OutStride is the length of a row of sums: Outputs, padded to a multiple of
// 64.
func (m *Matrix) OutStride() int { return len(m.start) }

// InStride is the length of a row of activations: the number of inputs, padded
// to a multiple of 8.
func (m *Matrix) InStride() int { return inStride(m.inputs) }

// Product sets the first n rows of out to the sums, over the inputs, of weight
// times q for the first n rows of in. The rows are OutStride and InStride
// apart; what stands in the padding of in does not matter, that of out becomes
// zero.
func (m *Matrix) Product(out []int32, in []uint8, n int) {
	check(n >= 0 && len(out) >= n*m.OutStride() && len(in) >= n*m.InStride())
	if n > 0 {
		m.product(fastest, out, in, n)
	}
}

// productPlain multiplies the weights of two outputs at once, each plus 128 and
// in a half of its own of one word, which no sum of 1<<16 inputs overflows.
func (m *Matrix) productPlain(out []int32, in []uint8, n int) {
	const halves = 0x000000ff_000000ff
	os, is := m.OutStride(), m.InStride()
	for o := 0; o < os; o += block {
		for r := range n {
			var sums [block / 2]uint64
			var total int32 // of the activations, for what 128 adds
			row, weights := in[r*is:(r+1)*is], m.packed[o*is:(o+block)*is]
			for len(row) >= group && len(weights) >= block*group {
				a, b, c, d := uint64(row[0]), uint64(row[1]), uint64(row[2]), uint64(row[3])
				total += int32(a + b + c + d)
				lanes := (*[block * group]byte)(weights)
				for i := range sums {
					w := binary.LittleEndian.Uint64(lanes[i*2*group:]) ^ 0x80808080_80808080
					sums[i] += w&halves*a + w>>8&halves*b + w>>16&halves*c + w>>24&halves*d
				}
				row, weights = row[group:], weights[block*group:]
			}
			for i, s := range sums {
				k := o + 2*i
				out[r*os+k] = int32(uint32(s)) - 128*total + m.start[k]
				out[r*os+k+1] = int32(uint32(s>>32)) - 128*total + m.start[k+1]
			}
		}
	}
}

// Pairs sets out[i*m+j] to the product of rows i of a and j of b: the sum of
// q times q over width activations. There are n rows in a and m in b; width is
// a multiple of 64.
func Pairs(out []int32, a, b []uint8, n, m, width int) {
	check(n >= 0 && m >= 0 && width >= 0 && width <= most && width%64 == 0 &&
		len(out) >= n*m && len(a) >= n*width && len(b) >= m*width)
	if n > 0 && m > 0 && width > 0 {
		pairs(fastest, out, a, b, n, m, width)
	} else {
		clear(out[:n*m])
	}
}

func pairsPlain(out []int32, a, b []uint8, n, m, width int) {
	for i := range n {
		row := a[i*width : (i+1)*width]
		for j := range m {
			column := b[j*width : (j+1)*width]
			var sum int32
			for k, v := range row {
				sum += (int32(v) - 128) * (int32(column[k]) - 128)
			}
			out[i*m+j] = sum
		}
	}
}

// Scale sets out to sums times scale plus bias. The scale and bias are those
// of one row; sums and out have one or more such rows.
func Scale(out []float32, sums []int32, scale, bias []float32) {
	check(len(out) == len(sums) && len(scale) == len(bias))
	width := len(scale)
	check(width == 0 && len(sums) == 0 || width > 0 && len(sums)%width == 0)
	for i := 0; i < len(sums); i += width {
		scaleRow(fastest, out[i:i+width], sums[i:i+width], scale, bias)
	}
}

// The conversions to float32 in this file forbid the compiler to fuse a
// multiplication with an addition, which would round once instead of twice.

func scalePlain(out []float32, sums []int32, scale, bias []float32) {
	for i, s := range sums {
		out[i] = float32(float32(s)*scale[i]) + bias[i]
	}
}

// The rational minimax of tanh is that of Eigen: an odd polynomial over an
// even one. Beyond the bound it is 1 in float32.
const (
	bound = 7.90531110763549805

	p1  = 4.89352455891786e-03
	p3  = 6.37261928875436e-04
	p5  = 1.48572235717979e-05
	p7  = 5.12229709037114e-08
	p9  = -8.60467152213735e-11
	p11 = 2.00018790482477e-13
	p13 = -2.76076847742355e-16

	q0 = 4.89352518554385e-03
	q2 = 2.26843463243900e-03
	q4 = 1.18534705686654e-04
	q6 = 1.19825839466702e-06
)

// tanh has an error below 1e-6. What is not a number counts as minus infinity.
func tanh(x float32) float32 {
	// Written so that what is not a number becomes one, as MAXPS has it.
	if !(x > -bound) {
		x = -bound
	}
	if !(x < bound) {
		x = bound
	}
	s := x * x
	p := float32(s*p13) + p11
	p = float32(p*s) + p9
	p = float32(p*s) + p7
	p = float32(p*s) + p5
	p = float32(p*s) + p3
	p = float32(p*s) + p1
	q := float32(s*q6) + q4
	q = float32(q*s) + q2
	q = float32(q*s) + q0
	return float32(p*x) / q
}

// sigmoid is 1/(1+exp(-x)), with an error below 1e-6. What is not a number
// counts as minus infinity.
func sigmoid(x float32) float32 { return float32(tanh(0.5*x)*0.5) + 0.5 }

// Cell is one step of an LSTM for one sequence. The hidden size is len(c), a
// multiple of 16. The sums in gates come from the previous h, four rows of the
// hidden size in the order input, forget, cell, output; a gate opens by
// gates*scale + x, where x is what the input of this step adds, with the bias.
// Cell replaces c and sets h, whose activations have the scale 1/127. The
// first c of a sequence is zeros.
func Cell(h []uint8, c []float32, gates []int32, scale, x []float32) {
	size := len(c)
	check(size%16 == 0 && len(h) == size &&
		len(gates) == 4*size && len(scale) == 4*size && len(x) == 4*size)
	if size > 0 {
		cell(fastest, h, c, gates, scale, x)
	}
}

func cellPlain(h []uint8, c []float32, gates []int32, scale, x []float32) {
	size := len(c)
	at := func(k int) float32 { return float32(float32(gates[k])*scale[k]) + x[k] }
	for k := range size {
		input, forget := sigmoid(at(k)), sigmoid(at(k+size))
		candidate, output := tanh(at(k+2*size)), sigmoid(at(k+3*size))
		c[k] = float32(forget*c[k]) + float32(input*candidate)
		h[k] = activation(float32(float32(output*tanh(c[k])) * 127))
	}
}

// activation is x+128, rounded half to even. It needs |x| < 1<<22.
func activation(x float32) uint8 {
	// Float32 has no bits after the point from 1<<23 on: the sum rounds x
	// and leaves it in the low bits.
	return uint8(math.Float32bits(x+3<<22)) + 128
}

// Quantise sets out to the activations of in, divided by their scale: inverse
// is one over it. What lies outside -127 … 127 becomes the nearest of the two,
// what is not a number -127.
func Quantise(out []uint8, in []float32, inverse float32) {
	check(len(out) == len(in))
	quantise(fastest, out, in, inverse)
}

func quantisePlain(out []uint8, in []float32, inverse float32) {
	for i, v := range in {
		v = float32(v * inverse)
		if !(v > -127) {
			v = -127
		}
		if !(v < 127) {
			v = 127
		}
		out[i] = activation(v)
	}
}

// Relu replaces what is not above zero by zero.
func Relu(x []float32) { relu(fastest, x) }

func reluPlain(x []float32) {
	for i, v := range x {
		if !(v > 0) {
			x[i] = 0
		}
	}
}

// Argmax is the index of the largest x, the first of equals.
func Argmax(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}

func check(ok bool) {
	if !ok {
		panic("quant: slices of the wrong length")
	}
}
