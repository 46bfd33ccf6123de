export type { LoanTerms, RateBasis } from "./terms.ts";
export type { DayCount } from "./day-count.ts";
export { standardTerms } from "./terms.ts";
export type {
  Disbursed,
  LoanFact,
  LoanFactKind,
  MoneyBearer,
  PaidThrough,
  Prepaid,
  PrincipalDeferred,
  Repaid,
  Refunded,
  Rescued,
  Reversed,
  SchoolLeft,
  StudyExtended,
  StudySuspended,
  WrittenOff,
} from "./fact.ts";
export type { RateSource } from "./rate-path.ts";
export { isLprKnown } from "./rate-path.ts";
export { repricingOn } from "./repricing.ts";
export type { Repricing } from "./repricing.ts";
export type { Segment } from "./segment.ts";
export type { ScheduleRow, ScheduleTotals } from "./schedule.ts";
export type { Loan, PreparedLoan } from "./prepared-loan.ts";
export { positionAt, prepareLoan } from "./prepared-loan.ts";
export { arrearsAt } from "./arrears-at.ts";
export type { Arrears } from "./arrears-at.ts";
export type { CurrentPlan, PayerSpan } from "./current-plan.ts";
export { currentPlan } from "./current-plan.ts";
export type { Classification, LoanPosition } from "./position.ts";
export type { LoanState, MovedInterest } from "./fold-loan.ts";
export { foldLoan, stateOf } from "./fold-loan.ts";
export type { Bill } from "./bill.ts";
export { billDueOn, nextBill } from "./bill.ts";
export type { OpenDue } from "./open-dues.ts";
export { openBill, openDues, refundableAt, splitPayment } from "./open-dues.ts";
export type { Payoff } from "./payoff.ts";
export { payoffToday } from "./payoff.ts";
export { interestDenominator, interestNumerator } from "./exact-interest.ts";
export type { InterestPeriod } from "./exact-interest.ts";
export { explainBill } from "./explain-bill.ts";
export type { Explanation, ExplanationStep, Phase } from "./explain-bill.ts";
export type { Bilingual } from "./rate-source-text.ts";
export { explanationText } from "./explanation-text.ts";
export { refuseFact } from "./refuse-fact.ts";
export { inOrder } from "./effective-facts.ts";
export { bookedOn, knownOn } from "./fact.ts";
export { factName } from "./fact-name.ts";
export type { FactDecision, FactRefusal, FactRefusalCode } from "./fact-decision.ts";
export { decideFact } from "./decide-fact.ts";
export { lastFilingDay } from "./judge-filing.ts";
export { nextApplicationDay } from "./prepay-regime.ts";
export type { PrepaymentQuote, PrepaymentRequest, QuoteDecision } from "./quote-prepayment.ts";
export { quotePrepayment } from "./quote-prepayment.ts";
export { yearDuesAt } from "./year-dues.ts";
export type { ExplainedField, ExplainedPart, FieldExplanation } from "./explain.ts";
export { explain, EXPLAINED_FIELDS } from "./explain.ts";
export type { PenaltyStep } from "./explain-penalty.ts";
export { fieldExplanationText } from "./field-explanation-text.ts";
export type { AmountDiff, DiffCause, StateDiff } from "./diff-states.ts";
export { diffStates, diffText } from "./diff-states.ts";
export type { Bucket, CentreFigures, ContractFigures, Ratio } from "./kpi.ts";
export { centreFigures, OVERDUE_BUCKETS, ratio } from "./kpi.ts";
export type { LoanEvent } from "./next-events.ts";
export { eventName, nextEvents } from "./next-events.ts";
export { factsKnownOn } from "./loan-as-of.ts";
export type { ChangeCause, FigureChange } from "./why-changed.ts";
export { changeText, whyChanged } from "./why-changed.ts";
