import { describe, expect, it } from "vitest";
import { E4, E9, exampleLoan } from "../testing/index.ts";
import { planDeferral } from "./index.ts";

const e9 = { loanId: "loan_9", contractNo: "E9", loan: exampleLoan(E9) };
const e4 = { loanId: "loan_4", contractNo: "E4", loan: exampleLoan(E4) };

describe("the deferral of a year's principal (K20, K21)", () => {
  it("takes all contracts with principal in the year and leaves out the others", () => {
    const plan = planDeferral([e9, e4], { year: 2025, on: "2025-12-17" });
    expect(plan).toMatchObject({ kind: "planned", lastDay: "2025-12-17" });
    if (plan.kind !== "planned") return;
    expect(plan.contracts.map(({ loanId }) => loanId)).toEqual(["loan_9"]);
    const moved = plan.contracts[0]?.effect.amounts.filter(({ field }) => field === "principalDue");
    expect(moved).toEqual([
      {
        field: "principalDue",
        dueOn: "2025-12-20",
        before: "700.00",
        after: "0.00",
        change: "-700.00",
      },
      {
        field: "principalDue",
        dueOn: "2026-12-20",
        before: "700.00",
        after: "1400.00",
        change: "700.00",
      },
    ]);
    // A year's interest on 700.00 at 2.80 %, 365 days of 360.
    expect(plan.contracts[0]?.effect.interestChange).toBe("19.87");
  });

  it.each([
    [2025, "2025-12-18", "relief.filed-late"],
    [2026, "2026-11-20", "relief.no-policy"],
  ])("of %s filed on %s is refused: %s", (year, on, code) => {
    expect(planDeferral([e9, e4], { year, on })).toMatchObject({ kind: "refused", code });
  });

  it("is refused where no contract has principal in the year", () => {
    const decision = planDeferral([e4], { year: 2025, on: "2025-12-01" });
    expect(decision).toMatchObject({ kind: "refused", code: "relief.nothing-due" });
  });
});
