package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lanyard/data"
)

func TestASignatureNeverRulesOutAMatch(t *testing.T) {
	texts := []string{
		" anna muller mueller library", " 4917012345 017012345 12345", " 山田 田太 太郎 李", " морозов анна", " o", " ß ø zoe", "",
	}
	queries := []string{
		"a", "an", "anna", "mull", "lib", "müller", "4", "49", "555-0123", "12345", "山", "山田", "山田太郎", "李", "м", "мо", "анна", "o",
		"zo anna", "anna lib", "m l", "ø", "z",
	}
	matched, ruledOut := 0, 0
	for _, text := range texts {
		c := sampled{begins: signatureOf(text), text: text}
		for _, query := range queries {
			terms := data.FoldQuery(query)
			matches, may := c.matches(terms), c.begins.has(signatureFor(terms))
			if matches && !may {
				t.Errorf("%q is in %q, and its signature says that it is not", query, text)
			}
			if matches {
				matched++
			}
			if !may {
				ruledOut++
			}
		}
	}
	if matched < 20 || ruledOut < 60 {
		t.Errorf("%d matches, %d ruled out: the test proves little", matched, ruledOut)
	}
}

func TestASingleLetterHasABitOfItsOwn(t *testing.T) {
	const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789"
	for _, a := range alphabet {
		has := signatureOf(" " + string(a) + "x")
		for _, b := range alphabet {
			if has.has(signatureFor(data.FoldQuery(string(b)))) != (a == b) {
				t.Errorf("%c and %c are taken for each other", a, b)
			}
		}
	}
}

// TestSearchIsRightWhileSignaturesAreNotMadeYet is the state between bringing an older schema up to
// date and making its index again: signatures rule out nothing.
func TestSearchIsRightWhileSignaturesAreNotMadeYet(t *testing.T) {
	s := openTest(t)
	var want []string
	do(t, s, func(tx *Tx) error {
		for i := range 300 {
			c := person(fmt.Sprintf("%c%c", 'a'+i%26, 'a'+i%7), fmt.Sprintf("family%03d", i))
			if strings.HasPrefix(c.Given, "z") {
				want = append(want, c.Name())
			}
			if err := tx.SaveContact(c); err != nil {
				return err
			}
		}
		return nil
	})
	slices.Sort(want)
	if _, err := s.writer.conn.ExecContext(t.Context(), "UPDATE contact_index SET letters = -1, pairs = -1"); err != nil {
		t.Fatal(err)
	}
	for _, limit := range []int{0, 5, 1000} {
		res, err := s.Find(t.Context(), data.Query{Text: "z"}, limit)
		got := names(t, s, res.IDs)
		if n := len(got); err != nil || n < 5 || !slices.Equal(got, want[:n]) || res.More != (n < len(want)) {
			t.Errorf("limit %d: %v, %v, want %v", limit, got, err, want)
		}
	}
}
