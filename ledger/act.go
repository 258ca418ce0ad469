package ledger

import (
	"strings"

	"hearsay"
)

// acts group the words for acts by what is done, so that "seized" and "the
// seizure" are one act. A word belongs to the group of the longest stem that it
// begins with.
var acts = func() map[string]string {
	m := map[string]string{}
	for act, stems := range map[string]string{
		"attack":   `attack raid ambush assault offensive storm struck strike hit target carried carry perpetrat rampage`,
		"kill":     `kill slay slain slew massacr murder execut dead death die dying assassinat slaughter gunned lynch behead`,
		"bomb":     `bomb blast explo detonat blew blow airstrike`,
		"shell":    `shell mortar bombard rocket artillery`,
		"shoot":    `shoot shot fire firing gunfire sniper`,
		"seize":    `seiz captur overr overtak took take taking control retak recaptur conquer occup fell fallen`,
		"arrest":   `arrest detain detention jail imprison custody`,
		"abduct":   `abduct kidnap hostage`,
		"burn":     `burn torch arson ablaze loot ransack`,
		"destroy":  `destroy sink sank sunk downed downing damag demolish`,
		"wound":    `wound injur hurt maim`,
		"expel":    `expel expul deport evict displac drove drive driven`,
		"torture":  `tortur beat abus rape mistreat`,
		"violate":  `violat breach broken breaking ceasefire truce`,
		"withdraw": `withdr pull retreat`,
		"protest":  `protest march demonstrat rall riot`,
		"talk":     `talk negotiat met meet`,
		"poison":   `poison chemical gas`,
		"enter":    `cross enter invad intrud intrus incurs infiltrat`,
	} {
		for s := range words(stems) {
			m[s] = act
		}
	}
	return m
}()

// light are words that tell an act only where no other word does: "took", as
// "took hostages" is no capture of a place.
var light = words(`take takes took taken taking carry carried carrying hit hits target targeted targeting fell fallen held`)

// actOf is the group of the first word that has one, or "".
func actOf(text string) string {
	fallback := ""
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return c != '-' && (c < 'a' || c > 'z') }) {
		for n := min(len(w), 10); n >= 3; n-- {
			a := acts[w[:n]]
			if a == "" {
				continue
			}
			if n < 5 && len(w) > n+5 {
				break // "firefighters" are no "fire"
			}
			if !light[w] {
				return a
			}
			if fallback == "" {
				fallback = a
			}
			break
		}
	}
	return fallback
}

// wide groups of acts hold one another: a killing, a bombing and a raid may each be
// told as an attack.
var wide = map[string]bool{"attack": true, "kill": true, "bomb": true, "shell": true, "shoot": true, "wound": true, "burn": true, "destroy": true, "poison": true, "enter": true}

// sameAct reports whether two acts may be one, and whether the words say so.
func sameAct(a, b string) (possible, said bool) {
	x, y := actOf(a), actOf(b)
	switch {
	case x == "" || y == "":
		return true, false
	case x == y:
		return true, true
	}
	if x == "seize" && y == "attack" || x == "attack" && y == "seize" {
		return true, true // "seized the port", "the attack on the port"
	}
	if wide[x] && wide[y] {
		return true, x == "attack" || y == "attack"
	}
	return false, false
}

// violent reports whether somebody may be blamed for an event of the type.
func violent(e hearsay.EventType) bool {
	return e == hearsay.Assault || e == hearsay.Coerce
}
