package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters are the Latin letters that Unicode does not decompose.
var letters = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ə': "a", 'ħ': "h", 'ŧ': "t", 'ɓ': "b", 'ɗ': "d", 'ŋ': "ng",
}

// Fold is the form under which names are compared: lower case, without accents
// and full stops; apostrophes vanish, other signs and white space become one
// space, a leading article is dropped. "Pol-e Khomrī" and "pol e khomri" are the
// same; so are "Côte d'Ivoire" and "Cote dIvoire".
func Fold(name string) string {
	buf := make([]byte, 0, len(name))
	if isASCII(name) {
		space := false
		for i := 0; i < len(name); i++ {
			c := name[i]
			switch {
			case 'A' <= c && c <= 'Z':
				c += 'a' - 'A'
			case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			case c == '.' || c == '\'' || c == '`':
				continue
			case c == '&':
				if len(buf) > 0 {
					buf = append(buf, ' ')
				}
				buf = append(buf, "and"...)
				space = true
				continue
			default:
				space = true
				continue
			}
			if space && len(buf) > 0 {
				buf = append(buf, ' ')
			}
			space = false
			buf = append(buf, c)
		}
		return dropArticle(string(buf))
	}
	space := false
	for _, r := range norm.NFD.String(name) {
		r = unicode.ToLower(r)
		switch {
		case unicode.Is(unicode.Mn, r), r == '.', r == '\'', r == '`', r == '’', r == '‘', r == 'ʿ', r == 'ʾ', r == 'ʼ', r == 'ʻ', r == '´', r == '\u2032':
			continue
		case r == '&':
			r = 0
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			space = true
			continue
		}
		if space && len(buf) > 0 || r == 0 && len(buf) > 0 {
			buf = append(buf, ' ')
		}
		space = false
		if r == 0 {
			buf, space = append(buf, "and"...), true
		} else if s, ok := letters[r]; ok {
			buf = append(buf, s...)
		} else {
			buf = utf8.AppendRune(buf, r)
		}
	}
	return dropArticle(string(buf))
}

func dropArticle(s string) string {
	if rest, ok := strings.CutPrefix(s, "the "); ok && rest != "" {
		return rest
	}
	return s
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Skeleton is a looser key than Fold, for names that were carried over from
// another script in different ways: vowels, h and doubled letters are gone, and
// letters that stand for the same sound are one. "Pol-e-Khomri", "Puli Khumri"
// and "Pul-e Khumrī" share one, as do "Kandahar" and "Qandahar". It is empty for
// names without a consonant.
func Skeleton(name string) string {
	return skeletonOf(Fold(name))
}

func skeletonOf(folded string) string {
	buf := make([]byte, 0, len(folded))
	word := 0 // where the present word begins in buf
	for i := 0; i < len(folded); i++ {
		c := folded[i]
		next := byte(0)
		if i+1 < len(folded) {
			next = folded[i+1]
		}
		switch c {
		case ' ':
			word = len(buf)
			continue
		case 'a', 'e', 'i', 'o', 'u', 'y', 'h', 'w':
			if len(buf) == word && (c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u') && word == 0 {
				buf = append(buf, 'a')
			}
			continue
		case 'k', 'q', 'g', 'x', 'c':
			// c before e or i and ch are sibilants, the others one stop; gh and kh go with them
			if c == 'c' && (next == 'e' || next == 'i' || next == 'h') {
				c = 's'
			} else if c == 'g' && (next == 'e' || next == 'i') {
				c = 'k'
			} else {
				c = 'k'
			}
		case 'z', 's', 'j':
			c = 's'
		case 'd', 't':
			c = 't'
		case 'v', 'f', 'p', 'b':
			if c == 'v' || c == 'f' {
				c = 'f'
			} else {
				c = 'b'
			}
		}
		if n := len(buf); n > 0 && buf[n-1] == c {
			continue
		}
		buf = append(buf, c)
	}
	return string(buf)
}
