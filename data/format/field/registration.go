package field

import (
	"strings"
	"sync"
)

// registrations are headers of columns that say whether somebody who registered comes.
var registrations = sync.OnceValue(func() map[string]bool {
	return keys("Attendee Status|Attendance status|Registration status|Registration state|Participant status|Participation status|Guest status|RSVP|RSVP status|RSVP response|Order status|Ticket status|Booking status|Reservation status|Approval status|approval_status|Event status|Response|Response status|Status|State|Going|Going?|Attending|Attending?|Will attend|Will you attend?|Are you coming?|Coming|Coming?|Participation|Refund status|" +
		"Teilnehmerstatus|Teilnahmestatus|Teilnahme|Teilnahme?|Anmeldestatus|Registrierungsstatus|Bestellstatus|Buchungsstatus|Ticketstatus|Rückmeldung|Zusage|Nimmt teil|Kommt|Kommt?|Statut|Statut de l'inscription|Statut d'inscription|Statut du participant|Statut de la commande|Statut du billet|Réponse|Présence|Participe|État|État de l'inscription|" +
		"Estado|Estado de la inscripción|Estado de inscripción|Estado del asistente|Estado del pedido|Estado de asistencia|Asistirá|Respuesta|Situação|Status da inscrição|Estado da inscrição|Situação da inscrição|Stato|Stato iscrizione|Stato dell'iscrizione|Stato ordine|Stato partecipante|Partecipa|Risposta|" +
		"Inschrijfstatus|Aanmeldstatus|Registratiestatus|Bestelstatus|Aanwezigheid|Status zgłoszenia|Status rejestracji|Status uczestnika|Anmälningsstatus|Deltagarstatus|Tilmeldingsstatus|Deltagerstatus|Påmeldingsstatus|Ilmoittautumisen tila|Tila|Stav|Stav registrace|Stav přihlášky|Stav prihlášky|Állapot|Jelentkezés állapota|Κατάσταση|Durum|Kayıt durumu|Katılım durumu|Статус|Статус регистрации|Статус участника|Статус заявки|ステータス|参加ステータス|状態|申込状況|出欠|状态|報名狀態|报名状态|상태|참가 상태|신청 상태")
})

// notComing are words of such columns, and headers of columns of their own, for somebody who does not come.
var notComing = sync.OnceValue(func() map[string]bool {
	return keys("Absent|Not present|No-show|No show|Did not attend|Not attending|Not going|Not coming|Will not attend|Can't attend|Cannot attend|Can't go|Unable to attend|Cancelled|Canceled|Cancellation|Order cancelled|Order canceled|Registration cancelled|Registration canceled|Refunded|Fully refunded|Refund|Declined|Decline|Declined invitation|Rejected|Withdrawn|Withdrew|Revoked|Deleted|Void|Voided|Expired|Transferred|Regrets|Unregistered|Deregistered|Dropped out|Cancelled by host|Cancelled by self|Cancelled by attendee|Cancelled by organizer|Cancelled by organiser|Cancelled by user|Canceled by host|Canceled by self|Canceled by attendee|Canceled by organizer|Canceled by user|Cancelled at|Canceled at|Cancelled on|Canceled on|Cancellation date|Cancelled date|Canceled date|" +
		"Nicht anwesend|Abwesend|Nicht erschienen|Storniert|Stornierung|Abgesagt|Absage|Abgemeldet|Erstattet|Rückerstattet|Zurückerstattet|Zurückgezogen|Abgelehnt|Nimmt nicht teil|Kommt nicht|Nicht teilnehmend|Verfallen|Abgelaufen|Gelöscht|Übertragen|Storniert am|Storniert von|Abgemeldet am|" +
		"Annulé|Annulée|Annulés|Annulation|Remboursé|Remboursée|Refusé|Refusée|Décliné|Déclinée|Désisté|Désistement|Retiré|Retirée|Ne participe pas|Ne vient pas|Absent excusé|Expiré|Expirée|Désinscrit|Désinscrite|Annulé le|" +
		"Cancelado|Cancelada|Anulado|Anulada|Reembolsado|Reembolsada|Rechazado|Rechazada|Declinado|Declinada|No asiste|No asistirá|Retirado|Retirada|Caducado|Expirado|Expirada|Recusado|Recusada|Não participa|Não vai|Desistiu|Desistência|" +
		"Annullato|Annullata|Cancellato|Cancellata|Disdetto|Disdetta|Rimborsato|Rimborsata|Rifiutato|Rifiutata|Non partecipa|Ritirato|Ritirata|Scaduto|Rinunciato|Rinuncia|" +
		"Geannuleerd|Afgemeld|Terugbetaald|Geweigerd|Afgewezen|Komt niet|Neemt niet deel|Teruggetrokken|Verlopen|Anulowane|Anulowano|Anulowany|Anulowana|Zwrócono|Odrzucone|Odrzucony|Odrzucona|Nie uczestniczy|Rezygnacja|Wycofano|" +
		"Avbokad|Avbokat|Avbruten|Avanmäld|Återbetald|Avböjt|Kommer inte|Deltar inte|Annulleret|Aflyst|Afmeldt|Refunderet|Afvist|Deltager ikke|Avmeldt|Avbestilt|Avlyst|Refundert|Avslått|Deltar ikke|Kansellert|Peruttu|Perunut|Hyvitetty|Hylätty|Ei osallistu|" +
		"Zrušeno|Zrušena|Storno|Stornováno|Odmítnuto|Vráceno|Neúčastní se|Odhlášen|Odhlášena|Zrušené|Odmietnuté|Lemondva|Lemondta|Törölve|Visszatérítve|Elutasítva|Nem vesz részt|Ακυρώθηκε|Ακυρωμένο|Απορρίφθηκε|Επιστράφηκε|İptal|İptal edildi|İade edildi|Reddedildi|Katılmıyor|" +
		"Отменено|Отменена|Отменён|Отменен|Отклонено|Отклонён|Возвращено|Возврат|Не участвует|Не придёт|Скасовано|Відхилено|Повернено|Не бере участі|キャンセル|キャンセル済み|欠席|不参加|辞退|返金済み|取消|已取消|已退款|已拒绝|不参加|취소|취소됨|환불|환불됨|거절|불참")
})

// coming are words of such columns for somebody who comes, or whose registration stands.
var coming = sync.OnceValue(func() map[string]bool {
	return keys("Attending|Going|Coming|Will attend|Confirmed|Registered|Registration confirmed|Accepted|Approved|Complete|Completed|Active|Valid|Paid|Free|Unpaid|Not paid|Pending|Awaiting payment|Placed|Not checked in|Teilnehmend|Nimmt teil|Angemeldet|Bestätigt|Zugesagt|Zusage|Kommt|Bezahlt|Unbezahlt|Ausstehend|Participe|Inscrit|Inscrite|Confirmé|Confirmée|Accepté|Acceptée|Payé|Payée|Impayé|En attente|" +
		"Asiste|Asistirá|Inscrito|Inscrita|Confirmado|Confirmada|Aceptado|Pagado|Pagada|Pendiente|Pago|Pendente|Partecipa|Iscritto|Iscritta|Confermato|Confermata|Accettato|Pagato|In attesa|Neemt deel|Aangemeld|Bevestigd|Betaald|Uczestniczy|Potwierdzone|Potwierdzony|Opłacone|Anmäld|Bekräftad|Betald|Tilmeldt|Bekræftet|Betalt|Påmeldt|Bekreftet|Ilmoittautunut|Vahvistettu|Maksettu|Přihlášen|Potvrzeno|Zaplaceno|Zúčastní se|Megerősítve|Fizetve|Επιβεβαιώθηκε|Onaylandı|Katılıyor|Подтверждено|Подтверждён|Оплачено|Участвует|参加|参加予定|出席|確定|已确认|已付款|참가|참석|확정")
})

// checkedIn are headers of columns that say who came, and when; and words for it.
var checkedIn = sync.OnceValue(func() map[string]bool {
	return keys("Checked in|Checked-in|Check in|Check-in|Checkin|Checked in?|Checked in at|Checked in on|Check-in time|Check in time|Check-in date|Check in date|Check-in date/time|Check-in timestamp|Check-in status|Checked in time|Checked in date|First check-in|checked_in_at|Arrived|Arrived at|Arrival time|Attended|Attended?|Has attended|" +
		"Eingecheckt|Eingecheckt am|Eingecheckt um|Check-in-Zeit|Check-in-Datum|Einlass|Einlasszeit|Erschienen|Anwesend|Enregistré|Enregistrée|Enregistré le|Heure d'enregistrement|Heure de check-in|Date de check-in|Arrivé|Arrivée|Présent|Présente|Pointé|" +
		"Registrado en puerta|Registro de entrada|Hora de check-in|Fecha de check-in|Acreditado|Acreditada|Asistió|Presente|Presença|Compareceu|Credenciado|Data do check-in|Hora do check-in|Ora del check-in|Data del check-in|Registrato all'ingresso|Presenza|Ha partecipato|Ingecheckt|Inchecktijd|Aanwezig|Zameldowany|Obecny|Obecna|Obecność|Incheckad|Incheckningstid|Närvarande|Tjekket ind|Indtjekket|Mødt op|Sjekket inn|Innsjekket|Møtt opp|Kirjautunut sisään|Saapunut|Přítomen|Přišel|Bejelentkezett|Megjelent|Έγινε check-in|Giriş yaptı|Katıldı|Зарегистрирован на входе|Пришёл|チェックイン|チェックイン日時|受付済み|来場|签到|签到时间|체크인|체크인 시간|출석")
})

// registration gives the field of a column that says whether somebody comes, or came; "" for any other.
func registration(key string) ID {
	switch {
	case checkedIn()[key]:
		return CheckedIn
	case registrations()[key], notComing()[key]:
		return Registered
	}
	return ""
}

// Coming says what a cell of a column of registrations means: they do not come, they do, they came.
type Coming struct{ No, Yes, CameIn bool }

// ReadRegistration reads a cell of a column with this header: "Not Attending" below "Attendee Status", "no" below "Going?", "yes"
// or a moment below "Cancelled". ok is false when it says neither.
func ReadRegistration(header, cell string) (c Coming, ok bool) {
	key, plain, _ := Key(cell), "", false
	if i := strings.IndexAny(cell, "(["); i > 0 { // "Cancelled (2026-08-01)"
		plain = Key(cell[:i])
	}
	switch {
	case notComing()[Key(header)]: // a column of its own: whatever says more than no
		no := Denies(cell)
		return Coming{No: !no, Yes: no}, key != ""
	case notComing()[key], plain != "" && notComing()[plain]:
		return Coming{No: true}, true
	case checkedIn()[key]:
		return Coming{Yes: true, CameIn: true}, true
	case coming()[key], plain != "" && coming()[plain]:
		return Coming{Yes: true}, true
	case Affirms(cell):
		return Coming{Yes: true}, true
	case Denies(cell):
		return Coming{No: true}, true
	}
	return Coming{}, false
}

var (
	noes = sync.OnceValue(func() map[string]bool {
		return keys("No|N|False|0|Nein|Nee|Non|Nej|Nei|Não|Nie|Ne|Nem|Ei|Hayır|Нет|Ні|Όχι|いいえ|否|아니요|None|Never|Not yet")
	})
	yeses = sync.OnceValue(func() map[string]bool {
		return keys("Yes|Y|True|1|X|Ja|J|Oui|O|Sí|Si|Sì|Sim|S|Tak|Ano|Áno|Igen|Kyllä|Evet|Да|Так|Ναι|はい|是|예|OK")
	})
)

// Denies reports whether a cell says no, or nothing.
func Denies(cell string) bool {
	key := Key(cell)
	return key == "" && !strings.ContainsAny(cell, "✓✔☑") || noes()[key]
}

// Affirms reports whether a cell says yes.
func Affirms(cell string) bool { return yeses()[Key(cell)] || strings.ContainsAny(cell, "✓✔☑") }
