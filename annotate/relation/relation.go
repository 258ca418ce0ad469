// Package relation finds who belongs to, leads, speaks for or descends from
// whom.
package relation

import "hearsay"

// Annotator is safe for concurrent use.
type Annotator struct{}

// New makes an Annotator.
func New() *Annotator { return &Annotator{} }

// Annotate finds the relations between the entities of t.
func (a *Annotator) Annotate(t *hearsay.Text, entities []hearsay.Entity, attributions []hearsay.Attribution) []hearsay.Relation {
	return nil
}
