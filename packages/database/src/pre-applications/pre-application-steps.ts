import type { PreApplicationEvent, PreApplicationState } from "@bursar/domain/pre-application";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import type { PreApplication } from "./pre-applications.ts";
import { preApplicationEvents, preApplications } from "./tables.ts";

type Marks = Partial<
  Pick<
    typeof preApplications.$inferInsert,
    "schoolApprovedOn" | "checkerId" | "verifiedOn" | "noticeId" | "importedOn" | "decidedOn"
  >
>;

/** A step that several pre-applications take together. */
export interface PreApplicationStep {
  readonly event: PreApplicationEvent;
  readonly status: PreApplicationState;
  readonly happenedOn: string;
  readonly reason?: string | undefined;
  /** What the step leaves in the row beside its state. */
  readonly marks: Marks;
}

/** Moves these, which are locked, and adds a line to the history of each. */
export async function savePreApplicationStep(
  tx: Tx,
  moved: readonly PreApplication[],
  step: PreApplicationStep,
): Promise<void> {
  const { event, status, happenedOn, reason, marks } = step;
  for (const slice of inSlices(moved)) {
    await tx.orm
      .update(preApplications)
      .set({ ...marks, status, version: sql`${preApplications.version} + 1` })
      .where(
        and(
          eq(preApplications.centreId, tx.centreId),
          inArray(
            preApplications.id,
            slice.map(({ id }) => id),
          ),
        ),
      );
    const lines = slice.map(({ id, version }) => ({
      centreId: tx.centreId,
      preApplicationId: id,
      version: version + 1,
      event,
      status,
      actorId: tx.context.actor.id,
      happenedOn,
      reasonSealed:
        reason === undefined ? null : sealText(tx, "pre_application_events.reason", reason),
    }));
    await tx.orm.insert(preApplicationEvents).values(lines);
  }
}

/** A line of the history. */
export interface PreApplicationHistoryLine {
  readonly event: string;
  readonly status: string;
  readonly actorId: string;
  readonly happenedOn: string;
  readonly reason: string | null;
}

export async function listPreApplicationHistory(
  tx: Tx,
  id: string,
): Promise<PreApplicationHistoryLine[]> {
  const rows = await tx.orm
    .select()
    .from(preApplicationEvents)
    .where(
      and(
        eq(preApplicationEvents.centreId, tx.centreId),
        eq(preApplicationEvents.preApplicationId, id),
      ),
    )
    .orderBy(asc(preApplicationEvents.version));
  return rows.map(({ event, status, actorId, happenedOn, reasonSealed }) => ({
    event,
    status,
    actorId,
    happenedOn,
    reason:
      reasonSealed === null ? null : openText(tx, "pre_application_events.reason", reasonSealed),
  }));
}
