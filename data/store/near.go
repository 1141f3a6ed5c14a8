package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/say"
)

// nearWords is how many spellings may replace one word.
const nearWords = 8

// nearTerms replaces terms without results by words of the index with nearly the same spelling: one edit away
// for words of up to four letters, two for longer ones. near lists those words, the nearest first; it is empty
// when there is nothing to offer.
func nearTerms(ctx context.Context, q querier, terms []data.Term) (out []data.Term, near []string, err error) {
	for _, term := range terms {
		if len(replaceable(term)) == 0 { // whether anybody has it is seen when it is looked for again
			out = append(out, term)
			continue
		}
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
			if !slices.Contains(near, w) {
				near = append(near, w)
			}
		}
		out = append(out, instead)
	}
	return out, near, nil
}

// At most writtenWords near spellings are shown, as the first writtenIn contacts that they find write them.
const (
	writtenWords = 3
	writtenIn    = 100
)

// written gives near spellings as contacts write them, because the index has them folded. It looks at the texts
// of knownBy, and leaves out words that are in none of them, such as those of an address.
func written(ctx context.Context, q querier, near []string, ids []int64) ([]string, error) {
	images, err := aggregateOf[Contacts].load(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	as := make(map[string]string, len(near)) // word of the index: as written
	for _, id := range ids {
		if images[id] == nil {
			continue
		}
		c := contactOf(images[id])
		for _, text := range append(knownBy(&c), c.Topics...) {
			for _, word := range strings.FieldsFunc(text, betweenWords) {
				writtenAs(as, near, word)
			}
		}
	}
	var out []string
	for _, w := range near {
		if word := as[w]; word != "" && !slices.Contains(out, word) && len(out) < writtenWords {
			out = append(out, word)
		}
	}
	return out, nil
}

// knownBy gives the texts of a contact that people search for.
func knownBy(c *data.Contact) []string {
	var out []string
	for i := range personTexts {
		if f := &personTexts[i]; f.Role != data.Affix {
			out = append(out, *f.Text(c))
		}
	}
	for _, a := range c.Addresses {
		out = append(out, a.City, a.Region, a.Country)
	}
	return out
}

// writtenAs notes which of the near words stand for a written word.
func writtenAs(as map[string]string, near []string, word string) {
	if strings.ContainsRune(word, '@') || strings.IndexFunc(word, unicode.IsDigit) >= 0 {
		return
	}
	for _, token := range data.FoldIndex(word) {
		if as[token] == "" && slices.Contains(near, token) {
			as[token] = word
		}
	}
}

func betweenWords(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(",;:/|()[]{}<>\"“”„«»&+•…", r)
}

// replaceable gives the words of a term that a near spelling may replace: long enough, and no numbers.
func replaceable(term data.Term) (words []string) {
	for _, alternative := range term {
		if len(alternative) == 1 && utf8.RuneCountInString(alternative[0]) > 2 && !digits(alternative[0]) {
			words = append(words, alternative[0])
		}
	}
	return words
}

type spelling struct {
	word     string
	distance int
	contacts int64
}

// nearSpellings looks through the vocabulary for words that a term may have meant. The term is a prefix, so it
// is also compared with the beginnings of longer words.
func nearSpellings(ctx context.Context, q querier, term data.Term) ([]string, error) {
	wanted := replaceable(term)
	for _, part := range beginnings(wanted) {
		found, err := spellingsIn(ctx, q, wanted, part)
		if err != nil {
			return nil, err
		}
		if len(found) > 0 {
			return best(found), nil
		}
	}
	var found []spelling
	for _, part := range rest(wanted) {
		more, err := spellingsIn(ctx, q, wanted, part)
		if err != nil {
			return nil, err
		}
		found = append(found, more...)
	}
	return best(found), nil
}

// span is a part of the vocabulary: words from from on, and below below; "" for no end.
type span struct{ from, below string }

// lettersOnly is the vocabulary without figures: without numbers and without the national forms of telephone
// numbers, which begin with a p. These are two thirds of it.
var lettersOnly = []span{{"", "0"}, {":", "p0"}, {"p:", ""}}

// rest gives the parts for words that begin with other letters than those typed. Without figures typed, numbers
// are left out.
func rest(words []string) []span {
	if slices.ContainsFunc(words, withDigit) {
		return []span{{}}
	}
	return lettersOnly
}

// beginnings gives the parts of the vocabulary to look through, one after the other until something is found.
// Reading all of it takes long, and nearly every misspelt word begins with one of its first letters: the first,
// or the second if the first was left out, doubled or swapped with the next.
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
	return parts
}

// spellingsIn compares the words of one part of the vocabulary. They come as one text, one line for each word
// with its number of contacts: fetching so many rows would take as long as comparing them.
func spellingsIn(ctx context.Context, q querier, wanted []string, part span) (found []spelling, err error) {
	query, args := "SELECT group_concat(term || ' ' || documents, char(10)) FROM contact_vocabulary WHERE col = '*'", []any(nil)
	if part.from != "" {
		query, args = query+" AND term >= ?", append(args, part.from)
	}
	if part.below != "" {
		query, args = query+" AND term < ?", append(args, part.below)
	}
	var text sql.NullString
	if err := one(ctx, q, []any{&text}, query, args...); err != nil {
		return nil, err
	}
	for line := range strings.SplitSeq(text.String, "\n") {
		word, contacts, _ := strings.Cut(line, " ")
		s := spelling{word: word, distance: 3}
		for _, w := range wanted {
			s.distance = min(s.distance, nearness(w, word))
		}
		if s.distance == 3 {
			continue
		}
		if s.contacts, err = strconv.ParseInt(contacts, 10, 64); err != nil {
			return nil, say.As(data.ErrDamaged, "the search index's word {{.Line}}: the database file is damaged", fmt.Sprintf("%.40q", line))
		}
		found = append(found, s)
	}
	return found, nil
}

// best gives the words of the nearest spellings, most contacts first.
func best(found []spelling) []string {
	slices.SortFunc(found, func(a, b spelling) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(b.contacts, a.contacts), cmp.Compare(a.word, b.word))
	})
	if slices.ContainsFunc(found, func(s spelling) bool { return !withDigit(s.word) }) { // others are mostly of addresses
		found = slices.DeleteFunc(found, func(s spelling) bool { return withDigit(s.word) })
	}
	var out []string
	for _, s := range found[:min(nearWords, len(found))] {
		out = append(out, s.word)
	}
	return out
}

// nearness is the number of edits between a typed word and a word of the index, or the beginning of that word;
// 3 when there are more than two.
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

func withDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

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
