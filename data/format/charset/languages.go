package charset

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// A tongue is a language of names: how frequent it is, and words that look like its names. The names of
// countries and languages in golang.org/x/text are added to them.
type tongue struct {
	tag   string
	share float64 // among names that are not in ASCII or UTF-8
	names string
}

// tongues have names of people and places, and words that are beside them on cards.
var tongues = []tongue{
	{"de", 12, "Müller Jürgen Jörg Günther Götz Björn Köhler Schäfer Krüger Schröder Böhm Weiß Groß Strauß Kühn Größe Österreich Übersee Ärzte Straße Köln München Zürich Tübingen Göttingen Universität für Bücherei Büro Geschäftsführer Löwe Öhler Ülkü Käthe Änne Jäger Süß Meißner Preuß Behörde Hörbuch Förderung Präsident Sebastian Stefan Thomas Wagner"},
	{"fr", 9, "François Hélène Jérôme André René Chloé Zoë Benoît Gaëlle Noël Joël Élodie Émile Étienne Évelyne Lefèvre Sébastien Frédéric Cédric Stéphane Agnès Thérèse Désirée Bibliothèque École Université général Québec Orléans Nîmes Besançon à côté où garçon Œuvre Cœur Sœur Maïté Anaïs Béatrice Grégoire Geneviève Raphaël Michaël Aimée Mathéo Dépôt Gérard Hervé Rénée"},
	{"es", 9, "José María García Núñez Muñoz Peña Ibáñez Íñigo Álvaro Óscar Ángel Ángela Martínez López Hernández González Pérez Sánchez Ramírez Gómez Jiménez Fernández Álvarez Rodríguez Gutiérrez Díaz Iñaki Begoña Ramón Andrés Jesús Tomás Inés Raúl Sofía Lucía Málaga Córdoba España Biblioteca Dirección Gestión Información año niño Zúñiga Agustín Martín Julián Belén Concepción Investigación Educación Público"},
	{"pt", 7, "João São Conceição Gonçalves Araújo Antônio Sebastião Magalhães Simões Guimarães Inês Luís Estêvão Mônica Vitória Lourenço França Assunção Março Fundação Associação Informação Câmara Direção Educação Brandão Leitão Patrícia Cláudia Mário Flávio Tânia Sônia Falcão Mourão Gestão Açores Coração irmão Fátima Conselho"},
	{"it", 4, "Nicolò Niccolò Università Libertà Perché Città Cefalù Forlì Giosuè Mosè Qualità Società Attività Salò Cantù"},
	{"nl", 3, "Zoë Daniël Michaël Raphaël Loïs Noëlle Chloé René België Financiën Coördinator Ingenieur André Joëlle Anaïs Eugène Industriële"},
	{"sv", 5, "Åsa Åse Öberg Björn Sjöberg Söderberg Källström Göran Jörgen Märta Mårten Åke Håkan Pär Östlund Ängström Ström Nyström Lindström Bergström Sjögren Håkansson Östergötland Malmö Göteborg Växjö Umeå Luleå Kungliga för Åberg Åkesson Hägg Gävle Jönköping Lönn Stålberg Västerås Örebro Malmö högskola"},
	{"da", 4, "Søren Kjær Jørgen Sørensen Jørgensen Bjørn Bøgh Lærke Åge Åse Østergaard Ødegaard Møller Nørgaard Kærgaard Ærø Århus Æbeltoft København Følger Skjød Børge Søndergaard Græsk Højer Bækgaard Råd Bøje Nørre Sønder Ørsted Ørum"},
	{"nb", 4, "Bjørn Øyvind Øystein Håkon Håvard Pål Sæther Grøn Tromsø Bodø Ålesund Ås Bø Kjær Åse Ødegård Øye Østby Nygård Moe Solbakken Blå Sør Møre Våge Lærdal Åsne Åshild Torbjørn Sørli Trøndelag Høgskole Mæland Brønn"},
	{"fi", 4, "Väinö Mäkelä Mäkinen Hämäläinen Hyvärinen Päivi Äijälä Jyväskylä Hämeenlinna Yrjö Särkkä Kääriäinen Heikkilä Pöyry Töölö Anttila Leppänen Jääskeläinen Kirjasto Määttä Seppälä Vähä Häkkinen Järvinen Öljy Päivä Räsänen Väisänen Sähkö Tähti Yliopisto"},
	{"is", 2, "Guðrún Þórður Þóra Þorsteinn Sigríður Björk Guðmundsdóttir Ólafur Ásgeir Halldór Jónsdóttir Sigurðsson Þórarinsson Reykjavík Ísland Friðrik Ragnheiður Kristín Hafþór Æsa Ívar Örn Davíð Guðjón Steinþór Þóroddur Árni Ægir Úlfur bókasafn"},
	{"ca", 1, "Núria Òscar Lluís Mònica Àngels Jordà Lleó Bàrbara Sànchez Universitat Informació Gràcia Maó Cèlia Raül Noèlia Català"},
	{"ga", 1, "Seán Pádraig Éamon Máire Síle Róisín Gráinne Órla Ó Murchú Ní Dhálaigh Tomás Bríd Caoimhín Éire Baile Átha Leabharlann Náisiúnta"},
	{"pl", 8, "Łoś Łukasz Michał Paweł Agnieszka Małgorzata Grażyna Bożena Żaneta Żak Ździsław Święta Ślązak Świątek Śląsk Śląska Łódź Kraków Poznań Gdańsk Wrocław Wiśniewski Wójcik Kowalczyk Zieliński Szymański Woźniak Dąbrowski Kozłowski Jabłoński Krawczyk Król Wróbel Jędrzej Józef Jarosław Stanisław Władysław Bolesław Zbigniew Książka Biblioteka Główna Państwowa Uniwersytet Ćwik Ćwikła Gałązka Gajewska Błażej Sławomir Przemysław Rafał Dział Kierownik Zakład Oświęcim Częstochowa Mądry Mąka Ząb Głąb Piątek Wąs Źródło Żółty Kołodziej Chełm Pająk Lewandowska Zając Bąk Mróz Gołąb Góra Górski Łapa Łach Lis Ewa Izdebska Ósmy Ścibor Ścisło Śliwa Ćwiek Źrebiec Żuraw Jaśkiewicz Maślanka Gwóźdź Niedźwiecki Róg Róża Kuźmiński"},
	{"cs", 6, "Jiří Dvořák Růžena Petříček Šťastný Tomáš Ondřej Matěj Václav Zdeněk Přemysl Bořivoj Novák Svoboda Černý Procházka Kučera Veselý Horák Němec Marešová Nováková Dvořáková Říha Říhová Řezníček Šárka Ševčík Žižka Žofie Čapek Čermák Plzeň Brno Česká Národní knihovna Ústí Městská Státní Moravská náměstí Hájek Krejčí Růžička Beneš Fiala Jelínek Kříž Doležal Zeman Kolář Navrátil Čech Děčín Ludmila Anežka Eliška Lenka Hřebíček Lukáš Aleš Miloš Štěpán Stanislav Šimon Ředitel vědecká Přibyl Věra Zuzana Světlana Květa Růže Můj Dům Kůň Tůma Kůrka Důl Žďár Hůlka Bureš Ďáblice Řepa Mareš Ježek Vaněk Koubková Květoslav Hanuš"},
	{"sk", 3, "Ľubica Ľuboš Ľudovít Jozef Kováč Kováčová Šťastný Štefánik Ďurica Ďuriš Žiar Nižná Košice Žilina Prešov Slovenská knižnica Bratislava Hviezdoslav Mária Zuzana Ján Ľudmila Peter Horváth Vŕba Stĺpec Dĺžka Krajčír Mojžiš Matúš Univerzitná Riaditeľ Čierny Balážová Štúr Švantner Kôň Pôda Učiteľ Žofia Šebesta Ťažký Andrej Miškovič"},
	{"hu", 6, "Őry Őze Győző Győr Győri Szűcs Szőke Kőszegi Kőrösi Erdős Fűzfa Tűz Ágnes Ádám Ákos Áron Árpád Éva Ödön Örs Ödön Ünige Üveg Béla Gábor Zoltán László István József János Kovács Szabó Tóth Nagy Horváth Németh Molnár Balogh Lakatos Takács Mészáros Oláh Rácz Fehér Könyvtár Országos Széchényi Nemzeti Egyetem Debreceni Pécs Főiskola Igazgató Péter Károly Sándor Győrgy György Mónika Zsófia Réka Dávid Gergő Ernő Jenő Dezső Rezső Bűvös Nyírő Lőrinc Sűrű Hűvös Dűlő Gyűjtő Erő Mező Fenyő Szellő Idő Bíró Dömötör Gyöngyi Tünde Lívia Nóra Zoltán Vörös Főnök Őri Csilla Bőse Hős"},
	{"ro", 3, "Ștefan Ştefan Ţepeş Constanţa Iaşi Braşov Bucureşti Timişoara Biblioteca Naţională Universităţii Mihăilă Ioniţă Păun Grigoraş Dănuţ Cătălin Cătălina Mădălina Gheorghe Rădulescu Stănescu Mureşan Măriuţa Ţăran Şerban Şaguna Ionuţ Lăcrămioara Târgu Mureş Câmpulung Înţelept Ioana Învăţător Popa Crişan Raluca Pătraşcu Andreea"},
	{"sl", 2, "Žiga Košir Špela Matjaž Tomaž Blaž Aljaž Matevž Živa Črtomir Černe Žagar Univerzitetna knjižnica Narodna Škofja Boštjan Uroš Žan Neža Boža Štefan Zupančič Kovačič Novšak Šubic Čop"},
	{"hr", 3, "Đuro Đurđa Đorđe Čović Ćosić Željko Željka Živko Šimić Šime Marković Petrović Jovanović Nikolić Babić Horvat Kovačević Vuković Božić Šarić Perić Matić Knežević Dragičević Zagreb Sveučilišna knjižnica Nacionalna Šibenik Požega Varaždin Međimurje Anđela Anđelko Dražen Siniša Saša Miloš Nenad Ljubiša Tešić Žarko Čabrić Ružić Nemanja Tomislav Žuža Ćiril Šćepan Hodžić Begović Đokić"},
	{"tr", 8, "Öz Özlem Özge Öztürk Ömer Öykü Önder Ayşe Işık Işıl Fatma Gülşah Gülşen Gülay Çağlar Çağla Çetin Çelik Çiçek Çiğdem Şahin Şeyma Şule Şen Şener Şirin Şükrü İnci İbrahim İsmail İpek İlker İnan İrem Uğur Oğuz Oğuzhan Tuğba Tuğçe Doğan Yağmur Yağız Barış Kılıç Yıldız Yılmaz Yıldırım Aydın Altın Sarı Kırmızı Gökçe Gökhan Göksel Güneş Güler Ünal Ümit Ülkü Büşra Kübra Kürşat Müge Müjde Hüseyin Milli Kütüphane Üniversitesi Müdürü Başkanı İstanbul İzmir Muğla Eskişehir Diyarbakır Türkiye Bahçe Köprü Küçük Ağca Koç Koçak Demirtaş Taş Aktaş Ateş Güneş Kadıköy Ğ Nazlı Hanım Aslı Fırat Sıla Sıtkı Şanlıurfa Şanlı Hakkı Rıza Kızıl Balcı Demirci Kaptı Bilgiç Ağa Ağaoğlu Dağ Dağlı Kaya Kaş Baş Akbaş Türkoğlu Yasin"},
	{"az", 1, "Əli Əliyev Məmmədov Hüseyn Çingiz Şahin Ülviyyə Günay Nərgiz İlham Qasımov Bakı"},
	{"lt", 3, "Žemaitė Jūratė Šarūnė Šarūnas Rūta Eglė Eglė Žydrūnas Mindaugas Čepaitė Giedrė Saulė Živilė Birutė Laimutė Gediminas Vytautas Kęstutis Algirdas Petrauskienė Kazlauskienė Stankevičius Žukauskas Lietuvos biblioteka Nacionalinė Vilniaus Šiauliai Panevėžys Klaipėda Kėdainiai Ąžuolas Ąžuolaitė Ėmilija Įgula Ūkis Ramūnas Artūras Šimkus Aistė Austė Dovilė Jolita Žilvinas Daukšaitė Česlovas"},
	{"lv", 3, "Jānis Jāzeps Bērziņš Kalniņš Ozoliņš Krūmiņš Ģirts Ģertrūde Ķirsis Ķeniņš Liepiņa Kārlis Māris Mārtiņš Andrejs Pēteris Līga Zināida Ilze Elīna Inguna Vējš Lāčplēsis Rīga Jūrmala Liepāja Daugavpils Latvijas Nacionālā bibliotēka Universitāte Ērika Āboliņš Ēriks Īve Šķēle Žagars Čakste Balodis Sīlis Krišjānis Zālīte Zariņš Pļaviņa Ļubova Ņina Kristīne Agnese Dārziņš Ēvalds Gūtmanis Ašeradens Ķibilds Šķēle Ņikita Ūdris Skudra"},
	{"et", 2, "Õnne Põld Tõnu Tõnis Jüri Külli Ülle Ülo Märt Kärt Pärt Pärn Pärnu Rõõm Mõis Võru Nõmme Võsu Lõuna Kõrge Tamm Mägi Sepp Kask Kuusk Rebane Ilves Õunapuu Rahvusraamatukogu Ülikool Jõgi Jõgeva Põltsamaa Mätas Kõiv Lõhmus Lääne Häda Sööt Söödor Žanna Šmidt Ööbik Ääsmäe Äär Vähi Väli Käsper Õie"},
	{"vi", 4, "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Thị Văn Hữu Đức Ánh Anh Minh Hương Thảo Hạnh Phúc Thư viện Quốc gia Hà Nội Đà Nẵng Việt Nam Thành phố Chí Trường Đại học Khánh Linh Quỳnh Tuấn Hùng Dũng Sơn Hải Hiếu Bảo Tâm Mỹ Yến Kiều Tú Thúy Bình Đình Đào Trịnh Đinh Mai Lương Thu Cường Giám đốc Phòng Tùng Ngọc Bích Xuân Thủy Giang"},
	{"mt", 0.3, "Ġorġ Żaren Ħamrun Mikiel Għawdex Żejtun Ċensu Ġużeppi Ħal"},
	{"eo", 0.3, "Ĉapelo Ĝardeno Ŝanĝo Ĵurnalo Ĥoro Aŭgusto Biblioteko Eŭropo"},
	{"cy", 0.3, "Siân Llŷr Dŵr Gŵyl Tŷ Iêr Môn Llŷn Siôn Rhôs Gŵyr"},
	{"ru", 9, "Анна Юлия Илья Пётр Ольга Елена Ева Яна Лев Вера Ирина Мария Наталья Татьяна Светлана Екатерина Людмила Галина Надежда Любовь Сергей Андрей Алексей Александр Дмитрий Владимир Николай Михаил Иван Борис Глеб Егор Юрий Виктор Игорь Олег Павел Роман Фёдор Денис Максим Артём Кирилл Ян Яков Зоя Нина Ия Ася Ая Иванов Иванова Петров Сидоров Смирнова Кузнецов Попов Васильев Соколов Михайлова Новиков Щукин Щербаков Чехов Репин Жуков Зимин Быков Шишкин Эйдельман Цветаева Хорошев Российская государственная национальная библиотека Центральная Научная Русский музей Университет Москва Санкт-Петербург Лихачёв Грачёв Ковалёв Соловьёв Киселёв Воробьёв Алёна Семён Козлов Морозов Волков Лебедев Фёдоров Зайцев Егоров Никитин Захаров Абрамов Тихонов Рябов Орлов Макаров Степанов Филиппов Цыганов Чернов Шевцов Юдин Яковлев Эмма Эльвира Этери Хью Тимур Рустам Цой Заведующая отделом директор начальник институт академия книга улица дом общество ООО Отдел"},
	{"uk", 5, "Олесь Їжак Євген Євгенія Ганна Ґава Дмитро Гнатюк Шевченко Коваленко Бондаренко Ткаченко Олексій Андрій Сергій Юрій Василь Микола Михайло Тарас Оксана Наталія Ольга Ірина Юлія Марія Софія Катерина Львівська Національна бібліотека Київ Харків Україна університет імені наукова Ігор Іван Любов Віктор Зінаїда Лідія Їх Єва Кравчук Поліщук Мельник Іванна Ілля"},
	{"bg", 3, "Цвета Цветан Ангел Ангелова Иван Георги Георгиев Димитър Димитрова Петър Петров Стоян Стоянова Николай Христо Ивайло Красимир Пламен Румяна Снежана Величка Българска Народна библиотека Университет София Пловдив Търново Бъчваров Въло Гълъбов Щерев"},
	{"sr", 3, "Ђорђе Ђура Ђурић Љубић Љубица Љиљана Његош Жељко Јован Јовановић Петровић Николић Марковић Поповић Милош Милан Драган Ана Јелена Марија Ивана Народна библиотека Србије Београд Нови Сад Универзитет Ћирић Ћосић Џорџ Чедомир Шћепан Живко Жика Вељко Андрић"},
	{"be", 1, "Алесь Янка Купала Якуб Аляксандр Святлана Уладзімір Мікалай Ўладзіслаў Нацыянальная бібліятэка Беларусі Мінск"},
	{"mk", 1, "Ѓорѓи Ќирил Љупчо Трајко Јован Ванчо Македонија Скопје Ѕвезда Његуш Марија Гоце"},
	{"el", 6, "Γιώργος Ηώ Άννα Παπαδόπουλος Παπαδοπούλου Νίκος Κώστας Δημήτρης Γιάννης Ελένη Μαρία Σοφία Κατερίνα Αικατερίνη Βασίλης Χρήστος Παναγιώτης Ιωάννης Αθηνά Αθήνα Θεσσαλονίκη Εθνική Βιβλιοθήκη Πανεπιστήμιο Ζωή Ίρις Ευγενία Δέσποινα Άγγελος Ανδρέας Σπύρος Βλάχου Βλάχος Δήμου Ζαχαρίου Οικονόμου Γεωργίου Ρένα Λένα Έλλη Έφη Ξένια Φωτεινή Ψαρράς Ωραία Τμήμα Οδός Θάνος Μιχάλης Στέλιος Κρήτη"},
	{"he", 4, "שרה דוד כהן לוי רחל משה צבי אורן בן שלומית פנינה יעקב יצחק אברהם חנה מרים יוסף שמעון נועה אורי עמית איתן יונתן דניאל מיכל תמר רות אסתר הספרייה הלאומית אוניברסיטת ירושלים תל אביב חיפה מזרחי פרץ ביטון פרידמן גבאי אפרים מנהל מחלקה"},
	{"ar", 5, "محمد أحمد علي حسن حسين ليلى فاطمة خالد منصور عبد الله الرحمن يوسف إبراهيم عمر سعيد مريم نور هند سارة زينب القاهرة المكتبة الوطنية جامعة مصر السعودية مدير محمود طارق سمير رانيا ناصر عائشة خديجة سلمى كريم مصطفى"},
	{"fa", 2, "محمد علی رضا حسین زهرا فاطمه مریم پریسا چنگیز ژاله گلناز کتابخانه ملی ایران تهران دانشگاه احمدی کریمی پور کاظم"},
	{"ur", 0.5, "محمد علی احمد خان فاطمہ پاکستان لاہور کتب خانہ"},
	{"th", 3, "สมชาย สมหญิง ใจดี วิภา ศรีสุข สุดา ประเสริฐ นภา พรทิพย์ ห้องสมุด แห่งชาติ มหาวิทยาลัย กรุงเทพ จุฬาลงกรณ์ อรุณ ทอง แก้ว ศรี วงศ์ บุญ ณัฐ ธนา กิตติ ชัย พงษ์"},
	{"zh", 9, ""},
	{"zh-Hant", 6, ""},
	{"ja", 7, ""},
	{"ko", 7, ""},
}

// regular gives the words that golang.org/x/text has in a language: names of countries and languages.
func regular(tag string) []string {
	t, err := language.Parse(tag)
	if err != nil {
		return nil
	}
	var out []string
	regions, tongues := display.Regions(t), display.Languages(t)
	for a := 'a'; a <= 'z'; a++ {
		for b := 'a'; b <= 'z'; b++ {
			code := string(a) + string(b)
			if r, err := language.ParseRegion(code); err == nil && regions != nil {
				out = append(out, strings.Fields(regions.Name(r))...)
			}
			if l, err := language.ParseBase(code); err == nil && tongues != nil {
				out = append(out, strings.Fields(tongues.Name(l))...)
			}
		}
	}
	return out
}

// Ideographs and syllables of names: of families, the most frequent first, of people, and of words beside them.
var (
	hansSurnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧阳司马"
	hansNames    = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲建国华红梅玉萍鹏宇婷雪晓小东海龙云峰志飞凤琴洁佳琪浩然子涵怡欣雨晨思睿轩梓瑞嘉俊博天一春生永新荣福祥德宏光中立成义仁慧颖倩莉燕琳蕾薇青山松柏林森波清洪亮斌彬宁安康乐兴旺庆才良心爱美珍珠宝金银铁山水河川江月星阳日晶莹冰雯诗梦菲舒悦乔楠楚翔凯旭帆航泽民毅坚军卫革胜利友谊培育学"
	hansWords    = "图书馆国家大学北京上海广州深圳天津重庆南京武汉成都西安师范学院研究所中心公司有限主任教授博士经理部门省市区县路号科技信息资料档案文化出版社教育委员会协办公室电子话邮箱地址长副总监工程数据系统管理历史技术人民共和中华第一二三四五六七八九十院"

	hantSurnames = "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓阮馬董溫唐藍石蔣田康鄒白歐"
	hantNames    = "怡君雅婷淑芬美玲惠雯佩芳家豪志明俊傑建宏宗翰承恩冠宇柏翰子軒品妍詠晴欣儀宜庭佳穎心郁靜文偉雄國華榮輝德昌正義仁信忠孝慧敏麗珠玉英秀蘭月嬌梅鳳春花貞瓊瑜琪珊如萍娟莉婉馨筠瑞安廷睿哲維彥博凱翔鴻銘誠達勝發財福祥龍成立生永新天大小中一平和民主自強學書海山水雲青松竹石"
	hantWords    = "圖書館國家大學臺北臺灣臺中高雄香港市立縣區路號研究院中心公司有限主任教授博士經理部門資訊科技檔案文化出版社教育委員會辦公室電話地址長副總監工程數據系統管理歷史技術第一二三四五六七八九十學院師範中央"

	kanjiSurnames = "佐藤鈴木高橋田中伊藤渡辺山本中村小林加藤吉田山田佐々木山口松本井上木村林斎藤清水山崎森池田橋本阿部石川山下中島石井小川前田岡田長谷川藤田後藤近藤村上遠藤青木坂本斉藤福田太田西村藤井金子岡本藤原三浦中野原田松田竹内小野中山和田石田森田上田原内田柴田酒井宮崎横山高木安藤宮本大野小島谷口今井工藤高田増田丸山杉山村田大塚新井菅原平野市川久保松井島崎野上河浜辻荒木千葉菊地桜渡邊齋"
	kanjiNames    = "太郎一郎二郎三郎花子健誠翔大輔直樹拓也和也達也哲也健太翔太大樹美咲優子恵子由美真由美裕子陽子智子久美子幸子愛結衣葵陽菜凛さくら隆明浩徹修実進茂勇清正博昭雄夫男子美香奈々里沙織希望光輝圭介亮康弘秀樹英史文彦春夏秋冬千代和幸福仁義礼信賢治良平次朗悠真蓮湊陸斗翼駿彩音詩菜緒佳純"
	kanjiWords    = "国立国会図書館東京都京都大学大阪府名古屋市横浜北海道県区町村丁目番号研究所中央公立資料室長部課担当株式会社有限代表取締役社長教授博士准助司書情報科学技術文化財団法人協会電話学校高等専門学部学院"
	kana          = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんがぎぐげござじずぜぞだでどばびぶべぼぱぴぷぺぽゃゅょっアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンガギグゲゴザジズゼゾダデドバビブベボパピプペポャュョッーァィェォ"
	halfKana      = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝﾞﾟｰｬｭｮｯｧｨｩｪｫ"

	hangulSurnames = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용"
	hangulNames    = "민서준지영수현우진호윤예은하도연주성재승경미정희숙자순옥철훈석혁태규빈혜원유나라은아람별솔빛찬건동선형종상인기용한길일이가세란보림소율채린다온시후율결슬별새봄늘해달샘나래"
	hangulWords    = "국립중앙도서관서울대학교부산대구인천광주한국주식회사연구원연구소센터문화재단정보기술과학교육부장실팀대표이사교수박사과장차장사서전화주소특별시광역시도구동로길출판사협회위원학회기록관자료역사"
)
