package lexicon

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"
)

// row is one line of a table; its columns are read by name.
type row struct {
	file   string
	line   int
	layer  int // 0 is ours
	header []string
	fields []string
}

// get is the field of a column of the header, without spaces at its ends.
func (r row) get(column string) string {
	return strings.TrimSpace(r.fields[slices.Index(r.header, column)])
}

// errorf names the file and the line.
func (r row) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", r.file, r.line, fmt.Sprintf(format, args...))
}

// table is a kind of file: its columns, the first keys of which tell what a row
// is about. Rows of one layer replace the rows of lower layers about the same.
type table struct {
	name    string
	keys    int
	columns []string
}

// key is what a row is about.
func (t table) key(fields []string) string {
	return strings.ToLower(strings.Join(fields[:min(t.keys, len(fields))], "\t"))
}

// read hands every row that holds to do, the lowest layer first. The error
// joins what do returns and what is wrong with the lines themselves.
func (ls layers) read(t table, do func(r row) error) error {
	var rows []row
	var faults []error
	for i, l := range ls {
		own, err := readTSV(l, i, t)
		if i > 0 && errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			faults = append(faults, err)
		}
		if i > 0 {
			told := map[string]bool{}
			for _, r := range own {
				told[strings.TrimPrefix(t.key(r.fields), "-")] = true
			}
			rows = slices.DeleteFunc(rows, func(r row) bool { return told[t.key(r.fields)] })
			own = slices.DeleteFunc(own, func(r row) bool { return strings.HasPrefix(r.fields[0], "-") })
		}
		rows = append(rows, own...)
	}
	for _, r := range rows {
		if err := do(r); err != nil {
			faults = append(faults, err)
		}
	}
	return errors.Join(faults...)
}

// readTSV reads a table of tab-separated fields: "#" comments, then a header
// row that must hold exactly the columns, then rows of as many fields. In a
// layer over ours a row may also be its keys alone with "-" before them, which
// takes out what lower layers say. Errors name the file and the line.
func readTSV(l layer, layerNumber int, t table) ([]row, error) {
	f, err := l.files.Open(t.name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	file := l.name + "/" + t.name
	c := csv.NewReader(f)
	c.Comma, c.Comment, c.LazyQuotes, c.FieldsPerRecord = '\t', '#', true, -1
	var rows []row
	var faults []error
	for seen := false; ; {
		fields, err := c.Read()
		if err == io.EOF && seen {
			return rows, errors.Join(faults...)
		} else if err == io.EOF {
			return nil, fmt.Errorf("%s: no header row (columns: %s)", file, strings.Join(t.columns, " "))
		} else if err != nil {
			return rows, errors.Join(append(faults, fmt.Errorf("%s: %w", file, err))...)
		}
		line, _ := c.FieldPos(0)
		r := row{file: file, line: line, layer: layerNumber, header: t.columns, fields: fields}
		if !seen {
			fields[0] = strings.TrimPrefix(fields[0], "\ufeff")
		}
		switch {
		case !seen && !slices.Equal(fields, t.columns):
			return nil, r.errorf("header row is %q, want %q, divided by tabs", strings.Join(fields, " "), strings.Join(t.columns, " "))
		case !utf8.ValidString(strings.Join(fields, "")):
			faults = append(faults, r.errorf("is not UTF-8: save the file as UTF-8"))
		case seen && layerNumber > 0 && strings.HasPrefix(fields[0], "-") && len(fields) == t.keys:
			rows = append(rows, r)
		case seen && len(fields) != len(t.columns):
			faults = append(faults, r.errorf("%d fields, want %d (%s), divided by tabs", len(fields), len(t.columns), strings.Join(t.columns, " ")))
		case seen:
			rows = append(rows, r)
		}
		seen = true
	}
}
