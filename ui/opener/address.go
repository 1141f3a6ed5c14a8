package opener

import (
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"unicode"

	"lanyard/data/letter"
	"lanyard/data/say"

	"golang.org/x/net/idna"
)

// Address is what a program of the desktop can be given: a page, a message, a call, a folder or a text. Only
// this package makes addresses, so no stranger's text reaches a program unchecked. The zero Address cannot be
// opened.
type Address struct {
	text  string
	hosts []string
}

// String is the address for the program: ASCII, with a scheme, without blanks and quotation marks.
func (a Address) String() string { return a.text }

// Hosts name the computer of a page: for people, and as the network knows it if that differs. It is nil for
// anything but a page.
func (a Address) Hosts() []string { return a.hosts }

// Reasons for not opening a text, as words for a tip.
var (
	errNoPage  = say.Errorf("only addresses of web pages are opened")
	errNoHost  = say.Errorf("it names no computer that a page could come from")
	errAccount = say.Errorf("it has a user name before the computer it leads to")
	errNoMail  = say.Errorf("it is no e-mail address")
	errNoPhone = say.Errorf("it is no phone number")
	errService = say.Errorf("it is a code for the telephone network, not a number")
	errLong    = say.Errorf("it is longer than programs take")
	errNoFile  = say.Errorf("it is no folder and no text")
)

// longest is the length of an address that programs and systems still accept: Windows' ShellExecute stops at
// about 2,000 characters.
const longest = 1800

// made finishes an address.
func made(text string, hosts ...string) (Address, error) {
	if len(text) > longest {
		return Address{}, errLong
	}
	return Address{text, hosts}, nil
}

// Link reads a text that was given as a link: the address of a page, or of somebody to write to or to call. Of
// a message it keeps only the address, whatever else the link has. The errors are those above.
func Link(text string) (Address, error) {
	text = strings.TrimSpace(text)
	scheme, rest, _ := strings.Cut(text, ":")
	switch strings.ToLower(scheme) {
	case "mailto":
		to, _, _ := strings.Cut(rest, "?")
		if plain, err := url.PathUnescape(to); err == nil {
			to = plain
		}
		return Mail(to)
	case "tel":
		number, _, _ := strings.Cut(rest, ";")
		return Phone(number)
	}
	return Page(text)
}

// Page is the address of a page on the web: http or https, a host, no account. A domain needs no scheme.
func Page(link string) (Address, error) {
	link = strings.TrimPrefix(strings.TrimSpace(link), "//")
	u, err := url.Parse(link)
	if host, _, _ := strings.Cut(link, "/"); (err != nil || u.Scheme == "") && strings.Contains(host, ".") && !strings.Contains(host, "@") {
		u, err = url.Parse("https://" + link)
	}
	switch {
	case err != nil || u.Scheme != "https" && u.Scheme != "http":
		return Address{}, errNoPage
	case u.User != nil:
		return Address{}, errAccount
	}
	shown, host, ok := hostOf(u)
	if !ok {
		return Address{}, errNoHost
	}
	hosts := []string{shown}
	if shown != host {
		hosts = append(hosts, host)
	}
	rest := u.EscapedPath()
	if u.RawQuery != "" {
		rest += "?" + u.RawQuery
	}
	if u.Fragment != "" {
		rest += "#" + u.EscapedFragment()
	}
	return made(u.Scheme+"://"+host+escaped(rest), hosts...)
}

// names turns the name of a computer into the form that the network looks up (IDNA 2008, UTS #46). An
// underscore is not allowed there, but some hosts have it.
var names = idna.New(idna.MapForLookup(), idna.BidiRule(), idna.CheckJoiners(true), idna.StrictDomainName(false))

// asciiHost matches a name in the form of the network: labels of 1 to 63 letters that do not begin or end with
// "-".
var asciiHost = regexp.MustCompile(`^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*\.?$`)

// longestHost is the length of a name that can be looked up (RFC 1035 §2.3.4).
const longestHost = 253

// hostOf gives the computer of an address with its port: for people, and in ASCII.
func hostOf(u *url.URL) (shown, ascii string, ok bool) {
	port := u.Port()
	if port != "" {
		if _, err := strconv.ParseUint(port, 10, 16); err != nil {
			return "", "", false
		}
		port = ":" + port
	}
	name := u.Hostname()
	if ip, err := netip.ParseAddr(name); err == nil && ip.Is6() && ip.Zone() == "" {
		return "[" + name + "]" + port, "[" + name + "]" + port, true
	}
	ascii, err := names.ToASCII(name)
	if err != nil || len(ascii) > longestHost || !asciiHost.MatchString(ascii) {
		return "", "", false
	}
	if shown, err = names.ToUnicode(ascii); err != nil || strings.ContainsFunc(shown, noLetter) {
		shown = ascii
	}
	return shown + port, ascii + port, true
}

// noLetter recognises signs in a name, some of which look like the "/" that ends it.
func noLetter(r rune) bool {
	return r > unicode.MaxASCII && !unicode.In(r, unicode.L, unicode.M, unicode.N)
}

// escaped writes characters that an address may not have (RFC 3986 §2) with percent signs, so that no program
// reads a part of it as another word. Escapes in it stay.
func escaped(s string) string {
	const letters = "-._~:/?#[]@!$&'()*+,;="
	isHex := func(c byte) bool { return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' }
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', strings.IndexByte(letters, c) >= 0,
			c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			b.WriteByte(c)
		default:
			b.WriteString("%" + strings.ToUpper(strconv.FormatUint(uint64(c)|0x100, 16)[1:]))
		}
	}
	return b.String()
}

// Mail is a new message to one address (RFC 6068).
func Mail(email string) (Address, error) {
	email = strings.TrimSpace(email)
	if at := strings.LastIndexByte(email, '@'); at < 1 || at == len(email)-1 {
		return Address{}, errNoMail
	}
	return made("mailto:" + letter.AddressPart(email))
}

// MailAll is a new message to all of them as blind copies, so that they do not see each other (RFC 6068 §2). It
// gives errLong if they are too many for one address.
func MailAll(emails []string) (Address, error) {
	parts := make([]string, len(emails))
	for i, e := range emails {
		parts[i] = letter.AddressPart(e)
	}
	return made("mailto:?bcc=" + strings.Join(parts, ","))
}

// Message is a new message as it was written, with its subject and its text (RFC 6068). It gives the errors of letter.Draft.Mailto:
// one that is too long goes into a file.
func Message(d *letter.Draft) (Address, error) {
	text, err := d.Mailto()
	return Address{text: text}, err
}

// Phone is a call to a number (RFC 3966): its digits, with the country code if it has one. A number with "*" or
// "#" is a command for a telephone or its network; a click may only call people.
func Phone(number string) (Address, error) {
	if strings.ContainsAny(number, "*#") {
		return Address{}, errService
	}
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, number)
	if digits == "" {
		return Address{}, errNoPhone
	}
	if strings.HasPrefix(strings.TrimLeft(number, " ("), "+") {
		digits = "+" + digits
	}
	return made("tel:" + digits)
}

// Folder is a folder of this computer, for the system's file manager.
func Folder(path string) (Address, error) {
	st, err := os.Stat(path)
	if err != nil || !st.IsDir() || !filepath.IsAbs(path) || strings.EqualFold(filepath.Ext(path), ".app") { // macOS would start it
		return Address{}, errNoFile
	}
	return made(fileAddress(runtime.GOOS, path))
}

// Text is a text file of this computer, for the user's editor.
func Text(path string) (Address, error) {
	if filepath.Ext(path) != ".txt" {
		return Address{}, errNoFile
	}
	return fileOf(path)
}

// fileOf is the address of a file of this computer. Callers make sure that it is no program.
func fileOf(path string) (Address, error) {
	st, err := os.Stat(path)
	if err != nil || !st.Mode().IsRegular() || !filepath.IsAbs(path) {
		return Address{}, errNoFile
	}
	return made(fileAddress(runtime.GOOS, path))
}

// fileAddress is the address of a file on a system (RFC 8089).
func fileAddress(goos, path string) string {
	if goos == "windows" {
		path = "/" + strings.ReplaceAll(path, `\`, "/")
	}
	u := url.URL{Scheme: "file", Path: path}
	return "file://" + escaped(u.EscapedPath())
}
