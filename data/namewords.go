package data

import "strings"

// set makes a lookup table of blank-separated words.
func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

var (
	// honorifics stand before a name; written here lower-case without full stops.
	honorifics = set(`dr prof professor doctor mr mrs ms miss mx sir dame lord lady rev reverend hon
		herr frau hr fr dr-ing ing mag priv-doz univ-prof med phil rer nat jur habil hc h.c mult
		mme mlle monsieur madame sra srta don doña dott dottssa avv sig sigra signor signora dra profa
		assoc asst em emer capt col gen lt maj sgt rabbi engr arch drs ir mgr
		phdr mudr judr rndr paeddr thdr mvdr mddr bc doc hab pr inż lic`)

	// honorificsWithStop are honorifics only when a full stop follows: without it they are names or
	// initials ("Ing", "Col", "Gen", "Don" …).
	honorificsWithStop = set(`fr hr ing mag hon em ir arch don col gen lt maj med phil rer nat jur mult sig
		assoc asst emer univ-prof hc h.c bc doc hab inż lic`)

	// generation are suffixes that belong to the name, written without a comma.
	generation = set(`jr sr ii iii iv junior senior`)

	// degrees are suffixes that need no comma to be known.
	degrees = set(`phd dphil mlis mlib mls msls msis msc bsc mba mphil llm llb edd esq fclip mclip
		aclip dsc dlitt mph cpa frsa obe cbe mbe`)

	// shortDegrees are known behind a comma only: Ma and Ba are names too.
	shortDegrees = set(`ma ba md jd dds rn pe ahip`)

	// particles begin a family name. Those in capitals count behind the first word.
	particles = set(`van von vom vander vande zu zum zur de del della delle dello degli dei der den des da das do dos
		di du d' la las le les lo los el al ul bin ibn bint ben abu umm ter ten te op af av 't y e i und et`)

	// capitalParticles are particles also where written with a capital, as in the Netherlands' and
	// English habit ("Vincent Van Gogh"). Shorter or rarer ones are given or middle names too often.
	capitalParticles = set(`van von de del della di da dos du la le el al bin ibn abu der den ter`)

	// conjunctions tie two family names together ("García y Vega").
	conjunctions = set(`y e i und et`)

	// twoSyllable are the Chinese and Korean family names of two characters.
	twoSyllable = set(`欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 长孙 長孫 宇文 司徒 東方 东方
		남궁 황보 제갈 사공 선우 독고 서문 동방`)

	// oneSyllable are frequent Chinese family names that hardly begin a Japanese one, so that a
	// name of two or three characters can be cut behind them.
	oneSyllable = set(`王 李 张 張 刘 劉 陈 陳 杨 楊 赵 趙 黄 黃 周 吴 吳 徐 孙 孫 胡 朱 郭 何 罗 羅 郑 鄭 谢 謝 许 許 邓 鄧
		冯 馮 韩 韓 曹 彭 萧 蕭 肖 蔡 潘 袁 董 余 于 苏 蘇 叶 葉 吕 呂 魏 蒋 蔣 杜 丁 沈 姜 范 傅 钟 鍾 卢 盧 汪 戴 贾 賈
		崔 谭 譚 陆 陸 邹 鄒 孟 秦 薛 阎 閻 侯 龙 陶 郝 龚 龔 邵 顾 顧 赖 賴 钱 錢 邱 廖 严 嚴`)
)

// bare is a word as the sets above hold it: lower-case, without full stops.
func bare(w string) string {
	return strings.ReplaceAll(strings.ToLower(strings.Trim(w, ",")), ".", "")
}

// honorific reports whether a word before a name is a title.
func honorific(w string) bool {
	b := bare(w)
	if !honorifics[b] && !strings.HasPrefix(b, "dipl-") {
		return false
	}
	return !honorificsWithStop[b] || strings.Contains(w, ".")
}

// postnominal reports whether a word behind a name is no name; with comma set it stood behind one.
func postnominal(w string, comma bool) bool {
	b := bare(w)
	return generation[b] || degrees[b] || comma && shortDegrees[b]
}

// Postnominal reports whether all words of a text stand behind names: "PhD", "Jr.", "MLIS, MA".
func Postnominal(s string) bool {
	w := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' })
	for _, word := range w {
		if !postnominal(word, true) {
			return false
		}
	}
	return len(w) > 0
}

// particle reports whether a word can begin a family name where it stands.
func particle(w string) bool {
	if particles[w] {
		return true
	}
	return capitalParticles[strings.ToLower(w)] && w != strings.ToUpper(w)
}

// withoutParticles drops the particles at the front of a family name.
func withoutParticles(family []string) []string {
	for len(family) > 1 && (particles[strings.ToLower(family[0])]) {
		family = family[1:]
	}
	return family
}
