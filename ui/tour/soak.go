package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"lanyard/data/store"
	"lanyard/ui/tour/desktop"
)

// soak works the real window for a while as a long day would, only faster: people are written down,
// edited, searched, ticked, imported, deleted, and half of it is undone. At the end the database must
// hold, and memory and open files must be no more than when it had warmed up.
type soak struct {
	*tour
	log    io.Writer
	rnd    *rand.Rand
	began  time.Time
	length time.Duration
	made   int
	done   map[string]int
	trail  []string // the latest acts, for the message of a failure
	takes  []take
}

// take is one measurement.
type take struct {
	at time.Duration
	desktop.Footprint
}

// warmUp is how long a soak must be for its memory to tell anything: fonts, glyphs and the driver fill
// their caches first.
const warmUp = 4 * time.Minute

// act is one thing that a user does. Each begins by leaving whatever is open.
type act struct {
	name   string
	weight int // how often it comes, compared with the others
	do     func(*soak, context.Context) error
}

var acts = []act{
	{"capture", 6, (*soak).capture},
	{"search", 6, (*soak).search},
	{"edit", 5, (*soak).edit},
	{"undo", 4, (*soak).undo},
	{"redo", 2, (*soak).redo},
	{"delete", 2, (*soak).delete},
	{"tick", 2, (*soak).tick},
	{"look round", 3, (*soak).lookRound},
	{"import", 1, (*soak).importFile},
	{"write beside", 1, (*soak).beside},
}

// soakWindow is smaller than the tour's: drawn without a graphics card, the time goes into pixels.
var soakWindow = image.Pt(800, 600)

// runSoak works the window on sample data for the given time.
func runSoak(ctx context.Context, o options, length time.Duration, seed uint64) (err error) {
	t := &tour{theme: "light", binary: o.binary, out: o.out}
	display, err := t.open(ctx, fill, soakWindow)
	defer func() { err = errors.Join(err, t.close(display)) }()
	if err != nil {
		return err
	}
	s := &soak{tour: t, log: o.log, rnd: rand.New(rand.NewPCG(seed, 1)), length: length, done: map[string]int{}}
	if err := s.work(ctx); err != nil {
		return errors.Join(err, t.failed(ctx, display, "soak"), fmt.Errorf("the app printed:\n%s", t.Log()))
	}
	return s.judge(ctx)
}

// work does one act after the other until the time is over, and measures between them.
func (s *soak) work(ctx context.Context) error {
	var hat []act
	for _, a := range acts {
		hat = append(hat, slices.Repeat([]act{a}, a.weight)...)
	}
	s.began = time.Now()
	every, next := s.length/40, time.Duration(0)
	for at := time.Duration(0); at < s.length; at = time.Since(s.began) {
		if at >= next {
			if err := s.measure(at); err != nil {
				return err
			}
			next = at + every
		}
		a := hat[s.rnd.IntN(len(hat))]
		if err := s.leave(ctx); err != nil {
			return err
		}
		s.trail = append(s.trail[max(0, len(s.trail)-7):], a.name)
		if err := a.do(s, ctx); err != nil {
			return fmt.Errorf("after %v, lately %s: %w", at.Round(time.Second), strings.Join(s.trail, ", "), err)
		}
		s.done[a.name]++
	}
	return s.measure(s.length)
}

// measure takes the window's footprint.
func (s *soak) measure(at time.Duration) error {
	f, err := s.Footprint()
	s.takes = append(s.takes, take{at, f})
	return err
}

// judge fails when the app complained, the database does not hold, little was done, or the window
// takes more at the end than after it had warmed up.
func (s *soak) judge(ctx context.Context) error {
	ops, err := s.closed(ctx)
	if err != nil {
		return err
	}
	warm, end := s.between(0.3, 0.5), s.between(0.9, 1)
	did := 0
	for _, a := range acts {
		did += s.done[a.name]
	}
	fmt.Fprintf(s.log, "%d acts and %d operations in %v:", did, ops, s.length)
	for _, name := range slices.Sorted(maps.Keys(s.done)) {
		fmt.Fprintf(s.log, " %d × %s", s.done[name], name)
	}
	fmt.Fprintf(s.log, "\nmemory %d MiB when warm, %d MiB at the end (× %.2f); files %d, %d; threads %d, %d\n",
		warm.Memory>>20, end.Memory>>20, float64(end.Memory)/float64(warm.Memory), warm.Files, end.Files, warm.Threads, end.Threads)
	var wrong []error
	if s.length >= warmUp && end.Memory > warm.Memory+warm.Memory/5 {
		wrong = append(wrong, errors.New("the memory grows"))
	}
	if end.Files > warm.Files+8 {
		wrong = append(wrong, errors.New("more and more files are open"))
	}
	if least := int(s.length / (10 * time.Second)); ops < least {
		wrong = append(wrong, fmt.Errorf("only %d operations were written; %d and more were expected", ops, least))
	}
	return errors.Join(append(wrong, complaints(s.Log()))...)
}

// between is the median footprint in a part of the time.
func (s *soak) between(from, to float64) take {
	var in []take
	for _, t := range s.takes {
		if part := float64(t.at) / float64(s.length); part >= from && part <= to {
			in = append(in, t)
		}
	}
	if len(in) == 0 {
		return s.takes[len(s.takes)-1]
	}
	slices.SortFunc(in, func(a, b take) int { return int(a.Memory - b.Memory) })
	return in[len(in)/2]
}

// closed quits the app, checks the database it leaves and counts the operations in it.
func (s *soak) closed(ctx context.Context) (int, error) {
	if err := s.quit(ctx); err != nil {
		return 0, fmt.Errorf("quitting: %w", err)
	}
	st, err := store.Open(ctx, s.db, store.Options{})
	if err != nil {
		return 0, err
	}
	defer st.Close()
	wrong, err := st.Check(ctx)
	if err != nil || len(wrong) > 0 {
		return 0, errors.Join(err, fmt.Errorf("the database does not hold: %s", strings.Join(wrong, "; ")))
	}
	ops, err := st.History(ctx, 1_000_000)
	return len(ops), err
}

// quit leaves the app. A window that still works off what was pressed may miss the first time.
func (s *soak) quit(ctx context.Context) error {
	for range 4 {
		if s.Input(ctx, chain([]string{"Escape", "Escape", "ctrl+q"}, "")...) != nil {
			break // it has ended meanwhile
		}
		brief, cancel := context.WithTimeout(ctx, desktop.Patience/3)
		err := s.Wait(brief)
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			return err
		}
	}
	return s.Wait(ctx)
}

// pace is the pause between two keys in milliseconds. Keys wait in line, so the window may be slower.
const pace = "6"

// chain is what Input takes: keys, a text, keys.
func chain(before []string, text string, after ...string) []string {
	var out []string
	if len(before) > 0 {
		out = append([]string{"key", "--delay", pace}, before...)
	}
	if text != "" {
		out = append(out, "type", "--delay", pace, "--args", "1", text)
	}
	if len(after) > 0 {
		out = append(append(out, "key", "--delay", pace), after...)
	}
	return out
}

// insist presses keys until the part of the screen is as wanted, and again when it is not for some time: the
// window may have been at something else. Each time it waits longer, so that a slow window comes to an end
// with what was pressed before.
func (s *soak) insist(ctx context.Context, what string, first time.Duration, part image.Rectangle, ok func(*image.RGBA) bool, keys func(n int) []string) error {
	n, next := 0, time.Now()
	return s.WaitGlance(ctx, what, part, func(img *image.RGBA) bool {
		if ok(img) {
			return true
		}
		if time.Now().After(next) {
			_ = s.Input(ctx, chain(keys(n), "")...) // a program that has ended is found by the next act
			n, next = n+1, time.Now().Add(first<<n)
		}
		return false
	})
}

// sheet opens a sheet of at least that width by keys.
func (s *soak) sheet(ctx context.Context, least int, keys ...string) error {
	what := fmt.Sprintf("a sheet at least %d pixels wide", least)
	return s.insist(ctx, what, 3*time.Second, s.middle(), func(img *image.RGBA) bool { return s.railOf(img) != s.rail && s.hasSheet(img, least) }, func(n int) []string {
		if n == 0 || keys[0] == "Return" {
			return keys
		}
		return append([]string{"Escape", "Escape"}, keys...)
	})
}

// middle is the part of the window that tells whether a sheet is open, and how wide it is.
func (s *soak) middle() image.Rectangle {
	y := (s.bounds.Min.Y + s.bounds.Max.Y) / 2
	return image.Rect(s.bounds.Min.X, y-60, s.bounds.Max.X, s.bounds.Max.Y)
}

// corner is the part of the rail that tells whether a sheet is open.
func (s *soak) corner() image.Rectangle {
	return image.Rect(s.bounds.Min.X, s.bounds.Max.Y-6, s.bounds.Min.X+6, s.bounds.Max.Y)
}

// accept presses Enter in the open sheet until no sheet is open: what was written is on the disk then. A
// sheet that is still reading does not hear the first one. A form whose person was undone away meanwhile is
// refused, and left.
func (s *soak) accept(ctx context.Context) error {
	closed := func(img *image.RGBA) bool { return s.railOf(img) == s.rail }
	return s.insist(ctx, "the window without a sheet", 400*time.Millisecond, s.corner(), closed, func(n int) []string {
		if n < 4 {
			return []string{"Return"}
		}
		s.done["refused"]++
		return []string{"Escape", "Escape"}
	})
}

// leave closes what is open.
func (s *soak) leave(ctx context.Context) error {
	return s.Input(ctx, chain([]string{"Escape", "Escape"}, "")...)
}

func (s *soak) word() string {
	return []string{"ana", "bo", "chi", "do", "el", "fra", "gor", "hal", "imi", "jan", "kor", "lu"}[s.rnd.IntN(12)]
}

// capture writes somebody down in one line.
func (s *soak) capture(ctx context.Context) error {
	s.made++
	line := fmt.Sprintf("%s%s %s%d, %s Library #%s", strings.ToUpper(s.word()), s.word(), s.word(), s.made, s.word(), s.word())
	if s.rnd.IntN(3) == 0 {
		line += " !call fri"
	}
	if err := s.sheet(ctx, form, "ctrl+n"); err != nil {
		return err
	}
	if err := s.Input(ctx, chain(nil, line)...); err != nil {
		return err
	}
	return s.accept(ctx)
}

// search types some letters, goes into the list and on.
func (s *soak) search(ctx context.Context) error {
	return s.Input(ctx, chain([]string{"ctrl+f", "ctrl+a"}, s.word(), "Down", "Down", "Next", "Prior", "End", "Home", "Escape", "Escape")...)
}

// row goes to some row of the list.
func (s *soak) row() []string {
	keys := []string{"ctrl+2", "Home"}
	return append(keys, slices.Repeat([]string{"Down"}, s.rnd.IntN(8))...)
}

// edit appends to somebody's name. It waits for the form as a person would: the card is read first. Instead
// of the form a message comes when the person was undone away meanwhile.
func (s *soak) edit(ctx context.Context) error {
	if err := s.sheet(ctx, dialog, append(s.row(), "Return")...); err != nil {
		return err
	}
	if img, err := s.Glance(s.middle()); err != nil || !s.hasSheet(img, form) {
		s.done["refused"]++
		return err
	}
	if err := s.Input(ctx, chain([]string{"End"}, string(rune('a'+s.rnd.IntN(26))))...); err != nil {
		return err
	}
	return s.accept(ctx)
}

func (s *soak) undo(ctx context.Context) error {
	return s.Input(ctx, chain(slices.Concat([]string{"ctrl+2"}, slices.Repeat([]string{"ctrl+z"}, 1+s.rnd.IntN(4))), "")...)
}

func (s *soak) redo(ctx context.Context) error {
	return s.Input(ctx, chain(slices.Concat([]string{"ctrl+2"}, slices.Repeat([]string{"ctrl+y"}, 1+s.rnd.IntN(2))), "")...)
}

func (s *soak) delete(ctx context.Context) error {
	return s.Input(ctx, chain(append(s.row(), "Delete"), "")...)
}

// tick ticks a few and moves them to the trash, or lets go of them.
func (s *soak) tick(ctx context.Context) error {
	end := []string{"Escape"}
	if s.rnd.IntN(4) == 0 {
		end = []string{"Delete"}
	}
	return s.Input(ctx, chain(slices.Concat(s.row(), []string{"space", "shift+Down", "shift+Down"}, end), "")...)
}

// lookRound visits every screen.
func (s *soak) lookRound(ctx context.Context) error {
	return s.Input(ctx, chain([]string{"ctrl+1", "ctrl+3", "Down", "Down", "ctrl+4", "ctrl+comma", "ctrl+2"}, "")...)
}

// table writes a table of a few people, one of them in every table.
func (s *soak) table() (string, error) {
	var b strings.Builder
	b.WriteString("Name,E-mail,Organisation\r\nAlways There,always@there.example,The Library\r\n")
	for range 5 {
		s.made++
		fmt.Fprintf(&b, "%s Import%d,import%d@%s.example,%s House\r\n", s.word(), s.made, s.made, s.word(), s.word())
	}
	file := filepath.Join(s.home, "people.csv")
	return file, os.WriteFile(file, []byte(b.String()), 0o600)
}

// importFile takes in a table by its typed path.
func (s *soak) importFile(ctx context.Context) error {
	file, err := s.table()
	if err != nil {
		return err
	}
	if err := s.sheet(ctx, dialog, "ctrl+o"); err != nil {
		return err
	}
	if err := s.Input(ctx, chain(nil, file)...); err != nil {
		return err
	}
	if err := s.sheet(ctx, form, "Return"); err != nil {
		return err
	}
	return s.accept(ctx)
}

// beside has the command line write to the same database.
func (s *soak) beside(ctx context.Context) error {
	file, err := s.table()
	if err == nil {
		_, err = s.lanyard(ctx, "import", file)
	}
	return err
}
