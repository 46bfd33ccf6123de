import { explanationText, fieldExplanationText, type ExplainedField } from "@bursar/domain/loan";
import { explainBill, explainFigure } from "@bursar/servicing/loans";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { explanationJson, figureJson } from "./loans/loan-json.ts";
import { enterCentre } from "./product/enter-centre.ts";
import { withProduct } from "./product/open-product.ts";
import type { SharedOptions } from "./program.ts";
import { requireDate } from "./require-date.ts";
import type { Shell } from "./terminal/shell.ts";

export interface ExplainLoanOptions extends SharedOptions {
  readonly contractNo: string;
  readonly date?: string;
  readonly field?: ExplainedField;
}

/**
 * How a bill or any other figure was computed; without a date, the next bill or today.
 *
 * @throws Refusal `loan.…`
 */
export async function explainLoan(shell: Shell, options: ExplainLoanOptions): Promise<ExitCode> {
  const on = options.date === undefined ? undefined : requireDate(options.date);
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const { contractNo, field } = options;
    const deps = { db: product.database };
    if (field === undefined) {
      const explanation = await explainBill(deps, { context, contractNo, dueOn: on });
      if (options.json === true) shell.printJson(explanationJson(contractNo, explanation));
      else shell.print(explanationText(explanation, shell.language));
      return exitCodes.ok;
    }
    const figure = await explainFigure(deps, { context, contractNo, field, on });
    if (options.json === true) shell.printJson(figureJson(contractNo, figure));
    else shell.print(fieldExplanationText(figure, shell.language));
    return exitCodes.ok;
  });
}
