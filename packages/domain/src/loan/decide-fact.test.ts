import { describe, expect, it } from "vitest";
import { E4, E9, exampleLoan, withFacts } from "../testing/index.ts";
import type { BareFact } from "../testing/index.ts";
import { decideFact, quotePrepayment } from "./index.ts";
import type { Loan, LoanFact } from "./index.ts";

const e9 = exampleLoan(E9);
const e4 = exampleLoan(E4);
const student = exampleLoan(["16000.00", "2024-08-20", "2024-11-15", 2028]);

function codes(loan: Loan, bare: BareFact, on = "2027-01-10"): readonly string[] {
  const fact = withFacts(loan, bare).facts.at(-1) as LoanFact;
  const decision = decideFact(loan, fact, on);
  return decision.kind === "accepted" ? [] : decision.refusals.map(({ code }) => code);
}

const study = (on: string, year: number, studyFrom?: string): BareFact => ({
  kind: "study-extended",
  on,
  graduationYear: year,
  subsidyEndsOn: `${year}-08-31`,
  ...(studyFrom === undefined ? {} : { studyFrom }),
});
const defer = (on: string, year: number): BareFact => ({ kind: "principal-deferred", on, year });
const prepay = (on: string, principalFen: bigint): BareFact => ({
  kind: "prepaid",
  on,
  principalFen,
});
const undo = (reversesFactId: string): BareFact => ({
  kind: "reversed",
  on: "2026-12-30",
  reversesFactId,
});

const refunded = withFacts(
  e9,
  { kind: "paid-through", on: "2026-12-20" },
  { kind: "repaid", on: "2026-12-21", amountFen: 2_000_000n },
  { kind: "refunded", on: "2026-12-22", amountFen: 1_000_000n },
);

const unapplied = withFacts(
  e9,
  { kind: "paid-through", on: "2026-12-20" },
  { kind: "repaid", on: "2026-12-21", amountFen: 10_000n },
);
const used = quotePrepayment(unapplied, { on: "2026-12-22", principalFen: 100_000n });
const settled = withFacts(unapplied, {
  kind: "prepaid",
  on: "2026-12-22",
  principalFen: 100_000n,
  receivedFen: used.kind === "quoted" ? used.quote.totalFen : 0n,
});

describe("a fact is taken or refused with every reason, the first by precedence", () => {
  it.each<[string, Loan, BareFact, readonly string[]]>([
    ["further study in time", e4, study("2025-07-10", 2028), []],
    ["study that is not longer", e4, study("2025-07-10", 2025), ["study.not-longer"]],
    [
      "study after the loan was compensated in full",
      withFacts(e4, { kind: "rescued", on: "2025-07-01", scope: "full" }),
      study("2025-07-10", 2028),
      ["study.after-compensation"],
    ],
    ["study past maturity", e4, study("2025-07-10", 2041), ["study.after-maturity"]],
    [
      "study before the old end",
      e4,
      study("2025-07-10", 2028, "2025-08-01"),
      ["study.starts-too-early"],
    ],
    ["leaving while subsidised", student, { kind: "school-left", on: "2026-12-05" }, []],
    ["leaving afterwards", e4, { kind: "school-left", on: "2025-09-01" }, ["study.already-ended"]],
    ["deferral in time", e9, defer("2025-12-17", 2025), []],
    ["deferral a day late", e9, defer("2025-12-18", 2025), ["relief.filed-late"]],
    ["deferral after the due date", e9, defer("2025-12-21", 2025), ["relief.filed-late"]],
    ["deferral without policy", e9, defer("2026-11-01", 2026), ["relief.no-policy"]],
    [
      "deferral before graduation",
      student,
      defer("2025-11-01", 2025),
      ["relief.not-graduated", "relief.nothing-due"],
    ],
    ["deferral of nothing", e9, defer("2022-11-01", 2022), ["relief.nothing-due"]],
    ["early repayment", e9, prepay("2026-03-10", 100n), []],
    [
      "blocked and too much",
      e9,
      prepay("2026-03-31", 999_999n),
      ["prepayment.blocked-day", "prepayment.more-than-balance"],
    ],
    ["early repayment of nothing", e9, prepay("2026-03-10", 0n), ["prepayment.amount-invalid"]],
    ["in part before 2018", e9, prepay("2017-05-05", 100n), ["prepayment.whole-only"]],
    [
      "money before it is known what is paid",
      e9,
      { kind: "repaid", on: "2026-12-20", amountFen: 1n },
      ["repayment.without-paid-through"],
    ],
    [
      "a rescue with nothing owed this year",
      student,
      { kind: "rescued", on: "2026-12-30", scope: "instalment", amountFen: 100n },
      ["rescue.nothing-due"],
    ],
    ["a rescue of the loan", e9, { kind: "rescued", on: "2026-11-30", scope: "full" }, []],
    ["tomorrow", e9, prepay("2027-01-11", 100n), ["fact.future"]],
    ["before disbursement", e9, prepay("2016-11-14", 100n), ["fact.before-disbursement"]],
    ["no day at all", e9, prepay("2026-02-30", 100n), ["fact.date-invalid"]],
    [
      "a second disbursement",
      e9,
      { kind: "disbursed", on: "2016-11-15", amountFen: 1n },
      ["loan.already-disbursed", "disbursement.not-the-contracts"],
    ],
    [
      "before the loan is disbursed",
      { ...e9, facts: [] },
      prepay("2026-03-10", 100n),
      ["loan.not-disbursed"],
    ],
    ["a reversal of nothing", e9, undo("fact_77"), ["reversal.unknown-fact"]],
    [
      "a reversal of a deferral",
      withFacts(e9, defer("2024-11-20", 2024)),
      undo("fact_2"),
      ["reversal.irrevocable"],
    ],
    ["a reversal", withFacts(e9, prepay("2026-03-10", 100n)), undo("fact_2"), []],
    [
      "a second reversal",
      withFacts(e9, prepay("2026-03-10", 100n), undo("fact_2")),
      undo("fact_2"),
      ["reversal.already-reversed"],
    ],
    ["a reversal of money that went back", refunded, undo("fact_3"), ["receipt.refunded"]],
    ["a reversal of the refund itself", refunded, undo("fact_4"), []],
    [
      "a reversal of money of which enough is left",
      withFacts(refunded, { kind: "repaid", on: "2026-12-22", amountFen: 2_000_000n }),
      undo("fact_3"),
      [],
    ],
    [
      "a reversal of money that an early repayment used",
      settled,
      undo("fact_3"),
      ["reversal.used-by-prepayment"],
    ],
    ["a reversal of that early repayment", settled, undo("fact_4"), []],
  ])("%s", (_name, loan, fact, expected) => {
    expect(codes(loan, fact)).toEqual(expected);
  });

  it.each([
    [2022, "2022-12-19"],
    [2023, "2023-12-15"],
    [2024, "2024-12-17"],
    [2025, "2025-12-17"],
  ])("a deferral of %i can be filed until %s (K21)", (year, lastDay) => {
    const graduate = exampleLoan(["7700.00", "2015-08-10", "2015-11-15", 2018]);
    const fact = withFacts(graduate, defer(`${year}-12-20`, year)).facts.at(-1) as LoanFact;
    const decision = decideFact(graduate, fact, "2026-12-01");
    expect(decision).toMatchObject({ refusals: [{ code: "relief.filed-late", lastDay }] });
    expect(codes(graduate, defer(lastDay, year))).toEqual([]);
  });
});
