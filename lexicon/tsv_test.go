package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestReadTSV(t *testing.T) {
	for _, tt := range []struct{ name, file, want string }{
		{"good", "# a comment\nform\tvalue\nMay\t5\n", ""},
		{"no header", "# only a comment\n", "x.tsv: no header row (columns: form value)"},
		{"other header", "form\tworth\nMay\t5\n", `x.tsv:1: header row is "form worth", want "form value"`},
		{"short row", "form\tvalue\n\nMay\n", "x.tsv:3: 1 fields, want 2 (form value)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rows, err := readTSV(layer{fstest.MapFS{"x.tsv": {Data: []byte(tt.file)}}, "lexicon"}, 0, table{"x.tsv", 1, []string{"form", "value"}})
			if tt.want != "" {
				if err == nil || !strings.Contains(err.Error(), tt.want) {
					t.Fatalf("error %v, want %s", err, tt.want)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if len(rows) != 1 || rows[0].get("form") != "May" || rows[0].get("value") != "5" {
				t.Errorf("rows %v", rows)
			}
		})
	}
}
