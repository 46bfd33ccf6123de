import { businessDate } from "@bursar/database/centres";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import { limitationEventsOf, type LimitationEventRow } from "@bursar/database/limitation";
import { findLoanByContractNo } from "@bursar/database/loans";
import {
  limitationState,
  loanLimitation,
  type Limitation,
  type LimitationState,
} from "@bursar/domain/limitation";
import { prepareLoan } from "@bursar/domain/loan";
import type { Deps } from "../deps.ts";
import { toLoan } from "../loans/to-loan.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse } from "../refuse.ts";

export interface ShownLimitation {
  readonly contractNo: string;
  readonly asOf: string;
  /** `undefined` while nothing is due by plan. */
  readonly limitation: Limitation | undefined;
  readonly state: LimitationState | undefined;
  readonly events: readonly LimitationEventRow[];
}

/** Until when a contract can be claimed, and what has moved it. @throws Refusal `loan.not-found` */
export async function showLimitation(
  deps: Deps,
  query: { context: ActionContext; contractNo: string },
): Promise<ShownLimitation> {
  return readCentre(deps.db, query.context, async (tx) => {
    const stored = await findLoanByContractNo(tx, query.contractNo);
    if (stored === undefined) throw refuse("loan.not-found");
    const { id, contractNo } = stored.loan;
    const asOf = await businessDate(tx);
    const events = (await limitationEventsOf(tx, [id])).get(id) ?? [];
    const recorded = events.map(({ kind, occurredOn }) => ({ kind, on: occurredOn }));
    const prepared = prepareLoan(toLoan(stored, await loadPolicy(tx)));
    const limitation = loanLimitation(prepared, recorded);
    const state = limitation && limitationState(limitation, asOf);
    return { contractNo, asOf, limitation, state, events };
  });
}
