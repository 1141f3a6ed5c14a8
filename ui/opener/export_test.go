package opener

// Errors that the tests look for from outside.
var (
	ErrLong   = errLong
	ErrNoFile = errNoFile
)
