import type { ChangeRequest } from "@bursar/database/changes";
import { businessDate } from "@bursar/database/centres";
import { newId, type Tx } from "@bursar/database/connection";
import { insertNotices } from "@bursar/database/notices";
import type { TemplateName } from "@bursar/notices/templates";
import { jobs } from "@bursar/queues/catalog";
import { enqueueAfterCommit } from "../outbox/enqueue.ts";

/** Messages about a change. None says what was changed: a number may have a new owner. */
export const CHANGE_TEMPLATES = [
  "change.applied",
  "phone-change.to-old",
  "phone-change.to-new",
] as const satisfies readonly TemplateName[];
export type ChangeTemplate = (typeof CHANGE_TEMPLATES)[number];

/** Tells the borrower that a change holds. */
export async function announceApplied(tx: Tx, change: ChangeRequest, on: string): Promise<void> {
  await planNotices(tx, change, { templates: ["change.applied"], on });
}

/** A changed phone is confirmed at the new number and announced at the old (rulebook 6.6.5). */
export async function announceNewPhone(tx: Tx, change: ChangeRequest): Promise<void> {
  const on = await businessDate(tx);
  const templates = ["phone-change.to-old", "phone-change.to-new"] as const;
  await planNotices(tx, change, { templates, on });
}

/**
 * Tells the old number of a phone that an approved application has replaced: whoever has it can
 * object within the 72 hours (rulebook 6.6.5).
 */
export async function announceReplacedPhone(
  tx: Tx,
  application: { readonly id: string; readonly borrowerId: string },
  on: string,
): Promise<void> {
  await planNotices(tx, application, { templates: ["phone-change.to-old"], on });
}

async function planNotices(
  tx: Tx,
  change: Pick<ChangeRequest, "id" | "borrowerId">,
  { templates, on }: { readonly templates: readonly ChangeTemplate[]; readonly on: string },
): Promise<void> {
  const planned = await insertNotices(
    tx,
    templates.map((template) => ({
      id: newId("not"),
      loanId: null,
      borrowerId: change.borrowerId,
      step: template,
      dueOn: on,
      template,
      amountFen: 0n,
      plannedOn: on,
      runId: change.id,
    })),
  );
  await enqueueAfterCommit(
    tx,
    jobs.deliverNotice,
    planned.map(({ id }) => ({ centreId: tx.centreId, noticeId: id })),
  );
}
