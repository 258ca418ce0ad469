package gazetteer

import "testing"

func open(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestCountry(t *testing.T) {
	g := open(t)
	for name, want := range map[string]string{
		"Afghanistan": "AFG", "the United States": "USA", "U.S.": "USA", "US": "USA", "UK": "GBR", "the U.K.": "GBR", "DRC": "COD",
		"Burma": "MMR", "Côte d'Ivoire": "CIV", "Cote d’Ivoire": "CIV", "Zaire": "COD", "USSR": "SUN", "SYR": "SYR", "DE": "DEU",
		"West Germany": "DEU", "East Germany": "DDR", "Czech Republic": "CZE", "the Gambia": "GMB", "CAR": "CAF", "Congo": "COD",
		"South Korea": "KOR", "Palestine": "PSE", "Türkiye": "TUR", "Bosnia": "BIH",
		"us": "", "Atlantis": "", "": "", "de": "", "car": "",
	} {
		if c, ok := g.Country(name); c.ISO3 != want || ok != (want != "") {
			t.Errorf("Country(%q) = %q %v, want %q", name, c.ISO3, ok, want)
		}
	}
}

func TestDemonym(t *testing.T) {
	g := open(t)
	for word, want := range map[string]string{
		"Afghan": "AFG", "Syrians": "SYR", "Danish": "DNK", "Danes": "DNK", "Frenchmen": "FRA", "Chinese": "CHN", "American": "USA",
		"Congolese": "COD", "Nigerien": "NER", "Nigerians": "NGA", "South Sudanese": "SSD", "Dominican": "DOM", "Israelis": "ISR", "Soviet": "SUN",
		"U.S.": "USA", "us": "", "polish": "POL", "table": "",
	} {
		if c, ok := g.Demonym(word); c.ISO3 != want || ok != (want != "") {
			t.Errorf("Demonym(%q) = %q %v, want %q", word, c.ISO3, ok, want)
		}
	}
}

func TestCapital(t *testing.T) {
	g := open(t)
	for name, want := range map[string]string{
		"Kabul": "AFG", "Kyiv": "UKR", "Kiev": "UKR", "Bonn": "DEU", "Rangoon": "MMR", "N’Djamena": "TCD", "Washington, D.C.": "USA", "Bogotá": "COL", "Lyon": "",
	} {
		if c, ok := g.Capital(name); c.ISO3 != want || ok != (want != "") {
			t.Errorf("Capital(%q) = %q %v, want %q", name, c.ISO3, ok, want)
		}
	}
	c, _ := g.Country("Myanmar")
	if c.Capital != "Naypyidaw" || len(c.Capitals) < 2 || c.Capitals[1].Until != 2005 {
		t.Errorf("capitals of Myanmar: %q %v", c.Capital, c.Capitals)
	}
}

func TestSkeleton(t *testing.T) {
	for _, row := range [][]string{
		{"Pul-e-Khumri", "Pol-i Khumrī", "Puli Khumri", "Pule Khumri"},
		{"Deh Bala", "Dih Bala", "Deh-e Bālā"},
		{"Kandahar", "Qandahar"},
		{"Mazar-e-Sharif", "Mazari Sharif"},
	} {
		for _, n := range row[1:] {
			if Skeleton(n) != Skeleton(row[0]) {
				t.Errorf("Skeleton(%q) = %q, Skeleton(%q) = %q", n, Skeleton(n), row[0], Skeleton(row[0]))
			}
		}
	}
	if Skeleton("Kunduz") == Skeleton("Kandahar") {
		t.Error("Kunduz and Kandahar share a skeleton")
	}
}

// Each capital of today must be a place of its country.
func TestCapitalsArePlaces(t *testing.T) {
	g := open(t)
	var missing []string
	for _, c := range g.countries.all {
		if c.Until != 0 || c.Capital == "" || c.Population < 300000 {
			continue
		}
		found := false
		for _, p := range g.Lookup(c.Capital) {
			found = found || p.Country == c.ISO3
		}
		if !found {
			missing = append(missing, c.Name+": "+c.Capital)
		}
	}
	if len(missing) > 0 {
		t.Errorf("capitals that Lookup does not find: %q", missing)
	}
}

// Names and codes must not lead astray: a country is found by its own name and
// by both its codes, unless another country bears them as a name.
func TestCountriesFindThemselves(t *testing.T) {
	g := open(t)
	for _, c := range g.countries.all {
		if c.Until != 0 {
			continue
		}
		if x, ok := g.Country(c.Name); !ok || x.ISO3 != c.ISO3 {
			t.Errorf("Country(%q) = %q", c.Name, x.ISO3)
		}
		if x, ok := g.Country(c.ISO3); !ok || x.ISO3 != c.ISO3 && c.ISO3 != "CAR" {
			t.Errorf("Country(%q) = %q", c.ISO3, x.ISO3)
		}
		for _, a := range c.Adjectives {
			if _, ok := g.Demonym(a); !ok {
				t.Errorf("Demonym(%q) finds nothing", a)
			}
		}
	}
}
