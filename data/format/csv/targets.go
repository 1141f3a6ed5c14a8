package csv

import (
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/format/table"
)

// target is a table that another program imports.
type target struct {
	header []string
	cells  func(*table.Row, *leftover) []string
	notes  string // the column for all that has no other column
}

var targets = map[Flavour]target{
	Google:      {googleHeader, googleCells, "Notes"},
	Outlook:     {outlookHeader, outlookCells, "Notes"},
	Thunderbird: {thunderbirdHeader, thunderbirdCells, "Notes"},
	HubSpot:     {hubspotHeader, hubspotCells, "Notes"},
	Salesforce:  {salesforceHeader, salesforceCells, "Description"},
}

// textColumns are the columns of data.Fields in each target. A field without a column goes into the notes.
var textColumns = map[Flavour]map[data.FieldKey]string{
	Google: {
		"prefix": "Name Prefix", "given": "First Name", "additional": "Middle Name", "family": "Last Name", "suffix": "Name Suffix",
		"nickname": "Nickname", "organisation": "Organization Name", "department": "Organization Department", "title": "Organization Title",
	},
	Outlook: {
		"prefix": "Title", "given": "First Name", "additional": "Middle Name", "family": "Last Name", "suffix": "Suffix",
		"nickname": "Nickname", "organisation": "Company", "department": "Department", "title": "Job Title",
	},
	Thunderbird: {
		"given": "First Name", "family": "Last Name", "nickname": "Nickname", "organisation": "Organization", "department": "Department",
		"title": "Job Title",
	},
	HubSpot:    {"given": "First name", "family": "Last name", "organisation": "Company name", "title": "Job title"},
	Salesforce: {"given": "FirstName", "family": "LastName", "organisation": "AccountName", "department": "Department", "title": "Title"},
}

// texts fills the columns of data.Fields.
func (s sheet) texts(to Flavour, c *data.Contact, rest *leftover) {
	columns := textColumns[to]
	for i := range data.Fields {
		f := &data.Fields[i]
		if column := columns[f.Key]; column != "" {
			s[column] = *f.Text(c)
		} else {
			rest.add(lostText(f), f.Column, *f.Text(c))
		}
	}
}

// sheet is a row in the making, by column names.
type sheet map[string]string

func (s sheet) cells(header []string) []string {
	out := make([]string, len(header))
	for i, h := range header {
		out[i] = s[h]
	}
	return out
}

// googleHeader is Google's import template; its numbered groups repeat as often as the template allows.
var googleHeader = strings.Split("Name Prefix,First Name,Middle Name,Last Name,Name Suffix,Phonetic First Name,Phonetic Middle Name,"+
	"Phonetic Last Name,Nickname,File As,"+
	repeat("E-mail # - Label,E-mail # - Value", 3)+repeat("Phone # - Label,Phone # - Value", 3)+
	repeat("Address # - Label,Address # - Country,Address # - Street,Address # - Extended Address,Address # - City,Address # - Region,"+
		"Address # - Postal Code,Address # - PO Box", 2)+
	"Organization Name,Organization Title,Organization Department,Birthday,Event 1 - Label,Event 1 - Value,Relation 1 - Label,"+
	"Relation 1 - Value,"+repeat("Website # - Label,Website # - Value", 3)+
	"Custom Field 1 - Label,Custom Field 1 - Value,Notes,Labels", ",")

func repeat(group string, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(group, "#", string(rune('1'+i))) + ",")
	}
	return b.String()
}

func googleCells(r *table.Row, rest *leftover) []string {
	c := &r.Contact
	s := sheet{"Birthday": c.Birthday.String(), "Labels": strings.Join(c.Topics, " ::: ")}
	s.texts(Google, c, rest)
	wholeName(c, s, rest)
	// number gives the columns of the n-th value, or false when there are no more.
	number := func(kind string, n, columns int, label string, preferred bool, value string) bool {
		if n >= columns {
			return false
		}
		col := kind + " " + string(rune('1'+n))
		s[col+" - Value"], s[col+" - Label"] = value, googleLabel(label, preferred)
		return true
	}
	for i, e := range c.Emails {
		if !number("E-mail", i, 3, e.Label, e.Preferred, e.Value) {
			rest.add(manyEmails(3), named("E-mail", e.Label), e.Value)
		}
	}
	for i, p := range c.Phones {
		if !number("Phone", i, 3, p.Label, p.Preferred, p.Value) {
			rest.add(manyPhones, named("Phone", p.Label), p.Value)
		}
	}
	for i, l := range c.Links {
		if !number("Website", i, 3, l.Label, l.Preferred, l.Value) {
			rest.add(manyLinks, named("Link", l.Label), l.Value)
		}
	}
	for i, a := range c.Addresses {
		if i >= 2 {
			rest.add(manyAddresses, named("Address", a.Label), oneLine(a))
			continue
		}
		p := "Address " + string(rune('1'+i)) + " - "
		s[p+"Label"], s[p+"Street"], s[p+"Extended Address"] = googleLabel(a.Label, a.Preferred), a.Street, a.Extended
		s[p+"City"], s[p+"Region"], s[p+"Postal Code"] = a.City, a.Region, a.PostalCode
		s[p+"Country"], s[p+"PO Box"] = a.Country, a.POBox
	}
	rest.everythingElse(r, "topics")
	s["Notes"] = rest.notes(c.Note)
	return s.cells(googleHeader)
}

// googleLabel writes labels as Google does: its own with a capital, a star for the preferred value.
func googleLabel(label string, preferred bool) string {
	for _, w := range []string{"Work", "Home", "Other", "Mobile", "Main", "Pager", "Work Fax", "Home Fax"} {
		if strings.EqualFold(label, w) {
			label = w
		}
	}
	return table.LabelCell(label, preferred)
}

// wholeName puts a display name without parts where a program shows names.
func wholeName(c *data.Contact, s sheet, rest *leftover) {
	if !c.HasParts() {
		s["First Name"] = c.DisplayName
		return
	}
	rest.displayName(c)
}

// outlookHeader is the table of outlook.com and the new Outlook; the classic one maps it too.
var outlookHeader = strings.Split("First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,"+
	"E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Business Phone 2,Mobile Phone,Car Phone,Other Phone,"+
	"Primary Phone,Pager,Business Fax,Home Fax,Other Fax,Company Main Phone,Callback,Radio Phone,Telex,TTY/TDD Phone,IMAddress,"+
	"Job Title,Department,Company,Office Location,Manager's Name,Assistant's Name,Assistant's Phone,Company Yomi,Business Street,"+
	"Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Home State,Home Postal Code,"+
	"Home Country/Region,Other Street,Other City,Other State,Other Postal Code,Other Country/Region,Personal Web Page,Spouse,"+
	"Schools,Hobby,Location,Web Page,Birthday,Anniversary,Notes", ",")

// outlookPhones are the columns for a label, in the order in which they are filled.
var outlookPhones = map[string][]string{
	"work": {"Business Phone", "Business Phone 2"}, "home": {"Home Phone", "Home Phone 2"}, "mobile": {"Mobile Phone"},
	"car": {"Car Phone"}, "pager": {"Pager"}, "work fax": {"Business Fax"}, "home fax": {"Home Fax"}, "fax": {"Business Fax", "Other Fax"},
	"other fax": {"Other Fax"}, "main": {"Company Main Phone"}, "callback": {"Callback"}, "radio": {"Radio Phone"}, "telex": {"Telex"},
	"tty": {"TTY/TDD Phone"}, "assistant": {"Assistant's Phone"}, "": {"Primary Phone", "Other Phone"}, "other": {"Other Phone"},
}

func outlookCells(r *table.Row, rest *leftover) []string {
	c := &r.Contact
	s := sheet{}
	s.texts(Outlook, c, rest)
	wholeName(c, s, rest)
	s.birthday(c, rest)
	s.fillEmails(c, []string{"E-mail Address", "E-mail 2 Address", "E-mail 3 Address"}, rest)
	s.fillPhones(c, outlookPhones, []string{"Other Phone", "Primary Phone"}, rest)
	for _, a := range c.Addresses {
		place := map[string]string{"work": "Business", "home": "Home"}[a.Label]
		if place == "" || s.taken(place+" Street", place+" City") {
			place = "Other"
		}
		if s.taken(place+" Street", place+" City") {
			rest.add(manyAddresses, named("Address", a.Label), oneLine(a))
			continue
		}
		s[place+" Street"] = joinLines(a.POBox, a.Extended, a.Street)
		s[place+" City"], s[place+" State"], s[place+" Postal Code"] = a.City, a.Region, a.PostalCode
		s[place+" Country/Region"] = a.Country
	}
	s.fillLinks(c, []string{"Web Page", "Personal Web Page"}, rest)
	rest.everythingElse(r, "")
	s["Notes"] = rest.notes(c.Note)
	return s.cells(outlookHeader)
}

// taken reports whether one of the columns is filled.
func (s sheet) taken(columns ...string) bool {
	for _, c := range columns {
		if s[c] != "" {
			return true
		}
	}
	return false
}

// put fills the first free column.
func (s sheet) put(columns []string, value string) bool {
	for _, c := range columns {
		if s[c] == "" {
			s[c] = value
			return true
		}
	}
	return false
}

func (s sheet) birthday(c *data.Contact, rest *leftover) {
	if c.Birthday.Year != 0 {
		s["Birthday"] = c.Birthday.String()
		return
	}
	rest.add(birthday, "Birthday", c.Birthday.String())
}

// fillEmails writes the preferred address first, because these tables have no labels for addresses.
func (s sheet) fillEmails(c *data.Contact, columns []string, rest *leftover) {
	for pass := range 2 {
		for _, e := range c.Emails {
			if e.Preferred != (pass == 0) {
				continue
			}
			if !s.put(columns, e.Value) {
				rest.add(manyEmails(len(columns)), named("E-mail", e.Label), e.Value)
			} else if e.Label != "" {
				rest.lose(emailLabels)
			}
		}
	}
}

func (s sheet) fillPhones(c *data.Contact, byLabel map[string][]string, free []string, rest *leftover) {
	for _, p := range c.Phones {
		columns, known := byLabel[p.Label]
		if known && s.put(columns, p.Value) {
			continue
		}
		if !known && s.put(free, p.Value) {
			rest.add(manyPhones, named("Phone", p.Label), p.Value) // the column cannot show the label
			continue
		}
		rest.add(manyPhones, named("Phone", p.Label), p.Value)
	}
}

func (s sheet) fillLinks(c *data.Contact, columns []string, rest *leftover) {
	for _, l := range c.Links {
		if !s.put(columns, l.Value) {
			rest.add(manyLinks, named("Link", l.Label), l.Value)
		} else if l.Label != "" {
			rest.lose(linkLabels)
		}
	}
}

func joinLines(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "\n")
}

// thunderbirdHeader is what Thunderbird exports and imports without asking.
var thunderbirdHeader = strings.Split("First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,"+
	"Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,Home State,Home ZipCode,Home Country,"+
	"Work Address,Work Address 2,Work City,Work State,Work ZipCode,Work Country,Job Title,Department,Organization,Web Page 1,"+
	"Web Page 2,Birth Year,Birth Month,Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes", ",")

var thunderbirdPhones = map[string][]string{
	"work": {"Work Phone"}, "home": {"Home Phone"}, "mobile": {"Mobile Number"}, "pager": {"Pager Number"},
	"fax": {"Fax Number"}, "work fax": {"Fax Number"}, "home fax": {"Fax Number"}, "": {"Work Phone", "Home Phone"},
}

func thunderbirdCells(r *table.Row, rest *leftover) []string {
	c := &r.Contact
	s := sheet{"Display Name": c.Name()}
	s.texts(Thunderbird, c, rest)
	if b := c.Birthday; !b.IsZero() {
		s["Birth Month"], s["Birth Day"] = two(b.Month), two(b.Day)
		if b.Year != 0 {
			s["Birth Year"] = b.String()[:4]
		}
	}
	s.fillEmails(c, []string{"Primary Email", "Secondary Email"}, rest)
	s.fillPhones(c, thunderbirdPhones, nil, rest)
	for _, a := range c.Addresses {
		place := map[string]string{"home": "Home"}[a.Label]
		if place == "" {
			place = "Work"
		}
		if s.taken(place+" Address", place+" City") || (a.Label != "home" && a.Label != "work" && a.Label != "") {
			rest.add(manyAddresses, named("Address", a.Label), oneLine(a))
			continue
		}
		first, more, _ := strings.Cut(joinLines(a.POBox, a.Extended, a.Street), "\n")
		s[place+" Address"], s[place+" Address 2"] = first, strings.ReplaceAll(more, "\n", ", ")
		s[place+" City"], s[place+" State"], s[place+" ZipCode"], s[place+" Country"] = a.City, a.Region, a.PostalCode, a.Country
	}
	s.fillLinks(c, []string{"Web Page 1", "Web Page 2"}, rest)
	rest.everythingElse(r, "")
	s["Notes"] = rest.notes(c.Note)
	return s.cells(thunderbirdHeader)
}

// hubspotHeader are names that HubSpot's import recognises by itself. It asks where the last one goes, because
// it has no column for notes.
var hubspotHeader = strings.Split("First name,Last name,Email,Phone number,Mobile phone number,Job title,Company name,Website URL,"+
	"Street address,City,State/Region,Postal code,Country/Region,LinkedIn URL,Notes", ",")

func hubspotCells(r *table.Row, rest *leftover) []string {
	c := &r.Contact
	s := sheet{}
	if c.Given+c.Family != "" {
		rest.displayName(c)
	}
	s.texts(HubSpot, c, rest)
	if c.Given+c.Family == "" {
		s["First name"] = c.DisplayName
	}
	rest.add(birthday, "Birthday", c.Birthday.String())
	s.fillEmails(c, []string{"Email"}, rest)
	s.fillPhones(c, map[string][]string{"mobile": {"Mobile phone number"}, "work": {"Phone number"}, "": {"Phone number", "Mobile phone number"}}, nil, rest)
	s.fillOneAddress(c, []string{"Street address", "City", "State/Region", "Postal code", "Country/Region"}, rest)
	for _, l := range c.Links {
		column := "Website URL"
		if strings.Contains(strings.ToLower(l.Value), "linkedin.com/") {
			column = "LinkedIn URL"
		}
		if !s.put([]string{column}, l.Value) {
			rest.add(manyLinks, named("Link", l.Label), l.Value)
		} else if l.Label != "" && column == "Website URL" {
			rest.lose(linkLabels)
		}
	}
	rest.everythingElse(r, "")
	s["Notes"] = rest.notes(c.Note)
	return s.cells(hubspotHeader)
}

// salesforceHeader are the fields of a contact that Salesforce's import wizard maps by itself.
var salesforceHeader = strings.Split("FirstName,LastName,Email,Phone,MobilePhone,Title,Department,AccountName,MailingStreet,MailingCity,"+
	"MailingState,MailingPostalCode,MailingCountry,LeadSource,Description", ",")

func salesforceCells(r *table.Row, rest *leftover) []string {
	c := &r.Contact
	s := sheet{}
	if c.Family != "" {
		rest.displayName(c)
	}
	s.texts(Salesforce, c, rest)
	if c.Family == "" { // Salesforce demands this name
		s["FirstName"], s["LastName"] = "", c.Name()
	}
	rest.add(birthday, "Birthday", c.Birthday.String())
	s.fillEmails(c, []string{"Email"}, rest)
	s.fillPhones(c, map[string][]string{"mobile": {"MobilePhone"}, "work": {"Phone"}, "": {"Phone", "MobilePhone"}}, nil, rest)
	s.fillOneAddress(c, []string{"MailingStreet", "MailingCity", "MailingState", "MailingPostalCode", "MailingCountry"}, rest)
	s.fillLinks(c, nil, rest)
	rest.everythingElse(r, "")
	s["Description"] = rest.notes(c.Note)
	return s.cells(salesforceHeader)
}

// fillOneAddress writes the work address, else the first, into the columns for street, city, region, postal
// code and country.
func (s sheet) fillOneAddress(c *data.Contact, columns []string, rest *leftover) {
	best := max(0, slices.IndexFunc(c.Addresses, func(a data.Address) bool { return a.Label == "work" }))
	for i, a := range c.Addresses {
		if i != best {
			rest.add(manyAddresses, named("Address", a.Label), oneLine(a))
			continue
		}
		for k, part := range []string{joinLines(a.POBox, a.Extended, a.Street), a.City, a.Region, a.PostalCode, a.Country} {
			s[columns[k]] = part
		}
		if a.Label != "" && a.Label != "work" {
			rest.lose(addressLabels)
		}
	}
}

func two(n int) string { return string([]rune{rune('0' + n/10), rune('0' + n%10)}) }
