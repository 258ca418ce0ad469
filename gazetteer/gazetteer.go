// Package gazetteer finds places by name, and countries by name, adjective,
// people, capital and code.
package gazetteer

// Gazetteer is safe for concurrent use.
type Gazetteer struct{}

// Open opens the gazetteer inside the binary and lays the files of overlays on
// top of it, the last one uppermost.
func Open(overlays ...string) (*Gazetteer, error) { return &Gazetteer{}, nil }

// Version names the data.
func (g *Gazetteer) Version() string { return "none" }
