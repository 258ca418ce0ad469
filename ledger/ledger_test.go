package ledger

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

// reports are drafts of one report each with the disputes that it holds.
var reports = []struct {
	name  string
	draft func(t *testing.T) *draft
	want  []string
}{
	{"rival strengths of one force", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
Colonel Bora Deng has 4,000 fighters under his command, the spokesman said.
The governor said the roads were closed.
Deng wants talks, but his men, who one officer said numbered more than 9,000, are restless.`)
		deng := d.entity(hearsay.Person, "Bora Deng", "Colonel [Bora Deng] has", "under [his] command", "[Deng] wants", "but [his] men")
		d.entity(hearsay.Group, "his men", "but [his men], who")
		d.quantity("has [4,000 fighters]", 4000, 4000, "fighter", "", "")
		d.quantity("numbered [more than 9,000]", 9001, -1, "", "", "")
		spokesman := d.entity(hearsay.Person, "the spokesman", "[the spokesman] said.")
		officer := d.entity(hearsay.Person, "one officer", "who [one officer] said")
		d.account("[the spokesman] said.", "the spokesman [said]", "[Colonel Bora Deng has 4,000 fighters under his command]", spokesman, hearsay.Asserts)
		d.account("who [one officer]", "officer [said] numbered", "[who one officer said numbered more than 9,000]", officer, hearsay.Asserts)
		_ = deng
		return d
	}, []string{"quantity: strength of Bora Deng’s forces: 4000 [the spokesman] | 9001- [one officer]"}},

	{"two forces", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
Colonel Bora Deng has 4,000 fighters under his command, the spokesman said.
General Kamau's forces number 9,000, an officer said.`)
		d.entity(hearsay.Person, "Bora Deng", "Colonel [Bora Deng] has", "under [his] command")
		d.entity(hearsay.Person, "Kamau", "General [Kamau]'s")
		d.quantity("has [4,000 fighters]", 4000, 4000, "fighter", "", "")
		d.quantity("number [9,000]", 9000, 9000, "", "", "")
		d.account("[the spokesman] said.", "the spokesman [said]", "[Colonel Bora Deng has 4,000 fighters under his command]", "", hearsay.Asserts)
		d.account("[an officer] said", "officer [said]", "[General Kamau's forces number 9,000]", "", hearsay.Asserts)
		return d
	}, []string{}},

	{"rival tolls of one attack", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
Rebels attacked the garrison at dawn.
The army said 5 soldiers were killed.
The rebels said 32 soldiers were killed.`)
		army := d.entity(hearsay.Government, "The army", "[The army] said")
		rebels := d.entity(hearsay.Group, "Rebels", "[Rebels] attacked", "[The rebels] said")
		q1 := d.quantity("[5 soldiers]", 5, 5, "soldier", "", "")
		q2 := d.quantity("[32 soldiers]", 32, 32, "soldier", "", "")
		a1 := d.account("[The army] said", "army [said]", "[5 soldiers were killed]", army, hearsay.Asserts)
		a2 := d.account("[The rebels] said", "rebels [said]", "[32 soldiers were killed]", rebels, hearsay.Asserts)
		d.event(hearsay.Assault, "5 soldiers were [killed]", hearsay.Occurred, func(v *hearsay.RecordEvent) {
			v.Counts, v.Attributions = []hearsay.RecordCount{{What: killed, Who: "recipient", Quantity: q1}}, []string{a1}
		})
		d.event(hearsay.Assault, "32 soldiers were [killed]", hearsay.Occurred, func(v *hearsay.RecordEvent) {
			v.Counts, v.Attributions = []hearsay.RecordCount{{What: killed, Who: "recipient", Quantity: q2}}, []string{a2}
		})
		return d
	}, []string{"quantity: killed (soldier): 5 [The army] | 32 [Rebels]"}},

	{"two sources of one figure", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
Rebels attacked the garrison at dawn.
Police and two doctors said 5 soldiers were killed.
The rebels said 32 soldiers were killed.`)
		police := d.entity(hearsay.Government, "Police", "[Police] and")
		d.entity(hearsay.Group, "two doctors", "[two doctors] said")
		rebels := d.entity(hearsay.Group, "Rebels", "[Rebels] attacked", "[The rebels] said")
		q1 := d.quantity("[5 soldiers]", 5, 5, "soldier", "", "")
		q2 := d.quantity("[32 soldiers]", 32, 32, "soldier", "", "")
		a1 := d.account("[Police and two doctors] said", "doctors [said]", "[5 soldiers were killed]", police, hearsay.Asserts)
		a2 := d.account("[The rebels] said", "rebels [said]", "[32 soldiers were killed]", rebels, hearsay.Asserts)
		d.event(hearsay.Assault, "5 soldiers were [killed]", hearsay.Occurred, func(v *hearsay.RecordEvent) {
			v.Counts, v.Attributions = []hearsay.RecordCount{{What: killed, Who: "recipient", Quantity: q1}}, []string{a1}
		})
		d.event(hearsay.Assault, "32 soldiers were [killed]", hearsay.Occurred, func(v *hearsay.RecordEvent) {
			v.Counts, v.Attributions = []hearsay.RecordCount{{What: killed, Who: "recipient", Quantity: q2}}, []string{a2}
		})
		return d
	}, []string{"quantity: killed (soldier): 5 [Police and two doctors] | 32 [Rebels]"}},

	{"dozens and at least 30 go together", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
Police said dozens of people were killed.
Doctors said at least 30 people were killed.`)
		d.quantity("[dozens of people]", 24, -1, "person", "", "vague")
		d.quantity("[at least 30 people]", 30, -1, "person", "", "")
		d.account("[Police] said", "Police [said]", "[dozens of people were killed]", "", hearsay.Asserts)
		d.account("[Doctors] said", "Doctors [said]", "[at least 30 people were killed]", "", hearsay.Asserts)
		return d
	}, []string{}},

	{"two attacks on two days", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
Police said a bomb killed 9 people on Monday.
In August a bomb killed 14 people, doctors said.`)
		q1 := d.quantity("[9 people]", 9, 9, "person", "", "")
		q2 := d.quantity("[14 people]", 14, 14, "person", "", "")
		d.account("[Police] said", "Police [said]", "[a bomb killed 9 people on Monday]", "", hearsay.Asserts)
		d.account("[doctors] said", "doctors [said]", "[In August a bomb killed 14 people]", "", hearsay.Asserts)
		d.event(hearsay.Assault, "a bomb [killed] 9", hearsay.Occurred, func(v *hearsay.RecordEvent) {
			v.Counts, v.Date = []hearsay.RecordCount{{What: killed, Quantity: q1}}, on("2005-09-12")
		})
		d.event(hearsay.Assault, "a bomb [killed] 14", hearsay.Occurred, func(v *hearsay.RecordEvent) {
			v.Counts, v.Date = []hearsay.RecordCount{{What: killed, Quantity: q2}}, on("2005-08-19")
		})
		return d
	}, []string{}},

	{"a part is no rival of the whole, nor the wounded of the dead", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
Police said the blast killed 11 people, including two girls, and wounded 26.
Doctors said 7 others were killed later.`)
		d.quantity("[11 people]", 11, 11, "person", "", "")
		d.quantity("[two girls]", 2, 2, "girl", "", "")
		d.quantity("[26]", 26, 26, "", "", "")
		d.quantity("[7 others]", 7, 7, "other", "", "")
		d.account("[Police] said", "Police [said]", "[the blast killed 11 people, including two girls, and wounded 26]", "", hearsay.Asserts)
		d.account("[Doctors] said", "Doctors [said]", "[7 others were killed later]", "", hearsay.Asserts)
		return d
	}, []string{}},

	{"police put the number lower", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
Unions said 40,000 people took part in the march.
Police put the number of demonstrators at 9,000.`)
		d.quantity("[40,000 people]", 40000, 40000, "person", "", "")
		d.quantity("[9,000]", 9000, 9000, "", "", "")
		d.account("[Unions] said", "Unions [said]", "[40,000 people took part in the march]", "", hearsay.Asserts)
		d.account("[Police] put", "Police [put]", "[the number of demonstrators at 9,000]", "", hearsay.Asserts)
		return d
	}, []string{"quantity: participants: 9000 [Police] | 40000 [Unions]"}},

	{"no more than", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
General Omar's men are 12,000 strong, an adviser said.
The mayor said Omar had no more than 3,500 men under his command.`)
		d.entity(hearsay.Person, "Omar", "General [Omar]'s", "said [Omar] had")
		d.quantity("[12,000] strong", 12000, 12000, "", "", "")
		d.quantity("[no more than 3,500 men]", -1, 3500, "man", "", "")
		d.account("[an adviser] said", "adviser [said]", "[General Omar's men are 12,000 strong]", "", hearsay.Asserts)
		d.account("[The mayor] said", "mayor [said]", "[Omar had no more than 3,500 men under his command]", "", hearsay.Asserts)
		return d
	}, []string{"quantity: strength of Omar’s forces: -3500 [The mayor] | 12000 [an adviser]"}},

	{"the leader denies what his militia is said to have done", func(t *testing.T) *draft {
		d := newDraft(t, "r", "Daily", "", `
Militias loyal to Jamil Aden captured Dolow in Gedo province on Friday.
The harvest was good.
Aden said he had not ordered the capture of the Gedo town, which had been done by clan elders.`)
		aden := d.entity(hearsay.Person, "Jamil Aden", "to [Jamil Aden] captured", "[Aden] said", "said [he] had")
		militias := d.entity(hearsay.Group, "Militias", "[Militias loyal to Jamil Aden]")
		elders := d.entity(hearsay.Group, "clan elders", "by [clan elders]")
		dolow := d.place("captured [Dolow]", "Dolow", "Gedo")
		gedo := d.place("the [Gedo] town", "Gedo", "Gedo")
		a := d.account("[Aden] said", "Aden [said]", "[he had not ordered the capture of the Gedo town, which had been done by clan elders]", aden, hearsay.Asserts)
		d.event(hearsay.Assault, "Aden [captured]", hearsay.Occurred, func(v *hearsay.RecordEvent) {
			v.Actor, v.Place, v.Date = by(militias), dolow, on("2010-05-07")
		})
		d.event(hearsay.Coerce, "the [capture] of", hearsay.Negated, func(v *hearsay.RecordEvent) {
			v.Actor, v.Place, v.Attributions = by(aden), gedo, []string{a}
		})
		d.event(hearsay.Coerce, "been [done] by", hearsay.Occurred, func(v *hearsay.RecordEvent) {
			v.Actor, v.Place, v.Attributions = by(elders), gedo, []string{a}
		})
		return d
	}, []string{"responsibility: who is responsible, captured, Dolow, 2010-05-07: Militias [Daily] | not Jamil Aden [Jamil Aden] | clan elders [Jamil Aden]"}},

	{"the accused denies", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
Three shells hit a queue.
The mayor accused the Northern Army of firing the shells.
The Northern Army denied any involvement.`)
		mayor := d.entity(hearsay.Person, "The mayor", "[The mayor] accused")
		army := d.entity(hearsay.Organization, "Northern Army", "accused [the Northern Army] of", "[The Northern Army] denied")
		d.account("[The Northern Army] denied", "Army [denied]", "[any involvement]", army, hearsay.Denies)
		d.event(hearsay.Accuse, "mayor [accused]", hearsay.Occurred, func(v *hearsay.RecordEvent) { v.Actor, v.Recipient = by(mayor), by(army) })
		return d
	}, []string{"responsibility: who is responsible, firing: Northern Army [The mayor] | not Northern Army [Northern Army]"}},

	{"no group claimed it", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
Police blamed the Red Front for the blast.
No group claimed responsibility for the blast.`)
		d.entity(hearsay.Government, "Police", "[Police] blamed")
		d.entity(hearsay.Group, "Red Front", "the [Red Front] for")
		d.entity(hearsay.Group, "No group", "[No group] claimed")
		return d
	}, []string{}},

	{"rivals blame each other", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
The government blamed the Red Front for the bombing of the market.
A witness said soldiers were responsible for the bombing.`)
		d.code(d.entity(hearsay.Government, "The government", "[The government] blamed"), "XXXGOV")
		d.code(d.entity(hearsay.Group, "Red Front", "the [Red Front] for"), "XXXREB")
		d.code(d.entity(hearsay.Government, "soldiers", "said [soldiers] were"), "XXXMIL")
		witness := d.entity(hearsay.Person, "A witness", "[A witness] said")
		d.account("[A witness] said", "witness [said]", "[soldiers were responsible for the bombing]", witness, hearsay.Asserts)
		return d
	}, []string{"responsibility: who is responsible, bombing: Red Front [The government] | soldiers [A witness]"}},

	{"an act denied by its target", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
The rebels said they had sunk a navy boat off Mora.
The navy denied that any of its vessels had been sunk.`)
		rebels := d.entity(hearsay.Group, "The rebels", "[The rebels] said", "said [they] had")
		navy := d.entity(hearsay.Government, "The navy", "[The navy] denied")
		a := d.account("[The rebels] said", "rebels [said]", "[they had sunk a navy boat off Mora]", rebels, hearsay.Asserts)
		b := d.account("[The navy] denied", "navy [denied]", "[that any of its vessels had been sunk]", navy, hearsay.Denies)
		d.event(hearsay.Assault, "had [sunk] a", hearsay.Occurred, func(v *hearsay.RecordEvent) { v.Actor, v.Attributions = by(rebels), []string{a} })
		d.event(hearsay.Assault, "been [sunk]", hearsay.Denied, func(v *hearsay.RecordEvent) { v.Attributions = []string{b} })
		return d
	}, []string{"occurrence: whether it happened, sunk: true [The rebels] | false [The navy]"}},

	{"a charge with its author in the denial", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
The ministry rejected the union's allegations that its guards had shot two miners.`)
		ministry := d.entity(hearsay.Government, "The ministry", "[The ministry] rejected")
		d.entity(hearsay.Organization, "the union", "[the union]'s")
		d.account("[The ministry] rejected", "ministry [rejected]", "[the union's allegations that its guards had shot two miners]", ministry, hearsay.Denies)
		return d
	}, []string{"responsibility: who is responsible, shot: not The ministry [The ministry] | The ministry [the union]"}},

	{"a charge answered by another for the accused", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
Police said the secret service may be behind the blast.
Sarnia has denied the allegation.`)
		police := d.entity(hearsay.Government, "Police", "[Police] said")
		d.entity(hearsay.Government, "the secret service", "[the secret service] may")
		sarnia := d.entity(hearsay.Government, "Sarnia", "[Sarnia] has")
		d.account("[Police] said", "Police [said]", "[the secret service may be behind the blast]", police, hearsay.Asserts)
		d.account("[Sarnia] has", "has [denied]", "[the allegation]", sarnia, hearsay.Denies)
		return d
	}, []string{"responsibility: who is responsible, blast: the secret service [Police] | not Sarnia [Sarnia]"}},

	{"a charge denied that nobody coded", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
Officials said rebels had been firing from the clinic.
The charity rejected the accusation.`)
		officials := d.entity(hearsay.Group, "Officials", "[Officials] said")
		charity := d.entity(hearsay.Organization, "The charity", "[The charity] rejected")
		d.account("[Officials] said", "Officials [said]", "[rebels had been firing from the clinic]", officials, hearsay.Asserts)
		d.account("[The charity] rejected", "charity [rejected]", "[the accusation]", charity, hearsay.Refuses)
		return d
	}, []string{"occurrence: whether it happened, firing: true [Officials] | false [The charity]"}},

	{"a source after its words, and a parenthesis", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
Troops fired on mourners, killing 14 people, residents said.
State television said five people, among them two policemen, were killed.`)
		d.entity(hearsay.Group, "residents", "people, [residents] said")
		tv := d.entity(hearsay.Organization, "State television", "[State television] said")
		d.quantity("[14 people]", 14, 14, "person", "", "")
		d.quantity("[five people]", 5, 5, "person", "", "")
		d.quantity("[two policemen]", 2, 2, "policeman", "", "")
		d.account("[State television] said", "television [said]", "[five people, among them two policemen, were killed]", tv, hearsay.Asserts)
		return d
	}, []string{"quantity: killed: 5 [State television] | 14 [residents]"}},

	{"some of the dead, and the dead of one of two blasts", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
Officials said 38 people were killed.
The first blast killed 23 people, the ministry said.
The consul said six Danes were among the dead.
The army said two soldiers and a trader were killed.`)
		d.quantity("[38 people]", 38, 38, "person", "", "")
		d.quantity("[23 people]", 23, 23, "person", "", "")
		d.quantity("[six Danes]", 6, 6, "dane", "", "")
		d.quantity("[two soldiers]", 2, 2, "soldier", "", "")
		d.quantity("[a trader]", 1, 1, "trader", "", "")
		d.account("[Officials] said", "Officials [said]", "[38 people were killed]", "", hearsay.Asserts)
		d.account("[the ministry] said", "ministry [said]", "[The first blast killed 23 people]", "", hearsay.Asserts)
		d.account("[The consul] said", "consul [said]", "[six Danes were among the dead]", "", hearsay.Asserts)
		d.account("[The army] said", "army [said]", "[two soldiers and a trader were killed]", "", hearsay.Asserts)
		return d
	}, []string{}},

	{"an accuser misread as the actor", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
The mayor accused the Northern Army of shelling Mora.
The spokesman said the mayor was wrong.`)
		mayor := d.entity(hearsay.Person, "The mayor", "[The mayor] accused", "said [the mayor]")
		d.entity(hearsay.Organization, "Northern Army", "the [Northern Army] of")
		a := d.account("[The mayor] accused", "mayor [accused]", "[the Northern Army of shelling Mora]", mayor, hearsay.Accuses)
		d.event(hearsay.Assault, "of [shelling] Mora", hearsay.Occurred, func(v *hearsay.RecordEvent) { v.Actor, v.Attributions = by(mayor), []string{a} })
		return d
	}, []string{}},

	{"a murder named in a denial of something else", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
Gunmen murdered the editor on Monday.
The minister denied that his trip was linked to the murder.`)
		minister := d.entity(hearsay.Person, "The minister", "[The minister] denied")
		gunmen := d.entity(hearsay.Group, "Gunmen", "[Gunmen] murdered")
		a := d.account("[The minister] denied", "minister [denied]", "[that his trip was linked to the murder]", minister, hearsay.Denies)
		d.event(hearsay.Assault, "Gunmen [murdered]", hearsay.Occurred, func(v *hearsay.RecordEvent) { v.Actor = by(gunmen) })
		d.event(hearsay.Assault, "the [murder].", hearsay.Denied, func(v *hearsay.RecordEvent) { v.Attributions = []string{a} })
		return d
	}, []string{}},

	{"a denial of guilt beside what the report tells", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
The police say guards beat the clerks and a court is looking into it.
The mayor, who denies any wrongdoing, has arrested two critics.`)
		police := d.entity(hearsay.Government, "The police", "[The police] say")
		mayor := d.entity(hearsay.Person, "The mayor", "[The mayor], who")
		d.account("[The police] say", "police [say]", "[guards beat the clerks and a court is looking into it]", police, hearsay.Asserts)
		d.event(hearsay.Coerce, "has [arrested] two", hearsay.Occurred, func(v *hearsay.RecordEvent) {
			v.Actor = by(mayor)
		})
		return d
	}, []string{}},

	{"dead rebels and a denial of dead civilians", func(t *testing.T) *draft {
		d := newDraft(t, "r", "", "", `
The army said hundreds of rebels were killed in the assault.
The rebels deny that many civilians were killed in the shelling.`)
		army := d.entity(hearsay.Government, "The army", "[The army] said")
		fighters := d.entity(hearsay.Group, "hundreds of rebels", "[hundreds of rebels] were")
		rebels := d.entity(hearsay.Group, "The rebels", "[The rebels] deny")
		civilians := d.entity(hearsay.Group, "many civilians", "[many civilians] were")
		d.code(fighters, "SYRREB")
		d.code(civilians, "SYRCVL")
		a1 := d.account("[The army] said", "army [said]", "[hundreds of rebels were killed in the assault]", army, hearsay.Asserts)
		a2 := d.account("[The rebels] deny", "rebels [deny]", "[many civilians were killed in the shelling]", rebels, hearsay.Denies)
		d.event(hearsay.Assault, "rebels were [killed]", hearsay.Occurred, func(v *hearsay.RecordEvent) {
			v.Recipient, v.Attributions = by(fighters), []string{a1}
		})
		d.event(hearsay.Assault, "civilians were [killed]", hearsay.Denied, func(v *hearsay.RecordEvent) {
			v.Recipient, v.Attributions = by(civilians), []string{a2}
		})
		return d
	}, []string{}},

	{"nothing", func(t *testing.T) *draft { return newDraft(t, "r", "", "", "The harvest was good.") }, []string{}},
}

func TestDisputesOfOneReport(t *testing.T) {
	for _, r := range reports {
		t.Run(r.name, func(t *testing.T) {
			claims := Claims(r.draft(t).rec)
			if d := cmp.Diff(r.want, show(Disputes(claims))); d != "" {
				t.Errorf("disputes (-want +got):\n%s", d)
				for _, c := range claims {
					t.Logf("%+v", c)
				}
			}
		})
	}
}
