package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"hearsay"
)

// The widths in which a table can still be read.
const (
	minWidth     = 72
	maxWidth     = 132
	DefaultWidth = 110
)

// Style says how a table is shown.
type Style struct {
	Width int  // of the terminal in columns; DefaultWidth if 0
	Color bool // with the colours of the terminal
}

// paint puts s in colours, if the style has any.
func (s Style) paint(words string, colors ...text.Color) string {
	if !s.Color || words == "" {
		return words
	}
	return text.Colors(colors).Sprint(words)
}

func (s Style) width() int {
	switch {
	case s.Width == 0:
		return DefaultWidth
	case s.Width < minWidth:
		return minWidth
	}
	return min(s.Width, maxWidth)
}

// Table shows reports for people to read: what was coded from each sentence,
// and the sentence.
type Table struct {
	w     *bufio.Writer
	style Style
	n     int
}

// NewTable makes a Table that writes to w.
func NewTable(w io.Writer, style Style) *Table { return &Table{w: bufio.NewWriter(w), style: style} }

// cells is a row: for each column its lines, each in one colour.
type cells [7][]cell

type cell struct {
	words  string
	colors []text.Color
}

// plan is the columns of the table, each with its share of the width, or the
// width of a day.
var plan = [7]struct {
	head  string
	share int
	fixed int
}{
	{"WHO SAYS", 17, 0}, {"WHO", 19, 0}, {"DID WHAT", 19, 0}, {"TO WHOM", 18, 0}, {"WHERE", 14, 0}, {"WHEN", 0, len("2021-08-23")}, {"HOW MANY", 12, 0},
}

// Write shows one report.
func (t *Table) Write(r *hearsay.Record) error {
	x, s := read(r), t.style
	if t.n > 0 {
		fmt.Fprintln(t.w)
	}
	t.n++
	width := s.width()
	for _, l := range wrap(x.heading(), width) {
		fmt.Fprintln(t.w, s.paint(l, text.Bold))
	}
	for _, l := range wrap(x.about(), width) {
		fmt.Fprintln(t.w, s.paint(l, text.Faint))
	}
	fmt.Fprintln(t.w)
	if len(r.Events) > 0 {
		var head cells
		for i, c := range plan {
			head[i] = []cell{{c.head, []text.Color{text.Bold}}}
		}
		t.row(head)
		fmt.Fprintln(t.w, s.paint(strings.Repeat("─", width), text.Faint))
	}
	for i := range r.Events {
		e := &r.Events[i]
		t.row(x.cells(e))
		shown := x.evidence(e)
		if i+1 < len(r.Events) && same(shown, x.evidence(&r.Events[i+1])) {
			fmt.Fprintln(t.w)
			continue
		}
		for _, sentence := range shown {
			for _, l := range wrap(quote(x.words(sentence)), width-4) {
				fmt.Fprintln(t.w, "    "+s.paint(l, text.Italic))
			}
		}
		if i+1 < len(r.Events) {
			fmt.Fprintln(t.w, s.paint(strings.Repeat("┈", width), text.Faint))
		}
	}
	return t.w.Flush()
}

// quote puts words in quotation marks, unless they begin with one.
func quote(words string) string {
	if strings.HasPrefix(words, "“") || strings.HasPrefix(words, "\"") || strings.HasPrefix(words, "``") {
		return words
	}
	return "“" + words + "”"
}

// about is the line below the heading: when, where and how much.
func (x *reading) about() string {
	parts := []string{}
	if x.Publisher != "" {
		parts = append(parts, x.Publisher)
	}
	switch {
	case x.Published == nil:
		parts = append(parts, "day of publication unknown")
	case x.Published.Basis == hearsay.BasisInferred:
		parts = append(parts, "published "+x.Published.Value+" (worked out from the text)")
	default:
		parts = append(parts, "published "+x.Published.Value)
	}
	parts = append(parts, count(len(x.Sentences), "sentence"))
	if len(x.Events) == 0 {
		parts = append(parts, "no political events found")
	} else {
		parts = append(parts, count(len(x.Events), "event"))
	}
	parts = append(parts, "id "+x.ID)
	return strings.Join(parts, " · ")
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func same(a, b []hearsay.RecordSpan) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// quadColor shows at a glance whether people work together or against each other.
var quadColor = map[string]text.Color{
	"verbal-cooperation": text.FgCyan, "material-cooperation": text.FgGreen,
	"verbal-conflict": text.FgYellow, "material-conflict": text.FgRed,
}

// shown is the longest cell, in characters.
const shown = 90

func (x *reading) cells(e *hearsay.RecordEvent) cells {
	var row cells
	chain := x.claimants(e.Attributions)
	for i, c := range chain {
		words := clip(c.name, shown)
		if i > 0 {
			words = "› " + words
		}
		row[0] = append(row[0], cell{words, []text.Color{text.FgMagenta}})
		if c.stance != hearsay.Asserts && c.stance != "" {
			row[0] = append(row[0], cell{string(c.stance), []text.Color{text.Faint}})
		}
	}
	if len(chain) == 0 {
		row[0] = []cell{{"—", []text.Color{text.Faint}}}
	}
	side := func(ps []hearsay.RecordParticipant) []cell {
		names, codes := x.who(ps)
		var out []cell
		for i, n := range names {
			if i == 3 && len(names) > 4 {
				return append(out, cell{fmt.Sprintf("and %d more", len(names)-i), []text.Color{text.Faint}})
			}
			out = append(out, cell{clip(n, shown), nil})
			if codes[i] != "" {
				out = append(out, cell{codes[i], []text.Color{text.Faint}})
			}
		}
		if len(out) == 0 {
			return []cell{{"—", []text.Color{text.Faint}}}
		}
		return out
	}
	row[1], row[3] = side(e.Actor), side(e.Recipient)
	kind := string(e.Event)
	if e.Mode != "" {
		kind += " " + e.Mode
	}
	row[2] = []cell{{clip(x.allWords(e.Trigger), shown), []text.Color{text.Bold}}, {kind, []text.Color{quadColor[e.Quad]}}}
	for _, k := range e.Codings {
		row[2] = append(row[2], cell{coding(k), nil})
	}
	if e.Status != hearsay.Occurred {
		row[2] = append(row[2], cell{string(e.Status), []text.Color{text.FgYellow}})
	}
	row[4] = []cell{{where(x.places[e.Place]), nil}}
	row[5] = []cell{{period(e.Date), nil}}
	for _, c := range x.counts(e) {
		row[6] = append(row[6], cell{c, []text.Color{text.Bold}})
	}
	return row
}

// coding is a category of a codebook in words.
func coding(k hearsay.RecordCoding) string {
	if k.Mode == "" {
		return k.Type
	}
	return k.Type + ": " + k.Mode
}

// row writes one row, its cells wrapped to the widths of their columns.
func (t *Table) row(row cells) {
	const gap = 2
	total, room := 0, t.style.width()-gap*(len(plan)-1)
	left := room
	for _, c := range plan {
		total += c.share
		room -= c.fixed
	}
	var lines [len(plan)][]string
	var widths [len(plan)]int
	height := 0
	for i, c := range plan {
		widths[i] = c.fixed + room*c.share/total
		if i == len(plan)-1 {
			widths[i] = left
		}
		left -= widths[i]
		for _, cell := range row[i] {
			for _, l := range wrap(cell.words, widths[i]) {
				pad := strings.Repeat(" ", max(0, widths[i]-text.StringWidth(l)))
				lines[i] = append(lines[i], t.style.paint(l, cell.colors...)+pad)
			}
		}
		height = max(height, len(lines[i]))
	}
	for n := range height {
		var b strings.Builder
		for i := range plan {
			if i > 0 {
				b.WriteString(strings.Repeat(" ", gap))
			}
			if n < len(lines[i]) {
				b.WriteString(lines[i][n])
			} else {
				b.WriteString(strings.Repeat(" ", widths[i]))
			}
		}
		fmt.Fprintln(t.w, strings.TrimRight(b.String(), " "))
	}
}

// visible takes out the characters that steer a terminal.
func visible(words string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r >= 0x7F && r < 0xA0 || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, words)
}

// wrap breaks words into lines of at most width columns; a longer word is cut.
// Control characters of the report never reach the terminal.
func wrap(words string, width int) []string {
	words = visible(words)
	var lines []string
	line, used := "", 0
	for w := range strings.FieldsSeq(words) {
		n := text.StringWidth(w)
		if used > 0 && used+1+n > width {
			lines, line, used = append(lines, line), "", 0
		}
		for n > width {
			head := text.Trim(w, width)
			if head == "" {
				break
			}
			lines = append(lines, head)
			w = w[len(head):]
			n = text.StringWidth(w)
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+w, used+n
	}
	if used > 0 {
		lines = append(lines, line)
	}
	return lines
}
