package store

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"hearsay"
)

// DumpSchema names the version of the format in which a ledger is written out
// (docs/formats/backup.md).
const DumpSchema = "hearsay-ledger/1"

// dumped is a line of a dump: the head, a report with its codings, or an entry of the journal.
type dumped struct {
	Schema  string                `json:"schema,omitempty"`
	Report  *dumpedReport         `json:"report,omitempty"`
	Journal *hearsay.JournalEntry `json:"journal,omitempty"`
}

type dumpedReport struct {
	ID        string         `json:"id"`
	SHA256    string         `json:"sha256"`
	URL       string         `json:"url,omitempty"`
	Title     string         `json:"title,omitempty"`
	Publisher string         `json:"publisher,omitempty"`
	Language  string         `json:"language,omitempty"`
	Published string         `json:"published,omitempty"`
	Added     string         `json:"added,omitempty"`
	Text      string         `json:"text"`
	Codings   []dumpedCoding `json:"codings"`
}

type dumpedCoding struct {
	Version int64           `json:"version"`
	State   string          `json:"state"`
	Made    string          `json:"made,omitempty"`
	Record  json.RawMessage `json:"record"`
}

// Dump writes all that is kept and all that was decided as JSON lines: the reports in
// the order in which they were added, then the journal. What is worked out is left out; it
// is worked out again when a dump is read. The same ledger gives the same bytes.
func (s *Store) Dump(ctx context.Context, w io.Writer) (reports int, err error) {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(dumped{Schema: DumpSchema}); err != nil {
		return 0, err
	}
	err = s.EachReport(ctx, func(seq int64, e Entry, text string) error {
		r := &dumpedReport{e.ID, e.SHA256, e.URL, e.Title, e.Publisher, e.Language, e.Published, e.Added, text, nil}
		rows, err := s.db.QueryContext(ctx, `SELECT version, state, made, record FROM codings WHERE report = $1 ORDER BY version`, seq)
		if err != nil {
			return s.explain(s.name, err)
		}
		defer rows.Close()
		for rows.Next() {
			var c dumpedCoding
			var kept []byte
			if err := rows.Scan(&c.Version, &c.State, &c.Made, &kept); err != nil {
				return s.explain(s.name, err)
			}
			if c.Record, err = s.plain(e.ID, kept); err != nil {
				return err
			}
			r.Codings = append(r.Codings, c)
		}
		if err := rows.Err(); err != nil {
			return s.explain(s.name, err)
		}
		reports++
		return enc.Encode(dumped{Report: r})
	})
	if err != nil {
		return reports, err
	}
	entries, err := s.Journal(ctx, "")
	if err != nil {
		return reports, err
	}
	for i := range entries {
		if err := enc.Encode(dumped{Journal: &entries[i]}); err != nil {
			return reports, err
		}
	}
	return reports, out.Flush()
}

// EachReport gives every report with its number and its text, in the order in which they were added.
func (s *Store) EachReport(ctx context.Context, f func(seq int64, e Entry, text string) error) error {
	type report struct {
		Entry
		seq  int64
		text []byte
	}
	last := int64(0)
	for {
		rows, err := s.db.QueryContext(ctx, `SELECT `+entryColumns+`, seq, text FROM reports WHERE seq > $1 ORDER BY seq LIMIT 50`, last)
		if err != nil {
			return s.explain(s.name, err)
		}
		var page []report
		for rows.Next() {
			var r report
			if err := r.scan(rows, &r.seq, &r.text); err != nil {
				rows.Close()
				return s.explain(s.name, err)
			}
			page = append(page, r)
		}
		if err := rows.Err(); err != nil {
			return s.explain(s.name, err)
		}
		for _, r := range page {
			if err := f(r.seq, r.Entry, string(r.text)); err != nil {
				return err
			}
			last = r.seq
		}
		if len(page) == 0 {
			return nil
		}
	}
}

// Restore reads a dump into the ledger and says how many reports are new. Reports that are there already are
// left as they are, so a dump that was read in part can be read again. The codings that it adds are not
// posted: see Unposted. A journal goes into an empty one, or one with the same entries.
func (s *Store) Restore(ctx context.Context, r io.Reader) (reports int, err error) {
	in := bufio.NewReaderSize(r, 1<<20)
	line := 0
	for end := false; !end; {
		var batch []dumped
		for len(batch) < 50 {
			b, err := in.ReadBytes('\n')
			if err != nil && !errors.Is(err, io.EOF) {
				return reports, err
			}
			end = err != nil
			if len(bytes.TrimSpace(b)) > 0 {
				line++
				var d dumped
				if err := json.Unmarshal(b, &d); err != nil {
					return reports, fmt.Errorf("line %d: is no line of a backup: %w", line, err)
				}
				switch {
				case line == 1 && d.Schema != DumpSchema:
					return reports, fmt.Errorf("line 1: is no backup of a ledger (schema %q, this version reads %q)", d.Schema, DumpSchema)
				case line > 1 && d.Report == nil && d.Journal == nil:
					return reports, fmt.Errorf("line %d: holds neither a report nor an entry of the journal", line)
				case d.Report != nil && digest(d.Report.Text) != d.Report.SHA256:
					return reports, fmt.Errorf("line %d: report %s: the text is not that of its SHA-256: the backup is damaged", line, d.Report.ID)
				}
				batch = append(batch, d)
			}
			if end {
				break
			}
		}
		added := 0
		err := s.write(ctx, func(tx *sql.Tx) error {
			added = 0
			for _, d := range batch {
				switch {
				case d.Report != nil:
					isNew, err := s.restoreReport(ctx, tx, d.Report)
					if err != nil {
						return err
					}
					if isNew {
						added++
					}
				case d.Journal != nil:
					if err := restoreEntry(ctx, tx, d.Journal); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			return reports, s.explain(s.name, err)
		}
		reports += added
	}
	if line == 0 {
		return 0, errors.New("the backup is empty")
	}
	return reports, nil
}

func (s *Store) restoreReport(ctx context.Context, tx *sql.Tx, r *dumpedReport) (bool, error) {
	rec := &hearsay.Record{ID: r.ID, URL: r.URL, Title: r.Title, Publisher: r.Publisher, Language: r.Language, Text: r.Text}
	if r.Published != "" {
		rec.Published = &hearsay.RecordPublished{Value: r.Published}
	}
	seq, err := s.addReport(ctx, tx, rec, r.Added)
	if err != nil || seq == 0 {
		return false, err
	}
	for _, c := range r.Codings {
		if _, err := tx.ExecContext(ctx, `INSERT INTO codings (report, version, state, made, posted, record) VALUES ($1, $2, $3, $4, 0, $5)`,
			seq, c.Version, c.State, c.Made, s.enc.EncodeAll(c.Record, nil)); err != nil {
			return false, err
		}
	}
	return true, nil
}

func restoreEntry(ctx context.Context, tx *sql.Tx, e *hearsay.JournalEntry) error {
	var have int64
	var by, act, object string
	err := tx.QueryRowContext(ctx, `SELECT COALESCE(MAX(seq), 0) FROM journal`).Scan(&have)
	if err != nil {
		return err
	}
	if e.Seq > have {
		return insertEntry(ctx, tx, e)
	}
	if err := tx.QueryRowContext(ctx, `SELECT person, act, object FROM journal WHERE seq = $1`, e.Seq).Scan(&by, &act, &object); err != nil {
		return err
	}
	if by != e.By || act != string(e.Act) || object != e.Object {
		return fmt.Errorf("entry %d of the journal differs from that of the backup: read the backup into a new ledger", e.Seq)
	}
	return nil
}
