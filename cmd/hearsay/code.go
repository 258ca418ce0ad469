package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/codes"
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
	if !slices.Contains(formats, format) {
		return hint(fmt.Errorf("--format %s: unknown format", format), "formats: "+strings.Join(formats, ", "))
	}
	if _, err := b.options(); err != nil { // before a file is made
		return err
	}
	w := c.OutOrStdout()
	look := style(w)
	onTerminal := isTerminal(w) && out == ""
	if out != "" {
		f, done, e := create(out)
		if e != nil {
			return e
		}
		defer func() { err = done(err) }()
		w, look = f, export.Style{}
	}
	buffered := bufio.NewWriterSize(w, 64<<10)
	lex, gaz, err := b.data()
	if err != nil {
		return err
	}
	put, end := writer(buffered, format, look, codes.New(lex, gaz))
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

// formats are those that code writes.
var formats = []string{"table", "jsonl", "csv"}

// writer gives the functions that write a record in one of the formats, and its
// end.
func writer(w io.Writer, format string, look export.Style, names export.Names) (put func(*hearsay.Record) error, end func() error) {
	none := func() error { return nil }
	switch format {
	case "csv":
		x := export.NewCSV(w, names)
		return x.Write, x.Close
	case "jsonl":
		return func(r *hearsay.Record) error {
			line, err := r.JSON()
			if err != nil {
				return err
			}
			_, err = w.Write(append(line, '\n'))
			return err
		}, none
	}
	return export.NewTable(w, look).Write, none
}

// create makes a file that takes its name only once it is whole, so that a
// command that is cut off leaves no half of one. A batch with bad reports is
// whole. A batch that is cut off leaves what stood there. What is no regular file (a
// device, a pipe) is written to as it is.
func create(name string) (w io.Writer, done func(error) error, err error) {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return nil, nil, fmt.Errorf("--out %s: is a folder: name a file in it", name)
	} else if err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return nil, nil, fmt.Errorf("--out %s: %w", name, err)
		}
		return f, func(err error) error {
			if closed := f.Close(); err == nil {
				err = closed
			}
			return err
		}, nil
	}
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
