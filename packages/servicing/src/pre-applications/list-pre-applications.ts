import { readCentre, type ActionContext } from "@bursar/database/connection";
import {
  countPreApplications as selectCounts,
  listPreApplications as selectPreApplications,
  type PreApplication,
  type PreApplicationFilter,
} from "@bursar/database/pre-applications";
import type { Deps } from "../deps.ts";

/** A page of the centre's pre-applications in the order of their ids. */
export async function listPreApplications(
  deps: Deps,
  query: { context: ActionContext; filter: PreApplicationFilter },
): Promise<PreApplication[]> {
  return readCentre(deps.db, query.context, (tx) => selectPreApplications(tx, query.filter));
}

/** How many each school has in each state. */
export async function countPreApplications(
  deps: Deps,
  query: { context: ActionContext; academicYear: string },
): Promise<{ school: string; total: number; byStatus: Record<string, number> }[]> {
  const rows = await readCentre(deps.db, query.context, (tx) =>
    selectCounts(tx, query.academicYear),
  );
  const schools = new Map<string, Record<string, number>>();
  for (const { school, status, count } of rows) {
    schools.set(school, { ...schools.get(school), [status]: count });
  }
  return [...schools].map(([school, byStatus]) => ({
    school,
    total: Object.values(byStatus).reduce((sum, count) => sum + count, 0),
    byStatus,
  }));
}
