package gazetteer

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"hearsay"
)

//go:embed countries.tsv
var countriesTSV string

// Country is a state, a dependent territory or a state of the past.
type Country struct {
	ISO3, ISO2 string
	GeonameID  int
	Name       string
	Since      int    // first year, for states that are younger than forty years or gone; else 0
	Until      int    // last year of a state of the past; else 0
	Continent  string // AF AS EU NA SA OC AN
	Point      hearsay.Point
	Population int
	Capital    string // today's, or the last
	Capitals   []Capital
	Adjectives []string // "Afghan"
	Peoples    []string // singular and plural: "Dane", "Danes"
	Names      []string // other names and abbreviations
	Neighbours []string // ISO 3166-1 alpha-3
}

// Capital is a seat of government under one of its names.
type Capital struct {
	Name         string
	Since, Until int // years, both included; 0 is open
}

var countryColumns = []string{
	"iso3", "iso2", "geonameid", "name", "since", "until", "continent", "lat", "lon", "population", "capitals", "adjectives",
	"peoples", "names", "neighbours",
}

// countries are the states and what they are called.
type countries struct {
	all     []Country
	name    map[string]int // folded name; codes and abbreviations as they are written
	demonym map[string]int
	capital map[string]int
}

func loadCountries(tsv string) (*countries, error) {
	c := &countries{name: make(map[string]int, 2000), demonym: make(map[string]int, 1200), capital: make(map[string]int, 400)}
	err := table("gazetteer/countries.tsv", tsv, countryColumns, func(f []string) error {
		x := Country{ISO3: f[0], ISO2: f[1], Name: f[3], Continent: f[6], Adjectives: list(f[11]), Peoples: list(f[12]), Names: list(f[13]), Neighbours: list(f[14])}
		var err error
		if x.GeonameID, err = strconv.Atoi(f[2]); err != nil {
			return fmt.Errorf("geonameid %q is no number", f[2])
		}
		if x.Since, x.Until, err = years(f[4], f[5]); err != nil {
			return err
		}
		if x.Point, err = point(f[7], f[8]); err != nil {
			return err
		}
		if x.Population, err = strconv.Atoi(f[9]); err != nil {
			return fmt.Errorf("population %q is no number", f[9])
		}
		for _, s := range list(f[10]) {
			name, when, dated := strings.Cut(s, "@")
			k := Capital{Name: name}
			if dated {
				from, to, ok := strings.Cut(when, "-")
				if !ok {
					return fmt.Errorf("capital %q: want name@since-until", s)
				}
				if k.Since, k.Until, err = years(from, to); err != nil {
					return err
				}
			}
			x.Capitals = append(x.Capitals, k)
		}
		if len(x.Capitals) > 0 {
			x.Capital = x.Capitals[0].Name
		}
		c.all = append(c.all, x)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i := range c.all {
		x := &c.all[i]
		c.put(c.name, x.Name, i)
		for _, n := range x.Names {
			c.put(c.name, n, i)
		}
		for _, n := range x.Adjectives {
			c.put(c.demonym, n, i)
		}
		for _, n := range x.Peoples {
			c.put(c.demonym, n, i)
		}
		for _, k := range x.Capitals {
			c.put(c.capital, k.Name, i)
		}
	}
	// Codes last: "CAR" and "US" are names as well, and a name goes before a code.
	for i := range c.all {
		for _, code := range []string{c.all[i].ISO3, c.all[i].ISO2} {
			if _, ok := c.name[code]; !ok {
				c.name[code] = i
			}
		}
	}
	return c, nil
}

// put enters a name. Of two countries of one name the more populous has it, and
// one that is gone never stands in the way of one that is not.
func (c *countries) put(m map[string]int, name string, i int) {
	k := nameKey(name)
	if j, ok := m[k]; ok {
		a, b := &c.all[j], &c.all[i]
		if (a.Until == 0) != (b.Until == 0) {
			if a.Until == 0 {
				return
			}
		} else if a.Population >= b.Population {
			return
		}
	}
	m[k] = i
}

func (c *countries) find(m map[string]int, name string) (Country, bool) {
	if i, ok := m[nameKey(name)]; ok {
		return c.all[i], true
	}
	return Country{}, false
}

// nameKey folds a name, but keeps abbreviations in capitals apart from words:
// "US" is a country and "us" is not.
func nameKey(name string) string {
	f := Fold(name)
	if len(f) > 4 || f == "" {
		return f
	}
	if name = strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The "); name == strings.ToUpper(name) {
		return strings.ToUpper(f)
	}
	return f
}

// table reads a TSV file with a header row that must name columns.
func table(file, tsv string, columns []string, row func(f []string) error) error {
	line := 0
	for s := range strings.Lines(tsv) {
		line++
		s = strings.TrimRight(s, "\r\n")
		if s == "" || s[0] == '#' {
			continue
		}
		f := strings.Split(s, "\t")
		if len(f) != len(columns) {
			return fmt.Errorf("%s:%d: %d columns, want %d (%s)", file, line, len(f), len(columns), strings.Join(columns, " "))
		}
		if f[0] == columns[0] {
			for i := range f {
				if f[i] != columns[i] {
					return fmt.Errorf("%s:%d: column %q, want %q", file, line, f[i], columns[i])
				}
			}
			continue
		}
		if err := row(f); err != nil {
			return fmt.Errorf("%s:%d: %w", file, line, err)
		}
	}
	return nil
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

func years(since, until string) (from, to int, err error) {
	if since != "" {
		if from, err = strconv.Atoi(since); err != nil {
			return 0, 0, fmt.Errorf("year %q is no number", since)
		}
	}
	if until != "" {
		if to, err = strconv.Atoi(until); err != nil {
			return 0, 0, fmt.Errorf("year %q is no number", until)
		}
	}
	return from, to, nil
}

func point(lat, lon string) (hearsay.Point, error) {
	a, err := strconv.ParseFloat(lat, 64)
	if err != nil || a < -90 || a > 90 {
		return hearsay.Point{}, fmt.Errorf("latitude %q is none", lat)
	}
	b, err := strconv.ParseFloat(lon, 64)
	if err != nil || b < -180 || b > 180 {
		return hearsay.Point{}, fmt.Errorf("longitude %q is none", lon)
	}
	return hearsay.Point{Lat: a, Lon: b}, nil
}
