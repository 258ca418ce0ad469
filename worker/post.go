package worker

import (
	"context"
	"errors"
	"fmt"
	"time"

	"hearsay"
	"hearsay/ledger"
	"hearsay/store"
)

// ErrFault says that the claims of a record could not be read, which is a fault of the program.
var ErrFault = errors.New("its claims could not be read")

// Post reads the claims off a record, links them with those of other reports and
// keeps all of it in one transaction. It says how many claims the record makes and whether it is
// new. A fault in reading the claims is an error of the report.
func Post(ctx context.Context, s *store.Store, rec *hearsay.Record, at time.Time) (claims int, added bool, err error) {
	p, err := Posting(rec, at)
	if err != nil {
		return 0, false, err
	}
	added, err = s.Post(ctx, p)
	return len(p.Claims), added, err
}

// Posting is a record with what follows from it for the ledger.
func Posting(rec *hearsay.Record, at time.Time) (p store.Posting, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("report %s: %w: %v (%s)", rec.ID, ErrFault, fault, faultLine())
		}
	}()
	return posting(rec, ledger.Claims(rec), at), nil
}

func posting(rec *hearsay.Record, claims []hearsay.Claim, at time.Time) store.Posting {
	p := store.Posting{Record: rec, Added: at.UTC().Format(time.RFC3339), Claims: make([]store.Claim, len(claims))}
	for i, c := range claims {
		p.Claims[i] = store.Claim{Claim: c, Rank: ledger.Rank(c.Kind), Keys: ledger.Keys(&c), Probes: ledger.Probes(&c)}
	}
	print := ledger.PrintOf(rec)
	p.Print = print.Bytes()
	p.Link = func(known []hearsay.Claim) ([]hearsay.Link, [][2]string) {
		links := ledger.Links(claims, known)
		return links, joins(claims, known, links)
	}
	return p
}

// joins are the pairs of claims that are of one incident: those of one event, and
// those that a link joins.
func joins(claims, known []hearsay.Claim, links []hearsay.Link) [][2]string {
	by := map[string]*hearsay.Claim{}
	for i := range known {
		by[known[i].ID] = &known[i]
	}
	var out [][2]string
	event := map[hearsay.EventRef]string{} // its first claim
	for i := range claims {
		c := &claims[i]
		by[c.ID] = c
		if c.About.EventID == "" {
			continue
		}
		ref := hearsay.EventRef{Report: c.Report, Event: c.About.EventID}
		if first := event[ref]; first == "" {
			event[ref] = c.ID
		} else {
			out = append(out, [2]string{first, c.ID})
		}
	}
	for _, l := range links {
		if ledger.Joins(l, by[l.A], by[l.B]) {
			out = append(out, [2]string{l.A, l.B})
		}
	}
	return out
}

// Accept puts a coding that the ledger keeps under that version in force in place of the current one,
// with all that follows from it.
func Accept(ctx context.Context, s *store.Store, rec *hearsay.Record, version int64) error {
	p, err := Posting(rec, time.Time{})
	if err != nil {
		return err
	}
	return s.Accept(ctx, p, version, func(claims []hearsay.Claim, links []hearsay.Link) [][2]string { return joins(claims, nil, links) })
}

// CatchUp posts the codings of which the ledger has no claims yet: those of an older
// version of the ledger, or read from a backup.
func CatchUp(ctx context.Context, s *store.Store) error {
	return s.Unposted(ctx, func(rec *hearsay.Record) (store.Posting, error) { return Posting(rec, time.Time{}) })
}
