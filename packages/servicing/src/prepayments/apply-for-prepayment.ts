import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { newId, withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { insertPrepayment, openPrepaymentsOf, type Prepayment } from "@bursar/database/prepayments";
import type { PlainDate } from "@bursar/domain/calendar";
import type { Fen } from "@bursar/domain/money";
import { lapsesAfter, prepaymentStateOn } from "@bursar/domain/prepayment";
import type { Deps } from "../deps.ts";
import { requireNumberedLoan } from "../loans/numbered-loan.ts";
import { refuse } from "../refuse.ts";
import { amountsOf, movePrepayment } from "./prepayment-step.ts";
import { requireQuote } from "./quote-prepayment.ts";
import { showPrepayments } from "./show-prepayment.ts";

export interface ApplyForPrepayment {
  readonly context: ActionContext;
  /** One application a contract; all of them one request. */
  readonly contracts: readonly {
    readonly contractNo: string;
    readonly principalFen: Fen | "all";
  }[];
  /** The business date when left out. */
  readonly settleOn?: PlainDate | undefined;
}

/**
 * Takes applications for early repayment with their quotes. Each waits to be confirmed on its day.
 *
 * @throws Refusal `prepayment.day-over`, `prepayment.open-already`, `prepayment.several-borrowers`,
 * `loan.not-found`, and those of the loan's own rules.
 */
export async function applyForPrepayment(
  deps: Deps,
  command: ApplyForPrepayment,
): Promise<Prepayment[]> {
  const { context } = command;
  const requestId = await withTransaction(deps.db, context, async (tx) => {
    const today = await businessDate(tx);
    const settleOn = command.settleOn ?? today;
    if (settleOn < today) throw refuse("prepayment.day-over");
    const id = newId("prq");
    const borrowers = new Set<string>();
    for (const wish of command.contracts)
      borrowers.add(await addApplication(tx, { ...wish, settleOn, requestId: id, today }));
    if (borrowers.size > 1) throw refuse("prepayment.several-borrowers");
    return id;
  });
  return showPrepayments(deps, { context, requestId });
}

interface Application {
  readonly contractNo: string;
  readonly principalFen: Fen | "all";
  readonly settleOn: PlainDate;
  readonly requestId: string;
  readonly today: PlainDate;
}

/** Gives back whose it is. */
async function addApplication(tx: Tx, asked: Application): Promise<string> {
  const { settleOn, requestId, today } = asked;
  const numbered = await requireNumberedLoan(tx, asked.contractNo);
  const { loanId, borrowerId } = numbered;
  const request = { on: settleOn, principalFen: asked.principalFen };
  const quote = requireQuote(numbered, request);
  await lapseUnused(tx, loanId, today);
  const id = newId("pre");
  const row = {
    id,
    requestId,
    loanId,
    mode: quote.balanceAfterFen === 0n ? ("full" as const) : ("partial" as const),
    channel: "counter" as const,
    settleOn,
    settlesOn: quote.settlesOn,
    validUntil: quote.validUntil,
    lapsesAfter: lapsesAfter(numbered.loan.policy, quote.settlesOn),
    ...amountsOf(quote),
    status: "quoted" as const,
    makerId: tx.context.actor.id,
    enteredOn: today,
  };
  if (!(await insertPrepayment(tx, row))) throw refuse("prepayment.open-already");
  await recordAudit(tx, { action: "prepayment.quoted", subjectId: id, after: row });
  return borrowerId;
}

/** Writes down that an application whose time is over has lapsed, so that another can be made. */
async function lapseUnused(tx: Tx, loanId: string, today: PlainDate): Promise<void> {
  for (const open of await openPrepaymentsOf(tx, [loanId])) {
    if (prepaymentStateOn(open, today) !== "lapsed") continue;
    await movePrepayment(tx, open, { event: "lapse", status: "lapsed", closedOn: today });
  }
}
