package ui

import (
	"container/list"
	"context"
	"image"
	"os"
	"strings"

	"fyne.io/fyne/v2"

	"lanyard/data/store"
	"lanyard/ui/widget"
)

// thumbs keeps the pictures of the people last shown, decoded. It is used from the main goroutine.
type thumbs struct {
	store   *store.Store
	order   *list.List // of string, most recent first
	pics    map[string]*list.Element
	waiting map[string][]func()
}

type thumb struct {
	hash    string
	picture image.Image // nil where the stored bytes are no picture
}

const thumbsKept = 300

func newThumbs(s *store.Store) *thumbs {
	return &thumbs{store: s, order: list.New(), pics: map[string]*list.Element{}, waiting: map[string][]func(){}}
}

// get returns the picture when it is there; else it is loaded and ready runs on the main goroutine.
func (t *thumbs) get(a *Window, hash string, ready func()) image.Image {
	if hash == "" {
		return nil
	}
	if e, ok := t.pics[hash]; ok {
		t.order.MoveToFront(e)
		return e.Value.(thumb).picture
	}
	t.waiting[hash] = append(t.waiting[hash], ready)
	if len(t.waiting[hash]) > 1 {
		return nil
	}
	a.Go(func(ctx context.Context) {
		pic := readThumb(ctx, t.store, hash)
		fyne.Do(func() { t.put(pic) })
	})
	return nil
}

// readThumb reads and decodes a picture; it may be called from any goroutine.
func readThumb(ctx context.Context, s *store.Store, hash string) thumb {
	b, _ := s.Thumb(ctx, hash) // without a picture the initials stay
	return thumb{hash, widget.Picture(b)}
}

func (t *thumbs) put(pic thumb) {
	hash := pic.hash
	if old, ok := t.pics[hash]; ok {
		t.order.Remove(old)
	}
	t.pics[hash] = t.order.PushFront(pic)
	if t.order.Len() > thumbsKept {
		last := t.order.Back()
		t.order.Remove(last)
		delete(t.pics, last.Value.(thumb).hash)
	}
	waiting := t.waiting[hash]
	delete(t.waiting, hash)
	for _, ready := range waiting {
		ready()
	}
}

// defaultRegion guesses the phone region from the language settings: "de_AT.UTF-8" → "AT".
func defaultRegion() string {
	for _, name := range []string{"LC_ALL", "LC_TELEPHONE", "LANG"} {
		v := os.Getenv(name)
		if i := strings.IndexByte(v, '_'); i > 0 && len(v) >= i+3 {
			return v[i+1 : i+3]
		}
	}
	return "US"
}
