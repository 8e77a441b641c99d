package wasmbuild

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Go's linker starts a new data segment wherever eight bytes or more are zero,
// which makes the raw module as small as it can be. That's 48,000 segments, and
// the offset and length of each are noise to a compressor, while a run of zeros
// costs next to nothing. Readers download the compressed module, so the build
// writes short runs of zeros out and merges the segments around them.
//
// The program can't tell: its own memory is zero before the segments are
// written, no two of them overlap, and all are written, and gone, before its
// first instruction. mergeSegments checks those assumptions, and copies the
// rest of the module byte for byte. Anything it doesn't know stops the build.
//
// RATIONALE.md has the figures; TestMergedProgram measures them again.

// maxGap is the longest run of zeros, in bytes, that is written out.
const maxGap = 128

// segment is what the module writes to its memory, and where to.
type segment struct {
	offset uint64
	data   []byte
}

func (s segment) end() uint64 { return s.offset + uint64(len(s.data)) }

// mergeSegments returns the module with all data segments that are at most
// maxGap bytes apart merged. It takes modules with one memory that isn't
// imported, only functions as imports, and active segments at constant offsets
// that don't overlap. A module without data is returned as is.
func mergeSegments(module []byte) ([]byte, error) {
	sections, err := readSections(module)
	if err != nil {
		return nil, err
	}
	var bodies [idTag + 1]*reader
	for _, s := range sections {
		bodies[s.id] = &reader{rest: s.body}
	}
	if bodies[idData] == nil {
		return module, nil
	}
	if err := importsFunctionsOnly(bodies[idImport]); err != nil {
		return nil, fmt.Errorf("imports: %w", err)
	}
	memory, err := readMemory(bodies[idMemory])
	if err != nil {
		return nil, fmt.Errorf("memory: %w", err)
	}
	segments, err := readSegments(bodies[idData], memory)
	if err != nil {
		return nil, fmt.Errorf("data: %w", err)
	}
	if count := bodies[idDataCount]; count != nil {
		if n := count.unsigned(); count.done() != nil || n != uint64(len(segments)) {
			return nil, fmt.Errorf("data count: not the %d of the data section", len(segments))
		}
	}
	merged := merge(segments)

	out := bytes.Clone(module[:len(header)])
	for _, s := range sections {
		switch s.id {
		case idData:
			out = appendSection(out, s.id, appendSegments(nil, merged))
		case idDataCount:
			out = appendSection(out, s.id, binary.AppendUvarint(nil, uint64(len(merged))))
		default:
			out = append(out, s.whole...)
		}
	}
	return out, nil
}

// merge takes segments in the order of their offsets.
func merge(segments []segment) []segment {
	var merged []segment
	for _, s := range segments {
		if len(merged) > 0 {
			last := &merged[len(merged)-1]
			if zeros := s.offset - last.end(); zeros <= maxGap {
				last.data = append(append(last.data, make([]byte, zeros)...), s.data...)
				continue
			}
		}
		merged = append(merged, s)
	}
	return merged
}

// importsFunctionsOnly is because of imported memories: the segments would be
// written to the first of them, and it needn't be zero.
func importsFunctionsOnly(r *reader) error {
	if r == nil {
		return nil
	}
	for n := r.unsigned(); n > 0 && r.err == nil; n-- {
		r.take(r.unsigned()) // module
		r.take(r.unsigned()) // name
		if kind := r.byte(); kind != 0 && r.err == nil {
			return fmt.Errorf("something that isn't a function (kind %d)", kind)
		}
		r.unsigned() // type
	}
	return r.done()
}

// readMemory returns the initial size of the module's one memory, in bytes.
func readMemory(r *reader) (uint64, error) {
	if r == nil {
		return 0, errors.New("none, but there is data")
	}
	if n := r.unsigned(); n != 1 && r.err == nil {
		return 0, fmt.Errorf("%d of them, want one", n)
	}
	limits := r.byte()
	pages := r.unsigned()
	switch {
	case r.err != nil:
		return 0, r.err
	case limits > 1:
		return 0, fmt.Errorf("an unknown kind of limits, %#x", limits)
	case limits == 1:
		r.unsigned() // how far it may grow
	}
	return pages * pageSize, r.done()
}

// readSegments returns the segments in the order of their offsets. Two that
// overlap, or one that ends beyond the memory, are an error.
func readSegments(r *reader, memory uint64) ([]segment, error) {
	var segments []segment
	n := r.unsigned()
	for i := uint64(0); i < n && r.err == nil; i++ {
		if kind := r.unsigned(); kind != 0 && r.err == nil {
			return nil, fmt.Errorf("segment %d isn't an active one of memory 0 (kind %d)", i, kind)
		}
		if op := r.byte(); op != opConst && r.err == nil {
			return nil, fmt.Errorf("segment %d: its offset isn't an i32.const (%#x)", i, op)
		}
		s := segment{offset: r.offset()}
		if op := r.byte(); op != opEnd && r.err == nil {
			return nil, fmt.Errorf("segment %d: its offset isn't one constant (%#x)", i, op)
		}
		s.data = r.take(r.unsigned())
		if r.err != nil {
			break
		}
		segments = append(segments, s)
	}
	if err := r.done(); err != nil {
		return nil, err
	}
	slices.SortStableFunc(segments, func(a, b segment) int { return cmp.Compare(a.offset, b.offset) })
	var end uint64
	for _, s := range segments {
		if s.offset < end {
			return nil, fmt.Errorf("two segments overlap at %d", s.offset)
		}
		if end = s.end(); end > memory {
			return nil, fmt.Errorf("a segment ends at %d, beyond the memory of %d bytes", end, memory)
		}
	}
	return segments, nil
}

func appendSegments(out []byte, segments []segment) []byte {
	out = binary.AppendUvarint(out, uint64(len(segments)))
	for _, s := range segments {
		out = append(out, 0, opConst)
		out = appendSigned(out, int32(uint32(s.offset)))
		out = append(out, opEnd)
		out = binary.AppendUvarint(out, uint64(len(s.data)))
		out = append(out, s.data...)
	}
	return out
}
