package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"hearsay"
)

// LedgerSchema names the version of the format of a ledger as lines of JSON.
const LedgerSchema = "hearsay-ledger/1"

// Ledger writes what a ledger keeps as lines of JSON: one that says what it is,
// then one a report, with its record and claims as they are kept. Read gives the
// same back.
type Ledger struct {
	w      *bufio.Writer
	desk   *Desk
	headed bool
}

// NewLedger makes a Ledger that writes to w.
func NewLedger(w io.Writer, d *Desk) *Ledger { return &Ledger{w: bufio.NewWriter(w), desk: d} }

type ledgerHead struct {
	Schema string `json:"schema"`
	Metadata
}

// KeptReport is a line of a ledger: a record with its claims.
type KeptReport struct {
	Record *hearsay.Record `json:"record"`
	Claims []hearsay.Claim `json:"claims"`
}

// Write adds a report.
func (l *Ledger) Write(k KeptReport) error {
	if err := l.head(); err != nil {
		return err
	}
	return l.put(k)
}

func (l *Ledger) put(v any) error {
	b, err := line(v)
	if err != nil {
		return err
	}
	_, err = l.w.Write(append(b, '\n'))
	return err
}

func (l *Ledger) head() error {
	if l.headed {
		return nil
	}
	l.headed = true
	return l.put(ledgerHead{LedgerSchema, l.desk.Metadata("jsonl", nil)})
}

// Close writes what is held back.
func (l *Ledger) Close() error {
	if err := l.head(); err != nil {
		return err
	}
	return l.w.Flush()
}

// ReadLedger reads what Ledger wrote. The first error ends it; it names the line.
func ReadLedger(r io.Reader) iter.Seq2[KeptReport, error] {
	return func(yield func(KeptReport, error) bool) {
		in := bufio.NewReaderSize(r, 1<<16)
		for n := 1; ; n++ {
			b, err := in.ReadBytes('\n')
			if errors.Is(err, io.EOF) && len(bytes.TrimSpace(b)) == 0 {
				if n == 1 {
					yield(KeptReport{}, errors.New("line 1: is empty: not a ledger written by hearsay export --as jsonl"))
				}
				return
			}
			if err != nil && !errors.Is(err, io.EOF) {
				yield(KeptReport{}, fmt.Errorf("line %d: %w", n, err))
				return
			}
			if n == 1 {
				var head ledgerHead
				if err := json.Unmarshal(b, &head); err != nil || head.Schema != LedgerSchema {
					yield(KeptReport{}, fmt.Errorf("line 1: schema is %q, want %q: not a ledger written by hearsay export --as jsonl", head.Schema, LedgerSchema))
					return
				}
				continue
			}
			var k KeptReport
			if err := json.Unmarshal(b, &k); err != nil {
				yield(k, fmt.Errorf("line %d: %w", n, err))
				return
			}
			if k.Record == nil || k.Record.Schema != hearsay.Schema || k.Record.ID == "" {
				yield(k, fmt.Errorf("line %d: holds no record of schema %s", n, hearsay.Schema))
				return
			}
			if !yield(k, nil) {
				return
			}
		}
	}
}
