import { recordAudit } from "@bursar/database/audit";
import { insertChange, saveChange } from "@bursar/database/changes";
import { newId, withTransaction, type ActionContext } from "@bursar/database/connection";
import type { ChangeContent } from "@bursar/domain/change";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { assessChange } from "./assess-change.ts";
import { requireBorrower, stepOf, type ChangeStep } from "./change-step.ts";

export interface EnterChange {
  readonly context: ActionContext;
  readonly borrowerId: string;
  readonly content: ChangeContent;
  /** Documents that prove it and are on file already. */
  readonly evidenceIds: readonly string[];
}

/**
 * Takes a change at the counter as a draft, to which papers are added before it is submitted.
 *
 * @throws Refusal of the content's rules; `change.open-already`.
 */
export async function enterChange(deps: Deps, command: EnterChange): Promise<ChangeStep> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const borrower = await requireBorrower(tx, command.borrowerId);
    const found = await assessChange(tx, { borrower, content: command.content });
    const id = newId("chg");
    const { content, warnings, preview, previewHash } = found;
    const isAdded = await insertChange(tx, {
      id,
      kind: content.kind,
      channel: "counter",
      borrowerId: borrower.id,
      content,
      evidenceIds: [...command.evidenceIds],
      makerId: command.context.actor.id,
    });
    if (!isAdded) throw refuse("change.open-already");
    const loanIds = found.loans.map(({ loan }) => loan.id);
    await saveChange(tx, id, {
      loanIds,
      warnings: [...warnings],
      preview: preview ?? null,
      previewHash: previewHash ?? null,
    });
    await recordAudit(tx, {
      action: "change.entered",
      subjectId: id,
      after: { kind: content.kind, borrowerId: borrower.id, loanIds },
    });
    return stepOf(tx, id);
  });
}
