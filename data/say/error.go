package say

// Problem is an error that says in any language what happened.
type Problem struct{ text Text }

// Errorf is a Problem. Errors among the values are what it wraps.
func Errorf(english string, values ...any) error { return &Problem{T(english, values...)} }

// Say is what happened.
func (p *Problem) Say() Text { return p.text }

// Error is that in English.
func (p *Problem) Error() string { return p.text.String() }

// Unwrap gives the errors that it tells of.
func (p *Problem) Unwrap() []error {
	var causes []error
	for _, v := range p.text.Values {
		if err, ok := v.(error); ok {
			causes = append(causes, err)
		}
	}
	return causes
}
