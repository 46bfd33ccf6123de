import { recordAudit } from "@bursar/database/audit";
import { loadBorrowers } from "@bursar/database/borrowers";
import { businessDate } from "@bursar/database/centres";
import {
  readCentre,
  withTransaction,
  type ActionContext,
  type Tx,
} from "@bursar/database/connection";
import { listLoansOfBorrower } from "@bursar/database/loans";
import { insertRescue } from "@bursar/database/rescues";
import type { PlainDate } from "@bursar/domain/calendar";
import { decideEvent, loanEffect, type LoanEffect } from "@bursar/domain/effect";
import type { Fen } from "@bursar/domain/money";
import {
  decideRescueWindow,
  rescueAmount,
  rescueFact,
  rescueKindOf,
  type RescueCause,
  type RescueKind,
} from "@bursar/domain/rescue";
import type { Deps } from "../deps.ts";
import { toNumberedLoan, type NumberedLoan } from "../loans/numbered-loan.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse, refused } from "../refuse.ts";
import { requirePapers } from "./require-papers.ts";
import { showRescue, type ShownRescue } from "./show-rescue.ts";

export interface RescueWish {
  readonly borrowerId: string;
  readonly cause: RescueCause;
  /** All that the rescue can pay something for unless named. */
  readonly contractNos?: readonly string[] | undefined;
}

export interface RescuePreview {
  readonly kind: RescueKind;
  /** If it were paid on this day. */
  readonly on: PlainDate;
  readonly amountFen: Fen;
  readonly contracts: readonly {
    readonly contractNo: string;
    readonly amountFen: Fen;
    readonly effect: LoanEffect;
  }[];
}

/**
 * What a rescue would pay and change if it were paid today; nothing is written.
 *
 * @throws Refusal `borrower.not-found`, `rescue.no-loan`, `rescue.nothing-due`.
 */
export async function previewRescue(
  deps: Deps,
  query: RescueWish & { readonly context: ActionContext },
): Promise<RescuePreview> {
  return readCentre(deps.db, query.context, async (tx) => {
    const on = await businessDate(tx);
    const kind = rescueKindOf(query.cause);
    const loans = await loansToRescue(tx, query, on);
    const contracts = loans.map(({ contractNo, loan }) => ({
      contractNo,
      amountFen: rescueAmount(loan, kind, on),
      effect: loanEffect({ contractNo, loan, facts: [rescueFact(loan, kind, on)], on }),
    }));
    const amountFen = contracts.reduce((sum, one) => sum + one.amountFen, 0n);
    return { kind, on, amountFen, contracts };
  });
}

export interface ApplyForRescue extends RescueWish {
  readonly context: ActionContext;
  readonly statement: string;
  readonly evidenceIds: readonly string[];
}

/**
 * Opens a case. From now on collection pauses; limitation dates run on.
 *
 * @throws Refusal `rescue.outside-window`, `rescue.evidence-missing`, `rescue.evidence-unknown`,
 * `rescue.open-already`, and those of {@link previewRescue}.
 */
export async function applyForRescue(deps: Deps, command: ApplyForRescue): Promise<ShownRescue> {
  const { context, borrowerId, cause, statement, evidenceIds } = command;
  const rescueId = await withTransaction(deps.db, context, async (tx) => {
    const appliedOn = await businessDate(tx);
    const kind = rescueKindOf(cause);
    const closed = decideRescueWindow(await loadPolicy(tx), kind, appliedOn);
    if (closed !== undefined) throw refused(closed);
    const loanIds = (await loansToRescue(tx, command, appliedOn)).map(({ loanId }) => loanId);
    await requirePapers(tx, { borrowerId, cause, evidenceIds, on: appliedOn });
    const makerId = context.actor.id;
    const added = { borrowerId, cause, statement, evidenceIds, loanIds, makerId, appliedOn };
    const id = await insertRescue(tx, added);
    if (id === undefined) throw refuse("rescue.open-already");
    await recordAudit(tx, {
      action: "rescue.applied",
      subjectId: id,
      after: { kind, borrowerId, loanIds, evidenceIds, appliedOn },
    });
    return id;
  });
  return showRescue(deps, { context, rescueId });
}

/** The named loans, each of which has to owe something; else all that do. */
async function loansToRescue(
  tx: Tx,
  { borrowerId, cause, contractNos }: RescueWish,
  on: PlainDate,
): Promise<NumberedLoan[]> {
  if ((await loadBorrowers(tx, [borrowerId])).get(borrowerId) === undefined)
    throw refuse("borrower.not-found");
  const policy = await loadPolicy(tx);
  const all = (await listLoansOfBorrower(tx, borrowerId)).map((one) => toNumberedLoan(one, policy));
  const kind = rescueKindOf(cause);
  const judged = all
    .filter(({ contractNo }) => contractNos === undefined || contractNos.includes(contractNo))
    .map((numbered) => {
      const fact = rescueFact(numbered.loan, kind, on);
      return { numbered, refusal: decideEvent({ ...numbered, fact }, on) };
    });
  if (judged.length < new Set(contractNos).size) throw refuse("rescue.no-loan");
  const [first] = judged.flatMap(({ refusal }) => refusal ?? []);
  const owing = judged.filter(({ refusal }) => refusal === undefined);
  if (first !== undefined && (contractNos !== undefined || owing.length === 0))
    throw refused(first);
  if (owing.length === 0) throw refuse("rescue.no-loan");
  return owing.map(({ numbered }) => numbered);
}
