package window

import "sync"

// Workers counts the goroutines that work for the window. Unlike a sync.WaitGroup it may be waited
// for again and again while new work begins. The zero value is ready.
type Workers struct {
	mu   sync.Mutex
	n    int
	none chan struct{} // closed when n falls to 0; nil while nobody waits
}

// begin counts one more.
func (w *Workers) begin() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.n++
}

// end counts one less.
func (w *Workers) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.n--; w.n == 0 && w.none != nil {
		close(w.none)
		w.none = nil
	}
}

// Wait returns when nobody works.
func (w *Workers) Wait() { <-w.Idle() }

// Idle is closed when nobody works.
func (w *Workers) Idle() <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.none == nil {
		w.none = make(chan struct{})
		if w.n == 0 {
			c := w.none
			w.none = nil
			close(c)
			return c
		}
	}
	return w.none
}
