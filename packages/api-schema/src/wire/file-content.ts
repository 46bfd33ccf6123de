import { z } from "zod";

/** What a route answers whose answer is a file instead of JSON. */
export const FileContent = z.object({
  content: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  mediaType: z.string(),
  /** Shown when the file is saved; no path. */
  fileName: z.string(),
});
