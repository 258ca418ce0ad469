// Package coding turns a parsed and annotated report into events, by the rules
// of the lexicon.
package coding

import (
	"hearsay"
	"hearsay/lexicon"
)

// Coder is safe for concurrent use.
type Coder struct{}

// New makes a Coder of the lexicon's event rules.
func New(lex *lexicon.Lexicon) (*Coder, error) { return &Coder{}, nil }

// Code finds the events of t, in the order of their first trigger.
func (c *Coder) Code(t *hearsay.Text, a *hearsay.Annotations) []hearsay.Event { return nil }
