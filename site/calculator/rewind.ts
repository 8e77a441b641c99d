/**
 * The small program never frees memory, so no collector can take what's still
 * needed (see build/wasmbuild/tinygo.go). Instead, after each call, its memory
 * is rewound to what it was right after the start. So every call starts from
 * the same state, and nothing that was asked or answered stays in it.
 */

/** The page's values that TinyGo's loader keeps for the program. */
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
 * Takes a snapshot, and returns what restores it. That returns false if the
 * program needed more memory: memory can't be taken back, so the instance is
 * emptied and used up.
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
