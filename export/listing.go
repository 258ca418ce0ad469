package export

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"hearsay"
)

// Listing is a list of things, one a row, under the names of its columns.
type Listing struct {
	Columns []string
	Rows    [][]string
	Table   []string // the columns that a table has; all if there are none
	Wide    string   // the column that takes the room that is left in a table
	Empty   string   // what a table says if there is no row
}

// CSV writes the listing as CSV, safe to open in a spreadsheet.
func (l *Listing) CSV(out io.Writer) error {
	w := csv.NewWriter(out)
	if err := w.Write(l.Columns); err != nil {
		return err
	}
	for _, r := range l.Rows {
		row := make([]string, len(r))
		for i, c := range r {
			row[i] = plain(c)
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// narrow is the most columns of text that a column takes which is not the wide one.
const narrow = 20

// Show shows the listing for people: each row on one line, cut to the width.
func (l *Listing) Show(out io.Writer, s Style) error {
	w := bufio.NewWriter(out)
	if len(l.Rows) == 0 {
		fmt.Fprintln(w, l.Empty)
		return w.Flush()
	}
	columns := l.Table
	if columns == nil {
		columns = l.Columns
	}
	wide := max(slices.Index(columns, l.Wide), 0)
	pick := func(row []string) []string {
		out := make([]string, len(columns))
		for i, c := range columns {
			out[i] = row[slices.Index(l.Columns, c)]
		}
		return out
	}
	widths := make([]int, len(columns))
	for i, c := range columns {
		widths[i] = text.StringWidth(c)
	}
	for _, r := range l.Rows {
		for i, c := range pick(r) {
			widths[i] = max(widths[i], text.StringWidth(c))
		}
	}
	room := s.width()
	for i := range widths {
		if i != wide {
			widths[i] = min(widths[i], narrow)
			room -= widths[i] + 2
		}
	}
	// Where the others leave no room, they give up some of theirs.
	for i := len(widths) - 1; i >= 1 && room < 16; i-- {
		if give := min(widths[i]-10, 16-room); i != wide && give > 0 {
			widths[i] -= give
			room += give
		}
	}
	widths[wide] = min(widths[wide], max(room, 8))
	line := func(cells []string, colors ...text.Color) {
		var b strings.Builder
		for i, c := range cells {
			c = clip(strings.Join(strings.Fields(c), " "), widths[i])
			b.WriteString(s.paint(c, colors...))
			if i < len(cells)-1 {
				b.WriteString(strings.Repeat(" ", max(0, widths[i]-text.StringWidth(c))+2))
			}
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
	head := make([]string, len(columns))
	for i, c := range columns {
		head[i] = strings.ToUpper(c)
	}
	line(head, text.Bold)
	for _, r := range l.Rows {
		line(pick(r))
	}
	return w.Flush()
}

// SentenceOf is the sentence of the report that a span begins in, on one line.
func SentenceOf(r *hearsay.Record, s hearsay.RecordSpan) string {
	x := read(r)
	return x.words(x.sentence(s))
}
