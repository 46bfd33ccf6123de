import type { SeasonRun } from "../season-run.ts";
import { takeEach } from "../take-each.ts";
import { contractsThrough, type ContractBook } from "./contract-book.ts";
import type { ContractStep } from "./contract-steps.ts";
import { sumOf } from "./fen-of.ts";
import type { StageOutcome } from "./stage.ts";

/** Takes every contract that waits for this step through it; the book follows. */
export async function takeContractStep(
  run: SeasonRun,
  book: ContractBook,
  step: ContractStep,
): Promise<StageOutcome> {
  const from: readonly string[] = step.from;
  const items = [...book.values()].filter(({ status }) => from.includes(status));
  if (items.length > 0) await run.date.moveTo(step.on);
  const done = await takeEach(run, { stage: step.stage, items }, async (contract) => {
    book.set(contract.id, await step.take(run, contract));
  });
  const through = contractsThrough(book, step.to);
  return {
    count: through.length,
    done,
    amountFen: sumOf(through.map(({ principal }) => principal)),
  };
}
