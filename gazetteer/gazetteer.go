// Package gazetteer finds places by name, and countries by name, adjective,
// people, capital and code. Countries, first-level units and regions are tables
// that can be read and reviewed; the places are a file that Build makes of
// GeoNames data, inside the binary or laid on top with Open. It knows nothing of
// texts: which place a report means is for the annotators to say.
package gazetteer

import (
	"cmp"
	_ "embed"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hearsay"
)

// places.bin is made by train/gazetteer.
//
//go:embed places.bin
var defaultPlaces []byte

// Gazetteer is safe for concurrent use.
type Gazetteer struct {
	countries *countries
	facts     *facts
	stores    []*store // the uppermost last
	iso3      map[string]string
	version   string
}

// Place is an entry of the gazetteer.
type Place struct {
	GeonameID  int // 0 if GeoNames has none
	Name       string
	Point      hearsay.Point
	Country    string // ISO 3166-1 alpha-3; empty for seas and regions of several countries
	Admin1     string // name of the first-level unit that it lies in
	Admin1Code string // as GeoNames has it, with the country: "AF.03"
	Admin2     string // name of the second-level unit
	Admin2Code string // "AF.03.1302"
	Class      byte   // GeoNames feature class: A (units), P (towns), H, T, L …
	Feature    string // GeoNames feature code: PPL, PPLC, ADM1, PCLI, VAL, …
	Population int
}

// Open opens the gazetteer inside the binary and lays the files of overlays on
// top of it, the last one uppermost.
func Open(overlays ...string) (*Gazetteer, error) {
	g := &Gazetteer{}
	var err error
	if g.countries, err = loadCountries(countriesTSV); err != nil {
		return nil, err
	}
	if g.facts, err = loadFacts(g.countries, admin1TSV, regionsTSV); err != nil {
		return nil, err
	}
	g.iso3 = make(map[string]string, len(g.countries.all))
	for i := range g.countries.all {
		g.iso3[g.countries.all[i].ISO2] = g.countries.all[i].ISO3
	}
	s, err := openStore(defaultPlaces)
	if err != nil {
		return nil, fmt.Errorf("gazetteer/places.bin: %w", err)
	}
	g.stores = append(g.stores, s)
	tables := crc32.ChecksumIEEE([]byte(countriesTSV + admin1TSV + regionsTSV))
	g.version = fmt.Sprintf("%s+%08x", s.version, tables)
	for _, name := range overlays {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		s, err := openStore(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		g.stores = append(g.stores, s)
		g.version += "+" + cmp.Or(s.version, filepath.Base(name)) + fmt.Sprintf(":%08x", crc32.ChecksumIEEE(data))
	}
	return g, nil
}

// Version names the data.
func (g *Gazetteer) Version() string { return g.version }

// Country finds a country by one of its names, an abbreviation ("U.S.") or its
// ISO 3166-1 code. Codes and abbreviations must be in capitals.
func (g *Gazetteer) Country(name string) (Country, bool) {
	return g.countries.find(g.countries.name, name)
}

// Demonym finds a country by its adjective or the name of its people, singular
// or plural: "Danish", "Dane", "Danes".
func (g *Gazetteer) Demonym(word string) (Country, bool) {
	return g.countries.find(g.countries.demonym, word)
}

// Capital finds a country by one of its seats of government, past ones included.
func (g *Gazetteer) Capital(name string) (Country, bool) {
	return g.countries.find(g.countries.capital, name)
}

// Lookup finds the places of that name, countries, units and regions included,
// the most populous first. Case, accents and punctuation do not matter, except
// that abbreviations of countries must be in capitals.
func (g *Gazetteer) Lookup(name string) []Place {
	key := Fold(name)
	if key == "" {
		return nil
	}
	var out []Place
	if c, ok := g.Country(name); ok {
		out = append(out, c.Place())
	}
	for _, i := range g.facts.name[key] {
		out = append(out, g.facts.places[i])
	}
	var buf [32]int
	for k := len(g.stores) - 1; k >= 0; k-- {
		out = g.read(g.stores[k], g.stores[k].find(key, buf[:0]), out)
	}
	return sorted(out)
}

// Similar finds the places whose name is written alike, as names of other
// scripts are carried over ("Pol-e-Khomri" for "Pul-e Khumri"), within a country
// (ISO 3166-1 alpha-3) and, if the code is given, within one first-level unit.
// The most populous is first.
func (g *Gazetteer) Similar(name, country, admin1Code string) []Place {
	skeleton := Skeleton(name)
	if len(skeleton) < 2 {
		return nil
	}
	var out []Place
	for k := len(g.stores) - 1; k >= 0; k-- {
		var buf [32]int
		found := g.read(g.stores[k], g.stores[k].similar(skeleton, buf[:0]), nil)
		for _, p := range found {
			if p.Country == country && (admin1Code == "" || p.Admin1Code == admin1Code) {
				out = append(out, p)
			}
		}
	}
	return sorted(out)
}

// HasPlace reports whether Lookup finds anything.
func (g *Gazetteer) HasPlace(name string) bool {
	key := Fold(name)
	if key == "" {
		return false
	}
	if _, ok := g.Country(name); ok || len(g.facts.name[key]) > 0 {
		return true
	}
	var buf [32]int
	for _, s := range g.stores {
		if len(s.find(key, buf[:0])) > 0 {
			return true
		}
	}
	return false
}

// read appends places of a store, with the names of the units that they lie in.
func (g *Gazetteer) read(s *store, numbers []int, out []Place) []Place {
	for _, i := range numbers {
		p := s.place(i)
		if iso3, ok := g.iso3[p.Country]; ok {
			p.Country = iso3
		}
		if u, ok := g.Admin1(p.Admin1Code); ok {
			p.Admin1 = u.Name
		}
		for k := 0; p.Admin2 == "" && p.Admin2Code != "" && k < len(g.stores); k++ {
			p.Admin2 = g.stores[k].unit(p.Admin2Code)
		}
		out = append(out, p)
	}
	return out
}

// sorted puts places in order of population and drops the later of two entries
// with the same geonameid.
func sorted(ps []Place) []Place {
	if len(ps) < 2 {
		return ps
	}
	kept := ps[:0]
	for _, p := range ps {
		if p.GeonameID == 0 || !slices.ContainsFunc(kept, func(q Place) bool { return q.GeonameID == p.GeonameID }) {
			kept = append(kept, p)
		}
	}
	slices.SortStableFunc(kept, func(a, b Place) int {
		return cmp.Or(cmp.Compare(b.Population, a.Population), strings.Compare(b.Feature, a.Feature))
	})
	return kept
}
