import { businessDate } from "@bursar/database/centres";
import { readCentre, type ActionContext, type Tx } from "@bursar/database/connection";
import {
  findPrepayment,
  listPrepayments as selectPrepayments,
  type Prepayment,
  type PrepaymentFilter,
} from "@bursar/database/prepayments";
import { prepaymentStateOn } from "@bursar/domain/prepayment";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** An application as it stands on the business date. @throws Refusal `prepayment.not-found` */
export async function showPrepayment(
  deps: Deps,
  query: { context: ActionContext; prepaymentId: string },
): Promise<Prepayment> {
  return readCentre(deps.db, query.context, async (tx) => {
    const stored = await findPrepayment(tx, query.prepaymentId);
    if (stored === undefined) throw refuse("prepayment.not-found");
    const [shown] = await asOfToday(tx, [stored]);
    return shown ?? stored;
  });
}

const CONTRACTS_MAX = 30;

/** All applications of one request. */
export async function showPrepayments(
  deps: Deps,
  query: { context: ActionContext; requestId: string },
): Promise<Prepayment[]> {
  const filter = { requestId: query.requestId, limit: CONTRACTS_MAX };
  return listPrepayments(deps, { context: query.context, filter });
}

/** A page of the centre's applications in the order of their ids. */
export async function listPrepayments(
  deps: Deps,
  query: { context: ActionContext; filter: PrepaymentFilter },
): Promise<Prepayment[]> {
  return readCentre(deps.db, query.context, async (tx) =>
    asOfToday(tx, await selectPrepayments(tx, query.filter)),
  );
}

async function asOfToday(tx: Tx, stored: readonly Prepayment[]): Promise<Prepayment[]> {
  const today = await businessDate(tx);
  return stored.map((one) => ({ ...one, status: prepaymentStateOn(one, today) }));
}
