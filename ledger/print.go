package ledger

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"

	"hearsay"
)

// Print is what a report's text is compared by: whether it reprints another, cut
// or reworded a little.
type Print struct {
	Report    string
	Sketch    []uint32 // MinHash (Broder 1997) of its runs of five words; empty if it has fewer
	Sentences []uint64 // hashes of its sentences of eight words and more, sorted
}

// The sizes of prints. Two texts that share half of their runs of words meet in
// one of the bands at least with a chance of 64 in 100, of four fifths with 99.98.
const (
	shingle      = 5
	sketchSize   = 64
	bandSize     = 4
	longSentence = 8
)

// PrintOf makes the print of a report.
func PrintOf(rec *hearsay.Record) Print {
	text := []rune(rec.Text)
	p := Print{Report: rec.ID}
	boilerplate := func(s hearsay.RecordSpan) bool {
		return slices.ContainsFunc(rec.Sections, func(x hearsay.RecordSection) bool {
			return x.Kind == hearsay.Boilerplate && x.Begin <= s.Begin && s.Begin < x.End
		})
	}
	var words []string
	for _, s := range rec.Sentences {
		if s.Begin < 0 || s.End > len(text) || s.Begin >= s.End || boilerplate(s) {
			continue
		}
		own := plainWords(text[s.Begin:s.End])
		words = append(words, own...)
		if len(own) >= longSentence {
			p.Sentences = append(p.Sentences, hashWords(own))
		}
	}
	p.Sentences = sorted(p.Sentences)
	if len(words) < shingle {
		return p
	}
	p.Sketch = slices.Repeat([]uint32{math.MaxUint32}, sketchSize)
	var seeds [sketchSize]uint64
	for k := range seeds {
		seeds[k] = mix(uint64(k) + 1)
	}
	for i := 0; i+shingle <= len(words); i++ {
		h := hashWords(words[i : i+shingle])
		for k := range p.Sketch {
			p.Sketch[k] = min(p.Sketch[k], uint32(mix(h^seeds[k])))
		}
	}
	return p
}

// plainWords are the words of a text in lower case, without marks.
func plainWords(text []rune) []string {
	var out []string
	for _, w := range split(text) {
		if c := w.low[0]; c >= 0x80 || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			out = append(out, w.low)
		}
	}
	return out
}

// Keys are what prints of different reports meet under: bands of the sketch and
// sentences.
func (p *Print) Keys() []uint64 {
	var out []uint64
	for i := 0; i+bandSize <= len(p.Sketch); i += bandSize {
		h := mix(uint64(i) + 7)
		for _, v := range p.Sketch[i : i+bandSize] {
			h = mix(h ^ uint64(v))
		}
		out = append(out, h)
	}
	return sorted(append(out, p.Sentences...))
}

// likeness is the estimated share of the runs of words that two texts have in
// common of those that either has, 0 to 1.
func likeness(a, b *Print) float64 {
	if len(a.Sketch) != sketchSize || len(b.Sketch) != sketchSize {
		return 0
	}
	n := 0
	for i := range a.Sketch {
		if a.Sketch[i] == b.Sketch[i] {
			n++
		}
	}
	return float64(n) / sketchSize
}

// shared is how many hashes two sorted lists have in common.
func shared(a, b []uint64) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := cmp.Compare(a[i], b[j]); {
		case c == 0:
			n, i, j = n+1, i+1, j+1
		case c < 0:
			i++
		default:
			j++
		}
	}
	return n
}

// Reprints reports whether one text is a copy of the other, whole, cut or
// reworded a little, and says why.
func Reprints(a, b *Print) (reason string, ok bool) {
	if l := likeness(a, b); l >= 0.6 {
		return "the texts are alike", true
	}
	short := min(len(a.Sentences), len(b.Sentences))
	if n := shared(a.Sentences, b.Sentences); n >= 2 && 3*n >= 2*short {
		return "most sentences of the shorter text stand in the longer", true
	}
	return "", false
}

// Bytes packs a print for storing; UnpackPrint reads it.
func (p *Print) Bytes() []byte {
	b := binary.AppendUvarint(nil, uint64(len(p.Sketch)))
	for _, v := range p.Sketch {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	b = binary.AppendUvarint(b, uint64(len(p.Sentences)))
	for _, v := range p.Sentences {
		b = binary.LittleEndian.AppendUint64(b, v)
	}
	return b
}

// UnpackPrint reads the print of a report. It reports false if the bytes are none.
func UnpackPrint(report string, b []byte) (p Print, ok bool) {
	p.Report = report
	size := func(each int) int {
		n, used := binary.Uvarint(b)
		if used <= 0 || n > uint64(len(b)-used)/uint64(each) {
			return -1
		}
		b = b[used:]
		return int(n)
	}
	n := size(4)
	if n < 0 {
		return p, false
	}
	for ; n > 0; n-- {
		p.Sketch = append(p.Sketch, binary.LittleEndian.Uint32(b))
		b = b[4:]
	}
	if n = size(8); n < 0 {
		return p, false
	}
	for ; n > 0; n-- {
		p.Sentences = append(p.Sentences, binary.LittleEndian.Uint64(b))
		b = b[8:]
	}
	return p, len(b) == 0
}

func sorted(list []uint64) []uint64 {
	slices.Sort(list)
	return slices.Compact(list)
}

// hashWords is FNV-1a of the words, a blank between them, mixed.
func hashWords(words []string) uint64 {
	h := uint64(14695981039346656037)
	for i, w := range words {
		if i > 0 {
			h = (h ^ ' ') * 1099511628211
		}
		for k := 0; k < len(w); k++ {
			h = (h ^ uint64(w[k])) * 1099511628211
		}
	}
	return mix(h)
}

// mix is the finaliser of SplitMix64 (Steele, Lea and Flood 2014).
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// Families joins reports that reprint one another: it maps each report that
// has a like to the first of its family by identifier.
func Families(prints []Print) map[string]string {
	parent := map[string]string{}
	var root func(id string) string
	root = func(id string) string {
		if p, ok := parent[id]; ok && p != id {
			r := root(p)
			parent[id] = r
			return r
		}
		return id
	}
	meet := map[uint64][]int{}
	for i := range prints {
		for _, k := range prints[i].Keys() {
			meet[k] = append(meet[k], i)
		}
	}
	tried := map[[2]int]bool{}
	for _, at := range meet {
		for x := range at {
			for _, j := range at[x+1:] {
				pair := [2]int{at[x], j}
				if tried[pair] {
					continue
				}
				tried[pair] = true
				if _, ok := Reprints(&prints[at[x]], &prints[j]); ok {
					a, b := root(prints[at[x]].Report), root(prints[j].Report)
					if a != b {
						parent[max(a, b)] = min(a, b)
						parent[min(a, b)] = min(a, b)
					}
				}
			}
		}
	}
	out := map[string]string{}
	for id := range parent {
		out[id] = root(id)
	}
	return out
}
