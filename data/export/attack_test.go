package export_test

import (
	"bytes"
	"fmt"
	"reflect"
	"regexp"
	"testing"

	"lanyard/data/format/ics"
	"lanyard/data/format/mecard"
	"lanyard/data/format/vcard"
)

// endings are what may be taken for the end of a line, with a property after it.
var endings = []string{"\r\n", "\n", "\r", "\r\n\r\n", "\u2028", "\u0085", "\v", "\f", "\x00\n", "\\n", "\r\n ", "=0D=0A", "\n\t\n"}

// spoil puts an end of a line and a property of its own into every text.
func spoil(v reflect.Value, ending string) (n int) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				n += spoil(v.Field(i), ending)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			n += spoil(v.Index(i), ending)
		}
	case reflect.String:
		n++
		v.SetString(v.String() + ending + "EVIL:1" + ending + "END:VCARD" + ending + "BEGIN:VCARD" + ending + "END:VEVENT" + ending + "EVIL:2")
	}
	return n
}

var evil = regexp.MustCompile(`(?m)(^|\r)(EVIL|END:VEVENT\r?\nEVIL)`)

// TestAttackLinesInEveryText exports people and events whose every text goes on as another property: none becomes one.
func TestAttackLinesInEveryText(t *testing.T) {
	tries := 0
	for _, ending := range endings {
		w := filledWorld(t)
		tries += spoil(reflect.ValueOf(&w).Elem(), ending)
		c := w.Contact[0]
		var three, four, programme bytes.Buffer
		noError(t, vcard.Encode(&three, c, w.Photo))
		noError(t, vcard.Encode4(&four, c, w.Photo))
		if err := ics.Write(&programme, w.Events, nil); err != nil {
			t.Errorf("%q: %v", ending, err)
		}
		for name, out := range map[string]string{
			"vCard 3.0": three.String(), "vCard 4.0": four.String(), "iCalendar": programme.String(), "the code": vcard.Payload(&c), "MECARD": mecard.Payload(&c),
		} {
			if hit := evil.FindStringIndex(out); hit != nil {
				t.Errorf("%s with %q: %q", name, ending, out[max(0, hit[0]-120):hit[1]+20])
			}
		}
		people := 0
		for d, err := range vcard.Read(bytes.NewReader(three.Bytes())) {
			if err == nil && d.Contact.DisplayName != "" {
				people++
			}
		}
		if people != 1 {
			t.Errorf("%q: one person comes back as %d", ending, people)
		}
	}
	t.Attr("tries", fmt.Sprint(tries))
}
