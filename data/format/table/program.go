package table

import (
	"lanyard/data/format/field"
)

// signatures are headers that only one program writes; the first entry with all its headers in the table names
// the program.
var signatures = []struct {
	program string
	headers []string
}{
	{"lanyard", []string{"Met at", "Encounter note"}},
	{"lanyard", []string{"E-mail 1", "E-mail 1 label"}},
	{"google", []string{"E-mail 1 - Value"}},
	{"google", []string{"Phone 1 - Value"}},
	{"google", []string{"Group Membership", "Given Name"}},
	{"google", []string{"File As", "Phonetic First Name"}},
	{"thunderbird", []string{"Primary Email", "Secondary Email"}},
	{"thunderbird", []string{"Primäre E-Mail-Adresse"}},
	{"thunderbird", []string{"Primary Email", "Display Name"}},
	{"linkedin", []string{"Connected On"}},
	{"linkedin", []string{"Verbunden am"}},
	{"linkedin", []string{"Connecté le"}},
	{"linkedin", []string{"Conectado el"}},
	{"yahoo", []string{"Messenger ID1"}},
	{"yahoo", []string{"Yahoo! Phone"}},
	{"luma", []string{"api_id", "approval_status"}},
	{"luma", []string{"api_id", "name"}},
	{"eventbrite", []string{"Order #", "Attendee #"}},
	{"eventbrite", []string{"Order #", "Attendee Status"}},
	{"meetup", []string{"URL of Member Profile"}},
	{"pretix", []string{"Order code", "Attendee name"}},
	{"whova", []string{"Affiliation", "Ticket Type", "Order ID"}},
	{"hubspot", []string{"Record ID", "Lifecycle Stage"}},
	{"hubspot", []string{"Record ID", "First Name", "Email"}},
	{"hubspot", []string{"Mobile phone number", "LinkedIn URL", "Company name"}},
	{"salesforce", []string{"MailingStreet"}},
	{"salesforce", []string{"AccountName"}},
	{"salesforce", []string{"Account Name", "Mailing Street"}},
	{"outlook", []string{"E-mail 2 Address"}},
	{"outlook", []string{"E-Mail 2: Adresse"}},
	{"outlook", []string{"Elektronik Posta 2 Adres"}},
	{"outlook", []string{"電子メール 2 アドレス"}},
	{"outlook", []string{"Adresse de messagerie 2"}},
	{"outlook", []string{"Dirección de correo electrónico 2"}},
	{"outlook", []string{"Indirizzo posta elettronica 2"}},
	{"outlook", []string{"E-mailadres 2"}},
	{"outlook", []string{"Adres e-mail 2"}},
	{"outlook", []string{"Адрес 2 эл. почты"}},
	{"windowslivemail", []string{"Business Web Page", "Office Location", "Home Fax"}},
	{"outlook", []string{"E-mail Address", "Business Phone"}},
	{"outlook", []string{"Company Main Phone"}},
}

// program names the program that wrote the table, "" if it is unknown.
func program(cols []Column) string {
	have := map[string]bool{}
	for _, c := range cols {
		have[field.Key(c.Header)] = true
	}
	for _, s := range signatures {
		all := true
		for _, h := range s.headers {
			all = all && have[field.Key(h)]
		}
		if all {
			return s.program
		}
	}
	return ""
}
