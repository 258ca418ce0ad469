package parse

import (
	"unicode"
	"unicode/utf8"

	"hearsay/internal/perceptron"
)

// word is what features are made of: hashes of the parts of one token's form.
type word struct {
	lower   uint64 // of the form in lower case, digits and quotation marks unified
	suffix  [5]uint64
	prefix  [4]uint64
	shape   uint64
	capital uint64 // 1 if the form begins with a capital that tells something
}

// casing says what the capital letters of a sentence tell.
type casing byte

const (
	ordinary casing = iota
	caseless        // all capitals or no capitals: they tell nothing
	titled          // "Rebels Seize Capital": only words in all capitals differ
)

// Shapes of words.
const (
	shapeNone uint64 = iota + 1
	shapeLower
	shapeCapital
	shapeCapitalFirst // at the start of a sentence
	shapeUpper
	shapeInitial // "J" or "J."
	shapeMixed
	shapeDigits
	shapeDigitsMixed // "3rd", "B-52"
	shapePunct
	shapeSymbolMixed
)

// fill makes w of a form. It allocates nothing for ASCII.
func (w *word) fill(form string, c casing, first bool) {
	var buf [64]byte
	lower := lowerForm(buf[:0], form)
	*w = word{shape: shapeOf(form, c, first)}
	switch w.shape {
	case shapeCapital, shapeCapitalFirst, shapeUpper, shapeInitial:
		w.capital = 1
	}
	w.lower = perceptron.Hash(string(lower))
	h := uint64(14695981039346656037)
	for i := 0; i < len(w.suffix) && i < len(lower); i++ {
		h = (h ^ uint64(lower[len(lower)-1-i])) * 1099511628211
		w.suffix[i] = h
	}
	h = 14695981039346656037
	for i := 0; i < len(w.prefix) && i < len(lower); i++ {
		h = (h ^ uint64(lower[i])) * 1099511628211
		w.prefix[i] = h
	}
}

// lowerForm appends form in lower case with curly quotation marks made
// straight. The digits of numbers all become 0.
func lowerForm(b []byte, form string) []byte {
	digits := form[0] >= '0' && form[0] <= '9'
	for i := 0; i < len(form); {
		c := form[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			} else if digits && '0' <= c && c <= '9' {
				c = '0'
			}
			b = append(b, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(form[i:])
		switch r {
		case '’', '‘', '´':
			b = append(b, '\'')
		case '“', '”', '„', '«', '»':
			b = append(b, '"')
		case '–', '—', '―':
			b = append(b, '-', '-')
		case '…':
			b = append(b, "..."...)
		default:
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
		i += n
	}
	return b
}

func shapeOf(form string, c casing, first bool) uint64 {
	var upper, lower, digit, other, letters int
	firstUpper := false
	for i, r := range form {
		switch {
		case r < utf8.RuneSelf && r >= 'a' && r <= 'z':
			lower++
		case r < utf8.RuneSelf && r >= 'A' && r <= 'Z', r >= utf8.RuneSelf && unicode.IsUpper(r):
			upper++
			if i == 0 {
				firstUpper = true
			}
		case r >= '0' && r <= '9':
			digit++
		case r >= utf8.RuneSelf && unicode.IsLetter(r):
			lower++
		default:
			other++
		}
	}
	letters = upper + lower
	switch {
	case digit > 0 && letters == 0:
		return shapeDigits
	case digit > 0:
		return shapeDigitsMixed
	case letters == 0:
		return shapePunct
	case c == caseless || c == titled && (upper < 2 || lower > 0):
		return shapeNone
	case upper == 0 && other > 0:
		return shapeSymbolMixed
	case upper == 0:
		return shapeLower
	case lower == 0 && upper == 1:
		return shapeInitial
	case lower == 0:
		return shapeUpper
	case firstUpper && upper == 1 && first:
		return shapeCapitalFirst
	case firstUpper && upper == 1:
		return shapeCapital
	}
	return shapeMixed
}

// casingOf looks at the forms of a sentence.
func casingOf(forms []string) casing {
	var upper, lower, capital, small, words int
	for _, f := range forms {
		u, l := 0, 0
		for i := 0; i < len(f); i++ {
			switch c := f[i]; {
			case c >= 'A' && c <= 'Z':
				u++
			case c >= 'a' && c <= 'z':
				l++
			}
		}
		upper, lower = upper+u, lower+l
		if u+l >= 4 {
			words++
			if f[0] >= 'A' && f[0] <= 'Z' {
				capital++
			} else {
				small++
			}
		}
	}
	switch {
	case upper >= 8 && upper >= 4*lower:
		return caseless
	case upper == 0 && lower >= 20:
		return caseless
	case capital >= 4 && small*8 <= capital && words >= 4:
		return titled
	}
	return ordinary
}
