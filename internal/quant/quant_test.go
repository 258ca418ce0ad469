package quant

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// paths are all that this machine can run.
func paths() []path {
	var all []path
	for p := plain; p <= fastest; p++ {
		all = append(all, p)
	}
	return all
}

// On another machine, with the tag purego or with GODEBUG=cpu.avx512vnni=off
// fewer paths run; the log says which.
func TestPaths(t *testing.T) { t.Log(paths()) }

func bytesOf(r *rand.Rand, n int) []uint8 {
	b := make([]uint8, n)
	for i := range b {
		b[i] = uint8(r.UintN(255)) + 1
	}
	return b
}

func weightsOf(r *rand.Rand, n int) []int8 {
	w := make([]int8, n)
	for i := range w {
		w[i] = int8(r.UintN(256))
	}
	return w
}

func floatsOf(r *rand.Rand, n int, size float64) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64() * size)
	}
	return x
}

// odd are the floats at which functions go wrong.
func odd() []float32 {
	inf := float32(math.Inf(1))
	nan := float32(math.NaN())
	x := []float32{0, float32(math.Copysign(0, -1)), 1e-45, -1e-45, 1e-38, 1e38, inf, nan,
		0.5, 1.5, 2.5, 126.5, 127.5, 128, 7.905, 7.906, 7.9053111, 15.81, 1e-4, 1, 88, 100, 3e9}
	for _, v := range slices.Clone(x) {
		x = append(x, -v)
	}
	return x
}

func same[T uint8 | int32 | float32](t *testing.T, what string, got, want []T) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d values, not %d", what, len(got), len(want))
	}
	for i, g := range got {
		// What is not a number is the same whatever its bits.
		if g != want[i] && (g == g || want[i] == want[i]) ||
			g == 0 && math.Signbit(float64(g)) != math.Signbit(float64(want[i])) {
			t.Fatalf("%s: [%d] = %v, want %v", what, i, g, want[i])
		}
	}
}

func TestProduct(t *testing.T) {
	const least, greatest = -127, 127
	fill := func(n int, v int8) []int8 { return slices.Repeat([]int8{v}, n) }
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range []struct{ outputs, inputs int }{
		{1, 1}, {3, 5}, {63, 7}, {64, 8}, {65, 9}, {100, 31}, {128, 64}, {130, 77}, {256, 256}, {192, 1000},
	} {
		inputs, outputs := size.inputs, size.outputs
		for _, extreme := range []struct {
			name    string
			weights []int8
			q       int
		}{
			{"random", weightsOf(r, outputs*inputs), 0},
			{"least by least", fill(outputs*inputs, least), least},
			{"least by greatest", fill(outputs*inputs, least), greatest},
			{"greatest by greatest", fill(outputs*inputs, greatest), greatest},
			{"-128 by greatest", fill(outputs*inputs, -128), greatest},
		} {
			m, err := NewMatrix(Pack(extreme.weights, outputs, inputs), outputs, inputs)
			if err != nil {
				t.Fatal(err)
			}
			for n := 1; n <= 9; n++ {
				// The padding of a row is noise that must not matter.
				in := bytesOf(r, n*m.InStride())
				if q := extreme.q; q != 0 {
					for i := range in {
						in[i] = uint8(q + 128)
					}
				}
				want := make([]int32, n*m.OutStride())
				for row := range n {
					for o := range outputs {
						for i := range inputs {
							want[row*m.OutStride()+o] += int32(extreme.weights[o*inputs+i]) *
								(int32(in[row*m.InStride()+i]) - 128)
						}
					}
				}
				for _, p := range paths() {
					const guard = 12345
					got := slices.Repeat([]int32{guard}, len(want)+64)
					m.product(p, got, in, n)
					what := fmt.Sprintf("%v: %d x %d, %s, %d rows", p, outputs, inputs, extreme.name, n)
					same(t, what, got[:len(want)], want)
					same(t, what+", beyond", got[len(want):], slices.Repeat([]int32{guard}, 64))
				}
			}
		}
	}
}

// The sums of the largest matrix must not overflow.
func TestProductMost(t *testing.T) {
	for _, v := range []int{-128, 127} {
		m, err := NewMatrix(Pack(slices.Repeat([]int8{int8(v)}, most), 1, most), 1, most)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range []int{-128, 127} {
			in := slices.Repeat([]uint8{uint8(q + 128)}, 5*most)
			for _, p := range paths() {
				out := make([]int32, 5*64)
				m.product(p, out, in, 5)
				for r := range 5 {
					if out[r*64] != int32(v*q*most) {
						t.Errorf("%v: %d * %d * %d = %d", p, v, q, most, out[r*64])
					}
				}
			}
		}
	}
}

// The bytes of a matrix may stand at any address.
func TestProductUnaligned(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	packed := Pack(weightsOf(r, 100*50), 100, 50)
	in := bytesOf(r, 7*56)
	var want []int32
	for shift := range 9 {
		moved := append(make([]byte, shift, shift+len(packed)), packed...)[shift:]
		m, err := NewMatrix(moved, 100, 50)
		if err != nil {
			t.Fatal(err)
		}
		got := make([]int32, 7*m.OutStride())
		m.Product(got, in, 7)
		if want == nil {
			want = got
		}
		same(t, fmt.Sprint("shifted by ", shift), got, want)
	}
}

func TestNewMatrixRefuses(t *testing.T) {
	for _, c := range []struct{ bytes, outputs, inputs int }{
		{0, 1, 1}, {511, 1, 1}, {513, 1, 1}, {64 * 4, 64, 4}, {512, 65, 8}, {512, 64, 9},
		{0, 0, 0}, {512, 0, 8}, {512, 64, 0}, {512, -1, 8}, {512, 64, -8},
		{512, 1 << 17, 8}, {512, 64, 1 << 17}, {0, math.MaxInt, math.MaxInt}, {0, math.MinInt, 2},
		{0, 1 << 16, 1 << 16},
	} {
		if m, err := NewMatrix(make([]byte, c.bytes), c.outputs, c.inputs); err == nil || m != nil {
			t.Errorf("%d bytes are a matrix of %d x %d", c.bytes, c.outputs, c.inputs)
		}
	}
}

func TestPairs(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, width := range []int{0, 64, 128, 192, 512} {
		for n := 0; n <= 5; n++ {
			for m := 0; m <= 9; m++ {
				a, b := bytesOf(r, n*width), bytesOf(r, m*width)
				if n == 5 {
					a, b = slices.Repeat([]uint8{1}, n*width), slices.Repeat([]uint8{255}, m*width)
				}
				if n == 4 {
					a, b = slices.Repeat([]uint8{0}, n*width), slices.Repeat([]uint8{0}, m*width)
				}
				want := make([]int32, n*m)
				for i := range n {
					for j := range m {
						for k := range width {
							want[i*m+j] += (int32(a[i*width+k]) - 128) * (int32(b[j*width+k]) - 128)
						}
					}
				}
				got := slices.Repeat([]int32{1}, n*m)
				Pairs(got, a, b, n, m, width)
				same(t, fmt.Sprintf("%d x %d of %d", n, m, width), got, want)
				if width == 0 {
					continue
				}
				for _, p := range paths() {
					got := make([]int32, n*m)
					pairs(p, got, a, b, n, m, width)
					same(t, fmt.Sprintf("%v: %d x %d of %d", p, n, m, width), got, want)
				}
			}
		}
	}
}

// Elementwise functions agree at every length, on floats of every kind.
func TestElementwise(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for n := 0; n <= 150; n++ {
		x := append(odd(), floatsOf(r, 100, math.Exp(r.NormFloat64()*3))...)
		r.Shuffle(len(x), func(i, j int) { x[i], x[j] = x[j], x[i] })
		x = x[:min(n, len(x))]
		inverse := float32(math.Exp(r.NormFloat64()))
		sums := make([]int32, len(x))
		for i := range sums {
			sums[i] = int32(r.Uint32()) >> r.UintN(32)
		}
		scale, bias := floatsOf(r, len(x), 1), floatsOf(r, len(x), 100)

		for _, f := range []struct {
			name string
			run  func(p path, y []float32)
			want func(i int) float32
		}{
			{"relu", relu, func(i int) float32 {
				if x[i] > 0 {
					return x[i]
				}
				return 0
			}},
			{"scale", func(p path, y []float32) { scaleRow(p, y, sums, scale, bias) }, func(i int) float32 {
				return float32(float32(sums[i])*scale[i]) + bias[i]
			}},
		} {
			want := make([]float32, len(x))
			for i := range want {
				want[i] = f.want(i)
			}
			for _, p := range paths() {
				got := slices.Clone(x)
				f.run(p, got)
				same(t, fmt.Sprintf("%v: %s of %d", p, f.name, len(x)), got, want)
			}
		}

		want := make([]uint8, len(x))
		for i, v := range x {
			y := math.RoundToEven(float64(float32(v * inverse)))
			switch {
			case math.IsNaN(y) || y < -127:
				y = -127
			case y > 127:
				y = 127
			}
			want[i] = uint8(int(y) + 128)
		}
		for _, p := range paths() {
			got := make([]uint8, len(x))
			quantise(p, got, x, inverse)
			same(t, fmt.Sprintf("%v: quantise %d", p, len(x)), got, want)
		}
	}
}

func TestScaleRows(t *testing.T) {
	out := make([]float32, 6)
	Scale(out, []int32{1, 2, 3, 4, 5, 6}, []float32{1, 10, 100}, []float32{0.5, 0, -1})
	same(t, "scale", out, []float32{1.5, 20, 299, 4.5, 50, 599})
}

// Every path has the bits of the plain cell, on floats of every kind in every
// gate: the first step, from zeros, and each fifth are made of those.
func TestCell(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for _, size := range []int{0, 16, 32, 48, 192, 256} {
		cells := make([][]float32, len(paths()))
		for p := range cells {
			cells[p] = make([]float32, size)
		}
		for step := range 40 {
			gates := make([]int32, 4*size)
			for i := range gates {
				gates[i] = int32(r.NormFloat64() * 1e4)
			}
			scale, x := floatsOf(r, 4*size, 1e-4), floatsOf(r, 4*size, 2)
			if step%5 == 0 {
				some := append(odd(), floatsOf(r, 100, math.Exp(r.NormFloat64()*3))...)
				for i := range x {
					gates[i], x[i] = 0, some[r.IntN(len(some))]
				}
			}
			var want []uint8
			for _, p := range paths() {
				h, c := make([]uint8, size), cells[p]
				if size > 0 {
					cell(p, h, c, gates, scale, x)
				}
				if p == plain {
					want = h
				}
				same(t, fmt.Sprintf("%v: h of %d", p, size), h, want)
				same(t, fmt.Sprintf("%v: c of %d", p, size), c, cells[plain])
			}
		}
	}
}

// Cell is the LSTM of the books.
func TestCellMeaning(t *testing.T) {
	const size = 16
	r := rand.New(rand.NewPCG(11, 12))
	h, c := make([]uint8, size), floatsOf(r, size, 1)
	before := slices.Clone(c)
	gates := make([]int32, 4*size)
	for i := range gates {
		gates[i] = int32(r.IntN(2000) - 1000)
	}
	scale, x := floatsOf(r, 4*size, 1e-3), floatsOf(r, 4*size, 1)
	Cell(h, c, gates, scale, x)
	for k := range size {
		at := func(k int) float64 { return float64(gates[k])*float64(scale[k]) + float64(x[k]) }
		sig := func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
		cell := sig(at(k+size))*float64(before[k]) + sig(at(k))*math.Tanh(at(k+2*size))
		if math.Abs(cell-float64(c[k])) > 2e-6 {
			t.Errorf("c[%d] = %v, want %v", k, c[k], cell)
		}
		hidden := sig(at(k+3*size)) * math.Tanh(cell) * 127
		if math.Abs(hidden-float64(int(h[k])-128)) > 0.5001 {
			t.Errorf("h[%d] = %d, want %v", k, int(h[k])-128, hidden)
		}
	}
}

func TestAccuracy(t *testing.T) {
	var worstTanh, worstSigmoid float64
	for i := -1 << 20; i <= 1<<20; i++ {
		x := float32(i) * (20.0 / (1 << 20))
		y, z := tanh(x), sigmoid(x)
		if y < -1 || y > 1 || z < 0 || z > 1 {
			t.Fatalf("tanh(%v) = %v, sigmoid %v", x, y, z)
		}
		worstTanh = max(worstTanh, math.Abs(float64(y)-math.Tanh(float64(x))))
		worstSigmoid = max(worstSigmoid, math.Abs(float64(z)-1/(1+math.Exp(-float64(x)))))
	}
	if worstTanh >= 1e-6 || worstSigmoid >= 1e-6 {
		t.Errorf("errors of %g and %g", worstTanh, worstSigmoid)
	}
	t.Logf("tanh %.2g, sigmoid %.2g", worstTanh, worstSigmoid)
	for _, x := range odd() {
		y, z, exact := float64(tanh(x)), float64(sigmoid(x)), float64(x)
		if x != x {
			exact = math.Inf(-1)
		}
		if !(math.Abs(y-math.Tanh(exact)) < 1e-6 && math.Abs(z-1/(1+math.Exp(-exact))) < 1e-6) {
			t.Errorf("tanh(%v) = %v, sigmoid %v", x, y, z)
		}
	}
}

// The values that must come out on every machine, bit for bit.
func TestBits(t *testing.T) {
	h := uint32(2166136261)
	add := func(v uint32) { h = (h ^ v) * 16777619 }
	for i := range 4096 {
		x := float32(i-2048) / 256
		add(math.Float32bits(tanh(x)))
		add(math.Float32bits(sigmoid(x)))
	}
	const size = 64
	r := rand.New(rand.NewPCG(13, 14))
	some := func() []float32 {
		x := make([]float32, 4*size)
		for i := range x {
			x[i] = float32(int32(r.Uint32())) / (1 << 30)
		}
		return x
	}
	b, c, gates, y := make([]uint8, size), make([]float32, size), make([]int32, 4*size), some()
	for range 50 {
		for i := range gates {
			gates[i] = int32(r.Uint32()) >> 27
		}
		Cell(b, c, gates, some(), some())
		for k, v := range b {
			add(uint32(v))
			add(math.Float32bits(c[k]))
		}
	}
	Scale(y, gates, some(), some())
	Quantise(b, y[:size], 60)
	for k, v := range b {
		add(uint32(v))
		add(math.Float32bits(y[k]))
	}
	if h != 0xc829ea08 {
		t.Errorf("hash %#08x", h)
	}
}

func TestArgmax(t *testing.T) {
	for _, c := range []struct {
		x    []float32
		want int
	}{
		{nil, 0}, {[]float32{3}, 0}, {[]float32{1, 3, 3, 2}, 1}, {[]float32{-3, -1, -2}, 1},
	} {
		if got := Argmax(c.x); got != c.want {
			t.Errorf("Argmax(%v) = %d, want %d", c.x, got, c.want)
		}
	}
}

func TestWrongLengths(t *testing.T) {
	m, err := NewMatrix(Pack(make([]int8, 65*9), 65, 9), 65, 9)
	if err != nil {
		t.Fatal(err)
	}
	f := func(n int) []float32 { return make([]float32, n) }
	u := func(n int) []uint8 { return make([]uint8, n) }
	s := func(n int) []int32 { return make([]int32, n) }
	for name, run := range map[string]func(){
		"pack":                func() { Pack(make([]int8, 5), 2, 3) },
		"product, out":        func() { m.Product(s(3*128-1), u(3*16), 3) },
		"product, in":         func() { m.Product(s(3*128), u(3*16-1), 3) },
		"product, spare room": func() { m.Product(s(3 * 128)[:128], u(3*16), 3) },
		"product, n":          func() { m.Product(s(128), u(16), -1) },
		"pairs, out":          func() { Pairs(s(5), u(2*64), u(3*64), 2, 3, 64) },
		"pairs, a":            func() { Pairs(s(6), u(2*64-1), u(3*64), 2, 3, 64) },
		"pairs, b":            func() { Pairs(s(6), u(2*64), u(3*64-1), 2, 3, 64) },
		"pairs, width":        func() { Pairs(s(6), u(2*64), u(3*64), 2, 3, 63) },
		"scale, out":          func() { Scale(f(15), s(16), f(16), f(16)) },
		"scale, bias":         func() { Scale(f(16), s(16), f(16), f(15)) },
		"scale, rows":         func() { Scale(f(17), s(17), f(16), f(16)) },
		"scale, nothing":      func() { Scale(f(16), s(16), nil, nil) },
		"cell, size":          func() { Cell(u(8), f(8), s(32), f(32), f(32)) },
		"cell, h":             func() { Cell(u(15), f(16), s(64), f(64), f(64)) },
		"cell, gates":         func() { Cell(u(16), f(16), s(63), f(64), f(64)) },
		"cell, scale":         func() { Cell(u(16), f(16), s(64), f(63), f(64)) },
		"cell, x":             func() { Cell(u(16), f(16), s(64), f(64), f(63)) },
		"quantise":            func() { Quantise(u(15), f(16), 1) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			run()
		}()
	}
}

func TestAllocations(t *testing.T) {
	m, err := NewMatrix(Pack(make([]int8, 64*64), 64, 64), 64, 64)
	if err != nil {
		t.Fatal(err)
	}
	in, out := make([]uint8, 7*64), make([]int32, 7*64)
	h, c, x := make([]uint8, 16), make([]float32, 16), make([]float32, 64)
	if n := testing.AllocsPerRun(10, func() {
		m.Product(out, in, 7)
		Pairs(out, in, in, 7, 7, 64)
		Cell(h, c, out[:64], x, x)
		Relu(x)
		Quantise(h, c, 1)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkProduct(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, c := range []struct{ n, outputs, inputs int }{
		{1, 1024, 256}, {2, 1024, 256}, {3, 1024, 256}, {16, 1024, 256}, {256, 1024, 512},
	} {
		m, err := NewMatrix(Pack(weightsOf(r, c.outputs*c.inputs), c.outputs, c.inputs), c.outputs, c.inputs)
		if err != nil {
			b.Fatal(err)
		}
		in, out := bytesOf(r, c.n*m.InStride()), make([]int32, c.n*m.OutStride())
		for _, p := range paths() {
			b.Run(fmt.Sprintf("%dx%dx%d/%v", c.n, c.outputs, c.inputs, p), func(b *testing.B) {
				for b.Loop() {
					m.product(p, out, in, c.n)
				}
				rate(b, c.n*c.outputs*c.inputs, "GMAC/s")
			})
		}
	}
}

func BenchmarkPairs(b *testing.B) {
	const n, width = 32, 512
	a, out := bytesOf(rand.New(rand.NewPCG(1, 2)), n*width), make([]int32, n*n)
	for _, p := range paths() {
		b.Run(fmt.Sprint(p), func(b *testing.B) {
			for b.Loop() {
				pairs(p, out, a, a, n, n, width)
			}
			rate(b, n*n*width, "GMAC/s")
		})
	}
}

func BenchmarkCell(b *testing.B) {
	const size = 256
	r := rand.New(rand.NewPCG(1, 2))
	h, c, gates := make([]uint8, size), make([]float32, size), make([]int32, 4*size)
	scale, x := floatsOf(r, 4*size, 1), floatsOf(r, 4*size, 1)
	for _, p := range paths() {
		b.Run(fmt.Sprint(p), func(b *testing.B) {
			for b.Loop() {
				cell(p, h, c, gates, scale, x)
			}
		})
	}
}

func BenchmarkElementwise(b *testing.B) {
	const n = 1024
	r := rand.New(rand.NewPCG(1, 2))
	x, scale, sums, out := floatsOf(r, n, 1), floatsOf(r, n, 1), make([]int32, n), make([]uint8, n)
	for name, run := range map[string]func(p path){
		"scale":    func(p path) { scaleRow(p, x, sums, scale, scale) },
		"relu":     func(p path) { relu(p, x) },
		"quantise": func(p path) { quantise(p, out, x, 10) },
	} {
		for _, p := range paths() {
			b.Run(fmt.Sprintf("%s/%v", name, p), func(b *testing.B) {
				for b.Loop() {
					run(p)
				}
				rate(b, n, "Gvalue/s")
			})
		}
	}
}

func BenchmarkNewMatrix(b *testing.B) {
	packed := Pack(make([]int8, 1024*512), 1024, 512)
	for b.Loop() {
		if _, err := NewMatrix(packed, 1024, 512); err != nil {
			b.Fatal(err)
		}
	}
	rate(b, len(packed), "GB/s")
}

func rate(b *testing.B, each int, unit string) {
	b.ReportMetric(float64(each)*float64(b.N)/float64(b.Elapsed().Nanoseconds()), unit)
}
