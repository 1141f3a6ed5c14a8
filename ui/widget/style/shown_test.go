package style

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestWhatIsNotSeenIsNotShown(t *testing.T) {
	marks := strings.Repeat("\u0301", 3000)
	for text, want := range map[string]string{
		"Ada Okoro":                       "Ada Okoro",
		"Zoë Łukasz Ångström":             "Zoë Łukasz Ångström",
		"Zoe\u0308":                       "Zoe\u0308",
		"山田 太郎":                           "山田 太郎",
		"first\nsecond\tthird":            "first\nsecond\tthird",
		"a\r\nb\rc\u2028d\u2029e":         "a\nb\nc\nd\ne",
		"An\u202ena":                      "Anna",
		"\u202aa\u202bb\u202cc\u202dd":    "abcd",
		"\u2066a\u2067b\u2069c\u2069":     "abc",
		"a\u2068b":                        "ab",
		"a\u2069b":                        "ab",
		"\u2068a\u2069b":                  "\u2068a\u2069b", // it reaches nothing but itself
		"\u2068a\nb\u2069":                "a\nb",
		"a\x1b]0;x\x07b\u009b31m\x00\x7f": "a ]0;x b 31m  ",
		"tag\U000E0041\U000E007F":         "tag",
		"a\u200bb\u2060c\ufeffd\u00ade":   "abcde",
		"a\u200db\u200cc":                 "abc",
		"\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", // Persian
		"\u0d28\u0d4d\u200d":                      "\u0d28\u0d4d\u200d",         // Malayalam
		"\u0d9a\u0dca\u200d\u0dbb":                "\u0d9a\u0dca\u200d\u0dbb",   // Sinhala
		"\U0001F469\u200d\U0001F4BB":              "\U0001F469\u200d\U0001F4BB", // a woman at a computer
		"\U0001F469\U0001F3FD\u200d\U0001F52C":    "\U0001F469\U0001F3FD\u200d\U0001F52C",
		"\u2764\ufe0f\u200d\U0001F525":            "\u2764\ufe0f\u200d\U0001F525",
		"\u05d0\u200f!":                           "\u05d0\u200f!",
		"a\u200f!":                                "a!",
		"\u0645" + strings.Repeat("\u200d", 3000): "\u0645" + strings.Repeat("\u200d", marksShown),
		"e" + marks + "x":                         "e" + strings.Repeat("\u0301", marksShown) + "x",
		"bad\xff\xfebytes":                        "bad\ufffd\ufffdbytes",
		"\u202e\u200b":                            "…",
		"":                                        "",
		"  ":                                      "  ",
	} {
		if got := Shown(text); got != want {
			t.Errorf("%.40q is shown as %.60q, want %.60q", text, got, want)
		}
		if got := Shown(want); got != want {
			t.Errorf("%.40q is not shown as it is, but as %.60q", want, got)
		}
	}
}

func TestANameIsCutByWhatIsSeen(t *testing.T) {
	family := "\U0001F468\u200d\U0001F469\u200d\U0001F467\u200d\U0001F466"
	for name, c := range map[string]struct{ text, want string }{
		"short":           {"Ada Okoro", "Ada Okoro"},
		"200 letters":     {strings.Repeat("ab", 100), strings.Repeat("ab", 100)},
		"300 letters":     {strings.Repeat("abc", 100), strings.Repeat("abc", 66) + "ab…"},
		"with marks":      {strings.Repeat("e\u0308", 300), strings.Repeat("e\u0308", 200) + "…"},
		"many marks":      {"e" + strings.Repeat("\u0301", 3000) + "x", "e" + strings.Repeat("\u0301", marksShown) + "x"},
		"families":        {strings.Repeat(family, 300), strings.Repeat(family, 200) + "…"},
		"flags":           {strings.Repeat("\U0001F1F3\U0001F1F4", 300), strings.Repeat("\U0001F1F3\U0001F1F4", 200) + "…"},
		"one endless one": {strings.Repeat("\U0001F468\u200d", 3000), "…"},
		"kept apart":      {"\u2068" + strings.Repeat("\u05d0", 300) + "\u2069", "\u2068" + strings.Repeat("\u05d0", 199) + "…\u2069"},
		"lines":           {"a\n b\tc", "a b c"},
	} {
		if got := Name(c.text); got != c.want {
			t.Errorf("%s: %.80q (%d), want %.80q (%d)", name, got, len(got), c.want, len(c.want))
		}
	}
}

func TestATextIsCutBetweenLetters(t *testing.T) {
	test.NewTempApp(t)
	text := strings.Repeat("e\u0308\U0001F469\U0001F3FD\u200d\U0001F52C", 40)
	for width := float32(10); width < 400; width += 13 {
		got := strings.TrimSuffix(Ellipsis(text, width, 14, fyne.TextStyle{}), "…")
		if rest := text[len(got):]; !strings.HasPrefix(text, got) || rest != "" && !strings.HasPrefix(rest, "e") && !strings.HasPrefix(rest, "\U0001F469") {
			t.Errorf("at %v it is cut behind %q", width, got)
		}
	}
	for n := range 60 {
		got := CutBytes(text, n)
		if rest := text[len(got):]; len(got) > n || !strings.HasPrefix(rest, "e") && !strings.HasPrefix(rest, "\U0001F469") {
			t.Errorf("%d bytes are cut behind %q", n, got)
		}
	}
}

func TestMenusOfMenusShowNamesAsTheyAreShownElsewhere(t *testing.T) {
	child := fyne.NewMenuItem("a\u202eb", nil)
	item := fyne.NewMenuItem(strings.Repeat("x", 300), nil)
	item.ChildMenu = fyne.NewMenu("", child)
	CleanMenu(fyne.NewMenu("", item, fyne.NewMenuItemSeparator()))
	if item.Label != strings.Repeat("x", 200)+"…" || child.Label != "ab" {
		t.Errorf("the items are %q, %q", item.Label, child.Label)
	}
}

// FuzzShown looks for a text that shows what may not be shown, or that takes more with it the second time.
func FuzzShown(f *testing.F) {
	for _, s := range []string{"\u2068a\u2068b\u2069\n\u2069", "e\u0301\u0301\u200d\u200d", "\u05d0\u200f\u202e", "a\xff\r\n", "\U0001F468\u200d\U0001F469"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := Shown(text)
		if again := Shown(got); again != got {
			t.Fatalf("%q is shown as %q, and that as %q", text, got, again)
		}
		for line := range strings.SplitSeq(got, "\n") {
			open, marks := 0, 0
			for _, r := range line {
				switch {
				case r == firstStrong:
					open++
				case r == popIsolate:
					open--
				case unicode.IsControl(r) && r != '\t', r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2067, r >= 0xE0000 && r <= 0xE007F:
					t.Fatalf("%q is shown with %q", text, r)
				}
				if unicode.Is(unicode.M, r) {
					marks++
				} else if !unicode.Is(unicode.Cf, r) {
					marks = 0
				}
				if open < 0 || marks > marksShown {
					t.Fatalf("%q is shown as %q", text, got)
				}
			}
			if open != 0 {
				t.Fatalf("%q is shown as %q: an isolate does not end", text, got)
			}
		}
		if name := Name(text); !utf8.ValidString(name) || Name(name) != name {
			t.Fatalf("the name %q is shown as %q, and that as %q", text, name, Name(name))
		}
	})
}

func TestTheMiddleOfALongTextIsLeftOut(t *testing.T) {
	for text, want := range map[string]string{
		"maps":                    "maps",
		"0123456789":              "0123456789",
		"newspapers of 1914":      "news…1914",
		"newspapers of 1915":      "news…1915",
		"e\u0301e\u0301e\u0301":   "e\u0301e\u0301e\u0301",
		strings.Repeat("👩‍🔬", 12): strings.Repeat("👩‍🔬", 4) + "…" + strings.Repeat("👩‍🔬", 5),
	} {
		if got := CutMiddle(text, 10); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
