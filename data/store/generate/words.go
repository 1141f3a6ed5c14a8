package generate

import "strings"

// people are names as they go together in one language.
type people struct {
	share   int // of a hundred
	given   []string
	family  []string // the most frequent first
	invents bool
}

var peoples = []people{
	{34, list(`Anna James Mary Robert Linda Michael Karen David Emma Daniel Olivia Thomas Grace Peter Susan Henry Alice Frank
		Julia Oscar Helen Simon Laura Martin Claire`), list(`Smith Johnson Brown Taylor Wilson Clark O'Brien Walker Hall Young King
		Wright Scott Green Baker Adams Nelson Carter Mitchell Turner Parker Collins Edwards Stewart Morris`), true},
	{
		16, list(`Jürgen Käthe Jörg Ursula Günter Heike Björn Anja Sören Lukas Franziska Matthias`),
		list(`Müller Schmidt Schneider Weiß Schäfer Köhler Groß Lüders Strauß Böhm Krämer Jäger Müller-Lüdenscheidt`), true,
	},
	{
		14, list(`José María Íñigo Begoña Núria João Conceição Inês André Zoë Chloé François`),
		list(`García Martínez López Hernández Peña Muñoz Gonçalves Araújo Lefèvre Dupré Béranger`), true,
	},
	{
		10, list(`Łukasz Małgorzata Zdzisław Agnieszka Jiří Zdeněk Šárka László Ágnes Žofia`),
		list(`Wałęsa Kowalski Nowák Dvořák Černý Szabó Kovács Łęcki Ślązak`), true,
	},
	{
		8, list(`Søren Åse Bjørn Þóra Øystein Märta Göran Ýmir`),
		list(`Jørgensen Ødegård Åkesson Guðmundsdóttir Sæther Lindström Bråten`), true,
	},
	{6, list(`太郎 花子 健一 美咲 翔太 陽子`), list(`山田 佐藤 鈴木 高橋 田中 渡辺 図書`), false},
	{5, list(`伟 芳 娜 秀英 敏 静`), list(`王 李 张 刘 陈 杨`), false},
	{3, list(`Иван Ольга Дмитрий Светлана Наталья`), list(`Иванов Петрова Соколов Кузнецова Морозов`), false},
	{2, list(`Ελένη Γιώργος Μαρία Νίκος`), list(`Παπαδόπουλος Γεωργίου Οικονόμου`), false},
	{2, list(`محمد فاطمة أحمد ليلى`), list(`حسن علي يوسف الخطيب`), false},
}

func pickPeople(g *generator) *people {
	n := g.rnd.IntN(100)
	for i := range peoples {
		if n -= peoples[i].share; n < 0 {
			return &peoples[i]
		}
	}
	return &peoples[0]
}

func list(s string) []string { return strings.Fields(s) }

var (
	cities = list(`Lisbon Bergen Kraków Zürich Ottawa Nairobi Kyoto Porto Malmö Leiden Graz Cork Tartu Quito Hanoi Perth Accra
		Busan Gdańsk Århus Toulouse Bologna Valencia Brno Ghent Basel Turku Leeds Bristol Denver`)
	institutions = []string{
		"State Library", "University Library", "City Archive", "Museum of Science", "Technical University", "School of Information",
		"Research Council", "Public Library", "Medical Library", "Film Archive", "Publishing House", "Library Consortium", "Map Room",
		"National Archive", "Centre for Open Science", "Book Fair",
	}
	kindsOfEvent = []string{"Library Congress", "Metadata Workshop", "Archives Day", "Open Science Forum", "Book Fair", "Preservation Seminar"}
	titles       = []string{
		"Librarian", "Head of Metadata", "Archivist", "Research Data Manager", "Director", "Cataloguer", "Systems Librarian",
		"Curator", "Conservator", "Lecturer", "Subject Librarian", "Exhibitor", "Editor", "Professor",
	}
	topics = []string{
		"metadata", "preservation", "open access", "linked data", "teaching", "rare books", "digitisation", "copyright", "cataloguing",
		"research data", "maps", "children", "manuscripts", "music", "newspapers", "web archives", "AI", "repositories",
	}
	vocabulary = list(`the of and talked about library project data wants to see our slides archive catalogue new system next year
		meeting group send paper training workshop students scanning budget book collection migration open source standard records
		colleagues visit exchange city museum grant proposal report review software identifiers quality history language maps
		photographs newspapers music teaching licence publisher repository preservation storage format conversion interface users
		survey interview conference poster keynote train coffee dinner harbour bridge garden rain`)
	syllables = list(`ba bel bor bri cal can cor dal den dor el fa fen gal gor hal har hol jan kal kel kor lan len lin lor mal mar
		mer mon nal nor os pal per qui ran rel ros sal sen sor tal ten tor ul val ven vor wal wen wil yor zan zel`)
)
