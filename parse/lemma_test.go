package parse

import "testing"

func TestSpelled(t *testing.T) {
	for form, want := range map[string]string{
		"raped": "rape", "spied": "spy", "occupied": "occupy", "freed": "free", "agreed": "agree", "gunned": "gun", "robbing": "rob", "stopped": "stop",
		"faded": "fade", "timed": "time", "scraping": "scrape",
		"added": "", "erred": "", "killed": "", "attacked": "", "shelling": "", "looted": "", "played": "", "fixed": "", "died": "", "bring": "", "red": "", "ing": "",
	} {
		if got := spelled(form); got != want {
			t.Errorf("%s: %q, want %q", form, got, want)
		}
	}
}

func TestLemmas(t *testing.T) {
	for _, x := range []struct{ text, word, want string }{
		{"Soldiers raped women in the village.", "raped", "rape"},
		{"Gunmen gunned down two judges.", "gunned", "gun"},
		{"The hostages were freed on Monday.", "freed", "free"},
		{"Hundreds fled across the river.", "fled", "flee"},
		{"The army expelled the monitors.", "expelled", "expel"},
		{"The town has undergone three sieges.", "undergone", "undergo"},
		{"Tribesmen occupied the airfields.", "Tribesmen", "tribesman"},
		{"Tribesmen occupied the airfields.", "occupied", "occupy"},
		{"Tribesmen occupied the airfields.", "airfields", "airfield"},
		{"REBELS SEIZED THE BRIDGES", "SEIZED", "seize"},
		{"See www.Example.org/Map for more.", "www.Example.org/Map", "www.Example.org/Map"},
		{"He said “no”.", "“", `"`},
	} {
		text := mustParser(t).Parse(body(x.text))
		found := false
		for i := range text.Tokens {
			if text.Form(i) == x.word {
				found = true
				if got := text.Tokens[i].Lemma; got != x.want {
					t.Errorf("%q: %s has the lemma %q, want %q", x.text, x.word, got, x.want)
				}
			}
		}
		if !found {
			t.Errorf("%q: no token %s", x.text, x.word)
		}
	}
}
