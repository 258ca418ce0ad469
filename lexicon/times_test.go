package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestLoadTimes(t *testing.T) {
	times, err := loadTimes(inside)
	if err != nil {
		t.Fatal(err)
	}
	if w := times.Words["august"]; len(w) != 1 || w[0].Class != TimeMonth || w[0].Number != 8 {
		t.Errorf("august is %v", w)
	}
	if w := times.Words["second"]; len(w) != 1 || w[0].Class != TimeUnit || w[0].Value != "TS" {
		t.Errorf("second is %v", w)
	}
	files := func(words, references, days string) fstest.MapFS {
		return fstest.MapFS{
			"times/words.tsv":      {Data: []byte("form\tclass\tvalue\n" + words)},
			"times/references.tsv": {Data: []byte("phrase\tvalue\n" + references)},
			"times/days.tsv":       {Data: []byte("name\tdate\tkind\n" + days)},
		}
	}
	for _, tt := range []struct {
		files fstest.MapFS
		want  string
	}{
		{files("May\tmonths\t5\n", "", ""), `times/words.tsv:2: unknown class "months"`},
		{files("", "now\tNOW\n", ""), `times/references.tsv:2: unknown value "NOW"`},
		{files("", "", "D-Day\t1944-06\tonce\n"), `times/days.tsv:2: date "1944-06" does not fit kind "once"`},
		{files("", "", "D-Day\t1944-06-06\tdate\n"), `times/days.tsv:2: unknown kind "date"`},
	} {
		if _, err := loadTimes(layers{{tt.files, "lexicon"}}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("error %v, want %s", err, tt.want)
		}
	}
}
