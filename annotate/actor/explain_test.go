package actor

import (
	"strings"
	"testing"
	"time"

	"hearsay"
)

// TestExplain: the reason for a code names the words and the entry.
func TestExplain(t *testing.T) {
	a := annotator(t)
	day := hearsay.Published{Date: time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC), Basis: hearsay.BasisGiven}
	for _, tt := range []struct {
		words  string
		entity hearsay.Entity
		head   int
		want   string
	}{
		{"Afghan/Afghan/ADJ/3/amod police/police/NOUN/3/compound spokesman/spokesman/NOUN/0/root", hearsay.Entity{Type: hearsay.Person, Name: "Afghan police spokesman"}, 2,
			"AFG from the word “Afghan”; COP from the role “police” lexicon/actors/agents.tsv police"},
		{"the/the/DET/2/det Taliban/Taliban/PROPN/0/root", hearsay.Entity{Type: hearsay.Group, Name: "Taliban"}, 1,
			"“Taliban” is named in the lexicon lexicon/actors/groups.tsv Taliban"},
		{"Barack/Barack/PROPN/0/root Obama/Obama/PROPN/1/flat", hearsay.Entity{Type: hearsay.Person, Name: "Barack Obama"}, 0,
			"held this office when the report appeared lexicon/officeholders.tsv Barack Obama, president"},
		{"France/France/PROPN/0/root", hearsay.Entity{Type: hearsay.Location, Name: "France"}, 0, "“France” is a country"},
		{"lunch/lunch/NOUN/0/root", hearsay.Entity{Type: hearsay.OtherEntity, Name: "lunch"}, 0, ""},
	} {
		text := phrase(t, tt.words)
		tt.entity.Mentions = []hearsay.Mention{{Span: hearsay.Span{End: len(text.Report.Text)}, Form: hearsay.Nominal, Head: tt.head}}
		entities := []hearsay.Entity{tt.entity}
		actors := a.Annotate(text, entities, nil, day)
		var got []string
		for _, r := range a.Explain(text, entities, nil, day)[0] {
			s := r.Text
			for _, w := range r.Words {
				s += " “" + text.Text(w) + "”"
			}
			if r.Entry != nil {
				if r.Entry.Line < 1 {
					t.Errorf("%s: no line in %+v", tt.words, *r.Entry)
				}
				s += " " + r.Entry.File + " " + r.Entry.Name
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%s (%s): got %s\nwant %s", tt.words, actors[0].Code, s, tt.want)
		}
	}
}
