package attribution_test

import (
	"fmt"
	"slices"
	"testing"

	"hearsay"
	"hearsay/annotate/attribution"
	"hearsay/parse"
)

// accounts are the accounts of a text in one line each: source, cue, content,
// stance, and the number of the account that it stands in.
func accounts(p *parse.Parser, a *attribution.Annotator, text string, kind hearsay.SectionKind, entities ...string) []string {
	r := report(text)
	r.Sections[0].Kind = kind
	txt := p.Parse(r)
	types := map[string]hearsay.EntityType{}
	for _, e := range entities {
		types[e] = hearsay.Organization
	}
	var out []string
	for _, g := range a.Annotate(txt, entitiesOf(txt, types, entities...)) {
		x := fmt.Sprintf("%s|%s|%s %s", words(txt, g.Source), words(txt, g.Cue), words(txt, g.Content), g.Stance)
		if g.Parent > 0 {
			x += fmt.Sprintf(" in %d", g.Parent)
		}
		out = append(out, x)
	}
	return out
}

func TestNounCues(t *testing.T) {
	p, a := reader(t)
	for _, x := range []struct {
		text string
		want []string
	}{
		{`Fears of a new attack grew.`, []string{"|Fears of|a new attack fears"}},
		{`The minister resigned amid accusations of fraud.`, []string{"|accusations of|fraud accuses"}},
		{`The talks ended amid mutual accusations of bad faith.`, []string{"|mutual accusations of|bad faith accuses"}},
		{`Accusations by the opposition of vote-buying went unanswered.`, []string{"the opposition|Accusations … of|vote-buying accuses"}},
		{`An allegation by a former guard that prisoners were beaten led to an inquiry.`, []string{"a former guard|allegation|that prisoners were beaten accuses"}},
		{`There are growing fears among residents that the dam will burst.`, []string{"residents|growing fears|that the dam will burst fears"}},
		{`There were reports of shelling near the border.`, []string{"|reports of|shelling near the border asserts"}},
		{`The government's claim that the rebels were beaten was premature.`, []string{"The government's|claim|that the rebels were beaten asserts"}},
		{`Threats by the rebels to blow up the bridge forced the closure.`, []string{"the rebels|Threats|to blow up the bridge threatens"}},
		{`His refusal to step down angered the crowd.`, []string{"His|refusal|to step down refuses"}},
		{`Calls by the opposition for a boycott went unheeded.`, []string{"the opposition|Calls … for|a boycott asks-for"}},
		{`The army dismissed claims by residents that soldiers had burned the village.`, []string{
			"The army|dismissed|claims by residents that soldiers had burned the village denies",
			"residents|claims|that soldiers had burned the village asserts in 1"}},
		{`The army denied claims that it had shelled the hospital.`, []string{
			"The army|denied|claims that it had shelled the hospital denies",
			"|claims|that it had shelled the hospital asserts in 1"}},
		{`The minister rejected opposition claims of vote-rigging.`, []string{
			"The minister|rejected|opposition claims of vote-rigging denies",
			"opposition|claims of|vote-rigging asserts in 1"}},
		// What follows is told of the noun.
		{`Claims that shook the party were published on Monday.`, nil},
		{`The source of the river is in the hills.`, nil},
		{`Three groups: rebels, army and police.`, nil},
		// Nobody could check it: a hedge, and no part of what is told.
		{`Residents' claims that the army had used gas could not be independently verified.`, []string{"Residents'|claims|that the army had used gas asserts"}},
		{`Residents' accusations that troops had looted shops could not be confirmed.`, []string{"Residents'|accusations|that troops had looted shops accuses"}},
		{`The army said it had retaken the town, a claim that could not be verified.`, []string{"The army|said|it had retaken the town asserts"}},
		{`Neither claim could be independently verified.`, nil},
		// A document is no account of those who made it known.
		{`The report, which the ministry published last week, says guards beat detainees.`, []string{"The report|says|guards beat detainees asserts"}},
		{`The letter, which he wrote in May, warned of famine.`, []string{"The letter|warned of|famine warns"}},
		{`A report that the U.N. released on Friday says guards beat detainees.`, []string{"A report|says|guards beat detainees asserts"}},
		{`Soldiers were seen at the station.`, nil},
	} {
		if got := accounts(p, a, x.text, hearsay.Body); !slices.Equal(got, x.want) {
			t.Errorf("%s\n\tgot  %q\n\twant %q", x.text, got, x.want)
		}
	}
}

func TestHeadlines(t *testing.T) {
	p, a := reader(t)
	for _, x := range []struct {
		text string
		want []string
	}{
		{`Rebels: army shelled hospital`, []string{"Rebels|:|army shelled hospital asserts"}},
		{`Army shelled hospital, say rebels`, []string{"rebels|say|Army shelled hospital asserts"}},
		{`Mayor: “No talks”`, []string{"Mayor|:|“No talks” asserts"}},
		{`Red Cross: aid convoy reached besieged town`, []string{"Red Cross|:|aid convoy reached besieged town asserts"}},
		{`Poll: most voters oppose treaty`, []string{"Poll|:|most voters oppose treaty asserts"}},
		{`Dozens dead in market blast: police`, []string{"police|:|Dozens dead in market blast asserts"}},
		{`Market blast kills 20 – police`, []string{"police|–|Market blast kills 20 asserts"}},
		{`Bus crash kills 12 -- police`, []string{"police|--|Bus crash kills 12 asserts"}},
		{`Three killed in blast: hospital sources`, []string{"hospital sources|:|Three killed in blast asserts"}},
		{`Minister denies plan to close border`, []string{"Minister|denies|plan to close border denies"}},
		{`Gunmen reportedly free hostages`, []string{"|reportedly|Gunmen … free hostages asserts"}},
		{`Exclusive: ministry knew of leak, documents show`, []string{"documents|show|ministry knew of leak asserts"}},
		// Labels, topics and places speak for nobody.
		{`Breaking: army shelled hospital`, nil},
		{`Photos: flood hits the north`, nil},
		{`Analysis: why the talks failed`, nil},
		{`Update: bridge reopened after blast`, nil},
		{`Watch: troops enter the capital`, nil},
		{`Climate: leaders meet in Geneva`, nil},
		{`Sudan: rebels seize town`, nil},
		{`Blast: three killed in market`, nil},
		{`Ukraine war: troops retreat from town`, nil},
		{`World leaders meet in Paris`, nil},
	} {
		if got := accounts(p, a, x.text, hearsay.Headline, "Red Cross"); !slices.Equal(got, x.want) {
			t.Errorf("%s\n\tgot  %q\n\twant %q", x.text, got, x.want)
		}
	}
}

func TestChains(t *testing.T) {
	p, a := reader(t)
	for _, x := range []struct {
		text string
		want []string
	}{
		{`Officials, quoted by AFP, said the ministry had denied that troops fired on the crowd.`, []string{
			"AFP|quoted by|Officials … said the ministry had denied that troops fired on the crowd asserts",
			"Officials|said|the ministry had denied that troops fired on the crowd asserts in 1",
			"the ministry|had denied|that troops fired on the crowd denies in 2"}},
		{`Witnesses quoted by Interfax said two tanks had crossed the bridge.`, []string{
			"Interfax|quoted by|Witnesses … said two tanks had crossed the bridge asserts",
			"Witnesses|said|two tanks had crossed the bridge asserts in 1"}},
		{`Two tanks had crossed the bridge, said witnesses quoted by Interfax.`, []string{
			"Interfax|quoted by|Two tanks had crossed the bridge, said witnesses asserts",
			"witnesses|said|Two tanks had crossed the bridge asserts in 1"}},
		{`AFP, citing officials, said the road had been cut.`, []string{
			"AFP|said|citing officials … the road had been cut asserts",
			"officials|citing|the road had been cut asserts in 1"}},
		{`The channel reported, citing a security source, that the road had been cut.`, []string{
			"The channel|reported|citing a security source, that the road had been cut asserts",
			"a security source|citing|that the road had been cut asserts in 1"}},
		{`The rebels are believed to have left.`, []string{"|are believed|The rebels … to have left believes"}},
		{`The rebels have reportedly left the town.`, []string{"|reportedly|The rebels have … left the town asserts"}},
		{`The army, says the U.N., used gas.`, []string{"the U.N.|says|The army … used gas asserts"}},
		{`The army said, without giving evidence, that the men were spies.`, []string{"The army|said|that the men were spies asserts"}},
		{`The attack, according to the U.N., killed 40 people.`, []string{"the U.N.|according to|The attack … killed 40 people asserts"}},
	} {
		if got := accounts(p, a, x.text, hearsay.Body); !slices.Equal(got, x.want) {
			t.Errorf("%s\n\tgot  %q\n\twant %q", x.text, got, x.want)
		}
	}
}

func TestWhereItWasSaid(t *testing.T) {
	p, a := reader(t)
	for _, x := range []struct{ text, source, content, venue string }{
		{`The president, speaking on state television, said the war was over.`, "The president", "the war was over", "state television"},
		{`Speaking on state television, the president said the war was over.`, "the president", "the war was over", "state television"},
		{`Officials speaking on condition of anonymity said the talks had failed.`, "Officials", "the talks had failed", ""},
		{`A senior official who asked not to be named said the talks had failed.`, "A senior official", "the talks had failed", ""},
		{`A spokesman for the rebels, speaking by telephone to AFP, said the town had fallen.`, "A spokesman for the rebels", "the town had fallen", "AFP"},
		{`The militia said on its Twitter account that it had freed the hostages.`, "The militia", "that it had freed the hostages", "Twitter"},
		{`The militia wrote on Twitter that it had freed the hostages.`, "The militia", "that it had freed the hostages", "Twitter"},
		{`The army wrote on its Facebook page that it had won.`, "The army", "that it had won", ""},
		{`The ministry said on its website that the road was closed.`, "The ministry", "that the road was closed", ""},
		{`The president said in a televised address that the army would withdraw.`, "The president", "that the army would withdraw", ""},
		{`The mayor, in a statement to Interfax, denied the charge.`, "The mayor", "the charge", "Interfax"},
		{`A commander told Reuters his men had entered the town.`, "A commander", "his men had entered the town", "Reuters"},
		{`A commander told the Tass news agency the town had fallen.`, "A commander", "the town had fallen", ""},
	} {
		txt := p.Parse(report(x.text))
		names := []string{"state television", "AFP", "Twitter", "Interfax", "Reuters"}
		types := map[string]hearsay.EntityType{"Twitter": hearsay.OtherEntity}
		for _, n := range names {
			if types[n] == "" {
				types[n] = hearsay.Publication
			}
		}
		es := entitiesOf(txt, types, names...)
		got := a.Annotate(txt, es)
		if len(got) != 1 {
			t.Errorf("%s: %d accounts", x.text, len(got))
			continue
		}
		venue := ""
		if got[0].Venue > 0 {
			venue = es[got[0].Venue-1].Name
		}
		if s, c := words(txt, got[0].Source), words(txt, got[0].Content); s != x.source || c != x.content || venue != x.venue {
			t.Errorf("%s: [%s|%s] at %q", x.text, s, c, venue)
		}
	}
}

func TestSpeechGoesOn(t *testing.T) {
	p, a := reader(t)
	for _, x := range []struct {
		text string
		want []string
	}{
		{`“We won,” he said. “They lost.”`, []string{"he|said|“We won,” … “They lost.” asserts"}},
		{`“We,” the mayor said, “will not leave our town to anyone.”`, []string{"the mayor|said|“We,” … “will not leave our town to anyone.” asserts"}},
		{`‘We will come back,’ the refugee said. ‘This is our land.’`, []string{"the refugee|said|‘We will come back,’ … ‘This is our land.’ asserts"}},
		{`“Nobody fired at us,” the captain said, and the crew agreed.`, []string{"the captain|said|“Nobody fired at us,” asserts"}},
		{`“They shot at us,” a student who gave only her first name, Leila, said.`, []string{"a student|said|“They shot at us,” asserts"}},
		{"“We waited for two days. Nobody came.\n\n“Then the soldiers took the men away.\n\n“We have not seen them since,” said Maria Novak.", []string{
			"Maria Novak|said|“We waited for two days. Nobody came.\n\n“Then the soldiers took the men away.\n\n“We have not seen them since,” asserts"}},
		{"Maria Novak said: “We waited for two days. Nobody came.\n\n“Then the soldiers took the men away.”", []string{
			"Maria Novak|said|“We waited for two days. Nobody came.\n\n“Then the soldiers took the men away.” asserts"}},
		{"“We waited for two days.\n\n“Then,” Maria Novak said, “the soldiers came.\n\n“We have not slept since.”", []string{
			"Maria Novak|said|“We waited for two days.\n\n“Then,” … “the soldiers came.\n\n“We have not slept since.” asserts"}},
		{`“They took my son,” Leila Omar told the radio from the camp. “I have not seen him since.”`, []string{
			"Leila Omar|told|“They took my son,” … “I have not seen him since.” asserts"}},
		{`“Is this peace?” asked a woman in the crowd.`, []string{"a woman in the crowd|asked|“Is this peace?” asks"}},
		// Scare quotes and nicknames are nobody's speech.
		{`The fighter, known as the ‘Wolf of the hills’, was buried on Monday.`, nil},
		{`Thousands fled to so-called “safe zones” in the south.`, nil},
		{`The ‘hundreds’ of fighters turned out to be twelve.`, nil},
		{`The army entered the “buffer zone” on Friday.`, nil},
	} {
		if got := accounts(p, a, x.text, hearsay.Body); !slices.Equal(got, x.want) {
			t.Errorf("%s\n\tgot  %q\n\twant %q", x.text, got, x.want)
		}
	}
}

func TestAnonymous(t *testing.T) {
	p, a := reader(t)
	for _, x := range []struct {
		text string
		want bool
	}{
		{`One aide said the talks had failed.`, true},
		{`Officials speaking on condition of anonymity said the talks had failed.`, true},
		{`A source in the ministry said the pilot had died.`, true},
		{`A minister said the talks had failed.`, true},
		{`One of the survivors said the boat had sunk.`, true},
		{`Some said the soldiers had fired first.`, true},
		{`One rebel said they had shot down a drone.`, true},
		{`The minister said the talks had failed.`, false},
		{`The rebels said they had shot down a drone.`, false},
		{`The authorities said three men were held.`, false},
		{`Police said three men were held.`, false},
		{`A man named Omar Hadi said soldiers had beaten him.`, false},
		{`One of them, Ahmed Nasr, said the boat had sunk.`, false},
		{`No one said the boat had sunk.`, false},
		{`A leaked memo says the army planned the raid.`, false},
		{`Foreign media said the ship had been seized.`, false},
	} {
		txt := p.Parse(report(x.text))
		got := a.Annotate(txt, nil)
		if len(got) != 1 {
			t.Errorf("%s: %d accounts", x.text, len(got))
			continue
		}
		if got[0].Anonymous != x.want {
			t.Errorf("%s: anonymous is %v", x.text, got[0].Anonymous)
		}
	}
}

func TestDocumentsSpeakForTheirAuthors(t *testing.T) {
	p, a := reader(t)
	for _, x := range []struct{ text, source string }{
		{`A report by the ministry said guards beat detainees.`, "the ministry"},
		{`According to a statement from the ministry, three men were held.`, "the ministry"},
		{`Reports from the ministry said three men were held.`, ""},
		{`A leaked memo said three men were held.`, ""},
	} {
		txt := p.Parse(report(x.text))
		es := entitiesOf(txt, map[string]hearsay.EntityType{"the ministry": hearsay.Government}, "the ministry")
		got := a.Annotate(txt, es)
		if len(got) != 1 {
			t.Errorf("%s: %d accounts", x.text, len(got))
			continue
		}
		source := ""
		if got[0].Entity > 0 {
			source = es[got[0].Entity-1].Name
		}
		if source != x.source {
			t.Errorf("%s: source %q", x.text, source)
		}
	}
}
