package ui

import (
	"testing"

	"lanyard/ui/events"
)

func TestAddressesAreWrittenAsMailProgramsReadThem(t *testing.T) {
	as := []events.Address{{Name: "Ada Okoro", Email: "ada@archive.example"}, {Name: "Berg, Mia", Email: "mia+list@library.example"}, {Name: `Bo "B" Lee`, Email: "bo@x.example"}, {Name: "山田 太郎", Email: "taro@toshokan.example"}, {Name: "", Email: "info@x.example"}}
	want := `Ada Okoro <ada@archive.example>, "Berg, Mia" <mia+list@library.example>, "Bo \"B\" Lee" <bo@x.example>, 山田 太郎 <taro@toshokan.example>, info@x.example`
	if got := events.Mailboxes(as); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
