import { recordAudit } from "@bursar/database/audit";
import { loadBorrowers } from "@bursar/database/borrowers";
import { businessDate } from "@bursar/database/centres";
import { readCentre, withTransaction, type ActionContext } from "@bursar/database/connection";
import {
  findHold,
  insertHold,
  liftHold as lift,
  listHolds,
  type LegalHold,
} from "@bursar/database/retention";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/**
 * Keeps everything of a borrower until it is lifted; the reason is not in the audit row.
 *
 * @throws Refusal `borrower.not-found`, `legal-hold.in-force`.
 */
export async function placeLegalHold(
  deps: Deps,
  command: { context: ActionContext; borrowerId: string; reason: string },
): Promise<LegalHold> {
  const { context, borrowerId, reason } = command;
  // Only the id is kept under the idempotency key: the reason may hold personal data.
  const holdId = await withTransaction(deps.db, context, async (tx) => {
    if (!(await loadBorrowers(tx, [borrowerId])).has(borrowerId))
      throw refuse("borrower.not-found");
    const placedOn = await businessDate(tx);
    const hold = await insertHold(tx, { borrowerId, reason, placedOn });
    if (hold === undefined) throw refuse("legal-hold.in-force");
    await recordAudit(tx, {
      action: "legal-hold.placed",
      subjectId: hold.id,
      after: { borrowerId, placedOn },
    });
    return hold.id;
  });
  return showLegalHold(deps, { context, holdId });
}

/** @throws Refusal `legal-hold.not-found`, `legal-hold.lifted`. */
export async function liftLegalHold(
  deps: Deps,
  command: { context: ActionContext; holdId: string },
): Promise<LegalHold> {
  await withTransaction(deps.db, command.context, async (tx) => {
    if ((await findHold(tx, command.holdId)) === undefined) throw refuse("legal-hold.not-found");
    const liftedOn = await businessDate(tx);
    const hold = await lift(tx, command.holdId, liftedOn);
    if (hold === undefined) throw refuse("legal-hold.lifted");
    const after = { borrowerId: hold.borrowerId, liftedOn };
    await recordAudit(tx, { action: "legal-hold.lifted", subjectId: hold.id, after });
  });
  return showLegalHold(deps, command);
}

function showLegalHold(
  deps: Deps,
  query: { context: ActionContext; holdId: string },
): Promise<LegalHold> {
  return readCentre(deps.db, query.context, async (tx) => {
    const hold = await findHold(tx, query.holdId);
    if (hold === undefined) throw refuse("legal-hold.not-found");
    return hold;
  });
}

/** A page of holds, the latest first, lifted ones too. */
export async function listLegalHolds(
  deps: Deps,
  query: { context: ActionContext; page: { after?: string | undefined; limit: number } },
): Promise<LegalHold[]> {
  return readCentre(deps.db, query.context, (tx) => listHolds(tx, query.page));
}
