package worker

import (
	"context"
	"strings"
	"unicode"

	"hearsay"
	"hearsay/store"
)

// Hit is a report that was found by its words, with the claims that stand on sentences which hold one of
// them.
type Hit struct {
	store.Hit
	Words  string          `json:"words"` // the first sentence that holds most of the words
	Claims []hearsay.Claim `json:"claims"`
}

// Search are the reports that hold all the words, the best first.
func Search(ctx context.Context, s *store.Store, words string, f store.Filter) ([]Hit, error) {
	found, err := s.Search(ctx, words, f)
	if err != nil {
		return nil, err
	}
	stems := stemsOf(words)
	var out []Hit
	for _, h := range found {
		hit := Hit{Hit: h, Claims: []hearsay.Claim{}}
		rec, err := s.Outline(ctx, h.ID)
		if err != nil {
			return nil, err
		}
		kept, err := s.Claims(ctx, store.Filter{Report: h.ID}, nil)
		if err != nil {
			return nil, err
		}
		text := []rune(rec.Text)
		best := 0
		held := map[int]bool{}
		for i, sp := range rec.Sentences {
			if sp.Begin < 0 || sp.End > len(text) || sp.Begin >= sp.End {
				continue
			}
			sentence := string(text[sp.Begin:sp.End])
			n := holds(sentence, stems)
			held[i] = n > 0
			if n > best {
				best, hit.Words = n, strings.Join(strings.Fields(sentence), " ")
			}
		}
		for _, k := range kept {
			if held[k.Sentence] {
				hit.Claims = append(hit.Claims, k.Claim)
			}
		}
		if hit.Title == "" {
			for _, sec := range rec.Sections {
				if sec.Kind == hearsay.Headline && sec.Begin >= 0 && sec.End <= len(text) && sec.Begin < sec.End {
					hit.Title = strings.Join(strings.Fields(string(text[sec.Begin:sec.End])), " ")
					break
				}
			}
		}
		out = append(out, hit)
	}
	return out, nil
}

// stemsOf are the words in lower case without their endings, as far as it takes to
// show where a report holds them.
func stemsOf(words string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(words), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
		if n := len(w); n > 5 {
			for _, end := range []string{"ing", "ed", "es", "s"} {
				if strings.HasSuffix(w, end) {
					w = strings.TrimSuffix(w, end)
					break
				}
			}
		}
		out = append(out, w)
	}
	return out
}

// holds counts how many of the stems begin a word of the sentence.
func holds(sentence string, stems []string) int {
	n := 0
	words := strings.FieldsFunc(strings.ToLower(sentence), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	for _, s := range stems {
		for _, w := range words {
			if strings.HasPrefix(w, s) {
				n++
				break
			}
		}
	}
	return n
}
