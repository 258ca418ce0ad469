package ledger

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
)

// draft is a record made by hand. Spans are given as a piece of the text with the
// span in brackets: "his [forces] are".
type draft struct {
	t   *testing.T
	rec *hearsay.Record
}

// newDraft makes a record of the sentences, one a line.
func newDraft(t *testing.T, id, publisher, published, text string) *draft {
	text = strings.TrimSpace(text)
	d := &draft{t, &hearsay.Record{Schema: hearsay.Schema, ID: id, Publisher: publisher, Text: text}}
	if published != "" {
		d.rec.Published = &hearsay.RecordPublished{Value: published, Basis: hearsay.BasisGiven}
	}
	at := 0
	for _, line := range strings.Split(text, "\n") {
		n := len([]rune(line))
		d.rec.Sentences = append(d.rec.Sentences, hearsay.RecordSpan{Begin: at, End: at + n})
		at += n + 1
	}
	d.rec.Sections = []hearsay.RecordSection{{Kind: hearsay.Body, RecordSpan: hearsay.RecordSpan{Begin: 0, End: at - 1}}}
	return d
}

func (d *draft) span(marked string) hearsay.RecordSpan {
	d.t.Helper()
	b, e := strings.IndexByte(marked, '['), strings.IndexByte(marked, ']')
	if b < 0 || e < b {
		d.t.Fatalf("%q marks no span", marked)
	}
	plain := marked[:b] + marked[b+1:e] + marked[e+1:]
	at := strings.Index(d.rec.Text, plain)
	if at < 0 {
		d.t.Fatalf("%q is not in the text", plain)
	}
	runes := func(s string) int { return len([]rune(s)) }
	begin := runes(d.rec.Text[:at+b])
	return hearsay.RecordSpan{Begin: begin, End: begin + runes(marked[b+1:e])}
}

func (d *draft) spans(marked ...string) []hearsay.RecordSpan {
	d.t.Helper()
	var out []hearsay.RecordSpan
	for _, m := range marked {
		out = append(out, d.span(m))
	}
	return out
}

func (d *draft) entity(kind hearsay.EntityType, name string, mentions ...string) string {
	d.t.Helper()
	e := hearsay.RecordEntity{ID: fmt.Sprint("e", len(d.rec.Entities)+1), Type: kind, Name: name}
	for _, m := range mentions {
		s := d.span(m)
		said := string([]rune(d.rec.Text)[s.Begin:s.End])
		form := hearsay.Nominal
		switch {
		case possessives[said] || said == "he" || said == "He" || said == "they":
			form = hearsay.Pronoun
		case said[0] >= 'A' && said[0] <= 'Z' && name[0] >= 'A' && name[0] <= 'Z':
			form = hearsay.Name
		}
		e.Mentions = append(e.Mentions, hearsay.RecordMention{RecordSpan: s, Form: form})
	}
	d.rec.Entities = append(d.rec.Entities, e)
	return e.ID
}

func (d *draft) code(entity, code string) {
	for i := range d.rec.Entities {
		if d.rec.Entities[i].ID == entity {
			d.rec.Entities[i].Actor = &hearsay.RecordActor{Code: code}
		}
	}
}

func (d *draft) place(marked, name, admin1 string) string {
	d.t.Helper()
	p := hearsay.RecordPlace{ID: fmt.Sprint("p", len(d.rec.Places)+1), RecordSpan: d.span(marked), Name: name, Admin1: admin1,
		Country: "XXX", Precision: hearsay.PrecisionPoint, Use: hearsay.UseLiteral}
	if name == admin1 {
		p.Precision = hearsay.PrecisionAdmin1
	}
	d.rec.Places = append(d.rec.Places, p)
	return p.ID
}

// quantity adds a figure; max below 0 is open, hedge is "", "approx" or "vague".
func (d *draft) quantity(marked string, low, high int64, unit, of, hedge string) string {
	d.t.Helper()
	q := hearsay.RecordQuantity{ID: fmt.Sprint("q", len(d.rec.Quantities)+1), RecordSpan: d.span(marked), Min: &low, Max: &high, Unit: unit, Of: of,
		Approx: hedge == "approx", Vague: hedge == "vague"}
	if high < 0 {
		q.Max = nil
	}
	if low < 0 {
		q.Min = nil
	}
	d.rec.Quantities = append(d.rec.Quantities, q)
	return q.ID
}

func (d *draft) account(source, cue, content, entity string, stance hearsay.Stance) string {
	d.t.Helper()
	a := hearsay.RecordAttribution{ID: fmt.Sprint("a", len(d.rec.Attributions)+1), Source: d.spans(source), Cue: d.spans(cue), Content: d.spans(content),
		Entity: entity, Kind: hearsay.Indirect, Stance: stance}
	d.rec.Attributions = append(d.rec.Attributions, a)
	return a.ID
}

// event adds an event told by the words in brackets of the sentence given.
func (d *draft) event(kind hearsay.EventType, trigger string, status hearsay.Status, more func(*hearsay.RecordEvent)) string {
	d.t.Helper()
	s := d.span(trigger)
	v := hearsay.RecordEvent{ID: fmt.Sprint("v", len(d.rec.Events)+1), Event: kind, Trigger: []hearsay.RecordSpan{s}, Status: status}
	for _, sentence := range d.rec.Sentences {
		if contains(sentence, s) {
			v.Evidence = []hearsay.RecordSpan{sentence}
		}
	}
	if more != nil {
		more(&v)
	}
	d.rec.Events = append(d.rec.Events, v)
	return v.ID
}

func by(entity string) []hearsay.RecordParticipant {
	return []hearsay.RecordParticipant{{Entity: entity}}
}

func on(day string) *hearsay.RecordEventDate {
	return &hearsay.RecordEventDate{Start: day, End: day, Basis: hearsay.BasisTime}
}

// show is a dispute on one line: kind, heading and positions.
func show(ds []hearsay.Dispute) []string {
	out := []string{}
	for _, d := range ds {
		var ps []string
		for _, p := range d.Positions {
			v := p.Value
			var value string
			switch {
			case v.Min != nil && v.Max != nil && *v.Min == *v.Max:
				value = fmt.Sprint(*v.Min)
			case v.Min != nil || v.Max != nil:
				bound := func(n *int64) string {
					if n == nil {
						return ""
					}
					return fmt.Sprint(*n)
				}
				value = bound(v.Min) + "-" + bound(v.Max)
			case v.Occurred != nil:
				value = fmt.Sprint(*v.Occurred)
			case v.Not:
				value = "not " + v.Actor
			default:
				value = v.Actor + v.Start + v.Place
			}
			ps = append(ps, value+" ["+strings.Join(p.Claimants, "; ")+"]")
		}
		out = append(out, fmt.Sprintf("%s: %s: %s", d.Kind, d.Matter, strings.Join(ps, " | ")))
	}
	return out
}
