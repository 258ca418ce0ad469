// Package export writes coded reports for people and their programs: a table
// for the terminal, comma-separated values and explanations. It shows what the
// record holds and works nothing out.
package export

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"hearsay"
)

// reading looks up what the identifiers of a record stand for.
type reading struct {
	*hearsay.Record
	runes        []rune
	entities     map[string]*hearsay.RecordEntity
	places       map[string]*hearsay.RecordPlace
	quantities   map[string]*hearsay.RecordQuantity
	attributions map[string]*hearsay.RecordAttribution
}

func read(r *hearsay.Record) *reading {
	x := &reading{
		Record: r, runes: []rune(r.Text),
		entities:     make(map[string]*hearsay.RecordEntity, len(r.Entities)),
		places:       make(map[string]*hearsay.RecordPlace, len(r.Places)),
		quantities:   make(map[string]*hearsay.RecordQuantity, len(r.Quantities)),
		attributions: make(map[string]*hearsay.RecordAttribution, len(r.Attributions)),
	}
	for i := range r.Entities {
		x.entities[r.Entities[i].ID] = &r.Entities[i]
	}
	for i := range r.Places {
		x.places[r.Places[i].ID] = &r.Places[i]
	}
	for i := range r.Quantities {
		x.quantities[r.Quantities[i].ID] = &r.Quantities[i]
	}
	for i := range r.Attributions {
		x.attributions[r.Attributions[i].ID] = &r.Attributions[i]
	}
	return x
}

// words is what the report says at a span, on one line.
func (x *reading) words(s hearsay.RecordSpan) string {
	begin, end := max(0, s.Begin), min(s.End, len(x.runes))
	if begin >= end {
		return ""
	}
	return strings.Join(strings.Fields(string(x.runes[begin:end])), " ")
}

func (x *reading) allWords(spans []hearsay.RecordSpan) string {
	parts := make([]string, 0, len(spans))
	for _, s := range spans {
		if w := x.words(s); w != "" {
			parts = append(parts, w)
		}
	}
	return strings.Join(parts, " … ")
}

// heading names the report: its title, else its headline, else its first words.
func (x *reading) heading() string {
	if x.Title != "" {
		return strings.Join(strings.Fields(x.Title), " ")
	}
	for _, s := range x.Sections {
		if s.Kind == hearsay.Headline {
			return x.words(s.RecordSpan)
		}
	}
	for _, s := range x.Sections {
		if s.Kind == hearsay.Body {
			return clip(x.words(s.RecordSpan), 80)
		}
	}
	return x.ID
}

// sentence is the sentence that a span begins in.
func (x *reading) sentence(s hearsay.RecordSpan) hearsay.RecordSpan {
	for _, sentence := range x.Sentences {
		if sentence.Begin <= s.Begin && s.Begin < sentence.End {
			return sentence
		}
	}
	return s
}

// evidence are the sentences that tell an event, in order.
func (x *reading) evidence(e *hearsay.RecordEvent) []hearsay.RecordSpan {
	var out []hearsay.RecordSpan
	spans := e.Evidence
	if len(spans) == 0 {
		spans = e.Trigger
	}
	for _, s := range spans {
		if sentence := x.sentence(s); len(out) == 0 || out[len(out)-1] != sentence {
			out = append(out, sentence)
		}
	}
	return out
}

// who names the participants of one side: the entity's name if it has one, else
// the words of the report.
func (x *reading) who(ps []hearsay.RecordParticipant) (names, codes []string) {
	for _, p := range ps {
		name := x.words(p.RecordSpan)
		if e := x.entities[p.Entity]; e != nil && (name == "" || x.hasName(e) || x.isPronoun(e, p.RecordSpan)) {
			name = e.Name
		}
		names = append(names, name)
		codes = append(codes, p.Code)
	}
	return names, codes
}

func (x *reading) hasName(e *hearsay.RecordEntity) bool {
	for _, m := range e.Mentions {
		if m.Form == hearsay.Name {
			return true
		}
	}
	return false
}

func (x *reading) isPronoun(e *hearsay.RecordEntity, s hearsay.RecordSpan) bool {
	for _, m := range e.Mentions {
		if m.Form == hearsay.Pronoun && m.RecordSpan == s {
			return true
		}
	}
	return false
}

// claimant is one link of the chain of those who say so.
type claimant struct {
	name   string
	stance hearsay.Stance
	venue  string
}

// claimants are outermost first; none means that the report itself says so.
func (x *reading) claimants(ids []string) []claimant {
	var out []claimant
	for _, id := range ids {
		a := x.attributions[id]
		if a == nil {
			continue
		}
		c := claimant{name: x.allWords(a.Source), stance: a.Stance}
		if e := x.entities[a.Entity]; e != nil && (c.name == "" || x.hasName(e) || len(a.Source) > 0 && x.isPronoun(e, a.Source[0])) {
			c.name = e.Name
		}
		if c.name == "" {
			c.name = "(unnamed)"
		}
		if a.Negated {
			c.stance = "not " + c.stance
		}
		if e := x.entities[a.Venue]; e != nil {
			c.venue = e.Name
		}
		out = append(out, c)
	}
	return out
}

// counts are the numbers of an event: "12 killed", "~9,000 participants".
func (x *reading) counts(e *hearsay.RecordEvent) []string {
	var out []string
	for _, c := range e.Counts {
		if q := x.quantities[c.Quantity]; q != nil {
			out = append(out, strings.TrimSpace(interval(q)+" "+c.What))
		} else if c.Min != nil {
			out = append(out, fmt.Sprintf("%d %s", *c.Min, c.What))
		}
	}
	return out
}

// plurals are the irregular ones among what news counts.
var plurals = map[string]string{
	"child": "children", "person": "people", "people": "people", "human": "humans", "personnel": "personnel", "police": "police",
	"percent": "percent", "km": "km", "strong": "strong", "aircraft": "aircraft", "dead": "dead", "wounded": "wounded",
}

// plural writes a unit, a lemma, as its number wants it.
func plural(q *hearsay.RecordQuantity, unit string) string {
	one := q.Min != nil && q.Max != nil && *q.Min == 1 && *q.Max == 1
	if unit == "" || one {
		return unit
	}
	head, last := "", unit
	if i := strings.LastIndexByte(unit, ' '); i >= 0 {
		head, last = unit[:i+1], unit[i+1:]
	}
	if p := plurals[last]; p != "" {
		return head + p
	}
	switch {
	case strings.HasSuffix(last, "man"):
		return head + last[:len(last)-2] + "en"
	case strings.HasSuffix(last, "y") && len(last) > 1 && !strings.ContainsRune("aeiou", rune(last[len(last)-2])):
		return head + last[:len(last)-1] + "ies"
	case strings.HasSuffix(last, "s"), strings.HasSuffix(last, "x"), strings.HasSuffix(last, "ch"), strings.HasSuffix(last, "sh"):
		return head + last + "es"
	}
	return head + last + "s"
}

// interval writes a quantity: "12", "~9,000", "6,001+", "up to 50", "24–99".
func interval(q *hearsay.RecordQuantity) string {
	s := ""
	switch {
	case q.Min != nil && q.Max != nil && *q.Min == *q.Max:
		s = thousands(*q.Min)
	case q.Max != nil && (q.Min == nil || *q.Min == 0):
		return "up to " + thousands(*q.Max)
	case q.Min != nil && q.Max != nil:
		return thousands(*q.Min) + "–" + thousands(*q.Max)
	case q.Min != nil:
		return thousands(*q.Min) + "+"
	default:
		s = strconv.FormatFloat(q.Number, 'f', -1, 64)
	}
	if q.Approx {
		return "~" + s
	}
	return s
}

// thousands writes n with a comma every three digits.
func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

// days writes a run of days: "2021-08-20", "2021-08-14 – 2021-08-15".
func days(d *hearsay.RecordEventDate) string {
	if d == nil {
		return ""
	}
	if d.Start == d.End {
		return d.Start
	}
	return fmt.Sprintf("%s – %s", d.Start, d.End)
}

// period writes a run of days shorter where it is a year or a month.
func period(d *hearsay.RecordEventDate) string {
	if d == nil || len(d.Start) != len("2021-08-23") || len(d.End) != len(d.Start) || d.Start == d.End {
		return days(d)
	}
	if d.Start[:4] == d.End[:4] && d.Start[4:] == "-01-01" && d.End[4:] == "-12-31" {
		return d.Start[:4]
	}
	first, err := time.Parse(time.DateOnly, d.Start)
	if err == nil && first.Day() == 1 && d.End == first.AddDate(0, 1, -1).Format(time.DateOnly) {
		return d.Start[:7]
	}
	return days(d)
}

// where names a place with its country.
func where(p *hearsay.RecordPlace) string {
	if p == nil {
		return ""
	}
	if p.Country == "" || p.Precision == hearsay.PrecisionCountry {
		return p.Name
	}
	return p.Name + ", " + p.Country
}

// clip shortens s to n characters.
func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return strings.TrimRight(string(r[:n-1]), " ,;:") + "…"
	}
	return s
}

// Heading names a report: its title, else its headline, else its first words.
func Heading(r *hearsay.Record) string { return clip(read(r).heading(), 100) }
