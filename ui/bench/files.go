package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// files measures reading contact files: vCard against CSV of the same people, a workbook against
// excelize reading it and doing nothing, and the memory that a gigabyte takes.
func (b *bench) files(ctx context.Context) error {
	tmp, err := os.MkdirTemp(b.dir, "files-")
	if err != nil {
		return err
	}
	err = errors.Join(b.cardsAgainstRows(ctx, tmp), b.workbook(ctx, tmp), b.gigabytes(ctx))
	return errors.Join(err, os.RemoveAll(tmp))
}

// cardsAgainstRows imports the same 100,000 people from both formats into databases of their own.
func (b *bench) cardsAgainstRows(ctx context.Context, tmp string) error {
	took := map[string][]time.Duration{}
	for _, format := range []string{"vcard", "csv"} {
		if _, err := timed(ctx, "", b.app, "export", "--db", b.people(typical), "--format", format, "-o", filepath.Join(tmp, format)); err != nil {
			return err
		}
	}
	for range csvRuns {
		for _, format := range []string{"vcard", "csv"} {
			db := filepath.Join(tmp, "own.db")
			if err := remove(db); err != nil {
				return err
			}
			t, err := timed(ctx, "", b.app, "import", "--db", db, filepath.Join(tmp, format))
			if err != nil {
				return err
			}
			took[format] = append(took[format], t)
		}
	}
	b.table.times("vCard import of 100,000 cards", median(took["vcard"]), median(took["csv"]), "CSV import of the same people", 1.5)
	return nil
}

// workbook reads 100,000 rows of a workbook, each as a whole process.
func (b *bench) workbook(ctx context.Context, tmp string) error {
	file := filepath.Join(tmp, "people.xlsx")
	if err := writeWorkbook(file, typical); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	var own, bare []time.Duration
	for range csvRuns {
		took, err := timed(ctx, "", b.app, "import", "--dry-run", file)
		if err != nil {
			return err
		}
		own = append(own, took)
		if took, err = timed(ctx, "", self, "-walk", file); err != nil {
			return err
		}
		bare = append(bare, took)
	}
	b.table.times("XLSX of 100,000 rows read", median(own), median(bare), "excelize reading it, doing nothing", 1.5)
	return nil
}

// writeWorkbook writes an attendee list of n rows.
func writeWorkbook(path string, n int) error {
	f := excelize.NewFile()
	sw, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	row := []any{"First name", "Last name", "E-mail", "Mobile", "Organisation", "Job title", "Street", "ZIP", "City", "Country", "Ticket", "Registered"}
	for i := range n + 1 {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return err
		}
		if err := sw.SetRow(at, row); err != nil {
			return err
		}
		row = []any{
			"Jane", fmt.Sprint("Doe ", i), fmt.Sprintf("jane%d@lib.example", i), 12025550143 + i, "State Library, North", "Head of Metadata", "1 Main St", "01067", "Springfield", "Freedonia",
			"Early bird", 46082.5,
		}
	}
	if err := sw.Flush(); err != nil {
		return err
	}
	return errors.Join(f.SaveAs(path), f.Close())
}

// walk reads a workbook by excelize and does nothing with it.
func walk(path string) error {
	f, err := excelize.OpenFile(path)
	if err != nil {
		return err
	}
	rows, err := f.Rows("Sheet1")
	if err != nil {
		return errors.Join(err, f.Close())
	}
	for rows.Next() {
		if _, err := rows.Columns(); err != nil {
			return errors.Join(err, f.Close())
		}
	}
	return errors.Join(rows.Close(), f.Close())
}

// gigabyte is what the streams have.
const gigabyte = 1 << 30

// gigabytes reads a gigabyte of each format from a stream that no disk holds, and compares the most
// memory that took with that of a program that does nothing.
func (b *bench) gigabytes(ctx context.Context) error {
	idle, err := b.most(ctx, strings.NewReader(""), "version")
	if err != nil {
		return err
	}
	for _, s := range []struct {
		name, head string
		one        func(i int) string
	}{
		{"CSV", "Name,E-mail,Phone,Note\r\n", func(i int) string {
			return fmt.Sprintf("Jane Doe %d,jane%d@lib.example,+1 202-555-0143,\"%s\"\r\n", i, i, strings.Repeat("wants slides, ", 20))
		}},
		{"vCard", "", func(i int) string {
			return fmt.Sprintf("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jane Doe %d\r\nN:Doe %d;Jane;;;\r\nEMAIL:jane%d@lib.example\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/%s\r\nEND:VCARD\r\n", i, i, i, strings.Repeat("AAAA", 4<<10))
		}},
	} {
		used, err := b.most(ctx, &stream{text: []byte(s.head), one: s.one, left: gigabyte}, "import", "--dry-run", "-")
		if err != nil {
			return err
		}
		b.table.sizes("memory above idle for 1 GB of "+s.name, used-idle, 150<<20, "the bound of", 1)
	}
	return nil
}

// stream gives records one behind the other until it has given enough.
type stream struct {
	text []byte
	one  func(i int) string
	i    int
	left int
}

func (s *stream) Read(p []byte) (int, error) {
	if len(s.text) == 0 {
		if s.left <= 0 {
			return 0, io.EOF
		}
		s.i++
		s.text = []byte(s.one(s.i))
	}
	n := copy(p, s.text)
	s.text = s.text[n:]
	s.left -= n
	return n, nil
}

// most runs the app to its end and gives the most memory it had, in bytes.
func (b *bench) most(ctx context.Context, in io.Reader, args ...string) (int64, error) {
	cmd := exec.CommandContext(ctx, b.app, args...)
	cmd.Stdin = in
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	var peak int64
	for {
		select {
		case err := <-done:
			if err == nil && peak == 0 {
				err = errors.New("it ended before its memory was seen")
			}
			if err != nil {
				return 0, fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, said.Bytes())
			}
			return peak, nil
		case <-time.After(time.Millisecond):
			peak = max(peak, highWater(cmd.Process.Pid))
		}
	}
}

// highWater is the most memory that a process had so far, in bytes; 0 when it has ended.
func highWater(pid int) int64 {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid)) // gone with the process
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	var kilobytes int64
	if _, err := fmt.Sscan(after, &kilobytes); err != nil {
		return 0
	}
	return kilobytes << 10
}
