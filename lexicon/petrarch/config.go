package petrarch

import (
	"fmt"
	"strings"
)

// Setting is an option of PETRARCH's configuration file.
type Setting struct {
	Where
	Name, Value string // the name in lower case
}

// fileKeys are the keys that name dictionaries.
var fileKeys = map[string]bool{"verbfile_name": true, "actorfile_list": true, "agentfile_name": true, "discardfile_name": true, "issuefile_name": true}

// config reads PETRARCH's configuration (PETR_config.ini): the dictionaries that it
// names, in its order, and the settings of its section [Options]. What else it says
// is about PETRARCH's own input and output.
func (d *Dictionaries) config(lines []line) (files []string) {
	section := ""
	for _, l := range lines {
		if strings.HasPrefix(l.text, "[") {
			section = strings.ToLower(strings.Trim(l.text, "[] "))
			continue
		}
		key, value, ok := strings.Cut(l.text, "=")
		if !ok {
			if key, value, ok = strings.Cut(l.text, ":"); !ok {
				d.fault(l.Where, true, fmt.Sprintf("%q is no setting: write NAME = VALUE", l.text))
				continue
			}
		}
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		switch {
		case section == "dictionaries" && fileKeys[key]:
			for _, f := range strings.Split(value, ",") {
				if f = strings.TrimSpace(f); f != "" {
					files = append(files, f[strings.LastIndexAny(f, `/\`)+1:])
				}
			}
		case section == "options":
			d.Settings = append(d.Settings, Setting{l.Where, key, value})
		}
	}
	return files
}
