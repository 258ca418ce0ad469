package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// textLine is a line that is not blank.
type textLine struct {
	hearsay.Span
	indent     int
	width      int // in characters, indentation aside
	blankAbove bool
}

// maxWrapped is the widest line, in characters, at which a text is broken by
// its typesetter rather than by its writer.
const maxWrapped = 120

// paragraphs finds the paragraphs of a text: apart by blank lines, by lines
// where every line is a paragraph, or by indentation and short lines where the
// text is set in lines of one width, as wires were.
func paragraphs(text string) []paragraph {
	lines := textLines(text)
	if len(lines) == 0 {
		return nil
	}
	wrapped, width := isWrapped(text, lines)
	indented := 0
	for _, l := range lines {
		if l.indent >= 2 {
			indented++
		}
	}
	out := []paragraph{{Span: lines[0].Span}}
	for i := 1; i < len(lines); i++ {
		// Where paragraphs are indented, a line that is not goes on with the one above.
		goesOn := !wrapped && indented >= 3 && lines[i].indent < 2 && !lines[i].blankAbove &&
			!endsSentence(text[lines[i-1].Begin:lines[i-1].End])
		if !goesOn && breaks(text, lines, i, wrapped, width) {
			out = append(out, paragraph{Span: lines[i].Span})
		} else {
			out[len(out)-1].End = lines[i].End
		}
	}
	return out
}

func textLines(text string) []textLine {
	var lines []textLine
	blank := true
	for begin := 0; begin < len(text); {
		end, next := len(text), len(text)
		if k := strings.IndexAny(text[begin:], "\n\r\u2028\u2029\f\v"); k >= 0 {
			end = begin + k
			_, n := utf8.DecodeRuneInString(text[end:])
			next = end + n
			if strings.HasPrefix(text[end:], "\r\n") {
				next = end + 2
			}
		}
		s := trim(text, hearsay.Span{Begin: begin, End: end})
		if s.Empty() {
			blank = true
		} else {
			indent := utf8.RuneCountInString(text[begin:s.Begin])
			lines = append(lines, textLine{s, indent, utf8.RuneCountInString(text[s.Begin:s.End]), blank})
			blank = false
		}
		begin = next
	}
	return lines
}

// isWrapped reports whether a text is set in lines of one width: lines break
// within sentences, where the next word would not have fitted.
func isWrapped(text string, lines []textLine) (wrapped bool, width int) {
	for _, l := range lines {
		width = max(width, l.width)
	}
	if width > maxWrapped {
		return false, width
	}
	breaks, full := 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].blankAbove {
			continue
		}
		breaks++
		above := lines[i-1]
		if !endsSentence(text[above.Begin:above.End]) && width-above.width < 16 {
			full++
		}
	}
	return full >= 2 && full*5 >= breaks*2, width
}

// breaks reports whether line i begins a paragraph.
func breaks(text string, lines []textLine, i int, wrapped bool, width int) bool {
	line, above := lines[i], lines[i-1]
	if line.blankAbove {
		return true
	}
	first, _ := utf8.DecodeRuneInString(text[line.Begin:line.End])
	said := text[above.Begin:above.End]
	if !wrapped {
		// A line that goes on in small letters goes on with the sentence above.
		return !unicode.IsLower(first) || endsSentence(said) || strings.HasSuffix(said, ":") || isLowerLine(said)
	}
	room := width - above.width
	switch {
	case line.indent >= above.indent+2 && (endsSentence(said) || room >= width/4):
		return true
	case endsSentence(said):
		return room >= max(12, firstWord(text, line)+8)
	case room >= width/2 && !unicode.IsLower(first) && !strings.HasSuffix(said, ",") && !strings.HasSuffix(said, "-"):
		return true
	case i == 1 || lines[i-1].blankAbove && i < 6:
		// A headline on a line of its own above the first paragraph.
		return room >= width/4 && !unicode.IsLower(first) && !strings.HasSuffix(said, ",")
	}
	return false
}

// isLowerLine reports whether a line is in small letters throughout, so that
// the case of the next says nothing.
func isLowerLine(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) < 0 }

func firstWord(text string, l textLine) int {
	w, _, _ := strings.Cut(text[l.Begin:l.End], " ")
	return utf8.RuneCountInString(w)
}
