import type { TieOutLeg } from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import { addDays, type PlainDate } from "@bursar/domain/calendar";
import { settlementDayBefore } from "@bursar/domain/policy";
import { lenderTieOut } from "../../lender-books/index.ts";
import { loadPolicy } from "../../policies/load-policy.ts";
import { clearingTieOut } from "../../repayments/recon-report.ts";
import { absoluteFen } from "./tie-out-leg.ts";

/**
 * What came from outside for a due date: the lender's month-end file, and the clearing files of the
 * money that was paid for it. Out where either is, tied where one is and none out; grey where
 * nothing came, never green.
 */
export async function fileLeg(tx: Tx, dueOn: PlainDate): Promise<TieOutLeg> {
  const lender = await lenderTieOut(tx, dueOn);
  const from = addDays(settlementDayBefore(await loadPolicy(tx), dueOn), 1);
  const cleared = await clearingTieOut(tx, { from, to: dueOn });
  const states = [lender.state, STATES[cleared.state]];
  const state = states.includes("out") ? "out" : states.includes("tied") ? "tied" : "grey";
  const details = [
    lender.on === null
      ? "no file of the lender"
      : `file of ${lender.on}: ${lender.contracts} contracts, ${lender.open} open`,
    cleared.files === 0
      ? "no clearing file"
      : `${cleared.files} clearing files of money paid since ${from}`,
  ];
  const differenceFen = absoluteFen(lender.differenceFen) + absoluteFen(cleared.differenceFen);
  return { leg: "file", state, differenceFen, detail: details.join("; ") };
}

const STATES = { green: "tied", red: "out", grey: "grey" } as const;
