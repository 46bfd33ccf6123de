import type { PlainDate } from "../calendar/index.ts";
import type { Fen, RatePpm } from "../money/index.ts";
import type { Relief } from "../policy/index.ts";
import { countedDays, interestOfDay } from "./exact-day.ts";
import type { Owed } from "./money-owed.ts";
import { balanceOf } from "./principal-plan.ts";
import type { Plan } from "./principal-plan.ts";
import type { SlowFact, SlowLoan } from "./slow-loan.ts";

export interface SlowRow {
  readonly dueOn: PlainDate;
  readonly daysSubsidised: number;
  readonly daysBorne: number;
  readonly ratePpm: RatePpm;
  readonly openingPrincipalFen: Fen;
  readonly interestSubsidisedFen: Fen;
  readonly interestBorneFen: Fen;
  readonly interestWaivedFen: Fen;
  readonly principalDueFen: Fen;
  readonly payableFen: Fen;
}

/** Exact interest since the last settlement. */
export interface Period {
  daysSubsidised: number;
  daysBorne: number;
  subsidised: bigint;
  borne: bigint;
  waived: bigint;
}

/** Everything that is known at the end of a day. */
export interface Walk {
  readonly loan: SlowLoan;
  isSubsidised: (day: PlainDate) => boolean;
  /** Facts by the day on which they take effect. */
  readonly factsOn: ReadonlyMap<PlainDate, readonly SlowFact[]>;
  readonly rows: SlowRow[];
  readonly owed: Owed[];
  /** Dues up to this day are paid on time (K16). */
  readonly paidThrough: PlainDate;
  /** The day on which a prepayment had emptied the plan, in an earlier walk (K22). */
  readonly emptiedOn: PlainDate | undefined;
  rate: RatePpm;
  graduationYear: number;
  /** A rescue's money for what falls due in its year (9.5). */
  rescueWaiting: Fen;
  plan: Plan;
  period: Period;
  /** Came in while a bill was open: applied on its due date (K12). */
  waiting: Fen;
  refundable: Fen;
  /** The borrower's interest of each row as it is known now; a later filing may change it (K27). */
  readonly interestOf: Map<PlainDate, Fen>;
  /** What a filing added to closed rows; falls due with the next one. */
  carried: Fen;
}

export const emptyPeriod = (): Period => ({
  daysSubsidised: 0,
  daysBorne: 0,
  subsidised: 0n,
  borne: 0n,
  waived: 0n,
});

/** The day's interest on the principal that is not yet due, at its payer. */
export function accrueInterest(walk: Walk, day: PlainDate): void {
  const { loan, rate, period, plan } = walk;
  const { dayCount } = loan.terms;
  const balance = balanceOf(plan);
  const interest = interestOfDay(balance, rate, { day, dayCount });
  const days = balance === 0n ? 0 : countedDays(day, dayCount);
  if (walk.isSubsidised(day)) {
    period.daysSubsidised += days;
    period.subsidised += interest;
  } else {
    period.daysBorne += days;
    period.borne += interest;
    if (reliefOf(walk, day)?.waivesInterest === true) period.waived += interest;
  }
}

/** The day's penalty on the principal that is overdue (C9, K10). */
export function accruePenalty(walk: Walk, day: PlainDate): void {
  if (reliefOf(walk, day)?.waivesPenalty === true) return;
  const { dayCount } = walk.loan.terms;
  for (const one of walk.owed) {
    one.exactPenalty += interestOfDay(one.principal, walk.rate, { day, dayCount, tenths: 13n });
  }
}

/** A loan that was settled before the announcement gets nothing of the year (K22). */
function reliefOf({ loan, emptiedOn }: Walk, day: PlainDate): Relief | undefined {
  const relief = loan.policy.reliefs.find((one) => one.cycleFrom <= day && day <= one.cycleTo);
  if (relief?.notIfSettledBefore === undefined || emptiedOn === undefined) return relief;
  const isSettled = relief.cycleFrom <= emptiedOn && emptiedOn < relief.notIfSettledBefore;
  return isSettled ? undefined : relief;
}
