package reminder

import (
	"context"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

const (
	// NoticeSetting is the setting that the user wants a notification; "" for not.
	NoticeSetting = "notice"
	// noticed is the setting with the day of the last notification and what it was about.
	noticed = "noticed"
	// noticeFrom is the hour of the day from which it comes.
	noticeFrom = 8
	// noticeEvery is how often there is looked whether there is something to tell.
	noticeEvery = time.Minute
	// noticeItems is of how many things each is remembered by itself; of more only whether they are the same.
	noticeItems = 1000
)

// Notice tells at most once a day, on the desktop, that there is something to do: while the program runs, nobody looks at it, and there
// is something that the last notification did not count.
type Notice struct {
	w    *window.Window
	seen atomic.Bool // the user looks at the window
	send func(title, text string)
}

// NewNotice watches whether the user looks at the window.
func NewNotice(w *window.Window) *Notice {
	n := &Notice{w: w}
	n.send = func(title, text string) { w.Fyne.SendNotification(fyne.NewNotification(title, text)) }
	n.seen.Store(true)
	w.Fyne.Lifecycle().SetOnEnteredForeground(func() { n.seen.Store(true) })
	w.Fyne.Lifecycle().SetOnExitedForeground(func() { n.seen.Store(false) })
	return n
}

// Keep looks again and again until the window leaves its file.
func (n *Notice) Keep(ctx context.Context) {
	tick := time.NewTicker(noticeEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		n.look(ctx)
	}
}

// look sends a notification where there is a reason. What cannot be read or written now is tried again: the screens tell of it.
func (n *Notice) look(ctx context.Context) {
	s := n.w.Store
	if n.seen.Load() || style.Hidden() || s.Now().Local().Hour() < noticeFrom {
		return
	}
	if on, err := s.Setting(ctx, NoticeSetting); err != nil || on == "" {
		return
	}
	text, err := s.Setting(ctx, noticed)
	if err != nil {
		return
	}
	now, err := readNews(ctx, s)
	if err != nil {
		return
	}
	was := parseTold(text)
	next, tell := was.next(now, data.DateOf(s.Now().Local()))
	if next := next.String(); next != text {
		if err := s.Quietly(ctx, func(tx *store.Tx) error { return tx.SetSetting(noticed, next) }); err != nil {
			return
		}
	}
	if tell {
		fyne.Do(func() {
			if ctx.Err() == nil {
				n.send("Lanyard", now.says())
			}
		})
	}
}

// news is what there is to tell: nothing of it names anybody.
type news struct {
	people   []int64 // with whom it is time to be in touch
	promises []int64 // of the user, for today or from before
}

// readNews reads it.
func readNews(ctx context.Context, s *store.Store) (n news, err error) {
	due, err := s.Find(ctx, data.Query{Clock: data.DueNow}, 0)
	if err != nil {
		return n, err
	}
	n.people = due.IDs
	owed, err := s.OpenPromises(ctx, data.DateOf(s.Now()))
	for _, p := range owed {
		if p.By != data.ByThem {
			n.promises = append(n.promises, p.ID)
		}
	}
	return n, err
}

// says is the sentence of the notification.
func (n news) says() string {
	people := lang.N(len(n.people), "{{.Count}} person you wanted to be in touch with", "{{.Count}} people you wanted to be in touch with")
	promises := lang.N(len(n.promises), "{{.Count}} promise for today", "{{.Count}} promises for today")
	switch {
	case len(n.promises) == 0:
		return people
	case len(n.people) == 0:
		return promises
	}
	return lang.L("{{.People}}, {{.Promises}}", lang.Whole(people), lang.Whole(promises))
}

// items name what there is, by number alone.
func (n news) items() (out []string) {
	for _, id := range n.people {
		out = append(out, "c"+strconv.FormatInt(id, 36))
	}
	for _, id := range n.promises {
		out = append(out, "p"+strconv.FormatInt(id, 36))
	}
	slices.Sort(out)
	if len(out) <= noticeItems {
		return out
	}
	h := fnv.New64a()
	h.Write([]byte(strings.Join(out, " "))) // never fails
	return []string{"h" + strconv.FormatUint(h.Sum64(), 36)}
}

// toldOf is the day of the last notification, and what of that is still so.
type toldOf struct {
	day   string // "" for never
	items []string
}

func parseTold(text string) (t toldOf) {
	if fields := strings.Fields(text); len(fields) > 0 {
		t.day, t.items = fields[0], fields[1:]
	}
	return t
}

// String writes it as parseTold reads it.
func (t toldOf) String() string { return strings.Join(append([]string{t.day}, t.items...), " ") }

// next decides whether there is a notification today, and what is remembered then. What is settled is forgotten: when it comes back it
// is new.
func (t toldOf) next(now news, today data.Date) (toldOf, bool) {
	items := now.items()
	fresh := slices.ContainsFunc(items, func(i string) bool { return !slices.Contains(t.items, i) })
	if fresh && t.day != today.String() {
		return toldOf{today.String(), items}, true
	}
	if t.day == "" {
		return t, false
	}
	kept := slices.DeleteFunc(slices.Clone(t.items), func(i string) bool { return !slices.Contains(items, i) })
	return toldOf{t.day, kept}, false
}
