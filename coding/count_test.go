package coding

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hearsay"
)

// TestCounts: how many were killed, held or took part. A quantity is given as
// "words@noun"; 1 in what is wanted is one told without a number.
func TestCounts(t *testing.T) {
	parser, coder := shipped(t)
	for _, tt := range []struct {
		sentence   string
		quantities []string
		want       string // of the first event
	}{
		{"Rebels killed 12 farmers and wounded 30 herders.", []string{"12 farmers@farmers", "30 herders@herders"}, "killed 12 farmers, wounded 30 herders"},
		{"The shells killed nine people and injured scores of others.", []string{"nine people@people", "scores of others@scores"}, "killed nine people, wounded scores of others"},
		// what an attack led to is part of it
		{"A bomb exploded near a market, killing as many as 30 people.", []string{"as many as 30 people@people"}, "killed as many as 30 people"},
		{"Police opened fire on the crowd, killing two students and wounding a teacher.", []string{"two students@students"}, "killed two students, wounded 1"},
		{"The army shelled the village, leaving twelve people dead.", []string{"twelve people@people"}, "killed twelve people"},
		{"There was an attack on a convoy in which one soldier was killed.", nil, "killed 1"},
		// nouns and participles
		{"Two killings shook the port.", []string{"Two killings@killings"}, "killed Two killings"},
		{"Eight suspects are in custody.", []string{"Eight suspects@suspects"}, "held Eight suspects"},
		{"About 300 workers attended a rally.", []string{"About 300 workers@workers"}, "participants About 300 workers"},
		{"Some 5,000 troops were deployed along the river.", []string{"Some 5,000 troops@troops"}, "participants Some 5,000 troops"},
		// one
		{"Gunmen abducted a nurse.", nil, "abducted 1"},
		{"Gunmen abducted nurses.", nil, ""},
		{"Soldiers killed the crew.", nil, ""},
		// a number that counts something else
		{"Teachers from several towns marched.", []string{"several towns@towns"}, ""},
		{"Rebels killed soldiers at about ten.", []string{"about ten@ten"}, ""},
		{"Four people died in protests.", []string{"Four people@people"}, "killed Four people"},
	} {
		text := parser.Parse(&hearsay.Report{Text: tt.sentence})
		a := &hearsay.Annotations{}
		for _, q := range tt.quantities {
			words, noun, _ := strings.Cut(q, "@")
			begin := strings.Index(tt.sentence, words)
			at := begin + strings.LastIndex(words, noun)
			head := slices.IndexFunc(text.Tokens, func(tok hearsay.Token) bool { return tok.Begin == at })
			a.Quantities = append(a.Quantities, hearsay.Quantity{Span: hearsay.Span{Begin: begin, End: begin + len(words)}, Head: head})
		}
		events := coder.Code(text, a)
		if len(events) == 0 {
			t.Errorf("%s: no event", tt.sentence)
			continue
		}
		var got []string
		for _, c := range events[0].Counts {
			if c.Quantity == 0 {
				got = append(got, fmt.Sprintf("%s 1", c.What))
			} else {
				got = append(got, c.What+" "+text.Text(a.Quantities[c.Quantity-1].Span))
			}
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("%s: %q, want %q", tt.sentence, s, tt.want)
		}
	}
}
