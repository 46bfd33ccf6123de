import { showLoan as findLoan } from "@bursar/servicing/loans";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { loanJson } from "./loans/loan-json.ts";
import { loanText } from "./loans/loan-text.ts";
import { enterCentre } from "./product/enter-centre.ts";
import { withProduct } from "./product/open-product.ts";
import type { SharedOptions } from "./program.ts";
import type { Shell } from "./terminal/shell.ts";

export interface ShowLoanOptions extends SharedOptions {
  readonly contractNo: string;
}

/** A loan with its schedule on the centre's business date. @throws Refusal `loan.not-found` */
export async function showLoan(shell: Shell, options: ShowLoanOptions): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const { contractNo } = options;
    const shown = await findLoan({ db: product.database }, { context, contractNo });
    if (options.json === true) shell.printJson(loanJson(shown));
    else shell.print(loanText(shell, shown));
    return exitCodes.ok;
  });
}
