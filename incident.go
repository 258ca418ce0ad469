package hearsay

// Link says that two claims speak of one matter, of one report or of two. It
// depends on the two claims alone, so the links of a ledger do not depend on the
// order in which reports came.
type Link struct {
	A       string    `json:"a"` // Claim.ID; A < B
	B       string    `json:"b"`
	Kind    ClaimKind `json:"kind"`
	Clash   bool      `json:"clash,omitempty"`  // they cannot both hold
	Across  bool      `json:"across,omitempty"` // they are of two reports
	Points  int       `json:"points"`
	Reasons []string  `json:"reasons"` // for people: why the two are taken for one matter
}

// EventRef is an event of a report.
type EventRef struct {
	Report string `json:"report"`
	Event  string `json:"event"` // RecordEvent.ID
}

// Incident is what the ledger holds of one act, or of one count or relation that
// belongs to no act: the events of all reports that are linked, and for each
// cell every value with who stands behind it. It is worked out anew from claims,
// links and the journal; nothing is lost in it.
type Incident struct {
	ID       string      `json:"id"`   // of the claim that comes first by day said, report and place in the text
	Lead     EventRef    `json:"lead"` // the event that stands for the others: type, mode and words are its
	Events   []EventRef  `json:"events"`
	Event    EventType   `json:"event,omitempty"`
	Mode     string      `json:"mode,omitempty"`
	Context  []string    `json:"context,omitempty"`
	CAMEO    string      `json:"cameo,omitempty"`
	Cells    []Cell      `json:"cells"`
	Voices   Voices      `json:"voices"`
	Chains   []Hands     `json:"chains,omitempty"`   // who has it from whom
	Disputes []string    `json:"disputes,omitempty"` // Dispute.ID
	Links    []Link      `json:"links,omitempty"`    // why its claims are taken together
	Evidence RecordSpan  `json:"evidence"`           // of the lead, in its report
	Review   ReviewState `json:"review,omitempty"`
}

// The fields of cells beside the roles of counts (killed, wounded, …).
const (
	CellActor     = "actor"
	CellRecipient = "recipient"
	CellPlace     = "place"
	CellDate      = "date"
	CellOccurred  = "occurred"
	CellRelation  = "relation"
)

// Hands is one way that an account went through the press: outlets, the one that
// is read first.
type Hands struct {
	Outlets  []string `json:"outlets"`
	Circular bool     `json:"circular,omitempty"` // it comes back to where it began: nobody has it from elsewhere
}

// Cell is one field of an incident with all its values.
type Cell struct {
	Field    string      `json:"field"`
	Values   []CellValue `json:"values"` // the one that the rule chose first, then by day said
	Chosen   bool        `json:"chosen"` // the rule chose the first value; else the cell is shown empty
	Disputed bool        `json:"disputed,omitempty"`
}

// CellValue is one value and who stands behind it. Low and High bound a
// quantity where a rule gives a range.
type CellValue struct {
	Value      Value       `json:"value"`
	Party      *Party      `json:"party,omitempty"`
	Site       *Site       `json:"site,omitempty"`
	Relation   string      `json:"relation,omitempty"` // of a relation: how Party stands to Object
	Object     *Party      `json:"object,omitempty"`
	Stance     Stance      `json:"stance"`
	Status     Status      `json:"status,omitempty"`
	Claims     []string    `json:"claims"`
	Claimants  []string    `json:"claimants"`
	Reports    []string    `json:"reports"`
	Publishers []string    `json:"publishers,omitempty"`
	Voices     int         `json:"voices"`
	Own        bool        `json:"own,omitempty"`   // a report says it in its own voice
	First      string      `json:"first,omitempty"` // ISO 8601 days on which it was said first and last
	Last       string      `json:"last,omitempty"`
	Low        *int64      `json:"low,omitempty"`
	High       *int64      `json:"high,omitempty"`
	Review     ReviewState `json:"review,omitempty"`
}

// Voices counts how many stand behind something: reprints, near-duplicates and
// reports that pass on one source are one voice.
type Voices struct {
	Reports    int `json:"reports"`
	Publishers int `json:"publishers"`
	Voices     int `json:"voices"`
}

// View says how the ledger was looked at. Every output carries it.
type View struct {
	Rule      string `json:"rule"`             // the resolution rule: lowest, highest, latest, …
	Preferred string `json:"source,omitempty"` // the claimant or publisher of the rule "source"
	AsOf      string `json:"asof,omitempty"`   // ISO 8601 day: only what was said by then
	Version   string `json:"version"`          // of the program
	Lexicon   string `json:"lexicon,omitempty"`
}
