package cli

import (
	"context"
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format/jsonfile"
	"lanyard/data/intake"
)

// sayWhose says of somebody else's document that what is personal in it comes in as the user's own, and how it does not.
func (im *importer) sayWhose(ctx context.Context, in *intake.Intake, name string, doc *data.Document, drafts []data.Draft) error {
	if !slices.ContainsFunc(drafts, func(d data.Draft) bool { return d.Exact && export.IsPersonal(&d) }) {
		return nil
	}
	own, from, err := in.Whose(ctx, doc)
	if err != nil || own {
		return err
	}
	said := "the file is not from you"
	if from != "" {
		said = "the file is from " + from
	}
	im.meter.clear()
	im.say("%s: %s; notes, promises and encounters in it come in as yours; --without %s takes the contacts alone", spoken(name), said, strings.Join(export.PartNames(export.Personal), ","))
	return nil
}

// showDocument prints the content of a document beside people, if that is asked for.
func (im *importer) showDocument(doc *data.Document) {
	if im.enc == nil {
		return
	}
	for _, e := range doc.Events {
		shown := jsonfile.FromEvent(e)
		shown.ID, shown.UID = max(0, e.ID), e.UID
		im.enc.Event(shown)
	}
	if doc.Me != nil {
		me := *doc.Me
		me.Contact = withPhoto(me)
		im.enc.Me(jsonfile.FromDraft(me))
	}
	for _, c := range doc.Cards {
		im.enc.Card(jsonfile.FromCard(c))
	}
	for _, name := range doc.OrgNames {
		im.enc.OrgName(name)
	}
	for _, c := range doc.TopicCadences {
		im.enc.TopicCadence(jsonfile.FromTopicCadence(c))
	}
	for _, t := range doc.Templates {
		im.enc.Template(jsonfile.FromTemplate(t))
	}
	for _, v := range doc.Views {
		im.enc.View(jsonfile.FromView(v))
	}
	for _, p := range doc.NotSame {
		im.enc.NotSame(p[0], p[1])
	}
}

// besides counts the content of a document beside people: ", 3 events, your own details (Ada Doe), 2 cards".
func besides(doc *data.Document) string {
	text := ""
	count := func(n int, one, more string) {
		if n > 0 {
			text += ", " + amount(n, one, more)
		}
	}
	count(len(doc.Events), "event", "events")
	if doc.Me != nil {
		text += ", your own details (" + doc.Me.Contact.Name() + ")"
	}
	count(len(doc.Cards), "card", "cards")
	count(len(doc.OrgNames), "other name of your organisation", "other names of your organisation")
	count(len(doc.TopicCadences), "cadence of a topic", "cadences of topics")
	count(len(doc.Templates), "template", "templates")
	count(len(doc.Views), "view", "views")
	return text
}
