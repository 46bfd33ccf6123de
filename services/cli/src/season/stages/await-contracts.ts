import type { SeasonRun } from "../season-run.ts";
import { readContracts, type ContractBook } from "./contract-book.ts";
import { sumOf } from "./fen-of.ts";
import { showProgress } from "../../progress/index.ts";
import { STAGES, type StageOutcome } from "./stage.ts";
import { waitUntil } from "./wait-until.ts";

/**
 * Waits until a worker has issued the contract of every reviewed application.
 *
 * @param known how many contracts there were when this run began.
 */
export async function awaitContracts(
  run: SeasonRun,
  applicationIds: ReadonlySet<string>,
  known: number,
): Promise<StageOutcome & { readonly book: ContractBook }> {
  let book = await readContracts(run, applicationIds);
  const before = book.size;
  const missing = applicationIds.size - before;
  if (missing > 0) {
    const look = async () => {
      book = await readContracts(run, applicationIds);
      return { done: book.size - before, isOver: book.size >= applicationIds.size };
    };
    await showProgress(
      run.shell,
      { label: run.shell.pick(STAGES.contracts), total: missing },
      (onDone) => waitUntil(look, { signal: run.shell.signal, onDone }),
    );
  }
  const amountFen = sumOf([...book.values()].map(({ principal }) => principal));
  return { count: book.size, done: book.size - known, amountFen, book };
}
