package muc4

import "hearsay"

// seeds are the roles that hearsay's own events give to the heads of phrases.
type seeds map[int][]seed

type seed struct {
	role Role
	in   *incident
}

// seed reads roles off the participants of incidents: the actors are
// perpetrators, the recipients victims or targets, and instruments named in the
// clauses that tell it are weapons.
func (r *Reader) seed(d *Report, found []incident) seeds {
	s := seeds{}
	for k := range found {
		in := &found[k]
		for _, p := range in.event.Actors {
			h := r.headOf(d, p)
			if h < 0 {
				continue
			}
			if p.Entity > 0 && r.body(d, p, h) {
				s[h] = append(s[h], seed{PerpOrg, in})
			} else {
				s[h] = append(s[h], seed{PerpInd, in})
			}
			for _, b := range r.bodies(d, p, h) {
				s[b] = append(s[b], seed{PerpOrg, in})
			}
		}
		for _, p := range in.event.Recipients {
			h := r.headOf(d, p)
			if h < 0 {
				continue
			}
			role := Target
			if p.Entity > 0 {
				switch d.Entities[p.Entity-1].Type {
				case hearsay.Person, hearsay.Group:
					role = Victim
				}
			}
			s[h] = append(s[h], seed{role, in})
		}
		for _, e := range in.event.Evidence {
			first, end := d.TokensIn(e)
			for i := first; i < end; i++ {
				if d.Tokens[i].UPOS == "NOUN" && r.weapons[d.Tokens[i].Lemma] && d.Tokens[i].Relation != "compound" {
					s[i] = append(s[i], seed{Weapon, in})
				}
			}
		}
	}
	return s
}

// bodies are the heads of names of bodies within the words of the participant at
// head h ("members of the Front"), and of its own name told elsewhere.
func (r *Reader) bodies(d *Report, p hearsay.Participant, h int) []int {
	var found []int
	for i := range d.Entities {
		e := &d.Entities[i]
		if e.Type != hearsay.Group && e.Type != hearsay.Organization && e.Type != hearsay.Government {
			continue
		}
		for _, m := range e.Mentions {
			if m.Head == h || m.Form != hearsay.Name && d.Tokens[m.Head].UPOS != "PROPN" || d.Tokens[m.Head].UPOS == "ADJ" {
				continue
			}
			if p.Span.Contains(m.Span) || hearsay.EntityID(i+1) == p.Entity && d.Tokens[h].UPOS != "PROPN" {
				found = append(found, m.Head)
				if !p.Span.Contains(m.Span) {
					break
				}
			}
		}
	}
	return found
}

// body reports whether the participant named at head h is an organization
// rather than people.
func (r *Reader) body(d *Report, p hearsay.Participant, h int) bool {
	switch d.Entities[p.Entity-1].Type {
	case hearsay.Person:
		return false
	case hearsay.Group:
		return d.Tokens[h].UPOS == "PROPN"
	}
	return true
}

// headOf is the token that heads the words of a participant, or -1.
func (r *Reader) headOf(d *Report, p hearsay.Participant) int {
	if p.Entity > 0 {
		for _, m := range d.Entities[p.Entity-1].Mentions {
			if p.Span.Contains(m.Span) || m.Span.Contains(p.Span) {
				if m.Form == hearsay.Pronoun {
					return -1
				}
				return m.Head
			}
		}
	}
	first, end := d.TokensIn(p.Span)
	for i := first; i < end; i++ {
		if h := d.Tokens[i].Head; h < first || h >= end {
			return i
		}
	}
	return -1
}
