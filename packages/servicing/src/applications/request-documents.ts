import {
  insertDeficiencyNotice,
  listDeficiencyNotices,
  listMoves,
  type Application,
  type DeficiencyNotice,
} from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { isFurtherLate, markLate } from "@bursar/domain/application";
import { jobs } from "@bursar/queues/catalog";
import type { Deps } from "../deps.ts";
import { enqueueAfterCommit } from "../outbox/enqueue.ts";
import { nothingMissing } from "./application-refusals.ts";
import { findDeficiencies } from "./find-deficiencies.ts";
import { lockShown, moveLocked } from "./move-application.ts";

export interface RequestDocuments {
  readonly context: ActionContext;
  readonly applicationId: string;
  readonly ifMatch: string;
  /** What the officer asks for beyond what the checks find, one sentence each. */
  readonly further: readonly string[];
}

/**
 * One-time notice 一次性告知: names everything that is missing or failed at once, moves the
 * application to wait for it, and sends a message. A line that an earlier notice could have named
 * is marked as late.
 *
 * @throws Refusal `deficiency-notice.nothing-missing`, `application.not-possible-now`,
 * `version.changed`.
 */
export async function requestDocuments(
  deps: Deps,
  command: RequestDocuments,
): Promise<{ readonly application: Application; readonly noticeId: string }> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const application = await lockShown(tx, command);
    const notice = await issueNotice(tx, application, command.further);
    const moved = await moveLocked(tx, application, {
      event: "request-documents",
      reasons: notice.lines.map(({ key }) => key),
      note: null,
    });
    await recordAudit(tx, {
      action: "deficiency-notice.issued",
      subjectId: notice.id,
      after: {
        applicationId: application.id,
        keys: notice.lines.map(({ key }) => key),
        further: notice.further.length,
        late: notice.late,
      },
    });
    await enqueueAfterCommit(tx, jobs.deliverDeficiencyNotice, [
      { centreId: tx.centreId, noticeId: notice.id },
    ]);
    return { application: moved, noticeId: notice.id };
  });
}

async function issueNotice(
  tx: Tx,
  application: Application,
  further: readonly string[],
): Promise<DeficiencyNotice> {
  const found = await findDeficiencies(tx, application);
  if (found.length === 0 && further.length === 0) throw nothingMissing();
  const issued = await listDeficiencyNotices(tx, application.id);
  const earlier = issued.map(({ lines, createdAt, applicationVersion }) => ({
    keys: lines.map(({ key }) => key),
    issuedAt: Date.parse(createdAt),
    applicationVersion,
  }));
  const lines = markLate(found, earlier).map(({ key, zh, en, late }) => ({ key, zh, en, late }));
  const submissions = (await listMoves(tx, application.id)).filter(
    ({ event }) => event === "submit",
  );
  const isLate = further.length > 0 && isFurtherLate(earlier, submissions.at(-1)?.version ?? 1);
  return insertDeficiencyNotice(tx, {
    applicationId: application.id,
    sequence: issued.length + 1,
    applicationVersion: application.version,
    lines,
    further: [...further],
    late: isLate || lines.some(({ late }) => late),
    issuedOn: await businessDate(tx),
  });
}
