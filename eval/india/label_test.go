package main

import (
	"slices"
	"testing"
)

func TestLabels(t *testing.T) {
	l, err := newLabeller()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		sentence string
		want     []string
	}{
		{"Three weavers were killed in police firing in the old town.", []string{kill, force, anyAction}},
		{"Two traders were arrested near the mill on Monday.", []string{arrest, anyAction}},
		{"The police stood by as the mob burned the mill.", []string{fail}},
		{"Constables lobbed tear gas shells at the weavers.", []string{force, anyAction}},
		{"The police did not arrest the traders.", []string{fail}},
		{"The inspector of police searched the mill.", []string{anyAction}},
		{"The weavers marched to the mill.", nil},
	} {
		d := document{ID: "1"}
		d.Sentences = append(d.Sentences, sentence{Text: tt.sentence})
		found, _ := l.document(&d)
		var got []string
		for _, label := range allLabels {
			if found[0][label] != nil {
				got = append(got, label)
			}
		}
		slices.Sort(got)
		slices.Sort(tt.want)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: %v, want %v", tt.sentence, got, tt.want)
		}
	}
}
