import { createHash } from "node:crypto";
import { crc32, deflateRawSync } from "node:zlib";
import { localHeader, type DosTime, type ZipRecord } from "./zip-records.ts";

/** A packed file with the hash that the manifest names. */
export interface PackedFile extends ZipRecord {
  /** SHA-256 of the content in clear, hex. */
  readonly sha256: string;
}

/** A stretch of a ZIP's bytes that holds whole files. */
export interface ZipSegment {
  readonly files: readonly PackedFile[];
  /** Bytes of this stretch so far. */
  readonly byteLength: number;
  add(path: string, content: Buffer): void;
  take(): Buffer;
}

const PACKABLE = /\.(json|txt)$/;

/**
 * Writes a stretch of a ZIP that begins at `from`. A ZIP is made of such stretches one after the
 * other, each by whoever comes next, so that a killed export goes on where it stood; fflate's
 * writer keeps its directory in memory and can't be taken up again. Pictures and PDF are stored
 * as they are: they are compressed already.
 */
export function openZipSegment(from: number, at: DosTime): ZipSegment {
  const files: PackedFile[] = [];
  const parts: Buffer[] = [];
  let byteLength = 0;
  return {
    files,
    get byteLength() {
      return byteLength;
    },
    add(path, content) {
      const deflated = PACKABLE.test(path);
      const data = deflated ? deflateRawSync(content) : content;
      const file: PackedFile = {
        path,
        offset: from + byteLength,
        bytes: content.length,
        packedBytes: data.length,
        crc32: crc32(content),
        deflated,
        sha256: createHash("sha256").update(content).digest("hex"),
      };
      const header = localHeader(file, at);
      parts.push(header, data);
      byteLength += header.length + data.length;
      files.push(file);
    },
    take: () => Buffer.concat(parts),
  };
}
