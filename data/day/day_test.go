package day

import (
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

// thursday is the day on which the texts of the tests are typed: 6 August 2026.
var thursday = data.Date{Year: 2026, Month: 8, Day: 6}

func reader(region string, toward Toward) Reader {
	return Reader{Today: thursday, Order: OrderOf(region), Toward: toward}
}

func TestADayIsReadAsPeopleTypeIt(t *testing.T) {
	for text, want := range map[string]string{
		"today": "2026-08-06", "Tomorrow": "2026-08-07", "tmrw": "2026-08-07", "yesterday": "2026-08-05", "tonight": "2026-08-06",
		"heute": "2026-08-06", "übermorgen": "2026-08-08", "mañana": "2026-08-07", "明日": "2026-08-07", "the day after tomorrow": "2026-08-08",
		"day before yesterday": "2026-08-04",
		"monday":               "2026-08-10", "Fri": "2026-08-07", "thu": "2026-08-13", "next monday": "2026-08-10", "next fri": "2026-08-14", "next sun": "2026-08-16",
		"this fri": "2026-08-07", "this sunday": "2026-08-09", "this mon": "2026-08-10", "coming friday": "2026-08-07", "last friday": "2026-07-31",
		"last thu": "2026-07-30", "on monday": "2026-08-10", "by fri": "2026-08-07", "Freitag": "2026-08-07", "fri next week": "2026-08-14", "next week friday": "2026-08-14",
		"next week": "2026-08-10", "in 1 week": "2026-08-13", "the coming week": "2026-08-10", "last week": "2026-07-30", "next month": "2026-09-06", "last month": "2026-07-06", "next year": "2027-08-06",
		"in 3 days": "2026-08-09", "in three days": "2026-08-09", "in 2 weeks": "2026-08-20", "in a week": "2026-08-13", "in a month": "2026-09-06",
		"in two months": "2026-10-06", "in 1 year": "2027-08-06", "in a fortnight": "2026-08-20", "in a couple of weeks": "2026-08-20", "in 3d": "2026-08-09",
		"within 3 days": "2026-08-09", "a week from now": "2026-08-13", "3 days ago": "2026-08-03", "a week ago": "2026-07-30", "two weeks ago": "2026-07-23",
		"2 weeks later": "2026-08-20", "weekend": "2026-08-08", "this weekend": "2026-08-08", "next weekend": "2026-08-15",
		"end of month": "2026-08-31", "end of the month": "2026-08-31", "the end of next month": "2026-09-30", "month end": "2026-08-31", "eom": "2026-08-31",
		"end of week": "2026-08-09", "end of next week": "2026-08-16", "end of year": "2026-12-31", "end of november": "2026-11-30", "end of feb": "2027-02-28",
		"start of next month": "2026-09-01", "beginning of next week": "2026-08-10", "end of august": "2026-08-31",
		"28 Nov": "2026-11-28", "Nov 28": "2026-11-28", "28. November": "2026-11-28", "28 Nov 2026": "2026-11-28", "November 28th, 2026": "2026-11-28",
		"28th of November": "2026-11-28", "the 28th of November 2027": "2027-11-28", "28-Nov-2026": "2026-11-28", "28/Nov/26": "2026-11-28", "28nov": "2026-11-28",
		"28Nov2026": "2026-11-28", "Nov28": "2026-11-28", "2026 Nov 28": "2026-11-28", "2026-Nov-28": "2026-11-28", "28 Nov '26": "2026-11-28", "28 Nov 26": "2026-11-28",
		"28.Nov.2026": "2026-11-28", "28 NOV 2026": "2026-11-28", "28 novembre 2026": "2026-11-28", "28 de noviembre de 2026": "2026-11-28", "le 1er décembre": "2026-12-01",
		"am 3. Dezember": "2026-12-03", "1 Sept.": "2026-09-01", "Sept 1st": "2026-09-01", "Sat 28 Nov 2026": "2026-11-28", "Saturday, 28 November 2026": "2026-11-28",
		"Sat, Nov 28": "2026-11-28", "fri 7 aug": "2026-08-07", "5 Aug": "2027-08-05", "6 Aug": "2026-08-06", "29 feb": "2028-02-29",
		"2026-11-28": "2026-11-28", "2026/11/28": "2026-11-28", "2026.11.28": "2026-11-28", "20261128": "2026-11-28", "2026-1-5": "2026-01-05",
		"28.11.2026": "2026-11-28", "28.11.26": "2026-11-28", "28.11.": "2026-11-28", "28.11": "2026-11-28", "28. 11. 2026": "2026-11-28", " 28 . 11 . ": "2026-11-28",
		"28/11/26": "2026-11-28", "28/11/2026": "2026-11-28", "28/11": "2026-11-28", "28-11-2026": "2026-11-28", "28-11-26": "2026-11-28", "11/28/26": "2026-11-28",
		"3/2/27": "2027-02-03", "12th": "2026-08-12", "the 3rd": "2026-09-03", "2026年11月28日": "2026-11-28", "11月28日": "2026-11-28", "2026년 11월 28일": "2026-11-28",
		"２０２６-１１-２８": "2026-11-28", "٢٠٢٦-١١-٢٨": "2026-11-28", "२८/११/२०२६": "2026-11-28", "２８／１１／２６": "2026-11-28",
		"lunedì": "2026-08-10", "domenica 9 agosto": "2026-08-09", "1º settembre 2026": "2026-09-01", "woensdag 12 augustus": "2026-08-12", "3 mei": "2027-05-03",
		"segunda-feira, 10 de agosto": "2026-08-10", "1 de março de 2027": "2027-03-01", "12e oktober": "2026-10-12",
		"12.8.2026": "2026-08-12", "12. 8. 2026": "2026-08-12", "5/5/2026": "2026-05-05", "August 12, 2026": "2026-08-12",
	} {
		d, err := reader("DE", Ahead).Day(text)
		if err != nil || d.Date.String() != want {
			t.Errorf("%q is %s (%v), want %s", text, d.Date, err, want)
		}
	}
}

func TestWhatIsNoDayIsRefusedAndSaidWhy(t *testing.T) {
	const none = "is no day: write fri or 28 Nov"
	for text, want := range map[string]string{
		"": none, "soon": none, "x": none, "28": none, "2026": none, "Nov": none, "November 2026": none, "11/2026": none, "fri sat": none, "--08-12": none,
		"next": none, "in days": none, "in 3": none, "end": none, "14:30": none, "28 Nov 2026 14:30": none, "1 2 3 4": none, "today tomorrow": none, "week": none,
		"31.2.2027": "is no day: there is no 31 Feb 2027", "31 Feb": "is no day: there is no 31 Feb", "2026-02-30": "is no day: there is no 30 Feb 2026",
		"2026-13-01": "is no day: there is no month 13", "31.6.": "is no day: there is no 31 Jun", "29/2/2027": "is no day: there is no 29 Feb 2027",
		"Mon 28 Nov 2026": "28 November 2026 is a Saturday", "0.1.2026": "is no day: there is no 0 Jan 2026", "2026-11-28T10:00": none, "2027/2/31": "is no day: there is no 31 Feb 2027",
	} {
		d, err := reader("DE", Ahead).Day(text)
		if fe, ok := err.(*data.FieldError); !ok || fe.Reason.String() != want {
			t.Errorf("%q is %s (%v), want %q", text, d.Date, err, want)
		}
	}
}

func TestTheRegionSaysTheOrderOfFiguresAndWhatElseTheyCouldBeIsKept(t *testing.T) {
	for _, c := range []struct{ region, text, want, other string }{
		{"DE", "3/2/26", "2026-02-03", "2026-03-02"},
		{"GB", "3/2/2026", "2026-02-03", "2026-03-02"},
		{"US", "3/2/26", "2026-03-02", "2026-02-03"},
		{"us", "3-2-2026", "2026-03-02", "2026-02-03"},
		{"US", "3.2.2026", "2026-02-03", "2026-03-02"},
		{"DE", "3.2.2026", "2026-02-03", ""},
		{"DE", "3-2-2026", "2026-02-03", "2026-03-02"},
		{"JP", "3/2", "2027-03-02", "2027-02-03"},
		{"JP", "26/11/28", "2026-11-28", ""},
		{"HU", "11.28.", "2026-11-28", ""},
		{"US", "28/11/26", "2026-11-28", ""},
		{"US", "11/28/26", "2026-11-28", ""},
		{"DE", "11/28/26", "2026-11-28", ""},
		{"", "3/2/26", "2026-02-03", "2026-03-02"},
		{"US", "2026/03/02", "2026-03-02", ""},
		{"US", "5/5/26", "2026-05-05", ""},
		{"DE", "Mon 2/3/26", "2026-03-02", ""},
		{"DE", "Tue 2/3/26", "2026-02-03", ""},
	} {
		d, err := reader(c.region, Ahead).Day(c.text)
		if err != nil || d.Date.String() != c.want || d.Other.String() != c.other {
			t.Errorf("%s %q is %s or %s (%v), want %s or %s", c.region, c.text, d.Date, d.Other, err, c.want, c.other)
		}
	}
}

func TestTheFieldSaysOnWhichSideADayLies(t *testing.T) {
	for _, c := range []struct{ text, ahead, back, near string }{
		{"12 Aug", "2026-08-12", "2025-08-12", "2026-08-12"},
		{"5 Aug", "2027-08-05", "2026-08-05", "2026-08-05"},
		{"6.8.", "2026-08-06", "2026-08-06", "2026-08-06"},
		{"1 May", "2027-05-01", "2026-05-01", "2027-05-01"},
		{"10 May", "2027-05-10", "2026-05-10", "2026-05-10"},
		{"28/11", "2026-11-28", "2025-11-28", "2026-11-28"},
		{"29 Feb", "2028-02-29", "2024-02-29", "2028-02-29"},
		{"mon", "2026-08-10", "2026-08-03", "2026-08-10"},
		{"thu", "2026-08-13", "2026-08-06", "2026-08-13"},
		{"this mon", "2026-08-10", "2026-08-03", "2026-08-10"},
		{"12th", "2026-08-12", "2026-07-12", "2026-08-12"},
		{"end of june", "2027-06-30", "2026-06-30", "2026-06-30"},
		{"tomorrow", "2026-08-07", "2026-08-07", "2026-08-07"},
		{"2027-01-01", "2027-01-01", "2027-01-01", "2027-01-01"},
	} {
		for toward, want := range map[Toward]string{Ahead: c.ahead, Back: c.back, Near: c.near} {
			if d, err := reader("DE", toward).Day(c.text); err != nil || d.Date.String() != want {
				t.Errorf("%q toward %d is %s (%v), want %s", c.text, toward, d.Date, err, want)
			}
		}
	}
	newYear := Reader{Today: data.Date{Year: 2027, Month: 1, Day: 5}, Toward: Near}
	if d, err := newYear.Day("15 Dec"); err != nil || d.Date.String() != "2026-12-15" {
		t.Errorf("an event of three weeks ago is %s (%v)", d.Date, err)
	}
}

func TestTheLastDayFollowsTheFirst(t *testing.T) {
	for _, c := range []struct{ from, text, want string }{
		{"2026-12-30", "2 Jan", "2027-01-02"},
		{"2026-12-30", "2 Jan 2026", "2026-01-02"},
		{"2026-08-17", "fri", "2026-08-21"},
		{"2026-08-21", "fri", "2026-08-21"},
		{"2026-08-21", "tomorrow", "2026-08-07"},
		{"2027-03-01", "3.3.", "2027-03-03"},
		{"2026-07-30", "1 Aug", "2026-08-01"},
		{"2026-08-12", "15th", "2026-08-15"},
		{"", "fri", "2026-08-07"},
	} {
		from, _ := data.ParseDate(c.from)
		if d, err := reader("DE", Near).Until(c.text, from); err != nil || d.Date.String() != c.want {
			t.Errorf("from %s to %q is %s (%v), want %s", c.from, c.text, d.Date, err, c.want)
		}
	}
}

func TestABirthdayNeedsNoYear(t *testing.T) {
	for text, want := range map[string]string{
		"3 Feb": "--02-03", "--02-03": "--02-03", "--0203": "--02-03", "3.2.": "--02-03", "3.2": "--02-03", "3/2": "--02-03", "Feb 3": "--02-03", "29 Feb": "--02-29",
		"3 Feb 1980": "1980-02-03", "3.2.80": "1980-02-03", "3.2.05": "2005-02-03", "1980-02-03": "1980-02-03", "19800203": "1980-02-03", "1604-02-03": "--02-03",
		"3/2/1980": "1980-02-03", "today": "--08-06", "February 3rd, 1980": "1980-02-03", "2月3日": "--02-03",
	} {
		if d, err := reader("DE", Ahead).Birthday(text); err != nil || d.Date.String() != want {
			t.Errorf("%q is %s (%v), want %s", text, d.Date, err, want)
		}
	}
	for _, text := range []string{"30 Feb", "29.2.1981", "soon", "1980"} {
		if d, err := reader("DE", Ahead).Birthday(text); err == nil {
			t.Errorf("%q is %s", text, d.Date)
		}
	}
	if d, _ := reader("US", Ahead).Birthday("3/2"); d.Date.String() != "--03-02" || d.Other.String() != "--02-03" {
		t.Errorf("in the United States 3/2 is %s or %s", d.Date, d.Other)
	}
}

func TestATimeIsReadAsPeopleTypeIt(t *testing.T) {
	for text, want := range map[string]int{
		"9:30": 570, "09.30": 570, "14": 840, "2 pm": 840, "2:15pm": 855, "12am": 0, "12 p.m.": 720, "0:00": 0, "23h59": 1439, "14h": 840, "14 Uhr": 840,
		"14:30 Uhr": 870, "9 a": 540, "noon": 720, "14:30:15": 870, "24:00": -1, "9:60": -1, "13pm": -1, "9m": -1, "": -1, "morning": -1,
	} {
		got, err := Clock(text)
		if err != nil {
			got = -1
		}
		if got != want {
			t.Errorf("%q is %d minutes, want %d", text, got, want)
		}
	}
}

func TestAMomentIsADayWithATimeOrADayAlone(t *testing.T) {
	now := time.Date(2026, 8, 6, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]string{
		"yesterday 14:30": "2026-08-05 14:30", "fri 9am": "2026-07-31 09:00", "28 Nov 2025 14:30": "2025-11-28 14:30", "28 Nov 14:30": "2025-11-28 14:30",
		"14:30 yesterday": "2026-08-05 14:30", "9am fri": "2026-07-31 09:00", "yesterday at 2 pm": "2026-08-05 14:00", "yesterday, 14:30": "2026-08-05 14:30",
		"thu 9:00": "2026-08-06 09:00", "thu 15:00": "2026-07-30 15:00", "9:30": "2026-08-06 09:30", "2 days ago 10:00": "2026-08-04 10:00",
		"now": "2026-08-06 12:00", "2 hours ago": "2026-08-06 10:00", "an hour ago": "2026-08-06 11:00", "90 min ago": "2026-08-06 10:30", "half an hour ago": "2026-08-06 11:30", "20m ago": "2026-08-06 11:40",
		"2026-08-11T14:30": "2026-08-11 14:30", "2026-08-11T14:30:05": "2026-08-11 14:30", "2026-08-11T14:30:00+02:00": "2026-08-11 12:30",
		"20260811 1430": "none", "11.8. 9:05": "2025-08-11 09:05", "5.8. 9": "2026-08-05 09:00", "Mon 3 Aug 2026 noon": "2026-08-03 12:00",
		"3 Aug 2026": "2026-08-03 day", "yesterday": "2026-08-05 day", "mon": "2026-08-03 day", "3.8.": "2026-08-03 day", "last week": "2026-07-30 day",
		"2026-08-11 25:00": "none", "31.7. 25:00": "none", "": "none", "soon": "none", "soon 14:30": "none", "昨日 14:30": "2026-08-05 14:30",
	} {
		m, err := reader("DE", Back).Moment(text, now)
		got := m.Time.UTC().Format("2006-01-02 15:04")
		switch {
		case err != nil:
			got = "none"
		case m.AllDay:
			got = m.Time.Format("2006-01-02") + " day"
		}
		if got != want {
			t.Errorf("%q is %s (%v), want %s", text, got, err, want)
		}
	}
	if m, err := reader("DE", Ahead).Moment("in 2 hours", now); err != nil || m.Time.Hour() != 14 {
		t.Errorf("in two hours it is %v, %v", m.Time, err)
	}
	if _, err := reader("DE", Back).Moment("31.2.", now); err == nil || !strings.Contains(err.Error(), "there is no 31 Feb") {
		t.Errorf("31.2. is refused with %v", err)
	}
}

func TestADayIsFoundInASentence(t *testing.T) {
	for _, c := range []struct{ sentence, rest, text, day string }{
		{"send slides fri", "send slides", "fri", "2026-08-07"},
		{"send slides thursday", "send slides", "thursday", "2026-08-13"},
		{"send slides Wed", "send slides", "Wed", "2026-08-12"},
		{"send slides today", "send slides", "today", "2026-08-06"},
		{"send slides tomorrow", "send slides", "tomorrow", "2026-08-07"},
		{"send slides morgen", "send slides", "morgen", "2026-08-07"},
		{"send slides next fri", "send slides", "next fri", "2026-08-14"},
		{"send slides next sun", "send slides", "next sun", "2026-08-16"},
		{"send slides in a week", "send slides", "in a week", "2026-08-13"},
		{"send slides in two months", "send slides", "in two months", "2026-10-06"},
		{"send slides 2026-08-12", "send slides", "2026-08-12", "2026-08-12"},
		{"send slides 12.8.", "send slides", "12.8.", "2026-08-12"},
		{"send slides 12.08.2027", "send slides", "12.08.2027", "2027-08-12"},
		{"send slides 5.8.", "send slides", "5.8.", "2027-08-05"},
		{"send slides 29.2.", "send slides", "29.2.", "2028-02-29"},
		{"send slides 25/12", "send slides", "25/12", "2026-12-25"},
		{"send slides 12/25", "send slides", "12/25", "2026-12-25"},
		{"send slides 9/9", "send slides", "9/9", "2026-09-09"},
		{"send slides 12 Aug", "send slides", "12 Aug", "2026-08-12"},
		{"send slides on August 12th", "send slides", "on August 12th", "2026-08-12"},
		{"send slides 12. September 2027", "send slides", "12. September 2027", "2027-09-12"},
		{"send slides by fri", "send slides", "by fri", "2026-08-07"},
		{"send slides, fri", "send slides", "fri", "2026-08-07"},
		{"send slides (fri)", "send slides", "(fri)", "2026-08-07"},
		{"send slides next week", "send slides", "next week", "2026-08-10"},
		{"send slides in 3 days", "send slides", "in 3 days", "2026-08-09"},
		{"send slides by the end of the month", "send slides", "by the end of the month", "2026-08-31"},
		{"send slides by the 12th", "send slides", "by the 12th", "2026-08-12"},
		{"send slides Fri 14 Aug 2026", "send slides", "Fri 14 Aug 2026", "2026-08-14"},
		{"send slides 8/12", "send slides", "8/12", "2026-12-08"},
		{"send slides by 1/2", "send slides", "by 1/2", "2027-02-01"},
		{"2026-12-24 present", "present", "2026-12-24", "2026-12-24"},
		{"fri send slides", "send slides", "fri", "2026-08-07"},
		{"fri: send slides", "send slides", "fri", "2026-08-07"},
		{"by friday send slides", "send slides", "by friday", "2026-08-07"},
		{"24.12. present", "present", "24.12.", "2026-12-24"},
		{"24 Dec present", "present", "24 Dec", "2026-12-24"},
		{"24 Dec: present", "present", "24 Dec", "2026-12-24"},
		{"Dec 24 - present", "present", "Dec 24", "2026-12-24"},
		{"in 3 days call", "call", "in 3 days", "2026-08-09"},
		{"next week call Ann", "call Ann", "next week", "2026-08-10"},
		{"tomorrow, send slides", "send slides", "tomorrow", "2026-08-07"},
		{"end of month report", "report", "end of month", "2026-08-31"},
		{"send slides by friday to Bob", "send slides to Bob", "by friday", "2026-08-07"},
		{"send slides friday to Bob", "send slides to Bob", "friday", "2026-08-07"},
		{"call tomorrow about the slides", "call about the slides", "tomorrow", "2026-08-07"},
		{"send slides on 12 Aug to Bob", "send slides to Bob", "on 12 Aug", "2026-08-12"},
		{"send 2026-12-24 the slides", "send the slides", "2026-12-24", "2026-12-24"},
		{"call in two weeks about RDA", "call about RDA", "in two weeks", "2026-08-20"},
		{"明天发幻灯片", "发幻灯片", "明天", "2026-08-07"},
		{"11月28日までにスライドを送る", "スライドを送る", "11月28日までに", "2026-11-28"},
		{"发幻灯片 2026-12-24", "发幻灯片", "2026-12-24", "2026-12-24"},
		{"2026-12-24 发幻灯片", "发幻灯片", "2026-12-24", "2026-12-24"},
		{"отправить слайды 24.12.", "отправить слайды", "24.12.", "2026-12-24"},
		{"24.12. отправить слайды", "отправить слайды", "24.12.", "2026-12-24"},
		{"أرسل العرض غدا", "أرسل العرض", "غدا", "2026-08-07"},
		{"أرسل العرض ٢٠٢٦-١٢-٢٤", "أرسل العرض", "٢٠٢٦-١٢-٢٤", "2026-12-24"},
		{"Folien bis Freitag schicken", "Folien schicken", "bis Freitag", "2026-08-07"},
		{"next week", "next week", "", "2026-08-10"},
		{"fri", "fri", "", "2026-08-07"},
		{"by fri", "by fri", "", "2026-08-07"},
		{"2026-12-24", "2026-12-24", "", "2026-12-24"},
		{"foto's sturen 12 augustus", "foto's sturen", "12 augustus", "2026-08-12"},
		{"mandare le foto giovedì", "mandare le foto", "giovedì", "2026-08-13"},
		{"send slides to Domenica", "send slides to Domenica", "", ""},
		{"show table 3 Mei", "show table 3 Mei", "", ""},
		{"call Marco 12", "call Marco 12", "", ""},
		{"Augustus 12 tickets", "Augustus 12 tickets", "", ""},
		{"send slides", "send slides", "", ""},
		{"send version 2.8", "send version 2.8", "", ""},
		{"send slides 31.2.", "send slides 31.2.", "", ""},
		{"send the may report", "send the may report", "", ""},
		{"send 12", "send 12", "", ""},
		{"read chapter 2/3", "read chapter 2/3", "", ""},
		{"send part 5/6", "send part 5/6", "", ""},
		{"print 1/2", "print 1/2", "", ""},
		{"send the photos from yesterday", "send the photos from yesterday", "", ""},
		{"send the Friday report", "send the Friday report", "", ""},
		{"send the Friday report to Bob", "send the Friday report to Bob", "", ""},
		{"meet every monday", "meet every monday", "", ""},
		{"introduce her to Sun", "introduce her to Sun", "", ""},
		{"Sun Li intro", "Sun Li intro", "", ""},
		{"write to Mon Ami about it", "write to Mon Ami about it", "", ""},
		{"book the room from 3 Dec to 5 Dec", "book the room from 3 Dec to 5 Dec", "", ""},
		{"call 030 23125 100", "call 030 23125 100", "", ""},
		{"send 3 copies", "send 3 copies", "", ""},
		{"send 20 slides to 3 people", "send 20 slides to 3 people", "", ""},
		{"meet at 14:30", "meet at 14:30", "", ""},
		{"first draft of the paper", "first draft of the paper", "", ""},
	} {
		got, ok := reader("DE", Ahead).Cut(c.sentence)
		if !ok {
			got.Rest = c.sentence
		}
		if got.Rest != c.rest || got.Text != c.text || got.Date().String() != c.day {
			t.Errorf("%q: %q, %q, %v; want %q, %q, %s", c.sentence, got.Rest, got.Text, got.Date(), c.rest, c.text, c.day)
		}
	}
}

// As mail and task programs have it, next week is a Monday, never a number of days.
func TestNextWeekIsTheMondayOfTheWeekAfter(t *testing.T) {
	for today, want := range map[string]string{
		"2026-11-29 Sunday": "2026-11-30", "2026-11-30 Monday": "2026-12-07", "2026-12-01 Tuesday": "2026-12-07", "2026-12-05 Saturday": "2026-12-07",
		"2026-12-06 Sunday": "2026-12-07", "2026-12-28 Monday": "2027-01-04", "2028-02-28 Monday": "2028-03-06",
	} {
		at, err := time.Parse("2006-01-02 Monday", today)
		if err != nil {
			t.Fatal(err)
		}
		r := Reader{Today: data.DateOf(at), Toward: Ahead}
		if got := NextWeek(r.Today); got.String() != want {
			t.Errorf("on %s the button means %s, want %s", today, got, want)
		}
		for _, words := range []string{"next week", "beginning of next week", "mon next week", "the coming week"} {
			if got, err := r.Day(words); err != nil || got.Date != NextWeek(r.Today) {
				t.Errorf("on %s %q is %s (%v), and the button means %s", today, words, got.Date, err, want)
			}
		}
	}
}

func TestTheWeekBeginsAsTheRegionHasIt(t *testing.T) {
	for region, want := range map[string]time.Weekday{"DE": time.Monday, "us": time.Sunday, "GB": time.Monday, "EG": time.Saturday, "IL": time.Sunday, "": time.Monday} {
		if got := WeekStart(region); got != want {
			t.Errorf("in %q the week begins on %s, want %s", region, got, want)
		}
	}
	if got := (data.Date{Year: 2026, Month: 1, Day: 31}).AddMonths(1); got.String() != "2026-02-28" {
		t.Errorf("a month after 31 January: %v", got)
	}
}

func FuzzDay(f *testing.F) {
	for _, s := range []string{"28 Nov", "11/28/26", "in 3 days", "next week friday", "end of feb", "--02-03", "2026年11月28日", "send slides by fri to Bob", "fri 9am", "٢٨.١١."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		now := time.Date(2026, 8, 6, 12, 0, 0, 0, time.UTC)
		for _, toward := range []Toward{Ahead, Back, Near} {
			r := reader("US", toward)
			if d, err := r.Day(s); err == nil {
				if !d.Date.Valid() || d.Date.Year == 0 || !d.Other.IsZero() && !d.Other.Valid() {
					t.Fatalf("%q is %+v", s, d)
				}
				if again, err := r.Day(d.Date.String()); d.Date.Year > 1604 && (err != nil || again.Date != d.Date) {
					t.Fatalf("%q is %s, which reads as %s, %v", s, d.Date, again.Date, err)
				}
			}
			if d, err := r.Birthday(s); err == nil && !d.Date.Valid() {
				t.Fatalf("%q is the birthday %+v", s, d)
			}
			_, _ = r.Moment(s, now)
			if c, ok := r.Cut(s); ok && (c.Rest == "" || !c.Date().Valid() || c.Date().Year == 0) {
				t.Fatalf("%q is cut to %+v", s, c)
			}
		}
		if m, err := Clock(s); err == nil && (m < 0 || m >= 24*60) {
			t.Fatalf("%q is %d minutes", s, m)
		}
	})
}
