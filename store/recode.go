package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"hearsay"
)

// Coding is one of the codings of a report.
type Coding struct {
	Report  string `json:"report"`
	Version int64  `json:"version"` // of the report: 1, 2, …
	State   string `json:"state"`   // current, past or proposed
	Made    string `json:"made,omitempty"`
	Record  *hearsay.Record
}

// Codings are the codings of a report, the oldest first, or ErrNotFound.
func (s *Store) Codings(ctx context.Context, report string) ([]Coding, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT version, state, made, record FROM codings JOIN reports ON reports.seq = codings.report
		WHERE reports.id = $1 ORDER BY version`, report)
	if err != nil {
		return nil, s.explain(s.name, err)
	}
	defer rows.Close()
	var out []Coding
	for rows.Next() {
		c := Coding{Report: report}
		var kept []byte
		if err := rows.Scan(&c.Version, &c.State, &c.Made, &kept); err != nil {
			return nil, s.explain(s.name, err)
		}
		if c.Record, err = s.unpack(report, kept); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	if err := rows.Err(); err != nil {
		return nil, s.explain(s.name, err)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("report %s: %w", report, ErrNotFound)
	}
	return out, nil
}

// Propose keeps a new coding of a report that is there, beside the current one, which stays in force. One that was
// proposed before is past. It gives the version of the coding.
func (s *Store) Propose(ctx context.Context, rec *hearsay.Record, made string) (version int64, err error) {
	packed, err := s.pack(rec)
	if err != nil {
		return 0, err
	}
	err = s.write(ctx, func(tx *sql.Tx) error {
		var seq int64
		var sum string
		if err := tx.QueryRowContext(ctx, `SELECT seq, sha256 FROM reports WHERE id = $1`, rec.ID).Scan(&seq, &sum); err != nil {
			return err
		}
		if digest(rec.Text) != sum {
			return errors.New("the coding is of another text")
		}
		if _, err := tx.ExecContext(ctx, `UPDATE codings SET state = 'past' WHERE report = $1 AND state = 'proposed'`, seq); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, `INSERT INTO codings (report, version, state, made, posted, record)
			SELECT $1, MAX(version) + 1, 'proposed', $2, 0, $3 FROM codings WHERE report = $1 RETURNING version`, seq, made, packed).Scan(&version)
	})
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return 0, fmt.Errorf("report %s: %w", rec.ID, ErrNotFound)
	case err != nil:
		return 0, fmt.Errorf("report %s: %w", rec.ID, s.explain(s.name, err))
	}
	return version, nil
}

// Withdraw makes the proposed coding of a report a past one. It reports false if there is none.
func (s *Store) Withdraw(ctx context.Context, report string) (bool, error) {
	n := int64(0)
	err := s.write(ctx, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, `UPDATE codings SET state = 'past' WHERE state = 'proposed' AND report = (SELECT seq FROM reports WHERE id = $1)`, report)
		if err == nil {
			n, err = r.RowsAffected()
		}
		return err
	})
	return n > 0, s.failed(err)
}

// Accept puts a coding in force in place of the current one, which stays as a past one: what followed from
// that is taken out of what is worked out, and what follows from this put in, in one transaction. Joins says
// which of some claims, with their links, are of one incident.
func (s *Store) Accept(ctx context.Context, p Posting, version int64, joins func(claims []hearsay.Claim, links []hearsay.Link) [][2]string) error {
	id := p.Record.ID
	err := s.write(ctx, func(tx *sql.Tx) error {
		var report int64
		if err := tx.QueryRowContext(ctx, `SELECT seq FROM reports WHERE id = $1`, id).Scan(&report); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE codings SET state = 'past', posted = 0 WHERE report = $1 AND state = 'current'`, report); err != nil {
			return err
		}
		r, err := tx.ExecContext(ctx, `UPDATE codings SET state = 'current', posted = 1 WHERE report = $1 AND version = $2`, report, version)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n != 1 {
			return errors.Join(err, fmt.Errorf("it has no coding of version %d", version))
		}
		if err := s.takeOut(ctx, tx, report, joins); err != nil {
			return err
		}
		return s.post(ctx, tx, report, &p)
	})
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return fmt.Errorf("report %s: %w", id, ErrNotFound)
	case err != nil:
		return fmt.Errorf("report %s: %w", id, s.explain(s.name, err))
	}
	return nil
}

// numbersOf reads one column of numbers.
func numbersOf(ctx context.Context, tx querier, query string, values ...any) ([]int64, error) {
	rows, err := tx.QueryContext(ctx, query, values...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, rows.Err()
}

// takeOut removes the claims of a report with their links, and brings what is kept beside
// the claims of other reports to what it would be without them.
func (s *Store) takeOut(ctx context.Context, tx *sql.Tx, report int64, joins func([]hearsay.Claim, []hearsay.Link) [][2]string) error {
	incidents, err := numbersOf(ctx, tx, `SELECT DISTINCT incident FROM claims WHERE report = $1`, report)
	if err != nil {
		return err
	}
	// Claims that a link goes to from here, and those that agree with one of them.
	near, err := numbersOf(ctx, tx, `SELECT b FROM links JOIN claims ON seq = a WHERE report = $1 UNION SELECT a FROM links JOIN claims ON seq = b WHERE report = $1`, report)
	if err != nil {
		return err
	}
	touched := slices.Clone(near)
	err = chunks(near, func(part []int64) error {
		in := marks(1, len(part))
		more, err := numbersOf(ctx, tx, `SELECT b FROM links WHERE clash = 0 AND a IN (`+in+`) UNION SELECT a FROM links WHERE clash = 0 AND b IN (`+in+`)`, args(part)...)
		touched = append(touched, more...)
		return err
	})
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM claims WHERE report = $1`, report); err != nil {
		return err
	}
	const clashes = `EXISTS (SELECT 1 FROM links c WHERE c.clash = 1 AND c.a = %[1]s) OR EXISTS (SELECT 1 FROM links c WHERE c.clash = 1 AND c.b = %[1]s)`
	level := `UPDATE claims SET disputed = CASE WHEN ` + fmt.Sprintf(clashes, "claims.seq") + ` THEN 2
		WHEN EXISTS (SELECT 1 FROM links l WHERE l.clash = 0 AND l.a = claims.seq AND (` + fmt.Sprintf(clashes, "l.b") + `))
		  OR EXISTS (SELECT 1 FROM links l WHERE l.clash = 0 AND l.b = claims.seq AND (` + fmt.Sprintf(clashes, "l.a") + `)) THEN 1 ELSE 0 END WHERE seq IN (`
	err = chunks(compact(touched), func(part []int64) error {
		_, err := tx.ExecContext(ctx, level+marks(1, len(part))+`)`, args(part)...)
		return err
	})
	if err != nil {
		return err
	}
	return s.regroup(ctx, tx, incidents, joins)
}

// regroup works out anew which of the claims of some incidents belong together.
func (s *Store) regroup(ctx context.Context, tx *sql.Tx, incidents []int64, joins func([]hearsay.Claim, []hearsay.Link) [][2]string) error {
	rows := map[string]*row{}
	var claims []hearsay.Claim
	ids := map[int64]string{}
	err := chunks(incidents, func(part []int64) error {
		found, err := tx.QueryContext(ctx, `SELECT seq, id, claim FROM claims WHERE incident IN (`+marks(1, len(part))+`)`, args(part)...)
		if err != nil {
			return err
		}
		defer found.Close()
		for found.Next() {
			var id, kept string
			r := new(row)
			if err := found.Scan(&r.seq, &id, &kept); err != nil {
				return err
			}
			if r.claim, err = decodeClaim(id, kept); err != nil {
				return err
			}
			r.incident = r.seq
			rows[id], ids[r.seq] = r, id
			claims = append(claims, *r.claim)
		}
		return found.Err()
	})
	if err != nil {
		return err
	}
	links, err := s.linksOf(ctx, tx, ids)
	if err != nil {
		return err
	}
	parent := map[int64]int64{}
	root := func(i int64) int64 {
		for parent[i] != 0 && parent[i] != i {
			i = parent[i]
		}
		return i
	}
	for _, j := range joins(claims, links) {
		x, y := root(rows[j[0]].seq), root(rows[j[1]].seq)
		if x != y {
			parent[max(x, y)] = min(x, y)
		}
	}
	for _, r := range rows {
		if _, err := tx.ExecContext(ctx, `UPDATE claims SET incident = $1 WHERE seq = $2`, root(r.seq), r.seq); err != nil {
			return err
		}
	}
	return nil
}
