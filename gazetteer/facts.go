package gazetteer

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"hearsay"
)

//go:embed admin1.tsv
var admin1TSV string

//go:embed regions.tsv
var regionsTSV string

// facts are the places that are written down by hand or in a table that can be
// read: first-level units, regions, seas, rivers, mountains.
type facts struct {
	places       []Place
	name         map[string][]int32 // folded names
	code         map[string]int32   // first-level units by their code
	demonym      map[string]int32
	abbreviation map[string]int32 // as written: "Ky.", "KY", "B.C."
}

// classOf is the GeoNames feature class of the codes that regions.tsv uses.
var classOf = map[string]byte{
	"CONT": 'L', "RGN": 'L', "SEA": 'H', "GULF": 'H', "STRT": 'H', "LK": 'H', "LKS": 'H', "STM": 'H', "BAY": 'H', "OCN": 'H', "CHN": 'H',
	"CNL": 'H', "DLTA": 'T', "SD": 'H', "FLLS": 'H', "RF": 'H', "GLCR": 'H', "MT": 'T', "MTS": 'T', "VAL": 'T', "ISL": 'T', "ISLS": 'T',
	"PEN": 'T', "DSRT": 'T', "PASS": 'T', "CNYN": 'T', "PPL": 'P', "PPLX": 'P', "ADM1": 'A', "HSTS": 'S',
}

func loadFacts(c *countries, admin1, regions string) (*facts, error) {
	f := &facts{name: make(map[string][]int32, 12000), code: make(map[string]int32, 4000), demonym: map[string]int32{}, abbreviation: map[string]int32{}}
	iso3 := make(map[string]string, len(c.all))
	for i := range c.all {
		iso3[c.all[i].ISO2] = c.all[i].ISO3
	}
	byID := make(map[int]int32, 4500)
	columns := []string{"code", "geonameid", "name", "lat", "lon", "population", "abbreviations", "names"}
	err := table("gazetteer/admin1.tsv", admin1, columns, func(x []string) error {
		alpha2, _, ok := strings.Cut(x[0], ".")
		country := iso3[alpha2]
		if !ok || country == "" {
			return fmt.Errorf("code %q: no such country", x[0])
		}
		p := Place{Name: x[2], Country: country, Admin1: x[2], Admin1Code: x[0], Class: 'A', Feature: "ADM1"}
		var err error
		if p.GeonameID, err = strconv.Atoi(x[1]); err != nil {
			return fmt.Errorf("geonameid %q is no number", x[1])
		}
		if p.Point, err = point(x[3], x[4]); err != nil {
			return err
		}
		if p.Population, err = strconv.Atoi(x[5]); err != nil {
			return fmt.Errorf("population %q is no number", x[5])
		}
		i := int32(len(f.places))
		f.places = append(f.places, p)
		f.code[p.Admin1Code] = i
		byID[p.GeonameID] = i
		for _, a := range list(x[6]) {
			if _, ok := f.abbreviation[a]; !ok || alpha2 == "US" {
				f.abbreviation[a] = i
			}
		}
		f.add(x[2], i)
		for _, n := range list(x[7]) {
			f.add(n, i)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	columns = []string{"name", "geonameid", "feature", "lat", "lon", "countries", "names", "adjectives"}
	err = table("gazetteer/regions.tsv", regions, columns, func(x []string) error {
		p := Place{Name: strings.TrimPrefix(x[0], "the "), Feature: x[2], Class: classOf[x[2]], Country: x[5]}
		if p.Class == 0 {
			return fmt.Errorf("unknown feature %q", x[2])
		}
		if p.Country != "" {
			if _, ok := c.name[p.Country]; !ok {
				return fmt.Errorf("no country %q", p.Country)
			}
		}
		var err error
		if x[1] != "" {
			if p.GeonameID, err = strconv.Atoi(x[1]); err != nil {
				return fmt.Errorf("geonameid %q is no number", x[1])
			}
		}
		if p.Point, err = point(x[3], x[4]); err != nil {
			return err
		}
		i, known := byID[p.GeonameID]
		if !known || p.GeonameID == 0 {
			i = int32(len(f.places))
			f.places = append(f.places, p)
		}
		f.add(x[0], i)
		for _, n := range list(x[6]) {
			f.add(n, i)
		}
		for _, a := range list(x[7]) {
			f.demonym[Fold(a)] = i
		}
		return nil
	})
	return f, err
}

func (f *facts) add(name string, i int32) {
	folded := Fold(name)
	f.put(folded, i)
	if f.places[i].Class == 'A' {
		if bare := bareName(folded); bare != "" {
			f.put(bare, i)
		}
	}
}

func (f *facts) put(key string, i int32) {
	for _, j := range f.name[key] {
		if j == i {
			return
		}
	}
	f.name[key] = append(f.name[key], i)
}

// Abbreviation finds a first-level unit by its postal or press abbreviation,
// written exactly so: "Ky.", "KY", "B.C.".
func (g *Gazetteer) Abbreviation(s string) (Place, bool) {
	if i, ok := g.facts.abbreviation[s]; ok {
		return g.facts.places[i], true
	}
	return Place{}, false
}

// Admin1 finds a first-level unit by its code: "AF.03".
func (g *Gazetteer) Admin1(code string) (Place, bool) {
	if i, ok := g.facts.code[code]; ok {
		return g.facts.places[i], true
	}
	return Place{}, false
}

// RegionDemonym finds a region or first-level unit by its adjective or the name
// of its people: "Chechen", "Darfuris".
func (g *Gazetteer) RegionDemonym(word string) (Place, bool) {
	if i, ok := g.facts.demonym[Fold(word)]; ok {
		return g.facts.places[i], true
	}
	return Place{}, false
}

// Place is the country as an entry of the gazetteer.
func (c Country) Place() Place {
	return Place{
		GeonameID: c.GeonameID, Name: c.Name, Point: hearsay.Point{Lat: c.Point.Lat, Lon: c.Point.Lon}, Country: c.ISO3, Class: 'A', Feature: "PCLI",
		Population: c.Population,
	}
}
