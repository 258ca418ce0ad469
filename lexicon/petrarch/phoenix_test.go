package petrarch

import (
	"io/fs"
	"os"
	"testing"
)

// phoenix is the folder of the dictionaries that others share; a test that needs
// them is skipped where it is not there.
func phoenix(tb testing.TB) fs.FS {
	const folder = "../../../shared/data/petrarch/dictionaries"
	if _, err := os.Stat(folder); err != nil {
		tb.Skip("no shared dictionaries here")
	}
	return os.DirFS(folder)
}

// TestPhoenix reads the real files: their oddities are warnings, and what is wrong
// beyond use is a handful of lines.
func TestPhoenix(t *testing.T) {
	d, err := Read(phoenix(t))
	if err != nil {
		t.Fatal(err)
	}
	if n := d.Errors(); n > 10 {
		t.Errorf("%d errors", n)
	}
	if len(d.Actors) < 27000 || len(d.Agents) < 2200 || len(d.Verbs.Blocks) < 400 || len(d.Issues) < 2900 || len(d.Discards) < 500 {
		t.Errorf("%d actors, %d agents, %d blocks, %d issues, %d discards", len(d.Actors), len(d.Agents), len(d.Verbs.Blocks), len(d.Issues), len(d.Discards))
	}
}
