package field

import (
	"regexp"
	"strings"
)

// asked reads a header as in a form: with a remark before or after it ("Phone (optional)", "[required]
// Company", "E-mail – for the badge"), with two words for one thing ("Role / job title"), or as a question
// ("Which organisation do you work for?").
func asked(header string) (Column, bool) {
	if len(header) > maxAsked {
		return Column{}, false
	}
	plain, remarks := cutRemarks(header)
	for _, r := range remarks {
		if stranger.MatchString(r) {
			return Column{}, false
		}
	}
	if c, ok := remarked(plain, remarks); ok {
		return c, true
	}
	if c, ok := words(plain); ok {
		return c, true
	}
	if strings.ContainsAny(plain, " /|") {
		if c, ok := oneThing(plain); ok {
			return c, true
		}
	}
	if strings.ContainsAny(plain, "–—:：,\n") || strings.Contains(plain, " -") {
		if c, ok := dashed(plain); ok {
			return c, true
		}
	}
	return amongFillers(plain)
}

// maxAsked is the longest header that is read as a question, in bytes: longer cells are texts.
const maxAsked = 300

// oneThing reads a header of two words with the same meaning.
func oneThing(plain string) (both Column, ok bool) {
	for _, one := range either.Split(plain, -1) {
		c, ok := words(one)
		if !ok || both.ID != "" && both != c {
			return Column{}, false
		}
		both = c
	}
	return both, both.ID != ""
}

// bracket matches text in brackets of any kind.
var bracket = regexp.MustCompile(`\s*(?:\(([^()]*)\)?|\[([^\[\]]*)\]?|\{([^{}]*)\}?|（([^（）]*)）?|【([^【】]*)】?|<([^<>]*)>)\s*`)

// cutRemarks removes brackets, numbers and marks from a header.
func cutRemarks(header string) (plain string, remarks []string) {
	if !strings.ContainsAny(header, "([{（【<") {
		return strings.TrimSpace(header), nil
	}
	for _, m := range bracket.FindAllStringSubmatch(header, -1) {
		if r := strings.TrimSpace(strings.Join(m[1:], "")); r != "" {
			remarks = append(remarks, r)
		}
	}
	return strings.TrimSpace(bracket.ReplaceAllString(header, " ")), remarks
}

// question matches the numbers of questions in forms: "3. Phone", "Q4: Company".
var question = regexp.MustCompile(`(?i)^(?:(?:q|question|frage)\s*)?\d{1,2}\s*[.):]\s+|^(?:q|question|frage)\s*\d{1,2}\s*[-–—]\s+`)

// stranger matches a remark that makes the value somebody else's, or a computer's.
var stranger = regexp.MustCompile(`(?i)\b(?:assistant|assistent|assistenz|secretary|emergency|notfall|urgence|emergencia|manager|supervisor|line manager|vorgesetzt\w*|boss|parent|guardian|eltern\w*|` +
	`spouse|partner|buyer|käufer|purchaser|owner|besitzer|referrer|colleague|billing contact|invoice contact|accountant|ip|geo|log-?in|sign-?in|last seen|anmeld\w*)\b`)

// remarked reads a header whose remark completes the word before it: "Number (Contact numbers)", "Name
// (company)", "Phone (mobile, with country code)".
func remarked(plain string, remarks []string) (Column, bool) {
	if len(remarks) == 0 {
		return Column{}, false
	}
	key := Key(plain)
	for _, r := range remarks {
		for _, part := range append([]string{r}, remarkParts.Split(r, -1)...) {
			k := Key(part)
			if k == "" || key == "" {
				continue
			}
			c, ok := lookup().find(key + k)
			if !ok {
				c, ok = lookup().find(k + key)
			}
			if !ok && generic[key] {
				c, ok = several(k)
			}
			if ok {
				return c, true
			}
		}
	}
	if len(remarks) > 0 {
		return spelled(key) // "E-mail 2 (optional)"
	}
	return Column{}, false
}

var remarkParts = regexp.MustCompile(`[,;/]|\s[-–—]\s`)

// generic are words that do not say what a value is for.
var generic = map[string]bool{
	"number": true, "no": true, "nr": true, "nummer": true, "numero": true, "value": true, "wert": true, "valeur": true, "valor": true,
	"address": true, "id": true, "details": true, "field": true, "entry": true, "attendee": true, "participant": true,
	"contact": true, "kontakt": true, "teilnehmer": true, "guest": true, "required": true, "optional": true, "pflichtfeld": true,
}

// dashed reads a header with a remark after a dash or a colon, or after a word for the owner: "E-mail – for the
// badge", "Your details: Phone".
func dashed(plain string) (Column, bool) {
	parts := dash.Split(plain, 3)
	if len(parts) < 2 {
		return Column{}, false
	}
	rest := strings.Join(parts[1:], " ")
	if c, ok := words(parts[0]); ok && !stranger.MatchString(rest) {
		if _, part := words(rest); !part { // else "Company – Phone" is a phone number
			return c, true
		}
	}
	if person[Key(parts[0])] {
		return words(rest)
	}
	return Column{}, false
}

var dash = regexp.MustCompile(`\s+[-–—]+\s+|\s*[:：]\s+|\s*[–—]\s*|,\s+|\n+`)

// person are words before a dash that say that a value belongs to the person of the row.
var person = map[string]bool{
	"attendee": true, "attendees": true, "attendeedetails": true, "attendeeinformation": true, "attendeeinfo": true, "participant": true, "participants": true, "participantdetails": true,
	"contact": true, "contactdetails": true, "contactinformation": true, "contactinfo": true, "personaldetails": true, "personalinformation": true, "personaldata": true, "yourdetails": true,
	"aboutyou": true, "badge": true, "badgedetails": true, "onthebadge": true, "required": true, "optional": true, "guest": true, "delegate": true, "registrant": true,
	"registration": true, "profile": true, "speaker": true, "person": true, "general": true, "basicinformation": true, "teilnehmer": true, "teilnehmerin": true, "teilnehmende": true, "kontakt": true,
	"kontaktdaten": true, "persoenlichedaten": true, "personlichedaten": true, "ihredaten": true, "ansprechpartner": true, "pflichtfeld": true, "pflicht": true, "freiwillig": true,
	"vosinformations": true, "coordonnees": true, "datosdecontacto": true, "datospersonales": true, "obligatoire": true, "facultatif": true, "obligatorio": true, "opcional": true,
	"asistente": true, "participante": true, "deelnemer": true, "partecipante": true,
}

// words looks up the core of a phrase, without the words around it.
func words(phrase string) (Column, bool) {
	key := Key(phrase)
	if key == "" {
		return Column{}, false
	}
	for _, end := range ends {
		if rest, has := strings.CutSuffix(key, end); has && rest != "" {
			for _, lead := range questions {
				if noun, has := strings.CutPrefix(rest, lead); has {
					if c, ok := lookup().find(noun); ok && c.ID == Organisation {
						return c, true
					}
				}
			}
		}
	}
	for _, end := range obligations {
		if rest, has := strings.CutSuffix(key, end); has {
			if c, ok := lookup().find(rest); ok {
				return c, true
			}
		}
		if rest, has := strings.CutPrefix(key, end); has {
			if c, ok := lookup().find(rest); ok {
				return c, true
			}
		}
	}
	return several(key)
}

// several looks a key up, and also as the plural of a field with several values: "Phones".
func several(key string) (Column, bool) {
	if c, ok := lookup().find(key); ok {
		return c, true
	}
	if one, has := strings.CutSuffix(key, "s"); has {
		if c, ok := lookup().find(one); ok && (c.ID == Phone || c.ID == Email || c.ID == Link) {
			return c, true
		}
	}
	return Column{}, false
}

// obligations are remarks that forms put beside a header without any mark.
var obligations = []string{"required", "optional", "mandatory", "pflichtfeld", "obligatoire", "obligatorio", "ifany", "ifapplicable", "fallsvorhanden", "freiwillig"}

// either matches the separator of two words for one thing.
var either = regexp.MustCompile(`(?i)\s*[/|]\s*|\s+(?:or|oder|ou|of|o|eller|lub|или)\s+`)

// questions and ends are around an organisation in a question.
var (
	questions = []string{"which", "what", "inwelcher", "inwelchem", "welche", "welcher"}
	ends      = []string{
		"doyouworkfor", "doyouworkat", "doyouworkin", "areyoufrom", "areyouwith", "doyourepresent", "doyoubelongto", "areyouaffiliatedwith",
		"arbeitensie", "vertretensie", "kommensie",
	}
)

// core is the key of a header without its remarks and its owner.
func core(header string) string {
	plain, _ := cutRemarks(header)
	key := Key(plain)
	for _, trail := range trails {
		if rest, has := strings.CutSuffix(key, trail); has && rest != "" {
			return rest
		}
	}
	return key
}

// Owner says whose value a column holds.
type Owner int

// The owners.
const (
	Unsaid   Owner = iota // most headers do not say
	Attendee              // the person of the row: "Attendee e-mail"
	Another               // the buyer, the payer, or who looks after the record: "E-mail (billing)", "Contact owner"
)

var (
	attendees = []string{"attendee", "participant", "delegate", "guest", "registrant", "ticketholder", "teilnehmer", "besucher", "asistente", "participante", "deelnemer", "partecipante", "speaker", "badge", "ticketemail", "ticketfirst", "ticketlast", "ticketfull", "ticketcompany", "ticketphone"}
	buyers    = []string{"billing", "invoice", "buyer", "purchaser", "payer", "order", "rechnung", "besteller", "bestell", "kaufer", "acheteur", "facturation", "facture", "commande", "comprador", "facturacion", "factura", "acquirente", "fatturazione", "ordine", "factuur", "payeur", "pagador", "pagante", "betaler", "koper", "besteller", "platce", "nabywca", "zamawiajac", "плательщик", "заказчик", "покупатель", "платник", "bestallare", "kopare", "tilaaja", "maksaja", "購入者", "注文者", "购买", "구매자", "vasarlo", "alici", "αγοραστ"}
	keepers   = []string{"owner", "manager", "createdby", "assigned", "salesrep", "referrer", "invitedby", "zustandig", "betreuer", "vorgesetzt", "proprietaire", "propietario", "referral", "referredby"}
)

// Whose gives the owner of a column with this header.
func Whose(header string) Owner {
	key := Key(header)
	if key == "" {
		return Unsaid
	}
	if hasPart(key, buyers) || hasPart(key, keepers) {
		return Another
	}
	for _, w := range attendees {
		if strings.Contains(key, w) {
			return Attendee
		}
	}
	return Unsaid
}

// OfBuyer reports whether a header says that its values belong to the buyer or payer: "Buyer e-mail", "Nom
// (acheteur)". A remark of several words does not: "Company (as on the invoice)".
func OfBuyer(header string) bool {
	plain, remarks := cutRemarks(header)
	if hasPart(Key(plain), buyers) {
		return true
	}
	for _, r := range remarks {
		if hasPart(Key(r), buyers) && len(strings.Fields(r)) == 1 {
			return true
		}
	}
	return false
}

// MayBePrefix reports whether a header means a title of a name as well as a profession.
func MayBePrefix(header string) bool {
	c, ok := Match(header)
	return ok && c.ID == ambiguousTitle
}

// NamesRole reports whether a header means a role in an event as well as a profession.
func NamesRole(header string) bool { return roles[core(header)] }
