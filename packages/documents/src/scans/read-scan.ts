import { cleanJpeg } from "./read-jpeg.ts";
import { cleanPng, PNG_SIGNATURE } from "./read-png.ts";
import { readPdf } from "./read-pdf.ts";
import type { Scan } from "./scan.ts";
import { scanRefusals } from "./scan-refusals.ts";

/**
 * Tells what was handed in from its content, checks that it is whole and large enough to be read,
 * and takes out of a photo where, when and with what it was taken. Name and announced type of the
 * file play no part.
 *
 * @throws Refusal `document.wrong-kind`, `document.heic`, `document.broken`,
 * `document.too-small`, `document.too-many-pixels`, `document.locked`.
 */
export function readScan(bytes: Buffer): Scan {
  if (bytes.length > 3 && bytes.readUIntBE(0, 3) === 0xffd8ff) {
    return picture("image/jpeg", cleanJpeg(bytes));
  }
  if (bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return picture("image/png", cleanPng(bytes));
  if (bytes.toString("latin1", 0, 5) === "%PDF-") {
    return { mediaType: "application/pdf", content: bytes, ...readPdf(bytes) };
  }
  const brand = bytes.toString("latin1", 4, 12);
  throw /^ftyp(?:hei|hev|mif1|msf1)/.test(brand) ? scanRefusals.heic() : scanRefusals.wrongKind();
}

function picture(mediaType: "image/jpeg" | "image/png", content: Buffer): Scan {
  return { mediaType, content, pages: 1, activeContent: false };
}
