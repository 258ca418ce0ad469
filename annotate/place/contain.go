package place

import (
	"strings"

	"hearsay/gazetteer"
)

// contain reads which toponym is said to lie in which: "Paris, Texas", "Qala
// district in Herat province", "Syria's Idlib", "A, B and C districts in D",
// "the D province town of A".
func (r *reader) contain() {
	r.joinLists()
	for x := 0; x+1 < len(r.toponyms); x++ {
		m, n := &r.toponyms[x], &r.toponyms[x+1]
		if m.sentence != n.sentence || m.kind == people {
			continue
		}
		switch r.between(m, n) {
		case apposed:
			if n.kind != people && !r.alike(x) && r.holds(n, m) {
				m.container, m.stated = x+1, true
				m.strong, n.strong = true, true
			} else if n.kind == named && m.kind == unknown && r.wide(n) && n.level != m.level {
				m.container = x + 1
			}
		case inside:
			if n.kind != people && r.wider(n, m) && !r.samePlace(m, n) {
				m.container, m.stated = x+1, true
			}
		case owned:
			if n.kind != people && r.wider(m, n) && !r.samePlace(m, n) {
				n.container, n.stated = x, true
				n.strong = true
			}
		}
	}
	// What is said of the last of a list holds for all of it.
	for x := len(r.toponyms) - 2; x >= 0; x-- {
		m, n := &r.toponyms[x], &r.toponyms[x+1]
		if m.container < 0 && n.container > x+1 && m.kind != people && r.listed(m, n) && (m.level == n.level || m.level == anyLevel) {
			if c := &r.toponyms[n.container]; r.wider(c, m) {
				m.container, m.stated = n.container, m.kind == unknown || m.level != anyLevel || r.holds(c, m)
			}
		}
	}
}

// alike reports whether toponym x and the next two are units of one kind, so
// that the comma between them makes a list: "Washington, Pennsylvania and
// California".
func (r *reader) alike(x int) bool {
	m, n := &r.toponyms[x], &r.toponyms[x+1]
	if country(m) && country(n) {
		return true
	}
	// "Washington, New York and Boston": a well-known name before a list that
	// goes on is one of it.
	if x+2 < len(r.toponyms) && r.listed(n, &r.toponyms[x+2]) && r.toponyms[x+2].kind != people && len(m.found) > 0 && m.level == anyLevel &&
		m.found[0].Population > 300000 && r.t.Lower(r.toponyms[x+2].first-1) == "and" {
		return true
	}
	if !admin1(m) || !admin1(n) {
		return country(m) && !admin1(m)
	}
	if x+2 < len(r.toponyms) {
		if o := &r.toponyms[x+2]; o.kind != people && admin1(o) && r.listed(n, o) {
			return true
		}
	}
	if x > 0 {
		if o := &r.toponyms[x-1]; o.kind != people && admin1(o) && r.listed(o, m) {
			return true
		}
	}
	return false
}

func country(p *toponym) bool { return hasFeature(p, "PCLI") }
func admin1(p *toponym) bool  { return hasFeature(p, "ADM1") }

func hasFeature(p *toponym, code string) bool {
	for i := range p.found {
		if p.found[i].Feature == code {
			return true
		}
	}
	return false
}

// joinLists gives the class noun in the plural behind a list to all its
// members, and finds members that the gazetteer lacks: "A, B and C districts".
func (r *reader) joinLists() {
	t := r.t
	for x := len(r.toponyms) - 1; x >= 0; x-- {
		n := r.toponyms[x]
		if n.level == anyLevel || n.level == facility || n.level == directory || n.end >= len(t.Tokens) {
			continue
		}
		w := t.Lower(n.end)
		if l, ok := classNoun(w); !ok || l != n.level || singular(w) == w {
			continue
		}
		for y := x - 1; y >= 0; y-- {
			m := &r.toponyms[y]
			if m.sentence != n.sentence || m.kind == people || m.level != anyLevel || !r.listed(m, &r.toponyms[y+1]) {
				break
			}
			m.level, m.class, m.strong, m.weak = n.level, n.class, true, false
		}
	}
}

// relation of two neighbouring toponyms, as the words between tell it.
type relation byte

const (
	unrelated relation = iota
	apposed            // "Paris, Texas", "Managua (Nicaragua)"
	inside             // "Qala district in Herat"
	owned              // "Syria's Idlib", "the Herat province town of Qala"
)

func (r *reader) between(m, n *toponym) relation {
	t := r.t
	from, to := m.end, n.first
	if to < from || to-from > 9 {
		return unrelated
	}
	var words []string
	comma, classes, in, of, poss, class, paren, also := 0, 0, false, false, false, false, false, false
	for i := from; i < to; i++ {
		w := t.Lower(i)
		switch {
		case w == ",":
			comma++
		case w == "(":
			paren = true
		case w == "'s" || w == "’s" || w == "'" || w == "’":
			if i != from && !class {
				return unrelated
			}
			poss = true
		case w == "in" || w == "within" || w == "inside":
			if in {
				return unrelated
			}
			in = true
		case w == "of":
			of = true
		case directions[w] || w == "the":
		case w == "a" || w == "an" || w == "'s" || t.Tokens[i].UPOS == "ADJ" || t.Tokens[i].UPOS == "NUM" || w == "part" || w == "side" || w == "corner" || w == "end" || w == "center" || w == "centre" ||
			w == "outskirts" || w == "heart" || w == "situated" || w == "located" || w == "held" || w == "controlled" || isHyphen(w):
			if in || of {
				break
			}
			also = true
		default:
			if _, ok := classNoun(w); ok || w == "area" || w == "areas" || w == "territory" {
				class = true
				classes++
				break
			}
			if len(n.class) > 0 && i == to-1 {
				break
			}
			words = append(words, w)
		}
	}
	if len(words) > 0 {
		return unrelated
	}
	switch {
	case poss && comma == 0 && !in:
		return owned
	case classes > 1 && of && !in && comma == 0 && m.level != anyLevel && r.wide(m) && r.classOf(n) && n.level != anyLevel:
		return owned
	case in && comma <= 1:
		return inside
	case of && class && comma <= 1, of && comma == 0 && !also && m.level == town && (n.level == district || n.level == state):
		return inside
	case of && comma == 1 && also:
		return inside
	case comma == 1 && !of && !in && !class && !poss && !also, paren && comma == 0 && !also:
		return apposed
	case comma == 1 && class && !of && !in && !also && r.t.Lower(from) != ",":
		return apposed // "Qala district, Herat province"
	}
	return unrelated
}

// classOf reports whether the words "town of" stand before n.
func (r *reader) classOf(n *toponym) bool {
	return n.first >= 2 && r.t.Lower(n.first-1) == "of"
}

// listed reports whether only commas and conjunctions stand between.
func (r *reader) listed(m, n *toponym) bool {
	if m.sentence != n.sentence || n.first-m.end > 3 || n.first <= m.end {
		return false
	}
	for i := m.end; i < n.first; i++ {
		switch r.t.Lower(i) {
		case ",", "and", "or", "&", "the", "both":
		default:
			return false
		}
	}
	return true
}

// wide reports whether a toponym may be a unit that others lie in.
func (r *reader) wide(p *toponym) bool {
	for _, c := range p.found {
		if c.Class == 'A' || c.Class == 'L' || c.Class == 'T' {
			return true
		}
	}
	return p.level == state || p.level == district
}

// wider reports whether n may hold m: it is a unit, or a large town with
// something that is not known to be as large.
func (r *reader) wider(n, m *toponym) bool {
	if r.wide(n) {
		return rank(n) > rank(m) || m.kind == unknown || n.level > anyLevel && n.level < town && m.level == anyLevel && r.holds(n, m)
	}
	return len(n.found) > 0 && n.found[0].Class == 'P' && n.found[0].Population > 50000 &&
		(m.kind == unknown || m.level != anyLevel && len(m.found) > 0 && m.found[0].Population < n.found[0].Population)
}

// rank orders what a toponym could be at most by its size.
func rank(p *toponym) int {
	best := 0
	for _, c := range p.found {
		switch {
		case c.Feature == "PCLI" || c.Class == 'L':
			best = max(best, 4)
		case c.Feature == "ADM1":
			best = max(best, 3)
		case c.Class == 'A' || c.Class == 'T':
			best = max(best, 2)
		default:
			best = max(best, 1)
		}
	}
	switch p.level {
	case state:
		best = max(best, 3)
	case district:
		best = min(max(best, 2), 2)
	case town:
		best = min(best, 1)
	}
	return best
}

func (r *reader) samePlace(m, n *toponym) bool { return m.key == n.key && m.level == n.level }

// holds reports whether some reading of m lies in some reading of n, which is
// a unit.
func (r *reader) holds(n, m *toponym) bool {
	for _, c := range m.found {
		for _, u := range n.found {
			if lies(&c, &u) && c.GeonameID != u.GeonameID && (gazetteer.Fold(c.Name) == m.key || len(m.found) < 3 || c.Class == 'A') {
				return true
			}
		}
	}
	return false
}

// lies reports whether c is within u, as far as their codes tell.
func lies(c, u *gazetteer.Place) bool {
	switch {
	case u.Feature == "PCLI":
		return c.Country == u.Country && c.Feature != "PCLI"
	case u.Feature == "ADM1":
		return c.Admin1Code == u.Admin1Code && c.Feature != "ADM1"
	case u.Class == 'A':
		return c.Admin2Code == u.Admin2Code && u.Admin2Code != "" && c.Class == 'P'
	case u.Class == 'L' || u.Class == 'T':
		return (u.Country == "" || c.Country == u.Country) && distance(c.Point, u.Point) < 900 && c.Feature != "PCLI" && c.Class != 'L' && u.Feature != "CONT"
	}
	return false
}

func trimThe(s string) string {
	return strings.TrimPrefix(strings.TrimPrefix(s, "the "), "The ")
}
