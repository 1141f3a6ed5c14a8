package vcard

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"lanyard/data"
)

// told are the lines of problems, and what each quotes.
func told(problems []error) string {
	var out []string
	for _, err := range problems {
		var row *data.RowError
		if !errors.As(err, &row) {
			return err.Error()
		}
		quote := row.Reason.String()
		if at := strings.Index(quote, "“"); at >= 0 {
			quote = quote[at+len("“") : strings.Index(quote, "”")]
		}
		out = append(out, fmt.Sprint(row.Line, " ", quote))
	}
	return strings.Join(out, " | ")
}

// left is a property for a line that was not read, as summary writes it.
func left(value string) string { return " other=" + LeftOver + ":" + value }

// damaged are cards as broken programs, phones and hands leave them, what is read of each, and what is told.
var damaged = []struct{ claim, card, want, told string }{
	{"a line behind a name is not a part of it", text("3.0", "FN:Jane Doe", "of the State Library", "N:Doe;Jane;;;"), "fn=Jane Doe n=Doe|Jane|||" + left("of the State Library"), "4 of the State Library"},
	{"a line behind N is not a part of it", text("3.0", "FN:Jane Doe", "N:Doe;Jane;;;", "call before noon", "TEL:+1 202-555-0143"), "fn=Jane Doe n=Doe|Jane||| tel=+1 202-555-0143()" + left("call before noon"), "5 call before noon"},
	{"a line behind a number is not a part of it", text("3.0", "FN:J", "TEL;TYPE=CELL:+1 202-555-0143", "ask for Anna", "EMAIL:j@x.example"), "fn=J mail=j@x.example() tel=+1 202-555-0143(mobile)" + left("ask for Anna"), "5 ask for Anna"},
	{"a line behind an address is not a part of it", text("3.0", "FN:J", "ADR;TYPE=HOME:;;1 Main St;Springfield;;01067;Freedonia", "second floor", "TEL:1"), "fn=J tel=1() adr=||1 Main St|Springfield||01067|Freedonia(home)" + left("second floor"), "5 second floor"},
	{"a line behind a birthday is not a part of it", text("3.0", "FN:J", "BDAY:1980-02-03", "Gift: a book", "TEL:1"), "fn=J tel=1() born=1980-02-03" + left("Gift: a book"), "5 Gift: a book"},
	{"a line behind an e-mail address is not a part of it", text("3.0", "FN:J", "EMAIL:j@x.example", "-- sent from my phone", "TEL:1"), "fn=J mail=j@x.example() tel=1()" + left("-- sent from my phone"), "5 -- sent from my phone"},
	{"a line behind an organisation is not a part of it", text("3.0", "FN:J", "ORG:State Library;Maps", "(since 2019)", "TEL:1"), "fn=J org=State Library dept=Maps tel=1()" + left("(since 2019)"), "5 (since 2019)"},
	{"a line behind a link is not a part of it", text("3.0", "FN:J", "URL:https://x.example", "and www.other.example", "TEL:1"), "fn=J tel=1() url=https://x.example()" + left("and www.other.example"), "5 and www.other.example"},
	{"a line behind a job title is not a part of it", text("3.0", "FN:J", "TITLE:Head", "Deputy: Bo", "TEL:1"), "fn=J title=Head tel=1()" + left("Deputy: Bo"), "5 Deputy: Bo"},
	{"a line behind VERSION", text("3.0", "exported by a script", "FN:J"), "fn=J" + left("exported by a script"), "3 exported by a script"},
	{"a line before END", text("3.0", "FN:J", "TEL:1", "-----------", "page 1 of 3"), "fn=J tel=1()" + left("page 1 of 3"), "6 page 1 of 3"},
	{"a line of signs says nothing", text("3.0", "FN:J", "----------", "TEL:1"), "fn=J tel=1()", ""},
	{"a line behind an empty one", text("3.0", "FN:Jane", "", "Kovács", "TEL:1"), "fn=Jane tel=1()" + left("Kovács"), "5 Kovács"},
	{"a folded line goes with the line that is none", text("3.0", "FN:J", "TEL:+1 202-555-0143", "this is a long line of text that a program folded although nobody knew", "  why", "EMAIL:j@x.example"), "fn=J mail=j@x.example() tel=+1 202-555-0143()" + left("this is a long line of text that a program folded although nobody knew why"), "5 this is a long line of text that a program folded although nobody knew why"},
	{"a picture's stray word", text("3.0", "FN:J", "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ", "Holiday", "TEL:1"), "fn=J tel=1()" + left("Holiday"), "5 Holiday"},
	{"a colon alone", text("3.0", "FN:J", ":nothing", "TEL:1"), "fn=J tel=1()" + left(":nothing"), "4 :nothing"},
	{"an unknown word with a colon in lower case", text("3.0", "FN:J", "TEL:+1 202-555-0143", "website: x.example"), "fn=J tel=+1 202-555-0143()" + left("website: x.example"), "5 website: x.example"},
	{"several lines, each told", text("3.0", "FN:J", "ORG:A", "one line", "two line", "TEL:1", "three line"), "fn=J org=A tel=1()" + left("one line") + left("two line") + left("three line"), "5 one line | 6 two line | 8 three line"},
	{"a wrapped telephone number with words", text("3.0", "FN:J", "TEL:+1 202-555-0143", "  weekdays only", "EMAIL:j@x.example"), "fn=J mail=j@x.example() tel=+1 202-555-0143()" + left("weekdays only"), "5 weekdays only"},
	{"a birthday with a remark folded behind it", text("3.0", "FN:J", "BDAY:1980-02-03", "  not sure"), "fn=J born=1980-02-03" + left("not sure"), "5 not sure"},
	{"a soft break goes on with what looks like properties", text("2.1", "FN:J", "NOTE;ENCODING=QUOTED-PRINTABLE:call=0D=0A=", "EMAIL: rather not=0D=0A=", "TEL: after six", "TEL:030 5550104"), "fn=J tel=030 5550104() note=call\nEMAIL: rather not\nTEL: after six", ""},
	{"a soft break goes on with a number in the note", text("2.1", "FN:J", "NOTE;ENCODING=QUOTED-PRINTABLE:the old one was=0D=0A=", "TEL:030 5550199=0D=0A=", "URL:www.x.example", "TEL:030 5550104"), "fn=J tel=030 5550104() note=the old one was\nTEL:030 5550199\nURL:www.x.example", ""},
	{"a soft break in the middle of a sentence", text("2.1", "FN:J", "NOTE;ENCODING=QUOTED-PRINTABLE:please put into the =", "TITLE:what it is about", "TEL:1"), "fn=J tel=1() note=please put into the TITLE:what it is about", ""},
	{"an empty line ends a soft break", text("2.1", "FN:J", "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=", "TEL: nine=", "", "TEL:030 5550104"), "fn=J tel=030 5550104() note=one\nTEL: nine", ""},
	{"a sign of a soft break left at the end", text("2.1", "FN:J", "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=", "TEL;CELL:030 5550104"), "fn=J tel=030 5550104(mobile) note=one", ""},
	{"a folded note with the words of properties", text("3.0", "FN:J", "NOTE:Please send to the address", " EMAIL:is in the subject field or", "  TEL: none", "ORG:Real AG"), "fn=J org=Real AG note=Please send to the address EMAIL:is in the subject field or TEL: none", ""},
	{"a folded note whose lines end in a blank", text("3.0", "FN:J", "NOTE:Bitte an die Adresse mit ", " URL: www.x.example und ", " TITLE: Doktor senden", "TEL:1"), "fn=J tel=1() note=Bitte an die Adresse mit URL: www.x.example und TITLE: Doktor senden", ""},
	{"a folded note with a title that may be one", text("3.0", "FN:J", "NOTE:On his badge it says", " TITLE:Doctor", "TEL:1"), "fn=J tel=1() note=On his badge it says TITLE:Doctor", "5 TITLE:Doctor"},
	{"an indented number behind a note is one", text("3.0", "FN:J", "NOTE:met at the booth", " TEL:030 5550104", "ORG:A"), "fn=J org=A tel=030 5550104() note=met at the booth", ""},
	{"several numbers in one value", text("3.0", "FN:J", "TEL:+49 30 5550110, +49 171 5550110", "TEL;TYPE=CELL:030 5550111;030 5550112"), "fn=J tel=+49 30 5550110() tel=+49 171 5550110() tel=030 5550111(mobile) tel=030 5550112(mobile)", ""},
	{"several addresses in one value", text("3.0", "FN:J", "EMAIL:a@x.example;b@x.example", "EMAIL;TYPE=WORK:c@x.example, d@x.example"), "fn=J mail=a@x.example() mail=b@x.example() mail=c@x.example(work) mail=d@x.example(work)", ""},
	{"a number with its extension stays one", text("3.0", "FN:J", "TEL:+49 30 5550110,,12", "TEL:tel:+49-30-5550110;ext=12", "TEL:030 5550110\\, 5550112"), "fn=J tel=+49 30 5550110,,12() tel=+49-30-5550110 ext. 12() tel=030 5550110, 5550112()", ""},
	{"one name in two languages", text("4.0", "FN;LANGUAGE=ja;ALTID=1:山田 太郎", "FN;LANGUAGE=en;ALTID=1:Taro Yamada"), "fn=山田 太郎 other=FN;LANGUAGE=en;ALTID=1:Taro Yamada", ""},
	{"a slash in a name", text("3.0", "FN:J", "X-GOOGLE/TALK:jane", "TEL:1"), "fn=J tel=1() other=X-GOOGLE/TALK:jane", ""},
	{"other signs in names", text("3.0", "FN:J", "X-SIP+WORK;TYPE=home:a", "X-A&B:c", "X_OWN:d", "HOME/ROOM:12", "X-FELD(1):e"), "fn=J other=X-SIP+WORK;TYPE=home:a other=X-A&B:c other=X_OWN:d other=HOME/ROOM:12 other=X-FELD(1):e", ""},
	{"a group with odd signs", text("3.0", "FN:J", "item-1.TEL:1", "item#2.EMAIL:j@x.example"), "fn=J mail=j@x.example() tel=1()", ""},
	{"an unknown name in capitals", text("3.0", "FN:J", "SKILLS:Go", "BLOODTYPE;X=1:A"), "fn=J other=SKILLS:Go other=BLOODTYPE;X=1:A", ""},
	{"a clock time is no property", text("3.0", "FN:J", "TEL:1", "10:30 lunch"), "fn=J tel=1()" + left("10:30 lunch"), "5 10:30 lunch"},
	{"an address in capitals is no property", text("3.0", "FN:J", "TEL:1", "HTTPS://X.EXAMPLE"), "fn=J tel=1()" + left("HTTPS://X.EXAMPLE"), "5 HTTPS://X.EXAMPLE"},
	{"a note goes on over empty lines", text("3.0", "FN:J", "NOTE:one", "", "two", "", "", "three", "EMAIL:j@x.example"), "fn=J mail=j@x.example() note=one\n\ntwo\n\n\nthree", ""},
	{"a note of lines with words before colons", text("3.0", "FN:J", "NOTE:first", "Tel: ask her", "PS: bring cake", "Email: none yet", "ETA: 10:30", "TEL:1"), "fn=J tel=1() note=first\nTel: ask her\nPS: bring cake\nEmail: none yet\nETA: 10:30", ""},
	{"a note of links", text("4.0", "FN:J", "NOTE:see", "https://a.example/x", "", "http://b.example", "mailto:c@x.example", "REV:20260101T000000Z"), "fn=J note=see\nhttps://a.example/x\n\nhttp://b.example\nmailto:c@x.example", ""},
	{"a note of a list", text("3.0", "FN:J", "NOTE:to do:", "- call; write", "- X-ray appointment: Tuesday", "* done", "END of list", "TEL:1"), "fn=J tel=1() note=to do:\n- call; write\n- X-ray appointment: Tuesday\n* done\nEND of list", ""},
	{"a note broken in quoted-printable", text("2.1", "FN:J", "NOTE;ENCODING=QUOTED-PRINTABLE:one=C3=A9", "two", "TEL:1"), "fn=J tel=1() note=oneé\ntwo", ""},
	{"a note that begins on the next line", text("3.0", "FN:J", "NOTE:", "hello there", "TEL:1"), "fn=J tel=1() note=hello there", ""},
	{"a note before a broken number", text("3.0", "FN:J", "NOTE:met at the fair", "TEL TYPE=CELL +1 202-555-0143", "EMAIL j@x.example"), "fn=J mail=j@x.example() tel=+1 202-555-0143(mobile) note=met at the fair", "5 TEL TYPE=CELL +1 202-555-0143 | 6 EMAIL j@x.example"},
	{"a note before a property in small letters", text("3.0", "fn:J", "note:met", "tel:1", "email:j@x.example"), "fn=J mail=j@x.example() tel=1() note=met", ""},
	{"properties whose colon is missing", text("3.0", "FN=Jane Doe", "N=Doe;Jane", "TEL;CELL +1 202-555-0143", "EMAIL;TYPE=WORK j@x.example", "ORG;State Library", "BDAY=1980-02-03", "URL https://x.example/a", "NICKNAME;JD"), "fn=Jane Doe n=Doe|Jane||| nick=JD org=State Library mail=j@x.example(work) tel=+1 202-555-0143(mobile) url=https://x.example/a() born=1980-02-03", "3 FN=Jane Doe | 4 N=Doe;Jane | 5 TEL;CELL +1 202-555-0143 | 6 EMAIL;TYPE=WORK j@x.example | 7 ORG;State Library | 8 BDAY=1980-02-03 | 9 URL https://x.example/a | 10 NICKNAME;JD"},
	{"a number that is none stays a line", text("3.0", "FN:J", "TEL ask at the desk", "TEL:1"), "fn=J tel=1()" + left("TEL ask at the desk"), "4 TEL ask at the desk"},
	{"words that begin as a property", text("3.0", "FN:J", "ORG:A", "NOTE that he left", "TEL:1"), "fn=J org=A tel=1()" + left("NOTE that he left"), "5 NOTE that he left"},
	{"a link whose colon is missing", text("3.0", "FN:J", "URL;https://x.example", "URL;TYPE=WORK http://y.example/z"), "fn=J url=https://x.example() url=http://y.example/z(work)", "4 URL;https://x.example | 5 URL;TYPE=WORK http://y.example/z"},
	{"a head that goes on on the next line", text("3.0", "FN:J", "TEL;TYPE=WORK;", "TYPE=VOICE:+1 202-555-0143", "EMAIL", ":j@x.example"), "fn=J mail=j@x.example() tel=+1 202-555-0143(work)", ""},
	{"END and BEGIN on one line", "BEGIN:VCARD\nFN:A\nEND:VCARD BEGIN:VCARD\nFN:B\nEND:VCARDBEGIN:VCARD\nFN:C\nEND:VCARD,BEGIN:VCARD\nFN:D\nEND:VCARD", "fn=A ## fn=B ## fn=C ## fn=D", ""},
	{"NULL around markers", "NULLBEGIN:VCARD\nFN:A\nEND:VCARDNULLBEGIN:VCARD\nFN:B\nEND:VCARD NULL BEGIN:VCARD\nFN:C\nNULLEND:VCARD\nNULL\nnull\nBEGIN:VCARD\nFN:D\nEND:VCARD\nNULL", "fn=A ## fn=B ## fn=C ## fn=D", ""},
	{"END glued to the last value", "BEGIN:VCARD\nVERSION:3.0\nFN:A\nTEL:0151 555 0107END:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:B\nTEL:2 END:VCARD", "fn=A tel=0151 555 0107() ## fn=B tel=2()", ""},
	{"END glued to the last value, BEGIN to it", "BEGIN:VCARD\nVERSION:3.0\nFN:A\nTEL:1END:VCARDBEGIN:VCARD\nVERSION:3.0\nFN:B\nTEL:2END:VCARDNULLBEGIN:VCARD\nVERSION:3.0\nFN:C\nEND:VCARD\n", "fn=A tel=1() ## fn=B tel=2() ## fn=C", ""},
	{"VERSION glued to BEGIN", "BEGIN:VCARDVERSION:3.0\nFN:A\nEND:VCARD\nBEGIN:VCARD VERSION:2.1\nFN:B\nEND:VCARD", "fn=A ## fn=B", ""},
	{"words glued to END", "BEGIN:VCARD\nFN:A\nEND:VCARDfoo\nBEGIN:VCARD\nFN:B\nthe end END:VCARD\n", "fn=A ## fn=B" + left("the end"), "3 foo | 6 the end"},
	{"a card on one line", "BEGIN:VCARD VERSION:3.0 N:Doe;Jane FN:Jane Doe ORG:State Library TEL;TYPE=cell:+1 202-555-0143 EMAIL:j@x.example NOTE:met at ten END:VCARD", "fn=Jane Doe n=Doe|Jane||| org=State Library mail=j@x.example() tel=+1 202-555-0143(mobile) note=met at ten", ""},
	{"two cards on one line", "BEGIN:VCARD VERSION:3.0 FN:Jane Doe TEL:1 END:VCARD BEGIN:VCARD VERSION:3.0 FN:Jim TEL:2 END:VCARD", "fn=Jane Doe tel=1() ## fn=Jim tel=2()", ""},
	{"line ends written as characters", `BEGIN:VCARD\nVERSION:3.0\nN:Doe;Jane\nFN:Jane Doe\nTEL:+1 202-555-0143\nNOTE:one\ntwo\nEND:VCARD\n`, "fn=Jane Doe n=Doe|Jane||| tel=+1 202-555-0143() note=one\ntwo", ""},
	{"a card quoted in a mail", "> BEGIN:VCARD\n> VERSION:3.0\n> FN:Jane\n> TEL:1\n> END:VCARD\n", "fn=Jane tel=1()", ""},
	{"a mail around a card", "Hello,\nhere is my card\nBEGIN:VCARD\nFN:Jane\nTEL:1\nEND:VCARD\nbest, Jane\n", "fn=Jane tel=1()", "1 Hello, here is my card | 7 best, Jane"},
	{"no END before the next card", "BEGIN:VCARD\nFN:A\nTEL:1\nBEGIN:VCARD\nFN:B\nEND:VCARD", "fn=A tel=1() ## fn=B", "1 the card ends without END:VCARD; it was read as far as it goes: export the file again if something is missing"},
	{"a value that speaks of markers", "BEGIN:VCARD\nVERSION:3.0\nFN:A\nNOTE:it ends with END:VCARD\nTEL:1\nEND:VCARD\n", "fn=A tel=1() note=it ends with END:VCARD", ""},
	{"a wrapper around cards", "BEGIN:VADDRESSBOOK\nBEGIN:VCARD\nFN:A\nEND:VCARD\nEND:VADDRESSBOOK\n", "fn=A", ""},
	{"a component inside a card", "BEGIN:VCARD\nFN:A\nBEGIN:VALARM\nEND:VALARM\nTEL:1\nEND:VCARD\n", "fn=A tel=1()" + left("BEGIN:VALARM") + left("END:VALARM"), "3 BEGIN:VALARM | 4 END:VALARM"},
	{"indented properties", text("3.0", " N:Doe;Jane", "FN:Jane Doe", "\tTEL;TYPE=work:+1 202-555-0143", "  EMAIL:j@x.example", "  item1.URL:https://x.example", "  item1.X-ABLabel:lab"), "fn=Jane Doe n=Doe|Jane||| mail=j@x.example() tel=+1 202-555-0143(work) url=https://x.example item1.X-ABLabel:lab()", ""},
	{"all but BEGIN is indented", "BEGIN:VCARD\n  VERSION:3.0\n  FN:Jane\n  NOTE:a long\n    line\n  TEL:1\n  END:VCARD\n", "fn=Jane tel=1() note=a long line", ""},
	{"a template indents every second line deeper", "    BEGIN:VCARD\n    VERSION:3.0\n      N:Doe;Jane\n      FN:Jane Doe\n      TEL:+1 202-555-0143\n      END:VCARD\n", "fn=Jane Doe n=Doe|Jane||| tel=+1 202-555-0143()", ""},
	{"a folded text that reads as a property", text("3.0", "FN:J", "NOTE:Please write to me or call me whenever you like to talk about the new", " EMAIL: address of the library", "TEL:1"), "fn=J tel=1() note=Please write to me or call me whenever you like to talk about the newEMAIL: address of the library", ""},
	{"an indented property behind a long one", text("3.0", " FN:J", " NOTE:this note is as long as a line is when a program folds it, is it", " TEL:1"), "fn=J tel=1() note=this note is as long as a line is when a program folds it, is it", ""},
	{"soft breaks with an indent", text("2.1", "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9F=D0=B5=D1=82=", "  =D1=80=D0=BE=D0=B2;=D0=9E=D0=BB=", "  =D0=B3=D0=B0;;;", "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9E=D0=BB=D0=B3=D0=B0=20=D0=9F=D0=B5=D1=82=", "  =D1=80=D0=BE=D0=B2"), "fn=Олга Петров n=Петров|Олга|||", ""},
	{"a soft break inside a character, with an indent", text("2.1", "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=", " =BCrgen", "TEL:1"), "fn=Jürgen tel=1()", ""},
	{"a tab behind a soft break is an indent", text("2.1", "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCr=", "\tgen", "TEL:1"), "fn=Jürgen tel=1()", ""},
	{"a blank behind a soft break is text", text("2.1", "FN:J", "NOTE;ENCODING=QUOTED-PRINTABLE:one two three=", " four five", "TEL:1"), "fn=J tel=1() note=one two three four five", ""},
	{"a soft break before an empty line", text("2.1", "FN:J", "NOTE;ENCODING=QUOTED-PRINTABLE:one=", "", "TEL:1"), "fn=J tel=1() note=one", ""},
	{"the sign of a soft break is missing", text("2.1", "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9E=D0=BB", "=D0=B3=D0=B0", "TEL:1"), "fn=Олга tel=1()", ""},
	{"an address in soft breaks", text("2.1", "FN:J", "ADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;Stra=C3=9Fe 1;K=C3=B6=", "ln;;50667;Deutschland", "TEL:1"), "fn=J tel=1() adr=||Straße 1|Köln||50667|Deutschland(home)", ""},
	{"types with escaped commas", text("3.0", "FN:J", `TEL;TYPE=WORK\,VOICE\,PREF:1`, `TEL;TYPE=HOME\,FAX:2`, `TEL;TYPE="CELL\,VOICE":3`, `EMAIL;TYPE=INTERNET\,HOME:j@x.example`, `ADR;TYPE=WORK\,POSTAL:;;1 Main St;;;;`), "fn=J mail=j@x.example(home) tel=1(work)* tel=2(home fax) tel=3(mobile) adr=||1 Main St||||(work)", ""},
	{"types with other signs between them", text("3.0", "FN:J", `TEL;TYPE="WORK;FAX":1`, "TEL;TYPE=HOME/FAX:2", "TEL;TYPE=CELL|VOICE:3", `TEL;TYPE=WORK\;CELL:4`), "fn=J tel=1(work fax) tel=2(home fax) tel=3(mobile) tel=4(work mobile)", ""},
	{"labels that are types", text("3.0", "FN:J", "a.TEL:1", `a.X-ABLABEL:HOME\;FAX`, "b.EMAIL;TYPE=HOME:j@x.example", "b.X-ABLABEL:INTERNET", "c.ADR:;;1 Main St;;;;", `c.X-ABLabel:WORK\,PREF`, "d.TEL:4", "d.X-ABLABEL:CELL VOICE"), "fn=J mail=j@x.example(home) tel=1(home fax) tel=4(mobile) adr=||1 Main St||||(work)*", ""},
	{"labels that people chose stay", text("3.0", "FN:J", "a.TEL:1", "a.X-ABLabel:Work desk", "b.TEL:2", "b.X-ABLabel:fax work", "c.TEL:3", "c.X-ABLabel:LAB", "d.TEL:4", "d.X-ABLabel:pref"), "fn=J tel=1(Work desk) tel=2(fax work) tel=3(LAB) tel=4(pref)", ""},
	{"labels of one's own in 2.1", text("2.1", "FN:J", "TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=42=C3=BC=72=6F=20=32):1", "EMAIL;X-CUSTOM(Verein):j@x.example", "TEL;X-Custom(ENCODING=QUOTED-PRINTABLE,=61=2C=62):2", "TEL;X-SatPhone;CELL:3", "ADR;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=C3=84):;;1 Main St;;;;"), "fn=J mail=j@x.example(Verein) tel=1(Büro 2) tel=2(a,b) tel=3(mobile SatPhone) adr=||1 Main St||||(Ä)", ""},
	{"a blank of the text behind an indent", text("2.1", "FN:J", "NOTE;ENCODING=QUOTED-PRINTABLE:foot=", " ball and=", "  tea"), "fn=J note=football and tea", ""},
	{"links to chats with a number", text("3.0", "FN:J", "item1.URL:https://wa.me/12025550143", "item1.X-ABLabel:WhatsApp", "URL:https://t.me/+12025550144", "TEL:+1 202-555-0145", "URL:https://api.whatsapp.com/send?phone=12025550145"), "fn=J tel=+1 202-555-0145() tel=+12025550143(WhatsApp) tel=+12025550144(Telegram) url=https://wa.me/12025550143(WhatsApp) url=https://t.me/+12025550144() url=https://api.whatsapp.com/send?phone=12025550145()", ""},
	{"a messenger's property that says what its value is", text("3.0", "FN:J", "X-SIGNAL-NUMBER:+1 202-555-0143", "X-VIBER-PHONE:+1 202-555-0144", "X-THREEMA-ID:ABCD1234"), "fn=J tel=+1 202-555-0143(Signal) tel=+1 202-555-0144(Viber) url=ABCD1234(Threema)", ""},
	{"neither BEGIN nor END", "VERSION:3.0\nFN:J\nTEL:1\n", "fn=J tel=1()", "1 the card begins without BEGIN:VCARD; it was read all the same: export the file again if something is missing"},
	{"a NUL between cards", "BEGIN:VCARD\rVERSION:3.0\rFN:J\rEND:VCARD\x00BEGIN:VCARD\rVERSION:3.0\rFN:K\rEND:VCARD\r\x00\x00", "fn=J ## fn=K", ""},
	{"numbers in messengers", text("3.0", "FN:J", "IMPP;X-SERVICE-TYPE=WhatsApp:x-apple:%2B1%20202-555-0143", "IMPP;X-SERVICE-TYPE=Telegram;type=HOME:x-apple:+12025550144", "X-WHATSAPP:+1 202-555-0145", "X-SIGNAL;TYPE=HOME:+1 202-555-0146", "IMPP:viber:+12025550147", "IMPP;TYPE=threema:+12025550148", "IMPP:whatsapp:12025550149", "IMPP;X-SERVICE-TYPE=WhatsApp:https://wa.me/12025550150"), "fn=J tel=+1 202-555-0143(WhatsApp) tel=+12025550144(Telegram) tel=+1 202-555-0145(WhatsApp) tel=+1 202-555-0146(Signal) tel=+12025550147(Viber) tel=+12025550148(Threema) tel=+12025550149(WhatsApp) tel=+12025550150(WhatsApp) url=https://wa.me/12025550150(WhatsApp)", ""},
	{"names in messengers", text("3.0", "FN:J", "X-SKYPE:jane.doe", "X-SKYPE-USERNAME;TYPE=HOME:live:jane", "IMPP;X-SERVICE-TYPE=Skype:skype:jane?chat", "IMPP:xmpp:jane@chat.example", "X-JABBER:jd@chat.example", "X-TELEGRAM:@jane", "X-ICQ:123456789", "IMPP;X-SERVICE-TYPE=QQ:x-apple:987654321", "X-MATRIX:@jane:chat.example", "IMPP;TYPE=x-threema:ABCD1234", "IMPP;X-SERVICE-TYPE=GoogleTalk:xmpp:jane%40mail.example"), "fn=J url=jane.doe(Skype) url=live:jane(Skype) url=skype:jane?chat(Skype) url=xmpp:jane@chat.example(Jabber) url=jd@chat.example(Jabber) url=@jane(Telegram) url=123456789(ICQ) url=987654321(QQ) url=@jane:chat.example(Matrix) url=ABCD1234(Threema) url=xmpp:jane%40mail.example(Google Talk)", ""},
	{"messengers with labels of their groups", text("3.0", "FN:J", "item1.IMPP:x-apple:%2B12025550143", "item1.X-ABLabel:Signal", "item2.IMPP;TYPE=x-skype:jane", "item2.X-ABLABEL:Skype", "item3.X-SKYPE:j2", "item3.X-ABLabel:Skype at home"), "fn=J tel=+12025550143(Signal) url=jane(Skype) url=j2(Skype at home)", ""},
	{"profiles that are numbers", text("3.0", "FN:J", "X-SOCIALPROFILE;type=whatsapp:x-apple:%2B12025550143", "X-SOCIALPROFILE;TYPE=signal:tel:+12025550144", "SOCIALPROFILE;SERVICE-TYPE=Telegram:https://t.me/jane", "X-SOCIALPROFILE;type=twitter;x-user=jane:"), "fn=J tel=+12025550143(WhatsApp) tel=+12025550144(Signal) url=https://t.me/jane(Telegram)", ""},
	{"the number to call is not the preferred messenger", text("3.0", "FN:J", "IMPP;X-SERVICE-TYPE=Signal;type=pref:x-apple:+12025550144", "TEL;TYPE=CELL,PREF:+1 202-555-0143"), "fn=J tel=+12025550144(Signal) tel=+1 202-555-0143(mobile)*", ""},
	{"numbers of Outlook's own", text("2.1", "FN:J", "X-MS-TEL;VOICE;ASSISTANT:+1 202-555-0144", "X-MS-TEL;VOICE;COMPANY:+1 202-555-0145", "X-MS-IMADDRESS:jane@chat.example"), "fn=J tel=+1 202-555-0144(assistant) tel=+1 202-555-0145(company) url=jane@chat.example(IM)", ""},
	{"units of an organisation", text("3.0", "FN:J", `ORG:Example\, Inc.;North West;Sales`), "fn=J org=Example, Inc. dept=North West; Sales", ""},
	{"a unit with a semicolon", text("3.0", "FN:J", `ORG:Example;R&D\; Labs;Maps`), `fn=J org=Example dept=R&D\; Labs; Maps`, ""},
	{"one unit with a semicolon", text("3.0", "FN:J", `ORG:Example;R&D\; Labs`), `fn=J org=Example dept=R&D\; Labs`, ""},
	{"empty units", text("3.0", "FN:J", "ORG:Example;;Sales;;"), "fn=J org=Example dept=Sales", ""},
	{"an address of which a part stands on the next line", text("2.1", "FN:J", "ADR;HOME:;;Box 9", "Street 5;Hamburg;;20095;", "TEL:1"), "fn=J tel=1() adr=||Box 9\nStreet 5|Hamburg||20095|(home)", ""},
	{"a double-spaced file", text("3.0", "", "FN:Jane Doe", "", "NOTE:the quick brown fox jumps over the lazy dog and then it runs away from i", "", "  t", "", "TEL:1"), "fn=Jane Doe tel=1() note=the quick brown fox jumps over the lazy dog and then it runs away from i t", ""},
	{"a Samsung card with raw breaks in coded values", text("2.1", "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;=4A=C3=B6=72=67;;;", "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4A=C3=B6=72=67", "TEL;CELL:+49 171 555 0101", "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=42=C3=BC=63=68=65=72=20=", "=0D=0A=0D=0A=7A=77=65=69", "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bo;14;;;;;;;;;;;;;"), "fn=Jörg n=|Jörg||| tel=+49 171 555 0101(mobile) note=Bücher \n\nzwei other=X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bo;14;;;;;;;;;;;;;", ""},
	{"a Nokia card", text("2.1", "N:Doe;Jane;;;", "TEL;PREF;CELL;VOICE:+1 202-555-0143", "TEL;VOICE;HOME:+1 202-555-0144", "X-CLASS:private", "X-EPOCCNTMODELLABEL1;ENCODING=8BIT:room 5", "X-WV-ID:jane@chat.example", "X-SIP;POC:sip:jane@chat.example", "ADR;HOME:;;1 Main St;Springfield;;01067;Freedonia"), "fn=Jane Doe n=Doe|Jane||| tel=+1 202-555-0143(mobile)* tel=+1 202-555-0144(home) adr=||1 Main St|Springfield||01067|Freedonia(home) url=sip:jane@chat.example(SIP) other=X-CLASS:private other=X-EPOCCNTMODELLABEL1:room 5 other=X-WV-ID:jane@chat.example", ""},
	{"a web generator that indents its template", text("3.0", "        N:Doe;Jane;;;", "        FN:Jane Doe", "        ORG:State Library", "        TITLE:Head", "        TEL;TYPE=WORK,VOICE:+1 202-555-0143", "        EMAIL:j@x.example", "        ADR;TYPE=WORK:;;1 Main St;Springfield;;01067;Freedonia", "        URL:https://x.example", "        NOTE:hello"), "fn=Jane Doe n=Doe|Jane||| org=State Library title=Head mail=j@x.example() tel=+1 202-555-0143(work) adr=||1 Main St|Springfield||01067|Freedonia(work) url=https://x.example() note=hello", ""},
	{"a generator's HTML around a card", "<pre>BEGIN:VCARD\nVERSION:3.0\nFN:Jane Doe\nTEL:1\nEND:VCARD</pre>\n", "fn=Jane Doe tel=1()", ""},
	{"a card in a data URI", "data:text/vcard;charset=utf-8,BEGIN:VCARD\nVERSION:3.0\nFN:Jane Doe\nTEL:1\nEND:VCARD\n", "fn=Jane Doe tel=1()", "1 data:text/vcard;charset=utf-8,"},
	{"quotation marks around a card", "\"BEGIN:VCARD\nVERSION:3.0\nFN:Jane Doe\nTEL:1\nEND:VCARD\"\n", "fn=Jane Doe tel=1()", ""},
	{"small letters and blanks in markers", "begin : vcard\nfn:Jane\nend : vcardnull\nbegin:vcardversion:3.0\nfn:Jim\nend:vcard", "fn=Jane ## fn=Jim", ""},
	{"a file that was cut between two cards", "TEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:Jane\nEND:VCARD\nBEGIN:VCARD\nFN:Jim\n", "fn=Jane ## fn=Jim", "1 TEL:1 | 6 the card ends without END:VCARD; it was read as far as it goes: export the file again if something is missing"},
	{"Google's own fields", text("3.0", "FN:J", "item1.X-ABRELATEDNAMES:Bo", "item1.X-ABLabel:_$!<Spouse>!$_", "item2.IMPP;X-SERVICE-TYPE=SKYPE:x-apple:jane", "item2.X-ABLabel:", "X-PHONETIC-FIRST-NAME:jay", "CATEGORIES:myContacts,friends"), "fn=J url=jane(Skype) topics=friends other=item1.X-ABRELATEDNAMES:Bo other=item1.X-ABLabel:Spouse other=X-PHONETIC-FIRST-NAME:jay", ""},
	{"an answering machine's header inside a card", text("3.0", "Content-Type: text/vcard", "FN:J", "TEL:1"), "fn=J tel=1()" + left("Content-Type: text/vcard"), "3 Content-Type: text/vcard"},
	{"a line with nothing but a number", text("3.0", "FN:J", "+1 202-555-0143", "TEL:1"), "fn=J tel=1()" + left("+1 202-555-0143"), "4 +1 202-555-0143"},
	{"a line with nothing but an e-mail address", text("3.0", "FN:J", "j@x.example", "TEL:1"), "fn=J tel=1()" + left("j@x.example"), "4 j@x.example"},
	{"a note of Cyrillic lines", text("3.0", "FN:Анна", "NOTE:Первая строка", "вторая: строка", "", "третья; строка", "TEL:1"), "fn=Анна tel=1() note=Первая строка\nвторая: строка\n\nтретья; строка", ""},
	{"a raw line behind a coded name", text("2.1", "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen", "Doktor", "TEL:1"), "fn=Jürgen tel=1()" + left("Doktor"), "4 Doktor"},
	{"a raw line behind a coded address", text("2.1", "FN:J", "ADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;Stra=C3=9Fe 1;K=C3=B6ln;;50667;DE", "Hinterhaus", "TEL:1"), "fn=J tel=1() adr=||Straße 1|Köln||50667|DE(home)" + left("Hinterhaus"), "5 Hinterhaus"},
	{"soft breaks with an indent in one value only, more than one", text("2.1", "FN:J", "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9F=D0=B5=D1=82=", "   =D1=80=D0=BE=D0=B2=", "   =D0=B0", "TEL:1"), "fn=J tel=1() note=Петрова", ""},
	{"blanks before soft breaks stay", text("2.1", "FN:J", "NOTE;ENCODING=QUOTED-PRINTABLE:one =", "two =", "three", "TEL:1"), "fn=J tel=1() note=one two three", ""},
	{"Delta Chat's raw note with a colon line first", text("4.0", "EMAIL:j@chat.example", "FN:J", "NOTE:", "I work: on maps", "https://x.example/me", "", "bye", "REV:20260101T000000Z"), "fn=J mail=j@chat.example() note=I work: on maps\nhttps://x.example/me\n\nbye", ""},
	{"a hand-written card", text("3.0", "FN: Jane Doe", "N: Doe; Jane", "Tel: +1 202-555-0143", "Email: j@x.example", "Org: State Library", "Web: x.example"), "fn=Jane Doe n=Doe|Jane||| org=State Library mail=j@x.example() tel=+1 202-555-0143()" + left("Web: x.example"), "8 Web: x.example"},
	{"an X- name with a blank in it", text("3.0", "FN:J", "X-OFFICE HOURS:9 to 5", "X-FOO BAR;TYPE=x:y", "TEL:1"), "fn=J tel=1()" + left("X-OFFICE HOURS:9 to 5") + left(`X-FOO BAR\;TYPE=x:y`), "4 X-OFFICE HOURS:9 to 5 | 5 X-FOO BAR;TYPE=x:y"},
	{"type words in brackets and with prefixes", text("3.0", "FN:J", "TEL;TYPE=X-WORK:1", "TEL;TYPE=x-mobile:2", "TEL;TYPE=WORK;TYPE=pref;TYPE=CELL:3", "TEL;type=CELL;type=VOICE;type=pref:4"), "fn=J tel=1(work) tel=2(mobile) tel=3(work mobile)* tel=4(mobile)", ""},
	{"a messenger without an address", text("3.0", "FN:J", "IMPP;X-SERVICE-TYPE=Skype:", "X-WHATSAPP:", "TEL:1"), "fn=J tel=1()", ""},
	{"a messenger's number with its country only in the scheme", text("3.0", "FN:J", "IMPP:whatsapp:12025550149", "IMPP;X-SERVICE-TYPE=WhatsApp:12025550150@s.whatsapp.net", "X-VIBER:viber://chat?number=%2B12025550151", "IMPP:sgnl:+12025550152", "IMPP;TYPE=PREF:sip:+12025550153@sip.example"), "fn=J tel=+12025550149(WhatsApp) tel=+12025550150(WhatsApp) tel=+12025550151(Viber) tel=+12025550152(Signal) url=viber://chat?number=%2B12025550151(Viber) url=sip:+12025550153@sip.example(SIP)", ""},
	{"an address book's chat without a service", text("3.0", "FN:J", "IMPP:jane", "IMPP;TYPE=HOME:aim:jane77", "IMPP;X-SERVICE-TYPE=Chatter;TYPE=WORK:x-apple:jane%20doe"), "fn=J url=jane(IM) url=aim:jane77(AIM) url=jane doe(Chatter)", ""},
	{"one soft break with an indent inside a name", text("2.1", "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=90=D0=BD=D0=BD=D0=B0 =D0=98=", " =D0=B2=D0=B0=D0=BD=D0=BE=D0=B2=D0=B0", "TEL:1"), "fn=Анна Иванова tel=1()", ""},
	{"capitals before a colon in a broken note are text", text("3.0", "FN:J", "N:Doe;Jane;;;", "NOTE:shopping", "list", "N: 5 copies", "TITLE: The Long Way", "TEL:1"), "fn=J n=Doe|Jane||| tel=1() note=shopping\nlist\nN: 5 copies\nTITLE: The Long Way", ""},
	{"a hand-written note with blanks behind every colon", text("3.0", "FN: J", "NOTE: met", "at the fair", "TEL: +1 202-555-0143"), "fn=J tel=+1 202-555-0143() note=met\nat the fair", ""},
	{"BEGIN twice", "BEGIN:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Jane\nEND:VCARD\nEND:VCARD\n", "fn=Jane", ""},
	{"BEGIN glued to a value, without END", "BEGIN:VCARD\nVERSION:3.0\nFN:A\nTEL:1BEGIN:VCARD\nVERSION:3.0\nFN:B\nEND:VCARD\n", "fn=A tel=1() ## fn=B", "1 the card ends without END:VCARD; it was read as far as it goes: export the file again if something is missing"},
	{"other words than NULL between cards", "BEGIN:VCARD\nFN:A\nEND:VCARD\nundefined\nBEGIN:VCARD\nFN:B\nEND:VCARDundefinedBEGIN:VCARD\nFN:C\nEND:VCARD", "fn=A ## fn=B ## fn=C", "4 undefined | 7 undefined"},
	{"a mark and blanks between cards", "BEGIN:VCARD\nFN:A\nEND:VCARD\uFEFFBEGIN:VCARD\nFN:B\nEND:VCARD \u00A0BEGIN:VCARD\nFN:C\nEND:VCARD", "fn=A ## fn=B ## fn=C", ""},
	{"a marker behind a note that broke off", "BEGIN:VCARD\nVERSION:3.0\nFN:A\nNOTE:one\ntwo END:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:B\nEND:VCARD", "fn=A note=one\ntwo ## fn=B", ""},
	{"an indented END behind a value", "BEGIN:VCARD\nFN:A\nTEL:1\n END:VCARD\n BEGIN:VCARD\n FN:B\n END:VCARD", "fn=A tel=1() ## fn=B", ""},
	{"types in a property's name", text("3.0", "FN:J", "TEL/WORK:+1 202-555-0143", "EMAIL_HOME:j@x.example", "ADR-WORK:;;1 Main St;;;;", "TEL-FOO:5"), "fn=J mail=j@x.example(home) tel=+1 202-555-0143(work) adr=||1 Main St||||(work) other=TEL-FOO:5", ""},
	{"KAddressBook's chats", text("3.0", "FN:J", "X-messaging/skype-All:jane", "X-messaging/xmpp-All:jane@chat.example", "X-messaging/whatsapp-All:+1 202-555-0143", "X-messaging/foo-All:jd", "X-KADDRESSBOOK-X-IMAddress:jane"), "fn=J tel=+1 202-555-0143(WhatsApp) url=jane(Skype) url=jane@chat.example(Jabber) url=jd(IM) url=jane(IM)", ""},
	{"services in types", text("3.0", "FN:J", "TEL;TYPE=WHATSAPP:+1 202-555-0143", "TEL;TYPE=CELL,SIGNAL:+1 202-555-0144", "X-SOCIALPROFILE;TYPE=HOME,TELEGRAM:jane", "IMPP;TYPE=WHATSAPP:+1 202-555-0145", "SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://social.example/@jane"), "fn=J tel=+1 202-555-0143(WhatsApp) tel=+1 202-555-0144(mobile Signal) tel=+1 202-555-0145(WhatsApp) url=jane(Telegram) url=https://social.example/@jane(Mastodon)", ""},
	{"blanks behind soft breaks are text where words stand apart", text("2.1", "FN:J", "NOTE;ENCODING=QUOTED-PRINTABLE:foobar foobar=", " foobar foobar=", " foobar", "TEL:1"), "fn=J tel=1() note=foobar foobar foobar foobar foobar", ""},
	{"blanks behind soft breaks are indents where words would break", text("2.1", "FN:J", "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:bring the b=C3=BCch=", " er to the libra=", " ry soon", "TEL:1"), "fn=J tel=1() note=bring the bücher to the library soon", ""},
	{"coded blanks tell that a raw one is an indent", text("2.1", "FN:J", "ORG;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=53=74=61=74=65=20=4C=69=", " =62=72=61=72=79", "TEL:1"), "fn=J org=State Library tel=1()", ""},
	{"a note that is long and folded and goes on over an empty line", text("3.0", "FN:J", "NOTE:the quick brown fox jumps over the lazy dog and then it runs away from i", " t", "", "and comes back: at ten", "TEL:1"), "fn=J tel=1() note=the quick brown fox jumps over the lazy dog and then it runs away from it\n\nand comes back: at ten", ""},
	{"a folded line behind a line that is none, and one behind it", text("3.0", "FN:J", "ORG:A", "junk one", "junk two", "X-A:b"), "fn=J org=A other=X-A:b" + left("junk one") + left("junk two"), "5 junk one | 6 junk two"},
	{"a birthday as text with a stray line", text("3.0", "FN:J", "BDAY:circa 1800", "born at sea", "TEL:1"), "fn=J tel=1() other=BDAY:circa 1800" + left("born at sea"), "4 circa 1800 | 5 born at sea"},
	{"categories and a stray line", text("3.0", "FN:J", "CATEGORIES:maps,books", "friends", "TEL:1"), "fn=J tel=1() topics=maps+books" + left("friends"), "5 friends"},
	{"a stray line behind a property that is not modelled", text("3.0", "FN:J", "X-SHOE:42", "wide ones", "TEL:1"), "fn=J tel=1() other=X-SHOE:42" + left("wide ones"), "5 wide ones"},
	{"an address on lines of its own behind ADR", text("3.0", "FN:J", "ADR;TYPE=HOME:", "1 Main St", "Springfield", "TEL:1"), "fn=J tel=1()" + left("1 Main St") + left("Springfield"), "5 1 Main St | 6 Springfield"},
	{"a label of an address that broke off", text("2.1", "FN:J", "LABEL;HOME:1 Main St", "Springfield", "TEL:1"), "fn=J tel=1() adr=||1 Main St||||(home)" + left("Springfield"), "5 Springfield"},
	{"a name that broke off", text("2.1", "N:Doe", "Jane;;;", "FN:Jane Doe", "TEL:1"), "fn=Jane Doe n=Doe|||| tel=1()" + left(`Jane\;\;\;`), "4 Jane;;;"},
	{"a NOTE with a raw line that ends in a backslash", text("3.0", "FN:J", `NOTE:one\`, "two", "TEL:1"), "fn=J tel=1() note=one\ntwo", ""},
	{"Apple's raw line feed in an address", text("3.0", "FN:J", `ADR;type=HOME:;;1 Main St\n`, "Floor 2;Springfield;;01067;", "TEL:1"), "fn=J tel=1() adr=||1 Main St\nFloor 2|Springfield||01067|(home)", ""},
	{"labels as lists in small letters", text("3.0", "FN:J", "a.TEL:1", `a.X-ABLABEL:work\;voice`, "b.TEL:2", "b.X-ABLabel:work,fax,pref", "c.TEL:3", "c.X-ABLabel:main desk, 2nd"), "fn=J tel=1(work) tel=2(work fax)* tel=3(main desk, 2nd)", ""},
	{"a label in Korean", text("2.1", "FN:J", "TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=EC=A7=91=EC=A0=84=ED=99=94):+1 202-555-0143", "TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=EC=A7=91=", "=EC=A0=84):+1 202-555-0144", "TEL;X-CUSTOM(CHARSET=ISO-8859-1,ENCODING=QUOTED-PRINTABLE,=42=FC=72=6F):3"), "fn=J tel=+1 202-555-0143(집전화) tel=+1 202-555-0144(집전) tel=3(Büro)", ""},
	{"an old phone's chat fields", text("2.1", "FN:J", "X-SKYPE-USERNAME:jane", "X-ICQ;HOME:1234567", "X-GOOGLE-TALK:j@mail.example", "X-AIM;WORK:jd", "X-YAHOO:jane77", "X-MSN:j@x.example", "X-QQ:555555", "X-JABBER;HOME;PREF:j@jabber.example"), "fn=J url=jane(Skype) url=1234567(ICQ) url=j@mail.example(Google Talk) url=jd(AIM) url=jane77(Yahoo) url=j@x.example(MSN) url=555555(QQ) url=j@jabber.example(Jabber)", ""},
	{"a property without a value has no line of its own to lose", text("3.0", "FN:J", "TEL;TYPE=HOME:", "EMAIL:", "TITLE", "NOTE:"), "fn=J", ""},
	{"Evolution's and Thunderbird's own", text("4.0", "FN:J", "X-EVOLUTION-FILE-AS:J", "X-MOZILLA-HTML:TRUE", "X-EVOLUTION-VIDEO-URL:https://meet.example/j", "CUSTOM1;VALUE=TEXT:abc", "X-CUSTOM1:def"), "fn=J other=X-EVOLUTION-FILE-AS:J other=X-MOZILLA-HTML:TRUE other=X-EVOLUTION-VIDEO-URL:https://meet.example/j other=CUSTOM1;VALUE=TEXT:abc other=X-CUSTOM1:def", ""},
	{"an HTML note written raw", text("3.0", "FN:J", "NOTE:<p>first</p>", `<p style="color:red">second: red</p>`, "", "<br>", "TEL:1"), "fn=J tel=1() note=<p>first</p>\n<p style=\"color:red\">second: red</p>\n\n<br>", ""},
	{"a signature pasted behind a title", text("3.0", "FN:J", "TITLE:Head of Maps", "State Library", "T: +1 202-555-0143", "E: j@x.example", "TEL:1"), "fn=J title=Head of Maps tel=1()" + left("State Library") + left("T: +1 202-555-0143") + left("E: j@x.example"), "5 State Library | 6 T: +1 202-555-0143 | 7 E: j@x.example"},
	{"an indented property behind a long link", text("3.0", "FN:J", "URL:https://www.library.example/people/jane-doe/visiting-card/code", "  EMAIL:j@x.example", "TEL:1"), "fn=J mail=j@x.example() tel=1() url=https://www.library.example/people/jane-doe/visiting-card/code()", ""},
	{"letters beyond ASCII in a name", text("3.0", "FN:J", "X-GRÖSSE:42", "X-名前;TYPE=x:y", "TEL:1"), "fn=J tel=1() other=X-GRÖSSE:42 other=X-名前;TYPE=x:y", ""},
	{"a blank or a comma before the types", text("3.0", "FN:J", "TEL TYPE=CELL:+1 202-555-0143", "TEL CELL WORK: +1 202-555-0144", "EMAIL,HOME:j@x.example", "ADR TYPE=HOME:;;1 Main St;;;;", "TEL desk:5"), "fn=J mail=j@x.example(home) tel=+1 202-555-0143(mobile) tel=+1 202-555-0144(work mobile) adr=||1 Main St||||(home)" + left("TEL desk:5"), "4 TEL TYPE=CELL:+1 202-555-0143 | 5 TEL CELL WORK: +1 202-555-0144 | 6 EMAIL,HOME:j@x.example | 7 ADR TYPE=HOME:;;1 Main St;;;; | 8 TEL desk:5"},
	{"the colon of another script", text("3.0", "FN：山田太郎", "TEL;CELL：+1 202-555-0143", "ORG：国立図書館", "URL：https://x.example/a"), "fn=山田太郎 org=国立図書館 tel=+1 202-555-0143(mobile) url=https://x.example/a()", "3 FN：山田太郎 | 4 TEL;CELL：+1 202-555-0143 | 5 ORG：国立図書館 | 6 URL：https://x.example/a"},
	{"a card whose lines end in HTML", "BEGIN:VCARD<br>VERSION:3.0<br/>N:Doe;Jane<br>FN:Jane Doe<br />TEL:+1 202-555-0143<br>END:VCARD<br>", "fn=Jane Doe n=Doe|Jane||| tel=+1 202-555-0143()", ""},
	{"a picture with empty lines between its lines", text("2.1", "FN:J", "PHOTO;ENCODING=BASE64;PNG:", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAA", "", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "", "AAAA", "TEL:1"), "fn=J tel=1()", ""},
	{"parts behind the last one stay with it", text("3.0", "FN:J", "N:Doe;Jane;;;PhD;of Maps;", "ADR;TYPE=HOME:;;1 Main St;Springfield;;01067;Freedonia;second floor;;", "TEL:1"), "fn=J n=Doe|Jane|||PhD; of Maps tel=1() adr=||1 Main St|Springfield||01067|Freedonia; second floor(home)", ""},
}

func TestDamagedCards(t *testing.T) {
	for _, c := range damaged {
		t.Run(c.claim, func(t *testing.T) {
			drafts, problems := readAll(t, strings.NewReader(c.card))
			var got []string
			for _, d := range drafts {
				got = append(got, summary(d))
				if three, four := summary(one(t, encode(t, d.Contact, nil))), summary(one(t, encode4(t, d.Contact, nil))); three != summary(d) || four != summary(d) {
					t.Errorf("read      %s\nafter 3.0 %s\nafter 4.0 %s", summary(d), three, four)
				}
			}
			if s := strings.Join(got, " ## "); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
			if s := told(problems); s != c.told {
				t.Errorf("told %s\nwant %s", s, c.told)
			}
		})
	}
}

// stray are lines that are no property, as people, mail programs and broken exporters leave them in a card.
var stray = []string{
	"exported by a script", "NULL pointer", "call before noon", "Call back: Tuesday 10:30", "10:30 lunch", "https://x.example/about", "+1 202-555-0199 weekdays",
	";=\"Mobile Phone: +000000\":", ":nothing", "= what", "(since 2019)", "second floor; left door", "Größe: XL", "- first; second", "name@x.example wrote:", "TEL ask at the desk", "1;2;3", "Straße 5",
}

func TestAStrayLineChangesNothingElse(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	for round := range 3000 {
		c := generate(r)
		lines := strings.SplitAfter(encode(t, c, nil), "\r\n")
		at := 2 + r.IntN(len(lines)-3)
		for lines[at][0] == ' ' {
			at++
		}
		line := stray[r.IntN(len(stray))]
		gap := strings.Repeat("\r\n", r.IntN(2))
		card := strings.Join(lines[:at], "") + gap + line + "\r\n" + strings.Join(lines[at:], "")
		drafts, problems := readAll(t, strings.NewReader(card))
		if len(drafts) != 1 {
			t.Fatalf("round %d: %d people, %v of\n%s", round, len(drafts), problems, card)
		}
		got, inNote := drafts[0].Contact, false
		if rest, found := strings.CutSuffix(got.Note, line); found && c.Note != "" {
			inNote = true
			got.Note = strings.TrimRight(rest, "\n")
		}
		kept := slices.IndexFunc(got.Other, func(p data.Property) bool { return p.Name == LeftOver && p.Text() == line })
		if kept >= 0 {
			got.Other = slices.Delete(got.Other, kept, kept+1)
		}
		if w, g := summary(data.Draft{Contact: c}), summary(data.Draft{Contact: got}); w != g {
			t.Fatalf("round %d\nwrote %s\nread  %s\ncard %s", round, w, g, card)
		}
		if inNote == (kept >= 0) || inNote != (len(problems) == 0) || !inNote && !strings.Contains(problems[0].Error(), line) {
			t.Fatalf("round %d: %q is in the note: %t, kept: %t, told: %v of\n%s", round, line, inNote, kept >= 0, problems, card)
		}
	}
}

func TestTwoPeopleInOneCardAreTold(t *testing.T) {
	for card, want := range map[string]string{
		text("3.0", "FN:Twin One", "N:One;Twin", "TEL:030 5550103", "FN:Twin Two", "N:Two;Twin"):      "6 Twin One",
		text("3.0", "N:Ott;Ann", "FN:Ann Ott", "N:Lee;Bo", "FN:Bo Lee", "TEL:1"):                      "6 Ann Ott",
		text("3.0", "FN:Ann Ott", "N:Ott;Ann", "FN:ann ott", "N:Ott;Ann"):                             "",
		text("4.0", "FN;LANGUAGE=ja:山田 太郎", "N;LANGUAGE=ja:山田;太郎", "FN:Taro Yamada", "N:Yamada;Taro"): "",
	} {
		drafts, problems := readAll(t, strings.NewReader(card))
		if got := told(problems); got != want || len(drafts) != 1 {
			t.Errorf("%d people, told %q, want %q", len(drafts), got, want)
		}
	}
}
