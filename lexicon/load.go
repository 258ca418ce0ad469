// Package lexicon holds the data that experts edit: event rules, actors,
// agents, cues and names, as readable files, with one loader. The loader names
// the file and the line of whatever it cannot read. People lay files of their
// own over those inside the program (docs/formats/overlays.md).
package lexicon

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// files holds every file of the lexicon.
//
//go:embed actors codes cues events names times officeholders.tsv
var files embed.FS

// inside is the layer that every other lies over.
var inside = layers{{files, "lexicon"}}

// Lexicon is everything that the files hold. It is read-only once loaded.
type Lexicon struct {
	Version string // changes whenever a file does, of ours or laid over ours
	Actors  *Actors
	Codes   *Codes
	Cues    *Cues
	Events  *Events
	Names   *Names
	Times   *Times

	Officeholders []Officeholder
	Codebooks     []*Codebook // that events are put into; none inside
}

// Load reads the files inside the binary and lays the files of the folders over
// them, the later over the earlier. A folder has the layout of package lexicon
// and as few of its files as it likes. The error holds a line for every fault.
func Load(overlays ...string) (*Lexicon, error) {
	ls := slices.Clone(inside)
	for _, dir := range overlays {
		l, err := overlay(dir)
		if err != nil {
			return nil, err
		}
		ls = append(ls, l)
	}
	return load(ls)
}

func load(ls layers) (*Lexicon, error) {
	lex := &Lexicon{}
	var errs [8]error
	lex.Version, errs[0] = ls.version()
	lex.Actors, errs[1] = loadActors(ls)
	lex.Cues, errs[2] = loadCues(ls)
	lex.Names, errs[3] = loadNames(ls)
	lex.Codes, errs[7] = loadCodes(ls)
	lex.Events, errs[4] = loadEvents(ls, lex.Codes, "events")
	lex.Times, errs[5] = loadTimes(ls)
	lex.Officeholders, errs[6] = loadOfficeholders(ls)
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	return lex, nil
}

// layer is one folder of files; its name stands before theirs in errors and
// entries.
type layer struct {
	files fs.FS
	name  string
}

// layers are folders that lie one over the other, the lowest first; the lowest
// has every file.
type layers []layer

// overlay opens a folder that is to lie over ours.
func overlay(dir string) (layer, error) {
	l := layer{os.DirFS(dir), filepath.ToSlash(filepath.Clean(dir))}
	if info, err := os.Stat(dir); err != nil {
		return l, fmt.Errorf("lexicon %s: %w", dir, errors.Unwrap(err))
	} else if !info.IsDir() {
		return l, fmt.Errorf("lexicon %s: is a file: name the folder that holds actors/, events/ …", dir)
	}
	known, n := map[string]bool{}, 0
	if err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		known[name] = true
		return err
	}); err != nil {
		return l, err
	}
	var faults []error
	err := fs.WalkDir(l.files, ".", func(name string, d fs.DirEntry, err error) error {
		ext := filepath.Ext(name)
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir() || ext != ".tsv" && ext != ".txt":
		case known[name] || strings.HasPrefix(name, "events/") && strings.Count(name, "/") == 1 && ext == ".txt":
			n++
		default:
			faults = append(faults, fmt.Errorf("%s/%s: no file of the lexicon has this name (files: %s, events/*.txt)", l.name, name, strings.Join(tables(known), " ")))
		}
		return nil
	})
	if err == nil && n == 0 && faults == nil {
		err = fmt.Errorf("lexicon %s: holds no file of a lexicon (files: %s, events/*.txt)", dir, strings.Join(tables(known), " "))
	}
	return l, errors.Join(append(faults, err)...)
}

// tables are the names that end in .tsv, sorted.
func tables(names map[string]bool) []string {
	var out []string
	for name := range names {
		if strings.HasSuffix(name, ".tsv") {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// version is the beginning of the SHA-256 of all files with their names.
func (ls layers) version() (string, error) {
	h := sha256.New()
	for i, l := range ls {
		if i > 0 {
			fmt.Fprintf(h, "overlay %d\n", i)
		}
		err := fs.WalkDir(l.files, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			if ext := filepath.Ext(name); ext != ".tsv" && ext != ".txt" {
				return nil
			}
			b, err := fs.ReadFile(l.files, name)
			fmt.Fprintf(h, "%s %d\n%s", name, len(b), b)
			return err
		})
		if err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:4]), nil
}
