package words

import (
	"lanyard/data"
	"lanyard/ui/lang"
)

// Field names a field of the model on the screen.
func Field(key data.FieldKey) string {
	words := map[data.FieldKey]string{
		"display_name": lang.L("Name"), "prefix": lang.L("Before the name"), "given": lang.L("Given name"),
		"additional": lang.L("Middle names"), "family": lang.L("Family name"), "suffix": lang.L("After the name"),
		"nickname": lang.L("Nickname"), "pronouns": lang.L("Pronouns"), "organisation": lang.L("Organisation"), "department": lang.L("Department"),
		"title": lang.L("Job title"), "emails": lang.L("E-mail"), "phones": lang.L("Phone"), "links": lang.L("Link"),
		"addresses": lang.L("Address"), "topics": lang.L("Topics"), "note": lang.L("Note"), "birthday": lang.L("Birthday"),
		"photo": lang.L("Photo"), "former": lang.L("Before"), "spelling": lang.L("Also written"), "other": lang.X("field.other", "Other"),
	}
	if w := words[key]; w != "" {
		return w
	}
	return string(key)
}

// KeptField names what an undo left alone of a thing: a column, or a list, as the database calls it; "" for one that has no word.
func KeptField(field string) string {
	lists := map[string]data.FieldKey{
		"email": data.EmailsField, "phone": data.PhonesField, "address": data.AddressesField, "link": data.LinksField,
		"contact_topic": data.TopicsField, "property": data.OtherField,
	}
	key, ok := lists[field]
	if !ok {
		key = data.FieldKey(field)
	}
	words := map[data.FieldKey]string{
		"name": lang.L("Name"), "place": lang.L("Place"), "start": lang.L("Starts at"), "end": lang.L("Ends at"), "zone": lang.L("Time zone"),
		"status": lang.L("Status"), "session": lang.L("Programme"), "event": lang.L("Event"), "at": lang.L("When"), "warmth": lang.L("How warm"),
	}
	if w := words[key]; w != "" {
		return w
	}
	if w := Field(key); w != field {
		return w
	}
	return ""
}

// reason says on the screen what two contacts have in common.
func reason(r data.Reason) string {
	switch r {
	case data.SameIdentifier:
		return lang.L("same identifier")
	case data.SameEmail:
		return lang.L("same e-mail")
	case data.SameLink:
		return lang.L("same profile link")
	case data.SamePhone:
		return lang.L("same phone")
	case data.SameMailbox:
		return lang.L("same shared mailbox")
	case data.SameBirthday:
		return lang.L("same birthday")
	case data.SameOrganisation:
		return lang.L("same organisation")
	case data.SameNameAndOrganisation:
		return lang.L("same name and organisation")
	case data.SameName:
		return lang.L("same name")
	case data.SimilarName:
		return lang.L("similar name")
	case data.SameFamilyName:
		return lang.L("same family name")
	}
	return ""
}
