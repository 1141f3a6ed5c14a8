package main

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/draw"
	_ "image/jpeg" // corpora are photographs
	"image/png"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"

	"lanyard/data/qr"
)

// A picture is one of a folder, in one of its quarter turns. Its text is that of the file beside it
// that ends in .txt.
type picture struct {
	class string // its subfolder
	file  string
	turn  int // quarters clockwise
	text  string
	known bool // there is a text
}

func (p picture) String() string {
	name := filepath.ToSlash(filepath.Join(p.class, filepath.Base(p.file)))
	if p.turn > 0 {
		name += fmt.Sprintf(" turned by %d°", 90*p.turn)
	}
	return name
}

// picturesIn lists the PNG and JPEG files of a folder and all below it, those with a known text in
// all four quarter turns if turned is set.
func picturesIn(root string, turned bool) (out []picture, err error) {
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".png", ".jpg", ".jpeg"}, strings.ToLower(filepath.Ext(path))) {
			return err
		}
		class, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		p := picture{class: class, file: path}
		text, err := os.ReadFile(strings.TrimSuffix(path, filepath.Ext(path)) + ".txt")
		if p.known = err == nil; p.known {
			p.text = string(text)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		out = append(out, p)
		for p.turn = 1; p.turn < 4 && turned && p.known; p.turn++ {
			out = append(out, p)
		}
		return nil
	})
	if err == nil && len(out) == 0 {
		err = fmt.Errorf("no PNG or JPEG pictures in %s", root)
	}
	return out, err
}

// lay puts the picture into a folder under a plain name, turned, and gives that name. What is upright
// is linked, so that both programs decode the file itself.
func (p picture) lay(dir string, n int) (name string, err error) {
	name = fmt.Sprintf("%05d%s", n, strings.ToLower(filepath.Ext(p.file)))
	if p.turn == 0 {
		file, err := filepath.Abs(p.file)
		if err != nil {
			return "", err
		}
		return name, os.Symlink(file, filepath.Join(dir, name))
	}
	img, err := load(p.file)
	if err != nil {
		return "", err
	}
	for range p.turn {
		img = quarterTurn(img)
	}
	name = fmt.Sprintf("%05d.png", n)
	return name, save(filepath.Join(dir, name), img)
}

func load(file string) (image.Image, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	img, _, err := image.Decode(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return img, nil
}

func save(file string, img image.Image) error {
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, img); err != nil {
		return err
	}
	return os.WriteFile(file, b.Bytes(), 0o600)
}

// quarterTurn turns clockwise.
func quarterTurn(img image.Image) image.Image {
	r := img.Bounds()
	src, out := image.NewNRGBA(image.Rect(0, 0, r.Dx(), r.Dy())), image.NewNRGBA(image.Rect(0, 0, r.Dy(), r.Dx()))
	draw.Draw(src, src.Rect, img, r.Min, draw.Src)
	for y := range r.Dy() {
		for x := range r.Dx() {
			copy(out.Pix[out.PixOffset(r.Dy()-1-y, x):][:4], src.Pix[src.PixOffset(x, y):][:4])
		}
	}
	return out
}

// seen is what a program read of one picture: of Lanyard the text of each code and its bytes as
// written, of zbarimg the text of each or, where one is not plain, the bytes of all, one behind the
// other.
type seen struct {
	Texts []string      `json:"texts"`
	Bytes [][]byte      `json:"bytes"`
	Took  time.Duration `json:"took"` // by Lanyard, decoding the file included
}

// A run is one process that read all the pictures.
type run struct {
	seen      []seen
	wall, cpu time.Duration
}

// readPictures reads the pictures that are named line by line and writes what it saw of each as a
// line of JSON. It is Lanyard's side, in a process of its own.
func readPictures(ctx context.Context, names io.Reader, out io.Writer) error {
	list, err := io.ReadAll(names)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(out)
	for name := range strings.FieldsSeq(string(list)) {
		began := time.Now()
		img, err := load(name)
		if err != nil {
			return err
		}
		found, err := qr.Decode(ctx, img)
		if err != nil {
			return err
		}
		s := seen{Took: time.Since(began)}
		for _, f := range found {
			s.Texts, s.Bytes = append(s.Texts, f.Text), append(s.Bytes, f.Bytes)
		}
		if err := enc.Encode(s); err != nil {
			return err
		}
	}
	return nil
}

// readByLanyard reads pictures of a folder in one process on one core.
func readByLanyard(ctx context.Context, dir string, names []string) (r run, err error) {
	self, err := os.Executable()
	if err != nil {
		return r, err
	}
	out, err := r.command(ctx, dir, strings.NewReader(strings.Join(names, "\n")), self, "-read")
	if err != nil {
		return r, err
	}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var s seen
		if err := dec.Decode(&s); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return r, err
		}
		r.seen = append(r.seen, s)
	}
	if len(r.seen) != len(names) {
		err = fmt.Errorf("%d of %d pictures were read", len(r.seen), len(names))
	}
	return r, err
}

// command runs a program on one core to its end and gives what it wrote.
func (r *run) command(ctx context.Context, dir string, in io.Reader, name string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir, cmd.Stdin = dir, in
	// ImageMagick, which decodes for zbarimg, has two names for its threads.
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1", "MAGICK_THREAD_LIMIT=1", "OMP_NUM_THREADS=1")
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	began := time.Now()
	err := cmd.Run()
	r.wall = time.Since(began)
	r.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && exit.ExitCode() == nothingFound {
		err = nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", name, err, said.Bytes())
	}
	return out.Bytes(), nil
}

// nothingFound is zbarimg's exit code when some picture holds no code.
const nothingFound = 4

var errNoZbar = errors.New("zbarimg is not installed")

// readByZbar reads pictures of a folder with zbarimg, as one process, looking for QR codes only.
func readByZbar(ctx context.Context, dir string, names []string) (r run, err error) {
	zbarimg, err := exec.LookPath("zbarimg")
	if err != nil {
		return r, errNoZbar
	}
	out, err := r.command(ctx, dir, nil, zbarimg, append([]string{"-q", "--nodbus", "--xml", "-Sdisable", "-Sqrcode.enable"}, names...)...)
	if err != nil {
		return r, err
	}
	var plain []bool
	if r.seen, plain, err = parseZbar(out); err != nil {
		return r, err
	}
	if len(r.seen) != len(names) {
		return r, fmt.Errorf("zbarimg read %d of %d pictures", len(r.seen), len(names))
	}
	// It guesses character sets, and prints what is beyond ASCII in a way that cannot be undone: such
	// pictures are read once more, outside of the time, for their bytes.
	for n, name := range names {
		if plain[n] {
			continue
		}
		raw, err := new(run).command(ctx, dir, nil, zbarimg, "-q", "--nodbus", "--raw", "-Sdisable", "-Sqrcode.enable", "-Sbinary", name)
		if err != nil {
			return r, err
		}
		r.seen[n] = seen{Bytes: [][]byte{raw}}
	}
	return r, nil
}

// parseZbar reads zbarimg's XML: the pictures in order, and whether all texts of each are plain.
func parseZbar(out []byte) (all []seen, plain []bool, err error) {
	var doc struct {
		Pictures []struct {
			Data []struct {
				Format string `xml:"format,attr"`
				Text   string `xml:",chardata"`
			} `xml:"index>symbol>data"`
		} `xml:"source"`
	}
	if err := xml.Unmarshal(out, &doc); err != nil {
		return nil, nil, fmt.Errorf("what zbarimg says: %w", err)
	}
	for _, p := range doc.Pictures {
		s, simple := seen{}, true
		for _, d := range p.Data {
			s.Texts = append(s.Texts, d.Text)
			simple = simple && d.Format == ""
		}
		all, plain = append(all, s), append(plain, simple)
	}
	return all, plain, nil
}

// has tells whether what zbarimg read holds a payload.
func (s seen) has(payload []byte) bool {
	// XML has one kind of line end only.
	return slices.Contains(s.Texts, lineEnds.Replace(string(payload))) ||
		slices.ContainsFunc(s.Bytes, func(b []byte) bool { return bytes.Contains(b, payload) })
}

// hasText tells whether it holds a text, written in any of the usual character sets.
func (s seen) hasText(text string) bool {
	for _, set := range []encoding.Encoding{encoding.Nop, japanese.ShiftJIS, charmap.Windows1252} {
		if b, err := set.NewEncoder().Bytes([]byte(text)); err == nil && s.has(b) {
			return true
		}
	}
	return false
}

func (s seen) nothing() bool { return len(s.Texts)+len(s.Bytes) == 0 }

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// comparison is what both programs read of some pictures.
type comparison struct {
	pictures  []picture
	own, zbar run
	noZbar    bool
}

// compare reads the pictures with Lanyard and with zbarimg, each one process over all of them.
func compare(ctx context.Context, pictures []picture) (_ *comparison, err error) {
	tmp, err := os.MkdirTemp("", "lanyard-pictures-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(tmp)) }()
	var names []string
	for n, p := range pictures {
		name, err := p.lay(tmp, n)
		if err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	c := &comparison{pictures: pictures}
	if c.zbar, err = readByZbar(ctx, tmp, names); errors.Is(err, errNoZbar) {
		c.noZbar, err = true, nil
	}
	if err != nil {
		return nil, err
	}
	c.own, err = readByLanyard(ctx, tmp, names)
	return c, err
}

// right tells whether Lanyard read the n-th picture: its text where it is known, else anything, which
// must be among what zbarimg reads where that reads something.
func (c *comparison) right(n int) bool {
	p, own := c.pictures[n], c.own.seen[n].Texts
	if p.known {
		return slices.Contains(own, p.text)
	}
	return len(own) > 0 && !c.disagree(n)
}

// zbarRight tells the same of zbarimg.
func (c *comparison) zbarRight(n int) bool {
	if c.noZbar {
		return false
	}
	p, zbar := c.pictures[n], c.zbar.seen[n]
	return !zbar.nothing() && (!p.known || zbar.hasText(p.text))
}

// disagree tells whether both read something, and nothing of it is the same.
func (c *comparison) disagree(n int) bool {
	if c.noZbar {
		return false
	}
	own, zbar := c.own.seen[n], c.zbar.seen[n]
	return !own.nothing() && !zbar.nothing() && !slices.ContainsFunc(own.Bytes, zbar.has)
}

// count gives how many pictures each program read.
func (c *comparison) count() (own, zbar int) {
	for n := range c.pictures {
		if c.right(n) {
			own++
		}
		if c.zbarRight(n) {
			zbar++
		}
	}
	return own, zbar
}

// classes lists the subfolders in order.
func (c *comparison) classes() (out []string) {
	for _, p := range c.pictures {
		if !slices.Contains(out, p.class) {
			out = append(out, p.class)
		}
	}
	return out
}

// print writes a line for each class and one for all, the times, and which pictures are to be looked at.
func (c *comparison) print(w io.Writer) error {
	tw := tabwriter.NewWriter(w, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "class\tpictures\tLanyard\tzbarimg\tms a picture\tslowest\t")
	for _, class := range append(c.classes(), "all") {
		var pictures, own, zbar int
		var took, slowest time.Duration
		for n, p := range c.pictures {
			if p.class != class && class != "all" {
				continue
			}
			pictures++
			if c.right(n) {
				own++
			}
			if c.zbarRight(n) {
				zbar++
			}
			took, slowest = took+c.own.seen[n].Took, max(slowest, c.own.seen[n].Took)
		}
		other := fmt.Sprint(zbar)
		if c.noZbar {
			other = "–"
		}
		fmt.Fprintf(tw, "%s\t%d\t%d\t%s\t%d\t%d\t\n", class, pictures, own, other, took.Milliseconds()/int64(pictures), slowest.Milliseconds())
	}
	if err := tw.Flush(); err != nil {
		return err
	}
	return c.remarks(w)
}

func (c *comparison) remarks(w io.Writer) error {
	fmt.Fprintf(w, "Lanyard took %.1f s, %.1f s of them on the processor.\n", c.own.wall.Seconds(), c.own.cpu.Seconds())
	if c.noZbar {
		fmt.Fprintln(w, "zbarimg is not installed: nothing to compare with.")
	} else {
		fmt.Fprintf(w, "zbarimg took %.1f s, %.1f s of them on the processor: Lanyard takes %.2f times as long, %.2f times as much of the processor.\n",
			c.zbar.wall.Seconds(), c.zbar.cpu.Seconds(), c.own.wall.Seconds()/c.zbar.wall.Seconds(), c.own.cpu.Seconds()/c.zbar.cpu.Seconds())
	}
	for _, list := range []struct {
		head string
		of   func(n int) bool
	}{
		{"Lanyard reads another text than the file beside the picture says", func(n int) bool {
			return c.pictures[n].known && len(c.own.seen[n].Texts) > 0 && !c.right(n)
		}},
		{"Lanyard and zbarimg read different codes", c.disagree},
		{"only zbarimg reads", func(n int) bool { return c.zbarRight(n) && !c.right(n) }},
	} {
		var names []string
		for n, p := range c.pictures {
			if list.of(n) {
				names = append(names, p.String())
			}
		}
		if len(names) == 0 {
			continue
		}
		if _, err := fmt.Fprintf(w, "%d: %s:\n  %s\n", len(names), list.head, strings.Join(names, "\n  ")); err != nil {
			return err
		}
	}
	return nil
}

// corpus prints how a folder of pictures is read.
func corpus(ctx context.Context, root string, w io.Writer) error {
	pictures, err := picturesIn(root, true)
	if err != nil {
		return err
	}
	c, err := compare(ctx, pictures)
	if err != nil {
		return err
	}
	return c.print(w)
}
