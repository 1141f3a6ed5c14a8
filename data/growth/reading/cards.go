package main

import "lanyard/data/growth"

// cards are shapes of vCards.
func cards() []growth.Shape {
	var out []growth.Shape
	for _, s := range []struct {
		part string
		n    int
		text string
	}{
		{"NOTE lines", 1000, "{NOTE:word %d\n}"},
		{"letters of one NOTE", 25_000, "NOTE:{a}\n"},
		{"escapes in one NOTE", 5000, "NOTE:{\\,\\n}\n"},
		{"folded lines", 2000, "NOTE:x\n{ word %d\n}"},
		{"TYPE values of one TEL", 1000, "TEL;TYPE={t%d,}z:+49 30 5550100\n"},
		{"TYPE parameters of one TEL", 1000, "TEL{;TYPE=t%d}:+49 30 5550100\n"},
		{"parameters of one EMAIL", 1000, "EMAIL{;X-P%d=\"a\"}:a@b.example\n"},
		{"CATEGORIES in one line", 1000, "CATEGORIES:{topic %d,}z\n"},
		{"CATEGORIES lines", 1000, "{CATEGORIES:topic %d\n}"},
		{"EMAIL lines", 1000, "{EMAIL:a%d@b.example\n}"},
		{"e-mails in one EMAIL", 1000, "EMAIL:{a%d@b.example,}a@b.example\n"},
		{"TEL lines", 1000, "{TEL;TYPE=work:+49 30 5550%d\n}"},
		{"numbers in one TEL", 1000, "TEL:{030 5550%d;}030 5550100\n"},
		{"ADR lines", 500, "{ADR:;;Street %d;Town;;1;Land\n}"},
		{"LABEL lines", 1000, "{LABEL;TYPE=home:Street %d\\nTown\n}"},
		{"URL lines", 1000, "{URL:https://h.example/%d\n}"},
		{"IMPP lines", 1000, "{IMPP:xmpp:a%d@b.example\n}"},
		{"X-SOCIALPROFILE lines", 1000, "{X-SOCIALPROFILE;TYPE=x:https://x.example/a%d\n}"},
		{"properties of no known kind", 1000, "{X-A%d:value\n}"},
		{"FN lines", 1000, "{FN:Name %d\n}"},
		{"units of one ORG", 1000, "ORG:Org{;Unit %d}\n"},
		{"names in one N", 1000, "N:Roe;Jane{,Name %d};;;\n"},
		{"words of one FN", 1000, "FN:{Word%d }\n"},
		{"NICKNAME values", 1000, "NICKNAME:{n%d,}z\n"},
		{"groups with labels", 500, "{item%d.EMAIL:a%d@b.example\nitem%d.X-ABLabel:Label %d\n}"},
		{"dots in a group", 5000, "{a.}EMAIL:a@b.example\n"},
		{"lines that are no property", 1000, "{just words %d\n}"},
		{"blank lines", 2000, "{\n}"},
		{"soft breaks of quoted-printable", 1000, "NOTE;ENCODING=QUOTED-PRINTABLE:a=\n{word=20%d=\n}end\n"},
		{"octets of quoted-printable", 2500, "NOTE;ENCODING=QUOTED-PRINTABLE:{=C3=A4}\n"},
		{"lines of a picture", 500, "PHOTO;ENCODING=b:\n{ AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n}"},
		{"pictures", 500, "{PHOTO;ENCODING=b:AAAA\n}"},
		{"letters of another character set", 5000, "NOTE:{\xe4\xf6 }\n"},
		{"cards within the card", 500, "{BEGIN:VCARD\nFN:Name %d\n}"},
		{"backslashes", 5000, "NOTE:{\\}\n"},
		{"semicolons of one ADR", 5000, "ADR:{;}Town\n"},
		{"BDAY lines", 1000, "{BDAY:1999-13-%d\n}"},
	} {
		out = append(out, file("vcf", s.part, s.n, "BEGIN:VCARD\nVERSION:3.0\nFN:Jane Roe\n"+s.text+"END:VCARD\n"))
	}
	return append(out,
		file("vcf", "cards", 1000, "{BEGIN:VCARD\nFN:Name %d\nEMAIL:a%d@b.example\nEND:VCARD\n}"),
		file("vcf", "cards without an end", 1000, "{BEGIN:VCARD\nFN:Name %d\nEMAIL:a%d@b.example\n}"),
		file("vcf", "ends without a card", 1000, "BEGIN:VCARD\nFN:Name\nEND:VCARD\n{END:VCARD\n}"),
		file("vcf", "lines between cards", 1000, "BEGIN:VCARD\nFN:Name\nEND:VCARD\n{words %d\n}BEGIN:VCARD\nFN:Roe\nEND:VCARD\n"),
		file("vcf", "group cards and people", 1000, "{BEGIN:VCARD\nVERSION:4.0\nUID:u%d\nFN:Name %d\nEND:VCARD\n}"+
			"{BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Group %d\nMEMBER:u1\nEND:VCARD\n}"),
		file("vcf", "members of one group card", 500, "{BEGIN:VCARD\nVERSION:4.0\nUID:u%d\nFN:Name %d\nEND:VCARD\n}"+
			"BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Group\n{MEMBER:u%d\n}END:VCARD\n"),
		file("vcf", "names of group cards", 500, "BEGIN:VCARD\nVERSION:4.0\nUID:u\nFN:Jane Roe\nEND:VCARD\n"+
			"{BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Group %d\nMEMBER:u\nEND:VCARD\n}"),
		text("vcf pasted", "properties", 500, "BEGIN:VCARD\nFN:Jane Roe\n{X-A%d:value\n}END:VCARD"),
		text("vcf pasted", "lines that are no property", 500, "BEGIN:VCARD\nFN:Jane Roe\n{just words %d\n}END:VCARD"),
		text("vcf pasted", "cards", 1000, "{BEGIN:VCARD\nFN:Jane Roe\nEND:VCARD\nwords %d\n}"),
	)
}
