package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"lanyard/data"
	"lanyard/data/store"
)

// naming is how a query finds somebody. The best way comes first: who is found by it wins over those found by the next.
type naming int

const (
	wholly    naming = iota // it is their whole name, or an e-mail address of theirs
	byName                  // their names have all its words, in whatever order
	byDetails               // so have their names and other details of their own, as organisation, addresses and numbers
	byNotes                 // it is found in what is kept about them
)

// namingOf says how a query that finds a contact does so.
func namingOf(c *data.Contact, query string) naming {
	if isCalled(c, query) {
		return wholly
	}
	of := nameWords(c)
	if haveAll(of, query) {
		return byName
	}
	if haveAll(append(of, detailWords(c)...), query) {
		return byDetails
	}
	return byNotes
}

// isCalled reports whether a query is exactly the name or an e-mail address of a contact.
func isCalled(c *data.Contact, query string) bool {
	query = strings.TrimSpace(query)
	return data.Fold(c.Name()) == data.Fold(query) ||
		slices.ContainsFunc(c.Emails, func(m data.Email) bool { return strings.EqualFold(strings.TrimSpace(m.Value), query) })
}

// nameWords are the words of a contact's names.
func nameWords(c *data.Contact) (words []string) {
	for _, text := range []string{c.DisplayName, c.Name(), c.Prefix, c.Given, c.Additional, c.Family, c.Suffix, c.Nickname} {
		words = data.AppendIndex(words, text)
	}
	return words
}

// detailWords are the words of a contact's other details; what is noted about them does not count.
func detailWords(c *data.Contact) (words []string) {
	for _, text := range []string{c.Organisation, c.Department, c.Title} {
		words = data.AppendIndex(words, text)
	}
	for _, m := range c.Emails {
		words = data.AppendIndex(words, m.Value)
	}
	for _, p := range c.Phones {
		words = append(words, data.PhoneTokens(p)...)
	}
	for _, l := range c.Links {
		words = data.AppendIndex(words, l.Value)
	}
	return words
}

// haveAll reports whether each word of a query begins one of some words.
func haveAll(words []string, query string) bool {
	begins := func(prefix string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(word, prefix) })
	}
	for _, term := range data.FoldQuery(query) {
		if !slices.ContainsFunc(term, func(all []string) bool {
			return !slices.ContainsFunc(all, func(prefix string) bool { return !begins(prefix) })
		}) {
			return false
		}
	}
	return true
}

// one finds the only contact for a query. Of those it finds, the ones it finds in the best way count; several of them are
// listed as JSON and give ErrAmbiguous. A UID, as documents have it, names its contact.
func (e *env) one(ctx context.Context, s *store.Store, query string) (data.Contact, error) {
	return e.oneFound(ctx, s, query, byNotes)
}

// oneNamed finds the only contact that a query names, by their own details or UID. A word that is only noted about
// somebody finds them elsewhere, but here it would take one for another: who was with the other, or knows them.
func (e *env) oneNamed(ctx context.Context, s *store.Store, query string) (data.Contact, error) {
	return e.oneFound(ctx, s, query, byDetails)
}

// oneFound finds the only contact that a query finds in one way or a better one.
func (e *env) oneFound(ctx context.Context, s *store.Store, query string, worst naming) (data.Contact, error) {
	found, ids, err := bestFound(ctx, s, query, worst)
	if err != nil || len(ids) == 1 {
		return found, err
	}
	if err := e.printContacts(ctx, s, ids); err != nil {
		return data.Contact{}, err
	}
	return data.Contact{}, fmt.Errorf("%q names %d contacts, listed above; add a word: %w", query, len(ids), data.ErrAmbiguous)
}

// bestFound finds those whom a query finds in the best way, in one way or a better one; the contact is one of them.
func bestFound(ctx context.Context, s *store.Store, query string, worst naming) (found data.Contact, ids []int64, err error) {
	if c, err := s.ContactByUID(ctx, strings.TrimSpace(query)); !errors.Is(err, data.ErrNotFound) {
		return c, []int64{c.ID}, err
	}
	if len(data.FoldQuery(query)) == 0 { // it would find everybody, who may be one
		return found, nil, fmt.Errorf("%q names nobody: give a name, an e-mail address or a UID", query)
	}
	res, err := s.Find(ctx, data.Query{Text: query}, 0)
	if err != nil {
		return found, nil, err
	}
	if len(res.IDs) == 0 || res.Nearly {
		return found, nil, fmt.Errorf("no contact matches %q: %w", query, data.ErrNotFound)
	}
	best := byNotes + 1
	err = s.Contacts(ctx, res.IDs, func(c data.Contact) error {
		how := namingOf(&c, query)
		if how < best {
			best, ids = how, nil
		}
		if how == best {
			found, ids = c, append(ids, c.ID)
		}
		return nil
	})
	if err == nil && best > worst {
		err = onlyNoted(query, &found, len(ids))
	}
	if err != nil {
		return data.Contact{}, nil, err
	}
	return found, ids, nil
}

// wordFor is how a command line names a contact: by the name, where that finds them alone, else by the UID.
func wordFor(ctx context.Context, s *store.Store, c *data.Contact) string {
	name := c.Name()
	found, ids, err := bestFound(ctx, s, name, byNotes)
	if err != nil || len(ids) != 1 || found.ID != c.ID || data.Shown(name) != name || strings.HasPrefix(name, "-") {
		name = c.UID
	}
	return shellWord(name)
}

// shellWord writes a text as one word of a command line. In double quotes all shells take letters, digits and blanks as they
// are; the rest is written as a POSIX shell takes it.
func shellWord(text string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune(" .,-_@&+:'()", r)
	}
	if !strings.ContainsFunc(text, func(r rune) bool { return !plain(r) }) {
		return `"` + text + `"`
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// onlyNoted says that a query names nobody, though it is a word in what is kept about somebody.
func onlyNoted(query string, c *data.Contact, people int) error {
	if people == 1 {
		return notThere{fmt.Sprintf("%q is not the name of %s, only a word in what is kept about them: give a name, an e-mail address or the UID %s; nothing was done", query, c.Name(), c.UID)}
	}
	return notThere{fmt.Sprintf("%q is nobody's name, only a word in what is kept about %d people: give a name, an e-mail address or a UID; nothing was done", query, people)}
}
