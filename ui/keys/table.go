package keys

import "lanyard/data/say"

// What several keys of a place do.
var (
	row      = say.T("To the row above, the row below")
	rows     = say.T("A page up, a page down")
	ends     = say.T("To the beginning, the end")
	section  = say.T("To the section before, the next")
	besides  = say.T("To the room beside")
	line     = say.T("Scroll by a line")
	span     = say.T("Tick people row by row")
	spanPage = say.T("Tick a page of people")
	spanEnd  = say.T("Tick all people up to the first, the last")
	warm     = say.T("How warm it was")
	answer   = say.T("That answer; again: not that one")
	other    = say.T("Another of your cards")
	leave    = say.T("Back to the window")
	otherDay = say.T("Another day")
	moveCut  = say.T("Move what is cut out")
	press    = say.T("Press it")
	open     = say.T("See what there is to choose")
	take     = say.T("Take the day")
	tickOff  = say.T("Promise: tick it off; again: it is owed again")
	snooze   = say.T("Promise: snooze it until a day, or until an event")
	giveUp   = say.T("Promise: drop it")
	again    = say.T("Promise: owed again, when it was done, dropped or snoozed")
	editIt   = say.T("Promise: edit it")
)

// The keys of the whole window.
var (
	NewPerson  = add("Ctrl+N", Window, say.T("New person, in one line"))
	Search     = add("Ctrl+F", Window, say.T("Search"))
	Here       = add("Ctrl+E", Window, say.T("Where am I: choose the event"))
	LogContact = add("Ctrl+L", Window, say.T("Log contact: with the person shown or chosen, or all who are ticked"))
	Promise    = add("Ctrl+J", Window, say.T("Promise: to the person shown or chosen, or one to each who is ticked"))
	ToPromises = add("Ctrl+Shift+J", Window, say.T("All promises"))
	Hide       = add("Ctrl+Shift+H", Window, say.T("Hide notes, warmth and promises while a visitor looks; show them again"))
	Brief      = add("Ctrl+B", Window, say.T("Brief: of the open person, else of the event"))
	ShowCode   = add("Ctrl+K", Window, say.T("Show the code: of the open person, else mine"))
	Open       = add("Ctrl+O", Window, say.T("Read a code or a file"))
	Paste      = add("Ctrl+V", Window, say.T("Read the picture or text in the clipboard"))
	Export     = add("Ctrl+S", Window, say.T("Export what is shown; save a sheet"))
	Views      = add("Ctrl+Shift+O", Window, say.T("Views: searches that you saved"))
	Undo       = add("Ctrl+Z", Window, say.T("Undo"))
	Redo       = add("Ctrl+Y", Window, say.T("Redo"))
	Write      = add("Ctrl+M", Window, say.T("Write: to the person shown or chosen, or to all who are ticked"))
	Message    = add("Ctrl+T", Window, say.T("To the button of the message at the bottom, or of a reminder; again: to the next"))
	Doubles    = add("Ctrl+D", Window, say.T("Find duplicates"))
	ToToday    = add("Ctrl+1", Window, say.T("Today"))
	ToPeople   = add("Ctrl+2", Window, say.T("People"))
	ToEvents   = add("Ctrl+3", Window, say.T("Events"))
	ToSwap     = add("Ctrl+4", Window, say.T("Swap"))
	ToSettings = add("Ctrl+,", Window, say.T("Settings"))
	Quit       = add("Ctrl+Q", Window, say.T("Quit"))
	Help       = add("?", Window, say.T("This list"))
)

// The keys of a screen that no sheet is over.
var (
	Copy      = add("Ctrl+C", Screen, say.T("Copy the open person, or all that are ticked, as text"))
	SaveView  = add("Ctrl+Shift+S", Screen, say.T("Save the search and its filters as a view"))
	Filter    = add("Ctrl+Shift+F", Screen, say.T("Filter the list of people: search all filters"))
	TickAll   = add("Ctrl+A", Screen, say.T("Tick all people in the list"))
	TabBefore = add("Ctrl+PgUp", Screen, say.T("The tab before, the next"))
	TabAfter  = add("Ctrl+PgDn", Screen, say.T("The tab before, the next"))
	Back      = add("Alt+Left", Screen, say.T("From a person back to the event, or to Today, and the row you came from; from a list in front to what it came from"))
	ToScreen  = add("Esc", Screen, say.T("Close the message, and back to where work starts"))
)

// The keys of a sheet.
var (
	Save      = add("Ctrl+Enter", Sheet, say.T("Save it, from wherever you are in it"))
	SaveEnter = add("Enter", Sheet, say.T("Save it, where Enter does nothing else"))
	Close     = add("Esc", Sheet, say.T("Close it"))
	SaveNext  = add("Ctrl+Shift+Enter", Sheet, say.T("Save it, and go on with the next"))
	Questions = add("Alt+Q", Sheet, say.T("To the questions of the event; again: to the next, then back"))
	Session   = add("Alt+S", Sheet, say.T("Another session that runs, or none"))
	CopyText  = add("Alt+C", Sheet, say.T("Copy the letter"))
	SaveFile  = add("Alt+E", Sheet, say.T("Save the letter as a file for the mail program"))
	SkipOne   = add("Alt+N", Sheet, say.T("Skip this one, and on to the next"))
	SaySent   = add("S", Sheet, say.T("A letter that was handed over: it is sent"))
	Warm0     = add("Alt+0", Sheet, warm)
	Warm1     = add("Alt+1", Sheet, warm)
	Warm2     = add("Alt+2", Sheet, warm)
	Warm3     = add("Alt+3", Sheet, warm)
)

// The keys of a page that scrolls.
var (
	ScrollUp     = add("Up", Page, line)
	ScrollDown   = add("Down", Page, line)
	PageUp       = add("PgUp", Page, rows)
	PageDown     = add("PgDn", Page, rows)
	ScrollTop    = add("Home", Page, ends)
	ScrollBottom = add("End", Page, ends)
)

// The keys of a list.
var (
	RowUp        = add("Up", List, row)
	RowDown      = add("Down", List, row)
	RowsUp       = add("PgUp", List, rows)
	RowsDown     = add("PgDn", List, rows)
	FirstRow     = add("Home", List, ends)
	LastRow      = add("End", List, ends)
	Tick         = add("Space", List, say.T("Tick one person; in another list what Enter does"))
	SpanUp       = add("Shift+Up", List, span)
	SpanDown     = add("Shift+Down", List, span)
	SpanPageUp   = add("Shift+PgUp", List, spanPage)
	SpanPageDown = add("Shift+PgDn", List, spanPage)
	SpanFirst    = add("Shift+Home", List, spanEnd)
	SpanLast     = add("Shift+End", List, spanEnd)
	Edit         = add("Enter", List, say.T("Edit who is chosen, open or take what is"))
	Trash        = add("Delete", List, say.T("Move to the trash"))
	LeaveList    = add("Esc", List, say.T("Back"))
	Name         = add(AnyLetter, People, say.T("Go to the name you type"))
)

// The keys of Today.
var (
	TodayUp     = add("Up", Today, row)
	TodayDown   = add("Down", Today, row)
	TodayBefore = add("Left", Today, section)
	TodayAfter  = add("Right", Today, section)
	TodayFirst  = add("Home", Today, ends)
	TodayLast   = add("End", Today, ends)
	TodayMet    = add("M", Today, say.T("Met now"))
	TodayKept   = add("K", Today, say.T("Appointment: kept"))
	TodayMissed = add("N", Today, say.T("Appointment: it did not take place"))
	TodayGo     = add("G", Today, say.T("Session: I go there, or not; somebody: an appointment"))
	TodayWanted = add("W", Today, say.T("Want to meet, or not"))
	TodayCool   = add("1", Today, warm)
	TodayWarm   = add("2", Today, warm)
	TodayHot    = add("3", Today, warm)
	TodayLog    = add("L", Today, say.T("Log contact"))
	TodayWrite  = add("R", Today, say.T("Write a letter"))
	TodayOwe    = add("J", Today, say.T("Promise; with somebody still to meet: what you want from them"))
	TodayLater  = add("B", Today, say.T("Somebody to be in touch with: later, pause, or not any more"))
	TodayDrop   = add("Delete", Today, say.T("Discard a card that came in"))
	TodayDone   = add("D", Today, say.T("Promise: tick it off; again: it is owed again; somebody: write a letter"))
	TodaySnooze = add("S", Today, snooze)
	TodayGiveUp = add("X", Today, giveUp)
	TodayAgain  = add("A", Today, again)
	TodayEdit   = add("E", Today, editIt)
)

// The keys of the list of all promises. They act on all that are chosen, else on the row.
var (
	PromiseDone   = add("D", Promises, tickOff)
	PromiseSnooze = add("S", Promises, snooze)
	PromiseDrop   = add("X", Promises, giveUp)
	PromiseAgain  = add("A", Promises, again)
	PromiseEdit   = add("E", Promises, editIt)
	PromiseSearch = add("/", Promises, say.T("Search within the list"))
)

// The keys of who is open after an event.
var (
	FollowWrite   = add("W", FollowUp, say.T("Write a letter"))
	FollowSent    = add("S", FollowUp, say.T("The letter that you wrote is sent"))
	FollowPromise = add("P", FollowUp, say.T("Add a promise"))
	FollowTick    = add("K", FollowUp, tickOff)
	FollowSnooze  = add("Z", FollowUp, snooze)
	FollowDone    = add("D", FollowUp, say.T("Done with them"))
	FollowCarry   = add("C", FollowUp, say.T("Wanted but not met: carry over to another event"))
	FollowReview  = add("E", FollowUp, say.T("Evening review"))
	FollowDrop    = add("X", FollowUp, say.T("Wanted but not met: not wanted any more"))
)

// The keys of the evening review. A digit or letter types where text is typed.
var (
	ReviewNext   = add("Enter", Review, say.T("Keep it, and to the next person"))
	ReviewLine   = add("Shift+Enter", Review, say.T("A new line"))
	ReviewBefore = add("PgUp", Review, say.T("The person before, the next"))
	ReviewAfter  = add("PgDn", Review, say.T("The person before, the next"))
	Review0      = add("0", Review, warm)
	Review1      = add("1", Review, warm)
	Review2      = add("2", Review, warm)
	Review3      = add("3", Review, warm)
)

// The keys of closing an event.
var (
	CloseNext   = add("Enter", Closing, say.T("To the next person; at the end close the event"))
	CloseLine   = add("Shift+Enter", Closing, say.T("A new line"))
	CloseBefore = add("PgUp", Closing, say.T("The person before, the next"))
	CloseAfter  = add("PgDn", Closing, say.T("The person before, the next"))
	CloseDone   = add("D", Closing, say.T("Done with them"))
	CloseStays  = add("K", Closing, say.T("Keep as it is"))
	CloseCarry  = add("C", Closing, say.T("Wanted but not met: carry over to another event"))
	CloseDrop   = add("X", Closing, say.T("Wanted but not met: not wanted any more"))
	CloseWrite  = add("W", Closing, say.T("Write a letter"))
	CloseNote   = add("N", Closing, say.T("To the note"))
)

// The keys of an event's list of people. They act on all who are ticked, else on the row.
var (
	WantToMeet = add("W", Guests, say.T("Want to meet; again: not any more"))
	MetNow     = add("M", Guests, say.T("Met now; of an event that is not going on: on the day you say"))
	WantFrom   = add("J", Guests, say.T("What you want from them"))
	MeetAt     = add("G", Guests, say.T("An appointment with them"))
	OffList    = add("X", Guests, say.T("Off the list, never out of your contacts"))
	OffListDel = add("Delete", Guests, say.T("Off the list, never out of your contacts"))
	SamePerson = add("S", Guests, say.T("Of a possible acquaintance: the same person"))
	NotThem    = add("N", Guests, say.T("Of a possible acquaintance: not the same person"))
	SearchList = add("/", Guests, say.T("Search within the list"))
)

// The keys of the list of whom one should meet.
var WhomWant = add("W", Whom, say.T("Want to meet; again: not any more"))

// The keys of a programme. What moves in a list moves in it too.
var (
	RoomBefore  = add("Left", Programme, besides)
	RoomAfter   = add("Right", Programme, besides)
	GoThere     = add("G", Programme, say.T("You go there; again: not any more"))
	WantSpeaker = add("W", Programme, say.T("Want to meet a speaker"))
	OpenSpeaker = add("O", Programme, say.T("Open a speaker who is a contact"))
	NewSession  = add("N", Programme, say.T("New session"))
)

// The keys of Duplicates.
var (
	Merge    = add("M", Duplicates, say.T("Merge"))
	NotSame  = add("N", Duplicates, say.T("Not the same person"))
	Skip     = add("S", Duplicates, say.T("Skip"))
	MergeAll = add("A", Duplicates, say.T("Merge all that are sure"))
)

// The keys of Swap.
var (
	Fill         = add("F", Swap, say.T("Full screen"))
	Camera       = add("C", Swap, say.T("Read a code with the camera"))
	SwapPage     = add("P", Swap, say.T("A page that phones open; again: the card's own code"))
	CardBefore   = add("Left", Swap, other)
	CardAfter    = add("Right", Swap, other)
	LookOver     = add("Enter", Swap, say.T("With that page: look over the card that came in last"))
	CameraOff    = add("Esc", Swap, say.T("Turn the camera off"))
	LeaveLooking = add("Enter", FullScreen, say.T("Back to the window, and look over the card that came in last"))
	LeaveFull    = add("Esc", FullScreen, leave)
	LeaveSpace   = add("Space", FullScreen, leave)
	LeaveBack    = add("Backspace", FullScreen, leave)
	LeaveF11     = add("F11", FullScreen, leave)
	LeaveF       = add("F", FullScreen, leave)
	FullBefore   = add("Left", FullScreen, other)
	FullAfter    = add("Right", FullScreen, other)
)

// The keys of what is filled in.
var (
	Icons     = add("Alt+Down", Field, say.T("What the icons beside it do; in a field for a day the calendar"))
	ToList    = add("Down", Field, say.T("From a search to its list"))
	LeaveText = add("Esc", Field, say.T("Leave a search; else what Esc does around it"))

	DayBefore   = add("Left", Calendar, otherDay)
	DayAfter    = add("Right", Calendar, otherDay)
	WeekBefore  = add("Up", Calendar, otherDay)
	WeekAfter   = add("Down", Calendar, otherDay)
	WeekStart   = add("Home", Calendar, otherDay)
	WeekEnd     = add("End", Calendar, otherDay)
	MonthBefore = add("PgUp", Calendar, say.T("The month before"))
	MonthAfter  = add("PgDn", Calendar, say.T("The next month"))
	YearBefore  = add("Ctrl+PgUp", Calendar, say.T("The year before"))
	YearAfter   = add("Ctrl+PgDn", Calendar, say.T("The next year"))
	TakeDay     = add("Enter", Calendar, take)
	TakeSpace   = add("Space", Calendar, take)
	NoDay       = add("Esc", Calendar, say.T("Close it"))

	CutLeft   = add("Left", Photo, moveCut)
	CutRight  = add("Right", Photo, moveCut)
	CutUp     = add("Up", Photo, moveCut)
	CutDown   = add("Down", Photo, moveCut)
	CutCloser = add("+", Photo, say.T("Closer"))
	CutWider  = add("-", Photo, say.T("Wider"))
	CutAll    = add("0", Photo, say.T("All of it"))
)

// The keys of what is pressed and chosen.
var (
	Press      = add("Enter", Button, press)
	PressSpace = add("Space", Button, press)

	Choose      = add("Space", Choice, open)
	ChooseUp    = add("Up", Choice, say.T("The one before"))
	ChooseLeft  = add("Left", Choice, say.T("The one before"))
	ChooseDown  = add("Down", Choice, say.T("The next"))
	ChooseRight = add("Right", Choice, say.T("The next"))
)

// The keys of a question.
var (
	Answer1        = add("1", Question, answer)
	Answer2        = add("2", Question, answer)
	Answer3        = add("3", Question, answer)
	Answer4        = add("4", Question, answer)
	Answer5        = add("5", Question, answer)
	Answer6        = add("6", Question, answer)
	Answer7        = add("7", Question, answer)
	Answer8        = add("8", Question, answer)
	Answer9        = add("9", Question, answer)
	TakeChoice     = add("Space", Question, say.T("The answer that is marked"))
	ChoiceBefore   = add("Left", Question, say.T("Mark the one before"))
	ChoiceAfter    = add("Right", Question, say.T("Mark the next"))
	QuestionAbove  = add("Up", Question, say.T("The question above"))
	QuestionBelow  = add("Down", Question, say.T("The question below"))
	LeaveQuestions = add("Esc", Question, say.T("Back to where you typed"))
)

// The keys of the ways of contact, beside those of a question that go from one to the next.
var (
	MediumFace    = add("F", Media, say.T("Face to face"))
	MediumCall    = add("C", Media, say.T("Call"))
	MediumVideo   = add("V", Media, say.T("Video call"))
	MediumMail    = add("M", Media, say.T("E-mail"))
	MediumMessage = add("S", Media, say.T("Message"))
	MediumLetter  = add("L", Media, say.T("Letter"))
	MediumOther   = add("O", Media, say.T("Another way"))
)

// The keys of a window that could not open its file.
var (
	TryAgain = add("Enter", Failure, say.T("Try again"))
	GiveUp   = add("Esc", Failure, say.T("Quit"))
)
