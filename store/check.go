package store

import (
	"context"
	"fmt"

	"hearsay"
)

// Around is what is kept round the claims of a report, for a check: the claims of other
// reports that are kept under one of the probes, the links of the report's claims, and how every claim
// of these links stands.
type Around struct {
	Known []hearsay.Claim
	Links []hearsay.Link
	Kept  map[string]Kept
}

// Around looks up what is kept round claims of one report.
func (s *Store) Around(ctx context.Context, claims []Claim) (*Around, error) {
	var probes []int64
	rows := map[string]*row{}
	var ids []string
	for i := range claims {
		probes = append(probes, hashes(claims[i].Probes)...)
		ids = append(ids, claims[i].ID)
	}
	known, err := s.candidates(ctx, s.db, compact(probes), rows)
	if err != nil {
		return nil, s.explain(s.name, err)
	}
	out := &Around{Kept: map[string]Kept{}}
	own := map[string]bool{}
	for _, id := range ids {
		own[id] = true
	}
	for _, k := range known {
		if !own[k.ID] {
			out.Known = append(out.Known, k)
		}
	}
	var seqs []int64
	have := map[int64]bool{}
	load := func(cond string, values []any) error {
		found, err := s.kept(ctx, `SELECT `+keptColumns+` FROM claims WHERE `+cond, values...)
		for _, k := range found {
			out.Kept[k.ID] = k
			if !have[k.place.seq] {
				have[k.place.seq] = true
				seqs = append(seqs, k.place.seq)
			}
		}
		return err
	}
	if err := chunks(ids, func(part []string) error { return load(`id IN (`+marks(1, len(part))+`)`, args(part)) }); err != nil {
		return nil, err
	}
	mine := seqs
	var others []int64
	err = chunks(mine, func(part []int64) error {
		in := marks(1, len(part))
		found, err := s.db.QueryContext(ctx, `SELECT b FROM links WHERE a IN (`+in+`) UNION SELECT a FROM links WHERE b IN (`+in+`)`, args(part)...)
		if err != nil {
			return s.explain(s.name, err)
		}
		defer found.Close()
		for found.Next() {
			var seq int64
			if err := found.Scan(&seq); err != nil {
				return s.explain(s.name, err)
			}
			if !have[seq] {
				others = append(others, seq)
			}
		}
		return s.failed(found.Err())
	})
	if err != nil {
		return nil, err
	}
	if err := chunks(compact(others), func(part []int64) error { return load(`seq IN (`+marks(1, len(part))+`)`, args(part)) }); err != nil {
		return nil, err
	}
	all := make([]Kept, 0, len(out.Kept))
	for _, k := range out.Kept {
		all = append(all, k)
	}
	links, err := s.between(ctx, all)
	for _, l := range links {
		if own[l.A] || own[l.B] {
			out.Links = append(out.Links, l)
		}
	}
	return out, err
}

// Check looks for faults in the tables themselves, as far as the database can tell, and in the
// journal: each is said in a sentence.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	faults, err := s.check(ctx, s.db)
	if err != nil {
		return nil, s.explain(s.name, err)
	}
	for _, q := range []struct{ query, says string }{
		{`SELECT COUNT(*) FROM reports WHERE NOT EXISTS (SELECT 1 FROM codings WHERE codings.report = reports.seq AND state = 'current')`, "reports have no current coding"},
		{`SELECT COUNT(*) FROM links WHERE NOT EXISTS (SELECT 1 FROM claims WHERE seq = a) OR NOT EXISTS (SELECT 1 FROM claims WHERE seq = b)`, "links lead to claims that are not there"},
		{`SELECT COUNT(*) FROM claims WHERE NOT EXISTS (SELECT 1 FROM claims c WHERE c.seq = claims.incident AND c.incident = c.seq)`, "claims belong to incidents that are not there"},
		{`SELECT COALESCE(MAX(seq), 0) - COUNT(*) FROM journal`, "entries of the journal are missing"},
	} {
		var n int
		if err := s.db.QueryRowContext(ctx, q.query).Scan(&n); err != nil {
			return nil, s.explain(s.name, err)
		}
		if n != 0 {
			faults = append(faults, fmt.Sprintf("%d %s", n, q.says))
		}
	}
	return faults, nil
}

// Backup copies the ledger as it is to a file that must not be there yet. It reports false where the
// database keeps no file: Dump writes what there is to write.
func (s *Store) Backup(ctx context.Context, file string) (bool, error) {
	ok, err := s.backup(ctx, s.db, file)
	return ok, s.failed(err)
}
