import type { ActionContext, Database } from "@bursar/database/connection";
import { rotateDataKey, type RotatedDataKey } from "@bursar/database/keys";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentres } from "../product/enter-centres.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { openProgress, type Progress } from "../progress/index.ts";
import type { Shell } from "../terminal/shell.ts";
import { asOwner } from "./open-owner.ts";

/** Gives a centre, or each, a new data key and seals everything anew with it. */
export async function rotateData(shell: Shell, options: SharedOptions): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const contexts = await enterCentres(product, options.centre);
    const rotated: (RotatedDataKey & { readonly centreId: string })[] = [];
    await asOwner(product, async (owner) => {
      for (const context of contexts) {
        const { centreId } = context;
        rotated.push({ centreId, ...(await rotateOne(shell, owner, context)) });
      }
    });
    if (options.json === true) shell.printJson({ centres: rotated });
    for (const { centreId, keyId, rows } of rotated) {
      shell.say({
        zh: `✓ ${centreId} 改用数据密钥 ${keyId}，重新加密 ${rows} 行`,
        en: `✓ ${centreId} now uses the data key ${keyId}; ${rows} rows were sealed anew`,
      });
    }
    return exitCodes.ok;
  });
}

async function rotateOne(
  shell: Shell,
  owner: Database,
  context: ActionContext,
): Promise<RotatedDataKey> {
  let progress: Progress | undefined;
  const open = (total: number): Progress =>
    openProgress({
      label: shell.pick({ zh: `加密 ${context.centreId}`, en: `sealing ${context.centreId}` }),
      left: shell.pick({ zh: "余", en: "left" }),
      total,
      stream: { isTTY: shell.isWatched, write: shell.write },
    });
  try {
    return await rotateDataKey(owner, {
      context,
      signal: shell.signal,
      step({ done, total }) {
        progress ??= open(total);
        progress.step(done);
      },
      waiting: () =>
        shell.say({
          zh: "· 等其他进程换用新密钥（约 10 秒）",
          en: "· Waiting for other processes to use the new key (about 10 s)",
        }),
    });
  } finally {
    progress?.end();
  }
}
