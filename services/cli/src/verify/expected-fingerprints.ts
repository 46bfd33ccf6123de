import { X509Certificate } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { readSealSettings } from "@bursar/config/environment";
import { sealFrom } from "@bursar/documents/seal";
import { CliError } from "../cli-error.ts";
import { exitCodes } from "../exit-codes.ts";

/**
 * SHA-256 (hex) of the certificates that may have sealed a document: of a given file, else of this
 * installation's seal and those that it took the place of.
 *
 * @throws CliError `certificate.unreadable`
 */
export async function expectedFingerprints(
  file: string | undefined,
  dataDirectory: string,
): Promise<string[]> {
  if (file !== undefined) {
    try {
      const { fingerprint256 } = new X509Certificate(await readFile(file));
      return [fingerprint256.replaceAll(":", "").toLowerCase()];
    } catch {
      throw new CliError("certificate.unreadable", exitCodes.usage, {
        zh: `${file} 不是证书（PEM 或 DER）。`,
        en: `${file} is no certificate (PEM or DER).`,
      });
    }
  }
  const settings = readSealSettings(dataDirectory);
  const found: string[] = [];
  for (const name of await formerAndPresent(settings.file)) {
    try {
      const seal = await sealFrom({ ...settings, file: name })();
      found.push(seal.identity.fingerprint);
    } catch {
      // A seal that can't be opened says nothing about the document.
    }
  }
  return found;
}

/** The seal's file and those beside it that `keys seal --replace` has kept. */
async function formerAndPresent(file: string): Promise<string[]> {
  const folder = dirname(file);
  const names = await readdir(folder).catch(() => []);
  const isOurs = (name: string): boolean =>
    name === basename(file) || name.startsWith(`${basename(file)}.until-`);
  return names.filter(isOurs).map((name) => join(folder, name));
}
