import { exitCodes, type ExitCode } from "./exit-codes.ts";
import {
  clearingJson,
  fileText,
  portfolioJson,
  rosterJson,
  type FileReport,
} from "./imports/file-report.ts";
import { checkFile, commitFile } from "./imports/take-file.ts";
import { enterCentre } from "./product/enter-centre.ts";
import { withProduct } from "./product/open-product.ts";
import type { SharedOptions } from "./program.ts";
import { requireDate } from "./require-date.ts";
import type { Shell } from "./terminal/shell.ts";

export interface ImportFileOptions extends SharedOptions {
  readonly kind: "roster" | "portfolio" | "clearing" | "lender-balances" | "write-offs";
  readonly file: string;
  readonly commit?: true;
  /** The day at whose end the file's balances stood. */
  readonly asOf?: string;
}

/** What differs between the kinds of file: the report for programs, and the word for a row. */
const KINDS = {
  roster: { json: rosterJson, things: { zh: "份申请", en: "applications" } },
  portfolio: { json: portfolioJson, things: { zh: "笔贷款", en: "loans" } },
  clearing: { json: clearingJson, things: { zh: "笔来款", en: "receipts" } },
  "lender-balances": { json: rosterJson, things: { zh: "份合同的余额", en: "balances" } },
  "write-offs": { json: rosterJson, things: { zh: "笔核销", en: "write-offs" } },
} as const;

/**
 * Checks a file row by row, and with `commit` lets the accepted and warned rows take effect.
 * Exit code 3 when a row is refused, 130 when a long commit was stopped on the way.
 *
 * @throws Refusal `file.…` when the file can't be read; nothing is written then.
 */
export async function importFile(shell: Shell, options: ImportFileOptions): Promise<ExitCode> {
  const { kind, file, asOf } = options;
  const statementOn = asOf === undefined ? undefined : requireDate(asOf);
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const command = { context, kind, file, statementOn };
    const report =
      options.commit === true
        ? await commitFile(shell, product, command)
        : await checkFile(product, command);
    if (options.json === true) shell.printJson(KINDS[kind].json(report));
    else shell.print(fileText(shell, report));
    sayWhatNext(shell, report, kind);
    if (report.progress !== undefined) return exitCodes.interrupted;
    return report.refused > 0 ? exitCodes.partial : exitCodes.ok;
  });
}

function sayWhatNext(shell: Shell, report: FileReport, kind: keyof typeof KINDS): void {
  const { things } = KINDS[kind];
  const { created, importId, refused, file, progress, differences } = report;
  if (progress !== undefined) {
    shell.say({
      zh: `写入停在第 ${progress.done}/${progress.total} 行；再次执行同一命令从这里继续。`,
      en: `Stopped at ${progress.done} of ${progress.total} rows; the same command goes on from here.`,
    });
  } else if (created !== undefined) {
    shell.say({
      zh: `已写入 ${created} ${things.zh}（${importId}）。`,
      en: `${created} ${things.en} were written (${importId}).`,
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
  if (kind === "lender-balances" && importId !== undefined) {
    shell.say({
      zh: "与账面的差异（连同只有一方有的合同）：bursar book differences",
      en: "Differences, with contracts that only one side has: bursar book differences",
    });
  }
  if (kind === "write-offs" && importId !== undefined) {
    shell.say({
      zh: "每笔等第二人确认：bursar write-off list --status proposed",
      en: "Each waits for a second person: bursar write-off list --status proposed",
    });
  }
  if (differences.length > 0) {
    shell.say({
      zh: `${differences.length} 处余额与本系统的计算不一致：不会自动调整，请向贷款人核对。`,
      en: `${differences.length} balances differ from those computed here: nothing is adjusted; ask the lender.`,
    });
  }
  if (refused > 0) {
    shell.say({
      zh: `${refused} 行被拒绝：在 ${file} 里按提示改正这些行，另存后再导入。`,
      en: `${refused} rows were refused: correct them in ${file} and import that again.`,
    });
  }
}
