import type { BatchRun, TieOutLeg } from "@bursar/database/batches";
import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { addDays, type PlainDate } from "@bursar/domain/calendar";
import { nextMonthEnd, type LenderTieOut } from "@bursar/domain/lender-books";
import { settlementDayBefore } from "@bursar/domain/policy";
import { lenderTieOut } from "../../lender-books/index.ts";
import { loadPolicy } from "../../policies/load-policy.ts";
import { clearingTieOut } from "../../repayments/recon-report.ts";

/**
 * What came from outside for a due date: the lender's file of the month end that has the settlement
 * in it, and the clearing files of the money that was paid for it. Out where either is, tied where
 * one is and none out; grey where nothing came, never green.
 */
export async function fileLeg(
  tx: Tx,
  { businessOn: dueOn }: Pick<BatchRun, "businessOn">,
): Promise<TieOutLeg> {
  const lender = await lenderFile(tx, dueOn);
  const from = addDays(settlementDayBefore(await loadPolicy(tx), dueOn), 1);
  const cleared = await clearingTieOut(tx, { from, to: dueOn });
  const states = [lender.state, STATES[cleared.state]];
  const state = states.includes("out") ? "out" : states.includes("tied") ? "tied" : "grey";
  const details = [
    lender.on === null || lender.state === "grey"
      ? `no file of the lender for ${lender.wanted}`
      : `file of ${lender.on}: ${lender.contracts} contracts, ${lender.open} open`,
    cleared.files === 0
      ? "no clearing file"
      : `${cleared.files} clearing files of money paid since ${from} (T6)`,
  ];
  const differenceFen = (lender.state === "out" ? lender.openFen : 0n) + cleared.differenceFen;
  return { leg: "file", state, differenceFen, detail: details.join("; ") };
}

/**
 * The lender's last file from the due date to the end of its month (T8). Until that month is over
 * the file before it is all there is; afterwards it says nothing of the settlement.
 */
async function lenderFile(tx: Tx, dueOn: PlainDate): Promise<LenderTieOut & { wanted: PlainDate }> {
  const wanted = nextMonthEnd(dueOn);
  const last = await lenderTieOut(tx, wanted);
  if (last.on !== null && last.on >= dueOn) return { ...(await lenderTieOut(tx, last.on)), wanted };
  if (wanted < (await businessDate(tx))) return { ...last, state: "grey", wanted };
  return { ...(await lenderTieOut(tx, dueOn)), wanted };
}

const STATES = { green: "tied", red: "out", grey: "grey" } as const;
