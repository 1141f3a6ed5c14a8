package charset

import (
	"testing"

	"golang.org/x/text/encoding/htmlindex"
)

func TestGuessReadsNamesInTheirOwnCharset(t *testing.T) {
	for _, c := range []struct{ claim, charset, text string }{
		{"German in Windows-1252", "windows-1252", "Jörg Müßig\nKöln, Große Straße"},
		{"French in Windows-1252", "windows-1252", "Hélène François\nBibliothèque de l'École"},
		{"Icelandic in Windows-1252", "windows-1252", "Guðrún Þórðardóttir"},
		{"Polish in Windows-1250", "windows-1250", "Grażyna Wałęsa\nŁódź, Święty Krzyż"},
		{"Czech in Windows-1250", "windows-1250", "Jiří Dvořák\nPlzeň, náměstí"},
		{"Russian in Windows-1251", "windows-1251", "Иванов Пётр\nМосква"},
		{"Russian in KOI8-R", "koi8-r", "Иванов Пётр\nМосква"},
		{"Greek in Windows-1253", "windows-1253", "Βαγγέλης Παπαδόπουλος\nΑθήνα"},
		{"Turkish in Windows-1254", "windows-1254", "İpek Şahin\nÇağrı Yıldız\nIğdır"},
		{"Hebrew in Windows-1255", "windows-1255", "אפרים כהן"},
		{"Arabic in Windows-1256", "windows-1256", "محمد عبد الله"},
		{"Japanese in Shift_JIS", "shift_jis", "山田太郎\n東京都渋谷区セルリアン"},
		{"Japanese kanji alone in Shift_JIS", "shift_jis", "伊能 圭一"},
		{"Japanese in EUC-JP", "euc-jp", "やまだ たろう 東京都の図書館"},
		{"Chinese in GBK", "gbk", "王小明\n北京市国家图书馆"},
		{"rare Chinese in GB 18030's four bytes", "gb18030", "王小明\n北京市国家图书馆 㐀"},
		{"two accented capitals before small letters", "windows-1252", "Öberg;Åsa"},
		{"Chinese in Big5", "big5", "陳大文\n國立臺灣圖書館"},
		{"Korean in EUC-KR", "euc-kr", "김철수\n서울 국립중앙도서관"},
		{"German on an old Mac", "macintosh", "Jörg Müßig\nKöln, Straße"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			enc, err := htmlindex.Get(c.charset)
			if err != nil {
				t.Fatal(err)
			}
			raw, err := enc.NewEncoder().Bytes([]byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			got := Guess(raw)
			if text := got.Decode(raw); text != c.text {
				t.Errorf("guessed %s: %q", got.Name, text)
				for _, r := range Rank(raw)[:5] {
					t.Logf("%s %.1f %q", r.Name, r.Score, r.Decode(raw))
				}
			}
		})
	}
}

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		claim, head, want string
		mark              int
	}{
		{"ASCII is UTF-8", "BEGIN:VCARD", "utf-8", 0},
		{"UTF-8 cut inside a character is UTF-8", "Name,M\xC3\xBCller,\xE2\x82", "utf-8", 0},
		{"one stray byte leaves UTF-8 alone", "Łódź Müller Größe \xff", "utf-8", 0},
		{"a UTF-8 mark is counted", "\xEF\xBB\xBFName", "utf-8", 3},
		{"a UTF-16 mark is counted", "\xFF\xFEN\x00a\x00", "utf-16le", 2},
		{"UTF-16 without a mark, big end first", "\x00B\x00E\x00G\x00I\x00N", "utf-16be", 0},
		{"UTF-16 without a mark, little end first", "N\x00a\x00m\x00e\x00,\x00", "utf-16le", 0},
	} {
		t.Run(c.claim, func(t *testing.T) {
			got, mark := Detect([]byte(c.head))
			if got.Name != c.want || mark != c.mark {
				t.Errorf("got %s, %d", got.Name, mark)
			}
		})
	}
}

func TestTextMendsStrayBytes(t *testing.T) {
	for in, want := range map[string]string{
		"Wałęsa Łódź \xE9t\xE9":  "Wałęsa Łódź été",
		"Zo\xEB":                 "Zoë",
		"plain":                  "plain",
		"37\xA136'37.8\"N \xA12": "37¡36'37.8\"N ¡2",
	} {
		if got := Text([]byte(in), UTF8); got != want {
			t.Errorf("Text(%q) = %q", in, got)
		}
	}
}

func TestFindKnowsTheNamesFilesUse(t *testing.T) {
	for name, want := range map[string]string{
		"CP1252": "windows-1252", "ISO-8859-1": "windows-1252", "SHIFT_JIS": "shift_jis", "UTF8": "utf-8",
		"\"utf-8\"": "utf-8", "cp1251": "windows-1251", "GB2312": "gbk", "x-sjis": "shift_jis",
	} {
		if got, ok := Find(name); !ok || got.Name != want {
			t.Errorf("Find(%q) = %q, %v", name, got.Name, ok)
		}
	}
	if _, ok := Find("blabla"); ok {
		t.Error("Find knows blabla")
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte("M\xFCller"))
	f.Fuzz(func(t *testing.T, b []byte) {
		Text(b, UTF8)
		Detect(b)
	})
}

func TestAnEscapedCommaEndsAStretchOnce(t *testing.T) {
	for _, text := range []string{"ORG:K\xf6ln\\, Bibliothek\\; Nord", "\\,\xe9", "\xe9\\,", "\\;\\,\\n\xe9\\"} {
		if got := Rank([]byte(text)); len(got) == 0 {
			t.Errorf("%q: no character set is named", text)
		}
	}
}
