package table

import "testing"

func TestWhoPaysIsNobodyElse(t *testing.T) {
	checkSheets(t, []sheet{
		{"a remark in French", "Nom,Prénom,Email,Nom (acheteur),Email (acheteur),Société (acheteur)\nLUNE,Léa,lea@lune.example,SOLEIL,sam@soleil.example,Soleil SA\n", []string{"Léa LUNE parts=Léa||LUNE mail=lea@lune.example Nom (acheteur)=SOLEIL Email (acheteur)=sam@soleil.example Société (acheteur)=Soleil SA"}, nil},
		{"a remark in English", "Name,Email,Phone,Email (billing),Phone (payer)\nAnn Lund,ann@lund.example,030 5550101,pay@x.example,030 5550102\n", []string{"Ann Lund mail=ann@lund.example tel=030 5550101 Email (billing)=pay@x.example Phone (payer)=030 5550102"}, nil},
		{"a remark in German", "Name,E-Mail,Firma (Käufer),E-Mail (Käufer)\nAnn Lund,ann@lund.example,X AG,pay@x.example\n", []string{"Ann Lund mail=ann@lund.example Firma (Käufer)=X AG E-Mail (Käufer)=pay@x.example"}, nil},
		{"a remark in Spanish", "Nombre,Apellidos,Correo,Teléfono (comprador),Correo (facturación)\nAna,Sol,ana@sol.example,030 5550101,pay@x.example\n", []string{"Ana Sol parts=Ana||Sol mail=ana@sol.example Teléfono (comprador)=030 5550101 Correo (facturación)=pay@x.example"}, nil},
		{"a phone of who pays alone", "Billing Name,Billing Phone,Participant name,Participant email\nPat Pay,030 5550101,Ann Lund,ann@lund.example\n", []string{"Ann Lund mail=ann@lund.example Billing Name=Pat Pay Billing Phone=030 5550101"}, nil},
		{"a row without anybody else", "Buyer First Name,Buyer Last Name,Buyer Email,Attendee First Name,Attendee Last Name,Attendee Email\nPat,Pay,pat@pay.example,Ann,Lund,ann@lund.example\nPat,Pay,pat@pay.example,,,\n", []string{"Ann Lund parts=Ann||Lund mail=ann@lund.example Buyer First Name=Pat Buyer Last Name=Pay Buyer Email=pat@pay.example", "Pat Pay parts=Pat||Pay mail=pat@pay.example"}, []string{"line 3: names only the buyer; \"Pat Pay\" is taken for the person"}},
		{"a remark on what to write", "Name,Firma (laut Rechnung),E-Mail\nAnn Lund,Lund AS,ann@lund.example\n", []string{"Ann Lund org=Lund AS mail=ann@lund.example"}, nil},
	})
}

func TestHeadersInManyLanguages(t *testing.T) {
	checkSheets(t, []sheet{
		{"Dutch", "Naam,E-mailadres,Werkgever,Functie,Telefoonnr.,Mobiel nummer,Plaatsnaam,Opmerking\nPiet Berg,piet@berg.example,Berg BV,Directeur,020 5550101,06 5550102,Leiden,vegan\n", []string{"Piet Berg org=Berg BV title=Directeur mail=piet@berg.example tel=020 5550101 tel=06 5550102 kind=mobile at=Leiden note=vegan"}, nil},
		{"a particle of a Dutch name", "Voornaam,Tussenvoegsel,Achternaam\nPiet,van de,Berg\nAn,,Bos\nJan,d',Hont\n", []string{"Piet van de Berg parts=Piet||van de Berg", "An Bos parts=An||Bos", "Jan d'Hont parts=Jan||d'Hont"}, nil},
		{"Swedish", "Namn,Mejl,Arbetsplats,Befattning,Mobilnr,Anteckningar\nSvea Alm,svea@alm.example,KB,Chef,070 5550101,vegan\n", []string{"Svea Alm org=KB title=Chef mail=svea@alm.example tel=070 5550101 kind=mobile note=vegan"}, nil},
		{"Swedish parts of a name", "Namn,Efternamn,E-post\nSvea,Alm,svea@alm.example\n", []string{"Svea Alm parts=Svea||Alm mail=svea@alm.example"}, nil},
		{"Danish", "Navn,E-mailadresse,Arbejdsplads,Stillingsbetegnelse,Tlf.,By\nBo Falk,bo@falk.example,Falk A/S,Chef,33 55 50 10,Ribe\n", []string{"Bo Falk org=Falk A/S title=Chef mail=bo@falk.example tel=33 55 50 10 at=Ribe"}, nil},
		{"Norwegian", "Fullt navn,Epost,Arbeidsgiver,Stilling,Mobilnummer,Merknad\nKari Fjell,kari@fjell.example,Fjell AS,Leder,405 55 010,vegan\n", []string{"Kari Fjell org=Fjell AS title=Leder mail=kari@fjell.example tel=405 55 010 kind=mobile note=vegan"}, nil},
		{"Finnish", "Nimi,Sähköpostiosoite,Työpaikka,Tehtävänimike,Puhelinnumero,Paikkakunta\nAino Virta,aino@virta.example,Virta Oy,Johtaja,050 5550101,Turku\n", []string{"Aino Virta org=Virta Oy title=Johtaja mail=aino@virta.example tel=050 5550101 at=Turku"}, nil},
		{"Finnish parts of a name", "Etunimi,Sukunimi,Matkapuhelin,Organisaatio\nAino,Virta,050 5550101,Virta Oy\n", []string{"Aino Virta parts=Aino||Virta org=Virta Oy tel=050 5550101 kind=mobile"}, nil},
		{"Greek", "Ονοματεπώνυμο,Διεύθυνση email,Φορέας,Ιδιότητα,Κινητό τηλέφωνο,Πόλη\nΆννα Παππά,anna@ebe.example,ΕΒΕ,Διευθύντρια,69 5555 0101,Αθήνα\n", []string{"Άννα Παππά org=ΕΒΕ title=Διευθύντρια mail=anna@ebe.example tel=69 5555 0101 kind=mobile at=Αθήνα"}, nil},
		{"Greek parts of a name", "Όνομα,Επώνυμο,Τηλέφωνο επικοινωνίας\nΆννα,Παππά,210 5550101\n", []string{"Άννα Παππά parts=Άννα||Παππά tel=210 5550101"}, nil},
		{"Italian", "Cognome e nome,Indirizzo e-mail,Ente di appartenenza,Qualifica,Numero di telefono\nDe Rossi Carla,carla@bnc.example,BNCF,Direttrice,055 5550101\n", []string{"Carla De Rossi parts=Carla||De Rossi org=BNCF title=Direttrice mail=carla@bnc.example tel=055 5550101"}, nil},
		{"Hungarian", "Név,E-mail cím,Munkahely,Beosztás,Telefonszám,Város\nKiss Zsófia,zs@oszk.example,OSZK,Könyvtáros,+36 1 555 0101,Pécs\n", []string{"Kiss Zsófia parts=Zsófia||Kiss org=OSZK title=Könyvtáros mail=zs@oszk.example tel=+36 1 555 0101 at=Pécs"}, nil},
		{"Russian", "ФИО,Эл. почта,Организация,Должность,Контактный телефон,Город\nИванова Анна Петровна,anna@rgb.example,РГБ,Директор,+7 916 555-01-01,Тверь\n", []string{"Иванова Анна Петровна parts=Анна|Петровна|Иванова org=РГБ title=Директор mail=anna@rgb.example tel=+7 916 555-01-01 at=Тверь"}, nil},
		{"Ukrainian", "Прізвище,Ім'я,По батькові,Ел. пошта,Установа,Посада,Номер телефону\nКоваль,Оксана,Іванівна,o@nb.example,НБ,Директор,+380 44 555 0101\n", []string{"Оксана Іванівна Коваль parts=Оксана|Іванівна|Коваль org=НБ title=Директор mail=o@nb.example tel=+380 44 555 0101"}, nil},
		{"Polish", "Nazwisko i imię,Adres e-mail,Miejsce pracy,Stanowisko,Telefon kom.,Uwagi\nŚliwa Żaneta,zaneta@bn.example,BN,Kustosz,+48 555 070 101,vegan\n", []string{"Żaneta Śliwa parts=Żaneta||Śliwa org=BN title=Kustosz mail=zaneta@bn.example tel=+48 555 070 101 kind=mobile note=vegan"}, nil},
		{"Czech", "Jméno,Příjmení,E-mailová adresa,Zaměstnavatel,Pozice,Telefonní číslo,Poznámka\nEva,Nová,eva@nova.example,NK,Ředitelka,+420 555 071 010,vegan\n", []string{"Eva Nová parts=Eva||Nová org=NK title=Ředitelka mail=eva@nova.example tel=+420 555 071 010 note=vegan"}, nil},
		{"Czech, the whole name", "Jméno,E-mail,Instituce\nEva Nová,eva@nova.example,NK\n", []string{"Eva Nová org=NK mail=eva@nova.example"}, nil},
		{"Slovak", "Meno a priezvisko,E-mail,Zamestnávateľ,Pozícia,Telefónne číslo,Mesto\nEva Nová,eva@nova.example,SNK,Riaditeľka,+421 2 555 0101,Nitra\n", []string{"Eva Nová org=SNK title=Riaditeľka mail=eva@nova.example tel=+421 2 555 0101 at=Nitra"}, nil},
		{"Turkish", "Adı Soyadı,E-posta adresi,Kurum adı,Görevi,Cep telefonu numarası,Şehir\nCan Öz,can@oz.example,Öz AŞ,Müdür,0532 555 01 01,İzmir\n", []string{"Can Öz org=Öz AŞ title=Müdür mail=can@oz.example tel=0532 555 01 01 kind=mobile at=İzmir"}, nil},
		{"Japanese", "氏名,メールアドレス,所属機関,職名,電話番号,備考\n高橋 健,ken@t.example,国立研究所,教授,03-5555-0101,vegan\n", []string{"高橋 健 org=国立研究所 title=教授 mail=ken@t.example tel=03-5555-0101 note=vegan"}, nil},
		{"Chinese", "姓名,电子邮箱,工作单位,职称,联系电话,城市\n王小明,wang@nlc.example,国家图书馆,馆长,010 5555 0101,北京\n", []string{"王小明 org=国家图书馆 title=馆长 mail=wang@nlc.example tel=010 5555 0101 at=北京"}, nil},
		{"Korean", "성함,이메일 주소,소속기관,직급,휴대폰 번호,비고\n김민수,kim@nlk.example,국립도서관,과장,010-5555-0101,vegan\n", []string{"김민수 org=국립도서관 title=과장 mail=kim@nlk.example tel=010-5555-0101 kind=mobile note=vegan"}, nil},
		{"Spanish questions", "¿Cuál es su nombre completo?,Correo electrónico (obligatorio),Institución a la que pertenece,Cargo que ocupa,Teléfono de contacto\nLuz Mar,luz@mar.example,BNE,Jefa,+34 91 555 01 01\n", []string{"Luz Mar org=BNE title=Jefa mail=luz@mar.example tel=+34 91 555 01 01"}, nil},
		{"two family names in Spanish", "Apellidos y nombre,Correo\nGarcía López Ana,ana@g.example\n", []string{"Ana García López parts=Ana||García López mail=ana@g.example"}, nil},
		{"Portuguese questions", "Nome completo,E-mail de contato,Instituição a que pertence,Cargo que exerce,Telefone de contato\nRui Mar,rui@mar.example,BNP,Chefe,+351 21 555 0101\n", []string{"Rui Mar org=BNP title=Chefe mail=rui@mar.example tel=+351 21 555 0101"}, nil},
		{"French questions", "Votre nom de famille,Votre prénom,Établissement (nom complet),Fonction exacte,N° de téléphone portable,Ville\nMARTIN,Chloé,ENS,Bibliothécaire,06 55 55 01 01,Lyon\n", []string{"Chloé MARTIN parts=Chloé||MARTIN org=ENS title=Bibliothécaire tel=06 55 55 01 01 kind=mobile at=Lyon"}, nil},
		{"German questions", "Wie heißen Sie?,Ihre E-Mail-Adresse,In welcher Einrichtung arbeiten Sie?,Ihre Funktion dort,Unter welcher Telefonnummer sind Sie erreichbar?\nUli Frage,uli@frage.example,SUB,Leitung,0551 5550101\n", []string{"Uli Frage org=SUB title=Leitung mail=uli@frage.example tel=0551 5550101"}, nil},
		{"Dutch questions", "Wat is uw naam?,Wat is uw e-mailadres?,Bij welke organisatie werkt u?,Wat is uw functie?\nPiet Berg,piet@berg.example,Berg BV,Directeur\n", []string{"Piet Berg org=Berg BV title=Directeur mail=piet@berg.example"}, nil},
		{"Italian questions", "Qual è il suo nome completo?,Indirizzo e-mail,Qual è il suo ruolo?,Numero di cellulare\nCarla Rossi,carla@bnc.example,Direttrice,333 5550101\n", []string{"Carla Rossi title=Direttrice mail=carla@bnc.example tel=333 5550101 kind=mobile"}, nil},
		{"short words", "Name,Mail,Org,Tel\nEva Rohr,eva@rohr.example,Rohr,030 5550101\n", []string{"Eva Rohr org=Rohr mail=eva@rohr.example tel=030 5550101"}, nil},
		{"questions about something else", "Name,Do you need a phone?,Is your organisation a library?,Who is your manager?\nEva Rohr,yes,no,Max\n", []string{"Eva Rohr Do you need a phone?=yes Is your organisation a library?=no Who is your manager?=Max"}, nil},
	})
}
