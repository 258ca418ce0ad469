package export

import (
	"io"

	"hearsay"
)

// ClaimRow is a claim in one row: what one report says by one chain of
// claimants, and the words that say so.
type ClaimRow struct {
	Claim      string   `parquet:"claim" hxl:"#meta+id" doc:"identifier of the claim"`
	Incident   string   `parquet:"incident" hxl:"#meta+id+incident" doc:"the incident that it is of"`
	Number     int64    `parquet:"number" hxl:"#meta+id+num" doc:"the incident as a number: id in UCDP's columns, GLOBALEVENTID in GDELT's"`
	Report     string   `parquet:"report" hxl:"#meta+id+report" doc:"the report that holds it"`
	Publisher  string   `parquet:"publisher,optional" hxl:"#meta+source" doc:"of the report"`
	Published  string   `parquet:"published,optional" hxl:"#date+reported" doc:"ISO 8601 day on which it was said"`
	Title      string   `parquet:"title,optional" hxl:"#meta+title" doc:"of the report"`
	URL        string   `parquet:"url,optional" hxl:"#meta+url" doc:"of the report"`
	Kind       string   `parquet:"kind" hxl:"#x_claim+kind" doc:"what it settles if it holds: occurrence, responsibility, quantity, place, time, relation"`
	Role       string   `parquet:"role,optional" hxl:"#x_claim+role" doc:"of a quantity: killed, wounded, strength, …"`
	Relation   string   `parquet:"relation,optional" hxl:"#x_claim+relation" doc:"of a relation: leader-of, …"`
	Says       string   `parquet:"says,optional" hxl:"#x_claim+value" doc:"the value in words"`
	Min        *int64   `parquet:"min,optional" hxl:"#x_claim+min" doc:"lower bound of a quantity"`
	Max        *int64   `parquet:"max,optional" hxl:"#x_claim+max" doc:"upper bound; empty: open"`
	Approx     string   `parquet:"approx,optional" hxl:"#x_claim+approx" doc:"yes: about so many"`
	Vague      string   `parquet:"vague,optional" hxl:"#x_claim+vague" doc:"yes: no figure is given"`
	Unit       string   `parquet:"unit,optional" hxl:"#x_claim+unit" doc:"what is counted"`
	Actor      string   `parquet:"who,optional" hxl:"#x_claim+who" doc:"value of a responsibility or a relation"`
	Place      string   `parquet:"where,optional" hxl:"#x_claim+where" doc:"value of a place"`
	Start      string   `parquet:"start,optional" hxl:"#x_claim+start" doc:"value of a time: first day"`
	End        string   `parquet:"end,optional" hxl:"#x_claim+end" doc:"last day, included"`
	Not        string   `parquet:"not,optional" hxl:"#x_claim+not" doc:"yes: the claim denies the value, or that it happened"`
	Claimant   string   `parquet:"claimant,optional" hxl:"#x_claim+source" doc:"who stands behind it: the innermost of the chain"`
	Via        string   `parquet:"via,optional" hxl:"#x_claim+via" doc:"who passes it on, outermost first"`
	Anonymous  string   `parquet:"anonymous,optional" hxl:"#x_claim+anonymous" doc:"yes: the claimant is not named"`
	Stance     string   `parquet:"stance" hxl:"#x_claim+stance" doc:"asserts, denies, …"`
	Status     string   `parquet:"status,optional" hxl:"#status" doc:"of the act: occurred, planned, …"`
	Event      string   `parquet:"event,optional" hxl:"#event+type" doc:"PLOVER type of the act that it is about"`
	Act        string   `parquet:"act,optional" hxl:"#event+name" doc:"the words that tell the act"`
	Actors     string   `parquet:"actors,optional" hxl:"#group+name+first" doc:"who does it"`
	Recipients string   `parquet:"recipients,optional" hxl:"#group+name+second" doc:"to whom"`
	Owner      string   `parquet:"owner,optional" hxl:"#group+name+owner" doc:"of a quantity: whose force; of a relation: its subject"`
	Object     string   `parquet:"object,optional" hxl:"#group+name+object" doc:"of a relation"`
	At         string   `parquet:"place,optional" hxl:"#loc+name" doc:"where the act is"`
	Lat        *float64 `parquet:"lat,optional" hxl:"#geo+lat" doc:"degrees, WGS 84"`
	Lon        *float64 `parquet:"lon,optional" hxl:"#geo+lon" doc:"degrees, WGS 84"`
	Precision  string   `parquet:"precision,optional" hxl:"#geo+precision" doc:"what the position stands for"`
	Country    string   `parquet:"country,optional" hxl:"#country+code" doc:"ISO 3166-1 alpha-3"`
	DateStart  string   `parquet:"date_start,optional" hxl:"#date+start" doc:"when the act is: first day"`
	DateEnd    string   `parquet:"date_end,optional" hxl:"#date+end" doc:"last day, included"`
	DateBasis  string   `parquet:"date_basis,optional" hxl:"#date+basis" doc:"time, published or inferred"`
	Evidence   string   `parquet:"evidence,optional" hxl:"#x_evidence" doc:"the words that say so"`
	Begin      *int64   `parquet:"evidence_begin,optional" hxl:"#x_evidence+begin" doc:"where they stand in the report's text, in code points"`
	EvidEnd    *int64   `parquet:"evidence_end,optional" hxl:"#x_evidence+end" doc:"and where they end"`
	Sentence   string   `parquet:"sentence,optional" hxl:"#description" doc:"the sentence around them"`
	Chosen     string   `parquet:"chosen,optional" hxl:"#status+chosen" doc:"yes: it says what the rule chose for its field"`
	Review     string   `parquet:"review,optional" hxl:"#status+review" doc:"accepted, corrected or rejected by people; empty if nobody looked"`
	Rule       string   `parquet:"resolution" hxl:"#meta+rule" doc:"the resolution rule"`
	AsOf       string   `parquet:"as_of,optional" hxl:"#date+asof" doc:"only what was said by this day; empty: all"`
	Version    string   `parquet:"version" hxl:"#meta+version" doc:"of hearsay"`
}

// place of a claim in its incident.
type held struct {
	field  string
	chosen bool
	review hearsay.ReviewState
	value  *hearsay.CellValue
}

// held says for each claim of an incident in which value it is.
func (x *incident) held() map[string]held {
	out := map[string]held{}
	for i := range x.Cells {
		c := &x.Cells[i]
		for k := range c.Values {
			v := &c.Values[k]
			for _, id := range v.Claims {
				if o, ok := out[id]; !ok || !o.chosen && k == 0 && c.Chosen {
					out[id] = held{c.Field, k == 0 && c.Chosen, v.Review, v}
				}
			}
		}
	}
	return out
}

// claimRows are the claims of an incident, in the order of its cells.
func (d *Desk) claimRows(in *hearsay.Incident, do func(ClaimRow) error) error {
	x, err := d.open(in)
	if err != nil {
		return err
	}
	held := x.held()
	for i := range x.all {
		row, err := d.claimRow(x, &x.all[i], held[x.all[i].ID])
		if err != nil {
			return err
		}
		if err := do(row); err != nil {
			return err
		}
	}
	return nil
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func parties(ps []hearsay.Party) string {
	var names []string
	for _, p := range ps {
		names = append(names, p.Name)
	}
	return joined(names, "; ")
}

// saysOf writes the value of a claim in words.
func saysOf(c *hearsay.Claim) string {
	switch c.Kind {
	case hearsay.RelationClaim:
		v := hearsay.CellValue{Party: c.About.Owner, Value: c.Value, Relation: c.About.Relation, Object: c.About.Object}
		return clean(say(hearsay.CellRelation, &v))
	case hearsay.OccurrenceClaim:
		if c.Value.Occurred == nil {
			return string(c.Status)
		}
	}
	return clean(Value(c.Kind, c.Value))
}

func (d *Desk) claimRow(x *incident, c *hearsay.Claim, h held) (ClaimRow, error) {
	r, err := d.reading(c.Report)
	if err != nil {
		return ClaimRow{}, err
	}
	row := ClaimRow{
		Claim: clean(c.ID), Incident: clean(x.ID), Number: numbered(x.ID), Report: clean(c.Report), Publisher: clean(c.Publisher), Published: clean(c.Published), Title: clean(r.Title), URL: clean(r.URL),
		Kind: string(c.Kind), Role: clean(c.About.Role), Relation: clean(c.About.Relation), Says: saysOf(c), Min: c.Value.Min, Max: c.Value.Max, Approx: yes(c.Value.Approx), Vague: yes(c.Value.Vague),
		Unit: clean(c.Value.Unit), Actor: clean(c.Value.Actor), Place: clean(c.Value.Place), Start: clean(c.Value.Start), End: clean(c.Value.End),
		Not: yes(c.Value.Not || c.Value.Occurred != nil && !*c.Value.Occurred), Stance: string(c.Stance), Status: string(c.Status),
		Event: string(c.About.Event), Act: clean(c.About.Act), Actors: parties(c.About.Actors), Recipients: parties(c.About.Recipients),
		Chosen: yes(h.chosen), Review: string(h.review), Rule: clean(d.ruleName()), AsOf: d.View.AsOf, Version: clean(d.View.Version),
	}
	var via []string
	for i, who := range c.Claimants {
		if i == len(c.Claimants)-1 {
			row.Claimant, row.Anonymous = clean(who.Name), yes(who.Anonymous)
		} else {
			via = append(via, who.Name)
		}
	}
	row.Via = joined(via, "; ")
	if c.About.Owner != nil {
		row.Owner = clean(c.About.Owner.Name)
	}
	if c.About.Object != nil {
		row.Object = clean(c.About.Object.Name)
	}
	if len(c.About.Places) > 0 {
		s := c.About.Places[0]
		row.At, row.Precision, row.Country = clean(s.Name), string(s.Precision), clean(s.Country)
		if s.Lat != nil && s.Lon != nil {
			row.Lat, row.Lon = s.Lat, s.Lon
		}
	}
	if days := c.About.Date; days != nil {
		row.DateStart, row.DateEnd, row.DateBasis = days.Start, days.End, string(days.Basis)
	}
	if len(c.Evidence) > 0 {
		begin, end := int64(c.Evidence[0].Begin), int64(c.Evidence[len(c.Evidence)-1].End)
		row.Evidence, row.Begin, row.EvidEnd = clean(r.allWords(c.Evidence)), &begin, &end
		row.Sentence = clean(r.words(r.sentence(c.Evidence[0])))
	}
	return row, nil
}

// Claims writes one row a claim as CSV.
type Claims struct {
	leftOut
	desk *Desk
	*textTable
}

// NewClaims makes a Claims that writes to w.
func NewClaims(w io.Writer, d *Desk) *Claims {
	return &Claims{desk: d, textTable: d.newTextTable(w, columnsOf(ClaimRow{}))}
}

// Write adds the claims of an incident.
func (c *Claims) Write(in *hearsay.Incident) error {
	return c.desk.claimRows(in, func(r ClaimRow) error { return c.write(cellsOf(r)) })
}
