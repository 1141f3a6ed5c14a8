package qr

import (
	"errors"
	"fmt"

	"github.com/makiuchi-d/gozxing/common"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// payload is the content of a code's data codewords.
type payload struct {
	runs   []run
	append appendix // structured append: this code is one of several
	says   bool     // an ECI names a character set
}

// run is a stretch of bytes in one character set.
type run struct {
	bytes   []byte
	charset encoding.Encoding // nil: the code does not say
}

// appendix is the place of a code among the codes of one message (ISO/IEC 18004 §8). total is
// 0 for a whole message.
type appendix struct {
	index, total, parity int
}

// The mode indicators of ISO/IEC 18004 table 2, and of GB/T 18284 for hanzi.
const (
	modeEnd        = 0b0000
	modeNumeric    = 0b0001
	modeAlphanum   = 0b0010
	modeAppend     = 0b0011
	modeByte       = 0b0100
	modeFNC1First  = 0b0101
	modeECI        = 0b0111
	modeKanji      = 0b1000
	modeFNC1Second = 0b1001
	modeHanzi      = 0b1101
)

var errPayload = errors.New("the data in the code are not valid")

// versionOf finds the version by the number of data codewords: at each level no two versions have the
// same.
func versionOf(codewords int, level string) (int, error) {
	for n := 1; n <= 40; n++ {
		v, err := decoder.Version_GetVersionForNumber(n)
		if err != nil {
			return 0, err
		}
		var blocks *decoder.ECBlocks
		switch level {
		case "L":
			blocks = v.GetECBlocksForLevel(decoder.ErrorCorrectionLevel_L)
		case "M":
			blocks = v.GetECBlocksForLevel(decoder.ErrorCorrectionLevel_M)
		case "Q":
			blocks = v.GetECBlocksForLevel(decoder.ErrorCorrectionLevel_Q)
		case "H":
			blocks = v.GetECBlocksForLevel(decoder.ErrorCorrectionLevel_H)
		default:
			return 0, fmt.Errorf("level %q: %w", level, errPayload)
		}
		if v.GetTotalCodewords()-blocks.GetTotalECCodewords() == codewords {
			return n, nil
		}
	}
	return 0, fmt.Errorf("%d data codewords: %w", codewords, errPayload)
}

// countBits is the width of a segment's character count (ISO/IEC 18004 table 3).
func countBits(mode, version int) int {
	column := 0
	switch {
	case version >= 27:
		column = 2
	case version >= 10:
		column = 1
	}
	switch mode {
	case modeNumeric:
		return [...]int{10, 12, 14}[column]
	case modeAlphanum:
		return [...]int{9, 11, 13}[column]
	case modeByte:
		return [...]int{8, 16, 16}[column]
	default: // kanji, hanzi
		return [...]int{8, 10, 12}[column]
	}
}

// segments reads the bit stream of a code's corrected data codewords.
type segments struct {
	bits    *common.BitSource
	version int
	charset encoding.Encoding // by the latest ECI
	fnc1    bool
	out     payload
}

// readPayload reads the bytes from corrected data codewords (ISO/IEC 18004 §7.4).
func readPayload(codewords []byte, level string) (payload, error) {
	version, err := versionOf(len(codewords), level)
	if err != nil {
		return payload{}, err
	}
	s := segments{bits: common.NewBitSource(codewords), version: version}
	for s.bits.Available() >= 4 {
		mode := s.read(4)
		if mode == modeEnd {
			break
		}
		if err := s.segment(mode); err != nil {
			return payload{}, err
		}
	}
	return s.out, nil
}

// read takes n bits. The callers make sure that there are as many.
func (s *segments) read(n int) int {
	v, _ := s.bits.ReadBits(n)
	return v
}

func (s *segments) segment(mode int) error {
	switch mode {
	case modeFNC1First:
		s.fnc1 = true
		return nil
	case modeFNC1Second:
		s.fnc1 = true
		return s.need(8, func() { s.read(8) }) // the application indicator
	case modeAppend:
		return s.need(16, func() {
			s.out.append = appendix{index: s.read(4), total: s.read(4) + 1, parity: s.read(8)}
		})
	case modeECI:
		return s.eci()
	case modeHanzi:
		if err := s.need(4, func() { s.read(4) }); err != nil { // the subset: GB 2312
			return err
		}
	case modeNumeric, modeAlphanum, modeByte, modeKanji:
	default:
		return fmt.Errorf("mode %04b: %w", mode, errPayload)
	}
	width, count := countBits(mode, s.version), 0
	if err := s.need(width, func() { count = s.read(width) }); err != nil {
		return err
	}
	switch mode {
	case modeNumeric:
		return s.numeric(count)
	case modeAlphanum:
		return s.alphanumeric(count)
	case modeByte:
		return s.need(8*count, func() { s.bytes(count) })
	case modeKanji:
		return s.need(13*count, func() { s.doubles(count, 0xc0, kanjiBytes, japanese.ShiftJIS) })
	default:
		return s.need(13*count, func() { s.doubles(count, 0x60, hanziBytes, simplifiedchinese.GB18030) })
	}
}

// need runs f when so many bits are left.
func (s *segments) need(bits int, f func()) error {
	if s.bits.Available() < bits {
		return fmt.Errorf("cut short: %w", errPayload)
	}
	f()
	return nil
}

// put adds bytes to the latest run, or starts a new one when the character set changes.
func (s *segments) put(charset encoding.Encoding, b ...byte) {
	if n := len(s.out.runs); n > 0 && s.out.runs[n-1].charset == charset {
		s.out.runs[n-1].bytes = append(s.out.runs[n-1].bytes, b...)
		return
	}
	s.out.runs = append(s.out.runs, run{bytes: b, charset: charset})
}

// eci reads the number of a character set (AIM ITS/04-023). An unknown number means no set.
func (s *segments) eci() error {
	if err := s.need(8, func() {}); err != nil {
		return err
	}
	value := s.read(8)
	switch {
	case value&0x80 == 0:
	case value&0xc0 == 0x80:
		if err := s.need(8, func() { value = value&0x3f<<8 | s.read(8) }); err != nil {
			return err
		}
	default:
		if err := s.need(16, func() { value = value&0x1f<<16 | s.read(16) }); err != nil {
			return err
		}
	}
	s.charset = designated[value]
	s.out.says = s.out.says || s.charset != nil
	return nil
}

// designated are the character sets by their numbers (AIM ITS/04-023).
var designated = map[int]encoding.Encoding{
	0: charmap.CodePage437, 2: charmap.CodePage437, 1: charmap.ISO8859_1, 3: charmap.ISO8859_1, 4: charmap.ISO8859_2,
	5: charmap.ISO8859_3, 6: charmap.ISO8859_4, 7: charmap.ISO8859_5, 8: charmap.ISO8859_6, 9: charmap.ISO8859_7,
	10: charmap.ISO8859_8, 11: charmap.ISO8859_9, 12: charmap.ISO8859_10, 13: charmap.Windows874, 15: charmap.ISO8859_13,
	16: charmap.ISO8859_14, 17: charmap.ISO8859_15, 18: charmap.ISO8859_16, 20: japanese.ShiftJIS, 21: charmap.Windows1250,
	22: charmap.Windows1251, 23: charmap.Windows1252, 24: charmap.Windows1256,
	25: unicode.UTF16(unicode.BigEndian, unicode.UseBOM), 26: unicode.UTF8, 27: charmap.ISO8859_1, 170: charmap.ISO8859_1,
	28: traditionalchinese.Big5, 29: simplifiedchinese.GB18030, 30: korean.EUCKR, 31: simplifiedchinese.GB18030,
	32: simplifiedchinese.GB18030, 33: unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
}

func (s *segments) bytes(count int) {
	b := make([]byte, count)
	for i := range b {
		b[i] = byte(s.read(8))
	}
	s.put(s.charset, b...)
}

func (s *segments) numeric(count int) error {
	for count > 0 {
		digits := min(count, 3)
		width := [...]int{0, 4, 7, 10}[digits]
		value := 0
		if err := s.need(width, func() { value = s.read(width) }); err != nil {
			return err
		}
		text := fmt.Sprintf("%0*d", digits, value)
		if len(text) > digits {
			return fmt.Errorf("number %d: %w", value, errPayload)
		}
		s.put(s.charset, []byte(text)...)
		count -= digits
	}
	return nil
}

// alphabet is the alphabet of alphanumeric mode (ISO/IEC 18004 table 5).
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

func (s *segments) alphanumeric(count int) error {
	text := make([]byte, 0, count+1)
	for count > 0 {
		chars := min(count, 2)
		width := [...]int{0, 6, 11}[chars]
		value := 0
		if err := s.need(width, func() { value = s.read(width) }); err != nil {
			return err
		}
		if chars == 2 {
			if value/45 >= len(alphabet) {
				return fmt.Errorf("character %d: %w", value, errPayload)
			}
			text = append(text, alphabet[value/45])
			value %= 45
		}
		if value >= len(alphabet) {
			return fmt.Errorf("character %d: %w", value, errPayload)
		}
		text = append(text, alphabet[value])
		count -= chars
	}
	if s.fnc1 {
		text = separators(text)
	}
	s.put(s.charset, text...)
	return nil
}

// separators undoes the escaping of FNC1 messages (ISO/IEC 18004 §7.4.8.3): "%%" is a
// percent sign, "%" the group separator.
func separators(text []byte) []byte {
	out := text[:0]
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] != '%':
			out = append(out, text[i])
		case i+1 < len(text) && text[i+1] == '%':
			out = append(out, '%')
			i++
		default:
			out = append(out, 0x1d)
		}
	}
	return out
}

// doubles reads 13-bit characters, which stand for two bytes of a fixed character set.
func (s *segments) doubles(count, row int, toBytes func(int) int, charset encoding.Encoding) {
	for range count {
		v := s.read(13)
		both := toBytes(v/row<<8 | v%row)
		s.put(charset, byte(both>>8), byte(both))
	}
}

// kanjiBytes places a compacted character back in Shift JIS (ISO/IEC 18004 §7.4.6).
func kanjiBytes(v int) int {
	if v < 0x1f00 {
		return v + 0x8140
	}
	return v + 0xc140
}

// hanziBytes places a compacted character back in GB 2312 (GB/T 18284).
func hanziBytes(v int) int {
	if v < 0xa00 {
		return v + 0xa1a1
	}
	return v + 0xa6a1
}
