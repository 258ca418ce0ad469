package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"hearsay"
)

// Entry is a kept report without its text and record.
type Entry struct {
	ID        string `json:"id"`
	SHA256    string `json:"sha256"` // of the bytes of the text
	URL       string `json:"url,omitempty"`
	Title     string `json:"title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Language  string `json:"language,omitempty"`
	Published string `json:"published,omitempty"`
	Added     string `json:"added,omitempty"` // RFC 3339, UTC
	Claims    int    `json:"claims"`
}

const entryColumns = `id, sha256, url, title, publisher, language, published, added, claims`

func (e *Entry) scan(from interface{ Scan(...any) error }, more ...any) error {
	return from.Scan(append([]any{&e.ID, &e.SHA256, &e.URL, &e.Title, &e.Publisher, &e.Language, &e.Published, &e.Added, &e.Claims}, more...)...)
}

// Box is a part of the world by degrees; one whose West is greater than its East
// holds the 180th meridian.
type Box struct{ South, West, North, East float64 }

// Filter says what is asked for; a field that is empty asks nothing. Names are found
// by the beginning of any of their words, in any case, and actors by codes too.
type Filter struct {
	Kinds     []hearsay.ClaimKind
	Ranks     []int // those of the kinds, where they are known: Disputed is faster with them
	Types     []hearsay.EventType
	Statuses  []hearsay.Status
	Actor     string // on either side
	Place     string // or its region or country code
	Claimant  string
	Publisher string // the whole name, in any case
	Report    string
	From, To  string // ISO 8601 days between which it happened
	Box       *Box
	AsOf      string // ISO 8601 day: said by then; leaves out what was said on an unknown day
	Limit     int    // 0 for all
}

// where is the condition of the filter on the table of claims; it reports false if
// nothing can meet it.
func (s *Store) where(ctx context.Context, f *Filter) (cond string, values []any, ok bool, err error) {
	var conds []string
	arg := func(v any) string {
		values = append(values, v)
		return fmt.Sprintf("$%d", len(values))
	}
	in := func(column string, list []any) {
		var ms []string
		for _, v := range list {
			ms = append(ms, arg(v))
		}
		if len(ms) > 0 {
			conds = append(conds, column+" IN ("+strings.Join(ms, ",")+")")
		}
	}
	in("kind", texts(f.Kinds))
	in("rank", args(f.Ranks))
	in("event", texts(f.Types))
	in("status", texts(f.Statuses))
	for _, t := range []struct {
		want   string
		fields string
	}{{f.Actor, "1,2"}, {f.Place, "3"}, {f.Claimant, "4"}} {
		if t.want == "" {
			continue
		}
		ids, err := s.namesLike(ctx, t.want)
		if err != nil {
			return "", nil, false, err
		}
		if len(ids) == 0 {
			return "", nil, false, nil
		}
		from := "FROM terms WHERE field IN (" + t.fields + ") AND name IN (" + numbers(ids) + ")"
		var n int
		if err := s.db.QueryRowContext(ctx, fmt.Sprintf("SELECT COUNT(*) FROM (SELECT 1 %s LIMIT %d) AS found", from, common)).Scan(&n); err != nil {
			return "", nil, false, s.explain(s.name, err)
		}
		if n < common {
			conds = append(conds, "seq IN (SELECT claim "+from+")")
		} else { // so many that going through the claims in order soon meets enough
			conds = append(conds, "EXISTS (SELECT 1 "+from+" AND claim = claims.seq)")
		}
	}
	if f.Publisher != "" {
		conds = append(conds, "LOWER(publisher) = "+arg(strings.ToLower(f.Publisher)))
	}
	if f.Report != "" {
		conds = append(conds, "report = (SELECT seq FROM reports WHERE id = "+arg(f.Report)+")")
	}
	switch {
	case f.From != "" && f.To != "" && short(f.From, f.To):
		// Few claims, which the indexes find: what began in that time, and what went on into it.
		from, to := arg(f.From), arg(f.To)
		conds = append(conds, "seq IN (SELECT seq FROM claims WHERE day_from BETWEEN "+from+" AND "+to+
			" UNION ALL SELECT seq FROM claims WHERE day_from <> day_to AND day_to >= "+from+" AND day_from < "+from+")")
	case f.From != "" || f.To != "":
		conds = append(conds, "day_from <> ''")
		if f.From != "" {
			conds = append(conds, "day_to >= "+arg(f.From))
		}
		if f.To != "" {
			conds = append(conds, "day_from <= "+arg(f.To))
		}
	}
	if f.AsOf != "" {
		conds = append(conds, "said <> '' AND said <= "+arg(f.AsOf))
	}
	if b := f.Box; b != nil {
		conds = append(conds, "lat IS NOT NULL AND lat >= "+arg(b.South)+" AND lat <= "+arg(b.North))
		if b.West <= b.East {
			conds = append(conds, "lon >= "+arg(b.West)+" AND lon <= "+arg(b.East))
		} else {
			conds = append(conds, "(lon >= "+arg(b.West)+" OR lon <= "+arg(b.East)+")")
		}
	}
	if len(conds) == 0 {
		return "1 = 1", nil, true, nil
	}
	return strings.Join(conds, " AND "), values, true, nil
}

// common is how many claims a name has that is found faster by looking at each claim.
const common = 20_000

// short reports whether the days are less than two years apart.
func short(from, to string) bool {
	a, err := time.Parse(time.DateOnly, from)
	b, err2 := time.Parse(time.DateOnly, to)
	return err == nil && err2 == nil && b.Sub(a) < 2*366*24*time.Hour
}

func texts[T ~string](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}

func numbers(ids []int64) string {
	var b strings.Builder
	for i, id := range ids {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprint(&b, id)
	}
	return b.String()
}

// namesLike are the names one of whose words begins with what is wanted.
func (s *Store) namesLike(ctx context.Context, want string) ([]int64, error) {
	like := strings.NewReplacer(`!`, `!!`, `%`, `!%`, `_`, `!_`).Replace(fold(want))
	rows, err := s.db.QueryContext(ctx, `SELECT id FROM names WHERE name LIKE $1 ESCAPE '!' OR name LIKE $2 ESCAPE '!' LIMIT 2000`, like+"%", "% "+like+"%")
	if err != nil {
		return nil, s.explain(s.name, err)
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, s.explain(s.name, err)
		}
		out = append(out, id)
	}
	return out, s.failed(rows.Err())
}

func (s *Store) failed(err error) error {
	if err == nil {
		return nil
	}
	return s.explain(s.name, err)
}

// Reports are the reports that the filter asks for by publisher, identifier and day said, in the order of
// their identifiers.
func (s *Store) Reports(ctx context.Context, f Filter) ([]Entry, error) {
	query, values := `SELECT `+entryColumns+` FROM reports WHERE 1 = 1`, []any(nil)
	add := func(cond string, v string) {
		if v != "" {
			values = append(values, v)
			query += fmt.Sprintf(" AND %s $%d", cond, len(values))
		}
	}
	add("LOWER(publisher) =", strings.ToLower(f.Publisher))
	add("id =", f.Report)
	add("published >=", f.From)
	if f.To != "" {
		query += " AND published <> ''"
	}
	add("published <=", f.To)
	if f.AsOf != "" {
		query += " AND published <> ''"
	}
	add("published <=", f.AsOf)
	query += ` ORDER BY id`
	if f.Limit > 0 {
		query += fmt.Sprintf(" LIMIT %d", f.Limit)
	}
	rows, err := s.db.QueryContext(ctx, query, values...)
	if err != nil {
		return nil, s.explain(s.name, err)
	}
	defer rows.Close()
	var out []Entry
	for rows.Next() {
		var e Entry
		if err := e.scan(rows); err != nil {
			return nil, s.explain(s.name, err)
		}
		out = append(out, e)
	}
	return out, s.failed(rows.Err())
}

// Report is the entry and the text, as it came in, of the report with that identifier, or ErrNotFound.
func (s *Store) Report(ctx context.Context, id string) (Entry, string, error) {
	var e Entry
	var text []byte
	err := e.scan(s.db.QueryRowContext(ctx, `SELECT `+entryColumns+`, text FROM reports WHERE id = $1`, id), &text)
	if errors.Is(err, sql.ErrNoRows) {
		return e, "", fmt.Errorf("report %s: %w", id, ErrNotFound)
	}
	return e, string(text), s.failed(err)
}

// Count is how many reports and claims there are.
func (s *Store) Count(ctx context.Context) (reports, claims int, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT COUNT(*), COALESCE(SUM(claims), 0) FROM reports`).Scan(&reports, &claims)
	return reports, claims, s.failed(err)
}

// Record is the report with that identifier as it is coded now, or ErrNotFound.
func (s *Store) Record(ctx context.Context, id string) (*hearsay.Record, error) {
	var kept []byte
	err := s.db.QueryRowContext(ctx, `SELECT codings.record FROM codings JOIN reports ON reports.seq = codings.report
		WHERE reports.id = $1 AND codings.state = 'current'`, id).Scan(&kept)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("report %s: %w", id, ErrNotFound)
	}
	if err != nil {
		return nil, s.explain(s.name, err)
	}
	return s.unpack(id, kept)
}

// Outline is the text of a report with its sections and sentences, without what was found in it, or
// ErrNotFound. It takes a fraction of the time of Record.
func (s *Store) Outline(ctx context.Context, id string) (*hearsay.Record, error) {
	var kept []byte
	err := s.db.QueryRowContext(ctx, `SELECT codings.record FROM codings JOIN reports ON reports.seq = codings.report
		WHERE reports.id = $1 AND codings.state = 'current'`, id).Scan(&kept)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("report %s: %w", id, ErrNotFound)
	}
	if err != nil {
		return nil, s.explain(s.name, err)
	}
	if kept, err = s.plain(id, kept); err != nil {
		return nil, err
	}
	var o struct {
		Title     string                  `json:"title"`
		Text      string                  `json:"text"`
		Sections  []hearsay.RecordSection `json:"sections"`
		Sentences []hearsay.RecordSpan    `json:"sentences"`
	}
	if err := json.Unmarshal(kept, &o); err != nil {
		return nil, fmt.Errorf("report %s: its record in the ledger is damaged: %w", id, err)
	}
	return &hearsay.Record{ID: id, Title: o.Title, Text: o.Text, Sections: o.Sections, Sentences: o.Sentences}, nil
}

func decodeClaim(id, kept string) (*hearsay.Claim, error) {
	c := new(hearsay.Claim)
	if err := json.Unmarshal([]byte(kept), c); err != nil {
		return nil, fmt.Errorf("claim %s in the ledger is damaged: %w", id, err)
	}
	return c, nil
}

// Kept is a claim with what is kept beside it.
type Kept struct {
	hearsay.Claim
	Disputed int   // 2 if another excludes it, 1 if it agrees with such a one
	Incident int64 // the same for all claims of an incident
	place    place
}

// place is where a claim stands in the order of a listing.
type place struct {
	said, report string
	n            int
	rank         int
	seq          int64
}

const keptColumns = `seq, id, said, report_id, n, rank, disputed, incident, claim`

func scanKept(rows *sql.Rows) (Kept, error) {
	var k Kept
	var id, kept string
	if err := rows.Scan(&k.place.seq, &id, &k.place.said, &k.place.report, &k.place.n, &k.place.rank, &k.Disputed, &k.Incident, &kept); err != nil {
		return k, err
	}
	c, err := decodeClaim(id, kept)
	if err != nil {
		return k, err
	}
	k.Claim = *c
	return k, nil
}

func (s *Store) kept(ctx context.Context, query string, values ...any) ([]Kept, error) {
	rows, err := s.db.QueryContext(ctx, query, values...)
	if err != nil {
		return nil, s.explain(s.name, err)
	}
	defer rows.Close()
	var out []Kept
	for rows.Next() {
		k, err := scanKept(rows)
		if err != nil {
			return nil, s.explain(s.name, err)
		}
		out = append(out, k)
	}
	return out, s.failed(rows.Err())
}

// Claims are the claims that the filter asks for, by the day on which they were said, report and place in
// the text; those of an unknown day come first. After, if it is not nil, is the last claim of the page before.
func (s *Store) Claims(ctx context.Context, f Filter, after *Kept) ([]Kept, error) {
	cond, values, ok, err := s.where(ctx, &f)
	if err != nil || !ok {
		return nil, err
	}
	if after != nil {
		n := len(values)
		cond += fmt.Sprintf(` AND (said, report_id, n) > ($%d, $%d, $%d)`, n+1, n+2, n+3)
		values = append(values, after.place.said, after.place.report, after.place.n)
	}
	return s.kept(ctx, page(cond, `said, report_id, n`, f.Limit), values...)
}

// Disputed are the claims that are in dispute, among those that the filter asks for, in the order in which
// disputes are listed: by kind, report and place in the text. After is as in Claims.
func (s *Store) Disputed(ctx context.Context, f Filter, after *Kept) ([]Kept, error) {
	cond, values, ok, err := s.where(ctx, &f)
	if err != nil || !ok {
		return nil, err
	}
	if after != nil {
		n := len(values)
		cond += fmt.Sprintf(` AND (rank, report_id, n) > ($%d, $%d, $%d)`, n+1, n+2, n+3)
		values = append(values, after.place.rank, after.place.report, after.place.n)
	}
	return s.kept(ctx, page(`disputed > 0 AND `+cond, `rank, report_id, n`, f.Limit), values...)
}

// page is the query for the first claims in an order. They are found first and read then, so that
// nothing is sorted but what they are sorted by.
func page(cond, order string, limit int) string {
	if limit > 0 {
		cond = fmt.Sprintf(`seq IN (SELECT seq FROM claims WHERE %s ORDER BY %s LIMIT %d)`, cond, order, limit)
	}
	return `SELECT ` + keptColumns + ` FROM claims WHERE ` + cond + ` ORDER BY ` + order
}

// Claim is the claim with that identifier, or ErrNotFound.
func (s *Store) Claim(ctx context.Context, id string) (Kept, error) {
	found, err := s.kept(ctx, `SELECT `+keptColumns+` FROM claims WHERE id = $1`, id)
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("claim %s: %w", id, ErrNotFound)
	}
	if err != nil {
		return Kept{}, err
	}
	return found[0], nil
}

// Incident are all claims of the incidents, and the links between them.
func (s *Store) Incident(ctx context.Context, incidents ...int64) ([]Kept, []hearsay.Link, error) {
	var out []Kept
	err := chunks(incidents, func(part []int64) error {
		found, err := s.kept(ctx, `SELECT `+keptColumns+` FROM claims WHERE incident IN (`+marks(1, len(part))+`) ORDER BY seq`, args(part)...)
		out = append(out, found...)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	links, err := s.between(ctx, out)
	return out, links, err
}

// Matter are the given claims with all that decides which disputes they are part of: what a chain of
// exclusions leads to, what agrees with that, and the chains that this in turn agrees with; and the links
// between them.
func (s *Store) Matter(ctx context.Context, claims []Kept) ([]Kept, []hearsay.Link, error) {
	have := map[int64]bool{}
	var all []int64
	for _, c := range claims {
		if !have[c.place.seq] {
			have[c.place.seq] = true
			all = append(all, c.place.seq)
		}
	}
	grow := func(from []int64, clash string) ([]int64, error) {
		var more []int64
		err := chunks(from, func(part []int64) error {
			in := marks(1, len(part))
			rows, err := s.db.QueryContext(ctx, `SELECT b FROM links WHERE a IN (`+in+`)`+clash+` UNION SELECT a FROM links WHERE b IN (`+in+`)`+clash, args(part)...)
			if err != nil {
				return s.explain(s.name, err)
			}
			defer rows.Close()
			for rows.Next() {
				var seq int64
				if err := rows.Scan(&seq); err != nil {
					return s.explain(s.name, err)
				}
				if !have[seq] {
					have[seq] = true
					more = append(more, seq)
				}
			}
			return s.failed(rows.Err())
		})
		all = append(all, more...)
		return more, err
	}
	front := slices.Clone(all)
	for range 3 {
		for _, clash := range []string{"", " AND clash = 1"} {
			for len(front) > 0 {
				var err error
				if front, err = grow(front, clash); err != nil {
					return nil, nil, err
				}
				if clash == "" {
					break
				}
			}
			front = slices.Clone(all)
		}
	}
	var out []Kept
	err := chunks(all, func(part []int64) error {
		found, err := s.kept(ctx, `SELECT `+keptColumns+` FROM claims WHERE disputed > 0 AND seq IN (`+marks(1, len(part))+`)`, args(part)...)
		out = append(out, found...)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	links, err := s.between(ctx, out)
	return out, links, err
}

// between are the links between the claims.
func (s *Store) between(ctx context.Context, claims []Kept) ([]hearsay.Link, error) {
	ids := map[int64]string{}
	for _, c := range claims {
		ids[c.place.seq] = c.ID
	}
	links, err := s.linksOf(ctx, s.db, ids)
	return links, s.failed(err)
}

// linksOf are the links between the claims with these numbers and identifiers.
func (s *Store) linksOf(ctx context.Context, tx querier, ids map[int64]string) ([]hearsay.Link, error) {
	seqs := make([]int64, 0, len(ids))
	for seq := range ids {
		seqs = append(seqs, seq)
	}
	slices.Sort(seqs)
	var out []hearsay.Link
	err := chunks(seqs, func(part []int64) error {
		rows, err := tx.QueryContext(ctx, `SELECT a, b, kind, clash, across, points, reasons FROM links WHERE a IN (`+marks(1, len(part))+`) ORDER BY a, b`, args(part)...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var a, b int64
			var reasons string
			var clash, across int
			var l hearsay.Link
			if err := rows.Scan(&a, &b, &l.Kind, &clash, &across, &l.Points, &reasons); err != nil {
				return err
			}
			l.A, l.B, l.Clash, l.Across = ids[a], ids[b], clash == 1, across == 1
			if l.B == "" {
				continue
			}
			if err := json.Unmarshal([]byte(reasons), &l.Reasons); err != nil {
				return fmt.Errorf("link of claims %s and %s in the ledger is damaged: %w", l.A, l.B, err)
			}
			out = append(out, l)
		}
		return rows.Err()
	})
	return out, err
}

// Hit is a report that was found by its words; the lower the rank, the better it fits.
type Hit struct {
	Entry
	Rank float64 `json:"rank"`
}

// ranked is how many reports a search weighs against each other: of more, those that were added last.
const ranked = 200

// Search are the reports that hold all the words, the best first. Of more than 200 it knows the
// 200 that were added last.
func (s *Store) Search(ctx context.Context, words string, f Filter) ([]Hit, error) {
	query := s.words(strings.ReplaceAll(words, "\x00", " "))
	if query == "" {
		return nil, errors.New("no words to search for")
	}
	limit := f.Limit
	if limit == 0 {
		limit = 1 << 30
	}
	var from int64
	recent, rank := s.search()
	err := s.db.QueryRowContext(ctx, `SELECT COALESCE(MIN(seq), 0) FROM (`+recent+`) AS recent`, query, ranked, f.AsOf).Scan(&from)
	if err != nil {
		return nil, s.explain(s.name, err)
	}
	rows, err := s.db.QueryContext(ctx, rank, query, min(limit, ranked), f.AsOf, from)
	if err != nil {
		return nil, s.explain(s.name, err)
	}
	type found struct {
		seq  int64
		rank float64
	}
	var hits []found
	for rows.Next() {
		var h found
		if err := rows.Scan(&h.seq, &h.rank); err != nil {
			rows.Close()
			return nil, s.explain(s.name, err)
		}
		hits = append(hits, h)
	}
	if err := rows.Err(); err != nil {
		return nil, s.explain(s.name, err)
	}
	var out []Hit
	for _, h := range hits {
		var e Entry
		if err := e.scan(s.db.QueryRowContext(ctx, `SELECT `+entryColumns+` FROM reports WHERE seq = $1`, h.seq)); err != nil {
			return nil, s.explain(s.name, err)
		}
		out = append(out, Hit{e, h.rank})
	}
	return out, nil
}

// Prints are the prints of the reports with those identifiers; a report that was added by
// an older version has none.
func (s *Store) Prints(ctx context.Context, ids []string) (map[string][]byte, error) {
	out := make(map[string][]byte, len(ids))
	err := chunks(ids, func(part []string) error {
		rows, err := s.db.QueryContext(ctx, `SELECT id, print FROM reports WHERE print IS NOT NULL AND id IN (`+marks(1, len(part))+`)`, args(part)...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id string
			var print []byte
			if err := rows.Scan(&id, &print); err != nil {
				return err
			}
			out[id] = print
		}
		return rows.Err()
	})
	return out, s.failed(err)
}
