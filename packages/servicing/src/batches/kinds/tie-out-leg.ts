import type { BatchRun, TieOutLeg } from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import { bookGaps } from "@bursar/database/loans";

/** A check with something to hold against: tied where the difference is zero. */
export function tieOutLeg(leg: TieOutLeg["leg"], differenceFen: bigint, detail: string): TieOutLeg {
  return { leg, state: differenceFen === 0n ? "tied" : "out", differenceFen, detail };
}

/** The books of the loans that a run has touched, each against its standing (T2). */
export async function balancesLeg(tx: Tx, run: BatchRun): Promise<TieOutLeg> {
  const { loans, differenceFen } = await bookGaps(tx, run.id);
  return tieOutLeg("balances", differenceFen, `${loans} loans whose book and standing differ (T2)`);
}

/** Differences of several checks are added whichever way each one points. */
export function absoluteFen(fen: bigint): bigint {
  return fen < 0n ? -fen : fen;
}
