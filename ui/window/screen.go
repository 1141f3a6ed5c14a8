package window

import (
	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/keys"
)

// Screen says what a screen is: its place in the rail and how it is made. The program has one list of them,
// from which the rail, the keys, reading again, opening and leaving a file follow.
type Screen struct {
	Key    string    // as it is kept in the settings, and as Places.Open takes it
	Label  say.Text  // in the rail
	Icon   string    // in the rail
	Bottom bool      // at the lower end of the rail
	Open   *keys.Key // goes to it from everywhere
	Under  string    // the key of the screen from which it is reached, where it has no place in the rail
	New    func(*Window) Page
}

// Page is a screen over an open store. Some can do more: see Keyed, Lettered and the others below.
type Page interface {
	// Content is built once.
	Content() fyne.CanvasObject
	// Reload reads again what the screen shows; changed nil means everything.
	Reload(changed store.Changed)
	// Focus puts the keyboard focus where work starts.
	Focus()
}

// What the screen that is shown may do besides.
type (
	// Keyed takes keys that no focused widget uses, and reports whether it did.
	Keyed interface{ Key(e *fyne.KeyEvent) bool }
	// Lettered takes letters that no focused widget uses.
	Lettered interface{ Rune(r rune) }
	// Copier puts what is chosen into the clipboard.
	Copier interface{ Copy() }
	// Paster takes what is in the clipboard where that means something to it; else other runs.
	Paster interface{ Paste(other func()) }
	// Ticker ticks all rows.
	Ticker interface{ TickAll() }
	// Exporter exports what is shown, and reports false where that is nothing of its own.
	Exporter interface{ Export() bool }
	// Filtered has a list of people that is filtered, and lets all filters be searched.
	Filtered interface{ Filter() }
	// Searcher has a search of its own, and gives it the keys; it reports false when it has them already or there is none now.
	Searcher interface{ ToSearch() bool }
	// Viewed shows saved searches: one of them is chosen, or what is shown becomes one.
	Viewed interface {
		ChooseView()
		SaveView()
	}
	// OfPerson shows one person; 0 for nobody.
	OfPerson interface{ Selected() int64 }
	// OfPeople has people whom a key of the window is for: those who are ticked, else the one shown or chosen; none for nobody.
	OfPeople interface{ Whom() []int64 }
	// OfEvent shows one event; 0 for none.
	OfEvent interface{ OpenEvent() int64 }
	// Uncoverer is told when the last sheet before it has gone.
	Uncoverer interface{ Uncovered() }
	// Leaver is told when another screen is opened.
	Leaver interface{ Left() }
	// Tabbed has tabs: step is 1 for the next, -1 for the one before.
	Tabbed interface{ Turn(step int) }
	// Returner is told when the user comes back from a person that the screen sent them to: the keys go to where they were.
	Returner interface{ Returned() }
	// SecondEnter means something by an Enter that comes right after one that saved a sheet.
	SecondEnter interface{ TakesSecondEnter() }
	// Stayer may have a reason to ask before the program ends. AskQuit asks, and calls quit when the user means it.
	Stayer interface {
		LeavesSomebody() bool
		AskQuit(quit func()) *Sheet
	}
	// Presenter is told when a code is shown over the whole screen.
	Presenter interface{ Presented() }
	// Footed has a row of buttons at its lower end that a message must leave free; nil for none.
	Footed interface{ Foot() fyne.CanvasObject }
)

// Places is how one screen sends the user to another, and how it asks what only the whole program knows.
// All are set while a store is open.
type Places struct {
	Person         func(id int64)
	People         func(q data.Query) // those that a query finds
	Event          func(id int64)
	Programme      func(id int64)
	IntoEvent      func()                       // gives the keys to the tab of the event that is opened, once it is read
	Open           func(key string)             // a screen
	Back           func() bool                  // to the screen that sent the user to a person; false where none did
	BackTo         func() string                // that screen as the user knows it; "" for none
	Shown          func() (key string, p Page)  // the screen that is shown; nil before the first is
	Promise        func()                       // makes a promise to whom the screen shows; it asks where that is nobody
	Search         func(text string)            // writes into the search box, and finds
	Narrowed       func(to func(q *data.Query)) // shows People with one condition
	Searched       func() string                // what is in the search box
	ToSearch       func()                       // gives the search box the focus
	Quit           func()
	Keys           func()                               // shows the list of all keys
	OwnCodes       func() []string                      // the texts of the codes that this window shows
	Restore        func(path string, b store.Backup)    // puts a backup in the place of a database, and opens it
	ChangeTo       func(path string)                    // leaves the file for another one
	WayOut         func(error) (text string, do func()) // what the program can do about an error
	Waiting        func() string                        // says what came from outside and waits; "" for nothing
	GoOn           func()                               // opens what waits, behind what was just looked through
	Presented      func()                               // a code is shown over the whole screen
	BackupsChanged func()
	Uncovered      func() // the last sheet has gone
	Hidden         func() // what is private is hidden, or shown again
}
