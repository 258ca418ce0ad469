package hearsay

// EventType is one of the 16 types of PLOVER (2021).
type EventType string

// The types of event.
const (
	Agree     EventType = "AGREE"
	Consult   EventType = "CONSULT"
	Support   EventType = "SUPPORT"
	Concede   EventType = "CONCEDE"
	Cooperate EventType = "COOPERATE"
	Aid       EventType = "AID"
	Retreat   EventType = "RETREAT"
	Request   EventType = "REQUEST"
	Accuse    EventType = "ACCUSE"
	Reject    EventType = "REJECT"
	Threaten  EventType = "THREATEN"
	Protest   EventType = "PROTEST"
	Sanction  EventType = "SANCTION"
	Mobilize  EventType = "MOBILIZE"
	Coerce    EventType = "COERCE"
	Assault   EventType = "ASSAULT"
)

// EventTypes lists the types in the order of the PLOVER manual.
var EventTypes = [...]EventType{
	Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request,
	Accuse, Reject, Threaten, Protest, Sanction, Mobilize, Coerce, Assault,
}

// Quad is PLOVER's fourfold grouping of the types.
func (e EventType) Quad() string {
	switch e {
	case Agree, Consult, Support, Concede:
		return "verbal-cooperation"
	case Cooperate, Aid, Retreat:
		return "material-cooperation"
	case Request, Accuse, Reject, Threaten, Sanction:
		return "verbal-conflict"
	case Protest, Mobilize, Coerce, Assault:
		return "material-conflict"
	}
	return ""
}

// Status says whether an event is told as having happened.
type Status string

// The statuses of an event.
const (
	Occurred     Status = "occurred"
	Ongoing      Status = "ongoing"
	Attempted    Status = "attempted" // tried or failed
	Planned      Status = "planned"
	Threatened   Status = "threatened"
	Requested    Status = "requested" // asked for, not done
	Hoped        Status = "hoped"
	Denied       Status = "denied"       // somebody denies it
	Negated      Status = "negated"      // the report, or its source, says it did not happen
	Hypothetical Status = "hypothetical" // if, could, might, feared
	Recurrent    Status = "recurrent"    // used to, regularly
)

// Statuses lists every status.
var Statuses = [...]Status{
	Occurred, Ongoing, Attempted, Planned, Threatened, Requested, Hoped, Denied, Negated, Hypothetical, Recurrent,
}

// Participant is one side, or one party of a side, of an event.
type Participant struct {
	Entity EntityID // 0 if the words are no mention of an entity
	Span            // the words that name it where the event is told
	Actor  Actor
}

// Count says how many of whom an event did something to.
type Count struct {
	What     string     // killed wounded arrested displaced participants held abducted
	Who      string     // actor, recipient or empty
	Quantity QuantityID // 0: one, told without a number ("a student", a name)
}

// EventDate is when an event is said to have happened.
type EventDate struct {
	Interval
	Basis Basis // time, published or inferred
}

// Coding is where an event belongs in a codebook of a user's own.
type Coding struct {
	Codebook string
	Type     string
	Mode     string // empty if the category has none
	Line     int    // of the category in the codebook
}

// Event is one act of political actors as one report tells it.
type Event struct {
	Type         EventType
	Mode         string   // of the type; empty if unknown
	Context      []string // PLOVER contexts, sorted
	CAMEO        string   // up to four digits
	Intensity    float64  // of the type on PLOVER's scale, -10 (conflict) to 10 (cooperation)
	Goldstein    *float64 // of the CAMEO code on the scale of Goldstein (1992), -10 to 10; nil without a code
	Codings      []Coding // in the order of the codebooks; none in those that have no place for it
	Trigger      []Span   // the words that tell the act; several if it is told several times
	Actors       []Participant
	Recipients   []Participant
	Place        PlaceID
	Time         TimexID
	Date         *EventDate
	Counts       []Count
	Status       Status
	Attributions []AttributionID // outermost first; none: the report itself says so
	Hedges       []Hedge
	Evidence     []Span   // the clauses that tell it
	Confidence   float64  // 0 to 1
	Issues       []string // of the issue dictionary, what its sentence is about; in the order of the text
	Rule         string   // the lexicon rule that coded it
	Retells      int      // the number, from 1, of the first event of the report that tells the same act; 0 if this is it
	Background   bool     // told beside another act of its sentence: as its content, occasion or purpose, or to describe somebody
}
