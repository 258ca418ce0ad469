package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/export"
	"hearsay/worker"
)

func newCode() *cobra.Command {
	var (
		b           batch
		format, out string
	)
	c := &cobra.Command{
		Use:   "code [FILE|FOLDER|-]…",
		Short: "Code reports: print who says who did what to whom",
		Long:  "Code reads reports and prints the events that they tell.\n\n" + inputsHelp,
		Example: `  hearsay code report.txt
  hearsay code report.txt --published 2021-08-23 --format jsonl
  cat reports.jsonl | hearsay code --from jsonl --format csv --out events.csv`,
		RunE: func(c *cobra.Command, args []string) error {
			return runCode(c, args, &b, format, out)
		},
	}
	b.flags(c)
	c.Flags().StringVar(&format, "format", "table", "table, jsonl (whole records) or csv (a row an event)")
	c.Flags().StringVarP(&out, "out", "o", "", "write to this `file` instead of standard output")
	return c
}

func runCode(c *cobra.Command, args []string, b *batch, format, out string) (err error) {
	w := c.OutOrStdout()
	look := style(w)
	onTerminal := isTerminal(w) && out == ""
	if out != "" {
		f, done, err := create(out)
		if err != nil {
			return err
		}
		defer func() { err = done(err) }()
		w, look = f, export.Style{}
	}
	buffered := bufio.NewWriterSize(w, 64<<10)
	put, end, err := writer(buffered, format, look)
	if err != nil {
		return err
	}
	// The bar would stand between the records on a terminal.
	_, err = b.code(c, args, !onTerminal, func(r worker.Result) error {
		if err := put(r.Record); err != nil {
			return err
		}
		if onTerminal {
			return buffered.Flush()
		}
		return nil
	})
	if e := end(); e != nil && err == nil {
		err = e
	}
	if e := buffered.Flush(); e != nil && err == nil {
		err = e
	}
	return err
}

// writer gives the functions that write a record in a format, and its end.
func writer(w io.Writer, format string, look export.Style) (put func(*hearsay.Record) error, end func() error, err error) {
	none := func() error { return nil }
	switch format {
	case "table":
		return export.NewTable(w, look).Write, none, nil
	case "csv":
		x := export.NewCSV(w)
		return x.Write, x.Close, nil
	case "jsonl":
		return func(r *hearsay.Record) error {
			line, err := r.JSON()
			if err != nil {
				return err
			}
			_, err = w.Write(append(line, '\n'))
			return err
		}, none, nil
	}
	return nil, nil, hint(fmt.Errorf("--format %s: unknown format", format), "formats: table, jsonl, csv")
}

// create makes a file that takes its name only once it is whole, so that a
// command that is cut off leaves no half of one. A batch with bad reports is
// whole.
func create(name string) (w io.Writer, done func(error) error, err error) {
	f, err := os.CreateTemp(filepath.Dir(name), ".hearsay-*")
	if err != nil {
		return nil, nil, fmt.Errorf("--out %s: %w", name, err)
	}
	return f, func(err error) error {
		closed := f.Close()
		if err == nil || err == errReported {
			if closed != nil {
				return fmt.Errorf("--out %s: %w", name, closed)
			}
			_ = os.Chmod(f.Name(), 0o644)
			if e := os.Rename(f.Name(), name); e != nil {
				_ = os.Remove(f.Name())
				return fmt.Errorf("--out %s: %w", name, e)
			}
			return err
		}
		_ = os.Remove(f.Name())
		return err
	}, nil
}
