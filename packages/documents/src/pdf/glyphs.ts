/**
 * The characters that a TrueType font can draw, read from its `cmap` table. The typesetter leaves
 * a gap for a character it has no glyph for and says nothing, which on a certificate would be a
 * name with a hole in it.
 */
export function readGlyphs(font: Buffer): ReadonlySet<number> {
  const cmap = tableOf(font, "cmap");
  const points = new Set<number>();
  const count = cmap.readUInt16BE(2);
  for (let index = 0; index < count; index += 1) {
    const subtable = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4));
    const format = subtable.readUInt16BE(0);
    if (format === 12) addGroups(subtable, points);
    else if (format === 4) addSegments(subtable, points);
  }
  if (points.size === 0) throw new Error("the font has no table of characters that we can read");
  return points;
}

function tableOf(font: Buffer, tag: string): Buffer {
  const count = font.readUInt16BE(4);
  for (let index = 0; index < count; index += 1) {
    const entry = 12 + index * 16;
    if (font.toString("latin1", entry, entry + 4) === tag) {
      const offset = font.readUInt32BE(entry + 8);
      return font.subarray(offset, offset + font.readUInt32BE(entry + 12));
    }
  }
  throw new Error(`the font has no table ${tag}`);
}

/** Format 12: runs of code points, beyond the basic plane too. */
function addGroups(subtable: Buffer, points: Set<number>): void {
  const count = subtable.readUInt32BE(12);
  for (let index = 0; index < count; index += 1) {
    const entry = 16 + index * 12;
    const [first, last] = [subtable.readUInt32BE(entry), subtable.readUInt32BE(entry + 4)];
    const glyph = subtable.readUInt32BE(entry + 8);
    for (let point = first; point <= last; point += 1) {
      if (glyph + point - first > 0) points.add(point);
    }
  }
}

/** Format 4: segments of the basic plane, each with a shift or a list of glyphs. */
function addSegments(subtable: Buffer, points: Set<number>): void {
  const bytes = subtable.readUInt16BE(6);
  const [ends, starts] = [14, 16 + bytes];
  const [deltas, offsets] = [starts + bytes, starts + 2 * bytes];
  for (let at = 0; at < bytes; at += 2) {
    const [first, last] = [subtable.readUInt16BE(starts + at), subtable.readUInt16BE(ends + at)];
    const delta = subtable.readUInt16BE(deltas + at);
    const offset = subtable.readUInt16BE(offsets + at);
    for (let point = first; point <= last && point !== 0xffff; point += 1) {
      const glyph =
        offset === 0
          ? point + delta
          : subtable.readUInt16BE(offsets + at + offset + 2 * (point - first));
      if ((glyph & 0xffff) !== 0) points.add(point);
    }
  }
}
