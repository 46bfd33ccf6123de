import type { ActionContext, Database } from "@bursar/database/connection";
import { rotateDataKey, type RotatedDataKey } from "@bursar/database/keys";
import type { FileStore } from "@bursar/documents/storage";
import { resealFiles } from "@bursar/servicing/keys";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentres } from "../product/enter-centres.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { openProgress, type Progress } from "../progress/index.ts";
import type { Shell } from "../terminal/shell.ts";
import { withFiles } from "../documents/with-files.ts";
import { asOwner } from "./open-owner.ts";

interface Rotated extends RotatedDataKey {
  readonly centreId: string;
  /** Files of documents that were sealed anew. */
  readonly files: number;
}

/** Gives a centre, or each, a new data key and seals everything anew with it. */
export async function rotateData(shell: Shell, options: SharedOptions): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const contexts = await enterCentres(product, options.centre);
    const rotated: Rotated[] = [];
    await withFiles(product.dataDirectory, (files) =>
      asOwner(product, async (owner) => {
        for (const context of contexts) {
          rotated.push(await rotateOne(shell, { owner, files }, context));
        }
      }),
    );
    if (options.json === true) shell.printJson({ centres: rotated });
    for (const { centreId, keyId, rows, files } of rotated) {
      shell.say({
        zh: `✓ ${centreId} 改用数据密钥 ${keyId}，重新加密 ${rows} 行、${files} 个文件`,
        en: `✓ ${centreId} now uses the data key ${keyId}; ${rows} rows and ${files} files were sealed anew`,
      });
    }
    return exitCodes.ok;
  });
}

async function rotateOne(
  shell: Shell,
  { owner, files }: { readonly owner: Database; readonly files: FileStore },
  context: ActionContext,
): Promise<Rotated> {
  const { centreId } = context;
  const { signal } = shell;
  const rows = openLine(shell, { zh: `加密 ${centreId}`, en: `sealing ${centreId}` });
  const contents = openLine(shell, { zh: `文件 ${centreId}`, en: `files ${centreId}` });
  let resealed = 0;
  try {
    const rotated = await rotateDataKey(owner, {
      context,
      signal,
      step: rows.step,
      waiting() {
        rows.end();
        shell.say({
          zh: "· 等其他进程换用新密钥（约 10 秒）",
          en: "· Waiting for other processes to use the new key (about 10 s)",
        });
      },
      async further() {
        const { step } = contents;
        resealed = await resealFiles({ db: owner, files }, { context, step, signal });
      },
    });
    return { centreId, ...rotated, files: resealed };
  } finally {
    rows.end();
    contents.end();
  }
}

/** A progress line that begins with the first step, which tells how much there is. */
function openLine(shell: Shell, label: { readonly zh: string; readonly en: string }) {
  let progress: Progress | undefined;
  let isOver = false;
  return {
    step: ({ done, total }: { readonly done: number; readonly total: number }): void => {
      if (isOver) return;
      progress ??= openProgress({
        label: shell.pick(label),
        left: shell.pick({ zh: "余", en: "left" }),
        total,
        stream: { isTTY: shell.isWatched, write: shell.write },
      });
      progress.step(done);
    },
    end: (): void => {
      isOver = true;
      progress?.end();
      progress = undefined;
    },
  };
}
