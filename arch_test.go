package hearsay_test

import (
	"encoding/json"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// imports says which packages of the project each package may import; "std"
// limits a package to the standard library. A package that is not listed, or
// an import that is not allowed, fails the test. Widening a line needs a
// decision (docs/decisions).
var imports = map[string]string{
	"hearsay":                      "std",
	"hearsay/model":                "hearsay",
	"hearsay/lexicon":              "hearsay",
	"hearsay/gazetteer":            "hearsay",
	"hearsay/intake":               "hearsay",
	"hearsay/parse":                "hearsay hearsay/model",
	"hearsay/annotate/actor":       "hearsay hearsay/model hearsay/lexicon hearsay/gazetteer",
	"hearsay/annotate/attribution": "hearsay hearsay/model hearsay/lexicon hearsay/gazetteer",
	"hearsay/annotate/entity":      "hearsay hearsay/model hearsay/lexicon hearsay/gazetteer",
	"hearsay/annotate/place":       "hearsay hearsay/model hearsay/lexicon hearsay/gazetteer",
	"hearsay/annotate/quantity":    "hearsay hearsay/model hearsay/lexicon hearsay/gazetteer",
	"hearsay/annotate/relation":    "hearsay hearsay/model hearsay/lexicon hearsay/gazetteer",
	"hearsay/annotate/timex":       "hearsay hearsay/model hearsay/lexicon hearsay/gazetteer",
	"hearsay/lexicon/petrarch":     "hearsay",
	"hearsay/coding/dictionary":    "hearsay hearsay/lexicon/petrarch",
	"hearsay/annotate": "hearsay hearsay/lexicon hearsay/gazetteer hearsay/annotate/actor hearsay/annotate/attribution " +
		"hearsay/annotate/entity hearsay/annotate/place hearsay/annotate/quantity hearsay/annotate/relation hearsay/annotate/timex",
	"hearsay/coding":        "hearsay hearsay/lexicon hearsay/lexicon/petrarch hearsay/coding/dictionary",
	"hearsay/pipeline":      "hearsay hearsay/lexicon hearsay/gazetteer hearsay/parse hearsay/annotate hearsay/coding hearsay/coding/dictionary",
	"hearsay/internal/muc4": "hearsay hearsay/gazetteer hearsay/intake hearsay/internal/perceptron hearsay/lexicon hearsay/pipeline",
	"hearsay/ledger":        "hearsay",
	"hearsay/store":         "hearsay",
	"hearsay/review":        "hearsay",
	"hearsay/worker":        "hearsay hearsay/intake hearsay/pipeline hearsay/ledger hearsay/review hearsay/store",
	"hearsay/export":        "hearsay hearsay/store",
	"hearsay/codes":         "hearsay hearsay/lexicon hearsay/gazetteer",
}

// open packages may import anything; nothing may import them.
func open(pkg string) bool {
	for _, p := range []string{"hearsay/cmd/", "hearsay/train/", "hearsay/eval"} {
		if strings.HasPrefix(pkg, p) {
			return true
		}
	}
	return false
}

func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	n := 0
	for {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		n++
		if open(p.ImportPath) {
			continue
		}
		allowed, ok := imports[p.ImportPath]
		if !ok && !strings.HasPrefix(p.ImportPath, "hearsay/internal/") {
			t.Errorf("%s is not in the table of arch_test.go", p.ImportPath)
			continue
		}
		for _, im := range p.Imports {
			own := im == "hearsay" || strings.HasPrefix(im, "hearsay/")
			switch {
			case own && strings.HasPrefix(im, "hearsay/internal/"):
				// an algorithm with a name of its own: anybody's
			case own && !has(allowed, im):
				t.Errorf("%s imports %s", p.ImportPath, im)
			case !own && allowed == "std" && strings.Contains(strings.SplitN(im, "/", 2)[0], "."):
				t.Errorf("%s imports %s, but may use the standard library only", p.ImportPath, im)
			}
		}
	}
	if n < 10 {
		t.Errorf("go list named only %d packages", n)
	}
}

func has(list, want string) bool {
	for _, f := range strings.Fields(list) {
		if f == want {
			return true
		}
	}
	return false
}
