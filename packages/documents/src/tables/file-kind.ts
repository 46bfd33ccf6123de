import { fileRefusals } from "./file-refusals.ts";
import { listZip } from "./zip-listing.ts";

const UNPACKED_BYTES_MAX = 256 * 1024 * 1024;

const FOREIGN_KINDS: readonly {
  readonly magic: readonly number[];
  readonly zh: string;
  readonly en: string;
}[] = [
  { magic: [0x25, 0x50, 0x44, 0x46], zh: " PDF 文件", en: "a PDF file" },
  { magic: [0x89, 0x50, 0x4e, 0x47], zh: "图片", en: "a picture" },
  { magic: [0xff, 0xd8, 0xff], zh: "图片", en: "a picture" },
  { magic: [0x47, 0x49, 0x46, 0x38], zh: "图片", en: "a picture" },
  {
    magic: [0xd0, 0xcf, 0x11, 0xe0],
    zh: "旧版 .xls 或加密码的工作簿",
    en: "an old .xls or a password-protected workbook",
  },
  { magic: [0x1f, 0x8b], zh: "压缩包", en: "a compressed archive" },
  { magic: [0x52, 0x61, 0x72, 0x21], zh: "压缩包", en: "a compressed archive" },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], zh: "压缩包", en: "a compressed archive" },
];

/**
 * What the bytes are, whatever the name says: `"xlsx"`, or `"text"` that may be CSV. Throws
 * `file.wrong-kind` for anything else, `file.empty` for nothing, `file.unreadable` for a workbook
 * that is cut off or would unpack to more than any roster.
 */
export function fileKindOf(bytes: Uint8Array): "text" | "xlsx" {
  if (bytes.length === 0) throw fileRefusals.empty();
  const foreign = FOREIGN_KINDS.find(({ magic }) => startsWith(bytes, magic));
  if (foreign !== undefined) throw fileRefusals.wrongKind(foreign);
  if (startsWith(bytes, [0x50, 0x4b])) return checkWorkbook(bytes);
  if (isMarkup(bytes)) {
    throw fileRefusals.wrongKind({ zh: "网页文件", en: "a web page" });
  }
  // UTF-16 text holds zero bytes, and says so by its byte order mark
  if (!startsWith(bytes, [0xff, 0xfe]) && bytes.includes(0)) {
    throw fileRefusals.wrongKind({ zh: "二进制文件", en: "a binary file" });
  }
  return "text";
}

function checkWorkbook(bytes: Uint8Array): "xlsx" {
  const entries = listZip(bytes);
  if (entries === undefined) throw fileRefusals.unreadable();
  if (!entries.some(({ name }) => name === "xl/workbook.xml")) {
    throw fileRefusals.wrongKind({
      zh: "压缩包或其他办公文件",
      en: "an archive or another document",
    });
  }
  // the unpacker stops at the declared size, so a false one can't get past this sum
  const unpackedBytes = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  const undeclared = entries.some((entry) => entry.unpackedBytes === 0 && entry.packedBytes > 2);
  if (unpackedBytes > UNPACKED_BYTES_MAX || undeclared) throw fileRefusals.unreadable();
  return "xlsx";
}

/** Many systems save a web page under the name .xls. */
function isMarkup(bytes: Uint8Array): boolean {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 256));
  return /^(?:ï»¿)?\s*<(?:!doctype|html|\?xml|table|meta)/i.test(start);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
