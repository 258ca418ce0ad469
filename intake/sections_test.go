package intake

import (
	"strings"
	"testing"

	"hearsay"
)

// show writes sections one a line: the kind and the words.
func show(text string, sections []hearsay.Section) string {
	var b strings.Builder
	for _, s := range sections {
		b.WriteString(string(s.Kind) + ": " + strings.Join(strings.Fields(text[s.Begin:s.End]), " ") + "\n")
	}
	return b.String()
}

func TestSections(t *testing.T) {
	tests := []struct{ name, title, text, want string }{
		{"blank lines", "", `Rebels shell port city

At least four die as ceasefire talks stall

By Jane Doe and John Roe

HODEIDAH, Yemen (Reuters) - Rebels shelled the port on Monday, killing four people.

Ali Hassan.

The governor said the attack began at dawn.

Read more: What we know about the talks

Follow us on Twitter for the latest news.

(Reporting by Jane Doe; Editing by John Roe)
`, `headline: Rebels shell port city
standfirst: At least four die as ceasefire talks stall
boilerplate: By Jane Doe and John Roe
dateline: HODEIDAH, Yemen (Reuters) -
body: Rebels shelled the port on Monday, killing four people.
caption: Ali Hassan.
body: The governor said the attack began at dawn.
boilerplate: Read more: What we know about the talks
boilerplate: Follow us on Twitter for the latest news.
boilerplate: (Reporting by Jane Doe; Editing by John Roe)
`},
		{"a line a paragraph", "", `Army retakes bridge in the north
Tuesday, March 4, 2014
The army retook the bridge on Monday.
It said two soldiers died.
Image: Ministry of Defence.
Related news
Army loses bridge in the north
`, `headline: Army retakes bridge in the north
dateline: Tuesday, March 4, 2014
body: The army retook the bridge on Monday.
body: It said two soldiers died.
caption: Image: Ministry of Defence.
boilerplate: Related news
boilerplate: Army loses bridge in the north
`},
		{"set in capitals and lines of one width", "", `   SAN SALVADOR, 12 FEB 88 (ACAN-EFE) -- [TEXT] THREE SOLDIERS DIED
TODAY WHEN GUERRILLAS ATTACKED A BARRACKS IN THE WEST OF THE COUNTRY.

   AN ARMY SPOKESMAN SAID THE ATTACKERS CAME FROM THE NEARBY HILLS.
HE ADDED THAT A SEARCH IS UNDER WAY IN THE DEPARTMENT OF CHALATENANGO
AND IN TWO OTHERS.
   THE GUERRILLAS HAVE NOT YET SAID ANYTHING ABOUT THE ATTACK ON THE
BARRACKS.
`, `dateline: SAN SALVADOR, 12 FEB 88 (ACAN-EFE) -- [TEXT]
body: THREE SOLDIERS DIED TODAY WHEN GUERRILLAS ATTACKED A BARRACKS IN THE WEST OF THE COUNTRY.
body: AN ARMY SPOKESMAN SAID THE ATTACKERS CAME FROM THE NEARBY HILLS. HE ADDED THAT A SEARCH IS UNDER WAY IN THE DEPARTMENT OF CHALATENANGO AND IN TWO OTHERS.
body: THE GUERRILLAS HAVE NOT YET SAID ANYTHING ABOUT THE ATTACK ON THE BARRACKS.
`},
		{"one line", "", `LAGOS (AP) _ Police freed nine hostages on Friday. (sp/eml)`,
			"dateline: LAGOS (AP) _\nbody: Police freed nine hostages on Friday.\nboilerplate: (sp/eml)\n"},
		{"desk and agencies", "", "Envoys leave\n\nTwo envoys left the capital on Friday.\n\namb/kl (Reuters, AFP, dpa)\n",
			"headline: Envoys leave\nbody: Two envoys left the capital on Friday.\nboilerplate: amb/kl (Reuters, AFP, dpa)\n"},
		{"one sentence without a stop is no headline", "", `Police freed nine hostages`, "body: Police freed nine hostages\n"},
		{"headline run on into the dateline", "", `Bomb kills two in market. QUETTA, Pakistan — A bomb killed two people on Sunday.`,
			"headline: Bomb kills two in market.\ndateline: QUETTA, Pakistan —\nbody: A bomb killed two people on Sunday.\n"},
		{"dash decoded wrongly", "", "HAMMOND, Ind. (AP) \u0097 Three men were freed on Sunday.",
			"dateline: HAMMOND, Ind. (AP) \u0097\nbody: Three men were freed on Sunday.\n"},
		{"given title ends in a stop", "Two die in raid.", "Two die in raid.\n\nTroops raided a farm at night. Two people died.\n",
			"headline: Two die in raid.\nbody: Troops raided a farm at night. Two people died.\n"},
		{"first line is the report's lead", "", "Troops raided a farm at night.\n\nTwo people died.\n",
			"body: Troops raided a farm at night.\nbody: Two people died.\n"},
		{"a label heads a report that is no link", "", "Explainer: why the talks failed\n\nThe talks failed on Monday, the envoy said.\n",
			"headline: Explainer: why the talks failed\nbody: The talks failed on Monday, the envoy said.\n"},
		{"dash in a sentence is no dateline", "", "Hassan – the general's son – fled on Monday, officials said.\n\nHe was not hurt.\n",
			"body: Hassan – the general's son – fled on Monday, officials said.\nbody: He was not hurt.\n"},
		{"speakers of a transcript have no dateline", "", "BAKER: Governor, you sent the troops there last week.\n\nROE: We sent nobody to that town.\n\nBAKER: Thank you for coming.\n",
			"body: BAKER: Governor, you sent the troops there last week.\nbody: ROE: We sent nobody to that town.\nbody: BAKER: Thank you for coming.\n"},
		{"city and colon", "", "Curfew lifted in capital\n\nISLAMABAD: Police lifted the curfew on Friday.\n",
			"headline: Curfew lifted in capital\ndateline: ISLAMABAD:\nbody: Police lifted the curfew on Friday.\n"},
		{"small letters go on with the sentence", "", "The minister said that the army would\nleave the city by Friday.\n",
			"body: The minister said that the army would leave the city by Friday.\n"},
		{"carriage returns", "", "Army leaves city\r\n\r\nThe army left the city on Friday.\r\nAlso read: Army enters city\r\n",
			"headline: Army leaves city\nbody: The army left the city on Friday.\nboilerplate: Also read: Army enters city\n"},
		{"byte order mark inside JSON", "", "\uFEFFThe army left the city on Friday.", "body: The army left the city on Friday.\n"},
		{"a page of a news site", "", `Rebels hold airport road
PUBLISHED : 12 SEP 2012, 3:45 PM
GULU | Wed Sep 12, 2012 4:11pm EDT
(Reuters) - Rebels held the airport road on Wednesday, activists said.
A man walks past a burnt bus in Gulu, Uganda. REUTERS/Jane Doe
ALSO READ | Army says road is open
More on this story: the war in maps
Fighters at the airport. (John Roe/AP)
The army gave no figures/AP said nothing else on Monday.
`, `headline: Rebels hold airport road
dateline: PUBLISHED : 12 SEP 2012, 3:45 PM
dateline: GULU | Wed Sep 12, 2012 4:11pm EDT
dateline: (Reuters) -
body: Rebels held the airport road on Wednesday, activists said.
caption: A man walks past a burnt bus in Gulu, Uganda. REUTERS/Jane Doe
boilerplate: ALSO READ | Army says road is open
boilerplate: More on this story: the war in maps
caption: Fighters at the airport. (John Roe/AP)
body: The army gave no figures/AP said nothing else on Monday.
`},
		{"nothing to show", "", " \n\t\u00a0\uFEFF\n", ""},
		{"words of a link inside a sentence stay", "", "The paper wrote in its also read pages that rebels left the town on Monday.\n\nRelated attacks killed two.\n",
			"body: The paper wrote in its also read pages that rebels left the town on Monday.\nbody: Related attacks killed two.\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := show(tt.text, Sections(tt.text, tt.title)); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

func TestIsDate(t *testing.T) {
	for text, want := range map[string]bool{
		"Friday, August 21, 2015": true, "Updated: 22 Aug 2021, 10:35 IST": true, "2021-08-22": true, "22/08/2021 10:35 GMT": true,
		"0-71757-05642-8.": false, "In August 2015 the war ended": false, "9/11": false, "Sept. 3, 1999": true,
	} {
		if got := isDate(fold(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestReadWordingNamesTheLine(t *testing.T) {
	for tsv, want := range map[string]string{
		"section\tmatch\tphrase\nboilerplate\tlabel":                               "intake/wording.tsv:2: want section",
		"section\tmatch\tphrase\n# note\nboilerplate\tsometimes\tread":             "intake/wording.tsv:3: unknown match",
		"section\tmatch\tphrase\nbody\tlabel\tread":                                "intake/wording.tsv:2: unknown section",
		"section\tmatch\tphrase\ncaption\tlabel\tphoto\nboilerplate\tlabel\tphoto": "intake/wording.tsv:3: photo is there twice",
	} {
		_, err := readWording(tsv)
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", tsv, err, want)
		}
	}
}

// checkSections fails unless sections are in order, apart, not empty, and all
// that is between them is blank.
func checkSections(t *testing.T, text string, sections []hearsay.Section) {
	t.Helper()
	at := 0
	for _, s := range sections {
		if s.Begin < at || s.Empty() || s.End > len(text) {
			t.Fatalf("section %v after %d in %q", s, at, text)
		}
		if strings.TrimFunc(text[at:s.Begin], isBlank) != "" {
			t.Fatalf("%q is in no section of %q", text[at:s.Begin], text)
		}
		at = s.End
	}
	if strings.TrimFunc(text[at:], isBlank) != "" {
		t.Fatalf("%q is in no section of %q", text[at:], text)
	}
}

func FuzzSections(f *testing.F) {
	f.Add("Rebels shell port\n\nHODEIDAH (AP) - Rebels shelled the port. (sp/eml)\n\nAlso read: x", "")
	f.Add("   LIMA, 2 OCT 89 (EFE) -- [TEXT] A\nB C\n   D", "A")
	f.Add("a. B (AP) — C", "a.")
	f.Add("\uFEFF\u2028İ(\r\n(ends)", "İ")
	f.Fuzz(func(t *testing.T, text, title string) {
		text = strings.ToValidUTF8(text, "?")
		checkSections(t, text, Sections(text, title))
	})
}
