package place

import (
	"maps"
	"math"
	"slices"
	"strings"

	"hearsay"
	"hearsay/gazetteer"
)

const earthRadius = 6371.0088 // km

// distance is the great-circle distance in km.
func distance(a, b hearsay.Point) float64 {
	const rad = math.Pi / 180
	dLat, dLon := (b.Lat-a.Lat)*rad, (b.Lon-a.Lon)*rad
	h := math.Sin(dLat/2)*math.Sin(dLat/2) + math.Cos(a.Lat*rad)*math.Cos(b.Lat*rad)*math.Sin(dLon/2)*math.Sin(dLon/2)
	return 2 * earthRadius * math.Asin(math.Min(1, math.Sqrt(h)))
}

// setting is what the report tells of where it plays.
type setting struct {
	country map[string]float64 // how often each country is meant, by ISO code
	admin1  map[string]float64 // by code
	total   float64
	named   map[string]float64 // as country, of names of places alone
	anchors []anchor           // places already settled
}

// anchor is one reading of one name, as likely as weight says.
type anchor struct {
	sense  int
	point  hearsay.Point
	weight float64
}

// The weights of what speaks for a place, tuned on the training parts of four
// geoparsing corpora (docs/accuracy.md).
const (
	wPopulation   = 1.3
	wCountry      = 2.5
	wAdmin1       = 0.4
	wAdmin2       = -1.5
	wCapital      = 2.0
	wOther        = -1.0
	wCountryHit   = 1.2
	wCountryShare = 4.5
	wUnit         = 2.4
	wNear         = 1.8
	wNearMost     = 5.0
	wBeside       = 2.5
	softness      = 1.0
)

// sense is one name in one report: all its toponyms get one place.
type sense struct {
	key       string
	level     level
	container int // a toponym that one of them is said to lie in, or -1
	stated    bool
	members   []int
	found     []gazetteer.Place
	beside    string    // the feature of what it is listed with: "Washington, Oregon and California"
	prior     []float64 // of each place by its name alone
	weight    []float64 // how likely each is
	links     [][]link  // of each place to those of other senses
	choice    int
	strong    bool
	weak      bool
}

// resolve settles every toponym.
func (r *reader) resolve() {
	senses := r.senses()
	for _, s := range senses {
		s.prior, s.weight = make([]float64, len(s.found)), make([]float64, len(s.found))
		for i := range s.found {
			s.prior[i] = r.prior(s, &s.found[i])
			if s.beside != "" && s.found[i].Feature == s.beside {
				s.prior[i] += wBeside
			}
		}
		s.preferSeats()
		r.choose(senses, s, nil)
	}
	connect(senses)
	set := r.setting(senses, true)
	for range 4 {
		for _, s := range senses {
			r.choose(senses, s, set)
		}
		set = r.setting(senses, false)
	}
	r.settle(senses, set)
}

// senses groups the toponyms that the gazetteer has by name and level.
func (r *reader) senses() []*sense {
	var out []*sense
	at := map[string]*sense{}
	for x := range r.toponyms {
		p := &r.toponyms[x]
		if p.kind == people || p.kind == unknown {
			continue
		}
		key := p.key + "|" + string(rune('0'+p.level))
		if p.level == anyLevel || p.level == facility || p.level == directory || p.level == town {
			key = p.key + "|"
		}
		s := at[key]
		if s == nil {
			s = &sense{key: p.key, level: p.level, container: -1, found: p.found, weak: true}
			at[key] = s
			out = append(out, s)
		}
		s.members = append(s.members, x)
		if s.beside == "" {
			s.beside = r.beside(x)
		}
		s.strong = s.strong || p.strong
		s.weak = s.weak && p.weak
		if s.level == anyLevel || s.level == facility || s.level == directory {
			s.level = p.level
		}
		if p.container >= 0 && (s.container < 0 || p.stated && !s.stated) {
			s.container, s.stated = p.container, p.stated
		}
	}
	// A name without a class noun means what it means with one: "Helmand" after
	// "Helmand province".
	for _, s := range out {
		if s.level == anyLevel {
			for _, o := range out {
				if o.key == s.key && (o.level == state || o.level == district) {
					s.level = o.level
				}
			}
		}
		if s.container >= 0 {
			continue
		}
		for _, o := range out {
			if o.key == s.key && o.container >= 0 {
				s.container, s.stated = o.container, o.stated
			}
		}
	}
	return out
}

// preferSeats lets a bare name mean the town rather than the unit that is named
// after it, unless the unit is far larger: "Herat", but not "Quebec".
func (s *sense) preferSeats() {
	if s.level != anyLevel && s.level != town && s.level != facility {
		return
	}
	for i := range s.found {
		unit := &s.found[i]
		if unit.Feature != "ADM1" {
			continue
		}
		for j := range s.found {
			c := &s.found[j]
			if c.Class == 'P' && c.Admin1Code == unit.Admin1Code && (c.Feature == "PPLA" || c.Feature == "PPLC") && c.Population*4 > unit.Population {
				s.prior[j] = math.Max(s.prior[j], s.prior[i]+0.5)
			}
		}
	}
}

// beside is the feature that a list which toponym x stands in is made of:
// countries or first-level units.
func (r *reader) beside(x int) string {
	for _, y := range []int{x - 1, x + 1} {
		if y < 0 || y >= len(r.toponyms) {
			continue
		}
		m, n := &r.toponyms[min(x, y)], &r.toponyms[max(x, y)]
		if o := &r.toponyms[y]; o.kind == named && r.listed(m, n) {
			if country(o) {
				return "PCLI"
			}
			people := 0
			for i := range o.found {
				if o.found[i].Class == 'P' {
					people = max(people, o.found[i].Population)
				}
			}
			for i := range o.found {
				if o.found[i].Feature == "ADM1" && o.found[i].Population > 5*people {
					return "ADM1"
				}
			}
		}
	}
	return ""
}

// setting weighs the countries and units that the report speaks of, by how
// likely each reading of each name is so far.
func (r *reader) setting(senses []*sense, first bool) *setting {
	set := &setting{country: map[string]float64{}, admin1: map[string]float64{}, named: map[string]float64{}}
	for x := range r.toponyms {
		p := &r.toponyms[x]
		if p.kind == people && p.choice != nil && p.choice.Country != "" {
			set.country[p.choice.Country] += 0.7
		}
	}
	for k, s := range senses {
		if len(s.found) == 0 || s.weak && !s.strong {
			continue
		}
		n := math.Sqrt(float64(len(s.members)))
		for i := range s.found {
			c, w := &s.found[i], s.weight[i]
			if w < 0.03 {
				continue
			}
			if first && w < 0.9 {
				w *= 0.5
			}
			switch {
			case c.Feature == "PCLI":
				set.country[c.Country] += 1.2 * n * w
			case c.Feature == "ADM1":
				set.country[c.Country] += 0.8 * n * w
				set.admin1[c.Admin1Code] += 1.5 * n * w
			case c.Country != "":
				set.country[c.Country] += 0.6 * n * w
				if c.Admin1Code != "" {
					set.admin1[c.Admin1Code] += 0.6 * n * w
				}
			}
			if c.Class == 'P' || c.Feature == "ADM2" || c.Class == 'T' && c.Feature != "DSRT" && c.Feature != "MTS" {
				set.anchors = append(set.anchors, anchor{k, c.Point, w})
			}
		}
	}
	for _, c := range sortedCountries(set.country) {
		set.total += set.country[c]
	}
	for _, s := range senses {
		if s.weak && !s.strong {
			continue
		}
		for i := range s.found {
			if c := &s.found[i]; s.weight[i] > 0.5 && c.Country != "" {
				w := math.Sqrt(float64(len(s.members)))
				if c.Feature == "PCLI" {
					w *= 0.7
				}
				set.named[c.Country] += w
			}
		}
	}
	return set
}

// choose weighs the readings of a sense and takes the likeliest.
func (r *reader) choose(senses []*sense, s *sense, set *setting) {
	var box *gazetteer.Place
	if s.container >= 0 {
		box = r.box(s.container)
	}
	best, top := -1, math.Inf(-1)
	for i := range s.found {
		c := &s.found[i]
		v := s.prior[i]
		if set != nil {
			v += r.value(senses, c, s.links[i], set)
		}
		if box != nil {
			if lies(c, box) {
				v += 12
			} else if c.GeonameID == box.GeonameID && c.GeonameID != 0 {
				v -= 6
			}
		}
		s.weight[i] = v
		if v > top {
			best, top = i, v
		}
	}
	s.choice = max(best, 0)
	sum := 0.0
	for i := range s.weight {
		s.weight[i] = math.Exp((s.weight[i] - top) / softness)
		sum += s.weight[i]
	}
	for i := range s.weight {
		s.weight[i] /= sum
	}
}

// box is the unit that a container stands for, or nil.
func (r *reader) box(x int) *gazetteer.Place {
	p := &r.toponyms[x]
	if p.choice != nil {
		return p.choice
	}
	var unit *gazetteer.Place
	for i := range p.found {
		c := &p.found[i]
		if c.Class == 'A' && (unit == nil || levelOf(c) > levelOf(unit)) {
			unit = c
		}
	}
	if unit == nil && len(p.found) > 0 {
		unit = &p.found[0]
	}
	return unit
}

func levelOf(c *gazetteer.Place) int {
	switch c.Feature {
	case "PCLI":
		return 3
	case "ADM1":
		return 2
	case "ADM2":
		return 1
	}
	return 0
}

// prior weighs one place for a name by itself.
func (r *reader) prior(s *sense, c *gazetteer.Place) float64 {
	v := wPopulation * math.Log10(float64(c.Population)+300)
	switch {
	case c.Feature == "PCLI":
		v += wCountry
	case c.Class == 'L':
		v = 10
	case c.Class == 'H', c.Class == 'T':
		v = 8
	case c.Feature == "ADM1":
		v += wAdmin1
	case c.Class == 'A':
		v += wAdmin2
	case c.Feature == "PPLC":
		v += wCapital
	case c.Feature == "PPLX":
		v -= 0.7
	case c.Feature == "PPLQ", c.Feature == "PPLH", c.Feature == "PPLW":
		v -= 3
	}
	if gazetteer.Fold(c.Name) != s.key && c.Feature != "PCLI" && c.Class == 'P' {
		v += wOther
	}
	switch s.level {
	case state:
		if c.Feature == "ADM1" {
			v += 6
		} else if c.Feature == "ADM2" {
			v += 2
		}
	case district:
		if c.Feature == "ADM2" {
			v += 7
		} else if c.Class == 'P' {
			v += 0.5
		}
	case town:
		if c.Class == 'P' {
			v += 2.5
		}
	case natural:
		if c.Class == 'T' || c.Class == 'H' || c.Class == 'L' {
			v += 5
		}
	}
	return v
}

// value weighs one place by where the report plays.
func (r *reader) value(senses []*sense, c *gazetteer.Place, links []link, set *setting) float64 {
	v := 0.0
	if set.total > 0 && c.Country != "" {
		if w := set.country[c.Country]; w > 0 {
			v += wCountryHit*math.Min(1, w) + wCountryShare*w/set.total
		}
	}
	if c.Admin1Code != "" && c.Feature != "ADM1" {
		v += wUnit * math.Min(2, set.admin1[c.Admin1Code]) / 2
	}
	near, last, most := 0.0, -1, 0.0
	for _, l := range links {
		if l.sense != last {
			near += most
			last, most = l.sense, 0
		}
		most = math.Max(most, l.nearness*senses[l.sense].weight[l.place])
	}
	near += most
	return v + math.Min(wNearMost, wNear*near)
}

// link says how near a place of another sense is.
type link struct {
	sense, place int
	nearness     float64
}

// connect finds the places of different senses that lie near each other. A
// doubtful name supports no other.
func connect(senses []*sense) {
	local := func(c *gazetteer.Place) bool {
		return c.Class == 'P' || c.Feature == "ADM2" || c.Class == 'T' && c.Feature != "DSRT" && c.Feature != "MTS"
	}
	for k, s := range senses {
		s.links = make([][]link, len(s.found))
		for i := range s.found {
			c := &s.found[i]
			for o, other := range senses {
				if o == k || other.weak && !other.strong {
					continue
				}
				for j := range other.found {
					d := &other.found[j]
					if math.Abs(c.Point.Lat-d.Point.Lat) > 2 || !local(d) {
						continue
					}
					f := 0.0
					switch km := distance(c.Point, d.Point); {
					case d.Admin2Code != "" && d.Admin2Code == c.Admin2Code && c.Feature != "PPLC":
						f = 1.3
					case km < 60:
						f = 1
					case km < 200:
						f = 0.4
					}
					if f > 0 {
						s.links[i] = append(s.links[i], link{o, j, f})
					}
				}
			}
		}
	}
}

// settle gives each toponym its place, drops what is no place after all, and
// places what no gazetteer has by its context.
func (r *reader) settle(senses []*sense, set *setting) {
	for k, s := range senses {
		if len(s.found) == 0 {
			continue
		}
		c := s.found[s.choice]
		if s.weak && !s.strong && !r.supported(k, &c, set) {
			for _, x := range s.members {
				r.toponyms[x].dropped = true
			}
			continue
		}
		namesake := r.namesake(senses, s, &c, set)
		for _, x := range s.members {
			p := &r.toponyms[x]
			if namesake && (p.container < 0 || r.toponyms[p.container].dropped) {
				p.kind = unknown
				continue
			}
			p.choice = &c
		}
	}
	for x := range r.toponyms {
		p := &r.toponyms[x]
		if p.dropped || p.kind == people {
			continue
		}
		r.place(p, set)
	}
}

// namesake reports whether a place is most likely not the one meant: a small
// place in a country that the report never speaks of, while it plays in another.
func (r *reader) namesake(senses []*sense, s *sense, c *gazetteer.Place, set *setting) bool {
	if c.Class != 'P' && c.Feature != "ADM2" || c.Population >= 40000 || s.level == natural {
		return false
	}
	others := *set
	others.named = maps.Clone(set.named)
	own := 0.0
	for _, o := range senses {
		if o.key == s.key && (o == s || len(o.found) > 0 && o.found[o.choice].Country == c.Country) {
			n := math.Sqrt(float64(len(o.members)))
			own += 0.6 * n
			others.named[c.Country] -= n
		}
	}
	focus := r.focus(&others)
	return focus != "" && focus != c.Country && set.country[c.Country] <= own+0.05
}

// supported reports whether the report plays where a doubtful name lies.
func (r *reader) supported(k int, c *gazetteer.Place, set *setting) bool {
	if c.Population >= 500000 {
		return true
	}
	for _, a := range set.anchors {
		if a.sense != k && a.weight > 0.5 && math.Abs(a.point.Lat-c.Point.Lat) < 2 && distance(a.point, c.Point) < 120 {
			return true
		}
	}
	if set.admin1[c.Admin1Code] > 0.9 && c.Admin1Code != "" {
		return true
	}
	return c.Population >= 20000 && set.total > 0 && set.country[c.Country]/set.total > 0.4
}

// place takes what the context says of a toponym's place over what its name
// says.
func (r *reader) place(p *toponym, set *setting) {
	var box *gazetteer.Place
	if p.container >= 0 && !r.toponyms[p.container].dropped {
		box = r.box(p.container)
	}
	if p.kind == unknown {
		r.placeUnknown(p, box, set)
		return
	}
	if p.feature && p.choice != nil && (p.choice.Class == 'A' || p.choice.Class == 'P') {
		if _, own := r.whole(p); !own {
			// A valley has the name of a town beside it, but not of any town.
			if p.choice.Country != r.focus(set) && (box == nil || !lies(p.choice, box)) && gazetteer.Fold(p.choice.Name) != p.key {
				p.choice = nil
			} else {
				p.inferred = true
			}
		}
	}
	if p.level == district && p.choice != nil && p.choice.Class == 'P' && box != nil && p.stated &&
		gazetteer.Fold(p.choice.Name) != p.key && gazetteer.Skeleton(p.choice.Name) != gazetteer.Skeleton(p.name) {
		p.choice, p.inferred = box, true // a by-name of a town is not the name of a district
		return
	}
	if box == nil || p.choice == nil || lies(p.choice, box) || p.choice.GeonameID == box.GeonameID && box.GeonameID != 0 {
		return
	}
	if !p.stated || box.Class != 'A' && !(box.Class == 'P' && p.level != anyLevel) {
		return
	}
	if box.Class == 'P' {
		if distance(p.choice.Point, box.Point) < 60 {
			return
		}
	}
	// The report says that it lies in box; no place of that name does.
	if similar := r.similar(p, box); similar != nil {
		p.choice = similar
		return
	}
	if box.Feature == "PCLI" && p.level == anyLevel && p.choice.Population > 300000 {
		return // "in Paris in Syria's defence": a name so well known means itself
	}
	p.choice, p.inferred = box, true
}

// whole looks up a name with its class noun: "Swat Valley".
func (r *reader) whole(p *toponym) (gazetteer.Place, bool) {
	for _, c := range r.lookup(r.t.Text(p.span)) {
		return c, true
	}
	return gazetteer.Place{}, false
}

// similar finds a place that is written alike inside a unit.
func (r *reader) similar(p *toponym, box *gazetteer.Place) *gazetteer.Place {
	if box.Country == "" || len(p.key) < 4 {
		return nil
	}
	code := ""
	switch {
	case box.Feature == "PCLI":
	case box.Admin1Code != "":
		code = box.Admin1Code
	default:
		return nil
	}
	var best *gazetteer.Place
	top := math.Inf(-1)
	skeleton := gazetteer.Skeleton(p.name)
	if len(skeleton) < 2 || len(skeleton) < 3 && code == "" {
		return nil
	}
	for _, c := range r.gaz.Similar(p.name, box.Country, code) {
		if own := gazetteer.Skeleton(c.Name); own != skeleton && !(c.Class == 'A' && strings.HasPrefix(own, skeleton)) {
			continue // alike only to one of its by-names
		}
		v := closeness(p.key, bare(&c)) + math.Log10(float64(c.Population)+300)/3
		if p.level == district && c.Feature == "ADM2" || p.level == town && c.Class == 'P' || p.level == state && c.Feature == "ADM1" {
			v++
		}
		if v > top {
			top = v
			best = &c
		}
	}
	if best != nil && closeness(p.key, bare(best)) < 0 {
		return nil // too many letters differ
	}
	return best
}

// bare is the folded name of an entry without a class noun behind it.
func bare(c *gazetteer.Place) string {
	name := gazetteer.Fold(c.Name)
	if head, last, ok := cutLast(name); ok && classWord(last) {
		return head
	}
	return name
}

func cutLast(s string) (head, last string, ok bool) {
	i := strings.LastIndexByte(s, ' ')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// closeness is higher the fewer letters two names differ in.
func closeness(a, b string) float64 {
	prev := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diag := prev[0]
		prev[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			diag, prev[j] = prev[j], min(prev[j]+1, prev[j-1]+1, diag+cost)
		}
	}
	return 1 - 4*float64(prev[len(b)])/float64(max(len(a), len(b), 1))
}

// placeUnknown places a name that the gazetteer lacks: within what it is said
// to lie in, under a spelling that is alike, else in the country of the report.
func (r *reader) placeUnknown(p *toponym, box *gazetteer.Place, set *setting) {
	if box != nil {
		if box.Class == 'A' {
			if c := r.similar(p, box); c != nil {
				p.choice = c
				return
			}
		}
		p.choice, p.inferred = box, true
		return
	}
	country := r.focus(set)
	if country == "" {
		return
	}
	unit := &gazetteer.Place{Country: country, Feature: "PCLI", Class: 'A'}
	if c := r.similar(p, unit); c != nil && len(gazetteer.Skeleton(p.name)) >= 3 {
		p.choice = c
		return
	}
	if c := r.lastPart(p, country); c != nil {
		p.choice, p.inferred = c, true
		return
	}
	if p.level == state || p.level == district || p.level == town || p.compass {
		p.choice, p.inferred = unit, true
		if town := r.mainTown(country); town != nil && quarters[p.class] {
			p.choice = town
		}
	}
}

// quarters are class nouns of what is most often a part of a town.
var quarters = set("district", "neighborhood", "neighbourhood", "quarter", "suburb", "borough")

// mainTown is the large town of the country that a report names first and at
// least twice, if it names no other as often; nil if there is none.
func (r *reader) mainTown(country string) *gazetteer.Place {
	count := map[int]int{}
	var best *gazetteer.Place
	most, second := 0, 0
	for x := range r.toponyms {
		c := r.toponyms[x].choice
		if c == nil || r.toponyms[x].inferred || c.Class != 'P' || c.Country != country || c.Population < 100000 {
			continue
		}
		count[c.GeonameID]++
		switch n := count[c.GeonameID]; {
		case best != nil && c.GeonameID == best.GeonameID:
			most = n
		case n > most:
			best, most, second = c, n, most
		case n > second:
			second = n
		}
	}
	if most < 2 || second*2 > most {
		return nil
	}
	return best
}

// lastPart finds the town that the end of a name is the name of: "Wadi
// al-Sukhna", "Tell Abyad al-Gharbi".
func (r *reader) lastPart(p *toponym, country string) *gazetteer.Place {
	for i := p.first + 1; i < p.end; i++ {
		f := r.t.Form(i)
		if r.t.Tokens[i].Begin == r.t.Tokens[i-1].Span.End || !capitalised(f) && !articles[strings.ToLower(f)] {
			continue
		}
		for _, c := range r.lookup(r.t.Text(r.t.SpanOf(i, p.end))) {
			if c.Country == country && c.Class == 'P' {
				return &c
			}
		}
	}
	return nil
}

// focus is the country that the report is mostly about, or "".
func (r *reader) focus(set *setting) string {
	best := ""
	for _, c := range sortedCountries(set.country) {
		if best == "" || set.country[c] > set.country[best] {
			best = c
		}
	}
	if best != "" && set.country[best] >= 0.5*set.total {
		return best
	}
	// Peoples may come from anywhere: "U.S. forces". Where names of places lie
	// tells more.
	best, total := "", 0.0
	for _, c := range sortedCountries(set.named) {
		total += set.named[c]
		if best == "" || set.named[c] > set.named[best] {
			best = c
		}
	}
	if best != "" && total >= 2 && set.named[best] >= 0.6*total {
		return best
	}
	return ""
}

func sortedCountries(m map[string]float64) []string {
	out := make([]string, 0, len(m))
	for c := range m {
		out = append(out, c)
	}
	slices.SortFunc(out, strings.Compare)
	return out
}
