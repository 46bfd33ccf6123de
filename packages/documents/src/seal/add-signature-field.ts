import { readPdfObjects, withEntry, type PdfObjects } from "./pdf-objects.ts";

/** What a reader shows of a signature beside its certificate. */
export interface SignatureFacts {
  readonly signer: string;
  /** What was sealed: name and number of the sheet. */
  readonly reason: string;
  /** ISO instant of sealing. */
  readonly at: string;
}

/** A PDF with room for a signature. */
export interface PreparedPdf {
  readonly bytes: Buffer;
  /** `<` of the room, and what follows its `>`. */
  readonly gapFrom: number;
  readonly gapTo: number;
}

/** The foot of the first page, in points: a click on it opens the reader's signature panel. */
const FOOT = "[60 22 535 60]";
const BYTE_RANGE_WIDTH = 40;

/**
 * Appends a signature field to a PDF as an incremental update: what stood there keeps its bytes.
 *
 * @param roomBytes bytes kept free for the signature
 */
export function addSignatureField(
  pdf: Buffer,
  facts: SignatureFacts,
  roomBytes: number,
): PreparedPdf {
  const objects = readPdfObjects(pdf);
  const { size, root } = objects;
  const [signature, field, appearance] = [size, size + 1, size + 2];
  const page = firstPage(objects);
  const changed = new Map([
    [page, withEntry(objects.textOf(page), "/Annots", `[${field} 0 R]`)],
    [
      root,
      withEntry(objects.textOf(root), "/AcroForm", `<< /Fields [${field} 0 R] /SigFlags 3 >>`),
    ],
    [signature, signatureOf(facts, roomBytes)],
    [
      field,
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T ${textOf("seal")} /TU ${textOf(facts.signer)} /V ${signature} 0 R /Rect ${FOOT} /F 132 /P ${page} 0 R /AP << /N ${appearance} 0 R >> >>`,
    ],
    [
      appearance,
      "<< /Type /XObject /Subtype /Form /BBox [0 0 475 38] /Length 0 >>\nstream\n\nendstream",
    ],
  ]);
  const trailer = `<< /Size ${size + 3} /Root ${root} 0 R ${objects.kept} /Prev ${objects.tableAt} >>`;
  return fillByteRange(appendObjects(pdf, changed, trailer), pdf.length);
}

function firstPage(objects: PdfObjects): number {
  const pages = /\/Pages (\d+) 0 R/.exec(objects.textOf(objects.root))?.[1];
  let number = Number(pages);
  for (;;) {
    const text = objects.textOf(number);
    if (/\/Type \/Page\s/.test(text)) return number;
    number = Number(/\/Kids \[\s*(\d+) 0 R/.exec(text)?.[1] ?? Number.NaN);
  }
}

function signatureOf({ signer, reason, at }: SignatureFacts, roomBytes: number): string {
  return [
    "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached",
    `/Name ${textOf(signer)} /Reason ${textOf(reason)} /M (${pdfTime(at)})`,
    `/ByteRange ${"[0 0 0 0]".padEnd(BYTE_RANGE_WIDTH)}`,
    `/Contents <${"0".repeat(roomBytes * 2)}> >>`,
  ].join("\n");
}

/** UTF-16 in hex: no character of it can end the text. */
function textOf(text: string): string {
  return `<${Buffer.from(`\ufeff${text}`, "utf16le").swap16().toString("hex").toUpperCase()}>`;
}

const BEIJING_MS = 8 * 3_600_000;

/** With its zone, so that no reader takes it for its own. */
function pdfTime(at: string): string {
  const local = new Date(Date.parse(at) + BEIJING_MS).toISOString();
  return `D:${local.slice(0, 19).replaceAll(/\D/g, "")}+08'00'`;
}

function appendObjects(pdf: Buffer, changed: ReadonlyMap<number, string>, trailer: string): Buffer {
  const parts: Buffer[] = [pdf, Buffer.from("\n")];
  let at = pdf.length + 1;
  // The head of the free list, which some readers look for in every table.
  const sections = ["0 1\n0000000000 65535 f\r\n"];
  for (const [number, text] of [...changed].toSorted(([a], [b]) => a - b)) {
    const object = Buffer.from(`${number} 0 obj\n${text}\nendobj\n`, "latin1");
    sections.push(`${number} 1\n${String(at).padStart(10, "0")} 00000 n\r\n`);
    parts.push(object);
    at += object.length;
  }
  const end = `xref\n${sections.join("")}trailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end, "latin1")]);
}

function fillByteRange(bytes: Buffer, from: number): PreparedPdf {
  const rangeAt = bytes.indexOf("/ByteRange [", from) + "/ByteRange ".length;
  const gapFrom = bytes.indexOf("/Contents <", from) + "/Contents ".length;
  const gapTo = bytes.indexOf(">", gapFrom) + 1;
  const range = `[0 ${gapFrom} ${gapTo} ${bytes.length - gapTo}]`;
  bytes.write(range.padEnd(BYTE_RANGE_WIDTH), rangeAt, "latin1");
  return { bytes, gapFrom, gapTo };
}
