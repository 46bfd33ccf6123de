import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { insertCompensation, type Compensation } from "@bursar/database/compensations";
import {
  newId,
  readCentre,
  withTransaction,
  type ActionContext,
  type Tx,
} from "@bursar/database/connection";
import {
  planCompensation,
  type CompensationMoney,
  type CompensationScheme,
} from "@bursar/domain/compensation";
import type { LoanEffect, ProposedFact } from "@bursar/domain/effect";
import type { Deps } from "../deps.ts";
import { requireNumberedLoan, type NumberedLoan } from "../loans/numbered-loan.ts";
import { refuse, refused } from "../refuse.ts";
import { showCompensation } from "./show-compensation.ts";

/**
 * What the state's money would change; nothing is written.
 *
 * @throws Refusal `loan.not-found`, `compensation.more-than-owed`, `compensation.less-than-due`,
 * and those of the loan's own rules.
 */
export async function previewCompensation(
  deps: Deps,
  query: CompensationMoney & { readonly context: ActionContext; readonly contractNo: string },
): Promise<LoanEffect> {
  return readCentre(deps.db, query.context, async (tx) => {
    const numbered = await requireNumberedLoan(tx, query.contractNo);
    return (await requirePlan(tx, numbered, query)).effect;
  });
}

export interface EnterCompensation extends CompensationMoney {
  readonly context: ActionContext;
  readonly contractNo: string;
  readonly scheme: CompensationScheme;
  /** 文号 of the payment. */
  readonly documentNo: string;
}

/**
 * Enters money with which the state repays a loan; a second person posts it.
 *
 * @throws Refusal `compensation.entered-already` and those of {@link previewCompensation}.
 */
export async function enterCompensation(
  deps: Deps,
  command: EnterCompensation,
): Promise<Compensation> {
  const { context } = command;
  const compensationId = await withTransaction(deps.db, context, async (tx) => {
    const numbered = await requireNumberedLoan(tx, command.contractNo);
    await requirePlan(tx, numbered, command);
    const id = newId("cmp");
    const { scheme, documentNo, amountFen, on: valueOn, use } = command;
    const entry = {
      id,
      loanId: numbered.loanId,
      scheme,
      documentNo,
      amountFen,
      valueOn,
      use,
      status: "entered" as const,
      makerId: context.actor.id,
      enteredOn: await businessDate(tx),
    };
    if (!(await insertCompensation(tx, entry))) throw refuse("compensation.entered-already");
    await recordAudit(tx, { action: "compensation.entered", subjectId: id, after: entry });
    return id;
  });
  return showCompensation(deps, { context, compensationId });
}

/** The fact that the money makes now, with its effect. @throws Refusal of the rules */
export async function requirePlan(
  tx: Tx,
  numbered: NumberedLoan,
  money: CompensationMoney,
): Promise<{ readonly fact: ProposedFact; readonly effect: LoanEffect }> {
  const plan = planCompensation(numbered, money, await businessDate(tx));
  if (plan.kind === "refused") throw refused(plan);
  return plan;
}
