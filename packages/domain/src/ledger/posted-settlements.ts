import { fromEpochDay, toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { PreparedLoan } from "../loan/prepared-loan.ts";
import type { Settlement } from "../loan/settlement.ts";
import type { Fen } from "../money/index.ts";
import type { JournalDays } from "./journal.ts";

/**
 * A settlement (K5) as the book keeps it. One that was posted and no longer is, since the early
 * repayment that made it was reversed, or one before it ended the contract, is nothing throughout:
 * it has no principal to open with, which a real one always has.
 */
export interface PostedSettlement {
  readonly dueOn: PlainDate;
  readonly fromOn: PlainDate;
  readonly contractual: boolean;
  readonly openingPrincipalFen: Fen;
  readonly interestSubsidisedFen: Fen;
  /** Before any waiver (K22). */
  readonly interestBorneFen: Fen;
  readonly interestWaivedFen: Fen;
  /** What falls due by the plan and what is paid ahead of it. */
  readonly principalDueFen: Fen;
  readonly payableFen: Fen;
}

/**
 * The settlements of a loan up to a day, after its take-over and after `after` where given. From
 * the day after a write-off none is posted: the calendar claims nothing more (rulebook 9.5).
 */
export function settlementsThrough(
  prepared: PreparedLoan,
  days: JournalDays,
): readonly PostedSettlement[] {
  return settlementsToPost(prepared, days).map((settlement) => {
    const { instalmentFen, prepaidFen, interestBorneFen, interestWaivedFen } = settlement;
    const principalDueFen = instalmentFen + prepaidFen;
    return {
      dueOn: fromEpochDay(settlement.day),
      fromOn: fromEpochDay(settlement.fromDay),
      contractual: settlement.contractual,
      openingPrincipalFen: settlement.openingPrincipalFen,
      interestSubsidisedFen: settlement.interestSubsidisedFen,
      interestBorneFen,
      interestWaivedFen,
      principalDueFen,
      payableFen: interestBorneFen - interestWaivedFen + principalDueFen,
    };
  });
}

/** As {@link settlementsThrough}, as the engine counts them. */
export function settlementsToPost(
  prepared: PreparedLoan,
  { through, openedOn, after }: JournalDays,
): readonly Settlement[] {
  const lastDay = toEpochDay(through);
  const version = prepared.versionAt(lastDay);
  if (version === undefined) return [];
  const from = [openedOn, after].map((on) => (on ? toEpochDay(on) : -Infinity));
  const firstDay = Math.max(...from);
  const writtenOff = version.facts.find(({ kind }) => kind === "written-off");
  const end = writtenOff === undefined ? lastDay : Math.min(lastDay, toEpochDay(writtenOff.on));
  return version.settlements.filter(({ day }) => day > firstDay && day <= end);
}

/** The settlements of `after` that `before` lacks or has otherwise, and what has become of the rest. */
export function changedSettlements(
  before: readonly PostedSettlement[],
  after: readonly PostedSettlement[],
): readonly PostedSettlement[] {
  const known = new Map(before.map((one) => [one.dueOn, one]));
  const kept = new Set(after.map(({ dueOn }) => dueOn));
  const changed = after.filter((one) => {
    const old = known.get(one.dueOn);
    return old === undefined || !isSame(old, one);
  });
  const gone = before.filter(({ dueOn }) => !kept.has(dueOn)).map(nothingOf);
  return [...changed, ...gone];
}

function nothingOf({ dueOn }: PostedSettlement): PostedSettlement {
  return {
    dueOn,
    fromOn: dueOn,
    contractual: false,
    openingPrincipalFen: 0n,
    interestSubsidisedFen: 0n,
    interestBorneFen: 0n,
    interestWaivedFen: 0n,
    principalDueFen: 0n,
    payableFen: 0n,
  };
}

function isSame(a: PostedSettlement, b: PostedSettlement): boolean {
  return (Object.keys(a) as (keyof PostedSettlement)[]).every((field) => a[field] === b[field]);
}
