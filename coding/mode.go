package coding

import (
	"slices"
	"sort"
	"strings"

	"hearsay"
)

// circumstantial are the prepositions that tell about the act rather than the
// participant.
func circumstantial(p string) bool {
	switch p {
	case "by", "with", "at", "on", "over", "against", "after", "before", "since", "during", "into", "near", "through", "amid", "despite", "until", "as":
		return true
	}
	return false
}

// contextsOf joins the contexts of the rule with those that the words of the
// clause tell.
func (r *reading) contextsOf(rl *rule, first, end int) []string {
	out := slices.Clone(rl.Contexts)
	for i := first; i < end; i++ {
		switch tok := &r.t.Tokens[i]; tok.UPOS {
		case "NOUN", "ADJ", "VERB", "PROPN":
			word := tok.Lemma
			if tok.UPOS == "PROPN" {
				word = r.lower[i]
			}
			for _, c := range r.contexts[word] {
				if !slices.Contains(out, c) {
					out = append(out, c)
				}
			}
		}
	}
	sort.Strings(out)
	return out
}

// modeOf reads the mode off the instrument beside the trigger, where the rule
// itself has none.
func (r *reading) modeOf(t hearsay.EventType, m *match) string {
	if t != hearsay.Assault {
		return ""
	}
	mode := ""
	look := func(i int) {
		if mode == "" {
			mode = instruments[strings.ToLower(r.t.Tokens[i].Lemma)]
		}
	}
	for _, a := range m.frame.args {
		switch {
		case a.function == subject || a.function == modifier,
			a.function == oblique && (a.preposition == "with" || a.preposition == "in" || a.preposition == "by"):
			for _, c := range r.t.Children(a.token) {
				if r.rel(int(c)) == "compound" || r.rel(int(c)) == "amod" {
					look(int(c))
				}
			}
			look(a.token)
		case a.function == object:
			if r.t.Tokens[a.token].UPOS == "NOUN" {
				r.before(a.token, func(i int) {
					if m := instruments[strings.ToLower(r.t.Tokens[i].Lemma)]; m == "crowd-control" {
						mode = m // "tear gas shells", "rubber bullets"
					}
				})
				look(a.token)
			}
		}
	}
	return mode
}

// before visits the words before the noun i that tell its kind, and those
// before these: "tear-gas shells".
func (r *reading) before(i int, visit func(int)) {
	for _, c := range r.t.Children(i) {
		if int(c) < i && (r.rel(int(c)) == "compound" || r.rel(int(c)) == "amod") {
			visit(int(c))
			r.before(int(c), visit)
		}
	}
}

// instruments give the mode of an assault by the lemma of the weapon.
var instruments = map[string]string{
	"bomb": "explosives", "mine": "explosives", "landmine": "explosives", "explosive": "explosives", "dynamite": "explosives", "grenade": "explosives",
	"ied": "explosives", "explosion": "explosives", "blast": "explosives", "bombing": "explosives", "car": "explosives",
	"gun": "firearms", "rifle": "firearms", "pistol": "firearms", "bullet": "firearms", "shooting": "firearms", "gunfire": "firearms", "gunman": "firearms",
	"machine-gun": "firearms", "gunshot": "firearms", "sniper": "firearms",
	"mortar": "heavy-weapons", "rocket": "heavy-weapons", "artillery": "heavy-weapons", "shell": "heavy-weapons", "tank": "heavy-weapons",
	"missile": "heavy-weapons", "shelling": "heavy-weapons", "howitzer": "heavy-weapons",
	"air": "aerial", "airstrike": "aerial", "warplane": "aerial", "aircraft": "aerial", "jet": "aerial", "helicopter": "aerial", "plane": "aerial", "aerial": "aerial",
	"bomber": "aerial", "drone": "drone", "suicide": "suicide-attack", "chemical": "unconventional", "gas": "unconventional", "sarin": "unconventional",
	"chlorine": "unconventional", "nuclear": "unconventional", "biological": "unconventional", "napalm": "unconventional", "nerve": "unconventional",
	"knife": "primitive", "machete": "primitive", "stone": "primitive", "rock": "primitive", "arrow": "primitive", "club": "primitive", "axe": "primitive",
	"molotov": "primitive", "teargas": "crowd-control", "tear": "crowd-control", "rubber": "crowd-control", "sexual": "sexual",
}
