import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";
import { BackupError } from "./backup-error.ts";

/** How much is sealed, and held in memory, at a time. */
const CHUNK_BYTES = 256 * 1024;
const TAG_BYTES = 16;
/** Length of what is sealed, and whether it is the last. */
const HEAD_BYTES = 5;

/** The key of one file of a backup: a file that is moved under another's name doesn't open. */
export function fileKey(backupKey: Buffer, file: string): Buffer {
  return Buffer.from(hkdfSync("sha256", backupKey, "", `bursar-backup/1/${file}`, 32));
}

/**
 * Seals a stream chunk by chunk with AES-256-GCM. A chunk's number and whether it is the last go
 * into its nonce, so none can be changed, moved, doubled or left out, nor the end be cut off; the
 * key is this stream's alone, so that no nonce is used twice (STREAM, Rogaway 2015).
 */
export async function* sealStream(
  key: Buffer,
  source: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  let number = 0;
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const part of source) {
    waiting.push(part);
    bytes += part.length;
    if (bytes <= CHUNK_BYTES) continue;
    const whole = Buffer.concat(waiting);
    let at = 0;
    // The last chunk must be known as such, so there is always something left.
    for (; whole.length - at > CHUNK_BYTES; at += CHUNK_BYTES) {
      yield sealChunk(key, { number, isLast: false }, whole.subarray(at, at + CHUNK_BYTES));
      number += 1;
    }
    const rest = whole.subarray(at);
    waiting = [rest];
    bytes = rest.length;
  }
  yield sealChunk(key, { number, isLast: true }, Buffer.concat(waiting));
}

/** Opens what {@link sealStream} made. @throws BackupError `backup.damaged` naming the file */
export async function* openStream(
  { key, file }: { readonly key: Buffer; readonly file: string },
  source: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  let number = 0;
  let isOver = false;
  let held: Buffer = Buffer.alloc(0);
  for await (const part of source) {
    held = held.length === 0 ? part : Buffer.concat([held, part]);
    for (let next = takeChunk(held, file); next !== undefined; next = takeChunk(held, file)) {
      if (isOver) throw damaged(file);
      const { isLast, body, rest } = next;
      yield openChunk(key, { number, isLast, file }, body);
      number += 1;
      isOver = isLast;
      held = rest;
    }
  }
  if (!isOver || held.length > 0) throw damaged(file);
}

export function damaged(file: string): BackupError {
  return new BackupError("backup.damaged", {
    zh: `备份中的 ${file} 不完整或被改动过。换另一份备份；检查存放备份的磁盘。`,
    en: `${file} of the backup is cut off or was changed. Use another backup, and check the disk that this one is on.`,
  });
}

interface Place {
  readonly number: number;
  readonly isLast: boolean;
}

function nonceOf({ number, isLast }: Place): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 3);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

function sealChunk(key: Buffer, place: Place, content: Buffer): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, nonceOf(place));
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32BE(content.length, 0);
  head.writeUInt8(place.isLast ? 1 : 0, 4);
  return Buffer.concat([head, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

function takeChunk(held: Buffer, file: string) {
  if (held.length < HEAD_BYTES) return undefined;
  const length = held.readUInt32BE(0);
  // A length is not sealed: a changed one must not make us gather gigabytes.
  if (length > CHUNK_BYTES) throw damaged(file);
  const end = HEAD_BYTES + length + TAG_BYTES;
  if (held.length < end) return undefined;
  const isLast = held.readUInt8(4) === 1;
  return { isLast, body: held.subarray(HEAD_BYTES, end), rest: held.subarray(end) };
}

function openChunk(key: Buffer, place: Place & { readonly file: string }, body: Buffer): Buffer {
  const end = body.length - TAG_BYTES;
  const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(place));
  decipher.setAuthTag(body.subarray(end));
  const content = decipher.update(body.subarray(0, end));
  try {
    decipher.final();
  } catch {
    throw damaged(place.file);
  }
  return content;
}
