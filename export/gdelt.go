package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"hearsay"
)

// GDELT writes the 61 columns of GDELT 2.0 events, divided by tabs, without a row
// of names. It has no place for numbers of people or for rival values: those stand
// in the table of claims.
type GDELT struct {
	leftOut
	desk *Desk
	*tabTable
}

// NewGDELT makes a GDELT that writes to w.
func NewGDELT(w io.Writer, d *Desk) *GDELT {
	return &GDELT{leftOut: leftOut{}, desk: d, tabTable: &tabTable{w: bufio.NewWriter(w)}}
}

// Write adds an incident.
func (g *GDELT) Write(in *hearsay.Incident) error {
	x, err := g.desk.open(in)
	if err != nil {
		return err
	}
	row, reason, err := x.gdelt()
	if err != nil {
		return err
	}
	if reason != "" {
		g.leftOut[reason]++
		return nil
	}
	return g.write(row)
}

func (x *incident) gdelt() (row []any, reason string, err error) {
	days := x.days()
	yes, told := x.occurred()
	switch {
	case x.Incident.Event == "":
		return nil, noAct, nil
	case !told && x.status() != hearsay.Attempted || told && !yes:
		return nil, tookNot, nil
	case days == nil:
		return nil, noDate, nil
	}
	day, err := time.Parse(time.DateOnly, days.Start)
	if err != nil {
		return nil, noDate, nil
	}
	s := x.desk.schemes
	spot, err := x.spot()
	if err != nil {
		return nil, "", err
	}
	code := x.CAMEO
	if code == "" {
		code = s.types[x.Incident.Event].cameo
	}
	if len(code) == 2 {
		code += "0"
	}
	var goldstein, added any
	if x.event != nil && x.event.CAMEO == x.CAMEO {
		goldstein = float(x.event.Goldstein)
	}
	if first, _ := x.said(); first != "" {
		added = strings.ReplaceAll(first, "-", "") + "000000"
	}
	root := int64(0)
	if x.leads() {
		root = 1
	}
	row = []any{
		numbered(x.ID), day.Format("20060102"), day.Format("200601"), int64(day.Year()),
		fmt.Sprintf("%.4f", float64(day.Year())+float64(int(day.Month())*30+day.Day())/365),
	}
	row = append(row, x.gdeltActor(hearsay.CellActor)...)
	row = append(row, x.gdeltActor(hearsay.CellRecipient)...)
	row = append(row, root, code, code[:min(3, len(code))], code[:2], s.types[x.Incident.Event].quad, goldstein,
		int64(max(1, len(x.Events))), int64(x.Incident.Voices.Publishers), int64(x.Incident.Voices.Reports), nil)
	for range 2 { // where the actors are is not read
		row = append(row, int64(0), nil, nil, nil, nil, nil, nil, nil)
	}
	row = append(row, x.gdeltPlace(spot)...)
	return append(row, added, clean(x.lead.URL)), "", nil
}

// gdeltActor are the ten columns of the first party of a side.
func (x *incident) gdeltActor(field string) []any {
	out := make([]any, 10)
	parties := x.side(field)
	if len(parties) == 0 {
		return out
	}
	p, s := parties[0], x.desk.schemes
	country := s.countries[p.country].cameo
	role := s.sectors[p.sector].cameo
	out[0] = country + role + p.group
	if x := s.sectors[p.country]; x.prefix { // IGO, NGO, MNC and IMG are roles in GDELT
		out[0] = x.cameo + role + p.group
		out[8], role = role, x.cameo
	}
	out[1], out[2], out[3], out[7] = strings.ToUpper(p.name), country, p.group, role
	return out
}

// gdeltPlace are the eight columns of a place; its type is 0 if none is known.
func (x *incident) gdeltPlace(p *spot) []any {
	out := make([]any, 8)
	out[0] = int64(0)
	if p == nil || p.Lat == nil {
		return out
	}
	land := x.desk.schemes.countries[p.Country]
	usa := p.Country == "USA"
	switch p.Precision {
	case hearsay.PrecisionCountry:
		out[0] = int64(1)
		out[3], out[7] = land.fips, land.fips
	case hearsay.PrecisionAdmin1:
		out[0] = int64(5)
		if usa {
			out[0] = int64(2)
		}
	case hearsay.PrecisionPoint, hearsay.PrecisionAdmin2, hearsay.PrecisionRelative:
		out[0] = int64(4)
		if usa {
			out[0] = int64(3)
		}
	default:
		return out
	}
	out[1] = joined([]string{p.Name, p.Admin1, land.name}, ", ")
	out[2], out[5], out[6] = land.fips, *p.Lat, *p.Lon
	return out
}

// leads reports whether the act is told in the headline or in the first paragraph
// of the lead's report.
func (x *incident) leads() bool {
	at := x.Evidence.Begin
	if x.event != nil && len(x.event.Trigger) > 0 {
		at = x.event.Trigger[0].Begin
	}
	for _, s := range x.lead.Sections {
		switch s.Kind {
		case hearsay.Headline, hearsay.Standfirst:
			if s.Begin <= at && at < s.End {
				return true
			}
		case hearsay.Body:
			end := s.Begin
			for seen := false; end < min(s.End, len(x.lead.runes)); end++ {
				r := x.lead.runes[end]
				if seen && r == '\n' && end+1 < len(x.lead.runes) && x.lead.runes[end+1] == '\n' {
					break
				}
				seen = seen || !unicode.IsSpace(r)
			}
			return s.Begin <= at && at < end
		}
	}
	return false
}
