package lang

import (
	"embed"
	"os"
	"path"
	"strings"
	_ "unsafe" // for go:linkname

	"github.com/jeandeaual/go-locale"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	_ "fyne.io/fyne/v2/lang" // whose variables these are

	"lanyard/assets"
	"lanyard/data/say"
	_ "lanyard/ui/lang/system" // before Fyne reads the system's language
)

// Fyne 2.8.1 has no call that chooses its language. A Fyne in which these are called otherwise does not link.
//
//go:linkname fyneBundle fyne.io/fyne/v2/lang.bundle
var fyneBundle *i18n.Bundle

//go:linkname fyneLocalizer fyne.io/fyne/v2/lang.localizer
var fyneLocalizer *i18n.Localizer

//go:linkname fyneTranslations fyne.io/fyne/v2/lang.translations
var fyneTranslations embed.FS

// Pseudo is the language that shows what is not translated or does not fit: English in brackets, with accents, longer.
const Pseudo = "qps"

// pseudoTag is what the catalogue of Pseudo is registered as: a kind of English, so that its plurals are known.
var pseudoTag = language.MustParse("en-XA")

// The language in use. English needs no catalogue: the texts stand in the code.
var (
	chosen  = language.English
	numbers = message.NewPrinter(language.English)
)

// Before the variables of the packages that import this one.
func init() { Use(wanted()) }

// wanted is the language that the user asks for: LANYARD_LANG, else the system's; "" when there is a catalogue for none.
func wanted() string {
	if asked := os.Getenv("LANYARD_LANG"); asked != "" {
		return asked
	}
	known := catalogues()
	if len(known) == 1 {
		return ""
	}
	system, err := locale.GetLocales()
	if err != nil {
		return ""
	}
	tags := make([]language.Tag, 0, len(system))
	for _, s := range system {
		if tag, err := language.Parse(s); err == nil {
			tags = append(tags, tag)
		}
	}
	_, i, sure := language.NewMatcher(known).Match(tags...)
	if sure < language.High {
		return ""
	}
	return known[i].String()
}

// catalogues are the languages that assets/translations has, English first.
func catalogues() []language.Tag {
	tags := []language.Tag{language.English}
	files, err := assets.Files.ReadDir("translations")
	if err != nil {
		return tags // cannot be: the folder is built in
	}
	for _, f := range files {
		if tag, err := language.Parse(strings.TrimSuffix(f.Name(), ".json")); err == nil && tag != language.English {
			tags = append(tags, tag)
		}
	}
	return tags
}

// Use has the window speak a language ("de", "pt-BR"), or Pseudo: Lanyard's words and Fyne's. It is English where
// Lanyard has no words in it: half a window in another language is worse than none. What is on the screen already
// stays as it is.
func Use(tag string) {
	chosen = load(tag)
	numbers = message.NewPrinter(chosen)
	fyneLocalizer = i18n.NewLocalizer(fyneBundle, chosen.String())
}

// load gives Fyne the catalogue of a language and tells what it is registered as: English when there is none.
func load(name string) language.Tag {
	if name == Pseudo {
		return add(pseudoTag, pseudoCatalogue())
	}
	tag, err := language.Parse(name)
	if err != nil {
		return language.English
	}
	file, err := assets.Files.ReadFile(path.Join("translations", tag.String()+".json"))
	if tag == language.English || err != nil {
		return language.English
	}
	return add(tag, file)
}

// add registers a catalogue, with Fyne's words in English beneath it: Fyne has its own in 15 languages only.
func add(tag language.Tag, catalogue []byte) language.Tag {
	if base, err := fyneTranslations.ReadFile("translations/base.en.json"); err == nil && !fyneSpeaks(tag) {
		fyneBundle.MustParseMessageFileBytes(base, tag.String()+".json")
	}
	fyneBundle.MustParseMessageFileBytes(catalogue, tag.String()+".json") // built in, and held by a test
	return tag
}

func fyneSpeaks(tag language.Tag) bool {
	_, err := fyneTranslations.ReadFile("translations/base." + strings.ReplaceAll(tag.String(), "-", "_") + ".json")
	return err == nil
}

// fyneWords are the texts that Fyne has itself, by the ids that they have there: a text of ours with such an id is
// translated by Fyne's word.
func fyneWords() map[string]string {
	base, err := fyneTranslations.ReadFile("translations/base.en.json")
	if err != nil {
		return nil // cannot be: it is built in
	}
	words := map[string]string{}
	for id, v := range say.Catalogue(base) {
		words[id] = v.Other
	}
	return words
}
