import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Request } from "express";
import { catalogued } from "../problems/as-refusal.ts";
import type { UploadLimits } from "./define-route.ts";
import { rawFileName } from "./file-name.ts";
import { receiveForm } from "./receive-form.ts";
import type { ReceivedFile } from "./received-file.ts";
import { spoolFile, tooLarge } from "./spool-file.ts";

/** An upload that has come in: the file, the text fields beside it, and how to throw it away. */
export interface Upload {
  readonly file: ReceivedFile;
  readonly fields: Readonly<Record<string, string>>;
  /** Removes the file; call it whatever happens. */
  remove(): Promise<void>;
}

const RAW_TYPES = [
  "text/csv",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/octet-stream",
];

/** Room for a form's boundaries, headers and text fields. */
const FORM_OVERHEAD_BYTES = 1_500_000;

/**
 * Receives one file into a temporary folder that only this user can read, as a form
 * (multipart/form-data) or as the body itself. Memory use doesn't depend on the file's size.
 *
 * @throws Refusal `file.too-large`, `file.missing`, `file.bad-upload` or
 *   `request.unsupported-media`; nothing is left on disk then.
 */
export async function receiveUpload(request: Request, limits: UploadLimits): Promise<Upload> {
  const form = request.is("multipart/form-data");
  const raw = isOneOf(request, limits.accepts ?? RAW_TYPES);
  const announced = Number(request.get("Content-Length") ?? 0);
  if (request.get("Content-Type") === undefined) throw catalogued("file.missing");
  if (!form && !raw) throw catalogued("request.unsupported-media");
  if (announced > limits.maxBytes + (form ? FORM_OVERHEAD_BYTES : 0)) {
    throw tooLarge(limits.maxBytes);
  }
  const folder = await mkdtemp(join(tmpdir(), "bursar-upload-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  const into = { folder, maxBytes: limits.maxBytes };
  try {
    const received = form ? await receiveForm(request, into) : await receiveRaw(request, into);
    return { ...received, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Express takes an empty list for "any type". */
function isOneOf(request: Request, types: readonly string[]): boolean {
  return types.length > 0 && request.is([...types]) !== false;
}

async function receiveRaw(request: Request, into: { folder: string; maxBytes: number }) {
  const fileName = rawFileName({
    xFileName: request.get("X-File-Name"),
    disposition: request.get("Content-Disposition"),
  });
  const file = await spoolFile(request, { ...into, fileName }).catch((error: unknown) => {
    throw request.destroyed ? catalogued("request.broken-off") : error;
  });
  return { file, fields: {} };
}
