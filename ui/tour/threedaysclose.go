package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"

	"lanyard/ui/tour/forum"
)

// shownForum is what the command line says of the forum.
func (t *tour) shownForum(ctx context.Context) (doc struct {
	Event struct {
		Closed *string `json:"closed"`
	} `json:"event"`
	Attendees []struct {
		Known     string  `json:"known"`
		Status    string  `json:"status"`
		Wanted    bool    `json:"wanted"`
		Cancelled *string `json:"cancelled"`
	} `json:"attendees"`
	Sessions     []any          `json:"sessions"`
	Appointments []any          `json:"appointments"`
	Report       map[string]any `json:"report"`
}, err error,
) {
	out, err := t.lanyard(ctx, "event", "show", forum.Name, "--json")
	if err == nil {
		err = json.Unmarshal(out, &doc)
	}
	return doc, err
}

// figures compares the report with a count by sqlite3.
func figures(ctx context.Context, t *tour) error {
	doc, err := t.shownForum(ctx)
	if err != nil {
		return err
	}
	counted, err := forum.Count(ctx, t.db)
	if err != nil {
		return err
	}
	if differs := forum.Compare(counted, doc.Report); differs != "" {
		return errors.New(differs)
	}
	fmt.Fprintln(t.log, "       ", counted)
	return nil
}

// closeForum closes the event from its tab Follow up.
func closeForum(ctx context.Context, t *tour) error {
	if err := t.press(ctx, "ctrl+3"); err != nil {
		return err
	}
	if err := t.tab(ctx, 2); err != nil {
		return err
	}
	if err := t.picture(ctx, "follow-up"); err != nil {
		return err
	}
	at := image.Pt(t.bounds.Max.X-70, t.bounds.Min.Y+213)
	err := t.becomes(ctx, "the sheet that closes the event", func() error { return t.Click(ctx, at.X, at.Y) }, func(img *image.RGBA) bool {
		return t.railOf(img) != t.rail
	})
	if err != nil {
		return err
	}
	if err := t.picture(ctx, "closing"); err != nil {
		return err
	}
	for range 3 * forum.Wanted {
		doc, err := t.shownForum(ctx)
		if err != nil {
			return err
		}
		if doc.Event.Closed != nil {
			return errors.Join(t.closed(ctx), t.tab(ctx, 3), t.picture(ctx, "report"))
		}
		if err := t.press(ctx, "Return"); err != nil {
			return err
		}
	}
	return errors.New("the event does not close")
}

// closed waits until no sheet is open.
func (t *tour) closed(ctx context.Context) error {
	return comes(ctx, "the window without a sheet", func() error {
		img, err := t.Shot(ctx)
		if err == nil && t.railOf(img) != t.rail {
			err = errors.New("a sheet is open")
		}
		return err
	})
}
