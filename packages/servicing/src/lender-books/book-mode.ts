import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import {
  newId,
  readCentre,
  withTransaction,
  type ActionContext,
} from "@bursar/database/connection";
import {
  decideBookMode as saveDecision,
  insertBookMode,
  listBookModes,
  lockBookMode,
  type BookModeRow,
} from "@bursar/database/lender-books";
import {
  bookModeOn,
  decideModeCheck,
  decideModeProposal,
  type BookMode,
} from "@bursar/domain/lender-books";
import type { Deps } from "../deps.ts";
import { refuse, refused } from "../refuse.ts";

/** Whose figure counts today, and every change of it. */
export interface ShownBookMode {
  readonly on: string;
  readonly mode: BookMode;
  readonly changes: readonly BookModeRow[];
}

export async function showBookMode(
  deps: Deps,
  query: { readonly context: ActionContext },
): Promise<ShownBookMode> {
  return readCentre(deps.db, query.context, async (tx) => {
    const on = await businessDate(tx);
    const changes = await listBookModes(tx);
    return { on, mode: bookModeOn(approved(changes), on), changes };
  });
}

/** Those that two people have decided. */
export function approved(changes: readonly BookModeRow[]): BookModeRow[] {
  return changes.filter(({ status }) => status === "approved");
}

/**
 * Proposes whose figure is to count from a day on.
 *
 * @throws Refusal `book-mode.in-past`, `book-mode.unchanged`, `book-mode.waiting`
 */
export async function proposeBookMode(
  deps: Deps,
  command: {
    readonly context: ActionContext;
    readonly mode: BookMode;
    readonly effectiveOn: string;
  },
): Promise<BookModeRow> {
  const { context, mode, effectiveOn } = command;
  return withTransaction(deps.db, context, async (tx) => {
    const changes = await listBookModes(tx);
    const today = await businessDate(tx);
    const proposal = { mode, effectiveOn };
    const decision = decideModeProposal(proposal, { standing: approved(changes), today });
    if (decision.kind === "refused") throw refused(decision);
    if (changes.some(({ status }) => status === "proposed")) throw refuse("book-mode.waiting");
    const added = await insertBookMode(tx, { id: newId("bkm"), ...proposal });
    await recordAudit(tx, { action: "book-mode.proposed", subjectId: added.id, after: proposal });
    return added;
  });
}

/**
 * Approves or turns down a change of mode, as the second person.
 *
 * @throws Refusal `book-mode.not-found`, `book-mode.wrong-state`, `book-mode.same-person`,
 * `book-mode.in-past`
 */
export async function decideBookMode(
  deps: Deps,
  command: {
    readonly context: ActionContext;
    readonly bookModeId: string;
    readonly verdict: "approved" | "rejected";
  },
): Promise<BookModeRow> {
  const { context, bookModeId, verdict } = command;
  return withTransaction(deps.db, context, async (tx) => {
    const row = await lockBookMode(tx, bookModeId);
    if (row === undefined) throw refuse("book-mode.not-found");
    const today = await businessDate(tx);
    const check = decideModeCheck(row, { actorId: context.actor.id, verdict, today });
    if (check.kind === "refused") throw refused(check);
    const decided = await saveDecision(tx, row.id, check.status);
    const { mode, effectiveOn } = row;
    await recordAudit(tx, {
      action: `book-mode.${check.status}`,
      subjectId: row.id,
      before: { mode, effectiveOn, status: row.status },
      after: { mode, effectiveOn, status: check.status },
    });
    return decided;
  });
}
