package place

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/gazetteer"
)

// places are the finished places in the order of the text.
func (r *reader) places() []hearsay.Place {
	var out []hearsay.Place
	for x := range r.toponyms {
		p := &r.toponyms[x]
		if p.dropped {
			continue
		}
		place := r.finish(p)
		out = append(out, place)
		if rel, ok := r.relative(p, &place); ok {
			out = append(out, rel)
		}
	}
	slices.SortStableFunc(out, func(a, b hearsay.Place) int {
		if a.Begin != b.Begin {
			return a.Begin - b.Begin
		}
		return b.End - a.End
	})
	return out
}

// finish writes a toponym as a place.
func (r *reader) finish(p *toponym) hearsay.Place {
	out := hearsay.Place{Span: p.span, Name: trimThe(r.t.Text(p.span)), Use: r.use(p), Entity: p.entity, Precision: hearsay.PrecisionPoint}
	c := p.choice
	if c == nil {
		return out
	}
	out.Country = c.Country
	if p.inferred {
		out.Basis = hearsay.BasisInferred
		out.Admin1 = c.Admin1
		if c.Feature == "ADM2" || c.Class == 'P' {
			out.Admin2 = c.Admin2
		}
		out.Precision = within(c)
		if c.Feature == "PCLI" && c.GeonameID == 0 { // only the country is known
			out.Precision = hearsay.PrecisionCountry
			if k, ok := r.gaz.Country(c.Country); ok {
				pt := k.Point
				out.Point = &pt
			}
		} else {
			pt := c.Point
			out.Point = &pt
		}
		if p.feature {
			out.Feature = naturalCodes[p.class]
		}
		return out
	}
	pt := c.Point
	out.Point, out.GeonameID, out.Feature, out.Admin1, out.Admin2 = &pt, c.GeonameID, c.Feature, c.Admin1, c.Admin2
	out.Precision = precision(c)
	if p.kind != people {
		out.Name = c.Name
	} else {
		out.Name = c.Name
	}
	return out
}

// naturalCodes are the GeoNames codes of class nouns.
var naturalCodes = map[string]string{
	"valley": "VAL", "river": "STM", "lake": "LK", "mountain": "MT", "mountains": "MTS", "mount": "MT", "desert": "DSRT", "strait": "STRT", "strip": "RGN",
	"highlands": "UPLD", "island": "ISL", "islands": "ISLS", "peninsula": "PEN", "gulf": "GULF", "sea": "SEA", "bay": "BAY", "hills": "HLLS", "hill": "HLL",
	"forest": "FRST", "plain": "PLN", "plateau": "PLAT", "pass": "PASS", "delta": "DLTA", "gorge": "GRGE", "canyon": "CNYN", "creek": "STM", "heights": "UPLD",
	"canal": "CNL", "coast": "CST",
}

// precision says what the coordinates of an entry stand for.
func precision(c *gazetteer.Place) hearsay.Precision {
	switch c.Feature {
	case "PCLI", "PCL", "PCLD", "PCLS", "PCLF", "PCLIX", "PCLH":
		return hearsay.PrecisionCountry
	case "ADM1", "ADM1H":
		return hearsay.PrecisionAdmin1
	case "ADM2", "ADM3", "ADM4", "ADM5", "ADMD", "ADM2H":
		return hearsay.PrecisionAdmin2
	case "CONT", "RGN", "SEA", "OCN", "GULF", "BAY", "STRT", "DSRT", "MTS", "STM", "PEN", "LKS", "ISLS", "DLTA", "CHN", "AREA", "TERR", "RGNE":
		return hearsay.PrecisionRegion
	}
	return hearsay.PrecisionPoint
}

// within is the precision of something that lies somewhere in c.
func within(c *gazetteer.Place) hearsay.Precision {
	if p := precision(c); p != hearsay.PrecisionPoint {
		return p
	}
	return hearsay.PrecisionAdmin2
}

// use tells the place itself from its government and from where something
// else comes from.
func (r *reader) use(p *toponym) hearsay.PlaceUse {
	if p.kind == people {
		return hearsay.UseModifier
	}
	t := r.t
	head := r.headOf(p)
	tok := &t.Tokens[head]
	rel := tok.Relation
	capitalOrCountry, country := false, false
	if c := p.choice; c != nil && !p.inferred {
		country = c.Feature == "PCLI"
		capitalOrCountry = country || c.Feature == "PPLC"
		if !capitalOrCountry && c.Class == 'P' && c.Population > 100000 {
			_, capitalOrCountry = r.gaz.Capital(p.name)
		}
	}
	switch {
	case hearsay.MatchRelation(rel, "compound"), rel == "amod", hearsay.MatchRelation(rel, "nmod:poss"), rel == "nmod:desc":
		if tok.Head >= 0 {
			if _, class := classNoun(t.Lower(tok.Head)); class && tok.Head >= p.first && tok.Head <= p.end {
				return r.useOf(tok.Head, capitalOrCountry, country)
			}
			return hearsay.UseModifier
		}
	}
	return r.useOf(head, capitalOrCountry, country)
}

func (r *reader) useOf(head int, government, country bool) hearsay.PlaceUse {
	t := r.t
	if !government {
		return hearsay.UseLiteral
	}
	for range 3 { // up a list of names
		if t.Tokens[head].Relation != "conj" || t.Tokens[head].Head < 0 {
			break
		}
		head = t.Tokens[head].Head
	}
	tok := &t.Tokens[head]
	if tok.Head < 0 {
		return hearsay.UseLiteral
	}
	governor := &t.Tokens[tok.Head]
	lemma := strings.ToLower(governor.Lemma)
	switch {
	case tok.Relation == "nsubj" && (governor.UPOS == "VERB" || governor.UPOS == "AUX"):
		if acts[lemma] || country && governor.UPOS == "VERB" && !states[lemma] {
			return hearsay.UseMetonym
		}
	case hearsay.MatchRelation(tok.Relation, "obl:agent"):
		return hearsay.UseMetonym
	case tok.Relation == "obj" || tok.Relation == "iobj":
		switch lemma {
		case "accuse", "urge", "tell", "warn", "ask", "pressure", "condemn", "criticize", "criticise", "blame", "support", "threaten", "join", "sanction", "punish", "force", "persuade", "help", "defend":
			return hearsay.UseMetonym
		}
	case hearsay.MatchRelation(tok.Relation, "nmod"), hearsay.MatchRelation(tok.Relation, "obl"):
		prep := ""
		if c := t.Child(head, "case"); c >= 0 {
			prep = t.Lower(c)
		}
		switch prep {
		case "with", "between", "against", "by":
			if dealings[lemma] || dealings[strings.ToLower(t.Form(tok.Head))] || prep == "by" || acts[lemma] {
				return hearsay.UseMetonym
			}
		}
	}
	return hearsay.UseLiteral
}

// headOf is the token of p whose governor lies outside.
func (r *reader) headOf(p *toponym) int {
	for i := p.first; i < p.end; i++ {
		if h := r.t.Tokens[i].Head; h < p.first || h >= p.end {
			return i
		}
	}
	return p.first
}

// relative reads "150 km north of Kabul": a distance, a direction and the
// toponym. The span is the whole expression.
func (r *reader) relative(p *toponym, base *hearsay.Place) (hearsay.Place, bool) {
	if base.Point == nil || p.kind == people {
		return hearsay.Place{}, false
	}
	t := r.t
	first := t.Sentences[p.sentence].FirstToken
	i := p.first - 1
	for i >= first && (t.Lower(i) == "the" || classWord(t.Lower(i)) || t.Lower(i) == "of" && i-1 >= first && classWord(t.Lower(i-1)) || t.Lower(i) == "central" || t.Lower(i) == "downtown") {
		i--
	}
	if i < first || t.Lower(i) != "of" && t.Lower(i) != "from" && t.Lower(i) != "outside" {
		return hearsay.Place{}, false
	}
	link := t.Lower(i)
	i--
	bearing, directed := 0.0, false
	if i >= first {
		if b, ok := bearings[t.Lower(i)]; ok {
			bearing, directed = b, true
			i--
			if i-1 >= first && isHyphen(t.Form(i)) { // "north-east" in three tokens
				if b, ok := bearings[t.Lower(i-1)+t.Lower(i+1)]; ok {
					bearing = b
					i -= 2
				}
			}
			if i >= first && (t.Lower(i) == "to" || t.Lower(i) == "due") || i-1 >= first && t.Lower(i) == "the" && t.Lower(i-1) == "to" {
				if t.Lower(i) == "the" {
					i--
				}
				i--
			}
		}
	}
	if !directed && link == "of" {
		return hearsay.Place{}, false
	}
	for i >= first && (t.Lower(i) == "away" || t.Lower(i) == "drive" || t.Form(i) == ")") {
		i--
	}
	if i < first {
		return hearsay.Place{}, false
	}
	if t.Form(i) == "(" {
		return hearsay.Place{}, false
	}
	// "150 km (93 miles) north of": the first figure counts, the second is skipped.
	if i < len(t.Tokens)-1 && t.Form(i+1) == ")" {
		for k := i; k >= max(first, i-4); k-- {
			if t.Form(k) == "(" {
				i = k - 1
				break
			}
		}
		if i < first {
			return hearsay.Place{}, false
		}
	}
	unit, ok := relativeUnits[strings.TrimSuffix(t.Lower(i), ".")]
	if !ok {
		return hearsay.Place{}, false
	}
	i--
	if i >= first && isHyphen(t.Form(i)) {
		i--
	}
	begin, n, ok := r.number(i, first)
	if !ok {
		return hearsay.Place{}, false
	}
	for begin-1 >= first {
		switch t.Lower(begin - 1) {
		case "around", "about", "some", "roughly", "approximately", "nearly", "almost", "just", "only", "over", "than", "more", "less", "an", "a", "under", "circa":
			begin--
			continue
		}
		break
	}
	km := n * unit
	out := hearsay.Place{
		Span: hearsay.Span{Begin: t.Tokens[begin].Begin, End: p.span.End}, Country: base.Country, Precision: hearsay.PrecisionRelative, Use: hearsay.UseLiteral, Basis: hearsay.BasisInferred,
	}
	out.Name = strings.Join(strings.Fields(t.Text(out.Span)), " ")
	pt := *base.Point
	if directed {
		pt = offset(pt, km, bearing)
	}
	out.Point = &pt
	return out, km < 5000
}

func classWord(w string) bool {
	_, ok := classNoun(w)
	return ok
}

// offset is the point km away from p in the direction of bearing.
func offset(p hearsay.Point, km, bearing float64) hearsay.Point {
	const rad = math.Pi / 180
	d, b, lat, lon := km/earthRadius, bearing*rad, p.Lat*rad, p.Lon*rad
	lat2 := math.Asin(math.Sin(lat)*math.Cos(d) + math.Cos(lat)*math.Sin(d)*math.Cos(b))
	lon2 := lon + math.Atan2(math.Sin(b)*math.Sin(d)*math.Cos(lat), math.Cos(d)-math.Sin(lat)*math.Sin(lat2))
	lon2 = math.Mod(lon2/rad+540, 360) - 180
	return hearsay.Point{Lat: round(lat2 / rad), Lon: round(lon2)}
}

func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }

var smallNumbers = map[string]float64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15,
	"twenty": 20, "twenty-five": 25, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "a": 1, "an": 1, "half": 0.5,
	"several": 5, "few": 4,
}

// number reads the number that ends at token i.
func (r *reader) number(i, first int) (begin int, n float64, ok bool) {
	if i < first {
		return 0, 0, false
	}
	w := strings.ReplaceAll(r.t.Lower(i), ",", "")
	if n, err := strconv.ParseFloat(w, 64); err == nil && n >= 0 && n < 20000 {
		if i-2 >= first && (isHyphen(r.t.Form(i-1)) || r.t.Lower(i-1) == "to") { // "10-15 km"
			if m, err := strconv.ParseFloat(r.t.Form(i-2), 64); err == nil && m < n {
				return i - 2, (m + n) / 2, true
			}
		}
		return i, n, true
	}
	if n, known := smallNumbers[w]; known {
		if w == "hundred" && i-1 >= first {
			if m, ok := smallNumbers[r.t.Lower(i-1)]; ok {
				return i - 1, n * m, true
			}
		}
		if i-1 >= first && (w == "few" || w == "hundred") && r.t.Lower(i-1) == "a" {
			return i - 1, n, true
		}
		return i, n, true
	}
	return 0, 0, false
}
