import { recordAudit } from "@bursar/database/audit";
import { saveChange } from "@bursar/database/changes";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { ChangeContent } from "@bursar/domain/change";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { refuse } from "../refuse.ts";
import { assessChange } from "./assess-change.ts";
import {
  lockChange,
  requireBorrower,
  requireMove,
  stepOf,
  type ChangeStep,
} from "./change-step.ts";

export interface EditChange {
  readonly context: ActionContext;
  readonly changeId: string;
  /** The version that was edited (`If-Match`). */
  readonly version: string;
  readonly content: ChangeContent;
  readonly evidenceIds: readonly string[];
}

/**
 * Replaces what a draft or a returned change asks for; its kind stays.
 *
 * @throws Refusal `change.wrong-state`, `version.changed`, `change.other-kind`.
 */
export async function editChange(deps: Deps, command: EditChange): Promise<ChangeStep> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const change = await lockChange(tx, command.changeId);
    const actorId = command.context.actor.id;
    // Whoever may submit it now may also correct it first.
    requireMove(change, { event: "submit", actorId, shownVersion: change.version });
    requireVersion(command.version, change.version);
    if (command.content.kind !== change.kind) throw refuse("change.other-kind");
    const borrower = await requireBorrower(tx, change.borrowerId);
    const { filedOn } = change;
    const found = await assessChange(tx, { borrower, content: command.content, filedOn });
    const loanIds = found.loans.map(({ loan }) => loan.id);
    await saveChange(tx, change.id, {
      editor: actorId,
      content: found.content,
      evidenceIds: [...command.evidenceIds],
      loanIds,
      warnings: [...found.warnings],
      preview: found.preview ?? null,
      previewHash: found.previewHash ?? null,
    });
    await recordAudit(tx, {
      action: "change.edited",
      subjectId: change.id,
      before: { version: change.version, loanIds: change.loanIds },
      after: { version: change.version + 1, loanIds },
    });
    return stepOf(tx, change.id);
  });
}
