import { readCentre, type ActionContext } from "@bursar/database/connection";
import { explainLimits, type ExplainedLimits } from "@bursar/domain/application";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { unknownAcademicYear } from "./application-refusals.ts";

/** The amounts of an academic year with their 文号. @throws Refusal `application.unknown-year` */
export async function showLimits(
  deps: Deps,
  query: { readonly context: ActionContext; readonly academicYear: string },
): Promise<ExplainedLimits> {
  return readCentre(deps.db, query.context, async (tx) => {
    const limits = explainLimits(await loadPolicy(tx), query.academicYear);
    if (limits === undefined) throw unknownAcademicYear();
    return limits;
  });
}
