package ui

import (
	"os"
	"path/filepath"
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
	"lanyard/ui/backup"
	"lanyard/ui/desktop"
	"lanyard/ui/lang"
	"lanyard/ui/reading"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
)

// typedWord is a word of the user's, which is known again.
func typedWord(start string) string { return "øø" + start + "øø" }

// notOurs is what a text may hold that no translation changes: the user's words, addresses of theirs, files, and the
// labels that a file has, or that are kept with what of it was not read.
var notOurs = regexp.MustCompile(`(?i)øø.*?øø|øø\S*…|\S+@\S+|https?://\S+|(/|[A-Z]:\\)\S+|[^\s\[]+\.(csv|ics|vcf|json|pdf|db|example)\b|(BDAY|Email|Birthday|Line not read): |^(ØØ|EF|Bo|Test)$|https://|.* \([A-Z]{2}\)$`)

// sameEverywhere are words that are the same in every language: names, kinds of files, units, keys.
var sameEverywhere = strings.Fields(`Lanyard kB MB GB CSV XLSX VCARD vCard JSON ICS PNG SVG MECARD PDF WPA
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

var lettersIn = regexp.MustCompile(`\p{L}[\p{L}\p{M}]+`)

// english is what of a text no translation would change and no user has written.
func english(text string) []string {
	rest, _ := inBrackets(notOurs.ReplaceAllString(style.Shown(text), ""))
	return slices.DeleteFunc(lettersIn.FindAllString(rest, -1), func(w string) bool {
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
	steps = append(steps,
		showing{"the file is gone", func() { backup.TellGone(a.Window) }},
		showing{"the file is kept elsewhere", func() { backup.ShowKept(a.Window, backup.FindKept("/home/me/Dropbox/lanyard.db")) }},
		showing{"a link as a text", func() {
			reading.GoOn(a.Window, []reading.Scan{{Text: "https://lib.example/x"}}, data.FromQR)
		}},
		showing{"a network", func() {
			reading.GoOn(a.Window, []reading.Scan{{Text: "WIFI:T:WPA;S:øøguestøø;P:øøpassøø;;"}}, data.FromQR)
		}},
		showing{"how well a code is read", func() { shown(t, a, a.swap(), "swap"); keyboard{a}.typedRune('i') }},
		showing{"a file of no kind", func() { reading.Files(a.Window, []string{fileOf(t, "x.pdf", "%PDF-1.4")}) }},
		showing{"an empty file", func() { reading.Files(a.Window, []string{fileOf(t, "x.vcf", "")}) }},
		showing{"a damaged card", func() {
			reading.Files(a.Window, []string{fileOf(t, "x.vcf", "BEGIN:VCARD\r\nFN:øøAdaøø\r\nøønonsenseøø\r\nBDAY:øøneverøø\r\n")})
		}},
		showing{"a damaged table", func() {
			reading.Files(a.Window, []string{fileOf(t, "x.csv", "Name,Email,Birthday\nøøAdaøø,øønobodyøø,øøsoonøø\n,,\n\"øøBoøø,x\n")})
		}},
		showing{"an empty calendar", func() { reading.Files(a.Window, []string{fileOf(t, "x.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")}) }},
		showing{"a damaged document", func() {
			reading.Files(a.Window, []string{fileOf(t, "x.json", `{"lanyard":{"format":1},"contacts":[{"given":7,"family":"øøDoeøø","nothing":1}]}`)})
		}},
	)
	said := map[string]bool{}
	for _, s := range steps {
		a.Native.Resize(fyne.NewSize(1100, 720))
		s.do()
		settle(t, a)
		translated(t, a, s.what, said)
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

// TestAFileThatIsNotOpenedIsExplainedInTheLanguage has the window fill with why there are no screens.
func TestAFileThatIsNotOpenedIsExplainedInTheLanguage(t *testing.T) {
	lang.Use(lang.Pseudo)
	defer lang.Use("en")
	for name, make := range map[string]func(path string){
		"no database": func(path string) { replace(t, path, "no database") },
		"damaged":     func(path string) { writePeople(t, path, 3); damage(t, path) },
		"a folder": func(path string) {
			if err := os.Mkdir(path, 0o755); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(ownFolders(t), "bad.db")
			make(path)
			a := openedOn(t, path)
			settle(t, a)
			translated(t, a, name, map[string]bool{})
		})
	}
}

// translated fails on each text of the window that is said past the language, or that is cut.
func translated(t *testing.T, a *App, where string, said map[string]bool) {
	t.Helper()
	look := func(what, text string) {
		if _, whole := inBrackets(style.Shown(text)); !whole && !cutAnyway(where, text) && !said["cut "+text] {
			said["cut "+text] = true
			t.Errorf("%s: the %s %.200q is cut", where, what, text)
		}
		if words := english(text); len(words) > 0 && !said[text] {
			said[text] = true
			t.Errorf("%s: the %s %.200q is not translated: %q: run make translations if it is said by ui/lang or say, else say it so", where, what, text, words)
		}
	}
	eachText(a.Native.Content(), look)
	for _, o := range a.Native.Canvas().Overlays().List() {
		eachText(o, look)
	}
}
