package petrarch

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxLine is the length in bytes above which a line is no entry.
const maxLine = 8 << 10

// line is one line of a file without its comment and outer blanks.
type line struct {
	Where
	text   string
	indent bool // began with a blank or tab
}

// latin gives the bytes of Windows-1252 that are no control characters in Latin-1.
var latin = [32]rune{
	'€', 0xFFFD, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0xFFFD, 'Ž', 0xFFFD,
	0xFFFD, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0xFFFD, 'ž', 'Ÿ',
}

// lines cuts a file into the lines that say something: comments, blank lines and
// markup of comments are gone. It reports false if the file is no text.
func (d *Dictionaries) lines(name string, data []byte) ([]line, bool) {
	if zeros := bytes.Count(data, []byte{0}); zeros > 0 {
		at := Where{name, 1 + bytes.Count(data[:bytes.IndexByte(data, 0)], []byte("\n"))}
		if zeros > 10 && zeros*1000 > len(data) {
			d.fault(at, false, fmt.Sprintf("has %d zero bytes, so the file is no text in a charset that dictionaries are written in: left out; save it as UTF-8", zeros))
			return nil, false
		}
		d.fault(at, true, "has a zero byte: read as a blank")
		data = bytes.ReplaceAll(data, []byte{0}, []byte(" "))
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	var out []line
	latinFirst, latinLines := 0, 0
	comment := 0 // the line that opened a comment of more than one line
	for n := 1; len(data) > 0; n++ {
		raw, rest, _ := bytes.Cut(data, []byte("\n"))
		data = rest
		if len(raw) > maxLine {
			d.fault(Where{name, n}, false, fmt.Sprintf("the line has %d bytes, and an entry at most %d: left out", len(raw), maxLine))
			continue
		}
		s := string(raw)
		if !utf8.ValidString(s) {
			s = fromLatin(raw)
			if latinFirst == 0 {
				latinFirst = n
			}
			latinLines++
		}
		if comment > 0 {
			if _, after, ok := strings.Cut(s, "-->"); ok {
				comment, s = 0, after
			} else {
				continue
			}
		}
		if before, after, ok := strings.Cut(s, "<!"); ok && strings.HasPrefix(strings.TrimLeft(after, " "), "--") {
			if _, behind, closed := strings.Cut(after, "-->"); closed {
				s = before + " " + behind
			} else {
				s, comment = before, n
			}
		}
		if at := strings.IndexByte(s, '#'); at >= 0 {
			s = s[:at]
		}
		indent := s != "" && (s[0] == ' ' || s[0] == '\t')
		s = strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) })
		if s == "" || s[0] == ';' || s == "-->" {
			continue
		}
		out = append(out, line{Where: Where{name, n}, text: s, indent: indent})
	}
	if comment > 0 {
		d.fault(Where{name, comment}, true, "the comment that begins here is not closed by \"-->\": the rest of the file is taken as comment")
	}
	if latinFirst > 0 {
		d.fault(Where{name, latinFirst}, true, fmt.Sprintf("%d lines from here on are not UTF-8: read as Windows-1252; save the file as UTF-8", latinLines))
	}
	return out, true
}

func fromLatin(raw []byte) string {
	var b strings.Builder
	for _, c := range raw {
		if c >= 0x80 && c < 0xA0 {
			b.WriteRune(latin[c-0x80])
		} else {
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

// Words cuts a phrase into the words that a parser would see: in upper case, cut
// at blanks, underscores and hyphens; the possessive 's and marks that stand
// alone are left out.
func Words(phrase string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToUpper(phrase), func(r rune) bool {
		return r == '_' || r == '-' || r == '–' || unicode.IsSpace(r) || r == ',' || r == '(' || r == ')' || r == '"' || r == '/'
	}) {
		w = strings.ReplaceAll(w, "’", "'")
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'S"), "'")
		if w != "" && w != "." && w != "&" {
			out = append(out, w)
		}
	}
	return out
}

// bracket cuts "text [code] rest" in three. It reports false if there is no
// bracket or it is not closed.
func bracket(s string) (text, code, rest string, ok bool) {
	i := strings.IndexByte(s, '[')
	if i < 0 {
		return s, "", "", false
	}
	j := strings.IndexByte(s[i:], ']')
	if j < 0 {
		return s[:i], "", "", false
	}
	return strings.TrimSpace(s[:i]), s[i+1 : i+j], strings.TrimSpace(s[i+j+1:]), true
}
