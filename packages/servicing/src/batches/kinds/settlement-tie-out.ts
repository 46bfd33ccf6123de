import type { BatchRun, TieOutLeg } from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import { loadLoans, settlementsDueOn, someSettledOn } from "@bursar/database/loans";
import { roundingText } from "@bursar/domain/batch";
import { loadPolicy } from "../../policies/load-policy.ts";
import type { TieOutCheck } from "../batch-kind.ts";
import { fileLeg } from "./file-leg.ts";
import { agreesWithSlowEngine } from "./settlement-check.ts";
import { balancesAndTransitLeg, postingsLeg, tieOutLeg } from "./tie-out-leg.ts";

/** So many posted settlements are computed once more when the run ties out. */
const LOOKED_AT_AGAIN = 20;

/** Four of the five legs (ux 3.5); the fourth was made loan by loan before anything was posted. */
export const settlementChecks: readonly TieOutCheck[] = [
  postingsLeg,
  balancesAndTransitLeg,
  recomputedLeg,
  fileLeg,
];

/** Some of what stands in the book, computed once more by the engine that walks day by day. */
async function recomputedLeg(tx: Tx, run: BatchRun): Promise<TieOutLeg> {
  const { businessOn } = run;
  const ids = await someSettledOn(tx, businessOn, LOOKED_AT_AGAIN);
  const policy = await loadPolicy(tx);
  const rows = new Map((await settlementsDueOn(tx, businessOn, ids)).map((r) => [r.loanId, r]));
  let differenceFen = 0n;
  for (const stored of await loadLoans(tx, ids)) {
    const row = rows.get(stored.loan.id);
    const isSame =
      row === undefined || agreesWithSlowEngine(stored, [row], { policy, through: businessOn });
    if (!isSame) differenceFen += row.payableFen + row.interestSubsidisedFen;
  }
  const rounding = roundingText(run.sums) ?? "0";
  const details = [
    `${ids.length} loans day by day; 1 % before posting`,
    `rounding ${rounding} in all, each within half a fen (T9)`,
  ];
  return tieOutLeg("recomputed", differenceFen, details.join("; "));
}
