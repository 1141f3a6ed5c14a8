package table

import (
	"strings"

	"lanyard/data/format/field"
)

// priority is the order in which columns are taken: those of the person first, those of the payer last; nil for
// the order of the file.
func priority(cols []Column) []int {
	var own, rest, payer []int
	for i, c := range cols {
		switch {
		case !whoseMatters(c.Field):
			rest = append(rest, i)
		case field.Whose(c.Header) == field.Attendee:
			own = append(own, i)
		case field.Whose(c.Header) == field.Another:
			payer = append(payer, i)
		default:
			rest = append(rest, i)
		}
	}
	if len(own)+len(payer) == 0 {
		return nil
	}
	return append(append(own, rest...), payer...)
}

// payers marks the columns of the buyer or payer, nil if a table has no other names.
func payers(cols []Column) []bool {
	var out []bool
	own := false
	for i, c := range cols {
		if field.OfBuyer(c.Header) && (whoseMatters(c.Field) || c.Field == field.Department || c.Field.InAddress() && c.Label != "billing") {
			if out == nil {
				out = make([]bool, len(cols))
			}
			out[i] = true
			continue
		}
		own = own || names(c.Field)
	}
	if !own {
		return nil
	}
	return out
}

// names reports whether a field is a name of somebody.
func names(id field.ID) bool {
	return id == field.DisplayName || id == field.Given || id == field.Family
}

// onlyPayer reports whether the row names only the buyer or payer.
func (a *assembler) onlyPayer(cells []string) bool {
	if a.payers == nil {
		return false
	}
	paid := false
	for i, c := range cells {
		if i >= len(a.l.Columns) || clean(c) == "" {
			continue
		}
		switch id := a.l.Columns[i].Field; {
		case !names(id) && id != field.Email:
		case !a.payers[i]:
			return false
		default:
			paid = true
		}
	}
	return paid
}

// isPayers reports whether column i is about the payer, and the row about somebody else.
func (r *rowDraft) isPayers(i int) bool {
	return r.payers != nil && i < len(r.payers) && r.payers[i] && !r.byPayer
}

// whoseMatters reports whether one row may have the field for two people.
func whoseMatters(id field.ID) bool {
	switch id {
	case field.Email, field.Phone, field.DisplayName, field.Prefix, field.Given, field.Family, field.Organisation, field.Title:
		return true
	}
	return false
}

// seconds marks the columns of addresses and numbers that belong to the person only if the person's own column
// is empty: "E-mail" beside "Attendee e-mail" belongs to the order.
func seconds(cols []Column) []bool {
	own := map[field.ID]bool{}
	for _, c := range cols {
		if (c.Field == field.Email || c.Field == field.Phone) && field.Whose(c.Header) == field.Attendee {
			own[c.Field] = true
		}
	}
	if len(own) == 0 {
		return nil
	}
	out := make([]bool, len(cols))
	for i, c := range cols {
		out[i] = own[c.Field] && field.Whose(c.Header) != field.Attendee && (c.Label == "" || c.Label == "billing") && c.Group <= 1
	}
	return out
}

// isSecond reports whether the person has a value of their own, so that the column belongs to another.
func (r *rowDraft) isSecond(i int, id field.ID) bool {
	if r.second == nil || i >= len(r.second) || !r.second[i] {
		return false
	}
	return id == field.Email && len(r.d.Contact.Emails) > 0 || id == field.Phone && len(r.d.Contact.Phones) > 0
}

// honorifics are words of titles and forms of address, without full stops.
var honorifics = words("dr drs prof professor professorin mr mrs ms miss mx herr frau hr fr mme mlle madame monsieur mademoiselle m sr sra srta señor señora sig sigra signor signora signore dott dottssa dottor dottoressa " +
	"dra d dña don doña ing dipl mag md rev sir dame lord lady hon dhr mevr mevrouw heer drs ir mw pan pani mgr bc phdr mudr judr rndr univ med rer nat phil jur iur oec pol h c hc mult habil em emer privatdozent pd priv doz " +
	"maître maitre me pr доктор профессор господин госпожа г-н г-жа д-р проф")

// likelyJobs are honorifics that are also professions.
var likelyJobs = words("professor professorin rev ing mag pd privatdozent don m me sir pr")

func words(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// isHonorific recognises titles of names and forms of address: "Dr.", "Prof. Dr. med.", "Frau Dr.".
func isHonorific(v string) bool {
	if v == "" || len(v) > 40 {
		return false
	}
	parts := strings.FieldsFunc(strings.ToLower(v), func(r rune) bool { return r == ' ' || r == '.' || r == ',' || r == '/' || r == '\u00a0' })
	for _, p := range parts {
		if !honorifics[p] && !honorifics[strings.TrimSuffix(strings.TrimPrefix(p, "-"), "-")] {
			return false
		}
	}
	return len(parts) > 0
}

// isMereHonorific recognises those that are never a profession.
func isMereHonorific(v string) bool {
	return isHonorific(v) && !likelyJobs[strings.Trim(strings.ToLower(v), ".")]
}

// roleWords are roles in an event, in the form of field.Key.
var roleWords = words("organizer organiser organizer host cohost alternativehost presenter copresenter attendee panelist panellist moderator participant facilitator interpreter guest speaker cospeaker keynotespeaker " +
	"organisator organisatorin veranstalter veranstalterin gastgeber gastgeberin mitgastgeber moderatorin teilnehmer teilnehmerin teilnehmende teilnehmender podiumsgast podiumsteilnehmer diskussionsteilnehmer referent referentin vortragender vortragende prasentator prasentierender sprecher sprecherin gast " +
	"organisateur organisatrice presentateur presentatrice intervenant intervenante hote cohote animateur animatrice coanimateur paneliste participante invite invitee conferencier conferenciere " +
	"organizador organizadora coorganizador moderador moderadora ponente presentador presentadora panelista anfitrion anfitriona coanfitrion asistente invitado invitada orador oradora " +
	"organizzatore organizzatrice relatore relatrice partecipante moderatore moderatrice ospite presentatore presentatrice coorganizzatore " +
	"deelnemer presentator spreker gastheer organizator prezenter uczestnik coorganizer coorganiser staff")

// isRole recognises a role in an event.
func isRole(v string) bool { return len(v) <= 40 && roleWords[field.Key(v)] }

// settleTitles decides on columns of titles by their values: honorifics are prefixes; roles in an event are no
// professions.
func (p *Proposal) settleTitles() {
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.Field != field.Title {
			continue
		}
		switch {
		case field.MayBePrefix(c.Header) && p.share(i, isHonorific) >= 0.9:
			c.Field = field.Prefix
		case (field.MayBePrefix(c.Header) || field.NamesRole(c.Header)) && p.share(i, isRole) >= 0.9:
			c.Field = field.Role
		}
	}
}
