package lexicon

import "hearsay"

// Cues holds the words that introduce somebody's account, with the stance that
// each gives to it (docs/formats/stances.md). It is read-only once loaded.
type Cues struct {
	entries map[cueKey][]cueEntry
}

type cueKey struct{ lemma, pos string }

type cueEntry struct {
	frame  string // "" fits every frame
	stance hearsay.Stance
	file   string
	line   int
}

// cuePOS holds the parts of speech that a cue may have.
var cuePOS = map[string]bool{"verb": true, "noun": true, "adj": true, "adv": true, "prep": true}

// loadCues reads cues/cues.tsv.
func loadCues(ls layers) (*Cues, error) {
	stances := map[hearsay.Stance]bool{}
	for _, s := range hearsay.Stances {
		stances[s] = true
	}
	c := &Cues{entries: make(map[cueKey][]cueEntry, 1000)}
	return c, ls.read(table{"cues/cues.tsv", 3, []string{"lemma", "pos", "frame", "stance"}}, func(r row) error {
		key := cueKey{r.get("lemma"), r.get("pos")}
		e := cueEntry{stance: hearsay.Stance(r.get("stance")), file: r.file, line: r.line}
		switch {
		case key.lemma == "":
			return r.errorf("no lemma")
		case !cuePOS[key.pos]:
			return r.errorf("unknown part of speech %q (verb, noun, adj, adv, prep)", key.pos)
		case !stances[e.stance]:
			return r.errorf("unknown stance %q", e.stance)
		}
		if f := r.get("frame"); f != "-" {
			e.frame = f
		}
		for _, o := range c.entries[key] {
			if o.frame == e.frame {
				return r.errorf("%s %s stands twice with frame %q", key.lemma, key.pos, r.get("frame"))
			}
		}
		c.entries[key] = append(c.entries[key], e)
		return nil
	})
}

// Stance is the stance of a cue: of the entry whose frame is met, else of the
// entry without a frame. A frame is a word that must stand beside the cue
// ("for" of "call for"); "that" stands for any finite clause and "to" for any
// infinitive. It reports false if no entry fits.
func (c *Cues) Stance(lemma, pos string, met func(frame string) bool) (hearsay.Stance, bool) {
	e, ok := c.find(lemma, pos, met)
	return e.stance, ok
}

// Entry is where the lexicon has the stance that Stance gives.
func (c *Cues) Entry(lemma, pos string, met func(frame string) bool) (hearsay.Entry, bool) {
	e, ok := c.find(lemma, pos, met)
	name := lemma + ", " + pos
	if e.frame != "" {
		name += " with “" + e.frame + "”"
	}
	return hearsay.Entry{Name: name, File: e.file, Line: e.line}, ok
}

func (c *Cues) find(lemma, pos string, met func(frame string) bool) (cueEntry, bool) {
	var bare cueEntry
	for _, e := range c.entries[cueKey{lemma, pos}] {
		if e.frame == "" {
			bare = e
		} else if met(e.frame) {
			return e, true
		}
	}
	return bare, bare.stance != ""
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
