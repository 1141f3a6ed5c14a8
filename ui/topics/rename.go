package topics

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Rename asks for another name of a topic and gives it to everybody who has the topic.
func Rename(w *window.Window, topic string) { rename(w, topic, func() {}) }

// rename is Rename; then runs when the sheet has gone.
func rename(w *window.Window, topic string, then func()) {
	window.Load(w, lang.L("The topics could not be read"), w.Store.TopicUses, func(all []store.TopicUse) {
		uses := map[string]store.TopicUse{}
		for _, u := range all {
			uses[data.TopicKey(u.Topic)] = u
		}
		name := widget.NewEntry("")
		name.SetText(topic)
		says := widget.Prose("", fyne.TextAlignLeading)
		s := w.NewSheet(lang.L("Rename the topic {{.Topic}}", topic), lang.L("Rename"),
			container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Field(lang.L("Name"), name), widget.Tight(says)), fyne.NewSize(460, 260))
		show := func() {
			to := data.UniqueTopics([]string{name.Text})
			s.EnableOK(len(to) > 0 && to[0] != topic)
			other, there := store.TopicUse{}, false
			if len(to) > 0 {
				other, there = uses[data.TopicKey(to[0])]
			}
			own := uses[data.TopicKey(topic)]
			switch {
			case there && other.Topic != own.Topic:
				s.OKButton.SetText(lang.L("Join"))
				says.SetText(lang.L("{{.Topic}} is there already, with {{.People}}. The two become one.", other.Topic, words.PeopleCount(other.People)))
			case len(own.Spellings) > 1:
				s.OKButton.SetText(lang.L("Rename"))
				says.SetText(lang.L("{{.People}} have it, in the spellings {{.Spellings}}. All of them are spelled as you write it here.", words.PeopleCount(own.People), words.Joined(", ", own.Spellings...)))
			default:
				s.OKButton.SetText(lang.L("Rename"))
				says.SetText(lang.L("It is renamed with {{.People}}. How often you want to hear from them and saved views follow.", words.PeopleCount(own.People)))
			}
		}
		name.OnChanged = func(string) { show() }
		name.OnSubmitted = func(string) { s.Accept() }
		s.OnOK = func() {
			s.Working(true)
			replace(w, []string{topic}, name.Text, s.Finish)
		}
		s.OnClosed = then
		s.First = name
		show()
		s.Show()
	})
}

// joinSheet asks under which of their names topics become one.
func joinSheet(w *window.Window, topics []store.TopicUse, then func()) {
	options, from := make([]string, len(topics)), make([]string, len(topics))
	most, cadences := 0, 0
	for i, u := range topics {
		options[i], from[i] = lang.L("{{.Topic}} ({{.People}})", u.Topic, words.PeopleCount(u.People)), u.Topic
		if u.People > topics[most].People {
			most = i
		}
		if u.Cadence.ID != 0 {
			cadences++
		}
	}
	choice := widget.NewSelect(options, nil)
	choice.SetSelectedIndex(most)
	text := lang.L("Everybody who has one of them has this one afterwards. Saved views follow.")
	if cadences > 1 {
		text = lang.L("Everybody who has one of them has this one afterwards. Saved views follow. Of how often you want to hear from them the shorter time holds.")
	}
	s := w.NewSheet(lang.N(len(topics), "Join {{.Count}} topic", "Join {{.Count}} topics"), lang.L("Join"),
		container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Field(lang.L("They become"), choice), widget.Tight(widget.Prose(text, fyne.TextAlignLeading))), fyne.NewSize(460, 280))
	s.OnOK = func() {
		s.Working(true)
		replace(w, from, topics[max(0, choice.SelectedIndex())].Topic, s.Finish)
	}
	s.OnClosed = then
	s.First = choice
	s.Show()
}
