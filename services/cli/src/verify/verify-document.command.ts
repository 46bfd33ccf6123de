import { readFile } from "node:fs/promises";
import { dataDirectory } from "@bursar/config/environment";
import { verifyPdf } from "@bursar/documents/seal";
import { CliError } from "../cli-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { projectRoot } from "../product/project-root.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import {
  documentJson,
  documentText,
  firstDifference,
  isGenuine,
  type VerifiedDocument,
} from "./document-report.ts";
import { expectedFingerprints } from "./expected-fingerprints.ts";
import { readStoredCopy } from "./read-stored-copy.ts";

export interface VerifyDocumentOptions extends SharedOptions {
  readonly file: string;
  readonly certificate?: string;
  readonly original?: string;
  readonly stored?: true;
}

/**
 * Whether a sealed PDF is as it was sealed, by whom, and whether by the certificate that is
 * expected. Without `--stored` it reads files alone. Exit code 6 when it is not genuine.
 *
 * @throws CliError `document.unreadable`, `certificate.unreadable`, `document.not-stored`
 */
export async function verifyDocument(
  shell: Shell,
  options: VerifyDocumentOptions,
): Promise<ExitCode> {
  const content = await readGiven(options.file);
  const seal = await verifyPdf(content);
  const folder = dataDirectory(projectRoot);
  const expected = await expectedFingerprints(options.certificate, folder);
  const original = await readOriginal(shell, options, content);
  const verified: VerifiedDocument = {
    file: options.file,
    seal,
    expected,
    difference: original === undefined ? undefined : firstDifference(content, original),
  };
  if (options.json === true) shell.printJson(documentJson(verified));
  else shell.print(documentText(shell, verified));
  return isGenuine(verified) ? exitCodes.ok : exitCodes.checkFailed;
}

async function readOriginal(
  shell: Shell,
  { original, stored, centre }: VerifyDocumentOptions,
  content: Buffer,
): Promise<Buffer | undefined> {
  if (original !== undefined) return readGiven(original);
  return stored === true ? readStoredCopy(shell, { centre, content }) : undefined;
}

async function readGiven(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch {
    throw new CliError("document.unreadable", exitCodes.usage, {
      zh: `${file} 读不了。核对路径和权限。`,
      en: `${file} can't be read. Check its path and permissions.`,
    });
  }
}
