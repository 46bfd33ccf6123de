import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { lockRecognitions, openRecognition, saveHardshipStep } from "@bursar/database/hardship";
import { decideHardshipChange, decideHardshipStep } from "@bursar/domain/hardship";
import type { Deps } from "../deps.ts";
import { refuse, refused } from "../refuse.ts";
import { readHardshipForm, type HardshipForm } from "./hardship-form.ts";
import { readShown, type ShownRecognition } from "./show-recognition.ts";

/**
 * Corrects a request that is not public yet; whoever does it is its maker now.
 *
 * @throws Refusal `hardship.not-found`, `hardship.wrong-state`, `version.changed`,
 * `hardship.unknown-category`, `hardship.unknown-indicator`, `hardship.date-in-future`,
 * `hardship.no-such-change`.
 */
export async function correctRecognition(
  deps: Deps,
  command: {
    context: ActionContext;
    recognitionId: string;
    version: string;
    form: HardshipForm;
  },
): Promise<ShownRecognition> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { recognitionId } = command;
    const [before] = await lockRecognitions(tx, [recognitionId]);
    if (before === undefined) throw refuse("hardship.not-found");
    const decision = decideHardshipStep(before.status, "correct");
    if (decision.kind === "refused") throw refused(decision);
    if (String(before.version) !== command.version) throw refuse("version.changed");
    const opened = await openRecognition(tx, recognitionId);
    const content = await readHardshipForm(tx, command.form, opened?.idNumber ?? "");
    if (before.kind !== "yearly") {
      const [current] = await lockRecognitions(tx, [before.replacesId ?? ""]);
      if (current === undefined) throw refuse("hardship.not-found");
      const fits = decideHardshipChange(current, { kind: before.kind, level: content.level });
      if (fits.kind === "refused") throw refused(fits);
    }
    const makerId = command.context.actor.id;
    await saveHardshipStep(tx, [before], {
      event: "correct",
      status: decision.status,
      happenedOn: content.assessedOn,
      marks: { makerId },
      content,
    });
    const { indexHundredths, level } = content;
    await recordAudit(tx, {
      action: "hardship.correct",
      subjectId: recognitionId,
      before: { indexHundredths: before.indexHundredths, level: before.level },
      after: { indexHundredths, level, version: before.version + 1 },
    });
    return readShown(tx, recognitionId);
  });
}
