import { inflateSync } from "node:zlib";
import { scanRefusals } from "./scan-refusals.ts";

/** Names of what acts on opening, runs, sends or carries files (ISO 32000, 12.6, 7.11, 12.7.8). */
const ACTIVE =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|AA)(?![A-Za-z0-9])/;

const PIECE_BYTES_MAX = 4_000_000;
const TOTAL_BYTES_MAX = 32_000_000;

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
  const outside = raw.replaceAll(/stream\r?\n[\s\S]*?endstream/g, "");
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

/** Objects may lie packed in streams of type ObjStm, the trailer in one of type XRef. */
function unpackObjects(bytes: Buffer, raw: string): { text: string; isWhole: boolean } {
  const pieces: string[] = [];
  let total = 0;
  let isWhole = true;
  for (const match of raw.matchAll(/\/Type\s*\/ObjStm\b/g)) {
    const start = /stream\r?\n/.exec(raw.slice(match.index, match.index + 2_000));
    if (start === null) {
      isWhole = false;
      continue;
    }
    const from = match.index + start.index + start[0].length;
    const to = raw.indexOf("endstream", from);
    try {
      const content = bytes.subarray(from, to === -1 ? undefined : to);
      const piece = inflateSync(content, { maxOutputLength: PIECE_BYTES_MAX });
      total += piece.length;
      if (total > TOTAL_BYTES_MAX) return { text: pieces.join("\n"), isWhole: false };
      pieces.push(piece.toString("latin1"));
    } catch {
      isWhole = false;
    }
  }
  return { text: pieces.join("\n"), isWhole };
}

function countPages(text: string): number | null {
  const pages = [...text.matchAll(/\/Type\s*\/Page(?![A-Za-z])/g)].length;
  return pages === 0 ? null : pages;
}
