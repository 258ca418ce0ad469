package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"

	"hearsay"
)

func TestCodes(t *testing.T) {
	c := codes(t)
	for _, typ := range hearsay.EventTypes {
		if x, ok := c.Type(typ); !ok || x.Name == "" || x.Description == "" {
			t.Errorf("%s is %+v", typ, x)
		}
	}
	if n := len(c.CAMEOCodes("")); n != 313 {
		t.Errorf("%d codes of CAMEO", n)
	}
	for code, want := range map[string]hearsay.EventType{"0871": hearsay.Retreat, "1053": hearsay.Request, "020": "", "0830": hearsay.Concede, "163": hearsay.Sanction} {
		if x, ok := c.CAMEO(code); !ok || x.Type != want {
			t.Errorf("%s is %+v", code, x)
		}
	}
	// A code takes in the codes that begin with it, so its root must be there.
	for _, x := range c.CAMEOCodes("") {
		for n := 2; n < len(x.Code); n++ {
			if _, ok := c.CAMEO(x.Code[:n]); !ok {
				t.Errorf("%s has no code %s above it", x.Code, x.Code[:n])
			}
		}
	}
}

func TestCodeFaults(t *testing.T) {
	for _, test := range []struct{ name, row, want string }{
		{"codes/types.tsv", "PARTY\tParty\t1\tx", `types.tsv:2: unknown type "PARTY"`},
		{"codes/types.tsv", "AID\tAid\t11\tx", `types.tsv:2: intensity "11"`},
		{"codes/modes.tsv", "PARTY\twild\tx", `modes.tsv:2: mode "wild" of unknown type`},
		{"codes/cameo.tsv", "19a\tx\t\t\t0", `cameo.tsv:2: no CAMEO code: "19a"`},
		{"codes/cameo.tsv", "1999\tx\tASSAULT\twild\t0", `cameo.tsv:2: unknown mode "wild" of ASSAULT (modes: abduct`},
		{"codes/cameo.tsv", "1999\tx\tASSAULT\t\tmuch", `cameo.tsv:2: goldstein "much"`},
	} {
		header := map[string]string{"codes/types.tsv": "type\tname\tintensity\tdescription", "codes/modes.tsv": "type\tmode\tdescription", "codes/cameo.tsv": "code\tname\ttype\tmode\tgoldstein"}
		own := fstest.MapFS{test.name: {Data: []byte(header[test.name] + "\n" + test.row + "\n")}}
		if _, err := loadCodes(layers{inside[0], {own, "own"}}); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q", test.row, err, test.want)
		}
	}
}
