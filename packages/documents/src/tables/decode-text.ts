import iconv from "iconv-lite";
import { fileRefusals } from "./file-refusals.ts";
import type { TableEncoding } from "./table.ts";

/**
 * Text of a CSV file. UTF-8 is tried first, strictly: a GB18030 text with Chinese characters is
 * practically never valid UTF-8. Throws `file.unreadable` when it is neither.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TableEncoding } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeWith("utf-16le", bytes);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text, encoding: "utf-8" };
  } catch {
    return decodeWith("gb18030", bytes);
  }
}

function decodeWith(
  encoding: "utf-16le" | "gb18030",
  bytes: Uint8Array,
): { text: string; encoding: TableEncoding } {
  const text = iconv.decode(Buffer.from(bytes), encoding);
  if (text.includes("\ufffd")) throw fileRefusals.unreadable();
  return { text, encoding };
}
