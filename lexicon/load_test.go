package lexicon

import (
	"testing"
	"testing/fstest"
)

func TestVersion(t *testing.T) {
	one := fstest.MapFS{"a.tsv": {Data: []byte("x")}, "b.tsv": {Data: []byte("y")}}
	other := fstest.MapFS{"a.tsv": {Data: []byte("x")}, "b.tsv": {Data: []byte("z")}}
	v, err := version(one)
	if err != nil {
		t.Fatal(err)
	}
	if w, _ := version(one); w != v {
		t.Errorf("two versions of the same files: %s, %s", v, w)
	}
	if w, _ := version(other); w == v {
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
