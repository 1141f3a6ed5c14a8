package lists

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestRecycledRowForgetsEverything(t *testing.T) {
	test.NewTempApp(t)
	r := NewContactRow()
	r.Set(RowValue{Initials: "AB", Name: "Anna", Detail: "Library", Aside: "10:15", Warmth: 3, Picture: image.NewGray(image.Rect(0, 0, 4, 4))})
	r.Set(RowValue{Name: "Ida", Badge: Badge{Text: "met", Icon: "met", Look: Strong}})
	r.Set(RowValue{Heading: "The rest"})
	if all := test.WidgetRenderer(r).Objects(); len(all) != 1 || r.head.Text() != "The rest" {
		t.Errorf("a heading shows %d things", len(all))
	}
	r.Set(RowValue{Name: "Ben"})
	if r.badge.Visible() {
		t.Error("the badge is left over")
	}
	if r.name.Text() != "Ben" || r.detail.Text() != "" || r.aside.Text() != "" || r.warmth.Filled != 0 || r.avatar.Picture != nil || r.avatar.Initials != "" {
		t.Errorf("left over: %+v", r)
	}
}

func TestATickBoxMakesRoomAndGoesAgain(t *testing.T) {
	test.NewTempApp(t)
	r := NewContactRow()
	w := test.NewTempWindow(t, r)
	w.Resize(fyne.NewSize(300, 60))
	at := r.avatar.Position().X
	r.Set(RowValue{Name: "Anna", Ticking: true, Ticked: true})
	if !r.tick.Visible() || r.avatar.Position().X <= at {
		t.Error("no tick box is shown before the avatar")
	}
	ticked := r.tick.Resource.Name()
	r.Set(RowValue{Name: "Anna", Ticking: true})
	if r.tick.Resource.Name() == ticked {
		t.Error("the box looks ticked still")
	}
	r.Set(RowValue{Name: "Anna"})
	if r.tick.Visible() || r.avatar.Position().X != at {
		t.Error("the tick box stays")
	}
}
