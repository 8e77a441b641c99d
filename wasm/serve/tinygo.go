//go:build tinygo

package serve

import "unsafe"

// TinyGo compiles the program without a scheduler, so the loader's call for an
// event is handled here. With one, the program would be 14 KB larger and have a
// stack whose end isn't guarded.

//export resume
func resume() { handleEvent() }

// handleEvent is the dispatcher of syscall/js, which isn't exported. It returns
// whether there was an event.
//
//go:linkname handleEvent syscall/js.handleEvent
func handleEvent() bool

// last keeps used's allocation from being optimized away.
var last *[16]byte

// used returns where the unused part of the memory begins, in bytes. Nothing is
// freed in this program, so everything that was allocated is before the last
// allocation. The shell restores the memory up to there.
//
//export used
func used() uintptr {
	last = new([16]byte)
	return uintptr(unsafe.Pointer(last)) + unsafe.Sizeof(*last)
}
