package ledger

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"hearsay"
)

// Disputes are the matters on which claims, of one report or of many, cannot
// all hold. A claim given twice counts once, and the order in which claims
// are given makes no difference.
func Disputes(claims []hearsay.Claim) []hearsay.Dispute {
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

	var out []hearsay.Dispute
	for _, k := range []struct {
		kind  hearsay.ClaimKind
		link  func(a, b *hearsay.Claim) (proposal, bool)
		clash func(a, b *hearsay.Claim) bool
	}{
		{hearsay.QuantityClaim, linkCounts, func(a, b *hearsay.Claim) bool { return !compatible(a.Value, b.Value) }},
		{hearsay.ResponsibilityClaim, linkBlame, rivals},
		{hearsay.OccurrenceClaim, linkOccurrence, func(a, b *hearsay.Claim) bool { return *a.Value.Occurred != *b.Value.Occurred }},
		{hearsay.TimeClaim, linkDeath, func(a, b *hearsay.Claim) bool { return sameDays(a.About.Date, b.About.Date, night) == excluded }},
		{hearsay.PlaceClaim, linkDeath, func(a, b *hearsay.Claim) bool { return samePlaces(a.About.Places, b.About.Places) == excluded }},
	} {
		var of []*hearsay.Claim
		for _, c := range cs {
			if c.Kind == k.kind && disputable(c) {
				of = append(of, c)
			}
		}
		m := newMatters(of)
		for _, pair := range pairs(of) {
			a, b := of[pair[0]], of[pair[1]]
			p, ok := k.link(a, b)
			if !ok {
				continue
			}
			switch {
			case !k.clash(a, b):
				m.agree(pair[0], pair[1])
			case a.Report != b.Report || !sameVoice(a, b): // one voice, two figures: two things
				m.clash(pair[0], pair[1], p.reasons)
			}
		}
		out = append(out, m.disputes(k.kind)...)
	}
	slices.SortStableFunc(out, func(a, b hearsay.Dispute) int {
		x, y := a.Positions[0].Claims[0], b.Positions[0].Claims[0]
		return cmp.Or(cmp.Compare(rank[a.Kind], rank[b.Kind]), cmp.Compare(a.About.Reports[0], b.About.Reports[0]),
			cmp.Compare(x.Report, y.Report), cmp.Compare(x.Evidence.Begin, y.Evidence.Begin), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// rank is the order in which disputes are listed: figures and responsibility,
// by which most is decided, come first.
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

// pairs are the pairs of claims that may be about one thing: those of one report,
// and those of different reports that name the same country or force. The
// claims must be in order; so are the pairs.
func pairs(cs []*hearsay.Claim) [][2]int {
	var out [][2]int
	for i := range cs {
		for j := i + 1; j < len(cs) && cs[j].Report == cs[i].Report; j++ {
			out = append(out, [2]int{i, j})
		}
	}
	blocks := map[string][]int{}
	var keys []string
	for i, c := range cs {
		for _, k := range blockKeys(c) {
			if blocks[k] == nil {
				keys = append(keys, k)
			}
			blocks[k] = append(blocks[k], i)
		}
	}
	sort.Strings(keys)
	across := map[[2]int]bool{}
	for _, k := range keys {
		b := blocks[k]
		for x := range b {
			for y := x + 1; y < len(b); y++ {
				if cs[b[x]].Report != cs[b[y]].Report {
					across[[2]int{b[x], b[y]}] = true
				}
			}
		}
	}
	var more [][2]int
	for p := range across {
		more = append(more, p)
	}
	slices.SortFunc(more, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	return append(out, more...)
}

// blockKeys are the keys under which claims of different reports meet: the role
// and the names of the places with the month, or of the force, or of the dead.
func blockKeys(c *hearsay.Claim) []string {
	var out []string
	add := func(parts ...string) {
		k := strings.Join(parts, "\x00")
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	switch {
	case c.Kind == hearsay.TimeClaim || c.Kind == hearsay.PlaceClaim:
		for _, p := range c.About.Recipients {
			if p.Kind == string(hearsay.Person) && !p.Generic {
				add("person", lastWord(p.Name))
			}
		}
		return out
	case c.About.Role == strength:
		if o := c.About.Owner; o != nil {
			for _, n := range append([]string{o.Name}, append(o.Names, o.Family...)...) {
				add("force", fold(n))
			}
		}
		return out
	}
	d := when(c)
	if d == nil || len(d.Start) < 7 || len(d.End) < 7 {
		return nil
	}
	for _, s := range places(&c.About) {
		names := []string{placeName(s.Name)}
		if s.Admin1 != "" {
			names = append(names, placeName(s.Admin1))
		}
		for _, n := range names {
			// A run of days across the end of a month has two keys.
			add(c.About.Role, n, d.Start[:7])
			add(c.About.Role, n, d.End[:7])
		}
	}
	return out
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
