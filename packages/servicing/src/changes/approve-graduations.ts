import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { Refusal } from "@bursar/domain/refusal";
import type { Deps } from "../deps.ts";
import { approveIn } from "./approve-change.ts";
import type { ChangeStep } from "./change-step.ts";
import { openRoster } from "./roster-statements.ts";

export interface BulkOutcome {
  readonly changeId: string;
  readonly step: ChangeStep | null;
  readonly refusal: { readonly code: string; readonly zh: string; readonly en: string } | null;
}

/**
 * The second person's yes to many graduation confirmations at once. Only those pass that the
 * roster agrees with now; the others stay where they are and say why.
 */
export async function approveGraduations(
  deps: Deps,
  command: {
    readonly context: ActionContext;
    readonly changes: readonly { readonly changeId: string; readonly version: number }[];
  },
): Promise<BulkOutcome[]> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const roster = openRoster(tx);
    const outcomes: BulkOutcome[] = [];
    for (const one of command.changes) {
      const { changeId } = one;
      try {
        const step = await approveIn(tx, one, { roster, agreedOnly: true });
        outcomes.push({ changeId, step, refusal: null });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { code, text } = error;
        outcomes.push({ changeId, step: null, refusal: { code, zh: text.zh, en: text.en } });
      }
    }
    return outcomes;
  });
}
