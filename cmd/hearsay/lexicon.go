package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/codes"
	"hearsay/lexicon"
)

func newLexicon() *cobra.Command {
	c := &cobra.Command{
		Use:   "lexicon",
		Short: "Check rules, actors, codebooks and dictionaries of your own",
	}
	c.AddCommand(newLexiconCheck())
	return c
}

func newLexiconCheck() *cobra.Command {
	var b batch
	c := &cobra.Command{
		Use:   "check FOLDER|CODEBOOK…",
		Short: "Name every fault of a lexicon, codebook or set of dictionaries with file and line",
		Long: `Check reads a folder of rules, actors and cues that is to lie over the lexicon
inside (docs/formats/overlays.md), or a codebook (docs/formats/codebooks.md),
names every fault with its file and line, and runs the examples of its rules.
With --lexicon it is laid over that lexicon first.

A folder of PETRARCH or TABARI dictionaries (docs/formats/petrarch-dictionaries.md)
is known by its files. Of these it says what each holds; a warning is an oddity
that PETRARCH tolerates, an error a line that is left out.`,
		Example: `  hearsay lexicon check my-lexicon
  hearsay lexicon check acled.codebook --lexicon my-lexicon
  hearsay lexicon check petrarch/dictionaries`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			bad := 0
			for _, name := range args {
				if d := foreign(name); d != nil {
					lex, gaz, err := b.data()
					if err != nil {
						return err
					}
					bad += tellDictionaries(c.OutOrStdout(), name, d, codes.New(lex, gaz))
					continue
				}
				faults, summary := b.check(name)
				for _, f := range faults {
					for _, line := range strings.Split(f.Error(), "\n") {
						fmt.Fprintf(c.OutOrStdout(), "%s\n", line)
						bad++
					}
				}
				if len(faults) == 0 {
					fmt.Fprintf(c.OutOrStdout(), "%s: %s\n", name, summary)
				}
			}
			if bad > 0 {
				return fmt.Errorf("%s", plural(bad, "fault"))
			}
			return nil
		},
	}
	b.dataFlags(c.Flags())
	return c
}

// check finds the faults of one folder or codebook, or says what it holds.
func (b *batch) check(name string) (faults []error, summary string) {
	info, err := os.Stat(name)
	if err != nil {
		return []error{err}, ""
	}
	with := batch{overlays: b.overlays, lexicons: b.lexicons, codebooks: b.codebooks}
	if info.IsDir() {
		with.lexicons = append(append([]string{}, b.lexicons...), name)
	} else {
		with.codebooks = append(append([]string{}, b.codebooks...), name)
	}
	p, err := with.pipeline()
	if err != nil {
		return []error{err}, ""
	}
	if !info.IsDir() {
		book := with.lex.Codebooks[len(with.lex.Codebooks)-1]
		return p.CheckCodebook(book), fmt.Sprintf("codebook %s, %s; its examples pass", book.Name, plural(len(book.Categories), "type"))
	}
	root := filepath.ToSlash(filepath.Clean(name)) + "/"
	var rules []lexicon.EventRule
	for _, r := range with.lex.Events.Rules {
		if strings.HasPrefix(r.File, root) {
			rules = append(rules, r)
		}
	}
	return p.CheckRules(rules), fmt.Sprintf("lexicon %s with it; %s, whose examples pass", with.lex.Version, plural(len(rules), "event rule"))
}
