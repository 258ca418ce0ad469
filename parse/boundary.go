package parse

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"hearsay/internal/perceptron"
)

// boundaryMagic starts a boundary model; its last digit counts the layouts and
// feature sets.
const boundaryMagic = "hearsay boundary 1\n"

// A boundary is one weighing of the signs that a sentence ends between two
// tokens of a paragraph. Rules settle what layout settles (split.go); here is
// what only examples teach: greetings, signatures, lists run together, stops
// that end nothing and ends without a stop.
type boundary struct {
	scorer *perceptron.Model
	least  [2]float32 // score from which on a sentence ends: with a mark, without one
}

// readBoundary keeps the bytes of b.
func readBoundary(b []byte) (*boundary, error) {
	if len(b) < len(boundaryMagic)+8 || string(b[:len(boundaryMagic)]) != boundaryMagic {
		return nil, errors.New("boundary model: not a model of this version")
	}
	b = b[len(boundaryMagic):]
	m, _, err := perceptron.Read(b[8:])
	if err == nil && m.Classes() != 1 {
		err = errDamaged
	}
	if err != nil {
		return nil, fmt.Errorf("boundary model: %w", err)
	}
	least := [2]float32{math.Float32frombits(binary.LittleEndian.Uint32(b)), math.Float32frombits(binary.LittleEndian.Uint32(b[4:]))}
	return &boundary{m, least}, nil
}

// Kinds of token, as far as the end of a sentence goes.
const (
	kindNone uint64 = iota
	kindWord
	kindNumber
	kindStop     // "."
	kindStrong   // "!", "?!"
	kindEllipsis // "...", "…"
	kindComma
	kindColon
	kindSemicolon
	kindDash
	kindQuote           // closes or opens
	kindOpen            // "(", "“"
	kindClose           // ")"
	kindFace            // emoticon, emoji
	kindAddress         // of the web or mail
	kindShort           // abbreviation with its full stop
	kindMixed           // letters and digits
	kindOther           // "*", "#", "/"
	kindCloseAfter = 32 // added if the mark closes behind a full stop
)

func kindOf(f string) uint64 {
	switch f {
	case ".":
		return kindStop
	case ",":
		return kindComma
	case ":":
		return kindColon
	case ";":
		return kindSemicolon
	case `"`, "'", "’", "”", "''", "’’", "‘’", "»":
		return kindQuote
	case "(", "[", "{", "“", "‘", "``", "«", "„", "<":
		return kindOpen
	case ")", "]", "}", ">":
		return kindClose
	}
	c := f[0]
	switch {
	case c == '!' || c == '?':
		return kindStrong
	case c == '.' && strings.Trim(f, ".?!") == "", strings.HasPrefix(f, "…"):
		return kindEllipsis
	case c == '-' || strings.HasPrefix(f, "–") || strings.HasPrefix(f, "—"):
		return kindDash
	}
	letters, digits := false, false
	for i := 0; i < len(f); i++ {
		switch c := f[i]; {
		case digitByte(c):
			digits = true
		case letterByte(c):
			letters = true
		}
	}
	r, _ := utf8.DecodeRuneInString(f)
	switch {
	case r >= 0x2190 && !wordRune(r), (c == ':' || c == ';' || c == '=' || c == '^' || c == '(') && len(f) > 1, f == "<3":
		return kindFace
	case len(f) > 6 && (strings.Contains(f, "@") || strings.Contains(f, "://") || strings.HasPrefix(f, "www.")):
		return kindAddress
	case letters && len(f) > 1 && f[len(f)-1] == '.':
		return kindShort
	case letters && digits:
		return kindMixed
	case letters:
		return kindWord
	case digits:
		return kindNumber
	}
	return kindOther
}

// bare reports whether a sentence that ends with such a token has no mark.
func bare(kind uint64) bool {
	switch kind {
	case kindWord, kindNumber, kindMixed, kindAddress:
		return true
	}
	return false
}

// run is the paragraph whose sentences are being found, token by token from
// the left.
type run struct {
	words  []word
	kinds  []uint64
	spaced []bool // white space stands before it
	rule   []bool // the rules end a sentence behind it
	next   []int  // distance to the next mark that may end a sentence
	style  uint64 // of the whole paragraph: casing, care, length

	// What has been found so far.
	start           int // of the open sentence
	last            uint64
	bare            uint64 // sentences in this paragraph that ended without a mark, 2 at most
	quote, bracket  bool
	small, capitals int // words of the open sentence without and with a capital
	features        []uint64
}

// prepare makes the run of the tokens from … to-1 of s.
func (r *run) prepare(s *splitter, from, to int, caps bool) {
	n := to - from
	r.words, r.kinds, r.spaced, r.next = grow(r.words, n), grow(r.kinds, n), grow(r.spaced, n), grow(r.next, n)
	c := ordinary
	if caps {
		c = caseless
	}
	marks, careless, careful := 0, 0, 0
	for k := range n {
		f := s.form(from + k)
		r.words[k].fill(f, c, false)
		r.kinds[k] = kindOf(f)
		r.spaced[k] = s.spaced(from + k)
		if k == 0 {
			continue
		}
		switch r.kinds[k-1] {
		case kindStop, kindStrong:
			marks++
			if lowerByte(f[0]) {
				careless++
			} else if upperByte(f[0]) {
				careful++
			}
		case kindClose, kindQuote:
			if k > 1 && ends(r.kinds[k-2]) && !r.spaced[k-1] {
				r.kinds[k-1] += kindCloseAfter
			}
		}
	}
	far := 40
	for k := n - 1; k >= 0; k-- {
		far = min(far+1, 40)
		if ends(r.kinds[k]) {
			far = 0
		}
		r.next[k] = far
	}
	r.style = uint64(c)
	if careless > careful {
		r.style |= 4
	}
	if ends(r.kinds[n-1] % kindCloseAfter) {
		r.style |= 8
	}
	r.style |= min(uint64(marks), 3) << 4
	*r = run{words: r.words, kinds: r.kinds, spaced: r.spaced, rule: r.rule, next: r.next, style: r.style, features: r.features}
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

func ends(kind uint64) bool {
	return kind == kindStop || kind == kindStrong || kind == kindEllipsis
}

// possible reports whether a sentence may end behind token k at all. It keeps
// the model to what is safe in news, whatever careless writers do elsewhere.
func (r *run) possible(s *splitter, from, k int) bool {
	i := from + k
	if s.tokens[i+1].Joined || r.kinds[k+1] == kindComma || r.kinds[k+1] == kindSemicolon || s.form(i+1) == "”" {
		return false
	}
	switch r.kinds[k] {
	case kindOpen:
		return false
	case kindWord, kindNumber:
		return r.spaced[k+1]
	case kindStop:
		// "2. Four were hurt": the number of an item.
		return k == 0 || k-1 != r.start || r.kinds[k-1] != kindNumber || s.tokens[i-1].End-s.tokens[i-1].Begin > 2
	case kindShort:
		return r.rule[k] || r.afterShort(strings.ToLower(s.form(i)), s.form(i+1))
	case kindDash:
		return r.spaced[k+1]
	case kindClose:
		return r.rule[k] || s.form(i) != "]" || r.noted(s, from, k)
	case kindOther, kindQuote:
		return s.form(i) != s.form(i+1) // "* * *"
	}
	return true
}

// noted reports whether the square brackets that end with token k stand behind
// a full stop, as in "They left.[3]", and not as in "HE SAID [WORDS
// INDISTINCT] THE ARMY LEFT".
func (r *run) noted(s *splitter, from, k int) bool {
	const most = 8 // notes in a row
	for range most {
		j := k - 1
		for j > 0 && j >= k-6 && s.form(from+j) != "[" {
			j--
		}
		if j <= 0 || j < k-6 {
			return false
		}
		if s.form(from+j-1) != "]" {
			return ends(r.kinds[j-1]) || r.kinds[j-1] >= kindCloseAfter
		}
		k = j - 1 // "left.[3][4]"
	}
	return false
}

// afterShort reports whether a sentence may end with the abbreviation f before
// next although the rules do not see it: "etc." and "p.m." often do.
func (r *run) afterShort(f, next string) bool {
	switch f {
	case "etc.":
		return true
	case "a.m.", "p.m.":
		return !lowerByte(next[0]) && !calendar[strings.ToLower(strings.TrimSuffix(next, "."))]
	}
	return false
}

// calendar are words that a time of day goes on with: "at 9 p.m. Sunday".
var calendar = set(`monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
	january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
	est edt cst cdt mst mdt pst pdt gmt utc bst ist cet eastern central pacific local`)

// see takes note of token k, which the open sentence holds.
func (r *run) see(k int) {
	w := &r.words[k]
	switch w.shape {
	case shapeLower, shapeNone:
		r.small++
	case shapeCapital, shapeUpper, shapeInitial, shapeMixed:
		r.capitals++
	}
	switch r.kinds[k] % kindCloseAfter {
	case kindQuote:
		r.quote = !r.quote
	case kindOpen:
		if w.lower == openBracket {
			r.bracket = true
		} else {
			r.quote = true
		}
	case kindClose:
		r.bracket = false
	}
}

var openBracket = perceptron.Hash("(")

// end closes the open sentence behind token k.
func (r *run) end(k int) {
	r.start, r.last, r.quote, r.bracket, r.small, r.capitals = k+1, r.kinds[k], false, false, 0, 0
	if kind := r.kinds[k]; !ends(kind) && kind < kindCloseAfter {
		r.bare = min(r.bare+1, 2)
	}
}

func bucket(n int) uint64 {
	switch {
	case n < 6:
		return uint64(n)
	case n < 8:
		return 6
	case n < 11:
		return 7
	case n < 15:
		return 8
	case n < 21:
		return 9
	case n < 30:
		return 10
	}
	return 11
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// outside stands for the words before and behind the paragraph.
var outside = word{lower: 1, shape: shapeSymbolMixed + 1}

func (r *run) word(k int) *word {
	if k < 0 || k >= len(r.words) {
		return &outside
	}
	return &r.words[k]
}

func (r *run) kind(k int) uint64 {
	if k < 0 || k >= len(r.kinds) {
		return kindNone
	}
	return r.kinds[k]
}

// look collects the signs around the gap behind token k.
func (r *run) look(k int) []uint64 {
	f := r.features[:0]
	a, b, c := r.word(k), r.word(k-1), r.word(k-2)
	x, y, z := r.word(k+1), r.word(k+2), r.word(k+3)
	ka, kb, kx, ky := r.kind(k), r.kind(k-1), r.kind(k+1), r.kind(k+2)
	gap := bit(r.spaced[k+1])<<1 | bit(r.rule[k])
	kind := ka<<2 | gap
	far := bucket(r.next[k+1])
	length := bucket(k + 1 - r.start)
	state := bit(r.quote)<<1 | bit(r.bracket)
	names := uint64(min(r.small, 3))<<2 | uint64(min(r.capitals, 3))
	first := r.word(r.start)
	f = append(f,
		perceptron.Feature1(0, kind),
		perceptron.Feature2(1, kind, r.style),
		perceptron.Feature3(2, kind, kx, x.shape),
		perceptron.Feature4(3, kind, kx, x.shape, r.style),
		perceptron.Feature2(4, kind, x.lower),
		perceptron.Feature2(5, kind, a.lower),
		perceptron.Feature2(6, kind, b.lower),
		perceptron.Feature1(7, x.lower),
		perceptron.Feature2(8, x.lower, x.shape),
		perceptron.Feature2(9, a.lower, x.lower),
		perceptron.Feature3(10, b.lower, a.lower, gap),
		perceptron.Feature3(11, kind, x.lower, y.lower),
		perceptron.Feature4(12, b.shape, a.shape, x.shape, y.shape),
		perceptron.Feature4(13, kb, kind, kx, ky),
		perceptron.Feature4(14, kind, a.lower, x.shape, kx),
		perceptron.Feature4(15, a.shape, ka, x.lower, gap),
		perceptron.Feature4(16, kind, b.shape, a.shape, x.lower),
		perceptron.Feature4(17, b.lower, a.shape, x.shape, gap),
		perceptron.Feature2(18, kind, c.lower),
		perceptron.Feature2(19, kind, y.lower),
		perceptron.Feature2(20, kind, z.lower),
		perceptron.Feature2(21, kind, a.suffix[2]),
		perceptron.Feature2(22, kind, x.suffix[2]),
		perceptron.Feature2(23, kind, b.suffix[2]),
		perceptron.Feature3(24, kind, length, x.shape),
		perceptron.Feature3(25, kind, far, x.shape),
		perceptron.Feature3(26, kind, length, far),
		perceptron.Feature3(27, kind, state, kx),
		perceptron.Feature4(28, kind, names, x.shape, r.style&7),
		perceptron.Feature3(29, kind, names, x.lower),
		perceptron.Feature3(30, kind, r.last, r.bare),
		perceptron.Feature4(31, kind, r.last, r.bare, x.shape),
		perceptron.Feature2(32, kind, first.lower),
		perceptron.Feature3(33, kind, first.lower, length),
		perceptron.Feature3(34, kind, bit(first.lower == x.lower), x.shape),
		perceptron.Feature4(35, kind, kb, r.kind(k-2), x.shape),
		perceptron.Feature4(36, c.shape, b.shape, a.shape, x.lower),
		perceptron.Feature4(37, kind, kx, ky, r.kind(k+3)),
		perceptron.Feature3(38, x.lower, y.shape, z.shape),
		perceptron.Feature3(39, kind, r.kind(r.start), x.shape),
		perceptron.Feature3(40, kind, bucket(len(r.words)-k-2), x.shape),
		perceptron.Feature2(41, kind, bucket(len(r.words))),
		perceptron.Feature3(42, b.lower, a.lower, x.lower),
		perceptron.Feature3(43, a.lower, x.lower, y.lower),
		perceptron.Feature3(44, kind, a.suffix[1], x.shape),
		perceptron.Feature4(45, kind, names, length, far),
		perceptron.Feature3(46, kind, r.kind(r.start), r.kind(k+2)),
	)
	r.features = f
	return f
}

// decide goes over the rules' ends among the tokens from … to-1 of s.
func (b *boundary) decide(s *splitter, from, to int, caps bool) {
	r := &s.run
	r.prepare(s, from, to, caps)
	for k := 0; k+1 < to-from; k++ {
		r.see(k)
		end := false
		if r.possible(s, from, k) {
			score := [1]float32{}
			b.scorer.Score(r.look(k), score[:])
			end = score[0] >= b.least[bit(bare(r.kinds[k]))] || r.rule[k] && (r.kinds[k+1] == kindOther || s.form(from+k) == "]") // a bullet, who speaks
		}
		r.rule[k] = end
		if end {
			r.end(k)
		}
	}
}
