package main

import (
	"github.com/spf13/cobra"
)

func newGazetteer() *cobra.Command {
	c := &cobra.Command{Use: "gazetteer", Short: "Make gazetteers"}
	return c
}
