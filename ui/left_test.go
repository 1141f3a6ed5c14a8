package ui

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/capture"
	"lanyard/ui/importing"
	"lanyard/ui/window/windowtest"
)

// gate holds back what asks the database, and counts what is asked once it is open.
type gate struct {
	asked  chan struct{} // closed when somebody has come to the gate
	open   chan struct{}
	passed atomic.Int64
}

// holdBack puts a gate before the queries of what begins from now on.
func holdBack(a *App) *gate {
	g := &gate{asked: make(chan struct{}), open: make(chan struct{})}
	var first atomic.Bool
	a.Ctx = store.Telling(a.Ctx, func(query string) {
		if strings.Contains(query, "setting") { // the main goroutine asks for the region
			return
		}
		if first.CompareAndSwap(false, true) {
			close(g.asked)
		}
		<-g.open
		g.passed.Add(1)
	})
	return g
}

// untilShown runs what the window has to do until a sheet of the title stands in front.
func untilShown(t *testing.T, a *App, title string) {
	t.Helper()
	queue := windowtest.Queue()
	deadline := time.After(30 * time.Second)
	for {
		if top := a.Top(); top != nil && strings.HasPrefix(top.Title.Text(), title) {
			return
		}
		select {
		case f := <-queue:
			f()
		case <-deadline:
			t.Fatalf("no sheet %q comes", title)
		}
	}
}

// atOnce is how many queries may still be asked once nobody waits for the answer: the one that is on its way on each core.
const atOnce = 8

// Whoever leaves ends what was read and compared for them, also before it could be shown. It is counted by what is asked of
// the database afterwards.
func TestWhatNobodyWaitsForEnds(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("Name,Email\n")
	for i := range 20_000 {
		fmt.Fprintf(&rows, "Ada%d Doe%d,a%d@x.example\n", i, i, i)
	}
	ada := data.Contact{DisplayName: "Ada Doe", Given: "Ada", Family: "Doe", Emails: []data.Email{{Value: "ada@doe.example"}}}
	for _, c := range []struct {
		claim, title string
		begin        func(a *App)
	}{
		{"the look before the review form", "Looking who it is", func(a *App) { capture.Review(a.Window, data.Draft{Contact: ada}, data.FromQR) }},
		{"a file that is read", "Reading people.csv", func(a *App) {
			importing.Files(a.Window, []importing.File{{Path: fileOf(t, "people.csv", rows.String())}})
		}},
	} {
		t.Run(c.claim, func(t *testing.T) {
			a := newScreens(t)
			write(t, a, func(tx *store.Tx) error {
				for range 3 {
					again := ada
					if err := tx.SaveContact(&again); err != nil {
						return err
					}
				}
				return nil
			})
			g := holdBack(a)
			c.begin(a)
			<-g.asked
			untilShown(t, a, c.title)
			typeKey(a, fyne.KeyEscape)
			close(g.open)
			settle(t, a)
			if len(a.Sheets) != 0 {
				t.Errorf("%q opens all the same", a.Top().Title.Text())
			}
			if n := g.passed.Load(); n > atOnce {
				t.Errorf("%d queries are asked after it was left", n)
			}
		})
	}
	t.Run("the matching of a review form", func(t *testing.T) {
		a := newScreens(t)
		capture.Review(a.Window, data.Draft{Contact: ada}, data.FromQR)
		settle(t, a)
		g := holdBack(a)
		typeInto(t, sheetOf(t, a).Body, "Name", "Ada Doe Roe")
		<-g.asked
		a.Top().Close()
		close(g.open)
		settle(t, a)
		if n := g.passed.Load(); n > atOnce {
			t.Errorf("%d queries are asked after it was left", n)
		}
	})
}
