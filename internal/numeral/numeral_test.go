package numeral

import "testing"

func lex(s string) []Atom { return Lex(nil, s, 0, len(s)) }

func TestCardinal(t *testing.T) {
	for _, tt := range []struct {
		text  string
		value float64
		read  string // how much of the text the number takes
	}{
		{"6,000 fighters", 6000, "6,000"},
		{"1.5 million people", 1.5e6, "1.5 million"},
		{"1.5m people", 1.5e6, "1.5m"},
		{"half a million refugees", 5e5, "half a million"},
		{"a hundred and five men", 105, "a hundred and five"},
		{"a hundred thousand men", 1e5, "a hundred thousand"},
		{"a man", 0, ""},
		{"twenty-three soldiers", 23, "twenty-three"},
		{"two dozen villages", 24, "two dozen"},
		{"two hundred and fifty thousand", 250000, "two hundred and fifty thousand"},
		{"one thousand two hundred men", 1200, "one thousand two hundred"},
		{"five and six", 5, "five"},
		{"5 1/2 hours", 5.5, "5 1/2"},
		{"3 lakh people", 3e5, "3 lakh"},
		{"thousands fled", 0, ""},
		{"22.08.2021", 22, "22"},
		{"12 m deep", 12, "12"},
		{"one five thousand", 1, "one"},
		{"12,34 x", 12, "12"},
	} {
		t.Run(tt.text, func(t *testing.T) {
			atoms := lex(tt.text)
			v, n := Cardinal(atoms, 0)
			read := ""
			if n > 0 {
				read = tt.text[:atoms[n-1].End]
			}
			if v != tt.value || read != tt.read {
				t.Errorf("read %q as %v, want %q as %v", read, v, tt.read, tt.value)
			}
		})
	}
}

func TestOrdinal(t *testing.T) {
	for text, want := range map[string][2]int{
		"22nd of May": {22, 2}, "third": {3, 1}, "twenty-first day": {21, 3}, "fifteenth": {15, 1}, "2 nd": {0, 0}, "sand": {0, 0},
	} {
		if v, n := Ordinal(lex(text), 0); v != want[0] || n != want[1] {
			t.Errorf("%q: %d of %d atoms, want %v", text, v, n, want)
		}
	}
}

func TestLexBreaksAtBlankLines(t *testing.T) {
	atoms := lex("at 5 p.m. on\nMonday\n\nA U.S. man’s")
	var got []string
	for _, a := range atoms {
		if a.Break {
			got = append(got, "¶")
		}
		got = append(got, a.Lower)
	}
	want := []string{"¶", "at", "5", "p.m.", "on", "monday", "¶", "a", "u.s.", "man", "'", "s"}
	if len(got) != len(want) {
		t.Fatalf("atoms %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("atoms %q, want %q", got, want)
		}
	}
}

func FuzzCardinal(f *testing.F) {
	for _, s := range []string{"half a million", "twenty-", "1,000,00.5.6", "a hundred and", "½ a", "5½-hundred", "one hundred thousand million and a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		atoms := lex(s)
		end := 0
		for i, a := range atoms {
			if a.Begin < end || a.End <= a.Begin || a.End > len(s) {
				t.Fatalf("atom %d at %d-%d of %q", i, a.Begin, a.End, s)
			}
			end = a.End
			if _, n := Cardinal(atoms, i); i+n > len(atoms) {
				t.Fatalf("number of %d atoms at %d of %d", n, i, len(atoms))
			}
			if _, n := Ordinal(atoms, i); i+n > len(atoms) {
				t.Fatalf("ordinal of %d atoms at %d of %d", n, i, len(atoms))
			}
		}
	})
}
