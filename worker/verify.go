package worker

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"hearsay"
	"hearsay/store"
)

// Verified is what a check of the whole ledger came to.
type Verified struct {
	Reports int `json:"reports"`
	Spans   int `json:"spans"` // of cells, found in the texts
	Claims  int `json:"claims"`
	Links   int `json:"links"`
	Older   int `json:"older,omitempty"` // reports coded by another version, whose claims are not worked out again
	Faults  int `json:"faults"`
}

// Verify checks every report of the ledger: its text against its SHA-256, the record against the text, each span
// against both, its claims and links against those that follow from the record, and what is kept beside them. What
// was coded by another version than this one is not worked out again. Each fault is told to fault, in a sentence.
func Verify(ctx context.Context, s *store.Store, version string, fault func(string)) (Verified, error) {
	var v Verified
	tell := func(format string, args ...any) {
		v.Faults++
		fault(fmt.Sprintf(format, args...))
	}
	faults, err := s.Check(ctx)
	if err != nil {
		return v, err
	}
	for _, f := range faults {
		tell("%s", f)
	}
	err = s.EachReport(ctx, func(_ int64, e store.Entry, text string) error {
		v.Reports++
		if sha(text) != e.SHA256 {
			tell("report %s: the text is not the one that was added: its SHA-256 is not %s", e.ID, e.SHA256)
		}
		rec, err := s.Record(ctx, e.ID)
		if err != nil {
			tell("%v", err)
			return nil
		}
		if rec.ID != e.ID || rec.Text != text {
			tell("report %s: the coding is of another text", e.ID)
		}
		runes := len([]rune(text))
		spans(rec, func(what string, sp hearsay.RecordSpan) {
			v.Spans++
			if sp.Begin < 0 || sp.End > runes || sp.Begin > sp.End {
				tell("report %s: %s: characters %d to %d are not in the text", e.ID, what, sp.Begin, sp.End)
			}
		})
		return claimsHold(ctx, s, rec, runes, version, &v, tell)
	})
	return v, err
}

func sha(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// claimsHold checks the claims of a report and their links.
func claimsHold(ctx context.Context, s *store.Store, rec *hearsay.Record, runes int, version string, v *Verified, tell func(string, ...any)) error {
	kept, err := s.Claims(ctx, store.Filter{Report: rec.ID}, nil)
	if err != nil {
		return err
	}
	v.Claims += len(kept)
	for _, k := range kept {
		if len(k.Evidence) == 0 {
			tell("report %s: claim %s stands on no words", rec.ID, k.ID)
		}
		for _, sp := range k.Evidence {
			v.Spans++
			if sp.Begin < 0 || sp.End > runes || sp.Begin >= sp.End {
				tell("report %s: claim %s: characters %d to %d are not in the text", rec.ID, k.ID, sp.Begin, sp.End)
			}
		}
	}
	if rec.Coder.Version != version {
		v.Older++
		return nil
	}
	p, err := Posting(rec, time.Time{})
	if err != nil {
		tell("%v", err)
		return nil
	}
	have := map[string]store.Kept{}
	for _, k := range kept {
		have[k.ID] = k
	}
	for i := range p.Claims {
		c := &p.Claims[i].Claim
		k, ok := have[c.ID]
		delete(have, c.ID)
		if !ok {
			tell("report %s: claim %s is missing", rec.ID, c.ID)
			continue
		}
		a, err := json.Marshal(c)
		if err != nil {
			return err
		}
		b, err := json.Marshal(k.Claim)
		if err != nil {
			return err
		}
		if string(a) != string(b) {
			tell("report %s: claim %s is not what the coding says", rec.ID, c.ID)
		}
	}
	for id := range have {
		tell("report %s: claim %s does not follow from the coding", rec.ID, id)
	}
	round, err := s.Around(ctx, p.Claims)
	if err != nil {
		return err
	}
	want, joined := p.Link(round.Known)
	kind := func(l hearsay.Link) string {
		b, _ := json.Marshal(l)
		return string(b)
	}
	links := map[[2]string]hearsay.Link{}
	clashes := map[string]bool{}
	for _, l := range round.Links {
		a, b := l.A, l.B
		if a > b {
			a, b = b, a
		}
		l.A, l.B = a, b
		links[[2]string{a, b}] = l
		if l.Clash {
			clashes[a], clashes[b] = true, true
		}
	}
	v.Links += len(want)
	for _, l := range want {
		got, ok := links[[2]string{l.A, l.B}]
		delete(links, [2]string{l.A, l.B})
		switch {
		case !ok:
			tell("report %s: the link of claims %s and %s is missing", rec.ID, l.A, l.B)
		case kind(got) != kind(l):
			tell("report %s: the link of claims %s and %s is not what they say", rec.ID, l.A, l.B)
		}
	}
	for _, l := range links {
		tell("report %s: claims %s and %s are linked, but not about one thing", rec.ID, l.A, l.B)
	}
	for _, k := range kept {
		level := 0
		if clashes[k.ID] {
			level = 2
		} else if slices.ContainsFunc(round.Links, func(l hearsay.Link) bool {
			return l.A == k.ID && round.Kept[l.B].Disputed == 2 || l.B == k.ID && round.Kept[l.A].Disputed == 2
		}) {
			level = 1
		}
		if level != k.Disputed {
			tell("report %s: claim %s is marked as disputed %d, not %d", rec.ID, k.ID, k.Disputed, level)
		}
	}
	for _, j := range joined {
		if a, b := round.Kept[j[0]], round.Kept[j[1]]; a.Incident != b.Incident {
			tell("report %s: claims %s and %s are of one incident, but kept as two", rec.ID, j[0], j[1])
		}
	}
	return nil
}

// spans gives every span of a record with what it is of.
func spans(r *hearsay.Record, f func(what string, s hearsay.RecordSpan)) {
	all := func(what string, ss []hearsay.RecordSpan) {
		for _, s := range ss {
			f(what, s)
		}
	}
	for _, x := range r.Sections {
		f("section", x.RecordSpan)
	}
	all("sentence", r.Sentences)
	if r.Published != nil {
		all("day of publication", r.Published.Evidence)
	}
	for _, x := range r.Entities {
		for _, m := range x.Mentions {
			f("entity "+x.ID, m.RecordSpan)
		}
	}
	for _, x := range r.Relations {
		all("relation", x.Evidence)
	}
	for _, x := range r.Times {
		f("time "+x.ID, x.RecordSpan)
	}
	for _, x := range r.Places {
		f("place "+x.ID, x.RecordSpan)
	}
	for _, x := range r.Quantities {
		f("quantity "+x.ID, x.RecordSpan)
	}
	for _, x := range r.Attributions {
		all("source of "+x.ID, x.Source)
		all("cue of "+x.ID, x.Cue)
		all("content of "+x.ID, x.Content)
	}
	for _, x := range r.Events {
		all("event "+x.ID, x.Trigger)
		all("event "+x.ID, x.Evidence)
		for _, p := range append(slices.Clone(x.Actor), x.Recipient...) {
			f("event "+x.ID, p.RecordSpan)
		}
		for _, h := range x.Hedges {
			f("event "+x.ID, h.RecordSpan)
		}
	}
}
