package growth

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"runtime/coverage"
)

// blocks is how many blocks of statements the process has executed; 0 in a build without -cover.
func blocks() uint64 {
	var b bytes.Buffer
	if err := coverage.WriteCounters(&b); err != nil {
		return 0
	}
	n, err := total(b.Bytes())
	if err != nil {
		panic(err) // another version of Go has another form
	}
	return n
}

func blocksSince(n uint64) uint64 { return blocks() - n }

// headerSize and footerSize belong to a file of counters, preambleSize to a segment; see
// internal/coverage/defs.go of Go 1.26.
const (
	headerSize   = 32
	preambleSize = 16
	footerSize   = 16
	flavourAt    = 24 // in the header
	uleb128      = 2
)

var errCounters = errors.New("the counters of coverage are not in the form that is known")

// total adds up all counters of a file with one segment. A counter overflows at 32 bits: the inputs are small
// enough.
func total(file []byte) (sum uint64, err error) {
	if len(file) < headerSize+preambleSize+footerSize || !bytes.Equal(file[:4], []byte("\x00cwm")) || file[flavourAt] != uleb128 {
		return 0, errCounters
	}
	rest := file[headerSize : len(file)-footerSize]
	functions := binary.LittleEndian.Uint64(rest)
	skip := preambleSize + int(binary.LittleEndian.Uint32(rest[8:])) + int(binary.LittleEndian.Uint32(rest[12:]))
	skip = (skip + 3) &^ 3
	if skip > len(rest) {
		return 0, errCounters
	}
	rest = rest[skip:]
	next := func() uint64 {
		v, n := binary.Uvarint(rest)
		if n <= 0 {
			err = fmt.Errorf("%w: they end early", errCounters)
			return 0
		}
		rest = rest[n:]
		return v
	}
	for range functions {
		counters := next()
		_, _ = next(), next() // the package and the function
		for range counters {
			sum += next()
		}
		if err != nil {
			return 0, err
		}
	}
	return sum, nil
}
