import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../calendar/index.ts";
import { E4, E9, eventfulLoans, exampleLoan, fenOf, withFacts } from "../testing/index.ts";
import {
  explain,
  EXPLAINED_FIELDS,
  fieldExplanationText,
  positionAt,
  prepareLoan,
} from "./index.ts";
import type { ExplainedField, Loan } from "./index.ts";

const late = exampleLoan(
  E9,
  { kind: "paid-through", on: "2026-12-19" },
  { kind: "repaid", on: "2027-01-20", amountFen: fenOf("500.00") },
);

function textOf(loan: Loan, field: ExplainedField, on: string, language: "zh" | "en"): string {
  const explanation = explain(loan, field, on);
  return explanation === undefined ? "" : `\n${fieldExplanationText(explanation, language)}\n`;
}

describe("the explanation of any figure", () => {
  it("tells a penalty day by day (E14)", () => {
    expect(textOf(late, "toClear", "2027-02-20", "zh")).toMatchInlineSnapshot(`
      "
      2027-02-20 还清逾期需还 ¥362.30 = 罚息 1.13（2026-12-20 到期） + 逾期本金 361.17（2026-12-20 到期）

       2026-12-21 → 2027-01-20  700.00 × 2.80% × 130.00% × 31 ÷ 360  2.194111  2.19（已还）
       2027-01-21 → 2027-02-20  361.17 × 2.80% × 130.00% × 31 ÷ 360  1.132067          1.13
      "
    `);
    expect(textOf(late, "penalty", "2027-02-20", "en")).toMatchInlineSnapshot(`
      "
      2027-02-20 penalty ¥1.13 = penalty 1.13 (due 2026-12-20)

       2026-12-21 → 2027-01-20  700.00 × 2.80% × 130.00% × 31 ÷ 360  2.194111  2.19 (paid)
       2027-01-21 → 2027-02-20  361.17 × 2.80% × 130.00% × 31 ÷ 360  1.132067         1.13
      "
    `);
  });

  it("tells a payoff", () => {
    expect(textOf(exampleLoan(E9), "payoff", "2026-06-30", "zh")).toMatchInlineSnapshot(`
      "
      2026-06-30 全部结清需还 ¥5,683.63 = 已计利息 83.63 + 未到期本金 5,600.00

       2025-12-21 → 2026-06-30  5,600.00 × 2.80% × 192 ÷ 360  LPR5Y 3.50% − 0.70%（财教〔2024〕188号，2025-12-21 起）  83.626667  83.63
      "
    `);
  });

  it("tells that the penalty of a waiver cycle is waived, and by which document (E16)", () => {
    const old = exampleLoan(["6600.00", "2011-08-10", "2011-11-20", 2014], {
      kind: "paid-through",
      on: "2021-12-19",
    });
    const steps = explain(old, "penalty", "2022-12-20")?.penaltySteps ?? [];
    expect(steps.every(({ waivedBy }) => waivedBy === "财教〔2022〕110号")).toBe(true);
    expect(textOf(old, "penalty", "2022-12-20", "zh")).toContain("免收（财教〔2022〕110号）");
  });

  it("tells a bill as its own page does, and nothing on a day without a settlement", () => {
    expect(textOf(exampleLoan(E4), "payable", "2026-12-20", "zh")).toContain("340.67");
    expect(explain(exampleLoan(E4), "payable", "2026-12-21")).toBeUndefined();
    expect(explain(exampleLoan(E4), "payoff", "2021-11-17")).toBeUndefined();
  });

  it("adds up to the figure, whatever happened to the loan", () => {
    fc.assert(
      fc.property(eventfulLoans, fc.nat({ max: 9_000 }), (loan, days) => {
        const on = addDays(loan.terms.disbursedOn, days);
        const position = positionAt(prepareLoan(loan), on);
        const amount = (field: ExplainedField) => explain(loan, field, on)?.amountFen;
        expect(amount("payoff")).toBe(position.payoffFen);
        expect(amount("toClear")).toBe(position.toClearFen);
        expect(amount("penalty")).toBe(position.penaltyFen);
        expect(amount("outstanding")).toBe(position.principalOutstandingFen);
        expect(amount("accrued")).toBe(position.accruedInterestFen);
        for (const field of EXPLAINED_FIELDS) {
          const explanation = explain(loan, field, on);
          if (explanation !== undefined) fieldExplanationText(explanation, "zh");
        }
      }),
      { numRuns: Number(process.env["BURSAR_LAW_RUNS"] ?? 100) },
    );
  }, 600_000);

  it("posts for each stretch of penalty what adds up to it when nothing of it was paid", () => {
    const unpaid = withFacts(exampleLoan(E9), { kind: "paid-through", on: "2025-12-19" });
    for (const on of ["2026-12-19", "2026-12-20", "2028-05-05", "2036-01-01"]) {
      const explanation = explain(unpaid, "penalty", on);
      const posted = explanation?.penaltySteps.reduce((sum, { postedFen }) => sum + postedFen, 0n);
      expect(posted).toBe(explanation?.amountFen);
    }
  });
});
