import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { lockRecognitions } from "@bursar/database/hardship";
import { decideHardshipStep } from "@bursar/domain/hardship";
import type { Deps } from "../deps.ts";
import { refuse, refused } from "../refuse.ts";
import { moveRecognitions } from "./move-recognitions.ts";
import { showRecognition, type ShownRecognition } from "./show-recognition.ts";

/**
 * Takes a request back at the student's wish, before it is decided.
 *
 * @throws Refusal `hardship.not-found`, `hardship.wrong-state`, `version.changed`.
 */
export async function cancelRecognition(
  deps: Deps,
  command: { context: ActionContext; recognitionId: string; version: string; reason: string },
): Promise<ShownRecognition> {
  const { context, recognitionId } = command;
  await withTransaction(deps.db, context, async (tx) => {
    const [before] = await lockRecognitions(tx, [recognitionId]);
    if (before === undefined) throw refuse("hardship.not-found");
    const decision = decideHardshipStep(before.status, "cancel");
    if (decision.kind === "refused") throw refused(decision);
    if (String(before.version) !== command.version) throw refuse("version.changed");
    await moveRecognitions(tx, [before], {
      event: "cancel",
      status: decision.status,
      happenedOn: await businessDate(tx),
      reason: command.reason,
      marks: {},
    });
  });
  return showRecognition(deps, { context, recognitionId });
}
