import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { Refusal } from "@bursar/api-schema/problems";
import type { ReceivedFile } from "./received-file.ts";

/**
 * Writes a stream to a file of `folder`, chunk by chunk.
 *
 * @throws Refusal `file.too-large` at the first byte over `maxBytes`; the stream is left as it
 *   is, neither read on nor destroyed, so that an answer can still be sent.
 */
export async function spoolFile(
  source: Readable,
  into: { folder: string; fileName: string; maxBytes: number },
): Promise<ReceivedFile> {
  const path = join(into.folder, "upload");
  const hash = createHash("sha256");
  const file = await open(path, "wx", 0o600);
  let bytes = 0;
  try {
    for await (const chunk of source.iterator({ destroyOnReturn: false })) {
      const piece: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
      bytes += piece.length;
      if (bytes > into.maxBytes) throw tooLarge(into.maxBytes);
      hash.update(piece);
      await file.writeFile(piece);
    }
  } finally {
    await file.close();
  }
  return { path, fileName: into.fileName, bytes, sha256: hash.digest("hex") };
}

/** 413 with the limit in MB, rounded down. */
export function tooLarge(maxBytes: number): Refusal {
  const limit = maxBytes < 1_000_000 ? `${maxBytes} B` : `${Math.floor(maxBytes / 1_000_000)} MB`;
  return new Refusal("file.too-large", {
    zh: `文件超过 ${limit}，没有保存。请拆成几个文件分别导入。`,
    en: `The file is larger than ${limit} and was not saved. Split it and import the parts.`,
    status: 413,
    data: { maxBytes },
  });
}
