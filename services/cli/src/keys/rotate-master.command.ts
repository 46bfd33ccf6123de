import { readPlace, withNewMaster } from "@bursar/config/keys";
import { readCentre, withTransaction, type ActionContext } from "@bursar/database/connection";
import { listDataKeys, rewrapDataKeys } from "@bursar/database/keys";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentres } from "../product/enter-centres.ts";
import { withProduct, type Product } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { showProgress } from "../progress/index.ts";
import type { Shell } from "../terminal/shell.ts";
import { changeRing } from "./change-ring.ts";
import { asOwner } from "./open-owner.ts";

/**
 * Begins a new master key and wraps every data key with it. A ring that has a master key which
 * does not wrap everything yet is not given another: the rewrapping goes on.
 */
export async function rotateMaster(shell: Shell, options: SharedOptions): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const contexts = await enterCentres(product, undefined);
    const place = product.secrets.fieldKeysPlace;
    const ring = readPlace(place);
    const isUnfinished = (await countOthers(product, contexts, ring.currentKeyId)) > 0;
    if (!isUnfinished && !changeRing(shell, place, withNewMaster(ring))) return exitCodes.partial;
    const { currentKeyId, keys } = readPlace(place);
    const rewrapped = await rewrapAll(shell, product, contexts);
    const former = Object.keys(keys).filter((id) => id !== currentKeyId);
    const report = { masterKeyId: currentKeyId, rewrapped, resumed: isUnfinished, former };
    if (options.json === true) shell.printJson(report);
    shell.say({
      zh: `主密钥 ${currentKeyId} 包裹着全部数据密钥（这次 ${rewrapped} 个）。旧的备份还要用旧主密钥打开；不再需要时：bursar keys remove-master ${former.at(0) ?? ""}`,
      en: `The master key ${currentKeyId} wraps all data keys (${rewrapped} this time). Older backups still need the former one; when they don't: bursar keys remove-master ${former.at(0) ?? ""}`,
    });
    return exitCodes.ok;
  });
}

/** Data keys that another master key wraps. */
async function countOthers(
  product: Product,
  contexts: readonly ActionContext[],
  masterKeyId: string,
): Promise<number> {
  let count = 0;
  for (const context of contexts) {
    const rows = await readCentre(product.batch, context, listDataKeys);
    count += rows.filter((row) => row.masterKeyId !== masterKeyId).length;
  }
  return count;
}

async function rewrapAll(
  shell: Shell,
  product: Product,
  contexts: readonly ActionContext[],
): Promise<number> {
  const label = shell.pick({ zh: "重新包裹", en: "rewrapping" });
  return asOwner(product, (owner) =>
    showProgress(shell, { label, total: contexts.length }, async (step) => {
      let rewrapped = 0;
      for (const [index, context] of contexts.entries()) {
        shell.signal.throwIfAborted();
        rewrapped += await withTransaction(owner, context, rewrapDataKeys);
        step(index + 1);
      }
      return rewrapped;
    }),
  );
}
