// Package scene draws what a camera sees of a QR code: held at an angle, out of focus, in poor light,
// bent or dirty. It knows modules and pixels, but not what they mean. Tests and benchmarks read its
// pictures, which are the same for the same seed. The check of a code's fitness uses its lens.
package scene
