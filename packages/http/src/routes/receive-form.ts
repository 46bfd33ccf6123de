import busboy from "busboy";
import type { Request } from "express";
import { catalogued } from "../problems/as-refusal.ts";
import { safeFileName } from "./file-name.ts";
import type { ReceivedFile } from "./received-file.ts";
import { spoolFile } from "./spool-file.ts";

type Parser = ReturnType<typeof busboy>;

interface FormContent {
  readonly file: ReceivedFile;
  readonly fields: Readonly<Record<string, string>>;
}

const LIMITS = { files: 1, fields: 20, fieldSize: 65_536, parts: 30 };

/**
 * Reads a multipart form with one file and a few text fields.
 *
 * @throws Refusal `file.missing`, `file.bad-upload`, `file.too-large`.
 */
export async function receiveForm(
  request: Request,
  into: { folder: string; maxBytes: number },
): Promise<FormContent> {
  const parser = startParser(request);
  const fields = new Map<string, string>();
  let spooled: Promise<ReceivedFile> | undefined;
  await new Promise<void>((resolve, reject) => {
    const broken = () => reject(catalogued("file.bad-upload"));
    parser.on("file", (_field, stream, { filename }) => {
      stream.on("error", broken);
      spooled = spoolFile(stream, { ...into, fileName: safeFileName(filename ?? "") });
      spooled.catch(reject);
    });
    parser.on("field", (name, value, { valueTruncated, nameTruncated }) => {
      if (valueTruncated || nameTruncated) broken();
      fields.set(name, value);
    });
    for (const limit of ["filesLimit", "fieldsLimit", "partsLimit"]) parser.on(limit, broken);
    parser.on("error", broken);
    parser.on("close", resolve);
    request.on("close", () => {
      if (!request.complete) reject(catalogued("request.broken-off"));
    });
    request.pipe(parser);
  }).finally(() => request.unpipe(parser));
  if (!spooled) throw catalogued("file.missing");
  return { file: await spooled, fields: Object.fromEntries(fields) };
}

/** busboy throws at once when the boundary is missing. File names come as plain UTF-8. */
function startParser(request: Request): Parser {
  try {
    return busboy({ headers: request.headers, defParamCharset: "utf8", limits: LIMITS });
  } catch {
    throw catalogued("file.bad-upload");
  }
}
