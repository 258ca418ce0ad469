package dictionary

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"hearsay"
	"hearsay/lexicon/petrarch"
	"hearsay/parse"
)

// The dictionaries are of our own, so that these tests lean on nobody's entries.
const (
	actors = `
KENYA [KEN]
+KENYAN
+NAIROBI
CHILE [CHL]
+CHILEAN
PERU [PER]
+PERUVIAN
+THE_SILVER_COAST
NORWAY [NOR]
+NORWEGIAN
SENATE [CHLLEG]
ADA_MORENO
	[CHLELI <19991231]
	[CHLGOV 20000101-20051231]
	[CHLOPP]
US [USA]
TWIN_ISLES [ANT/BRB]
`
	agents = `
!FOLK! = MAN, MEN
POLICE {} [~COP]
SOLDIER [~MIL]
MINISTER [~GOV]
OFFICIAL [~GOV]
LAWMAKER [~LEG]
SENATE [~LEG]
PEOPLE {} [~PPL]
FARMER [~AGR]
RELIEF_GROUP [NGO~]
FISHER!FOLK! [~AGR]
`
	discards = `
BOAT RACE
+WORLD CUP
`
	verbs = `
&GOODS
+GRAIN
+ROCK_SALT
&TALK
+TALK
+NEGOTIATION
--- PRAISE [051] ---
PRAISE
--- SEND [060] ---
SEND {SENDS SENT SENDING}
- * &GOODS [071]
- * {ROCK SALT} [073]
- * LETTER (OF COMPLAINT) [111]
- * LETTER [017]
--- MEET [040:040] ---
MEET {MEETS MET MEETING}
- % * [046]
--- RAID [190] ---
RAID
ATTACK
--- FREE [080] ---
FREE
RELEASE
- + * (FROM $) [084]
--- SAY [010] ---
SAY {SAYS SAID SAYING}
--- VOW [030] ---
VOW
PLAN
--- ASK [020] ---
ASK
URGE
--- REFUSE [120] ---
REFUSE
--- HELP [070] ---
HELP
--- BEGIN [---] ---
BEGIN {BEGINS BEGAN BEGUN BEGINNING}
--- SHUT_DOWN [170] ---
+SHUT_DOWN {+SHUTS_DOWN +SHUTTING_DOWN}
--- WELCOME [050] ---
WELCOME
- * NEWS [:013]
~ a (a b RAID) SAY = a b 015
~ a (b . RAID) SAY = a b 112
`
)

func finder(tb testing.TB, o Options, verbs string) *Finder {
	tb.Helper()
	d, err := petrarch.Read(fstest.MapFS{
		"actors.txt": {Data: []byte(actors)}, "agents.txt": {Data: []byte(agents)}, "discards.txt": {Data: []byte(discards)}, "verbs.txt": {Data: []byte(verbs)},
		"issues.txt": {Data: []byte("<ISSUE CATEGORY=\"FOOD\">\nn:harvest [CROPS]\ngrain [GRAIN]\n~brain\n</ISSUE>\n")},
	})
	if err != nil {
		tb.Fatal(err)
	}
	for _, f := range d.Faults {
		tb.Errorf("dictionary: %s", f)
	}
	return New(d, o)
}

var loose = Options{CommaMin: 2, CommaMax: 8, CommaEndMin: 2, CommaEndMax: 8}

// told writes the acts of all sentences of a text: "KEN>CHL:051".
func tell(f *Finder, t *hearsay.Text, a *hearsay.Annotations) string {
	var out []string
	side := func(parties []Party) string {
		var codes []string
		for _, p := range parties {
			codes = append(codes, p.Code)
		}
		if codes == nil {
			return Nobody
		}
		return strings.Join(codes, "+")
	}
	for s := range t.Sentences {
		for _, x := range f.Find(t, a, s) {
			code := x.Code
			if x.Undone {
				code = "not " + code
			}
			out = append(out, side(x.Sources)+">"+side(x.Targets)+":"+code)
		}
	}
	return strings.Join(out, " ")
}

func published(date string) *hearsay.Annotations {
	if date == "" {
		return &hearsay.Annotations{}
	}
	day, err := petrarch.Date(date)
	if err != nil {
		panic(err)
	}
	return &hearsay.Annotations{Published: hearsay.Published{Date: day, Basis: hearsay.BasisGiven}}
}

func parser(tb testing.TB) *parse.Parser {
	p, err := parse.New()
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func TestFind(t *testing.T) {
	f := finder(t, loose, verbs)
	p := parser(t)
	for _, x := range []struct{ what, text, want string }{
		{"a verb's own code", "Kenya praised Chile on Monday.", "KEN>CHL:051"},
		{"a verb in no dictionary", "Kenya admired Chile on Monday.", ""},
		{"a form that is none", "Kenya praisd Chile on Monday.", ""},
		{"agent behind an actor", "Kenyan soldiers praised Chile.", "KENMIL>CHL:051"},
		{"agent before its actor", "Soldiers from Kenya praised Chile.", "KENMIL>CHL:051"},
		{"a prefixed agent", "A relief group from Kenya praised Chile.", "NGOKEN>CHL:051"},
		{"an agent alone", "The soldiers praised Chile.", "---MIL>CHL:051"},
		{"a member of a substitution set", "Chilean fishermen praised Kenya.", "CHLAGR>KEN:051"},
		{"the general agent gives way", "Farmers among the people praised Kenya.", "---AGR>KEN:051"},
		{"a code is not repeated", "Ada Moreno, a minister, praised Kenya.", "CHLOPP>KEN:051"},
		{"the longest phrase", "The Silver Coast praised Kenya.", "PER>KEN:051"},
		{"an actor that is an agent beside another actor", "The Peruvian Senate praised Kenya.", "PERLEG>KEN:051"},
		{"a common word that looks like an acronym", "Kenya praised us.", "KEN>---:051"},
		{"several actors at once", "The Twin Isles praised Kenya.", "ANT/BRB>KEN:051"},
		{"compound actors", "Kenya and Chile praised Peru.", "KEN+CHL>PER:051"},
		{"a compound target", "Norway praised Kenya, Chile and Peru.", "NOR>KEN+CHL+PER:051"},
		{"an agent over compound actors", "Lawmakers in Kenya and Chile praised Peru.", "KENLEG+CHLLEG>PER:051"},
		{"compound agents over an actor", "Chilean soldiers and farmers praised Peru.", "CHLMIL+CHLAGR>PER:051"},
		{"part of a word with a hyphen", "A Kenya-backed company praised Peru.", "--->PER:051"},
		{"the passive", "Chile was praised by Kenya.", "KEN>CHL:051"},
		{"the passive without an agent", "Chile was praised in Kenya.", "KEN>CHL:051"},
		{"a pattern with a set", "Kenya sent grain to Chile.", "KEN>CHL:071"},
		{"a member of two words, and the more particular pattern", "Kenya sent rock salt to Chile.", "KEN>CHL:073"},
		{"a pattern with a group", "Kenya sent a letter of complaint to Chile.", "KEN>CHL:111"},
		{"the pattern without it", "Kenya sent a long letter to Chile.", "KEN>CHL:017"},
		{"the verb without a pattern", "Kenya sent a ship to Chile.", "KEN>CHL:060"},
		{"a code both ways", "Kenya met Chile on Monday.", "KEN>CHL:040 CHL>KEN:040"},
		{"those in one phrase act on one another", "Kenya and Chile met on Monday.", "KEN>CHL:046 CHL>KEN:046"},
		{"only back", "Kenya welcomed the news from Chile.", "CHL>KEN:013"},
		{"sides turned round by the pattern", "A Chilean farmer was freed from Kenya.", "KEN>CHLAGR:084"},
		{"a verb of two words", "Kenya shut down a Chilean mill.", "KEN>CHL:170"},
		{"an upper verb", "Kenya vowed to help Chile.", "KEN>CHL:033"},
		{"an upper verb with an object", "Kenya urged Chile to help Peru.", "KEN>CHL:023"},
		{"a null verb lets through", "Kenya began to help Chile.", "KEN>CHL:070"},
		{"coordinated verbs", "Kenya praised Chile and helped Peru.", "KEN>CHL:051 KEN>PER:070"},
		{"a verb joined to the wrong one", "Kenya said on Friday that the scheme would not work and urged Chile to help Peru.", "KEN>---:010 KEN>CHL:023"},
		{"a negation that has a code", "Kenya did not release the Chilean farmers.", "KEN>CHLAGR:124"},
		{"a negation that has none", "Kenya did not raid Chile.", "KEN>CHL:not 190"},
		{"a transformation", "Kenya said Chile raided Peru.", "KEN>CHL:112"},
		{"another, with a pronoun", "Kenya said it raided Peru.", "KEN>PER:015"},
		{"who only reports", "Kenya praised Chile, an official said.", "KEN>CHL:051 ---GOV>---:010"},
		{"a clause aside does not count", "Kenya praised Chile after Norway raided Peru.", "KEN>CHL:051"},
		{"unless nothing else does", "The crowd cheered as Kenya praised Chile.", "KEN>CHL:051"},
		{"a sentence that is discarded", "Kenya praised Chile after the boat race.", ""},
	} {
		text := p.Parse(&hearsay.Report{Text: x.text})
		if got := tell(f, text, published("20100101")); got != x.want {
			t.Errorf("%s: %q gives %q, want %q", x.what, x.text, got, x.want)
		}
	}
}

func TestActorsByTheDayOfPublication(t *testing.T) {
	f := finder(t, loose, verbs)
	text := parser(t).Parse(&hearsay.Report{Text: "Ada Moreno praised Kenya."})
	for day, want := range map[string]string{"19950101": "CHLELI", "20000101": "CHLGOV", "20051231": "CHLGOV", "20060101": "CHLOPP", "": "CHLOPP"} {
		if got := tell(f, text, published(day)); got != want+">KEN:051" {
			t.Errorf("on %s: %s, want %s", day, got, want)
		}
	}
}

func TestSettings(t *testing.T) {
	p := parser(t)
	for _, x := range []struct {
		o          Options
		text, want string
	}{
		{Options{RequireDyad: true}, "The soldiers praised the mayor.", ""},
		{Options{}, "The soldiers praised the mayor.", "---MIL>---:051"},
		{Options{NewActorLength: 2}, "The mayor praised Chile.", "\"THE MAYOR\">CHL:051"},
		{Options{NewActorLength: 2}, "The old tired mayor praised Chile.", "--->CHL:051"},
	} {
		if got := tell(finder(t, x.o, verbs), p.Parse(&hearsay.Report{Text: x.text}), published("20100101")); got != x.want {
			t.Errorf("%+v: %q gives %q, want %q", x.o, x.text, got, x.want)
		}
	}
}

// TestFirstGeneration codes with patterns that are sequences of words.
func TestFirstGeneration(t *testing.T) {
	const old = `
--- SIGN [057] ---
SIGN
- * PEACE_TREATY [087]
- % * [081:082]
- + WAS * AT $ [091]
- * WITH ^ ON + [061]
--- PRAISE [051] ---
PRAISE
--- SAY [010] ---
SAY {SAYS SAID SAYING}
`
	f := finder(t, loose, old)
	p := parser(t)
	for _, x := range []struct{ text, want string }{
		{"Kenya signed a peace treaty with Chile.", "KEN>CHL:087"},
		{"Kenya signed a peace and fishing treaty with Chile.", "KEN>CHL:057"},
		{"Kenya signed with Norway on Chile.", "KEN>CHL:061"},
		{"Kenya praised Chile, a very old friend, on Monday.", "KEN>CHL:051"},
		{"Kenya praised Chile, Peruvian officials said on Monday.", "KEN>CHL:051"}, // the last clause is left out
	} {
		if got := tell(f, p.Parse(&hearsay.Report{Text: x.text}), published("20100101")); got != x.want {
			t.Errorf("%q gives %q, want %q", x.text, got, x.want)
		}
	}
}

func TestDiscardsAndIssues(t *testing.T) {
	f := finder(t, loose, verbs)
	p := parser(t)
	text := p.Parse(&hearsay.Report{Text: "Kenya praised Chile. The World Cup began."})
	if where, ok := f.Discards(text); !ok || where.String() != "discards.txt:3" {
		t.Errorf("discarded by %s, %t", where, ok)
	}
	text = p.Parse(&hearsay.Report{Text: "Harvests of grain fell in Kenya. Grain feeds the brain."})
	if _, ok := f.Discards(text); ok {
		t.Error("discarded")
	}
	if got := fmt.Sprint(f.Issues(text, 0), f.Issues(text, 1)); got != "[CROPS GRAIN] []" {
		t.Errorf("issues %s", got)
	}
}

// TestFindHoldsToTheText: spans inside the text, heads inside the sentence, the same
// acts whenever the text is read, and words that make no sense no harm.
func TestFindHoldsToTheText(t *testing.T) {
	f := finder(t, Options{NewActorLength: 4}, verbs)
	p := parser(t)
	for _, text := range []string{
		"Kenya praised Chile and vowed to help Peru, which it said had been raided by soldiers from Norway and the Twin Isles.",
		") , - said said said ' 's Kenya - Chile and and praised praised ; urged to to to",
		"KENYA PRAISED CHILE AND URGED PERU TO HELP NORWAY", "“” … — –-’", "praised", "Kenya",
		strings.Repeat("Kenya said that Chile said that ", 40) + "Peru praised Norway.",
	} {
		tx := p.Parse(&hearsay.Report{Text: text})
		first := tell(f, tx, published("20100101"))
		if again := tell(f, tx, published("20100101")); again != first {
			t.Errorf("%q: %s, then %s", text, first, again)
		}
		for s, sent := range tx.Sentences {
			for _, x := range f.Find(tx, published("20100101"), s) {
				for _, q := range append(x.Sources, x.Targets...) {
					if q.Begin < sent.Begin || q.Span.End > sent.Span.End || q.Begin >= q.Span.End || q.Head < sent.FirstToken || q.Head >= sent.EndToken {
						t.Errorf("%q: party %+v is not in its sentence", text, q)
					}
				}
				if x.Head < sent.FirstToken || x.Head >= sent.EndToken || len(x.Words) == 0 {
					t.Errorf("%q: act %+v", text, x)
				}
			}
		}
	}
}

func BenchmarkFind(b *testing.B) {
	f := finder(b, loose, verbs)
	text := parser(b).Parse(&hearsay.Report{Text: strings.Repeat("Kenya sent a long letter of complaint to Chile on Monday, an official said. "+
		"Soldiers from Norway vowed to help Peru and urged lawmakers in Kenya to free the farmers. The weather in the capital was mild, and shops stayed open. ", 20)})
	a := published("20100101")
	b.ResetTimer()
	for b.Loop() {
		for s := range text.Sentences {
			f.Find(text, a, s)
		}
	}
	b.ReportMetric(float64(len(text.Sentences))*float64(b.N)/b.Elapsed().Seconds(), "sentences/s")
}

// BenchmarkPhoenix codes with the dictionaries that others share.
func BenchmarkPhoenix(b *testing.B) {
	const folder = "../../../shared/data/petrarch/dictionaries"
	if _, err := os.Stat(folder); err != nil {
		b.Skip("no shared dictionaries here")
	}
	files := []string{"Phoenix.Countries.actors.txt", "Phoenix.International.actors.txt", "Phoenix.MilNonState.actors.txt", "Phoenix.agents.txt", "Phoenix.discards.txt", "Phoenix.IssueCoding.txt"}
	p := parser(b)
	text := p.Parse(&hearsay.Report{Text: strings.Repeat("Rebels who seized the northern town last week launched a rocket attack on an army convoy, killing twelve Kenyan soldiers, the ministry said. "+
		"The president of Uganda condemned the killings and vowed to send more troops to the border region if the militia did not withdraw. "+
		"Officials from France and Ghana met in Geneva on Sunday for talks on a ceasefire. The weather was mild, and shops in the capital stayed open. ", 20)})
	a := published("20100101")
	for _, verbs := range []string{"CAMEO.2.0.txt", "CAMEO.verbpatterns.150430.txt"} {
		b.Run(verbs, func(b *testing.B) {
			d, err := petrarch.Read(os.DirFS(folder), append([]string{verbs}, files...)...)
			if err != nil {
				b.Fatal(err)
			}
			f := New(d, DefaultOptions)
			b.ResetTimer()
			for b.Loop() {
				for s := range text.Sentences {
					f.Find(text, a, s)
				}
			}
			b.ReportMetric(float64(len(text.Sentences))*float64(b.N)/b.Elapsed().Seconds(), "sentences/s")
		})
	}
}

// BenchmarkNew makes a Finder of them.
func BenchmarkNew(b *testing.B) {
	const folder = "../../../shared/data/petrarch/dictionaries"
	if _, err := os.Stat(folder); err != nil {
		b.Skip("no shared dictionaries here")
	}
	d, err := petrarch.Read(os.DirFS(folder))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		New(d, DefaultOptions)
	}
}

// FuzzFind codes with dictionaries of any bytes.
func FuzzFind(f *testing.F) {
	f.Add([]byte(verbs), []byte(actors), []byte(agents))
	f.Add([]byte("--- SIGN [057] ---\nSIGN\n- * PEACE_TREATY [087]\n- % * [081:082]\n- + WAS * AT $ [091]\n- *_WITH ^ ON_+ [061]\n"), []byte(actors), []byte(agents))
	f.Add([]byte("&A\n+&B\n&B\n+&A\n+(TO X)\n--- MEET [:040] ---\n+MEET_+UP\n- &A &B * {&A &B} (&A &B) (TO $ X) % [1:2]\n~ . (_ . Q) Q = . _ Q\n"), []byte("KENYA [A/B/C]\n"), []byte("!A! = B,\nC!A! [~~]\n"))
	p := parser(f)
	var texts []*hearsay.Text
	for _, s := range []string{
		"Kenya and Chile did not sign a peace treaty with soldiers from Peru, whom Norway had urged to meet up in the Twin Isles, officials said.",
		"Praised by the US and sent grain, Ada Moreno said she would help; the boat race was shut down.",
	} {
		texts = append(texts, p.Parse(&hearsay.Report{Text: s}))
	}
	f.Fuzz(func(t *testing.T, verbs, actors, agents []byte) {
		d, err := petrarch.Read(fstest.MapFS{
			"verbs.txt": {Data: verbs}, "actors.txt": {Data: actors}, "agents.txt": {Data: agents}, "discards.txt": {Data: agents}, "issues.txt": {Data: actors},
		})
		if err != nil {
			return
		}
		finder := New(d, Options{NewActorLength: 3, CommaMin: 2, CommaMax: 8, CommaEndMin: 2, CommaEndMax: 8})
		for _, tx := range texts {
			finder.Discards(tx)
			for s := range tx.Sentences {
				finder.Issues(tx, s)
				for _, x := range finder.Find(tx, published("20100101"), s) {
					if x.Code == "" || x.Head < 0 || x.Head >= len(tx.Tokens) || !slices.IsSorted(x.Words) {
						t.Fatalf("act %+v", x)
					}
				}
			}
		}
	})
}
