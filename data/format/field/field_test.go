package field

import (
	"slices"
	"strings"
	"testing"

	"lanyard/data"
)

func TestMatchKnowsTheHeadersOfOtherPrograms(t *testing.T) {
	for _, c := range []struct {
		header string
		want   Column
	}{
		{"First Name", Column{ID: Given}},
		{"first_name", Column{ID: Given}},
		{"FirstName", Column{ID: Given}},
		{" Vorname ", Column{ID: Given}},
		{"Prénom", Column{ID: Given}},
		{"Surname", Column{ID: Family}},
		{"Apellidos", Column{ID: Family}},
		{"姓", Column{ID: Family}},
		{"E-mail Address", Column{ID: Email}},
		{"E-mail 2 Address", Column{ID: Email, Group: 2}},
		{"E-mail 1 - Value", Column{ID: Email, Group: 1}},
		{"E-mail 1 - Type", Column{ID: EmailLabel, Group: 1}},
		{"E-mail 1 label", Column{ID: EmailLabel, Group: 1}},
		{"E-Mail 2: Adresse", Column{ID: Email, Group: 2}},
		{"Primary Email", Column{ID: Email}},
		{"電子メール 2 アドレス", Column{ID: Email, Group: 2}},
		{"Home E-mail", Column{ID: Email, Label: "home"}},
		{"Business Phone", Column{ID: Phone, Label: "work"}},
		{"Business Phone 2", Column{ID: Phone, Label: "work", Group: 2}},
		{"Telefon geschäftlich", Column{ID: Phone, Label: "work"}},
		{"Tel. dienstlich", Column{ID: Phone, Label: "work"}},
		{"Mobile Phone", Column{ID: Phone, Label: "mobile"}},
		{"Mobil-Tel.-Nr.", Column{ID: Phone, Label: "mobile"}},
		{"Home Fax", Column{ID: Phone, Label: "home fax"}},
		{"Fax geschäftlich", Column{ID: Phone, Label: "work fax"}},
		{"İş Telefonu 2", Column{ID: Phone, Label: "work", Group: 2}},
		{"会社電話", Column{ID: Phone, Label: "work"}},
		{"Business Street", Column{ID: Street, Label: "work"}},
		{"Business Street 2", Column{ID: AddressLine, Label: "work"}},
		{"Home Address", Column{ID: Address, Label: "home"}},
		{"Home Address 2", Column{ID: AddressLine, Label: "home"}},
		{"Address 2", Column{ID: AddressLine}},
		{"Address 2 - Street", Column{ID: Street, Group: 2}},
		{"Address 2 city", Column{ID: City, Group: 2}},
		{"Home ZipCode", Column{ID: PostalCode, Label: "home"}},
		{"Postleitzahl geschäftlich", Column{ID: PostalCode, Label: "work"}},
		{"Privat: Ort", Column{ID: City, Label: "home"}},
		{"Weiteres/e Land/Region", Column{ID: Country, Label: "other"}},
		{"郵便番号 (自宅)", Column{ID: PostalCode, Label: "home"}},
		{"Ev-Posta Kodu", Column{ID: PostalCode, Label: "home"}},
		{"MailingCity", Column{ID: City, Label: "mailing"}},
		{"Organization 1 - Name", Column{ID: Organisation}},
		{"Unternehmen", Column{ID: Organisation}},
		{"Company", Column{ID: Organisation}},
		{"Должность", Column{ID: Title}},
		{"單位", Column{ID: Organisation}},
		{"職稱", Column{ID: Title}},
		{"手機", Column{ID: Phone, Label: "mobile"}},
		{"電子信箱", Column{ID: Email}},
		{"郵遞區號", Column{ID: PostalCode}},
		{"備註", Column{ID: Note}},
		{"Group Membership", Column{ID: Topics}},
		{"LinkedIn URL", Column{ID: Link, Label: "LinkedIn"}},
		{"Date of Birth", Column{ID: Birthday}},
		{"Met on", Column{ID: MetOn}},
	} {
		t.Run(c.header, func(t *testing.T) {
			got, ok := Match(c.header)
			if !ok || got != c.want {
				t.Errorf("got %+v, %v", got, ok)
			}
		})
	}
	for _, h := range []string{"", "Attendee #", "Order #", "Mum-email", "Team email", "T-shirt size", "Are you a consultant?", "Last Name 2", "Phone 1234567"} {
		if got, ok := Match(h); ok {
			t.Errorf("%q is taken for %+v", h, got)
		}
	}
}

func TestColumnsLooksAtTheNeighbours(t *testing.T) {
	for _, c := range []struct {
		claim, header string
		want          []ID
	}{
		{"Title beside Job Title is a form of address", "Title,First Name,Job Title", []ID{Prefix, Given, Title}},
		{"Title alone is a job title", "Name,Title", []ID{DisplayName, Title}},
		{"Name beside Vorname is a family name", "Name,Vorname", []ID{Family, Given}},
		{"Name beside Surname is a given name", "Name,Surname", []ID{Given, Family}},
		{"Name beside both parts is the whole", "Name,Given Name,Family Name", []ID{DisplayName, Given, Family}},
		{"Nom beside Prénom is a family name", "Nom,Prénom", []ID{Family, Given}},
		{"Nom alone is the whole name", "Nom,Courriel", []ID{DisplayName, Email}},
		{"Nombre beside Apellidos is a given name", "Nombre,Apellidos", []ID{Given, Family}},
		{"Geburtstag beside year and month is a day", "Geburtsjahr,Geburtsmonat,Geburtstag", []ID{BirthYear, BirthMonth, BirthDay}},
		{"Geburtstag alone is a date", "Name,Geburtstag", []ID{DisplayName, Birthday}},
		{"an attendee list's Event is no meeting", "Name,Event,Place", []ID{DisplayName, Other, Other}},
		{"beside a day it is one", "Name,Event,Met on,Place", []ID{DisplayName, Event, MetOn, Place}},
	} {
		t.Run(c.claim, func(t *testing.T) {
			cols, _ := Columns(strings.Split(c.header, ","))
			for i, col := range cols {
				if col.ID != c.want[i] {
					t.Errorf("column %d is %s, want %s", i, col.ID, c.want[i])
				}
			}
		})
	}
}

func TestHeadersInOtherLanguagesAreKnownWhole(t *testing.T) {
	for language, header := range map[string]string{
		"French":     "Titre;Prénom;Nom;Société;Service;Poste;Rue (bureau);Ville (bureau);Code postal (bureau);Pays/Région (bureau);Rue (domicile);Télécopie (bureau);Téléphone (bureau);Tél. mobile;Adresse de messagerie;Adresse de messagerie 2;Anniversaire;Notes;Page Web",
		"Russian":    "Имя;Отчество;Фамилия;Организация;Отдел;Должность;Улица (раб. адрес);Город (раб. адрес);Почтовый код (раб.);Рабочий телефон;Телефон дом.;Рабочий факс;Адрес эл. почты;Адрес 2 эл. почты;День рождения;Заметки",
		"Polish":     "Imię;Nazwisko;Firma;Dział;Stanowisko;Adres służbowy - ulica;Adres służbowy - kod pocztowy;Adres domowy - ulica;Telefon komórkowy;Telefon służbowy;Faks służbowy;Adres e-mail;Adres e-mail 2;Urodziny;Notatki",
		"Dutch":      "Voornaam;Achternaam;Bedrijf;Afdeling;Functie;Werkadres, straat;Werkadres, plaats;Huisadres, postcode;Telefoon op werk;Telefoon thuis;Mobiele telefoon;E-mailadres;Verjaardag;Notities;Webpagina",
		"Spanish":    "Nombre;Apellidos;Organización;Puesto;Calle del trabajo;Ciudad de trabajo;Código postal particular;Móvil;Teléfono del trabajo;Dirección de correo electrónico;Cumpleaños;Notas",
		"Italian":    "Nome;Cognome;Società;Reparto;Posizione professionale;Via (uff.);CAP (ab.);Ufficio;Abitazione;Cellulare;Indirizzo posta elettronica 2;Compleanno",
		"Portuguese": "Nome;Sobrenome;Empresa;Cargo;Rua do endereço comercial;CEP do endereço residencial;Telefone celular;Telefone comercial;Endereço de email;Anotações",
		"Swedish":    "Förnamn;Efternamn;Företag;Befattning;Gatuadress, arbete;Postort, arbete;Mobiltelefon;Telefon, bostad;E-postadress;Födelsedag;Anteckningar",
		"Danish":     "Fornavn;Efternavn;Firma;Stilling;Gade (arbejde);By (arbejde);Postnummer (privat);Telefon (arbejde);E-mail-adresse;E-mail 2-adresse;Fødselsdag;Noter",
		"Turkish":    "İlk Adı;Soyadı;Şirket;İş Unvanı;İş-Cadde;Ev-Şehir;İş Faks No;Cep Telefonu;Elektronik Posta 2 Adres;Doğum günü;Notlar",
		"Japanese":   "姓;名;会社名;部署;役職;番地 (会社);郵便番号 (自宅);国 (会社)/地域;会社電話;携帯電話;電子メール アドレス;誕生日;メモ",
		"Chinese":    "姓名;公司;职位;手机;电子邮件;地址;备注",
		"Korean":     "이름;회사;직책;휴대폰;이메일;주소;메모",
		"a form":     "What is your full name?;Your organization;Your e-mail address;Attendee name: Family name;Deine E-Mail-Adresse",
	} {
		cols, _ := Columns(strings.Split(header, ";"))
		for i, h := range strings.Split(header, ";") {
			if cols[i].ID == Other {
				t.Errorf("%s: %q is not known", language, h)
			}
		}
	}
}

func TestEveryHeaderOfTheTableMatchesItself(t *testing.T) {
	for _, f := range All() {
		h := f.Header
		if f.Numbered != "" {
			h = strings.Replace(f.Numbered, "#", "3", 1)
		}
		switch f.ID {
		case Other, Ignore, AddressLine, OtherLabel:
			continue
		}
		got, ok := Match(h)
		if !ok || got.ID != f.ID {
			t.Errorf("%q is %+v, want %s", h, got, f.ID)
		}
	}
}

func TestPronounsAreKnownHoweverAFormAsks(t *testing.T) {
	for _, h := range []string{
		"Pronouns", "Pronouns (optional)", "What are your pronouns?", "Preferred Pronouns", "Attendee pronouns", "Your pronouns",
		"Pronomen", "Pronoms", "pronombres", "人称代词",
	} {
		if got, ok := Match(h); !ok || got.ID != Pronouns {
			t.Errorf("%q is %+v", h, got)
		}
	}
}

func TestEveryTextOfAPersonIsAFieldWithOtherSpellings(t *testing.T) {
	for _, f := range data.Texts {
		if f.Role == data.Identifier {
			continue
		}
		id := ID(f.Key)
		if !slices.ContainsFunc(all, func(i Info) bool { return i.ID == id && i.Header == f.Column }) {
			t.Errorf("%s cannot be chosen for a column", id)
		}
		if !slices.ContainsFunc(fixed, func(s spelling) bool { return s.ID == id }) {
			t.Errorf("other programs have no header for %s", id)
		}
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("E-mail 2 - Value")
	f.Fuzz(func(t *testing.T, h string) {
		if c, ok := Match(h); ok && c.ID == "" {
			t.Errorf("%q matches nothing", h)
		}
	})
}

func TestMatchReadsTheQuestionsOfForms(t *testing.T) {
	for header, want := range map[string]Column{
		"Phone number (optional)":                  {ID: Phone},
		"E-mail address (required) *":              {ID: Email},
		"Telefon (freiwillig)":                     {ID: Phone},
		"Name (as it should appear on your badge)": {ID: DisplayName},
		"Your role / job title":                    {ID: Title},
		"Company/University":                       {ID: Organisation},
		"Organisation or institution":              {ID: Organisation},
		"Firma oder Einrichtung":                   {ID: Organisation},
		"Which organisation do you work for?":      {ID: Organisation},
		"What organization are you from?":          {ID: Organisation},
		"What company do you represent?":           {ID: Organisation},
		"Where do you work?":                       {ID: Organisation},
		"Name of your institution":                 {ID: Organisation},
		"What is the name of your library?":        {ID: Organisation},
		"What is your current job title?":          {ID: Title},
		"What's your email address?":               {ID: Email},
		"Please provide your phone number":         {ID: Phone},
		"Wie heißen Sie?":                          {ID: DisplayName},
		"Wie lautet Ihre E-Mail-Adresse?":          {ID: Email},
		"Quel est votre nom ?":                     {ID: Family}, // Columns makes it the whole name when it stands alone
		"Quelle est votre adresse e-mail ?":        {ID: Email},
		"In welcher Einrichtung arbeiten Sie?":     {ID: Organisation},
		"¿Cuál es su correo electrónico?":          {ID: Email},
	} {
		if got, ok := Match(header); !ok || got != want {
			t.Errorf("Match(%q) = %+v, %t, want %+v", header, got, ok, want)
		}
	}
	for _, header := range []string{
		"Phone (emergency contact)", "E-mail of your supervisor", "Name of your supervisor", "First / last name", "City / country",
		"How did you hear about our organisation?", "May we send you an e-mail?", "Do you work for a library?", "Would you like to share your phone number?",
		"Which sessions do you attend?", "What is your T-shirt size?", "Company or private?",
	} {
		if got, ok := Match(header); ok {
			t.Errorf("Match(%q) = %+v, though it asks for something else", header, got)
		}
	}
}

func TestMatchReadsHeadersAroundTheirRemarks(t *testing.T) {
	for header, want := range map[string]Column{
		"Phone (with country code)":         {ID: Phone},
		"Company [required]":                {ID: Organisation},
		"[required] Company":                {ID: Organisation},
		"(optional) Phone":                  {ID: Phone},
		"E-mail – for the badge":            {ID: Email},
		"Mobile*":                           {ID: Phone, Label: "mobile"},
		"Phone (mobile, with country code)": {ID: Phone, Label: "mobile"},
		"E-mail 2 (optional)":               {ID: Email, Group: 2},
		"3. Phone":                          {ID: Phone},
		"Q4: Company":                       {ID: Organisation},
		"Number (Contact Numbers)":          {ID: Phone},
		"Number (Phone Nos)":                {ID: Phone},
		"Name (company)":                    {ID: Organisation},
		"Name (first)":                      {ID: Given},
		"Phones":                            {ID: Phone},
		"Your details: Phone":               {ID: Phone},
		"Company – Phone":                   {ID: Phone, Label: "work"},
		"Organisation, if any":              {ID: Organisation},
		"会社名（任意）":                           {ID: Organisation},
		"Associated Company":                {ID: Organisation},
		"E-Mail des Teilnehmers":            {ID: Email},
		"Teilnehmername: Vorname":           {ID: Given},
		"Correo electrónico del asistente":  {ID: Email},
		"First Join":                        {ID: Joined},
		"Zeitpunkt des Verlassens":          {ID: Left},
		"Première participation":            {ID: Joined},
		"Duración en la reunión":            {ID: Stayed},
	} {
		if got, ok := Match(header); !ok || got != want {
			t.Errorf("Match(%q) = %+v, %t, want %+v", header, got, ok, want)
		}
	}
	for _, header := range []string{
		"E-mail (assistant)", "Name (emergency contact)", "Country (from IP)", "Mobil – nur für den Notfall", "Emergency contact – Phone", "Ticket (Name)", "Parent (email)",
		"Is Primary (Email IDs)", "Associated Company IDs", "Heure de début de la réunion", "T-shirt (size)", "Manager (name)",
	} {
		if got, ok := Match(header); ok {
			t.Errorf("Match(%q) = %+v, though it is something else", header, got)
		}
	}
}
