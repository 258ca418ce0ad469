package export

import "io"

// Format is a format in which incidents are exported.
type Format struct {
	Name  string
	About string // for people
	New   func(io.Writer, *Desk) Writer
	// Beside: the format has no room to say what it is and how to cite it; that goes into
	// files beside it.
	Beside bool
	// Claims: the format has no place for rival values at all; the table of claims goes beside it.
	Claims bool
	HXL    bool // may have a row of HXL tags
	BOM    bool // may begin with a byte order mark
}

// Formats are the formats of incidents, in the order in which they are offered.
func Formats() []Format {
	return []Format{
		{Name: "events", About: "CSV, a row an incident", New: func(w io.Writer, d *Desk) Writer { return NewEvents(w, d) }, Beside: true, HXL: true, BOM: true},
		{Name: "claims", About: "CSV, a row a claim", New: func(w io.Writer, d *Desk) Writer { return NewClaims(w, d) }, Beside: true, HXL: true, BOM: true},
		{Name: "xlsx", About: "a workbook with incidents, claims and a sheet that explains them", New: func(w io.Writer, d *Desk) Writer { return NewXLSX(w, d) }, HXL: true},
		{Name: "parquet", About: "Apache Parquet, a row an incident", New: func(w io.Writer, d *Desk) Writer { return NewParquet(w, d) }},
		{Name: "geojson", About: "GeoJSON, with how precise each place is", New: func(w io.Writer, d *Desk) Writer { return NewGeoJSON(w, d) }},
		{Name: "plover", About: "PLOVER 2.0 records, lines of JSON", New: func(w io.Writer, d *Desk) Writer { return NewPLOVER(w, d) }},
		{Name: "polecat", About: "the 40 columns of POLECAT, divided by tabs", New: func(w io.Writer, d *Desk) Writer { return NewPOLECAT(w, d) }, Beside: true, Claims: true},
		{Name: "acled", About: "the 31 columns of ACLED, CSV", New: func(w io.Writer, d *Desk) Writer { return NewACLED(w, d) }, Beside: true, HXL: true, BOM: true},
		{Name: "ucdp", About: "the 49 columns of UCDP GED, CSV", New: func(w io.Writer, d *Desk) Writer { return NewUCDP(w, d) }, Beside: true, HXL: true, BOM: true},
		{Name: "gdelt", About: "the 61 columns of GDELT 2.0 events, divided by tabs, without a header", New: func(w io.Writer, d *Desk) Writer { return NewGDELT(w, d) }, Beside: true, Claims: true},
		{Name: "annotations", About: "W3C Web Annotations with PROV-O, JSON-LD", New: func(w io.Writer, d *Desk) Writer { return NewAnnotations(w, d) }},
		{Name: "ftm", About: "FollowTheMoney entities, lines of JSON", New: func(w io.Writer, d *Desk) Writer { return NewFollowTheMoney(w, d) }, Beside: true},
	}
}
