package site

// Version is the number of the whole package, and the only place that has it:
// the element, the command, the npm package and the tag of a release say it.
// README.md#versions says what it promises. `go run ./scripts/release` releases
// it.
const Version = "0.1.0"
