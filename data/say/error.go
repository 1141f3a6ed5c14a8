package say

// Problem is an error that says in any language what happened.
type Problem struct {
	text Text
	is   error // what errors.Is finds in it beside the errors among the values; nil for none
}

// Errorf is a Problem. Errors among the values are what it wraps.
func Errorf(english string, values ...any) error { return &Problem{text: T(english, values...)} }

// As is a Problem that says by itself what another error says, and that errors.Is takes for it.
func As(is error, english string, values ...any) error {
	return &Problem{T(english, values...), is}
}

// Say is what happened.
func (p *Problem) Say() Text { return p.text }

// Error is that in English.
func (p *Problem) Error() string { return p.text.String() }

// Unwrap gives the errors that it tells of.
func (p *Problem) Unwrap() []error {
	var causes []error
	if p.is != nil {
		causes = append(causes, p.is)
	}
	for _, v := range p.text.Values {
		if err, ok := v.(error); ok {
			causes = append(causes, err)
		}
	}
	return causes
}
