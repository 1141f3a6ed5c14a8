package store

import (
	"slices"
	"testing"

	"lanyard/data"
)

func TestSeekFindsWhereALetterBegins(t *testing.T) {
	s := openTest(t)
	for _, c := range []struct{ name, org string }{
		{"Ágnes", "Zoo"}, {"anna", "Archive"}, {"Bo", ""}, {"Émile", "Library"}, {"Łucja", "Museum"}, {"Zoë", ""}, {"Анна", "Archive"}, {"太郎", "Museum"},
	} {
		save(t, s, &data.Contact{DisplayName: c.name, Organisation: c.org})
	}
	for _, c := range []struct {
		claim string
		by    data.Sort
		text  string
		want  string // the name at the place found; "" is the end
	}{
		{"a letter with an accent is that letter", data.SortName, "a", "Ágnes"},
		{"two letters go further", data.SortName, "an", "anna"},
		{"a letter that nobody begins with leads to the next", data.SortName, "c", "Émile"},
		{"ł is ordered with l", data.SortName, "L", "Łucja"},
		{"Cyrillic comes after Latin", data.SortName, "А", "Анна"},
		{"behind the last is the end", data.SortName, "龜", ""},
		{"by organisation", data.SortOrganisation, "m", "Łucja"},
		{"those without an organisation come last", data.SortOrganisation, "zz", "Bo"},
		{"an empty text is the beginning", data.SortName, "", "Ágnes"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			res, err := s.Find(t.Context(), data.Query{Sort: c.by}, 0)
			if err != nil {
				t.Fatal(err)
			}
			at, err := s.Seek(t.Context(), res.IDs, c.by, c.text)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if at[0] < len(res.IDs) {
				got = names(t, s, res.IDs[at[0]:])[0]
			}
			if got != c.want {
				t.Errorf("%q leads to %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestSeekBackFindsWhereALetterEndsInAReversedList(t *testing.T) {
	s := openTest(t)
	for _, c := range []data.Contact{
		{Given: "Ada", Family: "Zoe", Organisation: "Archive"},
		{Given: "Bo", Family: "Yak"},
		{Given: "Cy", Family: "Lane", Organisation: "Museum"},
		{DisplayName: "Prof. Dr. Eva Anders"},
		{Given: "Fay", Family: "Lamb", Organisation: "Zoo"},
	} {
		save(t, s, &c)
	}
	for _, c := range []struct {
		by   data.Sort
		text string
		want int // so many are ordered at or after the text
	}{
		{data.SortName, "a", 5},
		{data.SortName, "b", 4},
		{data.SortName, "d", 2},
		{data.SortName, "z", 0},
		{data.SortName, "p", 0},
		{data.SortFamily, "a", 5},
		{data.SortFamily, "l", 4},
		{data.SortFamily, "lan", 3},
		{data.SortFamily, "z", 1},
		{data.SortOrganisation, "a", 3},
		{data.SortOrganisation, "b", 2},
		{data.SortOrganisation, "z", 1},
		{data.SortAdded, "a", 0},
		{data.SortLastMet, "a", 0},
	} {
		res, err := s.Find(t.Context(), data.Query{Sort: c.by, Reversed: true}, 0)
		if err != nil {
			t.Fatal(err)
		}
		at, err := s.SeekBack(t.Context(), res.IDs, c.by, c.text)
		if err != nil || at[0] != c.want {
			t.Errorf("%s, %q: %d, want %d of %q (%v)", c.by, c.text, at[0], c.want, names(t, s, res.IDs), err)
		}
	}
}

func TestSeekStepsOverThoseThatAreGone(t *testing.T) {
	s := openTest(t)
	for _, name := range []string{"Ada", "Ben", "Bob", "Cy"} {
		save(t, s, &data.Contact{DisplayName: name})
	}
	res, err := s.Find(t.Context(), data.Query{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	do(t, s, func(tx *Tx) error { return tx.Trash(Contacts, res.IDs[1], res.IDs[2]) })
	at, err := s.Seek(t.Context(), res.IDs, data.SortName, "a", "c", "d")
	if err != nil || !slices.Equal(at, []int{0, 1, 4}) { // index 1 leads to Cy: Ben and Bob are gone
		t.Errorf("found at %v, %v", at, err)
	}
}
