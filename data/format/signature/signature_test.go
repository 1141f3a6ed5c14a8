package signature

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"lanyard/data"
)

const divider = "=== read as ===\n"

// fields writes a contact as the files in testdata/signatures do.
func fields(c data.Contact) []string {
	var out []string
	add := func(name, value string) {
		if value != "" {
			out = append(out, name+": "+value)
		}
	}
	labelled := func(value, label string) string {
		if label != "" {
			return value + " [" + label + "]"
		}
		return value
	}
	add("name", c.DisplayName)
	add("prefix", c.Prefix)
	add("given", c.Given)
	add("family", c.Family)
	add("suffix", c.Suffix)
	add("title", c.Title)
	add("organisation", c.Organisation)
	add("department", c.Department)
	for _, e := range c.Emails {
		add("email", labelled(e.Value, e.Label))
	}
	for _, p := range c.Phones {
		add("phone", labelled(p.Value, p.Label))
	}
	for _, l := range c.Links {
		add("link", labelled(l.Value, l.Label))
	}
	for _, a := range c.Addresses {
		add("address", labelled(strings.Join(a.Lines(), " / "), a.Label))
	}
	for n := range strings.SplitSeq(c.Note, "\n") {
		add("note", n)
	}
	return out
}

// optional are fields that a file need not name: they follow from the name.
var optional = regexp.MustCompile(`^(prefix|given|family|suffix): `)

func TestSignaturesOfManyKindsAreRead(t *testing.T) {
	files, err := filepath.Glob("testdata/signatures/*.txt")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			text, want, _ := strings.Cut(string(b), divider)
			d, ok := Read(text)
			if !ok {
				t.Fatal("not taken for a signature")
			}
			got := fields(d.Contact)
			for w := range strings.SplitSeq(strings.TrimSpace(want), "\n") {
				if !strings.HasSuffix(w, ":") && !slices.Contains(got, w) {
					t.Errorf("missing %q", w)
				}
			}
			for _, g := range got {
				if !strings.Contains("\n"+want, "\n"+g+"\n") && !optional.MatchString(g) {
					t.Errorf("unexpected %q", g)
				}
			}
			nothingLost(t, text, d.Contact)
		})
	}
}

// told are the e-mail addresses and what has the digits of a telephone number in a text.
var told = regexp.MustCompile(`[\p{L}\p{N}._+\-]*[\p{L}\p{N}]@[\p{L}\p{N}][\p{L}\p{N}.\-]*[\p{L}\p{N}]|\d[\d ().\-/]{5,}\d`)

// nothingLost fails when an e-mail address or a number of a text is in no field of the contact.
func nothingLost(t *testing.T, text string, c data.Contact) {
	t.Helper()
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsNumber(r) || r == '@' {
				return unicode.ToLower(r)
			}
			return -1
		}, s)
	}
	all := letters(strings.Join(fields(c), "\n"))
	for _, w := range told.FindAllString(noise().ReplaceAllString(plain(text), ""), -1) {
		for part := range strings.FieldsSeq(w) {
			if !strings.Contains(all, letters(part)) {
				t.Errorf("%q is lost of %q:\n%s", part, text, strings.Join(fields(c), "\n"))
			}
		}
	}
}

func TestThePersonsOwnAddressAndANumberThatIsAnsweredComeFirst(t *testing.T) {
	d, ok := Read("Bo Lind\nCity Library\nFax: 202-555-0101\nTel: 202-555-0102\noffice@city.example\nbo.lind@city.example\n")
	if c := d.Contact; !ok || c.PreferredEmail() != "bo.lind@city.example" || c.PreferredPhone() != "202-555-0102" {
		t.Errorf("%+v", c)
	}
}

func TestWhatIsNoSignatureIsNotTakenForOne(t *testing.T) {
	for claim, text := range map[string]string{
		"nothing":               " \n\n",
		"a word":                "hello",
		"prose":                 "Dear all,\nthank you for coming to the workshop. The slides are online now.\nBest, Jane\n",
		"a shopping list":       "milk\nbread\n2 kg apples\n",
		"a poem":                "The shelves are long\nThe books are old\nThe light is dim\n",
		"a programme":           "09:00 Welcome\n09:30 Open Access in Practice\n10:30 Coffee\n",
		"prose with an address": "If you have questions about the programme, please write to the office at info@events.example before the end of next week.",
		"a list of people":      "jane@lib.example\njim@lib.example\njoe@lib.example\nann@lib.example\nbob@lib.example\n",
		"source code":           "func main() {\n\tfmt.Println(\"x\")\n}\n",
		"a badge":               "4711-0815",
		"a very long text":      strings.Repeat("Jane Doe\njane@lib.example\n", 3000),
	} {
		t.Run(claim, func(t *testing.T) {
			if d, ok := Read(text); ok {
				t.Errorf("taken for the signature of %+v", fields(d.Contact))
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/signatures/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		text, _, _ := strings.Cut(string(b), divider)
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, ok := Read(text)
		if !ok {
			return
		}
		if d.Contact.Nameless() {
			t.Errorf("%q gives somebody without a name", text)
		}
		nothingLost(t, text, d.Contact)
	})
}
