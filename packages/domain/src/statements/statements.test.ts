import { describe, expect, it, test } from "vitest";
import { prepareLoan } from "../loan/index.ts";
import { E9, exampleLoan, fenOf, withFacts } from "../testing/index.ts";
import { bookStretch, decideIssue, interestBetween, type IssuableLoan } from "./index.ts";

const running: IssuableLoan = {
  today: "2026-11-20",
  disbursedOn: "2023-11-15",
  openedOn: "2025-12-20",
  settledOn: null,
  lenderStillOpen: false,
};

describe("a sheet is issued", () => {
  const settled = { ...running, settledOn: "2026-10-12" };
  test.each([
    ["a year's, in the year", "yearly-statement", 2026, running, "allowed"],
    ["a year's, of the take-over", "interest-certificate", 2025, running, "allowed"],
    ["without a year", "yearly-statement", undefined, running, "statement.year-missing"],
    ["of a year ahead", "yearly-statement", 2027, running, "statement.year-ahead"],
    ["of before the book", "yearly-statement", 2024, running, "statement.before-book"],
    [
      "for a loan that is owed",
      "settlement-certificate",
      undefined,
      running,
      "statement.not-settled",
    ],
    ["the month after", "settlement-certificate", undefined, settled, "allowed"],
    [
      "on the last day of the month of the settlement",
      "settlement-certificate",
      undefined,
      { ...settled, today: "2026-10-31" },
      "statement.too-early",
    ],
    [
      "on the first of the next month",
      "settlement-certificate",
      undefined,
      { ...settled, settledOn: "2026-12-20", today: "2027-01-01" },
      "allowed",
    ],
    [
      "against the lender's figure",
      "settlement-certificate",
      undefined,
      { ...settled, lenderStillOpen: true },
      "statement.lender-differs",
    ],
  ] as const)("%s", (_name, kind, year, loan, outcome) => {
    const decision = decideIssue({ kind, year }, loan);
    expect(decision.kind === "refused" ? decision.code : decision.kind).toBe(outcome);
  });

  it("says from which day a settlement certificate is issued", () => {
    const loan = { ...settled, today: "2026-10-31" };
    const decision = decideIssue({ kind: "settlement-certificate", year: undefined }, loan);
    expect(decision).toMatchObject({ data: { from: "2026-11-01" } });
  });
});

describe("a year of a loan's book", () => {
  const paid = withFacts(exampleLoan(E9, { kind: "paid-through", on: "2026-12-19" }), {
    kind: "repaid",
    on: "2026-12-20",
    amountFen: fenOf("858.98"),
  });
  const prepared = prepareLoan(paid);

  it("goes on where the year before ended, and every movement is in the balance", () => {
    let before: bigint | undefined;
    for (let year = 2017; year <= 2028; year += 1) {
      const days = { from: `${year}-01-01`, through: `${year}-12-31`, openedOn: null };
      const { opening, movements, closing } = bookStretch(prepared, days);
      if (before !== undefined) expect(opening.principalFen).toBe(before);
      const moved = movements.reduce((sum, { principalFen }) => sum + principalFen, 0n);
      expect(opening.principalFen + moved).toBe(closing.principalFen);
      expect(movements.at(-1)?.balanceFen ?? opening.principalFen).toBe(closing.principalFen);
      before = closing.principalFen;
    }
  });

  it("counts the borrower's interest once, as it fell due and as it was paid", () => {
    const days = { from: "2026-01-01", through: "2026-12-31", openedOn: null };
    const { borneFen, paidFen, subsidisedFen } = interestBetween(prepared, days);
    expect({ borneFen, paidFen, subsidisedFen }).toEqual({
      borneFen: fenOf("158.98"),
      paidFen: fenOf("158.98"),
      subsidisedFen: 0n,
    });
  });
});
