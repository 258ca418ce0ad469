package worker

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/intake"
	"hearsay/store"
)

// Change is one thing that a new coding of a report says otherwise than the one
// in force.
type Change struct {
	Report string            `json:"report"`
	What   string            `json:"what"` // new, gone or changed: an event
	Event  hearsay.EventType `json:"event,omitempty"`
	Words  string            `json:"words,omitempty"` // that tell the event
	Field  string            `json:"field,omitempty"` // of a changed event
	Was    string            `json:"was,omitempty"`
	Is     string            `json:"is,omitempty"`
}

// Recoded is a report that was coded anew and came out otherwise.
type Recoded struct {
	Report  string          `json:"report"`
	Version int64           `json:"version"` // of the coding that is proposed
	Changes []Change        `json:"changes"` // of events; none if only other annotations differ
	Record  *hearsay.Record `json:"-"`
}

// Recode codes a report of the ledger anew and keeps the coding as a proposal if it
// differs from the one in force in anything but the names of program and data;
// nil if it does not, and an older proposal is withdrawn. What is in force stays so until somebody accepts another.
func Recode(ctx context.Context, s *store.Store, coder Coder, id string, at time.Time) (*Recoded, error) {
	was, err := s.Record(ctx, id)
	if err != nil {
		return nil, err
	}
	r := one(intake.Item{Name: id, Report: ReportOf(was)}, coder)
	if r.Err != nil {
		return nil, r.Err
	}
	is := r.Record
	same, err := sameCoding(was, is)
	if err == nil && same {
		_, err = s.Withdraw(ctx, id) // what another program or lexicon proposed
		return nil, err
	}
	if err != nil {
		return nil, err
	}
	out := &Recoded{Report: id, Changes: Changes(was, is), Record: is}
	codings, err := s.Codings(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, c := range codings {
		if c.State != "proposed" {
			continue
		}
		if same, err := sameCoding(c.Record, is); err != nil {
			return nil, err
		} else if same {
			out.Version = c.Version
			return out, nil
		}
	}
	out.Version, err = s.Propose(ctx, is, at.UTC().Format(time.RFC3339))
	return out, err
}

// ReportOf is the report that a record was made of.
func ReportOf(rec *hearsay.Record) *hearsay.Report {
	r := &hearsay.Report{
		ID: rec.ID, URL: rec.URL, Title: rec.Title, Publisher: rec.Publisher, Language: rec.Language, Text: rec.Text,
		Sections: intake.Sections(rec.Text, rec.Title),
	}
	if p := rec.Published; p != nil && p.Basis != hearsay.BasisInferred {
		if day, err := time.Parse(time.DateOnly, p.Value); err == nil {
			r.Published = hearsay.Published{Date: day, Basis: p.Basis}
		}
	}
	return r
}

// sameCoding reports whether two records say the same, whoever made them.
func sameCoding(a, b *hearsay.Record) (bool, error) {
	var lines [2][]byte
	for i, r := range []*hearsay.Record{a, b} {
		bare := *r
		bare.Coder = hearsay.Coder{}
		line, err := bare.JSON()
		if err != nil {
			return false, err
		}
		lines[i] = line
	}
	return bytes.Equal(lines[0], lines[1]), nil
}

// Changes are the events that one coding of a report has and another has not, and the
// cells in which they differ. An event is the same if its first trigger and its type are.
func Changes(was, is *hearsay.Record) []Change {
	type key struct {
		begin, end int
		event      hearsay.EventType
	}
	of := func(r *hearsay.Record) map[key]*hearsay.RecordEvent {
		out := map[key]*hearsay.RecordEvent{}
		for i := range r.Events {
			e := &r.Events[i]
			out[key{e.Trigger[0].Begin, e.Trigger[0].End, e.Event}] = e
		}
		return out
	}
	before, after := of(was), of(is)
	var keys []key
	for k := range before {
		keys = append(keys, k)
	}
	for k := range after {
		if before[k] == nil {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b key) int {
		if a.begin != b.begin {
			return a.begin - b.begin
		}
		if a.end != b.end {
			return a.end - b.end
		}
		return strings.Compare(string(a.event), string(b.event))
	})
	text := []rune(is.Text)
	var out []Change
	for _, k := range keys {
		c := Change{Report: is.ID, Event: k.event, Words: string(text[k.begin:k.end])}
		a, b := before[k], after[k]
		switch {
		case a == nil:
			c.What = "new"
			out = append(out, c)
		case b == nil:
			c.What = "gone"
			out = append(out, c)
		default:
			c.What = "changed"
			x, y := cellsOf(was, a), cellsOf(is, b)
			for i := range x {
				if x[i][1] != y[i][1] {
					c.Field, c.Was, c.Is = x[i][0], x[i][1], y[i][1]
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// cellsOf are the cells of an event in words, always the same ones in the same order.
func cellsOf(r *hearsay.Record, e *hearsay.RecordEvent) [][2]string {
	text := []rune(r.Text)
	side := func(ps []hearsay.RecordParticipant) string {
		var out []string
		for _, p := range ps {
			out = append(out, strings.TrimSpace(string(text[p.Begin:p.End])+" "+p.Code))
		}
		return strings.Join(out, "; ")
	}
	place, date := "", ""
	for i := range r.Places {
		if p := &r.Places[i]; p.ID == e.Place {
			place = strings.TrimSpace(p.Name + " " + p.Country)
		}
	}
	if e.Date != nil {
		date = e.Date.Start + "/" + e.Date.End
	}
	quantities := map[string]string{}
	for _, q := range r.Quantities {
		quantities[q.ID] = string(text[q.Begin:q.End])
	}
	var counts, claimants []string
	for _, n := range e.Counts {
		counts = append(counts, strings.TrimSpace(n.What+" "+n.Who+" "+quantities[n.Quantity]))
	}
	for _, id := range e.Attributions {
		for i := range r.Attributions {
			if a := &r.Attributions[i]; a.ID == id {
				for _, sp := range a.Source {
					claimants = append(claimants, string(text[sp.Begin:sp.End])+" "+string(a.Stance))
				}
			}
		}
	}
	return [][2]string{
		{"mode", e.Mode}, {"cameo", e.CAMEO}, {"status", string(e.Status)}, {"actor", side(e.Actor)}, {"recipient", side(e.Recipient)},
		{"place", place}, {"date", date}, {"counts", strings.Join(counts, "; ")}, {"claimants", strings.Join(claimants, "; ")},
		{"context", strings.Join(e.Context, "; ")}, {"hedges", fmt.Sprint(len(e.Hedges))},
	}
}
