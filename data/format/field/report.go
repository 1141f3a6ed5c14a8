package field

import (
	"regexp"
	"strings"
)

// stems are parts of the headers with which meeting programs report when somebody came and left, in the form of
// Key: a word for it beside one for a moment, or for the first or last of several. These reports come in many
// languages and their phrases change; the words do not.
var stems = []struct {
	id          ID
	word, point []string
}{
	{
		Joined,
		strings.Fields("join beitr beigetr eintritt teilnahme einwahl particip rejoin arriv entree connexion jonction acces deunion primeraunion seunio unido unirse incorpor entrada ingres conexion entrata partecip deelname toetred deelgenom dolacz anslut deltagel deltog tilslut tiltr liitty liittym osallist pripoj csatlakoz belep katil pripojen подключ присоед вход приєдн 参加 참가 참여 加入 입장 入室"),
		strings.Fields("jointime joinedat timejoined timeof zeitpunkt zeitdes beitrittszeit eintrittszeit einwahlzeit heure hora oradi orain tijdvan deelnametijd primeir forsta forste ensimmain prvnipripoj prvepripoj elsocsatl ilkkatil перв 最初 첫 首次 ningstid tidspunkt tidpunkt tidfor liittymisaik caspripoj klokkeslet idopont zaman врем час 時刻 時間 시간 时间 時間 first erst premi primer prima primo eerst moment godzina czas"),
	},
	{
		Left,
		strings.Fields("leave left exit austritt verlass ausstieg depart sorti salida salio abandon uscita vertrek verlaten saida opuszcz wyjsc lamn forlat forlod forlad poistu odchod odpoj odpojen kilep tavoz ayril выход отключ вийш вихід залиш 退出 퇴장 나간 离开 離開 退室"),
		strings.Fields("time zeit heure hora oradi orau tijd senast sidste sisteforl viimei posledn utolso sonayril послед останн 最後 마지막 最后 ningstid tidspunkt tidpunkt tidfor poistumisaik casodpoj casodchod klokkeslet idopont zaman врем час 時刻 시간 时间 last letz derni ultim laatst moment godzina czas"),
	},
}

// lengths are words for how long somebody was there.
var lengths = strings.Fields("duration timeinsession timeinmeeting timeinwebinar attendancetime dauer duree duracion durata duur duracao czastrwania tempspasse tempsensession tempsdans tempsdepresence tiempoen zeitin tempodi temponella tijdin anwesenheitszeit langd varaktighet varighed varighet kesto doba delka idotartam sure продолжительн длительн триваліст 期間 会議の長さ 기간 時長 时长 totaltime gesamtzeit tempstotal tiempototal tempototale")

// exact are whole keys of such headers.
var exact = map[string]ID{
	"beitritt": Joined, "verlassen": Left, "join": Joined, "joined": Joined, "joinedat": Joined, "leave": Left, "left": Left, "leftat": Left,
	"useraction": Action, "benutzeraktion": Action, "actiondelutilisateur": Action, "actionutilisateur": Action, "acciondelusuario": Action, "acciondeusuario": Action, "azioneutente": Action,
	"azionedellutente": Action, "gebruikersactie": Action, "acaodousuario": Action, "acaodoutilizador": Action, "action": Action, "aktion": Action, "accion": Action, "azione": Action,
}

// reported gives the field of a column in a report on a meeting, "" for none.
func reported(key string) ID {
	if id, ok := exact[key]; ok {
		return id
	}
	if hasPart(key, lengths) {
		return Stayed
	}
	for _, s := range stems {
		if hasPart(key, s.word) && hasPart(key, s.point) {
			return s.id
		}
	}
	return ""
}

func hasPart(key string, parts []string) bool {
	for _, p := range parts {
		if strings.Contains(key, p) || p[0] > 0x7f && strings.Contains(key, Key(p)) {
			return true
		}
	}
	return false
}

// moments are headers for the moment of an action.
var moments = keys("Timestamp|Time stamp|Zeitstempel|Horodatage|Horodateur|Marca de tiempo|Marca de hora|Marca temporal|Fecha y hora|Data e ora|Data/ora|Timestamp (UTC)|Tijdstempel|Carimbo de data/hora|Date/Time|Date time|Zeitpunkt|Time|Zeit|Uhrzeit|Heure|Hora|Ora|Tijd")

// roles are headers for a role in an event.
var roles = keys("Role|Rolle|Rôle|Rol|Ruolo|Função|Papel|Rola|Роль|Roll|Rooli|Szerepkör|Rol|役割|役職（会議）|역할|角色|Funkcja w spotkaniu|Função|Rolle i mødet|User role|Attendee role|Participant role|Meeting role|Participant type|Attendee type")

// meetings are the headers of a meeting's name.
var meetings = keys("Meet|Google Meet|Meeting|Webinar|Meeting title|Meeting name|Meeting topic|Topic|Webinar name|Webinar topic|Webinar title|Event name|Event title|Session name|Subject|Besprechungstitel|Titel der Besprechung|Name der Besprechung|Besprechungsthema|Besprechungsname|Meetingtitel|Meeting-Titel|Meeting-Name|Thema|Betreff|" +
	"Webinarname|Webinar-Name|Webinartitel|Webinar-Titel|Webinar-Thema|Veranstaltungsname|Name der Veranstaltung|Veranstaltung|Titre de la réunion|Nom de la réunion|Sujet de la réunion|Objet de la réunion|Sujet|Objet|Nom du webinaire|Titre du webinaire|Nom de l'événement|" +
	"Título de la reunión|Nombre de la reunión|Tema|Tema de la reunión|Asunto|Nombre del seminario web|Título del seminario web|Nombre del webinar|Nombre del evento|Titolo della riunione|Titolo riunione|Nome della riunione|Argomento|Nome del webinar|Titel van vergadering|Vergaderingstitel|Onderwerp|Título da reunião|Tópico|Temat|Tytuł spotkania|Mötesrubrik|Mötestitel|Mötets rubrik|Mødetitel|Møtetittel|Kokouksen otsikko|Kokouksen nimi|Název schůzky|Názov schôdze|Értekezlet címe|Toplantı başlığı|Toplantı adı|Название собрания|Назва наради|会議のタイトル|会議タイトル|会議名|모임 제목|회의 제목|会议标题|會議標題")

// starts are the headers of the moment a meeting began.
var starts = keys("Meeting start time|Start time|Start date/time|Actual start time|Actual start date/time|Start|Startzeit|Startzeit der Besprechung|Besprechungsbeginn|Beginn|Tatsächliche Startzeit|Anfangszeit|Heure de début|Heure de début de la réunion|Début|Heure de début réelle|" +
	"Hora de inicio|Hora de inicio de la reunión|Inicio|Hora de inicio real|Fecha de inicio|Ora di inizio|Ora inizio riunione|Begintijd|Starttijd|Hora de início|Godzina rozpoczęcia|Date|Datum|Meeting date|Fecha|Data|Webinar date|Event date|Starttid|Starttidspunkt|Mødestart|Aloitusaika|Čas zahájení|Začátek|Kezdési időpont|Başlangıç zamanı|Başlangıç saati|Время начала|Час початку|開始時刻|開始時間|시작 시간|开始时间")

// users are headers that elsewhere mean the name of an account.
var users = keys("User name|Username|Benutzername|Nom d'utilisateur|Nombre de usuario|Nome utente|Gebruikersnaam|Nome de usuário|Screen name|Display name")

func keys(names string) map[string]bool {
	out := map[string]bool{}
	for n := range strings.SplitSeq(names, "|") {
		out[Key(n)] = true
	}
	return out
}

// NamesMeeting reports whether a header stands for a meeting's name.
func NamesMeeting(header string) bool { return meetings[Key(header)] }

// English reports whether a header of a report is English, by its words for a moment.
func English(header string) bool {
	return hasPart(Key(header), []string{"join", "time", "start", "left", "leave"})
}

// NamesStart reports whether a header means the moment a meeting began. Text in brackets does not count.
func NamesStart(header string) bool {
	plain, _ := cutRemarks(header)
	return starts[Key(plain)]
}

// settleReport decides on the columns of reports: only a name beside moments in pairs makes a report.
func settleReport(headers []string, cols []Column, have map[ID]int) {
	webex := have[Joined] == 0 && have[Stayed] > 0 && webexReport(headers)
	for i, h := range headers {
		k := Key(h)
		switch {
		case webex && cols[i].ID == Other && (k == "starttime" || k == "jointime"):
			set(cols, have, i, Joined)
		case webex && cols[i].ID == Other && (k == "endtime" || k == "leavetime"):
			set(cols, have, i, Left)
		case have[Action] > 0 && cols[i].ID == Other && moments[k] && have[Joined] == 0:
			set(cols, have, i, Joined)
		}
	}
	if have[Joined] > 0 && have[Left]+have[Stayed]+have[Action] > 0 || have[Stayed] > 0 && have[DisplayName]+have[Given]+have[Email] > 0 && staysTold(headers) {
		asReport(headers, cols, have)
		return
	}
	for i := range cols {
		switch cols[i].ID {
		case Joined, Left, Stayed, Action:
			set(cols, have, i, Other)
		}
	}
}

// staysTold reports whether a header says how long somebody was there, and not how long something takes.
func staysTold(headers []string) bool {
	for _, h := range headers {
		k := Key(h)
		if hasPart(k, []string{"totalduration", "timeinsession", "timeinmeeting", "inmeetingduration", "attendanceduration", "attendancetime", "gesamtdauer", "dauerinderbesprechung", "zeitindersitzung", "teilnahmedauer", "anwesenheitsdauer", "verweildauer", "dureetotale", "dureedanslareunion", "duraciontotal", "duracionenlareunion", "tiempoenlasesion", "durataintera", "duratatotale", "timeinwebinar", "totaltime", "gesamtzeit"}) {
			return true
		}
	}
	return false
}

// webexReport recognises a table of the people in a meeting by words that no programme of talks has.
func webexReport(headers []string) bool {
	for _, h := range headers {
		switch Key(h) {
		case "invited", "audiotype", "connectiontype", "networkjoinedfrom", "internaluser", "attentiveness", "attendeeemail":
			return true
		}
	}
	return false
}

// asReport reads the other columns of a report.
func asReport(headers []string, cols []Column, have map[ID]int) {
	for i, h := range headers {
		plain, _ := cutRemarks(h)
		k := Key(plain)
		switch {
		case roles[k]:
			set(cols, have, i, Role)
		case have[Event] == 0 && meetings[k]:
			set(cols, have, i, Event)
		case k == "date" || k == "datum" || k == "fecha" || k == "data":
			set(cols, have, i, MetOn)
		case users[k] && have[DisplayName] == 0:
			set(cols, have, i, DisplayName)
		case upn.MatchString(h) && cols[i].ID == Other && have[Email] == 0:
			set(cols, have, i, Email)
		case cols[i].ID == DisplayName && have[DisplayName] > 1 && k == "participant": // a number, in Webex
			set(cols, have, i, Other)
		}
	}
}

// upn matches an account name in the form of an e-mail address.
var upn = regexp.MustCompile(`(?i)\bUPN\b`)

func set(cols []Column, have map[ID]int, i int, id ID) {
	have[cols[i].ID]--
	cols[i] = Column{ID: id}
	have[id]++
}

// settlePlaces keeps the place of a computer from becoming a postal address: regions and countries beside
// coordinates, time differences or network addresses, or beside the moments of a meeting, without a street near
// them.
func settlePlaces(headers []string, cols []Column, have map[ID]int) {
	sure, perhaps := have[Joined] > 0 && have[City] == 0, false
	for _, h := range headers {
		k := Key(h)
		sure = sure || machine[k]
		perhaps = perhaps || k == "latitude" || k == "longitude" || k == "lat" || k == "lng" || k == "lon" || k == "geo"
	}
	if !sure && !perhaps || have[Street]+have[PostalCode] > 0 || have[Address] > 0 && !sure {
		return
	}
	for i := range cols {
		switch cols[i].ID {
		case Region, Country, City:
			if cols[i].Label == "" && cols[i].Group == 0 {
				set(cols, have, i, Other)
			}
		}
	}
}

// machine are headers of what a computer reports about itself.
var machine = keys("GMTOFF|DSTOFF|OPTIN_IP|CONFIRM_IP|IP|IP address|IP-Adresse|Adresse IP|Dirección IP|Last login IP|Sign-up IP|Signup IP|Registration IP|Current sign in IP|Last sign in IP|User agent|Browser|Device|UTC offset|Time zone offset")
