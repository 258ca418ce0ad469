package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"hearsay"
)

// Posting is a coded report with what follows from it.
type Posting struct {
	Record *hearsay.Record
	Added  string // RFC 3339, UTC: when it was added
	Claims []Claim
	Print  []byte // what tells whether another report has the same text, packed
	// Link works out the links of the claims among themselves and with the known ones,
	// which are those of other reports that are kept under one of their probes, and
	// which claims (by identifier) are of one incident.
	Link func(known []hearsay.Claim) (links []hearsay.Link, joins [][2]string)
}

// Claim is a claim with the keys under which others find it, and those under which
// it looks for others.
type Claim struct {
	hearsay.Claim
	Rank   int // order in which disputes of its kind are listed
	Keys   []string
	Probes []string
}

// Post keeps a report with its coding, its claims and their links. When it returns
// without an error all of it is on disk; otherwise none of it is. A report that
// the ledger has already (same identifier and text, or same publisher and text) is
// left as it is and Post reports false; one with the identifier of another report is
// refused with ErrTaken.
func (s *Store) Post(ctx context.Context, p Posting) (added bool, err error) {
	done, err := s.PostAll(ctx, []Posting{p})
	return len(done) == 1 && done[0], err
}

// PostAll is Post for several reports, all of which or none are kept.
func (s *Store) PostAll(ctx context.Context, ps []Posting) (added []bool, err error) {
	added = make([]bool, len(ps))
	id := ""
	err = s.write(ctx, func(tx *sql.Tx) error {
		for i := range ps {
			id = ps[i].Record.ID
			if id == "" {
				return errors.New("report without an identifier cannot be kept")
			}
			seq, err := s.addReport(ctx, tx, ps[i].Record, ps[i].Added)
			if err != nil || seq == 0 {
				if err != nil {
					return err
				}
				continue
			}
			packed, err := s.pack(ps[i].Record)
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO codings (report, version, state, made, posted, record) VALUES ($1, 1, 'current', $2, 1, $3)`,
				seq, ps[i].Added, packed); err != nil {
				return err
			}
			if err := s.post(ctx, tx, seq, &ps[i]); err != nil {
				return err
			}
			added[i] = true
		}
		return nil
	})
	switch {
	case errors.Is(err, ErrTaken):
		return nil, err
	case err != nil:
		return nil, fmt.Errorf("report %s: %w", id, s.explain(s.name, err))
	}
	return added, nil
}

// addReport inserts a report; 0 if it is there already.
func (s *Store) addReport(ctx context.Context, tx *sql.Tx, rec *hearsay.Record, added string) (seq int64, err error) {
	sum, content := digest(rec.Text), digest(rec.Publisher+"\x00"+rec.Text)
	var have string
	err = tx.QueryRowContext(ctx, `SELECT sha256 FROM reports WHERE id = $1`, rec.ID).Scan(&have)
	switch {
	case err == nil && have == sum:
		return 0, nil
	case err == nil:
		return 0, fmt.Errorf("report %s: %w with other text (SHA-256 %s…): give one of them another id", rec.ID, ErrTaken, have[:12])
	case !errors.Is(err, sql.ErrNoRows):
		return 0, err
	}
	err = tx.QueryRowContext(ctx, `SELECT id FROM reports WHERE content = $1`, content).Scan(&have)
	switch {
	case err == nil:
		return 0, nil
	case !errors.Is(err, sql.ErrNoRows):
		return 0, err
	}
	published := ""
	if rec.Published != nil {
		published = rec.Published.Value
	}
	err = s.insertReport(ctx, tx, rec.ID, content, sum, rec.URL, rec.Title, rec.Publisher, rec.Language, published, rec.Text, added).Scan(&seq)
	if err != nil {
		return 0, err
	}
	return seq, s.index(ctx, tx, seq, rec.Title, rec.Text)
}

func (s *Store) insertReport(ctx context.Context, tx *sql.Tx, id, content, sum, url, title, publisher, language, published, text, added string) *sql.Row {
	return tx.QueryRowContext(ctx, s.insertReportSQL(), id, content, sum, url, title, publisher, language, published, s.bytes(text), added)
}

// Unposted gives the current codings of which no claims are kept yet, as in a ledger of
// an older version or one just read from a file, in the order in which reports were added.
// It stops at the first error of post, which makes a Posting of a record.
func (s *Store) Unposted(ctx context.Context, post func(rec *hearsay.Record) (Posting, error)) error {
	// Whoever only reads does not wait for who writes.
	var some int
	err := s.db.QueryRowContext(ctx, `SELECT COUNT(*) FROM codings WHERE posted = 0 AND state = 'current'`).Scan(&some)
	if err != nil || some == 0 {
		return s.failed(err)
	}
	for {
		n := 0
		id := ""
		err := s.write(ctx, func(tx *sql.Tx) error {
			rows, err := tx.QueryContext(ctx, `SELECT codings.seq, reports.seq, reports.id, codings.record FROM codings
				JOIN reports ON reports.seq = codings.report WHERE posted = 0 AND state = 'current' ORDER BY codings.report LIMIT 20`)
			if err != nil {
				return err
			}
			type coding struct {
				seq, report int64
				id          string
				record      []byte
			}
			var cs []coding
			for rows.Next() {
				var c coding
				if err := rows.Scan(&c.seq, &c.report, &c.id, &c.record); err != nil {
					rows.Close()
					return err
				}
				cs = append(cs, c)
			}
			if err := rows.Err(); err != nil {
				return err
			}
			n = len(cs)
			for _, c := range cs {
				id = c.id
				rec, err := s.unpack(c.id, c.record)
				if err != nil {
					return err
				}
				p, err := post(rec)
				if err != nil {
					return err
				}
				if err := s.post(ctx, tx, c.report, &p); err != nil {
					return err
				}
				if _, err := tx.ExecContext(ctx, `UPDATE codings SET posted = 1 WHERE seq = $1`, c.seq); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("report %s: %w", id, s.explain(s.name, err))
		}
		if n == 0 {
			return nil
		}
	}
}

// hash makes a number of a key. Two keys of one hash bring two claims together that
// have nothing in common, which costs a comparison.
func hash(key string) int64 {
	h := fnv.New64a()
	h.Write([]byte(key))
	return int64(h.Sum64() >> 1)
}

func hashes(keys []string) []int64 {
	out := make([]int64, len(keys))
	for i, k := range keys {
		out[i] = hash(k)
	}
	return compact(out)
}

// row is a claim in the tables.
type row struct {
	seq      int64
	claim    *hearsay.Claim
	disputed int // 2 clashes, 1 agrees with one that does
	incident int64
	new      bool
	was      int // disputed and incident as they are in the table
	in       int64
}

// post keeps what follows from a coding: claims, keys, names and links, and brings
// up to date what is kept beside the claims of other reports.
func (s *Store) post(ctx context.Context, tx *sql.Tx, report int64, p *Posting) error {
	var last int64
	if err := tx.QueryRowContext(ctx, `UPDATE counters SET n = n + $1 WHERE name = 'claim' RETURNING n`, len(p.Claims)).Scan(&last); err != nil {
		return err
	}
	if len(p.Print) > 0 {
		if _, err := tx.ExecContext(ctx, `UPDATE reports SET print = $1 WHERE seq = $2`, p.Print, report); err != nil {
			return err
		}
	}
	rows := map[string]*row{}
	first := last - int64(len(p.Claims)) + 1
	var probes []int64
	for i := range p.Claims {
		c := &p.Claims[i].Claim
		if rows[c.ID] != nil {
			return fmt.Errorf("two claims have the identifier %s", c.ID)
		}
		seq := first + int64(i)
		rows[c.ID] = &row{seq: seq, claim: c, incident: seq, new: true}
		probes = append(probes, hashes(p.Claims[i].Probes)...)
	}
	known, err := s.candidates(ctx, tx, compact(probes), rows)
	if err != nil {
		return err
	}
	links, joins := p.Link(known)
	if err := s.mark(ctx, tx, rows, links); err != nil {
		return err
	}
	if err := s.join(ctx, tx, rows, joins); err != nil {
		return err
	}
	if err := s.insertClaims(ctx, tx, report, p, rows); err != nil {
		return err
	}
	for _, r := range rows {
		if !r.new && r.disputed != r.was {
			if _, err := tx.ExecContext(ctx, `UPDATE claims SET disputed = $1 WHERE seq = $2`, r.disputed, r.seq); err != nil {
				return err
			}
		}
	}
	return s.insertLinks(ctx, tx, rows, links)
}

// querier is a transaction, or the database outside of one.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

func compact(list []int64) []int64 {
	slices.Sort(list)
	return slices.Compact(list)
}

// candidates are the claims that are kept under one of the keys; they are added to rows.
func (s *Store) candidates(ctx context.Context, tx querier, keys []int64, rows map[string]*row) ([]hearsay.Claim, error) {
	var seqs []int64
	err := chunks(keys, func(part []int64) error {
		found, err := tx.QueryContext(ctx, `SELECT claim FROM claim_keys WHERE key IN (`+marks(1, len(part))+`)`, args(part)...)
		if err != nil {
			return err
		}
		defer found.Close()
		for found.Next() {
			var seq int64
			if err := found.Scan(&seq); err != nil {
				return err
			}
			seqs = append(seqs, seq)
		}
		return found.Err()
	})
	if err != nil {
		return nil, err
	}
	var known []hearsay.Claim
	err = chunks(compact(seqs), func(part []int64) error {
		found, err := tx.QueryContext(ctx, `SELECT seq, id, disputed, incident, claim FROM claims WHERE seq IN (`+marks(1, len(part))+`)`, args(part)...)
		if err != nil {
			return err
		}
		defer found.Close()
		for found.Next() {
			var id, kept string
			r := new(row)
			if err := found.Scan(&r.seq, &id, &r.disputed, &r.incident, &kept); err != nil {
				return err
			}
			r.was, r.in = r.disputed, r.incident
			if rows[id] != nil {
				return fmt.Errorf("claim %s is there already", id)
			}
			c, err := decodeClaim(id, kept)
			if err != nil {
				return err
			}
			r.claim = c
			rows[id] = r
			known = append(known, *c)
		}
		return found.Err()
	})
	return known, err
}

// mark works out which claims are disputed after the new links.
func (s *Store) mark(ctx context.Context, tx *sql.Tx, rows map[string]*row, links []hearsay.Link) error {
	var turned []int64 // claims of other reports that no other claim excluded until now
	for _, l := range links {
		a, b := rows[l.A], rows[l.B]
		if a == nil || b == nil {
			return fmt.Errorf("link of %s and %s: one of them was not asked for", l.A, l.B)
		}
		if !l.Clash {
			continue
		}
		for _, r := range []*row{a, b} {
			if r.disputed < 2 && !r.new {
				turned = append(turned, r.seq)
			}
			r.disputed = 2
		}
	}
	for _, l := range links {
		if l.Clash {
			continue
		}
		a, b := rows[l.A], rows[l.B]
		if a.disputed == 2 {
			b.disputed = max(b.disputed, 1)
		}
		if b.disputed == 2 {
			a.disputed = max(a.disputed, 1)
		}
	}
	bySeq := map[int64]*row{}
	for _, r := range rows {
		bySeq[r.seq] = r
	}
	return chunks(turned, func(part []int64) error {
		in := marks(1, len(part))
		found, err := tx.QueryContext(ctx, `SELECT a, b FROM links WHERE clash = 0 AND a IN (`+in+`) UNION ALL SELECT b, a FROM links WHERE clash = 0 AND b IN (`+in+`)`, args(part)...)
		if err != nil {
			return err
		}
		var others []int64
		for found.Next() {
			var turned, other int64
			if err := found.Scan(&turned, &other); err != nil {
				found.Close()
				return err
			}
			if r := bySeq[other]; r != nil {
				r.disputed = max(r.disputed, 1)
			} else {
				others = append(others, other)
			}
		}
		if err := found.Err(); err != nil {
			return err
		}
		return chunks(others, func(part []int64) error {
			_, err := tx.ExecContext(ctx, `UPDATE claims SET disputed = 1 WHERE disputed = 0 AND seq IN (`+marks(1, len(part))+`)`, args(part)...)
			return err
		})
	})
}

// join puts the claims that belong together into one incident: that of the most claims.
func (s *Store) join(ctx context.Context, tx *sql.Tx, rows map[string]*row, joins [][2]string) error {
	parent := map[int64]int64{}
	root := func(i int64) int64 {
		for {
			p, ok := parent[i]
			if !ok || p == i {
				return i
			}
			i = p
		}
	}
	for _, j := range joins {
		a, b := rows[j[0]], rows[j[1]]
		if a == nil || b == nil {
			return fmt.Errorf("claims %s and %s of one incident: one of them was not asked for", j[0], j[1])
		}
		x, y := root(a.incident), root(b.incident)
		if x != y {
			parent[max(x, y)] = min(x, y)
		}
	}
	fresh := map[int64]bool{}
	for _, r := range rows {
		fresh[r.incident] = fresh[r.incident] || r.new
	}
	of := map[int64][]int64{} // incidents in the tables that become one
	for i, f := range fresh {
		if !f {
			of[root(i)] = append(of[root(i)], i)
		}
	}
	lead := map[int64]int64{}
	for r, incidents := range of {
		lead[r] = incidents[0]
		if len(incidents) == 1 {
			continue
		}
		slices.Sort(incidents)
		size, most := map[int64]int{}, -1
		for _, i := range incidents {
			var n int
			if err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM claims WHERE incident = $1`, i).Scan(&n); err != nil {
				return err
			}
			if size[i] = n; n > most {
				lead[r], most = i, n
			}
		}
		for _, i := range incidents {
			if i != lead[r] {
				if _, err := tx.ExecContext(ctx, `UPDATE claims SET incident = $1 WHERE incident = $2`, lead[r], i); err != nil {
					return err
				}
			}
		}
	}
	for _, r := range rows {
		if r.new {
			top := root(r.incident)
			if l, ok := lead[top]; ok {
				top = l
			}
			r.incident = top
		}
	}
	return nil
}

// fields of the table of terms.
const (
	fieldActor = iota + 1
	fieldRecipient
	fieldPlace
	fieldClaimant
)

func (s *Store) insertClaims(ctx context.Context, tx *sql.Tx, report int64, p *Posting, rows map[string]*row) error {
	claim, err := tx.PrepareContext(ctx, `INSERT INTO claims (seq, id, report, report_id, n, kind, rank, event, role, stance, status, publisher, said,
		day_from, day_to, country, admin1, place, lat, lon, claimant, disputed, incident, claim) VALUES (`+marks(1, 24)+`)`)
	if err != nil {
		return err
	}
	defer claim.Close()
	names := map[string]int64{}
	var terms, keys [][]any
	for i := range p.Claims {
		c := &p.Claims[i].Claim
		r := rows[c.ID]
		b, err := json.Marshal(c)
		if err != nil {
			return fmt.Errorf("claim %s: %w", c.ID, err)
		}
		var from, to string
		if d := c.About.Date; d != nil {
			from, to = d.Start, d.End
		}
		site := new(hearsay.Site)
		if sites := sitesOf(c); len(sites) > 0 {
			site = &sites[0]
		}
		claimant := ""
		if n := len(c.Claimants); n > 0 {
			claimant = c.Claimants[n-1].Name
		}
		if _, err := claim.ExecContext(ctx, r.seq, c.ID, report, c.Report, i, string(c.Kind), p.Claims[i].Rank, string(c.About.Event), c.About.Role, string(c.Stance),
			string(c.Status), c.Publisher, c.Published, from, to, site.Country, site.Admin1, site.Name, site.Lat, site.Lon, claimant,
			r.disputed, r.incident, string(b)); err != nil {
			return err
		}
		for _, t := range termsOf(c) {
			id, ok := names[t.name]
			if !ok {
				if id, err = nameID(ctx, tx, t.name); err != nil {
					return err
				}
				names[t.name] = id
			}
			terms = append(terms, []any{r.seq, t.field, id})
		}
		for _, k := range hashes(p.Claims[i].Keys) {
			keys = append(keys, []any{r.seq, k})
		}
	}
	if err := insert(ctx, tx, `terms (claim, field, name)`, terms); err != nil {
		return err
	}
	if err := insert(ctx, tx, `claim_keys (claim, key)`, keys); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE reports SET claims = $1 WHERE seq = $2`, len(p.Claims), report)
	return err
}

// insert adds rows that may be there already, many in one statement.
func insert(ctx context.Context, tx *sql.Tx, into string, rows [][]any) error {
	for len(rows) > 0 {
		n := min(len(rows), 100)
		var values []string
		var all []any
		for _, r := range rows[:n] {
			values = append(values, "("+marks(len(all)+1, len(r))+")")
			all = append(all, r...)
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO `+into+` VALUES `+strings.Join(values, ",")+` ON CONFLICT DO NOTHING`, all...); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

func nameID(ctx context.Context, tx *sql.Tx, name string) (id int64, err error) {
	err = tx.QueryRowContext(ctx, `SELECT id FROM names WHERE name = $1`, name).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		err = tx.QueryRowContext(ctx, `INSERT INTO names (name) VALUES ($1) RETURNING id`, name).Scan(&id)
	}
	return id, err
}

func (s *Store) insertLinks(ctx context.Context, tx *sql.Tx, rows map[string]*row, links []hearsay.Link) error {
	var values [][]any
	for _, l := range links {
		reasons, err := json.Marshal(l.Reasons)
		if err != nil {
			return err
		}
		values = append(values, []any{rows[l.A].seq, rows[l.B].seq, string(l.Kind), flag(l.Clash), flag(l.Across), l.Points, string(reasons)})
	}
	return insert(ctx, tx, `links (a, b, kind, clash, across, points, reasons)`, values)
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// sitesOf are the places of a claim, or those round it.
func sitesOf(c *hearsay.Claim) []hearsay.Site {
	if len(c.About.Places) == 0 && c.About.Setting != nil {
		return c.About.Setting.Places
	}
	return c.About.Places
}

type term struct {
	field int
	name  string
}

// termsOf are the names by which a claim is found.
func termsOf(c *hearsay.Claim) []term {
	var out []term
	add := func(field int, names ...string) {
		for _, n := range names {
			if n = fold(n); n != "" && !slices.Contains(out, term{field, n}) {
				out = append(out, term{field, n})
			}
		}
	}
	party := func(field int, p *hearsay.Party) {
		add(field, p.Name, p.Code)
		add(field, p.Names...)
	}
	for i := range c.About.Actors {
		party(fieldActor, &c.About.Actors[i])
	}
	if c.About.Owner != nil {
		party(fieldActor, c.About.Owner)
	}
	for i := range c.About.Recipients {
		party(fieldRecipient, &c.About.Recipients[i])
	}
	if c.About.Object != nil {
		party(fieldRecipient, c.About.Object)
	}
	for _, p := range sitesOf(c) {
		add(fieldPlace, p.Name, p.Admin1, p.Country)
	}
	for _, k := range c.Claimants {
		add(fieldClaimant, k.Name)
		add(fieldClaimant, k.Names...)
	}
	return out
}

// fold makes names comparable: lower case, single blanks, no article.
func fold(name string) string {
	name = strings.Join(strings.Fields(strings.ToLower(strings.ReplaceAll(name, "\x00", ""))), " ")
	return strings.TrimPrefix(name, "the ")
}
