package lang

import (
	"bytes"
	"log"
	"os"
	"slices"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	fynelang "fyne.io/fyne/v2/lang"
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"lanyard/assets"
	"lanyard/data/say"
)

// fynesToo are the texts that Fyne has as well and that mean the same: it translates ours too, and is translated by ours.
var fynesToo = []string{"Cancel", "Copy", "File", "No", "Open", "Paste", "Quit", "Redo", "Save", "Undo", "Yes"}

func TestATextThatFyneHasTooMeansTheSame(t *testing.T) {
	english, err := assets.Files.ReadFile("translations/en.json")
	if err != nil {
		t.Fatal(err)
	}
	fynes := fyneWords()
	if len(fynes) < 20 {
		t.Fatalf("Fyne has only the words %v", fynes)
	}
	for id, e := range say.Catalogue(english) {
		if word, ok := fynes[id]; ok && !slices.Contains(fynesToo, id) {
			t.Errorf("Fyne has %q too, as %q: if %q means the same, add it to this list, else give it a key of its own (X)", id, word, e.Other)
		}
	}
}

// TestALanguageHasItsOwnFormsAndOrder registers a made-up catalogue.
func TestALanguageHasItsOwnFormsAndOrder(t *testing.T) {
	defer Use("en")
	var logged bytes.Buffer
	log.SetOutput(&logged)
	defer log.SetOutput(os.Stderr)
	chosen = add(language.Polish, []byte(`{
		"Swap": "Wymiana",
		"field.other": "Inne",
		"{{.Name}} is at {{.Place}}": "W {{.Place}} jest {{.Name}}",
		"{{.Count}} cards of {{.Name}}": {"one": "{{.Name}}: {{.Count}} karta", "few": "{{.Name}}: {{.Count}} karty", "many": "{{.Name}}: {{.Count}} kart", "other": "{{.Name}}: {{.Count}} karty"},
		"row {{.Row}} is empty": "wiersz {{.Row}} jest pusty"
	}`))
	numbers = message.NewPrinter(chosen)
	fyneLocalizer = i18n.NewLocalizer(fyneBundle, chosen.String())
	cards := func(n int) string {
		return N(n, "{{.Count}} card of {{.Name}}", "{{.Count}} cards of {{.Name}}", "Ana")
	}
	for _, c := range []struct{ claim, got, want string }{
		{"a text", L("Swap"), "Wymiana"},
		{"a word of several meanings", X("field.other", "Other"), "Inne"},
		{"values in another order", L("{{.Name}} is at {{.Place}}", "Ana", "Riga"), "W Riga jest Ana"},
		{"a value is no template", L("{{.Name}} is at {{.Place}}", "{{.Place}}", "Riga"), "W Riga jest {{.Place}}"},
		{"one", cards(1), "Ana: 1 karta"},
		{"few", cards(3), "Ana: 3 karty"},
		{"many", cards(5), "Ana: 5 kart"},
		{"what data says", Error(say.Errorf("row {{.Row}} is empty", 7)), "wiersz 7 jest pusty"},
		{"a word of Fyne's", fynelang.L("Cancel"), "Anuluj"},
		{"what is not translated is English", L("Not there yet: {{.Name}}", "Ana"), "Not there yet: Ana"},
		{"a count that is not translated", N(1, "{{.Count}} thing", "{{.Count}} things"), "1 thing"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.claim, c.got, c.want)
		}
	}
	if logged.Len() > 0 {
		t.Errorf("logged:\n%s", &logged)
	}
}

// TestEveryCatalogueCanBeRead holds the files that are built in.
func TestEveryCatalogueCanBeRead(t *testing.T) {
	files, err := assets.Files.ReadDir("translations")
	if err != nil {
		t.Fatal(err)
	}
	english, err := assets.Files.ReadFile("translations/en.json")
	if err != nil {
		t.Fatal(err)
	}
	want := say.Catalogue(english)
	for _, f := range files {
		b, err := assets.Files.ReadFile("translations/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		have := say.Catalogue(b)
		if len(have) == 0 {
			t.Errorf("%s holds no texts", f.Name())
		}
		for id, e := range want {
			mine, ok := have[id]
			if !ok {
				t.Errorf("%s lacks %q", f.Name(), id)
				continue
			}
			gaps, in := say.Gaps(e.Other), say.Gaps(mine.Other)
			slices.Sort(gaps)
			slices.Sort(in)
			if !slices.Equal(gaps, in) {
				t.Errorf("%s: %q has the gaps %v, not %v", f.Name(), id, in, gaps)
			}
		}
		for id := range have {
			if _, ok := want[id]; !ok {
				t.Errorf("%s has %q, which is said nowhere", f.Name(), id)
			}
		}
	}
}
