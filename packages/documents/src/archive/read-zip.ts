import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createInflateRaw } from "node:zlib";
import { Refusal } from "@bursar/domain/refusal";

/** A file as a ZIP's directory names it. */
export interface ListedFile {
  readonly path: string;
  readonly offset: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly deflated: boolean;
}

const END_BYTES = 22;
const TAIL_BYTES = 0xffff + END_BYTES + 20;
const MAX_16 = 0xffff;
const MAX_32 = 0xffffffff;
/** A directory of a million files; one that claims more is no export of ours. */
const DIRECTORY_BYTES_MAX = 256 * 2 ** 20;

/** Reads the directory alone. @throws Refusal `archive.not-an-export` */
export async function listFiles(handle: FileHandle): Promise<ListedFile[]> {
  try {
    return parseDirectory(await readDirectory(handle));
  } catch (error) {
    // A cut or changed directory shows as a read behind its end.
    if (error instanceof RangeError) throw notAnExport();
    throw error;
  }
}

async function readDirectory(handle: FileHandle): Promise<Buffer> {
  const { size } = await handle.stat();
  const from = Math.max(0, size - TAIL_BYTES);
  const tail = await readAt(handle, from, size - from);
  const end = tail.lastIndexOf(Buffer.from("504b0506", "hex"));
  if (end < 0) throw notAnExport();
  let bytes = tail.readUInt32LE(end + 12);
  let offset = tail.readUInt32LE(end + 16);
  if (offset === MAX_32 || tail.readUInt16LE(end + 10) === MAX_16) {
    const place = Number(tail.readBigUInt64LE(end - 12));
    const large = await readAt(handle, place, 56);
    bytes = Number(large.readBigUInt64LE(40));
    offset = Number(large.readBigUInt64LE(48));
  }
  if (bytes > DIRECTORY_BYTES_MAX || offset + bytes > size) throw notAnExport();
  return readAt(handle, offset, bytes);
}

function parseDirectory(directory: Buffer): ListedFile[] {
  const files: ListedFile[] = [];
  for (let at = 0; at < directory.length;) {
    if (directory.readUInt32LE(at) !== 0x02014b50) throw notAnExport();
    const nameBytes = directory.readUInt16LE(at + 28);
    const extraBytes = directory.readUInt16LE(at + 30);
    const near = directory.readUInt32LE(at + 42);
    const extra = at + 46 + nameBytes;
    files.push({
      path: directory.toString("utf8", at + 46, extra),
      packedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      deflated: directory.readUInt16LE(at + 10) === 8,
      offset: near === MAX_32 ? Number(directory.readBigUInt64LE(extra + 4)) : near,
    });
    at = extra + extraBytes + directory.readUInt16LE(at + 32);
  }
  return files;
}

/** What a packed file holds. */
export interface FileDigest {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Unpacks a file piece by piece; no more than it is said to hold. Undefined when its bytes are
 * damaged.
 */
export async function digestFile(
  handle: FileHandle,
  file: ListedFile,
  take?: (piece: Buffer) => void,
): Promise<FileDigest | undefined> {
  const hash = createHash("sha256");
  let bytes = 0;
  const sink = async (pieces: AsyncIterable<Buffer>): Promise<void> => {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > file.bytes) throw new RangeError("more than the directory says");
      hash.update(piece);
      take?.(piece);
    }
  };
  try {
    const pieces = packedPieces(handle, file);
    await (file.deflated ? pipeline(pieces, createInflateRaw(), sink) : sink(pieces));
  } catch {
    return undefined;
  }
  return { bytes, sha256: hash.digest("hex") };
}

const PIECE_BYTES = 256 * 1024;

async function* packedPieces(handle: FileHandle, file: ListedFile): AsyncGenerator<Buffer> {
  const header = await readAt(handle, file.offset, 30);
  const nameBytes = header.readUInt16LE(26);
  const name = await readAt(handle, file.offset + 30, nameBytes);
  const isOurs = header.readUInt32LE(0) === 0x04034b50 && name.toString("utf8") === file.path;
  if (!isOurs) throw new RangeError("the header is another file's");
  const from = file.offset + 30 + nameBytes + header.readUInt16LE(28);
  for (let at = 0; at < file.packedBytes; at += PIECE_BYTES) {
    yield readAt(handle, from + at, Math.min(PIECE_BYTES, file.packedBytes - at));
  }
}

async function readAt(handle: FileHandle, position: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, position);
  if (bytesRead < bytes) throw new RangeError("the file ends early");
  return buffer;
}

export function notAnExport(): Refusal {
  return new Refusal("archive.not-an-export", {
    zh: "这不是本系统导出的档案 ZIP，或文件不完整。请重新下载后再核验。",
    en: "This is no archive export of this product, or it is cut short. Download it again.",
    status: 422,
  });
}
