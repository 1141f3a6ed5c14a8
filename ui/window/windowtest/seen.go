package windowtest

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
)

// Walk visits what is visible of an object tree.
func Walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch v := o.(type) {
	case *fyne.Container:
		for _, c := range v.Objects {
			Walk(c, visit)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(v).Objects() {
			Walk(c, visit)
		}
	}
}

// Texts are the lines shown in an object tree.
func Texts(o fyne.CanvasObject) string {
	var out []string
	Walk(o, func(o fyne.CanvasObject) {
		switch t := o.(type) {
		case *style.Text:
			out = append(out, t.Text())
		case *style.Label:
			out = append(out, t.Text)
		case *fw.RichText:
			if len(out) == 0 || out[len(out)-1] != t.String() { // a label is made of one
				out = append(out, t.String())
			}
		}
	})
	return strings.Join(out, "\n")
}

// Button is the button with the text that is visible in an object tree.
func Button(t *testing.T, o fyne.CanvasObject, text string) *widget.Button {
	t.Helper()
	var found *widget.Button
	Walk(o, func(o fyne.CanvasObject) {
		if b, ok := o.(*widget.Button); ok && b.Text == text && found == nil {
			found = b
		}
	})
	if found == nil {
		t.Fatalf("there is no button %q among:\n%s", text, Texts(o))
	}
	return found
}

// Press presses the button with the text that is visible in an object tree.
func Press(t *testing.T, o fyne.CanvasObject, text string) {
	t.Helper()
	b := Button(t, o, text)
	if b.Disabled() {
		t.Fatalf("the button %q is disabled", text)
	}
	test.Tap(b)
}

// Entry is the entry that is visible in an object tree and says in itself what it is for.
func Entry(t *testing.T, o fyne.CanvasObject, placeholder string) *widget.Entry {
	t.Helper()
	var found *widget.Entry
	Walk(o, func(o fyne.CanvasObject) {
		if e, ok := o.(*widget.Entry); ok && e.PlaceHolder == placeholder && found == nil {
			found = e
		}
	})
	if found == nil {
		t.Fatalf("there is no entry %q among:\n%s", placeholder, Texts(o))
	}
	return found
}
