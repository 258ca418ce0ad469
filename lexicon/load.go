// Package lexicon holds the data that experts edit: event rules, actors,
// agents, cues and names, as readable files, with one loader. The loader names
// the file and the line of whatever it cannot read.
package lexicon

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
)

// files holds every file of the lexicon.
//
//go:embed actors cues events names times officeholders.tsv
var files embed.FS

// Lexicon is everything that the files hold. It is read-only once loaded.
type Lexicon struct {
	Version string // changes whenever a file does
	Actors  *Actors
	Cues    *Cues
	Events  *Events
	Names   *Names
	Times   *Times

	Officeholders []Officeholder
}

// Load reads the files inside the binary.
func Load() (*Lexicon, error) {
	lex := &Lexicon{}
	var err error
	if lex.Version, err = version(files); err != nil {
		return nil, err
	}
	if lex.Actors, err = loadActors(files); err != nil {
		return nil, err
	}
	if lex.Cues, err = loadCues(files); err != nil {
		return nil, err
	}
	if lex.Names, err = loadNames(files); err != nil {
		return nil, err
	}
	if lex.Events, err = loadEvents(files, "events"); err != nil {
		return nil, err
	}
	if lex.Times, err = loadTimes(files); err != nil {
		return nil, err
	}
	if lex.Officeholders, err = loadOfficeholders(files); err != nil {
		return nil, err
	}
	return lex, nil
}

// version is the beginning of the SHA-256 of all files with their names.
func version(files fs.FS) (string, error) {
	h := sha256.New()
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(files, name)
		fmt.Fprintf(h, "%s %d\n%s", name, len(b), b)
		return err
	})
	return hex.EncodeToString(h.Sum(nil)[:4]), err
}
