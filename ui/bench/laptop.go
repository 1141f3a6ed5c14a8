package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"time"
)

const (
	// laptopPeople is how many contacts are on the old laptop.
	laptopPeople = 5000
	// laptopCore is the core that stands for it.
	laptopCore = "0"
	// laptopOpenings is how often each program is started there.
	laptopOpenings = 5
)

// laptop measures the window as on an old laptop: on one core of which it gets half. Another program keeps that core busy
// all the time, and the system divides it between the two. An empty window is measured in the same way.
func (b *bench) laptop(ctx context.Context) (err error) {
	path, err := database(ctx, b.dir, laptopPeople, b.log)
	if err != nil {
		return err
	}
	words, err := b.words(ctx)
	if err != nil {
		return err
	}
	busy := exec.CommandContext(ctx, "taskset", "-c", laptopCore, "sh", "-c", "while :; do :; done")
	if err := busy.Start(); err != nil {
		b.table.remark("The old laptop was not measured: %v.", err)
		return nil
	}
	defer func() {
		_ = busy.Process.Kill()
		_ = busy.Wait()
	}()
	s, err := openStage(ctx, filepath.Join(b.dir, "home"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	slow := func(program ...string) []string { return append([]string{"taskset", "-c", laptopCore}, program...) }
	programs := [][]string{slow(append([]string{b.window}, words...)...), slow(b.app, "--db", path)}
	took := make([][]time.Duration, len(programs))
	for round := range laptopOpenings + 1 {
		for i, program := range programs {
			o, err := b.open(ctx, s, i*laptopPeople, program)
			if err != nil {
				return fmt.Errorf("on the old laptop: %w", err)
			}
			if round > 0 {
				took[i] = append(took[i], o.after)
			}
		}
	}
	b.table.times("old laptop, 5,000 contacts: exec to People list", median(took[1]), median(took[0]), "empty Fyne window there", 1.5)
	own, err := s.travel(ctx, programs[1], list, moves[:2])
	if err != nil {
		return err
	}
	for i, m := range moves[:2] {
		b.table.times("old laptop, "+m.name+" to changed pixels, p99", percentile(own[i].first, 0.99), 6*tick, "six of Fyne's ticks", 1)
		b.table.times("the same, p50", median(own[i].first), 6*tick, "six of Fyne's ticks", 0)
	}
	b.table.remark("The old laptop is core %s of this machine, kept busy by another program: of what it can do the window gets half.", laptopCore)
	return nil
}
