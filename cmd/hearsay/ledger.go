package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"hearsay/export"
	"hearsay/intake"
	"hearsay/store"
	"hearsay/worker"
)

const ledgerHelp = "`file` of the ledger, or postgres://user@host/database (default: in your data folder, or $HEARSAY_LEDGER)"

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
	if err := worker.CatchUp(ctx, s); err != nil {
		return err
	}
	added, known := 0, 0
	failed := failures{w: c.ErrOrStderr()}
	_, err = b.code(c, args, !isTerminal(c.OutOrStdout()), func(r worker.Result) error {
		claims, isNew, err := worker.Post(ctx, s, r.Record, time.Now())
		switch {
		case errors.Is(err, store.ErrTaken):
			failed.add(&intake.Error{Name: r.Name, Err: err, Hint: "give the two reports different identifiers"})
		case errors.Is(err, worker.ErrFault):
			failed.add(&intake.Error{Name: r.Name, Err: err, Hint: worker.FaultHint})
		case err != nil:
			return err
		case isNew:
			added++
			fmt.Fprintf(c.OutOrStdout(), "added  %s  %s (%s)\n", r.Record.ID, export.Heading(r.Record), plural(claims, "claim"))
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
		fmt.Fprintf(c.ErrOrStderr(), "hearsay: %d added, %d known already; the ledger is %s\n", added, known, s.Name())
	}
	return err
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
	s, err := store.Open(ctx, file)
	if err != nil {
		return nil, err
	}
	// An older ledger has reports, but not yet what this version works out of them.
	if err := worker.CatchUp(ctx, s); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
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
