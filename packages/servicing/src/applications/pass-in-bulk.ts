import { loadApplications } from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import { newId, withTransaction, type ActionContext } from "@bursar/database/connection";
import { decideBulkPass } from "@bursar/domain/application";
import type { Deps } from "../deps.ts";
import { refused } from "../refuse.ts";
import { approveLocked } from "./approve-locked.ts";
import { weighBulk } from "./bulk-cases.ts";

export interface PassInBulk {
  readonly context: ActionContext;
  readonly applicationIds: readonly string[];
  /** Of what was shown. */
  readonly hash: string;
}

/**
 * Passes low-risk cases together, all or none; the refusal lists those that stand in the way.
 *
 * @throws Refusal `review.too-many`, `review.shown-changed`, `review.own-case`,
 * `review.not-low-risk`, `review.sample-not-opened`.
 */
export async function passInBulk(
  deps: Deps,
  command: PassInBulk,
): Promise<{ readonly passed: readonly string[] }> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const ids = [...new Set(command.applicationIds)];
    const applications = await loadApplications(tx, ids, true);
    const { cases, hash, bulkMax } = await weighBulk(tx, applications);
    const isAsShown = hash === command.hash && applications.length === ids.length;
    const decision = decideBulkPass(cases, { isAsShown, bulkMax });
    if (decision.kind === "refused") {
      const { applicationIds } = decision;
      throw refused({ ...decision, data: { applicationIds } });
    }
    for (const application of applications) {
      await approveLocked(tx, application, application.version);
    }
    await recordAudit(tx, {
      action: "application.passed-in-bulk",
      subjectId: newId("blk"),
      after: {
        hash,
        applicationIds: ids,
        sampled: cases.filter(({ isSampled }) => isSampled).map((one) => one.applicationId),
      },
    });
    return { passed: ids };
  });
}
