import { insertChange } from "@bursar/database/changes";
import { businessDate } from "@bursar/database/centres";
import { newId, withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import type { GraduationConfirmation } from "@bursar/domain/change";
import { Refusal } from "@bursar/domain/refusal";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { assessChange } from "./assess-change.ts";
import { requireBorrower, stepOf, type ChangeStep } from "./change-step.ts";
import { openRoster, type RosterStatements } from "./roster-statements.ts";
import { markSubmitted } from "./submit-change.ts";

export interface GraduationEntry {
  readonly borrowerId: string;
  readonly graduatedOn: string;
}

/** What became of one of many. */
export interface GraduationOutcome {
  readonly borrowerId: string;
  readonly step: ChangeStep | null;
  readonly refusal: { readonly code: string; readonly zh: string; readonly en: string } | null;
}

/**
 * Files the confirmations of many graduates, each compared with the last roster; one that is
 * refused does not stop the others.
 */
export async function enterGraduations(
  deps: Deps,
  command: { context: ActionContext; confirmations: readonly GraduationEntry[] },
): Promise<GraduationOutcome[]> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const roster = openRoster(tx);
    const outcomes: GraduationOutcome[] = [];
    for (const entry of command.confirmations) {
      const { borrowerId } = entry;
      try {
        const step = await enterOne(tx, entry, roster);
        outcomes.push({ borrowerId, step, refusal: null });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { code, text } = error;
        outcomes.push({ borrowerId, step: null, refusal: { code, zh: text.zh, en: text.en } });
      }
    }
    return outcomes;
  });
}

/** Every refusal comes before the first write, so that there is nothing to take back. */
async function enterOne(
  tx: Tx,
  { borrowerId, graduatedOn }: GraduationEntry,
  roster: RosterStatements,
): Promise<ChangeStep> {
  const borrower = await requireBorrower(tx, borrowerId);
  const content: GraduationConfirmation = { kind: "graduation-confirmation", graduatedOn };
  const found = await assessChange(tx, { borrower, content, roster });
  const id = newId("chg");
  const makerId = tx.context.actor.id;
  const { kind } = content;
  const row = { id, kind, borrowerId, content, evidenceIds: [], makerId };
  if (!(await insertChange(tx, { ...row, channel: "counter" })))
    throw refuse("change.open-already");
  const filedOn = await businessDate(tx);
  await markSubmitted(tx, { id, status: "draft" }, { found, filedOn });
  return stepOf(tx, id);
}
