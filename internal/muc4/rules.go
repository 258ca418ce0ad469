package muc4

import "hearsay"

// Filler is a string that fills a role.
type Filler struct {
	Role Role
	Text string
	Kind int // index in Kinds of the incident that it belongs to
}

// ByRule gives the fillers that the events alone tell: those of incidents that
// are told as having happened, where they are no fight of armed sides.
func (r *Reader) ByRule(d *Report) []Filler {
	found := r.incidents(d)
	s := r.seed(d, found)
	best := map[int]*candidate{}
	cut := map[int]int{}
	for _, c := range r.candidates(d) {
		for _, o := range c.found {
			if k, ok := cut[o.head]; !ok || o.first < k {
				cut[o.head], best[o.head] = o.first, c
			}
		}
	}
	var out []Filler
	said := map[Filler]bool{}
	for h := range d.Tokens {
		for _, x := range s[h] {
			if !x.in.told || x.in.fight || best[h] == nil {
				continue
			}
			text := best[h].text
			if x.role == Victim {
				if text = r.name(d, h); text == "" {
					continue
				}
			}
			f := Filler{x.role, text, x.in.kind}
			if !said[f] {
				said[f] = true
				out = append(out, f)
			}
		}
	}
	return out
}

// name is the name of the person whose mention token h heads, or "".
func (r *Reader) name(d *Report, h int) string {
	for _, e := range d.Entities {
		if e.Type != hearsay.Person {
			continue
		}
		for _, m := range e.Mentions {
			if m.Head != h {
				continue
			}
			for _, m := range e.Mentions {
				if m.Form == hearsay.Name {
					return plain(e.Name)
				}
			}
		}
	}
	return ""
}
