package coding

import (
	"strings"
	"testing"
	"time"

	"hearsay"
)

// An act told "since Friday" runs to the day of the report.
func TestDateSince(t *testing.T) {
	parser, coder := shipped(t)
	friday, wednesday := time.Date(2020, 2, 28, 0, 0, 0, 0, time.UTC), time.Date(2020, 3, 4, 0, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		sentence string
		end      time.Time
	}{
		{"Rebels have attacked two villages since Friday.", wednesday},
		{"Rebels attacked two villages on Friday.", friday},
	} {
		text := parser.Parse(&hearsay.Report{Text: tt.sentence})
		at := strings.Index(tt.sentence, "Friday")
		events := coder.Code(text, &hearsay.Annotations{
			Published: hearsay.Published{Date: wednesday, Basis: hearsay.BasisGiven},
			Times: []hearsay.Timex{{
				Span: hearsay.Span{Begin: at, End: at + len("Friday")}, Type: "DATE", Value: "2020-02-28",
				Days: &hearsay.Interval{Start: friday, End: friday},
			}},
		})
		if len(events) == 0 || events[0].Date == nil {
			t.Errorf("%s: no dated event", tt.sentence)
		} else if d := events[0].Date; !d.Start.Equal(friday) || !d.End.Equal(tt.end) {
			t.Errorf("%s: %s to %s, want %s to %s", tt.sentence, d.Start.Format(time.DateOnly), d.End.Format(time.DateOnly),
				friday.Format(time.DateOnly), tt.end.Format(time.DateOnly))
		}
	}
}

// TestPlaceOfAct: where an act was done, and what only lies beside that.
func TestPlaceOfAct(t *testing.T) {
	c := coder(t, rules)
	for _, x := range []struct{ rows, places, want string }{
		{`
Rebels rebel NNS 2 nsubj
attacked attack VBD 0 root
soldiers soldier NNS 2 obj
in in IN 6 case
the the DT 6 det
towns town NNS 2 obl
of of IN 8 case
Dara Dara NNP 6 nmod`, "Dara", "Dara"},
		{`
Rebels rebel NNS 2 nsubj
attacked attack VBD 0 root
soldiers soldier NNS 2 obj
in in IN 7 case
Dara Dara NNP 7 compound
bordering border VBG 7 amod
Kasin Kasin NNP 2 obl`, "Dara Kasin", "Dara"},
		{`
Rebels rebel NNS 2 nsubj
attacked attack VBD 0 root
soldiers soldier NNS 2 obj
in in IN 5 case
town town NN 2 obl
bordering border VBG 5 acl
Kasin Kasin NNP 6 obj`, "Kasin", "Kasin"},
		{`
In in IN 4 case
Dara Dara NNP 4 compound
Minister Minister NNP 4 nmod:desc
Kovac Kovac NNP 5 nsubj
attacked attack VBD 0 root
rebels rebel NNS 5 obj`, "Dara", "Dara"},
	} {
		text := tree(t, x.rows)
		a := &hearsay.Annotations{}
		for _, name := range strings.Fields(x.places) {
			begin := strings.Index(text.Report.Text, name)
			a.Places = append(a.Places, hearsay.Place{Span: hearsay.Span{Begin: begin, End: begin + len(name)}, Name: name, Use: hearsay.UseLiteral, Precision: hearsay.PrecisionPoint})
		}
		if begin := strings.Index(text.Report.Text, "Kovac"); begin >= 0 {
			head, _ := text.TokensIn(hearsay.Span{Begin: begin, End: begin + 5})
			a.Entities = []hearsay.Entity{{Type: hearsay.Person, Mentions: []hearsay.Mention{{Span: hearsay.Span{Begin: begin, End: begin + 5}, Form: hearsay.Name, Head: head}}}}
		}
		got := ""
		for _, e := range c.Code(text, a) {
			if e.Place > 0 {
				got = a.Places[e.Place-1].Name
			}
		}
		if got != x.want {
			t.Errorf("%q: place %q, want %q", text.Report.Text, got, x.want)
		}
	}
}

// TestHedgesOfAccounts: that something could not be verified is often told
// behind what it holds for.
func TestHedgesOfAccounts(t *testing.T) {
	parser, coder := shipped(t)
	for _, x := range []struct {
		text  string
		hedge string // its words; "" if none holds for the attack
		told  bool   // that somebody tells of the attack
	}{
		{"Residents said troops attacked the village, which could not be verified.", "could not be verified", true},
		{"Troops attacked the village. The claim could not be verified.", "could not be verified", true},
		{"Troops attacked the village. The claim could not be verified.", "", false},
		{"Troops attacked the village. Footage of a later parade could not be verified.", "", true},
		{"Troops attacked the village. Nobody was hurt. The claim could not be verified.", "", true},
	} {
		text := parser.Parse(&hearsay.Report{Text: x.text})
		a := &hearsay.Annotations{}
		if i := strings.Index(x.text, "could not be verified"); i >= 0 {
			a.Hedges = []hearsay.Hedge{{Type: hearsay.HedgeUnverified, Span: hearsay.Span{Begin: i, End: i + len("could not be verified")}}}
		}
		if x.told {
			i := strings.Index(x.text, "village")
			a.Attributions = []hearsay.Attribution{{Content: []hearsay.Span{{End: i + len("village")}}, Stance: hearsay.Asserts}}
		}
		found := false
		for _, e := range coder.Code(text, a) {
			if text.Text(e.Trigger[0]) != "attacked" {
				continue
			}
			found = true
			got := ""
			for _, h := range e.Hedges {
				got += text.Text(h.Span)
			}
			if got != x.hedge {
				t.Errorf("%s (told: %t): hedges %q, want %q", x.text, x.told, got, x.hedge)
			}
		}
		if !found {
			t.Errorf("%s: no attack", x.text)
		}
	}
}

// TestPlaceAmongActs: whose place a place is, where a sentence tells several
// acts. "!" marks a country, "~" a place that only modifies.
func TestPlaceAmongActs(t *testing.T) {
	parser, coder := shipped(t)
	for _, tt := range []struct {
		sentence, trigger string
		places            []string
		want              string
	}{
		{"The council condemned the attack in Duvno.", "condemned", []string{"Duvno"}, ""},
		{"The council condemned the attack in Duvno.", "attack", []string{"Duvno"}, "Duvno"},
		{"Police raided a farm near Duvno and arrested two men.", "arrested", []string{"Duvno"}, "Duvno"},
		{"In Duvno, police raided a farm and arrested two men.", "arrested", []string{"Duvno"}, "Duvno"},
		{"Riot police deployed in Duvno to break up a rally.", "break up", []string{"Duvno"}, "Duvno"},
		{"In Zambia, rebels continue to seize villages on the way to Duvno.", "seize", []string{"Zambia!", "Duvno"}, "Zambia"},
		{"Soldiers clashed in Duvno with men who were protesting.", "protesting", []string{"Duvno"}, "Duvno"},
		// the more exact of two
		{"Rebels attacked a mine in Zambia's Duvno district.", "attacked", []string{"Zambia!~", "Duvno"}, "Duvno"},
		// whom it is done to is no place, nor where he is mayor
		{"Rebels kidnapped two Zambian officers in Duvno.", "kidnapped", []string{"Zambian!~", "Duvno"}, "Duvno"},
		{"Rebels kidnapped the mayor of Duvno.", "kidnapped", []string{"Duvno"}, ""},
	} {
		text := parser.Parse(&hearsay.Report{Text: tt.sentence})
		a := &hearsay.Annotations{}
		for _, p := range tt.places {
			name := strings.TrimRight(p, "!~")
			begin := strings.Index(tt.sentence, name)
			x := hearsay.Place{Span: hearsay.Span{Begin: begin, End: begin + len(name)}, Name: name, Precision: hearsay.PrecisionPoint, Use: hearsay.UseLiteral}
			if strings.Contains(p, "!") {
				x.Precision = hearsay.PrecisionCountry
			}
			if strings.Contains(p, "~") {
				x.Use = hearsay.UseModifier
			}
			a.Places = append(a.Places, x)
		}
		got, found := "", false
		for _, e := range coder.Code(text, a) {
			if e.Trigger[0].Begin == strings.Index(tt.sentence, strings.Fields(tt.trigger)[0]) {
				if found = true; e.Place > 0 {
					got = a.Places[e.Place-1].Name
				}
			}
		}
		if !found || got != tt.want {
			t.Errorf("%s: %q at %q (found %v), want %q", tt.sentence, got, tt.trigger, found, tt.want)
		}
	}
}

// TestMentioned: who only speaks of an act does not tell it.
func TestMentioned(t *testing.T) {
	parser, coder := shipped(t)
	for _, tt := range []struct {
		sentence, source, cue, content string
		stance                         hearsay.Stance
		trigger                        string
		want                           int
	}{
		{"The mayor commented on the bombing.", "The mayor", "commented on", "the bombing", hearsay.Asserts, "bombing", 0},
		{"The rebels declared a ceasefire.", "The rebels", "declared", "a ceasefire", hearsay.Asserts, "ceasefire", 0},
		{"Villagers reported clashes near the bridge.", "Villagers", "reported", "clashes near the bridge", hearsay.Asserts, "clashes", 1},
		{"The mayor said rebels attacked the bridge.", "The mayor", "said", "rebels attacked the bridge", hearsay.Asserts, "attacked", 1},
		// an account of nobody's that asserts nothing
		{"Shops closed amid fears of riots.", "", "fears of", "riots", hearsay.Fears, "riots", 0},
		{"It was reported that rebels attacked the bridge.", "", "was reported", "rebels attacked the bridge", hearsay.Asserts, "attacked", 1},
	} {
		text := parser.Parse(&hearsay.Report{Text: tt.sentence})
		span := func(words string) []hearsay.Span {
			if words == "" {
				return nil
			}
			begin := strings.Index(tt.sentence, words)
			return []hearsay.Span{{Begin: begin, End: begin + len(words)}}
		}
		events := coder.Code(text, &hearsay.Annotations{Attributions: []hearsay.Attribution{
			{Source: span(tt.source), Cue: span(tt.cue), Content: span(tt.content), Stance: tt.stance},
		}})
		found := false
		for _, e := range events {
			if text.Text(e.Trigger[0]) == tt.trigger {
				if found = true; len(e.Attributions) != tt.want {
					t.Errorf("%s: %d accounts, want %d", tt.sentence, len(e.Attributions), tt.want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no event at %q", tt.sentence, tt.trigger)
		}
	}
}
