package ui

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/camera"
	"lanyard/data/format"
	"lanyard/data/format/table"
	"lanyard/data/picture"
	"lanyard/ui/desktop"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
)

// typedWord is a word of the user's, which is known again.
func typedWord(start string) string { return "øø" + start + "øø" }

// notOurs is what a text may hold that no translation changes: the user's words, addresses of theirs, files.
var notOurs = regexp.MustCompile(`(?i)øø.*?øø|øø\S*…|\S+@\S+|https?://\S+|(/|[A-Z]:\\)\S+|\S+\.(csv|ics|db|example)\b|^(ØØ|EF|Bo|Test)$|https://|.* \([A-Z]{2}\)$`)

// sameEverywhere are words that are the same in every language: names, kinds of files, units, keys.
var sameEverywhere = strings.Fields(`Lanyard kB MB GB CSV XLSX VCARD vCard JSON ICS PNG SVG MECARD
	Ctrl Alt Shift Enter Escape Esc Space Delete Insert Home End PgUp PgDn Tab Backspace Left Right Up Down F1 F3 F5 F11`)

// inBrackets takes out what the pseudo-language has brackets around; false where they do not pair: the text is cut.
func inBrackets(text string) (rest string, whole bool) {
	var b strings.Builder
	depth := 0
	for _, r := range text {
		switch {
		case r == '[':
			depth++
		case r == ']' && depth > 0:
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String(), depth == 0
}

var letters = regexp.MustCompile(`\p{L}[\p{L}\p{M}]+`)

// english is what of a text no translation would change and no user has written.
func english(text string) []string {
	rest, _ := inBrackets(notOurs.ReplaceAllString(style.Shown(text), ""))
	return slices.DeleteFunc(letters.FindAllString(rest, -1), func(w string) bool {
		return slices.ContainsFunc(sameEverywhere, func(s string) bool { return strings.EqualFold(s, w) })
	})
}

// cutAnyway knows what is cut in English too: a row says in one line why two are alike, the pane beside it in full; and
// what stands around a code on the full screen is wrapped by line.
func cutAnyway(where, text string) bool {
	return where == "duplicates" && strings.Contains(text, lang.L("same phone")) || where == "the full screen"
}

// eachText calls f with every text in an object tree that a user can see, and what it stands on.
func eachText(root fyne.CanvasObject, f func(what, text string)) {
	var visit func(o fyne.CanvasObject)
	visit = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		if tipped, ok := o.(focus.Tipped); ok {
			f("tip", tipped.Tip())
		}
		switch v := o.(type) {
		case *widget.Entry:
			f("place holder", v.PlaceHolder)
			return
		case *fw.Entry:
			return
		case *canvas.Text:
			f("line", v.Text)
		case *fw.RichText:
			f("text", v.String())
			return
		case *widget.Select:
			for _, option := range v.Options {
				f("choice", option)
			}
		case *fyne.Container:
			for _, c := range v.Objects {
				visit(c)
			}
			return
		}
		if v, ok := o.(fyne.Widget); ok {
			for _, c := range test.WidgetRenderer(v).Objects() {
				visit(c)
			}
		}
	}
	visit(root)
}

// TestEveryTextOfTheWindowIsTranslated walks through the window in the pseudo-language: what stands outside of brackets and
// is not the user's is said past ui/lang, and what needs more room than there is does not fit in other languages either.
func TestEveryTextOfTheWindowIsTranslated(t *testing.T) {
	lang.Use(lang.Pseudo)
	defer lang.Use("en")
	a := newScreens(t)
	steps := wording(typedWord).steps(t, a)
	steps = append(steps,
		showing{"a link", func() { desktop.LinkAction(a.Window, "https://lib.example/"+typedWord("path")).Do() }},
		showing{"the order", func() { a.PopUp(a.people().SortMenu(), fyne.Position{}) }},
		showing{"the full screen", func() { shown(t, a, a.swap(), "swap"); keyboard{a}.typedRune('f') }},
	)
	for _, err := range []error{
		data.ErrNotFound, data.ErrConflict, data.ErrNewerSchema, data.ErrNotLanyard, data.ErrDamaged, data.ErrAltered, data.ErrReadOnly, data.ErrBusy,
		data.ErrFileGone, data.ErrLanyardFile, data.ErrInboxFull, data.ErrDiskFull, format.ErrUnknown,
		table.ErrNoTable, camera.ErrNone, picture.ErrUnknown,
		&data.RowError{Line: 3, Reason: data.CheckEmail("x").(*data.FieldError).Reason}, (&data.Contact{}).Validate()[0],
	} {
		steps = append(steps, showing{"the failure " + err.Error(), func() { a.Fail(lang.L("Not saved"), err) }})
	}
	for name, open := range everySheet(a) {
		if name != "confirm" && name != "failure" && name != "text" {
			steps = append(steps, showing{"the sheet " + name, open})
		}
	}
	said := map[string]bool{}
	for _, s := range steps {
		a.Native.Resize(fyne.NewSize(1100, 720))
		s.do()
		settle(t, a)
		look := func(what, text string) {
			if _, whole := inBrackets(style.Shown(text)); !whole && !cutAnyway(s.what, text) && !said["cut "+text] {
				said["cut "+text] = true
				t.Errorf("%s: the %s %.200q is cut", s.what, what, text)
			}
			if words := english(text); len(words) > 0 && !said[text] {
				said[text] = true
				t.Errorf("%s: the %s %.200q is not translated: %q", s.what, what, text, words)
			}
		}
		eachText(a.Native.Content(), look)
		for _, o := range a.Native.Canvas().Overlays().List() {
			eachText(o, look)
		}
		if full(a) != nil {
			full(a).Leave()
		} else {
			small := fyne.NewSize(800, 600) // longer words need more than the least in English
			a.Native.Resize(small)
			fits(t, a, s.what, small)
		}
		away(a)
	}
}
