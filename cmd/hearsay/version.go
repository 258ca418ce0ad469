package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"hearsay/gazetteer"
	"hearsay/lexicon"
	"hearsay/parse"
)

func newVersion() *cobra.Command {
	var data bool
	c := &cobra.Command{
		Use:   "version",
		Short: "Print the version of the program, and with --data of what is inside it",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, args []string) error {
			fmt.Fprintf(c.OutOrStdout(), "hearsay %s (%s, %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			if !data {
				return nil
			}
			parser, err := parse.New()
			if err != nil {
				return err
			}
			lex, err := lexicon.Load()
			if err != nil {
				return err
			}
			gaz, err := gazetteer.Open()
			if err != nil {
				return err
			}
			fmt.Fprintf(c.OutOrStdout(), "model (en)  %s\nlexicon     %s\ngazetteer   %s\n", parser.Version(), lex.Version, gaz.Version())
			return nil
		},
	}
	c.Flags().BoolVar(&data, "data", false, "also the versions of the model, the lexicon and the gazetteer")
	return c
}
