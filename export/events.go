package export

import (
	"io"
	"strings"

	"hearsay"
)

// EventRow is an incident in one row: the value of each cell that the rule
// chose, and in words what else is said. It is what CSV, XLSX and Parquet hold.
type EventRow struct {
	Incident      string   `parquet:"incident" hxl:"#meta+id" doc:"identifier of the incident: of its first claim"`
	Number        int64    `parquet:"number" hxl:"#meta+id+num" doc:"the same as a number: id in UCDP's columns, GLOBALEVENTID in GDELT's"`
	Report        string   `parquet:"report" hxl:"#meta+id+report" doc:"identifier of the report whose event stands for the others"`
	EventID       string   `parquet:"event_id,optional" hxl:"#meta+id+event" doc:"that event in its report"`
	Event         string   `parquet:"event,optional" hxl:"#event+type" doc:"PLOVER type; empty for a count or a relation that belongs to no act"`
	Mode          string   `parquet:"mode,optional" hxl:"#event+mode" doc:"PLOVER mode"`
	Context       string   `parquet:"context,optional" hxl:"#event+context" doc:"PLOVER contexts"`
	CAMEO         string   `parquet:"cameo,optional" hxl:"#event+code" doc:"CAMEO code"`
	CAMEOName     string   `parquet:"cameo_name,optional" hxl:"#event+name" doc:"what the CAMEO code means"`
	Quad          string   `parquet:"quad,optional" hxl:"#event+quad" doc:"quad class"`
	Intensity     *float64 `parquet:"intensity,optional" hxl:"#event+intensity" doc:"of the type, -10 (conflict) to 10 (cooperation)"`
	Goldstein     *float64 `parquet:"goldstein,optional" hxl:"#event+goldstein" doc:"of the CAMEO code, -10 to 10"`
	Occurred      string   `parquet:"occurred,optional" hxl:"#status+occurred" doc:"yes or no as the rule chose; empty for plans, threats and conditions, and where it chose nothing"`
	Status        string   `parquet:"status,optional" hxl:"#status" doc:"occurred, planned, denied, …"`
	Actor         string   `parquet:"actor,optional" hxl:"#group+name+first" doc:"who did it; several are set apart by \"; \""`
	ActorCode     string   `parquet:"actor_code,optional" hxl:"#group+code+first" doc:"codes of these"`
	ActorName     string   `parquet:"actor_code_name,optional" hxl:"#group+type+first" doc:"what these codes mean"`
	Recipient     string   `parquet:"recipient,optional" hxl:"#group+name+second" doc:"to whom"`
	RecipientCode string   `parquet:"recipient_code,optional" hxl:"#group+code+second" doc:"codes of these"`
	RecipientName string   `parquet:"recipient_code_name,optional" hxl:"#group+type+second" doc:"what these codes mean"`
	Place         string   `parquet:"place,optional" hxl:"#loc+name" doc:"where"`
	Lat           *float64 `parquet:"lat,optional" hxl:"#geo+lat" doc:"degrees, WGS 84, of the middle of the place: see precision and radius_km"`
	Lon           *float64 `parquet:"lon,optional" hxl:"#geo+lon" doc:"degrees, WGS 84"`
	Precision     string   `parquet:"precision,optional" hxl:"#geo+precision" doc:"what the position stands for: point, admin2, admin1, country, region, relative"`
	Radius        *float64 `parquet:"radius_km,optional" hxl:"#geo+radius" doc:"the place lies within so many km of the position, about"`
	GeonameID     *int64   `parquet:"geonameid,optional" hxl:"#loc+code" doc:"GeoNames identifier"`
	Country       string   `parquet:"country,optional" hxl:"#country+code" doc:"ISO 3166-1 alpha-3"`
	Admin1        string   `parquet:"admin1,optional" hxl:"#adm1+name" doc:"first-level unit"`
	Admin2        string   `parquet:"admin2,optional" hxl:"#adm2+name" doc:"second-level unit"`
	Start         string   `parquet:"date_start,optional" hxl:"#date+start" doc:"first day, ISO 8601"`
	End           string   `parquet:"date_end,optional" hxl:"#date+end" doc:"last day, included"`
	DateBasis     string   `parquet:"date_basis,optional" hxl:"#date+basis" doc:"time: told in words; published: the report's own day; inferred"`

	Killed          *int64 `parquet:"killed,optional" hxl:"#affected+killed" doc:"the figure of the value that the rule chose; what is counted stands in counts"`
	KilledMin       *int64 `parquet:"killed_min,optional" hxl:"#affected+killed+min" doc:"the lowest of that value and those that clash with it"`
	KilledMax       *int64 `parquet:"killed_max,optional" hxl:"#affected+killed+max" doc:"the highest of these"`
	Wounded         *int64 `parquet:"wounded,optional" hxl:"#affected+injured" doc:"likewise"`
	WoundedMin      *int64 `parquet:"wounded_min,optional" hxl:"#affected+injured+min" doc:"likewise"`
	WoundedMax      *int64 `parquet:"wounded_max,optional" hxl:"#affected+injured+max" doc:"likewise"`
	Arrested        *int64 `parquet:"arrested,optional" hxl:"#affected+arrested" doc:"likewise"`
	ArrestedMin     *int64 `parquet:"arrested_min,optional" hxl:"#affected+arrested+min" doc:"likewise"`
	ArrestedMax     *int64 `parquet:"arrested_max,optional" hxl:"#affected+arrested+max" doc:"likewise"`
	Displaced       *int64 `parquet:"displaced,optional" hxl:"#affected+displaced" doc:"likewise"`
	DisplacedMin    *int64 `parquet:"displaced_min,optional" hxl:"#affected+displaced+min" doc:"likewise"`
	DisplacedMax    *int64 `parquet:"displaced_max,optional" hxl:"#affected+displaced+max" doc:"likewise"`
	Participants    *int64 `parquet:"participants,optional" hxl:"#x_participants" doc:"likewise"`
	ParticipantsMin *int64 `parquet:"participants_min,optional" hxl:"#x_participants+min" doc:"likewise"`
	ParticipantsMax *int64 `parquet:"participants_max,optional" hxl:"#x_participants+max" doc:"likewise"`
	Held            *int64 `parquet:"held,optional" hxl:"#affected+held" doc:"likewise"`
	HeldMin         *int64 `parquet:"held_min,optional" hxl:"#affected+held+min" doc:"likewise"`
	HeldMax         *int64 `parquet:"held_max,optional" hxl:"#affected+held+max" doc:"likewise"`
	Abducted        *int64 `parquet:"abducted,optional" hxl:"#affected+abducted" doc:"likewise"`
	AbductedMin     *int64 `parquet:"abducted_min,optional" hxl:"#affected+abducted+min" doc:"likewise"`
	AbductedMax     *int64 `parquet:"abducted_max,optional" hxl:"#affected+abducted+max" doc:"likewise"`
	Missing         *int64 `parquet:"missing,optional" hxl:"#affected+missing" doc:"likewise"`
	MissingMin      *int64 `parquet:"missing_min,optional" hxl:"#affected+missing+min" doc:"likewise"`
	MissingMax      *int64 `parquet:"missing_max,optional" hxl:"#affected+missing+max" doc:"likewise"`
	Strength        *int64 `parquet:"strength,optional" hxl:"#x_strength" doc:"how many a force has; likewise"`
	StrengthMin     *int64 `parquet:"strength_min,optional" hxl:"#x_strength+min" doc:"likewise"`
	StrengthMax     *int64 `parquet:"strength_max,optional" hxl:"#x_strength+max" doc:"likewise"`

	Counts     string   `parquet:"counts,optional" hxl:"#x_counts" doc:"every count as the rule chose, with what is counted and how sure the words are: \"killed: ~12 soldiers\""`
	Relation   string   `parquet:"relation,optional" hxl:"#x_relation" doc:"who belongs to, leads or speaks for whom"`
	Disputed   string   `parquet:"disputed,optional" hxl:"#x_disputed" doc:"the fields on which what is said cannot all hold"`
	Rivals     string   `parquet:"rivals,optional" hxl:"#x_rivals" doc:"each field with several values, or with none chosen: all of them, and who stands behind each"`
	Claimants  string   `parquet:"claimants,optional" hxl:"#x_claimants" doc:"who stands behind it"`
	Reports    int64    `parquet:"reports" hxl:"#x_reports" doc:"how many reports tell of it"`
	Publishers int64    `parquet:"publishers" hxl:"#x_publishers" doc:"of how many publishers"`
	Voices     int64    `parquet:"voices" hxl:"#x_voices" doc:"how many independent voices they are: reprints and reports that pass on one source are one"`
	First      string   `parquet:"first_said,optional" hxl:"#date+reported+start" doc:"day on which it was said first"`
	Last       string   `parquet:"last_said,optional" hxl:"#date+reported+end" doc:"and last"`
	Sources    string   `parquet:"report_ids" hxl:"#meta+source+id" doc:"identifiers of the reports, at most 100"`
	Publisher  string   `parquet:"publisher,optional" hxl:"#meta+source" doc:"of the first report"`
	Title      string   `parquet:"title,optional" hxl:"#meta+title" doc:"of the first report"`
	URL        string   `parquet:"url,optional" hxl:"#meta+url" doc:"of the first report"`
	Trigger    string   `parquet:"trigger,optional" hxl:"#x_trigger" doc:"the words that tell the act"`
	Evidence   string   `parquet:"evidence,optional" hxl:"#description" doc:"the sentence that tells it"`
	Begin      int64    `parquet:"evidence_begin" hxl:"#x_evidence+begin" doc:"where the sentence stands in the report's text, in code points"`
	EvidEnd    int64    `parquet:"evidence_end" hxl:"#x_evidence+end" doc:"and where it ends"`
	Hedges     string   `parquet:"hedges,optional" hxl:"#x_hedges" doc:"types of the reservations made"`
	Confidence *float64 `parquet:"confidence,optional" hxl:"#x_confidence" doc:"of the coding, 0 to 1"`
	Review     string   `parquet:"review,optional" hxl:"#status+review" doc:"accepted, corrected or rejected by people; empty if nobody looked"`
	Rule       string   `parquet:"resolution" hxl:"#meta+rule" doc:"the resolution rule by which values were chosen"`
	AsOf       string   `parquet:"as_of,optional" hxl:"#date+asof" doc:"only what was said by this day; empty: all"`
	Version    string   `parquet:"version" hxl:"#meta+version" doc:"of hearsay"`
}

// mostReports is how many reports a row names.
const mostReports = 100

func (d *Desk) eventRow(in *hearsay.Incident) (EventRow, error) {
	x, err := d.open(in)
	if err != nil {
		return EventRow{}, err
	}
	s, err := x.spot()
	if err != nil {
		return EventRow{}, err
	}
	first, last := x.said()
	span, words := x.sentence()
	reports := x.reports()
	r := EventRow{
		Incident: clean(x.ID), Number: numbered(x.ID), Report: clean(x.from), EventID: clean(x.Lead.Event), Event: string(x.Incident.Event), Mode: clean(x.Mode), Context: clean(strings.Join(x.Context, "; ")),
		CAMEO: clean(x.CAMEO), CAMEOName: clean(d.Names.CAMEO(x.CAMEO)), Quad: x.Incident.Event.Quad(), Status: string(x.status()),
		Disputed: strings.Join(x.disputed(), "; "), Rivals: strings.Join(x.rivals(), ". "),
		Reports: int64(x.Incident.Voices.Reports), Publishers: int64(x.Incident.Voices.Publishers), Voices: int64(x.Incident.Voices.Voices),
		First: first, Last: last, Sources: joined(reports[:min(len(reports), mostReports)], "; "),
		Publisher: clean(x.lead.Publisher), Title: clean(x.lead.Title), URL: clean(x.lead.URL), Trigger: x.trigger(), Evidence: words, Begin: int64(span.Begin), EvidEnd: int64(span.End),
		Review: string(x.Incident.Review), Rule: clean(d.ruleName()), AsOf: d.View.AsOf, Version: clean(d.View.Version),
	}
	if yes, known := x.occurred(); known && in.Event != "" {
		r.Occurred = "no"
		if yes {
			r.Occurred = "yes"
		}
	}
	if e := x.event; e != nil {
		r.Intensity, r.Goldstein, r.Confidence = &e.Intensity, e.Goldstein, &e.Confidence
		var hedges []string
		for _, h := range e.Hedges {
			hedges = append(hedges, string(h.Type))
		}
		r.Hedges = joined(hedges, "; ")
	}
	r.Actor, r.ActorCode, r.ActorName = d.sideCells(x.side(hearsay.CellActor))
	r.Recipient, r.RecipientCode, r.RecipientName = d.sideCells(x.side(hearsay.CellRecipient))
	if s != nil {
		r.Place, r.Lat, r.Lon, r.Precision, r.Country, r.Admin1, r.Admin2 = s.Name, s.Lat, s.Lon, string(s.Precision), s.Country, s.Admin1, s.admin2
		if km := x.radius(s); km > 0 {
			r.Radius = &km
		}
		if s.geonameid != 0 {
			id := int64(s.geonameid)
			r.GeonameID = &id
		}
	}
	if days := x.days(); days != nil {
		r.Start, r.End, r.DateBasis = days.Start, days.End, string(days.Basis)
	}
	for i, to := range [][3]**int64{
		{&r.Killed, &r.KilledMin, &r.KilledMax}, {&r.Wounded, &r.WoundedMin, &r.WoundedMax}, {&r.Arrested, &r.ArrestedMin, &r.ArrestedMax},
		{&r.Displaced, &r.DisplacedMin, &r.DisplacedMax}, {&r.Participants, &r.ParticipantsMin, &r.ParticipantsMax}, {&r.Held, &r.HeldMin, &r.HeldMax},
		{&r.Abducted, &r.AbductedMin, &r.AbductedMax}, {&r.Missing, &r.MissingMin, &r.MissingMax}, {&r.Strength, &r.StrengthMin, &r.StrengthMax},
	} {
		n := x.figure(roles[i])
		*to[0], *to[1], *to[2] = n.best, n.low, n.high
	}
	var counts, claimants []string
	for i := range x.Cells {
		c := &x.Cells[i]
		if kindOf(c.Field) == hearsay.QuantityClaim && c.Chosen && len(c.Values) > 0 {
			counts = append(counts, c.Field+": "+say(c.Field, &c.Values[0]))
			for _, k := range x.listed(c.Field) {
				counts = append(counts, c.Field+": "+saysOf(&k))
			}
		}
		for k := range c.Values {
			claimants = append(claimants, c.Values[k].Claimants...)
		}
	}
	r.Counts, r.Claimants = joined(counts, "; "), joined(claimants, "; ")
	if v := x.value(hearsay.CellRelation); v != nil {
		r.Relation = clean(say(hearsay.CellRelation, v))
	}
	return r, nil
}

// rivals are the cells with several values, or with none that the rule chose, each with all that is said, and
// the disputes with other incidents.
func (x *incident) rivals() []string {
	var out []string
	for i := range x.Cells {
		if c := &x.Cells[i]; len(c.Values) > 0 && (several(c) || !c.Chosen) {
			out = append(out, told(c))
		}
	}
	for i := range x.apart {
		out = append(out, against(&x.apart[i]))
	}
	return out
}

func (d *Desk) sideCells(ps []party) (names, codes, meanings string) {
	var n, c, m []string
	for _, p := range ps {
		n = append(n, p.name)
		if p.code != "" {
			c, m = append(c, p.code), append(m, d.Names.Actor(p.code))
		}
	}
	return joined(n, "; "), joined(c, "; "), joined(m, "; ")
}

// Events writes one row an incident as CSV.
type Events struct {
	leftOut
	desk *Desk
	*textTable
}

// NewEvents makes an Events that writes to w.
func NewEvents(w io.Writer, d *Desk) *Events {
	return &Events{desk: d, textTable: d.newTextTable(w, columnsOf(EventRow{}))}
}

// Write adds an incident.
func (e *Events) Write(in *hearsay.Incident) error {
	r, err := e.desk.eventRow(in)
	if err != nil {
		return err
	}
	return e.write(cellsOf(r))
}
