package ledger

import (
	"strings"

	"hearsay"
)

// The roles of a quantity: what the people counted did or suffered. The names of
// the first seven are those of Count.What.
const (
	killed       = "killed"
	wounded      = "wounded"
	arrested     = "arrested"
	displaced    = "displaced"
	participants = "participants"
	held         = "held"
	abducted     = "abducted"
	missing      = "missing"
	strength     = "strength" // of an armed force
)

// sign is a word that gives a quantity near it a role.
var signs = func() map[string]string {
	m := map[string]string{}
	for role, list := range map[string]string{
		killed: `killed killing kill kills slain slew massacred massacring executed executing dead died dying perished deaths death bodies
			fatalities fatality corpses toll slaughtered slaughtering murdered murdering drowned`,
		wounded:      `wounded wounding wound wounds injured injuring injures injure injuries hurt hurting maimed`,
		arrested:     `arrested arresting arrests detained detaining detains jailed rounded`,
		displaced:    `displaced displacing uprooted homeless fled flee fleeing evacuated refugees`,
		participants: `marched protested demonstrated rallied marchers demonstrators protesters protestors turnout attendance crowd attended attending involved involving`,
		abducted:     `abducted kidnapped kidnapping abducting hostage hostages`,
		missing:      `missing unaccounted`,
		held:         `captured capturing prisoner captive`,
	} {
		for w := range words(list) {
			m[w] = role
		}
	}
	return m
}()

// walls are the words beyond which a sign no longer speaks of the quantity.
var walls = words(`. , ; : ( ) — – “ ” " and but while when as after before that who which whom whose where if because although though`)

// roleByWords is the role that the words round the quantity give it, for a
// quantity that no event counts.
func (r *reader) roleByWords(q *hearsay.RecordQuantity) string {
	if measured(q.Unit) {
		return ""
	}
	first, end := r.wordAt(q.Begin), r.wordAt(q.End)
	// Inside: "36 deaths", "five dead".
	for i := first; i < end && i < len(r.words); i++ {
		switch w := r.words[i].low; w {
		case "dead", "deaths", "fatalities", "bodies", "corpses":
			return killed
		case "wounded", "injured":
			return wounded
		case "protesters", "protestors", "demonstrators", "marchers":
			if role := r.beside(first, end); role != "" {
				return role
			}
			return participants
		}
	}
	if r.strong(first, end) {
		return strength
	}
	return r.beside(first, end)
}

// beside is the role that the nearest sign on either side gives.
func (r *reader) beside(first, end int) string {
	left, right := "", ""
	leftAt, rightAt := 99, 99
	for i, n := first-1, 1; i >= 0 && n <= 6 && !walls[r.words[i].low]; i, n = i-1, n+1 {
		if s := signs[r.words[i].low]; s != "" {
			// "killed in clashes with 200 rebels": what follows a preposition other than these is not the object.
			if n == 1 || r.words[i].low == "toll" || r.words[i].low == "turnout" || r.words[i].low == "crowd" || r.links(i+1, first) {
				left, leftAt = s, n
			}
			break
		}
	}
	from := end
	if r.low(end) == "," { // "five people, among them two policemen, were killed"
		for j := end + 1; j < end+9; j++ {
			if r.low(j) == "," {
				from = j + 1
				break
			}
		}
	}
	for i, n := from, 1; i < len(r.words) && n <= 7 && !walls[r.words[i].low]; i, n = i+1, n+1 {
		if s := signs[r.words[i].low]; s != "" {
			right, rightAt = s, n
			break
		}
		if w := r.words[i].low; w == "took" && r.low(i+1) == "part" || w == "taken" && r.low(i+1) == "part" || w == "taking" && r.low(i+1) == "part" {
			right, rightAt = participants, n
			break
		}
	}
	if leftAt <= rightAt {
		return left
	}
	return right
}

// linking are the words that may stand between a sign and its figure.
var linking = words(`at to of is was the as many least more fewer less than about around some nearly almost up over an estimated another
	with between reached stood stands rose has had have been were be in total number put only between roughly approximately were counted`)

func (r *reader) links(from, to int) bool {
	for i := from; i < to; i++ {
		if !linking[r.words[i].low] {
			return false
		}
	}
	return true
}

// strong reports whether the words round a quantity give the strength of a
// force: "a force of some 700 men", "12,000 strong", "his forces number 800",
// "3,500 men under his command".
func (r *reader) strong(first, end int) bool {
	inside := false
	for i := first; i < end && i < len(r.words); i++ {
		if r.words[i].low == "strong" {
			return true
		}
		inside = inside || armed[r.words[i].low]
	}
	next := r.low(end)
	if next == "-" {
		next = r.low(end + 1)
	}
	if next == "strong" {
		return true
	}
	for n, i := 1, first-1; i >= 0 && n <= 6; n, i = n+1, i-1 {
		w := r.words[i].low
		switch {
		case w == "numbered" || w == "numbering" || w == "numbers" || w == "number" && !isDeterminer(r.low(i-1)):
			return r.links(i+1, first)
		case inside && (w == "counted" || w == "counts" || w == "totals" || w == "totalled" || w == "totaled") && r.low(end-1) != "people":
			return r.links(i+1, first)
		case w == "strength" || w == "ranks":
			return r.links(i+1, first)
		case w == "of" && (r.low(i-1) == "force" || r.low(i-1) == "army" || r.low(i-1) == "militia"):
			return r.links(i+1, first)
		case inside && (w == "has" || w == "have" || w == "had" || w == "commands" || w == "commanded" || w == "leads" || w == "fields" || w == "boasts" || w == "commanding" || w == "leading"):
			return r.links(i+1, first)
		case walls[w]:
			return inside && r.underCommand(end)
		}
	}
	return (inside || next == "under" || next == "in") && r.underCommand(end)
}

func isDeterminer(w string) bool { return w == "the" || w == "a" || w == "large" || w == "growing" }

// underCommand reports whether "under his command", "under arms" or "in its
// ranks" follows.
func (r *reader) underCommand(end int) bool {
	w := r.low(end)
	if w == "under" || w == "in" {
		a, b := r.low(end+1), r.low(end+2)
		return a == "arms" || b == "command" || b == "ranks"
	}
	return false
}

// armed are the nouns for members of an armed force, and "people" and "men",
// who may be such.
var armed = words(`fighter fighters soldier soldiers troop troops man men rebel rebels guerrilla guerrillas militant militants
	militiaman militiamen insurgent insurgents recruit recruits combatant combatants people personnel volunteers cadre cadres police officers
	policemen peacekeepers`)

// unmeasured units count people; these measure or count things.
var things = words(`km kilometre kilometer mile metre meter foot acre hectare percent per_cent % dollar euro pound rupee naira peso
	hour minute second day week month year decade century time tonne ton barrel litre liter degree point seat vote percentage
	house home shop building vehicle car truck boat ship tank aircraft plane helicopter missile rocket shell bomb round gun rifle weapon
	village town city district province country state island school hospital bridge church mosque factory mine camp base post station
	attack case incident charge count article page group party organization organisation company nation government tree animal
	cow goat sheep family household stage phase side front part place way reason thing word question condition demand proposal`)

func measured(unit string) bool {
	if unit == "family" || unit == "household" {
		return false
	}
	return things[unit] || strings.ContainsAny(unit, "%$€£")
}

// figures are the nouns that point back at a count given before: "put the
// figure at 300".
var figures = words(`figure toll number total count turnout attendance estimate crowd losses`)

// pointsBack reports whether the quantity only corrects the one before it:
// "police put the number at 9,000", "the rebels spoke of 30".
func (r *reader) pointsBack(q *hearsay.RecordQuantity) bool {
	first := r.wordAt(q.Begin)
	for n, i := 1, first-1; i >= 0 && n <= 7; n, i = n+1, i-1 {
		w := r.words[i].low
		if w == "." || w == ";" || w == "“" || w == "\"" {
			return false
		}
		if figures[w] {
			return true
		}
		if (w == "speak" || w == "speaks" || w == "spoke" || w == "talk" || w == "talked") && r.low(i+1) == "of" {
			return true
		}
	}
	return false
}

// partOf reports whether the quantity counts some of a whole told elsewhere, or
// comes on top of it: "including two girls", "another 12", "7 others".
func (r *reader) partOf(q *hearsay.RecordQuantity) bool {
	first, end := r.wordAt(q.Begin), r.wordAt(q.End)
	for i := max(first-3, 0); i < first; i++ {
		switch r.words[i].low {
		case "including", "among", "includes", "included", "another", "further", "additional", "besides", "plus":
			return true
		}
	}
	for i := end; i < end+5; i++ { // "six Americans were among the dead"
		if r.low(i) == "among" && r.low(i-1) != "," {
			return true
		}
	}
	for i := first; i < end && i < len(r.words); i++ {
		switch w := r.words[i].low; w {
		case "others", "other", "another", "further", "additional":
			return true
		case "of":
			if next := r.low(i + 1); i+1 < end && (next == "them" || next == "whom" || next == "the" || next == "those" || next == "these") {
				return true
			}
		case "more":
			if r.low(i+1) != "than" {
				return true
			}
		}
	}
	switch r.low(end) {
	case "others", "other":
		return true
	case "more":
		return r.low(end+1) != "than"
	case "of":
		next := r.low(end + 1)
		return next == "them" || next == "whom" || next == "the" || next == "those" || next == "these"
	}
	return false
}

// isCumulative reports whether the figure sums more than one incident: "since
// January", "over the past year", "bringing the total to 40".
func (r *reader) isCumulative(q *hearsay.RecordQuantity, sentence int) bool {
	if sentence < 0 {
		return false
	}
	s := r.rec.Sentences[sentence]
	from, to := r.wordAt(s.Begin), r.wordAt(s.End)
	at := r.wordAt(q.Begin)
	for i := from; i < to && i < len(r.words); i++ {
		w := r.words[i].low
		switch {
		case w == "since" && i > from && r.low(i+1) != "the" || w == "since" && i == from:
			// "since" at the very start of the sentence dates a course of events; after the figure it sums it up.
			return true
		case w == "so" && r.low(i+1) == "far", w == "to" && r.low(i+1) == "date", w == "in" && r.low(i+1) == "total":
			return true
		case (w == "bringing" || w == "brings" || w == "brought") && i < at && (r.low(i+2) == "total" || r.low(i+2) == "toll" || r.low(i+2) == "number"):
			return true
		case (w == "past" || w == "last" || w == "this") && (r.low(i+1) == "year" || r.low(i+1) == "month" || r.low(i+1) == "decade"):
			return true
		case (w == "months" || w == "years" || w == "decades") && (r.low(i-1) == "of" || r.low(i-2) == "past" || r.low(i-2) == "last" || r.low(i-3) == "past" || r.low(i-2) == "in" || r.low(i-2) == "over" || r.low(i+1) == "of"):
			return true
		}
	}
	return false
}

// kinds of people that a unit may name; a count of one kind does not speak of
// another.
var kinds = func() map[string]string {
	m := map[string]string{}
	for kind, list := range map[string]string{
		"anybody":  `people person victim body death dead fatality corpse casualty life man individual toll number figure other hostage captive prisoner detainee refugee evacuee "" inhabitant soul`,
		"civilian": `civilian villager resident farmer worker student protester protestor demonstrator marcher trader shopper bystander local peasant passenger worshipper pilgrim teacher migrant native miner fisherman`,
		"forces":   `soldier troop officer policeman police guard trooper serviceman peacekeeper marine sailor conscript cop security recruit`,
		"rebels":   `rebel militant guerrilla insurgent fighter terrorist gunman militiaman separatist attacker jihadist extremist cadre mujahid combatant bandit assailant raider tiger`,
		"minors":   `child girl boy baby infant schoolchild schoolgirl schoolboy pupil`,
		"women":    `woman mother wife`,
		"foreign":  `foreigner tourist american european briton frenchman`,
		"press":    `journalist reporter`,
	} {
		for w := range words(list) {
			m[strings.Trim(w, `"`)] = kind
		}
	}
	return m
}()

// sameKind reports whether two units may count the same people.
func sameKind(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	if a == b {
		return true
	}
	x, y := kinds[a], kinds[b]
	switch {
	case a == "" || b == "":
		return true
	case x == "" || y == "":
		return false // a people, a faith, a trade: some of the whole, if not others altogether
	case x == y:
		return x != "minors" // girls are not boys
	case x == "anybody" || y == "anybody":
		return x != "minors" && y != "minors" && x != "women" && y != "women" && x != "press" && y != "press" && x != "foreign" && y != "foreign"
	}
	return false
}

// apart reports whether the sentence sets what it tells apart from what was told
// before: "in a separate attack", "elsewhere in the city".
func (r *reader) apart(sentence int) bool {
	if sentence < 0 {
		return false
	}
	s := r.rec.Sentences[sentence]
	for i := r.wordAt(s.Begin); i < len(r.words) && r.words[i].end <= s.End; i++ {
		switch w := r.words[i].low; w {
		case "separate", "separately", "elsewhere", "previous", "previously", "earlier", "similar", "unrelated", "ago":
			return true
		case "another", "first", "second", "third", "last":
			n := r.low(i + 1)
			if actOf(n) != "" || n == "," && w != "first" && w != "last" || n == "incident" || n == "clash" || n == "town" || n == "village" || n == "year" || n == "month" {
				return true
			}
		}
	}
	return false
}

// noCount reports whether the words make the number something else than a count: a
// time of day ("at 0815"), an average.
func (r *reader) noCount(q *hearsay.RecordQuantity) bool {
	first, end := r.wordAt(q.Begin), r.wordAt(q.End)
	if w := r.low(first); len(w) == 4 && w[0] == '0' {
		return true
	}
	if r.low(first-1) == "average" || r.low(first-2) == "average" {
		return true
	}
	next := r.low(end)
	return next == "each" || next == "per" || next == "daily" || next == "a" && (r.low(end+1) == "day" || r.low(end+1) == "week")
}
