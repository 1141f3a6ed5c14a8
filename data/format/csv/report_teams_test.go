package csv

import "testing"

func teamsReports(t *testing.T) []report {
	return []report{
		{
			"Teams, the older form: joined and left are one person",
			wide(t, "Full Name\tUser Action\tTimestamp\n"+
				"Hanna Weiß\tJoined\t9/22/2026, 7:00:11 PM\n"+
				"Peter Oster\tJoined\t9/22/2026, 7:02:00 PM\n"+
				"Peter Oster\tLeft\t9/22/2026, 7:30:00 PM\n"+
				"Peter Oster\tJoined\t9/22/2026, 7:31:00 PM\n"+
				"Zoë Ng\tJoined before\t9/22/2026, 7:00:11 PM\n"),
			[]string{
				"Hanna Weiß [ 2026-09-22 19:00: Joined 9/22/2026, 7:00:11 PM]",
				"Peter Oster [ 2026-09-22 19:02: Joined 9/22/2026, 7:02:00 PM; Left 9/22/2026, 7:30:00 PM; Joined 9/22/2026, 7:31:00 PM]",
				"Zoë Ng [ 2026-09-22 19:00: Joined before 9/22/2026, 7:00:11 PM]",
			},
			nil,
		},
		{
			"the older form in German",
			wide(t, "Vollständiger Name\tBenutzeraktion\tZeitstempel\n"+
				"Hanna Weiß\tBeigetreten\t22.9.2026, 19:00:11\n"+
				"Oster, Peter\tBeigetreten\t22.9.2026, 19:02:00\n"+
				"Oster, Peter\tVerlassen\t22.9.2026, 19:30:00\n"),
			[]string{
				"Hanna Weiß [ 2026-09-22 19:00: Beigetreten 22.9.2026, 19:00:11]",
				"Oster, Peter [ 2026-09-22 19:02: Beigetreten 22.9.2026, 19:02:00; Verlassen 22.9.2026, 19:30:00]",
			},
			nil,
		},
		{
			"the older form in French",
			wide(t, "Nom complet\tAction de l’utilisateur\tHorodatage\n"+
				"Hélène Tableau\tRejoint\t22/09/2026 à 19:00:11\n"+
				"Marc Petit\tRejoint\t22/09/2026 à 19:01:00\n"+
				"Marc Petit\tA quitté\t22/09/2026 à 19:30:00\n"),
			[]string{
				"Hélène Tableau [ 2026-09-22 19:00: Rejoint 22/09/2026 à 19:00:11]",
				"Marc Petit [ 2026-09-22 19:01: Rejoint 22/09/2026 à 19:01:00; A quitté 22/09/2026 à 19:30:00]",
			},
			nil,
		},
		{
			"the older form in Spanish",
			wide(t, "Nombre completo\tAcción del usuario\tMarca de tiempo\n"+
				"Ana Gómez\tUnido\t22/9/2026, 19:00:11\n"+
				"Ana Gómez\tSalió\t22/9/2026, 19:40:11\n"+
				"Luis Ríos\tUnido\t22/9/2026, 19:05:00\n"),
			[]string{
				"Ana Gómez [ 2026-09-22 19:00: Unido 22/9/2026, 19:00:11; Salió 22/9/2026, 19:40:11]",
				"Luis Ríos [ 2026-09-22 19:05: Unido 22/9/2026, 19:05:00]",
			},
			nil,
		},
		{
			"the older form in Dutch",
			wide(t, "Volledige naam\tGebruikersactie\tTijdstempel\n"+
				"Jan de Vries\tToegetreden\t3-10-2026 09:00:00\n"+
				"Jan de Vries\tVerlaten\t3-10-2026 10:00:00\n"),
			[]string{
				"Jan de Vries [ 2026-10-03 09:00: Toegetreden 3-10-2026 09:00:00; Verlaten 3-10-2026 10:00:00]",
			},
			nil,
		},
		{
			"the older form with commas; guests",
			[]byte("Full Name,User Action,Timestamp\n" +
				"\"Weiß, Hanna (Extern)\",Joined,\"10/3/2026, 9:00:00 AM\"\n" +
				"\"Weiß, Hanna (Extern)\",Left,\"10/3/2026, 9:30:00 AM\"\n" +
				"Ott Kim (Guest),Joined before,\"10/3/2026, 9:00:00 AM\"\n"),
			[]string{
				"Weiß, Hanna [ 2026-10-03 09:00: Extern; Joined 10/3/2026, 9:00:00 AM; Left 10/3/2026, 9:30:00 AM]",
				"Ott Kim [ 2026-10-03 09:00: Guest; Joined before 10/3/2026, 9:00:00 AM]",
			},
			nil,
		},
		{
			"Teams with a summary above: several visits are one encounter",
			wide(t, "Meeting Summary\n"+
				"Total Number of Participants\t3\n"+
				"Meeting Title\tCatalogue round\n"+
				"Meeting Start Time\t9/22/2026, 7:00:11 PM\n"+
				"Meeting End Time\t9/22/2026, 8:31:02 PM\n"+
				"Meeting Id\t19:meeting_abc@thread.v2\n"+
				"\n"+
				"Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)\n"+
				"Hanna Weiß\t9/22/2026, 7:00:11 PM\t9/22/2026, 8:31:02 PM\t1h 30m\thanna@uni.example\tOrganizer\thanna@uni.example\n"+
				"Peter Oster\t9/22/2026, 7:02:11 PM\t9/22/2026, 7:31:02 PM\t28m 51s\tpeter@oster.example\tPresenter\tpeter@oster.example\n"+
				"Peter Oster\t9/22/2026, 7:40:11 PM\t9/22/2026, 8:31:02 PM\t50m 51s\tpeter@oster.example\tPresenter\tpeter@oster.example\n"),
			[]string{
				"Hanna Weiß hanna@uni.example [Catalogue round 2026-09-22 19:00: Organizer; joined 9/22/2026, 7:00:11 PM, left 9/22/2026, 8:31:02 PM (1h 30m)] {Catalogue round 2026-09-22 met Organizer}",
				"Peter Oster peter@oster.example [Catalogue round 2026-09-22 19:02: Presenter; joined 9/22/2026, 7:02:11 PM, left 9/22/2026, 7:31:02 PM (28m 51s); joined 9/22/2026, 7:40:11 PM, left 9/22/2026, 8:31:02 PM (50m 51s)] {Catalogue round 2026-09-22 met Presenter}",
			},
			nil,
		},
		{
			"Teams with a summary above, commas",
			[]byte("Meeting Summary\n" +
				"Total Number of Participants,2\n" +
				"Meeting Title,Sync\n" +
				"Meeting Start Time,\"10/13/2026, 9:00:00 AM\"\n" +
				"\n" +
				"Full Name,Join Time,Leave Time,Duration,Email,Role,Participant ID (UPN)\n" +
				"Hanna Weiß,\"10/13/2026, 9:00:00 AM\",\"10/13/2026, 9:30:00 AM\",30m,hanna@uni.example,Organizer,hanna@uni.example\n" +
				"Kim Ott,\"10/13/2026, 9:10:00 AM\",\"10/13/2026, 9:30:00 AM\",20m,,Presenter,\n" +
				"Kim Ott,\"10/13/2026, 9:31:00 AM\",\"10/13/2026, 9:40:00 AM\",9m,,Presenter,\n"),
			[]string{
				"Hanna Weiß hanna@uni.example [Sync 2026-10-13 09:00: Organizer; joined 10/13/2026, 9:00:00 AM, left 10/13/2026, 9:30:00 AM (30m)] {Sync 2026-10-13 met Organizer}",
				"Kim Ott [Sync 2026-10-13 09:10: Presenter; joined 10/13/2026, 9:10:00 AM, left 10/13/2026, 9:30:00 AM (20m); joined 10/13/2026, 9:31:00 AM, left 10/13/2026, 9:40:00 AM (9m)] {Sync 2026-10-13 met Presenter}",
			},
			nil,
		},
		{
			"Teams with a summary above, German",
			wide(t, "Zusammenfassung der Besprechung\n"+
				"Gesamtzahl der Teilnehmer\t2\n"+
				"Titel der Besprechung\tRunde\n"+
				"Startzeit der Besprechung\t3.10.2026, 09:00:00\n"+
				"Endzeit der Besprechung\t3.10.2026, 10:00:00\n"+
				"\n"+
				"Vollständiger Name\tBeitrittszeit\tZeitpunkt des Verlassens\tDauer\tE-Mail\tRolle\tTeilnehmer-ID (UPN)\n"+
				"Hanna Weiß\t3.10.2026, 09:00:00\t3.10.2026, 10:00:00\t1 Std.\thanna@uni.example\tOrganisator\thanna@uni.example\n"+
				"Kim Ott (Gast)\t3.10.2026, 09:10:00\t3.10.2026, 10:00:00\t50 Min.\t\tReferent\t\n"),
			[]string{
				"Hanna Weiß hanna@uni.example [Runde 2026-10-03 09:00: Organisator; joined 3.10.2026, 09:00:00, left 3.10.2026, 10:00:00 (1 Std.)] {Runde 2026-10-03 met Organisator}",
				"Kim Ott [Runde 2026-10-03 09:10: Referent, Gast; joined 3.10.2026, 09:10:00, left 3.10.2026, 10:00:00 (50 Min.)] {Runde 2026-10-03 met Referent}",
			},
			nil,
		},
		{
			"Teams with a summary above, Spanish, semicolons",
			western(t, "Resumen de la reunión\n"+
				"Número total de participantes;2\n"+
				"Título de la reunión;Ronda\n"+
				"Hora de inicio de la reunión;3/10/2026, 9:00:00\n"+
				"\n"+
				"Nombre completo;Hora de unión;Hora de salida;Duración;Correo electrónico;Rol\n"+
				"Ana Gómez;3/10/2026, 9:00:00;3/10/2026, 10:00:00;1h;ana@gomez.example;Organizador\n"+
				"Luis Ríos;3/10/2026, 9:10:00;3/10/2026, 10:00:00;50m;;Moderador\n"),
			[]string{
				"Ana Gómez ana@gomez.example [Ronda 2026-10-03 09:00: Organizador; joined 3/10/2026, 9:00:00, left 3/10/2026, 10:00:00 (1h)] {Ronda 2026-10-03 met Organizador}",
				"Luis Ríos [Ronda 2026-10-03 09:10: Moderador; joined 3/10/2026, 9:10:00, left 3/10/2026, 10:00:00 (50m)] {Ronda 2026-10-03 met Moderador}",
			},
			nil,
		},
		{
			"Teams in sections, German",
			wide(t, "1. Zusammenfassung\n"+
				"Besprechungstitel\tMetadaten, Teil 2\n"+
				"Anwesende Teilnehmer\t3\n"+
				"Startzeit\t22.09.26, 19:00:11\n"+
				"Endzeit\t22.09.26, 20:31:02\n"+
				"Besprechungsdauer\t1 Std. 30 Min. 51 Sek.\n"+
				"Durchschnittliche Teilnahmezeit\t1 Std. 2 Min.\n"+
				"\n"+
				"2. Teilnehmer\n"+
				"Name\tErster Beitritt\tLetzter Austritt\tDauer in der Besprechung\tE-Mail\tTeilnehmer-ID (UPN)\tRolle\n"+
				"Hanna Weiß\t22.09.26, 19:00:11\t22.09.26, 20:31:02\t1 Std. 30 Min.\thanna@uni.example\thanna@uni.example\tOrganisator\n"+
				"Oster, Peter (Gast)\t22.09.26, 19:02:11\t22.09.26, 20:30:02\t1 Std.\tpeter@oster.example\t\tReferent\n"+
				"Kim (Nicht verifiziert)\t22.09.26, 19:10:00\t22.09.26, 19:20:00\t10 Min.\t\t\tTeilnehmer\n"+
				"\n"+
				"3. Aktivitäten in der Besprechung\n"+
				"Name\tBeitrittszeit\tAustrittszeit\tDauer\tE-Mail\tRolle\n"+
				"Hanna Weiß\t22.09.26, 19:00:11\t22.09.26, 20:31:02\t1 Std. 30 Min.\thanna@uni.example\tOrganisator\n"+
				"Kim (Nicht verifiziert)\t22.09.26, 19:10:00\t22.09.26, 19:20:00\t10 Min.\t\tTeilnehmer\n"),
			[]string{
				"Hanna Weiß hanna@uni.example [Metadaten, Teil 2 2026-09-22 19:00: Organisator; joined 22.09.26, 19:00:11, left 22.09.26, 20:31:02 (1 Std. 30 Min.)] {Metadaten, Teil 2 2026-09-22 met Organisator}",
				"Oster, Peter peter@oster.example [Metadaten, Teil 2 2026-09-22 19:02: Referent, Gast; joined 22.09.26, 19:02:11, left 22.09.26, 20:30:02 (1 Std.)] {Metadaten, Teil 2 2026-09-22 met Referent}",
				"Kim [Metadaten, Teil 2 2026-09-22 19:10: Teilnehmer, Nicht verifiziert; joined 22.09.26, 19:10:00, left 22.09.26, 19:20:00 (10 Min.)] {Metadaten, Teil 2 2026-09-22 met Teilnehmer}",
			},
			[]string{
				"line 15: \"3. Aktivitäten in der Besprechung\" is a log of people who stand in another table; its 2 rows were left out",
			},
		},
		{
			"Teams in sections, French",
			wide(t, "1. Résumé\n"+
				"Titre de la réunion\tAtelier métadonnées\n"+
				"Participants présents\t2\n"+
				"Heure de début\t22/09/2026 19:00:11\n"+
				"Heure de fin\t22/09/2026 20:31:02\n"+
				"Durée de la réunion\t1 h 30 min 51 s\n"+
				"\n"+
				"2. Participants\n"+
				"Nom\tPremière participation\tDernier départ\tDurée de la réunion\tE-mail\tID du participant (UPN)\tRôle\n"+
				"Hélène Tableau\t22/09/2026 19:00:11\t22/09/2026 20:31:02\t1 h 30 min\thelene@biblio.example\thelene@biblio.example\tOrganisateur\n"+
				"Marc Petit\t22/09/2026 19:05:11\t22/09/2026 20:30:02\t1 h 25 min\tmarc@petit.example\tmarc@petit.example\tParticipant\n"+
				"\n"+
				"3. Activités pendant la réunion\n"+
				"Nom\tHeure de participation\tHeure de départ\tDurée\tE-mail\tRôle\n"+
				"Hélène Tableau\t22/09/2026 19:00:11\t22/09/2026 20:31:02\t1 h 30 min\thelene@biblio.example\tOrganisateur\n"),
			[]string{
				"Hélène Tableau helene@biblio.example [Atelier métadonnées 2026-09-22 19:00: Organisateur; joined 22/09/2026 19:00:11, left 22/09/2026 20:31:02 (1 h 30 min)] {Atelier métadonnées 2026-09-22 met Organisateur}",
				"Marc Petit marc@petit.example [Atelier métadonnées 2026-09-22 19:05: Participant; joined 22/09/2026 19:05:11, left 22/09/2026 20:30:02 (1 h 25 min)] {Atelier métadonnées 2026-09-22 met Participant}",
			},
			[]string{
				"line 13: \"3. Activités pendant la réunion\" is a log of people who stand in another table; its one row was left out",
			},
		},
		{
			"Teams in sections, Spanish",
			wide(t, "1. Resumen\n"+
				"Título de la reunión\tTaller de metadatos\n"+
				"Participantes que asistieron\t2\n"+
				"Hora de inicio\t22/9/26, 19:00:11\n"+
				"Hora de finalización\t22/9/26, 20:31:02\n"+
				"Duración de la reunión\t1h 30m 51s\n"+
				"\n"+
				"2. Participantes\n"+
				"Nombre\tPrimera unión\tÚltima salida\tDuración en la reunión\tCorreo electrónico\tId. de participante (UPN)\tRol\n"+
				"Ana Gómez\t22/9/26, 19:00:11\t22/9/26, 20:31:02\t1h 30m 51s\tana@gomez.example\tana@gomez.example\tOrganizador\n"+
				"Luis Ríos\t22/9/26, 19:05:00\t22/9/26, 20:00:00\t55m\tluis@rios.example\tluis@rios.example\tModerador\n"+
				"\n"+
				"3. Actividades en la reunión\n"+
				"Nombre\tHora de unión\tHora de salida\tDuración\tCorreo electrónico\tRol\n"+
				"Ana Gómez\t22/9/26, 19:00:11\t22/9/26, 20:31:02\t1h 30m 51s\tana@gomez.example\tOrganizador\n"+
				"Luis Ríos\t22/9/26, 19:05:00\t22/9/26, 20:00:00\t55m\tluis@rios.example\tModerador\n"),
			[]string{
				"Ana Gómez ana@gomez.example [Taller de metadatos 2026-09-22 19:00: Organizador; joined 22/9/26, 19:00:11, left 22/9/26, 20:31:02 (1h 30m 51s)] {Taller de metadatos 2026-09-22 met Organizador}",
				"Luis Ríos luis@rios.example [Taller de metadatos 2026-09-22 19:05: Moderador; joined 22/9/26, 19:05:00, left 22/9/26, 20:00:00 (55m)] {Taller de metadatos 2026-09-22 met Moderador}",
			},
			[]string{
				"line 13: \"3. Actividades en la reunión\" is a log of people who stand in another table; its 2 rows were left out",
			},
		},
		{
			"Teams in sections, Italian",
			wide(t, "Titolo della riunione\tGiro\n"+
				"Ora di inizio\t03/10/2026 09:00\n"+
				"\n"+
				"2. Partecipanti\n"+
				"Nome\tPrimo accesso\tUltima uscita\tDurata\tIndirizzo e-mail\tID partecipante (UPN)\tRuolo\n"+
				"Anna Bianchi\t03/10/2026 09:00:00\t03/10/2026 10:00:00\t1 h\tanna@bianchi.example\tanna@bianchi.example\tOrganizzatore\n"+
				"Ugo Neri\t03/10/2026 09:02:00\t03/10/2026 10:00:00\t58 min\tugo@neri.example\t\tPartecipante\n"+
				"\n"+
				"3. Attività nella riunione\n"+
				"Nome\tOra di accesso\tOra di uscita\tDurata\tIndirizzo e-mail\tRuolo\n"+
				"Anna Bianchi\t03/10/2026 09:00:00\t03/10/2026 10:00:00\t1 h\tanna@bianchi.example\tOrganizzatore\n"),
			[]string{
				"Anna Bianchi anna@bianchi.example [Giro 2026-10-03 09:00: Organizzatore; joined 03/10/2026 09:00:00, left 03/10/2026 10:00:00 (1 h)] {Giro 2026-10-03 met Organizzatore}",
				"Ugo Neri ugo@neri.example [Giro 2026-10-03 09:02: Partecipante; joined 03/10/2026 09:02:00, left 03/10/2026 10:00:00 (58 min)] {Giro 2026-10-03 met Partecipante}",
			},
			[]string{
				"line 9: \"3. Attività nella riunione\" is a log of people who stand in another table; its one row was left out",
			},
		},
		{
			"Teams in sections, somebody on the telephone",
			wide(t, "1. Summary\r\n"+
				"Meeting title\tProject kick-off\r\n"+
				"Attended participants\t2\r\n"+
				"Start time\t10/3/26, 09:00:11\r\n"+
				"End time\t10/3/26, 10:31:02\r\n"+
				"Meeting duration\t1h 30m 51s\r\n"+
				"Average attendance time\t1h 2m\r\n"+
				"\r\n"+
				"2. Participants\r\n"+
				"Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\r\n"+
				"Weiß, Hanna\t10/3/26, 09:00:11\t10/3/26, 10:31:02\t1h 30m 51s\thanna@uni.example\thanna@uni.example\tOrganizer\r\n"+
				"+49 30 5550101\t10/3/26, 09:10:11\t10/3/26, 10:31:02\t1h 20m\t\t\tAttendee\r\n"+
				"\r\n"+
				"3. In-Meeting Activities\r\n"+
				"Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\r\n"+
				"Weiß, Hanna\t10/3/26, 09:00:11\t10/3/26, 10:31:02\t1h 30m 51s\thanna@uni.example\tOrganizer\r\n"),
			[]string{
				"Weiß, Hanna hanna@uni.example [Project kick-off 2026-10-03 09:00: Organizer; joined 10/3/26, 09:00:11, left 10/3/26, 10:31:02 (1h 30m 51s)] {Project kick-off 2026-10-03 met Organizer}",
			},
			[]string{
				"line 12: one row is without a name, only with a telephone number, and left out: +49 30 5550101",
				"line 14: \"3. In-Meeting Activities\" is a log of people who stand in another table; its one row was left out",
			},
		},
		{
			"Teams in sections: who stands in the log alone is a person too",
			[]byte("1. Summary\n" +
				"Meeting title,Budget\n" +
				"Attended participants,2\n" +
				"Start time,\"9/22/26, 7:00:11 PM\"\n" +
				"\n" +
				"2. Participants\n" +
				"Name,First Join,Last Leave,In-Meeting Duration,Email,Participant ID (UPN),Role\n" +
				"Ann Ott,\"9/22/26, 7:00:11 PM\",\"9/22/26, 8:00:11 PM\",1h,ann@ott.example,ann@ott.example,Organizer\n" +
				"Bo Ek,\"9/22/26, 7:10:11 PM\",\"9/22/26, 8:00:11 PM\",50m,,,Attendee\n" +
				"\n" +
				"3. In-Meeting Activities\n" +
				"Name,Join Time,Leave Time,Duration,Email,Role\n" +
				"Ann Ott,\"9/22/26, 7:00:11 PM\",\"9/22/26, 8:00:11 PM\",1h,ann@ott.example,Organizer\n" +
				"Cy Late,\"9/22/26, 7:50:11 PM\",\"9/22/26, 8:00:11 PM\",10m,cy@late.example,Attendee\n"),
			[]string{
				"Ann Ott ann@ott.example [Budget 2026-09-22 19:00: Organizer; joined 9/22/26, 7:00:11 PM, left 9/22/26, 8:00:11 PM (1h)] {Budget 2026-09-22 met Organizer}",
				"Bo Ek [Budget 2026-09-22 19:10: Attendee; joined 9/22/26, 7:10:11 PM, left 9/22/26, 8:00:11 PM (50m)] {Budget 2026-09-22 met Attendee}",
				"Cy Late cy@late.example [Budget 2026-09-22 19:50: Attendee; joined 9/22/26, 7:50:11 PM, left 9/22/26, 8:00:11 PM (10m)] {Budget 2026-09-22 met Attendee}",
			},
			[]string{
				"line 11: \"3. In-Meeting Activities\" is a log of people who stand in another table; its one row was left out",
			},
		},
		{
			"other words in German",
			wide(t, "1. Zusammenfassung\n"+
				"Titel der Besprechung\tRunde\n"+
				"Teilgenommene Personen\t2\n"+
				"Startzeit\t22.9.26, 19:00:11\n"+
				"\n"+
				"2. Teilnehmer\n"+
				"Name\tErste Teilnahme\tLetztes Verlassen\tBesprechungsdauer\tE-Mail\tTeilnehmer-ID (UPN)\tRolle\n"+
				"Hanna Weiß\t22.9.26, 19:00:11\t22.9.26, 20:31:02\t1 Std.\thanna@uni.example\thanna@uni.example\tOrganisator\n"+
				"Oster, Peter\t22.9.26, 19:02:11\t22.9.26, 20:30:02\t1 Std.\tpeter@oster.example\t\tReferent\n"+
				"\n"+
				"3. Besprechungsaktivitäten\n"+
				"Name\tZeitpunkt der Teilnahme\tZeitpunkt des Verlassens\tDauer\tE-Mail\tRolle\n"+
				"Hanna Weiß\t22.9.26, 19:00:11\t22.9.26, 20:31:02\t1 Std.\thanna@uni.example\tOrganisator\n"),
			[]string{
				"Hanna Weiß hanna@uni.example [Runde 2026-09-22 19:00: Organisator; joined 22.9.26, 19:00:11, left 22.9.26, 20:31:02 (1 Std.)] {Runde 2026-09-22 met Organisator}",
				"Oster, Peter peter@oster.example [Runde 2026-09-22 19:02: Referent; joined 22.9.26, 19:02:11, left 22.9.26, 20:30:02 (1 Std.)] {Runde 2026-09-22 met Referent}",
			},
			[]string{
				"line 11: \"3. Besprechungsaktivitäten\" is a log of people who stand in another table; its one row was left out",
			},
		},
		{
			"other words in French, semicolons",
			western(t, "1. Résumé\n"+
				"Titre de la réunion;Atelier\n"+
				"Participants présents;2\n"+
				"Heure de début;22/09/2026, 19:00:11\n"+
				"\n"+
				"2. Participants\n"+
				"Nom;Premier accès;Dernière sortie;Durée en réunion;Adresse e-mail;ID de participant (UPN);Rôle\n"+
				"Hélène Tableau;22/09/2026, 19:00:11;22/09/2026, 20:31:02;1 h;h@biblio.example;h@biblio.example;Organisatrice\n"+
				"Petit, Marc (invité);22/09/2026, 19:10:11;22/09/2026, 20:31:02;1 h;;;Participant\n"+
				"\n"+
				"3. Activités en réunion\n"+
				"Nom;Heure d'accès;Heure de sortie;Durée;Adresse e-mail;Rôle\n"+
				"Hélène Tableau;22/09/2026, 19:00:11;22/09/2026, 20:31:02;1 h;h@biblio.example;Organisatrice\n"),
			[]string{
				"Hélène Tableau h@biblio.example [Atelier 2026-09-22 19:00: Organisatrice; joined 22/09/2026, 19:00:11, left 22/09/2026, 20:31:02 (1 h)] {Atelier 2026-09-22 met Organisatrice}",
				"Petit, Marc [Atelier 2026-09-22 19:10: Participant, invité; joined 22/09/2026, 19:10:11, left 22/09/2026, 20:31:02 (1 h)] {Atelier 2026-09-22 met Participant}",
			},
			[]string{
				"line 11: \"3. Activités en réunion\" is a log of people who stand in another table; its one row was left out",
			},
		},
		{
			"other words in Spanish, commas",
			[]byte("1. Resumen\n" +
				"Título de la reunión,Taller\n" +
				"Participantes,2\n" +
				"Hora de inicio,\"22/9/26, 19:00:11\"\n" +
				"\n" +
				"2. Participantes\n" +
				"Nombre,Primera vez que se unió,Última vez que salió,Duración de la reunión,Correo electrónico,Id. de participante (UPN),Rol\n" +
				"Ana Gómez,\"22/9/26, 19:00:11\",\"22/9/26, 20:31:02\",1h 30m,ana@gomez.example,ana@gomez.example,Organizadora\n" +
				"Luis (Invitado),\"22/9/26, 19:10:11\",\"22/9/26, 20:31:02\",1h 20m,,,Asistente\n" +
				"\n" +
				"3. Actividades de la reunión\n" +
				"Nombre,Hora de incorporación,Hora de salida,Duración,Correo electrónico,Rol\n" +
				"Ana Gómez,\"22/9/26, 19:00:11\",\"22/9/26, 20:31:02\",1h 30m,ana@gomez.example,Organizadora\n"),
			[]string{
				"Ana Gómez ana@gomez.example [Taller 2026-09-22 19:00: Organizadora; joined 22/9/26, 19:00:11, left 22/9/26, 20:31:02 (1h 30m)] {Taller 2026-09-22 met Organizadora}",
				"Luis [Taller 2026-09-22 19:10: Asistente, Invitado; joined 22/9/26, 19:10:11, left 22/9/26, 20:31:02 (1h 20m)] {Taller 2026-09-22 met Asistente}",
			},
			[]string{
				"line 11: \"3. Actividades de la reunión\" is a log of people who stand in another table; its one row was left out",
			},
		},
	}
}
