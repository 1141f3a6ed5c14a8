package data

import (
	"slices"
	"testing"
)

func TestSplitName(t *testing.T) {
	type parts = Contact
	for _, c := range []struct {
		name, in string
		want     parts // DisplayName "" stands for the text itself
	}{
		{"given and family", "Jane Doe", parts{Given: "Jane", Family: "Doe"}},
		{"middle name", "Jane Marie Doe", parts{Given: "Jane", Additional: "Marie", Family: "Doe"}},
		{"initials", "J. R. R. Tolkien", parts{Given: "J.", Additional: "R. R.", Family: "Tolkien"}},
		{"title and particles", "Dr. Jane van der Berg", parts{Prefix: "Dr.", Given: "Jane", Family: "van der Berg"}},
		{"several titles", "Prof. Dr.-Ing. h.c. Anna von Thal", parts{Prefix: "Prof. Dr.-Ing. h.c.", Given: "Anna", Family: "von Thal"}},
		{"title without full stop", "Ms Jane Doe", parts{Prefix: "Ms", Given: "Jane", Family: "Doe"}},
		{"title and family name only", "Dr. Müller", parts{Prefix: "Dr.", Family: "Müller"}},
		{"a title's letters in a name are a name", "Don Ing", parts{Given: "Don", Family: "Ing"}},
		{"family first with comma", "Doe, Jane", parts{DisplayName: "Jane Doe", Given: "Jane", Family: "Doe"}},
		{"family first with middle name and title", "Doe, Dr. Jane Marie", parts{DisplayName: "Dr. Jane Marie Doe", Prefix: "Dr.", Given: "Jane", Additional: "Marie", Family: "Doe"}},
		{"family first with particle behind", "Berg, Jane van der", parts{DisplayName: "Jane van der Berg", Given: "Jane", Family: "van der Berg"}},
		{"family first with particle in front", "van der Berg, Jane", parts{DisplayName: "Jane van der Berg", Given: "Jane", Family: "van der Berg"}},
		{"family first with degree", "Doe, Jane, PhD", parts{DisplayName: "Jane Doe, PhD", Given: "Jane", Family: "Doe", Suffix: "PhD"}},
		{"family first with generation", "Smith Jr., John", parts{DisplayName: "John Smith Jr.", Given: "John", Family: "Smith", Suffix: "Jr."}},
		{"capitals behind a comma are a given name", "DOE, JANE", parts{DisplayName: "JANE DOE", Given: "JANE", Family: "DOE"}},
		{"mixed capitals behind a comma", "Doe, JANE Marie", parts{DisplayName: "JANE Marie Doe", Given: "JANE", Additional: "Marie", Family: "Doe"}},
		{"two-word family first", "García Márquez, Gabriela", parts{DisplayName: "Gabriela García Márquez", Given: "Gabriela", Family: "García Márquez"}},
		{"generation", "Smith Jr.", parts{Family: "Smith", Suffix: "Jr."}},
		{"generation in Roman figures", "John Smith III", parts{Given: "John", Family: "Smith", Suffix: "III"}},
		{"degree", "Jane Doe PhD", parts{Given: "Jane", Family: "Doe", Suffix: "PhD"}},
		{"degrees behind commas", "Jane Doe, Ph.D., MLIS", parts{Given: "Jane", Family: "Doe", Suffix: "Ph.D., MLIS"}},
		{"degree that nobody listed", "Jane Doe, MSLAM", parts{Given: "Jane", Family: "Doe", Suffix: "MSLAM"}},
		{"short degree needs a comma", "Jack Ma", parts{Given: "Jack", Family: "Ma"}},
		{"Spanish particles", "María de la Cruz", parts{Given: "María", Family: "de la Cruz"}},
		{"Spanish conjunction", "José García y Vega", parts{Given: "José", Family: "García y Vega"}},
		{"Arabic particle", "Omar al Rashid", parts{Given: "Omar", Family: "al Rashid"}},
		{"Arabic article with hyphen", "Omar al-Rashid", parts{Given: "Omar", Family: "al-Rashid"}},
		{"bin and what follows", "Khalid bin Salem Al Harbi", parts{Given: "Khalid", Family: "bin Salem Al Harbi"}},
		{"capital particle", "Vera Van Dam", parts{Given: "Vera", Family: "Van Dam"}},
		{"particles alone are a family name", "van der Berg", parts{Family: "van der Berg"}},
		{"Vietnamese middle name is no particle", "Nguyễn Văn An", parts{Given: "Nguyễn", Additional: "Văn", Family: "An"}},
		{"family name in capitals last", "Jean Paul DUPONT", parts{Given: "Jean", Additional: "Paul", Family: "DUPONT"}},
		{"family name in capitals first", "NGUYEN Van An", parts{Given: "Van", Additional: "An", Family: "NGUYEN"}},
		{"initials in capitals are no family name", "JD Salter", parts{Given: "JD", Family: "Salter"}},
		{"all in capitals", "JANE DOE", parts{Given: "JANE", Family: "DOE"}},
		{"Japanese with space", "山田 太郎", parts{Given: "太郎", Family: "山田"}},
		{"Japanese with wide space", "山田　太郎", parts{DisplayName: "山田 太郎", Given: "太郎", Family: "山田"}},
		{"Japanese of four characters", "山田太郎", parts{Given: "太郎", Family: "山田"}},
		{"Japanese with kana", "山田さくら", parts{Given: "さくら", Family: "山田"}},
		{"Japanese that does not tell", "林太郎", parts{Family: "林太郎"}},
		{"Chinese", "王小明", parts{Given: "小明", Family: "王"}},
		{"Chinese two-character family name", "欧阳小明", parts{Given: "小明", Family: "欧阳"}},
		{"Korean", "김철수", parts{Given: "철수", Family: "김"}},
		{"Korean two-character family name", "남궁민수", parts{Given: "민수", Family: "남궁"}},
		{"katakana with dot is given name first", "ジェーン・ドウ", parts{Given: "ジェーン", Family: "ドウ"}},
		{"one word", "Madonna", parts{Family: "Madonna"}},
		{"nickname in quotation marks", "Robert “Bob” Smith", parts{Given: "Robert", Family: "Smith", Nickname: "Bob"}},
		{"brackets stay in the display name", "Jane Doe (she/her)", parts{Given: "Jane", Family: "Doe"}},
		{"signs stay in the display name", "🦉 Søren Žižek 📚", parts{Given: "Søren", Family: "Žižek"}},
		{"nothing but signs", "🦉", parts{Family: "🦉"}},
		{"blanks", "  Jane \t Doe ", parts{DisplayName: "Jane Doe", Given: "Jane", Family: "Doe"}},
		{"Arabic script", "محمد الأحمد", parts{Given: "محمد", Family: "الأحمد"}},
		{"nothing", "", parts{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.want.DisplayName == "" {
				c.want.DisplayName = c.in
			}
			got := Contact{Prefix: "old", Given: "old", Additional: "old", Family: "old", Suffix: "old"}
			got.SplitName(c.in)
			for _, d := range Diff(c.want, got) {
				t.Errorf("%s: got %q, want %q", d.Field, d.New, d.Old)
			}
		})
	}
}

func FuzzSplitName(f *testing.F) {
	for _, s := range []string{"Dr. Jane van der Berg", "Doe, Jane", "山田太郎", "Smith Jr.", "van der", ",", "(a", "JEAN y", "\x00, a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var c Contact
		c.SplitName(s)
		whole := JoinName(c.Prefix, c.Given, c.Additional, c.Family, c.Suffix) + " " + c.DisplayName + " " + c.Nickname
		have, words := Fold(whole), nameWords(whole)
		for _, w := range nameWords(s) { // "A'E" folds to "ae", which is the same as "ä"
			if !containsWord(have, w.key) && !slices.ContainsFunc(words, func(x nameWord) bool { return x.key == w.key }) {
				t.Fatalf("%q lost %q: %+v", s, w.key, c)
			}
		}
		Initials(s)
	})
}

// containsWord looks for a canonical word in folded text, across its spaces.
func containsWord(text, word string) bool {
	return len(word) == 0 || indexOf(compactKey(text), word)
}

func indexOf(text, word string) bool {
	for i := 0; i+len(word) <= len(text); i++ {
		if text[i:i+len(word)] == word {
			return true
		}
	}
	return false
}

func TestJoinName(t *testing.T) {
	for _, c := range []struct{ name, prefix, given, additional, family, suffix, want string }{
		{"all parts", "Dr.", "Jane", "Marie", "van der Berg", "PhD", "Dr. Jane Marie van der Berg, PhD"},
		{"generation without comma", "", "John", "", "Smith", "Jr.", "John Smith Jr."},
		{"family only", "", "", "", "Smith", "", "Smith"},
		{"Chinese", "", "小明", "", "王", "", "王小明"},
		{"Japanese with kana", "", "さくら", "", "山田", "", "山田 さくら"},
		{"CJK given with Latin family", "", "小明", "", "Wang", "", "小明 Wang"},
		{"nothing", "", "", "", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := JoinName(c.prefix, c.given, c.additional, c.family, c.suffix); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestNameFallsBack(t *testing.T) {
	for _, c := range []struct {
		name string
		c    Contact
		want string
	}{
		{"display name", Contact{DisplayName: "Jane D.", Given: "Jane"}, "Jane D."},
		{"parts", Contact{Given: "Jane", Family: "Doe", Nickname: "Jay"}, "Jane Doe"},
		{"nickname", Contact{Nickname: "Jay", Organisation: "State Library"}, "Jay"},
		{"organisation", Contact{Organisation: "State Library", Emails: []Email{{Value: "info@sl.example"}}}, "State Library"},
		{"preferred e-mail", Contact{Emails: []Email{{Value: "a@sl.example"}, {Value: "b@sl.example", Preferred: true}}}, "b@sl.example"},
		{"phone", Contact{Phones: []Phone{{Value: "+1 202-555-0100"}}}, "+1 202-555-0100"},
		{"nothing", Contact{}, "Unnamed"},
	} {
		if got := c.c.Name(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestInitials(t *testing.T) {
	for in, want := range map[string]string{
		"Jane Doe": "JD", "Dr. Jane van der Berg": "JB", "Doe, Jane": "JD", "john smith Jr.": "JS", "Madonna": "M",
		"State Library": "SL", "State Library of Ruritania": "SR", "山田 太郎": "山", "王小明": "王", "김철수": "김", "José Ñandú": "JÑ",
		"jane@sl.example": "J", "": "?", "📚": "?", "3M": "3", "(Jane)": "J", "van der Berg": "B", "Łukasz Żak": "ŁŻ", "O'Brien": "O",
	} {
		if got := Initials(in); got != want {
			t.Errorf("Initials(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCzechDegreesAreNoPartOfTheInitials(t *testing.T) {
	for name, want := range map[string]string{
		"PhDr. Žofie Škvorecká": "ŽŠ",
		"Mgr. Jan Novák":        "JN",
		"Bc. Eva Malá":          "EM",
		"Doc Martin":            "DM",
	} {
		if got := Initials(name); got != want {
			t.Errorf("%s has the initials %q, want %q", name, got, want)
		}
	}
}
