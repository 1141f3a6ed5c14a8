package store

import (
	"strings"
	"unicode/utf8"

	"lanyard/data"
)

// signature has a bit for each letter (or digit) and for pairs of letters with which the words of a contact
// begin. Several pairs share a bit, as do letters other than a to z. A contact with all bits of a query may
// match it; a contact that lacks one does not. The signature is part of the indexes that lists are read from,
// so that a walk looks only at contacts that may match.
type signature struct{ letters, pairs int64 }

// signatureOf gives the signature of a folded text, in which a space is before each word.
func signatureOf(text string) (s signature) {
	for word := range strings.SplitSeq(text, " ") {
		s = s.with(beginning(word))
	}
	return s
}

// signatureFor gives the bits that every contact has that matches all terms.
func signatureFor(terms []data.Term) (s signature) {
	for _, term := range terms {
		common := signature{-1, -1}
		for _, alternative := range term {
			var all signature
			for _, prefix := range alternative {
				all = all.with(beginning(prefix))
			}
			common.letters &= all.letters
			common.pairs &= all.pairs
		}
		if len(term) > 0 {
			s = s.with(common)
		}
	}
	return s
}

func (s signature) with(t signature) signature {
	return signature{s.letters | t.letters, s.pairs | t.pairs}
}

// has reports whether all bits of another are set.
func (s signature) has(t signature) bool {
	return s.letters&t.letters == t.letters && s.pairs&t.pairs == t.pairs
}

// beginning is the signature of one word or prefix.
func beginning(word string) (s signature) {
	first, size := utf8.DecodeRuneInString(word)
	if size == 0 {
		return s
	}
	s.letters = 1 << letterBit(first)
	if second, size := utf8.DecodeRuneInString(word[size:]); size > 0 {
		s.pairs = 1 << (spread(first, second) >> 58) // 0 to 63
	}
	return s
}

// letterBit is 0 to 35 for a to z and 0 to 9, which have bits of their own, and 36 to 63 for others.
func letterBit(r rune) uint64 {
	switch {
	case 'a' <= r && r <= 'z':
		return uint64(r - 'a')
	case '0' <= r && r <= '9':
		return uint64(26 + r - '0')
	}
	return 36 + uint64(r)%28
}

// spread is a number whose upper bits differ for similar pairs. It is stored: another way to compute it needs a
// new indexVersion.
func spread(a, b rune) uint64 {
	return (uint64(a)<<21 | uint64(b)) * 0x9e3779b97f4a7c15
}
