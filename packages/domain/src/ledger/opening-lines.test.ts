import { describe, expect, it } from "vitest";
import { prepareLoan } from "../loan/index.ts";
import { E9, exampleLoan, withFacts } from "../testing/index.ts";
import type { BareFact } from "../testing/index.ts";
import { balancesOf, journalThrough } from "./index.ts";

/** Taken over on 31 December 2026 with the bill of that month overdue: 700.00 and 158.98. */
const loan = exampleLoan(E9, { kind: "paid-through", on: "2025-12-20" });
const openedOn = "2026-12-31";

function balances(...facts: readonly BareFact[]) {
  const prepared = prepareLoan(withFacts(loan, ...facts));
  return balancesOf(journalThrough(prepared, { through: "2027-01-05", openedOn }));
}

describe("the opening of a loan that is taken over", () => {
  it("has what is overdue, and as paid to the lender the principal that is neither", () => {
    const { "1103": overdue, "3001": funded, "3002": paid, ...others } = balances();
    expect([overdue, funded, paid]).toEqual([70_000n, 770_000n, 210_000n]);
    expect(others).toMatchObject({ "1101": 490_000n, "1201": 15_898n, "1301": 0n });
  });

  it("has money of a day before that was told of afterwards in transit, all of it (T7)", () => {
    const money = { kind: "repaid", on: "2026-12-30", amountFen: 90_000n } as const;
    const told = balances(money);
    expect(told).toMatchObject({ "1103": 0n, "1201": 0n, "1205": 0n, "1301": 90_000n });
    expect(told["2102"]).toBeGreaterThan(0n);
    const undone = balances(money, {
      kind: "reversed",
      on: "2027-01-05",
      reversesFactId: "fact_3",
    });
    expect(undone).toEqual(balances());
  });
});
