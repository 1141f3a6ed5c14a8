package data

import (
	"slices"

	"lanyard/data/say"
)

// FieldKey names a field of a contact, as in the JSON contract: "title", "emails".
type FieldKey string

// The keys that code uses by name. Those of Texts are in their table.
const (
	NameField      FieldKey = "display_name" // the name as a whole
	EmailsField    FieldKey = "emails"
	PhonesField    FieldKey = "phones"
	AddressesField FieldKey = "addresses"
	LinksField     FieldKey = "links"
	TopicsField    FieldKey = "topics"
	NoteField      FieldKey = "note"
	BirthdayField  FieldKey = "birthday"
	PhotoField     FieldKey = "photo"
	FormerField    FieldKey = "former"
	OtherField     FieldKey = "other"
	SpellingField  FieldKey = "spelling" // only of Former: another spelling of the name
)

// Field is a text of one line that a contact has once. Saving, comparing, merging, forms and cards go through
// Fields or Texts. What has words of its own, such as a codec or a screen, is a list that a test compares with
// them: "A new field of a contact" in CONTRIBUTING names all that a new one needs.
type Field struct {
	Key     FieldKey   // in the JSON contract, of a card's reference, of a mapping and of a flag: "given"
	Column  string     // the header in Lanyard's own tables: "Given name"
	Noun    string     // in a sentence and in a kept value: "given name"
	Some    say.Phrase // what a contact has that has it: "a given name"
	Heading string     // before a value that was replaced: "Organisation"; "" for what is kept as a part of the name
	Role    Role
	Text    func(*Contact) *string // its place in a contact
	Late    bool                   // added after the first version: NULL when it is empty
}

// Role says what a field means for the person.
type Role int

// The roles. Those up to OtherName belong to the name.
const (
	WholeName  Role = iota
	Affix           // stands before or after the name: a title, a degree
	CoreName        // a part of the name itself
	OtherName       // a name beside the name
	Detail          // not a name
	Identifier      // of the contact, not of the person
)

// Fields are the fields that a form and a card have, in the order of the form.
var Fields = []Field{
	{"prefix", "Prefix", "prefix", say.Phrase("a prefix"), "", Affix, func(c *Contact) *string { return &c.Prefix }, false},
	{"given", "Given name", "given name", say.Phrase("a given name"), "", CoreName, func(c *Contact) *string { return &c.Given }, false},
	{"additional", "Additional names", "middle names", say.Phrase("middle names"), "", CoreName, func(c *Contact) *string { return &c.Additional }, false},
	{"family", "Family name", "family name", say.Phrase("a family name"), "", CoreName, func(c *Contact) *string { return &c.Family }, false},
	{"suffix", "Suffix", "suffix", say.Phrase("a suffix"), "", Affix, func(c *Contact) *string { return &c.Suffix }, false},
	{"nickname", "Nickname", "nickname", say.Phrase("a nickname"), "Nickname", OtherName, func(c *Contact) *string { return &c.Nickname }, false},
	{"pronouns", "Pronouns", "pronouns", say.Phrase("pronouns"), "Pronouns", Detail, func(c *Contact) *string { return &c.Pronouns }, true},
	{"organisation", "Organisation", "organisation", say.Phrase("an organisation"), "Organisation", Detail, func(c *Contact) *string { return &c.Organisation }, false},
	{"department", "Department", "department", say.Phrase("a department"), "Department", Detail, func(c *Contact) *string { return &c.Department }, false},
	{"title", "Job title", "title", say.Phrase("a title"), "Title", Detail, func(c *Contact) *string { return &c.Title }, false},
}

// Texts are all texts of one line: the name as shown, Fields, and the identifier.
var Texts = allTexts()

func allTexts() []Field {
	out := []Field{{"display_name", "Display name", "display name", say.Phrase("a display name"), "Name", WholeName, func(c *Contact) *string { return &c.DisplayName }, false}}
	out = append(out, Fields...)
	return append(out, Field{"uid", "UID", "identifier", say.Phrase("an identifier"), "", Identifier, func(c *Contact) *string { return &c.UID }, false})
}

var textByKey = func() map[FieldKey]*Field {
	out := make(map[FieldKey]*Field, len(Texts))
	for i := range Texts {
		out[Texts[i].Key] = &Texts[i]
	}
	return out
}()

// FieldOf gives the entry of Texts with this key; nil for any other key.
func FieldOf(key FieldKey) *Field { return textByKey[key] }

// Text gives the place of a text of Texts in the contact; nil for any other key.
func (c *Contact) Text(key FieldKey) *string {
	if f := textByKey[key]; f != nil {
		return f.Text(c)
	}
	return nil
}

// InName reports whether the field is a part of the name, which only make sense together.
func (f *Field) InName() bool { return f.Role == Affix || f.Role == CoreName }

// NamesPerson reports whether the field is a name of the person.
func (f *Field) NamesPerson() bool { return f.Role <= OtherName }

// JoinedName writes the parts of the name as one, as JoinName does; "" when there are none.
func (c *Contact) JoinedName() string {
	return JoinName(c.Prefix, c.Given, c.Additional, c.Family, c.Suffix)
}

// HasParts reports whether a part of the name itself is set, not only a title or a degree.
func (c *Contact) HasParts() bool {
	return slices.ContainsFunc(Fields, func(f Field) bool { return f.Role == CoreName && *f.Text(c) != "" })
}

// SetName gives the contact the name parts of another.
func (c *Contact) SetName(from *Contact) {
	for _, f := range Fields {
		if f.InName() {
			*f.Text(c) = *f.Text(from)
		}
	}
}
