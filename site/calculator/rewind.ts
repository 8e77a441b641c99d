/**
 * The small program never frees memory, so that no collector can take what is
 * still needed (see build/wasmbuild/tinygo.go). Instead its memory is wound
 * back after each call to what it was after it started. So every call starts
 * from the same state, and nothing of what was asked or answered stays in it.
 */

/** What TinyGo's loader keeps of the page's values for the program. */
export interface Table {
  _values: unknown[];
  _goRefCounts: number[];
  _ids: Map<unknown, unknown>;
  _idPool: unknown[];
  _pendingEvent: unknown;
}

/** What the small program exports. */
export interface Small {
  memory: WebAssembly.Memory;
  /** Where the unused part of the memory begins. */
  used(): number;
}

/**
 * Remembers how things are, and returns what brings them back to that. It
 * returns false where the program had to be given more memory: that can't be
 * taken back, so the instance is emptied, and has had its day.
 */
export function rewinder(go: Table, { memory, used }: Small): () => boolean {
  const end = used(), size = memory.buffer.byteLength;
  const kept = new Uint8Array(memory.buffer, 0, end).slice();
  const { _values, _goRefCounts, _ids, _idPool } = go;
  const restore = () => {
    go._values = [..._values];
    go._goRefCounts = [..._goRefCounts];
    go._ids = new Map(_ids);
    go._idPool = [..._idPool];
    go._pendingEvent = null;
  };
  restore();
  return () => {
    const now = used();
    const bytes = new Uint8Array(memory.buffer);
    bytes.fill(0, end, now);
    bytes.set(kept);
    restore();
    return bytes.length === size;
  };
}
