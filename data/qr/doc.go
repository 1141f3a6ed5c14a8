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
// slanted, bent or damaged, in stages:
//
//   - finder patterns, to a fraction of a pixel (scan.go), three of which may be of one code
//     (finder.go); with two, the third is looked for (third.go);
//   - a grid fitted to all patterns that a version has (grid.go, layout.go, projection.go),
//     bent where the paper is bent (mesh.go);
//   - an equalizer that learns from the modules that are known how those around shine into
//     one (equalizer.go), with frames added up that cannot be read alone (memory.go);
//   - error correction, the least sure codewords taken as erased (correct.go).
//
// Both keep the payload's bytes, because what a code says about its character set is often
// nothing and sometimes wrong (payload.go, charset.go).
package qr
