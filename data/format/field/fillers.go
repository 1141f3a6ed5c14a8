package field

import (
	"strings"
	"sync"
)

// fillers are words of questions, and words around a noun in a form, in the form of Key.
var fillers = sync.OnceValue(func() map[string]bool {
	return fillerWords(
		// English
		"what which who is are your you the a an of do does at in for on to we us our may can could please enter give provide state tell name's reach contact best work works working employed belong currently current present full complete exact own valid " +
			// German
			"wie was welche welcher welchem welches lautet ist sind ihr ihre ihren ihrer ihres ihrem dein deine sie du wir ihnen dir unter bei in an der die das den dem des von zu zur bitte angeben angabe nennen erreichbar erreichen erreicht dort hier derzeit derzeitige aktuelle aktueller genaue genauer vollständige vollständiger tätig arbeiten arbeitest beschäftigt gehören an und ausfüllen eintragen heißt für rückfragen haben hast können " +
			// French
			"quel quelle quels quelles est sont votre vos vous le la les l un une de du des d à au aux que qui où laquelle lequel dans pour êtes avez travaillez appartenez occupez occupée occupé rattachement exacte exact actuelle actuel complet complète professionnelle indiquez préciser précisez merci joindre contact n° nº n numéro entier " +
			// Spanish and Portuguese
			"cuál cual es son su sus tu tus el los las del al en que quién donde dónde a la usted te se pertenece perteneces trabaja trabajas ocupa ocupas desempeña desempeñas actual completo completa contacto por favor indique indica escriba escribe qual é o os as seu sua seus suas do da dos das no na em onde você pertence exerce desempenha contato contacto informe atual para número núm. nº n.º " +
			// Italian
			"qual quale è il lo i gli le un una di del della dello dei in cui a che suo sua tuo tua vostro vostra lavora lavori appartenenza appartieni ricoperta ricoperto ricopre attuale completo completa inserire indicare per favore contatto presso numero n. " +
			// Dutch
			"wat is zijn je jouw uw jullie het een de van waar bij welke werkt werk u op voor onder bent bereikbaar huidige volledige graag invullen vul " +
			// Polish, Czech, Slovak, Hungarian
			"jaki jaka jakie jest twój twoje twoja pana pani państwa w na do kontaktu kontaktowy kontaktowa proszę podać podaj obecne pełna pełne zajmowane reprezentowana jaké jaký jaká je vaše váš vaša prosím uveďte kde pracujete mi az ön a melyik jelenlegi kérjük adja meg önt elérhetősége kapcsolattartási " +
			// Swedish, Danish, Norwegian, Finnish
			"vad vilken vilket är din ditt dina er ert på av var hos jobbar arbetar du ni nuvarande ange hvad hvilken hvilket hvor er dit deres i jobber arbejder arbeider hva ditt nåværende mikä mitä on sinun teidän missä nykyinen kirjoita " +
			// Russian, Ukrainian, Greek, Turkish
			"какой какая какое ваш ваша ваше ваши где вы укажите введите для связи в на контактный контактная ваші який яка яке вкажіть зв'язку ποιο ποια είναι το η ο σας σου ο το του της για επικοινωνίας nedir sizin senin lütfen belirtiniz",
	)
})

func fillerWords(lists ...string) map[string]bool {
	out := map[string]bool{}
	for _, l := range lists {
		for _, w := range strings.Fields(l) {
			out[Key(w)] = true
		}
	}
	return out
}

// yesOrNo are the words that begin a yes-or-no question.
var yesOrNo = sync.OnceValue(func() map[string]bool {
	return fillerWords("do does did is are was have has can could may will would haben hast hat sind bist ist können kannst arbeiten arbeitest gehören avez êtes est travaillez tiene tienes está trabaja trabajas é você tem lavora lavori ha hai bent werkt werk heeft jest czy je máte är har jobbar er jobber on onko")
})

// maxFilled is how many words a question may have to be read by its noun.
const maxFilled = 16

// amongFillers finds the field that a question or a phrase names among fillers: "Unter welcher Telefonnummer
// sind Sie erreichbar?", "Institución a la que pertenece".
func amongFillers(plain string) (Column, bool) {
	w := strings.FieldsFunc(plain, func(r rune) bool { return strings.ContainsRune(" \t\n\u00a0?¿!¡,;:.'’…*", r) })
	if len(w) < 2 || len(w) > maxFilled {
		return Column{}, false
	}
	if yesOrNo()[Key(w[0])] {
		return Column{}, false
	}
	begin, end := 0, len(w)
	for begin < end {
		if c, ok := shortest(w, begin, end); ok {
			return c, true
		}
		if !fillers()[Key(w[begin])] && Key(w[begin]) != "" {
			return Column{}, false
		}
		begin++
	}
	return Column{}, false
}

// shortest looks up the words from begin on, and fewer of them while the last is a filler.
func shortest(w []string, begin, end int) (Column, bool) {
	for end > begin {
		if key := Key(strings.Join(w[begin:end], "")); len(key) > 2 || end-begin < len(w) {
			if c, ok := several(key); ok {
				return c, true
			}
		}
		if k := Key(w[end-1]); !fillers()[k] && k != "" {
			return Column{}, false
		}
		end--
	}
	return Column{}, false
}
