import { showLoan as findLoan } from "@bursar/servicing/loans";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { loanJson } from "./loans/loan-json.ts";
import { loanText } from "./loans/loan-text.ts";
import { enterCentre } from "./product/enter-centre.ts";
import { withProduct } from "./product/open-product.ts";
import type { SharedOptions } from "./program.ts";
import { requireDate } from "./require-date.ts";
import type { Shell } from "./terminal/shell.ts";

export interface ShowLoanOptions extends SharedOptions {
  readonly contractNo: string;
  /** The day as of which it is looked at; today without it. */
  readonly asOf?: string;
  /** Only what was recorded by this day. */
  readonly recordedBy?: string;
}

/** A loan with its schedule at the end of a day. @throws Refusal `loan.not-found` */
export async function showLoan(shell: Shell, options: ShowLoanOptions): Promise<ExitCode> {
  const asOf = options.asOf === undefined ? undefined : requireDate(options.asOf);
  const recordedBy = options.recordedBy === undefined ? undefined : requireDate(options.recordedBy);
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const { contractNo } = options;
    const deps = { db: product.database };
    const shown = await findLoan(deps, { context, contractNo, asOf, recordedBy });
    if (options.json === true) shell.printJson(loanJson(shown));
    else shell.print(loanText(shell, shown));
    return exitCodes.ok;
  });
}
