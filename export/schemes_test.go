package export

import (
	"math"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"hearsay"
)

func TestSchemesNameFileAndLine(t *testing.T) {
	whole := func() fstest.MapFS {
		fsys := fstest.MapFS{}
		entries, err := tables.ReadDir("tables")
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			b, err := tables.ReadFile("tables/" + e.Name())
			if err != nil {
				t.Fatal(err)
			}
			fsys["tables/"+e.Name()] = &fstest.MapFile{Data: b}
		}
		return fsys
	}
	if _, err := loadSchemes(whole()); err != nil {
		t.Fatal(err)
	}
	for _, r := range []struct{ file, content, want string }{
		{"countries", "iso3\tiso2\n", "export/tables/countries.tsv:1: header row"},
		{"inter", "inter\tname\n12\tBoth\n", "export/tables/inter.tsv:2: inter \"12\": want one digit"},
		{"crowds", "word\tinter\nmob\t9\n", "export/tables/crowds.tsv:2: inter code \"9\""},
		{"crowds", "# x\nword\tinter\nmob\n", "export/tables/crowds.tsv:3: 1 fields, want 2"},
		{"types", "type\tquad\tquad_name\tcameo\nFIGHT\t4\tX\t19\n", "export/tables/types.tsv:2: \"FIGHT\" is no type"},
		{"acled_rules", "type\tmode\tcameo\tactor\trecipient\tstatus\tdeaths\tsub_event_type\nASSAULT\t\t\t\t\t\t\tBrawl\n", "export/tables/acled_rules.tsv:2: sub_event_type \"Brawl\""},
		{"acled_rules", "type\tmode\tcameo\tactor\trecipient\tstatus\tdeaths\tsub_event_type\nASSAULT\t\t\t19\t\t\t\tAttack\n", "export/tables/acled_rules.tsv:2: inter code '9'"},
	} {
		fsys := whole()
		fsys["tables/"+r.file+".tsv"] = &fstest.MapFile{Data: []byte(r.content)}
		if _, err := loadSchemes(fsys); err == nil || !strings.Contains(err.Error(), r.want) {
			t.Errorf("%q: error %v, want %q", r.content, err, r.want)
		}
	}
}

func TestSubType(t *testing.T) {
	s, err := loadSchemes(tables)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []struct {
		event            hearsay.EventType
		mode, cameo      string
		actor, recipient byte
		status           hearsay.Status
		deaths           bool
		want             string
	}{
		{hearsay.Assault, "firearms", "190", '1', '2', hearsay.Occurred, true, "Armed clash"},
		{hearsay.Assault, "firearms", "190", '2', '7', hearsay.Occurred, true, "Attack"},
		{hearsay.Assault, "aerial", "195", '8', '7', hearsay.Occurred, true, "Air/drone strike"},
		{hearsay.Assault, "explosives", "183", '2', '7', hearsay.Attempted, false, "Disrupted weapons use"},
		{hearsay.Assault, "crowd-control", "175", '1', '6', hearsay.Occurred, false, "Protest with intervention"},
		{hearsay.Assault, "crowd-control", "175", '1', '6', hearsay.Occurred, true, "Excessive force against protesters"},
		{hearsay.Assault, "abduct", "181", '2', '7', hearsay.Occurred, false, "Abduction/forced disappearance"},
		{hearsay.Assault, "", "18", '5', '7', hearsay.Occurred, false, "Mob violence"},
		{hearsay.Protest, "demo", "141", '6', '1', hearsay.Occurred, false, "Peaceful protest"},
		{hearsay.Protest, "riot", "145", '5', '1', hearsay.Occurred, false, "Violent demonstration"},
		{hearsay.Coerce, "arrest", "173", '1', '7', hearsay.Occurred, false, "Arrests"},
		{hearsay.Coerce, "seize", "192", '2', 0, hearsay.Occurred, false, "Non-state actor overtakes territory"},
		{hearsay.Coerce, "seize", "171", '1', '7', hearsay.Occurred, false, "Looting/property destruction"},
		{hearsay.Agree, "", "03", '1', '2', hearsay.Occurred, false, "Agreement"},
		{hearsay.Agree, "", "03", '1', '1', hearsay.Occurred, false, ""},
		{hearsay.Accuse, "allege", "112", '1', '2', hearsay.Occurred, false, ""},
	} {
		if got := s.subType(r.event, r.mode, r.cameo, r.actor, r.recipient, r.status, r.deaths); got != r.want {
			t.Errorf("%s %s of %c to %c: %q, want %q", r.event, r.mode, r.actor, r.recipient, got, r.want)
		}
	}
}

func TestSplitCode(t *testing.T) {
	s, err := loadSchemes(tables)
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string][3]string{
		"AFGREBTAL": {"AFG", "REB", "TAL"}, "AFG": {"AFG", "", ""}, "CVL": {"", "CVL", ""}, "IGOUNO": {"IGO", "", "UNO"}, "": {}, "AF": {}, "NGOJRNCPJ": {"NGO", "JRN", "CPJ"}, "COLNGO": {"COL", "NGO", ""},
	} {
		c, sec, g := s.splitCode(code)
		if got := [3]string{c, sec, g}; got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

func TestPriogrid(t *testing.T) {
	for _, r := range []struct {
		lat, lon float64
		want     int64
	}{{34.53, 69.17, 179779}, {-90, -180, 1}, {90, 180, 259200}} {
		if got := priogrid(r.lat, r.lon); got != r.want {
			t.Errorf("%v %v: %d, want %d", r.lat, r.lon, got, r.want)
		}
	}
}

func TestCircle(t *testing.T) {
	// A circle of 100 km lies 100 km from its middle all round.
	g := circle(34, 69, 100)
	for _, p := range g.Coordinates.([][][2]float64)[0] {
		a, b := 34*math.Pi/180, p[1]*math.Pi/180
		km := math.Acos(math.Sin(a)*math.Sin(b)+math.Cos(a)*math.Cos(b)*math.Cos((p[0]-69)*math.Pi/180)) * 6371
		if math.Abs(km-100) > 0.5 {
			t.Errorf("%v lies %.1f km away", p, km)
		}
	}
	for _, lon := range []float64{179.9, -179.9, 180, -180} {
		g := circle(-17, lon, 100)
		parts, ok := g.Coordinates.([][][][2]float64)
		if !ok || len(parts) != 2 {
			t.Fatalf("at %v: %s of %d parts, want two", lon, g.Type, len(parts))
		}
		for _, part := range parts {
			for _, p := range part[0] {
				if math.Abs(p[0]) > 180 {
					t.Errorf("at %v: %v", lon, p)
				}
			}
		}
	}
	if circle(-85, 0, 1000) != nil {
		t.Error("a circle round the pole has a polygon")
	}
}

func TestMiddle(t *testing.T) {
	for _, r := range []struct {
		start, end string
		basis      hearsay.Basis
		day        string
		precision  int64
	}{
		{"2019-05-03", "2019-05-03", hearsay.BasisTime, "2019-05-03", 1},
		{"2019-05-03", "2019-05-03", hearsay.BasisPublished, "2019-05-03", 2},
		{"2019-05-01", "2019-05-07", hearsay.BasisTime, "2019-05-04", 2},
		{"2019-05-01", "2019-05-31", hearsay.BasisTime, "2019-05-16", 3},
	} {
		day, p, ok := middle(&hearsay.RecordEventDate{Start: r.start, End: r.end, Basis: r.basis})
		if got := day.Format(time.DateOnly); !ok || got != r.day || p != r.precision {
			t.Errorf("%s to %s: %s, %d", r.start, r.end, got, p)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain", "": "", " a  b ": "a b", "a\tb\r\nc": "a b c", "nul\x00x": "nul x", "\u202eabc": "abc", "\ufeffx": "x", "é x": "é x", "\xff": "\ufffd", "a\uffffb": "ab",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}
