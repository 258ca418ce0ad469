package codes

import (
	"testing"

	"hearsay/gazetteer"
	"hearsay/lexicon"
)

func book(t testing.TB) *Book {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	gaz, err := gazetteer.Open()
	if err != nil {
		t.Fatal(err)
	}
	return New(lex, gaz)
}

func TestLookup(t *testing.T) {
	b := book(t)
	for _, test := range []struct{ words, kind, code, name string }{
		{"assault", KindType, "ASSAULT", "Assault"},
		{"1053", KindCAMEO, "1053", "Demand release of persons or property"},
		{"martial-law", KindMode, "martial-law", "martial-law"},
		{"human rights", KindContext, "human_rights", "human rights"},
		{"AFGREB", KindActor, "AFGREB", "Afghanistan, rebels"},
		{"AFGREBTAL", KindActor, "AFGREBTAL", "Afghanistan, rebels, Taliban"},
		{"REB", KindActor, "REB", "rebels"},
		{"IGOUNO", KindActor, "IGOUNO", "intergovernmental organization, United Nations"},
		{"Danish", KindActor, "DNK", "Denmark"},
		{"police officer", KindActor, "COP", "police"},
		{"Abu Sayyaf", KindActor, "PHLREBABU", "Philippines, rebels, Abu Sayyaf"},
	} {
		es := b.Lookup(test.words)
		if len(es) == 0 || es[0].Kind != test.kind || es[0].Code != test.code || es[0].Name != test.name {
			t.Errorf("%s is %+v", test.words, es)
		}
	}
	for _, words := range []string{"", "AFGXXX", "QQQ", "2999", "afgreb?", "AFGR"} {
		if es := b.Lookup(words); len(es) > 0 {
			t.Errorf("%q is %+v", words, es)
		}
	}
	if es := b.Lookup("visit"); len(es) != 1 || es[0].Event != "CONSULT" {
		t.Errorf("visit is %+v", es)
	}
	if n := b.Actor("AFGXXXGO"); n != "Afghanistan, XXX, GO" {
		t.Errorf("a code that nobody knows is %q", n)
	}
	if near := b.Near("1059"); len(near) == 0 || near[0] != "105" {
		t.Errorf("near 1059 are %q", near)
	}
	if near := b.Near("assalt"); len(near) != 1 || near[0] != "ASSAULT" {
		t.Errorf("near assalt are %q", near)
	}
}

func FuzzLookup(f *testing.F) {
	for _, s := range []string{"ASSAULT", "1053", "AFGREBTAL", "police officer", "\xff", "ÄÖÜ"} {
		f.Add(s)
	}
	b := book(f)
	f.Fuzz(func(t *testing.T, s string) {
		for _, e := range b.Lookup(s) {
			if e.Code == "" || e.Kind == "" || e.Name == "" {
				t.Errorf("%q is %+v", s, e)
			}
		}
		_ = b.Near(s)
		_ = b.Actor(s)
	})
}
