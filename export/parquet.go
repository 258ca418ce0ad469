package export

import (
	"io"

	"github.com/parquet-go/parquet-go"

	"hearsay"
)

// Parquet writes the columns of EventRow, one row an incident; the key-value
// metadata "hearsay" says what it is.
type Parquet struct {
	leftOut
	desk *Desk
	w    *parquet.GenericWriter[EventRow]
	row  [1]EventRow
}

// rowGroup is how many rows are held before they are written.
const rowGroup = 20000

// NewParquet makes a Parquet that writes to w.
func NewParquet(w io.Writer, d *Desk) *Parquet {
	meta := d.Metadata("parquet", nil)
	about, err := line(meta)
	if err != nil {
		panic(err) // strings always can be written
	}
	return &Parquet{desk: d, w: parquet.NewGenericWriter[EventRow](w,
		parquet.Compression(&parquet.Zstd), parquet.MaxRowsPerRowGroup(rowGroup), parquet.CreatedBy("hearsay", d.View.Version, ""),
		parquet.KeyValueMetadata("hearsay", string(about)), parquet.KeyValueMetadata("citation", meta.Citation),
	)}
}

// Write adds an incident.
func (p *Parquet) Write(in *hearsay.Incident) error {
	var err error
	if p.row[0], err = p.desk.eventRow(in); err != nil {
		return err
	}
	_, err = p.w.Write(p.row[:])
	return err
}

// Close writes the rows that are held and the end of the file.
func (p *Parquet) Close() error { return p.w.Close() }
