package attribution_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"hearsay"
	"hearsay/annotate/attribution"
	"hearsay/lexicon"
	"hearsay/parse"
)

// The rows are read by the real parser: what a construction needs of its tree
// is the parser's to give, and a row that fails shows where the two part.
func reader(t testing.TB) (*parse.Parser, *attribution.Annotator) {
	p, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	a, err := attribution.New(lex)
	if err != nil {
		t.Fatal(err)
	}
	return p, a
}

func report(text string) *hearsay.Report {
	return &hearsay.Report{Text: text, Sections: []hearsay.Section{{Kind: hearsay.Body, Span: hearsay.Span{Begin: 0, End: len(text)}}}}
}

func words(t *hearsay.Text, spans []hearsay.Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, t.Text(s))
	}
	return strings.Join(out, " … ")
}

func TestConstructions(t *testing.T) {
	p, a := reader(t)
	for _, x := range []struct {
		name, text           string
		source, cue, content string // content must be held; source and cue must end with theirs
		stance               hearsay.Stance
		kind                 hearsay.AttributionKind
	}{
		{"that-clause", `The minister said that the border would stay closed.`, "The minister", "said", "the border would stay closed", hearsay.Asserts, hearsay.Indirect},
		{"bare clause", `Residents claim dozens of soldiers were killed in the raid.`, "Residents", "claim", "dozens of soldiers were killed in the raid", hearsay.Asserts, hearsay.Indirect},
		{"cue after", `The bridge was destroyed overnight, the army said.`, "the army", "said", "The bridge was destroyed overnight", hearsay.Asserts, hearsay.Indirect},
		{"inverted", `The bridge was destroyed overnight, said Colonel Ivan Petrov.`, "Colonel Ivan Petrov", "said", "The bridge was destroyed overnight", hearsay.Asserts, hearsay.Indirect},
		{"cue inside", `The rebels, officials said, had left the town.`, "officials", "said", "had left the town", hearsay.Asserts, hearsay.Indirect},
		{"according to", `Thousands have fled to the hills, according to a spokesman for the refugees.`, "a spokesman for the refugees", "to", "Thousands have fled to the hills", hearsay.Asserts, hearsay.Indirect},
		{"according to first", `According to the police, three men were arrested.`, "the police", "to", "three men were arrested", hearsay.Asserts, hearsay.Indirect},
		{"direct", `“We will not leave,” the mayor said.`, "the mayor", "said", "We will not leave", hearsay.Asserts, hearsay.Direct},
		{"direct, straight marks", `"We will not leave," the mayor said.`, "the mayor", "said", "We will not leave", hearsay.Asserts, hearsay.Direct},
		{"mixed", `The mayor said the attack was “an act of cowardice” by foreigners.`, "The mayor", "said", "an act of cowardice", hearsay.Asserts, hearsay.Mixed},
		{"quotation goes on", `“We will not leave,” the mayor said. “This is our town.”`, "the mayor", "said", "This is our town", hearsay.Asserts, hearsay.Direct},
		{"denial", `The government denied that its troops had crossed the river.`, "The government", "denied", "its troops had crossed the river", hearsay.Denies, hearsay.Indirect},
		{"vow", `The rebels vowed to fight on.`, "The rebels", "vowed", "to fight on", hearsay.Promises, hearsay.Indirect},
		{"negated vow", `Rebel commanders have vowed not to give up the city.`, "Rebel commanders", "vowed", "not to give up", hearsay.Promises, hearsay.Indirect},
		{"hope", `She hoped to hold talks with both sides.`, "She", "hoped", "to hold talks", hearsay.Hopes, hearsay.Indirect},
		{"threat", `The union threatened to shut the mines.`, "The union", "threatened", "to shut the mines", hearsay.Threatens, hearsay.Indirect},
		{"promise", `The president promised to release the prisoners.`, "The president", "promised", "to release the prisoners", hearsay.Promises, hearsay.Indirect},
		{"refusal", `The guards refused to open the gate.`, "The guards", "refused", "to open the gate", hearsay.Refuses, hearsay.Indirect},
		{"appeal", `The bishop called for an immediate ceasefire.`, "The bishop", "for", "an immediate ceasefire", hearsay.AsksFor, hearsay.Indirect},
		{"urging", `The envoy urged both sides to return to the table.`, "The envoy", "urged", "to return to the table", hearsay.AsksFor, hearsay.Indirect},
		{"demand", `The kidnappers demanded the release of two commanders.`, "The kidnappers", "demanded", "the release of two commanders", hearsay.Demands, hearsay.Indirect},
		{"accusation", `The opposition accused the army of shelling the town.`, "The opposition", "accused", "shelling the town", hearsay.Accuses, hearsay.Indirect},
		{"warning", `The agency warned that food was running out.`, "The agency", "warned", "food was running out", hearsay.Warns, hearsay.Indirect},
		{"belief", `Analysts believe the talks will fail.`, "Analysts", "believe", "the talks will fail", hearsay.Believes, hearsay.Indirect},
		{"fear", `Villagers fear that the militia will return.`, "Villagers", "fear", "the militia will return", hearsay.Fears, hearsay.Indirect},
		{"joined verbs", `The governor praised his men and said the war was over.`, "The governor", "said", "the war was over", hearsay.Asserts, hearsay.Indirect},
		{"participle", `He rejected the plan, adding that no vote was needed.`, "He", "adding", "no vote was needed", hearsay.Asserts, hearsay.Indirect},
		{"poll", `A survey shows that most voters oppose the treaty.`, "A survey", "shows", "most voters oppose the treaty", hearsay.Asserts, hearsay.Indirect},
		{"document", `The report found that guards had beaten detainees.`, "The report", "found", "guards had beaten detainees", hearsay.Learns, hearsay.Indirect},
		{"quoted as saying", `The general was quoted as saying that the road had been cut.`, "The general", "saying", "the road had been cut", hearsay.Asserts, hearsay.Indirect},
		{"quotes him as saying", `The newspaper quoted the governor as saying the road had been cut.`, "the governor", "saying", "the road had been cut", hearsay.Asserts, hearsay.Indirect},
		{"claim of responsibility", `A splinter group claimed responsibility for the bombing.`, "A splinter group", "", "the bombing", hearsay.Asserts, hearsay.Indirect},
		{"statement", "The minister said:\n\nI welcome the release of the two teachers.\n\nWe shall not rest until all are free.", "The minister", "said", "We shall not rest", hearsay.Asserts, hearsay.Indirect},
		{"passed on", `Officials, quoted by Interfax, said the plane had crashed.`, "Officials", "said", "the plane had crashed", hearsay.Asserts, hearsay.Indirect},
		{"rejoinder", `The governor said the rebels had burned two villages, a charge they deny.`, "they", "deny", "the rebels had burned two villages", hearsay.Denies, hearsay.Indirect},
		{"rejoinder in which", `Washington accused Iran of arming the rebels, which Iran denied.`, "Iran", "denied", "arming the rebels", hearsay.Denies, hearsay.Indirect},
		{"it is believed", `It is believed that the hostages were taken across the border.`, "", "believed", "the hostages were taken across the border", hearsay.Believes, hearsay.Indirect},
		{"threat with a condition", `The militia has threatened to kill the hostages unless its men are freed.`, "The militia", "threatened", "to kill the hostages", hearsay.Threatens, hearsay.Indirect},
		{"as reported", `As Reuters reported, the two sides signed a truce in Geneva.`, "Reuters", "reported", "the two sides signed a truce in Geneva", hearsay.Asserts, hearsay.Indirect},
		{"statement after", `Two men were shot when a patrol reached the town of Mazra in the district of Hama, said a statement by the police.`, "a statement by the police", "said", "Two men were shot", hearsay.Asserts, hearsay.Indirect},
		{"clause of time", `The raid came a day after the army said attacks had fallen.`, "the army", "said", "attacks had fallen", hearsay.Asserts, hearsay.Indirect},
		{"second clause", `Ankara has denied the charge and the local stations reported that the blast was an accident.`, "the local stations", "reported", "the blast was an accident", hearsay.Asserts, hearsay.Indirect},
		{"according without comma", `According to the state news agency the bomb was hidden in a shop.`, "the state news agency", "to", "the bomb was hidden in a shop", hearsay.Asserts, hearsay.Indirect},
		{"after a phrase of place", `Three soldiers died in the same province, possibly by mortar fire from the hills, the agency reported.`, "the agency", "reported", "Three soldiers died in the same province", hearsay.Asserts, hearsay.Indirect},
		{"claim rejected", `The opposition rejected this version.`, "The opposition", "rejected", "this version", hearsay.Denies, hearsay.Indirect},
		{"occasion", `The general said in an interview with the newspaper that the talks had failed.`, "The general", "said", "the talks had failed", hearsay.Asserts, hearsay.Indirect},
		{"colon", `The ministry said: “All flights are cancelled until Monday.”`, "The ministry", "said", "All flights are cancelled until Monday", hearsay.Asserts, hearsay.Direct},
		{"figure before the source", `Two shells hit the market, killing nine people and wounding 26, hospital officials said.`, "hospital officials", "said", "Two shells hit the market, killing nine people and wounding 26", hearsay.Asserts, hearsay.Indirect},
		{"possessor", `The colonel's men are 900 strong, according to his aide, Peter Kovac.`, "his aide, Peter Kovac", "according to", "The colonel's men are 900 strong", hearsay.Asserts, hearsay.Indirect},
		{"relative clause before the cue", `Kovac, who led the brigade until October, told the channel that he would not attack the town.`, "Kovac", "told", "that he would not attack the town", hearsay.Asserts, hearsay.Indirect},
		{"two speakers behind a list", `Soldiers entered the town two weeks after it fell to gunmen, residents and an army officer said.`, "residents and an army officer", "said", "Soldiers entered the town two weeks after it fell to gunmen", hearsay.Asserts, hearsay.Indirect},
		{"apposition", `The roads were open, the spokesman, Peter Kovac, said.`, "Peter Kovac", "said", "The roads were open", hearsay.Asserts, hearsay.Indirect},
	} {
		txt := p.Parse(report(x.text))
		got := a.Annotate(txt, nil)
		ok := false
		var seen []string
		for _, g := range got {
			s, c, q := words(txt, g.Source), words(txt, g.Cue), words(txt, g.Content)
			seen = append(seen, fmt.Sprintf("[%s|%s|%s] %s %s", s, c, q, g.Stance, g.Kind))
			if strings.HasSuffix(s, x.source) && strings.HasSuffix(c, x.cue) && strings.Contains(q, x.content) && g.Stance == x.stance && g.Kind == x.kind {
				ok = true
			}
		}
		if !ok {
			t.Errorf("%s: %s\n\t%s", x.name, x.text, strings.Join(seen, "\n\t"))
		}
	}
}

func TestNested(t *testing.T) {
	p, a := reader(t)
	for _, x := range []struct{ text, outer, inner string }{
		{`The governor said his men, which a cousin said made up two battalions, would hold the pass.`, "governor", "cousin"},
		{`Officials, quoted by Interfax, said the plane had crashed.`, "Interfax", "Officials"},
		{`The president said the minister promised to resign.`, "president", "minister"},
	} {
		txt := p.Parse(report(x.text))
		got := a.Annotate(txt, nil)
		ok := false
		for _, g := range got {
			if g.Parent > 0 && strings.Contains(words(txt, g.Source), x.inner) && strings.Contains(words(txt, got[g.Parent-1].Source), x.outer) {
				ok = true
			}
		}
		if !ok {
			t.Errorf("%s: no account of the %s inside the %s's", x.text, x.inner, x.outer)
		}
	}
}

func TestNothingIsSaid(t *testing.T) {
	p, a := reader(t)
	for _, text := range []string{
		`Three soldiers died in the crash.`,
		`The river rose by two metres in the night.`,
		`Troops fired on the convoy near the airport.`,
		`The rebels attacked the barracks and burned two trucks.`,
	} {
		txt := p.Parse(report(text))
		for _, g := range a.Annotate(txt, nil) {
			t.Errorf("%s: [%s|%s|%s]", text, words(txt, g.Source), words(txt, g.Cue), words(txt, g.Content))
		}
	}
}

// check asserts what holds for the annotations of any text.
func check(t *testing.T, txt *hearsay.Text, a *attribution.Annotator) {
	got := a.Annotate(txt, nil)
	if again := a.Annotate(txt, nil); !reflect.DeepEqual(got, again) {
		t.Error("two readings differ")
	}
	for i, g := range got {
		if len(g.Cue) == 0 || len(g.Content) == 0 {
			t.Errorf("attribution %d has no cue or no content", i+1)
		}
		if int(g.Parent) > i {
			t.Errorf("attribution %d has parent %d", i+1, g.Parent)
		}
		for _, role := range [][]hearsay.Span{g.Source, g.Cue, g.Content} {
			end := 0
			for _, s := range role {
				if s.Begin < end || s.End > len(txt.Report.Text) || s.Empty() {
					t.Errorf("attribution %d: span %v after %d", i+1, s, end)
				}
				end = s.End
			}
		}
	}
	end := 0
	for _, h := range a.Hedges(txt) {
		if h.Begin < end && h.End <= end || h.End > len(txt.Report.Text) || h.Empty() {
			t.Errorf("hedge %v after %d", h.Span, end)
		}
		end = h.Begin
	}
}

const news = `Rebels seized two districts on Friday, residents said. “They came at dawn,” said Anna Novak, a teacher. “Nobody stopped them.”

The government denied losing ground. A spokesman, who spoke on condition of anonymity, said the army “would answer in kind,” according to the state news agency.

‘Dozens’ of fighters are reportedly on their way. Neither claim could be independently verified.`

func FuzzAnnotate(f *testing.F) {
	p, a := reader(f)
	for _, s := range []string{news, "", "said", "“", ": :", "He said: “x", "according to", "\x00said that said that said", strings.Repeat("he said that ", 50)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		check(t, p.Parse(report(s)), a)
	})
}

func BenchmarkAnnotate(b *testing.B) {
	p, a := reader(b)
	txt := p.Parse(report(strings.Repeat(news+"\n\n", 20)))
	b.ResetTimer()
	for range b.N {
		a.Annotate(txt, nil)
		a.Hedges(txt)
	}
	b.ReportMetric(float64(len(txt.Sentences)*b.N)/b.Elapsed().Seconds(), "sentences/s")
}
