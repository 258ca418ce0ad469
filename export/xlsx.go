package export

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"hearsay"
)

// XLSX writes a workbook: a sheet of incidents, one of claims, and one that says
// what it is and what the columns mean. Words are cells of text, which
// a spreadsheet never runs. Rows go through files, not through memory.
type XLSX struct {
	leftOut
	desk   *Desk
	w      io.Writer
	book   *excelize.File
	events *pages
	claims *pages
	err    error
}

// The limits of the format.
const (
	mostRows  = 1 << 20
	mostChars = 32767 // UTF-16 units in a cell
)

// NewXLSX makes an XLSX that writes to w.
func NewXLSX(w io.Writer, d *Desk) *XLSX {
	x := &XLSX{desk: d, w: w, book: excelize.NewFile()}
	x.err = x.book.SetSheetName("Sheet1", "Events")
	x.events = &pages{book: x.book, name: "Events", columns: columnsOf(EventRow{}), hxl: d.HXL}
	x.claims = &pages{book: x.book, name: "Claims", columns: columnsOf(ClaimRow{}), hxl: d.HXL}
	for _, p := range []*pages{x.events, x.claims} {
		if x.err == nil {
			x.err = p.open()
		}
	}
	return x
}

// pages is a table that goes on on another sheet when one is full.
type pages struct {
	book    *excelize.File
	name    string
	columns []column
	hxl     bool
	sheet   int // from 1
	row     int // the last one written
	out     *excelize.StreamWriter
}

func (p *pages) open() error {
	if p.out != nil {
		if err := p.out.Flush(); err != nil {
			return err
		}
	}
	name := p.name
	if p.sheet++; p.sheet > 1 {
		name = fmt.Sprintf("%s %d", name, p.sheet)
	}
	if _, err := p.book.NewSheet(name); err != nil {
		return err
	}
	var err error
	if p.out, err = p.book.NewStreamWriter(name); err != nil {
		return err
	}
	p.row = 0
	head := make([]any, len(p.columns))
	tags := make([]any, len(p.columns))
	for i, c := range p.columns {
		head[i], tags[i] = c.name, c.hxl
	}
	if err := p.put(head); err != nil || !p.hxl {
		return err
	}
	return p.put(tags)
}

func (p *pages) put(fields []any) error {
	p.row++
	at, err := excelize.CoordinatesToCellName(1, p.row)
	if err != nil {
		return err
	}
	return p.out.SetRow(at, fields)
}

func (p *pages) write(fields []any) error {
	if p.row == mostRows {
		if err := p.open(); err != nil {
			return err
		}
	}
	for i, f := range fields {
		if s, ok := f.(string); ok {
			fields[i] = short(s)
			if s == "" {
				fields[i] = nil
			}
		}
	}
	return p.put(fields)
}

// short cuts words that no cell could hold.
func short(s string) string {
	if len(s) <= mostChars {
		return s
	}
	n := 0
	for i, r := range s {
		if n += utf16.RuneLen(r); n >= mostChars {
			return s[:i] + "…"
		}
	}
	return s
}

// Write adds an incident and its claims.
func (x *XLSX) Write(in *hearsay.Incident) error {
	if x.err != nil {
		return x.err
	}
	r, err := x.desk.eventRow(in)
	if err != nil {
		return err
	}
	if err := x.events.write(cellsOf(r)); err != nil {
		return err
	}
	return x.desk.claimRows(in, func(c ClaimRow) error { return x.claims.write(cellsOf(c)) })
}

// Close writes the workbook.
func (x *XLSX) Close() error {
	defer x.book.Close()
	if x.err != nil {
		return x.err
	}
	if err := x.about(); err != nil {
		return err
	}
	for _, p := range []*pages{x.events, x.claims} {
		if err := p.out.Flush(); err != nil {
			return err
		}
	}
	return x.pack()
}

// pack writes the parts of the workbook in the order of their names, so that the same
// incidents give the same bytes: the library has an order of its own each time.
func (x *XLSX) pack() (err error) {
	f, err := os.CreateTemp("", "hearsay-*.xlsx")
	if err != nil {
		return fmt.Errorf("xlsx: %w", err)
	}
	defer func() {
		f.Close()
		os.Remove(f.Name())
	}()
	// The library would hold the whole workbook in memory; the buffer it gives stays empty.
	x.book.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zip.NewWriter(f) })
	if _, err := x.book.WriteToBuffer(); err != nil {
		return fmt.Errorf("xlsx: %w", err)
	}
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("xlsx: %w", err)
	}
	in, err := zip.NewReader(f, info.Size())
	if err != nil {
		return fmt.Errorf("xlsx: %w", err)
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	out := zip.NewWriter(x.w)
	for _, part := range in.File {
		if err := out.Copy(part); err != nil {
			return err
		}
	}
	return out.Close()
}

func (x *XLSX) about() error {
	p := &pages{book: x.book, name: "ReadMe", columns: []column{{name: "item"}, {name: "value"}}}
	if err := p.open(); err != nil {
		return err
	}
	m := x.desk.Metadata("xlsx", nil)
	asOf := m.AsOf
	if asOf == "" {
		asOf = "all reports of the ledger"
	}
	rows := [][]any{
		{"citation", m.Citation}, {"version", m.Version}, {"lexicon", m.Lexicon}, {"resolution rule", strings.TrimSpace(m.Rule + " " + m.Source)}, {"as of", asOf},
		{"filter", m.Filter}, {"accessed", m.Accessed}, {"one row of Events", "an incident: the value of each field that the resolution rule chose"},
		{"one row of Claims", "what one report says by one chain of claimants"},
	}
	for _, t := range []*pages{x.events, x.claims} {
		for _, c := range t.columns {
			rows = append(rows, []any{t.name + ": " + c.name, c.doc})
		}
	}
	for _, r := range rows {
		for i := range r {
			r[i] = clean(r[i].(string))
		}
		if err := p.write(r); err != nil {
			return err
		}
	}
	return p.out.Flush()
}
