package ticks

import (
	"strings"
	"testing"

	"lanyard/data"
)

// notCopied are the texts of data.Fields that a copied person does not have, with the reason.
var notCopied = map[data.FieldKey]string{
	"nickname": "the name says who it is",
	"pronouns": "what is said to one is not handed on by the way",
}

func TestEveryTextOfAContactIsCopiedOrLeftOutForAReason(t *testing.T) {
	var c data.Contact
	for _, f := range data.Fields {
		*f.Text(&c) = "x" + string(f.Key)
	}
	text := cardText(&c)
	for _, f := range data.Fields {
		if copied, left := strings.Contains(text, "x"+string(f.Key)), notCopied[f.Key] != ""; copied == left {
			t.Errorf("%s: a copied person has it: %v, there is a reason why not: %v; add it to cardText (copy.go) or a reason to notCopied\n%s", f.Key, copied, left, text)
		}
	}
}
