package lexicon

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"hearsay"
)

// Codes are the codes of events and what they mean: the types, modes and
// contexts of PLOVER and the codes of CAMEO. They are read-only once loaded.
type Codes struct {
	types    map[hearsay.EventType]TypeCode
	modes    []ModeCode
	contexts []ContextCode
	cameo    map[string]CAMEOCode
}

// TypeCode is a type of event.
type TypeCode struct {
	Type        hearsay.EventType
	Name        string
	Intensity   float64 // -10 (conflict) to 10 (cooperation)
	Description string
}

// ModeCode is a mode of a type.
type ModeCode struct {
	Type        hearsay.EventType
	Mode        string
	Description string
}

// ContextCode is a context.
type ContextCode struct{ Context, Description string }

// CAMEOCode is a code of CAMEO, of two to four digits.
type CAMEOCode struct {
	Code, Name string
	Type       hearsay.EventType // that it stands for; empty for the roots 01 and 02
	Mode       string            // may be empty
	Goldstein  float64           // -10 (conflict) to 10 (cooperation)
}

// loadCodes reads the tables of codes/.
func loadCodes(ls layers) (*Codes, error) {
	c := &Codes{types: map[hearsay.EventType]TypeCode{}, cameo: make(map[string]CAMEOCode, 320)}
	scale := func(r row, column string) (float64, error) {
		v, err := strconv.ParseFloat(r.get(column), 64)
		if err != nil || !(v >= -10 && v <= 10) {
			return 0, r.errorf("%s %q is no number from -10 to 10", column, r.get(column))
		}
		return v, nil
	}
	types := ls.read(table{"codes/types.tsv", 1, []string{"type", "name", "intensity", "description"}}, func(r row) (err error) {
		t := TypeCode{Type: hearsay.EventType(r.get("type")), Name: r.get("name"), Description: r.get("description")}
		if !slices.Contains(hearsay.EventTypes[:], t.Type) {
			return r.errorf("unknown type %q (a codebook of your own has other types: docs/formats/codebooks.md)", t.Type)
		}
		if t.Intensity, err = scale(r, "intensity"); err != nil {
			return err
		}
		c.types[t.Type] = t
		return nil
	})
	modes := ls.read(table{"codes/modes.tsv", 2, []string{"type", "mode", "description"}}, func(r row) error {
		m := ModeCode{hearsay.EventType(r.get("type")), r.get("mode"), r.get("description")}
		if _, ok := c.types[m.Type]; !ok || m.Mode == "" {
			return r.errorf("mode %q of unknown type %q", m.Mode, m.Type)
		}
		c.modes = append(c.modes, m)
		return nil
	})
	contexts := ls.read(table{"codes/contexts.tsv", 1, []string{"context", "description"}}, func(r row) error {
		c.contexts = append(c.contexts, ContextCode{r.get("context"), r.get("description")})
		return nil
	})
	cameo := ls.read(table{"codes/cameo.tsv", 1, []string{"code", "name", "type", "mode", "goldstein"}}, func(r row) (err error) {
		x := CAMEOCode{Code: r.get("code"), Name: r.get("name"), Type: hearsay.EventType(r.get("type")), Mode: r.get("mode")}
		_, typed := c.types[x.Type]
		switch {
		case !isCAMEO(x.Code):
			return r.errorf("no CAMEO code: %q", x.Code)
		case x.Name == "":
			return r.errorf("%s has no name", x.Code)
		case !typed && x.Type != "":
			return r.errorf("unknown type %q", x.Type)
		case x.Mode != "" && !c.HasMode(x.Type, x.Mode):
			return r.errorf("unknown mode %q of %s (modes: %s)", x.Mode, x.Type, c.modeList(x.Type))
		}
		if x.Goldstein, err = scale(r, "goldstein"); err != nil {
			return err
		}
		c.cameo[x.Code] = x
		return nil
	})
	return c, errors.Join(types, modes, contexts, cameo)
}

// isCAMEO reports whether s is written like a code of CAMEO.
func isCAMEO(s string) bool {
	return len(s) >= 2 && len(s) <= 4 && strings.Trim(s, "0123456789") == ""
}

// Type is what a type of event means.
func (c *Codes) Type(t hearsay.EventType) (TypeCode, bool) {
	x, ok := c.types[t]
	return x, ok
}

// Modes are the modes of a type, in the order of the file.
func (c *Codes) Modes(t hearsay.EventType) []ModeCode {
	var out []ModeCode
	for _, m := range c.modes {
		if m.Type == t {
			out = append(out, m)
		}
	}
	return out
}

// HasMode reports whether the type has the mode.
func (c *Codes) HasMode(t hearsay.EventType, mode string) bool {
	return slices.ContainsFunc(c.modes, func(m ModeCode) bool { return m.Type == t && m.Mode == mode })
}

func (c *Codes) modeList(t hearsay.EventType) string {
	var out []string
	for _, m := range c.Modes(t) {
		out = append(out, m.Mode)
	}
	return strings.Join(out, " ")
}

// Contexts are all contexts, in the order of the file.
func (c *Codes) Contexts() []ContextCode { return slices.Clone(c.contexts) }

// HasContext reports whether there is such a context.
func (c *Codes) HasContext(name string) bool {
	return slices.ContainsFunc(c.contexts, func(x ContextCode) bool { return x.Context == name })
}

// CAMEO finds a code of CAMEO. A code that ends in 0 and has no entry of its
// own ("0830") is that of the code before the 0.
func (c *Codes) CAMEO(code string) (CAMEOCode, bool) {
	x, ok := c.cameo[code]
	if !ok && len(code) == 4 && code[3] == '0' {
		x, ok = c.cameo[code[:3]]
	}
	return x, ok
}

// CAMEOCodes are the codes that begin with a prefix, sorted; the empty prefix
// gives all.
func (c *Codes) CAMEOCodes(prefix string) []CAMEOCode {
	var out []CAMEOCode
	for _, code := range slices.Sorted(maps.Keys(c.cameo)) {
		if strings.HasPrefix(code, prefix) {
			out = append(out, c.cameo[code])
		}
	}
	return out
}
