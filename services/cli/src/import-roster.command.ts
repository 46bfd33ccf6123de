import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { checkRosterFile, commitRosterFile } from "./imports/read-roster.ts";
import { rosterJson, rosterText, type RosterReport } from "./imports/roster-report.ts";
import { enterCentre } from "./product/enter-centre.ts";
import { withProduct } from "./product/open-product.ts";
import type { SharedOptions } from "./program.ts";
import type { Shell } from "./terminal/shell.ts";

export interface ImportRosterOptions extends SharedOptions {
  readonly file: string;
  readonly commit?: true;
}

/**
 * Checks a roster row by row, and with `commit` lets the accepted and warned rows take effect.
 * Exit code 3 when a row is refused.
 *
 * @throws Refusal `file.…` when the file can't be read; nothing is written then.
 */
export async function importRoster(shell: Shell, options: ImportRosterOptions): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const carryOut = options.commit === true ? commitRosterFile : checkRosterFile;
    const report = await carryOut(product, { context, file: options.file });
    if (options.json === true) shell.printJson(rosterJson(report));
    else shell.print(rosterText(shell, report));
    sayWhatNext(shell, report);
    return report.refused > 0 ? exitCodes.partial : exitCodes.ok;
  });
}

function sayWhatNext(shell: Shell, report: RosterReport): void {
  const { created, importId, refused, file } = report;
  if (created !== undefined) {
    shell.say({
      zh: `已写入 ${created} 份申请（${importId}）。`,
      en: `${created} applications were written (${importId}).`,
    });
  } else if (importId !== undefined) {
    shell.say({
      zh: `这个文件此前已经导入（${importId}），没有变化。`,
      en: `This very file was imported before (${importId}); nothing changed.`,
    });
  } else {
    shell.say({
      zh: "这是试算，什么也没有写入；加 --commit 写入接受和警告的行。",
      en: "This was a trial and nothing was written; --commit writes accepted and warned rows.",
    });
  }
  if (refused > 0) {
    shell.say({
      zh: `${refused} 行被拒绝：在 ${file} 里按提示改正这些行，另存后再导入。`,
      en: `${refused} rows were refused: correct them in ${file} and import that again.`,
    });
  }
}
