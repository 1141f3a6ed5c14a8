package swap

import (
	"fmt"
	"math"
	"net/http"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestThePageSpeaksEveryLanguageInFull(t *testing.T) {
	for _, w := range languages {
		v := reflect.ValueOf(w)
		for i := range v.NumField() {
			if v.Field(i).String() == "" {
				t.Errorf("%s lacks %s", w.Tag, v.Type().Field(i).Name)
			}
		}
		for _, with := range []string{w.Consent, w.Where} {
			if s := fmt.Sprintf(with, "Anna"); strings.Contains(s, "%!") || !strings.Contains(s, "Anna") {
				t.Errorf("%s: %s", w.Tag, s)
			}
		}
	}
}

func TestThePageIsSmallAndNeedsNothingElse(t *testing.T) {
	s, _ := serve(t, Options{})
	for _, w := range languages {
		res, page := get(t, at(s, "?l="+w.Tag), "Accept-Language", "en")
		if res.StatusCode != http.StatusOK || res.Header.Get("Content-Language") != w.Tag {
			t.Fatalf("%s: %s, %q", w.Tag, res.Status, res.Header.Get("Content-Language"))
		}
		if len(page) > 30_000 {
			t.Errorf("%s: %d bytes", w.Tag, len(page))
		}
		if found := regexp.MustCompile(`(?i)<script|https?:|//[a-z]|\son[a-z]+=|url\(|@import|style=`).FindString(page); found != "" {
			t.Errorf("%s: the page holds %q", w.Tag, found)
		}
		for _, want := range []string{w.Take, w.SendTitle, w.Email, w.Send, w.Plain, `autocomplete="organization-title"`, `href="/` + s.token + `/card.vcf"`} {
			if !strings.Contains(page, want) {
				t.Errorf("%s: the page lacks %q", w.Tag, want)
			}
		}
		inputs := regexp.MustCompile(`<(?:input type="(?:text|email|tel|url|file|checkbox)|textarea)`).FindAllStringIndex(page, -1)
		labels := regexp.MustCompile(`<label[^>]*>(?:<span>[^<]+</span>)?<(?:input|textarea)`).FindAllString(page, -1)
		if len(inputs) != len(labels) || len(inputs) < 9 {
			t.Errorf("%s: %d of %d fields have a label", w.Tag, len(labels), len(inputs))
		}
	}
	if _, page := get(t, at(s, ""), "Accept-Language", "pt-BR, ko;q=0.8"); !strings.Contains(page, `lang="en"`) {
		t.Error("a phone in another language gets no English")
	}
	if _, page := get(t, at(s, ""), "Accept-Language", "zh-Hant-TW"); !strings.Contains(page, `lang="zh"`) {
		t.Error("a phone in Chinese gets none")
	}
}

// luminance is the relative luminance of a colour "#rgb" or "#rrggbb" (WCAG 2.2).
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	hex = strings.TrimPrefix(hex, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	var l float64
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		l += weight * c
	}
	return l
}

func TestThePageCanBeReadInLightAndDark(t *testing.T) {
	for _, root := range regexp.MustCompile(`:root\{([^}]*)\}`).FindAllStringSubmatch(style, -1) {
		colors := map[string]string{}
		for _, c := range regexp.MustCompile(`--([a-z]+):(#[0-9a-f]+)`).FindAllStringSubmatch(root[1], -1) {
			colors[c[1]] = c[2]
		}
		for _, pair := range []struct {
			above, below string
			contrast     float64
		}{
			{"text", "card", 4.5},
			{"text", "page", 4.5},
			{"muted", "card", 4.5},
			{"muted", "page", 4.5},
			{"accent", "card", 4.5},
			{"on", "accent", 4.5},
			{"wrong", "card", 4.5},
			{"line", "card", 3},
		} {
			a, b := luminance(t, colors[pair.above]), luminance(t, colors[pair.below])
			if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < pair.contrast {
				t.Errorf("%s on %s: %.2f in %s", pair.above, pair.below, ratio, root[1])
			}
		}
	}
}
