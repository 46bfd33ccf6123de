/** A file of a ZIP as its directory names it. */
export interface ZipRecord {
  /** Parts joined by `/`; none of them is empty, `.` or `..`. */
  readonly path: string;
  /** Where its header begins, from the ZIP's first byte. */
  readonly offset: number;
  readonly bytes: number;
  readonly packedBytes: number;
  readonly crc32: number;
  readonly deflated: boolean;
}

const UTF8_NAMES = 0x0800;
const VERSION = 20;
const VERSION_64 = 45;
const MAX_16 = 0xffff;
const MAX_32 = 0xffffffff;
const PART = /^(?!\.{1,2}$)[^/\\:\p{Cc}]+$/u;

/** Throws on a path that could leave the folder into which it is unpacked. */
export function checkZipPath(path: string): string {
  if (path.split("/").every((part) => PART.test(part))) return path;
  throw new Error(`not a path for a ZIP: ${JSON.stringify(path.slice(0, 80))}`);
}

/** Date and time as DOS has them, of the same day for every file: equal content, equal ZIP. */
export interface DosTime {
  readonly date: number;
  readonly time: number;
}

const BEIJING_MS = 8 * 3_600_000;

export function dosTimeOf(instant: string): DosTime {
  const at = new Date(Date.parse(instant) + BEIJING_MS);
  const date =
    ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return { date, time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) };
}

export function localHeader(record: ZipRecord, at: DosTime): Buffer {
  const name = Buffer.from(checkZipPath(record.path));
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  commonFields(record, at).copy(header, 4);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

/** From the version needed to the unpacked size: 22 bytes that both headers share. */
function commonFields(record: ZipRecord, at: DosTime): Buffer {
  const fields = Buffer.alloc(22);
  fields.writeUInt16LE(record.offset >= MAX_32 ? VERSION_64 : VERSION, 0);
  fields.writeUInt16LE(UTF8_NAMES, 2);
  fields.writeUInt16LE(record.deflated ? 8 : 0, 4);
  fields.writeUInt16LE(at.time, 6);
  fields.writeUInt16LE(at.date, 8);
  fields.writeUInt32LE(record.crc32, 10);
  fields.writeUInt32LE(record.packedBytes, 14);
  fields.writeUInt32LE(record.bytes, 18);
  return fields;
}

/** The directory and the end of a ZIP whose files take up `offset` bytes. */
export function zipEnd(records: readonly ZipRecord[], offset: number, at: DosTime): Buffer {
  const directory = Buffer.concat(records.map((record) => directoryEntry(record, at)));
  const isLarge = records.length >= MAX_16 || offset + directory.length >= MAX_32;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(records.length, MAX_16), 8);
  end.writeUInt16LE(Math.min(records.length, MAX_16), 10);
  end.writeUInt32LE(Math.min(directory.length, MAX_32), 12);
  end.writeUInt32LE(isLarge ? MAX_32 : offset, 16);
  const large = isLarge ? largeEnd(records.length, directory.length, offset) : Buffer.alloc(0);
  return Buffer.concat([directory, large, end]);
}

function directoryEntry(record: ZipRecord, at: DosTime): Buffer {
  const name = Buffer.from(checkZipPath(record.path));
  const isFar = record.offset >= MAX_32;
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(isFar ? VERSION_64 : VERSION, 4);
  commonFields(record, at).copy(entry, 6);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt16LE(isFar ? 12 : 0, 30);
  entry.writeUInt32LE(Math.min(record.offset, MAX_32), 42);
  if (!isFar) return Buffer.concat([entry, name]);
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(record.offset), 4);
  return Buffer.concat([entry, name, extra]);
}

/** ZIP64: more than 65,534 files, or more than 4 GiB. */
function largeEnd(count: number, directoryBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(56 + 20);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(VERSION_64, 12);
  end.writeUInt16LE(VERSION_64, 14);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(directoryBytes), 40);
  end.writeBigUInt64LE(BigInt(offset), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(offset + directoryBytes), 64);
  end.writeUInt32LE(1, 72);
  return end;
}
