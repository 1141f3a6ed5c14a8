package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func svg(body string) []byte {
	return []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><g fill="none" stroke="#000" stroke-width="2">` +
		body + `</g></svg>`)
}

func TestALineBecomesARectangleOfItsWidth(t *testing.T) {
	got, err := convert(svg(`<path d="M4 12h16"/>`))
	if err != nil {
		t.Fatal(err)
	}
	_, path, _ := strings.Cut(string(got), `d="M`)
	path, _, _ = strings.Cut(path, `Z"`)
	corners := map[string]bool{}
	for corner := range strings.SplitSeq(path, "L") {
		corners[corner] = true
	}
	for _, want := range []string{"4 11", "20 11", "20 13", "4 13"} {
		if !corners[want] {
			t.Errorf("no corner at %s in %s", want, got)
		}
	}
	if len(corners) != 4 {
		t.Errorf("%d corners, not 4: %s", len(corners), path)
	}
	if strings.Contains(string(got), "stroke") {
		t.Errorf("a stroke is left: %s", got)
	}
}

func TestBadDrawingsAreRefused(t *testing.T) {
	for name, drawing := range map[string][]byte{
		"nothing in it":  svg(""),
		"another size":   bytes.Replace(svg(`<path d="M4 12h16"/>`), []byte("24 24"), []byte("32 32"), 1),
		"no SVG":         []byte("not a drawing <"),
		"a broken path":  svg(`<path d="M4"/>`),
		"unknown things": svg(`<marquee/>`),
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := convert(drawing); err == nil {
				t.Errorf("converted to %s", got)
			}
		})
	}
}

func TestTheIconsAreThoseOfTheDrawings(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the committed icons were made on amd64; others may fuse floating-point operations and round elsewhere")
	}
	drawings, err := filepath.Glob("*.svg")
	if err != nil || len(drawings) == 0 {
		t.Fatalf("%d drawings, %v", len(drawings), err)
	}
	for _, file := range drawings {
		drawing, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want, err := convert(drawing)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		got, err := os.ReadFile(filepath.Join("..", "icons", file))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("icons/%s is not made from its drawing (%v): run make icon", file, err)
		}
	}
}
