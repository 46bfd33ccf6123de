import fc from "fast-check";
import {
  addDays,
  fromEpochDay,
  laterOf,
  plainDate,
  toEpochDay,
  yearOf,
} from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import {
  positionAt,
  prepareLoan,
  quotePrepayment,
  refundableAt,
  yearDuesAt,
} from "../loan/index.ts";
import type { Loan } from "../loan/index.ts";
import { markAt } from "../loan/position.ts";
import { nextApplicationDay, settlementDay } from "../loan/prepay-regime.ts";
import { withFacts } from "./example-loans.ts";
import type { BareFact } from "./example-loans.ts";

/** What may happen to a loan on a day; several ways of paying make most of it, as in life. */
export const HAPPENINGS = [
  "paid",
  "paid",
  "paid-short",
  "paid-over",
  "compensated",
  "prepaid",
  "study-extended",
  "study-suspended",
  "school-left",
  "principal-deferred",
  "rescued",
  "refunded",
  "written-off",
  "reversed",
] as const;

/** One thing that happens, with the numbers that choose among what it may be. */
export interface Happening {
  readonly kind: (typeof HAPPENINGS)[number];
  /** Of what there is, in thousandths. */
  readonly share: number;
  /** So many days before the day of recording. */
  readonly back: number;
}

/** Most are recorded on their day, some days later, a few more than a year. */
export const happenings: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constantFrom(...HAPPENINGS),
  share: fc.integer({ min: 0, max: 999 }),
  back: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 9 }) },
    { weight: 1, arbitrary: fc.integer({ min: 10, max: 500 }) },
  ),
});

/**
 * The fact that a happening would record on a day; undefined where it can't be one. Whether it
 * may be recorded is for `decideFact` to say.
 */
export function factOf(loan: Loan, today: PlainDate, happening: Happening): BareFact | undefined {
  const { kind, share, back } = happening;
  const past = laterOf(loan.terms.disbursedOn, addDays(today, -back));
  switch (kind) {
    case "paid":
    case "paid-short":
    case "paid-over":
    case "compensated":
      return paymentOf(loan, past, happening);
    case "prepaid":
      return prepaymentOf(loan, laterOf(past, addDays(today, -5)), share);
    case "study-extended":
    case "study-suspended":
      return studyOf(loan, { ...happening, kind, on: today });
    case "school-left":
      return { kind, on: past, filedOn: today };
    case "principal-deferred":
      return { kind, on: today, year: yearOf(today) };
    case "rescued":
      return rescueOf(loan, today, share);
    case "refunded":
      return refundOf(loan, today, share);
    case "written-off":
      return { kind, on: laterOf(past, addDays(today, -9)) };
    case "reversed":
      return reversalOf(loan, today, share);
  }
}

function paymentOf(loan: Loan, on: PlainDate, { kind, share }: Happening): BareFact | undefined {
  const prepared = prepareLoan(loan);
  const day = toEpochDay(on);
  const version = prepared.latest();
  if (version === undefined) return undefined;
  const next = version.settlements.find((one) => one.day >= day && one.contractual);
  const opens = next !== undefined && next.day - day < 50;
  const billFen = opens ? next.instalmentFen + next.interestBorneFen - next.interestWaivedFen : 0n;
  const { toClearFen } = positionAt(prepared, on);
  const wholeFen = toClearFen + billFen;
  const part = BigInt(share);
  if (kind === "paid-over") {
    const amountFen = wholeFen + 1n + part * 100n;
    return { kind: "repaid", on, amountFen };
  }
  const amountFen = kind === "paid-short" ? (wholeFen * part) / 1_000n : wholeFen;
  if (amountFen <= 0n) return undefined;
  const bearer = kind === "compensated" ? ({ bearer: "compensation" } as const) : {};
  return { kind: "repaid", on, amountFen, ...bearer };
}

function prepaymentOf(loan: Loan, from: PlainDate, share: number): BareFact | undefined {
  const on = nextApplicationDay(loan.policy, from);
  const settles = settlementDay(on, { policy: loan.policy });
  const position = positionAt(prepareLoan(loan), fromEpochDay(settles));
  const aheadFen = position.principalOutstandingFen - position.principalOverdueFen;
  const isWhole = share % 3 === 0 || on < "2018-01-01";
  const principalFen = isWhole ? aheadFen : ((aheadFen * BigInt(share)) / 100_000n) * 100n;
  if (principalFen <= 0n) return undefined;
  const bearer = share % 7 === 0 ? ({ bearer: "compensation" } as const) : {};
  const decision = share % 2 === 0 ? undefined : quotePrepayment(loan, { on, principalFen });
  const quoted = decision?.kind === "quoted" ? { receivedFen: decision.quote.totalFen } : undefined;
  return { kind: "prepaid", on, principalFen, ...quoted, ...bearer };
}

/** Of this year mostly what it owes, now and then more or less. */
function rescueOf(loan: Loan, on: PlainDate, share: number): BareFact {
  if (share % 3 === 0) return { kind: "rescued", on, scope: "full" };
  const wholeFen = yearDuesAt(prepareLoan(loan), on);
  const part = BigInt(share) * 2n;
  const amountFen = share % 4 === 0 ? (wholeFen * part) / 1_000n : wholeFen;
  return { kind: "rescued", on, scope: "instalment", amountFen };
}

function studyOf(
  loan: Loan,
  {
    kind,
    share,
    on,
  }: Pick<Happening, "share"> & {
    readonly kind: "study-extended" | "study-suspended";
    readonly on: PlainDate;
  },
): BareFact | undefined {
  const plan = prepareLoan(loan).latest()?.plan;
  if (plan === undefined) return undefined;
  const isNear = toEpochDay(on) - plan.subsidyEndDay < 900;
  const graduationYear = Math.max(plan.graduationYear, yearOf(on)) + 1 + (share % 3);
  const subsidyEndsOn = plainDate(graduationYear, 8, 31);
  if (!isNear) return undefined;
  if (kind === "study-suspended") return { kind, on, graduationYear, subsidyEndsOn };
  const studyFrom = fromEpochDay(plan.subsidyEndDay + 1 + (share % 200));
  const starts = share % 4 === 1 && studyFrom < subsidyEndsOn ? { studyFrom } : {};
  return { kind, on, graduationYear, subsidyEndsOn, ...starts };
}

function refundOf(loan: Loan, on: PlainDate, share: number): BareFact | undefined {
  const version = prepareLoan(loan).latest();
  if (version === undefined) return undefined;
  const { refundableFen } = markAt(version, toEpochDay(on));
  const amountFen = share % 3 === 0 ? refundableFen : (refundableFen * BigInt(share)) / 1_000n;
  return amountFen > 0n ? { kind: "refunded", on, amountFen } : undefined;
}

/** Money that bounced or was booked to the wrong contract, and now and then a filing. */
function reversalOf(loan: Loan, on: PlainDate, share: number): BareFact | undefined {
  const standing = loan.facts.filter(
    ({ kind }) => kind !== "disbursed" && kind !== "paid-through" && kind !== "reversed",
  );
  const money = standing.filter(({ kind }) => kind === "repaid" || kind === "prepaid");
  const from = share % 5 === 0 ? standing : money;
  const taken = from[share % 2 === 0 ? from.length - 1 : share % Math.max(1, from.length)];
  if (taken === undefined) return undefined;
  const fact = { kind: "reversed", on, reversesFactId: taken.factId } as const;
  // What was given back already can't be taken back from under it: refused where it is recorded.
  return refundableAt(prepareLoan(withFacts(loan, fact)), on) < 0n ? undefined : fact;
}
