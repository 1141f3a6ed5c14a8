package window

import (
	"container/list"
	"context"
	"image"
	"os"
	"strings"

	"fyne.io/fyne/v2"

	"lanyard/data/store"
	"lanyard/ui/widget/style"
)

// Thumbs keeps the pictures of the people last shown, decoded. It is used from the main goroutine.
type Thumbs struct {
	store   *store.Store
	order   *list.List // of string, most recent first
	Pics    map[string]*list.Element
	waiting map[string][]func()
}

// Thumb is a small picture of a person, decoded.
type Thumb struct {
	hash    string
	picture image.Image // nil where the stored bytes are no picture
}

const thumbsKept = 300

func newThumbs(s *store.Store) *Thumbs {
	return &Thumbs{store: s, order: list.New(), Pics: map[string]*list.Element{}, waiting: map[string][]func(){}}
}

// Get returns the picture when it is there; else it is loaded and ready runs on the main goroutine.
func (t *Thumbs) Get(w *Window, hash string, ready func()) image.Image {
	if hash == "" {
		return nil
	}
	if e, ok := t.Pics[hash]; ok {
		t.order.MoveToFront(e)
		return e.Value.(Thumb).picture
	}
	t.waiting[hash] = append(t.waiting[hash], ready)
	if len(t.waiting[hash]) > 1 {
		return nil
	}
	w.Go(func(ctx context.Context) {
		pic := ReadThumb(ctx, t.store, hash)
		fyne.Do(func() { t.Put(pic) })
	})
	return nil
}

// ReadThumb reads and decodes a picture; it may be called from any goroutine.
func ReadThumb(ctx context.Context, s *store.Store, hash string) Thumb {
	b, _ := s.Thumb(ctx, hash) // without a picture the initials stay
	return Thumb{hash, style.Picture(b)}
}

// Put keeps a picture that was read, and lets go of the one that was not shown for longest.
func (t *Thumbs) Put(pic Thumb) {
	hash := pic.hash
	if old, ok := t.Pics[hash]; ok {
		t.order.Remove(old)
	}
	t.Pics[hash] = t.order.PushFront(pic)
	if t.order.Len() > thumbsKept {
		last := t.order.Back()
		t.order.Remove(last)
		delete(t.Pics, last.Value.(Thumb).hash)
	}
	waiting := t.waiting[hash]
	delete(t.waiting, hash)
	for _, ready := range waiting {
		ready()
	}
}

// DefaultRegion guesses the phone region from the language settings: "de_AT.UTF-8" → "AT".
func DefaultRegion() string {
	for _, name := range []string{"LC_ALL", "LC_TELEPHONE", "LANG"} {
		v := os.Getenv(name)
		if i := strings.IndexByte(v, '_'); i > 0 && len(v) >= i+3 {
			return v[i+1 : i+3]
		}
	}
	return "US"
}
