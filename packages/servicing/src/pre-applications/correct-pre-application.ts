import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import {
  lockPreApplications,
  openPreApplication,
  savePreApplicationContent,
} from "@bursar/database/pre-applications";
import { lockCommits } from "@bursar/database/imports";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { readForm, type PreApplicationForm } from "./pre-application-form.ts";
import { requireWindow } from "./require-window.ts";
import { readDetail, type ShownPreApplicationDetail } from "./show-pre-application.ts";

export interface CorrectPreApplication {
  readonly context: ActionContext;
  readonly preApplicationId: string;
  /** The version that was shown. */
  readonly version: string;
  /** The whole form as it shall be. */
  readonly form: PreApplicationForm;
}

/**
 * Corrects a draft; whoever does it is its maker now.
 *
 * @throws Refusal `pre-application.not-found`, `pre-application.not-a-draft`, `version.changed`,
 * `pre-application.invalid`, `pre-application.closed`.
 */
export async function correctPreApplication(
  deps: Deps,
  command: CorrectPreApplication,
): Promise<ShownPreApplicationDetail> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { preApplicationId, form } = command;
    const on = await businessDate(tx);
    await lockCommits(tx);
    const [before] = await lockPreApplications(tx, [preApplicationId]);
    const opened = await openPreApplication(tx, preApplicationId);
    if (before === undefined || opened === undefined) throw refuse("pre-application.not-found");
    if (before.status !== "draft") throw refuse("pre-application.not-a-draft");
    if (String(before.version) !== command.version) throw refuse("version.changed");
    const window = { on, step: "register", bulk: false } as const;
    const policy = await requireWindow(tx, form.academicYear, window);
    const own = form.academicYear === before.academicYear ? { ownIdNumber: opened.idNumber } : {};
    const { entry } = await readForm(tx, form, { policy, on, ...own });
    const makerId = command.context.actor.id;
    await savePreApplicationContent(tx, preApplicationId, { entry, makerId, on });
    const { academicYear, school, category } = entry;
    await recordAudit(tx, {
      action: "pre-application.correct",
      subjectId: preApplicationId,
      before: { school: before.school, category: before.category, version: before.version },
      after: { academicYear, school, category, version: before.version + 1 },
    });
    return readDetail(tx, preApplicationId);
  });
}
