package main

import (
	"bufio"
	"fmt"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/codes"
	"hearsay/export"
	"hearsay/intake"
	"hearsay/pipeline"
	"hearsay/worker"
)

func newExplain() *cobra.Command {
	var (
		b        = batch{workers: 1}
		format   string
		sentence int
	)
	c := &cobra.Command{
		Use:   "explain REPORT|-",
		Short: "Tell sentence by sentence how a report was coded, and why",
		Long: `Explain codes a report as code does and tells how each value came about: for
each sentence its dependency tree, who and what it speaks of and where each
actor code came from, times, places and quantities, who says what with which
stance, and for each event the rule with its file and line in the lexicon, the
words that filled it and the words that gave its status. Words that a rule looks
for but that gave no event are named with the reason.

The report is a text file, a line or several of JSON, or "-" for standard input.`,
		Example: `  hearsay explain report.txt
  hearsay explain report.txt --sentence 3
  echo "Police did not arrest nine men in Lagos." | hearsay explain -
  hearsay explain report.txt --format json      # docs/formats/explain.md`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return runExplain(c, args, &b, format, sentence) },
	}
	f := c.Flags()
	f.IntVar(&sentence, "sentence", 0, "only the sentence of this `number`, from 1")
	f.StringVar(&format, "format", "text", "text (to read) or json (one object a report)")
	f.StringVar(&b.from, "from", "auto", "text, jsonl, or auto: by name or first character")
	f.StringVar(&b.published, "published", "", "`day` of publication (2021-08-23) of a report without its own")
	f.Int64Var(&b.maxBytes, "max-bytes", intake.DefaultMaxBytes, "refuse a longer report")
	b.dataFlags(f)
	return c
}

func runExplain(c *cobra.Command, args []string, b *batch, format string, sentence int) error {
	if format != "text" && format != "json" {
		return hint(fmt.Errorf("--format %s: unknown format", format), "formats: text, json")
	}
	if sentence < 1 && c.Flags().Changed("sentence") {
		return fmt.Errorf("--sentence %d: sentences are counted from 1", sentence)
	}
	o, err := b.options()
	if err != nil {
		return err
	}
	inputs, err := named(args, c.InOrStdin())
	if err != nil {
		return err
	}
	p, err := b.pipeline()
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(c.OutOrStdout(), 64<<10)
	put := export.NewExplain(out, style(c.OutOrStdout()), codes.New(b.lex, b.gaz)).Write
	if format == "json" {
		put = func(x *hearsay.Explanation) error {
			line, err := x.JSON()
			if err != nil {
				return err
			}
			_, err = out.Write(append(line, '\n'))
			return err
		}
	}
	bad := failures{w: c.ErrOrStderr()}
	explain := explainer{Pipeline: p}
	for r := range worker.Code(intake.Read(inputs, c.InOrStdin(), o), &explain, b.workers) {
		if c.Context().Err() != nil {
			return errInterrupted
		}
		for _, note := range r.Notes {
			fmt.Fprintf(c.ErrOrStderr(), "hearsay: note: %s: %s\n", r.Name, note)
		}
		if r.Err != nil {
			bad.add(r.Err)
			continue
		}
		if sentence > 0 {
			if err := explain.last.Only(sentence); err != nil {
				bad.add(&intake.Error{Name: r.Name, Err: err})
				continue
			}
		}
		if err := put(explain.last); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if bad.n > 0 {
		return errReported
	}
	return nil
}

// explainer is a coder, for one worker, that keeps how it coded the last report.
type explainer struct {
	*pipeline.Pipeline
	last *hearsay.Explanation
}

// Code codes one report.
func (e *explainer) Code(r *hearsay.Report) *hearsay.Record {
	e.last = e.Explain(r)
	return e.last.Record
}
