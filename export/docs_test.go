package export

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var updateDocs = flag.Bool("docs", false, "print the tables of columns for docs/formats/exports.md")

// docTable is the columns of a row as docs/formats/exports.md lists them.
func docTable(row any) string {
	var b strings.Builder
	b.WriteString("| column | HXL | holds |\n|---|---|---|\n")
	for _, c := range columnsOf(row) {
		fmt.Fprintf(&b, "| `%s` | `%s` | %s |\n", c.name, c.hxl, c.doc)
	}
	return b.String()
}

// The page on exports lists every column of every format.
func TestDocs(t *testing.T) {
	events, claims := docTable(EventRow{}), docTable(ClaimRow{})
	if *updateDocs {
		fmt.Print(events, "\n", claims)
		return
	}
	page, err := os.ReadFile("../docs/formats/exports.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{events, claims} {
		if !strings.Contains(string(page), want) {
			t.Errorf("docs/formats/exports.md lacks\n%s", want)
		}
	}
	for _, f := range Formats() {
		if !strings.Contains(string(page), "| `"+f.Name+"` |") || f.Name != "parquet" && f.Name != "xlsx" && !strings.Contains(string(page), "\n## "+f.Name+"\n") && !strings.Contains(string(page), "\n## "+f.Name+",") {
			t.Errorf("docs/formats/exports.md says nothing of %s", f.Name)
		}
	}
	for format, columns := range map[string][]column{"acled": acledColumns, "ucdp": ucdpColumns} {
		for _, c := range columns {
			known := strings.Contains(string(page), "`"+c.name+"`")
			for _, family := range []string{"conflict_", "side_"} {
				known = known || strings.HasPrefix(c.name, family) && strings.HasSuffix(c.name, "id") || strings.HasPrefix(c.name, "conflict_")
			}
			if !known {
				t.Errorf("docs/formats/exports.md says nothing of %s %s", format, c.name)
			}
		}
	}
	for _, name := range polecatColumns {
		if !strings.Contains(string(page), "`"+name+"`") && !strings.Contains(name, "Recipient") {
			t.Errorf("docs/formats/exports.md says nothing of polecat %s", name)
		}
	}
}
