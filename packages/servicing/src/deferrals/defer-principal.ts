import { createHash } from "node:crypto";
import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import {
  newId,
  readCentre,
  withTransaction,
  type ActionContext,
  type Tx,
} from "@bursar/database/connection";
import { insertDeferral, type Deferral } from "@bursar/database/deferrals";
import { listLoansOfBorrower, lockStandings } from "@bursar/database/loans";
import { planDeferral, type PlannedDeferral } from "@bursar/domain/deferral";
import type { Deps } from "../deps.ts";
import { appendLoanFacts } from "../loans/append-loan-facts.ts";
import { requireNumberedLoan, toNumberedLoan } from "../loans/numbered-loan.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse, refused } from "../refuse.ts";
import { showDeferral } from "./show-deferral.ts";

export interface DeferralWish {
  /** Any contract of the borrower: all of them are deferred together. */
  readonly contractNo: string;
  readonly year: number;
}

export interface PreviewedDeferral extends PlannedDeferral {
  readonly borrowerId: string;
  readonly year: number;
  readonly filedOn: string;
  /** What a filing names, so that nobody agrees to another effect than they saw. */
  readonly previewHash: string;
}

/**
 * What deferring a year's principal would change and cost; nothing is written.
 *
 * @throws Refusal `loan.not-found`, `relief.no-policy`, `relief.nothing-due`,
 * `relief.filed-late` (`data.lastDay`), `relief.not-graduated`.
 */
export async function previewDeferral(
  deps: Deps,
  query: DeferralWish & { readonly context: ActionContext },
): Promise<PreviewedDeferral> {
  return readCentre(deps.db, query.context, async (tx) => planOf(tx, query));
}

export interface DeferPrincipal extends DeferralWish {
  readonly context: ActionContext;
  readonly previewHash: string;
}

/**
 * Files a deferral on the borrower's application: it holds at once, needs nobody's approval and
 * can't be taken back (rulebook 4).
 *
 * @throws Refusal `deferral.filed-already`, `deferral.preview-outdated`, and those of
 * {@link previewDeferral}.
 */
export async function deferPrincipal(deps: Deps, command: DeferPrincipal): Promise<Deferral> {
  const { context } = command;
  const deferralId = await withTransaction(deps.db, context, async (tx) => {
    const { borrowerId } = await requireNumberedLoan(tx, command.contractNo);
    // Nothing may happen to the loans between the look at the effect and the facts that make it.
    const own = await listLoansOfBorrower(tx, borrowerId);
    await lockStandings(
      tx,
      own.map(({ loan }) => loan.id),
    );
    const plan = await planOf(tx, command);
    if (plan.previewHash !== command.previewHash) throw refuse("deferral.preview-outdated");
    return fileDeferral(tx, plan);
  });
  return showDeferral(deps, { context, deferralId });
}

async function fileDeferral(tx: Tx, plan: PreviewedDeferral): Promise<string> {
  const { borrowerId, year, filedOn, lastDay, previewHash, contracts } = plan;
  const factIds: string[] = [];
  for (const { loanId, fact } of contracts)
    factIds.push(...(await appendLoanFacts(tx, loanId, [fact])).map(({ factId }) => factId));
  const loanIds = contracts.map(({ loanId }) => loanId);
  const id = newId("def");
  const added = await insertDeferral(tx, {
    id,
    borrowerId,
    year,
    filedOn,
    lastDay,
    loanIds,
    factIds,
    evidenceIds: [],
    effects: contracts.map(({ effect }) => effect),
    previewHash,
    channel: "counter",
    makerId: tx.context.actor.id,
  });
  if (!added) throw refuse("deferral.filed-already");
  await recordAudit(tx, {
    action: "deferral.filed",
    subjectId: id,
    after: { borrowerId, year, filedOn, lastDay, loanIds, factIds, previewHash },
  });
  return id;
}

async function planOf(tx: Tx, { contractNo, year }: DeferralWish): Promise<PreviewedDeferral> {
  const { borrowerId } = await requireNumberedLoan(tx, contractNo);
  const policy = await loadPolicy(tx);
  const stored = await listLoansOfBorrower(tx, borrowerId);
  const loans = stored.map((one) => toNumberedLoan(one, policy));
  const on = await businessDate(tx);
  const plan = planDeferral(loans, { year, on });
  if (plan.kind === "refused") throw refused(plan);
  const effects = plan.contracts.map(({ effect }) => effect);
  const previewHash = createHash("sha256")
    .update(JSON.stringify([year, effects]))
    .digest("hex");
  return { ...plan, borrowerId, year, filedOn: on, previewHash };
}
