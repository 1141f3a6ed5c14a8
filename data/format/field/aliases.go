package field

import (
	"strings"
	"sync"
)

// tables are lookup tables of the spellings below.
type tables struct {
	fixed  map[string]Column // by Key; '#' stands for a number
	parts  map[string]Column // "city", "phone": can follow a place
	places []place           // "home", "business"
}

type place struct{ key, label string }

// lookup makes the tables when the first header is looked up, and not when the program starts.
//
// The program of a spelling is not kept: a header means the same in any table. Where it does not ("Title",
// "Name"), Columns looks at its neighbours.
var lookup = sync.OnceValue(func() *tables {
	t := &tables{fixed: map[string]Column{}, parts: map[string]Column{}}
	add := func(m map[string]Column, c Column, names string) {
		for name := range strings.SplitSeq(names, "|") {
			if key := keyOf(name); key != "" {
				if _, taken := m[key]; !taken {
					m[key] = c
				}
			}
		}
	}
	for _, f := range all { // Lanyard's own header comes first
		if f.ID != Other && f.ID != Ignore {
			add(t.fixed, Column{ID: f.ID}, f.Numbered)
			add(t.fixed, Column{ID: f.ID}, f.Header)
		}
	}
	for _, s := range fixed {
		add(t.fixed, s.Column, s.names)
	}
	for _, s := range languages {
		add(t.fixed, s.Column, s.names)
	}
	for _, s := range append(parts, languageParts...) {
		add(t.parts, s.Column, s.names)
	}
	for _, s := range where {
		for name := range strings.SplitSeq(s.names, "|") {
			t.places = append(t.places, place{Key(name), s.Label})
		}
	}
	return t
})

// find looks a key up: as it is, as a part with a place before or after it, as a part.
func (t *tables) find(key string) (Column, bool) {
	if c, ok := t.fixed[key]; ok {
		return c, true
	}
	for _, p := range t.places {
		c, ok := Column{}, false
		if rest, has := strings.CutPrefix(key, p.key); has {
			c, ok = t.parts[rest]
		}
		if rest, has := strings.CutSuffix(key, p.key); has && !ok {
			c, ok = t.parts[rest]
		}
		if ok {
			c.Label = strings.TrimSpace(p.label + " " + c.Label)
			return c, true
		}
	}
	if c, ok := t.parts[key]; ok {
		return c, true
	}
	for _, lead := range leads {
		if rest, has := strings.CutPrefix(key, lead); has && rest != "" {
			return t.find(rest)
		}
	}
	for _, trail := range trails {
		if rest, has := strings.CutSuffix(key, trail); has && rest != "" {
			return t.find(rest)
		}
	}
	return Column{}, false
}

// leads are words that forms and attendee lists put before the name of a field.
var leads = []string{
	"whatisyour", "whatsyour", "whatisthenameofyour", "pleaseenteryour", "enteryour", "pleaseprovideyour", "pleasegiveyour", "nameofyour", "your", "current", "attendeename", "attendee", "participant", "delegate", "guest", "registrant", "ticketholder",
	"teilnehmerinname", "teilnehmername", "teilnehmerin", "teilnehmer", "personenname", "deelnemer", "partecipante", "asistente", "participante",
	"buyer", "purchaser", "payer", "individual", "contact", "deine", "dein", "ihre", "ihr", "wielautetihre", "wielautetihr", "wieistihre", "wieistihr", "votre",
	"quelestvotre", "quelleestvotre", "cualessu", "cualestu", "tu", "su",
}

// trails are words that attendee lists put after the name of a field in other languages: "E-Mail des
// Teilnehmers".
var trails = []string{
	"desteilnehmers", "derteilnehmerin", "deteilnehmerin", "derteilnehmenden", "teilnehmer", "desgastes", "duparticipant", "delaparticipante", "participant", "delinvite", "dudelegue",
	"acheteur", "kaufer", "kauferin", "besteller", "comprador", "acquirente", "delparticipante", "delasistente", "asistente", "delpartecipante", "partecipante", "vandedeelnemer", "deelnemer", "doparticipante", "participante",
	"ofattendee", "oftheattendee", "ofparticipant", "oftheparticipant", "ofthedelegate", "oftheguest",
}

// keyOf is Key, but keeps '#'.
func keyOf(name string) string {
	pieces := strings.Split(name, "#")
	for i, p := range pieces {
		pieces[i] = Key(p)
	}
	return strings.Join(pieces, "#")
}

// spelling is a column and its headers, separated by '|'.
type spelling struct {
	Column
	names string
}

// where are the words that distinguish work from home in headers, in the languages of the large programs.
var where = []spelling{
	{Column{Label: "work"}, "Business|Work|Office|Company|Job|Corporate|Professional|geschäftlich|dienstlich|beruflich|Firma|Büro|Arbeit" +
		"|professionnel|professionnelle|(bureau)|bureau|travail|de trabajo|del trabajo|trabajo|de la oficina|oficina|empresarial|lavoro|ufficio|(uff.)" +
		"|werk|zakelijk|kantoor|werkadres|op werk|Adres służbowy|do endereço comercial|раб. адрес|(раб. адрес)|służbowy|służbowa|służbowe|służb.|w pracy|praca|(praca)|do trabalho|trabalho|comercial|коммерческий|рабочий|рабочая|рабочее|раб.|(раб.)|служебный" +
		"|arbete|(arbete)|arbejde|(arbejde)|arbeid|会社|(会社)|勤務先|İş|İş-"},
	{Column{Label: "home"}, "Home|Private|Personal|privat|privé|privée|domicile|(domicile)|personnel|personnelle|maison|particular|de casa|casa|personal|domicilio|abitazione|(ab.)" +
		"|thuis|privé|domowy|huisadres|op thuis|Adres domowy|do endereço residencial|дом. адрес|(дом. адрес)|bostad|domowa|domowe|dom|(dom)|prywatny|prywatna|residencial|pessoal|домашний|домашняя|домашнее|дом.|(дом.)|дом|личный|hem|(hem)|bostad|hjem|(privat)|自宅|(自宅)|個人|Ev|Ev-"},
	{Column{Label: "other"}, "Other|andere|andere/r|weitere|weiterer|weiteres|weiteres/r|weiteres/e|autre|(autre)|otro|otra|otros|altro|altra|ander|anders|overig|inny|inna|inne|(inne)|outro|outra" +
		"|другой|другая|другое|прочий|прочая|прочее|annan|annat|(annan)|anden|andet|その他|その他の|(その他)|Diğer|Diğer-"},
	{Column{Label: "mailing"}, "Mailing|Postal|Correspondence|Shipping"},
	{Column{Label: "billing"}, "Billing|Invoice"},
}

// parts can follow those places.
var parts = []spelling{
	{Column{ID: Street}, "Street|Street Address|Straße|Strasse|Str.|Rue|Calle|Via|Indirizzo|Straat|Ulica|Rua|Logradouro|Улица|Gata|Gatuadress|Vej|街道|地址|주소|Gade|番地|住所|Cadde|Sokak|Straße und Hausnummer|Straße Nr.|Straße/Nr."},
	{Column{ID: Address}, "Address|Adresse|Anschrift|Dirección|Adres|Endereço|Morada|Адрес|Adress|Adresi|Postadresse|Full address|Postal address"},
	{Column{ID: City}, "City|Town|Suburb|Locality|City/Town|Ort|Stadt|Wohnort|Ville|Ciudad|Localidad|Población|Città|Plaats|Woonplaats|Stad|Miasto|Miejscowość|Cidade|Город|Ort|By|Postort|城市|도시|Mesto|Město|市町村|市区町村|Şehir|City1"},
	{Column{ID: Region}, "State|Region|Province|County|State/Region|State/Province|State or Province|Bundesland|Bundesland/Kanton|Kanton|Département|Dép/Région|Département/Région|Provincia|Estado|Comunidad|Stato|Prov.|Provincie|Województwo|Stan|Distrito" +
		"|Область|Регион|Край|Län|Landskap|Område|都道府県|Bölge|Eyalet"},
	{Column{ID: PostalCode}, "Postal Code|Postalcode|Post code|Zip|Zip Code|ZIP/Postal code|Zip/Postcode|PLZ|Postleitzahl|Code postal|Código postal|C.P.|Codice postale|CAP|Postcode|Kod pocztowy|CEP|Почтовый код|邮编|邮政编码|郵遞區號|우편번호|PSČ|Cód. postal|Индекс|Почтовый индекс|Postnummer|Postnr|郵便番号|Posta Kodu"},
	{Column{ID: Country}, "Country|Country/Region|Country or Region|Nation|Land|Land/Region|Pays|Pays/Région|País|País/Región|País o región|Paese|Paese/area geografica|Kraj|Kraj/region|País/Região|Страна|Страна/регион|Страна или регион|国家|국가|Land/område|国|国/地域|Ülke|Ülke/Bölge"},
	{Column{ID: POBox}, "PO Box|P.O. Box|Post office box|Address PO Box|Postfach|Boîte postale|Boîte postale adresse|Apartado postal|Apartado|Casella postale|Postbus|Skrytka pocztowa|Caixa postal|Почтовый ящик|Postbox|Postboks|住所私書箱|私書箱|Adresi Posta Kutusu|Posta Kutusu"},
	{Column{ID: Phone}, "Phone|Phone Number|Telephone|Telephone number|Tel|Tel.|Tel no|Telefon|Telefonnummer|Telefon-Nr.|Tel.-Nr.|Festnetz|Téléphone|No de téléphone|Numéro de téléphone|Teléfono|Número de teléfono|Telefono|Telefoon|Telefoonnummer|Numer telefonu|Telefone|Телефон|Номер телефона|Telefonnr|電話|電話番号|の電話|电话|전화|전화번호|Telefón|Puhelin|Telefonu|Telefon No|Telefon numarası|Contact number|Contact phone|Landline|Phone Number (landline)"},
	{Column{ID: Phone, Label: "fax"}, "Fax|Fax Number|Faxnummer|Fax-Nummer|Telefax|Télécopie|Télécopieur|Numéro de fax|Faks|Numer faksu|Факс|Fax|ファックス|FAX|の FAX|Faks No"},
	{Column{ID: Phone, Label: "mobile"}, "Mobile|Mobile No|Mobile numbers|Cell number|Cell no|Mobile contact|Mobilfunknummer|Mobilnr|Numéro de portable|Numéro de mobile|Número de móvil|Número de celular|Numero di cellulare|Mobiel nummer|GSM|Mobile Phone|Mobile Number|Mobile phone number|Cell|Cell Phone|Cellphone|Cellular|Handy|Handynummer|Mobil|Mobiltelefon|Mobilnummer|Mobil-Tel.-Nr.|Mobilfunk|Portable|Tél. mobile|Téléphone mobile|Téléphone portable|Tél. portable" +
		"|Móvil|Teléfono móvil|Celular|Teléfono celular|Cellulare|Telefono cellulare|Mobiel|Mobiele telefoon|Komórka|Telefon komórkowy|Telemóvel|Telefone celular|Мобильный|Мобильный телефон|Сотовый|Mobiltelefon|携帯|携帯電話|携帯番号|手机|手机号|手机号码|手機|手機號碼|行動電話|휴대폰|휴대전화|핸드폰|Телефон переносной|Переносной телефон|Mobilné číslo|Cep Telefonu|Cep"},
	{Column{ID: Phone, Label: "pager"}, "Pager|Pager Number|Pager-Nummer|Récepteur de radiomessagerie|Téléavertisseur|Localizador|Buscapersonas|Cercapersone|Semafoon|Пейджер|Personsökare|Personsøger|ポケットベル|Çağrı Cihazı"},
	{Column{ID: Email}, "E-mail|Email|Email Address|E-mail address|Mail|Mail address|E-Mail-Adresse|E-Mail Adresse|Mailadresse|Emailadresse|Courriel|Adresse e-mail|Adresse électronique|Adresse de messagerie|Adresse mail|Adresse courriel|Correo|Correo electrónico|Correo-e|Dirección de correo electrónico|Dirección de correo|Email address (required)" +
		"|Indirizzo e-mail|Indirizzo di posta elettronica|Posta elettronica|E-mailadres|Adres e-mail|Adres poczty e-mail|Endereço de e-mail|Endereço de email|Correio eletrônico|Correio electrónico|Эл. почта|Адрес эл. почты|Адрес электронной почты|Электронная почта|Почта|E-postadress|E-post|E-postadresse|E-mail-adresse|メール|メールアドレス|电子邮件|邮箱|電子郵件|電子信箱|邮件|电子邮箱|이메일|메일|Sähköposti|E-posti aadress|電子メール|電子メール アドレス|E-posta|E-posta adresi|Elektronik Posta Adresi"},
	{Column{ID: Link}, "Web Page|Webpage|Website|Web site|Website URL|Web|Homepage|Home page|URL|Link|Webseite|Internetseite|Internet|Webadresse|Page Web|Site web|Site internet|Página web|Sitio web|Pagina Web|Sito web|Webpagina|Strona sieci Web|Strona WWW|Página da Web|Веб-страница|Веб-сайт|Сайт|Webbsida|Webside|Hjemmeside|Web ページ|ホームページ|Web Sayfası"},
}

// fixed are headers that do not consist of a place and a part.
var fixed = append([]spelling{
	{Column{ID: DisplayName}, "Name|Full Name|Fullname|Display Name|Displayed name|Contact Full Name|Contact Name|Contact|Person|Attendee|Attendee name|Participant|Participant name|Guest name|Delegate|Ticket holder|Ticket holder name|Badge holder|Badge holder name|Registrant|Registrant name|Ticketinhaber|Titulaire du billet|Titular de la entrada|Speaker|Formatted name|FN|Wie heißen Sie|Wie heißt du|common name|Your name|Anzeigename|Angezeigter Name|Vollständiger Name|Kompletter Name|Teilnehmer|Name, Vorname|Vor- und Nachname|Vorname Nachname" +
		"|Nom complet|Nom affiché|Nom à afficher|Nom et prénom|Nom prénom|Prénom et nom|Nombre completo|Nombre y apellidos|Apellidos y nombre|Nombre para mostrar|Nome completo|Nome visualizzato|Volledige naam|Weergavenaam|Imię i nazwisko|Nazwa wyświetlana|Nome de exibição|Полное имя|ФИО|Выводимое имя|Visningsnamn|Fullständigt namn|Visningsnavn|表示名|氏名|お名前|名前|Görünen Ad|Ad Soyad|Adı Soyadı|姓名|이름|성명|Név|Jméno a příjmení|Ticket Full Name|User Name (Original Name)|Nom affiché|Ansprechpartner|Ansprechpartnerin|Ansprechperson|Kontaktperson|Contact person|Point of contact|Interlocuteur|Personne de contact|Persona de contacto|Persona di contatto|Contactpersoon"},
	{Column{ID: Prefix}, "Name Prefix|Honorific|Honorific prefix|Salutation|Courtesy title|Form of address|Anrede|Akad. Titel|Akademischer Titel|Namenspräfix|Civilité|Tratamiento|Trattamento|Aanhef|Forma grzecznościowa|Tratamento|Обращение|Tilltalsform|Titel före namn"},
	{Column{ID: Given}, "First Name|First|Given Name|Given|Given names|Forename|Forenames|Christian name|fname|First name(s)|FirstName|Attendee first name|Vorname|Vornamen|Rufname|Prénom|Prénoms|Prenom|Nombre|Nombre de pila|Nome|Primo nome|Voornaam|Imię|Primeiro nome|Nome próprio|Имя|Förnamn|Fornavn|名|İlk Adı|İsim|Adı|Ad|Křestní jméno|Jméno|Keresztnév|Etunimi|Eesnimi|Meno|Nombre(s)|First and middle name|이름(명)|Ticket First Name"},
	{Column{ID: Additional}, "Middle Name|Middle|Middle names|Additional Name|Additional names|Second name|Middle initial|Weitere Vornamen|Zweiter Vorname|2. Vorname|Mittelname|Deuxième prénom|Autres prénoms|Segundo nombre|Secondo nome|Tweede voornaam|Middelste naam|Drugie imię|Segundo nome|Отчество|Mellannamn|Mellemnavn|Mellomnavn|ミドル|ミドル ネーム|İkinci Adı"},
	{Column{ID: Family}, "Last Name|Last|Family Name|Family|Surname|lname|LastName|Last name(s)|Attendee last name|Nachname|Familienname|Zuname|Nom de famille|Nom|Apellido|Apellidos|Cognome|Achternaam|Nazwisko|Sobrenome|Apelido|Último nome|Фамилия|Efternamn|Efternavn|Etternavn|姓|Soyadı|Soyad|Soyisim|Příjmení|Vezetéknév|Sukunimi|Perekonnanimi|Priezvisko|Last/Family name|Ticket Last Name"},
	{Column{ID: Suffix}, "Suffix|Name Suffix|Honorific suffix|Namenssuffix|Suffixe|Sufijo|Suffisso|Achtervoegsel|Suffiks|Sufiks|Sufixo|Суффикс|敬称|Sonek"},
	{Column{ID: Nickname}, "Nickname|Nick|Nick name|Known as|Preferred name|Alias|Badge name|Spitzname|Rufname (Spitzname)|Surnom|Pseudo|Apodo|Alias|Soprannome|Bijnaam|Pseudonim|Apelido (alcunha)|Псевдоним|Smeknamn|Kaldenavn|Kallenavn|ニックネーム|Takma Adı|Takma Ad"},
	{Column{ID: Pronouns}, "Pronouns|Pronoun|Preferred pronouns|Preferred pronoun|Personal pronouns|Gender pronouns|My pronouns|Your pronouns|What are your pronouns|What are your preferred pronouns|Which pronouns do you use|What pronouns do you use|Pronouns (optional)|Pronomen|Pronoms|Pronombres|Pronomi|Pronomes|Pronome|Voornaamwoorden|Voornaamwoord|Zaimki|Zájmena|Pronomina|Pronominit|Местоимения|人称代词|人稱代名詞|代词|代名詞|인칭대명사|대명사"},
	{Column{ID: Organisation}, "Organisation|Organization|Where do you work|Organization Name|Organisation name|Organization # - Name|Company|Company Name|Company / Organization|Company/Organisation|Affiliation|Employer|Institution|Institute|University|Library|Account Name|AccountName|Current company|Business|Firma|Firmenname|Unternehmen|Arbeitgeber|Einrichtung|Verein|Bibliothek|Société|Entreprise|Organisme|Établissement|Employeur|Raison sociale|Empresa|Compañía|Organización|Institución|Società|Azienda|Organizzazione|Ente|Bedrijf|Organisatie|Firma|Organizacja|Instytucja|Empresa|Organização|Организация|Компания|Место работы|Företag|Organisation|Firma|会社名|所属|組織|公司|单位|组织|机构|單位|機構|회사|소속|기관|Current Employer|Organizácia|Organizace|Szervezet|Organisaatio|Asutus|勤務先名|Şirket|Kurum|Kuruluş|Associated Company|Associated Company Name|Primary Associated Company|Primary Company|Associated Organization|Associated Organisation|Zugeordnetes Unternehmen|Zugehöriges Unternehmen|Verknüpftes Unternehmen|Verbundenes Unternehmen|Entreprise associée|Société associée|Empresa asociada|Empresa associada|Azienda associata|Gekoppeld bedrijf|Ticket Company Name|Ticket Company|Linked company|Organisation/Einrichtung|Company you work for|Attendee company|Name der Organisation|Name der Firma|Name der Einrichtung|Nom de la société|Nom de l'entreprise|Nom de l'organisation|Nombre de la empresa|Nombre de la organización|Nome azienda|Nome da empresa|Bedrijfsnaam|Institutsname|Institutional affiliation"},
	{Column{ID: Department}, "Department|Dept|Division|Organization Department|Organization # - Department|Unit|Team/Department|Abteilung|Fachbereich|Service|Département (service)|Departamento|Dipartimento|Reparto|部署名|部门|부서|Ufficio (reparto)|Afdeling|Dział|Departament|Отдел|Подразделение|Avdelning|Afdeling|Avdeling|部署|部門|Bölüm|Departman"},
	{Column{ID: Title}, "Role at affiliation|Role at organisation|Role at company|Role in organisation|Role in company|Position at company|Position at organisation|Position in company|Position in organisation|Job Title|JobTitle|Position|Role|Function|Occupation|Organization Title|Organization # - Title|Current position|Position Title|Headline|Stellenbezeichnung|Funktion|Berufsbezeichnung|Arbeitstitel|Tätigkeit|Dienststellung|Fonction|Poste|Titre du poste|Titre professionnel|Intitulé du poste|Puesto|Cargo|Puesto de trabajo|Posizione professionale|Titolo professionale|职位|职务|職稱|職位|職務|직책|직위|직함|Posizione|Qualifica|Mansione|Ruolo|Functie|Stanowisko|Cargo|Função|Должность|Befattning|Stilling|Titel (jobb)|役職|役職名|İş Unvanı|Görev|Pozisyon|Designation|Job Role|Work title|Professional title|Jobtitel|Berufstitel|Ticket Job Title|Job position|Role in company|Rolle im Unternehmen|Position/Funktion"},
	{Column{ID: MetAt}, "Scanned at|Scan time|Scan date|Scanned on|Scan timestamp|Captured at|Lead captured at|Gescannt am|Scanzeit|Scanné le|Escaneado el|Scansionato il|Gescand op"},
	{Column{ID: ambiguousTitle}, "Title|Titel|Titre|Título|Titolo|Tytuł|Titulo|Звание|肩書き|Unvan|Ünvan"},

	{Column{ID: Email}, "E-mail # - Value|E-mail # Address|Email # Value|Email#|E-mail #|Primary Email|Main email|Email (primary)|Attendee email|Contact email|Primäre E-Mail-Adresse|E-Mail #: Adresse|E-Mail # Adresse|Adresse de messagerie principale|Première adresse électronique|Adresse de messagerie #|Adresse e-mail #|Correo electrónico principal|Dirección de correo electrónico #|Dirección del correo electrónico #|Indirizzo posta elettronica #|Indirizzo posta elettronica|E-mail #-adresse|Correo electrónico #|E-posta #|Indirizzo di posta elettronica #|E-mailadres #|Adres e-mail #|Endereço de e-mail #|Endereço de correio eletrônico #|Адрес # эл. почты|Адрес эл. почты #|E-postadress #|E-mail-adresse #|電子メール # アドレス|Elektronik Posta # Adres|Elektronik Posta # Adresi"},
	{Column{ID: Email}, "Secondary Email|Alternate Email|Alternative email|Alternate Email #|Other email|Email #|Sekundäre E-Mail-Adresse|Zweite E-Mail-Adresse|Zusätzliche E-Mail|Adresse de messagerie secondaire|Seconde adresse électronique|Correo electrónico secundario|User Email|Email ID|Mail ID|Emails|E-mails|Email addresses|Email IDs|Ticket Email|E-Mail-Adressen|Adresses e-mail|Correos electrónicos|Email utente|E-Mail des Benutzers|Benutzer-E-Mail|E-mail de l'utilisateur|Adresse e-mail de l'utilisateur|Correo electrónico del usuario|Correo del usuario|Email dell'utente|E-mailadres van gebruiker|Email (UPN)"},
	{Column{ID: EmailLabel}, "E-mail # - Type|E-mail # - Label|Email # Label|Email # Type"},
	{Column{ID: Phone}, "Phone # - Value|Phone # Value|Phone number #|Primary Phone|Main phone|Haupttelefon|Téléphone principal|Teléfono principal|Telefono principale|Primaire telefoon|Telefon podstawowy|Telefone principal|Основной телефон|Primär telefon|Primær telefon|通常の電話|Birincil Telefon|Yahoo! Phone|Phone No|Telephone No|Tel number|Contact No|Contact Numbers|Phone numbers|Telephone numbers|Telefonnummern|Rufnummer|Telefon Nr|Ticket Phone Number|Ticket Phone|Numéros de téléphone|Teléfonos|Números de teléfono"},
	{Column{ID: PhoneLabel}, "Phone # - Type|Phone # - Label|Phone # Label|Phone # Type"},
	{Column{ID: Phone, Label: "main"}, "Company Main Phone|Organization Main Phone|Telefon Firma|Zentrale|Téléphone société|Standard|Número de centralita de la organización|Telefono principale società|Hoofdtelefoon bedrijf|Główny telefon do firmy|Telefone principal da empresa|Основной телефон организации|Företagets växel|Firmaets hovednummer|会社代表電話|Şirket Santral Telefonu"},
	{Column{ID: Phone, Label: "car"}, "Car Phone|Autotelefon|Téléphone voiture|Teléfono del automóvil|Telefono auto|Autotelefoon|Telefon w samochodzie|Telefone do carro|Телефон в машине|Biltelefon|自動車電話|Araç Telefonu"},
	{Column{ID: Phone, Label: "callback"}, "Callback|Rückmeldung|Rappel|Devolución de llamada|Richiamo|Terugbellen|Wywołanie zwrotne|Обратный вызов|Motringning|Ring tilbage|コールバック|Geri Arama"},
	{Column{ID: Phone, Label: "isdn"}, "ISDN|RNIS|RDSI"},
	{Column{ID: Phone, Label: "radio"}, "Radio Phone|Téléphone radio|Radioteléfono|Radiotelefono|Radiotelefoon|Radiotelefon|Telefone via rádio|Радиотелефон|Kommunikationsradio|Mobiltelefon 2|無線電話|Telsiz Telefonu"},
	{Column{ID: Phone, Label: "telex"}, "Telex|Télex|Télex|Telexnummer|Teleks|Телекс|テレックス"},
	{Column{ID: Phone, Label: "tty"}, "TTY/TDD Phone|TTY/TDD|Telefon für Hörbehinderte|Téléphone TDD/TTY|Número de teletipo|Telefono TTY/TDD|Teksttelefoon|Telefon TTY/TDD|TTY/TDD Telefonu|Teletyp|Texttelefon"},
	{Column{ID: Phone, Label: "assistant"}, "Assistant's Phone|Asst. Phone|Assistant Phone|Telefon Assistent|Téléphone de l'assistant(e)|Teléfono del ayudante|Telefono assistente|Telefoon assistent|Telefon asystenta|Telefone do assistente|Телефон помощника|Assistentens telefon|秘書の電話|Yardımcının Telefonu"},
	{Column{ID: Phone, Label: "WhatsApp"}, "WhatsApp|WhatsApp number|WhatsApp phone|WhatsApp-Nummer"},
	{Column{ID: Phone, Label: "Signal"}, "Signal number|Signal phone|Signal-Nummer"},
	{Column{ID: Link}, "Website # - Value|Website #|Web Page #|Link # Value|Personal Web Page|Business Web Page|Personal Website|Business Website|Blog|URL of Member Profile|Public profile|Profile URL|Profile|Profil|Webseite #"},
	{Column{ID: LinkLabel}, "Website # - Type|Website # - Label|Link # Label"},
	{Column{ID: Link, Label: "LinkedIn"}, "LinkedIn|LinkedIn URL|LinkedIn profile|LinkedIn profile URL|LinkedIn Bio|What is your LinkedIn profile?"},
	{Column{ID: Link, Label: "ORCID"}, "ORCID|ORCID iD|ORCiD-iD"},
	{Column{ID: Link, Label: "Mastodon"}, "Mastodon|Fediverse"},
	{Column{ID: Link, Label: "GitHub"}, "GitHub|GitHub URL|GitHub profile"},
	{Column{ID: Link, Label: "Twitter"}, "Twitter|Twitter URL|Twitter handle|X (Twitter)"},
	{Column{ID: Link, Label: "Bluesky"}, "Bluesky|Bluesky handle"},

	{Column{ID: Other, Label: "event"}, "Event # - Value"},
	{Column{ID: Other, Label: "relation"}, "Relation # - Value"},
	{Column{ID: Other, Label: "custom"}, "Custom Field # - Value"},
	{Column{ID: Other, Label: "im"}, "IM # - Value"},
	{Column{ID: OtherLabel, Label: "event"}, "Event # - Type|Event # - Label"},
	{Column{ID: OtherLabel, Label: "relation"}, "Relation # - Type|Relation # - Label"},
	{Column{ID: OtherLabel, Label: "custom"}, "Custom Field # - Type|Custom Field # - Label"},
	{Column{ID: OtherLabel, Label: "im"}, "IM # - Type|IM # - Label|IM # - Service"},

	{Column{ID: AddressLabel}, "Address # - Type|Address # - Label"},
	{Column{ID: Address}, "Address # - Formatted|Address # Formatted"},
	{Column{ID: Street}, "Address # - Street"},
	{Column{ID: Extended}, "Address # - Extended Address|Apartment|Apt|Adresszusatz|Complément d'adresse"},
	{Column{ID: AddressLine}, "Supplemental Address #|Address line #|Street address #|Address Line Two|Adresszeile #"},
	{Column{ID: City}, "Address # - City"},
	{Column{ID: Region}, "Address # - Region|State/Province/Region"},
	{Column{ID: PostalCode}, "Address # - Postal Code|ZipCode"},
	{Column{ID: Country}, "Address # - Country"},
	{Column{ID: POBox}, "Address # - PO Box"},

	{Column{ID: NoMail}, "Do not e-mail|Do not contact|E-mail opt out|Email Opt Out|Opted out of email|Unsubscribed from all email|Unsubscribed"},
	{Column{ID: Topics}, "Topics|Tags|Tag|Categories|Category|Labels|Groups|Group Membership|Keywords|Interests|Expertise|Areas of interest|Themen|Kategorien|Kategorie|Schlagwörter|Schlagworte|Stichwörter|Catégories|Catégorie|Centres d'intérêt|Mots clés|Categorías|Categoría|Intereses|Etiquetas|Categorie|Interessi|Categorieën|Kategorie|Categorias|Категории|Kategorier|分類|Kategoriler"},
	{Column{ID: Note}, "Note|Notes|Comment|Comments|Remarks|Remark|Memo|Contact Note|Contact Description|Notiz|Notizen|Bemerkung|Bemerkungen|Anmerkung|Anmerkungen|Kommentar|Remarques|Commentaires|Commentaire|Notas|Nota|Observaciones|Comentarios|Annotazioni|Notities|Opmerkingen|Notatki|Uwagi|Anotações|Observações|Заметки|Примечания|Комментарий|Anteckningar|Noter|Notater|メモ|備考|Notlar|备注|備註|메모|비고|Poznámka|Poznámky|Megjegyzés"},
	{Column{ID: Birthday}, "Birthday|Birthdate|Birth Date|Date of Birth|DOB|Geburtstag|Geburtsdatum|Anniversaire|Date de naissance|Fecha de nacimiento|Cumpleaños|Compleanno|Data di nascita|Verjaardag|Geboortedatum|Urodziny|Data urodzenia|Aniversário (nascimento)|Data de nascimento|День рождения|Дата рождения|Aniversário|生日|생일|Dátum narodenia|Födelsedag|Födelsedatum|Fødselsdag|Fødselsdato|Bursdag|誕生日|生年月日|Doğum günü|Doğum tarihi"},
	{Column{ID: BirthYear}, "Birth Year|Geburtsjahr|Année de naissance|Año de nacimiento|Anno di nascita|Geboortejaar"},
	{Column{ID: BirthMonth}, "Birth Month|Geburtsmonat|Mois de naissance|Mes de nacimiento|Mese di nascita|Geboortemaand"},
	{Column{ID: BirthDay}, "Birth Day (day)|Jour de naissance|Día de nacimiento|Giorno di nascita|Geboortedag"},
}, splitSpelling...)

// ambiguousTitle is a header that means a form of address beside a job title, and a job title on its own;
// Columns decides.
const ambiguousTitle ID = "title?"

// splitSpelling are headers with words around the number or on both sides of the place.
var splitSpelling = []spelling{
	{Column{ID: AddressLine, Label: "work"}, "住所 # (会社)|Business Address #|Work Address #|Dienstlich: Adresse #|Straße geschäftlich #"},
	{Column{ID: AddressLine, Label: "home"}, "住所 # (自宅)|Home Address #|Privat: Adresse #|Straße privat #"},
	{Column{ID: AddressLine, Label: "other"}, "住所 # (その他)|Other Address #|Weitere Straße #"},
	{Column{ID: Country, Label: "work"}, "国 (会社)/地域"},
	{Column{ID: Country, Label: "home"}, "国 (自宅)/地域"},
	{Column{ID: Country, Label: "other"}, "国 (その他)/地域"},
	{Column{ID: Phone, Label: "home"}, "Abitazione|Primary home phone|Tel. privat|Tél. domicile|Tél. privé"},
	{Column{ID: Phone, Label: "work"}, "Ufficio|Tel. dienstlich|Tél. bureau|Tél. travail|Tel. geschäftlich"},
	{Column{ID: Phone, Label: "home fax"}, "Home Fax|Fax privat|Télécopie (domicile)|Fax particular|Fax abitazione|Fax thuis|Faks domowy|Fax residencial|Домашний факс|Faxnummer (hem)|自宅 FAX|Ev-Faks No"},
	{Column{ID: Phone, Label: "work fax"}, "Business Fax|Work Fax|Fax geschäftlich|Fax dienstlich|Télécopie (bureau)|Fax del trabajo|Fax (uff.)|Fax werk|Faks służbowy|Fax comercial|Рабочий факс|Faxnummer (arbete)|会社 FAX|İş Faks No"},
}
