package lexicon

import (
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// row is one line of a table; its columns are read by name.
type row struct {
	file   string
	line   int
	header []string
	fields []string
}

// get is the field of a column of the header, without spaces at its ends.
func (r row) get(column string) string {
	return strings.TrimSpace(r.fields[slices.Index(r.header, column)])
}

// errorf names the file and the line.
func (r row) errorf(format string, args ...any) error {
	return fmt.Errorf("lexicon/%s:%d: %s", r.file, r.line, fmt.Sprintf(format, args...))
}

// readTSV reads a table of tab-separated fields: "#" comments, then a header
// row that must hold exactly the columns, then rows of as many fields. Errors
// name the file and the line.
func readTSV(files fs.FS, name string, columns ...string) ([]row, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	c := csv.NewReader(f)
	c.Comma, c.Comment, c.LazyQuotes, c.FieldsPerRecord = '\t', '#', true, -1
	var rows []row
	for seen := false; ; {
		fields, err := c.Read()
		if err == io.EOF && seen {
			return rows, nil
		} else if err == io.EOF {
			return nil, fmt.Errorf("lexicon/%s: no header row (columns: %s)", name, strings.Join(columns, " "))
		} else if err != nil {
			return nil, fmt.Errorf("lexicon/%s: %w", name, err)
		}
		line, _ := c.FieldPos(0)
		r := row{file: name, line: line, header: columns, fields: fields}
		switch {
		case !seen && !slices.Equal(fields, columns):
			return nil, r.errorf("header row is %q, want %q", strings.Join(fields, " "), strings.Join(columns, " "))
		case seen && len(fields) != len(columns):
			return nil, r.errorf("%d fields, want %d (%s)", len(fields), len(columns), strings.Join(columns, " "))
		case seen:
			rows = append(rows, r)
		}
		seen = true
	}
}
