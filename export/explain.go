package export

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"hearsay"
)

// Explain shows explanations for people to read, one sentence after the other.
type Explain struct {
	w     *bufio.Writer
	style Style
	names Names
	n     int
}

// NewExplain makes an Explain that writes to w.
func NewExplain(w io.Writer, style Style, names Names) *Explain {
	return &Explain{w: bufio.NewWriter(w), style: style, names: names}
}

// Write shows one report.
func (p *Explain) Write(e *hearsay.Explanation) error {
	if p.n > 0 {
		fmt.Fprintln(p.w)
	}
	p.n++
	x := &explained{reading: read(e.Record), Explain: p, times: map[string]*hearsay.RecordTimex{}, events: map[string]*hearsay.RecordEvent{}}
	for i := range e.Record.Times {
		x.times[e.Record.Times[i].ID] = &e.Record.Times[i]
	}
	for i := range e.Record.Events {
		x.events[e.Record.Events[i].ID] = &e.Record.Events[i]
	}
	x.line(0, text.Bold, x.heading())
	x.line(0, text.Faint, x.about())
	if d := e.Record.Published; d != nil && len(d.Evidence) > 0 {
		x.line(0, text.Faint, "the day of publication was worked out from "+x.quoteAll(d.Evidence))
	}
	if c := e.Record.Coder; c.Version != "" {
		x.line(0, text.Faint, fmt.Sprintf("hearsay %s, model %s, lexicon %s, gazetteer %s%s", c.Version, c.Models["en"], c.Lexicon, c.Gazetteer, label(", dictionaries", c.Dictionaries)))
	}
	for i := range e.Sentences {
		x.sentence(&e.Sentences[i])
	}
	return p.w.Flush()
}

// explained is the work on one report.
type explained struct {
	*reading
	*Explain
	times  map[string]*hearsay.RecordTimex
	events map[string]*hearsay.RecordEvent
}

const none text.Color = 0

// line writes words, wrapped, so many columns from the left; what follows on
// further lines stands two columns more.
func (x *explained) line(indent int, color text.Color, words string) {
	width := x.style.width() - indent
	for n, l := range wrap(words, width-2) {
		if color != none {
			l = x.style.paint(l, color)
		}
		if n > 0 {
			l = "  " + l
		}
		fmt.Fprintln(x.w, strings.Repeat(" ", indent)+l)
	}
}

func (x *explained) head(title string) {
	fmt.Fprintln(x.w)
	x.line(2, text.Bold, title)
}

// put writes the parts that are not empty, parted by dots.
func (x *explained) put(indent int, parts ...string) {
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" })
	x.line(indent, none, strings.Join(parts, " · "))
}

func (x *explained) sentence(s *hearsay.ExplainedSentence) {
	fmt.Fprintln(x.w)
	fmt.Fprintln(x.w, x.style.paint(strings.Repeat("─", x.style.width()), text.Faint))
	x.line(0, text.Bold, fmt.Sprintf("Sentence %d of %d · %s · characters %d to %d", s.Number, len(x.Sentences), s.Section, s.Begin, s.End))
	x.line(0, text.Italic, exact(x.words(s.RecordSpan)))
	x.head("TREE")
	for _, b := range tree(s.Tokens) {
		fmt.Fprintln(x.w, "    "+x.style.paint(b.guides, text.Faint)+x.label(b.token))
	}
	if s.Section == hearsay.Boilerplate {
		x.head("NOTHING CODED")
		x.line(4, none, "This sentence is boilerplate: nothing is read or coded from it.")
		return
	}
	x.mentions(s)
	x.circumstances(s)
	x.accounts(s)
	x.coded(s)
}

// mostElsewhere is how many mentions in other sentences are shown; JSON has all.
const mostElsewhere = 12

// mentions shows who and what the sentence speaks of.
func (x *explained) mentions(s *hearsay.ExplainedSentence) {
	if len(s.Entities) > 0 {
		x.head("WHO AND WHAT")
	}
	for _, ee := range s.Entities {
		e := x.entities[ee.ID]
		if e == nil {
			continue
		}
		var here, elsewhere []string
		more := 0
		for _, m := range e.Mentions {
			words := fmt.Sprintf("%s (%s)", exact(x.words(m.RecordSpan)), m.Form)
			switch {
			case overlaps(m.RecordSpan, s.RecordSpan):
				here = append(here, words)
			case len(elsewhere) < mostElsewhere:
				elsewhere = append(elsewhere, fmt.Sprintf("%s in %s", words, x.number(m.RecordSpan)))
			default:
				more++
			}
		}
		kind := string(e.Type)
		if e.Plural {
			kind += ", several"
		}
		x.put(4, e.ID+" "+e.Name, kind, strings.Join(here, ", "))
		if more > 0 {
			elsewhere = append(elsewhere, fmt.Sprintf("and %d more", more))
		}
		if len(elsewhere) > 0 {
			x.line(7, none, "the same: "+strings.Join(elsewhere, ", "))
		}
		switch {
		case e.Actor == nil || e.Actor.Code == "":
			x.line(7, none, "no actor code is known")
		case len(ee.Actor) == 0:
			x.line(7, none, "code "+e.Actor.Code+inBrackets(x.names.Actor(e.Actor.Code)))
		default:
			x.line(7, none, "code "+e.Actor.Code+inBrackets(x.names.Actor(e.Actor.Code))+": "+x.reasons(ee.Actor))
		}
	}
	if len(s.Relations) > 0 {
		x.head("RELATIONS")
	}
	for _, r := range s.Relations {
		former := ""
		if r.Former {
			former = "no longer"
		}
		x.put(4, x.name(r.Subject)+" "+string(r.Type)+" "+x.name(r.Object), former, "from "+x.quoteAll(r.Evidence), x.saidBy(r.Attributions))
	}
}

// circumstances shows times, places and quantities.
func (x *explained) circumstances(s *hearsay.ExplainedSentence) {
	if len(s.Times) > 0 {
		x.head("TIMES")
	}
	for _, id := range s.Times {
		t := x.times[id]
		if t == nil {
			continue
		}
		when := "no days can be told"
		if t.Start != "" {
			when = "the days " + days(&hearsay.RecordEventDate{Start: t.Start, End: t.Stop})
			if t.Start == t.Stop {
				when = "the day " + t.Start
			}
		}
		x.put(4, id+" "+exact(x.words(t.RecordSpan)), strings.TrimSpace(t.Type+" "+t.Value), label("mod", t.Mod), label("quant", t.Quant), label("freq", t.Freq), when)
	}
	if len(s.Places) > 0 {
		x.head("PLACES")
	}
	for _, id := range s.Places {
		p := x.places[id]
		if p == nil {
			continue
		}
		basis := "from its own name"
		if p.Basis == hearsay.BasisInferred {
			basis = "placed by its context, not by its name (inferred)"
		}
		at := "no position known"
		if p.Lat != nil && p.Lon != nil {
			at = degrees(p.Lat) + ", " + degrees(p.Lon)
		}
		var in []string
		for _, unit := range []string{p.Admin2, p.Admin1, p.Country} {
			if unit != "" && unit != p.Name {
				in = append(in, unit)
			}
		}
		geonames := ""
		if p.GeonameID != 0 {
			geonames = "GeoNames " + strconv.Itoa(p.GeonameID) + " " + p.Feature
		}
		x.put(4, id+" "+exact(x.words(p.RecordSpan)), p.Name, strings.Join(in, ", "), at, label("precision", string(p.Precision)), geonames, label("used as", string(p.Use)),
			basis, label("entity", p.Entity))
	}
	if len(s.Quantities) > 0 {
		x.head("QUANTITIES")
	}
	for _, id := range s.Quantities {
		q := x.quantities[id]
		if q == nil {
			continue
		}
		vague := ""
		if q.Vague {
			vague = "no figure is given"
		}
		of := ""
		if q.Of != "" {
			of = "of " + x.name(q.Of)
		}
		x.put(4, id+" "+exact(x.words(q.RecordSpan)), strings.TrimSpace(interval(q)+" "+plural(q, q.Unit)), vague, of)
	}
}

// accounts shows who says what, and the reservations.
func (x *explained) accounts(s *hearsay.ExplainedSentence) {
	if len(s.Attributions) > 0 {
		x.head("ACCOUNTS")
	}
	for _, ea := range s.Attributions {
		a := x.attributions[ea.ID]
		if a == nil {
			continue
		}
		source := "nobody named"
		if len(a.Source) > 0 {
			source = x.quoteAll(a.Source)
		}
		if a.Entity != "" {
			source += " = " + x.other(a.Entity, source)
		}
		if a.Anonymous {
			source += ", anonymous"
		}
		stance := string(a.Stance)
		if a.Negated {
			stance = "not " + stance
		}
		x.put(4, ea.ID+" "+source, stance, string(a.Kind)+" speech")
		cue := "no cue in words"
		if len(a.Cue) > 0 {
			cue = "cue " + x.quoteAll(a.Cue)
			if !overlaps(a.Cue[0], s.RecordSpan) {
				cue += " in " + x.number(a.Cue[0])
			}
		}
		x.line(7, none, cue)
		x.line(7, none, "content "+x.content(a, s))
		x.line(7, none, "stance "+string(a.Stance)+": "+x.reason(ea.Stance))
		if a.Venue != "" {
			x.line(7, none, "said to or in "+x.name(a.Venue))
		}
		if a.Parent != "" {
			x.line(7, none, "told inside the account of "+x.saidBy([]string{a.Parent}))
		}
	}
	if len(s.Hedges) > 0 {
		x.head("HEDGES")
	}
	for _, h := range s.Hedges {
		x.put(4, exact(x.words(h.RecordSpan)), string(h.Type))
	}
}

// content is what an account says in the sentence, and where else it says more.
func (x *explained) content(a *hearsay.RecordAttribution, s *hearsay.ExplainedSentence) string {
	var here []hearsay.RecordSpan
	var parts []string
	first, last := -1, -1
	for _, c := range a.Content {
		if overlaps(c, s.RecordSpan) {
			here = append(here, hearsay.RecordSpan{Begin: max(c.Begin, s.Begin), End: min(c.End, s.End)})
		}
		if i := x.index(c.Begin); first < 0 || i < first {
			first = i
		}
		last = max(last, x.index(c.End-1))
	}
	if here != nil {
		parts = append(parts, x.quoteAll(here))
	}
	switch {
	case first == last && here == nil && first >= 0:
		parts = append(parts, fmt.Sprintf("in sentence %d", first+1))
	case first < last:
		parts = append(parts, fmt.Sprintf("in all from sentence %d to %d", first+1, last+1))
	}
	return strings.Join(parts, ", ")
}

// coded shows the events, and the words that were looked at in vain.
func (x *explained) coded(s *hearsay.ExplainedSentence) {
	if len(s.Events) > 0 {
		x.head("EVENTS")
	}
	for i := range s.Events {
		ee := &s.Events[i]
		if e := x.events[ee.ID]; e != nil {
			x.event(e, ee)
		}
	}
	switch {
	case len(s.Events) == 0 && len(s.Rejected) == 0:
		x.head("NOTHING CODED")
		x.line(4, none, "No word of this sentence begins a rule of the lexicon.")
	case len(s.Events) == 0:
		x.head("NOTHING CODED")
		x.line(4, none, "Rules look for these words, but none holds here:")
	case len(s.Rejected) > 0:
		x.head("LOOKED AT, NOT CODED")
	}
	before := ""
	for _, r := range s.Rejected {
		if words := x.quoteAll(r.Words); words != before {
			x.line(4, none, words)
			before = words
		}
		if r.Rule != nil {
			x.line(7, none, entry(r.Rule)+": "+r.Text)
		} else {
			x.line(7, none, r.Text)
		}
	}
}

// field writes a line of an event under its name.
func (x *explained) field(name, words string) {
	x.line(7, none, name+": "+words)
}

func (x *explained) event(e *hearsay.RecordEvent, w *hearsay.ExplainedEvent) {
	x.line(4, quadColor[e.Quad], strings.TrimSpace(fmt.Sprintf("%s %s %s", e.ID, e.Event, e.Mode))+" · "+string(e.Status)+" · "+x.quoteAll(e.Trigger))
	x.field("rule", entry(&w.Rule))
	if e.Background {
		x.field("background", "told beside another act of its sentence")
	}
	if e.Retells != "" {
		x.field("retells", e.Retells+", which tells the same act")
	}
	if len(w.Also) > 0 {
		x.field("told again by", x.quoteAll(w.Also))
	}
	if len(e.Context) > 0 || e.CAMEO != "" {
		x.field("codes", strings.Join(slices.DeleteFunc([]string{label("CAMEO", e.CAMEO) + inBrackets(x.names.CAMEO(e.CAMEO)), label("contexts", strings.Join(e.Context, ", "))}, func(s string) bool { return s == "" }), "; "))
	}
	for _, k := range e.Codings {
		x.field(k.Codebook, fmt.Sprintf("%s (line %d)", coding(k), k.Line))
	}
	x.side("actor", e.Actor, w.Actor)
	x.side("recipient", e.Recipient, w.Recipient)
	if p := x.places[e.Place]; p != nil {
		x.field("place", fmt.Sprintf("%s, %s %s", where(p), p.ID, exact(x.words(p.RecordSpan))))
	} else {
		x.field("place", "none told")
	}
	t := x.times[e.Time]
	switch {
	case e.Date == nil && t != nil:
		x.field("date", fmt.Sprintf("%s %s, which gives no day", t.ID, exact(x.words(t.RecordSpan))))
	case e.Date == nil:
		x.field("date", "none told")
	case t != nil:
		x.field("date", fmt.Sprintf("%s, from %s %s (basis %s)", days(e.Date), t.ID, exact(x.words(t.RecordSpan)), e.Date.Basis))
	case e.Date.Basis == hearsay.BasisInferred:
		x.field("date", days(e.Date)+", the day of what is told beside or just before it (basis inferred)")
	default:
		x.field("date", fmt.Sprintf("%s (basis %s)", days(e.Date), e.Date.Basis))
	}
	for _, c := range e.Counts {
		if q := x.quantities[c.Quantity]; q != nil {
			x.field("count", fmt.Sprintf("%s, of the %s, %s %s", strings.TrimSpace(interval(q)+" "+c.What), c.Who, q.ID, exact(x.words(q.RecordSpan))))
		} else if c.Min != nil {
			x.field("count", fmt.Sprintf("%d %s, of the %s, told without a number", *c.Min, c.What, c.Who))
		}
	}
	x.field("status "+string(e.Status), x.reasons(w.Status))
	x.field("said by", x.saidBy(e.Attributions))
	for _, h := range e.Hedges {
		x.field("hedge", exact(x.words(h.RecordSpan))+" ("+string(h.Type)+")")
	}
	x.field("evidence", x.quoteAll(e.Evidence))
	var factors []string
	for _, r := range w.Confidence {
		factors = append(factors, r.Text)
	}
	x.field("confidence "+strconv.FormatFloat(e.Confidence, 'f', -1, 64), strings.Join(factors, "; "))
}

func (x *explained) side(name string, ps []hearsay.RecordParticipant, why []hearsay.RecordReason) {
	if len(ps) == 0 {
		x.field(name, "none named")
	}
	for i, p := range ps {
		words := exact(x.words(p.RecordSpan))
		if e := x.entities[p.Entity]; e != nil {
			words += " = " + x.other(e.ID, words)
		}
		if p.Code != "" {
			words += ", " + p.Code
		}
		if i < len(why) {
			words += ": " + why[i].Text
		}
		x.field(name, words)
	}
}

// saidBy is the chain of those who say so, outermost first.
func (x *explained) saidBy(ids []string) string {
	chain := x.claimants(ids)
	if len(chain) == 0 {
		return "the report itself"
	}
	var out []string
	for i, c := range chain {
		words := c.name
		if i < len(ids) && len(ids) == len(chain) {
			words += " (" + ids[i] + " " + string(c.stance) + ")"
		}
		out = append(out, words)
	}
	return strings.Join(out, " › ")
}

func (x *explained) reasons(rs []hearsay.RecordReason) string {
	var out []string
	for _, r := range rs {
		out = append(out, x.reason(r))
	}
	return strings.Join(out, "; ")
}

// reason writes a reason, then its words and its entry.
func (x *explained) reason(r hearsay.RecordReason) string {
	out := r.Text
	if len(r.Words) > 0 {
		out += " " + x.quoteAll(r.Words)
	}
	if r.Entry != nil {
		out += ", " + entry(r.Entry)
	}
	return out
}

// entry names a place in the lexicon: "seize (lexicon/events/coerce.txt:12)".
func entry(e *hearsay.Entry) string {
	if e.File == "" {
		return e.Name
	}
	return fmt.Sprintf("%s (%s:%d)", e.Name, e.File, e.Line)
}

// exact puts words in quotation marks, whatever they begin with.
func exact(words string) string { return "“" + words + "”" }

func (x *explained) quoteAll(spans []hearsay.RecordSpan) string {
	var out []string
	for _, s := range spans {
		if w := x.words(s); w != "" {
			out = append(out, exact(w))
		}
	}
	return strings.Join(out, " … ")
}

func (x *explained) name(id string) string {
	if e := x.entities[id]; e != nil {
		return e.ID + " " + e.Name
	}
	return id
}

// other names an entity, by its identifier alone if the words name it already.
func (x *explained) other(id, words string) string {
	if e := x.entities[id]; e != nil && words == exact(e.Name) {
		return id
	}
	return x.name(id)
}

// number says in which sentence a span begins.
func (x *explained) number(s hearsay.RecordSpan) string {
	if i := x.index(s.Begin); i >= 0 {
		return "sentence " + strconv.Itoa(i+1)
	}
	return "no sentence"
}

// index is the sentence of the record that holds the code point, or -1.
func (x *explained) index(at int) int {
	i := sort.Search(len(x.Sentences), func(i int) bool { return x.Sentences[i].End > at })
	if i < len(x.Sentences) && x.Sentences[i].Begin <= at {
		return i
	}
	return -1
}

func overlaps(a, b hearsay.RecordSpan) bool { return a.Begin < b.End && b.Begin < a.End }

func inBrackets(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

func label(name, value string) string {
	if value == "" {
		return ""
	}
	return name + " " + value
}
