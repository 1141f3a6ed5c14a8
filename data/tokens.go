package data

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// FoldIndex gives the tokens that find a text: the folded words; compound words both joined and in parts
// ("O'Brien": obrien, o, brien; "Müller-Lüdenscheidt"); German and Nordic umlauts also as digraphs and the
// reverse ("Müller": muller, mueller; "Mueller": mueller, muller); CJK, kana and hangul runs as overlapping
// bigrams plus the last character alone ("図書館": 図書, 書館, 館). Two CJK words with a space between also give the
// bigram across it, so that 山田太郎 finds 山田 太郎. Tokens consist only of letters and digits, so any tokenizer keeps
// them.
func FoldIndex(s string) []string { return AppendIndex(nil, s) }

// AppendIndex appends FoldIndex(s) to dst, for callers that index many fields.
func AppendIndex(dst []string, s string) []string {
	if s == "" {
		return dst
	}
	if folded(s) {
		return indexWords(dst, s, "")
	}
	plain, spelled := foldBoth(s)
	return indexWords(dst, plain, spelled)
}

// foldBoth folds s and keeps joiners; spelled is the form with digraphs, "" when it is the same. Both have the
// same words and parts in the same order.
func foldBoth(s string) (plain, spelled string) {
	f := folder{out: make([]byte, 0, len(s)+8), joiners: true}
	f.fold(s)
	plain = f.text()
	if ascii(s) {
		return plain, ""
	}
	g := folder{out: make([]byte, 0, len(s)+8), joiners: true, digraphs: true}
	g.fold(s)
	if spelled = g.text(); spelled == plain {
		spelled = ""
	}
	return plain, spelled
}

func indexWords(dst []string, plain, spelled string) []string {
	var before rune // last rune of the word before this one
	for plain != "" {
		var word, other string
		word, plain, _ = strings.Cut(plain, " ")
		other, spelled, _ = strings.Cut(spelled, " ")
		first, _ := utf8.DecodeRuneInString(word)
		if cjk(before) && cjk(first) {
			dst = append(dst, string([]rune{before, first}))
		}
		before, _ = utf8.DecodeLastRuneInString(word)
		dst = indexCompound(dst, word)
		if other != "" && other != word {
			dst = indexCompound(dst, other)
		}
	}
	return dst
}

// indexCompound appends the tokens of one word that may hold joiners.
func indexCompound(dst []string, word string) []string {
	if strings.IndexByte(word, joiner) < 0 {
		return indexWord(dst, word)
	}
	dst = indexWord(dst, strings.ReplaceAll(word, string(rune(joiner)), ""))
	for part := range strings.SplitSeq(word, string(rune(joiner))) {
		dst = indexWord(dst, part)
	}
	return dst
}

func indexWord(dst []string, word string) []string {
	if ascii(word) {
		dst = append(dst, word)
		if short := shorter(word); short != "" {
			dst = append(dst, short)
		}
		return dst
	}
	for run, isCJK := range runs(word) {
		if isCJK {
			dst = bigrams(dst, run, true)
		} else {
			dst = append(dst, run)
		}
	}
	return dst
}

// shorter is the word with its digraphs collapsed, or "" if that does not help: because the result is the
// beginning of the word, or too short ("Joe", "Noel").
func shorter(word string) string {
	if len(word) < 5 {
		return ""
	}
	short := collapse(word)
	if len(short) < 4 || strings.HasPrefix(word, short) {
		return ""
	}
	return short
}

// runs cuts a folded word where it changes between CJK and other scripts.
func runs(word string) func(yield func(run string, isCJK bool) bool) {
	return func(yield func(string, bool) bool) {
		start, was := 0, false
		for i, r := range word {
			is := cjk(r)
			if i > start && is != was {
				if !yield(word[start:i], was) {
					return
				}
				start = i
			}
			was = is
		}
		if start < len(word) {
			yield(word[start:], was)
		}
	}
}

// bigrams appends the overlapping pairs of a run, and its last character alone if last is set or if there is no
// pair.
func bigrams(dst []string, run string, last bool) []string {
	prev := -1
	for i, r := range run {
		if prev >= 0 {
			dst = append(dst, run[prev:i+utf8.RuneLen(r)])
		}
		prev = i
	}
	if last || prev == 0 {
		dst = append(dst, run[prev:])
	}
	return dst
}

// Term is one word of a query. It matches when every prefix of one of its alternatives begins some token of the
// text.
type Term [][]string

// FoldQuery splits a query into terms that must all match, in any order. A run that looks like a phone number
// in any format becomes one term of digits, with the plain words as an alternative.
func FoldQuery(s string) []Term {
	var terms []Term
	fields := strings.Fields(s)
	for i := 0; i < len(fields); {
		n := 0
		for i+n < len(fields) && phoneish(fields[i+n]) {
			n++
		}
		if n > 0 {
			if t, ok := phoneTerm(fields[i : i+n]); ok {
				terms = append(terms, t)
				i += n
				continue
			}
		}
		for range max(n, 1) {
			terms = wordTerms(terms, fields[i])
			i++
		}
	}
	return terms
}

// wordTerms appends the terms of one blank-separated piece of a query ("jane@sl.example" has three).
func wordTerms(terms []Term, piece string) []Term {
	plain, spelled := foldBoth(piece)
	for plain != "" {
		var word, other string
		word, plain, _ = strings.Cut(plain, " ")
		other, spelled, _ = strings.Cut(spelled, " ")
		t := compoundTerm(nil, word)
		if other != "" && other != word {
			t = compoundTerm(t, other)
		}
		terms = append(terms, t)
	}
	return terms
}

func compoundTerm(t Term, word string) Term {
	parts := strings.Split(word, string(rune(joiner)))
	joined := strings.Join(parts, "")
	t = t.or(prefixes(nil, joined)...)
	if short := shorter(joined); short != "" && ascii(joined) {
		t = t.or(short)
	}
	if len(parts) > 1 {
		var all []string
		for _, p := range parts {
			all = prefixes(all, p)
		}
		t = t.or(all...)
	}
	return t
}

// prefixes appends the prefixes for a folded word: itself, or the bigrams of its CJK runs.
func prefixes(dst []string, word string) []string {
	for run, isCJK := range runs(word) {
		if isCJK {
			dst = bigrams(dst, run, false)
		} else {
			dst = append(dst, run)
		}
	}
	return dst
}

// or adds an alternative unless it is empty or present.
func (t Term) or(alternative ...string) Term {
	if len(alternative) == 0 {
		return t
	}
	for _, a := range t {
		if slices.Equal(a, alternative) {
			return t
		}
	}
	return append(t, alternative)
}

// phoneish reports whether a piece of a query has only characters of phone numbers.
func phoneish(piece string) bool {
	some := false
	for _, r := range withoutScheme(piece) {
		if _, ok := digit(r); ok {
			some = true
		} else if !strings.ContainsRune("+-()./‐‑–−＋－（）．／", r) {
			return false
		}
	}
	return some
}

// withoutScheme removes the "tel:" of a link (RFC 3966).
func withoutScheme(s string) string {
	if len(s) > 4 && strings.EqualFold(s[:4], "tel:") {
		return s[4:]
	}
	return s
}

// leastPhoneDigits is how many digits several pieces need to be read as a phone number.
const leastPhoneDigits = 4

// phoneTerm reads pieces of a query as one phone number; ok is false for one plain number or too few digits,
// which are plain words.
func phoneTerm(pieces []string) (t Term, ok bool) {
	text := strings.Join(pieces, " ")
	all := digits(text)
	if len(all) < leastPhoneDigits || len(all) == len(text) && !strings.HasPrefix(all, "00") {
		return nil, false
	}
	t = t.or(internationalDigits(text)).or(all)
	var each, words []string
	for _, p := range pieces {
		each = append(each, digits(p))
		words = append(words, strings.Fields(Fold(strings.NewReplacer("-", " ", "‐", " ", "‑", " ", "–", " ").Replace(p)))...)
	}
	return t.or(each...).or(words...), true
}
