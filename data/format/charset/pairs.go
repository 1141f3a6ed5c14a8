package charset

// scorePairs walks the bytes as a double-byte set would and adds up what its pairs are worth.
func scorePairs(b []byte, points func(lead, trail byte) (float64, bool)) float64 {
	var s float64
	for i := 0; i < len(b); i++ {
		if b[i] < 0x80 {
			continue
		}
		var trail byte
		if i+1 < len(b) {
			trail = b[i+1]
		}
		p, pair := points(b[i], trail)
		s += p
		if !pair {
			continue
		}
		if i > 0 && isSmall(b[i-1]) && (i == 1 || b[i-2] != '\\') { // "\n" is a line end
			s--
		}
		i++
		if i+1 < len(b) && isSmall(b[i+1]) {
			s--
		}
	}
	return s
}

// isSmall knows the letters that seldom touch an ideograph, and often an accented letter.
func isSmall(c byte) bool { return c >= 'a' && c <= 'z' }

// The functions below say what a pair is worth in each set, from how the sets are laid out:
// the frequent characters of JIS X 0208, GB 2312, Big5 and KS X 1001 stand in ranges of
// their own. ok is false when the lead byte stands alone.

func shiftJIS(lead, trail byte) (points float64, ok bool) {
	if lead >= 0xA1 && lead <= 0xDF {
		if lead <= 0xA5 || trail < 0x80 {
			return -1, false // half-width kana come in runs
		}
		return 0.4, false
	}
	if trail < 0x40 || trail == 0x7F || trail > 0xFC {
		return -4, false
	}
	switch {
	case lead == 0x82 && trail >= 0x9F, lead == 0x83 && trail <= 0x96:
		return 2.5, true // hiragana, katakana
	case lead == 0x81:
		return 1, true // punctuation
	case lead >= 0x88 && lead <= 0x97:
		return 2, true // kanji of level 1
	case lead >= 0x98 && lead <= 0x9F, lead >= 0xE0 && lead <= 0xEA:
		return 0.5, true
	}
	return -2, true
}

func gbk(lead, trail byte) (points float64, ok bool) {
	if lead > 0x80 && lead < 0xFF && trail >= '0' && trail <= '9' {
		return -0.5, true // half of a character of GB 18030's four bytes
	}
	if lead == 0x80 || lead == 0xFF || trail < 0x40 || trail == 0x7F {
		return -4, false
	}
	switch {
	case trail < 0xA1, lead < 0xA1:
		return -0.8, true // the extension beyond GB 2312
	case lead >= 0xB0 && lead <= 0xD7:
		return 2, true // level 1
	case lead >= 0xD8 && lead <= 0xF7:
		return 0.4, true
	case lead == 0xA1 || lead == 0xA3:
		return 0.8, true
	}
	return -1, true
}

func big5(lead, trail byte) (points float64, ok bool) {
	if trail < 0x40 || (trail > 0x7E && trail < 0xA1) || trail == 0xFF {
		return -4, false
	}
	switch {
	case lead >= 0xA4 && lead <= 0xC6:
		return 1.9, true // frequent characters
	case lead == 0xA1:
		return 0.8, true
	case lead >= 0xC9 && lead <= 0xF9:
		return 0.2, true
	}
	return -2, true
}

func eucKR(lead, trail byte) (points float64, ok bool) {
	if trail < 0xA1 || trail == 0xFF {
		return -3, false
	}
	switch {
	case lead >= 0xB0 && lead <= 0xC8:
		return 2, true // hangul
	case lead >= 0xCA && lead <= 0xFD:
		return -0.5, true // hanja
	case lead == 0xA1 || lead == 0xA3:
		return 0.5, true
	}
	return -2, true
}

func eucJP(lead, trail byte) (points float64, ok bool) {
	if trail < 0xA1 || trail == 0xFF {
		return -3, false
	}
	switch {
	case lead == 0xA4 || lead == 0xA5:
		return 2.5, true // kana
	case lead >= 0xB0 && lead <= 0xCF:
		return 1.7, true // level 1
	case lead == 0xA1:
		return 0.8, true
	case lead >= 0xD0 && lead <= 0xF4:
		return 0.2, true
	}
	return -2, true
}
