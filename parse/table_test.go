package parse

import (
	"math/rand/v2"
	"testing"
)

func TestTable(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 11, 12, 13, 1000} {
		m := map[uint64]uint16{}
		for len(m) < n {
			m[rng.Uint64()|1] = uint16(rng.Uint32())
		}
		x := newTable(m)
		if string(x) != string(newTable(m)) {
			t.Errorf("%d entries: the same entries give other bytes", n)
		}
		if !x.sound(1 << 16) {
			t.Errorf("%d entries: not sound", n)
		}
		for k, v := range m {
			if got, ok := x.find(k); !ok || got != v {
				t.Fatalf("%d entries: %x is %d, %t, want %d", n, k, got, ok, v)
			}
			if _, ok := x.find(k ^ 2); ok != has(m, k^2) {
				t.Fatalf("%d entries: found %x, which is not there", n, k^2)
			}
		}
	}
}

func has(m map[uint64]uint16, k uint64) bool { _, ok := m[k]; return ok }

func TestDamagedTable(t *testing.T) {
	good := newTable(map[uint64]uint16{1 << 60: 3})
	full := make(table, 2*slotSize)
	for i := range full {
		full[i] = 1
	}
	for name, x := range map[string]table{
		"empty": {}, "half a slot": good[:15*slotSize+3], "15 slots": good[:15*slotSize], "no empty slot": full,
	} {
		if x.sound(1 << 16) {
			t.Errorf("%s: sound", name)
		}
	}
	if good.sound(3) {
		t.Error("a number beyond the limit is sound")
	}
}
