package coding

import (
	"strings"
	"testing"

	"hearsay"
)

// TestRetells: what tells again an act that an earlier sentence has told. The
// number wanted is that of the event retold, 0 if there is none.
func TestRetells(t *testing.T) {
	parser, coder := shipped(t)
	for _, tt := range []struct {
		text, trigger string // the last such word
		want          int
	}{
		{"Gunmen kill 12 miners in Duvno\n\nGunmen killed 12 miners in the hills near Duvno, police said.", "killed", 1},
		{"Gunmen attacked a convoy near Duvno. The governor blamed smugglers for the attack.", "attack", 1},
		{"Rebels bombed a bridge. Nobody has claimed the attack.", "attack", 1},
		{"Two ministers met in Oslo. The meeting ended without a statement.", "meeting", 1},
		// another act
		{"Gunmen attacked a convoy near Duvno. Another attack was foiled.", "attack", 0},
		{"Rebels bombed a bridge. Police fear an attack on the port.", "attack", 0},
		{"Police arrested a priest. Shops opened. Schools opened. Trains ran. Nothing else happened. Soldiers arrested a nun.", "arrested", 0},
	} {
		text := parser.Parse(&hearsay.Report{Text: tt.text})
		found := false
		for _, e := range coder.Code(text, &hearsay.Annotations{}) {
			if e.Trigger[0].Begin == strings.LastIndex(tt.text, tt.trigger) {
				if found = true; e.Retells != tt.want {
					t.Errorf("%s: %q retells %d, want %d", tt.text, tt.trigger, e.Retells, tt.want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no event at the last %q", tt.text, tt.trigger)
		}
	}
}
