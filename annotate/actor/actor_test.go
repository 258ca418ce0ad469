package actor

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/gazetteer"
	"hearsay/lexicon"
)

// phrase makes a Text of words written as form/lemma/UPOS/head/relation, where
// head is counted from 1 and 0 is the root.
func phrase(t *testing.T, words string) *hearsay.Text {
	t.Helper()
	var text strings.Builder
	var tokens []hearsay.Token
	for _, w := range strings.Fields(words) {
		f := strings.Split(w, "/")
		head, err := strconv.Atoi(f[3])
		if err != nil {
			t.Fatal(err)
		}
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		begin := text.Len()
		text.WriteString(f[0])
		tokens = append(tokens, hearsay.Token{
			Span: hearsay.Span{Begin: begin, End: text.Len()}, Lemma: f[1], UPOS: f[2], Head: head - 1, Relation: f[4],
		})
	}
	r := &hearsay.Report{Text: text.String()}
	return hearsay.NewText(r, tokens, []hearsay.Sentence{{
		Span: hearsay.Span{End: text.Len()}, EndToken: len(tokens), Section: hearsay.Body,
	}})
}

func annotator(t *testing.T) *Annotator {
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

func TestDescribe(t *testing.T) {
	a := annotator(t)
	for _, tt := range []struct {
		words string // the root is the head of the mention
		want  string
		basis hearsay.Basis
	}{
		{"Afghan/Afghan/ADJ/3/amod police/police/NOUN/3/compound spokesman/spokesman/NOUN/0/root", "AFGCOP", ""},
		{"Peruvian/Peruvian/ADJ/2/amod villagers/villager/NOUN/0/root", "PERCVL", ""},
		{"the/the/DET/2/det soldiers/soldier/NOUN/0/root", "LKAMIL", hearsay.BasisInferred},
		{"Taliban/Taliban/PROPN/2/compound fighters/fighter/NOUN/0/root", "AFGREBTAL", ""},
		{"members/member/NOUN/0/root of/of/ADP/3/case Hamas/Hamas/PROPN/1/nmod", "PSEREBHMS", ""},
		{"opponents/opponent/NOUN/0/root of/of/ADP/3/case progress/progress/NOUN/1/nmod", "LKAOPP", hearsay.BasisInferred},
		{"war/war/NOUN/0/root against/against/ADP/3/case Hamas/Hamas/PROPN/1/nmod", "", ""},
		{"the/the/DET/2/det weather/weather/NOUN/0/root", "", ""},
		{"Kenyans/Kenyan/PROPN/0/root", "KENCVL", ""},
		{"Yoruba/Yoruba/ADJ/2/amod villagers/villager/NOUN/0/root", "NGACVL", hearsay.BasisInferred},
		{"Tamils/Tamil/PROPN/0/root", "LKACVL", hearsay.BasisInferred},
		{"Kurdish/Kurdish/ADJ/2/amod rebels/rebel/NOUN/0/root", "LKAREB", hearsay.BasisInferred},
		{"the/the/DET/2/det Kenyans/Kenyan/PROPN/0/root", "KEN", ""},
		{"Libyan/Libyan/ADJ/3/compound -/-/PUNCT/1/punct backed/back/VERB/5/amod Chadian/Chadian/ADJ/5/amod rebels/rebel/NOUN/0/root", "TCDREB", ""},
		{"ethnic/ethnic/ADJ/2/amod Russians/Russian/PROPN/0/root", "LKACVL", hearsay.BasisInferred},
		{"deputy/deputy/NOUN/3/compound finance/finance/NOUN/3/compound minister/minister/NOUN/0/root", "LKAGOV", hearsay.BasisInferred},
		{"former/former/ADJ/3/amod Ghanaian/Ghanaian/ADJ/3/amod minister/minister/NOUN/0/root", "GHAELI", ""},
		{"supporters/supporter/NOUN/0/root of/of/ADP/4/case the/the/DET/4/det government/government/NOUN/1/nmod", "LKACVL", hearsay.BasisInferred},
		{"the/the/DET/3/det Bolivian/Bolivian/ADJ/3/amod Congress/Congress/PROPN/0/root", "BOLLEG", ""},
		{"a/a/DET/4/det Pan/pan/PROPN/4/compound American/American/ADJ/4/amod road/road/NOUN/0/root", "USA", ""},
	} {
		text := phrase(t, tt.words)
		head := text.Sentences[0].Root
		e := hearsay.Entity{Type: hearsay.Group, Name: text.Form(head), Mentions: []hearsay.Mention{{
			Span: text.Tokens[head].Span, Form: hearsay.Nominal, Head: head,
		}}}
		// A toponym elsewhere makes Sri Lanka the report's country.
		elsewhere := hearsay.Span{Begin: len(text.Report.Text) + 1, End: len(text.Report.Text) + 2}
		places := []hearsay.Place{{Span: elsewhere, Country: "LKA"}}
		published := hearsay.Published{Date: time.Date(2005, 1, 1, 0, 0, 0, 0, time.UTC)}
		got := a.Annotate(text, []hearsay.Entity{e}, places, published)
		if got[0].Code != tt.want || got[0].Basis != tt.basis {
			t.Errorf("%s: %q (%s), want %q (%s)", text.Report.Text, got[0].Code, got[0].Basis, tt.want, tt.basis)
		}
	}
}

func TestNamedActors(t *testing.T) {
	a := annotator(t)
	text := phrase(t, "Reports/report/NOUN/0/root")
	for _, tt := range []struct {
		typ      hearsay.EntityType
		name, on string
		want     string
	}{
		{hearsay.Group, "Taliban", "2000-06-01", "AFGGOVTAL"},
		{hearsay.Group, "Taliban", "2009-06-01", "AFGREBTAL"},
		{hearsay.Organization, "NATO", "1999-03-24", "IGONAT"},
		{hearsay.Location, "Peru", "1999-03-24", "PER"},
		{hearsay.Group, "Friends of the Lake", "1999-03-24", ""},
	} {
		on, err := time.Parse(time.DateOnly, tt.on)
		if err != nil {
			t.Fatal(err)
		}
		got := a.Annotate(text, []hearsay.Entity{{Type: tt.typ, Name: tt.name}}, nil, hearsay.Published{Date: on})
		if got[0].Code != tt.want {
			t.Errorf("%s on %s: %q, want %q", tt.name, tt.on, got[0].Code, tt.want)
		}
	}
}

func TestHolders(t *testing.T) {
	a := annotator(t)
	text := phrase(t, "Reports/report/NOUN/0/root")
	for _, tt := range []struct{ name, on, want string }{
		{"Nelson Mandela", "1995-06-01", "ZAFGOV"},
		{"Mandela", "1995-06-01", "ZAFGOV"},
		{"Nelson Mandela", "2005-06-01", "ZAFELI"},
		{"Assad", "2015-06-01", "SYRGOV"},
		{"Karim Assad", "2015-06-01", ""},
		{"Maria Holzapfel", "2015-06-01", ""},
	} {
		on, err := time.Parse(time.DateOnly, tt.on)
		if err != nil {
			t.Fatal(err)
		}
		got := a.Annotate(text, []hearsay.Entity{{Type: hearsay.Person, Name: tt.name}}, nil, hearsay.Published{Date: on})
		if got[0].Code != tt.want {
			t.Errorf("%s on %s: %q, want %q", tt.name, tt.on, got[0].Code, tt.want)
		}
	}
}

func TestInherit(t *testing.T) {
	a := annotator(t)
	text := phrase(t, "the/the/DET/3/det Mandela/Mandela/PROPN/3/compound government/government/NOUN/0/root")
	entities := []hearsay.Entity{
		{Type: hearsay.Government, Name: "the Mandela government", Mentions: []hearsay.Mention{{Form: hearsay.Nominal, Head: 2}}},
		{Type: hearsay.Person, Name: "Mandela", Mentions: []hearsay.Mention{{Form: hearsay.Name, Head: 1}}},
	}
	on := time.Date(1995, 6, 1, 0, 0, 0, 0, time.UTC)
	if got := a.Annotate(text, entities, nil, hearsay.Published{Date: on}); got[0].Code != "ZAFGOV" {
		t.Errorf("%s: %q, want ZAFGOV", text.Report.Text, got[0].Code)
	}
}

// TestAlso: a list of countries before one noun gives a code for each.
func TestAlso(t *testing.T) {
	a := annotator(t)
	text := phrase(t, "Danish/Danish/ADJ/6/amod ,/,/PUNCT/3/punct Dutch/Dutch/ADJ/1/conj and/and/CCONJ/5/cc Belgian/Belgian/ADJ/1/conj frigates/frigate/NOUN/0/root")
	e := hearsay.Entity{Type: hearsay.Group, Name: "frigates", Mentions: []hearsay.Mention{{Span: hearsay.Span{End: len(text.Report.Text)}, Form: hearsay.Nominal, Head: 5}}}
	if got := a.Annotate(text, []hearsay.Entity{e}, nil, hearsay.Published{})[0]; got.Code != "DNKMIL" || got.Also != "NLDMIL BELMIL" {
		t.Errorf("%s: %q and %q, want DNKMIL and NLDMIL BELMIL", text.Report.Text, got.Code, got.Also)
	}
}

// TestTitles: what the report calls a person goes before the calendar, and a
// country in a person's name is none of the person's.
func TestTitles(t *testing.T) {
	a := annotator(t)
	for _, tt := range []struct {
		words, name string
		head        int
		want        string
	}{
		{"President/president/NOUN/2/compound Mandela/Mandela/PROPN/0/root", "Mandela", 1, "ZAFGOV"},
		{"former/former/ADJ/3/amod President/president/NOUN/3/compound Mandela/Mandela/PROPN/0/root", "Mandela", 2, "ZAFELI"},
		{"Zambian/Zambian/ADJ/3/amod bishop/bishop/NOUN/3/compound Mandela/Mandela/PROPN/0/root", "Mandela", 2, "ZMBREL"},
		{"Chad/Chad/PROPN/0/root Miller/Miller/PROPN/1/flat", "Chad Miller", 0, ""},
	} {
		text := phrase(t, tt.words)
		begin := strings.Index(text.Report.Text, tt.name)
		e := hearsay.Entity{Type: hearsay.Person, Name: tt.name, Mentions: []hearsay.Mention{{
			Span: hearsay.Span{Begin: begin, End: len(text.Report.Text)}, Form: hearsay.Name, Head: tt.head,
		}}}
		on := hearsay.Published{Date: time.Date(2003, 6, 1, 0, 0, 0, 0, time.UTC)}
		if got := a.Annotate(text, []hearsay.Entity{e}, nil, on)[0]; got.Code != tt.want {
			t.Errorf("%s: %q, want %q", text.Report.Text, got.Code, tt.want)
		}
	}
}

// TestSharedNames: of bodies that share a name, the report tells which.
func TestSharedNames(t *testing.T) {
	a := annotator(t)
	text := phrase(t, "Reports/report/NOUN/0/root")
	elsewhere := hearsay.Span{Begin: 100, End: 101}
	for _, tt := range []struct{ name, country, want string }{
		{"Muslim Brotherhood", "JOR", "JOROPP"},
		{"Labour Party", "", "GBRPTYLAB"},
		{"Supreme Soviet", "RUS", ""},
		{"RPP", "ESP", ""},
		{"RPP", "DJI", "DJIPTY"},
		{"Maoists", "IND", "INDREBNAX"},
	} {
		var places []hearsay.Place
		if tt.country != "" {
			places = append(places, hearsay.Place{Span: elsewhere, Country: tt.country})
		}
		on := hearsay.Published{Date: time.Date(2008, 6, 1, 0, 0, 0, 0, time.UTC)}
		got := a.Annotate(text, []hearsay.Entity{{Type: hearsay.Organization, Name: tt.name}}, places, on)[0]
		if got.Code != tt.want {
			t.Errorf("%s in %s: %q, want %q", tt.name, tt.country, got.Code, tt.want)
		}
	}
}

// TestPeoplesLiveSomewhere: the lexicon gives peoples to countries that are.
func TestPeoplesLiveSomewhere(t *testing.T) {
	a := annotator(t)
	for _, word := range []string{"Tuareg", "Kurd", "Chechen", "Karens", "Zulu", "Mapuche", "Uighur", "Rohingya"} {
		p, ok := a.actors.People(word)
		if !ok || len(p.Countries) == 0 {
			t.Errorf("%s: no people with a country", word)
		}
		for _, c := range p.Countries {
			if x, ok := a.gaz.Country(c); !ok || x.ISO3 != c {
				t.Errorf("%s: no country %s", word, c)
			}
		}
	}
}

// TestHomeAdjective: of two countries of one adjective the report's goes first.
func TestHomeAdjective(t *testing.T) {
	a := annotator(t)
	text := phrase(t, "Congolese/Congolese/ADJ/2/amod troops/troop/NOUN/0/root")
	e := hearsay.Entity{Type: hearsay.Group, Name: "troops", Mentions: []hearsay.Mention{{Span: hearsay.Span{End: len(text.Report.Text)}, Form: hearsay.Nominal, Head: 1}}}
	for home, want := range map[string]string{"COG": "COGMIL", "COD": "CODMIL", "FRA": "CODMIL"} {
		places := []hearsay.Place{{Span: hearsay.Span{Begin: 100, End: 101}, Country: home}}
		if got := a.Annotate(text, []hearsay.Entity{e}, places, hearsay.Published{})[0].Code; got != want {
			t.Errorf("in %s: %s, want %s", home, got, want)
		}
	}
}
