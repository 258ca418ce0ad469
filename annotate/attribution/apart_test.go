package attribution_test

import (
	"slices"
	"testing"
)

// A row is a sentence and every account in it: source, content and the source
// of the account that it stands in.
func TestAccountsApart(t *testing.T) {
	p, a := reader(t)
	type account struct{ source, content, parent string }
	for _, x := range []struct {
		text string
		want []account
	}{
		{`The militia said it had downed a drone; the navy said the drone had failed.`,
			[]account{{"The militia", "it had downed a drone", ""}, {"the navy", "the drone had failed", ""}}},
		{`Police said nobody was hurt; witnesses told reporters three men were shot.`,
			[]account{{"Police", "nobody was hurt", ""}, {"witnesses", "three men were shot", ""}}},
		{`The opposition said five members were arrested; the police denied it.`,
			[]account{{"The opposition", "five members were arrested", ""}, {"the police", "it", ""}}},
		{`The army said rebels attacked the post, while residents said soldiers had fired first.`,
			[]account{{"The army", "rebels attacked the post", ""}, {"residents", "soldiers had fired first", ""}}},
		{`The army said rebels attacked the post, but residents said soldiers had fired first.`,
			[]account{{"The army", "rebels attacked the post", ""}, {"residents", "soldiers had fired first", ""}}},
		{`The group said it had freed the hostages; according to the ministry, four were still held.`,
			[]account{{"The group", "it had freed the hostages", ""}, {"the ministry", "four were still held", ""}}},
		{`The army said seven people were killed, residents said twenty had died.`,
			[]account{{"The army", "seven people were killed", ""}, {"residents", "twenty had died", ""}}},
		{`Although the army said it had won, residents said the rebels held the town.`,
			[]account{{"the army", "it had won", ""}, {"residents", "the rebels held the town", ""}}},
		{`Seven people were killed, the army said; residents put the toll at twenty.`,
			[]account{{"the army", "Seven people were killed", ""}, {"residents", "the toll at twenty", ""}}},
		{`The president said the minister promised to resign.`,
			[]account{{"The president", "the minister promised to resign", ""}, {"the minister", "to resign", "The president"}}},
	} {
		txt := p.Parse(report(x.text))
		all := a.Annotate(txt, nil)
		var got []account
		for _, g := range all {
			parent := ""
			if g.Parent > 0 {
				parent = words(txt, all[g.Parent-1].Source)
			}
			got = append(got, account{words(txt, g.Source), words(txt, g.Content), parent})
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%s\n\tgot  %q\n\twant %q", x.text, got, x.want)
		}
	}
}

func TestTold(t *testing.T) {
	p, a := reader(t)
	for _, x := range []struct{ text, source, content string }{
		{`Soldiers opened fire on demonstrators, a witness told AFP.`, "a witness", "Soldiers opened fire on demonstrators"},
		{`Troops entered the town at dawn, a resident told the agency by telephone.`, "a resident", "Troops entered the town at dawn"},
		{`Gunmen killed ten villagers, the governor told reporters on Monday.`, "the governor", "Gunmen killed ten villagers"},
		{`The bomb killed six people, police chief Omar Hadi told a news conference.`, "police chief Omar Hadi", "The bomb killed six people"},
		{`Police beat the marchers, two witnesses tell the BBC.`, "two witnesses", "Police beat the marchers"},
		{`The general, a veteran, told reporters that the war was over.`, "The general, a veteran", "that the war was over"},
		{`In Geneva, a spokesman told reporters that aid had arrived.`, "a spokesman", "that aid had arrived"},
		{`Soldiers fired on a crowd, the head of a rights group told AFP on Tuesday.`, "the head of a rights group", "Soldiers fired on a crowd"},
		{`Militants attacked the bus, a police officer told AFP, requesting anonymity.`, "a police officer", "Militants attacked the bus"},
		{`The minister told parliament that troops would leave.`, "The minister", "that troops would leave"},
		{`Officials told the BBC the attack had killed ten people.`, "Officials", "the attack had killed ten people"},
		{`A resident told Reuters by telephone that troops had entered the town.`, "A resident", "that troops had entered the town"},
		{`A witness told AFP soldiers opened fire on demonstrators.`, "A witness", "soldiers opened fire on demonstrators"},
		{`The rebels burned 30 houses, according to a local chief.`, "a local chief", "The rebels burned 30 houses"},
	} {
		txt := p.Parse(report(x.text))
		got := a.Annotate(txt, nil)
		if len(got) != 1 {
			t.Errorf("%s: %d accounts", x.text, len(got))
			continue
		}
		if s, c := words(txt, got[0].Source), words(txt, got[0].Content); s != x.source || c != x.content {
			t.Errorf("%s: [%s|%s]", x.text, s, c)
		}
	}
}
