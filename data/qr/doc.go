// Package qr writes and reads QR codes (ISO/IEC 18004). It knows pictures and text, no
// files, clipboard or camera.
//
// Writing: Encode, which splits the text so that the code is the smallest there is
// (segmentation.go), then one of Code's drawings; Check reads the drawing back before a
// person is asked to. Reading: Watcher for a camera's frames; for a picture Decode, which
// tries a cascade of strategies from cheap to costly (decode.go). Both keep the payload's
// bytes, because what a code says about its character set is often nothing and sometimes
// wrong (payload.go, charset.go).
package qr
