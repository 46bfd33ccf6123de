import { recordAudit } from "@bursar/database/audit";
import type { Tx } from "@bursar/database/connection";
import {
  saveHardshipStep,
  type HardshipRecognition,
  type HardshipStep,
} from "@bursar/database/hardship";

/** Moves requests that are locked, and audits each. */
export async function moveRecognitions(
  tx: Tx,
  moved: readonly HardshipRecognition[],
  step: HardshipStep,
): Promise<void> {
  if (moved.length === 0) return;
  await saveHardshipStep(tx, moved, step);
  for (const before of moved) {
    await recordAudit(tx, {
      action: `hardship.${step.event}`,
      subjectId: before.id,
      before: { status: before.status, version: before.version },
      after: { status: step.status, version: before.version + 1, ...step.marks },
    });
  }
}
