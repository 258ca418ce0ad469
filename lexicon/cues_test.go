package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"

	"hearsay"
)

func TestCueStances(t *testing.T) {
	c, err := loadCues(inside)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		lemma, pos, frame string
		want              hearsay.Stance
	}{
		{"say", "verb", "", hearsay.Asserts},
		{"deny", "verb", "", hearsay.Denies},
		{"rule", "verb", "out", hearsay.Denies},
		{"rule", "verb", "that", hearsay.Asserts},
		{"rule", "verb", "", ""},
		{"call", "verb", "for", hearsay.AsksFor},
		{"call", "verb", "", hearsay.Asserts},
		{"hope", "noun", "", hearsay.Hopes},
		{"warning", "noun", "", hearsay.Warns},
		{"according", "prep", "", hearsay.Asserts},
		{"swim", "verb", "", ""},
	} {
		got, ok := c.Stance(x.lemma, x.pos, func(f string) bool { return f == x.frame })
		if got != x.want || ok != (x.want != "") {
			t.Errorf("%s (%s, frame %q): %q, %v; want %q", x.lemma, x.pos, x.frame, got, ok, x.want)
		}
	}
}

func TestFramedCues(t *testing.T) {
	c, err := loadCues(inside)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		lemma, word string
		want        bool
	}{
		{"claim", "responsibility", true},
		{"claim", "victory", false},
		{"call", "for", false}, // too common to speak for the cue by itself
	} {
		if got := c.Framed(x.lemma, "verb", func(f string) bool { return f == x.word }); got != x.want {
			t.Errorf("%s … %s: %v", x.lemma, x.word, got)
		}
	}
}

func TestCueErrorsNameTheLine(t *testing.T) {
	const header = "lemma\tpos\tframe\tstance\n"
	for _, x := range []struct{ tsv, want string }{
		{"lemma\tpos\n", "cues.tsv:1: header row"},
		{header + "say\tverb\tasserts\n", "cues.tsv:2: 3 fields"},
		{header + "say\tpronoun\t-\tasserts\n", `cues.tsv:2: unknown part of speech "pronoun"`},
		{header + "# note\nsay\tverb\t-\tmutters\n", `cues.tsv:3: unknown stance "mutters"`},
		{header + "say\tverb\t-\tasserts\nsay\tverb\t-\tdenies\n", "cues.tsv:3: say verb stands twice"},
	} {
		if _, err := loadCues(layers{{fstest.MapFS{"cues/cues.tsv": {Data: []byte(x.tsv)}}, "lexicon"}}); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%q: error %v, want %q", x.tsv, err, x.want)
		}
	}
}
