package export

import (
	"bufio"
	"io"
	"strings"

	"hearsay"
)

// polecatColumns are the names of the 40 columns.
var polecatColumns = []string{
	"Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
	"Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
	"Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
	"Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
	"Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
}

// POLECAT writes the 40 columns of POLECAT, divided by tabs. It has no place for
// numbers of people or for rival values: those stand in the table of claims.
type POLECAT struct {
	leftOut
	desk   *Desk
	headed bool
	*tabTable
}

// NewPOLECAT makes a POLECAT that writes to w.
func NewPOLECAT(w io.Writer, d *Desk) *POLECAT {
	return &POLECAT{leftOut: leftOut{}, desk: d, tabTable: &tabTable{w: bufio.NewWriter(w), absent: "None"}}
}

// Write adds an incident.
func (p *POLECAT) Write(in *hearsay.Incident) error {
	x, err := p.desk.open(in)
	if err != nil {
		return err
	}
	if in.Event == "" {
		p.leftOut[noAct]++
		return nil
	}
	days := x.days()
	if days == nil {
		p.leftOut[noDate]++
		return nil
	}
	row, err := x.polecat(days)
	if err != nil {
		return err
	}
	if err := p.head(); err != nil {
		return err
	}
	return p.write(row)
}

func (p *POLECAT) head() error {
	if p.headed {
		return nil
	}
	p.headed = true
	_, err := p.w.WriteString(strings.Join(polecatColumns, "\t") + "\n")
	return err
}

// Close ends the table.
func (p *POLECAT) Close() error {
	if err := p.head(); err != nil {
		return err
	}
	return p.tabTable.Close()
}

func (x *incident) polecat(days *hearsay.RecordEventDate) ([]any, error) {
	spot, err := x.spot()
	if err != nil {
		return nil, err
	}
	if spot == nil {
		spot = &nowhere
	}
	var intensity any
	if x.event != nil {
		intensity = x.event.Intensity
	}
	mode := x.Mode
	if aux := auxiliary(x); aux != "" {
		mode = strings.TrimPrefix(mode+"; "+aux, "; ")
	}
	row := []any{x.ID, days.Start, string(x.Incident.Event), mode, intensity, x.desk.schemes.types[x.Incident.Event].quadName, strings.Join(x.Context, "; ")}
	row = append(row, x.polecatSide(hearsay.CellActor)...)
	row = append(row, x.polecatSide(hearsay.CellRecipient)...)
	city := ""
	if spot.Precision == hearsay.PrecisionPoint && strings.HasPrefix(spot.feature, "PPL") {
		city = spot.Name
	}
	var people, bodies, places []string
	for i := range x.lead.Entities {
		e := &x.lead.Entities[i]
		if !x.lead.hasName(e) {
			continue
		}
		switch e.Type {
		case hearsay.Person:
			people = append(people, e.Name)
		case hearsay.Organization, hearsay.Government, hearsay.Group, hearsay.Publication:
			bodies = append(bodies, e.Name)
		case hearsay.Location, hearsay.Facility:
			places = append(places, e.Name)
		}
	}
	version := joined([]string{"hearsay " + x.desk.View.Version, "rule " + x.desk.ruleName(), prefixed("as of ", x.desk.View.AsOf)}, "; ")
	return append(row, spot.Name, city, spot.admin2, spot.Admin1, spot.Country, float(spot.Lat), float(spot.Lon), some(spot.geonameid), spot.words, spot.feature,
		x.lead.Publisher, published(x.lead.Record), joined(people, "; "), joined(bodies, "; "), joined(places, "; "), x.lead.Language, version), nil
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

// polecatSide are the eight columns of a side.
func (x *incident) polecatSide(field string) []any {
	var names, countries, cow, sectors, raw []string
	for _, p := range x.side(field) {
		names, countries, sectors = append(names, p.name), append(countries, p.country), append(sectors, p.sector)
		if c := x.desk.schemes.countries[p.country]; c.cow != 0 {
			cow = append(cow, written(int64(c.cow)))
		}
		if p.words != "" {
			raw = append(raw, p.words)
		} else {
			raw = append(raw, p.name)
		}
	}
	first := ""
	if len(sectors) > 0 {
		first = sectors[0]
	}
	return []any{joined(names, "; "), joined(countries, "; "), joined(cow, "; "), first, joined(sectors, "; "), nil, joined(raw, "; "), nil}
}

// auxiliary is PLOVER's mark of an act that is not told as one of today: future,
// hypothetical, negation or historical.
func auxiliary(x *incident) string {
	if yes, told := x.occurred(); told && !yes {
		return "negation"
	}
	switch x.status() {
	case hearsay.Planned, hearsay.Threatened, hearsay.Requested, hearsay.Hoped:
		return "future"
	case hearsay.Hypothetical:
		return "hypothetical"
	case hearsay.Recurrent:
		return "historical"
	}
	return ""
}
