package csv

import "testing"

func furtherCells(t *testing.T) []report {
	return []report{
		{
			"parts in the event are no jobs",
			[]byte("Name,Email,Role\n" +
				"Ann Ott,ann@ott.example,Speaker\n" +
				"Bo Ek,bo@ek.example,Attendee\n" +
				"Cy,cy@dee.example,Organiser\n"),
			[]string{
				"name=Ann Ott mail=ann@ott.example() other=\"Role\":Speaker",
				"name=Bo Ek mail=bo@ek.example() other=\"Role\":Attendee",
				"name=Cy mail=cy@dee.example() other=\"Role\":Organiser",
			},
			nil,
		},
		{
			"a role that is a job",
			[]byte("Name,Email,Role\n" +
				"Ann Ott,ann@ott.example,Software engineer\n" +
				"Bo Ek,bo@ek.example,Librarian\n"),
			[]string{
				"name=Ann Ott title=Software engineer mail=ann@ott.example()",
				"name=Bo Ek title=Librarian mail=bo@ek.example()",
			},
			nil,
		},
		{
			"form of address and title in French",
			[]byte("Civilité;Prénom;Nom;Titre;Courriel\n" +
				"Mme;Hélène;Tableau;Dr;h@t.example\n" +
				"M.;Marc;Petit;;m@p.example\n"),
			[]string{
				"prefix=Mme Dr given=Hélène family=Tableau mail=h@t.example()",
				"prefix=M. given=Marc family=Petit mail=m@p.example()",
			},
			nil,
		},
		{
			"honorifics, some missing",
			[]byte("Title,First Name,Surname,Organisation,Telephone (with dialling code),E-mail address (for confirmation)\n" +
				"Dr,Ann,Ott,ACME,+44 20 7946 0101,ann@ott.example\n" +
				"Mrs,Bo,Ek,Beta,,bo@ek.example\n" +
				",Cy,Dee,Gamma,,cy@dee.example\n"),
			[]string{
				"prefix=Dr given=Ann family=Ott org=ACME mail=ann@ott.example() tel=+44 20 7946 0101()",
				"prefix=Mrs given=Bo family=Ek org=Beta mail=bo@ek.example()",
				"given=Cy family=Dee org=Gamma mail=cy@dee.example()",
			},
			nil,
		},
		{
			"a title beside a function",
			[]byte("Titel;Vorname;Name;Funktion\n" +
				"Prof. Dr.;Anna;Weiß;Leiterin\n" +
				";Uwe;Öl;Bibliothekar\n"),
			[]string{
				"prefix=Prof. Dr. given=Anna family=Weiß title=Leiterin",
				"given=Uwe family=Öl title=Bibliothekar",
			},
			nil,
		},
		{
			"academic degrees in German",
			[]byte("Anrede;Vorname;Nachname;Titel;E-Mail\n" +
				"Frau;Anna;Weiß;Dr. phil.;a@w.example\n" +
				"Herr;Uwe;Öl;Dipl.-Ing.;u@o.example\n" +
				"Herr;Bo;Ek;;b@e.example\n"),
			[]string{
				"prefix=Frau Dr. phil. given=Anna family=Weiß mail=a@w.example()",
				"prefix=Herr Dipl.-Ing. given=Uwe family=Öl mail=u@o.example()",
				"prefix=Herr given=Bo family=Ek mail=b@e.example()",
			},
			nil,
		},
		{
			"an honorific in the column of jobs",
			[]byte("Salutation,Name,Job Title\n" +
				"Ms,Ann Ott,Dr.\n" +
				"Mr,Bo Ek,Librarian\n"),
			[]string{
				"name=Ann Ott prefix=Ms Dr.",
				"name=Bo Ek prefix=Mr title=Librarian",
			},
			nil,
		},
		{
			"titles in French",
			[]byte("Nom,Prénom,Titre,Société\n" +
				"Tableau,Hélène,Pr,Biblio\n" +
				"Petit,Marc,Dr,Petit SA\n"),
			[]string{
				"prefix=Pr given=Hélène family=Tableau org=Biblio",
				"prefix=Dr given=Marc family=Petit org=Petit SA",
			},
			nil,
		},
		{
			"rows that go on with a record, by its number",
			[]byte("ID,Salutation,First Name,Last Name,Company Name,Email ID (Email IDs),Is Primary (Email IDs),Number (Contact Numbers),Is Primary Phone (Contact Numbers),Street (Addresses)\n" +
				"C1,Ms,Rita,Mann,ACME,rita@acme.example,1,+49 171 5550154,0,Weg 1\n" +
				",,,,,privat77@mail.example,0,+49 30 5550155,1,\n" +
				",,,,,,,+49 30 5550156,0,\n" +
				"C2,Mr,Sven,Falk,Beta,sven@beta.example,1,,,\n"),
			[]string{
				"prefix=Ms given=Rita family=Mann org=ACME mail=rita@acme.example() mail=privat77@mail.example() tel=+49 171 5550154() tel=+49 30 5550155() tel=+49 30 5550156() adr=Weg 1() other=\"ID\":C1 other=\"Is Primary (Email IDs)\":1 other=\"Is Primary Phone (Contact Numbers)\":0",
				"prefix=Mr given=Sven family=Falk org=Beta mail=sven@beta.example() other=\"ID\":C2 other=\"Is Primary (Email IDs)\":1",
			},
			nil,
		},
		{
			"a row that goes on with a postal address",
			[]byte("ID,First Name,Last Name,Company,Email ID (Email IDs),Number (Phone Nos),Address Line 1 (Addresses),City (Addresses)\n" +
				"X1,Rita,Mann,ACME,rita@acme.example,+49 171 5550154,Weg 1,Bonn\n" +
				",,,,,,Gasse 2,Ulm\n" +
				"X2,Sven,Falk,Beta,sven@beta.example,,,\n"),
			[]string{
				"given=Rita family=Mann org=ACME mail=rita@acme.example() tel=+49 171 5550154() adr=Weg 1/Bonn() adr=Gasse 2/Ulm() other=\"ID\":X1",
				"given=Sven family=Falk org=Beta mail=sven@beta.example() other=\"ID\":X2",
			},
			nil,
		},
		{
			"rows that go on with a person, by the name; a stranger is said",
			[]byte("Name,Company,Email,Phone\n" +
				"Rita Mann,ACME,rita@acme.example,+49 171 5550154\n" +
				",,rita.mann@home.example,\n" +
				",,,+49 30 5550155\n" +
				"Sven Falk,Beta,sven@beta.example,\n" +
				",,stranger@else.example,\n"),
			[]string{
				"name=Rita Mann org=ACME mail=rita@acme.example() mail=rita.mann@home.example() tel=+49 171 5550154() tel=+49 30 5550155()",
				"name=Sven Falk org=Beta mail=sven@beta.example()",
				"mail=stranger@else.example()",
			},
			[]string{
				"line 6: has nothing but an address; it became a contact of its own: if it is another address of Sven Falk, join the two",
			},
		},
		{
			"addresses without names are people of their own",
			[]byte("Name,Email\n" +
				"Ann Ott,ann@ott.example\n" +
				",bo@ek.example\n" +
				",cy@dee.example\n" +
				"Dora Emm,dora@emm.example\n"),
			[]string{
				"name=Ann Ott mail=ann@ott.example()",
				"mail=bo@ek.example()",
				"mail=cy@dee.example()",
				"name=Dora Emm mail=dora@emm.example()",
			},
			nil,
		},
		{
			"rows that go on with a customer",
			western(t, "Kundennr;Name;Firma;E-Mail;Telefon\n"+
				"1;Grete Löw;Löw GmbH;grete@loew.example;030/5550101\n"+
				";;;;0171/5550102\n"+
				";;;g.loew@privat.example;\n"+
				"2;Uwe Öl;Öl AG;uwe@oel.example;\n"),
			[]string{
				"name=Grete Löw org=Löw GmbH mail=grete@loew.example() mail=g.loew@privat.example() tel=030/5550101() tel=0171/5550102() other=\"Kundennr\":1",
				"name=Uwe Öl org=Öl AG mail=uwe@oel.example() other=\"Kundennr\":2",
			},
			nil,
		},
		{
			"several numbers and addresses in one cell",
			[]byte("Name;Telefon;E-Mail\n" +
				"A B;030/123 45;a@b.example; \n" +
				"C D;\"030/5550101, 0171/5550102\";c@d.example, c2@d.example\n" +
				"E F;030 5550101 oder 0171 5550102;e@f.example oder e2@f.example\n" +
				"G H;\"+49 30 5550101 Durchwahl 5\";g@h.example/g2@h.example\n" +
				"I J;\"Büro: +49 30 5550101, Mobil: +49 171 5550102\";privat: i@j.example\n"),
			[]string{
				"name=A B mail=a@b.example() tel=030/123 45()",
				"name=C D mail=c@d.example() mail=c2@d.example() tel=030/5550101() tel=0171/5550102()",
				"name=E F mail=e@f.example() mail=e2@f.example() tel=030 5550101() tel=0171 5550102()",
				"name=G H mail=g@h.example() mail=g2@h.example() tel=+49 30 5550101 Durchwahl 5()",
				"name=I J mail=i@j.example(home) tel=+49 30 5550101(work) tel=+49 171 5550102(mobile)",
			},
			nil,
		},
		{
			"several American numbers, extensions",
			[]byte("Name,Phone\n" +
				"A B,\"(202) 555-0143 ext. 5\"\n" +
				"C D,\"202-555-0143; 202-555-0144 x12\"\n" +
				"E F,202.555.0143 or 202.555.0144\n" +
				"G H,\"+1 202-555-0143\n" +
				"+1 202-555-0144\"\n"),
			[]string{
				"name=A B tel=(202) 555-0143 ext. 5()",
				"name=C D tel=202-555-0143() tel=202-555-0144 x12()",
				"name=E F tel=202.555.0143() tel=202.555.0144()",
				"name=G H tel=+1 202-555-0143() tel=+1 202-555-0144()",
			},
			nil,
		},
		{
			"plural headers, British numbers",
			[]byte("Name,Company,Phones,Emails\n" +
				"Ann Ott,ACME,\"+44 20 7946 0101; +44 7700 900102\",\"ann@ott.example; a.ott@home.example\"\n" +
				"\"Bo Ek\",Beta,\"020 7946 0103 / 07700 900104\",bo@ek.example\n" +
				"Cy Dee,,\"07700 900105, ext. 12\",\n" +
				"Di,,\"0161 496 0106 x 7 or 0161 496 0107\",\n"),
			[]string{
				"name=Ann Ott org=ACME mail=ann@ott.example() mail=a.ott@home.example() tel=+44 20 7946 0101() tel=+44 7700 900102()",
				"name=Bo Ek org=Beta mail=bo@ek.example() tel=020 7946 0103() tel=07700 900104()",
				"name=Cy Dee tel=07700 900105, ext. 12()",
				"name=Di tel=0161 496 0106 x 7() tel=0161 496 0107()",
			},
			nil,
		},
		{
			"several values in Portuguese",
			[]byte("Nome;Telefone;E-mail\n" +
				"Ana;(11) 95555-0101 / (11) 5555-0102;ana@x.example e ana@y.example\n" +
				"Beto;+55 11 95555 0103 ou +55 11 5555 0104;beto@x.example, beto@y.example\n"),
			[]string{
				"name=Ana mail=ana@x.example() mail=ana@y.example() tel=(11) 95555-0101() tel=(11) 5555-0102()",
				"name=Beto mail=beto@x.example() mail=beto@y.example() tel=+55 11 95555 0103() tel=+55 11 5555 0104()",
			},
			nil,
		},
		{
			"numbers that stay one",
			[]byte("Name;Telefon\n" +
				"A;030/123 45\n" +
				"B;030 12345, 030 12346\n" +
				"C;0341/5550102-13\n" +
				"D;+49 341 5550102, +49 341 5550103\n" +
				"E;1234567890,5\n"),
			[]string{
				"name=A tel=030/123 45()",
				"name=B tel=030 12345() tel=030 12346()",
				"name=C tel=0341/5550102-13()",
				"name=D tel=+49 341 5550102() tel=+49 341 5550103()",
				"name=E tel=1234567890,5()",
			},
			nil,
		},
		{
			"addresses with labels",
			[]byte("Name,Email\n" +
				"Ann,\"ann@x.example (private), ann@y.example (work)\"\n" +
				"Bo,bo@x.example;bo@y.example;bo@x.example\n" +
				"Cy,cy at x.example\n"),
			[]string{
				"name=Ann mail=ann@x.example(home) mail=ann@y.example(work)",
				"name=Bo mail=bo@x.example() mail=bo@y.example()",
				"name=Cy other=\"Email\":cy at x.example",
			},
			[]string{
				"line 4: \"cy at x.example\" is no e-mail address; kept as \"Email\"",
			},
		},
		{
			"numbers that a spreadsheet destroyed",
			[]byte("Name;Telefon;Mobil\n" +
				"A B;4,91716E+11;491715550101,0\n" +
				"C D;4.91716E+11;0171 5550101\n" +
				"E F;49171555010;+49 171 5550102\n"),
			[]string{
				"name=A B other=\"Telefon\":4\\,91716E+11 other=\"Mobil\":491715550101\\,0",
				"name=C D tel=0171 5550101(mobile) other=\"Telefon\":4.91716E+11",
				"name=E F tel=49171555010() tel=+49 171 5550102(mobile)",
			},
			[]string{
				"line 2: \"4,91716E+11\" is what a spreadsheet left of a phone number; kept as \"Telefon\": look the number up where it came from, or format the column as text and export it again",
				"line 2: \"491715550101,0\" is what a spreadsheet left of a phone number; kept as \"Mobil\": look the number up where it came from, or format the column as text and export it again",
				"line 3: \"4.91716E+11\" is what a spreadsheet left of a phone number; kept as \"Telefon\": look the number up where it came from, or format the column as text and export it again",
			},
		},
		{
			"destroyed numbers beside whole ones",
			[]byte("Name;Mobil;Telefon\n" +
				"A;4,91716E+11;\"030 / 5550101\"\n" +
				"B;4.91716E+11;+49 (0)30 5550102\n" +
				"C;441234567890.0;0\n" +
				"D;'+49 171 5550103;=\"0305550104\"\n"),
			[]string{
				"name=A tel=030 / 5550101() other=\"Mobil\":4\\,91716E+11",
				"name=B tel=+49 (0)30 5550102() other=\"Mobil\":4.91716E+11",
				"name=C tel=0() other=\"Mobil\":441234567890.0",
				"name=D tel=+49 171 5550103(mobile) tel=0305550104()",
			},
			[]string{
				"line 2: \"4,91716E+11\" is what a spreadsheet left of a phone number; kept as \"Mobil\": look the number up where it came from, or format the column as text and export it again",
				"line 3: \"4.91716E+11\" is what a spreadsheet left of a phone number; kept as \"Mobil\": look the number up where it came from, or format the column as text and export it again",
				"line 4: \"441234567890.0\" is what a spreadsheet left of a phone number; kept as \"Mobil\": look the number up where it came from, or format the column as text and export it again",
			},
		},
		{
			"lists of tags in quotes",
			[]byte("Name,Tags\n" +
				"A B,\"\"\"VIP\"\",\"\"Speaker 2026\"\"\"\n" +
				"C D,\"['vip', 'press']\"\n" +
				"E F,\"VIP; Press\"\n" +
				"G H,\"[\"\"a b\"\",\"\"c\"\"]\"\n"),
			[]string{
				"name=A B topics=VIP+Speaker 2026",
				"name=C D topics=vip+press",
				"name=E F topics=VIP+Press",
				"name=G H topics=a b+c",
			},
			nil,
		},
		{
			"tags with commas in quotes",
			[]byte("Email,First,Last,Tags,Groups\n" +
				"a@b.example,A,B,\"\"\"VIP\"\",\"\"Press, radio\"\"\",x\n"),
			[]string{
				"given=A family=B mail=a@b.example() topics=VIP+Press, radio+x",
			},
			nil,
		},
		{
			"the place of a computer beside its address",
			[]byte("Name,Email,Last login IP,Country,Region\n" +
				"A B,a@b.example,192.0.2.1,DE,BE\n"),
			[]string{
				"name=A B mail=a@b.example() other=\"Last login IP\":192.0.2.1 other=\"Country\":DE other=\"Region\":BE",
			},
			nil,
		},
		{
			"the place of a computer, with a city",
			[]byte("Email Address,First Name,Last Name,IP Address,City,Country Code,Region\n" +
				"a@b.example,A,B,192.0.2.1,Bonn,DE,NW\n"),
			[]string{
				"given=A family=B mail=a@b.example() other=\"IP Address\":192.0.2.1 other=\"City\":Bonn other=\"Country Code\":DE other=\"Region\":NW",
			},
			nil,
		},
		{
			"a postal address beside a network address",
			[]byte("Name,Email,City,Region,Country,Signup IP,Street,Zip\n" +
				"A B,a@b.example,Bonn,NW,DE,192.0.2.1,Weg 1,53111\n"),
			[]string{
				"name=A B mail=a@b.example() adr=Weg 1/53111 Bonn/NW/DE() other=\"Signup IP\":192.0.2.1",
			},
			nil,
		},
		{
			"coordinates of a postal address",
			[]byte("Name,Street,City,Region,Country,Latitude,Longitude\n" +
				"A B,Weg 1,Bonn,NRW,Germany,50.7,7.1\n"),
			[]string{
				"name=A B adr=Weg 1/Bonn/NRW/Germany() other=\"Latitude\":50.7 other=\"Longitude\":7.1",
			},
			nil,
		},
		{
			"a newsletter's guess of the place",
			[]byte("Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,TAGS\n" +
				"a@b.example,A,B,2,2026-01-01,51,3,1,2,Europe/Berlin,DE,BE,\"\"\"x y\"\"\"\n"),
			[]string{
				"given=A family=B mail=a@b.example() topics=x y other=\"MEMBER_RATING\":2 other=\"OPTIN_TIME\":2026-01-01 other=\"LATITUDE\":51 other=\"LONGITUDE\":3 other=\"GMTOFF\":1 other=\"DSTOFF\":2 other=\"TIMEZONE\":Europe/Berlin other=\"CC\":DE other=\"REGION\":BE",
			},
			nil,
		},
	}
}
