import { z } from "zod";

const Pieces = z.custom<AsyncIterable<Uint8Array>>(
  (value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value,
);

/** What a route answers whose answer is a file instead of JSON. */
export const FileContent = z.object({
  /** The whole, or its pieces one after the other, so that nobody holds the whole of a large one. */
  content: z.union([z.instanceof(Uint8Array<ArrayBufferLike>), Pieces]),
  /** Needed with pieces. */
  byteLength: z.int().min(0).optional(),
  mediaType: z.string(),
  /** Shown when the file is saved; no path. */
  fileName: z.string(),
});
