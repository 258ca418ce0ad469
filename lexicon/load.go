// Package lexicon holds the data that experts edit: event rules, actors,
// agents, cues and names, as readable files, with one loader. The loader names
// the file and the line of whatever it cannot read.
package lexicon

// Lexicon is everything that the files hold. It is read-only once loaded.
type Lexicon struct {
	Version string // changes whenever a file does
	Actors  *Actors
	Events  *Events
	Times   *Times

	Officeholders []Officeholder
}

// Load reads the files inside the binary.
func Load() (*Lexicon, error) {
	lex := &Lexicon{Version: "none"}
	var err error
	if lex.Actors, err = loadActors(); err != nil {
		return nil, err
	}
	if lex.Events, err = loadEvents(eventFiles, "events"); err != nil {
		return nil, err
	}
	if lex.Times, err = loadTimes(timeFiles); err != nil {
		return nil, err
	}
	if lex.Officeholders, err = loadOfficeholders(officeholderFile); err != nil {
		return nil, err
	}
	return lex, nil
}
