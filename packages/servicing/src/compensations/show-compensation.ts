import {
  findCompensation,
  listCompensations as selectCompensations,
  type Compensation,
  type CompensationFilter,
} from "@bursar/database/compensations";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** @throws Refusal `compensation.not-found` */
export async function showCompensation(
  deps: Deps,
  query: { context: ActionContext; compensationId: string },
): Promise<Compensation> {
  return readCentre(deps.db, query.context, async (tx) => {
    const entry = await findCompensation(tx, query.compensationId);
    if (entry === undefined) throw refuse("compensation.not-found");
    return entry;
  });
}

/** A page of the centre's compensations in the order of their ids. */
export async function listCompensations(
  deps: Deps,
  query: { context: ActionContext; filter: CompensationFilter },
): Promise<Compensation[]> {
  return readCentre(deps.db, query.context, (tx) => selectCompensations(tx, query.filter));
}
