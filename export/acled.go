package export

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"hearsay"
)

var acledColumns = []column{
	{name: "event_id_cnty", hxl: "#event+code"}, {name: "event_date", hxl: "#date+occurred"}, {name: "year", hxl: "#date+year"},
	{name: "time_precision", hxl: "#date+precision"}, {name: "disorder_type", hxl: "#event+disorder"}, {name: "event_type", hxl: "#event+type"},
	{name: "sub_event_type", hxl: "#event+type+sub"}, {name: "actor1", hxl: "#group+name+first"}, {name: "assoc_actor_1", hxl: "#group+name+first+assoc"},
	{name: "inter1", hxl: "#group+type+first"}, {name: "actor2", hxl: "#group+name+second"}, {name: "assoc_actor_2", hxl: "#group+name+second+assoc"},
	{name: "inter2", hxl: "#group+type+second"}, {name: "interaction", hxl: "#group+interaction"}, {name: "civilian_targeting", hxl: "#event+civilians"},
	{name: "iso", hxl: "#country+code+num"}, {name: "region", hxl: "#region+name"}, {name: "country", hxl: "#country+name"},
	{name: "admin1", hxl: "#adm1+name"}, {name: "admin2", hxl: "#adm2+name"}, {name: "admin3", hxl: "#adm3+name"}, {name: "location", hxl: "#loc+name"},
	{name: "latitude", hxl: "#geo+lat"}, {name: "longitude", hxl: "#geo+lon"}, {name: "geo_precision", hxl: "#geo+precision"},
	{name: "source", hxl: "#meta+source"}, {name: "source_scale", hxl: "#meta+source+scale"}, {name: "notes", hxl: "#description"},
	{name: "fatalities", hxl: "#affected+killed"}, {name: "tags", hxl: "#meta+tags"}, {name: "timestamp", hxl: "#date+updated"},
}

// ACLED writes the 31 columns of ACLED as CSV: acts that took place and that
// ACLED has a type for. What the columns cannot hold stands in notes.
type ACLED struct {
	leftOut
	desk *Desk
	*textTable
}

// NewACLED makes an ACLED that writes to w.
func NewACLED(w io.Writer, d *Desk) *ACLED {
	return &ACLED{leftOut: leftOut{}, desk: d, textTable: d.newTextTable(w, acledColumns)}
}

// The inter codes that are asked for by name.
const (
	stateForces = '1'
	militia     = '3'
	rioters     = '5'
	protesters  = '6'
	civilians   = '7'
	external    = '8'
)

// acledSide is one side as ACLED has it: an actor, who goes with it, and of
// what type it is (0: nobody is named).
type acledSide struct {
	actor, assoc string
	inter        byte
}

// sectorOf is the row of sectors.tsv that a party belongs to: its sector, its prefix
// (IGO), or "-" for a country that acts as a state; empty if that is not known. A place
// that acts is its government ("Kabul"); one that something is done to is a
// state only if it is a country, and else those who live there.
func (x *incident) sectorOf(field string, p party) string {
	land := x.desk.schemes.countries[p.country]
	switch {
	case p.sector != "":
		return p.sector
	case x.desk.schemes.sectors[p.country].prefix:
		return p.country
	case land.iso3 == "":
		return ""
	case p.kind == string(hearsay.Government), p.kind == string(hearsay.Location) && (field == hearsay.CellActor || p.name == land.name):
		return "-"
	}
	return ""
}

// groupName is the name of the group that a code ends in; empty if it names none.
func (x *incident) groupName(p party) string {
	if p.group == "" {
		return ""
	}
	name := x.desk.Names.Actor(p.code)
	return clean(name[strings.LastIndex(name, ", ")+len(", "):])
}

func (x *incident) acledSide(field, at string) acledSide {
	parties := x.side(field)
	if field == hearsay.CellActor && x.Incident.Event == "" {
		if v := x.value("strength"); v != nil && v.Party != nil {
			parties = []party{x.party(v.Party.Name, "", v.Party.Code, v.Party.Kind, v.Party.Generic, nil)}
		}
	}
	s := x.desk.schemes
	if len(parties) == 0 {
		return acledSide{}
	}
	p := parties[0]
	key := x.sectorOf(field, p)
	sec := s.sectors[key]
	out := acledSide{inter: sec.actor}
	if field == hearsay.CellRecipient && (p.group == "" || sec.ucdp != ucdpState) { // a group in power is no official
		out.inter = sec.recipient
	}
	if key == "" { // people of no known role: who does violence is unidentified, who suffers it a civilian
		out.inter = civilians
		switch {
		case field == hearsay.CellActor && x.Incident.Event == hearsay.Assault:
			out.inter, sec = militia, s.sectors["UAF"]
		case x.Incident.Event == "": // whose strength is counted
			out.inter = militia
		}
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(p.name+" "+p.words), func(r rune) bool { return r == ' ' || r == ',' }) {
		if c := s.crowds[w]; c != 0 {
			out.inter = c
		}
	}
	if field == hearsay.CellActor && x.Incident.Event == hearsay.Protest && out.inter != stateForces {
		out.inter = x.protesting()
	}
	if out.inter == stateForces && at != "" && p.country != "" && p.country != at {
		out.inter = external
	}
	// An actor without a name of its own is one of ACLED's classes, and the report's words go beside it.
	land := s.countries[p.country].acledName
	if land == "" {
		land = s.countries[at].acledName
	}
	out.actor = p.name
	group := x.groupName(p)
	person := p.kind == string(hearsay.Person)
	switch {
	case out.inter == civilians || out.inter == protesters || out.inter == rioters:
		out.actor = inLand(s.inter[out.inter]+" ({})", land)
	case group != "" && (p.generic || person):
		out.actor = group
	case sec.acledName != "" && (key == "-" || p.generic || person || p.kind == string(hearsay.Government)):
		out.actor = inLand(sec.acledName, land)
	}
	var assoc []string
	for i, o := range parties {
		if i > 0 || out.actor != p.name {
			assoc = append(assoc, o.name)
		}
	}
	out.assoc = joined(assoc, "; ")
	return out
}

// protesting is what ACLED calls those who protest.
func (x *incident) protesting() byte {
	if x.Mode == "riot" || x.Mode == "vandalize" {
		return rioters
	}
	return protesters
}

// inLand puts a country into the name of a class: "Civilians (Mali)".
func inLand(class, land string) string {
	if land == "" {
		return strings.NewReplacer(" ({})", "", " of {}", "").Replace(class)
	}
	return strings.ReplaceAll(class, "{}", land)
}

// Write adds an incident.
func (a *ACLED) Write(in *hearsay.Incident) error {
	x, err := a.desk.open(in)
	if err != nil {
		return err
	}
	row, reason, err := x.acled()
	if err != nil {
		return err
	}
	if reason != "" {
		a.leftOut[reason]++
		return nil
	}
	return a.write(row)
}

// Why an incident has no place in a data set.
const (
	noAct      = "it is a count or a relation that belongs to no act"
	tookNot    = "it is not said to have taken place"
	noDate     = "no date is known"
	noSides    = "neither side is named"
	noType     = "the data set has no type for it"
	noDeaths   = "nobody is said to have been killed"
	noViolence = "it is no violence by an armed group or a state"
)

func (x *incident) acled() (row []any, reason string, err error) {
	s := x.desk.schemes
	days := x.days()
	strength := x.Incident.Event == "" && x.value("strength") != nil
	switch {
	case x.Incident.Event == "" && !strength:
		return nil, noAct, nil
	case !strength && !x.took():
		return nil, tookNot, nil
	}
	spot, err := x.spot()
	if err != nil {
		return nil, "", err
	}
	if spot == nil {
		spot = &nowhere
	}
	land := s.countries[spot.Country]
	one, two := x.acledSide(hearsay.CellActor, spot.Country), x.acledSide(hearsay.CellRecipient, spot.Country)
	deaths := x.figure("killed")
	sub := s.subType(x.Incident.Event, x.Mode, x.CAMEO, one.inter, two.inter, x.status(), deaths.best != nil && *deaths.best > 0)
	if strength {
		sub = "Other"
		first, _ := x.said()
		if days == nil && first != "" {
			days = &hearsay.RecordEventDate{Start: first, End: first, Basis: hearsay.BasisPublished}
		}
	}
	switch {
	case sub == "":
		return nil, noType, nil
	case days == nil:
		return nil, noDate, nil
	}
	day, precision, ok := middle(days)
	if !ok {
		return nil, noDate, nil
	}
	event := s.subEvents[sub]
	if one.inter == 0 && two.inter == 0 && event.event != "Protests" && event.event != "Riots" && !strength {
		return nil, noSides, nil
	}
	if one.inter == 0 && !strength {
		// ACLED has an actor in every row.
		switch {
		case event.event == "Protests" || sub == "Violent demonstration":
			one.inter = x.protesting()
			one.actor = inLand(s.inter[one.inter]+" ({})", land.acledName)
		case strings.Contains(event.disorder, "Political violence"):
			one.inter = militia
			one.actor = inLand(s.sectors["UAF"].acledName, land.acledName)
		}
	}
	country := land.acledName
	id := "XXX" + x.ID
	if land.iso3 != "" {
		id = land.iso3 + x.ID
	}
	var lat, lon, geo any
	switch spot.Precision {
	case hearsay.PrecisionPoint:
		geo = int64(1)
	case hearsay.PrecisionRelative, hearsay.PrecisionAdmin2:
		geo = int64(2)
	case hearsay.PrecisionAdmin1:
		geo = int64(3)
	}
	if geo == nil || spot.Lat == nil {
		geo = nil
	} else {
		lat, lon = *spot.Lat, *spot.Lon
	}
	fatal := any(int64(0))
	if x.cells["killed"] != nil {
		fatal = integer(deaths.best)
	}
	targeting := ""
	if strings.Contains(event.disorder, "Political violence") && (two.inter == civilians || two.inter == protesters) {
		targeting = "Civilian targeting"
	}
	tags := ""
	if event.event == "Protests" || sub == "Violent demonstration" {
		tags = "crowd size=no report"
		if v := x.value("participants"); v != nil {
			tags = "crowd size=" + crowd(v)
		}
	}
	sources, err := x.sources(mostReports)
	if err != nil {
		return nil, "", err
	}
	var publishers []string
	for _, r := range sources {
		publishers = append(publishers, r.Publisher)
	}
	var updated any
	if _, last := x.said(); last != "" {
		if t, err := time.Parse(time.DateOnly, last); err == nil {
			updated = t.Unix()
		}
	}
	return []any{
		id, day.Format(time.DateOnly), int64(day.Year()), precision, event.disorder, event.event, sub,
		one.actor, one.assoc, s.inter[one.inter], two.actor, two.assoc, s.inter[two.inter], s.interaction(one.inter, two.inter), targeting,
		some(land.iso), land.acledRegion, country, spot.Admin1, spot.admin2, nil, spot.Name, lat, lon, geo,
		joined(publishers, "; "), nil, x.notes("killed", "participants"), fatal, tags, updated,
	}, "", nil
}

// notes is the sentence that tells it, then what the columns cannot hold.
func (x *incident) notes(columns ...string) string {
	_, words := x.sentence()
	columns = append(columns, hearsay.CellActor, hearsay.CellRecipient, hearsay.CellPlace, hearsay.CellDate)
	parts := []string{words}
	if beside := x.beside(columns...); len(beside) > 0 {
		parts = append(parts, "["+strings.Join(beside, ". ")+"]")
	}
	if st := x.status(); st != "" && st != hearsay.Occurred {
		parts = append(parts, fmt.Sprintf("[status: %s]", st))
	}
	v := x.Incident.Voices
	parts = append(parts, fmt.Sprintf("[%s, %s, %s; resolution rule: %s]", count(v.Reports, "report"), count(v.Publishers, "publisher"), count(v.Voices, "voice"), x.desk.ruleName()))
	return clean(strings.Join(parts, " "))
}

// crowd writes a number of participants as ACLED's tags do: "around 50", "at least 30".
func crowd(v *hearsay.CellValue) string {
	q := &hearsay.RecordQuantity{Min: v.Value.Min, Max: v.Value.Max, Approx: v.Value.Approx}
	switch {
	case q.Min != nil && q.Max == nil:
		return "at least " + thousands(*q.Min)
	case q.Min != nil && *q.Min != *q.Max && *q.Min > 0:
		return "between " + thousands(*q.Min) + " and " + thousands(*q.Max)
	}
	return strings.Replace(interval(q), "~", "around ", 1)
}

// interaction is the pair of types, the smaller digit first.
func (s *schemes) interaction(a, b byte) string {
	pair := []byte{a, b}
	slices.Sort(pair)
	if pair[0] == 0 {
		if pair[1] == 0 {
			return ""
		}
		return s.inter[pair[1]] + " only"
	}
	return s.inter[pair[0]] + "-" + s.inter[pair[1]]
}

// middle is the day in the middle of a run of days, and ACLED's precision of it: 1
// a day told, 2 within a week or the report's own day, 3 within a month or more.
func middle(d *hearsay.RecordEventDate) (day time.Time, precision int64, ok bool) {
	from, err := time.Parse(time.DateOnly, d.Start)
	if err != nil {
		return day, 0, false
	}
	to, err := time.Parse(time.DateOnly, d.End)
	if err != nil || to.Before(from) {
		to = from
	}
	n := int(to.Sub(from).Hours() / 24)
	switch {
	case n == 0 && d.Basis == hearsay.BasisTime:
		precision = 1
	case n < 7:
		precision = 2
	default:
		precision = 3
	}
	return from.AddDate(0, 0, n/2), precision, true
}
