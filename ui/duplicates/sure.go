package duplicates

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// showSure says on the button how many pairs are sure.
func (d *Page) showSure() {
	n := 0
	for i := range d.Pairs {
		if d.Pairs[i].Sure {
			n++
		}
	}
	d.all.Hidden = n == 0
	d.all.SetText(sureText(n))
}

// mergeAll looks for all who surely are one person, and shows them before it merges.
func (d *Page) mergeAll() {
	if d.all.Hidden || d.busy {
		return
	}
	p := d.w.NewProgress(lang.L("Looking for duplicates"))
	d.w.Go(func(context.Context) {
		groups, err := d.w.Intake.SureDuplicates(p.Ctx, p.Report)
		p.Finally(func() {
			closing := d.w.Ctx.Err() != nil
			switch cancelled := p.Done(); {
			case closing || cancelled:
			case err != nil:
				d.w.Fail(lang.L("The search for duplicates failed"), err)
			case len(groups) == 0:
				d.w.Say(lang.L("Somebody between these pairs contradicts them. Look at each."))
			default:
				newSureSheet(d, groups)
			}
		})
	})
}

// sureSheet shows who will be merged; each can be left out.
type sureSheet struct {
	d      *Page
	groups []intake.OnePerson
	out    map[int]bool // left out
	list   *lists.List
	sheet  *window.Sheet
}

func newSureSheet(d *Page, groups []intake.OnePerson) {
	s := &sureSheet{d: d, groups: groups, out: map[int]bool{}}
	s.list = lists.NewList(func() int { return len(s.groups) }, func() fyne.CanvasObject { return lists.NewContactRow() }, s.fill)
	s.list.OnSelected = func(i int) { s.list.Note(i) }
	s.list.OnTick, s.list.OnEnter = s.tick, func(int) { s.sheet.Accept() }
	s.list.Ticking = func() bool { return true }
	hint := widget.Prose(lang.L("Each line becomes one contact that keeps what all of them say. Space leaves a line out. One undo brings all back."), fyne.TextAlignLeading)
	s.sheet = d.w.NewSheet(lang.L("Merge all that are sure"), lang.L("Merge"),
		container.New(widget.Headed{}, container.New(layout.NewCustomPaddedLayout(0, 8, 0, 0), widget.Tight(hint)), s.list), fyne.NewSize(560, 560))
	s.sheet.OnOK = s.merge
	s.sheet.First = s.list
	s.enable()
	s.sheet.Show()
	s.list.Select(0)
}

func (s *sureSheet) fill(i int, o fyne.CanvasObject) {
	row := o.(*lists.ContactRow)
	if i >= len(s.groups) {
		row.Set(lists.RowValue{})
		return
	}
	g := &s.groups[i]
	names := slices.Clone(g.Names)
	slices.Sort(names)
	names = slices.Compact(names)
	row.Set(lists.RowValue{
		Initials: data.Initials(g.Names[0]), Name: strings.Join(names, ", "), Ticking: true, Ticked: !s.out[i],
		Detail: lang.L("{{.Contacts}}: {{.Why}}", lang.N(len(g.IDs), "{{.Count}} contact", "{{.Count}} contacts"), words.Reasons(data.Score{Reasons: g.Reasons})),
	})
}

func (s *sureSheet) tick(i int) {
	s.out[i] = !s.out[i]
	s.list.RefreshItem(i)
	s.enable()
}

// chosen are the groups that are not left out.
func (s *sureSheet) chosen() (out []intake.OnePerson) {
	for i, g := range s.groups {
		if !s.out[i] {
			out = append(out, g)
		}
	}
	return out
}

// enable says on the button how many contacts there will be.
func (s *sureSheet) enable() {
	n := len(s.chosen())
	s.sheet.OKButton.SetText(lang.N(n, "Merge into {{.Count}} contact", "Merge into {{.Count}} contacts"))
	s.sheet.EnableOK(n > 0)
}

// merge merges as one operation, with progress and cancel.
func (s *sureSheet) merge() {
	s.sheet.Working(true)
	groups := s.chosen()
	s.d.w.Long(lang.L("Merging"), lang.L("Merged duplicates"), func(tx *store.Tx, report func(done, total int)) error {
		merged, err := intake.MergeSame(tx, groups, report)
		tx.SetSummary(lang.Say(intake.MergedSame(merged)))
		return err
	}, s.sheet.Finish)
}

// sureText is what the button says that merges all who are surely one person.
func sureText(n int) string {
	return lang.N(n, "Merge all that are sure (A): {{.Count}} pair …", "Merge all that are sure (A): {{.Count}} pairs …")
}
