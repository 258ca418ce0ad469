package parse

import (
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"
)

// table maps hashes to numbers below 65,536. It is read where it lies in the
// model file: a power of two of slots of ten bytes, key and number, with open
// addressing from the upper bits of the key; key 0 is an empty slot.
type table []byte

const slotSize = 10

// newTable holds the entries of m, none of which has the key 0.
func newTable(m map[uint64]uint16) table {
	size := 16
	for size*3 < len(m)*4 {
		size *= 2
	}
	t := make(table, size*slotSize)
	// In the order of their keys, so that the same entries give the same bytes.
	for _, k := range slices.Sorted(maps.Keys(m)) {
		i := t.slot(k)
		binary.LittleEndian.PutUint64(t[i:], k)
		binary.LittleEndian.PutUint16(t[i+8:], m[k])
	}
	return t
}

// slot is where the key stands or belongs.
func (t table) slot(key uint64) int {
	n := len(t) / slotSize
	i := int(key >> (64 - uint(bits.TrailingZeros(uint(n)))))
	for {
		k := binary.LittleEndian.Uint64(t[i*slotSize:])
		if k == key || k == 0 {
			return i * slotSize
		}
		i = (i + 1) & (n - 1)
	}
}

// find is the number of the key; 0 and false if there is none.
func (t table) find(key uint64) (uint16, bool) {
	i := t.slot(key)
	if binary.LittleEndian.Uint64(t[i:]) != key {
		return 0, false
	}
	return binary.LittleEndian.Uint16(t[i+8:]), true
}

// sound reports whether t has the form of a table, one empty slot at least, so
// that a search ends, and only numbers below limit.
func (t table) sound(limit int) bool {
	n := len(t) / slotSize
	if len(t)%slotSize != 0 || n < 2 || n&(n-1) != 0 {
		return false
	}
	empty := false
	for i := 0; i < len(t); i += slotSize {
		if binary.LittleEndian.Uint64(t[i:]) == 0 {
			empty = true
		} else if int(binary.LittleEndian.Uint16(t[i+8:])) >= limit {
			return false
		}
	}
	return empty
}
