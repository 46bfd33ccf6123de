import type { WriteOff } from "@bursar/database/write-offs";
import { formatYuanGrouped } from "@bursar/domain/money";
import { showLoan } from "@bursar/servicing/loans";
import { confirmWriteOff, rejectWriteOff, showWriteOff } from "@bursar/servicing/write-offs";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actInCentre, type Act } from "../product/act-in-centre.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";

export interface DecideWriteOffOptions extends SharedOptions {
  readonly writeOffId: string;
  readonly verdict: "confirm" | "reject";
  readonly as: string;
  /** Of a no. */
  readonly reason?: string;
}

/** The second person's word, on the write-off as it is shown. @throws Refusal `write-off.…` */
export async function decideWriteOff(
  shell: Shell,
  options: DecideWriteOffOptions,
): Promise<ExitCode> {
  const { writeOffId, verdict, reason = "" } = options;
  const acting = { ...options, permission: "servicing.approve" } as const;
  const decided = await actInCentre(shell, acting, async ({ deps, context }) => {
    const shown = await showWriteOff(deps, { context, writeOffId });
    await sayFigures(shell, deps, { context, shown });
    const command = { context, writeOffId, version: String(shown.version) };
    return verdict === "confirm"
      ? confirmWriteOff(deps, command)
      : rejectWriteOff(deps, { ...command, reason });
  });
  if (options.json === true) shell.printJson(decided);
  else shell.print(`${decided.writeOffId}  ${decided.contractNo}  ${decided.status}`);
  return exitCodes.ok;
}

/** The lender's principal beside this book's, which is what a yes marks as written off. */
async function sayFigures(
  shell: Shell,
  deps: Act["deps"],
  { context, shown }: { readonly context: Act["context"]; readonly shown: WriteOff },
): Promise<void> {
  const { contractNo, writtenOffOn: asOf, principalFen } = shown;
  const { state } = await showLoan(deps, { context, contractNo, asOf });
  const ownFen = state.position.principalOutstandingFen;
  const [theirs, own] = [principalFen, ownFen].map(formatYuanGrouped);
  const differs = ownFen !== principalFen;
  shell.say({
    zh: `${differs ? "! " : ""}${contractNo}  ${asOf}  本金：贷款人 ${theirs}，本账 ${own}${differs ? "，不一致：先与贷款人核对" : ""}`,
    en: `${differs ? "! " : ""}${contractNo}  ${asOf}  principal: the lender's ${theirs}, this book's ${own}${differs ? "; they differ: ask the lender first" : ""}`,
  });
}
