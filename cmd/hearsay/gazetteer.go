package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"hearsay/gazetteer"
)

func newGazetteer() *cobra.Command {
	c := &cobra.Command{
		Use:   "gazetteer",
		Short: "Make a gazetteer of your own from GeoNames data",
	}
	c.AddCommand(newGazetteerBuild(), newGazetteerFind())
	return c
}

func newGazetteerBuild() *cobra.Command {
	var (
		out  string
		opts gazetteer.BuildOptions
	)
	c := &cobra.Command{
		Use:   "build --out FILE DUMP…",
		Short: "Make a gazetteer of GeoNames dumps",
		Long: `Build makes a gazetteer that code and add take with --gazetteer. A dump has the
19 columns of GeoNames (download.geonames.org: allCountries, AF, …) as text,
gzip or zip; tables of first- and second-level units may be given with it.`,
		Example: `  hearsay gazetteer build --out afghanistan.gaz AF.zip
  hearsay code report.txt --gazetteer afghanistan.gaz`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) (err error) {
			if out == "" {
				return hint(fmt.Errorf("no file to write"), "name it with --out")
			}
			if opts.Version == "" {
				opts.Version = filepath.Base(out)
			}
			f, done, err := create(out)
			if err != nil {
				return err
			}
			stats, err := gazetteer.Build(f, args, opts)
			if err = done(err); err != nil {
				return err
			}
			fmt.Fprintf(c.ErrOrStderr(), "hearsay: %d places and %d units with %d names, %d rows passed over, %.1f MB\n",
				stats.Places, stats.Units, stats.Names, stats.Skipped, float64(stats.Bytes)/1e6)
			return nil
		},
	}
	c.Flags().StringVarP(&out, "out", "o", "", "`file` to write")
	c.Flags().StringVar(&opts.Version, "version", "", "name of the data in records (default: the name of the file)")
	c.Flags().StringVar(&opts.Classes, "classes", "", "feature classes of GeoNames to keep, as PAT (default: all)")
	return c
}

func newGazetteerFind() *cobra.Command {
	var overlays []string
	c := &cobra.Command{
		Use:     "find NAME",
		Short:   "List the places of a name",
		Example: `  hearsay gazetteer find Goma`,
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			gaz, err := gazetteer.Open(overlays...)
			if err != nil {
				return err
			}
			places := gaz.Lookup(args[0])
			if len(places) == 0 {
				return fmt.Errorf("%s: no place of that name", args[0])
			}
			for _, p := range places {
				fmt.Fprintf(c.OutOrStdout(), "%d\t%s\t%s\t%s\t%s\t%.4f\t%.4f\t%d\n",
					p.GeonameID, p.Name, p.Feature, p.Country, p.Admin1, p.Point.Lat, p.Point.Lon, p.Population)
			}
			return nil
		},
	}
	c.Flags().StringArrayVar(&overlays, "gazetteer", nil, "`file` of places to lay over those inside")
	return c
}
