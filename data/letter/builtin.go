package letter

import (
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/say"
)

// The keys of the templates that are built in.
const (
	Thanks       = "thanks"
	Promised     = "promised"
	Introduction = "introduction"
	Again        = "again"
	Hello        = "hello"
	Consent      = "consent"
)

// Builtin are the templates that are built in, in a language: tell says a text in it, with its values as they are.
func Builtin(tell func(say.Text) string) []data.Template {
	field := func(f Field, instead ...say.Text) string {
		if len(instead) == 0 {
			return "{" + string(f) + "}"
		}
		return "{" + string(f) + "|" + tell(instead[0]) + "}"
	}
	body := func(parts ...say.Text) string {
		out := make([]string, len(parts), len(parts)+1)
		for i, p := range parts {
			out[i] = tell(p)
		}
		return strings.Join(append(out, field(MyCard)), "\n\n")
	}
	dear := say.T("Dear {{.Name}},", field(First, say.T("all")))
	event := func() string { return field(Event, say.T("our last meeting")) }
	return []data.Template{
		{
			Key: Thanks, Name: tell(say.T("Thank you")),
			Subject: tell(say.T("Thank you for our conversation at {{.Event}}", event())),
			Body: body(dear, say.T("Thank you for the conversation at {{.Event}}. It was good to meet you.", event()),
				say.T("What you said about {{.Topic}} stays with me.", field(Topic)),
				say.T("I would like to stay in touch. My details are below.")),
		},
		{
			Key: Promised, Name: tell(say.T("As promised")),
			Subject: tell(say.T("As promised: {{.Promise}}", field(Promise, say.T("what we spoke of")))),
			Body: body(dear, say.T("At {{.Event}} I promised you this: {{.Promise}}. Here it is.", event(), field(Promise, say.T("what we spoke of"))),
				say.T("If you have a question about it, just write to me.")),
		},
		{
			Key: Introduction, Name: tell(say.T("Introduction of two people")),
			Subject: tell(say.T("Introduction: {{.Name}} and {{.Other}}", field(Name), field(WithName))),
			Body: body(say.T("Dear {{.Name}}, dear {{.Other}},", field(First, say.T("both")), field(WithFirst, say.T("both"))),
				say.T("You do not know each other yet, and I think that you should."),
				say.T("{{.One}}\n{{.Other}}", field(Name)+", "+field(Organisation), field(WithName)+", "+field(WithOrganisation)),
				say.T("You both work on {{.Topic}}.", field(Topic)),
				say.T("I leave the rest to you.")),
		},
		{
			Key: Again, Name: tell(say.T("Nice to see you again")),
			Subject: tell(say.T("Nice to see you again at {{.Event}}", event())),
			Body: body(dear, say.T("It was nice to see you again at {{.Event}}.", event()),
				say.T("I liked hearing how it goes with {{.Topic}}.", field(Topic)),
				say.T("Until the next time!")),
		},
		{
			Key: Hello, Name: tell(say.T("How are you?")),
			Subject: tell(say.T("How are you?")),
			Body: body(dear, say.T("It is a while since we met at {{.Event}}, and I wonder how you are.", event()),
				say.T("Back then we spoke about {{.Topic}}. What has become of it?", field(Topic)),
				say.T("I would like to hear from you.")),
		},
		{
			Key: Consent, Name: tell(say.T("May I keep your details?")),
			Subject: tell(say.T("May I keep your details?")),
			Body: body(dear, say.T("We met at {{.Event}}, and you gave me your details. I keep them in my address book, on my own computer only.", event()),
				say.T("May I keep them? If you would rather not, tell me, and I delete them."),
			),
		},
	}
}

// English says a text in English.
func English(t say.Text) string { return t.String() }

// Merged puts the user's own templates in the place of the built-in ones with their keys, and the others behind them.
func Merged(builtin, own []data.Template) []data.Template {
	out := slices.Clone(builtin)
	for _, t := range own {
		at := -1
		if t.Key != "" {
			at = slices.IndexFunc(out, func(b data.Template) bool { return b.Key == t.Key })
		}
		if at >= 0 {
			out[at] = t
		} else {
			out = append(out, t)
		}
	}
	return out
}
