package table

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"lanyard/data"
)

// sheet is a table with what is read from it: people, and what is said.
type sheet struct {
	name, text string
	want, said []string
}

func checkSheets(t *testing.T, sheets []sheet) {
	t.Helper()
	for _, s := range sheets {
		t.Run(s.name, func(t *testing.T) {
			people, said := readSheet(t, s.text)
			if !slices.Equal(people, s.want) {
				t.Errorf("people\n got %q\nwant %q", people, s.want)
			}
			if !slices.Equal(said, s.said) {
				t.Errorf("said\n got %q\nwant %q", said, s.said)
			}
		})
	}
}

// readSheet reads a table whose cells are parted by commas: each person in a line, then what is said.
func readSheet(t *testing.T, text string) (people, said []string) {
	t.Helper()
	text = strings.ReplaceAll(text, ",", "|")
	p := Propose(rows(text))
	for d, err := range p.Settle().Drafts(rows(text)) {
		var row *data.RowError
		switch {
		case errors.As(err, &row):
			said = append(said, row.Error())
		case err != nil:
			said = append(said, err.Error())
		default:
			people = append(people, inWords(&d.Contact))
		}
	}
	return people, said
}

// inWords writes what a contact says, each value after what it is.
func inWords(c *data.Contact) string {
	w := c.Name()
	add := func(name, v string) {
		if v != "" {
			w += " " + name + "=" + v
		}
	}
	if c.Given+c.Family != "" {
		add("parts", c.Given+"|"+c.Additional+"|"+c.Family)
	}
	add("org", c.Organisation)
	add("dept", c.Department)
	add("title", c.Title)
	add("prefix", c.Prefix)
	for _, e := range c.Emails {
		add("mail", e.Value)
	}
	for _, p := range c.Phones {
		add("tel", p.Value)
		add("kind", p.Label)
	}
	for _, l := range c.Links {
		add("link", fmt.Sprintf("%s(%s)", l.Value, l.Label))
	}
	for _, a := range c.Addresses {
		add("at", strings.Join(a.Lines(), "/"))
	}
	add("topics", strings.Join(c.Topics, ";"))
	add("note", c.Note)
	for _, p := range c.Other {
		add(p.Label(), p.Text())
	}
	return w
}

func TestPeopleSideBySideKeepTheirOwn(t *testing.T) {
	checkSheets(t, []sheet{
		{"two lists with a gap", "Name,Email,,Name,Email\nLi One,li@one.example,,Mo Two,mo@two.example\nNo Three,no@three.example,,,\n", []string{"Li One mail=li@one.example", "Mo Two mail=mo@two.example", "No Three mail=no@three.example"}, nil},
		{"three lists without a gap", "Name,Firma,E-Mail,Name,Firma,E-Mail,Name,Firma,E-Mail\nAnn L,L AG,ann@l.example,Bob R,R AG,bob@r.example,Cy S,,cy@s.example\n", []string{"Ann L org=L AG mail=ann@l.example", "Bob R org=R AG mail=bob@r.example", "Cy S mail=cy@s.example"}, nil},
		{"numbered rows", "Nr.,Vorname,Nachname,Telefon,Nr.,Vorname,Nachname,Telefon\n1,Ann,Lund,030 5550101,2,Bo,Falk,030 5550102\n", []string{"Ann Lund parts=Ann||Lund tel=030 5550101 Nr.=1", "Bo Falk parts=Bo||Falk tel=030 5550102 Nr.=2"}, nil},
		{"an address without a name stays with nobody else", "Name,Email,,Name,Email\nLi One,li@one.example,,,mo@two.example\n", []string{"Li One mail=li@one.example", "mo@two.example mail=mo@two.example"}, nil},
		{"a column for all", "Company,Name,Email,Name,Email\nLund AS,Li One,li@one.example,Mo Two,mo@two.example\n", []string{"Li One org=Lund AS mail=li@one.example", "Mo Two org=Lund AS mail=mo@two.example"}, nil},
		{"lists of other columns", "Name,Email,,Name,Phone\nLi One,li@one.example,,Mo Two,030 5550101\n", []string{"Li One mail=li@one.example", "Mo Two tel=030 5550101"}, nil},
		{"guests", "Registrant Name,Registrant Email,Guest 1 Name,Guest 1 Email,Guest 2 Name,Guest 2 Email\nRita Reg,rita@reg.example,Gus One,gus@one.example,,\n", []string{"Rita Reg mail=rita@reg.example", "Gus One mail=gus@one.example note=Guest of Rita Reg"}, nil},
		{"guests of one name column", "Name,E-Mail,Begleitperson Name,Begleitperson E-Mail\nRita Reg,rita@reg.example,Gus One,gus@one.example\n", []string{"Rita Reg mail=rita@reg.example Begleitperson Name=Gus One Begleitperson E-Mail=gus@one.example"}, nil},
		{"names in two columns", "First Name,Last Name,Email,Guest 1 First Name,Guest 1 Last Name,Guest 1 Email\nRita,Reg,rita@reg.example,Gus,One,gus@one.example\n", []string{"Rita Reg parts=Rita||Reg mail=rita@reg.example", "Gus One parts=Gus||One mail=gus@one.example note=Guest of Rita Reg"}, nil},
		{"participants are nobody's guests", "Participant 1 Name,Participant 1 Email,Participant 2 Name,Participant 2 Email\nAnn Lund,ann@lund.example,Bo Falk,bo@falk.example\n", []string{"Ann Lund mail=ann@lund.example", "Bo Falk mail=bo@falk.example"}, nil},
		{"numbers alone", "Team,Name 1,Email 1,Name 2,Email 2\nBlue,Ann Lund,ann@lund.example,Bo Falk,bo@falk.example\n", []string{"Ann Lund mail=ann@lund.example Team=Blue", "Bo Falk mail=bo@falk.example Team=Blue"}, nil},
		{"two lines of a name are one person", "Name 1,Name 2,Telefon 1,Telefon 2\nLund AS,Vertrieb,030 5550101,030 5550102\n", []string{"Lund AS tel=030 5550101 tel=030 5550102 Name 2=Vertrieb"}, nil},
		{"a part of a name alone makes nobody", "First Name,Last Name,Email,Mum's first name,Last Name,Mum-email\nSue,Lund,sue@lund.example,Ann,Falk,ann@falk.example\n", []string{"Sue Lund parts=Sue||Lund mail=sue@lund.example Mum's first name=Ann Last Name=Falk Mum-email=ann@falk.example"}, nil},
		{"a second e-mail is the same person's", "Name,E-mail 1,E-mail 2\nAnn Lund,ann@lund.example,ann@home.example\n", []string{"Ann Lund mail=ann@lund.example mail=ann@home.example"}, nil},
		{"who pays is no guest's host", "Buyer Name,Buyer Email,Guest Name,Guest Email\nPat Pay,pat@pay.example,Ann Lund,ann@lund.example\n", []string{"Ann Lund mail=ann@lund.example Buyer Name=Pat Pay Buyer Email=pat@pay.example"}, nil},
		{"a table on its side", "Name,Ann Lund,Bo Falk\nEmail,ann@lund.example,bo@falk.example\nPhone,030 5550101,\n", []string{"Ann Lund mail=ann@lund.example tel=030 5550101", "Bo Falk mail=bo@falk.example"}, nil},
		{"a table on its side, in German", "Vorname,Ann,Bo\nNachname,Lund,Falk\nFirma,Lund AS,\nE-Mail,ann@lund.example,bo@falk.example\n", []string{"Ann Lund parts=Ann||Lund org=Lund AS mail=ann@lund.example", "Bo Falk parts=Bo||Falk mail=bo@falk.example"}, nil},
	})
}
