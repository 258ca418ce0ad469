package coding

import (
	"testing"

	"hearsay"
	"hearsay/lexicon"
	"hearsay/parse"
)

// shipped are the parser and the coder with the lexicon of the binary.
func shipped(t testing.TB) (*parse.Parser, *Coder) {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	parser, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	coder, err := New(lex)
	if err != nil {
		t.Fatal(err)
	}
	return parser, coder
}

// coderOf codes raw sentences.
func coderOf(t *testing.T) func(sentence string) (*hearsay.Text, []hearsay.Event) {
	t.Helper()
	parser, coder := shipped(t)
	return func(sentence string) (*hearsay.Text, []hearsay.Event) {
		text := parser.Parse(&hearsay.Report{Text: sentence})
		return text, coder.Code(text, &hearsay.Annotations{})
	}
}

// What came of an attack, told behind a comma, has no doer in the phrase before it.
func TestResultClause(t *testing.T) {
	code := coderOf(t)
	text, events := code("Three mortar shells crashed into a crowd waiting for a bus on Thursday, killing 11 people.")
	for _, e := range events {
		if text.Text(e.Trigger[0]) != "killing" {
			continue
		}
		for _, p := range e.Actors {
			t.Errorf("actor %q", text.Text(p.Span))
		}
		return
	}
	t.Error("no event at \"killing\"")
}

// TestStatusOfTelling: what verbs of telling say of their clause.
func TestStatusOfTelling(t *testing.T) {
	code := coderOf(t)
	for _, tt := range []struct {
		sentence string
		trigger  string
		want     hearsay.Status
	}{
		{"The envoy warned that militias had killed 200 civilians in the east.", "killed", hearsay.Occurred},
		{"The army insisted that rebels attacked the convoy.", "attacked", hearsay.Occurred},
		{"The report suggested that soldiers shot the protesters.", "shot", hearsay.Occurred},
		{"The minister told them that the rebels had seized the town.", "seized", hearsay.Occurred},
		{"The army tried to seize the town.", "seize", hearsay.Attempted},
	} {
		text, events := code(tt.sentence)
		found := false
		for _, e := range events {
			if text.Text(e.Trigger[0]) == tt.trigger {
				found = true
				if e.Status != tt.want {
					t.Errorf("%s: %s, want %s", tt.sentence, e.Status, tt.want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no event at %q", tt.sentence, tt.trigger)
		}
	}
}

// TestStatusSince: a perfect with "since" lasts, but what kills or arrests is
// done each time.
func TestStatusSince(t *testing.T) {
	code := coderOf(t)
	for _, tt := range []struct {
		sentence, trigger string
		want              hearsay.Status
	}{
		{"Rebels have besieged the town since March.", "besieged", hearsay.Ongoing},
		{"Twenty civilians have been killed since Saturday.", "killed", hearsay.Occurred},
	} {
		text, events := code(tt.sentence)
		if len(events) != 1 || text.Text(events[0].Trigger[0]) != tt.trigger || events[0].Status != tt.want {
			t.Errorf("%s: %+v, want %s", tt.sentence, events, tt.want)
		}
	}
}

// TestStatusesAt: what the words around any word that tells an act, coded or
// not, say of it.
func TestStatusesAt(t *testing.T) {
	parser, coder := shipped(t)
	for _, tt := range []struct {
		word     string
		want     hearsay.Status
		sentence string
	}{
		{"attack", hearsay.Attempted, "The rebels failed to attack the base."},
		{"coup", hearsay.Attempted, "Officers staged a failed coup against the president."},
		{"assassinated", hearsay.Attempted, "The president was nearly assassinated by gunmen."},
		{"attack", hearsay.Attempted, "Police foiled an attack on the base."},
		{"capture", hearsay.Occurred, "The rebels managed to capture the town."},
		{"capturing", hearsay.Occurred, "The rebels succeeded in capturing the town."},
		{"attack", hearsay.Negated, "The rebels did not attack the base."},
		{"attacking", hearsay.Negated, "The army withdrew without attacking the base."},
		{"attacking", hearsay.Negated, "The army stopped short of attacking the base."},
		{"attacking", hearsay.Negated, "The rebels refrained from attacking the base."},
		{"arrested", hearsay.Negated, "Nobody was arrested during the march."},
		{"arrests", hearsay.Negated, "Police made no arrests."},
		{"attacked", hearsay.Negated, "The envoy does not think that the rebels attacked the base."},
		{"visit", hearsay.Negated, "The president cancelled his visit to Paris."},
		{"bombing", hearsay.Denied, "The ministry denied bombing the hospital."},
		{"killed", hearsay.Denied, "The militia rejected claims that it killed the farmers."},
		{"attack", hearsay.Planned, "The army is about to attack the base."},
		{"attack", hearsay.Planned, "The army is set to attack the base."},
		{"meet", hearsay.Planned, "The two presidents are due to meet in Geneva."},
		{"talks", hearsay.Planned, "The minister arrived ahead of talks with the rebels."},
		{"withdraw", hearsay.Planned, "The army decided to withdraw from the town."},
		{"kill", hearsay.Planned, "The rebels came to kill the mayor."},
		{"protest", hearsay.Planned, "The people would continue to protest against the law."},
		{"withdraw", hearsay.Requested, "The council demanded that the army withdraw from the town."},
		{"withdraw", hearsay.Requested, "The army has to withdraw from the town, the envoy said."},
		{"release", hearsay.Requested, "It is time to release the prisoners, the envoy said."},
		{"arrest", hearsay.Requested, "Prosecutors sought the arrest of the general."},
		{"withdraw", hearsay.Hoped, "The envoy hopes that the army will withdraw."},
		{"ceasefire", hearsay.Hoped, "There were hopes of a ceasefire."},
		{"attack", hearsay.Threatened, "The rebels threatened an attack on the base."},
		{"attack", hearsay.Hypothetical, "The rebels are able to attack the base."},
		{"attack", hearsay.Hypothetical, "It is possible that the rebels will attack the base."},
		{"attack", hearsay.Hypothetical, "Should the rebels attack the base, the army will respond."},
		{"attacked", hearsay.Hypothetical, "Had the rebels attacked the base, the army would have responded."},
		{"war", hearsay.Hypothetical, "Turkey was worried about war in the province."},
		{"withdraw", hearsay.Hypothetical, "The president gave no order to withdraw the troops."},
		{"kill", hearsay.Hypothetical, "The bomb was powerful enough to kill dozens of soldiers."},
		{"attack", hearsay.Recurrent, "The rebels used to attack the base."},
		{"attack", hearsay.Recurrent, "The rebels would often attack the base at night."},
		{"attacked", hearsay.Hypothetical, "The alliance will respond when a member is attacked."},
		{"released", hearsay.Occurred, "The militia fought until the hostages were released."},
		{"plotting", hearsay.Occurred, "The men were convicted of plotting to kill the governor."},
		{"kill", hearsay.Attempted, "The men were convicted of plotting to kill the governor."},
		{"attacked", hearsay.Recurrent, "The rebels attacked the base every night."},
		{"kidnappings", hearsay.Recurrent, "The number of kidnappings has fallen since May."},
		{"besieged", hearsay.Ongoing, "The town is besieged by the army."},
		{"fighting", hearsay.Ongoing, "Fighting continued in the town on Sunday."},
		{"clashes", hearsay.Ongoing, "Clashes are still taking place with the rebels."},
		{"siege", hearsay.Ongoing, "The army maintained its siege of the town."},
		{"fight", hearsay.Ongoing, "Dozens of volunteers want to join the fight against the rebels."},
		{"kill", hearsay.Ongoing, "The envoy condemned raids that kill civilians."},
		{"strike", hearsay.Ongoing, "Teachers are on strike."},
		{"helped", hearsay.Occurred, "The soldiers helped free the hostages."},
		{"free", hearsay.Occurred, "The soldiers helped free the hostages."},
		{"fired", hearsay.Occurred, "The rebels not only fired rockets but seized the town."},
		{"said", hearsay.Occurred, "The army would not name the suspects but said they were soldiers."},
		{"war", hearsay.Occurred, "The envoy spoke of the war with Russia last August."},
		{"killing", hearsay.Occurred, "The envoy demanded an inquiry into the killing of the farmers."},
		{"attacks", hearsay.Occurred, "The attacks were plotted by a cell in the capital."},
		{"arrested", hearsay.Occurred, "The farmers should never have been arrested, the envoy said."},
		{"attack", hearsay.Attempted, "Guards stopped an attack on the power plant."},
		{"breaking", hearsay.Attempted, "Police stopped protesters from breaking into the hall."},
		{"bomb", hearsay.Attempted, "Three men were held over an abortive plan to bomb the metro."},
		{"talks", hearsay.Negated, "The talks never took place."},
		{"meeting", hearsay.Negated, "Scheduling problems meant the meeting fell through."},
		{"strike", hearsay.Negated, "The union called off its strike."},
		{"attack", hearsay.Negated, "The rebels stopped short of a full attack."},
		{"intervene", hearsay.Negated, "Police stood by and did nothing to intervene."},
		{"attacked", hearsay.Negated, "Neither the rebels nor the army attacked the convoy."},
		{"released", hearsay.Negated, "Not one of the captives has been released."},
		{"negotiations", hearsay.Denied, "Reports of secret negotiations were denied in both capitals."},
		{"fired", hearsay.Denied, "The army said it was not true that its soldiers fired on the crowd."},
		{"raid", hearsay.Denied, "The ministry denied there had been a raid."},
		{"stealing", hearsay.Denied, "The mayor pleaded not guilty to stealing aid funds."},
		{"expelled", hearsay.Planned, "The diplomat is to be expelled, the ministry said."},
		{"meet", hearsay.Planned, "Foreign ministers meet in Brussels next week to discuss the crisis."},
		{"demonstration", hearsay.Planned, "The opposition has announced a demonstration for Sunday."},
		{"talks", hearsay.Planned, "An envoy will travel to the region for talks with both sides."},
		{"attack", hearsay.Planned, "Military sources said an attack was imminent."},
		{"stop", hearsay.Requested, `"Stop the bombing," the minister said.`},
		{"sanctions", hearsay.Requested, "Calls are growing for sanctions against the regime."},
		{"disarm", hearsay.Requested, "Pressure is mounting on the militia to disarm."},
		{"released", hearsay.Requested, "The union insisted that its leaders be released."},
		{"withdraw", hearsay.Requested, "The proposal calls for both armies to withdraw."},
		{"defeat", hearsay.Hoped, "The group's goal is to defeat the army."},
		{"invading", hearsay.Hoped, "The dictator dreamed of invading the island."},
		{"release", hearsay.Hoped, "Mediators hope to secure the release of the two nuns."},
		{"behead", hearsay.Threatened, "The captors threatened on Friday to behead the driver."},
		{"expulsion", hearsay.Threatened, "Two reporters were threatened with expulsion."},
		{"talks", hearsay.Hypothetical, "Talks are possible if the shelling stops."},
		{"killed", hearsay.Hypothetical, "It was feared that 40 miners had been killed."},
		{"execution", hearsay.Hypothetical, "The three men face execution."},
		{"intervention", hearsay.Hypothetical, "The president has not ruled out military intervention."},
		{"sanctions", hearsay.Hypothetical, "The measure would allow sanctions against banks."},
		{"attack", hearsay.Hypothetical, "The port has been closed in case of an attack."},
		{"attacks", hearsay.Hypothetical, "The plan is designed to protect ships from attacks."},
		{"fight", hearsay.Hypothetical, "The battalion is ready to fight if ordered."},
		{"clashes", hearsay.Recurrent, "Clashes between herders and farmers are common in the region."},
		{"met", hearsay.Recurrent, "The generals met once a month during the war."},
		{"bombed", hearsay.Recurrent, "Planes bombed the town day after day."},
		{"raid", hearsay.Recurrent, "Cattle rustlers raid villages in the dry season."},
		{"abducted", hearsay.Recurrent, "Girls are abducted on their way to school, elders say."},
		{"beat", hearsay.Recurrent, "Guards would beat the prisoners whenever they complained."},
		{"fighting", hearsay.Ongoing, "Thousands have fled the fighting raging in the northern hills."},
		{"strike", hearsay.Ongoing, "Dock workers entered the second week of a strike over wages."},
		{"siege", hearsay.Ongoing, "The siege, now in its fourth month, has emptied the town of food."},
		{"offensive", hearsay.Ongoing, "The army pressed on with its offensive in the valley on Friday."},
		{"occupation", hearsay.Ongoing, "He called for an end to the occupation of the island."},
		{"clashes", hearsay.Ongoing, "There are clashes in the north, radio said."},
		{"standoff", hearsay.Ongoing, "Police and gunmen were locked in a standoff late Monday."},
		{"supports", hearsay.Ongoing, "The party supports the accord."},
		{"protesting", hearsay.Ongoing, "Workers protesting against layoffs blocked the motorway."},
		{"massacre", hearsay.Occurred, "A court will try the general for the massacre."},
		{"bombed", hearsay.Occurred, "Warplanes have bombed the port for the first time in a year."},
	} {
		text := parser.Parse(&hearsay.Report{Text: tt.sentence})
		at := -1
		for i := range text.Tokens {
			if text.Lower(i) == tt.word {
				at = i
			}
		}
		if at < 0 {
			t.Errorf("%s: no token %q", tt.sentence, tt.word)
			continue
		}
		if got := coder.StatusesAt(text, &hearsay.Annotations{}, at)[0]; got != tt.want {
			t.Errorf("%s: %q %s, want %s", tt.sentence, tt.word, got, tt.want)
		}
	}
}
