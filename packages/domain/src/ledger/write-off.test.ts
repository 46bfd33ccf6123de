import { describe, expect, it } from "vitest";
import { positionAt, prepareLoan, quotePrepayment } from "../loan/index.ts";
import type { Loan } from "../loan/index.ts";
import { E9, exampleLoan, withFacts } from "../testing/index.ts";
import type { BareFact } from "../testing/index.ts";
import { balancesOf, journalThrough, settlementsThrough } from "./index.ts";

const loan = exampleLoan(
  E9,
  { kind: "paid-through", on: "2025-12-20" },
  { kind: "written-off", on: "2027-06-30" },
);
const openedOn = "2025-12-31";

function booked(through: string, ...facts: readonly BareFact[]) {
  const prepared = prepareLoan(withFacts(loan, ...facts));
  return journalThrough(prepared, { through, openedOn });
}

function payoffOf(whole: Loan, on: string): BareFact {
  const decision = quotePrepayment(whole, { on, principalFen: "all" });
  if (decision.kind !== "quoted") throw new Error(`no early repayment on ${on}`);
  return { kind: "prepaid", on, principalFen: decision.quote.principalFen };
}

describe("a loan that the lender has written off", () => {
  it("has no settlement any more where the calendar claims nothing (T3)", () => {
    const days = { through: "2029-12-31", openedOn };
    const dueOn = settlementsThrough(prepareLoan(loan), days).map((row) => row.dueOn);
    expect(dueOn).toEqual(["2026-12-20"]);
    const lines = booked(days.through).filter(({ valueOn }) => valueOn > "2027-06-30");
    expect(lines).toEqual([]);
  });

  it("brings income by what arose later, and what was written off by the rest", () => {
    const paid = { kind: "repaid", on: "2028-06-30", amountFen: 175_124n } as const;
    const lines = booked("2028-06-30", paid);
    // Bills of 2026 and 2027 with 25.90 and 13.66 of penalty since and 139.11 of interest.
    expect(balancesOf(lines)).toMatchObject({
      "1301": 175_124n,
      "1901": 420_000n,
      "3901": 420_000n,
      "5001": 420_000n,
      "4002": 15_898n + 13_911n,
      "4003": 1_359n + 2_590n + 1_366n,
    });
    const cash = lines.filter(({ debitAccount }) => debitAccount === "1301");
    expect(new Set(cash.map(({ entry }) => entry))).toEqual(new Set(["receipt"]));
  });

  it("leaves no loss and no memo once all is paid, and neither is ever below nothing", () => {
    const balances = balancesOf(booked("2028-07-01", payoffOf(loan, "2028-07-01")));
    expect(balances).toMatchObject({ "1901": 0n, "3901": 0n, "5001": 0n, "1101": 0n, "1103": 0n });
  });

  it("is so from its take-over on where it was written off before it", () => {
    const prepared = prepareLoan(loan);
    const lines = journalThrough(prepared, { through: "2028-01-31", openedOn: "2027-12-31" });
    const balances = balancesOf(lines);
    expect(balances).toMatchObject({ "1101": 0n, "1102": 0n, "1103": 0n, "1201": 0n, "1205": 0n });
    expect(balances["1901"]).toBe(balances["5001"]);
    expect(balances["1901"]).toBeGreaterThan(560_000n);
  });

  it("gives back what a late filing makes too much, as the fold says (K27)", () => {
    const on = "2020-10-10";
    const further = { graduationYear: 2023, subsidyEndsOn: "2023-08-31" };
    const whole = exampleLoan(
      E9,
      { kind: "paid-through", on: "2019-12-20" },
      { kind: "prepaid", on: "2020-09-05", principalFen: 100_000n },
      { kind: "written-off", on: "2020-09-25" },
      { kind: "study-extended", on, ...further },
    );
    const prepared = prepareLoan(whole);
    const balances = balancesOf(journalThrough(prepared, { through: on, openedOn: null }));
    const { unappliedFen } = positionAt(prepared, on);
    expect(unappliedFen).toBeGreaterThan(0n);
    expect(balances).toMatchObject({ "2102": unappliedFen, "4002": 0n, "1201": 0n });
  });
});
