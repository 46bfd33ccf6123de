import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { RescueStep } from "@bursar/database/rescues";
import type { RescueEvent } from "@bursar/domain/rescue";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { lockRescue, moveRescue, requireRescueStep } from "./move-rescue.ts";
import { showRescue, type ShownRescue } from "./show-rescue.ts";

export interface DecideRescue {
  readonly context: ActionContext;
  readonly rescueId: string;
  readonly version: string;
}

/** Another person than the maker has looked at the papers. */
export function reviewRescue(deps: Deps, command: DecideRescue): Promise<ShownRescue> {
  return step(deps, command, {
    event: "review",
    marksOf: (actorId, on) => ({ reviewedBy: actorId, reviewedOn: on }),
  });
}

/**
 * What prefecture, province and lender approved, recorded by another person than the maker, once
 * the publicity is over.
 *
 * @throws Refusal `publicity.still-running`, `objection.unresolved`, `rescue.same-person`,
 * `rescue.wrong-state`, `version.changed`.
 */
export function approveRescue(
  deps: Deps,
  command: DecideRescue & { readonly approvalNo: string },
): Promise<ShownRescue> {
  const { approvalNo } = command;
  return step(deps, command, {
    event: "approve",
    marksOf: (actorId, on) => ({ checkerId: actorId, decidedOn: on, approvalNo }),
  });
}

/** The second person's no, or that of those above. */
export function refuseRescue(
  deps: Deps,
  command: DecideRescue & { readonly reason: string },
): Promise<ShownRescue> {
  return step(deps, command, {
    event: "refuse",
    reason: command.reason,
    marksOf: (actorId, on) => ({ checkerId: actorId, decidedOn: on }),
  });
}

/** The applicant takes it back before the money is there. */
export function withdrawRescue(
  deps: Deps,
  command: DecideRescue & { readonly reason: string },
): Promise<ShownRescue> {
  return step(deps, command, { event: "withdraw", reason: command.reason, marksOf: () => ({}) });
}

interface Step {
  readonly event: RescueEvent;
  readonly reason?: string;
  readonly marksOf: (actorId: string, on: string) => RescueStep["marks"];
}

async function step(deps: Deps, command: DecideRescue, taken: Step): Promise<ShownRescue> {
  const { context, rescueId } = command;
  const { event, reason, marksOf } = taken;
  await withTransaction(deps.db, context, async (tx) => {
    const before = await lockRescue(tx, rescueId);
    const status = await requireRescueStep(tx, before, event);
    requireVersion(command.version, before.version);
    const marks = marksOf(context.actor.id, await businessDate(tx));
    await moveRescue(tx, before, { event, status, reason, marks });
  });
  return showRescue(deps, { context, rescueId });
}
