package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"unicode/utf8"

	"lanyard/data"
)

// nearWords is how many spellings may stand in for one word.
const nearWords = 8

// nearTerms replaces the terms that nothing is found under by the words of the index that
// are spelled nearly so: one edit away for words of up to four letters, two for longer
// ones. near lists those words; it is empty when there is nothing to offer.
func nearTerms(ctx context.Context, q querier, terms []data.Term) (out []data.Term, near []string, err error) {
	for _, term := range terms {
		known, err := column[int64](ctx, q, "SELECT docid FROM contact_fts WHERE contact_fts MATCH ? LIMIT 1",
			match([]data.Term{term}))
		if err != nil {
			return nil, nil, err
		}
		if len(known) > 0 {
			out = append(out, term)
			continue
		}
		words, err := nearSpellings(ctx, q, term)
		if err != nil || len(words) == 0 {
			return nil, nil, err
		}
		var instead data.Term
		for _, w := range words {
			instead = append(instead, []string{w})
			near = append(near, w)
		}
		out = append(out, instead)
	}
	slices.Sort(near)
	return out, slices.Compact(near), nil
}

type spelling struct {
	word     string
	distance int
	contacts int64
}

// nearSpellings looks through the vocabulary for what one term may have meant. The term
// is a prefix, so the beginnings of longer words are compared too.
func nearSpellings(ctx context.Context, q querier, term data.Term) ([]string, error) {
	var wanted []string
	for _, alternative := range term {
		if len(alternative) == 1 && utf8.RuneCountInString(alternative[0]) > 2 && !digits(alternative[0]) {
			wanted = append(wanted, alternative[0])
		}
	}
	if len(wanted) == 0 {
		return nil, nil
	}
	for _, part := range beginnings(wanted) {
		found, err := spellingsIn(ctx, q, wanted, part)
		if err != nil {
			return nil, err
		}
		if len(found) > 0 {
			return best(found), nil
		}
	}
	return nil, nil
}

// span is a part of the vocabulary: words from one on, below another. The zero value is all of it.
type span struct{ from, below string }

// beginnings are the parts of the vocabulary to look through, one after the other while nothing is
// found. Reading all of it takes long, and nearly every misspelt word begins with one of the letters
// that it was typed with in front: its first, or its second where the first was left out, doubled or
// changed for the next.
func beginnings(words []string) []span {
	var parts []span
	for _, w := range words {
		r, size := utf8.DecodeRuneInString(w)
		second, _ := utf8.DecodeRuneInString(w[size:])
		for _, letter := range []rune{r, second} {
			if part := (span{string(letter), string(letter + 1)}); !slices.Contains(parts, part) {
				parts = append(parts, part)
			}
		}
	}
	return append(parts, span{})
}

// spellingsIn compares the words of one part of the vocabulary.
func spellingsIn(ctx context.Context, q querier, wanted []string, part span) (found []spelling, err error) {
	query, args := "SELECT term, documents FROM contact_vocabulary WHERE col = '*'", []any(nil)
	if part.from != "" {
		query, args = query+" AND term >= ? AND term < ?", []any{part.from, part.below}
	}
	err = each(ctx, q, func(r *sql.Rows) error {
		var s spelling
		if err := r.Scan(&s.word, &s.contacts); err != nil {
			return err
		}
		s.distance = 3
		for _, w := range wanted {
			s.distance = min(s.distance, nearness(w, s.word))
		}
		if s.distance < 3 {
			found = append(found, s)
		}
		return nil
	}, query, args...)
	return found, err
}

// best are the words of the nearest spellings, those that more contacts have first.
func best(found []spelling) []string {
	slices.SortFunc(found, func(a, b spelling) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(b.contacts, a.contacts), cmp.Compare(a.word, b.word))
	})
	var out []string
	for _, s := range found[:min(nearWords, len(found))] {
		out = append(out, s.word)
	}
	return out
}

// nearness is the number of edits between a typed word and a word of the index, or
// between it and the index word's beginning; 3 when there are too many.
func nearness(typed, word string) int {
	const far = 3
	n, m := utf8.RuneCountInString(typed), utf8.RuneCountInString(word)
	limit := 2
	if n <= 4 {
		limit = 1
	}
	if m < n-limit {
		return far
	}
	if m <= n+limit {
		if d := data.Distance(typed, word, limit); d <= limit {
			return d
		}
	}
	if m > n && n > 4 {
		if d := data.Distance(typed, firstRunes(word, n), limit); d <= limit {
			return d
		}
	}
	return far
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func digits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}
