package wasmbuild

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// What's needed from WebAssembly's binary format to take a module apart and put
// it together again: https://webassembly.github.io/spec/core/binary/.

const (
	header = "\x00asm\x01\x00\x00\x00" // magic and version

	idCustom    = 0
	idImport    = 2
	idMemory    = 5
	idData      = 11
	idDataCount = 12
	idTag       = 13 // the highest there is

	opConst = 0x41 // i32.const
	opEnd   = 0x0b

	pageSize = 1 << 16
)

// section is one section of a module: all of it, and without id and length.
type section struct {
	id          byte
	whole, body []byte
}

// readSections returns the sections of a module as they follow one another.
// Only custom ones may come twice.
func readSections(module []byte) ([]section, error) {
	if !bytes.HasPrefix(module, []byte(header)) {
		return nil, errors.New("not a WebAssembly module of version 1")
	}
	r := reader{rest: module[len(header):]}
	var sections []section
	var seen [idTag + 1]bool
	for len(r.rest) > 0 && r.err == nil {
		start := r.rest
		id := r.byte()
		body := r.take(r.unsigned())
		if r.err != nil {
			break
		}
		if id > idTag {
			return nil, fmt.Errorf("a section with the unknown id %d", id)
		}
		if seen[id] && id != idCustom {
			return nil, fmt.Errorf("two sections with the id %d", id)
		}
		seen[id] = true
		sections = append(sections, section{id, start[:len(start)-len(r.rest)], body})
	}
	return sections, r.err
}

// withoutCustom returns the module without its custom sections, which have
// nothing to do with how it runs.
func withoutCustom(module []byte) ([]byte, error) {
	sections, err := readSections(module)
	if err != nil {
		return nil, err
	}
	out := bytes.Clone(module[:len(header)])
	for _, s := range sections {
		if s.id != idCustom {
			out = append(out, s.whole...)
		}
	}
	return out, nil
}

func appendSection(out []byte, id byte, body []byte) []byte {
	out = binary.AppendUvarint(append(out, id), uint64(len(body)))
	return append(out, body...)
}

// appendSigned writes v in signed LEB128. (encoding/binary's signed numbers are
// a different format; its unsigned ones are LEB128.)
func appendSigned(out []byte, v int32) []byte {
	for v < -64 || v > 63 {
		out = append(out, byte(v)|0x80)
		v >>= 7
	}
	return append(out, byte(v)&0x7f)
}

// reader takes a module apart. After its first error everything is zero.
type reader struct {
	rest []byte
	err  error
}

// take returns the next n bytes. Appending to them leaves the module alone.
func (r *reader) take(n uint64) []byte {
	if r.err == nil && n > uint64(len(r.rest)) {
		r.err = errors.New("the module is cut short")
	}
	if r.err != nil {
		return nil
	}
	taken := r.rest[:n:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *reader) byte() byte {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

// number returns a number of up to 35 bits, and how many bits were written.
func (r *reader) number() (v uint64, bits int) {
	for more := byte(0x80); more != 0 && r.err == nil; bits += 7 {
		if bits == 35 {
			r.err = errors.New("a number of more than five bytes")
			return 0, 0
		}
		b := r.byte()
		v |= uint64(b&0x7f) << bits
		more = b & 0x80
	}
	return v, bits
}

// unsigned reads a u32.
func (r *reader) unsigned() uint64 {
	v, _ := r.number()
	if v > math.MaxUint32 {
		r.err = errors.New("an unsigned number of more than 32 bits")
		return 0
	}
	return v
}

// offset reads an i32, the upper half of which is written as negative numbers.
func (r *reader) offset() uint64 {
	v, bits := r.number()
	signed := int64(v<<(64-bits)) >> (64 - bits)
	if signed != int64(int32(signed)) {
		r.err = errors.New("an offset of more than 32 bits")
		return 0
	}
	return uint64(uint32(signed))
}

// done fails if something was wrong, or is left over.
func (r *reader) done() error {
	if r.err == nil && len(r.rest) > 0 {
		r.err = fmt.Errorf("%d bytes too many", len(r.rest))
	}
	return r.err
}
