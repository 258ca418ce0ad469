// Package numeral cuts text into atoms (words, figures, signs) and reads
// numbers written in figures and in English words. It is finer than a
// tokenizer of Universal Dependencies and does not depend on one: "mid-1990s",
// "14-15" and "$1.5m" come apart the same way whatever the parser made of them.
package numeral

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind tells atoms apart.
type Kind uint8

// The kinds of atom.
const (
	Word   Kind = iota // letters; "a.m." and "U.S." are one word, "year's" is two
	Figure             // digits with their separators: "6,000", "2.5"
	Sign               // any other rune
)

// Atom is a piece of text that the grammars of numbers and times do not divide.
type Atom struct {
	Begin, End int // half-open range of bytes of the text
	Kind       Kind
	Lower      string
	Value      float64 // of a Figure
	Digits     int     // of a Figure: how many, if it has no separators; else 0
	Glued      bool    // no white space stands between it and the atom before
	Upper      bool    // begins with a capital letter
	Break      bool    // a blank line, or the border of what was lexed, stands before it
}

// Lex appends the atoms of text[begin:end] to dst.
func Lex(dst []Atom, text string, begin, end int) []Atom {
	glued, broken := false, true
	newlines := 0
	for i := begin; i < end; {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:end])
		}
		if unicode.IsSpace(r) {
			glued = false
			if r == '\n' {
				if newlines++; newlines > 1 {
					broken = true
				}
			}
			i += n
			continue
		}
		newlines = 0
		a := Atom{Glued: glued, Break: broken}
		a.Begin = i
		switch {
		case r >= '0' && r <= '9':
			a.Kind = Figure
			i = lexFigure(&a, text, i, end)
		case unicode.IsLetter(r):
			a.Kind, a.Upper = Word, unicode.IsUpper(r)
			i = lexWord(text, i, end)
		default:
			a.Kind = Sign
			i += n
		}
		a.End = i
		a.Lower = strings.ToLower(text[a.Begin:a.End])
		if a.Lower == "’" {
			a.Lower = "'"
		}
		dst = append(dst, a)
		glued, broken = true, false
	}
	return dst
}

func digit(text string, i, end int) bool { return i < end && text[i] >= '0' && text[i] <= '9' }

// lexFigure reads digits, thousands in groups of three after commas, and one
// decimal part. "22.08.2021" is no decimal.
func lexFigure(a *Atom, text string, i, end int) int {
	begin := i
	for digit(text, i, end) {
		i++
	}
	a.Digits = i - begin
	for v := begin; v < i; v++ {
		a.Value = a.Value*10 + float64(text[v]-'0')
	}
	if a.Digits <= 3 {
		for i < end && text[i] == ',' && digit(text, i+1, end) && digit(text, i+2, end) && digit(text, i+3, end) && !digit(text, i+4, end) {
			for v := i + 1; v < i+4; v++ {
				a.Value = a.Value*10 + float64(text[v]-'0')
			}
			i += 4
			a.Digits = 0
		}
	}
	if i < end && text[i] == '.' && digit(text, i+1, end) {
		j, scale := i+1, 0.1
		v := a.Value
		for digit(text, j, end) {
			v += float64(text[j]-'0') * scale
			scale /= 10
			j++
		}
		if j < end && text[j] == '.' && digit(text, j+1, end) {
			return i
		}
		a.Value, a.Digits = math.Round(v*1e6)/1e6, 0
		i = j
	}
	return i
}

// lexWord reads letters and marks; single letters joined by full stops are one
// word with its last stop.
func lexWord(text string, i, end int) int {
	letters := 0
	for i < end {
		r, n := utf8.DecodeRuneInString(text[i:end])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		i += n
		letters++
	}
	if letters != 1 {
		return i
	}
	j := i
	for j+1 < end && text[j] == '.' && isASCIILetter(text[j+1]) && (j+2 >= end || !isASCIILetter(text[j+2])) {
		j += 2
	}
	if j > i && j < end && text[j] == '.' {
		j++
	}
	return j
}

func isASCIILetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// small reads a number word below one hundred.
func small(w string) (v float64, tens bool, ok bool) {
	switch w {
	case "zero":
		return 0, false, true
	case "one":
		return 1, false, true
	case "two":
		return 2, false, true
	case "three":
		return 3, false, true
	case "four":
		return 4, false, true
	case "five":
		return 5, false, true
	case "six":
		return 6, false, true
	case "seven":
		return 7, false, true
	case "eight":
		return 8, false, true
	case "nine":
		return 9, false, true
	case "ten":
		return 10, false, true
	case "eleven":
		return 11, false, true
	case "twelve":
		return 12, false, true
	case "thirteen":
		return 13, false, true
	case "fourteen":
		return 14, false, true
	case "fifteen":
		return 15, false, true
	case "sixteen":
		return 16, false, true
	case "seventeen":
		return 17, false, true
	case "eighteen":
		return 18, false, true
	case "nineteen":
		return 19, false, true
	case "twenty":
		return 20, true, true
	case "thirty":
		return 30, true, true
	case "forty":
		return 40, true, true
	case "fifty":
		return 50, true, true
	case "sixty":
		return 60, true, true
	case "seventy":
		return 70, true, true
	case "eighty":
		return 80, true, true
	case "ninety":
		return 90, true, true
	}
	return 0, false, false
}

// Multiplier is the power of ten, or the dozen, that a word multiplies by.
func Multiplier(w string) float64 {
	switch w {
	case "dozen":
		return 12
	case "score":
		return 20
	case "hundred":
		return 100
	case "thousand":
		return 1e3
	case "lakh":
		return 1e5
	case "million", "mn":
		return 1e6
	case "crore":
		return 1e7
	case "billion", "bn":
		return 1e9
	case "trillion":
		return 1e12
	}
	return 0
}

// Cardinal reads the number that begins at atom i. It returns the value and
// the number of atoms, which is 0 if none begins there. "a hundred", "half a
// million", "two and a half", "5 1/2", "twenty-three", "1.5 million" and "two
// dozen" are numbers; "a" and "half" alone are none.
func Cardinal(atoms []Atom, i int) (value float64, n int) {
	if i >= len(atoms) {
		return 0, 0
	}
	at := func(k int) string {
		if k < len(atoms) && !atoms[k].Break {
			return atoms[k].Lower
		}
		return ""
	}
	start := i
	w := atoms[i].Lower
	switch {
	case atoms[i].Kind == Figure:
		value, i = atoms[i].Value, i+1
		// "5 1/2", "5½"
		if i+2 < len(atoms) && !atoms[i].Glued && atoms[i].Kind == Figure && at(i+1) == "/" && atoms[i+1].Glued &&
			atoms[i+2].Kind == Figure && atoms[i].Digits == 1 && atoms[i+2].Digits == 1 && atoms[i+2].Value > atoms[i].Value {
			value += atoms[i].Value / atoms[i+2].Value
			i += 3
		} else if at(i) == "½" && atoms[i].Glued {
			value += 0.5
			i++
		}
		if m := Multiplier(at(i)); m > 0 && (!atoms[i].Glued || m >= 1e6) {
			value *= m
			i++
		} else if at(i) == "m" && atoms[i].Glued {
			value *= 1e6
			i++
		} else if at(i) == "k" && atoms[i].Glued {
			value *= 1e3
			i++
		} else if at(i) == "-" && Multiplier(at(i+1)) >= 100 && atoms[i].Glued && atoms[i+1].Glued {
			value *= Multiplier(at(i + 1))
			i += 2
		}
		return math.Round(value*1e3) / 1e3, i - start
	case w == "half" && at(i+1) == "a" && Multiplier(at(i+2)) > 0:
		return 0.5 * Multiplier(at(i+2)), 3
	case (w == "a" || w == "an") && Multiplier(at(i+1)) > 0 && at(i+1) != "score":
		i++
		value = Multiplier(at(i))
		i++
		for Multiplier(at(i)) >= 1e3 { // "a hundred thousand"
			value *= Multiplier(at(i))
			i++
		}
		if at(i) == "and" || value < 1e3 && value >= 100 {
			if v, k := below(atoms, i, at); k > 0 && v < value {
				return value + v, i + k - start
			}
		}
		return value, i - start
	}
	total, k := words(atoms, i, at)
	return total, k
}

// below reads "and five" or "five" after a multiplier.
func below(atoms []Atom, i int, at func(int) string) (float64, int) {
	k := 0
	if at(i) == "and" {
		k = 1
	}
	v, n := words(atoms, i+k, at)
	if n == 0 {
		return 0, 0
	}
	return v, n + k
}

// words reads a number written in words.
func words(atoms []Atom, i int, at func(int) string) (float64, int) {
	start := i
	total, current := 0.0, 0.0
	last, fresh := i, true // fresh: a small number may follow
	for i < len(atoms) {
		w := at(i)
		if i == start {
			w = atoms[i].Lower
		}
		v, tens, ok := small(w)
		switch m := Multiplier(w); {
		case ok && fresh:
			current += v
			i++
			fresh = false
			if tens {
				j := i
				if at(j) == "-" {
					j++
				}
				if u, t, ok := small(at(j)); ok && !t && u > 0 && u < 10 {
					current += u
					i = j + 1
				}
			}
			last = i
			continue
		case m > 0 && w != "score" && i > start:
			if m == 100 || m == 12 {
				if current == 0 {
					return total, last - start
				}
				current *= m
			} else if current > 0 {
				total += current * m
				current = 0
			} else {
				total *= m
			}
			i++
			last, fresh = i, true
			continue
		case w == "and" && i > start && current+total >= 100 && fresh:
			if _, _, ok := small(at(i + 1)); ok {
				i++
				continue
			}
		case w == "-" && i > start && atoms[i].Glued && i+1 < len(atoms) && atoms[i+1].Glued && Multiplier(at(i+1)) >= 100:
			i++
			continue
		}
		break
	}
	if last == start {
		return 0, 0
	}
	return total + current, last - start
}

// ordinalWord is the value of an ordinal in one word, or 0.
func ordinalWord(w string) int {
	switch w {
	case "first":
		return 1
	case "second":
		return 2
	case "third":
		return 3
	case "fourth":
		return 4
	case "fifth":
		return 5
	case "sixth":
		return 6
	case "seventh":
		return 7
	case "eighth":
		return 8
	case "ninth":
		return 9
	case "tenth":
		return 10
	case "eleventh":
		return 11
	case "twelfth":
		return 12
	case "twentieth":
		return 20
	case "thirtieth":
		return 30
	}
	if stem, ok := strings.CutSuffix(w, "teenth"); ok {
		v, _, _ := small(stem + "teen")
		return int(v)
	}
	return 0
}

// Ordinal reads the ordinal number that begins at atom i: "third", "22nd",
// "twenty-first". n is 0 if none begins there.
func Ordinal(atoms []Atom, i int) (value, n int) {
	if i >= len(atoms) {
		return 0, 0
	}
	a := atoms[i]
	if a.Kind == Figure {
		if a.Digits > 0 && a.Digits <= 3 && i+1 < len(atoms) && atoms[i+1].Glued {
			switch atoms[i+1].Lower {
			case "st", "nd", "rd", "th":
				return int(a.Value), 2
			}
		}
		return 0, 0
	}
	if v := ordinalWord(a.Lower); v > 0 {
		return v, 1
	}
	if v, tens, ok := small(a.Lower); ok && tens && i+1 < len(atoms) {
		j := i + 1
		if atoms[j].Lower == "-" {
			j++
		}
		if j < len(atoms) {
			if u := ordinalWord(atoms[j].Lower); u > 0 && u < 10 {
				return int(v) + u, j + 1 - i
			}
		}
	}
	return 0, 0
}
