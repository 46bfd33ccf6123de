import { checkPictureSize } from "./picture-size.ts";
import { scanRefusals } from "./scan-refusals.ts";

export const PNG_SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");

/** Texts, times, Exif; all that the picture itself does not need. */
const DROPPED = new Set(["eXIf", "tEXt", "zTXt", "iTXt", "tIME"]);

/**
 * The PNG without its texts, times and Exif, and without what follows its end.
 *
 * @throws Refusal `document.broken`, `document.too-small`, `document.too-many-pixels`.
 */
export function cleanPng(bytes: Buffer): Buffer {
  const parts: Buffer[] = [PNG_SIGNATURE];
  let at = PNG_SIGNATURE.length;
  for (let index = 0; ; index += 1) {
    if (at + 12 > bytes.length) throw scanRefusals.broken();
    const end = at + 12 + bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (end > bytes.length || (index === 0) !== (type === "IHDR")) throw scanRefusals.broken();
    if (type === "IHDR") checkPictureSize(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12));
    if (!DROPPED.has(type)) parts.push(bytes.subarray(at, end));
    if (type === "IEND") return Buffer.concat(parts);
    at = end;
  }
}
