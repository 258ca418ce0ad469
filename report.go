package hearsay

import "time"

// Report is one published piece of news, as received. Text is never altered.
type Report struct {
	ID        string // given by the sender, else a hash of the content
	URL       string
	Title     string
	Publisher string // the outlet the report appeared in
	Language  string // ISO 639-1; empty if unknown
	Published Published
	Text      string    // valid UTF-8
	Sections  []Section // in order, without overlap; gaps between them are white space
}

// Basis says where a date comes from.
type Basis string

// The bases of a date. The first three are for the date of publication, the
// others for the date of an event.
const (
	BasisGiven     Basis = "given"     // by the person or system that handed in the report
	BasisMetadata  Basis = "metadata"  // read from the report's own metadata
	BasisInferred  Basis = "inferred"  // worked out from the text
	BasisTime      Basis = "time"      // a time expression in the text
	BasisPublished Basis = "published" // the day of publication
)

// Published is the day on which a report appeared. Its zero value is "unknown".
type Published struct {
	Date     time.Time // midnight UTC of that day
	Basis    Basis
	Evidence []Span // the words it was inferred from, if Basis is BasisInferred
}

// Known reports whether the day of publication is known.
func (p Published) Known() bool { return !p.Date.IsZero() }

// SectionKind tells the parts of a report apart.
type SectionKind string

// The kinds of section.
const (
	Headline    SectionKind = "headline"
	Standfirst  SectionKind = "standfirst" // summary lines between headline and body
	Dateline    SectionKind = "dateline"   // "KABUL, Aug 22 (Reuters) -"
	Body        SectionKind = "body"
	Caption     SectionKind = "caption"     // the words under a picture
	Boilerplate SectionKind = "boilerplate" // "Also read: …", agency tails: nothing is coded from it
)

// Section is a part of a report that plays one role in its layout.
type Section struct {
	Kind SectionKind
	Span
}
