// Package quantity reads numbers of things as the intervals that their words
// mean.
package quantity

import "hearsay"

// Annotator is safe for concurrent use.
type Annotator struct{}

// New makes an Annotator.
func New() *Annotator { return &Annotator{} }

// Annotate finds the quantities of t. Numbers inside times are none.
func (a *Annotator) Annotate(t *hearsay.Text, entities []hearsay.Entity, times []hearsay.Timex) []hearsay.Quantity {
	return nil
}
