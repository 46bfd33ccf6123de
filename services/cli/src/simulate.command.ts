import { nationalPolicy } from "@bursar/domain/policy";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { reportBadInput, type FieldProblem } from "./json-input/field-problem.ts";
import { readItems } from "./json-input/read-items.ts";
import { readText } from "./json-input/read-text.ts";
import type { SharedOptions } from "./program.ts";
import { figuresText } from "./simulate/figures-text.ts";
import { loanFigures } from "./simulate/loan-figures.ts";
import { readLoan } from "./simulate/read-loan.ts";
import type { Shell } from "./terminal/shell.ts";

export interface SimulateOptions extends SharedOptions {
  /** A path, or `-` for standard input. */
  readonly file: string;
}

/**
 * Schedules, totals and positions of loans that are described in JSON, by the national policy and
 * without a database. One loan that can't be computed refuses them all.
 */
export async function simulateLoans(shell: Shell, options: SimulateOptions): Promise<ExitCode> {
  const input = readItems(await readText(options.file));
  if (input.kind === "bad") return reportBadInput(shell, input.problems);
  const policy = nationalPolicy();
  const problems: FieldProblem[] = [];
  const loans = input.items.map((item, index) => readLoan(item, index, { policy, problems }));
  if (problems.length > 0) return reportBadInput(shell, problems);
  const figures = loans.flatMap((loan) => (loan === undefined ? [] : [loanFigures(loan, policy)]));
  if (options.json === true) shell.printJson(figures);
  else shell.print(figures.map((loan) => figuresText(shell, loan)).join("\n\n"));
  return exitCodes.ok;
}
