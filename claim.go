package hearsay

// ClaimKind says what a claim settles if it holds.
type ClaimKind string

// The kinds of claim; all but RelationClaim may be disputed.
const (
	OccurrenceClaim     ClaimKind = "occurrence"     // that an act took place, or did not
	ResponsibilityClaim ClaimKind = "responsibility" // who did it, or did not
	QuantityClaim       ClaimKind = "quantity"       // how many
	PlaceClaim          ClaimKind = "place"          // where
	TimeClaim           ClaimKind = "time"           // when
	RelationClaim       ClaimKind = "relation"       // who belongs to, leads or speaks for whom
)

// Claim is an event, count or relation as one report has it from one chain of
// claimants. Claims are public JSON like the Record that they are read off; their
// spans count code points of the report's text.
type Claim struct {
	ID        string       `json:"id"` // hash of the report, the kind, the subject, the value and the evidence
	Report    string       `json:"report"`
	Publisher string       `json:"publisher,omitempty"`
	Published string       `json:"published,omitempty"` // ISO 8601 day on which it was said
	Kind      ClaimKind    `json:"kind"`
	About     Subject      `json:"about"`
	Value     Value        `json:"value"`
	Stance    Stance       `json:"stance"`
	Status    Status       `json:"status,omitempty"`
	Claimants []Claimant   `json:"claimants"` // outermost first; never empty: the report itself is one
	Evidence  []RecordSpan `json:"evidence"`
	Sentence  int          `json:"sentence"` // index in Record.Sentences of the first evidence; -1 if outside
}

// Claimant is a source, once resolved, who stands behind a claim.
type Claimant struct {
	Name      string   `json:"name"`
	Words     string   `json:"words,omitempty"` // as the report names it there, if that differs
	Names     []string `json:"names,omitempty"` // other names of the same entity, sorted
	Entity    string   `json:"entity,omitempty"`
	Anonymous bool     `json:"anonymous,omitempty"`
	Report    bool     `json:"report,omitempty"` // the report speaks for itself
}

// Subject is what a claim is about, as far as the report tells: the parts by
// which claims of different reports are found to be about the same thing.
type Subject struct {
	Event      EventType `json:"event,omitempty"`
	Act        string    `json:"act,omitempty"`     // the words that tell the act
	EventID    string    `json:"eventid,omitempty"` // in the report's record
	Mode       string    `json:"mode,omitempty"`
	Context    []string  `json:"context,omitempty"`
	CAMEO      string    `json:"cameo,omitempty"`
	Role       string    `json:"role,omitempty"` // of a quantity: killed, wounded, strength, participants, …
	Unit       string    `json:"unit,omitempty"`
	Part       bool      `json:"part,omitempty"`       // of a quantity: counts some of a whole told elsewhere: "including two girls"
	Cumulative bool      `json:"cumulative,omitempty"` // of a quantity: over more than one incident: "since January"
	Listed     bool      `json:"listed,omitempty"`     // of a quantity: counted side by side with another: "two soldiers and a villager"
	Apart      bool      `json:"apart,omitempty"`      // set apart from what was told before: "in a separate attack"
	Owner      *Party    `json:"owner,omitempty"`      // of a quantity: whose force, whose camp
	Actors     []Party   `json:"actors,omitempty"`
	Recipients []Party   `json:"recipients,omitempty"`
	Places     []Site    `json:"places,omitempty"` // most precise first
	Date       *Days     `json:"date,omitempty"`
	Setting    *Setting  `json:"setting,omitempty"`
	Same       string    `json:"same,omitempty"` // of a quantity: the claim whose count it corrects: "police put the figure at 300"
	Relation   string    `json:"relation,omitempty"`
	Object     *Party    `json:"object,omitempty"` // of a relation; Owner is its subject
}

// Setting is where and when the account goes on round a claim that gives no
// place or day of its own.
type Setting struct {
	Places []Site `json:"places,omitempty"`
	Date   *Days  `json:"date,omitempty"`
}

// Party is an entity as the claims of a report name it.
type Party struct {
	Name    string   `json:"name"`
	Names   []string `json:"names,omitempty"`  // other names, sorted
	Family  []string `json:"family,omitempty"` // names of whom it is led by, loyal to or part of, and of whom it leads, sorted
	Entity  string   `json:"entity,omitempty"` // in the report's record
	Kind    string   `json:"kind,omitempty"`   // EntityType
	Code    string   `json:"code,omitempty"`
	Generic bool     `json:"generic,omitempty"` // not a name: "gunmen", "three villagers"
}

// Site is a place of a claim.
type Site struct {
	Name      string    `json:"name"`
	Lat       *float64  `json:"lat,omitempty"`
	Lon       *float64  `json:"lon,omitempty"`
	Country   string    `json:"country,omitempty"`
	Admin1    string    `json:"admin1,omitempty"`
	Precision Precision `json:"precision,omitempty"`
}

// Days is a run of days in ISO 8601, both included.
type Days struct {
	Start string `json:"start"`
	End   string `json:"end"`
	Basis Basis  `json:"basis,omitempty"`
}

// Value is what a claim says of its subject. A quantity is an interval without
// a Max if it is open; the other kinds fill one field each.
type Value struct {
	Min      *int64 `json:"min,omitempty"`
	Max      *int64 `json:"max,omitempty"`
	Approx   bool   `json:"approx,omitempty"`
	Vague    bool   `json:"vague,omitempty"`
	Unit     string `json:"unit,omitempty"`
	Actor    string `json:"actor,omitempty"`
	Not      bool   `json:"not,omitempty"` // the claim denies the rest of the value
	Place    string `json:"place,omitempty"`
	Start    string `json:"start,omitempty"` // ISO 8601 day
	End      string `json:"end,omitempty"`
	Occurred *bool  `json:"occurred,omitempty"`
}

// Dispute is a matter on which the claims cannot all hold.
type Dispute struct {
	Matter    string     `json:"matter"` // a heading for people: "killed in Goma, 1997-03-02"
	ID        string     `json:"id"`
	Kind      ClaimKind  `json:"kind"`
	About     Matter     `json:"about"`
	Positions []Position `json:"positions"`
	Reasons   []string   `json:"reasons"` // why the claims are taken to be about one thing
}

// Matter is what the claims of a dispute are about.
type Matter struct {
	Entity  string    `json:"entity,omitempty"`
	Event   EventType `json:"event,omitempty"`
	Act     string    `json:"act,omitempty"`
	Role    string    `json:"role,omitempty"`
	Place   string    `json:"place,omitempty"`
	Date    *Days     `json:"date,omitempty"`
	Reports []string  `json:"reports"`
}

// Position is one side of a dispute and who stands behind it.
type Position struct {
	Value     Value           `json:"value"`
	Stance    Stance          `json:"stance"`
	Claimants []string        `json:"claimants"`
	Claims    []ClaimEvidence `json:"claims"`
}

// ClaimEvidence points to the words of a claim.
type ClaimEvidence struct {
	Claim    string     `json:"claim"` // Claim.ID
	Report   string     `json:"report"`
	Evidence RecordSpan `json:"evidence"`
}
