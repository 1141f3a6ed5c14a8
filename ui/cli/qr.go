package cli

import (
	"bytes"
	"context"
	"image/png"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format"
	"lanyard/data/qr"
	"lanyard/data/store"
)

// pngScale is the pixels of a module in a PNG.
const pngScale = 8

type qrFlags struct {
	card, contact, text string
	png, svg            string
	payload             bool
}

func (e *env) qrCommand() *cobra.Command {
	var f qrFlags
	cmd := &cobra.Command{
		Use: "qr", Short: "Write a QR code of a card, a contact or a text", Args: asUsed,
		RunE: func(cmd *cobra.Command, _ []string) error {
			text, err := e.codeText(cmd.Context(), f, cmd.Flags().Changed)
			if err != nil {
				return err
			}
			return e.writeCode(text, f)
		},
	}
	cmd.Flags().StringVar(&f.card, "card", "", "one of your cards, by `NAME`")
	cmd.Flags().StringVar(&f.contact, "contact", "", "a contact, by a `QUERY` that names one")
	cmd.Flags().StringVar(&f.text, "text", "", "any `STRING`")
	cmd.Flags().StringVar(&f.png, "png", "", "write a PNG to `FILE`")
	cmd.Flags().StringVar(&f.svg, "svg", "", "write an SVG to `FILE`")
	cmd.Flags().BoolVar(&f.payload, "payload", false, "print the text in the code")
	alternatives(cmd, true, "card", "contact", "text")
	return cmd
}

// codeText gives the text for the code. given reports whether a flag was given, even if it is empty.
func (e *env) codeText(ctx context.Context, f qrFlags, given func(flag string) bool) (text string, err error) {
	if given("text") {
		return f.text, nil
	}
	err = e.reading(ctx, func(s *store.Store) error {
		var c data.Contact
		var form data.CodeForm
		if given("card") {
			card, err := e.cardThere(ctx, s, f.card)
			if err != nil {
				return err
			}
			me, err := s.Me(ctx)
			if err != nil {
				return err
			}
			if err := notEnded(card, s.Now()); err != nil {
				return err
			}
			c, form = card.Contact(me), card.Code
		} else if c, err = e.one(ctx, s, f.contact); err != nil {
			return err
		}
		var left []data.Droppable
		text, left = format.Payload(c, form, format.PayloadLimit)
		if len(left) > 0 {
			e.say("left out of the code: %s", namesOf(left))
		}
		return nil
	})
	return text, err
}

func namesOf(left []data.Droppable) string {
	var names []string
	for _, d := range left {
		names = append(names, string(d))
	}
	return strings.Join(names, ", ")
}

func (e *env) writeCode(text string, f qrFlags) error {
	code, err := qr.Encode(text)
	if err != nil {
		return err
	}
	db, err := e.path()
	if err != nil {
		db = "" // none without a home folder
	}
	e.judge(qr.Check(code))
	if f.png != "" {
		if err := export.WriteFile(f.png, db, func(w io.Writer) error { return png.Encode(w, code.Image(pngScale)) }); err != nil {
			return err
		}
	}
	if f.svg != "" {
		if err := export.WriteFile(f.svg, db, func(w io.Writer) error { _, err := w.Write(code.SVG()); return err }); err != nil {
			return err
		}
	}
	switch {
	case f.payload:
		_, err = io.WriteString(e.stdout, text)
	case f.png == "" && f.svg == "":
		err = e.draw(code)
	}
	return err
}

// judgedWidth is the width in millimetres for which the reading distance is given: about that on a badge or a
// phone.
const judgedWidth = 50

// judge warns about a code that will be hard to read.
func (e *env) judge(f qr.Fitness) {
	switch {
	case !f.Verified:
		e.say("the drawn code could not be read back; try it with a phone before you rely on it")
	case f.Verdict != qr.Good:
		trouble := "hold the phone close"
		if f.Verdict == qr.Poor {
			trouble = "some phones will not read it"
		}
		e.say("%d bytes make a dense code of %d × %d modules; %s: %d cm wide, it is read from about %.0f cm",
			f.Bytes, f.Modules, f.Modules, trouble, judgedWidth/10, f.Distance(judgedWidth))
	}
}

// draw prints the code in half blocks. On a terminal it uses the white and black of the fixed 256-colour table,
// which themes do not change: light modules are the foreground.
func (e *env) draw(c qr.Code) error {
	blocks := c.Blocks()
	terminal := terminalOf(e.stdout)
	if terminal == nil {
		_, err := io.WriteString(e.stdout, blocks)
		return err
	}
	var b bytes.Buffer
	for line := range strings.Lines(blocks) {
		b.WriteString("\x1b[38;5;231;48;5;16m" + strings.TrimRight(line, "\n") + "\x1b[0m\n")
	}
	_, err := b.WriteTo(terminal)
	return err
}
