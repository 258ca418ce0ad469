package export

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"hearsay"
)

// Writer writes incidents in one format, one after the other. It holds no more
// of them than the format forces it to.
type Writer interface {
	// Write adds an incident, unless the format has no place for it.
	Write(in *hearsay.Incident) error
	// Close ends the file; it does not close what it is written to.
	Close() error
	// Left counts the incidents that had no place, by the reason.
	Left() map[string]int
}

// Desk is what the writers share: how the ledger was looked at and where to look
// up what incidents point to.
type Desk struct {
	View     hearsay.View
	Filter   string // which incidents, in words; empty: all
	Accessed string // ISO 8601 day on which the ledger was read; empty: not told
	HXL      bool   // a row of HXL tags below the column names, in CSV and XLSX
	BOM      bool   // a byte order mark before CSV, by which Excel knows UTF-8
	Names    Names
	Record   func(report string) (*hearsay.Record, error)
	Claims   func(in *hearsay.Incident) ([]hearsay.Claim, error) // all of an incident, in a fixed order
	// Disputes are those that claims of an incident take part in; those with claims of
	// other incidents are shown beside it. Nil: there are none.
	Disputes func(in *hearsay.Incident) ([]hearsay.Dispute, error)

	schemes  *schemes
	readings map[string]*reading
	order    []string // of the readings, oldest first
}

// Open makes the desk ready: it reads the tables of other data sets' codes.
func (d *Desk) Open() error {
	s, err := loadSchemes(tables)
	d.schemes, d.readings = s, map[string]*reading{}
	return err
}

// kept is how many reports are held at a time.
const kept = 64

func (d *Desk) reading(report string) (*reading, error) {
	if x := d.readings[report]; x != nil {
		return x, nil
	}
	r, err := d.Record(report)
	if err != nil {
		return nil, err
	}
	if len(d.order) == kept {
		delete(d.readings, d.order[0])
		d.order = d.order[1:]
	}
	x := read(r)
	d.readings[report] = x
	d.order = append(d.order, report)
	return x, nil
}

// leftOut counts what has no place in a format, by the reason.
type leftOut map[string]int

// Left are the counts.
func (l leftOut) Left() map[string]int { return l }

// incident is an Incident with the records it points to.
type incident struct {
	*hearsay.Incident
	desk  *Desk
	from  string               // the report that the incident is told from: the lead's, else that of its first claim
	lead  *reading             // that report
	event *hearsay.RecordEvent // the lead; nil if the incident is of no act
	cells map[string]*hearsay.Cell
	all   []hearsay.Claim
	apart []hearsay.Dispute // with claims of other incidents
}

func (d *Desk) open(in *hearsay.Incident) (*incident, error) {
	x := &incident{Incident: in, desk: d, from: in.Lead.Report, cells: make(map[string]*hearsay.Cell, len(in.Cells))}
	for i := range in.Cells {
		for k := range in.Cells[i].Values {
			if v := &in.Cells[i].Values[k]; x.from == "" && slices.Contains(v.Claims, in.ID) && len(v.Reports) > 0 {
				x.from = v.Reports[0]
			}
		}
	}
	if x.from == "" {
		return nil, fmt.Errorf("incident %s: names no report", in.ID)
	}
	var err error
	if x.lead, err = d.reading(x.from); err != nil {
		return nil, err
	}
	if x.all, err = d.Claims(in); err != nil {
		return nil, err
	}
	if d.Disputes != nil {
		if err := x.disputes(); err != nil {
			return nil, err
		}
	}
	for i := range x.lead.Events {
		if x.lead.Events[i].ID == in.Lead.Event {
			x.event = &x.lead.Events[i]
		}
	}
	for i := range in.Cells {
		x.cells[in.Cells[i].Field] = &in.Cells[i]
	}
	return x, nil
}

// disputes finds those that the incident has with others, such as on the strength of
// one force.
func (x *incident) disputes() error {
	all, err := x.desk.Disputes(x.Incident)
	if err != nil {
		return err
	}
	own := map[string]bool{}
	for _, c := range x.all {
		own[c.ID] = true
	}
	for _, d := range all {
		mine, others := false, false
		for _, p := range d.Positions {
			for _, c := range p.Claims {
				mine, others = mine || own[c.Claim], others || !own[c.Claim]
			}
		}
		if mine && others {
			x.apart = append(x.apart, d)
		}
	}
	return nil
}

// against writes a dispute with other incidents: "strength of the force disputed: 9,000 people
// (the spokesman) | 6,001+ (one aide)".
func against(d *hearsay.Dispute) string {
	var parts []string
	for _, p := range d.Positions {
		who := strings.Join(p.Claimants, "; ")
		if p.Stance != "" && p.Stance != hearsay.Asserts {
			who += ", " + string(p.Stance)
		}
		parts = append(parts, fmt.Sprintf("%s (%s)", Value(d.Kind, p.Value), who))
	}
	return clean(d.Matter + " disputed: " + strings.Join(parts, " | "))
}

// value is the value of a cell that the rule chose; nil if it chose none.
func (x *incident) value(field string) *hearsay.CellValue {
	if c := x.cells[field]; c != nil && c.Chosen && len(c.Values) > 0 {
		return &c.Values[0]
	}
	return nil
}

// occurred says whether the act is said to have happened, as the rule chose;
// told is false for plans, threats, hopes and conditions and where the rule
// chose nothing.
func (x *incident) occurred() (yes, told bool) {
	if v := x.value(hearsay.CellOccurred); v != nil && v.Value.Occurred != nil {
		return *v.Value.Occurred, true
	}
	if x.cells[hearsay.CellOccurred] != nil {
		return false, false
	}
	switch x.status() {
	case hearsay.Occurred, hearsay.Ongoing, hearsay.Recurrent:
		return true, true
	case hearsay.Denied, hearsay.Negated:
		return false, true
	}
	return false, false
}

// took reports whether data sets of what took place would hold the act: it is
// said to have happened, or to have been tried.
func (x *incident) took() bool {
	yes, _ := x.occurred()
	return yes || x.status() == hearsay.Attempted
}

func (x *incident) status() hearsay.Status {
	if v := x.value(hearsay.CellOccurred); v != nil && v.Status != "" {
		return v.Status
	}
	if x.event != nil {
		return x.event.Status
	}
	return ""
}

// party is one of those on a side of an incident.
type party struct {
	name, words            string // words: as the lead's report has them
	aliases                []string
	code                   string
	country, sector, group string // parts of the code
	kind                   string // EntityType
	generic                bool   // no name: "gunmen"
}

func (x *incident) party(name, words, code, kind string, generic bool, aliases []string) party {
	p := party{name: clean(name), words: clean(words), code: clean(code), kind: kind, generic: generic}
	for _, a := range aliases {
		p.aliases = append(p.aliases, clean(a))
	}
	p.country, p.sector, p.group = x.desk.schemes.splitCode(p.code)
	return p
}

// side are the parties on one side: the one that the rule chose, those that the
// same claims name beside it, and those beside it in the lead's own words. It is
// empty if the rule chose none.
func (x *incident) side(field string) []party {
	var told []hearsay.RecordParticipant
	if x.event != nil {
		told = x.event.Actor
		if field == hearsay.CellRecipient {
			told = x.event.Recipient
		}
	}
	said := func(p hearsay.RecordParticipant) party {
		names, codes := x.lead.who([]hearsay.RecordParticipant{p})
		kind, generic := "", true
		var aliases []string
		if e := x.lead.entities[p.Entity]; e != nil {
			kind, generic, aliases = string(e.Type), !x.lead.hasName(e), e.Aliases
			if codes[0] == "" && e.Actor != nil {
				codes[0] = e.Actor.Code
			}
		}
		return x.party(names[0], x.lead.words(p.RecordSpan), codes[0], kind, generic, aliases)
	}
	var out []party
	add := func(p party) {
		if p.name != "" && !slices.ContainsFunc(out, func(o party) bool { return o.name == p.name }) {
			out = append(out, p)
		}
	}
	cell := x.cells[field]
	if cell == nil {
		for _, p := range told {
			add(said(p))
		}
		return out
	}
	first := x.value(field)
	if first == nil {
		return nil
	}
	rival := map[string]bool{}
	for i := range cell.Values {
		v := &cell.Values[i]
		name := partyName(v)
		if v.Stance == hearsay.Denies || v.Value.Not || i > 0 && !slices.ContainsFunc(v.Claims, func(c string) bool { return slices.Contains(first.Claims, c) }) {
			rival[clean(name)] = true
			continue
		}
		p := hearsay.Party{Name: name}
		if v.Party != nil {
			p = *v.Party
		}
		words := ""
		for _, t := range told {
			if t.Entity != "" && t.Entity == p.Entity && slices.Contains(v.Reports, x.from) {
				words = x.lead.words(t.RecordSpan)
			}
		}
		add(x.party(name, words, p.Code, p.Kind, p.Generic, p.Names))
	}
	if slices.Contains(first.Reports, x.from) {
		for _, t := range told {
			if p := said(t); !rival[p.name] && !slices.ContainsFunc(out, func(o party) bool { return o.words == p.words || slices.Contains(o.aliases, p.name) }) {
				add(p)
			}
		}
	}
	return out
}

func partyName(v *hearsay.CellValue) string {
	if v.Party != nil && v.Party.Name != "" {
		return v.Party.Name
	}
	return v.Value.Actor
}

// spot is where an incident took place.
type spot struct {
	hearsay.Site
	admin2, feature, words string
	geonameid              int
}

// spot is the place that the rule chose; nil if none is known. The claims give
// its name and position, the reports that name it the rest.
func (x *incident) spot() (*spot, error) {
	cell, v := x.cells[hearsay.CellPlace], x.value(hearsay.CellPlace)
	if cell == nil && x.event != nil {
		if p := x.lead.places[x.event.Place]; p != nil {
			return x.at(p, x.lead), nil
		}
	}
	if v == nil {
		return nil, nil
	}
	site := hearsay.Site{Name: v.Value.Place}
	if v.Site != nil {
		site = *v.Site
	}
	for n, report := range v.Reports {
		if n == 3 {
			break
		}
		r, err := x.desk.reading(report)
		if err != nil {
			return nil, err
		}
		for i := range r.Places {
			if p := &r.Places[i]; p.Name == site.Name && p.Country == site.Country && p.Admin1 == site.Admin1 {
				return x.at(p, r), nil
			}
		}
	}
	return x.at(&hearsay.RecordPlace{Name: site.Name, Lat: site.Lat, Lon: site.Lon, Country: site.Country, Admin1: site.Admin1, Precision: site.Precision}, nil), nil
}

func (x *incident) at(p *hearsay.RecordPlace, r *reading) *spot {
	s := &spot{
		Site:   hearsay.Site{Name: clean(p.Name), Lat: p.Lat, Lon: p.Lon, Country: clean(p.Country), Admin1: clean(p.Admin1), Precision: p.Precision},
		admin2: clean(p.Admin2), feature: clean(p.Feature), geonameid: p.GeonameID,
	}
	if r != nil {
		s.words = clean(r.words(p.RecordSpan))
	}
	if s.Lat == nil || s.Lon == nil {
		s.Lat, s.Lon = nil, nil
	}
	return s
}

// The radius in km within which the place lies, by the precision.
const (
	radiusPoint    = 5
	radiusRelative = 25
	radiusAdmin2   = 30
	radiusAdmin1   = 100
)

// radius is how far from its position the place may lie, in km; 0 if that is not known.
func (x *incident) radius(s *spot) float64 {
	if s == nil || s.Lat == nil {
		return 0
	}
	whole := x.desk.schemes.countries[s.Country]
	within := func(r float64) float64 {
		if whole.iso3 == "" {
			return r
		}
		return min(r, max(1, whole.radius()))
	}
	switch s.Precision {
	case hearsay.PrecisionPoint:
		return radiusPoint
	case hearsay.PrecisionRelative:
		return radiusRelative
	case hearsay.PrecisionAdmin2:
		return within(radiusAdmin2)
	case hearsay.PrecisionAdmin1:
		return within(radiusAdmin1)
	case hearsay.PrecisionCountry:
		if whole.iso3 != "" {
			return max(1, whole.radius())
		}
	}
	return 0
}

// days are the first and the last day, as the rule chose; nil if none is known.
func (x *incident) days() *hearsay.RecordEventDate {
	if v := x.value(hearsay.CellDate); v != nil && v.Value.Start != "" {
		d := &hearsay.RecordEventDate{Start: v.Value.Start, End: v.Value.End, Basis: hearsay.BasisTime}
		if d.End == "" {
			d.End = d.Start
		}
		if x.event != nil && x.event.Date != nil && x.event.Date.Start == d.Start && x.event.Date.End == d.End {
			d.Basis = x.event.Date.Basis
		}
		return d
	}
	if x.cells[hearsay.CellDate] == nil && x.event != nil {
		return x.event.Date
	}
	return nil
}

// figure is a count as the rule chose, and the bounds over all that is said.
type figure struct{ best, low, high *int64 }

// figure reads a cell of counts. Best is the figure of the value chosen; low and
// high are those of the rule if it gives a range, else the bounds of the value chosen
// and of those that clash with it: "two girls" among seven dead are no rival of these.
func (x *incident) figure(role string) figure {
	var n figure
	c := x.cells[role]
	if c == nil || !c.Chosen || len(c.Values) == 0 {
		return n
	}
	first := &c.Values[0]
	if first.Value.Min == nil && first.Value.Max == nil || first.Value.Not {
		return n
	}
	best := numberOf(first.Value)
	n.best = &best
	beside := x.listed(role)
	if first.Low != nil && first.High != nil && len(beside) == 0 && len(x.apart) == 0 {
		n.low, n.high = first.Low, first.High
		return n
	}
	rivals := x.rivalsOf(first)
	low, high := best, best
	for i := range c.Values {
		v := &c.Values[i].Value
		if i > 0 && (v.Not || !slices.ContainsFunc(c.Values[i].Claims, func(id string) bool { return rivals[id] })) {
			continue
		}
		f := numberOf(*v)
		low, high = min(low, f), max(high, f)
		if v.Min != nil && *v.Min > 0 {
			low = min(low, *v.Min)
		}
		if v.Max != nil {
			high = max(high, *v.Max)
		}
	}
	for _, d := range x.apart {
		if d.Kind != hearsay.QuantityClaim || d.About.Role != role {
			continue
		}
		for _, p := range d.Positions {
			if f := numberOf(p.Value); f > 0 {
				low, high = min(low, f), max(high, f)
			}
		}
	}
	for _, c := range beside {
		f := numberOf(c.Value)
		best += f
		low += f
		high += max(f, limit(c.Value.Max))
	}
	n.low, n.high = &low, &high
	return n
}

func limit(n *int64) int64 {
	if n == nil {
		return 0
	}
	return *n
}

// listed are the counts that the claim of the value chosen for a role lists beside it:
// "two soldiers and a villager" are three dead.
func (x *incident) listed(role string) []hearsay.Claim {
	c := x.cells[role]
	if c == nil || !c.Chosen || len(c.Values) < 2 {
		return nil
	}
	var first *hearsay.Claim
	for i := range x.all {
		if k := &x.all[i]; first == nil && k.About.Listed && !k.About.Part && slices.Contains(c.Values[0].Claims, k.ID) {
			first = k
		}
	}
	if first == nil {
		return nil
	}
	rivals := x.rivalsOf(&c.Values[0])
	var out []hearsay.Claim
	for _, k := range x.all {
		if k.Kind == hearsay.QuantityClaim && k.About.Role == role && k.About.Listed && !k.About.Part && k.Report == first.Report && k.Sentence == first.Sentence &&
			k.About.EventID == first.About.EventID && !k.Value.Not && !rivals[k.ID] && !slices.Contains(c.Values[0].Claims, k.ID) {
			out = append(out, k)
		}
	}
	return out
}

// rivalsOf are the claims that clash with those of a value, directly or in a chain.
func (x *incident) rivalsOf(v *hearsay.CellValue) map[string]bool {
	out := map[string]bool{}
	todo := slices.Clone(v.Claims)
	for len(todo) > 0 {
		id := todo[0]
		todo = todo[1:]
		for _, l := range x.Links {
			other := ""
			switch {
			case !l.Clash:
			case l.A == id:
				other = l.B
			case l.B == id:
				other = l.A
			}
			if other != "" && !out[other] {
				out[other] = true
				todo = append(todo, other)
			}
		}
	}
	return out
}

// numberOf is the one number for a quantity: the figure in the words, hedges aside
// ("more than 6,000" is 6,000), and the lower bound of a number that is vague.
func numberOf(v hearsay.Value) int64 {
	switch {
	case v.Min == nil && v.Max == nil:
		return 0
	case v.Min == nil, !v.Vague && *v.Min <= 1 && v.Max != nil && *v.Max > 10:
		return *v.Max
	case !v.Vague && v.Max == nil && *v.Min > 10 && *v.Min%10 == 1:
		return *v.Min - 1
	}
	return *v.Min
}

// roles are the counts that have columns of their own.
var roles = []string{"killed", "wounded", "arrested", "displaced", "participants", "held", "abducted", "missing", "strength"}

// kindOf is the kind of claim that fills a field.
func kindOf(field string) hearsay.ClaimKind {
	switch field {
	case hearsay.CellActor, hearsay.CellRecipient:
		return hearsay.ResponsibilityClaim
	case hearsay.CellPlace:
		return hearsay.PlaceClaim
	case hearsay.CellDate:
		return hearsay.TimeClaim
	case hearsay.CellOccurred:
		return hearsay.OccurrenceClaim
	case hearsay.CellRelation:
		return hearsay.RelationClaim
	}
	return hearsay.QuantityClaim
}

// say writes a value in words: "12 soldiers", "not the army".
func say(field string, v *hearsay.CellValue) string {
	switch {
	case field == hearsay.CellRelation && v.Object != nil:
		s := partyName(v) + " " + v.Relation + " " + v.Object.Name
		if v.Value.Not {
			return "no longer: " + s
		}
		return s
	case (field == hearsay.CellActor || field == hearsay.CellRecipient) && v.Value.Actor == "":
		return partyName(v)
	case field == hearsay.CellPlace && v.Value.Place == "" && v.Site != nil:
		return v.Site.Name
	case field == hearsay.CellOccurred && v.Value.Occurred == nil && v.Status != "":
		return string(v.Status)
	}
	return Value(kindOf(field), v.Value)
}

// by says who stands behind a value, and since when.
func by(v *hearsay.CellValue) string {
	who := strings.Join(v.Claimants, "; ")
	if v.Stance != "" && v.Stance != hearsay.Asserts {
		who += ", " + string(v.Stance)
	}
	if v.First != "" {
		who += ", " + v.First
	}
	return strings.TrimPrefix(who, ", ")
}

// told writes a cell with all its values and who stands behind each: "killed: 12 (the
// army, 2021-08-20) | 30 (residents, 2021-08-21)".
func told(c *hearsay.Cell) string {
	var parts []string
	for i := range c.Values {
		parts = append(parts, fmt.Sprintf("%s (%s)", say(c.Field, &c.Values[i]), by(&c.Values[i])))
	}
	return clean(c.Field + ": " + strings.Join(parts, " | "))
}

// beside are the cells that hold more than the columns of a format: those with
// several values, those where the rule chose none, and those of fields that it
// has no column for.
func (x *incident) beside(columns ...string) []string {
	var out []string
	for i := range x.Cells {
		c := &x.Cells[i]
		if len(c.Values) == 0 || !several(c) && c.Chosen && (slices.Contains(columns, c.Field) || c.Field == hearsay.CellOccurred) {
			continue
		}
		out = append(out, told(c))
	}
	for i := range x.apart {
		out = append(out, against(&x.apart[i]))
	}
	return out
}

// several reports whether a cell has values that its first claims do not give: those
// of one claim stand side by side.
func several(c *hearsay.Cell) bool {
	for _, v := range c.Values[1:] {
		if kindOf(c.Field) != hearsay.ResponsibilityClaim || !slices.ContainsFunc(v.Claims, func(id string) bool { return slices.Contains(c.Values[0].Claims, id) }) {
			return true
		}
	}
	return false
}

// said are the first and the last day on which anything of it was said.
func (x *incident) said() (first, last string) {
	for _, c := range x.Cells {
		for _, v := range c.Values {
			if v.First != "" && (first == "" || v.First < first) {
				first = v.First
			}
			last = max(last, v.Last)
		}
	}
	return first, last
}

// reports are the identifiers of all reports that tell of it, the lead's first.
func (x *incident) reports() []string {
	out := []string{x.from}
	add := func(r string) {
		if !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	for _, e := range x.Events {
		add(e.Report)
	}
	for _, c := range x.Cells {
		for _, v := range c.Values {
			for _, r := range v.Reports {
				add(r)
			}
		}
	}
	slices.Sort(out[1:])
	return out
}

// sources are up to n of the reports that tell of it, the lead's first.
func (x *incident) sources(n int) ([]*reading, error) {
	var out []*reading
	for i, id := range x.reports() {
		if i == n {
			break
		}
		r, err := x.desk.reading(id)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// disputed are the fields on which the claims cannot all hold.
func (x *incident) disputed() []string {
	var out []string
	for _, c := range x.Cells {
		if c.Disputed {
			out = append(out, c.Field)
		}
	}
	for _, d := range x.apart {
		field := d.About.Role
		switch d.Kind {
		case hearsay.PlaceClaim:
			field = hearsay.CellPlace
		case hearsay.TimeClaim:
			field = hearsay.CellDate
		case hearsay.ResponsibilityClaim:
			field = hearsay.CellActor
		case hearsay.OccurrenceClaim:
			field = hearsay.CellOccurred
		}
		if field != "" && !slices.Contains(out, field) {
			out = append(out, field)
		}
	}
	return out
}

// sentence is the sentence that tells it, in the lead's report.
func (x *incident) sentence() (hearsay.RecordSpan, string) {
	s := x.Evidence
	if s.End <= s.Begin && x.event != nil && len(x.event.Evidence) > 0 {
		s = x.event.Evidence[0]
	}
	s = x.lead.sentence(s)
	return s, clean(x.lead.words(s))
}

func (x *incident) trigger() string {
	if x.event == nil {
		return ""
	}
	return clean(x.lead.allWords(x.event.Trigger))
}

func published(r *hearsay.Record) string {
	if r.Published == nil {
		return ""
	}
	return clean(r.Published.Value)
}

// clean makes one line of words: blanks for all that is no letter, mark or sign
// (line ends, tabs, NUL), nothing for what turns the direction of writing.
func clean(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] > ' ' && s[i] < 0x7f || s[i] == ' ' && i > 0 && s[i-1] != ' '
	}
	if plain && (s == "" || s[len(s)-1] != ' ') {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case turns(r):
			return -1
		case unicode.IsControl(r), unicode.IsSpace(r):
			return ' '
		case r == unicode.ReplacementChar:
			return r
		case r&0xfffe == 0xfffe:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.Join(strings.Fields(s), " ")
}

// turns reports whether a character is unseen and changes how those around it
// are shown.
func turns(r rune) bool {
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200e || r == 0x200f || r == 0x061c || r == 0xfeff || r >= 0xfff9 && r <= 0xfffb
}

// nowhere is the spot of an incident whose place is not known.
var nowhere spot
