package words

import (
	"strings"

	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

func Importance(on bool) fw.Importance {
	if on {
		return fw.HighImportance
	}
	return fw.LowImportance
}

// WarmthChoice lets one of the four degrees be chosen.
func WarmthChoice(w data.Warmth) *widget.Select {
	s := widget.NewSelect([]string{WarmthText(data.NotSaid), WarmthText(data.Cool), WarmthText(data.Warm), WarmthText(data.Hot)}, nil)
	s.SetSelectedIndex(int(w))
	return s
}

func SourceNote(k data.SourceKind) string {
	if k == "" || k == data.Typed {
		return ""
	}
	return SourceText(k)
}

func Labelled(kind, label string) string {
	if label == "" {
		return kind
	}
	return kind + " · " + Isolated(label)
}

// StatusWord says where a person stands with an event.
func StatusWord(s data.AttendeeStatus) string {
	switch s {
	case data.Met:
		return lang.L("met")
	case data.WantToMeet:
		return lang.L("want to meet")
	case data.Closed:
		return lang.L("closed")
	}
	return lang.L("expected")
}

// WarmthText names a degree of warmth.
func WarmthText(w data.Warmth) string {
	return []string{lang.L("not said"), lang.L("cool"), lang.L("warm"), lang.L("hot")}[w]
}

// SourceText names a way in.
func SourceText(k data.SourceKind) string {
	switch k {
	case data.FromQR:
		return lang.L("read from a code")
	case data.FromSwap:
		return lang.L("from the swap page")
	case data.FromFile:
		return lang.L("imported from a file")
	case data.FromText:
		return lang.L("pasted")
	}
	return lang.L("typed")
}

func ValueAndLabel(value, label string) string {
	if label == "" {
		return value
	}
	return value + " (" + label + ")"
}

// Reasons says why two cards may be one person.
func Reasons(s data.Score) string {
	if len(s.Reasons) == 0 {
		return lang.L("alike")
	}
	out := make([]string, len(s.Reasons))
	for i, r := range s.Reasons {
		out[i] = ReasonWord(r)
	}
	return strings.Join(out, ", ")
}

// FormerText writes a value that a merge replaced, with the field that it was of.
func FormerText(f data.Former) string { return ValueAndLabel(f.Value, FieldWord(f.Field)) }
