package format

import (
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
)

// maxMail is the longest mail whose attachments are read, in bytes.
const maxMail = 16 << 20

// attachedCards gives the vCards that are attached, in an encoding (RFC 2045), to a mail or message saved as a
// file; ok is false for any other text. Cards that are in it as plain text are read without this.
func attachedCards(s string) (cards string, ok bool) {
	head := strings.ToLower(s[:min(len(s), 32<<10)])
	if len(s) > maxMail || !strings.Contains(head, "content-type:") || !strings.Contains(head, "content-transfer-encoding:") {
		return "", false
	}
	m, err := mail.ReadMessage(strings.NewReader(s))
	if err != nil {
		return "", false
	}
	var out strings.Builder
	collect(m.Header.Get, m.Body, &out, 0)
	return out.String(), out.Len() > 0
}

// collect goes through the parts of a message.
func collect(header func(string) string, body io.Reader, out *strings.Builder, depth int) {
	kind, params, err := mime.ParseMediaType(header("Content-Type"))
	if err != nil || depth > 4 {
		return
	}
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" {
		parts := multipart.NewReader(body, params["boundary"])
		for range 100 {
			p, err := parts.NextRawPart()
			if err != nil {
				return
			}
			collect(p.Header.Get, p, out, depth+1)
		}
		return
	}
	_, disposition, _ := mime.ParseMediaType(header("Content-Disposition"))
	name := strings.ToLower(params["name"] + disposition["filename"])
	switch {
	case kind == "text/vcard", kind == "text/x-vcard", kind == "text/directory", strings.HasSuffix(name, ".vcf"):
	default:
		return
	}
	switch strings.ToLower(strings.TrimSpace(header("Content-Transfer-Encoding"))) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	default:
		return
	}
	b, err := io.ReadAll(body)
	if len(b) == 0 || err != nil && len(b) < 20 {
		return
	}
	out.WriteString(strings.TrimSpace(TextOf(b)) + "\n")
}
