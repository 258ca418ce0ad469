package lexicon

import (
	_ "embed"
	"fmt"
	"strings"

	"hearsay"
)

//go:embed cues/cues.tsv
var cuesTSV string

// Cues holds the words that introduce somebody's account, with the stance that
// each gives to it (docs/formats/stances.md). It is read-only once loaded.
type Cues struct {
	entries map[cueKey][]cueEntry
}

type cueKey struct{ lemma, pos string }

type cueEntry struct {
	frame  string // "" fits every frame
	stance hearsay.Stance
}

// cuePOS holds the parts of speech that a cue may have.
var cuePOS = map[string]bool{"verb": true, "noun": true, "adj": true, "adv": true, "prep": true}

// LoadCues reads the cues inside the binary.
func LoadCues() (*Cues, error) { return readCues("lexicon/cues/cues.tsv", cuesTSV) }

func readCues(name, tsv string) (*Cues, error) {
	stances := map[hearsay.Stance]bool{}
	for _, s := range hearsay.Stances {
		stances[s] = true
	}
	c := &Cues{entries: make(map[cueKey][]cueEntry, 1024)}
	n := 0
	for line := range strings.Lines(tsv) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if n == 1 {
			if line != "lemma\tpos\tframe\tstance" {
				return nil, fmt.Errorf("%s:1: the header must be lemma, pos, frame, stance", name)
			}
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 || f[0] == "" {
			return nil, fmt.Errorf("%s:%d: %d columns (wanted lemma, pos, frame, stance)", name, n, len(f))
		}
		if !cuePOS[f[1]] {
			return nil, fmt.Errorf("%s:%d: unknown part of speech %q (verb, noun, adj, adv, prep)", name, n, f[1])
		}
		if !stances[hearsay.Stance(f[3])] {
			return nil, fmt.Errorf("%s:%d: unknown stance %q", name, n, f[3])
		}
		key := cueKey{f[0], f[1]}
		e := cueEntry{stance: hearsay.Stance(f[3])}
		if f[2] != "-" {
			e.frame = f[2]
		}
		for _, o := range c.entries[key] {
			if o.frame == e.frame {
				return nil, fmt.Errorf("%s:%d: %s %s stands twice with frame %q", name, n, f[0], f[1], f[2])
			}
		}
		c.entries[key] = append(c.entries[key], e)
	}
	return c, nil
}

// Stance is the stance of a cue: of the entry whose frame is met, else of the
// entry without a frame. A frame is a word that must stand beside the cue
// ("for" of "call for"); "that" stands for any finite clause and "to" for any
// infinitive. It reports false if no entry fits.
func (c *Cues) Stance(lemma, pos string, met func(frame string) bool) (hearsay.Stance, bool) {
	var bare hearsay.Stance
	for _, e := range c.entries[cueKey{lemma, pos}] {
		if e.frame == "" {
			bare = e.stance
		} else if met(e.frame) {
			return e.stance, true
		}
	}
	return bare, bare != ""
}

// Framed reports whether an entry fits whose frame is a word of more than four
// letters ("responsibility" of "claim responsibility"), so that the frame
// speaks for the cue; prepositions and conjunctions are too common to do so.
func (c *Cues) Framed(lemma, pos string, met func(frame string) bool) bool {
	for _, e := range c.entries[cueKey{lemma, pos}] {
		if len(e.frame) > 4 && met(e.frame) {
			return true
		}
	}
	return false
}

// Known reports whether the word has an entry of any frame.
func (c *Cues) Known(lemma, pos string) bool { return len(c.entries[cueKey{lemma, pos}]) > 0 }
