package intake_test

import (
	"runtime"
	"strconv"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/intake"
)

// pastedKinds are what pasted texts are made of, over and over.
var pastedKinds = []string{
	"a", "A", "ab ", "Ab Cd ", "a@", "@", "a@b.example ", "a@b.example,", "Jo Lim <a@b.example>, ", "<", "<>", ">", "(", ")", "()", "[", "\"", "'", "\\", ",", ";", ":", "=",
	"\t", "\n", "\r\n", " ", "1", "+49 30 ", "12.8.2026 ", "2026-08-12\n", "#", "#topic ", "!", "!send tomorrow ", "-", "_", "http://", "https://a.example/b ", "www.", "&amp;", "%41",
	"=C3=BC", "\u0301", "\u202e", "山", "🎈", "BEGIN:VCARD\n", "MECARD:N:", "{", "{\"a\":", "[{", "Name,E-mail\n", "a;b;c\n", "dn: cn=a\n", "NOTE;", "TEL;TYPE=", "e.g. ", "Dr. ", "Ltd. ", "| a |",
}

// TestAttackPasted pastes texts of 20,000 letters of each kind, and of each between a name and an address. Each is read, and twice as
// much takes little more than twice the memory.
func TestAttackPasted(t *testing.T) {
	if testing.Short() {
		t.Skip("under the race detector regular expressions take memory of their own")
	}
	read := func(text string) (asked uint64) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, drafts := format.ReadText(t.Context(), text)
		for i := range drafts {
			drafts[i].Contact.Normalise("DE")
		}
		intake.ReadLine(text, data.Date{Year: 2026, Month: 8, Day: 12}, "DE")
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	read("Jo Lim a@b.example") // what is made once for all
	const letters = 20_000
	for _, kind := range pastedKinds {
		for _, ends := range [][2]string{{"", ""}, {"Jo Lim\n", "\na@b.example"}} {
			many := func(n int) string { return ends[0] + strings.Repeat(kind, n/len(kind)+1) + ends[1] }
			once, twice := read(many(letters)), read(many(2*letters))
			if twice > 64<<20 || twice > 16<<20 && twice > 3*once {
				t.Errorf("%q: %d letters take %d kB, %d take %d kB", ends[0]+kind, letters, once>>10, 2*letters, twice>>10)
			}
		}
	}
	t.Attr("tries", strconv.Itoa(2*len(pastedKinds)))
}
