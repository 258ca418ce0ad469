package entity

import (
	"testing"

	"hearsay"
	"hearsay/gazetteer"
	"hearsay/lexicon"
	"hearsay/parse"
)

// Places that the treebanks cut at their hyphens are one name.
func TestHyphenedPlaces(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	gaz, err := gazetteer.Open()
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(lex, gaz)
	if err != nil {
		t.Fatal(err)
	}
	p, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		sentence, want string
		kind           hearsay.EntityType
	}{
		{"Gangs attacked the airport in Port-au-Prince on Friday.", "Port-au-Prince", hearsay.Location},
		{"Government forces shelled Deir ez-Zor, activists said.", "Deir ez-Zor", hearsay.Location},
		{"Rebels took Mazar-e-Sharif from the army.", "Mazar-e-Sharif", hearsay.Location},
		{"The envoy met Jean-Bertrand Aristide in the palace.", "Jean-Bertrand Aristide", hearsay.Person},
	} {
		found := false
		for _, e := range a.Annotate(p.Parse(&hearsay.Report{Text: tt.sentence})) {
			found = found || e.Name == tt.want && e.Type == tt.kind
		}
		if !found {
			t.Errorf("%s: no %s %s", tt.sentence, tt.kind, tt.want)
		}
	}
}

func TestMendTags(t *testing.T) {
	person := func(position int) int { return makeTag(kindPerson, position) }
	ts := []int{person(positionBegin), makeTag(kindPlace, positionUnit), person(positionInside), person(positionLast), tagOutside}
	mendTags(ts)
	want := []int{person(positionUnit), makeTag(kindPlace, positionUnit), person(positionBegin), person(positionLast), tagOutside}
	for i := range ts {
		if ts[i] != want[i] {
			t.Errorf("token %d: tag %d, want %d", i, ts[i], want[i])
		}
	}
}
