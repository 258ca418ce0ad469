package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"hearsay/store"
	"hearsay/worker"
)

func newVerify() *cobra.Command {
	var file string
	c := &cobra.Command{
		Use:   "verify",
		Short: "Check that everything in the ledger still stands on the words of its reports",
		Long: `Verify checks every report of the ledger: its bytes against the SHA-256 that they had when they were
added, the words behind every cell, every claim and every link against what follows from the coding, and
the tables themselves. It names what is broken and then ends with status 1. Reports that were coded
by another version of hearsay have their bytes and words checked, but their claims are not worked out again.`,
		Example: `  hearsay verify
  hearsay verify --ledger kivu.sqlite`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, args []string) error {
			s, err := openLedger(c.Context(), file)
			if err != nil {
				return err
			}
			defer s.Close()
			v, err := worker.Verify(c.Context(), s, version, func(fault string) { fmt.Fprintln(c.OutOrStdout(), fault) })
			if err != nil {
				return err
			}
			older := ""
			if v.Older > 0 {
				older = fmt.Sprintf("; the claims of %s coded by another version were not worked out again", plural(v.Older, "report"))
			}
			fmt.Fprintf(c.ErrOrStderr(), "hearsay: %s, %s, %s and %s checked, %s%s\n", plural(v.Reports, "report"), plural(v.Spans, "span"),
				plural(v.Claims, "claim"), plural(v.Links, "link"), plural(v.Faults, "fault"), older)
			if v.Faults > 0 {
				return hint(fmt.Errorf("the ledger %s is not as it should be: %s", s.Name(), plural(v.Faults, "fault")),
					"go back to a backup, or add the reports again to a new ledger")
			}
			return nil
		},
	}
	c.Flags().StringVar(&file, "ledger", "", ledgerHelp)
	return c
}

func newBackup() *cobra.Command {
	var file string
	c := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the ledger to a file",
		Long: `Backup copies the ledger as it is at this moment, also while others add to it. A FILE whose name ends in
.jsonl, or "-" for standard output, gets JSON lines: every report with its bytes and codings, and the journal.
hearsay import reads it into a ledger of either kind. Any other FILE gets a ledger of its own (SQLite only).
A file that is there already is left alone.`,
		Example: `  hearsay backup kivu-2026-11-26.sqlite
  hearsay backup --ledger postgres://localhost/news news.jsonl`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return runBackup(c, file, args[0]) },
	}
	c.Flags().StringVar(&file, "ledger", "", ledgerHelp)
	return c
}

func runBackup(c *cobra.Command, ledger, file string) error {
	s, err := openLedger(c.Context(), ledger)
	if err != nil {
		return err
	}
	defer s.Close()
	if file == "-" {
		_, err := s.Dump(c.Context(), c.OutOrStdout())
		return err
	}
	if _, err := os.Stat(file); err == nil {
		return hint(fmt.Errorf("%s is there already", file), "name a file that is not")
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if strings.HasSuffix(file, ".jsonl") {
		n, err := dump(c, s, file)
		if err != nil {
			return err
		}
		fmt.Fprintf(c.ErrOrStderr(), "hearsay: %s written to %s\n", plural(n, "report"), file)
		return nil
	}
	ok, err := s.Backup(c.Context(), file)
	if err != nil {
		return err
	}
	if !ok {
		return hint(fmt.Errorf("%s: a PostgreSQL ledger is written as JSON lines", file), "name a file that ends in .jsonl")
	}
	fmt.Fprintf(c.ErrOrStderr(), "hearsay: the ledger is copied to %s\n", file)
	return nil
}

// dump writes the file under another name first, so that it is whole or not there.
func dump(c *cobra.Command, s *store.Store, file string) (int, error) {
	f, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*")
	if err != nil {
		return 0, err
	}
	defer os.Remove(f.Name())
	n, err := s.Dump(c.Context(), f)
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), file)
	}
	return n, err
}

func newImport() *cobra.Command {
	var file string
	c := &cobra.Command{
		Use:   "import FILE",
		Short: "Read a backup of JSON lines into the ledger",
		Long: `Import reads what hearsay backup wrote as JSON lines, or "-" for standard input, into the ledger. Reports
that are there already are left as they are. Nothing is coded anew: the codings come from the file, and claims
and links are worked out from them.`,
		Example: `  hearsay import --ledger copy.sqlite news.jsonl`,
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			in := c.InOrStdin()
			if args[0] != "-" {
				f, err := os.Open(args[0])
				if err != nil {
					return err
				}
				defer f.Close()
				in = f
			}
			ledger, err := ledgerFile(file)
			if err != nil {
				return err
			}
			return runImport(c, ledger, args[0], in)
		},
	}
	c.Flags().StringVar(&file, "ledger", "", ledgerHelp)
	return c
}

func runImport(c *cobra.Command, ledger, name string, in io.Reader) error {
	if !isURL(ledger) {
		if err := os.MkdirAll(filepath.Dir(ledger), 0o700); err != nil {
			return fmt.Errorf("ledger: %w", err)
		}
	}
	s, err := store.Open(c.Context(), ledger)
	if err != nil {
		return err
	}
	defer s.Close()
	n, err := s.Restore(c.Context(), in)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if err := worker.CatchUp(c.Context(), s); err != nil {
		return err
	}
	fmt.Fprintf(c.ErrOrStderr(), "hearsay: %s added; the ledger is %s\n", plural(n, "report"), s.Name())
	return nil
}

// newMan is for whoever packs the program: make man.
func newMan() *cobra.Command {
	return &cobra.Command{
		Use:    "man FOLDER",
		Short:  "Write a manual page for each command into a folder",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			root := c.Root()
			root.DisableAutoGenTag = true
			return doc.GenManTree(root, &doc.GenManHeader{Title: "HEARSAY", Section: "1", Source: "hearsay", Manual: "hearsay"}, args[0])
		},
	}
}
