package muc4

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

// code codes texts as the documents of a gold file.
func code(t *testing.T, texts ...string) []*Report {
	t.Helper()
	path := filepath.Join(t.TempDir(), "gold.jsonl")
	var lines []byte
	for i, s := range texts {
		lines = append(lines, `{"id": "`+strconv.Itoa(i)+`", "text": `+strconv.Quote(s)+"}\n"...)
	}
	if err := os.WriteFile(path, lines, 0o644); err != nil {
		t.Fatal(err)
	}
	var out []*Report
	for d, err := range coder(t).Read(path) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

var theCoder *Coder

func coder(t *testing.T) *Coder {
	t.Helper()
	if theCoder == nil {
		c, err := NewCoder()
		if err != nil {
			t.Fatal(err)
		}
		theCoder = c
	}
	return theCoder
}

func TestByRule(t *testing.T) {
	tests := []struct {
		text string
		want []Filler
	}{
		{"GUNMEN KILLED SENATOR PAULO MEDEIROS IN RECIFE ON FRIDAY.", []Filler{{PerpInd, "gunmen", attack}, {Victim, "paulo medeiros", attack}}},
		{"Two masked men kidnapped the banker Elena Duarte.", []Filler{{PerpInd, "two masked men", kidnapping}, {Victim, "elena duarte", kidnapping}}},
		{"The rebels blew up a bridge with dynamite.", []Filler{{PerpInd, "rebels", bombing}, {Target, "bridge", bombing}, {Weapon, "dynamite", bombing}}},
		{"Soldiers clashed with rebels near the river.", nil},
		{"The police denied that rebels killed Paulo Medeiros.", nil},
	}
	for _, test := range tests {
		got := coder(t).ByRule(code(t, test.text)[0])
		if !slices.Equal(got, test.want) {
			t.Errorf("%s\n got %v\nwant %v", test.text, got, test.want)
		}
	}
}

func TestNewDocument(t *testing.T) {
	d := NewDocument("7", []Filler{{Victim, "x", kidnapping}, {PerpInd, "y", attack}, {Target, "z", attack}})
	if len(d.Templates) != 2 || d.Templates[0].Type != "attack" || len(d.Templates[0].PerpInd) != 1 || d.Templates[1].Victim[0][0] != "x" {
		t.Errorf("got %+v", d)
	}
}

// TestModel learns two roles from a few sentences and writes the weights.
func TestModel(t *testing.T) {
	texts := []string{
		"GUNMEN KILLED SENATOR PAULO MEDEIROS IN RECIFE ON FRIDAY.",
		"THE MINISTER MET BANKERS IN RECIFE ON FRIDAY.",
		"REBELS KILLED THE MAYOR JORGE SALDANHA IN OLINDA.",
		"THE GOVERNOR OPENED A HOSPITAL IN OLINDA.",
	}
	gold := []Gold{
		{Templates: []Template{{Type: "attack"}}, Entities: map[string][][]string{"perpInd": {{"gunmen"}}, "victim": {{"paulo medeiros"}}}},
		{},
		{Templates: []Template{{Type: "attack"}}, Entities: map[string][][]string{"perpInd": {{"rebels"}}, "victim": {{"jorge saldanha"}}}},
		{},
	}
	var examples []*Example
	for i, d := range code(t, texts...) {
		examples = append(examples, coder(t).NewExample(d, gold[i]))
	}
	m := coder(t).Train(examples, Options{Epochs: 20, DocumentEpochs: 8, Rate: 0.1, Seed: 1})
	b := m.Append(nil)
	m, err := ReadModel(b)
	if err != nil {
		t.Fatal(err)
	}
	got := coder(t).ByModel(code(t, "GUNMEN KILLED DEPUTY RAUL AZEVEDO IN RECIFE.")[0], m)
	if !slices.ContainsFunc(got, func(f Filler) bool { return f.Role == PerpInd && f.Text == "gunmen" }) {
		t.Errorf("no perpetrator among %v", got)
	}
	if _, err := ReadModel(b[:len(b)/2]); err == nil {
		t.Error("half a model was read")
	}
}
