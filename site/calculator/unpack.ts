/*
 * The program travels as an .lzma file: LZMA as Igor Pavlov's specification in
 * the LZMA SDK has it, with the length in its header. No browser unpacks that
 * by itself, but it's a seventh smaller than gzip, which they do, and more than
 * a quarter smaller for Go's program.
 */

// Where the chances of each decision begin. A state has 16 places for each
// position in a word of up to 16 bytes, a length 2 decisions and three trees.
const MATCH = 0, AGAIN = 192, AGAIN0 = 204, AGAIN1 = 216, AGAIN2 = 228, LONGER = 240, SLOT = 432, FAR = 688, ALIGN = 803, LENGTH = 819, OLD_LENGTH = 1333, LITERAL = 1847;

/** The usual parameters, which every packer writes: lc 3, lp 0, pb 2. */
const USUAL = 93;

/** No program is that large; in bytes. */
const LARGEST = 1 << 26;

// Places in the range decoder's state.
const RANGE = 0, CODE = 1;

/** How long the page may wait, in ms: a browser calls 50 a long task. */
const TURN = 40;

/**
 * Unpacks an .lzma file, and lets the page breathe in between. Throws if the
 * file isn't one, is cut off or damaged: a bit that isn't as packed brings the
 * range decoder out of step, and then it doesn't end at 0.
 */
export async function unpack(file: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const head = new DataView(file.buffer, file.byteOffset, file.length);
  const end = head.getUint32(5, true);
  if (file[0] !== USUAL || end > LARGEST) throw new Error("not a packed program");
  const out = new Uint8Array(end);
  // In a typed array, so that both stay 32 bits without a sign.
  const r = Uint32Array.of(-1, head.getUint32(14));
  const chances = new Uint16Array(LITERAL + 0x300 * 8).fill(1024);
  let at = 18;

  const bit = (i: number): number => {
    const chance = chances[i]!, bound = (r[RANGE]! >>> 11) * chance;
    let one = 0;
    if (r[CODE]! < bound) {
      r[RANGE] = bound;
      chances[i] = chance + ((2048 - chance) >> 5);
    } else {
      r[RANGE]! -= bound;
      r[CODE]! -= bound;
      chances[i] = chance - (chance >> 5);
      one = 1;
    }
    if (r[RANGE]! < 0x1000000) shift();
    return one;
  };
  const shift = (): void => {
    r[RANGE]! <<= 8;
    r[CODE] = (r[CODE]! << 8) | file[at++]!;
  };
  const tree = (i: number, bits: number): number => {
    let m = 1;
    for (let n = bits; n--; ) m = (m << 1) | bit(i + m);
    return m - (1 << bits);
  };
  const mirrored = (i: number, bits: number): number => {
    let m = 1, v = 0;
    for (let n = 0; n < bits; n++) {
      const b = bit(i + m);
      m = (m << 1) | b;
      v |= b << n;
    }
    return v;
  };
  const length = (i: number, place: number): number =>
    !bit(i) ? 2 + tree(i + 2 + (place << 3), 3) : !bit(i + 1) ? 10 + tree(i + 130 + (place << 3), 3) : 18 + tree(i + 258, 8);

  // The last four distances, less 1.
  let d0 = 0, d1 = 0, d2 = 0, d3 = 0;
  let state = 0, look = 0, pause = performance.now() + TURN;
  for (let o = 0, n = 0; o < end; ) {
    const place = o & 3, now = (state << 4) + place;
    if (!bit(MATCH + now)) {
      const i = LITERAL + 0x300 * (out[o - 1]! >> 5);
      let m = 1;
      // After a match, the byte that would have continued it is a hint, up to
      // the first bit that differs.
      if (state > 6)
        for (let hint = out[o - d0 - 1]!, same = true; same && m < 256; hint <<= 1) {
          const want = (hint >> 7) & 1, got = bit(i + ((1 + want) << 8) + m);
          m = (m << 1) | got;
          same = want === got;
        }
      while (m < 256) m = (m << 1) | bit(i + m);
      out[o++] = m;
      n = 0;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
    } else if (!bit(AGAIN + state)) {
      d3 = d2;
      d2 = d1;
      d1 = d0;
      n = length(LENGTH, place);
      state = state < 7 ? 7 : 10;
      d0 = tree(SLOT + (Math.min(n - 2, 3) << 6), 6);
      if (d0 > 3) {
        const slot = d0, bits = (slot >> 1) - 1;
        d0 = (2 | (slot & 1)) << bits;
        if (slot < 14) d0 += mirrored(FAR + d0 - slot, bits);
        else {
          let v = 0;
          for (let k = bits; k-- > 4; ) {
            r[RANGE]! >>>= 1;
            v <<= 1;
            if (r[CODE]! >= r[RANGE]!) {
              r[CODE]! -= r[RANGE]!;
              v++;
            }
            if (r[RANGE]! < 0x1000000) shift();
          }
          d0 += (v << 4) + mirrored(ALIGN, 4);
        }
      }
    } else {
      let short = false;
      if (!bit(AGAIN0 + state)) short = !bit(LONGER + now);
      else {
        // One of the other three comes first.
        let d = d1;
        if (bit(AGAIN1 + state)) {
          d = d2;
          if (bit(AGAIN2 + state)) {
            d = d3;
            d3 = d2;
          }
          d2 = d1;
        }
        d1 = d0;
        d0 = d;
      }
      n = short ? 1 : length(OLD_LENGTH, place);
      state = state > 6 ? 11 : short ? 9 : 8;
    }
    if (at > file.length || (n && d0 >= o) || n > end - o) throw new Error("damaged");
    for (; n-- > 0; o++) out[o] = out[o - d0 - 1]!;
    if (o < look) continue;
    look += 8192;
    if (performance.now() > pause) {
      await new Promise((done) => setTimeout(done));
      pause = performance.now() + TURN;
    }
  }
  if (r[CODE] || at !== file.length) throw new Error("damaged");
  return out;
}
