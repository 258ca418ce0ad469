package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/export"
	"hearsay/intake"
	"hearsay/ledger"
	"hearsay/store"
	"hearsay/worker"
)

// look is how a command looks at the ledger: its flags.
type look struct {
	file, format, rule                      string
	actor, place, claimant, publisher, bbox string
	from, to, asOf                          string
	kinds, types, statuses                  []string
	limit                                   int
}

// filterHelp is part of the help of every command that takes filters.
const filterHelp = `Names are found by the beginning of any of their words, in any case; actors by
their codes, too, and places by their region or country code.`

// shown is how many rows a table has unless --limit says otherwise.
const shown = 100

func (l *look) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&l.file, "ledger", "", ledgerHelp)
	f.StringVar(&l.format, "format", "table", "table (to read), json or csv")
	f.IntVar(&l.limit, "limit", -1, "`number` to show, 0 for all (default: all, but 100 in a table)")
	f.StringVar(&l.asOf, "as-of", "", "`day` (2021-08-23): only what was said by then")
	c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"table", "json", "csv"}, cobra.ShellCompDirectiveNoFileComp))
}

func (l *look) filterFlags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&l.actor, "actor", "", "`name` or code of a party on either side")
	f.StringVar(&l.place, "place", "", "`name` of a place, region or country code")
	f.StringVar(&l.bbox, "bbox", "", "`west,south,east,north` in degrees")
	f.StringVar(&l.from, "from", "", "`day` on which it happened, or later")
	f.StringVar(&l.to, "to", "", "`day` on which it happened, or earlier")
	f.StringSliceVar(&l.types, "type", nil, "event `type`, such as ASSAULT")
	f.StringSliceVar(&l.statuses, "status", nil, "`status`, such as occurred or planned")
	f.StringVar(&l.claimant, "claimant", "", "`name` of who says so")
	f.StringVar(&l.publisher, "publisher", "", "`name` of the publisher")
}

func (l *look) kindFlag(c *cobra.Command, kinds []hearsay.ClaimKind) {
	c.Flags().StringSliceVar(&l.kinds, "kind", nil, "only of this `kind`: "+names(kinds))
	c.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions(strings.Split(names(kinds), ", "), cobra.ShellCompDirectiveNoFileComp))
}

func (l *look) ruleFlag(c *cobra.Command) {
	c.Flags().StringVar(&l.rule, "rule", ledger.DefaultRule, "which `rule` chooses the value that is shown first: "+strings.Join(ledger.RuleNames, ", "))
	c.RegisterFlagCompletionFunc("rule", cobra.FixedCompletions(ledger.RuleNames, cobra.ShellCompDirectiveNoFileComp))
}

func names[T ~string](list []T) string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return strings.Join(out, ", ")
}

var disputeKinds = []hearsay.ClaimKind{
	hearsay.QuantityClaim, hearsay.ResponsibilityClaim, hearsay.OccurrenceClaim, hearsay.PlaceClaim, hearsay.TimeClaim,
}

var claimKinds = append(slices.Clone(disputeKinds), hearsay.RelationClaim)

var statuses = []hearsay.Status{
	hearsay.Occurred, hearsay.Ongoing, hearsay.Recurrent, hearsay.Attempted, hearsay.Planned, hearsay.Threatened, hearsay.Requested,
	hearsay.Hoped, hearsay.Denied, hearsay.Negated, hearsay.Hypothetical,
}

// open checks the flags and opens the ledger, which the caller closes.
func (l *look) open(ctx context.Context, kinds []hearsay.ClaimKind) (*store.Store, store.Filter, ledger.Rule, error) {
	f, rule, err := l.filter(kinds)
	if err != nil {
		return nil, f, rule, err
	}
	s, err := openLedger(ctx, l.file)
	return s, f, rule, err
}

// filter checks the flags and makes a filter of them.
func (l *look) filter(kinds []hearsay.ClaimKind) (f store.Filter, rule ledger.Rule, err error) {
	if !slices.Contains([]string{"table", "json", "csv"}, l.format) {
		return f, rule, hint(fmt.Errorf("--format %s: unknown format", l.format), "formats: table, json, csv")
	}
	for _, k := range l.kinds {
		if !slices.Contains(kinds, hearsay.ClaimKind(k)) {
			return f, rule, hint(fmt.Errorf("--kind %s: unknown kind", k), "kinds: "+names(kinds))
		}
		f.Kinds = append(f.Kinds, hearsay.ClaimKind(k))
	}
	for _, t := range l.types {
		t := hearsay.EventType(strings.ToUpper(t))
		if t.Quad() == "" {
			return f, rule, hint(fmt.Errorf("--type %s: unknown event type", t), "hearsay codes lists them")
		}
		f.Types = append(f.Types, t)
	}
	for _, s := range l.statuses {
		if !slices.Contains(statuses, hearsay.Status(strings.ToLower(s))) {
			return f, rule, hint(fmt.Errorf("--status %s: unknown status", s), "statuses: "+names(statuses))
		}
		f.Statuses = append(f.Statuses, hearsay.Status(strings.ToLower(s)))
	}
	f.Actor, f.Place, f.Claimant, f.Publisher = l.actor, l.place, l.claimant, l.publisher
	for _, d := range []struct {
		name, value string
		to          *string
	}{{"from", l.from, &f.From}, {"to", l.to, &f.To}, {"as-of", l.asOf, &f.AsOf}} {
		if d.value == "" {
			continue
		}
		day, err := intake.ParseDay(d.value)
		if err != nil {
			return f, rule, fmt.Errorf("--%s: %w", d.name, err)
		}
		*d.to = day.Format("2006-01-02")
	}
	if l.bbox != "" {
		var n []float64
		for _, p := range strings.Split(l.bbox, ",") {
			v, err := strconv.ParseFloat(strings.TrimSpace(p), 64)
			if err != nil {
				break
			}
			n = append(n, v)
		}
		if len(n) != 4 || n[1] > n[3] || n[1] < -90 || n[3] > 90 || n[0] < -180 || n[2] > 180 {
			return f, rule, hint(fmt.Errorf("--bbox %s: is no box", l.bbox), "write west,south,east,north in degrees: --bbox 60,29,75,39")
		}
		f.Box = &store.Box{West: n[0], South: n[1], East: n[2], North: n[3]}
	}
	if rule, err = ledger.ParseRule(l.rule); err != nil {
		return f, rule, fmt.Errorf("--rule: %w", err)
	}
	switch f.Limit = max(l.limit, 0); {
	case l.limit < -1:
		return f, rule, fmt.Errorf("--limit %d: must be 0 or more", l.limit)
	case l.limit == -1 && l.format == "table":
		f.Limit = shown
	}
	return f, rule, nil
}

// more says that a table may not be all there is.
func (l *look) more(c *cobra.Command, n int, what string) {
	if l.limit == -1 && l.format == "table" && n == shown {
		fmt.Fprintf(c.ErrOrStderr(), "hearsay: the first %d %s; --limit 0 shows all\n", n, what)
	}
}

// write writes things as JSON, or the listing of them.
func (l *look) write(c *cobra.Command, things any, listing func() *export.Listing) error {
	switch l.format {
	case "json":
		return writeJSON(c.OutOrStdout(), things)
	case "csv":
		return listing().CSV(c.OutOrStdout())
	}
	return listing().Show(c.OutOrStdout(), style(c.OutOrStdout()))
}

func writeJSON(w io.Writer, things any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(things)
}

// records finds records by find and keeps those that it found.
func records(ctx context.Context, find func(ctx context.Context, id string) (*hearsay.Record, error)) func(id string) (*hearsay.Record, error) {
	found := map[string]*hearsay.Record{}
	return func(id string) (*hearsay.Record, error) {
		if r := found[id]; r != nil {
			return r, nil
		}
		r, err := find(ctx, id)
		if err == nil {
			if len(found) > 500 {
				clear(found)
			}
			found[id] = r
		}
		return r, err
	}
}

func newDisputes() *cobra.Command {
	var l look
	c := &cobra.Command{
		Use:   "disputes",
		Short: "Show what the reports in the ledger say against each other",
		Long: `Disputes lists the matters on which claims in the ledger cannot all hold, with
each position, who stands behind it and the sentence that says so. Numbers and
responsibility come first. With filters, those are listed in which a claim takes
part that meets all of them.

` + filterHelp,
		Example: `  hearsay disputes
  hearsay disputes --kind responsibility --format json
  hearsay disputes --place Herat --as-of 2021-08-23`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, args []string) error {
			s, f, _, err := l.open(c.Context(), disputeKinds)
			if err != nil {
				return err
			}
			defer s.Close()
			ds, err := worker.Disputes(c.Context(), s, f)
			if err != nil {
				return err
			}
			if l.format == "table" {
				if err := export.Disputes(c.OutOrStdout(), ds, records(c.Context(), s.Record), style(c.OutOrStdout())); err != nil {
					return err
				}
				l.more(c, len(ds), "disputes")
				return nil
			}
			if ds == nil {
				ds = []hearsay.Dispute{}
			}
			return l.write(c, ds, func() *export.Listing { return export.DisputeRows(ds) })
		},
	}
	l.flags(c)
	l.filterFlags(c)
	l.kindFlag(c, disputeKinds)
	return c
}

func newList() *cobra.Command {
	var l look
	c := &cobra.Command{
		Use:     "list",
		Aliases: []string{"reports"},
		Short:   "List the reports in the ledger",
		Long: `List names the reports in the ledger by their identifiers, with the day of
publication and how many claims each makes. --from and --to are days of
publication here.`,
		Example: `  hearsay list
  hearsay list --publisher Reuters --from 2021-08-01 --format csv`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, args []string) error {
			s, f, _, err := l.open(c.Context(), nil)
			if err != nil {
				return err
			}
			defer s.Close()
			entries, err := s.Reports(c.Context(), f)
			if err != nil {
				return err
			}
			for i := range entries {
				if e := &entries[i]; e.Title == "" && l.format != "json" {
					r, err := s.Outline(c.Context(), e.ID)
					if err != nil {
						return err
					}
					e.Title = export.Heading(r)
				}
			}
			if entries == nil {
				entries = []store.Entry{}
			}
			err = l.write(c, entries, func() *export.Listing { return export.Entries(entries) })
			l.more(c, len(entries), "reports")
			return err
		},
	}
	l.flags(c)
	c.Flags().StringVar(&l.publisher, "publisher", "", "`name` of the publisher")
	c.Flags().StringVar(&l.from, "from", "", "published on this `day` or later")
	c.Flags().StringVar(&l.to, "to", "", "published on this `day` or earlier")
	return c
}

func newEvents() *cobra.Command {
	var l look
	c := &cobra.Command{
		Use:   "events",
		Short: "List what happened by the reports in the ledger, each act once",
		Long: `Events lists the acts that reports in the ledger tell of: what several sentences
or reports tell of one act stands on one row, with the value that the rule chooses for each
cell, "!" behind a cell that is disputed, and how many stand behind it. hearsay show ID shows all
values and who gives them.

` + filterHelp,
		Example: `  hearsay events --type ASSAULT --from 2021-08-01 --to 2021-08-31
  hearsay events --actor Taliban --rule lowest --format csv
  hearsay events --bbox 60,29,75,39 --as-of 2021-08-23 --format json`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, args []string) error {
			f, rule, err := l.filter(nil)
			if err != nil {
				return err
			}
			f.Kinds = []hearsay.ClaimKind{hearsay.OccurrenceClaim}
			s, err := openLedger(c.Context(), l.file)
			if err != nil {
				return err
			}
			defer s.Close()
			incidents, err := worker.Incidents(c.Context(), s, f, rule)
			if err != nil {
				return err
			}
			out := struct {
				View      hearsay.View       `json:"view"`
				Incidents []hearsay.Incident `json:"incidents"`
			}{l.view(f, rule), incidents}
			if incidents == nil {
				out.Incidents = []hearsay.Incident{}
			}
			err = l.write(c, out, func() *export.Listing { return export.IncidentRows(incidents) })
			l.more(c, len(incidents), "events")
			return err
		},
	}
	l.flags(c)
	l.filterFlags(c)
	l.ruleFlag(c)
	return c
}

// view says how the ledger is looked at.
func (l *look) view(f store.Filter, rule ledger.Rule) hearsay.View {
	return hearsay.View{Rule: rule.Name, Preferred: rule.Source, AsOf: f.AsOf, Version: version}
}

func newClaims() *cobra.Command {
	var l look
	c := &cobra.Command{
		Use:   "claims",
		Short: "List the claims in the ledger, each with who makes it",
		Long: `Claims lists what reports say, one claim a row, by the day on which it was said.

` + filterHelp,
		Example: `  hearsay claims --kind quantity --place Goma
  hearsay claims --claimant "ministry of defence" --format csv`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, args []string) error {
			s, f, _, err := l.open(c.Context(), claimKinds)
			if err != nil {
				return err
			}
			defer s.Close()
			kept, err := s.Claims(c.Context(), f, nil)
			if err != nil {
				return err
			}
			claims := make([]hearsay.Claim, len(kept))
			words := make([]string, len(kept))
			record := records(c.Context(), s.Outline)
			for i, k := range kept {
				claims[i] = k.Claim
				if l.format == "json" || len(k.Evidence) == 0 {
					continue
				}
				r, err := record(k.Report)
				if err != nil {
					return err
				}
				words[i] = export.SentenceOf(r, k.Evidence[0])
			}
			err = l.write(c, claims, func() *export.Listing { return export.ClaimRows(claims, words) })
			l.more(c, len(claims), "claims")
			return err
		},
	}
	l.flags(c)
	l.filterFlags(c)
	l.kindFlag(c, claimKinds)
	return c
}

func newShow() *cobra.Command {
	var l look
	c := &cobra.Command{
		Use:   "show ID",
		Short: "Show a report, a claim, or what it is part of, with the words",
		Long: `Show shows what the ledger holds under an identifier: a report with its text and what
was coded from it; a claim, event or dispute with every value that is given for each cell, who
gives it, in which words, and why the claims are taken together. An event is named by any of its
claims, or as REPORT/EVENT (a3f1/e2).`,
		Example: `  hearsay show 0d70dcb3fea7e481
  hearsay show monday/e2 --as-of 2021-08-23`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return runShow(c, args[0], &l) },
	}
	l.flags(c)
	c.Flags().Lookup("limit").Hidden = true
	l.ruleFlag(c)
	return c
}

func runShow(c *cobra.Command, id string, l *look) error {
	f, rule, err := l.filter(nil)
	if err != nil {
		return err
	}
	if l.format == "csv" {
		return hint(errors.New("--format csv: what is shown is no table"), "formats: table, json")
	}
	ctx := c.Context()
	s, err := openLedger(ctx, l.file)
	if err != nil {
		return err
	}
	defer s.Close()
	out := c.OutOrStdout()
	entry, _, err := s.Report(ctx, id)
	if err == nil {
		r, err := s.Record(ctx, id)
		if err != nil {
			return err
		}
		kept, err := s.Claims(ctx, store.Filter{Report: id, AsOf: f.AsOf}, nil)
		if err != nil {
			return err
		}
		claims := make([]hearsay.Claim, len(kept))
		for i := range kept {
			claims[i] = kept[i].Claim
		}
		if l.format == "json" {
			return writeJSON(out, struct {
				Report store.Entry     `json:"report"`
				Claims []hearsay.Claim `json:"claims"`
				Record *hearsay.Record `json:"record"`
			}{entry, claims, r})
		}
		if err := export.NewTable(out, style(out)).Write(r); err != nil {
			return err
		}
		return export.ReportClaims(out, r, entry, claims, style(out))
	}
	if !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if report, event, ok := cutLast(id, "/"); ok {
		kept, err := s.Claims(ctx, store.Filter{Report: report}, nil)
		if err != nil {
			return err
		}
		for _, k := range kept {
			if k.About.EventID == event {
				id = k.ID
				break
			}
		}
	}
	shown, err := worker.Show(ctx, s, id, f.AsOf, rule)
	if errors.Is(err, store.ErrNotFound) {
		return hint(fmt.Errorf("%s: no report, claim or event of that identifier in the ledger", id), "hearsay list and hearsay events name what there is")
	}
	if err != nil {
		return err
	}
	if l.format == "json" {
		return writeJSON(out, struct {
			View hearsay.View `json:"view"`
			*worker.Shown
		}{l.view(f, rule), shown})
	}
	return export.Show(out, shown.Claim, shown.Incident, shown.Disputes, records(ctx, s.Record), style(out))
}

// cutLast cuts s round the last sep.
func cutLast(s, sep string) (before, after string, ok bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

func newSearch() *cobra.Command {
	var l look
	c := &cobra.Command{
		Use:   "search WORD…",
		Short: "Find reports and claims by their words",
		Long: `Search finds the reports that hold all the words, in any form ("attack" finds "attacked"), the best
first, with the claims whose sentences hold one of them. Words in quotation marks stand side by side.`,
		Example: `  hearsay search Kunduz hospital
  hearsay search '"cluster munitions"' --as-of 2021-08-23 --format json`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			f, _, err := l.filter(nil)
			if err != nil {
				return err
			}
			if l.limit == -1 {
				f.Limit = 20
			}
			s, err := openLedger(c.Context(), l.file)
			if err != nil {
				return err
			}
			defer s.Close()
			hits, err := worker.Search(c.Context(), s, strings.Join(args, " "), f)
			if err != nil {
				return err
			}
			if hits == nil {
				hits = []worker.Hit{}
			}
			return l.write(c, hits, func() *export.Listing { return searchRows(hits) })
		},
	}
	l.flags(c)
	return c
}

func searchRows(hits []worker.Hit) *export.Listing {
	out := &export.Listing{Columns: []string{"report", "published", "publisher", "claims", "title", "words"}, Table: []string{"report", "published", "publisher", "title", "words"}, Wide: "words", Empty: "nothing found"}
	for _, h := range hits {
		ids := make([]string, len(h.Claims))
		for i := range h.Claims {
			ids[i] = h.Claims[i].ID
		}
		out.Rows = append(out.Rows, []string{h.ID, h.Published, h.Publisher, strings.Join(ids, " "), h.Title, h.Words})
	}
	return out
}
