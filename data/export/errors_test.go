package export

// ErrNobody is what the tests look for from outside.
var ErrNobody = errNobody
