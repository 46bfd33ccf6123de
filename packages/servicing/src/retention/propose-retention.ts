import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { insertRun, type RetentionRun } from "@bursar/database/retention";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { collectPlan } from "./collect-plan.ts";

/**
 * Puts a plan up for approval as it was shown, named by its hash.
 *
 * @throws Refusal `retention-plan.date-in-future`, `retention-run.plan-changed`,
 *   `retention-run.nothing-due`, `retention-run.waiting`.
 */
export async function proposeRetention(
  deps: Deps,
  command: { context: ActionContext; asOf: string; planHash: string },
): Promise<RetentionRun> {
  return withTransaction(deps.db, command.context, async (tx) => {
    if (command.asOf > (await businessDate(tx))) throw refuse("retention-plan.date-in-future");
    const { items, ...plan } = await collectPlan(tx, command.asOf);
    if (items.length === 0) throw refuse("retention-run.nothing-due");
    if (plan.planHash !== command.planHash) throw refuse("retention-run.plan-changed");
    const run = await insertRun(tx, plan, items);
    if (run === undefined) throw refuse("retention-run.waiting");
    const { asOf, planHash, due, held } = plan;
    await recordAudit(tx, {
      action: "retention-run.proposed",
      subjectId: run.id,
      after: { asOf, planHash, due, held },
    });
    return run;
  });
}
