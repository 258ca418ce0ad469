package petrarch

import "fmt"

// Discard is a phrase that keeps a sentence, or the whole report, from being
// coded.
type Discard struct {
	Where
	Words  []string
	Report bool // written with "+": the whole report
}

func (d *Dictionaries) readDiscards(lines []line) string {
	n, reports := 0, 0
	for _, l := range lines {
		x := Discard{Where: l.Where}
		s := l.text
		if s[0] == '+' {
			x.Report, s = true, s[1:]
			reports++
		}
		// Older files carry notes behind a semicolon or codes in brackets.
		for i, c := range s {
			if c == ';' || c == '[' {
				s = s[:i]
				break
			}
		}
		if x.Words = Words(s); len(x.Words) == 0 {
			d.fault(l.Where, false, fmt.Sprintf("%q has no word in it: left out", l.text))
			continue
		}
		n++
		d.Discards = append(d.Discards, x)
	}
	return fmt.Sprintf("%d phrases, %d of them for the whole report", n, reports)
}
