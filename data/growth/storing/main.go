// The command storing counts the work of what compares with a database, and of what writes it; see the package growth. What
// SQLite does itself is not counted: a test of the store says that its statements look up by an index.
package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"lanyard/data"
	"lanyard/data/growth"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// folder holds the databases, each of which is made again.
var folder string

func main() {
	var err error
	if folder, err = os.MkdirTemp("", "lanyard-growth"); err != nil {
		panic(err)
	}
	defer func() {
		for _, close := range open {
			close()
		}
		_ = os.RemoveAll(folder)
	}()
	growth.Main(slices.Concat(files(), documents(), writes(), searches()))
}

var (
	open  []func()
	ctx   = context.Background()
	bases int
)

// base is an empty database; those before it are closed.
func base() *store.Store {
	for _, close := range open {
		close()
	}
	bases++
	s, err := store.Open(ctx, filepath.Join(folder, strconv.Itoa(bases)+".db"), store.Options{})
	if err != nil {
		panic(err)
	}
	open = []func(){func() { _ = s.Close() }}
	return s
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// do writes in one operation.
func do(s *store.Store, f func(tx *store.Tx) error) {
	_, err := s.Do(ctx, "made", f)
	must(err)
}

// shape is one of which n of a part come to a database: first what is stored, then what is counted.
func shape(name string, n int, stored func(s *store.Store, n int), work func(s *store.Store, n int)) growth.Shape {
	return growth.Shape{Name: name, N: n, Make: func(n int) func() {
		s := base()
		if stored != nil {
			stored(s, n)
		}
		return func() { work(s, n) }
	}}
}

// propose compares drafts with the database and with each other.
func propose(s *store.Store, ds []data.Draft) []intake.Proposal {
	ps, err := intake.New(s).ProposeAll(ctx, ds, nil)
	must(err)
	return ps
}

// take takes drafts in.
func take(s *store.Store, ds []data.Draft, doc data.Document) {
	_, err := intake.New(s).SaveAll(ctx, propose(s, ds), intake.Batch{Import: data.Import{File: "people"}, Document: doc}, nil)
	must(err)
}
