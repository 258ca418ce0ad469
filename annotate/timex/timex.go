// Package timex finds time expressions and works out what they denote.
package timex

import (
	"hearsay"
	"hearsay/lexicon"
)

// Annotator is safe for concurrent use.
type Annotator struct{}

// New makes an Annotator.
func New(lex *lexicon.Lexicon) (*Annotator, error) { return &Annotator{}, nil }

// InferPublished works out the day of publication from the text alone.
func (a *Annotator) InferPublished(t *hearsay.Text) hearsay.Published { return hearsay.Published{} }

// Annotate finds the time expressions of t, a report published on that day.
func (a *Annotator) Annotate(t *hearsay.Text, published hearsay.Published) []hearsay.Timex { return nil }
