package badge

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"lanyard/data"
	"lanyard/data/format/signature"
)

func folded(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[data.Fold(strings.ReplaceAll(w, "_", " "))] = true
	}
	return m
}

// categories are words for kinds of badge holders.
var categories = folded(`att exh spk attendee attendees participant visitor visitors exhibitor exhibitors speaker speakers vip staff crew press media guest guests delegate delegates student sponsor organizer organiser organisers organizers
	volunteer volunteers member members general general_admission standard regular early_bird full full_pass day_pass day_ticket conference_pass workshop workshops expo expo_only all_access premium basic trainer_pass faculty moderator panelist panellist keynote partner
	trade professional trade_visitor host hosted_buyer contractor security virtual online in_person onsite hybrid free paid confirmed registered checked_in active valid expected pending cancelled ticket badge lead contact
	besucher besucherin fachbesucher aussteller ausstellerin referent_in teilnehmer teilnehmerin teilnehmende gast presse dauerkarte tageskarte tagesticket ehrengast
	visiteur visiteuse exposant exposante participante participant_e conférencier conférencière presse invité invitée asistente ponente expositor expositora prensa invitado visitante asistentes organizador
	参加者 来場者 出展者 講演者 一般 関係者 プレス 参会者 嘉宾 观众 展商 媒体 演讲嘉宾 与会者 участник участница посетитель докладчик спикер гость пресса экспонент زائر متحدث عارض مشارك ضيف صحفي 참가자 연사 참관객`)

// cities are alone on badges more often than organisations with their names.
var cities = folded(`berlin hamburg münchen munich köln cologne frankfurt stuttgart düsseldorf leipzig dresden wien vienna graz zürich zurich bern basel genf geneva genève paris lyon marseille toulouse bordeaux lille nantes london manchester
	birmingham edinburgh glasgow dublin madrid barcelona valencia sevilla lisboa lisbon porto roma rome milano milan torino napoli bologna amsterdam rotterdam utrecht den_haag the_hague brussels bruxelles brüssel antwerpen
	copenhagen københavn oslo bergen stockholm göteborg helsinki tallinn riga vilnius warszawa warsaw kraków krakow praha prague brno budapest bucharest sofia athens istanbul ankara kyiv kiev moscow москва санкт-петербург киев minsk минск
	new_york boston chicago seattle san_francisco los_angeles washington atlanta austin dallas houston denver miami philadelphia toronto montreal montréal vancouver ottawa mexico_city são_paulo rio_de_janeiro buenos_aires santiago bogotá lima
	tokyo 東京 東京都 大阪 京都 osaka kyoto beijing 北京 shanghai 上海 深圳 广州 hong_kong 香港 taipei 台北 singapore seoul 서울 부산 bangkok jakarta manila mumbai delhi new_delhi bangalore bengaluru chennai sydney melbourne brisbane perth auckland
	wellington cairo القاهرة dubai دبي الرياض riyadh عمان amman بيروت beirut doha الدوحة tel_aviv jerusalem nairobi lagos accra cape_town johannesburg casablanca tunis`)

// companies are words of organisations that the model does not have.
var companies = folded(`labs lab group holding holdings bank software solutions systems technologies technology tech consulting consultants media publishing publishers publications books bookshop hospital clinic agency partners ventures studio studios networks network services service company
	club union council church hotel airlines airways gruppe werke werk industries industrie industry international global digital data analytics robotics energy pharma logistics insurance capital press journals journal books design works factory hub cloud
	arkiv arkivet biblioteket museet universitetet högskolan högskola høgskolen forlaget bokhandel arkisto yliopisto könyvtár levéltár egyetem knjižnica arhiv univerza knihovna národní muzejní biblioteca_nacional
	kanzlei praxis büro buchhandlung technik elektronik maschinenbau werkstatt versicherung stadtwerke stadt gemeinde landkreis landesamt bundesamt kliniken klinikum krankenhaus genossenschaft kirche schule gymnasium dienste
	groupe cabinet banque mairie hôpital éditions edition librairie ville laboratoires banco grupo editorial librería ayuntamiento hospital consultores consultoría servicios soluciones sistemas tecnologías ediciones asociación cooperativa
	banca gruppo editore comune ospedale cooperativa ооо оао зао пао ао ип компания банк группа завод издательство институт академия центр фонд музей архив общество государственная национальная российская
	شركة مؤسسة مكتبة بنك مجموعة مركز معهد متحف جمعية وزارة هيئة stichting coöperatie forening selskab sällskap förlag kommun kommune kommunen region spółka wydawnictwo urząd szpital`)

// lastOnly are words of organisations only at the end: elsewhere they may belong to a job, "Data Steward".
var lastOnly = folded(`data digital design global international media energy cloud technology tech analytics industry service network book books capital press security software consulting insurance logistics robotics pharma hardware region stadt ville`)

// companyEnds end names of organisations in scripts without blanks.
var companyEnds = []string{
	"会社", "公司", "集团", "集團", "銀行", "银行", "出版社", "出版", "病院", "医院", "協会", "协会", "学院", "学校", "委员会", "委員会", "中心", "センター", "書店", "书店", "新聞社", "研究院", "工業", "電機", "製作所", "科技", "商事", "産業", "グループ", "社", "庁", "省", "은행", "회사", "그룹", "센터", "연구원", "재단", "박물관",
}

// jobs are words of jobs that the model does not have.
var jobs = folded(`sales marketing procurement purchasing hr recruiter recruiting recruitment buyer developer devops programmer designer writer nurse doctor physician lawyer attorney accountant auditor evangelist advocate strategist planner operator operations product_owner
	scrum master devrel vp svp evp ceo cto cmo cpo ciso partner partnerships freelancer freelance self-employed retired apprentice trainee clerk steward arkivarie arkivar bibliotekarie bibliotekar förläggare redaktør redaktör oberarzt oberärztin stylist educator instructor coach photographer reporter blogger artist musician engineering
	vertrieb einkauf vertriebsleiter vertriebsleiterin einkäufer einkäuferin entwickler entwicklerin softwareentwickler softwareentwicklerin ingenieur ingenieurin techniker technikerin lehrer lehrerin arzt ärztin anwalt anwältin buchhändler buchhändlerin journalist journalistin
	geschäftsführung vorstand assistenz assistentin studentin wissenschaftler wissenschaftlerin bereichsleiter teamleiter teamleiterin werkstudent auszubildende
	développeur développeuse commercial commerciale acheteur acheteuse gérant gérante enseignant enseignante chercheur chercheuse rédacteur rédactrice étudiant étudiante ingeniero ingeniera ventas desarrollador desarrolladora comercial profesora abogado abogada médico periodista gerente estudiante
	ingegnere sviluppatore responsabile ricercatore ricercatrice менеджер инженер разработчик программист руководитель начальник специалист заведующий заведующая заведующий научный сотрудник преподаватель аналитик дизайнер редактор генеральный главный заместитель
	مهندس مهندسة مطور محاسب باحث باحثة مدير معلم معلمة طبيب محرر رئيس أمين أمينة inżynier programista nauczyciel ingenieurin ontwikkelaar udvikler utvecklare ingenjör`)

var jobEnds = []string{"エンジニア", "マネージャー", "デザイナー", "ディレクター", "プロデューサー", "コンサルタント", "担当", "社長", "取締役", "编辑", "編集者", "編集長", "工程师", "工程師", "设计师", "总监", "總監", "主管", "总经理", "董事长", "記者", "记者", "老师", "研究者", "開発者", "技師", "次長", "엔지니어", "대표", "이사", "매니저", "연구원"}

// ordinary are words that names do not have: a phrase with one of them is no person.
var ordinary = folded(`hello world welcome second third fourth fifth ground free coffee tea lunch dinner break room hall building floor level gate door entrance exit booth stand desk table seat row block section zone area parking garage stage main central north south east west
	left right upper lower open closed please thank thanks thank_you good morning evening night day week today tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
	scan code qr here now start stop push pull press enter click tap next back home menu help info information contact us more about this that these those the an and or not with for from your our my his her their its all any some no new old big small
	registration check checkin check-in ticket tickets admission pass badge lanyard conference congress summit workshop session keynote talk panel track program programme schedule agenda event events expo fair festival meetup forum
	wifi wi-fi network password user guest admin system device serial number version model type size color colour red green blue black white yellow orange grey gray silver gold happy birthday christmas year lorem ipsum dolor sit amet quick brown fox lazy dog
	train station airport street road avenue square park bridge river lake mountain city town village country state county hotel restaurant bar pub cafe shop store market mall office emergency fire first aid toilet restroom water
	lost found wet paint do keep out beware fragile handle care made in china best before use by net weight total amount price sale discount offer gift card voucher coupon invoice receipt order payment bank account credit test sample demo example dummy data null default
	red_cross big_data machine learning artificial intelligence cloud computing open_source digital transformation science research access library book books chapter title author page volume edition manual guide quick_start user_guide terms conditions privacy policy
	super mario_kart star wars game over level_up high score player ready one two three four five six seven eight nine ten hundred thousand power energy battery charge cable adapter
	willkommen hallo welt guten tag morgen abend danke bitte eingang ausgang raum saal halle haus stock etage tür tor strasse straße platz weg herzlich frohe weihnachten freier eintritt kaffee pause mittag notausgang kasse garderobe der die das ein eine und oder mit für von zu im am ist sind nicht hier heute morgen nach
	bienvenue bonjour merci entrée sortie salle étage rue place le la les un une et ou avec pour de_la des au aux est sont ici café bienvenidos hola mundo gracias entrada salida sala piso calle el los las un una y con para es son aquí
	benvenuti ciao mondo grazie entrata uscita добро пожаловать привет мир вход выход зал спасибо مرحبا شكرا مدخل مخرج قاعة`)

// noPersons are firms, characters and places with names like people's.
var noPersons = folded(`john_deere jack_daniels jack_daniel_s johnnie_walker harley_davidson calvin_klein ralph_lauren tommy_hilfiger jim_beam marc_jacobs michael_kors louis_vuitton karl_lagerfeld jimmy_choo christian_dior giorgio_armani dr_oetker dr_pepper
	uncle_ben captain_morgan paul_mitchell max_factor max_mara hugo_boss morgan_stanley merrill_lynch charles_schwab johnson_matthey jane_street wells_fargo marks_spencer ben_jerry sara_lee betty_crocker aunt_jemima victoria_s_secret mona_lisa santa_claus harry_potter mickey_mouse
	donald_duck peter_pan robin_hood santa_maria san_francisco santa_cruz santa_monica santa_barbara san_diego san_jose los_angeles saint_martin sierra_leone notre_dame victoria_station victoria_falls alexander_platz ave_maria anna_karenina max_planck marie_curie albert_einstein_institut thomas_cook john_lewis`)

// surnames are the most frequent ones of Japan, Korea and China in their own scripts: a text that begins with
// one is a name.
var surnames = strings.Fields(`佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 斉藤 清水 山崎 阿部 森 池田 橋本 石川 山下 小川 石井 長谷川 後藤 岡田 近藤 前田 藤田 遠藤 青木 坂本 村上 太田 金子 藤井 福田 西村 三浦 竹内 中川 岡本 松田 原田 中野 小野 田村 藤原 中島 大野 大山 大塚 小島 谷口 今井 丸山 増田 高木 工藤 野村 上田 菊地 千葉 杉山 宮本 桜井 横山 安藤 和田 内田 柴田 酒井 新井 宮崎 高田 平野
	王 李 张 張 刘 劉 陈 陳 杨 楊 赵 趙 黄 黃 周 吴 吳 徐 孙 孫 胡 朱 郭 何 罗 羅 郑 鄭 谢 謝 许 許 邓 鄧 冯 馮 韩 韓 曹 彭 萧 蔡 潘 袁 董 余 苏 蘇 叶 葉 吕 魏 蒋 蔣 杜 丁 沈 姜 范 傅 钟 卢 汪 戴 崔 任 陆 廖 姚 方 金 邱 夏 谭 韦 贾 邹 石 熊 孟 秦 阎 薛 侯 雷 白 龙 段 郝 孔 邵 史 毛 常 万 顾 赖 武 康 贺 严 尹 钱 施 牛 洪 龚
	김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 전 홍 고 문 양 손 배 백 허 유 남 심 노 하 곽 성 차 주 우 구 민`)

// codes are those of ISO 3166-1, with two and with three letters.
var codes = countryCodes()

func countryCodes() map[string]bool {
	m := map[string]bool{"UK": true, "EU": true}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if r, err := language.ParseRegion(string(a) + string(b)); err == nil && r.IsCountry() {
				m[string(a)+string(b)] = true
				m[r.ISO3()] = true
			}
		}
	}
	delete(m, "ZZZ")
	return m
}

// hasOrdinary reports whether a text has a word that names do not have.
func hasOrdinary(s string) bool {
	w := strings.Fields(data.Fold(s))
	for i, word := range w {
		within := i > 0 && i < len(w)-1 && particles[word] // "Margarethe von Ahn"
		if ordinary[word] && !within && !givenNames[word] && len([]rune(word)) > 1 {
			return true
		}
	}
	return len(w) > 1 && ordinary[strings.Join(w, " ")]
}

// organisationScore says how much the words of a text suggest an organisation: 0 to 8.
func organisationScore(s string) int {
	switch {
	case signature.EndsInLegalForm(s):
		return 8
	case data.IsOrganisation(s):
		return 7
	}
	if w := strings.Fields(s); len(w) > 1 && data.LegalForm(w[len(w)-1]) && w[len(w)-1] == strings.ToUpper(w[len(w)-1]) {
		return 8 // "Nordbib AS"
	}
	w := strings.Fields(data.Fold(s))
	for i, word := range w {
		if companies[word] && (!lastOnly[word] || i == len(w)-1) && (len(w) > 1 || i == 0 && !givenNames[word]) {
			return 6
		}
	}
	for _, end := range companyEnds {
		if strings.HasSuffix(s, end) && len([]rune(s)) > len([]rune(end))+1 {
			return 6
		}
	}
	if strings.ContainsAny(s, "&+/@!") || strings.ContainsFunc(s, unicode.IsDigit) {
		return 3
	}
	if camel(s) {
		return 2
	}
	return 0
}

// camel reports whether a word has a capital inside: "GitHub", "eBay".
func camel(s string) bool {
	last := rune(0)
	for _, r := range s {
		if unicode.IsLower(last) && unicode.IsUpper(r) && !strings.HasPrefix(s, "Mc") && !strings.HasPrefix(s, "Mac") {
			return true
		}
		last = r
	}
	return false
}

func organisationLike(s string) bool { return organisationScore(s) > 5 }

// roleScore says how much the words of a text suggest a job: 0 to 8.
func roleScore(s string) int {
	if data.IsRole(s) {
		return 7
	}
	w := strings.Fields(data.Fold(strings.NewReplacer("-", " ", "/", " ").Replace(s)))
	for i, word := range w {
		if jobs[word] && (i == 0 || i == len(w)-1) {
			return 6
		}
	}
	for _, end := range jobEnds {
		if strings.HasSuffix(s, end) {
			return 6
		}
	}
	return 0
}
