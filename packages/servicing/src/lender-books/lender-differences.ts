import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { readCentre, withTransaction, type ActionContext } from "@bursar/database/connection";
import {
  closeLenderDifference,
  findLenderDifference,
  listLenderDifferences as list,
  listLenderStatements as listStatements,
  type DifferenceFilter,
  type LenderDifference,
  type LenderStatement,
} from "@bursar/database/lender-books";
import { decideDifference, type LenderTieOut } from "@bursar/domain/lender-books";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { refuse, refused } from "../refuse.ts";
import { lenderTieOut } from "./lender-tie-out.ts";

/** The lender's files as they were compared, the latest first. */
export async function listLenderStatements(
  deps: Deps,
  query: {
    readonly context: ActionContext;
    readonly filter: { readonly after?: string | undefined; readonly limit: number };
  },
): Promise<LenderStatement[]> {
  return readCentre(deps.db, query.context, (tx) => listStatements(tx, query.filter));
}

/** Whether the lender's last file agrees, on a day or today. */
export async function showLenderTieOut(
  deps: Deps,
  query: { readonly context: ActionContext; readonly on?: string | undefined },
): Promise<LenderTieOut & { readonly day: string }> {
  return readCentre(deps.db, query.context, async (tx) => {
    const day = query.on ?? (await businessDate(tx));
    return { day, ...(await lenderTieOut(tx, day)) };
  });
}

/** Differences in the order in which they were found. */
export async function listLenderDifferences(
  deps: Deps,
  query: { readonly context: ActionContext; readonly filter: DifferenceFilter },
): Promise<LenderDifference[]> {
  return readCentre(deps.db, query.context, (tx) => list(tx, query.filter));
}

/** @throws Refusal `lender-difference.not-found` */
export async function showLenderDifference(
  deps: Deps,
  query: { readonly context: ActionContext; readonly differenceId: string },
): Promise<LenderDifference> {
  return readCentre(deps.db, query.context, async (tx) => {
    const found = await findLenderDifference(tx, query.differenceId);
    if (found === undefined) throw refuse("lender-difference.not-found");
    return found;
  });
}

/**
 * Closes a difference with what it came from. It moves no amount: what is missing here is recorded
 * as a fact of the loan, and the lender puts its own book right.
 *
 * @throws Refusal `lender-difference.not-found`, `lender-difference.closed`, `version.changed`
 */
export async function closeDifference(
  deps: Deps,
  command: {
    readonly context: ActionContext;
    readonly differenceId: string;
    readonly outcome: "explained" | "settled";
    readonly reason: string;
    /** The version that the person had on the screen. */
    readonly shownVersion: string;
  },
): Promise<LenderDifference> {
  const { context, differenceId, outcome, reason } = command;
  return withTransaction(deps.db, context, async (tx) => {
    const found = await findLenderDifference(tx, differenceId, true);
    if (found === undefined) throw refuse("lender-difference.not-found");
    requireVersion(command.shownVersion, found.version);
    const decision = decideDifference(found.status, outcome);
    if (decision.kind === "refused") throw refused(decision);
    const { status } = decision;
    await closeLenderDifference(tx, found.id, { status, reason });
    await recordAudit(tx, {
      action: "lender-difference.closed",
      subjectId: found.id,
      before: { status: found.status },
      after: { status, contractNo: found.contractNo, field: found.field },
    });
    const closed = await findLenderDifference(tx, found.id);
    if (closed === undefined) throw new Error("a difference has vanished");
    return closed;
  });
}
