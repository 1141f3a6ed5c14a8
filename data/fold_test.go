package data

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"Polish l with stroke and ogonek", "Wałęsa", "walesa"},
		{"Danish o with stroke", "Søren", "soren"},
		{"Vietnamese d with stroke and circumflex", "Đặng", "dang"},
		{"Turkish dotless i", "Yıldız", "yildiz"},
		{"Turkish capital dotted I", "İstanbul", "istanbul"},
		{"German sharp s", "Strauß", "strauss"},
		{"capital sharp s", "STRAUẞ", "strauss"},
		{"apostrophe is dropped", "O'Brien", "obrien"},
		{"typographic apostrophe is dropped", "O’Brien", "obrien"},
		{"modifier apostrophe is dropped", "Oʻahu", "oahu"},
		{"acute used as apostrophe is dropped", "O´Brien", "obrien"},
		{"hyphen is dropped", "Müller-Lüdenscheidt", "mullerludenscheidt"},
		{"typographic hyphen is dropped", "Jean‐Pierre", "jeanpierre"},
		{"ligatures are spelled", "Æsop œuvre Þór", "aesop oeuvre thor"},
		{"compatibility ligature", "ﬁling", "filing"},
		{"decomposed accents are the same", "Mu\u0308ller", "muller"},
		{"full width is plain", "ＡＢＣ１２", "abc12"},
		{"punctuation is one space", "  jane@sl.example,  (work) ", "jane sl example work"},
		{"emoji and symbols are spaces", "data📚science™ & more", "data science more"},
		{"Arabic-Indic digits are digits", "٠١٢٣", "0123"},
		{"mathematical letters are letters", "𝐉𝐚𝐧𝐞", "jane"},
		{"CJK stays", "図書館", "図書館"},
		{"half-width kana are composed", "ｶﾞｲﾄﾞ", "ガイド"},
		{"kana keep their voicing", "がぎ", "がぎ"},
		{"hangul stays in syllables", "도서관", "도서관"},
		{"hangul jamo are composed", "\u1112\u1161\u11ab", "한"},
		{"Arabic vowel signs and tatweel go", "مُحَمَّـد", "محمد"},
		{"Persian yeh is Arabic yeh", "علی", "علي"},
		{"Hebrew points go", "שָׁלוֹם", "שלום"},
		{"Greek final sigma and tonos", "Γιώργος", "γιωργοσ"},
		{"Devanagari vowels stay", "हिन्दी", "हिन्दी"},
		{"Cyrillic breve goes", "Йосиф", "иосиф"},
		{"Catalan dot joins", "col·legi", "collegi"},
		{"already folded", "jane doe 7", "jane doe 7"},
		{"nothing", "", ""},
		{"only signs", " -–'…! ", ""},
		{"invalid bytes are spaces", "a\xffb", "a b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Fold(c.in); got != c.want {
				t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestFoldIndex(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"apostrophe joined and in parts", "O'Brien", "obrien o brien"},
		{
			"compound joined, in parts and with digraphs", "Müller-Lüdenscheidt",
			"mullerludenscheidt muller ludenscheidt muellerluedenscheidt mullerludenscheidt mueller muller luedenscheidt ludenscheidt",
		},
		{"umlaut also as digraph", "Müller", "muller mueller muller"},
		{"digraph also as umlaut", "Mueller", "mueller muller"},
		{"Nordic letters both ways", "Søren Ås", "soren soeren soren as aas"},
		{"short names are not collapsed", "Joel Sue Noel", "joel sue noel"},
		{"que is no umlaut", "Jacques", "jacques"},
		{"CJK as bigrams and the last character", "図書館", "図書 書館 館"},
		{"CJK words also across the space", "山田 太郎", "山田 田 田太 太郎 郎"},
		{"CJK beside Latin", "東京Tokyo", "東京 京 tokyo"},
		{"one CJK character", "林", "林"},
		{"hangul", "김철수", "김철 철수 수"},
		{"ASCII", "jane@sl.example", "jane sl example"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(FoldIndex(c.in), " "); got != c.want {
				t.Errorf("FoldIndex(%q)\n got %s\nwant %s", c.in, got, c.want)
			}
		})
	}
}

// finds is what an index does with a query: every term by one alternative, every prefix in it by
// some token.
func finds(query string, tokens []string) bool {
	for _, term := range FoldQuery(query) {
		if !termMatches(term, tokens) {
			return false
		}
	}
	return true
}

func termMatches(term Term, tokens []string) bool {
	for _, alternative := range term {
		all := true
		for _, prefix := range alternative {
			some := false
			for _, token := range tokens {
				some = some || strings.HasPrefix(token, prefix)
			}
			all = all && some
		}
		if all {
			return true
		}
	}
	return false
}

func TestQueryFinds(t *testing.T) {
	phone := Phone{Value: "030 / 1234-56"}
	phone.Normalise("DE")
	phoneTokens := PhoneTokens(phone)
	us := Phone{Value: "(202) 555-0123"}
	us.Normalise("US")
	for _, c := range []struct {
		name, query string
		tokens      []string
		want        bool
	}{
		{"walesa finds Wałęsa", "walesa", FoldIndex("Lech Wałęsa"), true},
		{"Wałęsa finds Walesa", "Wałęsa", FoldIndex("Walesa"), true},
		{"soren finds Søren", "soren", FoldIndex("Søren"), true},
		{"soeren finds Søren", "soeren", FoldIndex("Søren"), true},
		{"soren finds Soeren", "soren", FoldIndex("Soeren"), true},
		{"soeren finds Soren", "soeren", FoldIndex("Soren"), true},
		{"mueller finds Müller", "mueller", FoldIndex("Müller"), true},
		{"Müller finds Mueller", "Müller", FoldIndex("Mueller"), true},
		{"Müller finds Muller", "Müller", FoldIndex("Muller"), true},
		{"dang finds Đặng", "dang", FoldIndex("Đặng"), true},
		{"yildiz finds Yıldız", "yildiz", FoldIndex("Yıldız"), true},
		{"strauss finds Strauß", "strauss", FoldIndex("Strauß"), true},
		{"obrien finds O'Brien", "obrien", FoldIndex("O'Brien"), true},
		{"brien finds O'Brien", "brien", FoldIndex("O'Brien"), true},
		{"o'brien finds O’Brien", "o'brien", FoldIndex("O’Brien"), true},
		{"o'b, half typed, finds O’Brien", "o'b", FoldIndex("O’Brien"), true},
		{"joined compound", "mullerlud", FoldIndex("Müller-Lüdenscheidt"), true},
		{"compound against two words", "Müller-Lüdenscheidt", FoldIndex("Müller Lüdenscheidt"), true},
		{"second half of a compound", "luedensch", FoldIndex("Müller-Lüdenscheidt"), true},
		{"太郎 inside longer text", "太郎", FoldIndex("山田太郎先生"), true},
		{"図書館 inside longer text", "図書館", FoldIndex("国立国会図書館東京"), true},
		{"one character inside", "国", FoldIndex("国立国会図書館"), true},
		{"last character", "館", FoldIndex("国立国会図書館"), true},
		{"without the space", "山田太郎", FoldIndex("山田 太郎"), true},
		{"with a space more", "山田 太郎", FoldIndex("山田太郎"), true},
		{"all bigrams must match", "図書室", FoldIndex("国立国会図書館"), false},
		{"words in any order, each a prefix", "lib sta", FoldIndex("State Library"), true},
		{"every word must match", "state museum", FoldIndex("State Library"), false},
		{"e-mail half typed", "jane@sl.ex", FoldIndex("jane@sl.example"), true},
		{"phone with country code, trunk zero and dashes", "+49 (0)30 1234-56", phoneTokens, true},
		{"phone with slash", "030/123456", phoneTokens, true},
		{"phone with 00", "0049 30 123456", phoneTokens, true},
		{"phone with 00 in one piece", "004930123456", phoneTokens, true},
		{"phone without trunk prefix", "30 123456", phoneTokens, true},
		{"phone half typed", "+49 30 12", phoneTokens, true},
		{"phone in brackets", "(030) 1234", phoneTokens, true},
		{"another phone", "+49 30 99", phoneTokens, false},
		{"US number by its area code", "202-555-01", PhoneTokens(us), true},
		{"US number with 1", "1 202 555", PhoneTokens(us), true},
		{"US number dotted", "+1.202.555.0123", PhoneTokens(us), true},
		{"two plain numbers are words too", "2026 05", FoldIndex("Workshop 05, 2026"), true},
		{"a name beside a phone", "anna 030 1234", append(FoldIndex("Anna"), phoneTokens...), true},
		{"a date", "2026-05-12", FoldIndex("on 2026-05-12"), true},
		{"nothing finds all", "  ", nil, true},
		{"only signs finds all", "!!", nil, true},
		{"one letter", "ł", FoldIndex("Łukasz"), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := finds(c.query, c.tokens); got != c.want {
				t.Errorf("%q in %q: %v, want %v (terms %q)", c.query, c.tokens, got, c.want, FoldQuery(c.query))
			}
		})
	}
}

func TestFoldQueryHasOneTermForAPhone(t *testing.T) {
	for _, q := range []string{"+49 (0)30 1234-56", "030/123456", "0049 30 1234", "2026 05"} {
		if terms := FoldQuery(q); len(terms) != 1 {
			t.Errorf("%q has %d terms: %q", q, len(terms), terms)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Wałęsa", "O'Brien", "Müller-Lüdenscheidt", "図書館 ガ", "+49 (0)30", "مُحَمَّد", "a\xffb", "हिन्दी", "한", "½ № ™", "-\u0301a", "ａ‐ｂ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := Fold(s)
		if again := Fold(folded); again != folded {
			t.Fatalf("Fold(%q) = %q, folded again %q", s, folded, again)
		}
		if strings.TrimSpace(folded) != folded || strings.Contains(folded, "  ") {
			t.Fatalf("Fold(%q) = %q has stray spaces", s, folded)
		}
		tokens := FoldIndex(s)
		for _, token := range tokens {
			if token == "" || !utf8.ValidString(token) || strings.ContainsFunc(token, func(r rune) bool {
				return !unicode.In(r, unicode.L, unicode.N, unicode.M) || r < utf8.RuneSelf && unicode.IsUpper(r)
			}) {
				t.Fatalf("token %q of %q would not survive a tokenizer", token, s)
			}
		}
		for _, term := range FoldQuery(s) {
			if len(term) == 0 || !termMatches(term, tokens) && !looksLikePhone(s) {
				t.Fatalf("%q does not find itself: %q in %q", s, term, tokens)
			}
		}
	})
}

// looksLikePhone says that a query may be read as phone digits, which plain text has not.
func looksLikePhone(s string) bool { return strings.ContainsAny(s, "/.") && digits(s) != "" }

func TestFoldIsFast(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	const contacts = 100_000
	start := time.Now()
	var tokens []string
	n := 0
	for i := range contacts {
		tokens = tokens[:0]
		for _, field := range []string{
			"Søren Müller-Lüdenscheidt", "State and University Library", "Head of Metadata",
			"soren.mueller@library.example", "+49 30 23125 100", "metadata", "Met at the poster session; wants our slides on linked data.",
		} {
			tokens = AppendIndex(tokens, field)
		}
		n += len(tokens) + i - i
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("folding %d contacts took %v (%d tokens)", contacts, took, n)
	} else {
		t.Logf("%d contacts, %d tokens: %v", contacts, n, took)
	}
}

func BenchmarkFold(b *testing.B) {
	for _, s := range []string{"jane doe", "Jane Doe, State Library", "Søren Müller-Lüdenscheidt", "国立国会図書館"} {
		b.Run(fmt.Sprint(s), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Fold(s)
			}
		})
	}
}
