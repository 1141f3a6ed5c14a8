package field

import "sync"

// languages are more words of European and Asian languages for the fields of attendee lists and forms.
var languages = []spelling{
	{Column{ID: Link, Label: "WeChat"}, "WeChat|WeChat ID|Weixin|微信|微信号|微信號"},
	{Column{ID: Link, Label: "Telegram"}, "Telegram|Telegram handle|Telegram username|Telegram-Name|Телеграм"},
	{Column{ID: Link, Label: "Skype"}, "Skype|Skype ID|Skype name|Skype-Name|Skype handle|Скайп"},
	{Column{ID: Link, Label: "LINE"}, "LINE ID|LINE account"},
	{Column{ID: Phone, Label: "Signal"}, "Signal|Signal number|Signal-Nummer"},
	{Column{ID: Phone, Label: "Viber"}, "Viber|Viber number"},
	{Column{ID: Link, Label: "Threema"}, "Threema|Threema ID"},
	{Column{ID: Link, Label: "Matrix"}, "Matrix ID|Matrix handle"},
	{Column{ID: Link, Label: "KakaoTalk"}, "KakaoTalk|KakaoTalk ID|카카오톡"},
	{Column{ID: DisplayName}, "Naam|Naam deelnemer|Naam en voornaam|Voornaam en naam|Voor- en achternaam|Namn|För- och efternamn|Namn på deltagare|Navn|Fullt navn|For- og etternavn|For- og efternavn|Fulde navn|Nimi|Koko nimi|Etu- ja sukunimi|Sukunimi ja etunimi|Ονοματεπώνυμο|Όνομα και επώνυμο|Ονομα επωνυμο|" +
		"Cognome e nome|Nome e cognome|Nominativo|Nazwisko i imię|Imię nazwisko|Jméno|Celé jméno|Příjmení a jméno|Meno a priezvisko|Priezvisko a meno|Celé meno|Teljes név|Név|Résztvevő neve|Vezeték- és keresztnév|ФИО|Ф.И.О.|Фамилия Имя Отчество|Фамилия, имя, отчество|Фамилия и имя|Имя и фамилия|ПІБ|П.І.Б.|Прізвище та ім'я|Ім'я та прізвище|Прізвище, ім'я, по батькові|Повне ім'я|" +
		"Ad ve soyad|Adınız soyadınız|İsim soyisim|Tam adı|氏名（漢字）|お名前（漢字）|参加者名|参加者氏名|名字|全名|姓名（中文）|참가자명|성함|Nombres y apellidos|Apellidos, nombre|Apellido y nombre|Apellidos y nombres|Nombre del participante|Nombre y apellido|Noms et prénoms|Nom et prénoms|Prénom NOM|NOM Prénom|Nome e apelido|Nome e sobrenome|Nom i cognoms|Nachname, Vorname|Nachname und Vorname|Familienname, Vorname|Vorname und Nachname|Vorname, Nachname|Vorname und Name|Name und Vorname|Ime i prezime|Ime in priimek|Nume și prenume|Nume complet|Име и фамилия|Vardas ir pavardė|Vārds un uzvārds|Ees- ja perekonnanimi"},
	{Column{ID: Given}, "Όνομα|Ονομα|Křestní|Utónév|Keresztneve|Ім'я|Nom de baptême|Roepnaam|Tilltalsnamn|Kutsumanimi|お名前（名）|下の名前|名（めい）|Prenume|Ime|Eesnimi|Vardas|Vārds|Nombres"},
	{Column{ID: Family}, "Επώνυμο|Επίθετο|Családnév|Családi név|Прізвище|Familienaam|Naam (familienaam)|Släktnamn|Slektsnavn|姓（せい）|苗字|Primer apellido|Prezime|Priimek|Nume de familie|Pavardė|Uzvārds|Familjenamn"},
	{Column{ID: Additional}, "По батькові|Druhé jméno|Tweede naam"},
	{Column{ID: Particle}, "Tussenvoegsel|Tussenvoegsels|Tussenv.|Voorvoegsel|Voorvoegsels|Namensvorsatz|Adelsprädikat|Particule|Name particle|Surname prefix|Family name prefix|Namensvorsatzwort"},
	{Column{ID: Prefix}, "Titul|Titul před jménem|Aanspreektitel|Προσφώνηση|Titulatuur|Zwrot grzecznościowy|Tytuł naukowy|Megszólítás|Oslovení|Oslovenie|Звернення|Hitap|Tiltale|Tiltaleform|Puhuttelu|敬称・称号|称呼|呼称"},
	{Column{ID: Organisation}, "Org|Org.|Orga|Organis.|Arbetsplats|Arbejdsplads|Arbeidsplass|Arbeidssted|Arbetsgivare|Arbejdsgiver|Arbeidsgiver|Virksomhed|Bedrift|Selskab|Selskap|Institution/virksomhed|Institusjon|Lärosäte|Bolag|Organisasjon|Työpaikka|Työnantaja|Yritys|Organisaatio|Yhteisö|Φορέας|Οργανισμός|Εταιρεία|Εταιρία|Εργοδότης|Ίδρυμα|" +
		"Werkgever|Instelling|Organisatie/bedrijf|Werkplek|Onderneming|Munkahely|Munkahelye|Cég|Cégnév|Cég neve|Intézmény|Intézmény neve|Szervezet neve|Munkáltató|Společnost|Firma/organizace|Instituce|Zaměstnavatel|Pracoviště|Název organizace|Spoločnosť|Inštitúcia|Zamestnávateľ|Pracovisko|Miejsce pracy|Nazwa firmy|Nazwa instytucji|Nazwa organizacji|Pracodawca|Zakład pracy|Przedsiębiorstwo|Afiliacja|" +
		"Учреждение|Предприятие|Фирма|Название организации|Название компании|Работодатель|Организация/компания|Установа|Організація|Компанія|Підприємство|Місце роботи|Заклад|Kurum adı|Firma adı|Çalıştığınız kurum|İşyeri|İş yeri|Şirket adı|所属機関|所属先|所属団体|会社|会社・団体名|団体名|企業名|学校名|大学|机构名称|单位名称|公司名称|工作单位|學校|회사명|소속기관|기관명|직장|" +
		"Ente di appartenenza|Istituto|Istituzione|Azienda/Ente|Ditta|Università|Struttura di appartenenza|Affiliazione|Ragione sociale|Datore di lavoro|Centro de trabajo|Universidad|Entidad|Organismo|Lugar de trabajo|Institución/Empresa|Afiliación|Instituição|Entidade|Universidade|Empregador|Local de trabalho|Université|Structure|Établissement/organisme|Lieu de travail|Institution/Firma|Institut|Hochschule|Universität|Arbeitsstelle|Arbeitsort (Firma)|Betrieb|Körperschaft|Institucija|Instituția|Organizacija|Организация/Фирма"},
	{Column{ID: Department}, "Avdelning/enhet|Enhet|Enhed|Institutt|Osasto|Yksikkö|Τμήμα|Διεύθυνση τμήματος|Osztály|Részleg|Oddělení|Útvar|Oddelenie|Jednostka|Jednostka organizacyjna|Wydział|Відділ|Підрозділ|Кафедра|Birim|所属部署|部署・役職|课部门|部门名称|부서명|Ufficio/Dipartimento|Settore|Área|Área/Departamento|Unidad|Unidade|Setor|Faculté|Direction|Pôle|Fakultät|Referat|Fachabteilung"},
	{Column{ID: Title}, "Beosztás|Beosztása|Munkakör|Pozíció|Foglalkozás|Pozice|Funkce|Pracovní pozice|Pracovní zařazení|Pozícia|Funkcia|Pracovná pozícia|Funkcja|Zawód|Stanowisko/funkcja|Stanowisko pracy|Titel/befattning|Yrke|Yrkestitel|Tjänst|Tjänstetitel|Roll/titel|Stillingsbetegnelse|Stillingstittel|Jobtitel/stilling|Yrkestittel|Titteli|Tehtävä|Tehtävänimike|Ammatti|Asema|Ammattinimike|Ιδιότητα|Θέση|Θέση εργασίας|Επάγγελμα|" +
		"Functie/rol|Beroep|Functietitel|Профессия|Посада|Görevi|Göreviniz|Meslek|Ünvanı|Unvanı|職名|職業|職種|肩書|职称|职业|직급|직업|Professione|Incarico|Ruolo/Funzione|Funzione|Profesión|Ocupación|Puesto/Cargo|Cargo/Puesto|Cargo actual|Cargo/Função|Profissão|Ocupação|Profession|Métier|Fonction/Poste|Qualité|Beruf|Tätigkeitsbezeichnung|Amtsbezeichnung|Dienstbezeichnung|Funktionsbezeichnung|Radno mjesto|Funcția|Pareigos"},
	{Column{ID: Note}, "Poznámka|Poznámky|Megjegyzés|Megjegyzések|Anteckning|Anteckningar|Anmärkning|Kommentarer|Bemærkning|Bemærkninger|Merknad|Merknader|Notat|Notater|Huomautus|Huomautuksia|Huomiot|Lisätiedot|Kommentti|Σχόλια|Παρατηρήσεις|Σημειώσεις|Примечание|Примечания|Комментарий|Комментарии|Заметки|Заметка|Примітка|Примітки|Коментар|Notlar|Açıklama|備考|メモ|备注|備註|비고|메모|Osservazioni|Commenti|Nota bene|Comentário|Comentários|Observações|Notes complémentaires|Observations|Opmerking|Notitie|Notatka|Komentarz|Uwaga|Bemerk."},
}

// languageParts are such words that may follow one for work or home.
var languageParts = []spelling{
	{Column{ID: Phone}, "Telefonszám|Telefonszáma|Telefonní číslo|Telefonne číslo|Telefónne číslo|Číslo telefonu|Tel. číslo|Telefon číslo|Nr telefonu|Nr tel.|Tel. nr|Numer tel.|Telefonnummer/mobil|Tlf|Tlf.|Tlf.nr.|Telefonnr.|Puhelinnumero|Puh.|Τηλέφωνο|Τηλ.|Αριθμός τηλεφώνου|Τηλέφωνο επικοινωνίας|Telefoonnr|Telefoonnr.|Tel.nr.|Контактный телефон|Тел.|Номер тел.|Номер телефону|Контактний телефон|Telefon numaranız|Tel no.|İletişim numarası|Irtibat numarası|電話番号（連絡先）|連絡先電話番号|お電話番号|TEL|联系电话|电话号码|聯絡電話|電話號碼|연락처|전화번호(연락처)|" +
		"Teléfono de contacto|Tfno.|Tfno|Tlfno|Núm. de teléfono|N° de téléphone|Nº de teléfono|N.º de teléfono|Téléphone de contact|Tél|Tél.|Num. de téléphone|Recapito telefonico|Numero di telefono|N. telefono|Num. telefono|Contatto telefonico|Número de telefone|Nº de telefone|Telefone de contato|Telefone de contacto|Contacto telefónico|Rufnummer|Fernruf|Tel-Nr|Telefonnr|Telefon/Mobil|Telefon/Handy|Telefon tagsüber|Telefonnummer für Rückfragen|Rückrufnummer|Durchwahl|Telefonski broj|Broj telefona|Telefonska številka|Număr de telefon|Telefono numeris|Telefona numurs|Telefoninumber"},
	{Column{ID: Phone, Label: "mobile"}, "Mobilszám|Mobiltelefonszám|Mobil telefonszám|Mobiltelefon száma|Mobilní telefon|Mobilní číslo|Mobil. číslo|Mobilný telefón|Mobilné tel. číslo|Telefon kom.|Tel. kom.|Tel. komórkowy|Numer komórki|Nr komórkowy|Numer telefonu komórkowego|Kom.|Mobilnr.|Mobiltlf|Mobiltlf.|Mobiltelefonnummer|Mobilnummer (SMS)|Matkapuhelin|Matkapuhelinnumero|Kännykkä|Gsm-nummer|Mob.|Mob. nr|Mobiele nummer|06-nummer|Mobiel telefoonnummer|Κινητό|Κινητό τηλέφωνο|Αριθμός κινητού|" +
		"Сотовый телефон|Моб. телефон|Моб. тел.|Моб.|Номер мобильного|Номер мобильного телефона|Мобільний|Мобільний телефон|Номер мобільного|Cep tel|Cep tel.|Cep no|Cep telefonu numarası|Cep numarası|GSM no|携帯電話番号|移动电话|휴대폰번호|휴대폰 번호|휴대전화번호|핸드폰번호|N° de téléphone portable|N° de portable|N° portable|N° mobile|Tél portable|Tél mobile|Numéro de téléphone portable|Numéro de téléphone mobile|Portable personnel|Núm. móvil|Nº móvil|Número móvil|Tel. móvil|Tfno. móvil|Numero cellulare|N. cellulare|Num. cellulare|Cell.|Telefono mobile|Telemóvel/Telefone|Nº de telemóvel|Número de telemóvel|Telefone móvel|Número do celular|Handy-Nr.|Handynr.|Mobilnummer (Handy)|Mobiltel.|Mobil-Nr.|Mobilrufnummer|Natel|Mobilni telefon|Telefon mobil"},
	{Column{ID: Email}, "E-mail cím|Email cím|E-mailová adresa|Emailová adresa|E-mailová adresa účastníka|Mailová adresa|E-mailadresse|Mejl|Mejladress|Mailadress|Epost|Epostadress|Sähköpostiosoite|S-posti|Email-osoite|Ηλεκτρονικό ταχυδρομείο|Ηλεκτρονική διεύθυνση|Διεύθυνση email|Διεύθυνση ηλεκτρονικού ταχυδρομείου|Mailadres|E-mail adres|Emailadres|Имейл|Имэйл|Электронный адрес|Адрес электронной почты|Эл. адрес|E-mail адрес|Почта (e-mail)|Ел. пошта|Електронна пошта|Електронна адреса|Адреса електронної пошти|E-posta adresiniz|Eposta|Mail adresi|E-mail adresi|Eメール|E-メール|Eメールアドレス|e-mailアドレス|メルアド|电子邮件地址|电邮|邮箱地址|電郵|電子郵件地址|이메일 주소|전자우편|Adr. e-mail|Mél|Mel|Adresse mél|Adresse électronique professionnelle|Dirección email|Dirección e-mail|Correo e.|E-mail de contacto|Correo de contacto|Indirizzo email|Indirizzo mail|Recapito e-mail|Endereço eletrônico|Endereço electrónico|E-mail de contato|Adres mailowy|Adres email|Poczta elektroniczna|E-Mail-Kontakt|Mail-Adresse|Elektronische Adresse|El. paštas|E-pasts"},
	{Column{ID: City}, "Město/obec|Obec|Város|Település|Helység|Πόλη|Paikkakunta|Kaupunki|Kotikunta|Місто|Населений пункт|Населённый пункт|İl|İl/ilçe|所在地|城市名|Comune|Località|Poblado|Municipio|Município|Localité|Commune|Plaatsnaam|Sted|Poststed|Grad|Oraș|Miestas"},
	{Column{ID: Country}, "Země|Stát|Krajina|Štát|Ország|Χώρα|Maa|Країна|国名|国/地区|國家/地區|나라|Pays de résidence|País de residencia|Nazione|Stato/Nazione|Kraj pochodzenia|Państwo|Nation/Land|Država|Țara|Šalis|Herkunftsland"},
	{Column{ID: PostalCode}, "Irányítószám|Směrovací číslo|Postinumero|Τ.Κ.|Ταχυδρομικός κώδικας|Поштовий індекс|CP"},
	{Column{ID: Address}, "Cím|Levelezési cím|Postiosoite|Osoite|Διεύθυνση|Адреса|Adresa|ご住所"},
}

// familyFirst are the headers of whole names that begin with the family name; the value is true if a name is
// also shown in that order.
var familyFirst = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for k := range keys("Név|Teljes név|Résztvevő neve|Vezeték- és keresztnév|ФИО|Ф.И.О.|Фамилия Имя Отчество|Фамилия, имя, отчество|Фамилия и имя|ПІБ|П.І.Б.|Прізвище та ім'я|Прізвище, ім'я, по батькові") {
		out[k] = true
	}
	for k := range keys("Cognome e nome|Nazwisko i imię|Příjmení a jméno|Priezvisko a meno|Sukunimi ja etunimi|Apellidos y nombre|Apellidos, nombre|Apellido y nombre|Apellidos y nombres|Nachname, Vorname|Nachname und Vorname|Familienname, Vorname|Name, Vorname|Name und Vorname|Nachname Vorname|Naam en voornaam") {
		out[k] = false
	}
	return out
})

// FamilyFirst reports whether a header is for whole names that begin with the family name, and whether they are
// shown in that order.
func FamilyFirst(header string) (first, shown bool) {
	plain, _ := cutRemarks(header)
	shown, first = familyFirst()[Key(plain)]
	return first, shown
}
