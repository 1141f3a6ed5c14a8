package main

import (
	"context"
	"errors"
	"fmt"
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

// runSoak works the window on sample data for the given time.
func runSoak(ctx context.Context, o options, length time.Duration, seed uint64) (err error) {
	t := &tour{theme: "light", binary: o.binary, out: o.out}
	if t.home, err = os.MkdirTemp("", "lanyard-soak-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(t.home)) }()
	t.db = filepath.Join(t.home, "contacts.db")
	if err := fill(ctx, t.db); err != nil {
		return err
	}
	display, err := desktop.Open(ctx, t.home, screen)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, display.Close()) }()
	t.Window, err = display.Launch(ctx, desktop.Program{Binary: o.binary, Args: []string{"--db", t.db}, Title: "Lanyard", Theme: t.theme})
	if err != nil {
		return errors.Join(err, t.failed(ctx, display, "start"))
	}
	if err := t.settle(ctx); err != nil {
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
			if err := s.measure(ctx, at); err != nil {
				return err
			}
			next = at + every
		}
		a := hat[s.rnd.IntN(len(hat))]
		if err := s.Input(ctx, "key", "--delay", "25", "Escape", "Escape"); err != nil {
			return err
		}
		s.trail = append(s.trail[max(0, len(s.trail)-7):], a.name)
		if err := a.do(s, ctx); err != nil {
			return fmt.Errorf("after %v, lately %s: %w", at.Round(time.Second), strings.Join(s.trail, ", "), err)
		}
		s.done[a.name]++
	}
	return s.measure(ctx, s.length)
}

// measure waits until the window has caught up and takes its footprint.
func (s *soak) measure(ctx context.Context, at time.Duration) error {
	if _, err := s.WaitStable(ctx); err != nil {
		return err
	}
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
	fmt.Fprintf(s.log, "%d operations in %v:", ops, s.length)
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
	if err := s.Input(ctx, "key", "--delay", "40", "Escape", "Escape", "ctrl+q"); err != nil {
		return 0, err
	}
	if err := s.Wait(ctx); err != nil {
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

// chain is what Input takes: keys, a text, keys.
func chain(before []string, text string, after ...string) []string {
	out := append([]string{"key", "--delay", "25"}, before...)
	if text != "" {
		out = append(out, "type", "--delay", "6", "--args", "1", text)
	}
	if len(after) > 0 {
		out = append(append(out, "key", "--delay", "25"), after...)
	}
	return out
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
	return s.Input(ctx, chain([]string{"ctrl+n"}, line, "Return")...)
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

// edit appends to somebody's name. It waits for the form as a person would: the card is read first.
func (s *soak) edit(ctx context.Context) error {
	if err := s.opens(ctx, form, s.keys(ctx, append(s.row(), "Return")...)); err != nil {
		return err
	}
	return s.closes(ctx, func() error {
		return s.Input(ctx, chain([]string{"End"}, string(rune('a'+s.rnd.IntN(26))), "Return")...)
	})
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
	if err := s.openPath(ctx, file); err != nil {
		return err
	}
	return s.closes(ctx, s.keys(ctx, "Return"))
}

// beside has the command line write to the same database.
func (s *soak) beside(ctx context.Context) error {
	file, err := s.table()
	if err == nil {
		_, err = s.lanyard(ctx, "import", file)
	}
	return err
}
