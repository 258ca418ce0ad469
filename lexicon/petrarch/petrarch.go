// Package petrarch reads the dictionaries that coders of event data own: the
// verb, actor, agent, discard and issue files of TABARI, PETRARCH and PETRARCH2
// (docs/formats/petrarch-dictionaries.md). In come the files of a folder, in
// whatever charset; out come entries that know their file and line, and every
// fault that was met, with what to do. A fault never stops the reading: what
// PETRARCH would have used is used. It knows no text and codes nothing.
package petrarch

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// Where is the place of an entry: a file's name and a line counted from 1.
type Where struct {
	File string
	Line int // 0 for the file as a whole
}

func (w Where) String() string {
	if w.Line == 0 {
		return w.File
	}
	return w.File + ":" + strconv.Itoa(w.Line)
}

// Fault is something wrong with a dictionary. A warning is an oddity that
// PETRARCH tolerates: the entry is used as PETRARCH would use it. An error means
// that the line or file is left out.
type Fault struct {
	Where
	Warning bool
	Text    string // what is wrong and what to do
}

func (f Fault) String() string {
	kind := "error"
	if f.Warning {
		kind = "warning"
	}
	return f.Where.String() + ": " + kind + ": " + f.Text
}

// Kind is what a file holds.
type Kind string

// The kinds of file.
const (
	VerbFile    Kind = "verbs"
	ActorFile   Kind = "actors"
	AgentFile   Kind = "agents"
	DiscardFile Kind = "discards"
	IssueFile   Kind = "issues"
	ConfigFile  Kind = "configuration"
	OtherFile   Kind = "" // read by nobody: a licence, a list of prepositions
)

// File is what became of one file.
type File struct {
	Name       string
	Kind       Kind
	Generation int    // of a verb file: 1 or 2
	Summary    string // what it holds, in words: "12 actors, 30 phrases"
	Unused     string // why nothing codes with it; empty if something does
}

// Dictionaries are the entries of a set of files.
type Dictionaries struct {
	Verbs    *Verbs // nil if no file has any
	Actors   []Actor
	Agents   []Agent
	Discards []Discard
	Issues   []Issue
	Settings []Setting // of a configuration file among them
	Files    []File    // in the order of reading
	Faults   []Fault
	faulty   map[string]int // number of faults of each file
	written  int            // phrases that sets and inflection stand for
	Version  string         // "petrarch-" and a hash over the names and bytes of the files read
}

const (
	maxFaults  = 20000   // told of one file
	maxWritten = 2000000 // phrases that sets and inflection may stand for in all
)

// maxFile is the size in bytes above which a file is no dictionary.
const maxFile = 64 << 20

// ErrNone says that a folder holds no dictionary of PETRARCH.
var ErrNone = errors.New("holds no PETRARCH dictionary")

// Read reads the files named, or all files of the folder if none is named; of a
// folder with a configuration file of PETRARCH (*.ini), the files that it names.
// What kind a file is shows in its lines; its name only helps where they do not
// tell. Where verb files of both generations are there, those of PETRARCH-2 are used.
// It returns ErrNone if no file is a dictionary, and the errors of opening files.
func Read(folder fs.FS, names ...string) (*Dictionaries, error) {
	d := &Dictionaries{}
	if len(names) == 0 {
		var err error
		if names, err = d.names(folder); err != nil {
			return nil, err
		}
	}
	sum := sha256.New()
	var verbs [3]*Verbs // by generation
	for _, name := range names {
		info, err := fs.Stat(folder, name)
		if err != nil {
			return nil, err
		}
		if info.Size() > maxFile {
			d.fault(Where{name, 0}, false, fmt.Sprintf("has %d MiB, and a dictionary at most %d: left out; keep only dictionaries in the folder", info.Size()>>20, maxFile>>20))
			d.Files = append(d.Files, File{Name: name, Unused: "too big"})
			continue
		}
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(sum, "%s %d\n", name, len(data))
		sum.Write(data)
		d.file(name, data, &verbs)
	}
	for g, v := range verbs {
		if v == nil {
			continue
		}
		v.finish(d)
		if d.Verbs == nil || g > d.Verbs.Generation {
			d.Verbs = v
		}
	}
	used := false
	for i := range d.Files {
		f := &d.Files[i]
		if f.Kind == VerbFile && f.Generation != d.Verbs.Generation {
			f.Unused = "the folder has verbs of PETRARCH-2 as well, and these code"
			d.fault(Where{f.Name, 0}, true, "its patterns are of PETRARCH-1 or TABARI, and other files of the folder hold PETRARCH-2's: these are used and this file is not; keep the two in folders of their own")
		}
		used = used || f.Unused == ""
	}
	if !used {
		return d, ErrNone
	}
	slices.SortStableFunc(d.Faults, func(a, b Fault) int {
		if a.File != b.File {
			return slices.Index(names, a.File) - slices.Index(names, b.File)
		}
		return a.Line - b.Line
	})
	d.Version = "petrarch-" + hex.EncodeToString(sum.Sum(nil))[:12]
	return d, nil
}

// names are the files of a folder that are to be read, in order.
func (d *Dictionaries) names(folder fs.FS) (names []string, err error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, err
	}
	var config string
	for _, e := range entries {
		switch n := e.Name(); {
		case e.IsDir() || strings.HasPrefix(n, "."):
		case strings.HasSuffix(strings.ToLower(n), ".ini") && config == "":
			config = n
		default:
			names = append(names, n)
		}
	}
	slices.Sort(names)
	if config == "" {
		return names, nil
	}
	data, err := fs.ReadFile(folder, config)
	if err != nil {
		return nil, err
	}
	lines, _ := d.lines(config, data)
	var chosen []string
	for _, n := range d.config(lines) {
		if slices.Contains(names, n) {
			chosen = append(chosen, n)
		} else {
			d.fault(Where{config, 0}, false, fmt.Sprintf("names the dictionary %s, which is not in the folder: put it there or correct its name", n))
		}
	}
	if chosen == nil {
		chosen = names
	}
	return append([]string{config}, chosen...), nil
}

// file reads one file into d.
func (d *Dictionaries) file(name string, data []byte, verbs *[3]*Verbs) {
	f := File{Name: name}
	if strings.HasSuffix(strings.ToLower(name), ".ini") {
		f.Kind, f.Summary, f.Unused = ConfigFile, fmt.Sprintf("%d settings", len(d.Settings)), "settings"
		d.Files = append(d.Files, f)
		return
	}
	lines, ok := d.lines(name, data)
	if ok {
		f.Kind, f.Generation = sniff(name, lines)
	}
	switch f.Kind {
	case VerbFile:
		v := verbs[f.Generation]
		if v == nil {
			v = newVerbs(f.Generation)
			verbs[f.Generation] = v
		}
		f.Summary = v.read(d, lines)
	case ActorFile:
		f.Summary = d.readActors(lines)
	case AgentFile:
		f.Summary = d.readAgents(lines)
	case DiscardFile:
		f.Summary = d.readDiscards(lines)
	case IssueFile:
		f.Summary = d.readIssues(lines)
	default:
		f.Unused = "no dictionary"
		if ok && other(name) == "" {
			d.fault(Where{name, 0}, true, "is no dictionary that hearsay knows (verbs, actors, agents, discards, issues): not read")
		} else if ok {
			f.Unused = other(name)
		}
	}
	d.Files = append(d.Files, f)
}

// fault notes a fault. Of a file that is nothing but faults the first maxFaults are
// told.
func (d *Dictionaries) fault(w Where, warning bool, text string) {
	if d.faulty == nil {
		d.faulty = map[string]int{}
	}
	d.faulty[w.File]++
	switch n := d.faulty[w.File]; {
	case n < maxFaults:
		d.Faults = append(d.Faults, Fault{Where: w, Warning: warning, Text: text})
	case n == maxFaults:
		d.Faults = append(d.Faults, Fault{Where: w, Text: fmt.Sprintf("has more than %d faults: the others are not told; is it a dictionary?", maxFaults-1)})
	}
}

// room reports whether n more phrases may be written out, and notes them.
func (d *Dictionaries) room(w Where, n int) bool {
	if d.written += n; d.written <= maxWritten {
		return true
	}
	if d.written-n <= maxWritten {
		d.fault(w, false, fmt.Sprintf("with this entry the dictionaries stand for more than %d phrases: it and the sets behind it are left out", maxWritten))
	}
	return false
}

// Errors is the number of faults that are no warnings.
func (d *Dictionaries) Errors() int {
	n := 0
	for _, f := range d.Faults {
		if !f.Warning {
			n++
		}
	}
	return n
}

// other says what a file is that comes with PETRARCH's dictionaries and is none.
func other(name string) string {
	n := strings.ToLower(name)
	switch {
	case strings.Contains(n, "preposition"):
		return "a list of prepositions; the parser knows them"
	case strings.Contains(n, "ontology"):
		return "PETRARCH's table of codes; hearsay has its own"
	case strings.Contains(n, "license"), strings.Contains(n, "licence"), strings.Contains(n, "copying"), strings.Contains(n, "readme"), strings.HasSuffix(n, ".md"):
		return "about the files"
	}
	return ""
}

// sniff tells what a file holds by its lines.
func sniff(name string, lines []line) (Kind, int) {
	if other(name) != "" {
		return OtherFile, 0
	}
	var blocks, patterns, groups, sets, codes, agents, issues, plain, tilde int
	for _, l := range lines {
		s := l.text
		switch {
		case strings.HasPrefix(s, "---") && strings.Contains(s, "["):
			blocks++
		case strings.HasPrefix(s, "<ISSUE"):
			issues++
		case strings.HasPrefix(s, "&") && !strings.Contains(s, "["):
			sets++
		case strings.HasPrefix(s, "~") && strings.Contains(s, "="):
			tilde++
		case strings.HasPrefix(s, "-") && strings.Contains(s, "*"):
			patterns++
			if before, _, _ := strings.Cut(s, "["); strings.ContainsAny(before, "({") {
				groups++
			}
		case strings.Contains(s, "[") && strings.Contains(s, "~"):
			agents++
		case strings.HasSuffix(s, "]") && strings.Contains(s, "["):
			codes++
		default:
			plain++
		}
	}
	n := strings.ToLower(name)
	switch {
	case issues > 0:
		return IssueFile, 0
	case blocks > 0 && (blocks+patterns) >= codes/4:
		if tilde > 0 || groups*8 > patterns || patterns == 0 && strings.Contains(n, "2.0") {
			return VerbFile, 2
		}
		return VerbFile, 1
	case agents > 0 && agents >= codes:
		return AgentFile, 0
	case codes > 0:
		return ActorFile, 0
	case strings.Contains(n, "discard"):
		return DiscardFile, 0
	case strings.Contains(n, "verb"):
		return VerbFile, 2
	case strings.Contains(n, "agent"):
		return AgentFile, 0
	case strings.Contains(n, "actor"):
		return ActorFile, 0
	case strings.Contains(n, "issue"):
		return IssueFile, 0
	}
	return OtherFile, 0
}

// Code is the code of a verb, pattern or block: what the act is from source to
// target, and back. "[040:040]" codes both ways; "[:110]" back only.
type Code struct {
	Forward, Back string
}

// Null reports whether c is "---", which says that the words code nothing.
func (c Code) Null() bool { return c.Forward == "---" && c.Back == "" }

// None reports whether no code is given at all.
func (c Code) None() bool { return c.Forward == "" && c.Back == "" }

// readCode reads what stands between square brackets.
func (d *Dictionaries) readCode(w Where, s string) Code {
	s = strings.TrimSpace(s)
	a, b, two := strings.Cut(s, ":")
	c := Code{strings.TrimSpace(a), strings.TrimSpace(b)}
	if two && c.None() {
		d.fault(w, true, "\"["+s+"]\" gives no code on either side of the colon: taken as [---]")
		return Code{Forward: "---"}
	}
	for _, x := range []string{c.Forward, c.Back} {
		if x != "" && x != "---" && !Known(x) {
			d.fault(w, true, fmt.Sprintf("%q is no code of CAMEO: its acts have the PLOVER type of the nearest code above it, and none without one", x))
		}
	}
	return c
}
