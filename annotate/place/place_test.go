package place

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"hearsay"
	"hearsay/gazetteer"
	"hearsay/lexicon"
)

// word is one token of a sentence made by hand: form, UPOS, governor (counted
// from 1 in the sentence, 0 at the root), relation.
type word struct {
	form, upos string
	head       int
	relation   string
}

// sentence reads "form/UPOS/head/relation …"; the words stand one blank apart,
// or right behind the last one if the form begins with "_".
func sentence(s string) []word {
	var out []word
	for _, f := range strings.Fields(s) {
		p := strings.Split(f, "/")
		w := word{form: p[0], upos: "X", relation: "dep"}
		if len(p) > 1 {
			w.upos = p[1]
		}
		if len(p) > 3 {
			for _, c := range p[2] {
				w.head = w.head*10 + int(c-'0')
			}
			w.relation = p[3]
		}
		out = append(out, w)
	}
	return out
}

// text makes a Text of sentences written for sentence().
func text(sentences ...string) *hearsay.Text {
	var b strings.Builder
	var tokens []hearsay.Token
	var ss []hearsay.Sentence
	for _, s := range sentences {
		first := len(tokens)
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		begin := b.Len()
		for i, w := range sentence(s) {
			form, glued := strings.CutPrefix(w.form, "_")
			if i > 0 && !glued {
				b.WriteByte(' ')
			}
			at := b.Len()
			b.WriteString(form)
			head := -1
			if w.head > 0 {
				head = first + w.head - 1
			} else if i > 0 && w.relation != "root" {
				head = first
			}
			tokens = append(tokens, hearsay.Token{Span: hearsay.Span{Begin: at, End: b.Len()}, Lemma: strings.ToLower(form), UPOS: w.upos, Head: head, Relation: w.relation})
		}
		ss = append(ss, hearsay.Sentence{Span: hearsay.Span{Begin: begin, End: b.Len()}, FirstToken: first, EndToken: len(tokens), Section: hearsay.Body})
	}
	return hearsay.NewText(&hearsay.Report{Text: b.String()}, tokens, ss)
}

func annotator(t testing.TB) *Annotator {
	t.Helper()
	gaz, err := gazetteer.Open()
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(lex, gaz)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAnnotate(t *testing.T) {
	a := annotator(t)
	for _, x := range []struct {
		text []string
		want []string // span|country|admin1|precision|use, in order
	}{
		{[]string{"Paris/PROPN ,/PUNCT Texas/PROPN ,/PUNCT is/AUX quiet/ADJ"}, []string{"Paris|USA|Texas|point|literal", "Texas|USA|Texas|admin1|literal"}},
		{[]string{"Shells/NOUN fell/VERB in/ADP Paris/PROPN"}, []string{"Paris|FRA|Île-de-France|point|literal"}},
		{
			[]string{"Rebels/NOUN took/VERB Qalwar/PROPN district/NOUN in/ADP Herat/PROPN province/NOUN"},
			[]string{"Qalwar|AFG|Herat|admin1|literal", "Herat|AFG|Herat|admin1|literal"},
		},
		{
			[]string{"They/PRON hold/VERB Qalwar/PROPN ,/PUNCT Dashtok/PROPN and/CCONJ Zarkoh/PROPN districts/NOUN in/ADP Helmand/PROPN"},
			[]string{"Qalwar|AFG|Helmand|admin1|literal", "Dashtok|AFG|Helmand|admin1|literal", "Zarkoh|AFG|Helmand|admin1|literal", "Helmand|AFG|Helmand|admin1|literal"},
		},
		{[]string{"the/DET Idlib/PROPN province/NOUN town/NOUN of/ADP Binnish/PROPN"}, []string{"Idlib|SYR|Idlib|admin1|literal", "Binnish|SYR|Idlib|point|literal"}},
		{
			[]string{"Moscow/PROPN/2/nsubj warned/VERB/0/root Washington/PROPN/2/obj", "Russian/ADJ/2/amod troops/NOUN"},
			[]string{"Moscow|RUS|Moscow|point|literal", "Washington|USA|District of Columbia|point|literal", "Russian|RUS||country|modifier"},
		},
		{[]string{"The/DET/3/det Kabul/PROPN/3/compound government/NOUN/0/root"}, []string{"Kabul|AFG|Kabul|point|modifier"}},
		{[]string{"17/NUM km/NOUN from/ADP Angkor/PROPN Wat/PROPN"}, []string{"17 km from Angkor Wat|KHM||relative|literal", "Angkor Wat|KHM||point|literal"}},
		{
			// A namesake abroad is not the quarter of the town that the report tells of.
			[]string{"U.S./PROPN troops/NOUN left/VERB Baghdad/PROPN ,/PUNCT Iraq/PROPN", "Troops/NOUN hold/VERB the/DET Shaab/PROPN district/NOUN", "Baghdad/PROPN was/AUX calm/ADJ"},
			[]string{"U.S.|USA||country|literal", "Baghdad|IRQ|Baghdad|point|literal", "Iraq|IRQ||country|literal", "Shaab|IRQ|Baghdad|admin2|literal", "Baghdad|IRQ|Baghdad|point|literal"},
		},
		{[]string{"150/NUM km/NOUN north/ADV of/ADP Kabul/PROPN"}, []string{"150 km north of Kabul|AFG||relative|literal", "Kabul|AFG|Kabul|point|literal"}},
		{
			[]string{"some/DET 15/NUM km/NOUN _(/PUNCT 9/NUM miles/NOUN _)/PUNCT west/ADV of/ADP Aleppo/PROPN"},
			[]string{"some 15 km( 9 miles) west of Aleppo|SYR||relative|literal", "Aleppo|SYR|Aleppo|point|literal"},
		},
		{[]string{"Jack/PROPN London/PROPN/1/flat wrote/VERB", "London/PROPN died/VERB"}, nil},
		{[]string{"he/PRON told/VERB The/DET Washington/PROPN Post/PROPN"}, nil},
		{[]string{"Mr./PROPN Jackson/PROPN spoke/VERB"}, nil},
		{[]string{"Georgia/PROPN ,/PUNCT Armenia/PROPN and/CCONJ Turkey/PROPN signed/VERB"}, []string{"Georgia|GEO||country|literal", "Armenia|ARM||country|literal", "Turkey|TUR||country|literal"}},
		{
			[]string{"in/ADP Washington/PROPN ,/PUNCT Oregon/PROPN and/CCONJ California/PROPN"},
			[]string{"Washington|USA|Washington|admin1|literal", "Oregon|USA|Oregon|admin1|literal", "California|USA|California|admin1|literal"},
		},
		{[]string{"tell/VERB us/PRON in/ADP March/PROPN about/ADP turkey/NOUN"}, nil},
		{[]string{"the/DET Swat/PROPN Valley/PROPN"}, []string{"Swat Valley|PAK||point|literal"}},
		{[]string{"in/ADP the/DET Helmand/PROPN Valley/PROPN in/ADP Afghanistan/PROPN"}, []string{"Helmand Valley|AFG|Helmand|admin1|literal", "Afghanistan|AFG||country|literal"}},
		{[]string{"a/DET fire/NOUN in/ADP London/PROPN ,/PUNCT Ky./PROPN ,/PUNCT killed/VERB"}, []string{"London|USA|Kentucky|point|literal", "Ky.|USA|Kentucky|admin1|literal"}},
		{[]string{"in/ADP al/PROPN _-/PUNCT _Raqqa/PROPN ,/PUNCT Syria/PROPN"}, []string{"al-Raqqa|SYR|Raqqa|point|literal", "Syria|SYR||country|literal"}},
		{[]string{"in/ADP Qandahar/PROPN ,/PUNCT Afghanistan/PROPN"}, []string{"Qandahar|AFG|Kandahar|point|literal", "Afghanistan|AFG||country|literal"}},
		{[]string{"the/DET Black/PROPN Sea/PROPN fleet/NOUN"}, []string{"Black Sea|||region|literal"}},
	} {
		tx := text(x.text...)
		var got []string
		for _, p := range a.Annotate(tx, nil) {
			got = append(got, strings.Join([]string{tx.Text(p.Span), p.Country, p.Admin1, string(p.Precision), string(p.Use)}, "|"))
		}
		if !reflect.DeepEqual(got, x.want) {
			t.Errorf("%q:\n got %q\nwant %q", tx.Report.Text, got, x.want)
		}
	}
}

func TestInferredSaysSo(t *testing.T) {
	a := annotator(t)
	tx := text("fighting/NOUN in/ADP Qalwar/PROPN district/NOUN of/ADP Herat/PROPN province/NOUN")
	ps := a.Annotate(tx, nil)
	if len(ps) != 2 || ps[0].Basis != hearsay.BasisInferred || ps[0].GeonameID != 0 || ps[0].Point == nil || *ps[0].Point != *ps[1].Point {
		t.Errorf("%+v", ps)
	}
}

func TestRelativeIsMeasuredFromItsBase(t *testing.T) {
	a := annotator(t)
	for _, x := range []struct {
		text     string
		km, degs float64
	}{
		{"about/ADV 150/NUM km/NOUN north/ADV of/ADP Kabul/PROPN", 150, 0},
		{"30/NUM miles/NOUN southeast/ADV of/ADP Mosul/PROPN", 48.28, 135},
		{"ten/NUM kilometers/NOUN west/ADV of/ADP Maiduguri/PROPN", 10, 270},
	} {
		ps := a.Annotate(text(x.text), nil)
		if len(ps) != 2 || ps[0].Precision != hearsay.PrecisionRelative {
			t.Fatalf("%s: %+v", x.text, ps)
		}
		if d := distance(*ps[0].Point, *ps[1].Point); math.Abs(d-x.km) > 0.1 {
			t.Errorf("%s: %.1f km away", x.text, d)
		}
		want := offset(*ps[1].Point, x.km, x.degs)
		if *ps[0].Point != want {
			t.Errorf("%s: at %v, want %v", x.text, *ps[0].Point, want)
		}
	}
}

func TestSpansLieInTheText(t *testing.T) {
	a := annotator(t)
	for _, s := range []string{"", "-/PUNCT", "Al/PROPN _-/PUNCT", "of/ADP", "'s/PART 's/PART", "The/DET", "km/NOUN north/ADV of/ADP Kabul/PROPN", "Lake/PROPN", "St./PROPN", "’/PUNCT", "Kabul/PROPN -/PUNCT"} {
		tx := text(s)
		for _, p := range a.Annotate(tx, nil) {
			if p.Begin < 0 || p.End > len(tx.Report.Text) || p.Empty() {
				t.Errorf("%q: span %v", s, p.Span)
			}
		}
	}
	if ps := a.Annotate(hearsay.NewText(&hearsay.Report{}, nil, nil), nil); ps != nil {
		t.Errorf("empty report: %v", ps)
	}
}

func TestBoilerplateHasNoPlaces(t *testing.T) {
	a := annotator(t)
	tx := text("fighting/NOUN in/ADP Kabul/PROPN")
	tx.Sentences[0].Section = hearsay.Boilerplate
	if ps := a.Annotate(tx, nil); len(ps) != 0 {
		t.Errorf("%+v", ps)
	}
}

func TestSameTextSamePlaces(t *testing.T) {
	a := annotator(t)
	in := []string{"Fighting/NOUN in/ADP Springfield/PROPN ,/PUNCT Columbus/PROPN and/CCONJ Georgia/PROPN", "Russian/ADJ troops/NOUN in/ADP Santiago/PROPN and/CCONJ Victoria/PROPN"}
	first := a.Annotate(text(in...), nil)
	for range 20 {
		if again := a.Annotate(text(in...), nil); !reflect.DeepEqual(first, again) {
			t.Fatalf("%+v\n%+v", first, again)
		}
	}
}

func TestPersonsAreNoPlaces(t *testing.T) {
	a := annotator(t)
	tx := text("Houston/PROPN said/VERB no/DET", "in/ADP Baghdad/PROPN")
	es := []hearsay.Entity{{Type: hearsay.Person, Name: "Sam Houston", Mentions: []hearsay.Mention{{Span: hearsay.Span{Begin: 0, End: 7}, Form: hearsay.Name}}}, {
		Type: hearsay.Location, Name: "Baghdad", Mentions: []hearsay.Mention{{Span: hearsay.Span{Begin: 19, End: 26}, Form: hearsay.Name}},
	}}
	ps := a.Annotate(tx, es)
	for _, p := range ps {
		if tx.Text(p.Span) == "Baghdad" && p.Entity != 2 {
			t.Errorf("Baghdad is entity %d, want 2", p.Entity)
		}
	}
	if len(ps) == 0 {
		t.Error("no Baghdad")
	}
}

func TestAmbiguousNamesItsLine(t *testing.T) {
	if _, err := readAmbiguous("word\tkind\nbath\tword\nmarch\tsometimes\n"); err == nil || !strings.Contains(err.Error(), "ambiguous.tsv:3:") {
		t.Errorf("error %v names no line", err)
	}
}

func BenchmarkAnnotate(b *testing.B) {
	a := annotator(b)
	tx := text("Fighting/NOUN in/ADP Springfield/PROPN ,/PUNCT Columbus/PROPN and/CCONJ Georgia/PROPN went/VERB on/ADP for/ADP a/DET third/ADJ day/NOUN", "Russian/ADJ troops/NOUN in/ADP Santiago/PROPN and/CCONJ Victoria/PROPN held/VERB out/ADP")
	for b.Loop() {
		a.Annotate(tx, nil)
	}
}
