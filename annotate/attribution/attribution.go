// Package attribution finds who says what: source, cue and content, and the
// reservations (hedges) that the words make.
package attribution

import (
	"hearsay"
	"hearsay/lexicon"
)

// Annotator is safe for concurrent use.
type Annotator struct{}

// New makes an Annotator.
func New(lex *lexicon.Lexicon) (*Annotator, error) { return &Annotator{}, nil }

// Annotate finds the attributions of t, nested ones linked to their parents.
func (a *Annotator) Annotate(t *hearsay.Text, entities []hearsay.Entity) []hearsay.Attribution { return nil }

// Hedges finds the reservations of t.
func (a *Annotator) Hedges(t *hearsay.Text) []hearsay.Hedge { return nil }
