package badge

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/format/pattern"
	"lanyard/data/format/signature"
)

// familyLike reports whether a text of two to four words ends like a person's name with any given name: its
// family name is frequent, or has a typical form, or has particles or initials before it.
func familyLike(s string) bool {
	w := strings.Fields(s)
	if len(w) < 2 || len(w) > 4 || hasOrdinary(s) || organisationScore(s) > 0 || roleScore(s) > 0 || signature.IsDepartment(s) {
		return false
	}
	if initials().MatchString(s) {
		return true
	}
	for i, word := range w {
		if i > 0 && i < len(w)-1 && particles[data.Fold(word)] && word == strings.ToLower(word) {
			return true
		}
	}
	last := strings.ToLower(w[len(w)-1])
	folded := data.Fold(last)
	first := []rune(w[0])[0]
	return unicode.IsLetter(first) && (familyNames[folded] || familyNames[data.Fold(w[0])] && allUpper(w[0]) == allUpper(last) ||
		utf8.RuneCountInString(last) > 4 && familyEnd().MatchString(last) || familyBegin.MatchString(w[len(w)-1]))
}

var (
	// initials matches initials before a family name: "J. R. Hartley".
	initials = pattern.Lazy(`^(?:\p{Lu}\.[ -]?){1,3} ?\p{Lu}[\p{L}'’\-]+$`)
	// familyEnd matches endings of family names in many languages that few other words have.
	familyEnd = pattern.Lazy(`(?:[^e]sson|[^aeioprs]son|sen|mann|berg|bauer|meyer|meier|maier|huber|stein|feld|hofer|ová|ova|ski|ska|cki|cka|sky|ský|ská|wicz|czyk|czak|enko|chuk|uk|nen|ić|vić|vic|ič|escu|eanu|ström|strom|qvist|quist|kvist|lund|gren|dahl|dottir|dóttir|oğlu|oglu|opoulos|opoulou|idis|akis|yan|dze|shvili|wala|swamy|murthy|singh|ez|eira|elli|etti|ini|ucci|aux|ieux|ard|ault|ов|ова|ев|ева|ёв|ёва|ский|ская|енко|чук|ян|дзе)$`)
	// familyBegin matches beginnings of such names, in their case.
	familyBegin = regexp.MustCompile(`^(?:O['’]|D['’]|Mc|Mac|Fitz|Al-|El-|Ben-|Bin-)\p{Lu}`)
)

// familyNames are frequent family names without a typical ending.
var familyNames = folded(`smith jones williams taylor davies evans thomas roberts johnson walker wright thompson robinson hughes edwards hill clarke harris cooper turner phillips parker bennett griffiths price murphy kelly byrne ryan walsh o'connor doyle
	schmidt schneider fischer weber wagner becker schulz hoffmann schäfer koch richter wolf schröder neumann schwarz zimmermann braun krüger hartmann lange werner krause lehmann köhler herrmann könig walter kaiser fuchs lang scholz möller weiß weiss hahn schubert vogel friedrich keller günther frank brandt vogt graf sommer winkler haas
	martin bernard dubois robert petit moreau laurent lefebvre leroy roux fournier girard lambert rousseau blanc guerin muller dupont durand faure mercier chevalier
	garcia fernandez lopez martinez sanchez perez gomez jimenez ruiz diaz moreno alonso romero navarro torres ramos vega reyes cruz ortiz castillo mendoza rojas herrera silva santos ferreira pereira oliveira costa souza carvalho almeida rocha
	rossi russo ferrari esposito bianchi colombo ricci marino greco conti mancini lombardi moretti barbieri fontana
	de_vries jansen bakker visser smit meijer mulder bos vos peters hendriks dekker dijkstra
	hansen johansen olsen larsen nilsen nordmann virtanen korhonen mäkinen nieminen lindholm holm lind
	nowak kowalczyk mazur wojcik krawczyk novak svoboda dvorak cerny prochazka horak nagy kovacs toth szabo horvath varga popa popescu radu
	nguyen tran le pham huynh hoang vo dang bui ngo duong ly kim lee park choi jung kang cho yoon jang lim han shin wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin luo zheng tan ng wong chan cheung leung lau teo goh ong chua
	sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi
	kumar sharma verma gupta patel shah mehta rao reddy nair iyer menon das bose ghosh banerjee mukherjee chatterjee khan ahmed malik hussain iqbal chaudhry joshi desai kapoor agarwal jain
	yilmaz kaya demir sahin celik yildiz arslan dogan aydin ozturk haddad khoury mansour nasser saleh salem cohen levi levy mizrahi peretz friedman
	okafor okoro adeyemi adebayo okonkwo mensah owusu boateng asante diallo traore keita kone diop ndiaye mbeki dlamini nkosi abebe tesfaye kamau mwangi otieno`)
