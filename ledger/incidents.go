package ledger

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
)

// Incidents are what the claims tell, each act once, with every value that a
// cell is given and who gives it. Claims of one event belong together, and so do
// those of events that a link joins; a count or relation of no event stands
// alone or with those it is linked to. They come in the order of the day on which
// they were first told of; neither the order of the claims nor that of the links makes
// a difference. Values stand in the order in which they were first told: a Rule chooses among them.
// Families, as the function of that name gives them, say which reports are one voice; nil if nobody knows.
func Incidents(claims []hearsay.Claim, links []hearsay.Link, families map[string]string) []hearsay.Incident {
	cs := once(claims)
	slices.SortStableFunc(cs, said)
	at := map[string]int{}
	for i, c := range cs {
		at[c.ID] = i
	}
	parent := make([]int, len(cs))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	join := func(a, b int) {
		x, y := root(a), root(b)
		parent[max(x, y)] = min(x, y)
	}
	events := map[hearsay.EventRef]int{}
	for i, c := range cs {
		if c.About.EventID == "" {
			continue
		}
		ref := hearsay.EventRef{Report: c.Report, Event: c.About.EventID}
		if j, ok := events[ref]; ok {
			join(i, j)
		} else {
			events[ref] = i
		}
	}
	of := map[int][]hearsay.Link{}
	known := inOrder(links, at)
	for _, l := range known {
		if Joins(l.Link, cs[l.a], cs[l.b]) {
			join(l.a, l.b)
		}
	}
	for _, l := range known {
		if r := root(l.a); r == root(l.b) {
			of[r] = append(of[r], l.Link)
		}
	}
	members := map[int][]*hearsay.Claim{}
	for i, c := range cs {
		members[root(i)] = append(members[root(i)], c)
	}
	disputes := map[string][]string{}
	for _, d := range DisputesOf(claims, links) {
		for _, p := range d.Positions {
			for _, c := range p.Claims {
				disputes[c.Claim] = append(disputes[c.Claim], d.ID)
			}
		}
	}
	var out []hearsay.Incident
	for i := range cs {
		if m := members[i]; len(m) > 0 {
			out = append(out, incident(m, of[i], disputes, families))
		}
	}
	return out
}

// said orders claims by the day on which they were made, report and place in the
// text; those of no known day come last.
func said(a, b *hearsay.Claim) int {
	if (a.Published == "") != (b.Published == "") {
		if a.Published == "" {
			return 1
		}
		return -1
	}
	return cmp.Or(cmp.Compare(a.Published, b.Published), order(a, b))
}

func incident(cs []*hearsay.Claim, links []hearsay.Link, disputes map[string][]string, families map[string]string) hearsay.Incident {
	in := hearsay.Incident{ID: cs[0].ID, Links: links, Evidence: hull(cs[0].Evidence), Voices: voicesOf(cs, families), Chains: Chains(cs)}
	for _, c := range cs {
		if c.About.EventID == "" {
			continue
		}
		if ref := (hearsay.EventRef{Report: c.Report, Event: c.About.EventID}); !slices.Contains(in.Events, ref) {
			in.Events = append(in.Events, ref)
		}
	}
	for _, c := range cs {
		for _, d := range disputes[c.ID] {
			if !slices.Contains(in.Disputes, d) {
				in.Disputes = append(in.Disputes, d)
			}
		}
	}
	if l := lead(cs); l != nil {
		s := &l.About
		in.Lead = hearsay.EventRef{Report: l.Report, Event: s.EventID}
		in.Event, in.Mode, in.Context, in.CAMEO, in.Evidence = s.Event, s.Mode, s.Context, s.CAMEO, hull(l.Evidence)
	}
	clashing := map[string]bool{}
	for _, l := range links {
		if l.Clash {
			clashing[l.A], clashing[l.B] = true, true
		}
	}
	in.Cells = cells(cs, clashing, families)
	return in
}

// lead is the claim of the event that tells most of the incident, the first of
// those that tell as much; nil if there is no event.
func lead(cs []*hearsay.Claim) *hearsay.Claim {
	var best *hearsay.Claim
	most := -1
	for _, c := range cs {
		if c.Kind != hearsay.OccurrenceClaim {
			continue
		}
		s, n := &c.About, 0
		for _, told := range []bool{len(s.Actors) > 0, len(s.Recipients) > 0, len(s.Places) > 0, explicit(s.Date), s.Mode != "", c.Value.Occurred != nil && *c.Value.Occurred} {
			if told {
				n++
			}
		}
		if n > most {
			best, most = c, n
		}
	}
	return best
}

// fields is the order of cells; the roles of counts follow, by name.
var fields = []string{hearsay.CellOccurred, hearsay.CellActor, hearsay.CellRecipient, hearsay.CellPlace, hearsay.CellDate, hearsay.CellRelation}

// table gathers the values of cells.
type table map[string][]*entry

// entry is a value with the claims that give it.
type entry struct {
	hearsay.CellValue
	claims []*hearsay.Claim
}

// cells are the cells of the claims, which come in the order in which they were said.
func cells(cs []*hearsay.Claim, clashing map[string]bool, families map[string]string) []hearsay.Cell {
	t := table{}
	blamed := map[hearsay.EventRef]bool{} // events whose doers are claims of their own
	for _, c := range cs {
		if c.Kind == hearsay.ResponsibilityClaim {
			blamed[hearsay.EventRef{Report: c.Report, Event: c.About.EventID}] = true
		}
	}
	for _, c := range cs {
		s := &c.About
		switch c.Kind {
		case hearsay.OccurrenceClaim:
			t.add(hearsay.CellOccurred, c, hearsay.CellValue{Value: hearsay.Value{Occurred: c.Value.Occurred}})
			if !blamed[hearsay.EventRef{Report: c.Report, Event: s.EventID}] {
				t.parties(hearsay.CellActor, c, s.Actors, false)
			}
			t.parties(hearsay.CellRecipient, c, s.Recipients, false)
			if len(s.Places) > 0 {
				site := s.Places[0]
				t.add(hearsay.CellPlace, c, hearsay.CellValue{Value: hearsay.Value{Place: site.Name}, Site: &site})
			}
			if s.Date != nil {
				t.add(hearsay.CellDate, c, hearsay.CellValue{Value: hearsay.Value{Start: s.Date.Start, End: s.Date.End}})
			}
		case hearsay.ResponsibilityClaim:
			if len(s.Actors) == 0 {
				t.add(hearsay.CellActor, c, hearsay.CellValue{Value: c.Value})
			}
			t.parties(hearsay.CellActor, c, s.Actors, c.Value.Not)
		case hearsay.QuantityClaim:
			field := s.Role
			if field == "" {
				field = "counted"
			}
			t.add(field, c, hearsay.CellValue{Value: c.Value, Party: s.Owner})
		case hearsay.PlaceClaim:
			if len(s.Places) > 0 {
				t.add(hearsay.CellPlace, c, hearsay.CellValue{Value: hearsay.Value{Place: s.Places[0].Name}, Site: &s.Places[0]})
			}
		case hearsay.TimeClaim:
			t.add(hearsay.CellDate, c, hearsay.CellValue{Value: c.Value})
		case hearsay.RelationClaim:
			t.add(hearsay.CellRelation, c, hearsay.CellValue{Value: c.Value, Party: s.Owner, Relation: s.Relation, Object: s.Object})
		}
	}
	var names []string
	for f := range t {
		names = append(names, f)
	}
	slices.SortFunc(names, func(a, b string) int {
		x, y := slices.Index(fields, a), slices.Index(fields, b)
		if x < 0 {
			x = len(fields)
		}
		if y < 0 {
			y = len(fields)
		}
		return cmp.Or(cmp.Compare(x, y), cmp.Compare(a, b))
	})
	out := make([]hearsay.Cell, 0, len(names))
	for _, f := range names {
		cell := hearsay.Cell{Field: f}
		for _, e := range t[f] {
			e.Voices = voicesOf(e.claims, families).Voices
			cell.Values = append(cell.Values, e.CellValue)
			for _, c := range e.claims {
				cell.Disputed = cell.Disputed || clashing[c.ID] && settles[c.Kind] == cellOf(f)
			}
		}
		cell.Disputed = cell.Disputed && len(cell.Values) > 1
		cell.Chosen = len(cell.Values) > 0
		out = append(out, cell)
	}
	return out
}

// settles says which cell a dispute over a claim of the kind is about; all counts
// are one.
var settles = map[hearsay.ClaimKind]string{
	hearsay.OccurrenceClaim: hearsay.CellOccurred, hearsay.ResponsibilityClaim: hearsay.CellActor, hearsay.QuantityClaim: "",
}

// cellOf is the cell of that name, "" for all counts.
func cellOf(field string) string {
	if slices.Contains(fields, field) {
		return field
	}
	return ""
}

func (t table) parties(field string, c *hearsay.Claim, parties []hearsay.Party, not bool) {
	for _, p := range parties {
		t.add(field, c, hearsay.CellValue{Value: hearsay.Value{Actor: p.Name, Not: not}, Party: &p})
	}
}

// add puts a value into a cell, or the claim behind the value that is there.
func (t table) add(field string, c *hearsay.Claim, v hearsay.CellValue) {
	var e *entry
	for _, o := range t[field] {
		if oneValue(&o.CellValue, &v, o.claims[0].Report == c.Report) {
			e = o
			break
		}
	}
	if e == nil {
		e = &entry{CellValue: v}
		e.Stance, e.Status = c.Stance, c.Status
		t[field] = append(t[field], e)
	}
	if slices.Contains(e.Claims, c.ID) {
		return
	}
	e.claims = append(e.claims, c)
	e.Claims = append(e.Claims, c.ID)
	e.Claimants = appendOnce(e.Claimants, standsBehind(c))
	e.Reports = appendOnce(e.Reports, c.Report)
	e.Publishers = appendOnce(e.Publishers, c.Publisher)
	e.Own = e.Own || voice(c).Report
	if d := c.Published; d != "" {
		if e.First == "" || d < e.First {
			e.First = d
		}
		e.Last = max(e.Last, d)
	}
}

func appendOnce(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// oneValue reports whether two values of a cell say the same.
func oneValue(a, b *hearsay.CellValue, sameReport bool) bool {
	x, y := a.Value, b.Value
	switch {
	case x.Not != y.Not || a.Relation != b.Relation || (x.Occurred == nil) != (y.Occurred == nil) || x.Occurred != nil && *x.Occurred != *y.Occurred:
		return false
	case a.Site != nil && b.Site != nil:
		return placeName(a.Site.Name) == placeName(b.Site.Name) && (a.Site.Country == b.Site.Country || a.Site.Country == "" || b.Site.Country == "")
	case x.Start != "" || y.Start != "":
		return x.Start == y.Start && x.End == y.End
	case x.Min != nil || x.Max != nil || y.Min != nil || y.Max != nil:
		return sameBounds(x, y) && x.Approx == y.Approx && x.Vague == y.Vague && x.Unit == y.Unit && sameParty(a.Party, b.Party, sameReport)
	case a.Object != nil || b.Object != nil:
		return sameParty(a.Party, b.Party, sameReport) && sameParty(a.Object, b.Object, sameReport)
	case a.Party != nil || b.Party != nil:
		return sameParty(a.Party, b.Party, sameReport)
	}
	return strings.EqualFold(x.Actor, y.Actor)
}

// sameParty reports whether two parties are one by name; those without a proper name
// are one if the words are.
func sameParty(a, b *hearsay.Party, sameReport bool) bool {
	if a == nil || b == nil {
		return a == b
	}
	return samePeople(a, b, sameReport) || fold(a.Name) == fold(b.Name)
}
