package edit

import (
	"reflect"
	"slices"
	"testing"

	"lanyard/ui/window/windowtest"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/ui/words"
)

func TestTheFormKeepsWhatItDoesNotShow(t *testing.T) {
	w := windowtest.New(t)
	c := data.Contact{
		ID: 7, Rev: 3, UID: "urn:x", DisplayName: "Dr. Jane van der Berg", Prefix: "Dr.", Given: "Jane", Family: "van der Berg",
		Emails:    []data.Email{{Value: "jane@sl.example", Label: "work", Preferred: true}, {Value: "j@home.example"}},
		Addresses: []data.Address{{Street: "1 Main St\nFloor 2", City: "Town", POBox: "77"}},
		Other:     []data.Property{{Name: "GEO", Value: "1,2"}},
		Photo:     data.PhotoRef{SHA256: "ab", Bytes: 3},
		Topics:    []string{"metadata", "open access"}, Birthday: data.Date{Month: 2, Day: 29},
	}
	got := NewContactForm(w.Window, c).Contact()
	if got.Prefix != "Dr." || got.Family != "van der Berg" || got.DisplayName != c.DisplayName || got.Birthday != c.Birthday {
		t.Errorf("the name became %+v", got)
	}
	if len(got.Emails) != 2 || got.Emails[0] != c.Emails[0] || got.Emails[1] != c.Emails[1] {
		t.Errorf("the e-mails became %+v", got.Emails)
	}
	if len(got.Addresses) != 1 || got.Addresses[0] != c.Addresses[0] {
		t.Errorf("the address became %+v", got.Addresses)
	}
	if got.ID != 7 || got.Rev != 3 || got.UID != c.UID || len(got.Other) != 1 || got.Photo != c.Photo || len(got.Topics) != 2 {
		t.Errorf("lost: %+v", got)
	}
}

func TestATypedNameIsCutIntoItsParts(t *testing.T) {
	w := windowtest.New(t)
	f := NewContactForm(w.Window, data.Contact{})
	if f.Valid() {
		t.Error("an empty form can be saved")
	}
	f.Full.SetText("Wałęsa, Ana")
	c := f.Contact()
	if c.Given != "Ana" || c.Family != "Wałęsa" || !f.Valid() {
		t.Errorf("read as %q %q, valid %v", c.Given, c.Family, f.Valid())
	}
	f.Emails.Lines[0].Value.SetText("no address")
	if f.Valid() || f.problem.Text() == "" {
		t.Error("a wrong e-mail address passes")
	}
	if got, want := f.problem.Text(), "The e-mail “no address” has a space in it."; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	f.Emails.Lines[0].Value.SetText("ana@x.example")
	f.birthday.SetText("31.2.")
	if f.Valid() {
		t.Error("a day that is none passes as birthday")
	}
}

func TestTheFormSaysWhatIsMissing(t *testing.T) {
	w := windowtest.New(t)
	f := NewContactForm(w.Window, data.Contact{})
	if f.problem.Text() != "" {
		t.Errorf("an empty form is told %q", f.problem.Text())
	}
	f.Name["title"].SetText("Archivist")
	if f.Valid() || f.problem.Text() != "The name is empty: give a name, an organisation, an e-mail address or a phone number." {
		t.Errorf("a title alone: valid %v, told %q", f.Valid(), f.problem.Text())
	}
}

func TestLinesOfAFormAreAddedAndRemoved(t *testing.T) {
	w := windowtest.New(t)
	f := NewContactForm(w.Window, data.Contact{DisplayName: "Ana"})
	if f.links.box.Visible() || f.addresses.box.Visible() {
		t.Error("links or addresses take room without having any")
	}
	f.links.more.OnTapped()
	f.links.Lines[0].Value.SetText("https://x.example")
	f.addresses.more.OnTapped()
	f.addresses.lines[0].city.SetText("Gdańsk")
	c := f.Contact()
	if !f.links.box.Visible() || len(c.Links) != 1 || !f.addresses.box.Visible() || len(c.Addresses) != 1 {
		t.Errorf("got %+v %+v", c.Links, c.Addresses)
	}
	f.links.remove(f.links.Lines[0])
	if f.links.box.Visible() || len(f.Contact().Links) != 0 {
		t.Error("the link is still there")
	}
}

func TestTabComesToAButtonAfterItsList(t *testing.T) {
	w := windowtest.New(t)
	f := NewContactForm(w.Window, data.Contact{DisplayName: "Ana"})
	w.Native.SetContent(f.Content())
	c := w.Native.Canvas()
	c.Focus(f.Emails.Lines[0].label) // Tab passes the icon beside it by
	for _, want := range []fyne.Focusable{f.phones.Lines[0].Value, f.phones.Lines[0].label, f.Emails.more} {
		if c.FocusNext(); c.Focused() != want {
			t.Errorf("the focus is on %T, not on %T", c.Focused(), want)
		}
	}
	for _, width := range []float32{300, 700} {
		f.Content().Resize(fyne.NewSize(width, f.Content().MinSize().Height))
		f.Content().Resize(fyne.NewSize(width, f.Content().MinSize().Height))
		last := f.addresses.more
		if last.Position().X+last.Size().Width > width || last.Position().Y <= f.phones.box.Position().Y {
			t.Errorf("%v wide, the last button is at %v", width, last.Position())
		}
	}
}

// The form shows the first of very many, and what it does not show stays as it is.
func TestAFormOfVeryManyValuesIsShortAndKeepsThemAll(t *testing.T) {
	w := windowtest.New(t)
	c := windowtest.Crowded(5000)
	f := NewContactForm(w.Window, c)
	if n := len(f.Emails.Lines) + len(f.phones.Lines) + len(f.links.Lines) + len(f.addresses.lines); n != 4*linesShown {
		t.Errorf("%d lines are shown", n)
	}
	if n := len(f.Full.Text) + len(f.topics.Text) + len(f.Name["title"].Text); n > 2*3*(entryShown+8) {
		t.Errorf("%d bytes are shown", n)
	}
	if got := f.Contact(); !reflect.DeepEqual(got, c) {
		t.Errorf("the form says %d e-mails, %d topics, a name of %d letters", len(got.Emails), len(got.Topics), len(got.DisplayName))
	}
	f.Emails.Lines[0].Value.SetText("new@b.example")
	f.Emails.prefer(f.Emails.Lines[0])
	f.Full.SetText("Jane Roe")
	got := f.Contact()
	if got.DisplayName != "Jane Roe" || got.Emails[0].Value != "new@b.example" || len(got.Emails) != 5000 || got.Emails[4999].Preferred {
		t.Errorf("after editing: %q, %+v", got.DisplayName, got.Emails[0])
	}
}

func TestEveryFieldComesThroughTheForm(t *testing.T) {
	w := windowtest.New(t)
	var c data.Contact
	for _, f := range data.Fields {
		*f.Text(&c) = "x " + string(f.Key)
	}
	c.DisplayName = "Ada Ott"
	got := NewContactForm(w.Window, c).Contact()
	for _, f := range data.Fields {
		if *f.Text(&got) != "x "+string(f.Key) {
			t.Errorf("%s comes out of the form as %q", f.Key, *f.Text(&got))
		}
	}
}

func TestEveryFieldIsInTheFormAndHasAWord(t *testing.T) {
	inForm := slices.Concat(slices.Concat(partRows...), slices.Concat(detailRows...))
	for _, f := range data.Texts {
		if f.Role == data.Identifier {
			continue
		}
		if words.Field(f.Key) == string(f.Key) {
			t.Errorf("%s has no word on the screen", f.Key)
		}
		if f.Role != data.WholeName && !slices.Contains(inForm, f.Key) {
			t.Errorf("%s is not in the form of a contact", f.Key)
		}
	}
	if len(inForm) != len(data.Fields) {
		t.Errorf("the form has %d fields, not %d: %v", len(inForm), len(data.Fields), inForm)
	}
}
