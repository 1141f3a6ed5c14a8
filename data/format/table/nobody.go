package table

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"lanyard/data"
	"lanyard/data/format/field"
	"lanyard/data/format/pattern"
	"lanyard/data/format/signature"
	"lanyard/data/say"
)

// leave reports whether a row names no person, and says what it is: a footer, a line of dashes, a heading of
// the rows below it.
func (r *reader) leave(cells *Cells) bool {
	first, n := heading(cells.Text), filled(cells.Text)
	switch {
	case isRule(cells.Text):
		r.release()
		return true
	case n == 0 || len(cells.Links) > 0 && blankless(cells.Links):
		return false
	case isFooter(first, n, cells.Text):
		r.release()
		r.tell(cells.Line, true, say.T("{{.Row}} is a note, not a person, and was left out", fmt.Sprintf("%.80q", first)))
		return true
	case n == 1 && cells.Span <= 1 && len(r.a.l.Columns) > 1 && r.headsRows(cells.Text, first):
		r.release()
		r.under = first
		r.tell(cells.Line, true, say.T("{{.Row}} is a heading of the rows below it, not a person, and was left out; it is kept with these", fmt.Sprintf("%.80q", first)))
		return true
	}
	return false
}

func blankless(links []string) bool { return strings.Join(links, "") != "" }

// headsRows recognises the heading of the rows below it, alone in the first column: a word for a list, or a
// company in a column of people.
func (r *reader) headsRows(cells []string, text string) bool {
	if len(cells) == 0 || clean(cells[0]) == "" || len(text) > 80 || isEmail(text) {
		return false
	}
	if listWords()[field.Key(strings.TrimFunc(headCount.ReplaceAllString(text, ""), notLetter))] {
		return true
	}
	first := r.a.l.Columns[0].Field
	return (first == field.DisplayName || first == field.Given || first == field.Family) && signature.EndsInLegalForm(text)
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// headCount matches the number of people in a heading: "Waitlist (3)".
var headCount = regexp.MustCompile(`\s*[(\[]\s*\d+\s*[)\]]\s*$|[:\-–]\s*\d+\s*$`)

// listWords are the headings of parts of lists of people.
var listWords = onceKeys("Waitlist|Waiting list|Wait list|Waitlisted|Cancelled|Canceled|Cancellations|Cancelled registrations|Registered|Registrations|Confirmed|Unconfirmed|Pending|Declined|Invited|Accepted|Approved|Rejected|No-show|No-shows|Absent|Present|Apologies|Speakers|Keynote speakers|Guests|Guests of honour|Staff|Organisers|Organizers|Local organisers|Sponsors|Exhibitors|Volunteers|VIP|VIPs|Press|Media|Students|Attendees|Participants|Members|Delegates|Panelists|Moderators|Remote|Online|On site|Onsite|In person|" +
	"Warteliste|Nachrücker|Abgesagt|Absagen|Storniert|Stornierungen|Angemeldet|Anmeldungen|Abgemeldet|Zugesagt|Zusagen|Bestätigt|Unbestätigt|Eingeladen|Entschuldigt|Abwesend|Anwesend|Nicht erschienen|Referenten|Referentinnen|Referierende|Vortragende|Gäste|Ehrengäste|Helfer|Helferinnen|Presse|Teilnehmer|Teilnehmerinnen|Teilnehmende|Mitglieder|Studierende|Aussteller|Sponsoren|Veranstalter|Vor Ort|" +
	"Liste d'attente|En attente|Annulé|Annulés|Annulations|Inscrits|Confirmés|Invités|Intervenants|Absents|Excusés|Présents|Bénévoles|Organisateurs|Presse|Étudiants|Membres|Exposants|" +
	"Lista de espera|Cancelado|Cancelados|Cancelaciones|Inscritos|Confirmados|Invitados|Ponentes|Asistentes|Ausentes|Presentes|Voluntarios|Organizadores|Prensa|Estudiantes|Miembros|Patrocinadores|Expositores|Convidados|Oradores|Participantes|Voluntários|Membros|" +
	"Lista d'attesa|Annullati|Cancellati|Iscritti|Confermati|Invitati|Relatori|Assenti|Presenti|Volontari|Organizzatori|Stampa|Studenti|Soci|Partecipanti|" +
	"Wachtlijst|Geannuleerd|Afgemeld|Aangemeld|Bevestigd|Genodigden|Sprekers|Afwezig|Aanwezig|Vrijwilligers|Organisatoren|Pers|Studenten|Leden|Deelnemers|Gasten|" +
	"Lista rezerwowa|Lista oczekujących|Anulowane|Odwołane|Zarejestrowani|Potwierdzeni|Goście|Prelegenci|Nieobecni|Obecni|Wolontariusze|Organizatorzy|Uczestnicy|Väntelista|Avbokade|Anmälda|Talare|Gäster|Deltagare|Venteliste|Afmeldte|Avmeldte|Tilmeldte|Påmeldte|Deltagere|Foredragsholdere|Jonotuslista|Peruutetut|Ilmoittautuneet|Puhujat|Osallistujat|Čekací listina|Náhradníci|Zrušeno|Přihlášení|Účastníci|Účastníci konference|Řečníci|Várólista|Lemondta|Résztvevők|Előadók|Λίστα αναμονής|Συμμετέχοντες|Ομιλητές|Лист ожидания|Отменено|Участники|Докладчики|Гости|Учасники|Доповідачі|Bekleme listesi|İptal edilenler|Katılımcılar|Konuşmacılar|キャンセル待ち|キャンセル|参加者|登壇者|講演者|候补名单|已取消|参会人员|嘉宾|대기자|취소|참가자|연사")

// footers match texts that are printed below and between the rows of a list.
var footers = pattern.Lazy(`(?i)^\W*(?:` +
	`(?:seite|page|página|pagina|strana|stránka|sida|side|strona|sivu|oldal|стр\.?|страница|сторінка|σελίδα|sayfa|blatt)\s*:?\s*\d+(?:\s*(?:/|-|–|of|von|de|sur|di|van|z|av|af|из|з)\s*\d+)?\W*$` +
	`|\d+\s*\.?\s*(?:oldal|sayfa|ページ)\W*$|第\s*\d+\s*[页頁ページ]+` +
	`|(?:stand|status|as of|état au|situation au|a fecha de|actualizado a|aggiornato al|stan na|stav k|per|date|datum|fecha|data)\s*:?\s*(?:\d{1,2}[./-]\d|\d{4}-\d)` +
	`|(?:vertraulich|streng vertraulich|nur für den internen|nur zum internen|confidential|strictly confidential|internal use|for internal use|confidentiel|à usage interne|usage interne|confidencial|uso interno|riservato|confidenziale|ad uso interno|vertrouwelijk|alleen voor intern|poufne|tylko do użytku|důvěrné|dôverné|bizalmas|konfidentiellt|fortrolig|luottamuksellinen|εμπιστευτικό|конфиденциально|конфіденційно|gizli\b|社外秘|関係者外秘|机密|대외비)` +
	`|(?:generated|exported|printed|created|compiled|downloaded|last updated|updated|report generated|erstellt|gedruckt|ausgedruckt|exportiert|druckdatum|erzeugt|letzte änderung|zuletzt geändert|généré|imprimé|exporté|édité|mis à jour|dernière mise à jour|généré le|generado|impreso|exportado|actualizado|última actualización|generato|stampato|esportato|ultimo aggiornamento|gerado|atualizado|gegenereerd|afgedrukt|geëxporteerd|bijgewerkt|laatst bijgewerkt|wygenerowano|wydrukowano|vygenerováno|vytištěno|utskriven|uppdaterad|udskrevet|opdateret|oppdatert|tulostettu|päivitetty|напечатано|обновлено|распечатано)\b.*(?:\d|\b(?:by|von|par|por|da|door|przez|with|mit)\b)` +
	`|(?:©|copyright\b|all rights reserved|alle rechte vorbehalten|tous droits)` +
	`|(?:continued|fortsetzung|suite|continuación|continua|vervolg)\b.*(?:page|seite|folgt|página|pagina|\d)` +
	`|(?:end of (?:list|report|file)|ende der liste|listenende|fin de (?:la )?liste|fin de la lista|fine (?:della )?lista|einde (?:van de )?lijst)\W*$` +
	`)`)

// counted matches the beginning of a row that counts the people of a list.
var counted = pattern.Lazy(`(?i)^(?:anzahl|gesamt(?:zahl)?|summe|insgesamt|number of|no\. of|total(?: number)?(?: of)?|count of|nombre (?:de|d')|total (?:des?|d')|número (?:de|total)|total de|numero (?:di|totale)|totale|aantal|totaal|liczba|razem|počet|celkem|spolu|létszám|összesen|antal|antall|yhteensä|määrä|σύνολο|количество|число|всего|итого|кількість|всього|toplam|合計|参加人数|总人数|人数|총)\s*:?\s*` +
	`(?:der |des |de |of |di |da |deltag|teilnehm|anmeld|person|gäst|besuch|attend|particip|regist|guest|delegat|people|inscri|asisten|invit|partecip|iscritt|deelnem|aanmeld|uczestnik|osób|účastník|osob|résztvev|osallistuj|участник|человек|учасник|katılımc|kişi|people)?[\p{L} ]*\W*\d*\W*$`)

// isFooter recognises a line below or between the rows of people, and one that counts them. n is the number of
// non-empty cells.
func isFooter(text string, n int, cells []string) bool {
	switch n {
	case 1:
		return footers().MatchString(text) || counted().MatchString(text) && (strings.ContainsAny(text, "0123456789:") || len(strings.Fields(text)) > 1)
	case 2:
		last := ""
		for _, c := range cells {
			if c = clean(c); c != "" {
				last = c
			}
		}
		number := strings.Trim(last, "0123456789.,: ") == "" && !isPhone(last)
		return number && counted().MatchString(text) || strings.HasSuffix(text, ":") && footers().MatchString(text+" "+last)
	}
	return false
}

// isRule recognises a line of dashes, as below the header of a text table.
func isRule(cells []string) bool {
	marks := 0
	for _, c := range cells {
		c = clean(c)
		if strings.Trim(c, "-=_*–—:+~.·• ") != "" {
			return false
		}
		marks += len(c)
	}
	return marks >= 3
}

// belongs keeps the heading above a person with the person.
func (r *reader) belongs(made *rowDraft) {
	c := &made.d.Contact
	switch {
	case r.under == "" || nobody(c):
	case signature.EndsInLegalForm(r.under):
		if c.Organisation == "" {
			c.Organisation = r.under
		}
	default:
		c.Other = append(c.Other, data.NamedText("List", strings.TrimRight(r.under, ": ")))
		made.below(r.under)
	}
}

// machines match the names of telephones, rooms and programs in a meeting.
var machines = pattern.Lazy(`(?i)^(?:call-?in user|phone user|telephone user|dial-?in|pstn|anonymous caller|unknown caller|anrufer|appelant|caller|telefonteilnehmer|external caller|utilisateur téléphonique|usuario telefónico)[\s_#\d]*` +
	`|^(?:(?:\p{L}+['’]?s |mein |my |mon |mi )?(?:i-?phone|i-?pad|i-?pod|mac-?book|i-?mac|galaxy|samsung|pixel|huawei|xiaomi|redmi|oneplus|oppo|nokia|motorola|android|lenovo|thinkpad|surface|laptop|desktop|tablet|chromebook|handy|smartphone|mobile|phone|pc)(?:[\s\-_]*(?:s|a|note|tab|ultra|plus|pro|max|mini|air|se|x|xr|xs|fold|flip|lite|go|user)?\s*[\d]*[a-z]?[+)]?){0,4})$` +
	`|\b(?:polycom|cisco (?:room|webex|board)|webex (?:room|board|desk)|zoom rooms?|teams room|logitech|crestron|conference room|meeting room|board ?room|besprechungsraum|sitzungszimmer|konferenzraum|seminarraum|salle de (?:réunion|conférence)|sala de (?:reuniones|juntas|conferencias)|sala riunioni|vergaderzaal|vergaderruimte)\b` +
	`|\b(?:read\.?ai|otter\.?ai|otterpilot|fireflies(?:\.ai)?|fathom|note ?taker|meeting notes|tl;?dv|avoma|meetgeek|sembly|supernormal|krisp|copilot|ai companion|zoom ai|recorder|recording bot|transcri(?:ber|ption)|ai assistant|meeting assistant)\b`)

// isMachine reports whether a participant is not a person: a telephone, a room, a program.
func isMachine(c *data.Contact) bool {
	return len(c.Emails)+len(c.Phones) == 0 && c.Organisation == "" && machines().MatchString(c.Name())
}

// onceKeys makes a set of the keys of words at its first use.
func onceKeys(names string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		out := map[string]bool{}
		for n := range strings.SplitSeq(names, "|") {
			out[field.Key(n)] = true
		}
		return out
	})
}
