package hearsay

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Schema names the version of the record's format.
const Schema = "hearsay/1"

// Record is one coded report as public JSON (docs/formats/record.md and
// record.schema.json). Its spans count Unicode code points of Text.
type Record struct {
	Schema       string              `json:"schema"`
	ID           string              `json:"id"`
	Coder        Coder               `json:"coder"`
	URL          string              `json:"url,omitempty"`
	Title        string              `json:"title,omitempty"`
	Publisher    string              `json:"publisher,omitempty"`
	Language     string              `json:"language,omitempty"`
	Published    *RecordPublished    `json:"published,omitempty"`
	Text         string              `json:"text"`
	Sections     []RecordSection     `json:"sections"`
	Sentences    []RecordSpan        `json:"sentences"`
	Entities     []RecordEntity      `json:"entities"`
	Relations    []RecordRelation    `json:"relations"`
	Times        []RecordTimex       `json:"times"`
	Places       []RecordPlace       `json:"places"`
	Quantities   []RecordQuantity    `json:"quantities"`
	Attributions []RecordAttribution `json:"attributions"`
	Events       []RecordEvent       `json:"events"`
}

// Coder says which program, models and data made a record.
type Coder struct {
	Version   string            `json:"version"`
	Models    map[string]string `json:"models"` // language to version
	Lexicon   string            `json:"lexicon"`
	Gazetteer string            `json:"gazetteer"`
	Codebooks map[string]string `json:"codebooks,omitempty"` // name to version

	Dictionaries string `json:"dictionaries,omitempty"` // version of those that found the acts in place of the lexicon, and their settings
}

// RecordSpan is a half-open range of code points of Record.Text.
type RecordSpan struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// RecordPublished is the day of publication.
type RecordPublished struct {
	Value    string       `json:"value"` // ISO 8601 day
	Basis    Basis        `json:"basis"`
	Evidence []RecordSpan `json:"evidence,omitempty"`
}

// RecordSection is a Section.
type RecordSection struct {
	Kind SectionKind `json:"kind"`
	RecordSpan
}

// RecordEntity is an Entity with its Actor.
type RecordEntity struct {
	ID       string          `json:"id"`
	Type     EntityType      `json:"type"`
	Name     string          `json:"name"`
	Aliases  []string        `json:"aliases,omitempty"`
	Mentions []RecordMention `json:"mentions"`
	Plural   bool            `json:"plural,omitempty"`
	Actor    *RecordActor    `json:"actor,omitempty"`
}

// RecordMention is a Mention.
type RecordMention struct {
	RecordSpan
	Form MentionForm `json:"form"`
}

// RecordActor is an Actor.
type RecordActor struct {
	Code    string `json:"code,omitempty"`
	Country string `json:"country,omitempty"`
	Sector  string `json:"sector,omitempty"`
	ID      string `json:"id,omitempty"`
	Basis   Basis  `json:"basis,omitempty"`

	Also []string `json:"also,omitempty"` // the codes of further countries
}

// RecordRelation is a Relation.
type RecordRelation struct {
	Type         RelationType `json:"type"`
	Subject      string       `json:"subject"`
	Object       string       `json:"object"`
	Former       bool         `json:"former,omitempty"`
	Evidence     []RecordSpan `json:"evidence"`
	Attributions []string     `json:"attributions"`
}

// RecordTimex is a Timex.
type RecordTimex struct {
	ID string `json:"id"`
	RecordSpan
	Type  string `json:"type"`
	Value string `json:"value,omitempty"`
	Mod   string `json:"mod,omitempty"`
	Quant string `json:"quant,omitempty"`
	Freq  string `json:"freq,omitempty"`
	Start string `json:"start,omitempty"` // the days that the value denotes
	Stop  string `json:"stop,omitempty"`  // the last of them, included
}

// RecordPlace is a Place.
type RecordPlace struct {
	ID string `json:"id"`
	RecordSpan
	Name      string    `json:"name"`
	Lat       *float64  `json:"lat,omitempty"`
	Lon       *float64  `json:"lon,omitempty"`
	GeonameID int       `json:"geonameid,omitempty"`
	Country   string    `json:"country,omitempty"`
	Admin1    string    `json:"admin1,omitempty"`
	Admin2    string    `json:"admin2,omitempty"`
	Feature   string    `json:"feature,omitempty"`
	Precision Precision `json:"precision,omitempty"`
	Use       PlaceUse  `json:"use,omitempty"`
	Entity    string    `json:"entity,omitempty"`
	Basis     Basis     `json:"basis,omitempty"`
}

// RecordQuantity is a Quantity. Min and Max are written as null if unbounded.
type RecordQuantity struct {
	ID string `json:"id"`
	RecordSpan
	Min    *int64  `json:"min"`
	Max    *int64  `json:"max"`
	Approx bool    `json:"approx"`
	Vague  bool    `json:"vague,omitempty"`
	Number float64 `json:"number,omitempty"`
	Unit   string  `json:"unit,omitempty"`
	Of     string  `json:"of,omitempty"`
}

// RecordAttribution is an Attribution.
type RecordAttribution struct {
	ID        string          `json:"id"`
	Source    []RecordSpan    `json:"source"`
	Cue       []RecordSpan    `json:"cue"`
	Content   []RecordSpan    `json:"content"`
	Entity    string          `json:"entity,omitempty"`
	Kind      AttributionKind `json:"kind"`
	Stance    Stance          `json:"stance"`
	Negated   bool            `json:"negated,omitempty"`
	Anonymous bool            `json:"anonymous,omitempty"`
	Venue     string          `json:"venue,omitempty"`
	Parent    string          `json:"parent,omitempty"`
}

// RecordEvent is an Event.
type RecordEvent struct {
	ID           string              `json:"id"`
	Event        EventType           `json:"event"`
	Mode         string              `json:"mode,omitempty"`
	Context      []string            `json:"context,omitempty"`
	CAMEO        string              `json:"cameo,omitempty"`
	Quad         string              `json:"quad"`
	Intensity    float64             `json:"intensity"`
	Goldstein    *float64            `json:"goldstein,omitempty"`
	Codings      []RecordCoding      `json:"codings,omitempty"`
	Trigger      []RecordSpan        `json:"trigger"`
	Actor        []RecordParticipant `json:"actor"`
	Recipient    []RecordParticipant `json:"recipient"`
	Place        string              `json:"place,omitempty"`
	Time         string              `json:"time,omitempty"`
	Date         *RecordEventDate    `json:"date,omitempty"`
	Counts       []RecordCount       `json:"counts,omitempty"`
	Status       Status              `json:"status"`
	Attributions []string            `json:"attributions"`
	Hedges       []RecordHedge       `json:"hedges,omitempty"`
	Evidence     []RecordSpan        `json:"evidence"`
	Confidence   float64             `json:"confidence"`
	Issues       []string            `json:"issues,omitempty"`
	Rule         string              `json:"rule,omitempty"`
	Background   bool                `json:"background,omitempty"`
	Retells      string              `json:"retells,omitempty"` // the first event that tells the same act
}

// RecordCoding is a Coding.
type RecordCoding struct {
	Codebook string `json:"codebook"`
	Type     string `json:"type"`
	Mode     string `json:"mode,omitempty"`
	Line     int    `json:"line"`
}

// RecordParticipant is a Participant.
type RecordParticipant struct {
	Entity string   `json:"entity,omitempty"`
	Code   string   `json:"code,omitempty"`
	Also   []string `json:"also,omitempty"` // the codes of further countries
	RecordSpan
}

// RecordEventDate is an EventDate; both days are included.
type RecordEventDate struct {
	Start string `json:"start"`
	End   string `json:"end"`
	Basis Basis  `json:"basis"`
}

// RecordCount is a Count.
type RecordCount struct {
	What     string `json:"what"`
	Who      string `json:"who,omitempty"`
	Quantity string `json:"quantity,omitempty"`
	Min      *int64 `json:"min,omitempty"` // of a count without a quantity
	Max      *int64 `json:"max,omitempty"`
}

// RecordHedge is a Hedge.
type RecordHedge struct {
	Type HedgeType `json:"type"`
	RecordSpan
}

const isoDay = "2006-01-02"

// NewRecord makes the public record of a coded report.
func NewRecord(coder Coder, t *Text, a *Annotations, events []Event) *Record {
	c := newCodePoints(t.Report.Text)
	r := &Record{
		Schema: Schema, ID: t.ID, Coder: coder, URL: t.URL, Title: t.Title, Publisher: t.Publisher,
		Language: t.Language, Text: t.Report.Text,
		Sections: make([]RecordSection, 0, len(t.Sections)), Sentences: make([]RecordSpan, 0, len(t.Sentences)),
		Entities: make([]RecordEntity, 0, len(a.Entities)), Relations: make([]RecordRelation, 0, len(a.Relations)),
		Times: make([]RecordTimex, 0, len(a.Times)), Places: make([]RecordPlace, 0, len(a.Places)),
		Quantities:   make([]RecordQuantity, 0, len(a.Quantities)),
		Attributions: make([]RecordAttribution, 0, len(a.Attributions)), Events: make([]RecordEvent, 0, len(events)),
	}
	if a.Published.Known() {
		r.Published = &RecordPublished{
			Value: a.Published.Date.Format(isoDay), Basis: a.Published.Basis, Evidence: c.optional(a.Published.Evidence),
		}
	}
	for _, s := range t.Sections {
		r.Sections = append(r.Sections, RecordSection{s.Kind, c.span(s.Span)})
	}
	for _, s := range t.Sentences {
		r.Sentences = append(r.Sentences, c.span(s.Span))
	}
	for i, e := range a.Entities {
		re := RecordEntity{ID: ref("e", i+1), Type: e.Type, Name: e.Name, Aliases: e.Aliases, Plural: e.Plural}
		for _, m := range e.Mentions {
			re.Mentions = append(re.Mentions, RecordMention{c.span(m.Span), m.Form})
		}
		if i < len(a.Actors) && a.Actors[i] != (Actor{}) {
			x := a.Actors[i]
			re.Actor = &RecordActor{Code: x.Code, Country: x.Country, Sector: x.Sector, ID: x.Group, Basis: x.Basis, Also: strings.Fields(x.Also)}
		}
		r.Entities = append(r.Entities, re)
	}
	for _, x := range a.Relations {
		r.Relations = append(r.Relations, RecordRelation{
			Type: x.Type, Subject: ref("e", int(x.Subject)), Object: ref("e", int(x.Object)), Former: x.Former,
			Evidence: c.spans(x.Evidence), Attributions: refs("a", x.Attributions),
		})
	}
	for i, x := range a.Times {
		rt := RecordTimex{
			ID: ref("t", i+1), RecordSpan: c.span(x.Span), Type: x.Type, Value: x.Value, Mod: x.Mod,
			Quant: x.Quant, Freq: x.Freq,
		}
		if x.Days != nil {
			rt.Start, rt.Stop = x.Days.Start.Format(isoDay), x.Days.End.Format(isoDay)
		}
		r.Times = append(r.Times, rt)
	}
	for i, x := range a.Places {
		rp := RecordPlace{
			ID: ref("p", i+1), RecordSpan: c.span(x.Span), Name: x.Name, GeonameID: x.GeonameID, Country: x.Country,
			Admin1: x.Admin1, Admin2: x.Admin2, Feature: x.Feature, Precision: x.Precision, Use: x.Use,
			Entity: ref("e", int(x.Entity)), Basis: x.Basis,
		}
		if x.Point != nil {
			rp.Lat, rp.Lon = &x.Point.Lat, &x.Point.Lon
		}
		r.Places = append(r.Places, rp)
	}
	for i, x := range a.Quantities {
		r.Quantities = append(r.Quantities, RecordQuantity{
			ID: ref("q", i+1), RecordSpan: c.span(x.Span), Min: x.Min, Max: x.Max, Approx: x.Approx, Vague: x.Vague,
			Number: x.Number, Unit: x.Unit, Of: ref("e", int(x.Of)),
		})
	}
	for i, x := range a.Attributions {
		r.Attributions = append(r.Attributions, RecordAttribution{
			ID: ref("a", i+1), Source: c.spans(x.Source), Cue: c.spans(x.Cue), Content: c.spans(x.Content),
			Entity: ref("e", int(x.Entity)), Kind: x.Kind, Stance: x.Stance, Negated: x.Negated, Anonymous: x.Anonymous,
			Venue: ref("e", int(x.Venue)), Parent: ref("a", int(x.Parent)),
		})
	}
	for i, x := range events {
		re := RecordEvent{
			ID: ref("v", i+1), Event: x.Type, Mode: x.Mode, Context: x.Context, CAMEO: x.CAMEO, Quad: x.Type.Quad(), Intensity: x.Intensity, Goldstein: x.Goldstein,
			Trigger: c.spans(x.Trigger), Actor: c.participants(x.Actors), Recipient: c.participants(x.Recipients),
			Place: ref("p", int(x.Place)), Time: ref("t", int(x.Time)), Status: x.Status,
			Attributions: refs("a", x.Attributions), Evidence: c.spans(x.Evidence), Confidence: x.Confidence, Issues: x.Issues, Rule: x.Rule, Background: x.Background, Retells: ref("v", x.Retells),
		}
		for _, k := range x.Codings {
			re.Codings = append(re.Codings, RecordCoding(k))
		}
		if x.Date != nil {
			re.Date = &RecordEventDate{x.Date.Start.Format(isoDay), x.Date.End.Format(isoDay), x.Date.Basis}
		}
		for _, n := range x.Counts {
			c := RecordCount{What: n.What, Who: n.Who, Quantity: ref("q", int(n.Quantity))}
			if n.Quantity == 0 {
				one := int64(1)
				c.Min, c.Max = &one, &one
			}
			re.Counts = append(re.Counts, c)
		}
		for _, h := range x.Hedges {
			re.Hedges = append(re.Hedges, RecordHedge{h.Type, c.span(h.Span)})
		}
		r.Events = append(r.Events, re)
	}
	return r
}

// JSON is the record on one line, without a line end. The same record gives
// the same bytes.
func (r *Record) JSON() ([]byte, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(r); err != nil {
		return nil, fmt.Errorf("record %s: %w", r.ID, err)
	}
	return []byte(strings.TrimSuffix(b.String(), "\n")), nil
}

// ref writes an identifier; 0 is none and gives "".
func ref(prefix string, id int) string {
	if id == 0 {
		return ""
	}
	return fmt.Sprintf("%s%d", prefix, id)
}

func refs(prefix string, ids []AttributionID) []string {
	out := make([]string, 0, len(ids))
	for _, id := range ids {
		out = append(out, ref(prefix, int(id)))
	}
	return out
}

// codePoints converts byte offsets of a text to offsets in code points.
type codePoints struct {
	text string
	at   []int32 // code points before byte i*stride; nil if the text is ASCII
}

const stride = 256

func newCodePoints(text string) codePoints {
	c := codePoints{text: text}
	if utf8.RuneCountInString(text) == len(text) {
		return c
	}
	var n int32
	for i := 0; i < len(text); i++ {
		if i%stride == 0 {
			c.at = append(c.at, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	c.at = append(c.at, n)
	return c
}

func (c codePoints) offset(b int) int {
	if c.at == nil {
		return b
	}
	from := b / stride
	n := int(c.at[from])
	for i := from * stride; i < b; i++ {
		if utf8.RuneStart(c.text[i]) {
			n++
		}
	}
	return n
}

func (c codePoints) span(s Span) RecordSpan { return RecordSpan{c.offset(s.Begin), c.offset(s.End)} }

func (c codePoints) spans(ss []Span) []RecordSpan {
	out := make([]RecordSpan, 0, len(ss))
	for _, s := range ss {
		out = append(out, c.span(s))
	}
	return out
}

// optional gives nil for no spans, so that the field is left out.
func (c codePoints) optional(ss []Span) []RecordSpan {
	if len(ss) == 0 {
		return nil
	}
	return c.spans(ss)
}

func (c codePoints) participants(ps []Participant) []RecordParticipant {
	out := make([]RecordParticipant, 0, len(ps))
	for _, p := range ps {
		out = append(out, RecordParticipant{ref("e", int(p.Entity)), p.Actor.Code, strings.Fields(p.Actor.Also), c.span(p.Span)})
	}
	return out
}
