package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/export"
	"hearsay/intake"
	"hearsay/ledger"
	"hearsay/store"
	"hearsay/worker"
)

const ledgerHelp = "file of the ledger (default: in your data folder, or $HEARSAY_LEDGER)"

func newAdd() *cobra.Command {
	var (
		b    batch
		file string
	)
	c := &cobra.Command{
		Use:   "add [FILE|FOLDER|-]…",
		Short: "Code reports and keep them in the ledger",
		Long: `Add codes reports and keeps them, with every claim and who makes it, in the
ledger. A report that is there already is left as it is.

` + inputsHelp,
		Example: `  hearsay add reports/
  hearsay add --ledger kivu.sqlite monday.txt tuesday.txt`,
		RunE: func(c *cobra.Command, args []string) error { return runAdd(c, args, &b, file) },
	}
	b.flags(c)
	c.Flags().StringVar(&file, "ledger", "", ledgerHelp)
	return c
}

func runAdd(c *cobra.Command, args []string, b *batch, file string) error {
	// Before a ledger is made.
	if _, err := b.options(); err != nil {
		return err
	}
	if _, err := named(args, c.InOrStdin()); err != nil {
		return err
	}
	file, err := ledgerFile(file)
	if err != nil {
		return err
	}
	if !isURL(file) {
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			return fmt.Errorf("ledger: %w", err)
		}
	}
	ctx := c.Context()
	s, err := store.Open(ctx, file)
	if err != nil {
		return err
	}
	added, known := 0, 0
	failed := failures{w: c.ErrOrStderr()}
	_, err = b.code(c, args, !isTerminal(c.OutOrStdout()), func(r worker.Result) error {
		claims, err := claimsOf(r.Record)
		if err != nil {
			failed.add(&intake.Error{Name: r.Name, Err: err, Hint: worker.FaultHint})
			return nil
		}
		isNew, err := s.Add(ctx, r.Record, claims)
		switch {
		case errors.Is(err, store.ErrTaken):
			failed.add(&intake.Error{Name: r.Name, Err: err, Hint: "give the two reports different identifiers"})
		case err != nil:
			return err
		case isNew:
			added++
			fmt.Fprintf(c.OutOrStdout(), "added  %s  %s (%s)\n", r.Record.ID, export.Heading(r.Record), plural(len(claims), "claim"))
		default:
			known++
			fmt.Fprintf(c.OutOrStdout(), "known  %s  %s\n", r.Record.ID, export.Heading(r.Record))
		}
		return nil
	})
	if e := s.Close(); e != nil && err == nil {
		err = e
	}
	if err == nil && failed.n > 0 {
		err = errReported
	}
	if !b.quiet && (err == nil || errors.Is(err, errReported)) {
		fmt.Fprintf(c.ErrOrStderr(), "hearsay: %d added, %d known already; the ledger is %s\n", added, known, file)
	}
	return err
}

// claimsOf reads the claims off a record; a fault in that is an error of the
// report.
func claimsOf(r *hearsay.Record) (claims []hearsay.Claim, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("its claims could not be read: %v", fault)
		}
	}()
	return ledger.Claims(r), nil
}

func newDisputes() *cobra.Command {
	var file, format, kind string
	c := &cobra.Command{
		Use:   "disputes",
		Short: "Show what the reports in the ledger say against each other",
		Long: `Disputes lists the matters on which claims in the ledger cannot all hold, with
each position, who stands behind it and the sentence that says so. Numbers and
responsibility come first.`,
		Example: `  hearsay disputes
  hearsay disputes --kind responsibility --format json`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, args []string) error { return runDisputes(c, file, format, kind) },
	}
	c.Flags().StringVar(&file, "ledger", "", ledgerHelp)
	c.Flags().StringVar(&format, "format", "table", "table (to read) or json")
	c.Flags().StringVar(&kind, "kind", "", "only disputes of this kind: "+kindNames())
	return c
}

var disputeKinds = []hearsay.ClaimKind{
	hearsay.QuantityClaim, hearsay.ResponsibilityClaim, hearsay.OccurrenceClaim, hearsay.PlaceClaim, hearsay.TimeClaim,
}

func kindNames() string {
	names := make([]string, len(disputeKinds))
	for i, k := range disputeKinds {
		names[i] = string(k)
	}
	return strings.Join(names, ", ")
}

func runDisputes(c *cobra.Command, file, format, kind string) error {
	if kind != "" && !slices.Contains(disputeKinds, hearsay.ClaimKind(kind)) {
		return hint(fmt.Errorf("--kind %s: unknown kind", kind), "kinds: "+kindNames())
	}
	if format != "table" && format != "json" {
		return hint(fmt.Errorf("--format %s: unknown format", format), "formats: table, json")
	}
	ctx := c.Context()
	s, err := openLedger(ctx, file)
	if err != nil {
		return err
	}
	defer s.Close()
	claims, err := s.Claims(ctx)
	if err != nil {
		return err
	}
	disputes := ledger.Disputes(claims)
	if kind != "" {
		disputes = slices.DeleteFunc(disputes, func(d hearsay.Dispute) bool { return string(d.Kind) != kind })
	}
	if format == "json" {
		if disputes == nil {
			disputes = []hearsay.Dispute{}
		}
		enc := json.NewEncoder(c.OutOrStdout())
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(disputes)
	}
	records := map[string]*hearsay.Record{}
	return export.Disputes(c.OutOrStdout(), disputes, func(id string) (*hearsay.Record, error) {
		if r := records[id]; r != nil {
			return r, nil
		}
		r, err := s.Record(ctx, id)
		if err == nil {
			records[id] = r
		}
		return r, err
	}, style(c.OutOrStdout()))
}

func newReports() *cobra.Command {
	var file string
	c := &cobra.Command{
		Use:   "reports",
		Short: "List the reports in the ledger",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, args []string) error {
			s, err := openLedger(c.Context(), file)
			if err != nil {
				return err
			}
			defer s.Close()
			entries, err := s.Reports(c.Context())
			if err != nil {
				return err
			}
			for _, e := range entries {
				day, title := e.Published, e.Title
				if day == "" {
					day = "unknown   "
				}
				if title == "" {
					r, err := s.Record(c.Context(), e.ID)
					if err != nil {
						return err
					}
					title = export.Heading(r)
				}
				fmt.Fprintf(c.OutOrStdout(), "%s  %s  %s\n", e.ID, day, strings.TrimSpace(fmt.Sprintf("%s  %s (%s)", e.Publisher, title, plural(e.Claims, "claim"))))
			}
			return nil
		},
	}
	c.Flags().StringVar(&file, "ledger", "", ledgerHelp)
	return c
}

// openLedger opens a ledger to read: unlike add it makes none.
func openLedger(ctx context.Context, file string) (*store.Store, error) {
	file, err := ledgerFile(file)
	if err != nil {
		return nil, err
	}
	if !isURL(file) {
		if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
			return nil, hint(fmt.Errorf("no ledger at %s", file), "hearsay add FILE… makes one")
		}
	}
	return store.Open(ctx, file)
}

// isURL reports whether a ledger is named by an address and not by its file.
func isURL(ledger string) bool {
	for _, scheme := range []string{"sqlite:", "postgres:", "postgresql:"} {
		if strings.HasPrefix(ledger, scheme) {
			return true
		}
	}
	return false
}

// ledgerFile is the ledger that is asked for, or the one in the user's data
// folder.
func ledgerFile(file string) (string, error) {
	if file != "" {
		return file, nil
	}
	if file = os.Getenv("HEARSAY_LEDGER"); file != "" {
		return file, nil
	}
	folder := os.Getenv("XDG_DATA_HOME")
	if folder == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", hint(fmt.Errorf("no folder for the ledger: %w", err), "name a file with --ledger")
		}
		switch runtime.GOOS {
		case "darwin":
			folder = filepath.Join(home, "Library", "Application Support")
		case "windows":
			folder = os.Getenv("LocalAppData")
			if folder == "" {
				folder = filepath.Join(home, "AppData", "Local")
			}
		default:
			folder = filepath.Join(home, ".local", "share")
		}
	}
	return filepath.Join(folder, "hearsay", "ledger.sqlite"), nil
}
