package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"

	"lanyard/data/growth"
)

// tables are shapes of CSV files.
func tables() []growth.Shape {
	var out []growth.Shape
	for _, s := range []struct {
		part string
		n    int
		text string
	}{
		{"rows", 1000, "Name,E-mail,Phone\n{Name %d,a%d@b.example,+49 30 5550100\n}"},
		{"rows of one person", 1000, "Name,E-mail\n{Jane Roe,a@b.example\n}"},
		{"rows that are cut off", 500, "Name,E-mail,Phone\n{Name %d\n}"},
		{"blank rows", 2000, "Name,E-mail\nA B,a@b.example\n{\n}"},
		{"columns", 250, "Name,E-mail{,Column %d}\nJane Roe,a@b.example{,v%d}\n"},
		{"columns of one name", 500, "Name,E-mail{,Tag}\nJane Roe,a@b.example{,v%d}\n"},
		{"cells beyond the header", 1000, "Name,E-mail\nJane Roe,a@b.example{,v%d}\n"},
		{"e-mails in a cell", 1000, "Name,E-mail\nJane Roe,\"{a%d@b.example, }\"\n"},
		{"phones in a cell", 1000, "Name,Phone\nJane Roe,\"{+49 30 5550%d; }\"\n"},
		{"links in a cell", 1000, "Name,Website\nJane Roe,\"{https://h.example/%d }\"\n"},
		{"topics in a cell", 1000, "Name,Topics\nJane Roe,\"{topic %d; }\"\n"},
		{"groups of Google", 1000, "Name,Given Name,Family Name,Group Membership,E-mail 1 - Value\nJane Roe,Jane,Roe,{g%d ::: }* myContacts,a@b.example\n"},
		{"values of Google", 1000, "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value\nJane Roe,Jane,Roe,* Work,{a%d@b.example ::: }a@b.example\n"},
		{"letters of a note", 25_000, "Name,Note\nJane Roe,{a}\n"},
		{"lines of a note", 200, "Name,Note\nJane Roe,\"{line %d\n}\"\n"},
		{"lines of a long note", 2500, "Name,Note\nJane Roe,\"{line %d\n}\"\n"},
		{"a long note that is never closed", 5, "Name,Note\nJane Roe,\"open\n{line" + strings.Repeat("\nline", 2000) + "\n}"},
		{"words of a name", 1000, "Name,E-mail\n{Word%d },a@b.example\n"},
		{"quotes of a cell", 5000, "Name,Note\nJane Roe,\"{\"\"}\"\n"},
		{"cells with a stray quote", 1000, "Name,Note\n{Jane Roe,\"a \"b\" c\n}"},
		{"cells that are never closed", 500, "Name,Note\n{Jane %d,\"open\n}"},
		{"addresses in a cell", 500, "Name,Address\nJane Roe,\"{Street %d, 10115 Town; }\"\n"},
		{"headers further down", 1000, "Name,E-mail\n{A B,a%d@b.example\n\nE-mail,Name\nc%d@d.example,C D\n}"},
		{"lines above the header", 1000, "{Report of day %d\n}Name,E-mail\nJane Roe,a@b.example\n"},
		{"promises in a cell", 200, "Name,Promises\nJane Roe,\"{send %d;\n}\"\n"},
		{"rows with what they say of a meeting", 1000, "Name,Event,Met at,Encounter note\n{Jane Roe,Event %d,2026-03-01,said %d\n}"},
		{"rows of other people's guests", 1000, "Order,Buyer name,Attendee name,Attendee e-mail\n{%d,Jane Roe,Guest %d,g%d@b.example\n}"},
		{"letters of another character set", 1500, "Name,Note\nJane Roe,{\xe4\xf6 }\n"},
		{"words of a header", 1000, "Name,{Word%d }\nJane Roe,v\n"},
		{"rows with more e-mails than columns", 1000, "Name;E-mail\n{Jane %d;a%d@b.example;b%d@b.example;c\n}"},
		{"links to a person's fields", 500, "Name,LinkedIn\n{Jane %d,linkedin.com/in/a%d\n}"},
		{"roles and companies", 500, "Name,Position at company\n{Jane %d,\"Head of Data, Org %d\"\n}"},
		{"rows with an unknown column", 1000, "Name,Shoe size\n{Jane Roe,%d\n}"},
		{"rows that go on", 1000, "Name,E-mail,Phone\nJane Roe,a@b.example,\n{,b%d@b.example,\n}"},
		{"delimiters", 5000, "Name;E-mail\n{;}\nJane Roe;a@b.example\n"},
	} {
		out = append(out, file("csv", s.part, s.n, s.text))
	}
	return out
}

// workbooks are shapes of XLSX files.
func workbooks() []growth.Shape {
	cell := func(s string) string { return `<c t="inlineStr"><is><t>` + s + `</t></is></c>` }
	row := func(cells ...string) string {
		var b strings.Builder
		for _, c := range cells {
			b.WriteString(cell(c))
		}
		return "<row>" + b.String() + "</row>"
	}
	header := row("Name", "E-mail", "Topics")
	one := func(part string, n int, rows string) growth.Shape {
		return growth.Shape{Name: "xlsx: " + part, N: n, Make: func(n int) func() {
			return workbook([]string{grown(rows, n)}, "")
		}}
	}
	return []growth.Shape{
		one("rows", 1000, header+"{"+row("Name %d", "a%d@b.example", "t")+"}"),
		one("rows of one person", 1000, header+"{"+row("Jane Roe", "a@b.example", "t%d")+"}"),
		one("columns", 250, "<row>"+cell("Name")+cell("E-mail")+"{"+cell("Column %d")+"}</row><row>"+cell("Jane Roe")+cell("a@b.example")+"{"+cell("v%d")+"}</row>"),
		one("e-mails in a cell", 500, header+row("Jane Roe", "{a%d@b.example, }", "t")),
		one("topics in a cell", 500, header+row("Jane Roe", "a@b.example", "{topic %d; }")),
		one("empty rows", 1000, header+"{<row></row>}"+row("Jane Roe", "a@b.example", "t")),
		one("letters of a cell", 4000, header+row("Jane Roe", "a@b.example", "{a}")),
		one("merged cells", 1000, header+row("Jane Roe", "a@b.example", "t")+"</sheetData><mergeCells>{<mergeCell ref=\"A%d:B%d\"/>}</mergeCells><sheetData>"),
		{Name: "xlsx: sheets", N: 100, Make: func(n int) func() {
			sheets := make([]string, n)
			for i := range sheets {
				sheets[i] = header + row(fmt.Sprint("Name ", i), fmt.Sprintf("a%d@b.example", i), "t")
			}
			return workbook(sheets, "")
		}},
		{Name: "xlsx: sheets of one person", N: 100, Make: func(n int) func() {
			sheets := make([]string, n)
			for i := range sheets {
				sheets[i] = header + row("Jane Roe", "a@b.example", "t")
			}
			return workbook(sheets, "")
		}},
		{Name: "xlsx: shared strings", N: 1000, Make: func(n int) func() {
			return workbook([]string{header + grown(`{<row><c t="s"><v>%d</v></c>`+cell("a%d@b.example")+`</row>}`, n)},
				grown("{<si><t>Name %d</t></si>}", n))
		}},
		{Name: "xlsx: runs of one rich text", N: 500, Make: func(n int) func() {
			return workbook([]string{header + `<row><c t="s"><v>0</v></c>` + cell("a@b.example") + "</row>"},
				grown("<si>{<r><t>w%d </t></r>}</si>", n))
		}},
	}
}

// workbook is the reading of a workbook of sheets, by their rows.
func workbook(sheets []string, shared string) func() {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	part := func(name, content string) {
		w, err := z.Create(name)
		if err != nil {
			panic(err)
		}
		if _, err := w.Write([]byte(`<?xml version="1.0" encoding="UTF-8"?>` + content)); err != nil {
			panic(err)
		}
	}
	const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	const packed = "http://schemas.openxmlformats.org/package/2006/"
	var names, links, types strings.Builder
	for i, rows := range sheets {
		fmt.Fprintf(&names, `<sheet name="S%d" sheetId="%d" r:id="rId%d"/>`, i+1, i+1, i+1)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, office, i+1)
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, i+1)
		part(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), `<worksheet xmlns="`+main+`"><sheetData>`+rows+`</sheetData></worksheet>`)
	}
	part("xl/sharedStrings.xml", `<sst xmlns="`+main+`">`+shared+`</sst>`)
	fmt.Fprintf(&links, `<Relationship Id="rIdS" Type="%s/sharedStrings" Target="sharedStrings.xml"/>`, office)
	types.WriteString(`<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>`)
	part("xl/workbook.xml", `<workbook xmlns="`+main+`" xmlns:r="`+office+`"><sheets>`+names.String()+`</sheets></workbook>`)
	part("xl/_rels/workbook.xml.rels", `<Relationships xmlns="`+packed+`relationships">`+links.String()+`</Relationships>`)
	part("_rels/.rels", `<Relationships xmlns="`+packed+`relationships"><Relationship Id="rId1" Type="`+office+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	part("[Content_Types].xml", `<Types xmlns="`+packed+`content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>`+types.String()+`</Types>`)
	if err := z.Close(); err != nil {
		panic(err)
	}
	return func() { read(b.Bytes(), "a.xlsx") }
}
