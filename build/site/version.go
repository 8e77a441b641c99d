package site

// Version is the version of the whole package, and the only place that has it:
// the element, the command, the npm package and a release's tag use it.
// README.md#versions says what it promises. `go run ./scripts/release` releases
// it.
const Version = "0.1.0"
