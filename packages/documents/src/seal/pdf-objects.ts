/** What an incremental update needs to know of a PDF with one plain cross-reference table. */
export interface PdfObjects {
  /** First number that no object has. */
  readonly size: number;
  /** Where the cross-reference table begins. */
  readonly tableAt: number;
  /** Number of the catalogue. */
  readonly root: number;
  /** `/Info` and `/ID` as they stand in the trailer. */
  readonly kept: string;
  /** The text of an object between `obj` and `endobj`. */
  textOf(number: number): string;
}

const ENTRY_BYTES = 20;

/**
 * Reads the table and the trailer of a PDF of our own typesetter.
 *
 * @throws Error for a PDF of another shape.
 */
export function readPdfObjects(pdf: Buffer): PdfObjects {
  const text = pdf.toString("latin1");
  const tableAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? Number.NaN);
  const head = /^xref\s+0 (\d+)\s+/.exec(text.slice(tableAt, tableAt + 40));
  const trailer = /trailer\s+(<<[\s\S]*?>>)\s+startxref/.exec(text.slice(tableAt))?.[1];
  const root = /\/Root (\d+) 0 R/.exec(trailer ?? "")?.[1];
  if (head === null || trailer === undefined || root === undefined) {
    throw new Error("the PDF has no plain cross-reference table");
  }
  const size = Number(head[1]);
  const entriesAt = tableAt + head[0].length;
  const kept = [/\/Info \d+ 0 R/, /\/ID \[[^\]]*\]/].map((part) => part.exec(trailer)?.[0] ?? "");
  return {
    size,
    tableAt,
    root: Number(root),
    kept: kept.join(" "),
    textOf(number) {
      const at = Number(text.slice(entriesAt + number * ENTRY_BYTES).slice(0, 10));
      const start = `${number} 0 obj`;
      const end = text.indexOf("endobj", at);
      if (number >= size || !text.startsWith(start, at) || end < 0) {
        throw new Error(`the PDF has no object ${number}`);
      }
      return text.slice(at + start.length, end).trim();
    },
  };
}

/** A dictionary with one more entry. @throws Error when it has that entry already */
export function withEntry(dictionary: string, key: string, value: string): string {
  if (!dictionary.startsWith("<<")) throw new Error("the object is no dictionary");
  if (dictionary.includes(`${key} `)) throw new Error(`the dictionary has ${key} already`);
  return `<< ${key} ${value}${dictionary.slice(2)}`;
}
