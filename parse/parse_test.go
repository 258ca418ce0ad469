package parse

import (
	"strings"
	"sync"
	"testing"

	"hearsay"
)

var parser = sync.OnceValues(New)

func mustParser(t testing.TB) *Parser {
	t.Helper()
	p, err := parser()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func body(text string) *hearsay.Report {
	return &hearsay.Report{Text: text, Sections: []hearsay.Section{{Kind: hearsay.Body, Span: hearsay.Span{End: len(text)}}}}
}

// words writes tokens with a space between and a plus before joined ones.
func words(t *hearsay.Text, s hearsay.Sentence) string {
	var out []string
	for i := s.FirstToken; i < s.EndToken; i++ {
		f := t.Form(i)
		if t.Tokens[i].Joined {
			f = "+" + f
		}
		out = append(out, f)
	}
	return strings.Join(out, " ")
}

func TestTokens(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"They don't talk.", "They do +n't talk ."},
		{"They can’t; they cannot.", "They ca +n’t ; they can +not ."},
		{"Kabul's mayor’s sons", "Kabul +'s mayor +’s sons"},
		{"the soldiers' families", "the soldiers +' families"},
		{"the ‘Wolf of the hills’ fell", "the ‘ Wolf of the hills ’ fell"},
		{"WE WON'T GO", "WE WO +N'T GO"},
		{"9,000 men, 4.5 percent, 10:30", "9,000 men , 4.5 percent , 10:30"},
		{"$500 or US$4.5 or 45%", "$ 500 or US$ 4.5 or 45 %"},
		{"well-known anti-government al-Sadr", "well - known anti-government al - Sadr"},
		{"Pul-e-Khumri and a 16-year-old", "Pul - e - Khumri and a 16 - year - old"},
		{"the U.S.-led force of the U.N. in D.C.", "the U.S. - led force of the U.N. in D.C."},
		{"Dr. J. P. Smith and Mr. O'Hara", "Dr. J. P. Smith and Mr. O'Hara"},
		{"on Aug. 22 at 9 a.m. sharp", "on Aug. 22 at 9 a.m. sharp"},
		{"call 713-853-3989", "call 713-853-3989"},
		{"write to a.b@example.org, see www.example.org/x.", "write to a.b@example.org , see www.example.org/x ."},
		{"on 9/11 and/or later", "on 9/11 and / or later"},
		{"Wait... really?!", "Wait ... really ?!"},
		{"north–south—both", "north – south — both"},
		{"in the '90s, 1990s", "in the '90s , 1990s"},
		{"No. 5 or no.", "No. 5 or no ."},
		{"Ünlü’nün köyü", "Ünlü’nün köyü"},
		{"good 👍🏽 day", "good 👍🏽 day"},
	} {
		text := mustParser(t).Parse(body(x.text))
		var got []string
		for _, s := range text.Sentences {
			got = append(got, words(text, s))
		}
		if g := strings.Join(got, " | "); g != x.want {
			t.Errorf("%q\ngot  %s\nwant %s", x.text, g, x.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, x := range []struct{ name, text, want string }{
		{"two", "Rebels fled. Police came.", "Rebels fled .|Police came ."},
		{"title", "Gen. Ali spoke. Sgt. Mora left.", "Gen. Ali spoke .|Sgt. Mora left ."},
		{"final abbreviation", "They met in the U.S. The talks failed.", "They met in the U.S.|The talks failed ."},
		{"inner abbreviation", "The U.S. Army left. He died Jan. 5 there.", "The U.S. Army left .|He died Jan. 5 there ."},
		{"quotation of two sentences", "“We fight. We stay,” he said.", "“ We fight .|We stay , ” he said ."},
		{"straight quotation", "\"We won.\" The mayor left. \"Go!\" she said.", "\" We won . \"|The mayor left .|\" Go ! \" she said ."},
		{"lost quotation mark", "He left.\" The crowd stayed. \"We wait.\"", "He left . \"|The crowd stayed .|\" We wait . \""},
		{"lost space", "The war ended.The army left.", "The war ended .|The army left ."},
		{"line ends end sentences", "Rebels seize town\nThe town fell on Monday.", "Rebels seize town|The town fell on Monday ."},
		{"wrapped lines", "   The delegation of the national council will leave for the coast on\nTuesday to talk about the release of some two hundred civilians whom\nthe rebels took.\n   The council hopes that the rebels will let them go before the rains\nbegin in June.",
			"The delegation of the national council will leave for the coast on Tuesday to talk about the release of some two hundred civilians whom the rebels took .|The council hopes that the rebels will let them go before the rains begin in June ."},
		{"dateline", "LIMA, 12 MAR 88 (DPA) -- [TEXT] THE ARMY LEFT.", "LIMA , 12 MAR 88 ( DPA ) -- [ TEXT ]|THE ARMY LEFT ."},
		{"place line", "QUITO, Ecuador — Police came.", "QUITO , Ecuador —|Police came ."},
		{"capitals", "THE ARMY LEFT. THE REBELS STAYED.", "THE ARMY LEFT .|THE REBELS STAYED ."},
		{"bullets", "• Two died\n• Four fled", "• Two died|• Four fled"},
		{"no capital", "Many people escaped. they went north.", "Many people escaped .|they went north ."},
		{"question in speech", "\"Who fired?\" asked the mayor.", "\" Who fired ? \" asked the mayor ."},
		{"ellipsis", "We waited ... and left. They... stayed.", "We waited ... and left .|They ... stayed ."},
	} {
		text := mustParser(t).Parse(body(x.text))
		var got []string
		for _, s := range text.Sentences {
			got = append(got, strings.ReplaceAll(words(text, s), "+", ""))
		}
		if g := strings.Join(got, "|"); g != x.want {
			t.Errorf("%s\ngot  %s\nwant %s", x.name, g, x.want)
		}
	}
}

func TestSectionsAndParagraphs(t *testing.T) {
	text := "Rebels win\nThe town fell. People fled.\n\nThe army left."
	r := &hearsay.Report{Text: text, Sections: []hearsay.Section{
		{Kind: hearsay.Headline, Span: hearsay.Span{Begin: 0, End: 10}},
		{Kind: hearsay.Body, Span: hearsay.Span{Begin: 11, End: len(text)}},
	}}
	got := mustParser(t).Parse(r)
	want := []struct {
		kind      hearsay.SectionKind
		paragraph int
	}{{hearsay.Headline, 0}, {hearsay.Body, 1}, {hearsay.Body, 1}, {hearsay.Body, 2}}
	if len(got.Sentences) != len(want) {
		t.Fatalf("%d sentences", len(got.Sentences))
	}
	for i, s := range got.Sentences {
		if s.Section != want[i].kind || s.Paragraph != want[i].paragraph {
			t.Errorf("sentence %d: %s, paragraph %d", i, s.Section, s.Paragraph)
		}
	}
}

func TestTrees(t *testing.T) {
	p := mustParser(t)
	text := p.Parse(body("The rebels were attacked by government troops near Kabul on Monday."))
	root := text.Sentences[0].Root
	if text.Form(root) != "attacked" || text.Tokens[root].Lemma != "attack" || text.Tokens[root].UPOS != "VERB" {
		t.Errorf("root %q %+v", text.Form(root), text.Tokens[root])
	}
	for relation, want := range map[string]string{"nsubj:pass": "rebels", "aux:pass": "were", "obl:agent": "troops"} {
		if c := text.Child(root, relation); c < 0 || text.Form(c) != want {
			t.Errorf("%s: %d, want %q", relation, c, want)
		}
	}
}

func TestNamesAreOnePart(t *testing.T) {
	for _, text := range []string{
		"They voted to expel Sinn Fein from the talks.", "He blames Hillary Clinton.", "Gunmen attacked villages on the shore of Lake Chad.",
		"The envoy met Sergei Lavrov earlier.", "A lawsuit against Marta Ruiz was dropped.",
	} {
		got := mustParser(t).Parse(body(text))
		for i := 1; i < len(got.Tokens); i++ {
			a, b := got.Tokens[i-1], got.Tokens[i]
			if a.UPOS == "PROPN" && b.UPOS == "PROPN" && a.Head == b.Head {
				t.Errorf("%q: %s and %s are both %s of %d", text, got.Form(i-1), got.Form(i), a.Relation, a.Head)
			}
		}
	}
}

func TestVerbFeatures(t *testing.T) {
	for _, x := range []struct{ text, word, want string }{
		{"The rebels were attacked by troops.", "attacked", "Tense=Past|VerbForm=Part|Voice=Pass"},
		{"The troops have attacked the village.", "attacked", "Tense=Past|VerbForm=Part"},
		{"The troops attacked the village.", "attacked", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"},
		{"We left the town on Monday.", "left", "Mood=Ind|Number=Plur|Person=1|Tense=Past|VerbForm=Fin"},
		{"The president wants to leave the town.", "leave", "VerbForm=Inf"},
		{"Leave the town now.", "Leave", "Mood=Imp|VerbForm=Fin"},
		{"The villagers, who fear an attack, left.", "fear", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"},
	} {
		text := mustParser(t).Parse(body(x.text))
		for i, tok := range text.Tokens {
			if text.Form(i) == x.word && tok.Feats != x.want {
				t.Errorf("%q: %s is %s, want %s", x.text, x.word, tok.Feats, x.want)
			}
		}
	}
}

func TestCapitals(t *testing.T) {
	text := mustParser(t).Parse(body("THE REBELS ATTACKED TWO VILLAGES NEAR THE BORDER."))
	root := text.Sentences[0].Root
	if text.Form(root) != "ATTACKED" || text.Tokens[root].Lemma != "attack" {
		t.Errorf("root %q, lemma %q", text.Form(root), text.Tokens[root].Lemma)
	}
}

// check fails if tokens leave the text or overlap, or if a sentence is no tree.
func check(t *testing.T, text *hearsay.Text) {
	t.Helper()
	end, token := 0, 0
	for i, tok := range text.Tokens {
		if tok.Begin < end || tok.Span.Empty() || tok.End > len(text.Report.Text) {
			t.Fatalf("token %d at %d–%d after %d", i, tok.Begin, tok.End, end)
		}
		end = tok.End
	}
	for i, s := range text.Sentences {
		if s.FirstToken != token || s.EndToken <= s.FirstToken {
			t.Fatalf("sentence %d has the tokens %d–%d", i, s.FirstToken, s.EndToken)
		}
		token = s.EndToken
		roots := 0
		for k := s.FirstToken; k < s.EndToken; k++ {
			h, steps := k, 0
			for text.Tokens[h].Head >= 0 {
				h = text.Tokens[h].Head
				if h < s.FirstToken || h >= s.EndToken || steps > s.EndToken-s.FirstToken {
					t.Fatalf("sentence %d, token %d is in no tree", i, k)
				}
				steps++
			}
			if text.Tokens[k].Head < 0 {
				roots++
			}
			if (text.Tokens[k].Relation == "root") != (text.Tokens[k].Head < 0) {
				t.Fatalf("token %d: head %d, relation %q", k, text.Tokens[k].Head, text.Tokens[k].Relation)
			}
		}
		if roots != 1 {
			t.Fatalf("sentence %d has %d roots", i, roots)
		}
	}
	if token != len(text.Tokens) {
		t.Fatalf("%d of %d tokens are in sentences", token, len(text.Tokens))
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", " ", "\n\n", "a", "...", "“”", "'s 's", "\xff\xfe", "A.B.C..D", "http://", "x@", "-- [", "1,2,3", strings.Repeat("a-", 300),
		strings.Repeat("word ", 500), "KABUL, Aug. 22 (X) - [TEXT", "\u200b\u00ad\ufeff", "n't", "’s", "👍🏽\u200d", ":-) ;)", "$$$", "don’t’s",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := mustParser(t)
		text := p.Parse(body(s))
		check(t, text)
		if again := p.Parse(&hearsay.Report{Text: s}); len(again.Tokens) != len(text.Tokens) {
			t.Errorf("%d tokens, then %d", len(text.Tokens), len(again.Tokens))
		}
	})
}

func TestOneLongLine(t *testing.T) {
	text := mustParser(t).Parse(body(strings.Repeat("the rebels said that ", 20000) + strings.Repeat("x", 1<<20)))
	check(t, text)
}

func TestConcurrentReadingsAgree(t *testing.T) {
	p := mustParser(t)
	r := body("The president of the council said on Sunday that the rebels hadn't fired. Two men died.")
	want := p.Parse(r)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for range 20 {
				got := p.Parse(r)
				for i := range want.Tokens {
					if got.Tokens[i] != want.Tokens[i] {
						t.Errorf("token %d: %+v, then %+v", i, want.Tokens[i], got.Tokens[i])
						return
					}
				}
			}
		})
	}
	wait.Wait()
}

func BenchmarkParse(b *testing.B) {
	p := mustParser(b)
	r := body(strings.Repeat("The rebels, who had held the valley since May, said on Monday that government troops had shelled three villages near the border. ", 50))
	words := len(p.Parse(r).Tokens)
	b.ResetTimer()
	for b.Loop() {
		p.Parse(r)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}
