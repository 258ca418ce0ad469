package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestNamed(t *testing.T) {
	a, err := loadActors(inside)
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
		{"U.N.", "1999-01-01", "IGO "},
		{"Anc", "1995-01-01", ""},
		{"Ministry of Silly Walks", "1999-01-01", ""},
	} {
		on, _ := time.Parse(time.DateOnly, tt.on)
		got := ""
		for _, n := range a.Named(tt.name, on) {
			got += n.Country + " " + n.Sector
		}
		if got != tt.want {
			t.Errorf("%s on %s: %q, want %q", tt.name, tt.on, got, tt.want)
		}
	}
}

func TestAgent(t *testing.T) {
	a, err := loadActors(inside)
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

func TestCodeParts(t *testing.T) {
	a, err := loadActors(inside)
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string]string{"GOV": "government", "UAF": "unidentified armed force", "IGO": "", "XYZ": ""} {
		if p, _ := a.Sector(code); p.Name != want {
			t.Errorf("sector %s: %q, want %q", code, p.Name, want)
		}
	}
	for code, want := range map[string]string{"IGO": "intergovernmental organization", "GOV": "", "NGO": "non-governmental organization"} {
		if p, _ := a.Prefix(code); p.Name != want {
			t.Errorf("prefix %s: %q, want %q", code, p.Name, want)
		}
	}
	if got := a.Groups("TAL"); len(got) == 0 || got[0].Name != "Taliban" || got[0].Country != "AFG" {
		t.Errorf("group TAL: %v", got)
	}
}

func TestLoadActorsErrors(t *testing.T) {
	const (
		sectors = "code\tkind\tname\tdescription\nGOV\tsector\tgovernment\tministers\n"
		groups  = "name\taliases\tcountry\tsector\tgroup\tsince\tuntil\n"
		agents  = "agent\tsector\n"
	)
	for _, tt := range []struct{ sectors, groups, agents, want string }{
		{sectors + "gov\tsector\tx\ty\n", groups, agents, `lexicon/actors/sectors.tsv:3: code "gov" is not three capital letters`},
		{sectors + "MIL\trole\tx\ty\n", groups, agents, `lexicon/actors/sectors.tsv:3: unknown kind "role"`},
		{sectors + "MIL\tsector\tx\t\n", groups, agents, `lexicon/actors/sectors.tsv:3: name or description is missing`},
		{sectors + "GOV\tsector\tx\ty\n", groups, agents, `lexicon/actors/sectors.tsv:3: sector GOV is on line 2 already`},
		{sectors, groups + "A\t\tAF\tGOV\t\t\t\n", agents, `lexicon/actors/groups.tsv:2: country "AF" is no code`},
		{sectors, groups + "A\t\tAFG\tMIL\t\t\t\n", agents, `lexicon/actors/groups.tsv:2: unknown sector "MIL"`},
		{sectors, groups + "A\t\tAFG\tGOV\tTA\t\t\n", agents, `lexicon/actors/groups.tsv:2: group "TA" is no code`},
		{sectors, groups, agents + "clerk\tABC\n", `lexicon/actors/agents.tsv:2: unknown sector "ABC"`},
		{sectors, groups, agents + "\npeople\twords\tcountries\nHillfolk\t\tXX\n", `lexicon/actors/peoples.tsv:2: country "XX" is no code`},
	} {
		agents, peoples, ok := strings.Cut(tt.agents, "\n\n")
		if !ok {
			peoples = "people\twords\tcountries\n"
		}
		files := fstest.MapFS{
			"actors/sectors.tsv": {Data: []byte(tt.sectors)}, "actors/groups.tsv": {Data: []byte(tt.groups)}, "actors/agents.tsv": {Data: []byte(agents)}, "actors/peoples.tsv": {Data: []byte(peoples)},
		}
		if _, err := loadActors(layers{{files, "lexicon"}}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("error %v, want %s", err, tt.want)
		}
	}
}

func TestPeople(t *testing.T) {
	a, err := loadActors(inside)
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]string{"Hutus": "RWA BDI", "yoruba": "NGA", "Protestants": "", "Kenyans": "none"} {
		got := "none"
		if p, ok := a.People(word); ok {
			got = strings.Join(p.Countries, " ")
		}
		if got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}
