package csv

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"lanyard/data"
)

func TestHeadersAndCellsMeanWhatPeopleWriteIntoThem(t *testing.T) {
	for _, c := range append(cells(t), furtherCells(t)...) {
		t.Run(c.claim, func(t *testing.T) {
			var got, notices []string
			for d, err := range Read(strings.NewReader(string(c.file)), "x.csv") {
				var row *data.RowError
				switch {
				case errors.As(err, &row):
					notices = append(notices, row.Error())
				case err != nil:
					t.Fatal(err)
				default:
					got = append(got, summary(d))
				}
			}
			if !slices.Equal(got, c.people) || !slices.Equal(notices, c.notices) {
				t.Errorf("got\n%s\nnotices %q", strings.Join(got, "\n"), notices)
			}
		})
	}
}

func cells(t *testing.T) []report {
	return []report{
		{
			"remarks in brackets and behind dashes",
			[]byte("Name*,E-mail – for the badge,Phone (with country code),Company [required],Job title (current role),Mobile*\n" +
				"Ann Ott,ann@ott.example,+49 30 5550101,ACME,Lead,+49 171 5550101\n"),
			[]string{
				"name=Ann Ott org=ACME title=Lead mail=ann@ott.example() tel=+49 30 5550101() tel=+49 171 5550101(mobile)",
			},
			nil,
		},
		{
			"remarks in German",
			western(t, "Vorname (wie auf dem Namensschild);Nachname *;E-Mail (wird nicht veröffentlicht);Telefon [freiwillig];Firma/Einrichtung (laut Rechnung);Position – falls vorhanden\n"+
				"Grete;Löw;grete@loew.example;030/5550101;Löw GmbH;Leiterin\n"),
			[]string{
				"given=Grete family=Löw org=Löw GmbH title=Leiterin mail=grete@loew.example() tel=030/5550101()",
			},
			nil,
		},
		{
			"remarks in French",
			western(t, "Prénom (obligatoire);Nom (obligatoire);Courriel (pour le badge);Téléphone (avec indicatif);Société [facultatif];Poste (actuel)\n"+
				"Hélène;Tableau;helene@tableau.example;+33 1 99 00 55 01;Biblio SA;Directrice\n"),
			[]string{
				"given=Hélène family=Tableau org=Biblio SA title=Directrice mail=helene@tableau.example() tel=+33 1 99 00 55 01()",
			},
			nil,
		},
		{
			"remarks in Spanish",
			[]byte("Nombre (obligatorio),Apellidos (obligatorio),Correo electrónico (para la acreditación),Teléfono (con prefijo),Empresa [opcional],Cargo (actual)\n" +
				"Ana,Gómez,ana@gomez.example,+34 910 555 101,Gómez SL,Jefa\n"),
			[]string{
				"given=Ana family=Gómez org=Gómez SL title=Jefa mail=ana@gomez.example() tel=+34 910 555 101()",
			},
			nil,
		},
		{
			"remarks and numbers before the word",
			[]byte("(required) First name\t[required] Last name\t* E-mail\t1. Phone\tQ2: Company\n" +
				"Ann\tOtt\tann@ott.example\t+49 30 5550101\tACME\n"),
			[]string{
				"given=Ann family=Ott org=ACME mail=ann@ott.example() tel=+49 30 5550101()",
			},
			nil,
		},
		{
			"remarks in wide brackets",
			[]byte("氏名（必須）,メールアドレス（必須）,電話番号（任意）,会社名【必須】\n" +
				"山田 太郎,taro@yamada.example,03-5550-1234,山田商事\n"),
			[]string{
				"name=山田 太郎 org=山田商事 mail=taro@yamada.example() tel=03-5550-1234()",
			},
			nil,
		},
		{
			"a remark that makes it somebody else's",
			[]byte("Name,E-mail,Phone (emergency contact),E-mail (manager),Name (assistant),Company – Phone\n" +
				"Ann Ott,ann@ott.example,+49 30 5550109,boss@x.example,Bob Helper,+49 30 5550101\n"),
			[]string{
				"name=Ann Ott mail=ann@ott.example() tel=+49 30 5550101(work) other=\"Phone (emergency contact)\":+49 30 5550109 other=\"E-mail (manager)\":boss@x.example other=\"Name (assistant)\":Bob Helper",
			},
			nil,
		},
		{
			"remarks of several kinds",
			[]byte("Name (please print),Phone no. (mobile preferred),Mail (work),Company/Institution [as on badge],Your role (job title)\n" +
				"Ann Ott,+44 7700 900101,ann@ott.example,ACME,Lead\n"),
			[]string{
				"name=Ann Ott org=ACME title=Lead mail=ann@ott.example(work) tel=+44 7700 900101()",
			},
			nil,
		},
		{
			"remarks behind dashes and colons",
			[]byte("Full name – as on passport;Mobile – with country code;E-mail: for the ticket;Organisation / company (if any)\n" +
				"Ann Ott;+44 7700 900101;ann@ott.example;ACME\n"),
			[]string{
				"name=Ann Ott org=ACME mail=ann@ott.example() tel=+44 7700 900101(mobile)",
			},
			nil,
		},
		{
			"remarks, bars",
			[]byte("Company (required)|Contact person (required)|Phone (optional)\n" +
				"ACME|Ann Ott|+44 20 7946 0101\n"),
			[]string{
				"name=Ann Ott org=ACME tel=+44 20 7946 0101()",
			},
			nil,
		},
		{
			"the buyer's address behind the attendee's",
			[]byte("ID,Event,Category,Status,Full Name,First Name,Last Name,E-mail,Billing Address,Order E-mail,Buyer Name,Buyer E-mail\n" +
				"t1,Forum,Regular,ACQUIRED,Yara Zeh,Yara,Zeh,yara@zeh.example,Weg 1,office@buyer.example,Bruno Buyer,bruno@buyer.example\n"),
			[]string{
				"name=Yara Zeh given=Yara family=Zeh mail=yara@zeh.example() adr=Weg 1(billing) topics=Regular other=\"ID\":t1 other=\"Event\":Forum other=\"Status\":ACQUIRED other=\"Order E-mail\":office@buyer.example other=\"Buyer Name\":Bruno Buyer other=\"Buyer E-mail\":bruno@buyer.example",
			},
			nil,
		},
		{
			"the ticket's own columns beside the order's",
			[]byte("Number,Ticket,Ticket Full Name,Ticket First Name,Ticket Last Name,Ticket Email,Ticket Company Name,Ticket Job Title,Ticket Phone Number,Order Name,Order Email,Order Company Name\n" +
				"1,Regular,Yara Zeh,Yara,Zeh,yara@zeh.example,Zeh Verlag,Editor,+49 30 5550101,Bruno Buyer,bruno@buyer.example,Buyer GmbH\n"),
			[]string{
				"name=Yara Zeh given=Yara family=Zeh org=Zeh Verlag title=Editor mail=yara@zeh.example() tel=+49 30 5550101() other=\"Number\":1 other=\"Ticket\":Regular other=\"Order Name\":Bruno Buyer other=\"Order Email\":bruno@buyer.example other=\"Order Company Name\":Buyer GmbH",
			},
			nil,
		},
		{
			"the order's address first in the file, in German; a position that is a number",
			[]byte("Bestellnummer;Position;Status;E-Mail;Telefonnummer;Teilnehmername: Titel;Teilnehmername: Vorname;Teilnehmername: Nachname;Teilnehmername;E-Mail des Teilnehmers;Firma;Rechnungsadresse Firma;Rechnungsadresse Name\n" +
				"AB;1;bezahlt;office@buyer.example;+49 30 5550101;Prof. Dr.;Yara;Zeh;Prof. Dr. Yara Zeh;yara@zeh.example;Zeh Verlag;Buyer GmbH;Bruno Buyer\n" +
				"AB;2;bezahlt;office@buyer.example;+49 30 5550101;;Xaver;Zeh;Xaver Zeh;;Zeh Verlag;Buyer GmbH;Bruno Buyer\n"),
			[]string{
				"name=Prof. Dr. Yara Zeh prefix=Prof. Dr. given=Yara family=Zeh org=Zeh Verlag mail=yara@zeh.example() tel=+49 30 5550101() other=\"Bestellnummer\":AB other=\"Position\":1 other=\"E-Mail\":office@buyer.example other=\"Rechnungsadresse Firma\":Buyer GmbH other=\"Rechnungsadresse Name\":Bruno Buyer",
				"name=Xaver Zeh given=Xaver family=Zeh org=Zeh Verlag mail=office@buyer.example() tel=+49 30 5550101() other=\"Bestellnummer\":AB other=\"Position\":2 other=\"Rechnungsadresse Firma\":Buyer GmbH other=\"Rechnungsadresse Name\":Bruno Buyer",
			},
			nil,
		},
		{
			"the invoice's columns before the participant's",
			[]byte("Invoice e-mail,Billing company,Billing phone,Participant e-mail,Participant first name,Participant last name,Participant company\n" +
				"rechnung@buyer.example,Buyer GmbH,+49 30 5550199,yara@zeh.example,Yara,Zeh,Zeh Verlag\n"),
			[]string{
				"given=Yara family=Zeh org=Zeh Verlag mail=yara@zeh.example() other=\"Billing company\":Buyer GmbH other=\"Invoice e-mail\":rechnung@buyer.example other=\"Billing phone\":+49 30 5550199",
			},
			nil,
		},
		{
			"a billing address comes second",
			[]byte("Billing Email,Name,Email\n" +
				"rechnung@buyer.example,Yara Zeh,yara@zeh.example\n"),
			[]string{
				`name=Yara Zeh mail=yara@zeh.example() other="Billing Email":rechnung@buyer.example`,
			},
			nil,
		},
		{
			"the owner of a record is nobody's address, the associated company is the organisation",
			[]byte("Record ID,Contact owner,Owner email,First Name,Last Name,Email,Primary Associated Company,Account manager email\n" +
				"1,Sally Sales,sally@vendor.example,Wim,Zee,wim@zee.example,Zee BV,max@vendor.example\n" +
				"2,Sally Sales,sally@vendor.example,Ina,Mail,,Mail AG,max@vendor.example\n"),
			[]string{
				"given=Wim family=Zee org=Zee BV mail=wim@zee.example() other=\"Record ID\":1 other=\"Contact owner\":Sally Sales other=\"Owner email\":sally@vendor.example other=\"Account manager email\":max@vendor.example",
				"given=Ina family=Mail org=Mail AG other=\"Record ID\":2 other=\"Contact owner\":Sally Sales other=\"Owner email\":sally@vendor.example other=\"Account manager email\":max@vendor.example",
			},
			nil,
		},
		{
			"buyer and attendee in Spanish",
			[]byte("Correo del comprador,Nombre del asistente,Apellidos del asistente,Correo electrónico del asistente,Empresa\n" +
				"compras@buyer.example,Ana,Gómez,ana@gomez.example,Gómez SL\n"),
			[]string{
				"given=Ana family=Gómez org=Gómez SL mail=ana@gomez.example() other=\"Correo del comprador\":compras@buyer.example",
			},
			nil,
		},
		{
			"the attendee's company before the buyer's",
			[]byte("Order e-mail,Attendee e-mail,Attendee name,Attendee company,Company\n" +
				"office@buyer.example,yara@zeh.example,Yara Zeh,Zeh Verlag,Buyer GmbH\n" +
				"office@buyer.example,,Xaver Zeh,,Buyer GmbH\n"),
			[]string{
				"name=Yara Zeh org=Zeh Verlag mail=yara@zeh.example() other=\"Order e-mail\":office@buyer.example other=\"Company\":Buyer GmbH",
				"name=Xaver Zeh org=Buyer GmbH other=\"Order e-mail\":office@buyer.example",
			},
			nil,
		},
		{
			"buyer and guest",
			[]byte("Buyer first name,Buyer last name,Buyer email,Guest first name,Guest last name,Guest email,Ticket\n" +
				"Bruno,Buyer,bruno@buyer.example,Yara,Zeh,yara@zeh.example,Regular\n"),
			[]string{
				"given=Yara family=Zeh mail=yara@zeh.example() other=\"Ticket\":Regular other=\"Buyer first name\":Bruno other=\"Buyer last name\":Buyer other=\"Buyer email\":bruno@buyer.example",
			},
			nil,
		},
		{
			"the attendee's name before the buyer's",
			[]byte("Email,Name,Attendee Email,Attendee Name\n" +
				"bruno@buyer.example,Bruno Buyer,yara@zeh.example,Yara Zeh\n"),
			[]string{
				"name=Yara Zeh mail=yara@zeh.example() other=\"Email\":bruno@buyer.example other=\"Name\":Bruno Buyer",
			},
			nil,
		},
		{
			"buyer and attendee in French",
			western(t, "E-mail acheteur;Nom acheteur;Prénom du participant;Nom du participant;E-mail du participant;Société facturation\n"+
				"a@buyer.example;Bruno Buyer;Yara;Zeh;yara@zeh.example;Buyer SA\n"),
			[]string{
				"given=Yara family=Zeh mail=yara@zeh.example() other=\"Société facturation\":Buyer SA other=\"E-mail acheteur\":a@buyer.example other=\"Nom acheteur\":Bruno Buyer",
			},
			nil,
		},
		{
			"several columns of the associated company",
			[]byte("First Name,Last Name,Email,Associated Company,Associated Company (Primary),Company owner\n" +
				"Wim,Zee,wim@zee.example,Zee BV,Zee BV,Sally\n"),
			[]string{
				"given=Wim family=Zee org=Zee BV mail=wim@zee.example() other=\"Company owner\":Sally",
			},
			nil,
		},
		{
			"the owner of a record in German",
			[]byte("Vorname;Nachname;E-Mail;Zugeordnetes Unternehmen;Kontaktinhaber;E-Mail des Kontaktinhabers\n" +
				"Wim;Zee;wim@zee.example;Zee BV;Sally Sales;sally@vendor.example\n"),
			[]string{
				"given=Wim family=Zee org=Zee BV mail=wim@zee.example() other=\"Kontaktinhaber\":Sally Sales other=\"E-Mail des Kontaktinhabers\":sally@vendor.example",
			},
			nil,
		},
		{
			"form of address and title in two columns",
			[]byte("Anrede;Titel;Vorname;Nachname;Firma\n" +
				"Frau;Dr.;Anna;Weiß;ACME\n" +
				"Herr;;Uwe;Öl;Öl AG\n"),
			[]string{
				"prefix=Frau Dr. given=Anna family=Weiß org=ACME",
				"prefix=Herr given=Uwe family=Öl org=Öl AG",
			},
			nil,
		},
		{
			"a column of honorifics",
			[]byte("Title,First Name,Last Name,Company\n" +
				"Dr.,Ann,Ott,ACME\n" +
				"Ms,Bo,Ek,Beta\n" +
				"Prof. Dr.,Cy,Dee,Gamma\n"),
			[]string{
				"prefix=Dr. given=Ann family=Ott org=ACME",
				"prefix=Ms given=Bo family=Ek org=Beta",
				"prefix=Prof. Dr. given=Cy family=Dee org=Gamma",
			},
			nil,
		},
		{
			"an honorific among job titles",
			[]byte("Title,Name,Email\n" +
				"Dr.,Ann Ott,ann@ott.example\n" +
				"Librarian,Bo Ek,bo@ek.example\n" +
				"Head of Data,Cy Dee,cy@dee.example\n"),
			[]string{
				"name=Ann Ott prefix=Dr. mail=ann@ott.example()",
				"name=Bo Ek title=Librarian mail=bo@ek.example()",
				"name=Cy Dee title=Head of Data mail=cy@dee.example()",
			},
			nil,
		},
		{
			"a professor by profession",
			[]byte("Titel;Name;E-Mail\n" +
				"Professor;Ann Ott;ann@ott.example\n" +
				"Bibliothekar;Bo Ek;bo@ek.example\n"),
			[]string{
				"name=Ann Ott title=Professor mail=ann@ott.example()",
				"name=Bo Ek title=Bibliothekar mail=bo@ek.example()",
			},
			nil,
		},
	}
}
