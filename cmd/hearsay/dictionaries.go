package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"hearsay/codes"
	"hearsay/coding/dictionary"
	"hearsay/lexicon/petrarch"
)

// foreign reads a folder of PETRARCH dictionaries; nil if it is none, but a folder
// or file in a format of ours.
func foreign(name string) *petrarch.Dictionaries {
	d, err := readDictionaries(name)
	if err != nil {
		return nil
	}
	if d.Verbs == nil && d.Actors == nil && d.Agents == nil && d.Issues == nil && d.Discards == nil {
		return nil
	}
	return d
}

// tellDictionaries prints the faults of dictionaries and what each file holds. It returns
// the number of errors.
func tellDictionaries(w io.Writer, folder string, d *petrarch.Dictionaries, names *codes.Book) int {
	faults := slices.Clone(d.Faults)
	for _, s := range d.Settings {
		var o dictionary.Options
		if err := o.Set(s.Name, s.Value); err != nil && slices.Contains(dictionary.Settings(), s.Name) {
			faults = append(faults, petrarch.Fault{Where: s.Where, Text: err.Error()})
		}
	}
	faults = append(faults, countries(d, names)...)
	order := map[string]int{}
	for i, f := range d.Files {
		order[f.Name] = i
	}
	slices.SortStableFunc(faults, func(a, b petrarch.Fault) int {
		return cmp.Or(cmp.Compare(order[a.File], order[b.File]), cmp.Compare(a.Line, b.Line))
	})
	bad := 0
	for _, f := range faults {
		fmt.Fprintf(w, "%s/%s\n", strings.TrimSuffix(folder, "/"), f)
		if !f.Warning {
			bad++
		}
	}
	for _, f := range d.Files {
		what := f.Summary
		switch {
		case f.Kind == petrarch.ConfigFile:
			what = "configuration, " + f.Summary
		case f.Unused != "" && what == "":
			what = "not read: " + f.Unused
		case f.Unused != "":
			what += "; not used: " + f.Unused
		}
		if f.Kind != "" && f.Kind != petrarch.ConfigFile {
			what = string(f.Kind) + ", " + what
		}
		fmt.Fprintf(w, "%s/%s: %s\n", strings.TrimSuffix(folder, "/"), f.Name, what)
	}
	fmt.Fprintf(w, "%s: %s, %s, version %s\n", folder, plural(bad, "error"), plural(len(faults)-bad, "warning"), d.Version)
	return bad
}

// countries warns of actor codes that begin with no country, each once, at the first
// entry that has it.
func countries(d *petrarch.Dictionaries, names *codes.Book) []petrarch.Fault {
	first := map[string]petrarch.Where{}
	times := map[string]int{}
	for _, a := range d.Actors {
		for _, c := range a.Codes {
			part := c.Code
			if len(part) > 3 {
				part = part[:3]
			}
			if part == dictionary.Nobody || names.Actor(part) != part {
				continue
			}
			if times[part]++; times[part] == 1 {
				first[part] = c.Where
			}
		}
	}
	var out []petrarch.Fault
	for _, part := range slices.Sorted(maps.Keys(first)) {
		out = append(out, petrarch.Fault{Where: first[part], Warning: true, Text: fmt.Sprintf(
			"the code begins with %q, which is no country of ISO 3166-1 alpha-3 nor IGO, NGO, IMG or MNC (%s): used as it stands", part, plural(times[part], "code"))})
	}
	return out
}
