import { forEachBounded } from "../for-each-bounded.ts";
import { REQUESTS_AT_ONCE, type SeasonRun } from "../season-run.ts";
import { contractsThrough, type ContractBook } from "./contract-book.ts";
import type { ContractStep } from "./contract-steps.ts";
import { sumOf } from "./fen-of.ts";
import { showProgress } from "../../progress/index.ts";
import { STAGES, type StageOutcome } from "./stage.ts";

/** Takes every contract that waits for this step through it; the book follows. */
export async function takeContractStep(
  run: SeasonRun,
  book: ContractBook,
  step: ContractStep,
): Promise<StageOutcome> {
  const from: readonly string[] = step.from;
  const waiting = [...book.values()].filter(({ status }) => from.includes(status));
  if (waiting.length > 0) {
    await run.date.moveTo(step.on);
    const { signal } = run.shell;
    const line = { label: run.shell.pick(STAGES[step.stage]), total: waiting.length };
    await showProgress(run.shell, line, (onDone) =>
      forEachBounded(waiting, { limit: REQUESTS_AT_ONCE, signal, onDone }, async (contract) => {
        book.set(contract.id, await step.take(run, contract));
      }),
    );
  }
  const through = contractsThrough(book, step.to);
  const amountFen = sumOf(through.map(({ principal }) => principal));
  return { count: through.length, done: waiting.length, amountFen };
}
