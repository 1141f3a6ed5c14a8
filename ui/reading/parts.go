package reading

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"lanyard/data/qr"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
)

// partsTitle says which parts of a message there are: "Part 1 of 3", "Parts 1, 3 of 4".
func partsTitle(parts []qr.Found) string {
	if len(parts) == 1 {
		return lang.L("Part {{.Number}} of {{.Of}}", parts[0].Part.Number, parts[0].Part.Of)
	}
	return lang.L("Parts {{.Numbers}} of {{.Of}}", numbers(parts, true), parts[0].Part.Of)
}

// numbers lists the parts that are there, or those that are missing.
func numbers(parts []qr.Found, there bool) string {
	var out []string
	for n := 1; n <= parts[0].Part.Of; n++ {
		if slices.ContainsFunc(parts, func(f qr.Found) bool { return f.Part.Number == n }) == there {
			out = append(out, strconv.Itoa(n))
		}
	}
	return strings.Join(out, ", ")
}

// showParts says that a message is spread over several codes of which some are missing. Half a person is
// nobody: nothing can be saved.
func showParts(w *window.Window, parts []qr.Found) {
	text := lang.N(parts[0].Part.Of, "One message is spread over {{.Count}} code. Read so far: {{.Read}}. Missing: {{.Missing}}.",
		"One message is spread over {{.Count}} codes. Read so far: {{.Read}}. Missing: {{.Missing}}.", numbers(parts, true), numbers(parts, false)) +
		"\n\n" + lang.L("Open or paste the pictures of the missing codes too, together or one after another. Or hold all the codes up to the camera. Nothing was saved.")
	s := w.NewSheet(partsTitle(parts), "", widget.Prose(text, fyne.TextAlignLeading), fyne.NewSize(500, 240))
	s.AddLeft(widget.NewButton(lang.L("Another picture …"), "folder", func() {
		s.Close()
		ChooseFiles(w)
	}))
	s.First = s.CancelButton
	s.Show()
}
