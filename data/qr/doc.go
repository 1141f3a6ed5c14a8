// Package qr writes and reads QR codes (ISO/IEC 18004). It knows pictures and text, no
// files, clipboard or camera.
//
// Writing: Encode, which splits the text so that the code is the smallest there is
// (segmentation.go), then one of Code's drawings; Check reads the drawing back before a
// person is asked to.
//
// Reading: Watcher for a camera's frames, one strategy each; for a picture Decode, which
// tries a cascade of strategies from cheap to costly (decode.go). There are two kinds of
// strategy. One parts dark from light first and leaves the rest to a library (reader.go).
// The other stays with the greys as long as it can, for codes that are small, blurred,
// slanted or bent: it looks for finder patterns to a fraction of a pixel (scan.go), fits a
// grid to all patterns that a version has (grid.go), bends it where the paper is bent
// (mesh.go), learns from the modules that are known how those around shine into one, and
// adds up frames that cannot be read alone (memory.go). Both keep the payload's bytes, because what a code says about its character
// set is often nothing and sometimes wrong (payload.go, charset.go).
package qr
