import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import {
  findRecognitionOf,
  insertRecognition,
  lockRecognitions,
  openRecognition,
} from "@bursar/database/hardship";
import { decideHardshipChange } from "@bursar/domain/hardship";
import type { Deps } from "../deps.ts";
import { refuse, refused } from "../refuse.ts";
import { readHardshipForm, type HardshipForm } from "./hardship-form.ts";
import { showRecognition, type ShownRecognition } from "./show-recognition.ts";

export interface ChangeRecognition {
  readonly context: ActionContext;
  /** The recognition in force. */
  readonly recognitionId: string;
  /** The version that was shown. */
  readonly version: string;
  readonly kind: "raise" | "lower" | "withdraw";
  readonly form: HardshipForm;
}

/**
 * Proposes a change within the year; the recognition stays in force until it is decided.
 *
 * @throws Refusal `hardship.not-found`, `hardship.not-in-force`, `hardship.no-such-change`,
 * `hardship.already-there`, `version.changed`, `hardship.unknown-category`,
 * `hardship.unknown-indicator`, `hardship.date-in-future`.
 */
export async function changeRecognition(
  deps: Deps,
  command: ChangeRecognition,
): Promise<ShownRecognition> {
  const { context } = command;
  // Only the id is kept under the idempotency key: the request itself holds personal data.
  const changeId = await withTransaction(deps.db, context, async (tx) => {
    const { recognitionId, kind } = command;
    const [current] = await lockRecognitions(tx, [recognitionId]);
    const opened = await openRecognition(tx, recognitionId);
    if (current === undefined || opened === undefined) throw refuse("hardship.not-found");
    const content = await readHardshipForm(tx, command.form, opened.idNumber);
    const decision = decideHardshipChange(current, { kind, level: content.level });
    if (decision.kind === "refused") throw refused(decision);
    const { idNumber } = opened;
    const { academicYear, name, school } = current;
    const statuses = ["submitted", "publicised"] as const;
    const waiting = await findRecognitionOf(tx, { idNumber, academicYear, statuses });
    if (waiting !== undefined) throw refuse("hardship.already-there");
    if (String(current.version) !== command.version) throw refuse("version.changed");
    const id = await insertRecognition(tx, {
      ...content,
      academicYear,
      kind,
      replacesId: current.id,
      name,
      school,
      idNumber,
      makerId: context.actor.id,
      enteredOn: content.assessedOn,
    });
    await recordAudit(tx, {
      action: `hardship.propose-${kind}`,
      subjectId: id,
      before: { id: current.id, level: current.level, indexHundredths: current.indexHundredths },
      after: { level: content.level, indexHundredths: content.indexHundredths },
    });
    return id;
  });
  return showRecognition(deps, { context, recognitionId: changeId });
}
