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
	// honorifics stand before a name; here in lower case without full stops.
	honorifics = set(`dr prof professor doctor mr mrs ms miss mx sir dame lord lady rev reverend hon
		herr frau hr fr dr-ing ing mag priv-doz univ-prof med phil rer nat jur habil hc h.c mult
		mme mlle monsieur madame sra srta don doña dott dottssa avv sig sigra signor signora dra profa
		assoc asst em emer capt col gen lt maj sgt rabbi engr arch drs ir mgr
		phdr mudr judr rndr paeddr thdr mvdr mddr bc doc hab pr inż lic`)

	// honorificsWithStop are honorifics only with a full stop: without it they are names or initials ("Ing",
	// "Col", "Gen", "Don" …).
	honorificsWithStop = set(`fr hr ing mag hon em ir arch don col gen lt maj med phil rer nat jur mult sig
		assoc asst emer univ-prof hc h.c bc doc hab inż lic`)

	// generation has suffixes that belong to the name, without a comma.
	generation = set(`jr sr ii iii iv junior senior`)

	// degrees are suffixes that are recognised without a comma.
	degrees = set(`phd dphil mlis mlib mls msls msis msc bsc mba mphil llm llb edd esq fclip mclip
		aclip dsc dlitt mph cpa frsa obe cbe mbe`)

	// shortDegrees are recognised only after a comma: Ma and Ba are also names.
	shortDegrees = set(`ma ba md jd dds rn pe ahip`)

	// particles begin a family name. With a capital they count only after the first word.
	particles = set(`van von vom vander vande zu zum zur de del della delle dello degli dei der den des da das do dos
		di du d' la las le les lo los el al ul bin ibn bint ben abu umm ter ten te op af av 't y e i und et`)

	// capitalParticles are particles also with a capital, as Dutch and English people write them ("Vincent Van
	// Gogh"). Shorter or rarer ones are too often given or middle names.
	capitalParticles = set(`van von de del della di da dos du la le el al bin ibn abu der den ter`)

	// conjunctions join two family names ("García y Vega").
	conjunctions = set(`y e i und et`)

	// twoSyllable are the Chinese and Korean family names of two characters.
	twoSyllable = set(`欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 长孙 長孫 宇文 司徒 東方 东方
		남궁 황보 제갈 사공 선우 독고 서문 동방`)

	// oneSyllable are common Chinese family names that hardly ever begin a Japanese one, so that a name of two
	// or three characters can be split after them.
	oneSyllable = set(`王 李 张 張 刘 劉 陈 陳 杨 楊 赵 趙 黄 黃 周 吴 吳 徐 孙 孫 胡 朱 郭 何 罗 羅 郑 鄭 谢 謝 许 許 邓 鄧
		冯 馮 韩 韓 曹 彭 萧 蕭 肖 蔡 潘 袁 董 余 于 苏 蘇 叶 葉 吕 呂 魏 蒋 蔣 杜 丁 沈 姜 范 傅 钟 鍾 卢 盧 汪 戴 贾 賈
		崔 谭 譚 陆 陸 邹 鄒 孟 秦 薛 阎 閻 侯 龙 陶 郝 龚 龔 邵 顾 顧 赖 賴 钱 錢 邱 廖 严 嚴`)
)

// bare is a word in the form of the sets above: lower case, without full stops.
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

// postnominal reports whether a word after a name is not a name; comma says that it came after a comma.
func postnominal(w string, comma bool) bool {
	b := bare(w)
	return generation[b] || degrees[b] || comma && shortDegrees[b]
}

// Postnominal reports whether all words of a text are of the kind that follows names: "PhD", "Jr.", "MLIS, MA".
func Postnominal(s string) bool {
	w := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' })
	for _, word := range w {
		if !postnominal(word, true) {
			return false
		}
	}
	return len(w) > 0
}

// particle reports whether a word can begin a family name in this place.
func particle(w string) bool {
	if particles[w] {
		return true
	}
	return capitalParticles[strings.ToLower(w)] && w != strings.ToUpper(w)
}

// withoutParticles drops particles at the beginning of a family name.
func withoutParticles(family []string) []string {
	for len(family) > 1 && (particles[strings.ToLower(family[0])]) {
		family = family[1:]
	}
	return family
}
