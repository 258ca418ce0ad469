package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestLoadOfficeholders(t *testing.T) {
	holders, err := loadOfficeholders(inside)
	if err != nil {
		t.Fatal(err)
	}
	held := func(office, country, day string) string {
		d, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range holders {
			if o.Office == office && o.Country == country && o.Held(d) {
				return o.Name
			}
		}
		return ""
	}
	for _, tt := range []struct{ office, country, day, want string }{
		{"president", "USA", "1995-06-01", "Bill Clinton"},
		{"prime minister", "GBR", "1985-01-01", "Margaret Thatcher"},
		{"president", "RUS", "2010-03-03", "Dmitry Medvedev"},
		{"UN secretary-general", "IGO", "2003-03-20", "Kofi Annan"},
	} {
		if got := held(tt.office, tt.country, tt.day); got != tt.want {
			t.Errorf("%s of %s on %s: %q, want %q", tt.office, tt.country, tt.day, got, tt.want)
		}
	}
	for file, want := range map[string]string{
		"A\t\tking\tXXX\tGOV\t2000-01-01\t1999-01-01\n": "officeholders.tsv:2: until 1999-01-01 is before since",
		"A\t\tking\tXXX\tGOV\t2000\t\n":                 "officeholders.tsv:2: since:",
		"A\t\tking\tXX\tGOV\t2000-01-01\t\n":            "officeholders.tsv:2: name, office or country is missing",
	} {
		inside := layers{{fstest.MapFS{"officeholders.tsv": {Data: []byte("name\taliases\toffice\tcountry\tsector\tsince\tuntil\n" + file)}}, "lexicon"}}
		if _, err := loadOfficeholders(inside); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}
