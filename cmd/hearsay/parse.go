package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"hearsay/intake"
	"hearsay/parse"
)

func newParse() *cobra.Command {
	var b batch
	c := &cobra.Command{
		Use:   "parse [FILE|FOLDER|-]…",
		Short: "Write the sentences, tags and dependency trees of reports as CoNLL-U",
		Long: `Parse writes Universal Dependencies as CoNLL-U. With --from conllu it keeps the
sentences, words and comments of its input and tags and parses them anew.

` + inputsHelp,
		Example: `  hearsay parse report.txt
  echo "Police arrested nine men in Lagos." | hearsay parse
  hearsay parse --from conllu gold.conllu > system.conllu`,
		RunE: func(c *cobra.Command, args []string) error {
			inputs, err := named(args, c.InOrStdin())
			if err != nil {
				return err
			}
			if b.from == "conllu" {
				return parseCoNLLU(c, inputs)
			}
			return parseReports(c, inputs, &b)
		},
	}
	f := c.Flags()
	f.StringVar(&b.from, "from", "auto", "text, jsonl, conllu, or auto: text or jsonl")
	f.Int64Var(&b.maxBytes, "max-bytes", intake.DefaultMaxBytes, "refuse longer reports")
	b.workers = 1
	return c
}

func parseReports(c *cobra.Command, inputs []string, b *batch) error {
	o, err := b.options()
	if err != nil {
		return err
	}
	parser, err := parse.New()
	if err != nil {
		return err
	}
	bad := failures{w: c.ErrOrStderr()}
	for item := range intake.Read(inputs, c.InOrStdin(), o) {
		for _, note := range item.Notes {
			fmt.Fprintf(c.ErrOrStderr(), "hearsay: note: %s: %s\n", item.Name, note)
		}
		if item.Err != nil {
			bad.add(item.Err)
			continue
		}
		if err := parse.WriteCoNLLU(c.OutOrStdout(), parser.Parse(item.Report), nil); err != nil {
			return err
		}
	}
	if bad.n > 0 {
		return errReported
	}
	return nil
}

func parseCoNLLU(c *cobra.Command, inputs []string) error {
	parser, err := parse.New()
	if err != nil {
		return err
	}
	bad := failures{w: c.ErrOrStderr()}
	for _, name := range inputs {
		err := parseTrees(c, parser, name)
		var unread *intake.Error
		switch {
		case errors.As(err, &unread):
			bad.add(err)
		case err != nil:
			return err
		}
	}
	if bad.n > 0 {
		return errReported
	}
	return nil
}

func parseTrees(c *cobra.Command, parser *parse.Parser, name string) error {
	var r io.Reader = c.InOrStdin()
	if name == intake.Stdin {
		name = "standard input"
	} else {
		f, err := intake.Open(name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		defer f.Close()
		r = f
	}
	docs, err := parse.ReadCoNLLU(r)
	if err != nil {
		return &intake.Error{Name: name, Err: err}
	}
	if len(docs) == 0 {
		return &intake.Error{Name: name, Err: intake.ErrEmpty}
	}
	for _, d := range docs {
		if err := parse.WriteCoNLLU(c.OutOrStdout(), parser.ParseTokens(d.Text), d.Comments); err != nil {
			return err
		}
	}
	return nil
}
