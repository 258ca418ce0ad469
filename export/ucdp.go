package export

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"hearsay"
)

var ucdpColumns = []column{
	{name: "id", hxl: "#event+id"}, {name: "relid", hxl: "#event+code"}, {name: "year", hxl: "#date+year"}, {name: "active_year", hxl: "#x_active"},
	{name: "code_status", hxl: "#status+code"}, {name: "type_of_violence", hxl: "#event+type"}, {name: "conflict_dset_id", hxl: "#x_conflict+dset"},
	{name: "conflict_new_id", hxl: "#x_conflict+id"}, {name: "conflict_name", hxl: "#x_conflict+name"}, {name: "dyad_dset_id", hxl: "#x_dyad+dset"},
	{name: "dyad_new_id", hxl: "#x_dyad+id"}, {name: "dyad_name", hxl: "#x_dyad+name"}, {name: "side_a_dset_id", hxl: "#group+id+first+dset"},
	{name: "side_a_new_id", hxl: "#group+id+first"}, {name: "side_a", hxl: "#group+name+first"}, {name: "side_b_dset_id", hxl: "#group+id+second+dset"},
	{name: "side_b_new_id", hxl: "#group+id+second"}, {name: "side_b", hxl: "#group+name+second"}, {name: "number_of_sources", hxl: "#meta+source+num"},
	{name: "source_article", hxl: "#meta+source"}, {name: "source_office", hxl: "#meta+source+office"}, {name: "source_date", hxl: "#date+reported"},
	{name: "source_headline", hxl: "#description"}, {name: "source_original", hxl: "#meta+source+original"}, {name: "where_prec", hxl: "#geo+precision"},
	{name: "where_coordinates", hxl: "#loc+name"}, {name: "where_description", hxl: "#loc+description"}, {name: "adm_1", hxl: "#adm1+name"},
	{name: "adm_2", hxl: "#adm2+name"}, {name: "latitude", hxl: "#geo+lat"}, {name: "longitude", hxl: "#geo+lon"}, {name: "geom_wkt", hxl: "#geo+wkt"},
	{name: "priogrid_gid", hxl: "#geo+grid"}, {name: "country", hxl: "#country+name"}, {name: "country_id", hxl: "#country+code"},
	{name: "region", hxl: "#region+name"}, {name: "event_clarity", hxl: "#event+clarity"}, {name: "date_prec", hxl: "#date+precision"},
	{name: "date_start", hxl: "#date+start"}, {name: "date_end", hxl: "#date+end"}, {name: "deaths_a", hxl: "#affected+killed+first"},
	{name: "deaths_b", hxl: "#affected+killed+second"}, {name: "deaths_civilians", hxl: "#affected+killed+civilians"},
	{name: "deaths_unknown", hxl: "#affected+killed+unknown"}, {name: "best", hxl: "#affected+killed"}, {name: "high", hxl: "#affected+killed+max"},
	{name: "low", hxl: "#affected+killed+min"}, {name: "gwnoa", hxl: "#country+code+first"}, {name: "gwnob", hxl: "#country+code+second"},
}

// UCDP writes the 49 columns of UCDP's Georeferenced Event Dataset as CSV: acts
// of violence that took place and in which somebody is said to have been killed.
// Rival figures are its low, best and high; who gives them stands in source_original.
type UCDP struct {
	leftOut
	desk *Desk
	*textTable
}

// NewUCDP makes a UCDP that writes to w.
func NewUCDP(w io.Writer, d *Desk) *UCDP {
	return &UCDP{leftOut: leftOut{}, desk: d, textTable: d.newTextTable(w, ucdpColumns)}
}

// Write adds an incident.
func (u *UCDP) Write(in *hearsay.Incident) error {
	x, err := u.desk.open(in)
	if err != nil {
		return err
	}
	row, reason, err := x.ucdp()
	if err != nil {
		return err
	}
	if reason != "" {
		u.leftOut[reason]++
		return nil
	}
	return u.write(row)
}

// What an actor is to UCDP.
const (
	ucdpState     = "state"
	ucdpOrganized = "organized"
	ucdpCivilians = "civilians"
)

// ucdpSide is what the first party of a side is to UCDP, its name there, and the
// number of its state; empty if nobody is named.
func (x *incident) ucdpSide(field string) (role, name string, state any) {
	parties := x.side(field)
	if len(parties) == 0 {
		return "", "", nil
	}
	p, s := parties[0], x.desk.schemes
	key := x.sectorOf(field, p)
	role, name = s.sectors[key].ucdp, p.name
	if group := x.groupName(p); group != "" && (p.generic || p.kind == string(hearsay.Person)) {
		name = group
	}
	if field == hearsay.CellRecipient && (key == "" || role == ucdpState && p.group == "" && s.sectors[key].recipient == civilians) {
		role = ucdpCivilians // people of no known role, or an official
	}
	land := s.countries[p.country]
	switch {
	case role == ucdpState && land.iso3 != "":
		return role, "Government of " + land.ucdpName, some(land.gw)
	case role == ucdpCivilians && field == hearsay.CellRecipient:
		return role, "Civilians", nil
	}
	return role, name, nil
}

func (x *incident) ucdp() (row []any, reason string, err error) {
	deaths, days := x.figure("killed"), x.days()
	switch {
	case x.Incident.Event == "":
		return nil, noAct, nil
	case x.Incident.Event != hearsay.Assault:
		return nil, noType, nil
	case !x.took():
		return nil, tookNot, nil
	case deaths.high == nil || *deaths.high < 1:
		return nil, noDeaths, nil
	case days == nil:
		return nil, noDate, nil
	}
	from, err := time.Parse(time.DateOnly, days.Start)
	if err != nil {
		return nil, noDate, nil
	}
	to, err := time.Parse(time.DateOnly, days.End)
	if err != nil || to.Before(from) {
		to = from
	}
	roleA, nameA, gwA := x.ucdpSide(hearsay.CellActor)
	roleB, nameB, gwB := x.ucdpSide(hearsay.CellRecipient)
	var violence any
	armedA, armedB := roleA == ucdpState || roleA == ucdpOrganized, roleB == ucdpState || roleB == ucdpOrganized
	switch {
	case roleA == ucdpCivilians:
		return nil, noViolence, nil
	case armedA && armedB && (roleA == ucdpState || roleB == ucdpState):
		violence = int64(1)
	case armedA && armedB:
		violence = int64(2)
	case armedA && roleB == ucdpCivilians:
		violence = int64(3)
	}
	swapped := violence == int64(1) && roleA != ucdpState // a state is side A
	if swapped {
		roleA, roleB, nameA, nameB, gwA, gwB = roleB, roleA, nameB, nameA, gwB, gwA
	}
	dyad := ""
	if nameA != "" && nameB != "" {
		dyad = nameA + " - " + nameB
	}

	spot, err := x.spot()
	if err != nil {
		return nil, "", err
	}
	if spot == nil {
		spot = &nowhere
	}
	land := x.desk.schemes.countries[spot.Country]
	var wkt, grid any
	if spot.Lat != nil {
		wkt = fmt.Sprintf("POINT (%s %s)", decimal(*spot.Lon), decimal(*spot.Lat))
		grid = priogrid(*spot.Lat, *spot.Lon)
	}
	code := "XXX"
	if land.iso3 != "" {
		code = land.iso3
	}
	clarity := int64(1)
	if len(x.disputed()) > 0 || days.Basis != hearsay.BasisTime || days.Start != days.End {
		clarity = 2
	}
	article, office, date, headline, err := x.articles()
	if err != nil {
		return nil, "", err
	}
	a, b, civilian, unknown := x.deaths(deaths.best, roleA, roleB, swapped)
	return []any{
		numbered(x.ID), fmt.Sprintf("%s-%d-%v-%s", code, from.Year(), orX(violence), x.ID), int64(from.Year()), nil, nil, violence, nil, nil, nil, nil, nil, dyad,
		nil, nil, nameA, nil, nil, nameB, int64(x.Incident.Voices.Reports), article, office, date, headline, x.original(), wherePrecision(spot.Precision),
		spot.Name, spot.words, spot.Admin1, spot.admin2, float(spot.Lat), float(spot.Lon), wkt, grid, land.ucdpName, some(land.gw), land.ucdpRegion,
		clarity, datePrecision(from, to), days.Start, to.Format(time.DateOnly), a, b, civilian, unknown, integer(deaths.best), integer(deaths.high), integer(deaths.low), gwA, gwB,
	}, "", nil
}

func orX(v any) any {
	if v == nil {
		return "x"
	}
	return v
}

// deaths shares the best figure out: to the side that the lead counts, else to
// nobody in particular. roles are those of side A and side B; swapped: the actor is side B.
func (x *incident) deaths(best *int64, roleA, roleB string, swapped bool) (a, b, civilian, unknown any) {
	if best == nil {
		return nil, nil, nil, nil
	}
	a, b, civilian, unknown = int64(0), int64(0), int64(0), int64(0)
	who := ""
	if x.event != nil {
		for _, c := range x.event.Counts {
			if c.What == "killed" {
				who = c.Who
			}
		}
	}
	role, side := roleA, &a
	if (who == "recipient") != swapped {
		role, side = roleB, &b
	}
	switch {
	case who == "" || role == "":
		side = &unknown
	case role == ucdpCivilians:
		side = &civilian
	}
	*side = *best
	return a, b, civilian, unknown
}

// articles are the reports as UCDP lists its sources.
func (x *incident) articles() (article, office, date, headline string, err error) {
	sources, err := x.sources(mostReports)
	if err != nil {
		return "", "", "", "", err
	}
	var articles, offices, dates, headlines []string
	for _, r := range sources {
		day, title := published(r.Record), clean(r.heading())
		articles = append(articles, `"`+strings.ReplaceAll(joined([]string{r.Publisher, day, title}, ","), `"`, "'")+`"`)
		offices, dates, headlines = append(offices, r.Publisher), append(dates, day), append(headlines, title)
	}
	return joined(articles, ";"), joined(offices, ";"), joined(dates, ";"), joined(headlines, ";"), nil
}

// original is who gives the number of dead, then what else is said that has no
// column.
func (x *incident) original() string {
	var parts []string
	if c := x.cells["killed"]; c != nil {
		if len(c.Values) == 1 && c.Chosen {
			parts = append(parts, by(&c.Values[0]))
		} else {
			parts = append(parts, told(c))
		}
	}
	for _, s := range x.beside("killed", hearsay.CellActor, hearsay.CellRecipient, hearsay.CellPlace, hearsay.CellDate) {
		if !strings.HasPrefix(s, "killed: ") {
			parts = append(parts, s)
		}
	}
	return joined(parts, ". ")
}

// wherePrecision is UCDP's of a place; nil if none is known.
func wherePrecision(p hearsay.Precision) any {
	switch p {
	case hearsay.PrecisionPoint:
		return int64(1)
	case hearsay.PrecisionRelative:
		return int64(2)
	case hearsay.PrecisionAdmin2:
		return int64(3)
	case hearsay.PrecisionAdmin1:
		return int64(4)
	case hearsay.PrecisionRegion:
		return int64(5)
	case hearsay.PrecisionCountry:
		return int64(6)
	}
	return nil
}

// datePrecision is UCDP's: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 more.
func datePrecision(from, to time.Time) int64 {
	switch n := int(to.Sub(from).Hours()/24) + 1; {
	case n == 1:
		return 1
	case n <= 6:
		return 2
	case n <= 8:
		return 3
	case n <= 31:
		return 4
	}
	return 5
}

// priogrid is the cell of PRIO-GRID, half a degree wide, that holds a position.
// Cells count from 1 in the south-west corner, eastwards, then northwards.
func priogrid(lat, lon float64) int64 {
	row := min(359, max(0, int64(math.Floor((lat+90)*2))))
	column := min(719, max(0, int64(math.Floor((lon+180)*2))))
	return row*720 + column + 1
}

// numbered makes a number of an identifier that every program can hold: 49 bits, so
// that it has no more than the 15 digits that spreadsheets keep.
func numbered(id string) int64 {
	h := sha256.Sum256([]byte(id))
	return int64(binary.BigEndian.Uint64(h[:8]) >> 15)
}
