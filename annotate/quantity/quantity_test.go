package quantity_test

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"hearsay"
	"hearsay/annotate/quantity"
	"hearsay/parse"
)

var parser = sync.OnceValues(parse.New)

func read(t testing.TB, text string) *hearsay.Text {
	p, err := parser()
	if err != nil {
		t.Fatal(err)
	}
	return p.Parse(&hearsay.Report{
		Text: text, Language: "en",
		Sections: []hearsay.Section{{Kind: hearsay.Body, Span: hearsay.Span{Begin: 0, End: len(text)}}},
	})
}

// show writes quantities as "span=min..max~?unit".
func show(t *hearsay.Text, qs []hearsay.Quantity) []string {
	var out []string
	bound := func(p *int64) string {
		if p == nil {
			return ""
		}
		return fmt.Sprint(*p)
	}
	for _, q := range qs {
		s := t.Text(q.Span) + "=" + bound(q.Min) + ".." + bound(q.Max)
		if q.Approx {
			s += "~"
		}
		if q.Vague {
			s += "?"
		}
		if q.Number != 0 {
			s += fmt.Sprintf("(%v)", q.Number)
		}
		out = append(out, s+" "+q.Unit)
	}
	return out
}

func TestAnnotate(t *testing.T) {
	a := quantity.New()
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"More than 6,000 fighters crossed the river.", []string{"More than 6,000 fighters=6001.. fighter"}},
		{"At least 30 people were killed in the blast.", []string{"At least 30 people=30.. people"}},
		{"Around 9,000 soldiers were deployed.", []string{"Around 9,000 soldiers=9000..9000~ soldier"}},
		{"Up to 50 rebels surrendered.", []string{"Up to 50 rebels=1..50 rebel"}},
		{"As many as 1,200 villagers fled the fighting.", []string{"As many as 1,200 villagers=1..1200 villager"}},
		{"Fewer than 10 prisoners remain in the jail.", []string{"Fewer than 10 prisoners=0..9 prisoner"}},
		{"No more than 40 protesters gathered.", []string{"No more than 40 protesters=0..40 protester"}},
		{"Between 20 and 30 gunmen attacked the post.", []string{"Between 20 and 30 gunmen=20..30 gunman"}},
		{"The army lost 20-30 tanks.", []string{"20-30 tanks=20..30 tank"}},
		{"Police arrested 20 to 30 students.", []string{"20 to 30 students=20..30 student"}},
		{"Dozens of rebel fighters were captured.", []string{"Dozens of rebel fighters=24..? fighter"}},
		{"Scores of houses were burned.", []string{"Scores of houses=40..? house"}},
		{"Tens of thousands of people marched in the capital.", []string{"Tens of thousands of people=20000..? people"}},
		{"Hundreds of thousands of refugees crossed the border.", []string{"Hundreds of thousands of refugees=200000..? refugee"}},
		{"Several villages were shelled.", []string{"Several villages=3..? village"}},
		{"Several hundred workers went on strike.", []string{"Several hundred workers=300..? worker"}},
		{"Nearly 100 hostages were freed.", []string{"Nearly 100 hostages=100..100~ hostage"}},
		{"Some 300 families lost their homes.", []string{"Some 300 families=300..300~ family"}},
		{"Half a million civilians were displaced.", []string{"Half a million civilians=500000..500000 civilian"}},
		{"The war displaced 1.5 million people.", []string{"1.5 million people=1500000..1500000 people"}},
		{"Two dozen villages are cut off.", []string{"Two dozen villages=24..24 village"}},
		{"More than a dozen officers were hurt.", []string{"More than a dozen officers=13.. officer"}},
		{"Twenty-three soldiers died.", []string{"Twenty-three soldiers=23..23 soldier"}},
		{"The attack caused no casualties.", []string{"no casualties=0..0 casualty"}},
		{"The blast killed 12 people and wounded 30.", []string{"12 people=12..12 people", "30=30..30 "}},
		{"A bomb killed three soldiers and wounded six others.", []string{"three soldiers=3..3 soldier", "six others=6..6 soldier"}},
		{"Unemployment rose to 12.5 percent.", []string{"12.5 percent=..(12.5) percent"}},
		{"The ministry promised $40 million in aid.", []string{"$40 million=40000000..40000000(4e+07) dollar"}},
		{"The force numbered more than 6,000.", []string{"more than 6,000=6001.. "}},
		{"Rebels seized three districts in the north.", []string{"three districts=3..3 district"}},
		{"The 15-member council met in secret.", []string{"15-member=15..15 member"}},
		{"Police arrested more than 25 suspected arms dealers.", []string{"more than 25 suspected arms dealers=26.. dealer"}},
		{"No deaths or injuries were reported.", []string{"No deaths=0..0 death", "injuries=0..0 injury"}},
		{"The raid ended without any arrests.", []string{"any arrests=0..0 arrest"}},
		{"The toll topped 2,200.", []string{"topped 2,200=2201.. "}},
		{"‘Dozens’ of rebels fled.", []string{"Dozens’ of rebels=24..? rebel"}},
		{"The mine injured 3 of the 12 workers.", []string{"3 of the 12 workers=3..3 worker", "12 workers=12..12 worker"}},
		{"The rebels freed a couple of hostages.", []string{"a couple of hostages=2..2~? hostage"}},
		{"The state lost $16.6 million.", []string{"$16.6 million=16600000..16600000(1.66e+07) dollar"}},
		{"One of the hostages escaped.", []string{"One of the hostages=1..1 hostage"}},
		// no counts
		{"A second bomb went off near the market.", nil},
		{"The 22nd division withdrew.", nil},
		{"A man fired at the crowd.", nil},
		{"The 34-year-old teacher was released.", nil},
		{"Samir Haddad, 34, was among the dead.", nil},
		{"The three-day visit ends soon.", nil},
		{"The council adopted Resolution 1441.", nil},
		{"The team won 3-2 at home.", nil},
		{"Call 555-0134-22 for help.", nil},
		{"The senate voted 52 to 48.", nil},
		{"Boys aged 12 to 18 were recruited.", nil},
		{"He met the leaders of the Group of Seven.", nil},
		{"He carried an AK-47.", nil},
		{"It is paragraph 12 of Protocol 3.", nil},
		{"Two-thirds of the town lies in ruins.", nil},
		{"It was one of the worst attacks of the war.", nil},
		{"", nil},
	} {
		t.Run(tt.text, func(t *testing.T) {
			x := read(t, tt.text)
			got := show(x, a.Annotate(x, nil, nil))
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAnnotateLeavesTimesAlone(t *testing.T) {
	x := read(t, "In 1999 about 300 men left after 20 days.")
	times := []hearsay.Timex{{Span: hearsay.Span{Begin: 3, End: 7}}, {Span: hearsay.Span{Begin: 33, End: 40}}}
	if got := show(x, quantity.New().Annotate(x, nil, times)); !reflect.DeepEqual(got, []string{"about 300 men=300..300~ man"}) {
		t.Errorf("got %q", got)
	}
}

func TestAnnotateNamesTheEntity(t *testing.T) {
	x := read(t, "Dozens of rebel fighters were captured.")
	entities := []hearsay.Entity{
		{Mentions: []hearsay.Mention{{Head: 6}}},
		{Mentions: []hearsay.Mention{{Head: 3}}},
	}
	qs := quantity.New().Annotate(x, entities, nil)
	if len(qs) != 1 || qs[0].Of != 2 || qs[0].Head != 3 {
		t.Errorf("got %+v", qs)
	}
}

// plain is a Text whose tokens are the words between spaces, in a chain.
func plain(text string) *hearsay.Text {
	var tokens []hearsay.Token
	for i := 0; i < len(text); {
		if text[i] <= ' ' {
			i++
			continue
		}
		j := i
		for j < len(text) && text[j] > ' ' {
			j++
		}
		tokens = append(tokens, hearsay.Token{Span: hearsay.Span{Begin: i, End: j}, UPOS: "NOUN", XPOS: "NNS", Relation: "nummod", Head: len(tokens) - 1})
		i = j
	}
	var sentences []hearsay.Sentence
	if len(tokens) > 0 {
		sentences = []hearsay.Sentence{{Span: hearsay.Span{Begin: 0, End: len(text)}, EndToken: len(tokens), Section: hearsay.Body}}
	}
	return hearsay.NewText(&hearsay.Report{Text: text}, tokens, sentences)
}

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{
		"more than", "between 2 and", "from 3 to 1", "20-30-40", "no one of", "$", "$ %", "tens of", "a couple of hundred", "half a dozen of the",
		"any without", "dozens’ of", "one", "one of", "5 per cent", "as many as as many as 3 or more", "12 - member", "(D 3)", "0+-", "-dozens", "$1-", "999999999999999999999 men",
	} {
		f.Add(s)
	}
	a := quantity.New()
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		x := plain(s)
		got := a.Annotate(x, nil, nil)
		for _, q := range got {
			if q.Begin < 0 || q.End <= q.Begin || q.End > len(s) {
				t.Fatalf("span %v of %q", q.Span, s)
			}
			if q.Head < 0 || q.Head >= len(x.Tokens) {
				t.Fatalf("head %d of %d tokens in %q", q.Head, len(x.Tokens), s)
			}
			if q.Min != nil && q.Max != nil && *q.Max < *q.Min {
				t.Fatalf("%d to %d in %q", *q.Min, *q.Max, s)
			}
		}
		if !reflect.DeepEqual(got, a.Annotate(x, nil, nil)) {
			t.Fatalf("two readings of %q", s)
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	x := read(b, strings.Repeat("Militias seized three districts and killed more than 20 soldiers, a spokesman said. "+
		"Dozens of police officers and between 30 and 40 villagers fled; no casualties were reported in the capital. ", 20))
	a := quantity.New()
	b.ReportAllocs()
	for b.Loop() {
		a.Annotate(x, nil, nil)
	}
	b.ReportMetric(float64(len(x.Sentences)*b.N)/b.Elapsed().Seconds(), "sentences/s")
}
