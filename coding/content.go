package coding

import "hearsay"

// bearing is what an act that is only spoken of tells about the words that speak
// of it: "demanded the release of the editor" asks to yield.
type bearing struct {
	mode  string
	cameo string
}

// bearings give the bearing of an act by its type and mode, for each type that
// speaks of acts; an empty mode stands for any other. The codes are those that
// CAMEO has for intent, demands, refusals and threats.
var bearings = map[hearsay.EventType]map[hearsay.EventType]map[string]bearing{
	hearsay.Request: {
		hearsay.Retreat: {"release": {"yield", "1053"}, "access": {"yield", "1055"}, "resign": {"change", "1041"}, "withdraw": {"yield", "1056"},
			"ceasefire": {"yield", "1056"}, "disarm": {"yield", "1056"}, "": {"yield", "105"}},
		hearsay.Concede: {"": {"change", "104"}}, hearsay.Sanction: {"expel": {"change", "1041"}, "": {"yield", "1054"}},
		hearsay.Assault: {"": {"yield", "1056"}}, hearsay.Coerce: {"": {"yield", "105"}},
		hearsay.Consult: {"": {"meet", "106"}}, hearsay.Agree: {"": {"meet", "107"}},
		hearsay.Aid: {"": {"assist", "103"}}, hearsay.Cooperate: {"": {"assist", "101"}}, hearsay.Support: {"": {"assist", "102"}},
		hearsay.Mobilize: {"": {"assist", "1034"}},
	},
	hearsay.Reject: {
		hearsay.Retreat: {"release": {"yield", "1243"}, "access": {"yield", "1245"}, "resign": {"change", "1231"}, "withdraw": {"yield", "1246"},
			"ceasefire": {"yield", "1246"}, "disarm": {"yield", "1246"}, "": {"yield", "124"}},
		hearsay.Concede: {"": {"change", "123"}}, hearsay.Sanction: {"": {"yield", "1244"}},
		hearsay.Assault: {"": {"yield", "1246"}}, hearsay.Coerce: {"": {"yield", "124"}},
		hearsay.Consult: {"": {"meet", "125"}}, hearsay.Agree: {"": {"meet", "127"}},
		hearsay.Aid: {"": {"assist", "122"}}, hearsay.Cooperate: {"": {"assist", "121"}}, hearsay.Support: {"": {"assist", "121"}},
		hearsay.Mobilize: {"": {"assist", "1224"}},
	},
	hearsay.Threaten: {
		hearsay.Assault: {"": {"violence", "138"}}, hearsay.Mobilize: {"": {"violence", "138"}},
		hearsay.Coerce:   {"arrest": {"arrest", "132"}, "seize": {"territory", "1382"}, "": {"restrict", "132"}},
		hearsay.Sanction: {"expel": {"expel", "136"}, "discontinue": {"relations", "131"}, "": {"relations", "1313"}},
		hearsay.Protest:  {"": {"relations", "133"}}, hearsay.Retreat: {"": {"relations", "134"}},
	},
	hearsay.Agree: {
		hearsay.Retreat: {"release": {"", "0353"}, "access": {"", "0355"}, "resign": {"", "0341"}, "withdraw": {"", "0356"}, "ceasefire": {"", "0356"},
			"disarm": {"", "0356"}, "": {"", "035"}},
		hearsay.Concede: {"": {"", "035"}}, hearsay.Sanction: {"": {"", "0354"}}, hearsay.Consult: {"": {"", "036"}}, hearsay.Agree: {"": {"", "037"}},
		hearsay.Aid: {"": {"", "033"}}, hearsay.Cooperate: {"": {"", "031"}}, hearsay.Support: {"": {"", "032"}}, hearsay.Mobilize: {"": {"", "0334"}},
	},
}

// bears gives e the mode and the code that the act which is the content of m
// tells, where its rule is silent. What no rule tells is told by classes of words.
func (r *reading) bears(e *hearsay.Event, m *match) {
	by := bearings[e.Type]
	if by == nil || e.Mode != "" || m.act != nil {
		return
	}
	b, ok := bearing{}, false
	for _, o := range r.told {
		if o == m || o.rule.Type == e.Type || !r.contentOf(o.frame.head, m) {
			continue
		}
		modes := by[o.rule.Type]
		if b, ok = modes[o.rule.Mode]; !ok {
			b, ok = modes[""]
		}
		if ok {
			break
		}
	}
	if !ok && (e.Type == hearsay.Request || e.Type == hearsay.Reject) {
		b, ok = r.askedFor(e.Type, m)
	}
	if !ok {
		return
	}
	e.Mode = b.mode
	if b.cameo != "" && len(e.CAMEO) == 3 && (e.CAMEO[2] == '0' || e.CAMEO == "105" && b.cameo[:3] == "105") {
		e.CAMEO = b.cameo
	}
}

// askedFor is the bearing of what is asked for or refused by the words for it: to
// stop something is to yield, to give something to assist, to talk to meet; to do anything else is to change.
func (r *reading) askedFor(t hearsay.EventType, m *match) (bearing, bool) {
	codes := [3]string{"105", "103", "106"}
	if t == hearsay.Reject {
		codes = [3]string{"124", "122", "125"}
	}
	change := false
	for _, a := range m.frame.args {
		switch {
		case a.function == openClause, a.function == fullClause, a.function == object, a.function == oblique && (a.preposition == "for" || a.preposition == "to"):
		default:
			continue
		}
		change = change || r.t.Tokens[a.token].UPOS == "VERB" && a.function != object
		switch {
		case r.in(r.yielding, a.token):
			return bearing{"yield", codes[0]}, true
		case r.in(r.assisting, a.token):
			return bearing{"assist", codes[1]}, true
		case r.in(r.meeting, a.token):
			return bearing{"meet", codes[2]}, true
		}
	}
	return bearing{mode: "change"}, change && t == hearsay.Request
}
