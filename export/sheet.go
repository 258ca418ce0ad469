package export

import (
	"bufio"
	"encoding/csv"
	"io"
	"reflect"
	"strconv"
	"strings"
)

// column is a column of a table of ours.
type column struct{ name, hxl, doc string }

// columnsOf are the columns of a row type: its fields are strings, int64, float64
// or pointers to these, each with its name (parquet), HXL tag (hxl) and meaning (doc).
func columnsOf(row any) []column {
	t := reflect.TypeOf(row)
	out := make([]column, t.NumField())
	for i := range out {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		out[i] = column{name, f.Tag.Get("hxl"), f.Tag.Get("doc")}
	}
	return out
}

// cellsOf are the fields of a row: string, int64, float64 or nil.
func cellsOf(row any) []any {
	v := reflect.ValueOf(row)
	out := make([]any, v.NumField())
	for i := range out {
		f := v.Field(i)
		if f.Kind() == reflect.Pointer {
			if f.IsNil() {
				continue
			}
			f = f.Elem()
		}
		out[i] = f.Interface()
	}
	return out
}

// written is one field of a row for a table of text: words in a form that no
// spreadsheet runs, numbers as they are, nothing for nil.
func written(v any) string {
	switch v := v.(type) {
	case string:
		return plain(clean(v))
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return decimal(v)
	}
	return ""
}

// textTable writes rows of fields as text.
type textTable struct {
	w    *csv.Writer
	bom  *bufio.Writer
	head [][]string
	row  []string
}

const byteOrderMark = "\ufeff"

// newTextTable makes a table with the names of the columns, and the HXL tags if the desk
// wants them and there are any.
func (d *Desk) newTextTable(w io.Writer, columns []column) *textTable {
	buffered := bufio.NewWriter(w)
	t := &textTable{w: csv.NewWriter(buffered), bom: buffered}
	if d.BOM {
		_, _ = buffered.WriteString(byteOrderMark) // an error stays with the writer
	}
	var names, tags []string
	for _, c := range columns {
		names, tags = append(names, c.name), append(tags, c.hxl)
	}
	t.head = [][]string{names}
	if d.HXL {
		t.head = append(t.head, tags)
	}
	return t
}

func (t *textTable) write(fields []any) error {
	if err := t.begin(); err != nil {
		return err
	}
	t.row = t.row[:0]
	for _, f := range fields {
		t.row = append(t.row, written(f))
	}
	return t.w.Write(t.row)
}

func (t *textTable) begin() error {
	for _, h := range t.head {
		if err := t.w.Write(h); err != nil {
			return err
		}
	}
	t.head = nil
	return nil
}

// Close ends the table; without rows the names of its columns are all of it.
func (t *textTable) Close() error {
	if err := t.begin(); err != nil {
		return err
	}
	t.w.Flush()
	if err := t.w.Error(); err != nil {
		return err
	}
	return t.bom.Flush()
}

// tabTable writes rows of fields divided by tabs, without any quoting: no field
// holds a tab, a line end or a quotation mark that a reader could take for the
// beginning of a quoted field.
type tabTable struct {
	w      *bufio.Writer
	absent string // what stands for nothing
}

func (t *tabTable) write(fields []any) error {
	for i, f := range fields {
		if i > 0 {
			_ = t.w.WriteByte('\t') // an error stays with the writer
		}
		s := strings.ReplaceAll(written(f), `"`, "'")
		if s == "" {
			s = t.absent
		}
		_, _ = t.w.WriteString(s)
	}
	return t.w.WriteByte('\n')
}

// Close writes what is held back.
func (t *tabTable) Close() error { return t.w.Flush() }

// some gives the number, or nothing if it is 0.
func some(n int) any {
	if n == 0 {
		return nil
	}
	return int64(n)
}

func integer(n *int64) any {
	if n == nil {
		return nil
	}
	return *n
}

func float(f *float64) any {
	if f == nil {
		return nil
	}
	return *f
}

// joined are the parts that are not empty, each once.
func joined(parts []string, between string) string {
	var out []string
	seen := map[string]bool{}
	for _, p := range parts {
		if p = clean(p); p != "" && !seen[p] {
			seen[p] = true
			out = append(out, p)
		}
	}
	return strings.Join(out, between)
}
