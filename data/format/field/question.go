package field

import (
	"regexp"
	"strings"
)

// asked reads a header as a form asks for a value: with a remark behind it ("Phone (optional)"), with
// two words for one thing ("Role / job title"), as a question ("Which organisation do you work for?").
func asked(header string) (Column, bool) {
	plain := remark.ReplaceAllString(header, "")
	if c, ok := words(plain); ok {
		return c, true
	}
	var both Column
	for _, one := range either.Split(plain, -1) {
		c, ok := words(one)
		if !ok || both.ID != "" && both != c {
			return Column{}, false
		}
		both = c
	}
	return both, both.ID != ""
}

// words looks up what is asked for without the words around it.
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
	return lookup().find(key)
}

// remark is what forms put behind a header without changing what it asks for.
var remark = regexp.MustCompile(`(?i)\s*[(\[]\s*(optional|required|mandatory|if any|if applicable|for (the|your) badge|as (it|you)\b[^)\]]*|` +
	`freiwillig|erforderlich|pflichtfeld|falls vorhanden|facultatif|obligatoire|opcional|obligatorio|facoltativo|obbligatorio|` +
	`optioneel|verplicht|valfritt|obligatoriskt|opcjonalnie|wymagane|необязательно|обязательно|任意|必須)\s*[)\]]`)

// either parts two words for one thing.
var either = regexp.MustCompile(`(?i)\s*[/|]\s*|\s+(?:or|oder|ou|of|o|eller|lub|или)\s+`)

// questions and ends stand around an organisation that is asked for.
var (
	questions = []string{"which", "what", "inwelcher", "inwelchem", "welche", "welcher"}
	ends      = []string{
		"doyouworkfor", "doyouworkat", "doyouworkin", "areyoufrom", "areyouwith", "doyourepresent", "doyoubelongto", "areyouaffiliatedwith",
		"arbeitensie", "vertretensie", "kommensie",
	}
)
