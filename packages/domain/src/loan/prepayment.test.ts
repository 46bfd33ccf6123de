import { describe, expect, it } from "vitest";
import { toEpochDay } from "../calendar/index.ts";
import { formatYuan } from "../money/index.ts";
import { nationalPolicy } from "../policy/index.ts";
import { E4, E9, exampleLoan, fenOf, policyWith, withFacts } from "../testing/index.ts";
import { foldLoan, nextApplicationDay, positionAt, prepareLoan, quotePrepayment } from "./index.ts";
import type { Loan, PrepaymentQuote } from "./index.ts";
import { settlementDay } from "./prepay-regime.ts";

const policy = nationalPolicy();

function quoted(loan: Loan, on: string, yuan: string): PrepaymentQuote {
  const principalFen = yuan === "all" ? yuan : fenOf(yuan);
  const decision = quotePrepayment(loan, { on, principalFen });
  return decision.kind === "quoted" ? decision.quote : expect.fail(decision.refusals[0].code);
}

describe("when an early repayment settles (K18)", () => {
  it.each([
    ["2016-05-03", "2016-05-20"],
    ["2017-10-10", "2017-10-20"],
    ["2021-05-12", "2021-05-20"],
    ["2021-05-15", "2021-05-20"],
    ["2021-05-16", "2021-06-20"],
    ["2021-09-30", "2021-10-20"],
    ["2021-10-15", "2021-10-20"],
    ["2021-10-16", "2021-12-20"],
    ["2021-11-30", "2021-12-20"],
    ["2021-12-15", "2021-12-20"],
    ["2021-12-16", "2022-01-20"],
    ["2025-01-31", "2025-02-20"],
    ["2025-02-01", "2025-02-01"],
    ["2026-08-25", "2026-08-25"],
  ])("applied for on %s: %s", (on, settlesOn) => {
    expect(settlementDay(on, { policy })).toBe(toEpochDay(settlesOn));
  });

  it.each([
    ["2026-08-26", "2026-09-01"],
    ["2026-02-24", "2026-03-01"],
    ["2028-02-25", "2028-03-01"],
    ["2026-04-25", "2026-04-25"],
    ["2026-04-26", "2026-05-01"],
    ["2017-10-11", "2018-01-01"],
    ["2016-06-11", "2016-07-01"],
  ])("on %s the next day that takes applications is %s", (on, next) => {
    expect(nextApplicationDay(policy, on)).toBe(next);
  });
});

describe("a quote", () => {
  it("charges the whole balance to the day, that day included (E13)", () => {
    const quote = quoted(exampleLoan(E4), "2026-03-10", "5000.00");
    expect(quote).toMatchObject({
      settlesOn: "2026-03-10",
      validUntil: "2026-03-10",
      interestFen: 7_467n,
      totalFen: 507_467n,
      balanceAfterFen: 700_000n,
    });
  });

  it("pays a loan off, arrears and all, and the fold agrees (V6, K17, K19)", () => {
    const loan = exampleLoan(E9);
    expect(positionAt(prepareLoan(loan), "2026-06-30").payoffFen).toBe(fenOf("5683.63"));
    expect(quoted(loan, "2026-06-25", "all").totalFen).toBe(fenOf("5681.45"));
    const late = exampleLoan(E9, { kind: "paid-through", on: "2025-12-19" });
    const arrears = positionAt(prepareLoan(late), "2026-06-25").toClearFen;
    const both = quoted(late, "2026-06-25", "all");
    expect(both.arrearsFen).toBe(arrears);
    expect(both.totalFen).toBe(positionAt(prepareLoan(late), "2026-06-25").payoffFen);
    const { principalFen } = both;
    const paid = withFacts(late, { kind: "prepaid", on: "2026-06-25", principalFen });
    const { position, rows } = foldLoan(paid, "2026-06-25");
    expect([position.payoffFen, position.principalOutstandingFen]).toEqual([0n, 0n]);
    expect(position.classification).toBe("normal");
    expect(rows.at(-1)?.dueOn).toBe("2026-06-25");
  });

  it("costs no interest until the subsidy ends, and none in a waiver year", () => {
    const student = exampleLoan(["16000.00", "2023-08-20", "2023-11-15", 2026]);
    expect(quoted(student, "2026-08-25", "all").totalFen).toBe(1_600_000n);
    const waived = quoted(exampleLoan(E9), "2025-06-20", "all");
    expect(waived.interestFen).toBe(waived.waivedFen);
  });

  it("of an older regime runs to the 20th and holds to the last day for it", () => {
    const quote = quoted(exampleLoan(E4), "2024-05-02", "1000.00");
    expect([quote.settlesOn, quote.validUntil]).toEqual(["2024-05-20", "2024-05-15"]);
  });

  it("is refused with the next possible day", () => {
    const decision = quotePrepayment(exampleLoan(E4), { on: "2026-08-26", principalFen: "all" });
    expect(decision).toMatchObject({
      kind: "refused",
      refusals: [{ code: "prepayment.blocked-day", nextDay: "2026-09-01" }],
    });
  });
});

describe("what is left after a partial repayment", () => {
  const prepaid = { kind: "prepaid", on: "2026-03-10", principalFen: 500_000n } as const;
  const dues = (loan: Loan) =>
    foldLoan(loan, "2026-12-01")
      .rows.filter((row) => row.principalDueFen > row.prepaidFen)
      .map((row) => formatYuan(row.principalDueFen));

  it.each([
    ["tail-first", [...Array<string>(6).fill("1090.00"), "460.00"]],
    ["re-spread", [...Array<string>(10).fill("636.00"), "640.00"]],
    ["next-first", ["450.00", ...Array<string>(5).fill("1090.00"), "1100.00"]],
  ])("%s (rulebook 10 #7)", (effect, left) => {
    const loan = { ...exampleLoan(E4, prepaid), policy: policyWith("prepay-effect", effect) };
    expect(dues(loan)).toEqual(left);
  });

  it("the day of repayment may be left to the next settlement (rulebook 10 #8)", () => {
    const loan = { ...exampleLoan(E4, prepaid), policy: policyWith("repay-day-interest", false) };
    const interest = foldLoan(loan, "2026-12-01")
      .rows.filter(({ dueOn }) => dueOn.startsWith("2026"))
      .map((row) => formatYuan(row.interestBorneFen));
    expect(interest).toEqual(["73.73", "155.71"]);
  });

  it("a repayment that settles on a due date is one row with the bill (K18)", () => {
    const loan = exampleLoan(E9, { kind: "prepaid", on: "2024-11-10", principalFen: 100_000n });
    const rows = foldLoan(loan, "2025-01-01").rows.filter((row) => row.dueOn === "2024-12-20");
    expect(rows.map((row) => [row.principalDueFen, row.prepaidFen])).toEqual([
      [170_000n, 100_000n],
    ]);
  });
});
