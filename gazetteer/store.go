package gazetteer

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"strings"

	"github.com/klauspost/compress/zstd"

	"hearsay"
)

// A gazetteer file is the magic line, the length and CRC-32 of the body and the
// body, compressed with zstd. The body is a row of sections, each preceded by
// its length: tables of strings, one column per field of a place, and two
// indices. Places are numbered by falling population, so that a list of places
// in the order of their numbers has the most populous first. Names are kept in
// their order, keys front-coded in blocks, so that a lookup is a binary search
// on bytes and opening makes no maps.
const (
	magic    = "hearsay gazetteer 1\n"
	block    = 16 // names and keys from one offset to the next
	simBlock = 64
	maxBody  = 1 << 31
)

// store is one opened file.
type store struct {
	version                             string
	countries, features                 []string
	admin1                              []string // code, tab, name
	a2At, a2Text                        []byte
	id, lat, lon, pop, cc, a1, a2, feat []byte
	nameAt, names                       []byte
	keyAt, keyData                      []byte
	simAt, simData                      []byte
	n                                   int
}

var errCorrupt = errors.New("gazetteer file is damaged")

// openStore reads a gazetteer file. It checks every reference that lookups
// follow, so that they need not.
func openStore(data []byte) (*store, error) {
	if len(data) < len(magic)+8 || string(data[:len(magic)]) != magic {
		return nil, errors.New("not a gazetteer file (make one with: hearsay gazetteer build)")
	}
	le := binary.LittleEndian
	size, sum := le.Uint32(data[len(magic):]), le.Uint32(data[len(magic)+4:])
	if size > maxBody || int64(size) > int64(len(data))*1000 {
		return nil, errCorrupt
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxBody))
	if err != nil {
		return nil, err
	}
	defer dec.Close()
	body, err := dec.DecodeAll(data[len(magic)+8:], make([]byte, 0, size))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", errCorrupt, err)
	}
	if uint32(len(body)) != size || crc32.ChecksumIEEE(body) != sum {
		return nil, errCorrupt
	}
	return readBody(body)
}

func readBody(body []byte) (*store, error) {
	var sections [20][]byte
	for i := range sections {
		if len(body) < 4 {
			return nil, errCorrupt
		}
		n := int64(binary.LittleEndian.Uint32(body))
		if n > int64(len(body)-4) {
			return nil, errCorrupt
		}
		sections[i], body = body[4:4+n], body[4+n:]
	}
	s := &store{
		version: string(sections[0]), countries: strings.Split(string(sections[1]), "\n"), features: strings.Split(string(sections[2]), "\n"),
		admin1: strings.Split(string(sections[3]), "\n"), a2At: sections[4], a2Text: sections[5], id: sections[6], lat: sections[7],
		lon: sections[8], pop: sections[9], cc: sections[10], a1: sections[11], a2: sections[12], feat: sections[13], nameAt: sections[14],
		names: sections[15], keyAt: sections[16], keyData: sections[17], simAt: sections[18], simData: sections[19],
	}
	s.n = len(s.id) / 4
	if !s.sound() {
		return nil, errCorrupt
	}
	return s, nil
}

// sound reports whether all columns have the same length and all references
// lie inside what they refer to.
func (s *store) sound() bool {
	n := s.n
	for _, c := range [][]byte{s.id, s.lat, s.lon, s.pop, s.a2} {
		if len(c) != 4*n {
			return false
		}
	}
	for _, c := range [][]byte{s.cc, s.a1, s.feat} {
		if len(c) != 2*n {
			return false
		}
	}
	le := binary.LittleEndian
	admin2 := len(s.a2At)/4 - 1
	if len(s.a2At)%4 != 0 || admin2 < 0 || !rising(s.a2At, 4, len(s.a2Text)) {
		return false
	}
	for i := range n {
		if int(le.Uint16(s.cc[2*i:])) >= len(s.countries) || int(le.Uint16(s.a1[2*i:])) >= len(s.admin1) ||
			int(le.Uint16(s.feat[2*i:])) >= len(s.features) || int64(le.Uint32(s.a2[4*i:])) >= int64(admin2) {
			return false
		}
	}
	return len(s.nameAt) == 4*((n+block-1)/block) && rising(s.nameAt, 4, len(s.names)) && len(s.keyAt)%4 == 0 && rising(s.keyAt, 4, len(s.keyData)) &&
		len(s.simAt)%8 == 0 && rising(s.simAt, 8, len(s.simData))
}

// rising reports whether the offsets at the end of every step bytes never fall
// and never pass limit.
func rising(offsets []byte, step, limit int) bool {
	last := uint32(0)
	for i := step; i <= len(offsets); i += step {
		o := binary.LittleEndian.Uint32(offsets[i-4:])
		if o < last || int64(o) > int64(limit) {
			return false
		}
		last = o
	}
	return true
}

func at32(col []byte, i int) uint32 { return binary.LittleEndian.Uint32(col[4*i:]) }
func at16(col []byte, i int) int    { return int(binary.LittleEndian.Uint16(col[2*i:])) }

// name is the own name of place i.
func (s *store) name(i int) string {
	b := s.names[at32(s.nameAt, i/block):]
	for range i % block {
		if len(b) == 0 || len(b) <= int(b[0]) {
			return ""
		}
		b = b[1+int(b[0]):]
	}
	if len(b) == 0 || len(b) <= int(b[0]) {
		return ""
	}
	return string(b[1 : 1+int(b[0])])
}

// find appends the places that carry the folded name, in order of their numbers.
func (s *store) find(key string, out []int) []int {
	lo, hi := 0, len(s.keyAt)/4 // the first block whose first key is greater than key
	for lo < hi {
		mid := (lo + hi) / 2
		first, _, ok := s.firstKey(mid)
		if !ok {
			return out
		}
		if string(first) > key {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	if lo == 0 {
		return out
	}
	b := s.keyBlock(lo - 1)
	var buf [256]byte
	cur := buf[:0]
	for len(b) > 0 {
		shared, n1 := binary.Uvarint(b)
		if n1 <= 0 || shared > uint64(len(cur)) {
			return out
		}
		size, n2 := binary.Uvarint(b[n1:])
		if n2 <= 0 || size > uint64(len(b)-n1-n2) {
			return out
		}
		cur = append(cur[:shared], b[n1+n2:n1+n2+int(size)]...)
		b = b[n1+n2+int(size):]
		count, n3 := binary.Uvarint(b)
		if n3 <= 0 {
			return out
		}
		b = b[n3:]
		hit := string(cur) == key
		if !hit && string(cur) > key {
			return out
		}
		i := uint64(0)
		for range count {
			d, n4 := binary.Uvarint(b)
			if n4 <= 0 {
				return out
			}
			b = b[n4:]
			i += d
			if i >= uint64(s.n) {
				return out
			}
			if hit {
				out = append(out, int(i))
			}
		}
		if hit {
			return out
		}
	}
	return out
}

func (s *store) keyBlock(i int) []byte {
	from, to := at32(s.keyAt, i), uint32(len(s.keyData))
	if 4*(i+1) < len(s.keyAt) {
		to = at32(s.keyAt, i+1)
	}
	return s.keyData[from:to]
}

func (s *store) firstKey(i int) (key, rest []byte, ok bool) {
	b := s.keyBlock(i)
	_, n1 := binary.Uvarint(b)
	if n1 <= 0 {
		return nil, nil, false
	}
	size, n2 := binary.Uvarint(b[n1:])
	if n2 <= 0 || size > uint64(len(b)-n1-n2) {
		return nil, nil, false
	}
	return b[n1+n2 : n1+n2+int(size)], b[n1+n2+int(size):], true
}

// unit is the name of a second-level unit, or "".
func (s *store) unit(code string) string {
	lo, hi := 0, len(s.a2At)/4-1
	for lo < hi {
		mid := (lo + hi) / 2
		c, name, _ := strings.Cut(string(s.a2Text[at32(s.a2At, mid):at32(s.a2At, mid+1)]), "\t")
		switch {
		case c == code:
			return name
		case c < code:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return ""
}

func skeletonHash(skeleton string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(skeleton))
	return h.Sum32()
}

// similar appends the places one of whose names has the skeleton.
func (s *store) similar(skeleton string, out []int) []int {
	want := skeletonHash(skeleton)
	le := binary.LittleEndian
	lo, hi := 0, len(s.simAt)/8 // the first block that begins at or after want
	for lo < hi {
		mid := (lo + hi) / 2
		if le.Uint32(s.simAt[8*mid:]) >= want {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	for blk := max(lo-1, 0); blk < len(s.simAt)/8; blk++ {
		hash := le.Uint32(s.simAt[8*blk:])
		if hash > want {
			break
		}
		from, to := le.Uint32(s.simAt[8*blk+4:]), uint32(len(s.simData))
		if 8*(blk+1) < len(s.simAt) {
			to = le.Uint32(s.simAt[8*(blk+1)+4:])
		}
		for b := s.simData[from:to]; len(b) > 0; {
			d, n1 := binary.Uvarint(b)
			if n1 <= 0 {
				return out
			}
			i, n2 := binary.Uvarint(b[n1:])
			if n2 <= 0 || i >= uint64(s.n) {
				return out
			}
			b = b[n1+n2:]
			hash += uint32(d)
			if hash == want {
				out = append(out, int(i))
			}
			if hash > want {
				return out
			}
		}
	}
	return out
}

// place reads place i. The names of units that the file itself lacks are filled
// in by the caller.
func (s *store) place(i int) Place {
	class, code, _ := strings.Cut(s.features[at16(s.feat, i)], ".")
	p := Place{
		GeonameID: int(at32(s.id, i)), Name: s.name(i), Population: int(at32(s.pop, i)), Feature: code,
		Point:   hearsay.Point{Lat: float64(int32(at32(s.lat, i))) / 1e4, Lon: float64(int32(at32(s.lon, i))) / 1e4},
		Country: s.countries[at16(s.cc, i)],
	}
	if class != "" {
		p.Class = class[0]
	}
	p.Admin1Code, p.Admin1, _ = strings.Cut(s.admin1[at16(s.a1, i)], "\t")
	a2 := int(at32(s.a2, i))
	p.Admin2Code, p.Admin2, _ = strings.Cut(string(s.a2Text[at32(s.a2At, a2):at32(s.a2At, a2+1)]), "\t")
	return p
}
