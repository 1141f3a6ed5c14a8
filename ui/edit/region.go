package edit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// region is a country or territory that phone numbers are known for.
type region struct{ code, name string }

// regions lists them by name.
func regions() []region {
	names := display.English.Regions()
	var out []region
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string(a) + string(b)
			if data.CheckRegion(code) != nil {
				continue
			}
			name := code
			if r, err := language.ParseRegion(code); err == nil && names.Name(r) != "" {
				name = names.Name(r)
			}
			out = append(out, region{code, name})
		}
	}
	slices.SortFunc(out, func(x, y region) int { return slices.Compare(data.SortKey(x.name), data.SortKey(y.name)) })
	return out
}

// RegionText writes a region for the screen: "Germany (DE)".
func RegionText(code string) string {
	r, err := language.ParseRegion(code)
	if err != nil || display.English.Regions().Name(r) == "" {
		return code
	}
	return display.English.Regions().Name(r) + " (" + code + ")"
}

// matchRegions keeps the regions whose code is the text or whose name has a word that starts so.
func matchRegions(all []region, text string) []region {
	want := data.Fold(text)
	if want == "" {
		return all
	}
	var exact, out []region
	for _, r := range all {
		name := " " + data.Fold(r.name)
		switch {
		case strings.EqualFold(r.code, strings.TrimSpace(text)):
			exact = append(exact, r)
		case strings.Contains(name, " "+want):
			out = append(out, r)
		}
	}
	return append(exact, out...)
}

// ChooseRegion lets the phone region be searched by name or code. Down goes from the search into the
// list, Enter takes the first that matches or the one chosen in the list.
func ChooseRegion(w *window.Window) {
	all := regions()
	shown := all
	var sheet *window.Sheet
	take := func(i int) {
		if i >= 0 && i < len(shown) {
			code := shown[i].code
			sheet.Close()
			w.SetSetting("phone_region", code)
		}
	}
	list := lists.NewList(func() int { return len(shown) },
		func() fyne.CanvasObject { return style.Inset(6, style.NewText("")) },
		func(i int, o fyne.CanvasObject) {
			if i < len(shown) {
				o.(*fyne.Container).Objects[0].(*style.Text).SetText(shown[i].name + " (" + shown[i].code + ")")
			}
		})
	list.OnSelected = func(i int) {
		clicked := list.Current() != i
		list.Note(i)
		if clicked {
			take(i)
		}
	}
	list.OnEnter = take
	search := widget.NewEntry(lang.L("Country or code"))
	search.OnChanged = func(text string) {
		shown = matchRegions(all, text)
		list.UnselectAll()
		list.ScrollToTop()
		list.Refresh()
	}
	search.OnSubmitted = func(string) { take(0) }
	search.OnDown = func() {
		w.Native.Canvas().Focus(list)
		if list.Current() < 0 && len(shown) > 0 {
			list.Select(0)
		}
	}
	sheet = w.NewSheet(lang.L("Country of phone numbers"), "", container.NewBorder(container.NewVBox(search, style.Gap(0, 4)), nil, nil, nil, list), fyne.NewSize(420, 520))
	sheet.Plain = true
	list.OnEscape = sheet.Close
	sheet.First = search
	sheet.Show()
}
