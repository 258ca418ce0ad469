package attribution_test

import (
	"slices"
	"testing"

	"hearsay"
)

func TestHedges(t *testing.T) {
	p, a := reader(t)
	for _, x := range []struct {
		text string
		want []string // type: words
	}{
		{`The claim could not be independently verified.`, []string{"unverified: could not be independently verified"}},
		{`Reporters were unable to verify the footage.`, []string{"unverified: unable to verify"}},
		{`The ministry did not immediately respond to a request.`, []string{"unconfirmed: did not immediately respond"}},
		{`The army has not confirmed the losses.`, []string{"unconfirmed: has not confirmed"}},
		{`Unconfirmed reports spoke of ten dead.`, []string{"unconfirmed: Unconfirmed"}},
		{`There were conflicting reports from the front.`, []string{"unconfirmed: conflicting reports"}},
		{`The alleged gunman was reportedly released.`, []string{"alleged: alleged", "alleged: reportedly"}},
		{`They fled to a so-called safe zone.`, []string{"alleged: so-called"}},
		{`‘Dozens’ of fighters crossed the river.`, []string{"alleged: ‘Dozens’"}},
		{`She apparently left on Monday.`, []string{"apparent: apparently"}},
		{`The rebels appear to have left.`, []string{"apparent: appear"}},
		{`He will probably resign.`, []string{"probable: probably"}},
		{`Two more may have died.`, []string{"possible: may"}},
		{`About 300 people marched.`, []string{"approximate: About"}},
		{`At least four men were killed.`, []string{"approximate: At least"}},
		{`The group has more than 6,000 fighters.`, []string{"approximate: more than"}},
		{`As many as 20 homes burned.`, []string{"approximate: As many as"}},
		{`Neither claim could be independently verified.`, []string{"unverified: Neither claim could be independently verified"}},
		{`Residents' claims that the army had used gas could not be independently verified.`, []string{"unverified: could not be independently verified"}},
		// Nothing is held back here.
		{`Mayor: “No talks”`, nil},
		{`The army reported gains on Monday.`, nil},
		{`She spoke about the war and around the table.`, nil},
		{`He called it “a disgrace” on Friday.`, nil},
		{`The march began in May.`, nil},
	} {
		txt := p.Parse(report(x.text))
		var got []string
		for _, h := range a.Hedges(txt) {
			got = append(got, string(h.Type)+": "+txt.Text(h.Span))
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%s: %q, want %q", x.text, got, x.want)
		}
	}
}

// entitiesOf makes one entity of each phrase of the text.
func entitiesOf(txt *hearsay.Text, at map[string]hearsay.EntityType, order ...string) []hearsay.Entity {
	var out []hearsay.Entity
	for _, phrase := range order {
		e := hearsay.Entity{Type: at[phrase], Name: phrase}
		for i := 0; i+len(phrase) <= len(txt.Report.Text); i++ {
			if txt.Report.Text[i:i+len(phrase)] != phrase {
				continue
			}
			s := hearsay.Span{Begin: i, End: i + len(phrase)}
			first, end := txt.TokensIn(s)
			head := end - 1
			for k := first; k < end; k++ {
				if h := txt.Tokens[k].Head; h < first || h >= end {
					head = k
				}
			}
			e.Mentions = append(e.Mentions, hearsay.Mention{Span: s, Form: hearsay.Name, Head: head})
		}
		out = append(out, e)
	}
	return out
}

func TestSourceAndVenue(t *testing.T) {
	p, a := reader(t)
	types := map[string]hearsay.EntityType{
		"Maria Lopez": hearsay.Person, "Reuters": hearsay.Publication, "the Guardian": hearsay.Publication, "CNN": hearsay.Publication,
		"the United Nations": hearsay.Organization,
	}
	for _, x := range []struct{ text, source, venue string }{
		{`“We will stay,” Maria Lopez told Reuters on Monday.`, "Maria Lopez", "Reuters"},
		{`Maria Lopez told Reuters that the talks would go on.`, "Maria Lopez", "Reuters"},
		{`“Nothing will change,” Maria Lopez wrote in the Guardian.`, "Maria Lopez", "the Guardian"},
		{`“Nothing will change,” Maria Lopez said in an interview with CNN.`, "Maria Lopez", "CNN"},
		{`Maria Lopez said the United Nations had failed.`, "Maria Lopez", ""},
		{`The minister, Maria Lopez, said the road was open.`, "Maria Lopez", ""},
	} {
		txt := p.Parse(report(x.text))
		es := entitiesOf(txt, types, "Maria Lopez", "Reuters", "the Guardian", "CNN", "the United Nations")
		name := func(id hearsay.EntityID) string {
			if id == 0 {
				return ""
			}
			return es[id-1].Name
		}
		got := a.Annotate(txt, es)
		if len(got) == 0 {
			t.Errorf("%s: nothing found", x.text)
			continue
		}
		if s, v := name(got[0].Entity), name(got[0].Venue); s != x.source || v != x.venue {
			t.Errorf("%s: source %q, venue %q; want %q, %q", x.text, s, v, x.source, x.venue)
		}
	}
}

func TestStanceNegationAnonymity(t *testing.T) {
	p, a := reader(t)
	for _, x := range []struct {
		text      string
		stance    hearsay.Stance
		negated   bool
		anonymous bool
	}{
		{`The minister did not say that the road was closed.`, hearsay.Asserts, true, false},
		{`The minister never promised to resign.`, hearsay.Promises, true, false},
		{`One aide said the talks had failed.`, hearsay.Asserts, false, true},
		{`Two senior officials said the talks had failed.`, hearsay.Asserts, false, true},
		{`Police said the road was closed.`, hearsay.Asserts, false, false},
		{`The union rejected claims that it had stopped the strike.`, hearsay.Denies, false, false},
		{`The ministry confirmed that the pilot had died.`, hearsay.Confirms, false, false},
		{`Officials ruled out a second round.`, hearsay.Denies, false, true},
	} {
		txt := p.Parse(report(x.text))
		ok := false
		got := a.Annotate(txt, nil)
		for _, g := range got {
			ok = ok || g.Stance == x.stance && g.Negated == x.negated && g.Anonymous == x.anonymous
		}
		if !ok {
			t.Errorf("%s: %+v", x.text, got)
		}
	}
}
