package lexicon

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay"
)

// folder writes files (name, then text) to a folder of their own.
func folder(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		name := filepath.Join(dir, filepath.FromSlash(files[i]))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const groupsHeader = "name\taliases\tcountry\tsector\tgroup\tsince\tuntil\n"

func TestOverlay(t *testing.T) {
	first := folder(t,
		"actors/groups.tsv", groupsHeader+"Free Valley Army\tFVA\tNPL\tREB\tFVA\t2001\t\n-Abu Sayyaf\nAfrican Union\tAU\tIGO\tGOV\tAUX\t\t\n",
		"actors/agents.tsv", "agent\tsector\nvillager\tAGR\nbeekeeper\tAGR\n-gunman\n",
		"cues/cues.tsv", "lemma\tpos\tframe\tstance\nsay\tverb\t-\tdoubts\n",
		"officeholders.tsv", "name\taliases\toffice\tcountry\tsector\tsince\tuntil\nAda Mbeki\t\tpresident\tKEN\tGOV\t2001-01-01\t\n",
		"events/own.txt", "class FORCE\nwords beekeeper -police\n\nrule march-against\noff\n\nrule honey\ntype AID\nverbs pollinate\nyes The bees pollinated the fields.\n\n"+
			"status hoped\nverbs try\n\nlight happen\nverbs launch\n\nanswers on\nwords attribute -pin\n",
		"README", "notes are no file of the lexicon")
	second := folder(t, "actors/agents.tsv", "agent\tsector\nbeekeeper\tBUS\n")
	base, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	gone := base.Events.Rules[0].Name
	text, err := os.ReadFile(filepath.Join(first, "events/own.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(first, "events/own.txt"), []byte(strings.Replace(string(text), "march-against", gone, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	lex, err := Load(first, second)
	if err != nil {
		t.Fatal(err)
	}
	if lex.Version == base.Version {
		t.Error("the version is that of our files alone")
	}
	if n := lex.Actors.Named("FVA", time.Time{}); len(n) != 1 || n[0].Sector != "REB" || !strings.HasPrefix(n[0].File, filepath.ToSlash(first)) || n[0].Line != 2 {
		t.Errorf("FVA is %+v", n)
	}
	if n := lex.Actors.Named("Abu Sayyaf", time.Time{}); len(n) > 0 {
		t.Errorf("a name that was taken out is %+v", n)
	}
	if n := lex.Actors.Named("AU", time.Time{}); len(n) != 1 || n[0].Group != "AUX" {
		t.Errorf("an alias of a name that was replaced is %+v", n)
	}
	for agent, want := range map[string]string{"villager": "AGR", "beekeeper": "BUS", "gunman": "", "rebel": "REB"} {
		if got := lex.Actors.Agent(agent); got != want {
			t.Errorf("%s: %q, want %q", agent, got, want)
		}
	}
	if s, _ := lex.Cues.Stance("say", "verb", func(string) bool { return false }); s != hearsay.Doubts {
		t.Errorf("say %s", s)
	}
	if n := len(lex.Officeholders); n != len(base.Officeholders)+1 {
		t.Errorf("%d officeholders, had %d", n, len(base.Officeholders))
	}
	force := lex.Events.Classes["FORCE"].Words
	if !force["beekeeper"] || force["police"] || !force["soldier"] || !base.Events.Classes["FORCE"].Words["police"] {
		t.Errorf("FORCE is %v", force)
	}
	names := map[string]bool{}
	for _, r := range lex.Events.Rules {
		names[r.Name] = true
	}
	if names[gone] || !names["honey"] || len(names) != len(base.Events.Rules) {
		t.Errorf("%d rules of %d, %s: %v, honey: %v", len(names), len(base.Events.Rules), gone, names[gone], names["honey"])
	}
	for _, a := range lex.Events.Answers {
		if a.Words["pin"] || a.Words["attribute"] != (a.Who == "on" && !a.Words["blame"]) {
			t.Errorf("answers %s %s: %v", a.Who, a.At, a.Words)
		}
	}
	statuses, kinds := 0, 0
	for _, s := range lex.Events.Statuses {
		if s.Words["try"] {
			statuses++
		}
	}
	for _, l := range lex.Events.Light {
		if l.Words["launch"] {
			kinds++
		}
	}
	if statuses != 1 || kinds != 1 {
		t.Errorf("try has %d statuses, launch %d kinds", statuses, kinds)
	}
}

// TestOverlayFaults: every fault is named, with its file and line.
func TestOverlayFaults(t *testing.T) {
	dir := folder(t,
		"actors/groups.tsv", groupsHeader+"A\t\tNEPAL\tREB\t\t\t\nB\t\tNPL\tXXX\t\t\t\nC\tNPL\nD\t\tNPL\tREB\t\t20x1\t\n\xff\t\tNPL\tREB\t\t\t\n",
		"events/own.txt", "rule a\ntype PARTY\nverbs b\nyes It is.\n\nrule c\ntype PROTEST\nverbs march\nactr nsubj\nnonsense\n\nrule nowhere\noff\n\nrule d\ntype AID\nverbs help\nactor nsubj is NOBODY\nyes He helped.\n")
	_, err := Load(dir)
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{
		"actors/groups.tsv:2: country", "actors/groups.tsv:3: unknown sector", "actors/groups.tsv:4: 2 fields", "actors/groups.tsv:5: date", "actors/groups.tsv:6: is not UTF-8",
		`events/own.txt:2: unknown type "PARTY"`, `events/own.txt:9: unknown word "actr"`, `events/own.txt:12: no rule "nowhere"`, `events/own.txt:15: rule "d": unknown class "NOBODY"`,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in:\n%v", want, err)
		}
	}
	if n := strings.Count(err.Error(), "\n") + 1; n != 9 {
		t.Errorf("%d faults, want 9:\n%v", n, err)
	}
	for _, test := range []struct{ dir, want string }{
		{filepath.Join(dir, "nowhere"), "no such file"},
		{filepath.Join(dir, "events", "own.txt"), "is a file"},
		{folder(t, "notes.md", "x"), "holds no file of a lexicon"},
		{folder(t, "actor/groups.tsv", groupsHeader), "actor/groups.tsv: no file of the lexicon has this name (files: actors/agents.tsv"},
	} {
		if _, err := Load(test.dir); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q", test.dir, err, test.want)
		}
	}
}

func FuzzOverlayTable(f *testing.F) {
	f.Add(groupsHeader + "A\tB|C\tNPL\tREB\tABC\t2001\t2002-03\n-D\n")
	f.Add("\ufeff" + groupsHeader + "\"A\tB\n")
	f.Fuzz(func(t *testing.T, s string) {
		a, err := loadActors(layers{inside[0], {mapFS("actors/groups.tsv", s), "own"}})
		if err == nil && a.Agent("rebel") != "REB" {
			t.Error("a table of names changed the agents")
		}
	})
}
