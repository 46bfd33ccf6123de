import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { countOpenObjections, findNotice } from "@bursar/database/publicity";
import {
  lockRescues,
  saveRescueStep,
  type Rescue,
  type RescueStep,
} from "@bursar/database/rescues";
import {
  decideRescue,
  openRescueStates,
  type RescueEvent,
  type RescueState,
} from "@bursar/domain/rescue";
import { refuse, refused } from "../refuse.ts";

/** A case locked until the transaction ends. @throws Refusal `rescue.not-found` */
export async function lockRescue(tx: Tx, id: string): Promise<Rescue> {
  const [rescue] = await lockRescues(tx, [id]);
  if (rescue === undefined) throw refuse("rescue.not-found");
  return rescue;
}

/** The state that an event leads to. @throws Refusal with the rule's code. */
export async function requireRescueStep(
  tx: Tx,
  rescue: Rescue,
  event: RescueEvent,
): Promise<RescueState> {
  const publicity = await publicityOf(tx, rescue);
  const command = { event, actorId: tx.context.actor.id, on: await businessDate(tx) };
  const decision = decideRescue({ ...rescue, publicity }, command);
  if (decision.kind === "refused") throw refused(decision);
  return decision.status;
}

async function publicityOf(tx: Tx, { id, status, noticeId }: Rescue) {
  if (status !== "publicised" || noticeId === null) return null;
  const notice = await findNotice(tx, noticeId);
  if (notice === undefined) throw new Error(`${id} is public without a notice`);
  const open = await countOpenObjections(tx, [id]);
  return { toOn: notice.toOn, openObjections: open.get(id) ?? 0 };
}

/** Moves a case that is locked, and audits it; what was said stays out of the audit. */
export async function moveRescue(
  tx: Tx,
  before: Rescue,
  step: Omit<RescueStep, "happenedOn" | "open">,
): Promise<void> {
  const { event, status, marks } = step;
  const happenedOn = await businessDate(tx);
  await saveRescueStep(tx, before, {
    ...step,
    happenedOn,
    open: openRescueStates.includes(status),
  });
  await recordAudit(tx, {
    action: `rescue.${event}`,
    subjectId: before.id,
    before: { status: before.status, version: before.version },
    after: { status, version: before.version + 1, ...marks },
  });
}
