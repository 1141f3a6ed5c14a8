package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/format"
	"lanyard/data/format/charset"
	"lanyard/data/format/programme"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// mostPasted is how large a pasted programme may be, in bytes.
const mostPasted = 4 << 20

// pastedSession is a session of a pasted programme, and what became of it.
type pastedSession struct {
	Became intake.Became `json:"became"`
	sessionDocument
}

// pastedLine is a line that was not understood.
type pastedLine struct {
	Line   int    `json:"line"`
	Text   string `json:"text"`
	Reason string `json:"reason"`
}

func (e *env) sessionPasteCommand() *cobra.Command {
	return &cobra.Command{
		Use: "paste EVENT FILE|-", Args: asUsed,
		Short: "Read a programme as text, one session a line with its time first, days as headings; - is standard input",
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.atEvent(cmd.Context(), args[0], func(s *store.Store, event data.Event) error {
				text, err := e.pasted(cmd.Context(), args[1])
				if err != nil {
					return err
				}
				region, err := s.Setting(cmd.Context(), intake.PhoneRegion)
				if err != nil {
					return err
				}
				return e.paste(cmd.Context(), s, &event, programme.Read(text, programme.FrameOf(&event, s.Now(), day.OrderOf(region))))
			})
		},
	}
}

// pasted is the text of a file, or of standard input.
func (e *env) pasted(ctx context.Context, name string) (string, error) {
	in := e.stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return "", err
		}
		defer f.Close()
		in = f
	}
	text, err := io.ReadAll(io.LimitReader(format.Within(ctx, struct{ io.Reader }{in}), mostPasted+1))
	if len(text) > mostPasted {
		return "", fmt.Errorf("%s has more than %d MB: too much for a programme; nothing was saved", spoken(name), mostPasted>>20)
	}
	cs, mark := charset.Detect(text[:min(len(text), 64<<10)])
	return charset.Text(text[mark:], cs), err
}

// paste saves the sessions that were read, and prints what became of each, and which lines were not understood.
func (e *env) paste(ctx context.Context, s *store.Store, event *data.Event, p programme.Programme) error {
	for _, u := range p.Unread {
		e.say("line %d was not read: %q %s", u.Line, beginning(u.Text), message(u.Reason.String()))
	}
	done := intake.ProgrammeSaved{}
	if len(p.Sessions) > 0 {
		var err error
		if done, err = intake.New(s).SaveProgramme(ctx, event.ID, p.Sessions, nil); err != nil {
			return err
		}
	}
	doc := struct {
		Sessions []pastedSession `json:"sessions"`
		Unread   []pastedLine    `json:"unread"`
	}{[]pastedSession{}, []pastedLine{}}
	for _, c := range done.Changes {
		doc.Sessions = append(doc.Sessions, pastedSession{c.Became, sessionOf(event, &c.After)})
	}
	for _, u := range p.Unread {
		doc.Unread = append(doc.Unread, pastedLine{u.Line, u.Text, u.Reason.String()})
	}
	if err := e.printJSON(doc); err != nil {
		return err
	}
	e.tellChanges(done.Changes)
	switch {
	case len(p.Sessions) == 0:
		return errors.New("no session was read: write one a line, as 09:30–10:15 Title — Speaker (Room), below its day")
	case slices.ContainsFunc(p.Unread, func(u *data.RowError) bool { return !isHeading(u, &p) }):
		return errSaid
	case done.Op.Seq == 0:
		return already("all of these sessions are there already")
	}
	return nil
}

// isHeading reports whether a line that was not read stands above all sessions and holds no number: the title of the programme.
func isHeading(u *data.RowError, p *programme.Programme) bool {
	return len(p.Lines) > 0 && u.Line < p.Lines[0] && !strings.ContainsFunc(u.Text, unicode.IsDigit)
}

// tellChanges says what a newer programme made of the sessions of an event.
func (e *env) tellChanges(changes []intake.SessionChange) {
	count := func(b intake.Became) int { return intake.Count(changes, b) }
	e.say("sessions: %d new, %d moved, %d changed, %d cancelled, %d already there, %d gone", count(intake.NewSession), count(intake.MovedSession),
		count(intake.ChangedSession), count(intake.CancelledSession), count(intake.SameSession), count(intake.GoneSession))
	const form = "2006-01-02 15:04"
	for _, c := range changes {
		b := &c.Before
		was := data.In(b.Start, b.Zone).Format(form)
		if c.Became != intake.SameSession && c.Became != intake.GoneSession && b.Status == data.Cancelled && c.After.Status != data.Cancelled {
			e.say("takes place again: %s, %s", beginning(c.After.Title), data.In(c.After.Start, c.After.Zone).Format(form))
		}
		switch c.Became {
		case intake.MovedSession:
			e.say("moved: %s, from %s to %s", beginning(c.After.Title), was, data.In(c.After.Start, c.After.Zone).Format(form))
		case intake.CancelledSession:
			e.say("cancelled: %s, %s", beginning(c.After.Title), was)
		case intake.GoneSession:
			e.say("not named any more, and kept: %s, %s; \"lanyard session remove\" removes it (%d)", beginning(b.Title), was, b.ID)
		}
	}
}
