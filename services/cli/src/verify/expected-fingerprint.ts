import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { readSealSettings } from "@bursar/config/environment";
import { sealFrom } from "@bursar/documents/seal";
import { CliError } from "../cli-error.ts";
import { exitCodes } from "../exit-codes.ts";

/**
 * SHA-256 (hex) of the certificate that a document should be sealed with: of a given file, else of
 * this installation's seal, else undefined.
 *
 * @throws CliError `certificate.unreadable`
 */
export async function expectedFingerprint(
  file: string | undefined,
  dataDirectory: string,
): Promise<string | undefined> {
  if (file !== undefined) {
    try {
      const { fingerprint256 } = new X509Certificate(await readFile(file));
      return fingerprint256.replaceAll(":", "").toLowerCase();
    } catch {
      throw new CliError("certificate.unreadable", exitCodes.usage, {
        zh: `${file} 不是证书（PEM 或 DER）。`,
        en: `${file} is no certificate (PEM or DER).`,
      });
    }
  }
  try {
    return (await sealFrom(readSealSettings(dataDirectory))()).identity.fingerprint;
  } catch {
    // Whoever verifies elsewhere has no seal, which says nothing about the document.
    return undefined;
  }
}
