import { checkPictureSize } from "./picture-size.ts";
import { scanRefusals } from "./scan-refusals.ts";

const END = 0xd9;
const SCAN = 0xda;

/** What the picture needs: tables, frames, scans, JFIF, the colour profile, Adobe's colour mark. */
function isKept(marker: number, body: Buffer): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe0 || marker === 0xee) return true;
  return marker === 0xe2 && body.toString("latin1", 0, 11) === "ICC_PROFILE";
}

/** Frame headers hold the size; C4, C8 and CC among them are tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/**
 * The JPEG without place, time, camera, comments and whatever follows its end; the way up is kept,
 * since a phone stores its photos lying.
 *
 * @throws Refusal `document.broken`, `document.too-small`, `document.too-many-pixels`.
 */
export function cleanJpeg(bytes: Buffer): Buffer {
  const parts: Buffer[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let isSized = false;
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) throw scanRefusals.broken();
    if (marker === END) break;
    const end = segmentEnd(bytes, at);
    const body = bytes.subarray(at + 4, end);
    if (marker === 0xe1) orientation = readOrientation(body) ?? orientation;
    if (isFrame(marker)) {
      if (body.length < 5) throw scanRefusals.broken();
      checkPictureSize(body.readUInt16BE(3), body.readUInt16BE(1));
      isSized = true;
    }
    const next = marker === SCAN ? scanEnd(bytes, end) : end;
    if (isKept(marker, body)) parts.push(bytes.subarray(at, next));
    at = next;
  }
  if (!isSized) throw scanRefusals.broken();
  if (orientation !== 1) parts.splice(1, 0, orientationSegment(orientation));
  return Buffer.concat([...parts, Buffer.from([0xff, END])]);
}

function segmentEnd(bytes: Buffer, at: number): number {
  if (at + 4 > bytes.length) throw scanRefusals.broken();
  const length = bytes.readUInt16BE(at + 2);
  const end = at + 2 + length;
  if (length < 2 || end > bytes.length) throw scanRefusals.broken();
  return end;
}

/** Picture data goes on to the next marker that is neither a stuffed byte nor a restart. */
function scanEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw scanRefusals.broken();
}

const ORIENTATION = 0x0112;

/** The Orientation entry of an Exif segment, 1 to 8. */
function readOrientation(body: Buffer): number | undefined {
  if (body.toString("latin1", 0, 6) !== "Exif\0\0") return undefined;
  const tiff = body.subarray(6);
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  try {
    const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    const count = short(directory);
    for (let index = 0; index < count; index += 1) {
      const entry = directory + 2 + index * 12;
      if (short(entry) !== ORIENTATION) continue;
      const value = short(entry + 8);
      return value >= 1 && value <= 8 ? value : undefined;
    }
  } catch {
    // A damaged directory: the photo is shown as it lies.
  }
  return undefined;
}

/** An Exif segment that says the way up and nothing else. */
function orientationSegment(orientation: number): Buffer {
  const segment = Buffer.from(
    "ffe10022457869660000" + "4d4d002a00000008" + "0001" + "011200030000000100000000" + "00000000",
    "hex",
  );
  segment.writeUInt16BE(orientation, 28);
  return segment;
}
