import type { FileStore } from "@bursar/documents/storage";

/** Lengths of the key and of the content that follow. */
const HEAD_BYTES = 6;

/** All files of the centres as one stream; they are sealed already, by their centre's key. */
export async function* packDocuments(
  store: FileStore,
  centreIds: readonly string[],
  step: (files: number) => void,
): AsyncGenerator<Buffer> {
  let files = 0;
  for (const centreId of centreIds) {
    for await (const { key } of store.list(centreId)) {
      if (key.endsWith(".part")) continue;
      const content = await store.get(key);
      // Removed since it was listed: nothing that the snapshot names goes within a day.
      if (content === undefined) continue;
      const name = Buffer.from(key);
      const head = Buffer.alloc(HEAD_BYTES);
      head.writeUInt16BE(name.length, 0);
      head.writeUInt32BE(content.length, 2);
      step((files += 1));
      yield Buffer.concat([head, name, content]);
    }
  }
}

/** Puts the files of a pack into a store; one file in memory at a time. */
export async function unpackDocuments(
  store: Pick<FileStore, "put">,
  pack: AsyncIterable<Buffer>,
  step: (files: number) => void,
): Promise<number> {
  let held: Buffer = Buffer.alloc(0);
  let files = 0;
  const waiting: Buffer[] = [];
  let bytes = 0;
  for await (const part of pack) {
    waiting.push(part);
    bytes += part.length;
    if (held.length + bytes < wanted(held, waiting)) continue;
    held = Buffer.concat([held, ...waiting.splice(0)]);
    bytes = 0;
    for (let next = takeFile(held); next !== undefined; next = takeFile(held)) {
      await store.put(next.key, next.content);
      step((files += 1));
      held = next.rest;
    }
  }
  return files;
}

/** How long the first file is, as far as that is known. */
function wanted(held: Buffer, waiting: readonly Buffer[]): number {
  const start = held.length >= HEAD_BYTES ? held : Buffer.concat([held, ...waiting]);
  if (start.length < HEAD_BYTES) return HEAD_BYTES;
  return HEAD_BYTES + start.readUInt16BE(0) + start.readUInt32BE(2);
}

function takeFile(held: Buffer) {
  if (held.length < HEAD_BYTES) return undefined;
  const keyEnd = HEAD_BYTES + held.readUInt16BE(0);
  const end = keyEnd + held.readUInt32BE(2);
  if (held.length < end) return undefined;
  return {
    key: held.toString("utf8", HEAD_BYTES, keyEnd),
    content: held.subarray(keyEnd, end),
    rest: held.subarray(end),
  };
}
