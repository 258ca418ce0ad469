package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/codes"
	"hearsay/export"
	"hearsay/store"
	"hearsay/worker"
)

// ledgerFormat is the name of the ledger's own format.
const ledgerFormat = "jsonl"

func newExport() *cobra.Command {
	var (
		l        look
		as, out  string
		hxl, bom bool
	)
	c := &cobra.Command{
		Use:   "export --as FORMAT",
		Short: "Write the ledger in formats that other programs read",
		Long: `Export writes what the ledger holds in a format that others use:

` + formatsHelp() + `
A format with one cell for a field gets the value that the rule chooses; the
rival values stand where the users of the format look for them
(docs/formats/exports.md). What a format has no place for is counted. Formats without room to say how
they are cited get FILE.citation.txt and FILE.metadata.json beside --out FILE.

` + filterHelp,
		Example: `  hearsay export --as acled --from 2021-08-01 --out acled.csv
  hearsay export --as xlsx --actor Taliban --rule ucdp --out taliban.xlsx
  hearsay export --as geojson --as-of 2021-08-23 > map.geojson
  hearsay export --as jsonl --out ledger.jsonl && hearsay import --ledger copy.sqlite ledger.jsonl`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, args []string) error {
			return runExport(c, &l, exporting{as: as, out: out, hxl: hxl, bom: bom})
		},
	}
	f := c.Flags()
	f.StringVar(&as, "as", "", "`format`: "+strings.Join(formatNames(), ", "))
	f.StringVarP(&out, "out", "o", "", "write to this `file` instead of standard output")
	f.BoolVar(&hxl, "hxl", false, "with a row of HXL tags below the column names (CSV and XLSX)")
	f.BoolVar(&bom, "bom", false, "with a byte order mark before CSV, by which Excel knows UTF-8")
	f.StringVar(&l.file, "ledger", "", ledgerHelp)
	f.IntVar(&l.limit, "limit", 0, "`number` of incidents, 0 for all")
	f.StringVar(&l.asOf, "as-of", "", "`day` (2021-08-23): only what was said by then")
	l.format = "json"
	l.filterFlags(c)
	l.ruleFlag(c)
	_ = c.RegisterFlagCompletionFunc("as", cobra.FixedCompletions(formatNames(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

func formatNames() []string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return append(names, ledgerFormat)
}

func formatsHelp() string {
	var b strings.Builder
	for _, f := range export.Formats() {
		fmt.Fprintf(&b, "  %-12s %s\n", f.Name, f.About)
	}
	fmt.Fprintf(&b, "  %-12s %s\n", ledgerFormat, "the whole ledger, lines of JSON, as hearsay backup does: hearsay import reads it")
	return b.String()
}

// exporting is what is asked of an export.
type exporting struct {
	as, out  string
	hxl, bom bool
}

func runExport(c *cobra.Command, l *look, e exporting) (err error) {
	format, err := e.format()
	if err != nil {
		return err
	}
	f, rule, err := l.filter(nil)
	if err != nil {
		return err
	}
	if only := l.words(f); e.as == ledgerFormat && (only != "" || f.AsOf != "") {
		return hint(errors.New("--as jsonl writes the whole ledger: it takes no filters"), "hearsay claims --format json takes them")
	}
	accessed, err := today()
	if err != nil {
		return err
	}
	lex, gaz, err := new(batch).data()
	if err != nil {
		return err
	}
	s, err := openLedger(c.Context(), l.file)
	if err != nil {
		return err
	}
	defer s.Close()
	var kept []store.Kept // claims of the incident that is being written
	desk := &export.Desk{
		View: l.view(f, rule), Filter: l.words(f), Accessed: accessed, HXL: e.hxl, BOM: e.bom, Names: codes.New(lex, gaz), Record: records(c.Context(), s.Record),
		Claims: func(*hearsay.Incident) ([]hearsay.Claim, error) {
			claims := make([]hearsay.Claim, len(kept))
			for i := range kept {
				claims[i] = kept[i].Claim
			}
			return claims, nil
		},
		Disputes: func(*hearsay.Incident) ([]hearsay.Dispute, error) {
			return worker.DisputesOf(c.Context(), s, kept, f.AsOf)
		},
	}
	if err := desk.Open(); err != nil {
		return err
	}
	files := &outputs{}
	defer func() { err = files.close(err) }()
	w := c.OutOrStdout()
	if e.out != "" {
		if w, err = files.create(e.out); err != nil {
			return err
		}
	} else if (e.as == "xlsx" || e.as == "parquet") && isTerminal(w) {
		return hint(fmt.Errorf("--as %s: is no text to read", e.as), "name a file with --out")
	}
	if e.as == ledgerFormat {
		if _, err := s.Dump(c.Context(), w); err != nil {
			return err
		}
		return e.cite(c, files, desk, nil)
	}
	buffered := bufio.NewWriterSize(w, 64<<10)
	writers := []export.Writer{format.New(buffered, desk)}
	if format.Claims && e.out != "" {
		beside, err := files.create(e.out + ".claims.csv")
		if err != nil {
			return err
		}
		writers = append(writers, export.NewClaims(beside, desk))
	}
	err = worker.EachIncident(c.Context(), s, f, rule, func(in hearsay.Incident, of []store.Kept) error {
		kept = of
		for _, w := range writers {
			if err := w.Write(&in); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, w := range writers {
		if err := w.Close(); err != nil {
			return err
		}
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	left := writers[0].Left()
	for _, reason := range slices.Sorted(maps.Keys(left)) {
		fmt.Fprintf(c.ErrOrStderr(), "hearsay: %s left out: %s\n", plural(left[reason], "incident"), reason)
	}
	if !format.Beside {
		return nil
	}
	return e.cite(c, files, desk, left)
}

// cite says what an export without room for that is and how to cite it: in files beside it, or
// on standard error.
func (e *exporting) cite(c *cobra.Command, files *outputs, d *export.Desk, left map[string]int) error {
	if e.out == "" {
		fmt.Fprintf(c.ErrOrStderr(), "hearsay: to cite: %s\n", d.Citation())
		return nil
	}
	w, err := files.create(e.out + ".citation.txt")
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(w, d.Citation()); err != nil {
		return err
	}
	if w, err = files.create(e.out + ".metadata.json"); err != nil {
		return err
	}
	return writeJSON(w, d.Metadata(e.as, left))
}

func (e *exporting) format() (export.Format, error) {
	for _, f := range export.Formats() {
		if f.Name != e.as {
			continue
		}
		switch {
		case e.hxl && !f.HXL:
			return f, hint(fmt.Errorf("--hxl: %s has no row of tags", e.as), "formats with one: "+formatsWith(func(f export.Format) bool { return f.HXL }))
		case e.bom && !f.BOM:
			return f, hint(fmt.Errorf("--bom: %s has no byte order mark", e.as), "formats with one: "+formatsWith(func(f export.Format) bool { return f.BOM }))
		}
		return f, nil
	}
	switch {
	case e.as == ledgerFormat && (e.hxl || e.bom):
		return export.Format{}, hint(fmt.Errorf("--hxl and --bom are for tables, not for %s", e.as), "hearsay export --help lists the formats")
	case e.as == ledgerFormat:
		return export.Format{}, nil
	case e.as == "":
		return export.Format{}, hint(errors.New("export: no format is named"), "--as one of "+strings.Join(formatNames(), ", "))
	}
	return export.Format{}, hint(fmt.Errorf("--as %s: unknown format", e.as), "formats: "+strings.Join(formatNames(), ", "))
}

func formatsWith(has func(export.Format) bool) string {
	var names []string
	for _, f := range export.Formats() {
		if has(f) {
			names = append(names, f.Name)
		}
	}
	return strings.Join(names, ", ")
}

// today is the day on which the ledger is read: SOURCE_DATE_EPOCH, in seconds since
// 1970, makes an export the same on every day.
func today() (string, error) {
	at := time.Now()
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		n, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return "", hint(fmt.Errorf("SOURCE_DATE_EPOCH %q is no number", epoch), "it counts seconds since 1970")
		}
		at = time.Unix(n, 0)
	}
	return at.UTC().Format(time.DateOnly), nil
}

// words says which incidents the filters ask for.
func (l *look) words(f store.Filter) string {
	var parts []string
	for _, p := range []struct{ name, value string }{
		{"actor", f.Actor}, {"place", f.Place}, {"box", l.bbox}, {"from", f.From}, {"to", f.To}, {"type", strings.Join(l.types, " or ")},
		{"status", strings.Join(l.statuses, " or ")}, {"claimant", f.Claimant}, {"publisher", f.Publisher},
	} {
		if p.value != "" {
			parts = append(parts, p.name+" "+p.value)
		}
	}
	if f.Limit > 0 {
		parts = append(parts, "the first "+strconv.Itoa(f.Limit))
	}
	return strings.Join(parts, ", ")
}

// outputs are the files of an export; all or none of them take their names.
type outputs struct{ done []func(error) error }

func (o *outputs) create(name string) (io.Writer, error) {
	w, done, err := create(name)
	if err != nil {
		return nil, err
	}
	o.done = append(o.done, done)
	return w, nil
}

func (o *outputs) close(err error) error {
	for _, done := range o.done {
		err = done(err)
	}
	return err
}
