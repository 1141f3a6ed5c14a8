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

// thumbs keeps the pictures of the people last shown, decoded. It is used from the main goroutine.
type thumbs struct {
	store   *store.Store
	order   *list.List // of string, most recent first
	Pics    map[string]*list.Element
	waiting map[string][]func()
}

type Thumb struct {
	hash    string
	picture image.Image // nil where the stored bytes are no picture
}

const thumbsKept = 300

func newThumbs(s *store.Store) *thumbs {
	return &thumbs{store: s, order: list.New(), Pics: map[string]*list.Element{}, waiting: map[string][]func(){}}
}

// Get returns the picture when it is there; else it is loaded and ready runs on the main goroutine.
func (t *thumbs) Get(w *Window, hash string, ready func()) image.Image {
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

func (t *thumbs) Put(pic Thumb) {
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
