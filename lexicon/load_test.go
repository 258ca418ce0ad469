package lexicon

import (
	"testing"
	"testing/fstest"
)

func TestVersion(t *testing.T) {
	one := fstest.MapFS{"a.tsv": {Data: []byte("x")}, "b.tsv": {Data: []byte("y")}}
	other := fstest.MapFS{"a.tsv": {Data: []byte("x")}, "b.tsv": {Data: []byte("z")}}
	of := func(f fstest.MapFS) string {
		v, err := layers{{f, "a"}}.version()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	v := of(one)
	if w := of(one); w != v {
		t.Errorf("two versions of the same files: %s, %s", v, w)
	}
	if w := of(other); w == v {
		t.Errorf("the same version %s of different files", v)
	}
}

func TestLoad(t *testing.T) {
	lex, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(lex.Version) != 8 {
		t.Errorf("version %q", lex.Version)
	}
}

func mapFS(name, text string) fstest.MapFS { return fstest.MapFS{name: {Data: []byte(text)}} }
