package export

import (
	"bufio"
	"io"
	"strings"

	"hearsay"
)

// PLOVER writes records of PLOVER 2.0 as lines of JSON. Rival values stand in
// comment.
type PLOVER struct {
	leftOut
	desk *Desk
	w    *bufio.Writer
}

// NewPLOVER makes a PLOVER that writes to w.
func NewPLOVER(w io.Writer, d *Desk) *PLOVER {
	return &PLOVER{leftOut: leftOut{}, desk: d, w: bufio.NewWriter(w)}
}

type ploverEvent struct {
	ID        string         `json:"id"`
	HasEvent  bool           `json:"has_event"`
	Date      string         `json:"date"`
	EndDate   string         `json:"enddate,omitempty"`
	Actor     []ploverEntity `json:"actor"`
	Recipient []ploverEntity `json:"recipient"`
	Event     []string       `json:"event"`
	Loc       *ploverPlace   `json:"event_loc,omitempty"`
	EventText []string       `json:"event_text,omitempty"`
	Quad      int64          `json:"quad_code"`
	Scale     *float64       `json:"event_scale,omitempty"`
	Mode      []string       `json:"mode,omitempty"`
	Context   []string       `json:"context,omitempty"`
	Size      *ploverSize    `json:"size,omitempty"`
	Text      string         `json:"text,omitempty"`
	TextInfo  *ploverText    `json:"text_info,omitempty"`
	Cite      ploverCite     `json:"cite_info"`
	Coder     string         `json:"coder"`
	Comment   string         `json:"comment,omitempty"`
}

type ploverEntity struct {
	Code   string `json:"code,omitempty"` // country or prefix
	Sector string `json:"sector,omitempty"`
	Text   string `json:"entity_text"`
	ID     string `json:"identifier_id,omitempty"`
	IDText string `json:"identifier_text,omitempty"`
}

type ploverPlace struct {
	Extracted   string   `json:"extracted_place,omitempty"`
	Resolved    string   `json:"resolved_place,omitempty"`
	GeonameID   int      `json:"geonameid,omitempty"`
	Lat         *float64 `json:"lat,omitempty"`
	Lon         *float64 `json:"lon,omitempty"`
	City        string   `json:"city,omitempty"`
	District    string   `json:"district,omitempty"`
	Province    string   `json:"province,omitempty"`
	Country     string   `json:"country,omitempty"`
	CountryCode string   `json:"country_code,omitempty"`
	Class       string   `json:"feature_class,omitempty"`
	Feature     string   `json:"feature_code,omitempty"`
	Resolution  int      `json:"resolution,omitempty"` // 5 sub-city, 4 city, 3 district, 2 province, 1 country
}

type ploverSize struct {
	Dead     *int64 `json:"dead,omitempty"`
	Injured  *int64 `json:"injured,omitempty"`
	Arrested *int64 `json:"arrested,omitempty"`
}

type ploverText struct {
	Sequence int    `json:"sequence"` // of the sentence in the story, from 1
	Start    int    `json:"start"`    // code points
	End      int    `json:"end"`
	Story    string `json:"text_story,omitempty"`
}

type ploverCite struct {
	Corpus      string `json:"corpus"`
	Citation    string `json:"citation"`
	URL         string `json:"url,omitempty"`
	Title       string `json:"title,omitempty"`
	Language    string `json:"language,omitempty"`
	Publication string `json:"publication,omitempty"`
	Coder       string `json:"coder"`
	Codebook    string `json:"codebook"`
	Version     string `json:"version"`
}

// Write adds an incident.
func (p *PLOVER) Write(in *hearsay.Incident) error {
	x, err := p.desk.open(in)
	if err != nil {
		return err
	}
	days := x.days()
	switch {
	case in.Event == "":
		p.leftOut[noAct]++
		return nil
	case days == nil:
		p.leftOut[noDate]++
		return nil
	}
	e, err := x.plover(days)
	if err != nil {
		return err
	}
	b, err := line(e)
	if err != nil {
		return err
	}
	_, err = p.w.Write(append(b, '\n'))
	return err
}

// Close writes what is held back.
func (p *PLOVER) Close() error { return p.w.Flush() }

func (x *incident) plover(days *hearsay.RecordEventDate) (*ploverEvent, error) {
	spot, err := x.spot()
	if err != nil {
		return nil, err
	}
	view := x.desk.View
	e := &ploverEvent{
		ID: x.ID, HasEvent: true, Date: days.Start, Actor: x.ploverSide(hearsay.CellActor), Recipient: x.ploverSide(hearsay.CellRecipient),
		Event: []string{string(x.Incident.Event)}, Quad: x.desk.schemes.types[x.Incident.Event].quad, Context: x.Context, Coder: "hearsay " + view.Version,
		Cite: ploverCite{
			Corpus: "hearsay", Citation: x.desk.Citation(), URL: clean(x.lead.URL), Title: clean(x.lead.heading()), Language: clean(x.lead.Language),
			Publication: joined([]string{x.lead.Publisher, published(x.lead.Record)}, ", "), Coder: "machine", Codebook: "PLOVER 2.0", Version: view.Version,
		},
	}
	if days.End != days.Start {
		e.EndDate = days.End
	}
	if x.Mode != "" {
		e.Mode = append(e.Mode, x.Mode)
	}
	if aux := auxiliary(x); aux != "" {
		e.Mode = append(e.Mode, aux)
	}
	if x.event != nil {
		e.Scale = &x.event.Intensity
		for _, t := range x.event.Trigger {
			e.EventText = append(e.EventText, clean(x.lead.words(t)))
		}
	}
	if s := (ploverSize{x.figure("killed").best, x.figure("wounded").best, x.figure("arrested").best}); s != (ploverSize{}) {
		e.Size = &s
	}
	span, words := x.sentence()
	if words != "" {
		e.Text = words
		e.TextInfo = &ploverText{Start: span.Begin, End: span.End}
		for i, s := range x.lead.Sentences {
			if s == span {
				e.TextInfo.Sequence = i + 1
			}
		}
	}
	if spot != nil {
		e.Loc = x.ploverPlace(spot)
	}
	e.Comment = strings.Join(x.beside(hearsay.CellActor, hearsay.CellRecipient, hearsay.CellPlace, hearsay.CellDate, "killed", "wounded", "arrested"), ". ")
	return e, nil
}

func (x *incident) ploverSide(field string) []ploverEntity {
	out := []ploverEntity{}
	for _, p := range x.side(field) {
		e := ploverEntity{Code: p.country, Sector: p.sector, Text: p.name}
		if p.words != "" {
			e.Text = p.words
		}
		if p.group != "" {
			e.ID, e.IDText = p.group, p.name
		}
		out = append(out, e)
	}
	return out
}

func (x *incident) ploverPlace(s *spot) *ploverPlace {
	land := x.desk.schemes.countries[s.Country]
	p := &ploverPlace{
		Extracted: s.words, Resolved: s.Name, GeonameID: s.geonameid, Lat: s.Lat, Lon: s.Lon, District: s.admin2, Province: s.Admin1,
		Country: land.name, CountryCode: s.Country, Feature: s.feature, Class: featureClass(s.feature),
	}
	switch s.Precision {
	case hearsay.PrecisionPoint:
		p.Resolution = 5
		if p.Class == "P" || p.Class == "" {
			p.Resolution, p.City = 4, s.Name
		}
	case hearsay.PrecisionAdmin2, hearsay.PrecisionRelative:
		p.Resolution = 3
	case hearsay.PrecisionAdmin1:
		p.Resolution = 2
	case hearsay.PrecisionCountry:
		p.Resolution = 1
	}
	return p
}

// featureClass is the class of GeoNames that a feature code belongs to, for the
// codes that news names; empty for others.
func featureClass(code string) string {
	switch {
	case strings.HasPrefix(code, "PPL"):
		return "P"
	case strings.HasPrefix(code, "ADM"), strings.HasPrefix(code, "PCL"), strings.HasPrefix(code, "TERR"):
		return "A"
	}
	return ""
}
