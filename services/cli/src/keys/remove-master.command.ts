import { readPlace, withoutMaster } from "@bursar/config/keys";
import { readCentre } from "@bursar/database/connection";
import { listDataKeys } from "@bursar/database/keys";
import { CliError } from "../cli-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentres } from "../product/enter-centres.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { changeRing } from "./change-ring.ts";

export interface RemoveMasterOptions extends SharedOptions {
  readonly id: string;
}

/**
 * Takes a master key out of the ring that wraps no data key any more.
 *
 * @throws CliError `keys.unknown-master`, `keys.master-in-use`
 */
export async function removeMaster(shell: Shell, options: RemoveMasterOptions): Promise<ExitCode> {
  const { id } = options;
  return withProduct(shell, async (product) => {
    const place = product.secrets.fieldKeysPlace;
    const ring = readPlace(place);
    if (!Object.hasOwn(ring.keys, id)) {
      throw new CliError("keys.unknown-master", exitCodes.usage, {
        zh: `密钥环里没有主密钥 ${id}。现有：${Object.keys(ring.keys).join("、")}。`,
        en: `The key ring has no master key ${id}. It has: ${Object.keys(ring.keys).join(", ")}.`,
      });
    }
    const centres: string[] = [];
    for (const context of await enterCentres(product, undefined)) {
      const rows = await readCentre(product.batch, context, listDataKeys);
      if (rows.some((row) => row.masterKeyId === id)) centres.push(context.centreId);
    }
    if (id === ring.currentKeyId || centres.length > 0) throw inUse(id, centres);
    const isChanged = changeRing(shell, place, withoutMaster(ring, id));
    if (isChanged && options.json === true) shell.printJson({ removed: id });
    return exitCodes.ok;
  });
}

function inUse(id: string, centres: readonly string[]): CliError {
  const where = centres.length === 0 ? "" : ` (${centres.slice(0, 5).join(", ")})`;
  return new CliError("keys.master-in-use", exitCodes.conflict, {
    zh: `主密钥 ${id} 还在使用${where}。先执行 bursar keys rotate-master。`,
    en: `The master key ${id} is in use${where}. Run bursar keys rotate-master first.`,
  });
}
