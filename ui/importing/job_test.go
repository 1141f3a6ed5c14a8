package importing

import (
	"testing"

	"lanyard/ui/words"
)

func TestWhatAnImportBringsIsCounted(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{RowsNotRead(1), "1 row not read, or not wholly"},
		{importedWords(60, 0, 0, words.PeopleCount), "Imported 60 people"},
		{importedWords(1, 0, 0, words.PeopleCount), "Imported 1 person"},
		{importedWords(5, 4, 54, words.PeopleCount), "Imported 5 people, 4 updated, 54 already there"},
		{importedWords(0, 1, 3, words.PeopleCount), "Updated 1 person, 3 already there"},
		{importedWords(2, 0, 0, words.EventCount), "Imported 2 events"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
