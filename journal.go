package hearsay

import "encoding/json"

// JournalAct is what a person did to the ledger.
type JournalAct string

// The acts of a person. Each is one entry of the journal, which only grows: what
// an entry did is taken back by another that undoes it.
const (
	DidAccept       JournalAct = "accept"        // a cell, an event or a coding is right
	DidCorrect      JournalAct = "correct"       // a cell has another value
	DidReject       JournalAct = "reject"        // a cell or an event is wrong
	DidNote         JournalAct = "note"          // a remark
	DidJoin         JournalAct = "join"          // two claims speak of one matter
	DidCut          JournalAct = "cut"           // two claims do not
	DidMerge        JournalAct = "merge"         // two names are one actor
	DidUnmerge      JournalAct = "unmerge"       // they are not
	DidDisputeSame  JournalAct = "dispute-same"  // whether they are is disputed
	DidAcceptCoding JournalAct = "accept-coding" // a new coding takes the place of the old
	DidUndo         JournalAct = "undo"
)

// JournalEntry is one act of one person.
type JournalEntry struct {
	Seq    int64           `json:"seq"` // from 1, without gaps
	At     string          `json:"at"`  // RFC 3339, UTC
	By     string          `json:"by"`
	Act    JournalAct      `json:"act"`
	Object string          `json:"object"`          // "report", "report#v3", a claim, two claims or two names with a blank between
	Field  string          `json:"field,omitempty"` // the cell: actor, place, killed, …
	Value  json.RawMessage `json:"value,omitempty"` // of a correction
	Note   string          `json:"note,omitempty"`
	Undoes int64           `json:"undoes,omitempty"`
}

// ReviewState is what people made of a cell or an event: empty if nobody looked.
type ReviewState string

// The states of review.
const (
	ReviewAccepted  ReviewState = "accepted"
	ReviewCorrected ReviewState = "corrected"
	ReviewRejected  ReviewState = "rejected"
)
