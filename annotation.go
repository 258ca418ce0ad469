package hearsay

import "time"

// Identifiers count from 1 in the order of the slices of Annotations and of
// the events; 0 means none. Records write them as "e1", "t1" and so on.
type (
	EntityID      int
	TimexID       int
	PlaceID       int
	QuantityID    int
	AttributionID int
)

// Annotations are what the annotators read off a Text. Every slice is in the
// order of the text (of the first mention, for entities).
type Annotations struct {
	Published    Published // the report's own, or inferred from the text
	Entities     []Entity
	Actors       []Actor // of the entity with the same index; zero where none is known
	Relations    []Relation
	Times        []Timex
	Places       []Place
	Quantities   []Quantity
	Attributions []Attribution
	Hedges       []Hedge
}

// EntityType is the kind of thing an entity is.
type EntityType string

// The types of entity.
const (
	Person       EntityType = "person"
	Group        EntityType = "group"        // people under no formal body: militias, residents, protesters, a people
	Organization EntityType = "organization" // a formal body: party, company, agency, alliance
	Government   EntityType = "government"   // a state's own body: government, ministry, army, parliament
	Location     EntityType = "place"
	Facility     EntityType = "facility"
	Publication  EntityType = "publication" // a news medium or a work published
	OtherEntity  EntityType = "other"
)

// MentionForm is how a mention names its entity.
type MentionForm string

// The forms of mention.
const (
	Name    MentionForm = "name"
	Nominal MentionForm = "nominal"
	Pronoun MentionForm = "pronoun"
)

// Mention is a span that refers to an entity.
type Mention struct {
	Span
	Form MentionForm
	Head int // index in Text.Tokens of the word that heads the phrase
}

// Entity is what mentions refer to; Mentions is its coreference chain, in the
// order of the text. Mentions of different entities may nest ("Kabul" in "the
// Kabul police"), but no two mentions have the same Head.
type Entity struct {
	Type     EntityType
	Name     string   // the fullest name, or the first nominal
	Aliases  []string // other names that the report uses, sorted
	Mentions []Mention
	Plural   bool // several people or bodies
}

// Actor is the code of an entity in the manner of CAMEO and PLOVER.
type Actor struct {
	Code    string // country, sector and group strung together: "AFGGOV", "AFGREBTAL"
	Country string // ISO 3166-1 alpha-3, or IGO, NGO, IMG, MNC
	Sector  string // PLOVER sector: GOV, MIL, REB, COP, CVL, UAF, …
	Group   string // identifier of the lexicon entry that named it, if any
	Basis   Basis  // BasisInferred where the country or sector is not in the entity's own words
	Also    string // codes of further countries, divided by spaces: "EGYMIL" of "French and Egyptian warships"
}

// Relation holds between two entities: Subject is the Type of Object
// ("leader-of": Subject leads Object).
type Relation struct {
	Type         RelationType
	Subject      EntityID
	Object       EntityID
	Former       bool // no longer so when the report was written
	Evidence     []Span
	Attributions []AttributionID // outermost first
}

// RelationType is one of a closed list; docs/formats/relations.md gives each
// its meaning and its inverse.
type RelationType string

// The types of relation.
const (
	ChildOf         RelationType = "child-of"
	SpouseOf        RelationType = "spouse-of"
	SiblingOf       RelationType = "sibling-of"
	LeaderOf        RelationType = "leader-of"
	MemberOf        RelationType = "member-of"
	DeputyOf        RelationType = "deputy-of"
	SpokespersonFor RelationType = "spokesperson-for"
	AllyOf          RelationType = "ally-of"
	OpponentOf      RelationType = "opponent-of"
	PartOf          RelationType = "part-of"
	LocatedIn       RelationType = "located-in"
	EmployedBy      RelationType = "employed-by"
)

// Interval is a run of days: Start and End are midnight UTC of the first and
// the last day, both included.
type Interval struct{ Start, End time.Time }

// Timex is a time expression as in TIMEX3 (TimeML 1.2.1).
type Timex struct {
	Span
	Type  string // DATE TIME DURATION SET
	Value string // ISO 8601 with the TIMEX3 extensions: "2021-08-22", "2021-W33", "P3D", "199", "PAST_REF"
	Mod   string // APPROX BEFORE AFTER START MID END LESS_THAN MORE_THAN …
	Quant string // of a SET: EVERY …
	Freq  string // of a SET: 2X …
	Days  *Interval
}

// Precision says what a place's coordinates stand for.
type Precision string

// The precisions of a place.
const (
	PrecisionPoint    Precision = "point"
	PrecisionAdmin2   Precision = "admin2"
	PrecisionAdmin1   Precision = "admin1"
	PrecisionCountry  Precision = "country"
	PrecisionRegion   Precision = "region"   // a region of no fixed borders, a sea, a continent
	PrecisionRelative Precision = "relative" // worked out: "150 km north of Kabul"
)

// PlaceUse is what the words of a toponym stand for.
type PlaceUse string

// The uses of a toponym.
const (
	UseLiteral  PlaceUse = "literal"  // the place itself
	UseMetonym  PlaceUse = "metonym"  // its government, its team: "Moscow said"
	UseModifier PlaceUse = "modifier" // where something else is from: "the Kabul government", "Russian troops"
)

// Point is a position in degrees (WGS 84).
type Point struct{ Lat, Lon float64 }

// Place is a toponym with the place that it was resolved to. A toponym that the
// gazetteer does not have keeps what its context gives (country, first-level
// unit); Point is nil where nothing is known.
type Place struct {
	Span
	Name      string // as the gazetteer has it, else as written
	Point     *Point
	GeonameID int    // 0 if none
	Country   string // ISO 3166-1 alpha-3
	Admin1    string // name of the first-level unit
	Admin2    string
	Feature   string // GeoNames feature code: PPL, PPLC, ADM1, PCLI, VAL, …
	Precision Precision
	Use       PlaceUse
	Entity    EntityID // the entity whose mention the toponym is, if any
	Basis     Basis    // BasisInferred if placed by its context and not by its name
}

// Quantity is a number of something as the interval that its words mean.
type Quantity struct {
	Span           // number, hedge and unit: "more than 6,000 fighters"
	Min    *int64  // nil: unbounded or unknown
	Max    *int64  // nil: unbounded
	Approx bool    // "around", "some", "nearly"
	Vague  bool    // no figure is given: "dozens", "hundreds", "several"
	Unit   string  // lemma of what is counted: "fighter", "district", "km", "percent"; empty if unsaid
	Number float64 // the figure itself where one is given, for units that are measured ("2.5 km"); else 0
	Head   int     // index in Text.Tokens of the noun that is counted, or of the number if there is none
	Of     EntityID
}

// AttributionKind tells whether the very words are given.
type AttributionKind string

// The kinds of attribution.
const (
	Direct   AttributionKind = "direct"
	Indirect AttributionKind = "indirect"
	Mixed    AttributionKind = "mixed" // paraphrase with words in quotation marks
)

// Stance is how the source stands to the content.
type Stance string

// The stances; docs/formats/stances.md gives examples of each.
const (
	Asserts   Stance = "asserts"
	Denies    Stance = "denies"
	Doubts    Stance = "doubts"
	Confirms  Stance = "confirms"
	Believes  Stance = "believes"
	Hopes     Stance = "hopes"
	Fears     Stance = "fears"
	Intends   Stance = "intends"
	Promises  Stance = "promises"
	Threatens Stance = "threatens"
	Warns     Stance = "warns"
	Accuses   Stance = "accuses"
	Asks      Stance = "asks"     // a question
	AsksFor   Stance = "asks-for" // a request
	Demands   Stance = "demands"
	Refuses   Stance = "refuses"
	Suggests  Stance = "suggests" // proposes
	Agrees    Stance = "agrees"
	Learns    Stance = "learns" // knows, sees, finds out
)

// Stances lists every stance.
var Stances = [...]Stance{
	Asserts, Denies, Doubts, Confirms, Believes, Hopes, Fears, Intends, Promises, Threatens, Warns, Accuses,
	Asks, AsksFor, Demands, Refuses, Suggests, Agrees, Learns,
}

// Attribution is somebody's account: who (Source), the words that say so (Cue)
// and what is said (Content) [PolNeAR; Newell, Margolin and Ruths 2018].
// The spans of a role may be discontinuous; they are in the order of the text.
type Attribution struct {
	Source    []Span // empty if the text names none ("reportedly", "it is believed")
	Cue       []Span
	Content   []Span
	Entity    EntityID // who the source is, after coreference
	Kind      AttributionKind
	Stance    Stance
	Negated   bool          // the saying itself is denied: "did not say that"
	Anonymous bool          // the source is a person or persons not named: "one aide", "officials"
	Venue     EntityID      // to whom or where it was said: "told Reuters", "wrote in The Washington Post"
	Parent    AttributionID // the account in whose content this one stands; always an earlier or enclosing one
}

// HedgeType is a kind of reservation that the words make.
type HedgeType string

// The types of hedge.
const (
	HedgeUnverified  HedgeType = "unverified"  // "could not be independently verified"
	HedgeAlleged     HedgeType = "alleged"     // "alleged", "reportedly", "purported", scare quotes
	HedgeApparent    HedgeType = "apparent"    // "apparently", "appears to"
	HedgeProbable    HedgeType = "probable"    // "likely", "probably"
	HedgePossible    HedgeType = "possible"    // "may", "possibly"
	HedgeApproximate HedgeType = "approximate" // "around", "at least"
	HedgeUnconfirmed HedgeType = "unconfirmed" // "unconfirmed", "conflicting reports"
)

// Hedge is a reservation with the words that make it.
type Hedge struct {
	Type HedgeType
	Span
}
