import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { insertPreApplications } from "@bursar/database/pre-applications";
import { lockCommits } from "@bursar/database/imports";
import type { Deps } from "../deps.ts";
import { readForm, type PreApplicationForm } from "./pre-application-form.ts";
import { requireWindow } from "./require-window.ts";
import { showPreApplication, type ShownPreApplicationDetail } from "./show-pre-application.ts";

/**
 * One pre-application typed at the counter, as a draft until its school's approval is recorded.
 *
 * @throws Refusal `pre-application.invalid`, `pre-application.not-open-yet`,
 * `pre-application.closed`.
 */
export async function enterPreApplication(
  deps: Deps,
  command: { context: ActionContext; form: PreApplicationForm },
): Promise<ShownPreApplicationDetail> {
  const { context, form } = command;
  // Only the id is kept under the idempotency key: the form itself holds personal data.
  const preApplicationId = await withTransaction(deps.db, context, async (tx) => {
    const on = await businessDate(tx);
    const policy = await requireWindow(tx, form.academicYear, {
      on,
      step: "register",
      bulk: false,
    });
    // Two windows that enter the same person take turns, so that the second one is told.
    await lockCommits(tx);
    const { entry, warnings } = await readForm(tx, form, { policy, on });
    const [id = ""] = await insertPreApplications(tx, [
      {
        entry,
        warnings,
        status: "draft",
        importId: null,
        makerId: context.actor.id,
        enteredOn: on,
        schoolApprovedOn: null,
      },
    ]);
    const { academicYear, school, category } = entry;
    const after = { academicYear, school, category, status: "draft", warnings };
    await recordAudit(tx, { action: "pre-application.enter", subjectId: id, after });
    return id;
  });
  return showPreApplication(deps, { context, preApplicationId });
}
