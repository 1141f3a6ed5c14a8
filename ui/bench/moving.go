package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"path/filepath"
	"time"

	"github.com/jezek/xgb/xproto"
)

// tick is Fyne's own pace: it looks for keys, lays out and draws 60 times a second
// (internal/driver/glfw/loop.go).
const tick = time.Second / 60

// move is a way to travel in the list.
type move struct {
	name  string
	key   xproto.Keysym
	back  xproto.Keysym // pressed untimed before each, where one key leaves nowhere to go; 0: none
	times int
}

var moves = []move{
	{"key-down", keyDown, 0, 100}, {"page-down", keyPageDown, 0, 100}, {"jump to end", keyEnd, keyHome, 50},
}

// moving measures keys in the list of the real window: how long from the key to changed pixels, and
// how long between frames while keys come faster than they. Key-down in a plain Fyne list of as many rows
// is what the toolkit and the machine cost.
func (b *bench) moving(ctx context.Context) (err error) {
	s, err := openStage(ctx, filepath.Join(b.dir, "home"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	plain, err := s.travel(ctx, []string{b.window, "-list", fmt.Sprint(typical)}, func(w image.Rectangle) image.Rectangle {
		return image.Rectangle{Min: w.Min, Max: image.Pt(w.Min.X+w.Dx()/3, w.Max.Y)}
	}, moves[:1]) // the only one of these keys that it knows
	if err != nil {
		return err
	}
	own, err := s.travel(ctx, []string{b.app, "--db", b.people(typical)}, list, moves)
	if err != nil {
		return err
	}
	const than = "key-down in a plain Fyne list"
	for i, m := range moves {
		if m.back == 0 {
			b.table.times("a frame while keys are held, "+m.name+", p50", median(own[i].frames), tick, "Fyne's tick", 1.05)
			b.table.times("the same, p99", percentile(own[i].frames, 0.99), percentile(plain[0].frames, 0.99), than, 0)
		} else {
			b.table.times(m.name+" to the last change, p50", median(own[i].last), 2*tick, "a tick and a frame", 1)
		}
		for _, p := range []float64{0.5, 0.99} {
			b.table.times(fmt.Sprintf("%s to changed pixels, p%.0f", m.name, 100*p), percentile(own[i].first, p),
				percentile(plain[0].first, p), than, 0)
		}
	}
	b.table.remark("From a key to changed pixels is all there is between: the X server, the wait for Fyne's next tick (up to %s),"+
		" the list's work, drawing by software, and reading the pixels back here.", millis(tick))
	return nil
}

// travelled is what one kind of move took.
type travelled struct {
	first  []time.Duration // key to the first changed pixel
	last   []time.Duration // key to the last
	frames []time.Duration // between frames while keys come faster than they
}

// travel opens a program, clicks into its list and makes the moves there.
func (s *stage) travel(ctx context.Context, program []string, part func(image.Rectangle) image.Rectangle, moves []move) ([]travelled, error) {
	return s.travelAt(ctx, program, part, nil, nil, moves)
}

// travelAt is travel in a list that is not there at first: to goes to it, and within gives its part of the window.
func (s *stage) travelAt(ctx context.Context, program []string, part func(image.Rectangle) image.Rectangle, to func(context.Context) error,
	within func(image.Rectangle) image.Rectangle, moves []move,
) ([]travelled, error) {
	a, err := s.act(ctx, program, part, fewestRows)
	if err != nil {
		return nil, err
	}
	defer a.leave()
	where := a.part
	if to != nil {
		if err := to(ctx); err != nil {
			return nil, err
		}
		window, err := s.eye.focused()
		if err != nil {
			return nil, err
		}
		where = within(window)
	}
	if err := s.eye.click(middle(where)); err != nil {
		return nil, err
	}
	s.eye.quiet(ctx, still)
	var out []travelled
	for _, m := range moves {
		if err := s.home(ctx); err != nil {
			return nil, err
		}
		t, err := s.keys(ctx, m, where)
		if err != nil {
			return nil, fmt.Errorf("%s in %s: %w", m.name, filepath.Base(program[0]), err)
		}
		if err := s.home(ctx); err != nil {
			return nil, err
		}
		if m.back == 0 {
			if t.frames, err = s.held(ctx, m, where); err != nil {
				return nil, err
			}
		}
		out = append(out, t)
	}
	return out, nil
}

func (s *stage) home(ctx context.Context) error {
	err := s.eye.press(keyHome)
	s.eye.quiet(ctx, 150*time.Millisecond)
	return err
}

// keys presses a key again and again, each time after the window has come to rest.
func (s *stage) keys(ctx context.Context, m move, part image.Rectangle) (t travelled, err error) {
	for range m.times {
		if m.back != 0 {
			if err := s.eye.press(m.back); err != nil {
				return t, err
			}
		}
		s.eye.quiet(ctx, 80*time.Millisecond)
		before, err := s.eye.look(part)
		if err != nil {
			return t, err
		}
		pressed := time.Now()
		if err := s.eye.press(m.key); err != nil {
			return t, err
		}
		var first, last time.Duration
		for s.eye.wait(ctx, 80*time.Millisecond) || first == 0 && time.Since(pressed) < time.Second {
			f, err := s.eye.look(part)
			if err != nil {
				return t, err
			}
			if same(before.img, f.img, part) {
				continue
			}
			last = f.at.Sub(pressed)
			if first == 0 {
				first = last
			}
			before = f
		}
		if err := ctx.Err(); err != nil {
			return t, err
		}
		if first > 0 { // else the list was at its end
			t.first, t.last = append(t.first, first), append(t.last, last)
		}
	}
	if len(t.first) < m.times/2 {
		return t, fmt.Errorf("%d keys of %d changed the list", len(t.first), m.times)
	}
	return t, nil
}

// held presses a key every few milliseconds for a while and gives the time between the frames that
// were drawn meanwhile. A list that keeps up draws at every tick.
func (s *stage) held(ctx context.Context, m move, part image.Rectangle) ([]time.Duration, error) {
	const every, span = 5 * time.Millisecond, 2 * time.Second
	stop := make(chan error, 1)
	go func() {
		var err error
		for end := time.Now().Add(span); err == nil && time.Now().Before(end); time.Sleep(every) {
			err = s.eye.press(m.key)
		}
		stop <- err
	}()
	var took []time.Duration
	var last frame
	for {
		select {
		case err := <-stop:
			s.eye.quiet(ctx, 80*time.Millisecond)
			return took, err
		default:
		}
		if !s.eye.wait(ctx, 100*time.Millisecond) {
			continue
		}
		f, err := s.eye.look(part)
		if err != nil {
			return nil, errors.Join(err, <-stop)
		}
		if last.img != nil && same(last.img, f.img, part) {
			continue
		}
		if last.img != nil {
			took = append(took, f.at.Sub(last.at))
		}
		last = f
	}
}
