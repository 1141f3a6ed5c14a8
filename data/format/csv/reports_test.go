package csv

import "testing"

// reports are those that the programs write, made up.
func reports(t *testing.T) []report {
	return append(append(teamsReports(t), zoomReports(t)...), otherReports(t)...)
}

func zoomReports(t *testing.T) []report {
	return []report{
		{
			"Zoom, a meeting",
			[]byte("Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n" +
				"123 4567 8901,Weekly sync,09/22/2026 07:00:00 PM,09/22/2026 08:00:00 PM,host@uni.example,61,3\n" +
				"\n" +
				"Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room\n" +
				"Hanna Weiß,host@uni.example,09/22/2026 07:00:00 PM,09/22/2026 08:00:00 PM,61,No,,No\n" +
				"KO (Kim Ott),kim@ott.example,09/22/2026 07:02:00 PM,09/22/2026 07:20:00 PM,18,Yes,Y,Yes\n" +
				"KO (Kim Ott),kim@ott.example,09/22/2026 07:21:00 PM,09/22/2026 08:00:00 PM,39,Yes,Y,No\n" +
				"iPhone,,09/22/2026 07:30:00 PM,09/22/2026 08:00:00 PM,30,Yes,,No\n"),
			[]string{
				"Hanna Weiß host@uni.example [Weekly sync 2026-09-22 19:00: joined 09/22/2026 07:00:00 PM, left 09/22/2026 08:00:00 PM (61 min)] {Weekly sync 2026-09-22 met }",
				"Kim Ott kim@ott.example [Weekly sync 2026-09-22 19:02: joined 09/22/2026 07:02:00 PM, left 09/22/2026 07:20:00 PM (18 min); joined 09/22/2026 07:21:00 PM, left 09/22/2026 08:00:00 PM (39 min)] {Weekly sync 2026-09-22 met }",
			},
			[]string{`line 8: "iPhone" is a telephone, a room or a program in the meeting, not a person, and was left out`},
		},
		{
			"Zoom, only how long",
			[]byte("Topic,ID,Host,Duration (minutes),Start time,End time,Participants\n" +
				"Weekly sync,123 4567 8901,Hanna Weiß (host@uni.example),61,09/22/2026 07:00:00 PM,09/22/2026 08:00:00 PM,3\n" +
				"\n" +
				"Name (original name),Email,Total duration (minutes),Guest\n" +
				"Hanna Weiß (Host),host@uni.example,61,No\n" +
				"Kim Ott,kim@ott.example,57,Yes\n"),
			[]string{
				"Hanna Weiß host@uni.example [Weekly sync 2026-09-22 19:00: Host; there for 61 min] {Weekly sync 2026-09-22 met Host}",
				"Kim Ott kim@ott.example [Weekly sync 2026-09-22 19:00: there for 57 min] {Weekly sync 2026-09-22 met }",
			},
			nil,
		},
		{
			"Zoom in German",
			western(t, "Thema;Meeting-ID;Startzeit;Endzeit;Benutzer-E-Mail;Dauer (Minuten);Teilnehmer\n"+
				"Wochenrunde;123;22.09.2026 19:00:00;22.09.2026 20:00:00;h@uni.example;60;2\n"+
				"\n"+
				"Name (ursprünglicher Name);Benutzer-E-Mail;Beitrittszeit;Austrittszeit;Dauer (Minuten);Gast\n"+
				"Hanna Weiß;h@uni.example;22.09.2026 19:00:00;22.09.2026 20:00:00;60;Nein\n"+
				"KO (Kim Ott);;22.09.2026 19:10:00;22.09.2026 20:00:00;50;Ja\n"),
			[]string{
				"Hanna Weiß h@uni.example [Wochenrunde 2026-09-22 19:00: joined 22.09.2026 19:00:00, left 22.09.2026 20:00:00 (60 min)] {Wochenrunde 2026-09-22 met }",
				"Kim Ott [Wochenrunde 2026-09-22 19:10: joined 22.09.2026 19:10:00, left 22.09.2026 20:00:00 (50 min)] {Wochenrunde 2026-09-22 met }",
			},
			nil,
		},
		{
			"Zoom in French",
			[]byte("Sujet,ID de réunion,Heure de début,Heure de fin,E-mail de l'utilisateur,Durée (minutes),Participants\n" +
				"Point hebdo,123,22/09/2026 19:00:00,22/09/2026 20:00:00,h@biblio.example,60,2\n" +
				"\n" +
				"Nom (nom d'origine),E-mail de l'utilisateur,Heure d'arrivée,Heure de départ,Durée (minutes),Invité\n" +
				"Hélène Tableau,h@biblio.example,22/09/2026 19:00:00,22/09/2026 20:00:00,60,Non\n" +
				"Marc,,22/09/2026 19:10:00,22/09/2026 20:00:00,50,Oui\n"),
			[]string{
				"Hélène Tableau h@biblio.example [Point hebdo 2026-09-22 19:00: joined 22/09/2026 19:00:00, left 22/09/2026 20:00:00 (60 min)] {Point hebdo 2026-09-22 met }",
				"Marc [Point hebdo 2026-09-22 19:10: joined 22/09/2026 19:10:00, left 22/09/2026 20:00:00 (50 min)] {Point hebdo 2026-09-22 met }",
			},
			nil,
		},
		{
			"Zoom in Spanish",
			[]byte("Tema,ID de la reunión,Hora de inicio,Hora de finalización,Correo electrónico del usuario,Duración (minutos),Participantes\n" +
				"Reunión semanal,123,22/09/2026 19:00:00,22/09/2026 20:00:00,ana@gomez.example,60,2\n" +
				"\n" +
				"Nombre (nombre original),Correo electrónico del usuario,Hora para unirse,Hora de salida,Duración (minutos),Invitado\n" +
				"Ana Gómez,ana@gomez.example,22/09/2026 19:00:00,22/09/2026 20:00:00,60,No\n" +
				"Luis,,22/09/2026 19:10:00,22/09/2026 20:00:00,50,Sí\n"),
			[]string{
				"Ana Gómez ana@gomez.example [Reunión semanal 2026-09-22 19:00: joined 22/09/2026 19:00:00, left 22/09/2026 20:00:00 (60 min)] {Reunión semanal 2026-09-22 met }",
				"Luis [Reunión semanal 2026-09-22 19:10: joined 22/09/2026 19:10:00, left 22/09/2026 20:00:00 (50 min)] {Reunión semanal 2026-09-22 met }",
			},
			nil,
		},
		{
			"Zoom, a webinar: hosts, panelists, attendees, callers",
			[]byte("Attendee Report\n" +
				"Report Generated:,\"Sep 23, 2026 10:00 AM\"\n" +
				"Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers,Total Users,Max Concurrent Views\n" +
				"Open data for all,987 6543 2109,\"Sep 22, 2026 06:55 PM\",66,25,0,15,20,12\n" +
				"Host Details\n" +
				"Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Country/Region Name\n" +
				"Yes,Hanna Weiß,hanna@uni.example,\"Sep 22, 2026 06:55 PM\",\"Sep 22, 2026 08:01 PM\",66,Germany\n" +
				"Panelist Details\n" +
				"Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Country/Region Name\n" +
				"Yes,Pia Panel,pia@panel.example,\"Sep 22, 2026 06:56 PM\",\"Sep 22, 2026 08:01 PM\",65,France\n" +
				"No,Nora Noshow,nora@noshow.example,--,--,--,--\n" +
				"Attendee Details\n" +
				"Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name\n" +
				"Yes,Tom Erg,Tom,Erg,tom@erg.example,\"Sep 1, 2026 06:55 PM\",approved,\"Sep 22, 2026 06:58 PM\",\"Sep 22, 2026 07:20 PM\",22,Yes,Italy\n" +
				"Yes,Tom Erg,Tom,Erg,tom@erg.example,\"Sep 1, 2026 06:55 PM\",approved,\"Sep 22, 2026 07:22 PM\",\"Sep 22, 2026 08:00 PM\",38,Yes,Italy\n" +
				"No,Una Away,Una,Away,una@away.example,\"Sep 1, 2026 06:57 PM\",approved,--,--,--,--,--\n" +
				"Other Attended\n" +
				"User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name\n" +
				"4917155501,\"Sep 22, 2026 07:00 PM\",\"Sep 22, 2026 08:00 PM\",60,Germany\n"),
			[]string{
				"Hanna Weiß hanna@uni.example [Open data for all 2026-09-22 18:55: Host; joined Sep 22, 2026 06:55 PM, left Sep 22, 2026 08:01 PM (66 min)] {Open data for all 2026-09-22 met Host}",
				"Pia Panel pia@panel.example [Open data for all 2026-09-22 18:56: Panelist; joined Sep 22, 2026 06:56 PM, left Sep 22, 2026 08:01 PM (65 min)] {Open data for all 2026-09-22 met Panelist}",
				"Nora Noshow nora@noshow.example {Open data for all 2026-09-22 expected Panelist; did not attend}",
				"Tom Erg tom@erg.example [Open data for all 2026-09-22 18:58: joined Sep 22, 2026 06:58 PM, left Sep 22, 2026 07:20 PM (22 min); joined Sep 22, 2026 07:22 PM, left Sep 22, 2026 08:00 PM (38 min)] {Open data for all 2026-09-22 met }",
				"Una Away una@away.example {Open data for all 2026-09-22 expected did not attend}",
			},
			[]string{
				"line 19: one row is without a name, only with a telephone number, and left out: 4917155501",
			},
		},
		{
			"Zoom, a webinar in German",
			western(t, "Teilnehmerbericht\n"+
				"Bericht erstellt:;23.09.2026 10:00\n"+
				"Thema;Webinar-ID;Tatsächliche Startzeit;Tatsächliche Dauer (Minuten);Registriert\n"+
				"Offene Daten;987 6543 2109;22.09.2026 18:55;66;25\n"+
				"Host-Details\n"+
				"Teilgenommen;Benutzername (Originalname);E-Mail;Beitrittszeit;Austrittszeit;Zeit in der Sitzung (Minuten);Name des Landes/der Region\n"+
				"Ja;Hanna Weiß;hanna@uni.example;22.09.2026 18:55;22.09.2026 20:01;66;Deutschland\n"+
				"Diskussionsteilnehmer-Details\n"+
				"Teilgenommen;Benutzername (Originalname);E-Mail;Beitrittszeit;Austrittszeit;Zeit in der Sitzung (Minuten);Name des Landes/der Region\n"+
				"Ja;Pia Panel;pia@panel.example;22.09.2026 18:56;22.09.2026 20:01;65;Frankreich\n"+
				"Teilnehmerdetails\n"+
				"Teilgenommen;Benutzername (Originalname);Vorname;Nachname;E-Mail;Registrierungszeit;Beitrittszeit;Austrittszeit;Zeit in der Sitzung (Minuten)\n"+
				"Ja;Tom Erg;Tom;Erg;tom@erg.example;01.09.2026 18:55;22.09.2026 18:58;22.09.2026 20:00;62\n"+
				"Nein;Una Away;Una;Away;una@away.example;01.09.2026 18:57;--;--;--\n"),
			[]string{
				"Hanna Weiß hanna@uni.example [Offene Daten 2026-09-22 18:55: Host; joined 22.09.2026 18:55, left 22.09.2026 20:01 (66 min)] {Offene Daten 2026-09-22 met Host}",
				"Pia Panel pia@panel.example [Offene Daten 2026-09-22 18:56: Panelist; joined 22.09.2026 18:56, left 22.09.2026 20:01 (65 min)] {Offene Daten 2026-09-22 met Panelist}",
				"Tom Erg tom@erg.example [Offene Daten 2026-09-22 18:58: joined 22.09.2026 18:58, left 22.09.2026 20:00 (62 min)] {Offene Daten 2026-09-22 met }",
				"Una Away una@away.example {Offene Daten 2026-09-22 expected did not attend}",
			},
			nil,
		},
		{
			"Zoom, a webinar with registration data and a named caller",
			[]byte("Attendee Report\n" +
				"Report Generated:,\"2026/10/04 10:00\"\n" +
				"Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)\n" +
				"Open data,987,2026/10/03 18:55,66\n" +
				"Panelist Details\n" +
				"Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes)\n" +
				"Yes,Pia Panel,pia@panel.example,2026/10/03 18:56,2026/10/03 20:01,65\n" +
				"Attendee Details\n" +
				"Attended,User Name (Original Name),First Name,Last Name,Email,City,Country/Region,Phone,Industry,Organization,Job Title,Registration Time,Join Time,Leave Time,Time in Session (minutes)\n" +
				"Yes,Tom Erg,Tom,Erg,tom@erg.example,Bonn,DE,+49 30 5550101,IT,ACME,Lead,2026/09/01 10:00,2026/10/03 18:58,2026/10/03 20:00,62\n" +
				"Other Attended\n" +
				"User Name,Join Time,Leave Time,Time in Session (minutes)\n" +
				"4917155501,2026/10/03 19:00,2026/10/03 20:00,60\n" +
				"Rita Mann,2026/10/03 19:00,2026/10/03 20:00,60\n"),
			[]string{
				"Pia Panel pia@panel.example [Open data 2026-10-03 18:56: Panelist; joined 2026/10/03 18:56, left 2026/10/03 20:01 (65 min)] {Open data 2026-10-03 met Panelist}",
				"Tom Erg tom@erg.example title=Lead [Open data 2026-10-03 18:58: joined 2026/10/03 18:58, left 2026/10/03 20:00 (62 min)] {Open data 2026-10-03 met }",
				"Rita Mann [Open data 2026-10-03 19:00: joined 2026/10/03 19:00, left 2026/10/03 20:00 (60 min)] {Open data 2026-10-03 met }",
			},
			[]string{
				"line 13: one row is without a name, only with a telephone number, and left out: 4917155501",
			},
		},
	}
}

func otherReports(t *testing.T) []report {
	return []report{
		{
			"Webex, a meeting",
			wide(t, "Meeting Name\tMeeting Start Time\tMeeting End Time\tDisplay Name\tFirst Name\tLast Name\tRole\tAttendee Email\tJoin Time\tLeave Time\tAttendance Duration\tConnection Type\tSession Name\n"+
				"\"Metadata round\"\t\"2026-09-22 19:00:00\"\t\"2026-09-22 20:00:00\"\t\"Hanna Weiß\"\t\"Hanna\"\t\"Weiß\"\t\"Host\"\t\"hanna@uni.example\"\t\"2026-09-22 19:00:05\"\t\"2026-09-22 20:00:00\"\t\"60 mins\"\t\"Desktop app\"\t\"\"\n"+
				"\"Metadata round\"\t\"2026-09-22 19:00:00\"\t\"2026-09-22 20:00:00\"\t\"Kim Ott\"\t\"Kim\"\t\"Ott\"\t\"Attendee\"\t\"kim@ott.example\"\t\"2026-09-22 19:03:05\"\t\"2026-09-22 19:30:00\"\t\"27 mins\"\t\"Mobile app\"\t\"\"\n"+
				"\"Metadata round\"\t\"2026-09-22 19:00:00\"\t\"2026-09-22 20:00:00\"\t\"Kim Ott\"\t\"Kim\"\t\"Ott\"\t\"Attendee\"\t\"kim@ott.example\"\t\"2026-09-22 19:35:05\"\t\"2026-09-22 20:00:00\"\t\"25 mins\"\t\"Desktop app\"\t\"\"\n"),
			[]string{
				"Hanna Weiß hanna@uni.example [Metadata round 2026-09-22 19:00: Host; joined 2026-09-22 19:00:05, left 2026-09-22 20:00:00 (60 mins)] {Metadata round 2026-09-22 met Host}",
				"Kim Ott kim@ott.example [Metadata round 2026-09-22 19:03: Attendee; joined 2026-09-22 19:03:05, left 2026-09-22 19:30:00 (27 mins); joined 2026-09-22 19:35:05, left 2026-09-22 20:00:00 (25 mins)] {Metadata round 2026-09-22 met Attendee}",
			},
			nil,
		},
		{
			"Webex, an event, times without a day",
			[]byte("Attendee Report for event: Open data\n" +
				"\n" +
				"Participant,Audio Type,Name,Email,Invited,Registered,Date,Start Time,End Time,Duration,Company,Title,Phone Number,City,Country/Region,Network joined from\n" +
				"1,VoIP,Hanna Weiß,hanna@uni.example,No,Yes,\"September 22, 2026\",7:00 pm,8:00 pm,60 mins,Uni,Librarian,+49 30 5550101,Bonn,Germany,External\n" +
				"2,VoIP,Kim Ott,kim@ott.example,No,Yes,\"September 22, 2026\",7:05 pm,8:00 pm,55 mins,ACME,Lead,,Ulm,Germany,External\n"),
			[]string{
				"Hanna Weiß hanna@uni.example title=Librarian [Open data 2026-09-22 19:00: joined 7:00 pm, left 8:00 pm (60 mins)] {Open data 2026-09-22 met }",
				"Kim Ott kim@ott.example title=Lead [Open data 2026-09-22 19:05: joined 7:05 pm, left 8:00 pm (55 mins)] {Open data 2026-09-22 met }",
			},
			nil,
		},
		{
			"Webex in French",
			[]byte("Nom de la réunion;Heure de début de la réunion;Nom affiché;Rôle;E-mail du participant;Heure de connexion;Heure de départ;Durée de présence;Type de connexion\n" +
				"Atelier;22/09/2026 19:00;Hélène Tableau;Hôte;h@biblio.example;22/09/2026 19:00;22/09/2026 20:00;60 min;Application\n" +
				"Atelier;22/09/2026 19:00;Marc Petit;Participant;m@petit.example;22/09/2026 19:05;22/09/2026 20:00;55 min;Web\n"),
			[]string{
				"Hélène Tableau h@biblio.example [Atelier 2026-09-22 19:00: Hôte; joined 22/09/2026 19:00, left 22/09/2026 20:00 (60 min)] {Atelier 2026-09-22 met Hôte}",
				"Marc Petit m@petit.example [Atelier 2026-09-22 19:05: Participant; joined 22/09/2026 19:05, left 22/09/2026 20:00 (55 min)] {Atelier 2026-09-22 met Participant}",
			},
			nil,
		},
		{
			"two meetings in one report",
			[]byte("Meeting Name,Display Name,Attendee Email,Join Time,Leave Time,Attendance Duration,Role\n" +
				"Round 1,Ann Ott,ann@ott.example,2026-09-22 19:00:00,2026-09-22 20:00:00,60 mins,Host\n" +
				"Round 2,Ann Ott,ann@ott.example,2026-09-29 19:00:00,2026-09-29 20:00:00,60 mins,Host\n"),
			[]string{
				"Ann Ott ann@ott.example [Round 1 2026-09-22 19:00: Host; joined 2026-09-22 19:00:00, left 2026-09-22 20:00:00 (60 mins)] [Round 2 2026-09-29 19:00: Host; joined 2026-09-29 19:00:00, left 2026-09-29 20:00:00 (60 mins)] {Round 1 2026-09-22 met Host} {Round 2 2026-09-29 met Host}",
			},
			nil,
		},
		{
			"GoToWebinar, with a poll below",
			[]byte("Attendee Report\n" +
				"Generated,\"Sep 23, 2026 10:00 AM CEST\"\n" +
				"General Information\n" +
				"Webinar Name,Webinar ID,Actual Start Date/Time,Actual Duration (minutes),Registered,Attended\n" +
				"Open data,123-456-789,\"Sep 22, 2026 07:00 PM CEST\",60,3,2\n" +
				"\n" +
				"Attendee Details\n" +
				"Attended,Interest Rating,Last Name,First Name,Email Address,Registration Date / Time,Join Time,Leave Time,Time in Session (minutes),Organization,Job Title,Unsubscribed\n" +
				"Yes,80,Weiß,Hanna,hanna@uni.example,\"Sep 1, 2026 10:00 AM CEST\",\"Sep 22, 2026 07:00 PM CEST\",\"Sep 22, 2026 08:00 PM CEST\",60,Uni,Librarian,No\n" +
				"No,0,Away,Una,una@away.example,\"Sep 1, 2026 10:00 AM CEST\",,,,Far,,No\n" +
				"\n" +
				"Panelist / Staff Details\n" +
				"Attended,Last Name,First Name,Email Address,Join Time,Leave Time,Time in Session (minutes)\n" +
				"Yes,Panel,Pia,pia@panel.example,\"Sep 22, 2026 06:50 PM CEST\",\"Sep 22, 2026 08:00 PM CEST\",70\n" +
				"\n" +
				"Poll Results\n" +
				"Question,Answer,Count\n" +
				"How was it?,Good,5\n" +
				"Again?,Yes,4\n"),
			[]string{
				"Hanna Weiß hanna@uni.example title=Librarian [Open data 2026-09-22 19:00: joined Sep 22, 2026 07:00 PM CEST, left Sep 22, 2026 08:00 PM CEST (60 min)] {Open data 2026-09-22 met }",
				"Una Away una@away.example {Open data 2026-09-22 expected did not attend}",
				"Pia Panel pia@panel.example [Open data 2026-09-22 18:50: Panelist; joined Sep 22, 2026 06:50 PM CEST, left Sep 22, 2026 08:00 PM CEST (70 min)] {Open data 2026-09-22 met Panelist}",
			},
			[]string{
				"line 16: \"Poll Results\" is not about people; its 3 rows were left out",
			},
		},
		{
			"GoToWebinar, labels above their values, and each visit in one cell",
			[]byte("Attendee Report,,,\n" +
				"Generated,\"Oct 07, 2026 10:00 AM CEST\",,\n" +
				"General Information,,,\n" +
				"Webinar Name,Webinar ID,,\n" +
				"Linked data,111-222-333,,\n" +
				"Actual Start Date/Time,Duration,# Registered,# Attended\n" +
				"\"Oct 06, 2026 03:00 PM CEST\",1 hour,2,1\n" +
				",,,\n" +
				"Session Details,,,\n" +
				"Attended,Last Name,First Name,Email Address,Join Time - Leave Time (Time in Session)\n" +
				"Yes,Lux,Lou,lou@lux.example,\"Oct 06, 2026 03:05 PM CEST - Oct 06, 2026 03:30 PM CEST (25 minutes), Oct 06, 2026 03:35 PM CEST - Oct 06, 2026 04:00 PM CEST (25 minutes)\"\n" +
				"No,May,Max,max@may.example,--\n"),
			[]string{
				"Lou Lux lou@lux.example [Linked data 2026-10-06 15:05: joined Oct 06, 2026 03:05 PM CEST, left Oct 06, 2026 03:30 PM CEST (25 minutes); joined Oct 06, 2026 03:35 PM CEST, left Oct 06, 2026 04:00 PM CEST (25 minutes)] {Linked data 2026-10-06 met }",
				"Max May max@may.example {Linked data 2026-10-06 expected did not attend}",
			},
			nil,
		},
		{
			"GoToWebinar in German, with questions below",
			[]byte("Teilnehmerbericht\n" +
				"Erstellt,\"23.09.2026 10:00\"\n" +
				"Webinarname,Webinar-ID,Tatsächliche Startzeit,Dauer\n" +
				"Offene Daten,123-456-789,\"22.09.2026 19:00\",60\n" +
				"\n" +
				"Teilnehmerdetails\n" +
				"Teilgenommen,Interesse,Nachname,Vorname,E-Mail-Adresse,Registrierungsdatum,Beitrittszeit,Austrittszeit,Zeit in Sitzung (Minuten)\n" +
				"Ja,80,Weiß,Hanna,hanna@uni.example,01.09.2026 10:00,22.09.2026 19:00,22.09.2026 20:00,60\n" +
				"Nein,0,Fern,Una,una@fern.example,01.09.2026 10:00,,,\n" +
				"\n" +
				"Referentendetails\n" +
				"Teilgenommen,Nachname,Vorname,E-Mail-Adresse,Beitrittszeit,Austrittszeit,Zeit in Sitzung (Minuten)\n" +
				"Ja,Panel,Pia,pia@panel.example,22.09.2026 18:50,22.09.2026 20:00,70\n" +
				"\n" +
				"Fragen\n" +
				"Frage,Gestellt von,Antwort\n" +
				"Wann?,Hanna Weiß,Bald\n"),
			[]string{
				"Hanna Weiß hanna@uni.example [Offene Daten 2026-09-22 19:00: joined 22.09.2026 19:00, left 22.09.2026 20:00 (60 min)] {Offene Daten 2026-09-22 met }",
				"Una Fern una@fern.example {Offene Daten 2026-09-22 expected did not attend}",
				"Pia Panel pia@panel.example [Offene Daten 2026-09-22 18:50: Speaker; joined 22.09.2026 18:50, left 22.09.2026 20:00 (70 min)] {Offene Daten 2026-09-22 met Speaker}",
			},
			[]string{
				"line 15: \"Fragen\" is not about people; its 2 rows were left out",
			},
		},
		{
			"GoToMeeting, times without a day",
			[]byte("Meeting Topic,Meeting Date,Number of Attendees\n" +
				"Budget,\"September 22, 2026\",2\n" +
				"\n" +
				"Name,Email address,Join time,Leave time,Time in session (minutes)\n" +
				"Ann Ott,ann@ott.example,7:00 PM,8:00 PM,60\n" +
				"Bo Ek,,7:10 PM,8:00 PM,50\n"),
			[]string{
				"Ann Ott ann@ott.example [Budget 2026-09-22 19:00: joined 7:00 PM, left 8:00 PM (60 min)] {Budget 2026-09-22 met }",
				"Bo Ek [Budget 2026-09-22 19:10: joined 7:10 PM, left 8:00 PM (50 min)] {Budget 2026-09-22 met }",
			},
			nil,
		},
		{
			"GoToMeeting, no day at all",
			[]byte("Session Name,Session ID,Name,E-mail address,Joined,Left,Time in session (minutes)\n" +
				"Budget,123,Hanna Weiß,hanna@uni.example,7:00 PM EST,8:00 PM EST,60\n"),
			[]string{
				"Hanna Weiß hanna@uni.example [Budget 0001-01-01 00:00: joined 7:00 PM EST, left 8:00 PM EST (60 min)] {Budget  met }",
			},
			nil,
		},
		{
			"Google Meet, lines above",
			[]byte("Meet: Budget round\n" +
				"Date: 2026-10-03\n" +
				"\n" +
				"Name,E-mail,First joined,Last left,Total time\n" +
				"Hanna Weiß,hanna@uni.example,09:00,10:00,1 h\n" +
				"Kim Ott,kim@ott.example,09:05,10:00,55 min\n"),
			[]string{
				"Hanna Weiß hanna@uni.example [Budget round 2026-10-03 09:00: joined 09:00, left 10:00 (1 h)] {Budget round 2026-10-03 met }",
				"Kim Ott kim@ott.example [Budget round 2026-10-03 09:05: joined 09:05, left 10:00 (55 min)] {Budget round 2026-10-03 met }",
			},
			nil,
		},
		{
			"Google Meet, no day at all",
			[]byte("First name,Last name,Email,Duration,Time joined,Time exited\n" +
				"Hanna,Weiß,hanna@uni.example,1 hr 2 min,9:58 AM,11:00 AM\n" +
				"Kim,Ott,,30 min,10:10 AM,10:40 AM\n"),
			[]string{
				"Hanna Weiß hanna@uni.example [ 0001-01-01 00:00: joined 9:58 AM, left 11:00 AM (1 hr 2 min)]",
				"Kim Ott [ 0001-01-01 00:00: joined 10:10 AM, left 10:40 AM (30 min)]",
			},
			nil,
		},
		{
			"who registered and who came, once",
			[]byte("Meeting title,Project kick-off\n" +
				"Start time,2026-10-03 09:00\n" +
				"\n" +
				"Name,Email,Join time,Leave time,Role\n" +
				"Hanna Weiß,hanna@uni.example,2026-10-03 09:00,2026-10-03 10:00,Host\n" +
				"Pia Panel,pia@panel.example,2026-10-03 09:02,2026-10-03 10:00,Panelist\n" +
				"\n" +
				"Registrants\n" +
				"First name,Last name,Email,Company\n" +
				"Hanna,Weiß,hanna@uni.example,Uni\n" +
				"Una,Away,una@away.example,Far AG\n"),
			[]string{
				"Hanna Weiß hanna@uni.example [Project kick-off 2026-10-03 09:00: Host; joined 2026-10-03 09:00, left 2026-10-03 10:00] {Project kick-off 2026-10-03 met Host}",
				"Pia Panel pia@panel.example [Project kick-off 2026-10-03 09:02: Panelist; joined 2026-10-03 09:02, left 2026-10-03 10:00] {Project kick-off 2026-10-03 met Panelist}",
				"Una Away una@away.example {Project kick-off 2026-10-03 expected }",
			},
			nil,
		},
		{
			"two lists with headers of their own",
			[]byte("Speakers\n" +
				"Name,Company,Email\n" +
				"Ann Ott,ACME,ann@ott.example\n" +
				"Bo Ek,Beta,bo@ek.example\n" +
				"\n" +
				"Volunteers\n" +
				"First name,Last name,Phone\n" +
				"Cy,Dee,+49 171 5550101\n" +
				"Ann,Ott,+49 171 5550102\n"),
			[]string{
				"Ann Ott ann@ott.example",
				"Bo Ek bo@ek.example",
				"Cy Dee",
			},
			nil,
		},
		{
			"two lists in German: who stands in both comes once",
			western(t, "Referenten;;\n"+
				"Vorname;Nachname;E-Mail\n"+
				"Anna;Weiß;anna@weiss.example\n"+
				";;\n"+
				"Teilnehmer;;\n"+
				"Name;Firma;E-Mail\n"+
				"Uwe Öl;Öl AG;uwe@oel.example\n"+
				"Anna Weiß;Weiß GmbH;anna@weiss.example\n"),
			[]string{
				"Anna Weiß anna@weiss.example",
				"Uwe Öl uwe@oel.example",
			},
			nil,
		},
		{
			"three lists in German",
			[]byte("Speakers;;\n" +
				"Name;E-Mail;Rolle\n" +
				"Hanna Weiß;hanna@uni.example;Referentin\n" +
				"\n" +
				"Helfer;;\n" +
				"Name;Telefon;Schicht\n" +
				"Uwe Öl;+49 171 5550101;früh\n" +
				"Kim Ott;+49 171 5550102;spät\n" +
				"\n" +
				"Sponsoren;;\n" +
				"Firma;Ansprechpartner;E-Mail\n" +
				"Öl AG;Rita Mann;rita@oel.example\n"),
			[]string{
				"Hanna Weiß hanna@uni.example",
				"Uwe Öl",
				"Kim Ott",
				"Rita Mann rita@oel.example",
			},
			nil,
		},
		{
			"two lists of a named event",
			[]byte("Nom de l'événement : Forum 2026\n" +
				"\n" +
				"Intervenants\n" +
				"Prénom;Nom;Courriel;Société\n" +
				"Hélène;Tableau;h@t.example;Biblio\n" +
				"\n" +
				"Participants\n" +
				"Prénom;Nom;Courriel;Téléphone\n" +
				"Marc;Petit;m@p.example;+33 1 99 00 55 01\n" +
				"Hélène;Tableau;h@t.example;+33 1 99 00 55 02\n"),
			[]string{
				"Hélène Tableau h@t.example {Forum 2026  expected Speaker}",
				"Marc Petit m@p.example {Forum 2026  expected }",
			},
			nil,
		},
		{
			"the day of joining a club is no meeting",
			[]byte("Name,Email,Joined,Role\n" +
				"Ann Ott,ann@ott.example,2020-01-02,Librarian\n" +
				"Bo Ek,bo@ek.example,2021-01-02,Archivist\n"),
			[]string{
				"Ann Ott ann@ott.example title=Librarian",
				"Bo Ek bo@ek.example title=Archivist",
			},
			nil,
		},
		{
			"days of employment are no meeting",
			[]byte("First Name,Last Name,Email,Join date,Leave date,Department\n" +
				"Ann,Ott,ann@ott.example,2020-01-02,2024-05-06,Maps\n" +
				"Ann,Ott,ann2@ott.example,2021-01-02,,Music\n"),
			[]string{
				"Ann Ott ann@ott.example",
				"Ann Ott ann2@ott.example",
			},
			nil,
		},
		{
			"a programme of talks is no meeting",
			[]byte("Speaker,Email,Talk title,Start time,End time,Duration\n" +
				"Ann Ott,ann@ott.example,Linked data,10:00,10:30,30\n"),
			[]string{
				"Ann Ott ann@ott.example",
			},
			nil,
		},
		{
			"how long without anything else is no meeting",
			[]byte("Name,Duration (Minutes),Guest\n" +
				"Hanna Weiß,61,No\n" +
				"Kim Ott,30,Yes\n"),
			[]string{
				"Hanna Weiß",
				"Kim Ott",
			},
			nil,
		},
	}
}
