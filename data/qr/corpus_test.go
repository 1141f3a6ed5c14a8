package qr

import (
	"context"
	"image"
	_ "image/jpeg" // corpora are photographs
	_ "image/png"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// corpusFolder names the environment variable with a folder of pictures to measure the
// reader on: PNG and JPEG files in any subfolders, each with the text of its code in a
// .txt file beside it, if that is known. Such pictures are seldom ours to give away.
const corpusFolder = "LANYARD_QR_CORPUS"

// score counts the pictures of one subfolder. A picture with a text is read when that
// text is among its codes, another when it has any.
type score struct {
	pictures, read, other, codes int
	total, slowest               time.Duration
}

// TestCorpus reports how many pictures are read, by subfolder, each upright; those with a
// known text in all four quarter turns. It fails only on errors: what is good enough is
// for the one who runs it to say.
func TestCorpus(t *testing.T) {
	root := os.Getenv(corpusFolder)
	if root == "" {
		t.Skip(corpusFolder + " names no folder")
	}
	scores := map[string]*score{}
	var folders []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".png", ".jpg", ".jpeg"}, strings.ToLower(filepath.Ext(path))) {
			return err
		}
		folder, _ := filepath.Rel(root, filepath.Dir(path))
		if scores[folder] == nil {
			scores[folder] = &score{}
			folders = append(folders, folder)
		}
		return scores[folder].measure(t, path)
	})
	if err != nil {
		t.Fatal(err)
	}
	var sum score
	for _, f := range folders {
		scores[f].report(t, f)
		sum.add(scores[f])
	}
	sum.report(t, "all")
}

func (s *score) measure(t *testing.T, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	img, _, err := image.Decode(f)
	if err != nil {
		t.Logf("%s: %v", path, err)
		return nil
	}
	text, err := os.ReadFile(strings.TrimSuffix(path, filepath.Ext(path)) + ".txt")
	known := err == nil
	g := luminance(img)
	for turn := range 4 {
		if turn > 0 {
			if !known {
				break
			}
			g = quarterTurn(g)
		}
		start := time.Now()
		found, err := Decode(context.Background(), g)
		took := time.Since(start)
		if err != nil {
			return err
		}
		one := score{pictures: 1, codes: len(found), total: took, slowest: took}
		switch {
		case len(found) == 0:
		case !known || slices.ContainsFunc(found, func(f Found) bool { return f.Text == string(text) }):
			one.read = 1
		default:
			one.other = 1
			t.Logf("%s reads as %q", path, found[0].Text)
		}
		s.add(&one)
	}
	return nil
}

func (s *score) add(o *score) {
	s.pictures, s.read, s.other, s.codes = s.pictures+o.pictures, s.read+o.read, s.other+o.other, s.codes+o.codes
	s.total, s.slowest = s.total+o.total, max(s.slowest, o.slowest)
}

func (s *score) report(t *testing.T, name string) {
	mean := s.total / time.Duration(max(1, s.pictures))
	t.Logf("%-16s %3d of %3d read, %d read as something else, %d codes; mean %v, slowest %v",
		name, s.read, s.pictures, s.other, s.codes, mean.Round(time.Millisecond), s.slowest.Round(time.Millisecond))
}

func quarterTurn(g *image.Gray) *image.Gray {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, h, w))
	for y := range h {
		for x := range w {
			out.Pix[x*out.Stride+h-1-y] = g.Pix[y*g.Stride+x]
		}
	}
	return out
}
