//go:build !purego

package quant

import (
	"golang.org/x/sys/cpu"
)

var fastest = detect()

func detect() path {
	x := &cpu.X86
	switch {
	case x.HasAVX2 && x.HasAVX512F && x.HasAVX512BW && x.HasAVX512VL && x.HasAVX512VNNI:
		return avx512
	case x.HasAVX2:
		return avx2
	}
	return plain
}

// A tile is as many rows and outputs as its name says. The strides are in
// elements, groups is how many groups of four inputs there are, an even
// number, and w and start belong to the first output.

// The four rows of tile4x64AVX512 are 0, 1, far and far+1. Where only two or
// three are left, a far of less than two does some of them twice: that takes
// as long as four rows, but no longer than one by one.
//
//go:noescape
func tile4x64AVX512(out *int32, outStride int, in *uint8, inStride, far int, w *byte, start *int32, groups int)

//go:noescape
func tile1x64AVX512(out *int32, in *uint8, w *byte, start *int32, groups int)

//go:noescape
func tile2x16AVX2(out *int32, outStride int, in *uint8, inStride int, w *byte, start *int32, groups int)

//go:noescape
func tile1x32AVX2(out *int32, in *uint8, w *byte, start *int32, groups int)

func (m *Matrix) product(p path, out []int32, in []uint8, n int) {
	switch p {
	case avx512:
		m.productAVX512(out, in, n)
	case avx2:
		m.productAVX2(out, in, n)
	default:
		m.productPlain(out, in, n)
	}
}

// In the two functions below, the weights of a block stay in the first-level
// cache for all rows.

func (m *Matrix) productAVX512(out []int32, in []uint8, n int) {
	os, is := m.OutStride(), m.InStride()
	groups := is / group
	for o := 0; o < os; o += block {
		w, start := &m.packed[o*is], &m.start[o]
		for r := 0; r < n; r += 4 {
			if left := n - r; left == 1 {
				tile1x64AVX512(&out[r*os+o], &in[r*is], w, start, groups)
			} else {
				far := min(left, 4) - 2
				tile4x64AVX512(&out[r*os+o], os, &in[r*is], is, far, w, start, groups)
			}
		}
	}
}

func (m *Matrix) productAVX2(out []int32, in []uint8, n int) {
	os, is := m.OutStride(), m.InStride()
	groups := is / group
	for o := 0; o < os; o += block {
		w := m.packed[o*is:]
		r := 0
		for ; r+2 <= n; r += 2 {
			for t := 0; t < block; t += 16 {
				tile2x16AVX2(&out[r*os+o+t], os, &in[r*is], is, &w[t*group], &m.start[o+t], groups)
			}
		}
		if r < n {
			for t := 0; t < block; t += 32 {
				tile1x32AVX2(&out[r*os+o+t], &in[r*is], &w[t*group], &m.start[o+t], groups)
			}
		}
	}
}

// pairs4AVX2 multiplies one row of a with four of b that are step bytes apart.
//
//go:noescape
func pairs4AVX2(out *[4]int32, a, b *uint8, step, width int)

func pairs(p path, out []int32, a, b []uint8, n, m, width int) {
	if p == plain {
		pairsPlain(out, a, b, n, m, width)
		return
	}
	var sums [4]int32
	for i := range n {
		row := &a[i*width]
		j := 0
		for ; j+4 <= m; j += 4 {
			pairs4AVX2((*[4]int32)(out[i*m+j:]), row, &b[j*width], width, width)
		}
		for ; j < m; j++ {
			pairs4AVX2(&sums, row, &b[j*width], 0, width)
			out[i*m+j] = sums[0]
		}
	}
}

// lanes are the constants of the float32 functions, each as often as the
// widest register holds it. The offsets in quant_amd64.s follow their order.
type lanes [len(constants)][16]float32

var constants = [...]float32{bound, -bound, p13, p11, p9, p7, p5, p3, p1, q6, q4, q2, q0, 0.5, 127, -127}

var spread = func() *lanes {
	var l lanes
	for i, c := range constants {
		for j := range l[i] {
			l[i][j] = c
		}
	}
	return &l
}()

// The functions below take a length that is a multiple of 16.

//go:noescape
func scaleAVX2(out *float32, sums *int32, scale, bias *float32, n int)

//go:noescape
func cellAVX2(h *uint8, c *float32, gates *int32, scale, x *float32, n int, l *lanes)

//go:noescape
func cellAVX512(h *uint8, c *float32, gates *int32, scale, x *float32, n int, l *lanes)

//go:noescape
func quantiseAVX2(out *uint8, in *float32, n int, inverse float32, l *lanes)

//go:noescape
func reluAVX2(x *float32, n int)

// whole is how many of n elements the functions above can do.
func (p path) whole(n int) int {
	if p == plain {
		return 0
	}
	return n &^ 15
}

func scaleRow(p path, out []float32, sums []int32, scale, bias []float32) {
	n := p.whole(len(sums))
	if n > 0 {
		scaleAVX2(&out[0], &sums[0], &scale[0], &bias[0], n)
	}
	scalePlain(out[n:], sums[n:], scale[n:], bias[n:])
}

func cell(p path, h []uint8, c []float32, gates []int32, scale, x []float32) {
	switch p {
	case avx512:
		cellAVX512(&h[0], &c[0], &gates[0], &scale[0], &x[0], len(c), spread)
	case avx2:
		cellAVX2(&h[0], &c[0], &gates[0], &scale[0], &x[0], len(c), spread)
	default:
		cellPlain(h, c, gates, scale, x)
	}
}

func quantise(p path, out []uint8, in []float32, inverse float32) {
	n := p.whole(len(in))
	if n > 0 {
		quantiseAVX2(&out[0], &in[0], n, inverse, spread)
	}
	quantisePlain(out[n:], in[n:], inverse)
}

func relu(p path, x []float32) {
	n := p.whole(len(x))
	if n > 0 {
		reluAVX2(&x[0], n)
	}
	reluPlain(x[n:])
}
