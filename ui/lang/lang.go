// Package lang says every text of the window, in the language that is chosen when it starts. It is the one import for
// texts: Fyne's own lang runs values through a template as they are, and logs an error for each text that it has no
// translation of.
//
// A text is found by its English, which stands in the code. What fills its gaps ({{.Name}}) is given in the order of
// the English and stands wherever a translation puts it: L("{{.Name}} is at {{.Place}}", name, place).
// `make translations` lists all texts in assets/translations/en.json; a test misses what is not there.
package lang

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/nicksnyder/go-i18n/v2/i18n/template"
	"golang.org/x/text/language"

	"lanyard/data/say"
	"lanyard/ui/widget/style"
)

// L says a text.
func L(english string, values ...any) string {
	return Say(say.T(english, values...))
}

// X is L for an English word that has several meanings, or that go-i18n keeps for itself: key names the one meant.
func X(key, english string, values ...any) string {
	return Say(say.X(key, english, values...))
}

// N says a text of a number of things: one of a single thing, many of every other number. The number fills {{.Count}}.
func N(n int, one, many string, values ...any) string {
	return Say(say.N(n, one, many, values...))
}

// Say says what data has to say.
func Say(s say.Sayer) string {
	t := s.Say()
	return t.Fill(found(t), shown)
}

// Plain says what data has to say for what is handed over rather than shown: its values go into it as they are.
func Plain(t say.Text) string {
	return t.Fill(found(t), func(values ...any) string {
		if s, ok := values[0].(say.Sayer); ok {
			return Plain(s.Say())
		}
		return fmt.Sprint(values[0])
	})
}

// Error says an error: what of its chain can be said in the window's language is said in it.
func Error(err error) string {
	if s, ok := err.(say.Sayer); ok {
		return Say(s)
	}
	words := err.Error()
	for _, cause := range causes(err) {
		if english := cause.Error(); english != "" {
			words = strings.Replace(words, english, Error(cause), 1)
		}
	}
	return words
}

// causes are the errors that another wraps.
func causes(err error) []error {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		return several.Unwrap()
	}
	if cause := errors.Unwrap(err); cause != nil {
		return []error{cause}
	}
	return nil
}

// Number writes a count as people read it in the window's language: 100,000.
func Number(n int) string { return numbers.Sprint(n) }

// Whole is a value of a text that is shown in full, however long it is: a path, the words of an agreement.
type Whole string

// found is a text in the form that its number asks for; in English where the window's language does not have it.
func found(t say.Text) string {
	counts := t.One != ""
	if chosen == language.English {
		if counts && t.N == 1 {
			return t.One
		}
		return t.English
	}
	ask := i18n.LocalizeConfig{
		DefaultMessage: &i18n.Message{ID: cmp.Or(t.Key, t.English), One: t.One, Other: t.English},
		TemplateParser: template.IdentityParser{},
	}
	if counts {
		ask.PluralCount = t.N
	}
	words, _ := fyneLocalizer.Localize(&ask) // an error says that the catalogue is incomplete, and a test finds that
	return words
}

// shown is a value as a text shows it. A name is as widget.Name has it, and one that is written from the right is kept
// apart: else it sticks to the word behind it, and what stands around it changes places.
func shown(values ...any) string {
	switch v := values[0].(type) {
	case string:
		return style.Apart(style.Name(v))
	case Whole:
		return style.Apart(style.Shown(string(v)))
	case say.Count:
		return Number(int(v))
	case say.Sayer:
		return Say(v)
	case error:
		return Error(v)
	}
	return fmt.Sprint(values[0])
}
