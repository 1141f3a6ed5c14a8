package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"time"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/tour/desktop"
)

// openings is how often each program is started; the median counts.
const openings = 7

// fewestRows proves that a list was painted: so many rows must stand in it.
const fewestRows = 8

// opened is how a program opened.
type opened struct {
	after  time.Duration // exec to the frame that shows what is waited for, as it then stays
	memory int64         // PSS when it stands still
}

// opening measures the start of the window on databases of each size against the start of a window
// that shows the same names without a list or a database.
func (b *bench) opening(ctx context.Context) (err error) {
	s, err := openStage(ctx, filepath.Join(b.dir, "home"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	words, err := b.words(ctx)
	if err != nil {
		return err
	}
	empty := append([]string{b.window}, words...)
	programs := map[int][]string{0: empty}
	for _, n := range b.sizes {
		programs[n] = []string{b.app, "--db", b.people(n)}
	}
	took, pss := map[int][]time.Duration{}, map[int][]time.Duration{}
	for round := range openings + 1 { // taking turns, so that what else the machine does meets all alike
		for n, program := range programs {
			o, err := b.open(ctx, s, n, program)
			if err != nil {
				return err
			}
			if round > 0 { // the first warms fonts and files
				took[n], pss[n] = append(took[n], o.after), append(pss[n], time.Duration(o.memory))
			}
		}
	}
	b.table.times("exec to People list, 100,000 contacts, warm", median(took[typical]), median(took[0]), "empty Fyne window", 1.3)
	if err := b.cold(ctx, s, programs); err != nil {
		return err
	}
	b.table.sizes("memory (PSS) then", int64(median(pss[typical])), int64(median(pss[0])), "empty Fyne window", 1.3)
	for _, n := range b.sizes[1:] {
		what := fmt.Sprintf("growth: exec to list, %d contacts", n)
		b.table.times(what, median(took[n]), median(took[small]), "10,000:", float64(n/small)/2)
		b.table.sizes(fmt.Sprintf("growth: memory, %d contacts", n), int64(median(pss[n])), int64(median(pss[small])), "10,000:", float64(n/small)/2)
	}
	return nil
}

// open starts a program once. n is the size of its database; 0 is the window without.
func (b *bench) open(ctx context.Context, s *stage, n int, program []string) (opened, error) {
	part, name, fewest := whole, "window", 1
	if n > 0 {
		part, name, fewest = list, fmt.Sprintf("people-%d", n), fewestRows
	}
	a, err := s.act(ctx, program, part, fewest)
	if err != nil {
		return opened{}, err
	}
	defer a.leave()
	if err := desktop.Save(filepath.Join(b.dir, name+".png"), a.last().picture()); err != nil {
		return opened{}, err
	}
	memory, err := a.memory()
	return opened{since(a.film, a.part).at.Sub(a.exec), memory}, err
}

// cold measures the first start after the system has forgotten all files, where that can be had.
func (b *bench) cold(ctx context.Context, s *stage, programs map[int][]string) error {
	const drop = "/proc/sys/vm/drop_caches"
	var took [2]time.Duration
	for i, n := range []int{0, typical} {
		if err := os.WriteFile(drop, []byte("3"), 0); err != nil {
			b.table.remark("The cold start was not measured: %v (it needs root).", err)
			return nil
		}
		o, err := b.open(ctx, s, n, programs[n])
		if err != nil {
			return err
		}
		took[i] = o.after
	}
	b.table.times("exec to People list, 100,000 contacts, cold", took[1], took[0], "empty Fyne window", 0)
	return nil
}

// words are names of the list's first page, so that the empty window needs the same scripts.
func (b *bench) words(ctx context.Context) ([]string, error) {
	s, err := store.Open(ctx, b.people(typical), store.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer s.Close()
	res, err := s.Find(ctx, data.Query{}, 3)
	if err != nil {
		return nil, err
	}
	found, err := s.Rows(ctx, res.IDs)
	if err != nil {
		return nil, err
	}
	var words []string
	for _, r := range found {
		words = append(words, r.Name, r.Organisation)
	}
	return words, nil
}

// middle of a rectangle.
func middle(r image.Rectangle) image.Point { return r.Min.Add(r.Max).Div(2) }
