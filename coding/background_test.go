package coding

import (
	"slices"
	"testing"
)

// What a sentence is told for stands in the foreground, and what is told with it behind that.
func TestBackground(t *testing.T) {
	code := coderOf(t)
	for _, row := range []struct {
		sentence      string
		front, behind []string
	}{
		{"The mayor demanded the withdrawal of the army.", []string{"demanded"}, []string{"withdrawal"}},
		{"The minister said rebels had attacked the town.", []string{"attacked"}, nil},
		{"Rebels attacked the town after the arrest of the mayor.", []string{"attacked"}, []string{"arrest"}},
		{"Rebels who seized the port in March released two hostages.", []string{"released"}, []string{"seized"}},
		{"The king praised the mayor and condemned the rebels.", []string{"praised", "condemned"}, nil},
		{"The government must release the prisoners.", []string{"must"}, []string{"release"}},
		{"The army launched an attack on the camp.", []string{"attack"}, nil},
		{"He visited the site of the attack on the camp.", []string{"attack"}, nil},
		{"Police arrested the students to prevent the demonstration.", []string{"arrested"}, []string{"prevent", "demonstration"}},
	} {
		text, events := code(row.sentence)
		var front, behind []string
		for _, e := range events {
			if word := text.Text(e.Trigger[0]); e.Background {
				behind = append(behind, word)
			} else {
				front = append(front, word)
			}
		}
		if !slices.Equal(front, row.front) || !slices.Equal(behind, row.behind) {
			t.Errorf("%q: in front %q, behind %q; want %q and %q", row.sentence, front, behind, row.front, row.behind)
		}
	}
}
