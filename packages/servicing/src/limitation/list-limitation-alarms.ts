import { businessDate } from "@bursar/database/centres";
import { readCentre, type ActionContext, type Tx } from "@bursar/database/connection";
import { limitationEventsOf, overdueToTheEnd } from "@bursar/database/limitation";
import { loadLoans, type StoredLoan } from "@bursar/database/loans";
import {
  limitationState,
  loanLimitation,
  type Limitation,
  type LimitationState,
} from "@bursar/domain/limitation";
import { positionAt, prepareLoan } from "@bursar/domain/loan";
import type { Deps } from "../deps.ts";
import { toLoan } from "../loans/to-loan.ts";
import { loadPolicy } from "../policies/load-policy.ts";

/** A claim whose limitation is near or past. */
export interface LimitationAlarm {
  readonly loanId: string;
  readonly contractNo: string;
  readonly borrowerId: string;
  readonly toClearFen: bigint;
  readonly limitation: Limitation;
  readonly state: LimitationState;
}

export interface LimitationPage {
  readonly alarms: readonly LimitationAlarm[];
  /** Where to go on; `undefined` after the last. */
  readonly next: string | undefined;
}

/** Loans looked at a time; few owe anything after their last due date. */
const LOOKED_AT = 500;
const ALARMS: readonly LimitationState[] = ["alarm", "barred"];

/** Claims with an alarm, by loan. A page may be shorter than asked for and have a next one. */
export async function listLimitationAlarms(
  deps: Deps,
  query: { context: ActionContext; after?: string | undefined; limit: number },
): Promise<LimitationPage> {
  return readCentre(deps.db, query.context, async (tx) => {
    const on = await businessDate(tx);
    const alarms: LimitationAlarm[] = [];
    let { after } = query;
    for (;;) {
      const ids = await overdueToTheEnd(tx, { after, limit: LOOKED_AT });
      for (const alarm of await alarmsAmong(tx, ids, on)) {
        if (alarms.length === query.limit) return { alarms, next: alarms.at(-1)?.loanId };
        alarms.push(alarm);
      }
      after = ids.at(-1);
      if (ids.length < LOOKED_AT) return { alarms, next: undefined };
    }
  });
}

async function alarmsAmong(
  tx: Tx,
  ids: readonly string[],
  on: string,
): Promise<readonly LimitationAlarm[]> {
  const policy = await loadPolicy(tx);
  const events = await limitationEventsOf(tx, ids);
  const toAlarm = (stored: StoredLoan): readonly LimitationAlarm[] => {
    const { id: loanId, contractNo, borrowerId } = stored.loan;
    const recorded = (events.get(loanId) ?? []).map(({ kind, occurredOn }) => ({
      kind,
      on: occurredOn,
    }));
    const prepared = prepareLoan(toLoan(stored, policy));
    const limitation = loanLimitation(prepared, recorded);
    const state = limitation && limitationState(limitation, on);
    if (limitation === undefined || state === undefined || !ALARMS.includes(state)) return [];
    const { toClearFen } = positionAt(prepared, on);
    return [{ loanId, contractNo, borrowerId, toClearFen, limitation, state }];
  };
  return (await loadLoans(tx, ids)).flatMap(toAlarm);
}
