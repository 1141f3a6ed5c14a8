package store

import (
	"bytes"
	"os"
	"testing"
	"time"

	"lanyard/data"
)

// letterWorld is an event that is over, two people who were met there, a promise to one of them and an introduction of both.
type letterWorld struct {
	*Store
	ana, bo *data.Contact
	event   data.Event
	promise data.Promise
	letter  data.Letter
}

func openLetters(t *testing.T) *letterWorld {
	t.Helper()
	w := &letterWorld{Store: openTest(t), ana: person("Ana", "Lima"), bo: person("Bo", "Lund")}
	save(t, w.Store, w.ana, w.bo)
	before := w.Now().AddDate(0, 0, -10)
	w.event = data.Event{Name: "Fair", Start: before, End: before.AddDate(0, 0, 2)}
	do(t, w.Store, func(tx *Tx) error {
		if err := tx.SaveEvent(&w.event); err != nil {
			return err
		}
		for _, c := range []*data.Contact{w.ana, w.bo} {
			if err := tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: w.event.ID, At: before.Add(time.Hour)}); err != nil {
				return err
			}
		}
		w.promise = data.Promise{ContactID: w.ana.ID, By: data.ByMe, Text: "the slides"}
		if err := tx.SavePromise(&w.promise); err != nil {
			return err
		}
		w.letter = data.Letter{
			ContactID: w.ana.ID, WithID: w.bo.ID, EventID: w.event.ID, PromiseID: w.promise.ID,
			Template: "Introduction", Subject: "Ana and Bo", Body: "You should talk", Opened: w.Now(),
		}
		return tx.SaveLetter(&w.letter)
	})
	return w
}

// mailed counts the encounters by mail with each of the two.
func (w *letterWorld) mailed(t *testing.T) (n [2]int) {
	t.Helper()
	for i, c := range []*data.Contact{w.ana, w.bo} {
		es, err := w.Encounters(t.Context(), c.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range es {
			if e.Medium == data.ByMail {
				n[i]++
				if e.EventID != 0 || !e.Trashed.IsZero() {
					t.Errorf("the contact by mail is %+v", e)
				}
			}
		}
	}
	return n
}

// expect compares what the letter has done.
func (w *letterWorld) expect(t *testing.T, step string, mailed [2]int, kept bool, followed int) {
	t.Helper()
	if got := w.mailed(t); got != mailed {
		t.Errorf("%s: contacts by mail %v, want %v", step, got, mailed)
	}
	p, err := w.Promise(t.Context(), w.promise.ID)
	if err != nil || !p.Done.IsZero() != kept {
		t.Errorf("%s: the promise %+v, %v; want it kept: %v", step, p, err, kept)
	}
	r, err := w.Report(t.Context(), w.event.ID)
	if err != nil || r.FollowedUp != followed || r.Met != 2 {
		t.Errorf("%s: the report has %d followed up of %d met, %v; want %d of 2", step, r.FollowedUp, r.Met, err, followed)
	}
}

func TestOpeningALetterIsNotSendingIt(t *testing.T) {
	w := openLetters(t)
	w.expect(t, "opened", [2]int{}, false, 0)
	ls, err := w.LettersTo(t.Context(), []int64{w.ana.ID, w.bo.ID})
	if err != nil || len(ls[w.ana.ID]) != 1 || len(ls[w.bo.ID]) != 1 || !ls[w.bo.ID][0].Waiting() {
		t.Errorf("letters of both: %+v, %v", ls, err)
	}
}

func TestALetterThatIsSentCountsAsContact(t *testing.T) {
	w := openLetters(t)
	send := func() Op { return do(t, w.Store, func(tx *Tx) error { return tx.SendLetter(w.letter.ID) }) }
	send()
	w.expect(t, "sent", [2]int{1, 1}, true, 2)
	if op := send(); op.Seq != 0 {
		t.Error("sending it again was an operation")
	}
	w.expect(t, "sent twice", [2]int{1, 1}, true, 2)
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.expect(t, "undone at once", [2]int{}, false, 0)
	if _, err := w.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.expect(t, "redone", [2]int{1, 1}, true, 2)
	do(t, w.Store, func(tx *Tx) error { return tx.UnsendLetter(w.letter.ID) })
	w.expect(t, "not sent after all", [2]int{}, false, 0)
	send()
	w.expect(t, "sent at last", [2]int{1, 1}, true, 2)
}

func TestAPromiseThatWasKeptBeforeStaysKept(t *testing.T) {
	w := openLetters(t)
	done := w.Now()
	w.promise.Done = done
	do(t, w.Store, func(tx *Tx) error { return tx.SavePromise(&w.promise) })
	do(t, w.Store, func(tx *Tx) error { return tx.SendLetter(w.letter.ID) })
	do(t, w.Store, func(tx *Tx) error { return tx.UnsendLetter(w.letter.ID) })
	if p, err := w.Promise(t.Context(), w.promise.ID); err != nil || !p.Done.Equal(w.promise.Done) {
		t.Errorf("it is %+v, %v", p, err)
	}
}

func TestTheContactOfALetterGoesToTheTrashWithIt(t *testing.T) {
	w := openLetters(t)
	do(t, w.Store, func(tx *Tx) error { return tx.SendLetter(w.letter.ID) })
	do(t, w.Store, func(tx *Tx) error { return tx.Trash(Letters, w.letter.ID) })
	w.expect(t, "trashed", [2]int{}, true, 1) // the promise was kept all the same
	do(t, w.Store, func(tx *Tx) error { return tx.Restore(Letters, w.letter.ID) })
	w.expect(t, "restored", [2]int{1, 1}, true, 2)

	l, err := w.Letter(t.Context(), w.letter.ID)
	if err != nil {
		t.Fatal(err)
	}
	do(t, w.Store, func(tx *Tx) error { return tx.Trash(Encounters, l.WithEncounterID) })
	do(t, w.Store, func(tx *Tx) error { return tx.Trash(Letters, l.ID) })
	do(t, w.Store, func(tx *Tx) error { return tx.Restore(Letters, l.ID) })
	w.expect(t, "restored without the contact that was thrown away before", [2]int{1, 0}, true, 1)
}

func TestALetterGoesWithEitherOfTheTwoPeople(t *testing.T) {
	for i, name := range []string{"to whom it is", "who is introduced"} {
		t.Run(name, func(t *testing.T) {
			w := openLetters(t)
			do(t, w.Store, func(tx *Tx) error { return tx.SendLetter(w.letter.ID) })
			gone := []*data.Contact{w.ana, w.bo}[i]
			if _, err := w.Erase(t.Context(), gone.ID); err != nil {
				t.Fatal(err)
			}
			if _, err := w.Letter(t.Context(), w.letter.ID); err == nil {
				t.Error("the letter is still there")
			}
			want := [2]int{1, 1}
			want[i] = 0
			if got := w.mailed(t); got != want {
				t.Errorf("contacts by mail %v, want %v", got, want)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			file, err := os.ReadFile(w.Path())
			if err != nil || bytes.Contains(file, []byte("You should talk")) || bytes.Contains(file, []byte("Ana and Bo")) {
				t.Errorf("its words are in the file, %v", err)
			}
		})
	}
}
