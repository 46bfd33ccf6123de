import { existsSync, renameSync } from "node:fs";
import { dataDirectory, readSealSettings } from "@bursar/config/environment";
import { createOnce } from "@bursar/config/keys";
import { createSealFile, openSeal } from "@bursar/documents/seal";
import { CliError } from "../cli-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { projectRoot } from "../product/project-root.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";

export interface MakeSealOptions extends SharedOptions {
  readonly name: string;
  readonly replace?: true;
}

/**
 * Makes this installation's own seal: a key and a certificate that it signs itself, in the data
 * folder. What an earlier one has sealed stays valid; its file is kept aside.
 *
 * @throws CliError `seal.given`, `seal.exists`
 */
export async function makeSeal(shell: Shell, options: MakeSealOptions): Promise<ExitCode> {
  const { file, given } = readSealSettings(dataDirectory(projectRoot));
  if (given) throw fromEnvironment();
  const at = new Date().toISOString();
  if (existsSync(file)) {
    if (options.replace !== true) throw exists(file);
    renameSync(file, `${file}.until-${at.slice(0, 19).replaceAll(/\D/g, "")}`);
  }
  const text = await createSealFile({ name: options.name, at });
  createOnce(file, text);
  const { identity } = await openSeal(Buffer.from(text), "");
  const { name, fingerprint, validTo } = identity;
  if (options.json === true) shell.printJson({ file, name, fingerprint, validTo });
  else shell.print(`${file}\n${name}\n${fingerprint}\n${validTo.slice(0, 10)}`);
  shell.say({
    zh: "请公布上面的证书指纹，让收到单据的人可以核对。正式使用的中心应换成机构颁发的证书（BURSAR_SEAL_P12_FILE）。",
    en: "Publish the certificate's hash above, so that whoever gets a sheet can compare. A live centre uses a certificate of an authority (BURSAR_SEAL_P12_FILE).",
  });
  return exitCodes.ok;
}

function fromEnvironment(): CliError {
  return new CliError("seal.given", exitCodes.conflict, {
    zh: "签章证书由 BURSAR_SEAL_P12_FILE 指定，这里不改。请换那个文件。",
    en: "BURSAR_SEAL_P12_FILE names the seal, which this command leaves alone. Replace that file.",
  });
}

function exists(file: string): CliError {
  return new CliError("seal.exists", exitCodes.conflict, {
    zh: `${file} 已经有签章证书。要换新的，加 --replace（旧文件会改名留存）。`,
    en: `${file} holds a seal. To put a new one in its place add --replace (the old file is kept aside).`,
  });
}
