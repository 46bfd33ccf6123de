import { fromEpochDay, toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { inForce } from "../policy/index.ts";
import { decisionFrom } from "./fact-decision.ts";
import type { FactDecision } from "./fact-decision.ts";
import type { Prepaid } from "./fact.ts";
import { judgePrepayment, NOT_DISBURSED } from "./judge-money.ts";
import { notYetDue } from "./plan.ts";
import { firstAfter, markAt, movedAhead, positionOf } from "./position.ts";
import { prepareLoan } from "./prepared-loan.ts";
import type { Loan, Version } from "./prepared-loan.ts";
import { quoteValidUntil, settlementDay } from "./prepay-regime.ts";
import { segmentsUntil } from "./segment.ts";
import { roundedParts } from "./settlement.ts";

/** What an early repayment costs if it is applied for on a day (K17–K19). */
export interface PrepaymentQuote {
  readonly on: PlainDate;
  /** The day to which interest runs and on which the money must be there. */
  readonly settlesOn: PlainDate;
  /** The last day on which an application gets the same figures. */
  readonly validUntil: PlainDate;
  readonly principalFen: Fen;
  /** Borrower's interest on the whole balance to that day, before any waiver. */
  readonly interestFen: Fen;
  readonly waivedFen: Fen;
  /** Everything that has fallen due and is unpaid, with its penalty. */
  readonly arrearsFen: Fen;
  /** Interest of closed settlements that a late filing moved ahead; paid when all is (K27). */
  readonly movedInterestFen: Fen;
  /** The bill of that very day, which is paid with it. */
  readonly billFen: Fen;
  /**
   * Money that is there already and pays for it (K19). Of a part, what waits for an opened bill
   * stays for that bill (K12).
   */
  readonly unappliedFen: Fen;
  /** What is to be paid in. */
  readonly totalFen: Fen;
  /** Principal that stays. */
  readonly balanceAfterFen: Fen;
}

export type QuoteDecision =
  | { readonly kind: "quoted"; readonly quote: PrepaymentQuote }
  | Extract<FactDecision, { readonly refusals: unknown }>;

export interface PrepaymentRequest {
  readonly on: PlainDate;
  readonly principalFen: Fen | "all";
}

/** Quotes an early repayment, or says why and until when it is not possible. */
export function quotePrepayment(loan: Loan, request: PrepaymentRequest): QuoteDecision {
  const prepared = prepareLoan(loan);
  const { policy } = loan;
  const { on } = request;
  const day = settlementDay(on, { policy });
  const version = prepared.versionAt(day) ?? prepared.latest();
  const balanceFen = version === undefined ? 0n : notYetDue(version.plan, day);
  const principalFen = request.principalFen === "all" ? balanceFen : request.principalFen;
  const fact: Prepaid = { kind: "prepaid", factId: "", sequence: 0, on, principalFen };
  const judging = { loan, prepared, businessDate: on };
  const decision = decisionFrom(
    version === undefined ? [NOT_DISBURSED] : judgePrepayment(fact, judging),
  );
  if (decision.kind === "refused") return decision;
  if (version === undefined) throw new RangeError("quoted before disbursement");
  const { context } = prepared;
  const ahead = firstAfter(version.settlements, day - 1);
  const counts = inForce(policy.repayDayBearsInterest, fromEpochDay(day)).value;
  const isDueDay = ahead?.day === day;
  const toDay = counts || isDueDay ? day + 1 : day;
  const { dayCount } = loan.terms;
  const segments =
    ahead === undefined || isDueDay ? [] : segmentsUntil(ahead.segments, toDay, dayCount);
  const { interestBorneFen, interestWaivedFen } = roundedParts(segments, context);
  const position = positionOf(version, day);
  const billFen = markAt(version, day)
    .arrears.filter(({ dueDay }) => dueDay === day)
    .reduce((sum, due) => sum + due.interestFen + due.principalFen, 0n);
  const movedInterestFen = principalFen === balanceFen ? movedAhead(version, day) : 0n;
  const costFen =
    movedInterestFen + principalFen + interestBorneFen - interestWaivedFen + position.toClearFen;
  const thereFen = moneyThere(version, day, principalFen === balanceFen);
  const unappliedFen = thereFen < costFen ? thereFen : costFen;
  return {
    kind: "quoted",
    quote: {
      on,
      settlesOn: fromEpochDay(day),
      validUntil: quoteValidUntil(policy, on),
      principalFen,
      interestFen: interestBorneFen,
      waivedFen: interestWaivedFen,
      arrearsFen: position.toClearFen - billFen,
      movedInterestFen,
      billFen,
      unappliedFen,
      totalFen: costFen - unappliedFen,
      balanceAfterFen: balanceFen - principalFen,
    },
  };
}

/** Money of the loan that is free at the end of a day; what was given back since is not. */
function moneyThere(version: Version, day: number, endsLoan: boolean): Fen {
  const { refundableFen, waitingFen } = markAt(version, day);
  let fen = endsLoan ? refundableFen + waitingFen : refundableFen;
  for (const fact of version.facts)
    if (fact.kind === "refunded" && toEpochDay(fact.on) > day) fen -= fact.amountFen;
  return fen > 0n ? fen : 0n;
}
