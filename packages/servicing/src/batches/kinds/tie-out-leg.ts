import type { BatchRun, TieOutLeg } from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import { bookGaps, centreGaps, postedSums, settlementGaps } from "@bursar/database/loans";
import { isPostedByRule } from "@bursar/domain/ledger";
import { transitTieOut } from "../../repayments/recon-report.ts";

/** A check with something to hold against: tied where the difference is zero. */
export function tieOutLeg(leg: TieOutLeg["leg"], differenceFen: bigint, detail: string): TieOutLeg {
  return { leg, state: differenceFen === 0n ? "tied" : "out", differenceFen, detail };
}

/**
 * What a run has posted: each entry between accounts that the rules name (T1), and of each loan the
 * settlements as their postings have them, by payer and of principal (T3, T4).
 */
export async function postingsLeg(tx: Tx, run: BatchRun): Promise<TieOutLeg> {
  const posted = await postedSums(tx, run.id);
  const strange = posted.filter((sum) => !isPostedByRule(sum));
  const strangeFen = strange.reduce((sum, { fen }) => sum + fen, 0n);
  const { settlements, loans, differenceFen, leftOut } = await settlementGaps(tx, run.id);
  const details = [
    `${countOf(posted)} postings, ${countOf(strange)} against the rules (T1)`,
    `${settlements} settlements, ${loans} loans whose postings differ (T3, T4)`,
    ...(leftOut === 0 ? [] : [`${leftOut} left to the night`]),
  ];
  return tieOutLeg("postings", strangeFen + differenceFen, details.join("; "));
}

function countOf(sums: readonly { readonly postings: number }[]): number {
  return sums.reduce((count, { postings }) => count + postings, 0);
}

/** The books of the loans that a run has touched, each against its standing (T2, T3). */
export async function balancesLeg(tx: Tx, run: BatchRun): Promise<TieOutLeg> {
  const { touched, loans, differenceFen } = await bookGaps(tx, run);
  const detail = `${touched} loans, ${loans} whose book and standing differ (T2, T3)`;
  return tieOutLeg("balances", differenceFen, detail);
}

/** As {@link balancesLeg}, with what is in transit to the lender in the whole centre (T7). */
export async function balancesAndTransitLeg(tx: Tx, run: BatchRun): Promise<TieOutLeg> {
  const transitFen = await transitTieOut(tx);
  const books = await balancesLeg(tx, run);
  const differenceFen = books.differenceFen + absoluteFen(transitFen);
  return tieOutLeg("balances", differenceFen, `${books.detail}; collections in transit (T7)`);
}

/** The whole centre: settlements, postings and claims against each other (T3, T4), and T7. */
export async function centreLegs(tx: Tx): Promise<readonly TieOutLeg[]> {
  const gaps = await centreGaps(tx);
  const details = [
    `${gaps.settlements} settlements, ${gaps.loans} loans whose postings differ (T3, T4)`,
    "interest of the treasury by ledger and by claims",
    ...(gaps.leftOut === 0 ? [] : [`${gaps.leftOut} looked at line by line alone (T5)`]),
  ];
  const postedFen = gaps.differenceFen + gaps.claimsDifferenceFen;
  return [
    tieOutLeg("postings", postedFen, details.join("; ")),
    tieOutLeg("balances", absoluteFen(await transitTieOut(tx)), "collections in transit (T7)"),
  ];
}

/** Differences of several checks are added whichever way each one points. */
export function absoluteFen(fen: bigint): bigint {
  return fen < 0n ? -fen : fen;
}
