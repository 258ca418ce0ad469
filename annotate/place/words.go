package place

// level is the kind of place that a class noun tells of.
type level byte

const (
	anyLevel  level = iota
	state           // province, state: first-level unit
	district        // district, county: second-level unit
	town            // city, town, village, camp
	natural         // valley, river, mountain
	facility        // airport, base, prison
	directory       // country, nation
)

// classNouns tell what kind of place the name beside them belongs to.
var classNouns = map[string]level{
	"province": state, "state": state, "governorate": state, "oblast": state, "region": state, "prefecture": state, "department": state,
	"emirate": state, "republic": state, "krai": state,
	"district": district, "county": district, "municipality": district, "raion": district, "rayon": district, "commune": district, "canton": district,
	"township": district, "borough": district, "parish": district, "subdistrict": district, "tehsil": district, "woreda": district,
	"city": town, "town": town, "village": town, "suburb": town, "neighborhood": town, "neighbourhood": town, "hamlet": town, "settlement": town,
	"camp": town, "capital": town, "enclave": town, "outpost": town, "quarter": town, "port": town, "stronghold": town, "community": town,
	"metropolis": town, "resort": town, "crossroads": town,
	"valley": natural, "river": natural, "lake": natural, "mountain": natural, "mountains": natural, "mount": natural, "desert": natural,
	"strait": natural, "straits": natural, "strip": natural, "highlands": natural, "island": natural, "islands": natural, "peninsula": natural,
	"gulf": natural, "sea": natural, "bay": natural, "hills": natural, "hill": natural, "forest": natural, "plain": natural, "plains": natural,
	"plateau": natural, "pass": natural, "delta": natural, "gorge": natural, "canyon": natural, "creek": natural, "heights": natural,
	"canal": natural, "coast": natural, "basin": natural, "archipelago": natural, "oasis": natural, "ocean": natural, "jungle": natural,
	"volcano": natural, "glacier": natural, "range": natural, "lakes": natural,
	"airport": facility, "airbase": facility, "base": facility, "hospital": facility, "university": facility, "bridge": facility, "prison": facility,
	"square": facility, "street": facility, "road": facility, "airfield": facility, "barracks": facility, "stadium": facility, "mosque": facility,
	"highway": facility, "dam": facility, "refinery": facility, "border": facility, "crossing": facility, "garrison": facility, "park": facility,
	"avenue": facility, "boulevard": facility, "jail": facility,
	"country": directory, "nation": directory, "kingdom": directory,
}

// classNoun gives the level of a class noun in lower case, singular or plural.
func classNoun(w string) (level, bool) {
	if l, ok := classNouns[w]; ok {
		return l, true
	}
	if n := len(w); n > 4 && w[n-1] == 's' {
		if l, ok := classNouns[w[:n-1]]; ok {
			return l, true
		}
		if w[n-3:] == "ies" {
			l, ok := classNouns[w[:n-3]+"y"]
			return l, ok
		}
	}
	return 0, false
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

var (
	// locative prepositions are seldom followed by a name that is no place.
	locative = set("in", "at", "near", "outside", "inside", "around", "across", "throughout", "within", "towards", "toward", "into", "beyond", "surrounding", "downtown")
	// directional prepositions often are, but not as surely.
	directional = set("to", "from", "of", "between", "through", "via", "over", "on", "along", "past", "for", "leaving", "reached", "off", "against", "across")

	directions = set("north", "south", "east", "west", "northern", "southern", "eastern", "western", "northeast", "northwest", "southeast", "southwest",
		"northeastern", "northwestern", "southeastern", "southwestern", "north-east", "north-west", "south-east", "south-west", "central", "upper", "lower",
		"greater", "downtown", "rural", "coastal", "mainland", "mid", "midtown", "inner", "outer", "neighboring", "neighbouring", "nearby", "occupied",
		"northernmost", "southernmost", "metro", "metropolitan", "suburban", "modern", "old", "ancient", "war-torn")

	// compass adjectives stand before places and seldom before anything else.
	compass = set("northern", "southern", "eastern", "western", "northeastern", "northwestern", "southeastern", "southwestern", "central", "rural", "downtown")

	// linkers may stand in lower case inside a name.
	linkers = set("of", "the", "de", "da", "do", "dos", "das", "del", "della", "la", "le", "les", "el", "al", "e", "ye", "i", "and", "ul", "ez", "az", "ad", "as",
		"an", "ar", "ash", "en", "on", "upon", "sur", "am", "den", "der", "van", "y", "di", "du", "bin", "abu", "ech", "es", "et", "in", "o'", "d", "l", "n")

	// articles begin names that are carried over from Arabic.
	articles = set("al", "el", "ash", "as", "ar", "az", "an", "ad", "ed", "es", "ez", "at", "ain", "ouled")

	publications = set("times", "post", "herald", "tribune", "journal", "gazette", "news", "star", "chronicle", "telegraph", "guardian", "examiner", "globe",
		"observer", "sun", "mirror", "inquirer", "courier", "standard", "dispatch", "register", "sentinel", "magazine", "mercury", "enquirer",
		"bee", "press-enterprise", "citizen", "reporter", "leader", "daily", "advertiser", "argus", "press", "review", "daily-news", "monitor", "bulletin", "gleaner", "plain")

	// speech and dealings: what capitals and countries do only as governments.
	acts = set("say", "tell", "warn", "accuse", "deny", "insist", "agree", "refuse", "reject", "announce", "claim", "call", "urge", "demand", "want", "hope",
		"threaten", "vow", "promise", "pledge", "condemn", "support", "oppose", "back", "impose", "sign", "recognize", "recognise", "seek", "ask", "offer",
		"welcome", "criticize", "criticise", "denounce", "consider", "plan", "decide", "propose", "suggest", "declare", "acknowledge", "admit", "believe",
		"argue", "express", "respond", "retaliate", "react", "negotiate", "blame", "allege", "withdraw", "send", "deploy", "invade", "attack", "bomb", "expel", "ban",
		"recall", "suspend", "lift", "veto", "vote", "win", "lose", "beat", "defeat", "play", "face", "need", "provide", "give", "help", "launch", "fear", "request",
		"expect", "view", "see", "maintain", "cut", "sever", "break", "restore", "normalize", "resume", "stop", "halt", "buy", "sell", "pay", "arm", "fund",
		"finance", "train", "ratify", "abandon", "pursue", "develop", "test", "fire", "join", "extradite", "arrest", "grant", "protest", "object", "appeal", "mediate", "host", "order")

	// states are verbs whose subject may be the land itself.
	states = set("be", "lie", "border", "suffer", "see", "experience", "remain", "become", "have", "face", "contain", "hold", "stretch", "extend", "consist", "stand", "sit", "grow",
		"share", "mourn", "celebrate", "include", "boast", "produce", "look", "seem", "appear", "get", "feel", "descend", "slide", "plunge", "erupt", "fall", "rise", "change")

	dealings = set("talk", "talks", "negotiation", "relation", "relations", "tie", "tension", "deal", "agreement", "treaty", "war", "pact", "accord", "alliance", "cooperation",
		"summit", "dispute", "link", "sanction", "embargo", "pressure", "support", "aid", "trade", "ally", "appeal", "meeting", "negotiate", "ties")
)

// relativeUnits are kilometres per unit of distance.
var relativeUnits = map[string]float64{
	"km": 1, "kms": 1, "kilometer": 1, "kilometers": 1, "kilometre": 1, "kilometres": 1, "kilometers.": 1, "klicks": 1,
	"mile": 1.609344, "miles": 1.609344, "mi": 1.609344, "m": 0.001, "meters": 0.001, "metres": 0.001, "meter": 0.001, "metre": 0.001,
	"yards": 0.0009144, "yard": 0.0009144, "feet": 0.0003048, "block": 0.15, "blocks": 0.15,
}

// bearings are degrees clockwise from north.
var bearings = map[string]float64{
	"north": 0, "northeast": 45, "north-east": 45, "east": 90, "southeast": 135, "south-east": 135, "south": 180, "southwest": 225, "south-west": 225,
	"west": 270, "northwest": 315, "north-west": 315, "northeastern": 45, "northwards": 0, "southwards": 180,
	"north-northeast": 22.5, "north-northwest": 337.5, "south-southeast": 157.5, "south-southwest": 202.5, "east-northeast": 67.5, "east-southeast": 112.5,
	"west-northwest": 292.5, "west-southwest": 247.5, "northward": 0, "southward": 180, "eastward": 90, "westward": 270,
}
