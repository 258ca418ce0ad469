package lexicon

import (
	"strings"
	"testing"
	"time"

	"hearsay"
)

// TestEntriesStandOnTheirLine: an entry names the line where people find it.
func TestEntriesStandOnTheirLine(t *testing.T) {
	lex, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	on := func(e hearsay.Entry, begins string) {
		t.Helper()
		data, err := files.ReadFile(strings.TrimPrefix(e.File, "lexicon/"))
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(data), "\n")
		if e.Line < 1 || e.Line > len(lines) || !strings.HasPrefix(strings.Join(strings.Fields(lines[e.Line-1]), " "), begins) {
			t.Errorf("%s:%d does not begin with %q", e.File, e.Line, begins)
		}
	}
	for _, r := range lex.Events.Rules {
		on(hearsay.Entry{Name: r.Name, File: r.File, Line: r.Line}, "rule "+r.Name)
	}
	for i := range lex.Officeholders {
		on(lex.Officeholders[i].Entry(), strings.Join(strings.Fields(lex.Officeholders[i].Name), " "))
	}
	for agent := range lex.Actors.agents {
		on(lex.Actors.AgentEntry(agent), agent)
	}
	for _, entries := range lex.Actors.groups {
		for _, n := range entries {
			on(n.Entry(), strings.Join(strings.Fields(n.Name), " "))
		}
	}
	for key := range lex.Cues.entries {
		if e, ok := lex.Cues.Entry(key.lemma, key.pos, func(string) bool { return true }); ok {
			on(e, key.lemma+" "+key.pos)
		}
	}
	if n := lex.Actors.Named("the Taliban", time.Time{}); len(n) != 1 || n[0].Entry().Name != "Taliban" {
		t.Errorf("%+v", n)
	}
	if e, _ := lex.Cues.Entry("call", "verb", func(frame string) bool { return frame == "for" }); e.Name != "call, verb with “for”" {
		t.Errorf("%+v", e)
	}
}
