package parse

import (
	"math/rand/v2"
	"strings"
	"testing"

	"hearsay"
	"hearsay/model"
)

// cutUp writes the sentences of text with a bar between, their tokens with a
// space between.
func cutUp(t testing.TB, text string) string {
	t.Helper()
	tokens, sentences := split(body(text), mustParser(t).boundary)
	var out []string
	for _, s := range sentences {
		var forms []string
		for _, tok := range tokens[s.FirstToken:s.EndToken] {
			forms = append(forms, text[tok.Begin:tok.End])
		}
		out = append(out, strings.Join(forms, " "))
	}
	return strings.Join(out, " | ")
}

func TestSplit(t *testing.T) {
	for _, x := range []struct{ name, text, want string }{
		{"titles", "Sgt. Amina Diallo saw Gov. Pratt and Msgr. Ruiz. Lt. Gen. Okoro left.", "Sgt. Amina Diallo saw Gov. Pratt and Msgr. Ruiz . | Lt. Gen. Okoro left ."},
		{"retired", "Lt. Col. (ret.) Omar Lund left, see p. 12 of the report.", "Lt. Col. ( ret. ) Omar Lund left , see p. 12 of the report ."},
		{"numbered items", "1. Two men died. 2. Four were hurt. 3. Nobody was held.", "1 . Two men died . | 2 . Four were hurt . | 3 . Nobody was held ."},
		{"initials", "The judge, J. R. Mbeki, met Peter W. Olsen. M. Diop was ill.", "The judge , J. R. Mbeki , met Peter W. Olsen . | M. Diop was ill ."},
		{"states and firms", "Farmers in Calif. and Ill. sued Dunn & Co. and Marlo Inc. on Friday.", "Farmers in Calif. and Ill. sued Dunn & Co. and Marlo Inc. on Friday ."},
		{"a firm is not an end", "Marlo Co. said it had sold the port.", "Marlo Co. said it had sold the port ."},
		{"dotted name", "The U.N. envoy saw U.S. troops near the D.R.C. border.", "The U.N. envoy saw U.S. troops near the D.R.C. border ."},
		{"dotted name at the end", "The convoy belongs to the U.N. It was hit on Sunday.", "The convoy belongs to the U.N. | It was hit on Sunday ."},
		{"months", "He was shot on Aug. 22 and died on Sept. 3.", "He was shot on Aug. 22 and died on Sept. 3 ."},
		{"time of day", "The blast came at 9 p.m. Sunday, at 7:30pm and at 6 a.m. on Monday.", "The blast came at 9 p.m. Sunday , at 7:30 pm and at 6 a.m. on Monday ."},
		{"etc.", "They took rice, oil, etc. from us. They took goats, sheep, etc.", "They took rice , oil , etc. from us . | They took goats , sheep , etc ."},
		{"numbers", "Some 9,000 men of 1,250,000 marched 4.5 km.", "Some 9,000 men of 1,250,000 marched 4.5 km ."},
		{"units", "The road is 5km long and cost $20m or 3bn pesos.", "The road is 5 km long and cost $ 20 m or 3 bn pesos ."},
		{"hyphens", "Al-Arabiya said Pul-e-Khumri fell.", "Al - Arabiya said Pul - e - Khumri fell ."},
		{"joined words", "I'm sure it's hers; they're gonna say they cannot and won't.", "I 'm sure it 's hers ; they 're gon na say they can not and wo n't ."},
		{"lost apostrophes", "im sure its a trap and hes gone, but its crew isnt.", "i m sure it s a trap and he s gone , but its crew is nt ."},
		{"names like words", "Mr. Im and Jo Ive left.", "Mr. Im and Jo Ive left ."},
		{"dateline", "KANDOR, Aug. 22 (AFP) - Rebels took the bridge. Nobody was hurt.", "KANDOR , Aug. 22 ( AFP ) - | Rebels took the bridge . | Nobody was hurt ."},
		{"dateline with a dash", "PORT SALA, Kenya — Two dhows sank.", "PORT SALA , Kenya — | Two dhows sank ."},
		{"a dash is not an end", "Two of the envoys — Maria Lund and Karl Abt — left before the vote was taken.",
			"Two of the envoys — Maria Lund and Karl Abt — left before the vote was taken ."},
		{"quotation over sentences", "“We saw them come. They burned the mill. Nobody helped,” she said.", "“ We saw them come . | They burned the mill . | Nobody helped , ” she said ."},
		{"straight quotation over sentences", "\"We saw them come. They burned the mill,\" she said. \"Nobody helped.\"",
			"\" We saw them come . | They burned the mill , \" she said . | \" Nobody helped . \""},
		{"single quotes", "‘We will stay,’ said the mayor. ‘They took all. Nothing is left.’ He wept.",
			"‘ We will stay , ’ said the mayor . | ‘ They took all . | Nothing is left . ’ | He wept ."},
		{"a quoted question goes on", "“Who did this?” the widow asked. “Will you leave?” they shouted.", "“ Who did this ? ” the widow asked . | “ Will you leave ? ” they shouted ."},
		{"doubled single quotes", "He called it ‘‘a crime’’ twice.", "He called it ‘ ‘ a crime ’’ twice ."},
		{"brackets", "The mayor (he is 61.) left. (Nobody else did.) Police came.", "The mayor ( he is 61 . ) left . | ( Nobody else did . ) | Police came ."},
		{"notes in brackets", "THE ARMY [WORDS INDISTINCT] LEFT THE TOWN [AS HEARD] ON MONDAY.", "THE ARMY [ WORDS INDISTINCT ] LEFT THE TOWN [ AS HEARD ] ON MONDAY ."},
		{"who speaks", "[OKORO] ACCORDING TO THE POLICE, THEY LEFT. [REPORTER, INTERRUPTING] WHO FIRED? [WORDS INDISTINCT] IN TOWN.",
			"[ OKORO ] | ACCORDING TO THE POLICE , THEY LEFT . | [ REPORTER , INTERRUPTING ] | WHO FIRED ? | [ WORDS INDISTINCT ] | IN TOWN ."},
		{"who speaks, with small letters", "[Okoro] We saw them. They left. [The mayor] spoke.", "[ Okoro ] | We saw them . | They left . | [ The mayor ] spoke ."},
		{"ellipses", "We waited... and waited. They came … too late.", "We waited ... and waited . | They came … too late ."},
		{"bullets", "Killed:\n• two guards\n• a driver\n- one nurse", "Killed : | • two guards | • a driver | - one nurse"},
		{"asterisks", "The talks failed. * * * Nobody knows why.", "The talks failed . | * * * Nobody knows why ."},
		{"table", "Town\tDead\tHurt\nSala\t3\t11\nBero\t0\t4", "Town Dead Hurt | Sala 3 11 | Bero 0 4"},
		{"emoji", "They are safe 🙏🏽 Thank you all 😀", "They are safe 🙏🏽 | Thank you all 😀"},
		{"emoticons", "We are home :) The road was bad :-(", "We are home :) | The road was bad :-("},
		{"handle and tag", "The post by @salapolice with #SalaFire spread.", "The post by @salapolice with #SalaFire spread ."},
		{"phone", "Call +254 20 555 or 800-555-0199 now.", "Call +254 20 555 or 800-555-0199 now ."},
		{"addresses", "See www.example.org/a?b=1 or write to desk@example.org. We answer.", "See www.example.org/a?b=1 or write to desk@example.org . | We answer ."},
		{"greeting and signature", "Hi Omar, the road is open again. Thanks, Leila", "Hi Omar , the road is open again . | Thanks , | Leila"},
		{"stammer", "We saw th- the fire.", "We saw th- the fire ."},
		{"two marks", "You left them there.? Why?!", "You left them there .? | Why ?!"},
		{"mark without white space", "The shelling stopped.The villagers came back.", "The shelling stopped . | The villagers came back ."},
		{"capitals", "THE U.S. GOVERNMENT SENT GEN. PRATT. \"WHY?\" ASKED THE MAYOR. HE LEFT AT 9 P.M. SUNDAY.",
			"THE U.S. GOVERNMENT SENT GEN. PRATT . | \" WHY ? \" ASKED THE MAYOR . | HE LEFT AT 9 P.M. SUNDAY ."},
		{"no capitals", "the rebels took the bridge on sunday. nobody was hurt, the mayor of sala said. gen. pratt left.",
			"the rebels took the bridge on sunday . | nobody was hurt , the mayor of sala said . | gen. pratt left ."},
		{"questions without capitals", "who fired on the bus? nobody knows. why did they run? they were afraid!", "who fired on the bus ? | nobody knows . | why did they run ? | they were afraid !"},
	} {
		if got := cutUp(t, x.text); got != x.want {
			t.Errorf("%s\ngot  %s\nwant %s", x.name, got, x.want)
		}
	}
}

// TestSectionWithinALine: a body that begins behind a dateline goes on over the
// end of that line.
func TestSectionWithinALine(t *testing.T) {
	text := "KANDOR, 3 JAN 90 (AFP) -- [TEXT] THE HEAD OF THE NATIONAL POLICE\n" +
		"HAS CONFIRMED THAT THE TROOPS THAT HELD THE MILL FOR THREE DAYS LEFT\n" +
		"THE VALLEY ON SUNDAY NIGHT."
	body := strings.Index(text, "THE HEAD")
	r := &hearsay.Report{Text: text, Sections: []hearsay.Section{
		{Kind: hearsay.Dateline, Span: hearsay.Span{End: body - 1}}, {Kind: hearsay.Body, Span: hearsay.Span{Begin: body, End: len(text)}},
	}}
	_, sentences := split(r, nil)
	if len(sentences) != 2 || sentences[1].Begin != body || sentences[1].End != len(text) {
		t.Errorf("got %v", sentences)
	}
}

// Tokens lie in the text, in order, without overlap and without white space,
// and every letter and digit is in one.
func TestTokensCoverTheText(t *testing.T) {
	pieces := []string{
		"The", "rebels", "U.S.", "etc.", ".", "...", "…", "“", "”", "\"", "'", "’", "’’", "its a", "9,000", "5km", "$20m", "(", ")", "[", "]", "-", "—",
		" ", "  ", "\n", "\n\n", "\t", "😀", ":)", "#x", "@y", "+44", "Ünlü", "don't", "th- the", "9 p.m.", "Co.", "*", "\u00ad", "\u200b", "KABUL, Aug. 22 (X) - ",
	}
	rng := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		var b strings.Builder
		for range rng.IntN(40) {
			b.WriteString(pieces[rng.IntN(len(pieces))])
			if rng.IntN(3) > 0 {
				b.WriteByte(' ')
			}
		}
		text := b.String()
		tokens, sentences := split(body(text), mustParser(t).boundary)
		covered := make([]bool, len(text))
		end := 0
		for _, tok := range tokens {
			if tok.Begin < end || tok.End <= tok.Begin || tok.End > len(text) {
				t.Fatalf("%q: token %v after %d", text, tok.Span, end)
			}
			end = tok.End
			for i := tok.Begin; i < tok.End; i++ {
				covered[i] = true
			}
		}
		for i := range text {
			if c := text[i]; !covered[i] && (digitByte(c) || upperByte(c) || lowerByte(c)) {
				t.Fatalf("%q: %q at %d is in no token", text, c, i)
			}
		}
		next := 0
		for _, s := range sentences {
			if s.FirstToken != next || s.EndToken <= next || s.Begin != tokens[next].Begin || s.End != tokens[s.EndToken-1].End {
				t.Fatalf("%q: sentence %+v after token %d", text, s, next)
			}
			next = s.EndToken
		}
		if next != len(tokens) {
			t.Fatalf("%q: %d of %d tokens are in sentences", text, next, len(tokens))
		}
	}
}

func TestDamagedBoundaryModel(t *testing.T) {
	for _, n := range []int{0, 5, len(boundaryMagic), len(boundaryMagic) + 9, len(model.Boundaries) / 2} {
		if _, err := readBoundary(model.Boundaries[:n]); err == nil {
			t.Errorf("no error for the first %d bytes", n)
		}
	}
}

// Training twice gives the same bytes, and what was taught is found.
func TestTrainBoundary(t *testing.T) {
	var examples []BoundaryExample
	for _, town := range []string{"Sala", "Bero", "Kandor", "Mirja", "Ostrov", "Tamba"} {
		text := "Thanks for the news from " + town + " I will call. Regards, Omar"
		ends := []int{strings.Index(text, " I will"), strings.Index(text, " Regards"), len(text)}
		examples = append(examples, BoundaryExample{Report: body(text), Ends: ends, Weight: 1})
	}
	o := BoundaryOptions{Seed: 1, Epochs: 8, Rate: 0.2, Log: func(string, ...any) {}}
	b := TrainBoundary(examples, o)
	if string(b) != string(TrainBoundary(examples, o)) {
		t.Error("training twice gives two models")
	}
	m, err := readBoundary(b)
	if err != nil {
		t.Fatal(err)
	}
	_, sentences := split(body("Thanks for the news from Dunmore I will call. Regards, Omar"), m)
	if len(sentences) != 3 {
		t.Errorf("%d sentences", len(sentences))
	}
}

func BenchmarkSplit(b *testing.B) {
	ends := mustParser(b).boundary
	r := body(strings.Repeat("The rebels, who had held the valley since May, said on Monday that government troops had shelled three villages near the border. ", 50))
	tokens, _ := split(r, ends)
	b.ResetTimer()
	for b.Loop() {
		split(r, ends)
	}
	b.ReportMetric(float64(len(tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkReadBoundary(b *testing.B) {
	for b.Loop() {
		if _, err := readBoundary(model.Boundaries); err != nil {
			b.Fatal(err)
		}
	}
}

// TestRepeatedMarks reads what once took minutes, since each mark was compared
// with all behind it: the time limit of go test is what it may run into.
func TestRepeatedMarks(t *testing.T) {
	ends := mustParser(t).boundary
	for _, motif := range []string{"1,", "1,234,", "1.", "[1]", "left.[1]", "x etc. ", "“", "(", "a-", "U.", "'s", "- ", "\n• ", "a. ", "1:2", "$1", "@a ", "'' ", "… "} {
		tokens, sentences := split(body(strings.Repeat(motif, (256<<10)/len(motif))), ends)
		end := 0
		for i, tok := range tokens {
			if tok.Begin < end || tok.Span.Empty() {
				t.Fatalf("%q: token %d at %d–%d behind %d", motif, i, tok.Begin, tok.End, end)
			}
			end = tok.End
		}
		if n := len(sentences); n == 0 || sentences[n-1].EndToken != len(tokens) {
			t.Errorf("%q: %d tokens, not all in %d sentences", motif, len(tokens), n)
		}
	}
}
