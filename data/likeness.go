package data

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// likeness says how similar two names are.
type likeness int

const (
	nameUnknown   likeness = iota // one of them has no person's name
	nameDifferent                 // different given and family names
	nameGiven                     // same given name, another family name
	nameFamily                    // same family name, another given name
	nameNear                      // a misspelling, a short form or an initial may explain the difference
	nameSame                      // the same, without regard to order, accents and nicknames
)

// nameForm is a name prepared for comparing.
type nameForm struct {
	given, family string // canonical, without blanks; family without what the next fields hold
	first         string // first word of the given name; all nicknames of a name give the same
	middle        string
	last          string // family name without its particles
	half          string // first part of a double family name, else ""
	nick          string
	generation    string // "jr", "iii"
}

// nameOf prepares the name of a contact; the zero value when it has no person's name.
func nameOf(c *Contact) nameForm {
	if !c.HasPersonName() {
		return nameForm{}
	}
	if c.Given == "" && c.Family == "" && c.DisplayName != "" {
		split := Contact{Nickname: c.Nickname}
		split.SplitName(c.DisplayName)
		c = &split
	}
	f := nameForm{
		given:  nameKey(c.Given),
		family: nameKey(c.Family),
		middle: compactKey(c.Additional),
		last:   nameKey(strings.Join(withoutParticles(strings.Fields(c.Family)), " ")),
		nick:   formalName(compactKey(c.Nickname)),
	}
	apart := func(r rune) bool { return r == ' ' || r == '-' || r == '‐' || r == '.' }
	if parts := withoutParticles(strings.FieldsFunc(c.Family, apart)); len(parts) > 1 {
		f.half = compactKey(parts[0])
	}
	first := strings.FieldsFunc(c.Given, apart)
	if len(first) > 0 {
		f.first = formalName(compactKey(first[0]))
		if f.middle == "" {
			f.middle = compactKey(strings.Join(first[1:], ""))
		}
	}
	for w := range strings.FieldsSeq(c.Suffix) {
		if generation[bare(w)] {
			f.generation = strings.NewReplacer("junior", "jr", "senior", "sr").Replace(bare(w))
		}
	}
	return f
}

// compactKey folds a name without blanks; both spellings of an umlaut give the same.
func compactKey(s string) string { return strings.ReplaceAll(canonical(s), " ", "") }

// nameKey is compactKey, or the text itself if that is empty: a name may be a sign.
func nameKey(s string) string {
	if key := compactKey(s); key != "" {
		return key
	}
	return strings.ReplaceAll(s, " ", "")
}

func (f nameForm) empty() bool { return f.given == "" && f.family == "" && f.nick == "" }

// sameWhole reports whether two names are the same when each is written as one word, in either order.
func sameWhole(a, b *nameForm) bool {
	if len(a.given)+len(a.family) != len(b.given)+len(b.family) {
		return false
	}
	x, y := b.given+b.family, b.family+b.given
	return joins(a.given, a.family, x) || joins(a.given, a.family, y) || joins(a.family, a.given, x) || joins(a.family, a.given, y)
}

// joins reports whether whole is first followed by second; of is the length of both together.
func joins(first, second, whole string) bool {
	return strings.HasPrefix(whole, first) && whole[len(first):] == second
}

// sameLetters is sameWhole with the middle names.
func sameLetters(a, b *nameForm) bool {
	return len(a.given)+len(a.middle)+len(a.family) == len(b.given)+len(b.middle)+len(b.family) &&
		a.given+a.middle+a.family == b.given+b.middle+b.family
}

// sameName reports whether compareNames may find that two names are the same. It is a small part of its work: the
// rest only explains how names differ.
func sameName(a, b *nameForm) bool {
	return sameWhole(a, b) || sameLetters(a, b) ||
		sameFamily(a, b) && sameGiven(a, b) ||
		(a.family != "" && a.family == b.given || a.last == b.given) && turnedGiven(a, b)
}

func turnedGiven(a, b *nameForm) bool {
	turned := b.turned()
	return sameGiven(a, &turned)
}

// mononym reports whether only one name is known: "Anna" may be anybody. A CJK name in one piece is a full
// name.
func (f nameForm) mononym() bool {
	return (f.given == "" || f.family == "") && !allCJK(f.given+f.family)
}

// compareNames compares two names.
func compareNames(a, b nameForm) likeness {
	switch {
	case a.empty() || b.empty():
		return nameUnknown
	case a.generation != b.generation && a.generation != "" && b.generation != "":
		return nameFamily
	}
	if sameWhole(&a, &b) {
		if middlesClash(a, b) || a.mononym() && b.mononym() {
			return nameNear
		}
		return nameSame
	}
	if sameLetters(&a, &b) {
		return nameSame
	}
	best := max(likenParts(a, b), likenParts(a, b.turned()))
	if best == nameSame && middlesClash(a, b) {
		return nameNear
	}
	return best
}

// turned is the name in the other order.
func (f nameForm) turned() nameForm {
	f.first, f.given, f.family, f.last, f.half = formalName(f.family), f.family, f.given, f.given, ""
	return f
}

// middlesClash reports whether both have a middle name and neither begins with the other.
func middlesClash(a, b nameForm) bool {
	return a.middle != "" && b.middle != "" &&
		!strings.HasPrefix(a.middle, b.middle) && !strings.HasPrefix(b.middle, a.middle)
}

func likenParts(a, b nameForm) likeness {
	family := likenFamily(a, b)
	given := likenGiven(a, b)
	switch {
	case family == nameSame && given == nameSame:
		return nameSame
	case family >= nameNear && given >= nameNear:
		return nameNear
	case family == nameSame && given == nameUnknown:
		return nameNear
	case family == nameUnknown && given == nameSame:
		return nameNear
	case family >= nameNear:
		return nameFamily
	case given >= nameNear:
		return nameGiven
	}
	return nameDifferent
}

func likenFamily(a, b nameForm) likeness {
	switch {
	case a.family == "" || b.family == "":
		return nameUnknown
	case sameFamily(&a, &b):
		return nameSame
	case longEnough(a.last, b.last) && (strings.HasPrefix(a.last, b.last) || strings.HasPrefix(b.last, a.last) ||
		strings.HasSuffix(a.last, b.last) || strings.HasSuffix(b.last, a.last)):
		return nameNear // one half of a double name
	case a.middle != "" && a.middle == b.last, b.middle != "" && b.middle == a.last:
		return nameNear // the first of two family names, taken for a middle name
	case misspelt(a.last, b.last):
		return nameNear
	}
	return nameDifferent
}

func sameFamily(a, b *nameForm) bool { return a.family == b.family || a.last == b.last }

func sameGiven(a, b *nameForm) bool {
	same := func(x, y string) bool { return x != "" && x == y }
	return same(a.given, b.given) || same(a.first, b.first) || same(a.nick, b.first) || same(a.first, b.nick) || same(a.nick, b.nick)
}

func likenGiven(a, b nameForm) likeness {
	switch {
	case sameGiven(&a, &b):
		return nameSame
	case a.first == "" || b.first == "":
		return nameUnknown
	case initialOf(a.given, b.given), initialOf(b.given, a.given), initialOf(a.first, b.first), initialOf(b.first, a.first):
		return nameNear
	case a.middle != "" && a.middle == b.first, b.middle != "" && b.middle == a.first:
		return nameNear // goes by the middle name
	case longEnough(a.given, b.given) && (strings.HasPrefix(a.given, b.given) || strings.HasPrefix(b.given, a.given)):
		return nameNear // a short form: Alex, Alexandra
	case misspelt(a.first, b.first):
		return nameNear
	}
	return nameDifferent
}

// initialOf reports whether short is the one letter that long begins with.
func initialOf(short, long string) bool {
	return short != "" && utf8.RuneCountInString(short) == 1 && strings.HasPrefix(long, short)
}

func longEnough(a, b string) bool { return len(a) >= 4 && len(b) >= 4 }

// misspelt allows one edit in words of five letters and more, two from nine letters on.
func misspelt(a, b string) bool {
	switch n := min(utf8.RuneCountInString(a), utf8.RuneCountInString(b)); {
	case n >= 9:
		return Distance(a, b, 2) <= 2
	case n >= 5:
		return Distance(a, b, 1) <= 1
	}
	return false
}

// formalName gives the formal name for a folded given name and its short forms: robert for Bob and Rob.
func formalName(folded string) string {
	if formal, ok := formalNames[folded]; ok {
		return formal
	}
	return folded
}

// formalNames comes from shortNames: short form, collapsed like every compared name → formal name.
var formalNames = func() map[string]string {
	m := map[string]string{}
	for _, group := range shortNames {
		names := strings.Fields(group)
		for _, n := range names[1:] {
			m[canonical(n)] = canonical(names[0])
		}
	}
	return m
}()

// shortNames lists given names, each followed by short forms that stand only for it. "Chris", "Alex", "Sam" and
// "Pat" stand for several names; the rule of beginnings covers them.
var shortNames = []string{
	"alexander sasha sascha aleksandr alexandre", "andrew andy drew", "anthony tony", "barbara barb babs",
	"benjamin ben benny", "catherine katherine kathryn cathy kathy kate katie kathleen", "charles charlie chuck",
	"daniel dan danny", "david dave davy", "deborah deb debbie debra", "donald don donnie", "edward ed eddie ted teddy ned",
	"elizabeth liz lizzie beth betsy betty eliza elisabeth", "francisco paco pancho", "frederick fred freddie freddy",
	"gerald gerry jerry", "gregory greg", "harold hal", "henry harry hank", "jacob jake", "james jim jimmy jamie",
	"jennifer jen jenny", "johannes hannes", "john jack johnny", "jonathan jon", "jose pepe", "josef sepp",
	"joseph joe joey", "judith judy", "kenneth ken kenny", "lawrence larry laurence", "leonard leo len lenny",
	"margaret maggie peggy meg margie", "mariadolores lola", "matthew matt", "michael mike mick mickey", "nicholas nick nicky",
	"pamela pam", "patricia patty trish", "peter pete", "philip phil phillip", "rebecca becky becca",
	"richard rick dick rich ricky", "robert bob bobby rob robbie bert", "ronald ron ronnie", "samuel sammy",
	"stephen steve steven stefan stephan", "susan sue suzie susie", "theodore theo", "thomas tom tommy", "timothy tim timmy",
	"victoria vicky tori", "vladimir volodya", "walter walt wally", "wilhelm willi", "william bill billy will willie liam",
	"zachary zach zack", "ignacio nacho", "guadalupe lupe", "dmitry dima dmitri dmitriy", "mikhail misha", "ekaterina katya", "giuseppe beppe",
}

// sharedMailboxes are local parts that belong to an office and not to a person.
var sharedMailboxes = set(`info office mail contact kontakt hello hallo admin administration secretary secretariat sekretariat
	library bibliothek biblioteca bibliotheque support help helpdesk service reception enquiries inquiries post postmaster
	webmaster team press presse marketing sales events conference registration noreply no-reply`)

// sharedMailbox reports whether several people read mail to the address.
func sharedMailbox(email string) bool {
	local, _, _ := strings.Cut(emailKey(email), "@")
	return sharedMailboxes[local]
}

// profileHosts are sites where a page belongs to a person. Links to other hosts may belong to an organisation.
var profileHosts = []string{
	"linkedin.com/in/", "orcid.org/", "scholar.google.", "researchgate.net/profile/",
	"github.com/", "twitter.com/", "x.com/", "bsky.app/profile/", "instagram.com/", "isni.org/isni/", "viaf.org/viaf/", "wikidata.org/wiki/q",
}

// personalLink gives the key of a link that identifies a person; "" for other links.
func personalLink(value string) string {
	key := linkKey(value)
	lower := strings.ToLower(key)
	if slices.ContainsFunc(profileHosts, func(host string) bool {
		return strings.HasPrefix(lower, host) && len(lower) > len(host) || strings.Contains(lower, "."+host)
	}) {
		return lower
	}
	if strings.Contains(lower, "/@") || strings.HasPrefix(lower, "@") && strings.Count(lower, "@") == 2 {
		return lower // a Mastodon profile
	}
	return ""
}
