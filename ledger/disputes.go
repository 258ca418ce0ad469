package ledger

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
)

// Disputes are the matters on which claims, of one report or of many, cannot
// all hold. A claim given twice counts once, and the order in which claims
// are given makes no difference.
func Disputes(claims []hearsay.Claim) []hearsay.Dispute {
	return DisputesOf(claims, Links(claims, nil))
}

// DisputesOf are the disputes among claims whose links are known. A link to a claim
// that is not given is left out.
func DisputesOf(claims []hearsay.Claim, links []hearsay.Link) []hearsay.Dispute {
	cs := once(claims)
	var out []hearsay.Dispute
	for kind := range linkers {
		var of []*hearsay.Claim
		at := map[string]int{}
		for _, c := range cs {
			if c.Kind == kind && disputable(c) {
				at[c.ID] = len(of)
				of = append(of, c)
			}
		}
		m := newMatters(of)
		for _, l := range inOrder(links, at) {
			if l.Clash {
				m.clash(l.a, l.b, l.Reasons)
			} else {
				m.agree(l.a, l.b)
			}
		}
		out = append(out, m.disputes(kind)...)
	}
	SortDisputes(out)
	return out
}

// SortDisputes brings disputes into the order in which they are listed: by kind, report and place in
// the text.
func SortDisputes(ds []hearsay.Dispute) {
	slices.SortStableFunc(ds, func(a, b hearsay.Dispute) int {
		x, y := a.Positions[0].Claims[0], b.Positions[0].Claims[0]
		return cmp.Or(cmp.Compare(Rank(a.Kind), Rank(b.Kind)), cmp.Compare(a.About.Reports[0], b.About.Reports[0]),
			cmp.Compare(x.Report, y.Report), cmp.Compare(x.Evidence.Begin, y.Evidence.Begin), cmp.Compare(a.ID, b.ID))
	})
}

// once are the claims in order, each once.
func once(claims []hearsay.Claim) []*hearsay.Claim {
	cs := make([]*hearsay.Claim, 0, len(claims))
	seen := map[[2]string]bool{}
	for i := range claims {
		c := &claims[i]
		if k := [2]string{c.Report, c.ID}; !seen[k] {
			seen[k] = true
			cs = append(cs, c)
		}
	}
	slices.SortFunc(cs, order)
	return cs
}

// placed is a link with the places of its claims in a list.
type placed struct {
	hearsay.Link
	a, b int
}

// inOrder are the links between the claims at the given places, each once: those
// inside a report first, then by the claims.
func inOrder(links []hearsay.Link, at map[string]int) []placed {
	var inside, across []placed
	seen := map[[2]int]bool{}
	for _, l := range links {
		a, ok := at[l.A]
		b, ok2 := at[l.B]
		if !ok || !ok2 {
			continue
		}
		p := placed{l, min(a, b), max(a, b)}
		if k := [2]int{p.a, p.b}; seen[k] {
			continue
		} else {
			seen[k] = true
		}
		if l.Across {
			across = append(across, p)
		} else {
			inside = append(inside, p)
		}
	}
	for _, ps := range [][]placed{inside, across} {
		slices.SortFunc(ps, func(x, y placed) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	}
	return append(inside, across...)
}

// Rank is the order in which disputes of a kind are listed: figures and responsibility,
// by which most is decided, come first.
func Rank(k hearsay.ClaimKind) int {
	if r, ok := rank[k]; ok {
		return r
	}
	return len(rank) + 1
}

var rank = map[hearsay.ClaimKind]int{
	hearsay.QuantityClaim: 1, hearsay.ResponsibilityClaim: 2, hearsay.OccurrenceClaim: 3, hearsay.PlaceClaim: 4, hearsay.TimeClaim: 5,
}

func order(a, b *hearsay.Claim) int {
	return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(hull(a.Evidence).Begin, hull(b.Evidence).Begin),
		cmp.Compare(len(a.About.EventID), len(b.About.EventID)), cmp.Compare(a.About.EventID, b.About.EventID), cmp.Compare(a.ID, b.ID))
}

// disputable leaves out what no other claim can exclude.
func disputable(c *hearsay.Claim) bool {
	switch c.Kind {
	case hearsay.QuantityClaim:
		_, ok := plausible(c.Value)
		return ok && !c.About.Part
	case hearsay.OccurrenceClaim:
		return c.Value.Occurred != nil
	}
	return true
}

// rivals reports whether two claims of responsibility exclude each other.
func rivals(a, b *hearsay.Claim) bool {
	if a.Value.Not != b.Value.Not {
		return sameDoer(a, b) || answers(a, b) || answers(b, a) || commands(a, b) || commands(b, a)
	}
	return !a.Value.Not && !sameDoer(a, b)
}

// matters joins claims that are about one thing: those that exclude each other,
// in a chain of any length, and those that agree with one of them directly. What
// agrees only with what agrees does not join, lest a chain of likenesses make one
// matter of many.
type matters struct {
	claims  []*hearsay.Claim
	parent  []int
	clashes [][2]int
	agreed  [][2]int
	reasons map[int][]string // by the first claim of a clash
}

func newMatters(claims []*hearsay.Claim) *matters {
	m := &matters{claims: claims, parent: make([]int, len(claims)), reasons: map[int][]string{}}
	for i := range m.parent {
		m.parent[i] = i
	}
	return m
}

func (m *matters) root(i int) int {
	for m.parent[i] != i {
		m.parent[i] = m.parent[m.parent[i]]
		i = m.parent[i]
	}
	return i
}

func (m *matters) clash(a, b int, reasons []string) {
	x, y := m.root(a), m.root(b)
	m.parent[max(x, y)] = min(x, y) // the earliest claim is the root, whatever the order of joining
	m.clashes = append(m.clashes, [2]int{a, b})
	m.reasons[a] = append(m.reasons[a], reasons...)
}

func (m *matters) agree(a, b int) { m.agreed = append(m.agreed, [2]int{a, b}) }

// disputes are the matters with claims that exclude each other.
func (m *matters) disputes(kind hearsay.ClaimKind) []hearsay.Dispute {
	disputed := map[int]bool{} // claims that another excludes
	for _, c := range m.clashes {
		disputed[c[0]], disputed[c[1]] = true, true
	}
	joins := map[int]int{} // claims that agree with one of them, and with the earliest matter of it
	for _, p := range m.agreed {
		for _, q := range [2][2]int{p, {p[1], p[0]}} {
			if disputed[q[0]] && !disputed[q[1]] {
				r := m.root(q[0])
				if have, ok := joins[q[1]]; !ok || r < have {
					joins[q[1]] = r
				}
			}
		}
	}
	members := map[int][]int{}
	for i := range m.claims {
		if disputed[i] {
			members[m.root(i)] = append(members[m.root(i)], i)
		} else if r, ok := joins[i]; ok {
			members[r] = append(members[r], i)
		}
	}
	var out []hearsay.Dispute
	for i := range m.claims {
		if len(members[i]) == 0 {
			continue
		}
		var cs []*hearsay.Claim
		var reasons []string
		for _, j := range members[i] {
			cs = append(cs, m.claims[j])
			for _, r := range m.reasons[j] {
				if !slices.Contains(reasons, r) {
					reasons = append(reasons, r)
				}
			}
		}
		d := hearsay.Dispute{ID: cs[0].ID, Kind: kind, About: matter(kind, cs), Reasons: reasons}
		d.Matter = heading(kind, d.About)
		switch kind {
		case hearsay.QuantityClaim:
			d.Positions = byFigure(cs)
		case hearsay.ResponsibilityClaim:
			d.Positions = byDoer(cs)
		default:
			d.Positions = byValue(cs)
		}
		if len(d.Positions) > 1 {
			out = append(out, d)
		}
	}
	return out
}

// matter gathers what the claims are about.
func matter(kind hearsay.ClaimKind, cs []*hearsay.Claim) hearsay.Matter {
	var m hearsay.Matter
	var acts, spots, whom []string
	for _, c := range cs {
		s := &c.About
		if m.Event == "" && s.Event != hearsay.Accuse {
			m.Event = s.Event
		}
		if m.Role == "" && kind == hearsay.QuantityClaim {
			m.Role = s.Role
		}
		if s.Act != "" && !slices.Contains(acts, s.Act) {
			acts = append(acts, s.Act)
		}
		for _, p := range s.Places {
			if !slices.Contains(spots, p.Name) {
				spots = append(spots, p.Name)
			}
		}
		if m.Date == nil || !explicit(m.Date) && explicit(s.Date) {
			m.Date = s.Date
		}
		if kind == hearsay.QuantityClaim {
			if s.Role == strength || s.Role == "" {
				if s.Owner != nil && m.Entity == "" {
					m.Entity = s.Owner.Name
				}
			} else if s.Unit != "" && m.Entity == "" && s.Unit != "person" && s.Unit != "people" {
				m.Entity = s.Unit
			}
		} else {
			for _, p := range s.Recipients {
				if !slices.Contains(whom, p.Name) {
					whom = append(whom, p.Name)
				}
			}
		}
		if !slices.Contains(m.Reports, c.Report) {
			m.Reports = append(m.Reports, c.Report)
		}
	}
	if len(spots) == 0 {
		for _, c := range cs {
			for _, p := range places(&c.About) {
				if !slices.Contains(spots, p.Name) {
					spots = append(spots, p.Name)
				}
			}
		}
	}
	if m.Entity == "" {
		m.Entity = strings.Join(whom[:min(len(whom), 3)], ", ")
	}
	m.Act = strings.Join(acts, ", ")
	m.Place = strings.Join(spots, ", ")
	return m
}

// heading names a matter for people.
func heading(kind hearsay.ClaimKind, m hearsay.Matter) string {
	var parts []string
	place, _, _ := strings.Cut(m.Place, ", ")
	act, _, _ := strings.Cut(m.Act, ", ")
	switch kind {
	case hearsay.QuantityClaim:
		switch {
		case m.Role == strength:
			return "strength of " + m.Entity
		case m.Role == "":
			parts = append(parts, "number of "+m.Entity)
		case m.Entity != "":
			parts = append(parts, m.Role+" ("+m.Entity+")")
		default:
			parts = append(parts, m.Role)
		}
	case hearsay.ResponsibilityClaim:
		parts = append(parts, "who is responsible", act)
	case hearsay.OccurrenceClaim:
		parts = append(parts, "whether it happened", act)
	case hearsay.TimeClaim:
		parts = append(parts, "day of death", m.Entity)
	case hearsay.PlaceClaim:
		parts = append(parts, "place of death", m.Entity)
	}
	parts = append(parts, place)
	if m.Date != nil {
		if m.Date.Start == m.Date.End {
			parts = append(parts, m.Date.Start)
		} else {
			parts = append(parts, m.Date.Start+"/"+m.Date.End)
		}
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, ", ")
}

// position begins a position with one claim or adds a claim to it.
func (g *group) add(c *hearsay.Claim) { g.claims = append(g.claims, c) }

// group holds the claims of one position.
type group struct {
	key    int64
	claims []*hearsay.Claim
}

// position is the group as a position; value is what it holds.
func (g *group) position(value *hearsay.Claim) hearsay.Position {
	p := hearsay.Position{Value: value.Value, Stance: value.Stance}
	for _, c := range g.claims {
		if n := standsBehind(c); !slices.Contains(p.Claimants, n) {
			p.Claimants = append(p.Claimants, n)
		}
		p.Claims = append(p.Claims, hearsay.ClaimEvidence{Claim: c.ID, Report: c.Report, Evidence: hull(c.Evidence)})
	}
	return p
}

// standsBehind names the innermost claimant and, in brackets, who passes the
// claim on.
func standsBehind(c *hearsay.Claim) string {
	v := voice(c)
	var via []string
	for i := len(c.Claimants) - 2; i >= 0; i-- {
		if n := c.Claimants[i].Name; n != v.Name && !slices.Contains(via, n) {
			via = append(via, n)
		}
	}
	if len(via) == 0 {
		return v.Name
	}
	return v.Name + " (via " + strings.Join(via, ", ") + ")"
}

// attributed is the first claim that somebody else than the report makes, else
// the first.
func attributed(cs []*hearsay.Claim) *hearsay.Claim {
	for _, c := range cs {
		if !voice(c).Report {
			return c
		}
	}
	return cs[0]
}

// byFigure makes a position of each figure; a vague number stands with the one
// figure that it goes with, else alone.
func byFigure(cs []*hearsay.Claim) []hearsay.Position {
	var groups []*group
	for _, c := range cs {
		f := figure(c.Value)
		if f == 0 {
			continue
		}
		i := slices.IndexFunc(groups, func(g *group) bool { return g.key == f })
		if i < 0 {
			groups, i = append(groups, &group{key: f}), len(groups)
		}
		groups[i].add(c)
	}
	slices.SortStableFunc(groups, func(a, b *group) int { return cmp.Compare(a.key, b.key) })
	var loose []*group
	for _, c := range cs {
		if figure(c.Value) != 0 {
			continue
		}
		var fits []*group
		for _, g := range groups {
			if compatible(g.claims[0].Value, c.Value) {
				fits = append(fits, g)
			}
		}
		if len(fits) == 1 {
			fits[0].add(c)
			continue
		}
		i := slices.IndexFunc(loose, func(g *group) bool { return sameBounds(g.claims[0].Value, c.Value) })
		if i < 0 {
			loose, i = append(loose, &group{}), len(loose)
		}
		loose[i].add(c)
	}
	var out []hearsay.Position
	for _, g := range append(groups, loose...) {
		var exact []*hearsay.Claim
		for _, c := range g.claims {
			if figure(c.Value) == g.key {
				exact = append(exact, c)
			}
		}
		out = append(out, g.position(attributed(exact)))
	}
	return out
}

func sameBounds(a, b hearsay.Value) bool {
	eq := func(x, y *int64) bool { return x == nil && y == nil || x != nil && y != nil && *x == *y }
	return eq(a.Min, b.Min) && eq(a.Max, b.Max)
}

// byDoer makes a position of each doer, and one of each denial.
func byDoer(cs []*hearsay.Claim) []hearsay.Position {
	var groups []*group
	for _, c := range cs {
		i := slices.IndexFunc(groups, func(g *group) bool { return g.claims[0].Value.Not == c.Value.Not && sameDoer(g.claims[0], c) })
		if i < 0 {
			groups, i = append(groups, &group{}), len(groups)
		}
		groups[i].add(c)
	}
	var out []hearsay.Position
	for _, g := range groups {
		out = append(out, g.position(attributed(g.claims)))
	}
	return out
}

// byValue makes a position of each value.
func byValue(cs []*hearsay.Claim) []hearsay.Position {
	key := func(v hearsay.Value) string {
		happened := ""
		if v.Occurred != nil {
			happened = map[bool]string{true: "yes", false: "no"}[*v.Occurred]
		}
		return strings.Join([]string{v.Place, v.Start, v.End, happened}, "\x00")
	}
	var groups []*group
	for _, c := range cs {
		i := slices.IndexFunc(groups, func(g *group) bool { return key(g.claims[0].Value) == key(c.Value) })
		if i < 0 {
			groups, i = append(groups, &group{}), len(groups)
		}
		groups[i].add(c)
	}
	var out []hearsay.Position
	for _, g := range groups {
		out = append(out, g.position(attributed(g.claims)))
	}
	return out
}
