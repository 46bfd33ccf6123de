import { describe, expect, it } from "vitest";
import { prepareLoan } from "../loan/index.ts";
import { E9, exampleLoan, withFacts } from "../testing/index.ts";
import { changedSettlements, settlementsThrough } from "./index.ts";

const days = { through: "2026-11-30", openedOn: null };
const loan = exampleLoan(E9, { kind: "paid-through", on: "2025-12-20" });
const settled = settlementsThrough(prepareLoan(loan), days);
const prepaid = withFacts(loan, { kind: "prepaid", on: "2026-06-10", principalFen: 100_000n });
const early = settlementsThrough(prepareLoan(prepaid), days);
const reversal = { kind: "reversed", on: "2026-07-01", reversesFactId: "fact_3" } as const;

describe("settlements that change", () => {
  it("become nothing when the early repayment that made them is reversed", () => {
    const after = settlementsThrough(prepareLoan(withFacts(prepaid, reversal)), days);
    const [gone, ...others] = changedSettlements(early, after);
    expect(others).toEqual([]);
    expect(gone).toMatchObject({ dueOn: "2026-06-10", openingPrincipalFen: 0n, payableFen: 0n });
    expect(after).toEqual(settled);
  });

  it("are the new one alone when it is made, and none when nothing happens", () => {
    expect(changedSettlements(settled, early).map(({ dueOn }) => dueOn)).toEqual(["2026-06-10"]);
    expect(changedSettlements(early, early)).toEqual([]);
  });
});
