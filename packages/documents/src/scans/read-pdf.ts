import { inflateSync } from "node:zlib";
import { scanRefusals } from "./scan-refusals.ts";

/** Names of what acts on opening, runs, sends or carries files (ISO 32000, 12.6, 7.11, 12.7.8). */
const ACTIVE =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|AA)(?![A-Za-z0-9])/;

const PIECE_BYTES_MAX = 4_000_000;
const TOTAL_BYTES_MAX = 32_000_000;
/** What a packed stream costs whatever it holds, so that a million empty ones come to an end. */
const STREAM_COST = 1_000;
const STREAM_END = "endstream";

export interface PdfFacts {
  readonly pages: number | null;
  readonly activeContent: boolean;
}

/**
 * Looks through a PDF without running anything of it. What can't be looked through counts as
 * active: the flag is a warning for the officer who opens it, not a proof of harm.
 *
 * @throws Refusal `document.broken`, `document.locked`.
 */
export function readPdf(bytes: Buffer): PdfFacts {
  const raw = bytes.toString("latin1");
  if (!raw.slice(-2_048).includes("%%EOF")) throw scanRefusals.broken();
  const unpacked = unpackObjects(bytes, raw);
  // Packed pictures hold any three letters sooner or later.
  const outside = withoutStreams(raw);
  const text = `${plainNames(outside)}\n${plainNames(unpacked.text)}`;
  if (/\/Encrypt\s+\d/.test(text)) throw scanRefusals.locked();
  return { pages: countPages(text), activeContent: !unpacked.isWhole || ACTIVE.test(text) };
}

/** A name may hide behind hex: `/J#61vaScript`. */
function plainNames(text: string): string {
  return text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/**
 * What stands outside of streams. In one pass: a search for each stream's end from each beginning
 * would take hours for a file of beginnings alone.
 */
function withoutStreams(raw: string): string {
  const pieces: string[] = [];
  const beginning = /stream\r?\n/g;
  let from = 0;
  for (let found = beginning.exec(raw); found !== null; found = beginning.exec(raw)) {
    const end = raw.indexOf(STREAM_END, beginning.lastIndex);
    if (end === -1) break;
    pieces.push(raw.slice(from, found.index));
    from = end + STREAM_END.length;
    beginning.lastIndex = from;
  }
  return pieces.join("") + raw.slice(from);
}

/**
 * Objects may lie packed in streams of type ObjStm, the trailer in one of type XRef. One that
 * can't be unpacked counts like the largest, so that many of them come to an end as well.
 */
function unpackObjects(bytes: Buffer, raw: string): { text: string; isWhole: boolean } {
  const pieces: string[] = [];
  let total = 0;
  let isWhole = true;
  for (const match of raw.matchAll(/\/Type\s*\/ObjStm\b/g)) {
    const piece = unpackStream(bytes, raw, match.index);
    isWhole &&= piece !== undefined;
    total += piece === undefined ? PIECE_BYTES_MAX : piece.length + STREAM_COST;
    if (total > TOTAL_BYTES_MAX) return { text: pieces.join("\n"), isWhole: false };
    if (piece !== undefined) pieces.push(piece.toString("latin1"));
  }
  return { text: pieces.join("\n"), isWhole };
}

/** What the stream behind a dictionary holds, or undefined when it can't be unpacked. */
function unpackStream(bytes: Buffer, raw: string, dictionaryAt: number): Buffer | undefined {
  const start = /stream\r?\n/.exec(raw.slice(dictionaryAt, dictionaryAt + 2_000));
  if (start === null) return undefined;
  const from = dictionaryAt + start.index + start[0].length;
  const to = raw.indexOf(STREAM_END, from);
  try {
    const content = bytes.subarray(from, to === -1 ? undefined : to);
    return inflateSync(content, { maxOutputLength: PIECE_BYTES_MAX });
  } catch {
    return undefined;
  }
}

function countPages(text: string): number | null {
  const pages = [...text.matchAll(/\/Type\s*\/Page(?![A-Za-z])/g)].length;
  return pages === 0 ? null : pages;
}
