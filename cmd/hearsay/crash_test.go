package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay/internal/testledger"
	"hearsay/store"
	"hearsay/worker"
)

var crashes = flag.Int("crashes", 3, "how often TestCrash kills hearsay add on each database")

// reports writes so many short reports as JSON lines.
func reports(t *testing.T, n int) string {
	t.Helper()
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"r%d","publisher":"Daily %d","published":"2003-05-%02d","text":"Police said %d people were killed in Goma on 4 May 2003. The rebels said %d people died."}`+"\n",
			i, i%7, 5+i%20, 3+i%5, 9+i%4)
	}
	file := filepath.Join(t.TempDir(), "reports.jsonl")
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// Killing hearsay add at any moment loses no report that it said was added, keeps none by half and
// none twice; adding again brings in the rest. make test-crash does it a hundred times.
func TestCrash(t *testing.T) { testledger.Each(t, crash) }

func crash(t *testing.T, url string) {
	ctx := context.Background()
	const n = 60
	file := reports(t, n)
	acknowledged := map[string]bool{}
	finished := 0
	for round := range *crashes {
		cmd := exec.Command("hearsay", "add", "-q", "--ledger", url, file)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// It dies some time after one of its first lines, before it is done, or at its start.
		after, fuse := rand.IntN(8), time.Duration(rand.IntN(30))*time.Millisecond
		if round%10 == 9 {
			after, fuse = -1, time.Duration(rand.IntN(600))*time.Millisecond
		}
		kill := func() { time.AfterFunc(fuse, func() { cmd.Process.Kill() }) }
		if after < 0 {
			kill()
		}
		lines := bufio.NewScanner(out)
		for seen := 0; lines.Scan(); {
			id, ok := strings.CutPrefix(lines.Text(), "added  ")
			if !ok {
				continue
			}
			id, _, _ = strings.Cut(id, " ")
			if acknowledged[id] {
				t.Errorf("round %d: report %s was added twice", round, id)
			}
			acknowledged[id] = true
			if seen++; seen == after+1 {
				kill()
			}
		}
		if cmd.Wait() == nil {
			finished++
		}
		s, err := store.Open(ctx, url)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		entries, err := s.Reports(ctx, store.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		kept := map[string]bool{}
		for _, e := range entries {
			kept[e.ID] = true
		}
		for id := range acknowledged {
			if !kept[id] {
				t.Errorf("round %d: report %s was acknowledged and is lost", round, id)
			}
		}
		for id := range kept {
			acknowledged[id] = true // kept, but killed before it could say so
		}
		if round == *crashes-1 || len(kept) == n {
			v, err := worker.Verify(ctx, s, "dev", func(fault string) { t.Errorf("round %d: %s", round, fault) })
			if err != nil {
				t.Fatal(err)
			}
			if v.Reports != len(kept) || v.Older > 0 {
				t.Errorf("round %d: %+v of %d reports", round, v, len(kept))
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if len(kept) == n { // all are in: begin anew
			clear(acknowledged)
			url = again(t, url)
		}
	}
	t.Logf("%d of %d ended before they were killed", finished, *crashes)
}

// again is a new ledger of the same kind.
func again(t *testing.T, url string) string {
	if isURL(url) {
		return testledger.Postgres(t)
	}
	return testledger.SQLite(t)
}
