import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { loadLoans, lockStandings } from "@bursar/database/loans";
import { decideWriteOff, findWriteOff, type WriteOff } from "@bursar/database/write-offs";
import { decideFact, type LoanFact } from "@bursar/domain/loan";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { appendLoanFacts } from "../loans/append-loan-facts.ts";
import { toLoan } from "../loans/to-loan.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse, refused } from "../refuse.ts";

export interface DecidedWriteOff {
  readonly writeOffId: string;
  readonly contractNo: string;
  readonly status: WriteOff["status"];
  readonly version: number;
}

interface Decide {
  readonly context: ActionContext;
  readonly writeOffId: string;
  /** The version that was shown. */
  readonly version: string;
}

/**
 * The second person confirms the lender's write-off: it is posted, and the borrower still owes and
 * still sees the debt (rulebook 9.5).
 *
 * @throws Refusal `write-off.not-found`, `write-off.decided`, `write-off.same-person`,
 *   `version.changed`, and what the loan's facts don't allow.
 */
export async function confirmWriteOff(deps: Deps, command: Decide): Promise<DecidedWriteOff> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const writeOff = await lockProposed(tx, command);
    await post(tx, writeOff);
    return decided(tx, writeOff, { status: "confirmed" });
  });
}

/** The second person finds the line wrong. @throws Refusal as {@link confirmWriteOff}. */
export async function rejectWriteOff(
  deps: Deps,
  command: Decide & { readonly reason: string },
): Promise<DecidedWriteOff> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const writeOff = await lockProposed(tx, command);
    return decided(tx, writeOff, { status: "rejected", reason: command.reason });
  });
}

async function lockProposed(tx: Tx, { writeOffId, version }: Decide): Promise<WriteOff> {
  const writeOff = await findWriteOff(tx, writeOffId, true);
  if (writeOff === undefined) throw refuse("write-off.not-found");
  if (writeOff.status !== "proposed") throw refuse("write-off.decided");
  if (writeOff.makerId === tx.context.actor.id) throw refuse("write-off.same-person");
  requireVersion(version, writeOff.version);
  return writeOff;
}

async function post(tx: Tx, { loanId, writtenOffOn }: WriteOff): Promise<void> {
  await lockStandings(tx, [loanId]);
  const [stored] = await loadLoans(tx, [loanId]);
  if (stored === undefined) throw new Error(`no loan ${loanId}`);
  const loan = toLoan(stored, await loadPolicy(tx));
  const bare = { kind: "written-off", on: writtenOffOn } as const;
  const next: LoanFact = { ...bare, factId: "next", sequence: stored.facts.length + 1 };
  const decision = decideFact(loan, next, await businessDate(tx));
  if (decision.kind === "refused") {
    const [first] = decision.refusals;
    throw refused(first);
  }
  await appendLoanFacts(tx, loanId, [bare]);
}

async function decided(
  tx: Tx,
  { id, loanId, contractNo, version }: WriteOff,
  decision: { readonly status: "confirmed" | "rejected"; readonly reason?: string },
): Promise<DecidedWriteOff> {
  const decidedOn = await businessDate(tx);
  await decideWriteOff(tx, id, { ...decision, decidedOn });
  const { status } = decision;
  await recordAudit(tx, {
    action: `write-off.${status}`,
    subjectId: id,
    after: { loanId, contractNo, decidedOn },
  });
  return { writeOffId: id, contractNo, status, version: version + 1 };
}
