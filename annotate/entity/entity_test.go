package entity

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/gazetteer"
	"hearsay/lexicon"
)

func newAnnotator(t testing.TB) *Annotator {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	gaz, err := gazetteer.Open()
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(lex, gaz)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// text makes a Text of sentences, one a line; a token is form/UPOS/head/relation
// with heads counted from 1 in the sentence, 0 at the root. A lemma may follow.
func text(t testing.TB, lines string) *hearsay.Text {
	t.Helper()
	r := &hearsay.Report{}
	var tokens []hearsay.Token
	var sentences []hearsay.Sentence
	var b strings.Builder
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		s := hearsay.Sentence{FirstToken: len(tokens), Section: hearsay.Body}
		s.Begin = b.Len()
		for i, field := range strings.Fields(line) {
			f := strings.Split(field, "/")
			if len(f) < 4 {
				t.Fatalf("token %q", field)
			}
			if i > 0 && !strings.Contains(".,)'’", f[0]) && !strings.HasSuffix(b.String(), "(") && !strings.HasSuffix(b.String(), "‘") {
				b.WriteByte(' ')
			}
			var head int
			if _, err := fmt.Sscan(f[2], &head); err != nil {
				t.Fatal(err)
			}
			tok := hearsay.Token{Lemma: strings.ToLower(f[0]), UPOS: f[1], Relation: f[3], Head: s.FirstToken + head - 1}
			if head == 0 {
				tok.Head = -1
			}
			if len(f) > 4 {
				tok.Lemma = f[4]
				if f[1] == "NOUN" && f[4] != strings.ToLower(f[0]) {
					tok.Feats, tok.XPOS = "Number=Plur", "NNS"
				}
			}
			tok.Begin = b.Len()
			b.WriteString(f[0])
			tok.Span.End = b.Len()
			tokens = append(tokens, tok)
		}
		s.Span.End, s.EndToken = b.Len(), len(tokens)
		sentences = append(sentences, s)
		b.WriteByte('\n')
	}
	r.Text = b.String()
	return hearsay.NewText(r, tokens, sentences)
}

// chains writes each entity as its type and mentions.
func chains(t *hearsay.Text, entities []hearsay.Entity) []string {
	var out []string
	for _, e := range entities {
		s := string(e.Type) + ":"
		for _, m := range e.Mentions {
			s += " [" + t.Text(m.Span) + "]"
		}
		out = append(out, s)
	}
	return out
}

func TestChains(t *testing.T) {
	a := newAnnotator(t)
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"surname and pronoun", `
			Governor/NOUN/2/nmod:desc Elena/PROPN/4/nsubj Markovic/PROPN/2/flat visited/VERB/0/root/visit Nairobi/PROPN/4/obj on/ADP/7/case Monday/PROPN/4/obl ./PUNCT/4/punct
			Markovic/PROPN/2/nsubj said/VERB/0/root/say she/PRON/4/nsubj hoped/VERB/2/ccomp/hope for/ADP/6/case talks/NOUN/4/obl/talk ./PUNCT/2/punct`,
			[]string{"person: [Governor Elena Markovic] [Elena Markovic] [Markovic] [she]", "place: [Nairobi]"}},
		{"father and son in one sentence are two", `
			Tomas/PROPN/5/nsubj Varga/PROPN/1/flat is/AUX/5/cop/be the/DET/5/det son/NOUN/0/root of/ADP/7/case Tomas/PROPN/5/nmod Janos/PROPN/7/flat Varga/PROPN/7/flat ./PUNCT/5/punct`,
			[]string{"person: [Tomas Varga]", "person: [son of Tomas Janos Varga]", "person: [Tomas Janos Varga]"}},
		{"the spokesman gets a name", `
			A/DET/2/det spokesman/NOUN/7/nsubj for/ADP/5/case the/DET/5/det rebels/NOUN/2/nmod/rebel had/AUX/7/aux/have spoken/VERB/0/root/speak ./PUNCT/7/punct
			The/DET/2/det spokesman/NOUN/6/nsubj ,/PUNCT/4/punct Paul/PROPN/2/appos Kagabo/PROPN/4/flat denied/VERB/0/root/deny it/PRON/6/obj ./PUNCT/6/punct`,
			[]string{"person: [spokesman for the rebels] [spokesman] [Paul Kagabo]", "group: [rebels]"}},
		{"an agency in brackets is no name of the town", `
			LIMA/PROPN/0/root (/PUNCT/4/punct Andes/PROPN/4/compound Wire/PROPN/1/appos )/PUNCT/4/punct -/PUNCT/1/punct`,
			[]string{"place: [LIMA]", "other: [Andes Wire]"}},
		{"acronym in brackets", `
			The/DET/5/det Kurdistan/PROPN/5/compound Workers/PROPN/5/compound '/PUNCT/3/case Party/PROPN/9/nsubj (/PUNCT/7/punct PKK/PROPN/5/appos )/PUNCT/7/punct withdrew/VERB/0/root/withdraw ./PUNCT/9/punct
			The/DET/2/det PKK/PROPN/3/nsubj said/VERB/0/root/say so/ADV/3/advmod ./PUNCT/3/punct`,
			[]string{"group: [Kurdistan Workers' Party] [PKK] [PKK]"}},
		{"a group by its kind", `
			Hamas/PROPN/2/nsubj fired/VERB/0/root/fire rockets/NOUN/2/obj/rocket ./PUNCT/2/punct
			The/DET/3/det Islamist/ADJ/3/amod group/NOUN/4/nsubj denied/VERB/0/root/deny this/PRON/4/obj ./PUNCT/4/punct`,
			[]string{"group: [Hamas] [Islamist group]", "other: [rockets]"}},
		{"the speaker of a quotation is I and we", `
			"/PUNCT/4/punct We/PRON/4/nsubj are/AUX/4/cop/be ready/ADJ/7/ccomp ,/PUNCT/7/punct "/PUNCT/4/punct said/VERB/0/root/say Anna/PROPN/7/nsubj Kovacs/PROPN/8/flat ./PUNCT/7/punct`,
			[]string{"person: [We] [Anna Kovacs]"}},
		{"numbers that stand for people", `
			Dozens/NOUN/3/nsubj:pass/dozen were/AUX/3/aux:pass/be killed/VERB/0/root/kill ./PUNCT/3/punct`,
			[]string{"group: [Dozens]"}},
		{"single marks round speech", `
			‘/PUNCT/5/punct We/PRON/5/nsubj shall/AUX/5/aux surely/ADV/5/advmod return/VERB/8/ccomp ,/PUNCT/8/punct ’/PUNCT/5/punct said/VERB/0/root/say Anna/PROPN/8/nsubj Kovacs/PROPN/9/flat ./PUNCT/8/punct`,
			[]string{"person: [We] [Anna Kovacs]"}},
		{"a place by its kind", `
			They/PRON/2/nsubj left/VERB/0/root/leave Basra/PROPN/2/obj ./PUNCT/2/punct
			The/DET/2/det city/NOUN/4/nsubj was/AUX/4/cop/be quiet/ADJ/0/root ./PUNCT/4/punct`,
			[]string{"group: [They]", "place: [Basra] [city]"}},
		{"the son of the nearer", `
			Ivan/PROPN/3/nsubj Horvat/PROPN/1/flat said/VERB/0/root/say Anna/PROPN/8/nsubj Kovacs/PROPN/4/flat and/CCONJ/8/cc his/PRON/8/nmod:poss sons/NOUN/9/nsubj/son fled/VERB/3/ccomp/flee ./PUNCT/3/punct
			Pavel/PROPN/7/nsubj Novak/PROPN/1/flat and/CCONJ/5/cc his/PRON/5/nmod:poss daughter/NOUN/1/conj had/AUX/7/aux/have left/VERB/0/root/leave ./PUNCT/7/punct`,
			[]string{"person: [Ivan Horvat] [his]", "person: [Anna Kovacs]", "group: [his sons]", "person: [Pavel Novak] [his]", "person: [his daughter]"}},
		{"a native without a noun", `
			Police/NOUN/2/nsubj held/VERB/0/root/hold a/DET/4/det Kenyan/ADJ/2/obj who/PRON/6/nsubj fled/VERB/4/acl:relcl/flee ./PUNCT/2/punct`,
			[]string{"government: [Police]", "person: [Kenyan]"}},
		{"the body of a spokesman", `
			A/DET/4/det Kenyan/ADJ/4/amod army/NOUN/4/compound spokesman/NOUN/5/nsubj spoke/VERB/0/root/speak ./PUNCT/5/punct`,
			[]string{"person: [Kenyan army spokesman]", "government: [Kenyan army]"}},
		{"an office with its branch in brackets", `
			Deputy/ADJ/2/amod commissioner/NOUN/9/nsubj of/ADP/4/case police/NOUN/2/nmod (/PUNCT/6/punct traffic/NOUN/2/appos )/PUNCT/6/punct Anna/PROPN/9/nsubj agreed/VERB/0/root/agree ./PUNCT/9/punct`,
			[]string{"person: [Deputy commissioner of police] [Anna]", "government: [police]"}},
		{"the city of its name", `
			The/DET/2/det city/NOUN/5/nsubj of/ADP/4/case Basra/PROPN/2/nmod fell/VERB/0/root/fall ./PUNCT/5/punct`,
			[]string{"place: [city of Basra] [Basra]"}},
		{"two presidents stay two", `
			Presidents/NOUN/2/nmod:desc/president Ivan/PROPN/6/nsubj Horvat/PROPN/2/flat and/CCONJ/5/cc Maria/PROPN/2/conj met/VERB/0/root/meet ./PUNCT/6/punct
			He/PRON/2/nsubj left/VERB/0/root/leave ./PUNCT/2/punct`,
			[]string{"person: [Ivan Horvat] [He]", "person: [Maria]"}},
	} {
		tx := text(t, test.text)
		if got := chains(tx, a.Annotate(tx)); !slices.Equal(got, test.want) {
			t.Errorf("%s:\n got %q\nwant %q", test.name, got, test.want)
		}
	}
}

func TestNameOfEntity(t *testing.T) {
	a := newAnnotator(t)
	tx := text(t, `
		Peter/PROPN/3/nsubj Okello/PROPN/1/flat resigned/VERB/0/root/resign ./PUNCT/3/punct
		Okello/PROPN/2/nsubj thanked/VERB/0/root/thank the/DET/4/det BBC/PROPN/2/obj ./PUNCT/2/punct`)
	es := a.Annotate(tx)
	if len(es) != 2 || es[0].Name != "Peter Okello" || !slices.Equal(es[0].Aliases, []string{"Okello"}) || es[1].Type != hearsay.Publication {
		t.Errorf("got %+v", es)
	}
}

func TestSameFullName(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"john smith", "john f smith", true},
		{"barack obama", "barack hussein obama", true},
		{"george bush", "george w bush", true},
		{"john smith", "jane smith", false},
		{"omar al-bashir", "hassan al-bashir", false},
		{"carlos salinas", "carlos salinas gortari", true},
	} {
		a, b := strings.Fields(test.a), strings.Fields(test.b)
		if got := sameFullName(a, b); got != test.want || sameFullName(b, a) != test.want {
			t.Errorf("%s, %s: %v", test.a, test.b, got)
		}
	}
}

func TestPathNeverBreaksNames(t *testing.T) {
	// Scores that would like an inside tag first: the path must still be a row of whole names.
	scores := make([]float32, 3*tags)
	for i := range 3 {
		scores[i*tags+makeTag(kindPlace, positionInside)] = 5
	}
	var none [tags][tags]float32
	last := tagOutside
	for _, tag := range path(scores, 3, &none) {
		if !mayFollow(last, tag) {
			t.Errorf("tag %d behind %d", tag, last)
		}
		last = tag
	}
	if !mayEnd(last) {
		t.Errorf("ends with %d", last)
	}
}

func TestLearnAndRead(t *testing.T) {
	a := newAnnotator(t)
	nf := a.tagger.features
	docs := []NameDocument{{
		{Forms: []string{"Mr", "Zorbek", "left", "Vintara", "."}, Labels: []string{"O", "B-PER", "O", "B-LOC", "O"}},
		{Forms: []string{"In", "Vintara", ",", "Mr", "Zorbek", "spoke", "."}, Labels: []string{"O", "B-LOC", "O", "O", "B-PER", "O", "O"}},
	}}
	b := LearnNames(nf, docs, 5, 1, 1, func(int, float64) {})
	if again := LearnNames(nf, docs, 5, 1, 1, func(int, float64) {}); string(again) != string(b) {
		t.Error("learning twice gives two models")
	}
	if _, _, f, err := MeasureNames(nf, b, docs); err != nil || f != 1 {
		t.Errorf("F1 %v, %v", f, err)
	}
	for _, n := range []int{0, 3, 100, len(b) - 1} {
		if _, err := readNameTagger(nf, b[:n]); err == nil {
			t.Errorf("%d bytes of the model are read without an error", n)
		}
	}
}

func TestNothingToRead(t *testing.T) {
	a := newAnnotator(t)
	for _, tx := range []*hearsay.Text{
		hearsay.NewText(&hearsay.Report{}, nil, nil),
		text(t, `./PUNCT/0/root//`),
	} {
		if es := a.Annotate(tx); len(es) != 0 {
			t.Errorf("%q: %v", tx.Report.Text, es)
		}
	}
}
