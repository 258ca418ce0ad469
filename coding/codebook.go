package coding

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/lexicon"
)

// grade gives an event its values on the scales and its place in the codebooks.
func (c *Coder) grade(e *hearsay.Event, a *hearsay.Annotations) {
	if t, ok := c.codes.Type(e.Type); ok {
		e.Intensity = t.Intensity
	}
	e.Goldstein = nil
	if x, ok := c.codes.CAMEO(e.CAMEO); ok {
		e.Goldstein = &x.Goldstein
	}
	e.Codings = nil
	for _, book := range c.codebooks {
		var best *lexicon.Category
		for i := range book.Categories {
			if k := &book.Categories[i]; (best == nil || book.ByWeight && k.Weight > best.Weight) && takesIn(k, e, a) {
				best = k
			}
		}
		if best != nil {
			e.Codings = append(e.Codings, hearsay.Coding{Codebook: book.Name, Type: best.Type, Mode: best.Mode, Line: best.Line})
		}
	}
}

func takesIn(k *lexicon.Category, e *hearsay.Event, a *hearsay.Annotations) bool {
	for _, w := range k.When {
		if !meets(w, e, a) {
			return false
		}
	}
	return !slices.ContainsFunc(k.Unless, func(u lexicon.Condition) bool { return meets(u, e, a) })
}

// meets reports whether the event has one of the values.
func meets(c lexicon.Condition, e *hearsay.Event, a *hearsay.Annotations) bool {
	return slices.ContainsFunc(c.Values, func(v string) bool {
		switch c.Field {
		case "event":
			return string(e.Type) == v
		case "mode":
			return e.Mode == v
		case "context":
			return slices.Contains(e.Context, v)
		case "cameo":
			return strings.HasPrefix(e.CAMEO, v)
		case "quad":
			return e.Type.Quad() == v
		case "status":
			return string(e.Status) == v
		case "rule":
			return e.Rule == v
		case "actor":
			return hasCode(e.Actors, v)
		case "recipient":
			return hasCode(e.Recipients, v)
		case "count":
			return slices.ContainsFunc(e.Counts, func(n hearsay.Count) bool { return n.What == v })
		case "place":
			country := "none"
			if e.Place > 0 {
				country = a.Places[e.Place-1].Country
			}
			return country == v
		}
		return false
	})
}

// hasCode reports whether a participant's code has the part: a country, a
// sector or a group. "any" asks for any participant, "none" for no participant.
func hasCode(ps []hearsay.Participant, part string) bool {
	switch part {
	case "none":
		return len(ps) == 0
	case "any":
		return len(ps) > 0
	}
	for _, p := range ps {
		for code := p.Actor.Code; len(code) >= 3; code = code[3:] {
			if code[:3] == part {
				return true
			}
		}
	}
	return false
}
