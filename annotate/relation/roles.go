package relation

import "hearsay"

// role is what a noun says of its bearer: bearer Type complement, or the other
// way round if inverse. The prepositions that bring in the complement are
// listed; a possessor and, where compound, a noun before it do so as well.
type role struct {
	typ          hearsay.RelationType
	inverse      bool
	prepositions string // between blanks
	compound     bool
}

// ofBody reports whether the role is one in a body: "army spokesman".
func (r role) ofBody() bool {
	switch r.typ {
	case hearsay.LeaderOf, hearsay.SpokespersonFor, hearsay.EmployedBy, hearsay.DeputyOf:
		return true
	}
	return false
}

var roles = func() map[string]role {
	m := map[string]role{}
	put := func(r role, nouns ...string) {
		for _, n := range nouns {
			m[n] = r
		}
	}
	put(role{hearsay.ChildOf, false, " of ", false}, "son", "daughter", "child", "stepson", "stepdaughter", "heir")
	put(role{hearsay.ChildOf, true, " of to ", false}, "father", "mother", "parent", "stepfather", "stepmother")
	put(role{hearsay.SpouseOf, false, " of to ", false}, "wife", "husband", "spouse", "widow", "widower", "fiance", "fiancee", "ex-wife", "ex-husband")
	put(role{hearsay.SiblingOf, false, " of to ", false}, "brother", "sister", "sibling", "half-brother", "half-sister", "twin")
	put(role{hearsay.LeaderOf, false, " of for at ", true},
		"leader", "head", "chief", "president", "chairman", "chairwoman", "chairperson", "premier", "minister", "chancellor", "governor",
		"mayor", "king", "queen", "emir", "sultan", "ruler", "dictator", "founder", "co-founder", "boss", "director", "ceo",
		"secretary-general", "warlord", "strongman", "speaker", "captain", "co-leader", "mastermind", "kingpin", "ringleader", "rector",
		"dean", "commander-in-chief", "monarch", "emperor", "overlord", "primate", "archbishop", "bishop", "patriarch", "pope", "prime minister", "secretary")
	put(role{hearsay.LeaderOf, false, " of ", false}, "commander", "chair", "manager", "commandant", "superintendent", "general secretary")
	put(role{hearsay.DeputyOf, false, " of to under for ", true},
		"deputy", "vice-president", "vice-chairman", "vice-premier", "vice-chancellor", "second-in-command", "right-hand man", "number two")
	put(role{hearsay.DeputyOf, false, " to ", false}, "lieutenant")
	put(role{hearsay.SpokespersonFor, false, " for of with at from ", true},
		"spokesman", "spokeswoman", "spokesperson", "spokesmen", "mouthpiece", "press secretary")
	put(role{hearsay.MemberOf, false, " of in from with ", true},
		"member", "senator", "congressman", "congresswoman", "mp", "lawmaker", "legislator", "fighter", "militant", "rebel", "guerrilla", "soldier",
		"troop", "activist", "gunman", "insurgent", "policeman", "cadre", "operative", "militiaman", "parliamentarian", "deputy", "combatant", "candidate",
		"politician", "councillor", "mujahideen", "warrior", "trooper", "recruit", "cleric", "official", "negotiator", "faction member")
	put(role{hearsay.EmployedBy, false, " of to at with for from in ", true},
		"adviser", "advisor", "aide", "secretary", "assistant", "employee", "worker", "staffer", "correspondent", "reporter", "journalist",
		"editor", "professor", "lecturer", "analyst", "researcher", "lawyer", "attorney", "bodyguard", "ambassador", "envoy", "diplomat",
		"representative", "prosecutor", "negotiator", "official", "officer", "commissioner", "inspector", "photographer", "cameraman",
		"columnist", "pilot", "engineer", "doctor", "consultant", "driver", "guard", "agent", "fellow", "economist", "expert")
	put(role{hearsay.AllyOf, false, " of to with ", true},
		"ally", "supporter", "backer", "loyalist", "sympathizer", "sympathiser", "partner", "follower", "patron", "confidant", "protege", "comrade", "adherent")
	put(role{hearsay.OpponentOf, false, " of to with ", true},
		"opponent", "rival", "enemy", "foe", "adversary", "critic", "challenger", "archrival", "arch-rival", "nemesis")
	put(role{hearsay.PartOf, false, " of to ", false},
		"wing", "arm", "branch", "offshoot", "affiliate", "faction", "unit", "division", "subsidiary", "chapter", "splinter", "department",
		"part", "component", "brigade", "battalion", "ministry", "parliament")
	put(role{hearsay.LocatedIn, false, " of ", false}, "capital", "suburb")
	put(role{hearsay.LocatedIn, false, " in of ", false},
		"district", "province", "city", "town", "village", "region", "area", "neighborhood", "neighbourhood", "port", "airport", "camp", "base", "county")
	// Both an official of a body and a member of a party are told by "of".
	for _, n := range []string{"official", "negotiator"} {
		m[n] = role{hearsay.EmployedBy, false, " of to at with for from in ", true}
	}
	m["deputy"] = role{hearsay.DeputyOf, false, " of to under for ", true}
	m["secretary"] = role{hearsay.LeaderOf, false, " of ", false}
	return m
}()

// verbRole is what a verb says of its subject and object.
type verbRole struct {
	typ         hearsay.RelationType
	preposition string // that brings in the object; empty for a direct one
}

var verbRoles = map[string][]verbRole{
	"lead":        {{hearsay.LeaderOf, ""}},
	"head":        {{hearsay.LeaderOf, ""}},
	"command":     {{hearsay.LeaderOf, ""}},
	"govern":      {{hearsay.LeaderOf, ""}},
	"rule":        {{hearsay.LeaderOf, ""}},
	"chair":       {{hearsay.LeaderOf, ""}},
	"found":       {{hearsay.LeaderOf, ""}},
	"spearhead":   {{hearsay.LeaderOf, ""}},
	"join":        {{hearsay.MemberOf, ""}},
	"belong":      {{hearsay.MemberOf, "to"}},
	"serve":       {{hearsay.MemberOf, "in"}},
	"support":     {{hearsay.AllyOf, ""}},
	"back":        {{hearsay.AllyOf, ""}},
	"aid":         {{hearsay.AllyOf, ""}},
	"ally":        {{hearsay.AllyOf, "with"}, {hearsay.AllyOf, "to"}},
	"align":       {{hearsay.AllyOf, "with"}},
	"side":        {{hearsay.AllyOf, "with"}},
	"oppose":      {{hearsay.OpponentOf, ""}},
	"marry":       {{hearsay.SpouseOf, ""}, {hearsay.SpouseOf, "to"}},
	"work":        {{hearsay.EmployedBy, "for"}},
	"employ":      {{hearsay.EmployedBy, "by"}},
	"represent":   {{hearsay.SpokespersonFor, ""}},
	"base":        {{hearsay.LocatedIn, "in"}},
	"locate":      {{hearsay.LocatedIn, "in"}},
	"situate":     {{hearsay.LocatedIn, "in"}},
	"loyal":       {{hearsay.AllyOf, "to"}},
	"friendly":    {{hearsay.AllyOf, "to"}},
	"sympathetic": {{hearsay.AllyOf, "to"}},
	"close":       {{hearsay.AllyOf, "to"}},
	"faithful":    {{hearsay.AllyOf, "to"}},
	"affiliate":   {{hearsay.AllyOf, "with"}, {hearsay.AllyOf, "to"}},
	"link":        {{hearsay.AllyOf, "to"}, {hearsay.AllyOf, "with"}},
	"opposed":     {{hearsay.OpponentOf, "to"}},
	"hostile":     {{hearsay.OpponentOf, "to"}},
}

// pastWords say that a role is over.
var pastWords = map[string]bool{
	"former": true, "ex": true, "late": true, "then": true, "onetime": true, "one-time": true, "erstwhile": true, "ousted": true,
	"deposed": true, "slain": true, "past": true, "previous": true, "retired": true, "disgraced": true, "once": true, "formerly": true,
	"previously": true, "assassinated": true, "outgoing": false,
}
