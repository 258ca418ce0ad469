package lexicon

import (
	"testing"

	"hearsay"
)

func TestNames(t *testing.T) {
	n, err := loadNames(inside)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		typ  hearsay.EntityType
	}{
		{"Agence France-Presse", hearsay.Publication}, {"AFP", hearsay.Publication}, {"Hezbollah", hearsay.Group},
		{"UN", hearsay.Organization}, {"Kremlin", hearsay.Government},
	} {
		if b, ok := n.Body(test.name); !ok || b.Type != test.typ {
			t.Errorf("%s is %+v, want a %s", test.name, b, test.typ)
		}
	}
	if a, _ := n.Body("AFP"); a.Name != "Agence France-Presse" {
		t.Errorf("AFP stands for %q", a.Name)
	}
	if x, ok := n.Title("vice president"); !ok || x.Relation != hearsay.DeputyOf {
		t.Errorf("vice president: %+v", x)
	}
	if a, ok := n.Agent("gunman"); !ok || a.Type != hearsay.Person || a.Gender != "m" {
		t.Errorf("gunman: %+v", a)
	}
	if g := n.Gender("maria"); g != "f" {
		t.Errorf("maria: %q", g)
	}
	if _, ok := n.Agent("table"); ok {
		t.Error("a table is no agent")
	}
}
