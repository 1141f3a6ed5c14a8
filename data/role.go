package data

import (
	"strings"
	"unicode"
)

// foldedSet makes a lookup table of blank-separated words in their folded form.
func foldedSet(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[Fold(w)] = true
	}
	return m
}

// hasWord reports whether a text has a letter or digit.
func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// longestRole is how many words a role with its organisation may have.
const longestRole = 60

// CutRole cuts "Head of Metadata at State Library" and "Director @ State Library".
func CutRole(text string) (title, organisation string, ok bool) {
	w := strings.Fields(text)
	if len(w) > longestRole {
		return "", "", false
	}
	for i := 1; i < len(w)-1; i++ {
		before, after := strings.Join(w[:i], " "), strings.Join(w[i+1:], " ")
		if w[i] == "@" || (strings.EqualFold(w[i], "at") || w[i] == "bei" || w[i] == "chez") && IsRole(before) {
			return before, after, hasWord(before) && hasWord(after)
		}
	}
	return "", "", false
}

// IsRole reports whether a text names somebody's role. The word must be first or last, or be followed by "of"
// or similar: in "Friends of the Director" it is not.
func IsRole(text string) bool {
	w := strings.Fields(Fold(genderForms.Replace(text)))
	for i, word := range w {
		if !roles[word] && !roleEnding(word) {
			continue
		}
		if i == 0 || i == len(w)-1 || roleLinks[w[i+1]] {
			return true
		}
	}
	return false
}

// genderForms are German ways to write both forms of a word: "Leiter*in", "Leiter:in".
var genderForms = strings.NewReplacer("-", " ", "*in", "in", ":in", "in", "/in", "in", "(in)", "in", "_in", "in")

// roleLinks follow a word for a role in the middle of a title.
var roleLinks = foldedSet(`of for in and und de du des del der fur the emerita emeritus`)

// roles are words for what people do, in the languages of the users.
var roles = foldedSet(`head director librarian professor prof manager chief officer lead leader coordinator curator archivist
	cataloguer cataloger editor engineer developer programmer researcher scientist student fellow lecturer teacher consultant
	analyst specialist assistant associate president chair chairwoman chairman chairperson secretary dean provost ceo cto cio cfo
	coo founder cofounder owner advisor adviser architect designer administrator executive supervisor trainer intern volunteer
	postdoc technician expert conservator registrar bibliographer indexer translator journalist author publisher vice deputy
	leiter leiterin direktor direktorin bibliothekar bibliothekarin referent referentin professorin geschäftsführer
	geschäftsführerin archivar archivarin mitarbeiter mitarbeiterin fachreferent fachreferentin abteilungsleiter abteilungsleiterin
	directeur directrice bibliothécaire responsable conservateur conservatrice chef cheffe professeur professeure
	directora bibliotecario bibliotecaria jefe jefa profesor profesora responsabile direttore direttrice
	dyrektor dyrektorka bibliotekarz bibliotekarka bibliotekar leder direktør chefbibliotekarie hoofd bibliothecaris
	leitung gesellschafter gesellschafterin sprecher sprecherin inhaber inhaberin stellvertretender stellvertretende koordinator koordinatorin dozent dozentin doktorand doktorandin sachbearbeiter
	sachbearbeiterin projektleiter projektleiterin kurator kuratorin redakteur redakteurin berater beraterin
	ingénieur ingénieure conseiller conseillère chargé chargée doctorant doctorante archiviste documentaliste président présidente
	coordinador coordinadora catedrático catedrática investigador investigadora técnico técnica subdirector subdirectora archivero archivera
	documentalista editora presidente presidenta consejero consejera
	gerente gerenta vedoucí knihovník knihovnice kierownik kierowniczka kustosz zastępca redaktor redaktorka specjalista specjalistka adiunkt prezes archiwista archiwistka koordynator
	koordynatorka asystent asystentka
	директор библиотекарь профессор مدير مديرة أستاذ أستاذة`)

// roleEnding recognises titles in scripts without blanks, and German compounds, by their ends.
func roleEnding(word string) bool {
	for _, end := range []string{
		"leiter", "leiterin", "referent", "referentin", "bibliothekar", "bibliothekarin", "direktor", "direktorin", "beauftragte",
		"beauftragter", "koordinator", "koordinatorin", "mitarbeiter", "mitarbeiterin", "entwickler", "entwicklerin", "sprecher", "sprecherin",
	} {
		if strings.HasSuffix(word, end) && len(word) > len(end)+2 {
			return true
		}
	}
	for _, end := range []string{
		"館長", "馆长", "司書", "教授", "部長", "部长", "課長", "课长", "主任", "经理", "經理", "館員", "馆员", "研究員", "研究员",
		"係長", "室長", "主査", "准教授", "講師", "理事", "代表", "학예사", "관장", "사서", "교수", "팀장", "과장",
	} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// organisations are words that are hardly ever in a person's name.
var organisations = foldedSet(`library libraries university institute institution archives museum foundation association
	department consortium ministry gmbh inc ltd llc federation committee council bibliothek universität hochschule institut stiftung
	verband landesbibliothek staatsbibliothek nationalbibliothek bücherei stadtbibliothek universitätsbibliothek bibliothèque
	université biblioteca universidad università universidade biblioteka uniwersytet bibliotek universitet kirjasto
	universiteit bibliotheek kütüphane üniversitesi библиотека университет مكتبة جامعة
	academy college school society archive centre center laboratory laboratoire école académie musée fondation société
	museo fundación sociedad archivo academia instituto escuela ministerio ministère akademie verlag verein gesellschaft gemeinnützige archiv
	muzeum fundacja towarzystwo politechnika archiwum akademia szkoła ministerstwo instytut stowarzyszenie`)

// organisationEndings end German compounds.
var organisationEndings = []string{
	"bibliothek", "universitat", "hochschule", "institut", "archiv", "verband", "museum", "stiftung", "gesellschaft", "ministerium",
	"akademie", "zentrum", "verlag",
}

// IsOrganisation reports whether a text is an organisation by one of its words.
func IsOrganisation(text string) bool {
	for w := range strings.FieldsSeq(Fold(text)) {
		if organisations[w] {
			return true
		}
		for _, end := range organisationEndings {
			if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
				return true
			}
		}
		for _, end := range []string{"図書館", "图书馆", "圖書館", "大学", "大學", "도서관", "대학교", "博物館", "研究所", "資料館", "文書館", "学会", "財団", "法人", "협회", "연구소"} {
			if strings.HasSuffix(w, end) {
				return true
			}
		}
	}
	return strings.Contains(text, "㈱") || strings.Contains(text, "株式会社")
}

// legalForms follow the name of an organisation after a comma: "Acme, Inc."
var legalForms = foldedSet(`inc ltd limited llc llp gmbh ggmbh corp corporation plc ag kg ohg se ev sa sas sarl srl sl spa bv nv ab oy aps as co kk`)

// LegalForm reports whether a text is only the legal form of a company: "Inc.", "e.V.".
func LegalForm(text string) bool { return legalForms[Fold(strings.ReplaceAll(text, ".", ""))] }
