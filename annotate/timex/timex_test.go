package timex_test

import (
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"hearsay"
	"hearsay/annotate/timex"
	"hearsay/lexicon"
	"hearsay/parse"
)

var tools = sync.OnceValues(func() (*parse.Parser, *timex.Annotator) {
	p, err := parse.New()
	if err != nil {
		panic(err)
	}
	lex, err := lexicon.Load()
	if err != nil {
		panic(err)
	}
	a, err := timex.New(lex)
	if err != nil {
		panic(err)
	}
	return p, a
})

func read(text string) *hearsay.Text {
	p, _ := tools()
	return p.Parse(&hearsay.Report{
		Text: text, Language: "en",
		Sections: []hearsay.Section{{Kind: hearsay.Body, Span: hearsay.Span{Begin: 0, End: len(text)}}},
	})
}

func on(day string) hearsay.Published {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return hearsay.Published{}
	}
	return hearsay.Published{Date: d, Basis: hearsay.BasisGiven}
}

// show writes times as "span TYPE value mod", without what is empty.
func show(t *hearsay.Text, times []hearsay.Timex) []string {
	var out []string
	for _, x := range times {
		f := []string{t.Text(x.Span), x.Type, x.Value, x.Mod, x.Quant, x.Freq}
		out = append(out, strings.Join(strings.Fields(strings.Join(f, " ")), " "))
	}
	return out
}

func TestAnnotate(t *testing.T) {
	_, a := tools()
	// 25 August 2021 is a Wednesday.
	for _, tt := range []struct{ text, want string }{
		// dates
		{"The army left on Aug. 22.", "Aug. 22 DATE 2021-08-22"},
		{"The army left on August 22, 2019.", "August 22, 2019 DATE 2019-08-22"},
		{"The army left on 22 August.", "22 August DATE 2021-08-22"},
		{"The army left on the 22nd of August.", "the 22nd of August DATE 2021-08-22"},
		{"The army left on 22/08/2021.", "22/08/2021 DATE 2021-08-22"},
		{"The army left on 2021-08-22.", "2021-08-22 DATE 2021-08-22"},
		{"The army left on 05/06/2019.", "05/06/2019 DATE 2019"},
		{"The army left on the 22nd.", "the 22nd DATE 2021-08-22"},
		{"The army left on the 29th.", "the 29th DATE 2021-07-29"},
		{"The town was held on March 3-5.", "March 3-5 DATE 2021-03-03/2021-03-05"},
		{"It was signed between May and July 1999.", "May DATE 1999-05|July 1999 DATE 1999-07"},
		{"They met on April 24 and 25.", "April 24 DATE 2021-04-24|25 DATE 2021-04-25"},
		{"The envoy died in December.", "December DATE 2020-12"},
		{"Elections were held in July of last year.", "July of last year DATE 2020-07"},
		{"The truce began in early 2011.", "early 2011 DATE 2011 START"},
		{"He ruled in the 1990s and the early eighties.", "the 1990s DATE 199|the early eighties DATE 198 START"},
		{"Violence fell in the mid-1990s.", "the mid-1990s DATE 199 MID"},
		{"The temple was built in the 12th century.", "the 12th century DATE 11"},
		{"Profits fell in the third quarter of 2019.", "the third quarter of 2019 DATE 2019-Q3"},
		{"They will leave by year end.", "year end DATE 2021 END"},
		{"They met at the end of May.", "the end of May DATE 2021-05 END"},
		{"They met in the last week of May.", "the last week of May DATE 2021-W21"},
		{"The siege of 490 BC was long.", "490 BC DATE BC0490"},
		// days of the week
		{"Rebels shelled the town on Monday.", "Monday DATE 2021-08-23"},
		{"Rebels shelled the town on Wednesday.", "Wednesday DATE 2021-08-25"},
		{"The envoy will arrive on Friday.", "Friday DATE 2021-08-27"},
		{"The envoy is expected to arrive on Friday.", "Friday DATE 2021-08-27"},
		{"Talks resume next Monday.", "next Monday DATE 2021-08-30"},
		{"The truce was signed last Wednesday.", "last Wednesday DATE 2021-08-18"},
		{"The vote was put off until Sunday.", "Sunday DATE 2021-08-29"},
		{"Police fired on the crowd late Monday.", "late Monday DATE 2021-08-23 END"},
		{"Police fired on Tuesday night.", "Tuesday night TIME 2021-08-24TNI"},
		// from the day of publication
		{"The king left yesterday and returns today.", "yesterday DATE 2021-08-24|today DATE 2021-08-25"},
		{"A bomb exploded this morning.", "this morning TIME 2021-08-25TMO"},
		{"A bomb exploded last night.", "last night TIME 2021-08-24TNI"},
		{"He fled two days ago.", "two days ago DATE 2021-08-23"},
		{"He fled two days back with his guards.", "two days back DATE 2021-08-23"},
		{"He fled three weeks ago.", "three weeks ago DATE 2021-W31"},
		{"He fled five months ago.", "five months ago DATE 2021-03"},
		{"He fled several years ago.", "several years ago DATE PAST_REF"},
		{"The bridge fell last week.", "last week DATE 2021-W33"},
		{"The bridge fell last month.", "last month DATE 2021-07"},
		{"The bridge fell last summer.", "last summer DATE 2020-SU"},
		{"He was honoured this spring.", "this spring DATE 2021-SP"},
		{"Troops pressed on for the fourth straight day.", "fourth straight day DURATION P4D"},
		{"Troops pressed on for a third consecutive night.", "third consecutive night DURATION P3D"},
		{"In June last year he fled.", "June last year DATE 2020-06"},
		{"Earlier this month the mayor fled.", "Earlier this month DATE 2021-08 START"},
		{"The mayor fled over the weekend.", "the weekend DATE 2021-W33-WE"},
		{"He is now in exile and was recently tried.", "now DATE PRESENT_REF|recently DATE PAST_REF"},
		// named days and dated events
		{"The 9/11 attacks changed policy.", "9/11 DATE 2001-09-11"},
		{"He was jailed for the September 11 attacks.", "September 11 DATE 2001-09-11"},
		{"He left a week before the 9/11 attacks.", "a week before the 9/11 attacks DATE 2001-09-04"},
		{"They married a week after the fall of Baghdad.", "a week after the fall of Baghdad DATE 2003-04-16"},
		{"Shops closed on Christmas Eve.", "Christmas Eve DATE 2020-12-24"},
		{"Shops closed on Good Friday.", "Good Friday DATE 2021-04-02"},
		{"Fighting went on through Ramadan.", "Ramadan DATE"},
		// from the time told before
		{"He was born on May 3, 1950. Two years later his father died.", "May 3, 1950 DATE 1950-05-03|Two years later DATE 1952"},
		{"The town fell on June 4, 1994. The next day the army left.", "June 4, 1994 DATE 1994-06-04|The next day DATE 1994-06-05"},
		{"The town fell on June 4, 1994. The day before, the army had left.", "June 4, 1994 DATE 1994-06-04|The day before DATE 1994-06-03"},
		// durations and sets
		{"He ruled for two years.", "two years DURATION P2Y"},
		{"He ruled for several months.", "several months DURATION PXM"},
		{"The war lasted more than two decades.", "more than two decades DURATION P20Y MORE_THAN"},
		{"The year 2000 was calm.", "The year 2000 DATE 2000"},
		{"The three-day visit was long.", "three-day DURATION P3D"},
		{"It lasted an hour and a half.", "an hour and a half DURATION PT1H30M"},
		{"In the past three weeks many died.", "the past three weeks DURATION P3W"},
		{"They pray every day.", "every day SET P1D EVERY"},
		{"They meet twice a week.", "twice a week SET P1W 2X"},
		{"They march each Friday.", "each Friday SET XXXX-WXX-5 EACH"},
		// clock
		{"The curfew began at 5 p.m. Tuesday.", "5 p.m. Tuesday TIME 2021-08-24T17:00"},
		{"The curfew began at 18:30 UTC on Aug. 20.", "18:30 UTC on Aug. 20 TIME 2021-08-20T18:30Z"},
		{"The curfew began at 5.30pm.", "5.30pm TIME 2021-08-25T17:30"},
		{"Exports fell by 3.15 in Q2 2020.", "Q2 2020 DATE 2020-Q2"},
		{"It was the third attack in as many weeks.", ""},
		{"Shots rang out at midnight.", "midnight TIME 2021-08-25T24:00"},
		// none
		{"The 18-year-old may march with April Jones.", ""},
		{"He is 37 years old.", ""},
		{"The army killed 2000 soldiers.", ""},
		{"A second attack followed.", ""},
		{"Three quarters of the city burned.", ""},
		{"", ""},
	} {
		t.Run(tt.text, func(t *testing.T) {
			x := read(tt.text)
			if got := strings.Join(show(x, a.Annotate(x, on("2021-08-25"))), "|"); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestLastWeekOnSundayIsTheOneThatEnds(t *testing.T) {
	_, a := tools()
	x := read("The bridge fell last week.")
	if got := a.Annotate(x, on("2021-08-22"))[0].Value; got != "2021-W33" {
		t.Errorf("got %s, want 2021-W33", got)
	}
}

func TestAnnotateHistory(t *testing.T) {
	_, a := tools()
	text := "The revolt of 1810 failed. In March 1811 the king fled. By July the rebels held the port, and in 1812 they marched north. " +
		"In September the capital fell. A treaty was signed in January. A historian praised it in 2004. In May 1814 a second revolt began; " +
		"it ended in 1815 and was forgotten by 1830 or 1840. Twelve days after 3 June 1814 the duke died."
	x := read(text)
	got := map[string]string{}
	for _, y := range a.Annotate(x, on("2009-12-19")) {
		got[x.Text(y.Span)] = y.Value
	}
	for span, want := range map[string]string{
		"March 1811": "1811-03", "July": "1811-07", "September": "1812-09", "January": "1813-01", "May 1814": "1814-05",
		"Twelve days after 3 June 1814": "1814-06-15",
	} {
		if got[span] != want {
			t.Errorf("%s is %q, want %q", span, got[span], want)
		}
	}
}

func TestAnnotateWithoutPublication(t *testing.T) {
	_, a := tools()
	x := read("The army left on Monday. It had come in May. On August 14-15 the town fell. He fled two days ago, last week and in 1999.")
	want := []string{
		"Monday DATE XXXX-WXX-1", "May DATE XXXX-05", "August 14-15 DATE XXXX-08-14/XXXX-08-15", "two days ago DATE", "last week DATE", "1999 DATE 1999",
	}
	if got := show(x, a.Annotate(x, hearsay.Published{})); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestInferPublished(t *testing.T) {
	_, a := tools()
	for _, tt := range []struct{ name, text, want string }{
		{"weekday, day and a president", "President Barack Obama met the king. The rebels said on Monday (June 14) that they had left.", "2010-06-14"},
		{"two years left", "The Clinton administration protested. On Friday, March 3, police fired on the crowd.", ""},
		{"weekday, day and a year told", "The war began in 2003. The minister spoke on Tuesday, March 9.", "2004-03-09"},
		{"a later day in the same week", "President Barack Obama met the king. On Monday (June 14) the rebels left. On June 16 they returned.", "2010-06-16"},
		{"full date of a statement", "The ministry said on 4 May 2011 that the border was shut.", "2011-05-04"},
		{"date line", "Bridge opens in the capital\n\nMay 4, 2011\n\nThe bridge was opened with songs.", "2011-05-04"},
		{"coming day", "President Barack Obama will meet the king on Monday (June 14).", ""},
		{"day without a year", "The rebels said on June 14 that they had left.", ""},
		{"date of something else", "The bombing of August 7, 1998, killed many. The trial goes on.", ""},
		{"weekday and day alone", "The rebels said on Monday (June 14) that they had left.", ""},
		{"former president", "Former President Jimmy Carter spoke on Monday (June 14).", ""},
		{"former prime minister", "The former British Prime Minister Tony Blair spoke on Monday (June 14).", ""},
		{"served in an administration", "He served in the Reagan administration. The rebels said on Monday (June 14) that they had left.", ""},
		{"line of an update", "Bridge opens\n\nLast updated at 12:30 on 20 March 2003\n\nThe bridge was opened.", "2003-03-20"},
		{"line of filing", "Mayor quits\nThis story is from March 10, 2002\nThe mayor quit.", "2002-03-10"},
		{"headline with a date", "Survivors recall the bombing of August 7, 1998\n\nThey met again.", ""},
		{"cable with a dash", "LIMA (PERU), 14 SEP 89 -- THE MINISTER SPOKE.", "1989-09-14"},
		{"cable", "LIMA, 14 SEP 89 (AFP) -- THE MINISTER SPOKE.", "1989-09-14"},
		{"dateline with weekday", "NAIROBI, June 14 (Reuters) - President Barack Obama met the king on Monday, June 14, officials said.", "2010-06-14"},
		{"empty", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := a.InferPublished(read(tt.text))
			got := ""
			if p.Known() {
				got = p.Date.Format(time.DateOnly)
				if p.Basis != hearsay.BasisInferred || len(p.Evidence) == 0 {
					t.Errorf("basis %q with evidence %v", p.Basis, p.Evidence)
				}
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestDays(t *testing.T) {
	for value, want := range map[string]string{
		"2021-08-22": "2021-08-22 2021-08-22", "2021-08-22TNI": "2021-08-22 2021-08-22", "2021-W33": "2021-08-16 2021-08-22",
		"2021-W33-WE": "2021-08-21 2021-08-22", "2021-02": "2021-02-01 2021-02-28", "2020-Q1": "2020-01-01 2020-03-31",
		"2021-SP": "2021-03-01 2021-05-31", "2021-WI": "2021-12-01 2022-02-28", "2021": "2021-01-01 2021-12-31", "199": "1990-01-01 1999-12-31",
		"19": "1900-01-01 1999-12-31", "2021-08-14/2021-08-15": "2021-08-14 2021-08-15", "2009-W01": "2008-12-29 2009-01-04",
		"XXXX-05": "", "P3D": "", "PAST_REF": "", "BC0490": "", "": "", "2021-13": "", "2021-02-30": "", "T24:00": "", "2021-08-15/2021-08-14": "",
		"-5": "", "2021-": "", "2021-W99": "",
	} {
		got := ""
		if d := timex.Days(value); d != nil {
			got = d.Start.Format(time.DateOnly) + " " + d.End.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", value, got, want)
		}
	}
}

// plain is a Text whose tokens are the words between spaces, without a tree.
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
		tokens = append(tokens, hearsay.Token{Span: hearsay.Span{Begin: i, End: j}, UPOS: "X", Head: len(tokens) - 1})
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
		"the 22nd of 31 June 30, 99/99/9999 0000-00-00", "two and a half a years' ago before 9/11", "nineteen 90s '00s the '", "Feb. 29", "last the next this",
		"12:99 p.m. 2400 GMT 24:00:00", "February 29-31, 1900", "Sunday (August 22", "a a million years later", "the 99th century BC 1 BC",
		"President Obama on Monday, June 14 administration", "999999999999999999999 years ago", "a billion billion years later than 1999",
	} {
		f.Add(s)
	}
	_, a := tools()
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		x := plain(s)
		p := a.InferPublished(x)
		for _, published := range []hearsay.Published{{}, on("2021-08-25"), p} {
			end := 0
			first := a.Annotate(x, published)
			for _, y := range first {
				if y.Begin < end || y.End <= y.Begin || y.End > len(s) {
					t.Fatalf("span %v after %d in %q", y.Span, end, s)
				}
				if y.Days != nil && y.Days.End.Before(y.Days.Start) {
					t.Fatalf("%q runs backwards", y.Value)
				}
				end = y.End
			}
			if !reflect.DeepEqual(first, a.Annotate(x, published)) {
				t.Fatalf("two readings of %q", s)
			}
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	_, a := tools()
	x := read(strings.Repeat("Militias loyal to the governor seized three districts two days ago, a spokesman said on Monday. "+
		"In May 2019 the army had lost more than 600 men in the valley, and the next day it withdrew. ", 20))
	b.ReportAllocs()
	for b.Loop() {
		a.InferPublished(x)
		a.Annotate(x, on("2021-08-25"))
	}
	b.ReportMetric(float64(len(x.Sentences)*b.N)/b.Elapsed().Seconds(), "sentences/s")
}
