// Package forum is a conference of three days for walks through the whole program: who comes, its programme, and the count of what
// came of it that another program makes.
package forum

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"os/exec"
	"strings"
)

// Name is what the event is called.
const Name = "Library Forum"

// Own is the organisation of the user.
const Own = "みなと図書館"

// The people: so many come, of whom some were contacts before, and of these some are on the list with another address.
const (
	People    = 200
	Known     = 30
	Elsewhere = 10
	Wanted    = 12
)

//go:embed report.sql
var report string

// Person is somebody of the forum.
type Person struct{ Name, Email, Organisation string }

// At is the nth person, from 0. The first Known were contacts before.
func At(n int) Person {
	given := []string{"Ada", "Bo", "Cleo", "Dag", "Edda", "Finn", "Gro", "Hal", "Ines", "Jon"}[n%10]
	family := []string{
		"Okoro", "Lund", "Marsh", "Rao", "Berg", "Silva", "Novak", "Haas", "Quist", "Tamm", "Ueda", "Vidal", "Weiss", "Yilmaz", "Zorn", "Abe", "Brandt",
		"Costa", "Duarte", "Eklund",
	}[n/10%20]
	p := Person{Name: given + " " + family, Organisation: fmt.Sprintf("Library of %s", family)}
	p.Email = strings.ToLower(given+"."+family) + "@forum.example"
	switch {
	case n%23 == 5:
		p.Organisation = Own
	case n%29 == 7:
		p.Organisation = ""
	}
	return p
}

// Former is the file of those who are contacts before.
func Former() string {
	return table(Known, func(n int) (string, bool) { p := At(n); return row(p, ""), true })
}

// List is the file of those who come, as the organiser sends it the first time.
func List() string {
	return table(People, func(n int) (string, bool) {
		p := At(n)
		if n >= Known-Elsewhere && n < Known {
			p.Email = strings.Replace(p.Email, "@forum", "@new", 1)
		}
		return row(p, "Attending"), true
	})
}

// The list that comes again: so many are new, have cancelled, and are gone.
const (
	Later     = 5
	Cancelled = 3
	Gone      = 4
)

// ListAgain is the file as the organiser sends it once more.
func ListAgain() string {
	return table(People+Later, func(n int) (string, bool) {
		p, state := At(n), "Attending"
		switch {
		case n >= People:
			p = Person{Name: fmt.Sprintf("Late Comer%d", n-People+1), Email: fmt.Sprintf("late%d@forum.example", n-People+1), Organisation: "Library of Late"}
		case n >= Known-Elsewhere && n < Known:
			p.Email = strings.Replace(p.Email, "@forum", "@new", 1)
		case n >= People-Gone:
			return "", false
		case n >= People-Gone-Cancelled:
			state = "Cancelled"
		}
		return row(p, state), true
	})
}

func table(n int, row func(n int) (string, bool)) string {
	b := &strings.Builder{}
	b.WriteString("Name,E-mail,Organisation,Status\n")
	for i := range n {
		if r, ok := row(i); ok {
			b.WriteString(r)
		}
	}
	return b.String()
}

func row(p Person, status string) string {
	return fmt.Sprintf("%s,%s,%s,%s\n", p.Name, p.Email, p.Organisation, status)
}

// Programme is the programme as it stands on the forum's page, from 11 to 13 August 2026.
const Programme = `Tuesday, 11 August 2026
09:00–10:00 Opening — Ada Okoro (Hall A)
10:30–11:30 Catalogues that answer — Bo Lund, Cleo Marsh (Hall A)
10:30–11:30 Reading rooms (Hall B)
14:00–15:30 Workshop: linked data — Dag Rao (Room 5)
Wednesday, 12 August 2026
09:30–10:30 Research data — Edda Berg (Hall A)
11:00–12:00 Preservation (Hall B)
Thursday, 13 August 2026
09:00–10:00 What comes next (Hall A)
11:00–12:00 Closing (Hall A)
`

// Figures are the figures of the forum's report that count people, by name.
type Figures map[string]int

// Count counts the figures of a database by sqlite3.
func Count(ctx context.Context, database string) (Figures, error) {
	quoted := func(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
	query := strings.NewReplacer(":event", quoted(Name), ":own", quoted(Own)).Replace(report)
	var out, errout bytes.Buffer
	cmd := exec.CommandContext(ctx, "sqlite3", "-readonly", "-json", database)
	cmd.Stdin = strings.NewReader(query)
	cmd.Stdout, cmd.Stderr = &out, &errout
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("counting by sqlite3: %w\n%s", err, &errout)
	}
	var rows []Figures
	if err := json.Unmarshal(out.Bytes(), &rows); err != nil || len(rows) != 1 {
		return nil, fmt.Errorf("sqlite3 answers %q: %w", out.String(), err)
	}
	return rows[0], nil
}

// Compare gives what two reports count otherwise; "" for nothing. Both must know every figure of the first.
func Compare(counted Figures, report map[string]any) string {
	var out []string
	for name, n := range counted {
		if said, ok := report[name].(float64); !ok || int(said) != n {
			out = append(out, fmt.Sprintf("%s: the report says %v, sqlite3 counts %d", name, report[name], n))
		}
	}
	return strings.Join(out, "\n")
}
