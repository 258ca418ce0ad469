package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"hearsay"
)

// columns of the table of events; docs/formats/csv.md gives their meaning.
var columns = []string{
	"report", "title", "publisher", "url", "published", "published_basis",
	"event_id", "event", "mode", "context", "cameo", "cameo_name", "quad", "intensity", "goldstein", "status",
	"claimants", "stances", "venue",
	"actor", "actor_code", "actor_code_name", "recipient", "recipient_code", "recipient_code_name",
	"place", "lat", "lon", "geonameid", "country", "admin1", "precision",
	"date_start", "date_end", "date_basis",
	"counts", "hedges", "confidence", "trigger", "evidence", "evidence_begin", "evidence_end", "rule", "background", "codings",
}

// CSV writes one row an event. Its rows are RFC 4180 and safe to open in a
// spreadsheet: no cell of text begins with a sign that starts a formula.
type CSV struct {
	w      *csv.Writer
	names  Names
	headed bool
}

// Names gives codes their names; "" if there is none.
type Names interface {
	Actor(code string) string
	CAMEO(code string) string
}

// NewCSV makes a CSV that writes to w.
func NewCSV(w io.Writer, names Names) *CSV { return &CSV{w: csv.NewWriter(w), names: names} }

// Write adds the events of a report, after the row of column names at first.
func (c *CSV) Write(r *hearsay.Record) error {
	if err := c.head(); err != nil {
		return err
	}
	x := read(r)
	for i := range r.Events {
		if err := c.w.Write(x.row(&r.Events[i], c.names)); err != nil {
			return err
		}
	}
	c.w.Flush()
	return c.w.Error()
}

// Close writes the column names if there was no report.
func (c *CSV) Close() error {
	if err := c.head(); err != nil {
		return err
	}
	c.w.Flush()
	return c.w.Error()
}

func (c *CSV) head() error {
	if c.headed {
		return nil
	}
	c.headed = true
	return c.w.Write(columns)
}

func (x *reading) row(e *hearsay.RecordEvent, name Names) []string {
	var published, basis string
	if x.Published != nil {
		published, basis = x.Published.Value, string(x.Published.Basis)
	}
	var names, stances []string
	venue := ""
	for _, c := range x.claimants(e.Attributions) {
		names, stances = append(names, c.name), append(stances, string(c.stance))
		if c.venue != "" {
			venue = c.venue
		}
	}
	actors, actorCodes := x.who(e.Actor)
	recipients, recipientCodes := x.who(e.Recipient)
	named := func(codes []string) []string {
		out := make([]string, len(codes))
		for i, code := range codes {
			out[i] = name.Actor(code)
		}
		return out
	}
	goldstein := ""
	if e.Goldstein != nil {
		goldstein = decimal(*e.Goldstein)
	}
	var codings []string
	for _, k := range e.Codings {
		codings = append(codings, k.Codebook+": "+coding(k))
	}
	p := x.places[e.Place]
	if p == nil {
		p = &hearsay.RecordPlace{}
	}
	var start, end, dateBasis string
	if e.Date != nil {
		start, end, dateBasis = e.Date.Start, e.Date.End, string(e.Date.Basis)
	}
	var hedges, evidence []string
	for _, h := range e.Hedges {
		hedges = append(hedges, string(h.Type))
	}
	sentences := x.evidence(e)
	for _, s := range sentences {
		evidence = append(evidence, x.words(s))
	}
	behind := ""
	if e.Background {
		behind = "yes"
	}
	begin, stop := "", ""
	if len(sentences) > 0 {
		begin, stop = strconv.Itoa(sentences[0].Begin), strconv.Itoa(sentences[0].End)
	}
	return []string{
		plain(x.ID), plain(x.Title), plain(x.Publisher), plain(x.URL), published, basis,
		e.ID, string(e.Event), e.Mode, list(e.Context), e.CAMEO, plain(name.CAMEO(e.CAMEO)), e.Quad, decimal(e.Intensity), goldstein, string(e.Status),
		list(names), list(stances), plain(venue),
		list(actors), list(actorCodes), list(named(actorCodes)), list(recipients), list(recipientCodes), list(named(recipientCodes)),
		plain(p.Name), degrees(p.Lat), degrees(p.Lon), number(p.GeonameID), p.Country, plain(p.Admin1), string(p.Precision),
		start, end, dateBasis,
		list(x.counts(e)), list(hedges), decimal(e.Confidence),
		plain(x.allWords(e.Trigger)), plain(strings.Join(evidence, " […] ")), begin, stop, e.Rule, behind, list(codings),
	}
}

// plain makes a cell of words. A spreadsheet would run one that begins with one
// of these signs, the wide ones where it is set to Chinese or Japanese; the
// apostrophe makes it words, as a user's own would.
func plain(s string) string {
	if r, _ := utf8.DecodeRuneInString(s); s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", r) {
		return "'" + s
	}
	return s
}

// list joins the parts of a cell that holds several.
func list(parts []string) string { return plain(strings.Join(parts, "; ")) }

func degrees(f *float64) string {
	if f == nil {
		return ""
	}
	return decimal(*f)
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
