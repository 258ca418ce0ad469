package attribution

import (
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// A quotation is a run of text between quotation marks, the marks included.
// Quotations inside quotations are left out. One that is open when its
// paragraph ends goes to the end of the paragraph.
type quotation struct {
	hearsay.Span
	paragraph int
	single    bool
	goesOn    bool // left open, and the next paragraph begins with the same mark
	resumes   bool // the one before it goes on here
}

// quotations finds the quotations of t, paragraph by paragraph, in the order
// of the text. Apostrophes, plural genitives and shortened years ("don’t", "the
// rebels’ camp", "’90s") are no quotation marks.
func quotations(t *hearsay.Text) []quotation {
	var out []quotation
	for i := 0; i < len(t.Sentences); {
		j := i + 1
		for j < len(t.Sentences) && t.Sentences[j].Paragraph == t.Sentences[i].Paragraph {
			j++
		}
		if t.Sentences[i].Section != hearsay.Boilerplate {
			p := hearsay.Span{Begin: t.Sentences[i].Begin, End: t.Sentences[j-1].End}
			var before *quotation
			if n := len(out); n > 0 && out[n-1].goesOn && out[n-1].paragraph == t.Sentences[i].Paragraph-1 {
				before = &out[n-1]
			}
			from := len(out)
			out = scanParagraph(out, t.Report.Text, p, t.Sentences[i].Paragraph)
			if before != nil {
				if len(out) > from && out[from].Begin <= p.Begin+1 {
					out[from].resumes = true
				} else {
					out[from-1].goesOn = false
				}
			}
		}
		i = j
	}
	if n := len(out); n > 0 {
		out[n-1].goesOn = false
	}
	return out
}

// markKind tells the sorts of quotation mark apart.
type markKind uint8

const (
	noMark markKind = iota
	doubleMark
	singleMark
)

// scanParagraph appends the quotations of the paragraph p.
func scanParagraph(out []quotation, text string, p hearsay.Span, paragraph int) []quotation {
	open, kind := -1, noMark
	prev := rune(' ')
	for i := p.Begin; i < p.End; {
		r, size := utf8.DecodeRuneInString(text[i:p.End])
		next, _ := utf8.DecodeRuneInString(text[i+size : p.End])
		if i+size >= p.End {
			next = ' '
		}
		k, curly := noMark, rune(0)
		switch r {
		case '"', '“', '”', '„', '«', '»', '‟':
			k = doubleMark
			if r != '"' {
				curly = r
			}
		case '\'', '`':
			// '' and `` are how some wires write double marks.
			if next == r {
				k = doubleMark
				next, _ = utf8.DecodeRuneInString(text[i+2 : p.End])
				if i+2 >= p.End {
					next = ' '
				}
				size = 2
			} else {
				k = singleMark
			}
		case '‘', '’', '‛':
			k, curly = singleMark, r
		}
		if k != noMark {
			opens, closes := mayOpen(prev, next, curly), mayClose(prev, next, curly)
			switch {
			case open < 0 && opens && (k == doubleMark || singleCloses(text[i+size:p.End], curly != 0)):
				open, kind = i, k
			case open >= 0 && k == kind && closes && !(k == singleMark && genitive(text, i, size, p)):
				out = append(out, quotation{Span: hearsay.Span{Begin: open, End: i + size}, paragraph: paragraph, single: k == singleMark})
				open, kind = -1, noMark
			case open >= 0 && k == kind && k == doubleMark && opens && curly == '“':
				// The closing mark is missing: a new quotation begins.
				out = append(out, quotation{Span: hearsay.Span{Begin: open, End: i}, paragraph: paragraph})
				open = i
			}
		}
		prev = r
		i += size
	}
	if open >= 0 && kind == doubleMark {
		out = append(out, quotation{Span: hearsay.Span{Begin: open, End: p.End}, paragraph: paragraph, goesOn: true})
	}
	return out
}

func mayOpen(prev, next, curly rune) bool {
	switch curly {
	case '“', '‘', '«', '„', '‛', '‟':
		return !unicode.IsSpace(next)
	case '»':
		return false
	}
	before := unicode.IsSpace(prev) || unicode.Is(unicode.Ps, prev) || unicode.Is(unicode.Pd, prev) || prev == '“' || prev == '"' || prev == ':'
	return before && !unicode.IsSpace(next) && (curly != '’' || unicode.IsUpper(next))
}

func mayClose(prev, next, curly rune) bool {
	switch curly {
	case '”', '»':
		return true
	case '“', '‘', '«', '‛':
		// Some reports end with the opening mark by mistake.
		return !unicode.IsSpace(prev) && (unicode.IsSpace(next) || unicode.IsPunct(next))
	}
	if unicode.IsLetter(next) || unicode.IsDigit(next) {
		return false
	}
	return !unicode.IsSpace(prev) || unicode.IsSpace(next)
}

// reach is how many bytes on a single mark is looked for its partner.
const reach = 600

// singleCloses reports whether a single mark before rest is answered by one
// that can close it, so that it is no apostrophe.
func singleCloses(rest string, curly bool) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '…' && r != '[' {
		return false
	}
	if len(rest) > 2 && unicode.IsDigit(rune(rest[0])) && unicode.IsDigit(rune(rest[1])) && rest[2] == 's' {
		return false // '90s
	}
	prev := ' '
	for i, r := range rest {
		if i > reach {
			return false
		}
		if r == '\'' || r == '’' {
			next, _ := utf8.DecodeRuneInString(rest[i+utf8.RuneLen(r):])
			if !unicode.IsSpace(prev) && !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				// "'Tis the season", "rock 'n' roll".
				return curly || i > 3
			}
		}
		prev = r
	}
	return false
}

// genitive reports whether the single mark at i ends a plural genitive ("the
// rebels’ camp") and not the quotation that is open: an s stands before it, a
// word in lower case follows, and a better mark comes later.
func genitive(text string, i, size int, p hearsay.Span) bool {
	if i == 0 || text[i-1] != 's' || i+size >= p.End || text[i+size] != ' ' {
		return false
	}
	prev := ' '
	for j, r := range text[i+size : p.End] {
		if j > reach {
			return false
		}
		switch r {
		case '‘', '“', '"', '”':
			return false
		case '\'', '’':
			after, _ := utf8.DecodeRuneInString(text[i+size+j+utf8.RuneLen(r) : p.End])
			if !unicode.IsSpace(prev) && !unicode.IsLetter(after) {
				return unicode.IsPunct(prev)
			}
		}
		prev = r
	}
	return false
}
