import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import {
  findCompensation,
  saveCompensation,
  type Compensation,
} from "@bursar/database/compensations";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { lockStandings } from "@bursar/database/loans";
import { decideCompensation as decide, type CompensationEvent } from "@bursar/domain/compensation";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { appendLoanFacts } from "../loans/append-loan-facts.ts";
import { requireNumberedLoan } from "../loans/numbered-loan.ts";
import { refuse, refused } from "../refuse.ts";
import { requirePlan } from "./enter-compensation.ts";
import { showCompensation } from "./show-compensation.ts";

export interface DecideCompensation {
  readonly context: ActionContext;
  readonly compensationId: string;
  readonly version: string;
}

/**
 * The second person's yes: the money is posted on the day on which it was paid, as the state's.
 *
 * @throws Refusal `compensation.wrong-state`, `compensation.same-person`, `version.changed`, and
 * those of the loan's own rules as they stand now.
 */
export async function approveCompensation(
  deps: Deps,
  command: DecideCompensation,
): Promise<Compensation> {
  return move(deps, command, { event: "approve" });
}

/** The second person's no. */
export async function rejectCompensation(
  deps: Deps,
  command: DecideCompensation & { readonly reason: string },
): Promise<Compensation> {
  return move(deps, command, { event: "reject", reason: command.reason });
}

/** The maker takes a wrong entry back. */
export async function withdrawCompensation(
  deps: Deps,
  command: DecideCompensation & { readonly reason: string },
): Promise<Compensation> {
  return move(deps, command, { event: "withdraw", reason: command.reason });
}

async function move(
  deps: Deps,
  command: DecideCompensation,
  { event, reason }: { readonly event: CompensationEvent; readonly reason?: string },
): Promise<Compensation> {
  const { context, compensationId } = command;
  await withTransaction(deps.db, context, async (tx) => {
    const before = await findCompensation(tx, compensationId, true);
    if (before === undefined) throw refuse("compensation.not-found");
    const actorId = context.actor.id;
    const decision = decide(before, event, actorId);
    if (decision.kind === "refused") throw refused(decision);
    requireVersion(command.version, before.version);
    const after = {
      status: decision.status,
      decidedOn: await businessDate(tx),
      ...(event === "withdraw" ? {} : { checkerId: actorId }),
      ...(event === "approve" ? { factId: await post(tx, before) } : {}),
    };
    await saveCompensation(tx, before.id, { ...after, reason });
    await recordAudit(tx, {
      action: `compensation.${event}`,
      subjectId: before.id,
      before: { status: before.status, version: before.version },
      after: { ...after, version: before.version + 1 },
    });
  });
  return showCompensation(deps, { context, compensationId });
}

async function post(tx: Tx, entry: Compensation): Promise<string> {
  await lockStandings(tx, [entry.loanId]);
  const { valueOn: on, amountFen, use } = entry;
  const numbered = await requireNumberedLoan(tx, entry.contractNo);
  const { fact } = await requirePlan(tx, numbered, { on, amountFen, use });
  const [recorded] = await appendLoanFacts(tx, entry.loanId, [fact]);
  if (recorded === undefined) throw new Error(`nothing was recorded for ${entry.id}`);
  return recorded.factId;
}
