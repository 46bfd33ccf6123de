import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { fileRefusals } from "./file-refusals.ts";
import type { TableSource } from "./table.ts";

/**
 * The bytes of a source that is not too large. A file is measured before it is read, and never
 * read past the limit, also when it grows meanwhile or is a pipe that has no size.
 */
export async function readBytes(source: TableSource, maxBytes: number): Promise<Uint8Array> {
  if ("bytes" in source) {
    if (source.bytes.length > maxBytes) throw fileRefusals.tooLarge(maxBytes);
    return source.bytes;
  }
  const file = await openFile(source.path);
  try {
    const { size } = await file.stat();
    if (size > maxBytes) throw fileRefusals.tooLarge(maxBytes);
    return await readUpTo(file, maxBytes);
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (error) {
    throw isErrno(error, "ENOENT") ? fileRefusals.notFound() : fileRefusals.unreadable();
  }
}

async function readUpTo(file: FileHandle, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { bytesRead, buffer } = await readChunk(file);
    if (bytesRead === 0) return Buffer.concat(chunks, length);
    length += bytesRead;
    if (length > maxBytes) throw fileRefusals.tooLarge(maxBytes);
    chunks.push(buffer.subarray(0, bytesRead));
  }
}

/** A folder opens like a file and fails at the first read. */
async function readChunk(file: FileHandle): Promise<{ bytesRead: number; buffer: Uint8Array }> {
  try {
    return await file.read(Buffer.allocUnsafe(256 * 1024));
  } catch (error) {
    throw isErrno(error, "EISDIR") || isErrno(error, "EIO") ? fileRefusals.unreadable() : error;
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
