import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { answerInterest, readInterestLine } from "./interest/interest-line.ts";
import { reportBadInput, type FieldProblem } from "./json-input/field-problem.ts";
import { readItems } from "./json-input/read-items.ts";
import { readText } from "./json-input/read-text.ts";
import type { Shell } from "./terminal/shell.ts";

/**
 * Interest of the questions on standard input, one JSON object a line (an array does as well), one
 * answer a line. A line that can't be answered refuses them all.
 */
export async function computeInterest(shell: Shell): Promise<ExitCode> {
  const input = readItems(await readText("-"));
  if (input.kind === "bad") return reportBadInput(shell, input.problems);
  const problems: FieldProblem[] = [];
  const questions = input.items.map((item, index) => readInterestLine(item, index, problems));
  if (problems.length > 0) return reportBadInput(shell, problems);
  const answers = questions.filter((question) => question !== undefined).map(answerInterest);
  shell.print(answers.map((answer) => JSON.stringify(answer)).join("\n"));
  return exitCodes.ok;
}
