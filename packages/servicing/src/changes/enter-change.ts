import { recordAudit } from "@bursar/database/audit";
import { insertChange, saveChange } from "@bursar/database/changes";
import { newId, withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import type { ChangeContent } from "@bursar/domain/change";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { assessChange, type Assessment } from "./assess-change.ts";
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
    const { evidenceIds } = command;
    const id = await addDraft(tx, { borrowerId: borrower.id, found, evidenceIds });
    if (id === undefined) throw refuse("change.open-already");
    return stepOf(tx, id);
  });
}

/** Writes an assessed change as a draft; `undefined` when one of its kind is open already. */
export async function addDraft(
  tx: Tx,
  added: {
    readonly borrowerId: string;
    readonly found: Assessment;
    readonly evidenceIds: readonly string[];
    /** The application that asks for it, where one does. */
    readonly applicationId?: string;
  },
): Promise<string | undefined> {
  const { borrowerId, found, evidenceIds, applicationId } = added;
  const { content, warnings, preview, previewHash } = found;
  const { kind } = content;
  const id = newId("chg");
  const makerId = tx.context.actor.id;
  const row = { id, kind, borrowerId, content, evidenceIds: [...evidenceIds], makerId };
  if (!(await insertChange(tx, { ...row, channel: "counter" }))) return undefined;
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
    after: { kind, borrowerId, loanIds, ...(applicationId !== undefined && { applicationId }) },
  });
  return id;
}
