import { pipeline, Readable } from "node:stream";
import type { FileContent } from "@bursar/api-schema/wire";
import type { Response } from "express";
import type { z } from "zod";

/**
 * Sends a file that is to be saved, never to be run: whatever a browser makes of its content, it
 * may load nothing, has no scripts and no origin.
 */
export function sendFile(response: Response, file: z.output<typeof FileContent>): void {
  const { content } = file;
  const byteLength = content instanceof Uint8Array ? content.byteLength : file.byteLength;
  response.set({
    "Content-Type": file.mediaType,
    ...(byteLength !== undefined && { "Content-Length": String(byteLength) }),
    "Content-Disposition": attachment(file.fileName),
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
  });
  if (content instanceof Uint8Array) response.end(content);
  // A failure behind the first piece can't be answered any more: the connection is cut, and the
  // receiver has less than the length that it was told.
  else pipeline(Readable.from(content), response, () => undefined);
}

/** RFC 6266: a plain name for old clients and the real one in UTF-8. */
function attachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  // encodeURIComponent throws on half a surrogate pair.
  const exact = encodeURIComponent(fileName.replaceAll(/\p{Cs}/gu, "_")).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
