// Package qr writes and reads QR codes (ISO/IEC 18004). It knows pictures and text, no
// files, clipboard or camera.
//
// Writing: Encode, which splits the text so that the code is the smallest there is
// (segmentation.go), then one of Code's drawings; Check reads the drawing back before a
// person is asked to.
//
// Reading: Watcher for a camera's frames, one strategy each; for a picture Decode, which
// tries a cascade of strategies from cheap to costly (decode.go). There are two kinds of
// strategy. One makes the picture black and white first and leaves the rest to a library (reader.go).
// The other works on grey values as long as it can, for codes that are small, blurred,
// slanted, bent or damaged, in stages:
//
//   - finder patterns, to a fraction of a pixel (scan.go), three of which may belong to one code
//     (finder.go); where only two are seen, a search looks for the third (third.go);
//   - a grid fitted to all patterns that a version has (grid.go, layout.go, projection.go),
//     bent where the paper is bent (mesh.go);
//   - an equalizer, trained on known modules, that removes the light which neighbours shed on a
//     module (equalizer.go); frames that cannot be read alone are added up (accumulator.go);
//   - error correction that takes the least certain codewords as erased (correct.go).
//
// The file of each stage says what the literature calls it. Both strategies keep the payload's
// bytes, because a code often does not name its character set and sometimes names a wrong one
// (payload.go, charset.go).
package qr
