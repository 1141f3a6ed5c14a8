package format

import (
	"context"
	"io"
	"iter"

	"lanyard/data"
	"lanyard/data/say"
)

// Within is a reader that fails when the context ends, so that reading stops. It can seek if r can.
func Within(ctx context.Context, r io.Reader) io.Reader {
	u := &within{ctx, r}
	if s, ok := r.(io.ReadSeeker); ok {
		return &seeker{*u, s}
	}
	return u
}

type within struct {
	ctx context.Context
	r   io.Reader
}

// readAtOnce is how many bytes are read between two looks at the context.
const readAtOnce = 32 << 10

// Read implements io.Reader.
func (u *within) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.r.Read(p[:min(len(p), readAtOnce)])
}

type seeker struct {
	within
	s io.Seeker
}

// Seek implements io.Seeker.
func (s *seeker) Seek(offset int64, whence int) (int64, error) { return s.s.Seek(offset, whence) }

// bounded brings the drafts within data.FileLimits, and reports for each what is kept as text.
func bounded(drafts iter.Seq2[data.Draft, error]) iter.Seq2[data.Draft, error] {
	return func(yield func(data.Draft, error) bool) {
		for d, err := range drafts {
			var told []say.Text
			if err == nil {
				told = data.FileLimits.Bound(&d.Contact)
			}
			if !yield(d, err) {
				return
			}
			for _, what := range told {
				if !yield(data.Draft{}, &data.RowError{Line: d.Line, Kept: true, Reason: what}) {
					return
				}
			}
		}
	}
}
