//go:build tinygo

package serve

import "unsafe"

// TinyGo compiles the program without a scheduler, so the loader's call for an
// event is answered here. With one, the program would have 14 KB more and a
// stack whose end nothing guards.

//export resume
func resume() { handleEvent() }

// handleEvent is the dispatcher of syscall/js, which isn't exported. It returns
// whether there was an event.
//
//go:linkname handleEvent syscall/js.handleEvent
func handleEvent() bool

// last keeps what used allocates from being left out.
var last *[16]byte

// used returns where the unused part of the memory begins, in bytes. Nothing is
// freed in this program, so whatever was allocated lies before the last thing
// that was. The shell winds the memory back to what it was, up to there.
//
//export used
func used() uintptr {
	last = new([16]byte)
	return uintptr(unsafe.Pointer(last)) + unsafe.Sizeof(*last)
}
