package data

import "testing"

func TestNamesAreOrderedWithoutTitles(t *testing.T) {
	for _, c := range []struct {
		claim         string
		c             Contact
		given, family string
	}{
		{"given and family name", Contact{DisplayName: "Ada Roe", Given: "Ada", Family: "Roe"}, "Ada Roe", "Roe Ada"},
		{"titles", Contact{DisplayName: "Prof. Dr. Hans-Jürgen Roe", Prefix: "Prof. Dr.", Given: "Hans-Jürgen", Family: "Roe"}, "Hans-Jürgen Roe", "Roe Hans-Jürgen"},
		{"titles in a name that came whole", Contact{DisplayName: "Prof. Dr. Ada Roe, PhD"}, "Ada Roe", "Roe Ada"},
		{"a title that nobody listed", Contact{DisplayName: "Baroness Roe", Prefix: "Baroness", Family: "Roe"}, "Roe", "Roe"},
		{"title and family name only", Contact{DisplayName: "Dr. Müller", Prefix: "Dr.", Family: "Müller"}, "Müller", "Müller"},
		{"shown family name first", Contact{DisplayName: "Roe, Ada", Given: "Ada", Family: "Roe"}, "Ada Roe", "Roe Ada"},
		{"family name in capitals first", Contact{DisplayName: "NGUYEN Van An", Given: "Van", Additional: "An", Family: "NGUYEN"}, "Van An NGUYEN", "NGUYEN Van An"},
		{"shown by another name", Contact{DisplayName: "Bob Roe", Given: "Robert", Family: "Roe"}, "Bob Roe", "Roe Robert"},
		{"particles", Contact{Given: "Jane", Family: "van der Berg"}, "Jane van der Berg", "van der Berg Jane"},
		{"middle names", Contact{Given: "Jane", Additional: "Marie", Family: "Doe"}, "Jane Marie Doe", "Doe Jane Marie"},
		{"no family name", Contact{Given: "Madonna"}, "Madonna", "Madonna"},
		{"one word", Contact{DisplayName: "Madonna"}, "Madonna", "Madonna"},
		{"a nickname only", Contact{Nickname: "Jay"}, "Jay", "Jay"},
		{"an organisation", Contact{DisplayName: "State Library", Organisation: "State Library"}, "State Library", "State Library"},
		{"an organisation that begins like a title", Contact{Organisation: "Dr. Roe Clinic"}, "Dr. Roe Clinic", "Dr. Roe Clinic"},
		{"an address", Contact{Emails: []Email{{Value: "ada@lib.example"}}}, "ada@lib.example", "ada@lib.example"},
		{"Japanese", Contact{DisplayName: "山田 太郎", Given: "太郎", Family: "山田"}, "山田 太郎", "山田 太郎"},
		{"Chinese that came whole", Contact{DisplayName: "王小明"}, "王小明", "王 小明"},
		{"Arabic", Contact{DisplayName: "د. أحمد منصور", Prefix: "د.", Given: "أحمد", Family: "منصور"}, "أحمد منصور", "منصور أحمد"},
		{"nothing", Contact{}, "Unnamed", "Unnamed"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			if got := GivenOrder(&c.c); got != c.given {
				t.Errorf("among given names by %q, want %q", got, c.given)
			}
			if got := FamilyOrder(&c.c); got != c.family {
				t.Errorf("among family names by %q, want %q", got, c.family)
			}
		})
	}
}
