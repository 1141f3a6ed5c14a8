package format

import (
	"bytes"
	"fmt"
	"testing"

	"lanyard/data"
	"lanyard/data/format/csv"
	"lanyard/data/format/table"
	"lanyard/data/format/vcard"
)

// people are n contacts as an address book has them.
func people(n int) []data.Contact {
	out := make([]data.Contact, n)
	for i := range out {
		out[i] = data.Contact{
			UID: fmt.Sprintf("uid-%d", i), DisplayName: fmt.Sprintf("Jane Müller %d", i), Given: "Jane", Family: fmt.Sprintf("Müller %d", i), Organisation: "State Library, North",
			Title: "Head of Metadata", Emails: []data.Email{{Value: fmt.Sprintf("jane%d@lib.example", i), Label: "work"}},
			Phones:    []data.Phone{{Value: "+1 202-555-0143", Label: "mobile"}},
			Addresses: []data.Address{{Label: "work", Street: "1 Main St", City: "Springfield", PostalCode: "01067", Country: "Freedonia"}},
			Topics:    []string{"metadata", "preservation"}, Note: "Met at the forum;\nwants slides.",
		}
	}
	return out
}

// BenchmarkRead reads the same 10,000 people from a vCard and from Lanyard's table.
func BenchmarkRead(b *testing.B) {
	var cards, sheet bytes.Buffer
	enc := csv.NewEncoder(&sheet, csv.Apps)
	for _, c := range people(10_000) {
		if err := vcard.Encode(&cards, c, nil); err != nil {
			b.Fatal(err)
		}
		if err := enc.Encode(table.Row{Contact: c}); err != nil {
			b.Fatal(err)
		}
	}
	if err := enc.Close(); err != nil {
		b.Fatal(err)
	}
	for name, file := range map[string][]byte{"vcard": cards.Bytes(), "csv": sheet.Bytes()} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(file)))
			b.ReportAllocs()
			for b.Loop() {
				_, seq, err := Read(bytes.NewReader(file), "people")
				if err != nil {
					b.Fatal(err)
				}
				n := 0
				for _, err := range seq {
					if err != nil {
						b.Fatal(err)
					}
					n++
				}
				if n != 10_000 {
					b.Fatalf("%d people", n)
				}
			}
		})
	}
}

// BenchmarkWrite writes 10,000 people in each form.
func BenchmarkWrite(b *testing.B) {
	all := people(10_000)
	b.Run("vcard", func(b *testing.B) {
		for b.Loop() {
			var out bytes.Buffer
			for _, c := range all {
				if err := vcard.Encode(&out, c, nil); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	for _, f := range []csv.Flavour{csv.Apps, csv.Spreadsheet, csv.Google} {
		b.Run(string(f), func(b *testing.B) {
			for b.Loop() {
				var out bytes.Buffer
				enc := csv.NewEncoder(&out, f)
				for _, c := range all {
					if err := enc.Encode(table.Row{Contact: c}); err != nil {
						b.Fatal(err)
					}
				}
				if err := enc.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
