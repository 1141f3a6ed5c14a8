package mecard

import (
	"errors"
	"reflect"
	"testing"

	"lanyard/data"
)

func TestRead(t *testing.T) {
	for _, c := range []struct {
		claim, text string
		want        data.Contact
	}{
		{
			"the usual fields", "MECARD:N:Doe,Jane;TEL:+12025550143;EMAIL:jane@lib.example;URL:https://lib.example;NOTE:hi;BDAY:19800203;;",
			data.Contact{
				DisplayName: "Jane Doe", Family: "Doe", Given: "Jane", Phones: []data.Phone{{Value: "+12025550143"}}, Emails: []data.Email{{Value: "jane@lib.example"}},
				Links: []data.Link{{Value: "https://lib.example"}}, Note: "hi", Birthday: data.Date{Year: 1980, Month: 2, Day: 3},
			},
		},
		{
			"escapes", `MECARD:N:O\;Neil\, Jr,Sam;URL:https\://x.example;ORG:A\\B;;`,
			data.Contact{DisplayName: "Sam O;Neil, Jr", Family: "O;Neil, Jr", Given: "Sam", Links: []data.Link{{Value: "https://x.example"}}, Organisation: `A\B`},
		},
		{"a name without comma is the whole name", "mecard:N:Jane Doe;TEL:1;;", data.Contact{DisplayName: "Jane Doe", Phones: []data.Phone{{Value: "1"}}}},
		{
			"seven components of an address", "MECARD:N:J;ADR:,Floor 2,1 Main St,Springfield,,01067,Freedonia;;",
			data.Contact{DisplayName: "J", Addresses: []data.Address{{Extended: "Floor 2", Street: "1 Main St", City: "Springfield", PostalCode: "01067", Country: "Freedonia"}}},
		},
		{"an address in one piece", "MECARD:N:J;ADR:1 Main St, Springfield;;", data.Contact{DisplayName: "J", Addresses: []data.Address{{Street: "1 Main St, Springfield"}}}},
		{
			"the reading and other fields are kept", "MECARD:N:山田,太郎;SOUND:ヤマダ,タロウ;;",
			data.Contact{DisplayName: data.JoinName("", "太郎", "", "山田", ""), Family: "山田", Given: "太郎", Other: []data.Property{{Name: "X-MECARD-SOUND", Value: `ヤマダ\,タロウ`}}},
		},
		{
			"what is no field comes into the note", "MECARD:N:Doe,Jane;NOTE:see you at 5; bring cake;room 10:30; https://x.example;TEL:1;;",
			data.Contact{DisplayName: "Jane Doe", Family: "Doe", Given: "Jane", Phones: []data.Phone{{Value: "1"}}, Note: "see you at 5\nbring cake\nroom 10:30\nhttps://x.example"},
		},
		{"no end", "MECARD:N:Doe,Jane;TEL:1", data.Contact{DisplayName: "Jane Doe", Family: "Doe", Given: "Jane", Phones: []data.Phone{{Value: "1"}}}},
		{
			"BIZCARD", "BIZCARD:N:Jane;X:Doe;T:Head;C:State Library;A:1 Main St;B:1;M:2;F:3;E:j@x.example;;",
			data.Contact{
				DisplayName: "Jane Doe", Given: "Jane", Family: "Doe", Title: "Head", Organisation: "State Library", Addresses: []data.Address{{Street: "1 Main St", Label: "work"}},
				Phones: []data.Phone{{Value: "1", Label: "work"}, {Value: "2", Label: "mobile"}, {Value: "3", Label: "work fax"}}, Emails: []data.Email{{Value: "j@x.example"}},
			},
		},
	} {
		t.Run(c.claim, func(t *testing.T) {
			d, err := Read(c.text)
			if err != nil || !reflect.DeepEqual(d.Contact, c.want) {
				t.Errorf("%v\ngot  %+v\nwant %+v", err, d.Contact, c.want)
			}
		})
	}
	if _, err := Read("BEGIN:VCARD"); !errors.Is(err, errNotMECARD) {
		t.Errorf("a vCard: %v", err)
	}
}

func TestWhatIsWrittenReadsBack(t *testing.T) {
	want := data.Contact{
		DisplayName: `Jane "J" O;Neil`, Family: "O;Neil", Given: `Jane "J"`, Nickname: "J:D", Organisation: `A\B, Inc.`, Note: "one\ntwo",
		Phones: []data.Phone{{Value: "+1 202-555-0143"}, {Value: "+1 202-555-0144"}}, Emails: []data.Email{{Value: "j@x.example"}},
		Links: []data.Link{{Value: "https://x.example/?a=1;b=2"}}, Birthday: data.Date{Year: 1980, Month: 2, Day: 3},
		Addresses: []data.Address{{Street: "1 Main St, rear", City: "Springfield", PostalCode: "01067"}},
	}
	got, err := Read(Payload(&want))
	if err != nil || !reflect.DeepEqual(got.Contact, want) {
		t.Errorf("%v\ngot  %+v\nwant %+v\ntext %s", err, got.Contact, want, Payload(&want))
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`MECARD:N:Doe,Jane;TEL:1;NOTE:a\;b;;`)
	f.Add("BIZCARD:N:Jane;X:Doe;;")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Read(s)
		if err != nil {
			return
		}
		if _, err := Read(Payload(&d.Contact)); err != nil {
			t.Errorf("cannot read %q: %v", Payload(&d.Contact), err)
		}
	})
}
