import { addDays } from "@bursar/domain/calendar";
import {
  changeText,
  explanationText,
  fieldExplanationText,
  type ExplainedField,
} from "@bursar/domain/loan";
import { explainFigure, type ExplainedFigure } from "@bursar/servicing/loans";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { explanationJson, figureJson } from "./loans/loan-json.ts";
import { bookJson, bookLines } from "./loans/book-lines.ts";
import { enterCentre } from "./product/enter-centre.ts";
import { withProduct } from "./product/open-product.ts";
import type { SharedOptions } from "./program.ts";
import { requireDate } from "./require-date.ts";
import type { Shell } from "./terminal/shell.ts";

export interface ExplainLoanOptions extends SharedOptions {
  readonly contractNo: string;
  readonly date?: string;
  readonly field?: ExplainedField | "due";
  readonly whyChanged?: true;
  readonly since?: string;
}

/**
 * How a bill or any other figure was computed and whether the book agrees; without a date, the
 * next bill or today. Exit code 6 where the book differs.
 *
 * @throws Refusal `loan.…`
 */
export async function explainLoan(shell: Shell, options: ExplainLoanOptions): Promise<ExitCode> {
  const on = options.date === undefined ? undefined : requireDate(options.date);
  const given = options.since === undefined ? undefined : requireDate(options.since);
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const { contractNo } = options;
    const field =
      options.field === undefined || options.field === "due" ? "payable" : options.field;
    const deps = { db: product.database };
    const asked = { context, contractNo, field, on };
    const first = await explainFigure(deps, { ...asked, since: given });
    const isAsked = options.whyChanged === true && given === undefined;
    // Without a day, the figure before this one.
    const since = addDays(first.figure.on, -1);
    const explained = isAsked ? await explainFigure(deps, { ...asked, since }) : first;
    print(shell, options, explained);
    return explained.agreement.matches ? exitCodes.ok : exitCodes.checkFailed;
  });
}

function print(
  shell: Shell,
  { contractNo, field, json }: ExplainLoanOptions,
  explained: ExplainedFigure,
): void {
  const { figure, bill, change } = explained;
  const isBill = (field === undefined || field === "due") && bill !== undefined;
  if (json === true) {
    const data = isBill ? explanationJson(contractNo, bill) : figureJson(contractNo, figure);
    shell.printJson({ ...data, ...bookJson(explained) });
    return;
  }
  const { language } = shell;
  const text = isBill ? explanationText(bill, language) : fieldExplanationText(figure, language);
  const why = change === undefined ? [] : ["", changeText(change, language)];
  shell.print([text, ...bookLines(shell, explained), ...why].join("\n"));
}
