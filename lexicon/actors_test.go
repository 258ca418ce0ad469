package lexicon

import (
	"testing"
	"time"
)

func TestNamed(t *testing.T) {
	a, err := loadActors(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, on, want string }{
		{"the Taliban", "1999-05-01", "AFG GOV"},
		{"Taliban", "2010-05-01", "AFG REB"},
		{"Taliban", "2001-11-13", "AFG REB"},
		{"African National Congress", "1985-01-01", "ZAF OPP"},
		{"ANC", "1995-01-01", "ZAF PTY"},
		{"People’s Protection Units", "2016-01-01", "SYR REB"},
		{"al-Qa'ida", "2016-01-01", "IMG REB"},
		{"Warsaw Pact", "1999-01-01", ""},
		{"Warsaw Pact", "1991-12-31", "IGO "},
		{"Ministry of Silly Walks", "1999-01-01", ""},
	} {
		on, _ := time.Parse(time.DateOnly, tt.on)
		got := ""
		if n, ok := a.Named(tt.name, on); ok {
			got = n.Country + " " + n.Sector
		}
		if got != tt.want {
			t.Errorf("%s on %s: %q, want %q", tt.name, tt.on, got, tt.want)
		}
	}
}

func TestAgent(t *testing.T) {
	a, err := loadActors(files)
	if err != nil {
		t.Fatal(err)
	}
	for agent, want := range map[string]string{
		"gunman": "UAF", "police officer": "COP", "rebel": "REB", "villager": "CVL", "lawmaker": "LEG", "table": "",
	} {
		if got := a.Agent(agent); got != want {
			t.Errorf("%s: %q, want %q", agent, got, want)
		}
	}
}
