package petrarch

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

const ownVerbs = `# verbs of our own
&CRAFT
+BOAT
+RIVER_BARGE
+SHEEP_
+&RAFTS
&RAFTS
+RAFT
--- STEER  [060] ---
STEER
HEAVE {HEAVES HOVE HEAVING} [062]
+PUT_OFF
WIRE_+TAP
- * {BLUE &CRAFT} (TO +)  [0312]  # note
- &CRAFT * [042:043]
- * (INTO ^) (WITH $) [:080]
--- DRIFT [---] ---
DRIFT
~ a (b . STEER) DRIFT = a b 112
`

const ownActors = `<!-- two lines
of comment -->
TERANIA_ [TER]
+TERANIAN
+THE_OLD_KINGDOM
JONA_OF_LUND
	[TERELI <010101]
	[TERGOV 010101-20050630] [TERREB 20050630-20091231]
	[TERMIL >20100101]
NOBODY [---]
`

func read(t *testing.T, files map[string]string) *Dictionaries {
	t.Helper()
	m := fstest.MapFS{}
	for n, s := range files {
		m[n] = &fstest.MapFile{Data: []byte(s)}
	}
	d, err := Read(m)
	if err != nil && !errors.Is(err, ErrNone) {
		t.Fatal(err)
	}
	return d
}

func TestReadVerbs(t *testing.T) {
	d := read(t, map[string]string{"v.txt": ownVerbs})
	v := d.Verbs
	if v == nil || v.Generation != 2 || len(v.Blocks) != 2 || len(v.Changes) != 1 {
		t.Fatalf("verbs %+v", v)
	}
	for _, f := range d.Faults {
		t.Errorf("unlooked for: %s", f)
	}
	b := v.Blocks[0]
	var got []string
	for _, x := range b.Verbs {
		got = append(got, fmt.Sprintf("%v %v %v %s line %d", x.Before, x.Forms, x.After, x.Code.Forward, x.Line))
	}
	want := []string{
		"[] [STEER STEERS STEERED STEERING] []  line 10",
		"[] [HEAVE HEAVES HOVE HEAVING HEAVED] [] 062 line 11",
		"[] [PUT PUTS PUTED PUTING PUTTED PUTTING] [OFF]  line 12",
		"[WIRE] [TAP TAPS TAPED TAPING TAPPED TAPPING] []  line 13",
	}
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			t.Errorf("verb %d is %q, want %q", i, got, want[i])
		}
	}
	for i, want := range []string{"* {BLUE &CRAFT} (TO +)|{0312 }", "&CRAFT *|{042 043}", "* (INTO ^) (WITH $)|{ 080}"} {
		p := &b.Patterns[i]
		if got := p.String() + "|" + fmt.Sprint(p.Code); got != want {
			t.Errorf("pattern %d is %s, want %s", i, got, want)
		}
	}
	if got := fmt.Sprint(v.Sets["&CRAFT"].Members); got != "[[RIVER BARGE] [RIVER BARGES] [BOAT] [BOATS] [RAFT] [RAFTS] [SHEEP]]" {
		t.Errorf("members %s", got)
	}
	if !v.Blocks[1].Code.Null() {
		t.Error("[---] is no null code")
	}
}

func TestReadVerbsOfTheFirstGeneration(t *testing.T) {
	d := read(t, map[string]string{"v.txt": "--- MEET [040] ---\nMEET\n- + WAS_* BY $ [050]\n- *_WITH % [040:040]\n- SAID * ^ [010]\n"})
	if d.Verbs.Generation != 1 {
		t.Fatalf("generation %d", d.Verbs.Generation)
	}
	for i, want := range []string{"+ WAS_ * BY $", "* _ WITH %", "SAID * ^"} {
		if got := d.Verbs.Blocks[0].Patterns[i].String(); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
			t.Errorf("pattern %d is %s, want %s", i, got, want)
		}
	}
}

func TestActorsByDate(t *testing.T) {
	d := read(t, map[string]string{"a.txt": ownActors})
	if len(d.Actors) != 3 || len(d.Actors[0].Phrases) != 3 || d.Actors[0].Phrases[2].Line != 5 {
		t.Fatalf("actors %+v", d.Actors)
	}
	for _, x := range []struct {
		actor     int
		day, want string
	}{
		{0, "19500101", "TER"},
		{1, "20001231", "TERELI"},
		{1, "20010101", "TERGOV"}, // the bound of the one and the beginning of the other: the later
		{1, "20050629", "TERGOV"}, // inside
		{1, "20050630", "TERREB"}, // one ends on the day on which the other begins
		{1, "20091231", "TERREB"}, // bounds are in
		{1, "20200101", "TERMIL"}, // open end
		{1, "", "TERMIL"},         // no day known
		{2, "20200101", "---"},    // the null actor
		{1, "20100100", "TERMIL"}, // a day that is none is put to the nearest
		{1, "20101399", "TERMIL"}, // nor is this month
		{1, "000615", "TERELI"},   // two figures: 2000
		{1, "310615", "TERELI"},   // and 1931
	} {
		var day time.Time
		if x.day != "" {
			var err error
			if day, err = Date(x.day); err != nil {
				t.Fatal(err)
			}
		}
		if c, ok := d.Actors[x.actor].At(day); !ok || c.Code != x.want {
			t.Errorf("actor %d on %s is %q, want %q", x.actor, x.day, c.Code, x.want)
		}
	}
}

func TestReadAgents(t *testing.T) {
	d := read(t, map[string]string{"a.txt": `!FOLK! = MAN, MEN
WATCH!FOLK! [~COP]
ARMY [~MIL]
ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~GOV]
POLICE {} [ ~COP ]
RELIEF_BODY [NGO~]
`})
	var got []string
	for _, a := range d.Agents {
		got = append(got, fmt.Sprintf("%v %s %t", a.Forms, a.Code, a.Before))
	}
	want := "[[[WATCHMAN] [WATCHMEN]] COP false [[ARMY] [ARMIES]] MIL false [[ATTORNEY GENERAL] [ATTORNEYS GENERAL]] GOV false [[POLICE]] COP false [[RELIEF BODY] [RELIEF BODIES]] NGO true]"
	if fmt.Sprint(got) != want {
		t.Errorf("agents %v, want %s", got, want)
	}
}

func TestReadIssuesAndDiscards(t *testing.T) {
	d := read(t, map[string]string{
		"issues.txt":   "<ISSUE CATEGORY=\"FISH\" TYPE=\"ALL\">\nn:trawler [FLEET]\ndeep+sea v:haul [CATCH]\n~~goldfish bowl\n</ISSUE>\n",
		"discards.txt": "# none\n+World Cup   # sports\nleague table ; older note\n",
	})
	if got := fmt.Sprint(d.Issues[0].Forms, d.Issues[0].Code, d.Issues[0].Category); got != "[[TRAWLER] [TRAWLERS]]FLEETFISH" {
		t.Error(got)
	}
	if got := fmt.Sprint(d.Issues[1].Forms); got != "[[DEEP SEA HAUL] [DEEP SEA HAULS] [DEEP SEA HAULED] [DEEP SEA HAULING]]" {
		t.Error(got)
	}
	if !d.Issues[2].Not || !d.Discards[0].Report || d.Discards[1].Report || strings.Join(d.Discards[1].Words, " ") != "LEAGUE TABLE" {
		t.Errorf("%+v %+v", d.Issues[2], d.Discards)
	}
}

// TestFaults names every fault with its line and lets the rest be used.
func TestFaults(t *testing.T) {
	for _, x := range []struct{ name, text, want string }{
		{"verbs.txt", "- * BOAT [060]\n--- A [060] ---\nA\n", "verbs.txt:1: error: a pattern stands in no block"},
		{"verbs.txt", "--- A [060] ---\nA\n- BOAT [060]\n", "verbs.txt:3: error: the pattern \"- BOAT [060]\" has no \"*\""},
		{"verbs.txt", "--- A [060] ---\nA\n- * BOAT\n", "verbs.txt:3: error: the pattern \"- * BOAT\" has no code"},
		{"verbs.txt", "--- A [060] ---\nA\n- * (ON BOAT [060]\n", "verbs.txt:3: warning: a \"(\" is not closed"},
		{"verbs.txt", "--- A [060] ---\nA\n- * &BOATS [060]\n", "verbs.txt:3: warning: no set of synonyms is called &BOATS"},
		{"verbs.txt", "--- A [060] ---\nA\n- * BOAT [060]\n- * BOAT [061]\n", "verbs.txt:3: warning: the pattern is never reached: the same words at verbs.txt:4"},
		{"verbs.txt", "--- A [060] ---\nA\n- * BOAT [999]\n", "verbs.txt:3: warning: \"999\" is no code of CAMEO"},
		{"verbs.txt", "--- A [060] ---\nA\nA\n", "verbs.txt:3: warning: the verb A stands at verbs.txt:2 as well"},
		{"verbs.txt", "--- A [060] ---\nA\n* (TO ROW) [060]\n", "verbs.txt:3: warning: the pattern lacks its \"-\""},
		{"verbs.txt", "&A\n+&B\n&B\n+&A\n+C\n--- A [060] ---\nA\n", "verbs.txt:4: error: the set &B holds itself"},
		{"verbs.txt", "--- A [060] ---\nA\n~ a b\n", "verbs.txt:3: error: no transformation"},
		{"verbs.txt", "--- A [060] ---\n", "verbs.txt:1: warning: the block A has no verb"},
		{"actors.txt", "A [AAA 9008223-911221]\n", "actors.txt:1: warning: \"[AAA 9008223-911221]\": \"9008223\" is no date"},
		{"actors.txt", "A [AAA 20200101-20190101]\n", "actors.txt:1: warning: \"[AAA 20200101-20190101]\" ends before it begins"},
		{"actors.txt", "+A\nB [BBB]\n", "actors.txt:1: error: a synonym stands before the first entry"},
		{"actors.txt", "A [AAA]\nB [BBB\n", "actors.txt:2: error: \"B [BBB\" lacks its \"]\""},
		{"actors.txt", "A\nB [BBB]\n", "actors.txt:1: warning: \"A\" has no code"},
		{"actors.txt", "A [AAA]\nA_ [BBB]\n", "actors.txt:2: warning: \"A_\" stands at actors.txt:1 as well"},
		{"actors.txt", "A\xe9 [AAA]\n", "actors.txt:1: warning: 1 lines from here on are not UTF-8"},
		{"actors.txt", "A [AAA]\n<!-- x\nB [BBB]\n", "actors.txt:2: warning: the comment that begins here is not closed"},
		{"actors.txt", "A [AAA]\nB\x00 [BBB]\n", "actors.txt:2: warning: has a zero byte"},
		{"actors.txt", "A [AAA]\n" + strings.Repeat("B", maxLine+1) + "\n", "actors.txt:2: error: the line has 8193 bytes"},
		{"agents.txt", "A [~AAA]\nB!X! [~BBB]\n", "agents.txt:2: error: no substitution set !X! is given above"},
		{"agents.txt", "A [~AAA]\nB [~BBB]\nC [CCC]\n", "agents.txt:3: warning: \"[CCC]\" does not mark with ~"},
		{"issues.txt", "x [Y]\n<ISSUE CATEGORY=\"A\">\n</ISSUE>\n", "issues.txt:1: error: the phrase stands in no <ISSUE"},
		{"notes.txt", "Dear reader\n", "notes.txt: warning: is no dictionary"},
		{"picture.txt", strings.Repeat("\x00\x01", 500), "picture.txt:1: error: has 500 zero bytes"},
	} {
		d := read(t, map[string]string{x.name: x.text})
		found := false
		for _, f := range d.Faults {
			found = found || strings.HasPrefix(f.String(), x.want)
		}
		if !found {
			t.Errorf("%q: faults %v, want %q", x.text, d.Faults, x.want)
		}
	}
}

func TestKindsAndGenerations(t *testing.T) {
	d := read(t, map[string]string{
		"one.txt": "--- A [060] ---\nA\n- $ SAID * + [061]\n", "two.txt": "--- A [060] ---\nA\n- * (ON BOAT) [061]\n",
		"LICENSE": "free", "agents.txt": "A [~B]\n",
	})
	got := map[string]string{}
	for _, f := range d.Files {
		got[f.Name] = fmt.Sprint(f.Kind, f.Generation, f.Unused != "")
	}
	for n, want := range map[string]string{"one.txt": "verbs 1 true", "two.txt": "verbs 2 false", "LICENSE": " 0 true", "agents.txt": "agents 0 false"} {
		if strings.ReplaceAll(got[n], " ", "") != strings.ReplaceAll(want, " ", "") {
			t.Errorf("%s is %s, want %s", n, got[n], want)
		}
	}
	if d.Verbs.Generation != 2 {
		t.Error("the verbs of PETRARCH-2 are not preferred")
	}
	if _, err := Read(fstest.MapFS{"README": {Data: []byte("hello")}}); !errors.Is(err, ErrNone) {
		t.Errorf("a folder without dictionaries: %v", err)
	}
}

func TestCombine(t *testing.T) {
	for _, x := range []struct{ upper, lower, want string }{
		{"030", "070", "033"}, // intend to aid
		{"050", "085", "085"}, // agree to lift sanctions
		{"010", "111", "111"}, // of two acts in words the one further down the list
		{"023", "010", "023"},
		{"170", "070", "170"}, // who is coerced to help is coerced
		{"010", "190", "015"}, // claim an attack
		{"030", "124", ""},    // no code for the two together
		{"345", "070", ""},    // no code of CAMEO
	} {
		if got, _ := Combine(x.upper, x.lower); got != x.want {
			t.Errorf("%s over %s is %q, want %q", x.upper, x.lower, got, x.want)
		}
	}
	for code, want := range map[string]string{"070": "", "080": "124", "060": "121", "110": "050", "170": "057", "010": "011"} {
		if got, _ := Negate(code); got != want {
			t.Errorf("not %s is %q, want %q", code, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("verbs.txt", []byte(ownVerbs))
	f.Add("verbs.txt", []byte("--- MEET [040] ---\nMEET\n- + WAS_* BY $ [050]\n- *_WITH % [040:040]\n"))
	f.Add("actors.txt", []byte(ownActors))
	f.Add("agents.txt", []byte("!FOLK! = MAN, MEN\nWATCH!FOLK! [~COP]\nPOLICE {} [ ~COP ]\n"))
	f.Add("issues.txt", []byte("<ISSUE CATEGORY=\"FISH\" TYPE=\"ALL\">\nn:trawler [FLEET]\n~~goldfish bowl\n</ISSUE>\n"))
	f.Add("discards.txt", []byte("+World Cup\n\xff\x00league"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if !fs.ValidPath(name) || strings.Contains(name, "/") || name == "." {
			name = "x.txt"
		}
		d, err := Read(fstest.MapFS{name: {Data: data}}, name)
		if err != nil && !errors.Is(err, ErrNone) {
			t.Fatal(err)
		}
		n := strings.Count(strings.ReplaceAll(strings.ReplaceAll(string(data), "\r\n", "\n"), "\r", "\n"), "\n") + 1
		for _, x := range d.Faults {
			if x.File != name || x.Line < 0 || x.Line > n || x.Text == "" {
				t.Fatalf("fault %v of a file of %d lines", x, n)
			}
		}
		again, _ := Read(fstest.MapFS{name: {Data: data}}, name)
		if fmt.Sprint(d.Faults, d.Files) != fmt.Sprint(again.Faults, again.Files) {
			t.Fatal("read twice, told differently")
		}
	})
}

// BenchmarkRead reads the Phoenix dictionaries, which are not ours to keep.
func BenchmarkRead(b *testing.B) {
	dictionaries := phoenix(b)
	for b.Loop() {
		if _, err := Read(dictionaries); err != nil {
			b.Fatal(err)
		}
	}
}
