// Package scene draws what a camera sees of a QR code: held at a slant, out of focus, in poor light,
// bent or dirty. It knows modules and pixels, not what they say. Tests and benchmarks read its
// pictures, which are the same for the same seed; a code's fitness is judged through its lens.
package scene
