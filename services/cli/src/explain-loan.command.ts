import { explanationText } from "@bursar/domain/loan";
import { explainBill } from "@bursar/servicing/loans";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { explanationJson } from "./loans/loan-json.ts";
import { enterCentre } from "./product/enter-centre.ts";
import { withProduct } from "./product/open-product.ts";
import type { SharedOptions } from "./program.ts";
import { requireDate } from "./require-date.ts";
import type { Shell } from "./terminal/shell.ts";

export interface ExplainLoanOptions extends SharedOptions {
  readonly contractNo: string;
  readonly date?: string;
}

/** How a bill was computed; without a date, the next one. @throws Refusal `loan.…` */
export async function explainLoan(shell: Shell, options: ExplainLoanOptions): Promise<ExitCode> {
  const dueOn = options.date === undefined ? undefined : requireDate(options.date);
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const { contractNo } = options;
    const explanation = await explainBill({ db: product.database }, { context, contractNo, dueOn });
    if (options.json === true) shell.printJson(explanationJson(contractNo, explanation));
    else shell.print(explanationText(explanation, shell.language));
    return exitCodes.ok;
  });
}
