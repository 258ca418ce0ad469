package petrarch

import (
	"fmt"
	"strings"
)

// Agent is an entry of an agent file: a noun for what somebody is.
type Agent struct {
	Where
	Forms  [][]string // singular and plural, every member of its substitution sets; in words
	Code   string     // upper case, without "~"
	Before bool       // the code stands before the actor's: "[NGO~]"
}

// maxForms is the number of phrases that one entry may stand for.
const maxForms = 500

func (d *Dictionaries) readAgents(lines []line) string {
	sets := map[string][]string{}
	seen := map[string]Where{}
	agents, forms := 0, 0
	for _, l := range lines {
		s := l.text
		if s[0] == '!' && strings.Contains(s, "=") && !strings.Contains(s, "[") {
			name, members, _ := strings.Cut(s, "=")
			name = strings.ToUpper(strings.TrimSpace(name))
			if len(name) < 3 || name[len(name)-1] != '!' {
				d.fault(l.Where, false, fmt.Sprintf("%q names no substitution set: write !NAME! = ONE, ANOTHER", s))
				continue
			}
			if _, ok := sets[name]; ok {
				d.fault(l.Where, true, fmt.Sprintf("the substitution set %s is given a second time: the later one is used", name))
			}
			var list []string
			for _, m := range strings.Split(members, ",") {
				if m = strings.ToUpper(strings.TrimSpace(m)); m != "" {
					list = append(list, m)
				}
			}
			sets[name] = list
			continue
		}
		text, code, _, ok := bracket(s)
		if !ok {
			d.fault(l.Where, false, fmt.Sprintf("%q has no code in square brackets: left out", s))
			continue
		}
		a := Agent{Where: l.Where}
		code = strings.ToUpper(strings.Join(strings.Fields(code), ""))
		switch {
		case strings.HasPrefix(code, "~"):
			a.Code = code[1:]
		case strings.HasSuffix(code, "~"):
			a.Code, a.Before = code[:len(code)-1], true
		default:
			a.Code = code
			d.fault(l.Where, true, fmt.Sprintf("\"[%s]\" does not mark with ~ where the actor's code goes: taken as [~%s]", code, code))
		}
		if a.Code == "" {
			d.fault(l.Where, false, "the entry has no code: left out")
			continue
		}
		plural, given := "", false
		if i := strings.IndexByte(text, '{'); i >= 0 {
			given = true
			plural = text[i+1:]
			if j := strings.IndexByte(plural, '}'); j >= 0 {
				plural = plural[:j]
			} else {
				d.fault(l.Where, true, "the plural lacks its \"}\": the rest of the line is taken as plural")
			}
			text = strings.TrimSpace(text[:i])
		}
		a.Forms = d.agentForms(l, text, plural, given, sets)
		if len(a.Forms) == 0 || !d.room(l.Where, len(a.Forms)) {
			continue
		}
		told := false
		for _, f := range a.Forms {
			key := strings.Join(f, " ")
			if at, ok := seen[key]; ok && at != l.Where && !told {
				told = true
				d.fault(l.Where, true, fmt.Sprintf("%q stands at %s as well: the later entry is used", key, at))
			}
			seen[key] = l.Where
		}
		agents++
		forms += len(a.Forms)
		d.Agents = append(d.Agents, a)
	}
	return fmt.Sprintf("%d agents, %d forms, %d substitution sets", agents, forms, len(sets))
}

// agentForms writes out the phrases of an entry.
func (d *Dictionaries) agentForms(l line, text, plural string, given bool, sets map[string][]string) [][]string {
	text = strings.ToUpper(text)
	texts := []string{text}
	substituted := false
	for round := 0; round < 4; round++ {
		var next []string
		again := false
		for _, t := range texts {
			i := strings.IndexByte(t, '!')
			if i < 0 {
				next = append(next, t)
				continue
			}
			j := strings.IndexByte(t[i+1:], '!')
			if j < 0 {
				d.fault(l.Where, true, fmt.Sprintf("%q has a single \"!\": it is left out of the phrase", t))
				next = append(next, strings.Replace(t, "!", "", 1))
				continue
			}
			name := t[i : i+j+2]
			members, ok := sets[name]
			if !ok {
				d.fault(l.Where, false, fmt.Sprintf("no substitution set %s is given above: the entry is left out", name))
				return nil
			}
			substituted, again = true, true
			for _, m := range members {
				next = append(next, t[:i]+m+t[i+j+2:])
			}
			if len(next) > maxForms {
				d.fault(l.Where, false, fmt.Sprintf("the entry stands for more than %d phrases: left out", maxForms))
				return nil
			}
		}
		if texts = next; !again {
			break
		}
	}
	var out [][]string
	for _, t := range texts {
		words := Words(t)
		if len(words) == 0 {
			d.fault(l.Where, false, fmt.Sprintf("%q has no word in it: left out", l.text))
			return nil
		}
		out = append(out, words)
		switch {
		case given || substituted:
		default:
			p := append([]string(nil), words...)
			p[len(p)-1] = Plural(p[len(p)-1])
			out = append(out, p)
		}
	}
	if given {
		for _, p := range strings.Fields(strings.ReplaceAll(plural, ",", " ")) {
			if words := Words(p); len(words) > 0 {
				out = append(out, words)
			}
		}
	}
	return out
}
