//go:build !amd64 || purego

package quant

const fastest = plain

func (m *Matrix) product(_ path, out []int32, in []uint8, n int) { m.productPlain(out, in, n) }

func pairs(_ path, out []int32, a, b []uint8, n, m, width int) { pairsPlain(out, a, b, n, m, width) }

func scaleRow(_ path, out []float32, sums []int32, scale, bias []float32) {
	scalePlain(out, sums, scale, bias)
}

func cell(_ path, h []uint8, c []float32, gates []int32, scale, x []float32) {
	cellPlain(h, c, gates, scale, x)
}

func quantise(_ path, out []uint8, in []float32, inverse float32) { quantisePlain(out, in, inverse) }

func relu(_ path, x []float32) { reluPlain(x) }
