import { describe, expect, it } from "vitest";
import { nationalPolicy } from "../policy/index.ts";
import { disbursedLoan, fenOf } from "../testing/index.ts";
import { standardTerms } from "./index.ts";
import type { LoanFact } from "./index.ts";
import { refuseFact } from "./refuse-fact.ts";

const e9 = disbursedLoan(
  standardTerms(
    {
      principalFen: fenOf("7700.00"),
      signedOn: "2016-08-10",
      disbursedOn: "2016-11-15",
      graduationYear: 2020,
    },
    nationalPolicy(),
  ),
);
const base = { factId: "fact_asked", sequence: 2 };
const asked = {
  defer: (on: string, year: string): LoanFact => ({
    ...base,
    kind: "principal-deferred",
    on,
    year: Number(year),
  }),
  prepay: (on: string, yuan: string): LoanFact => ({
    ...base,
    kind: "prepaid",
    on,
    principalFen: fenOf(yuan),
  }),
  leave: (on: string): LoanFact => ({ ...base, kind: "school-left", on }),
};

describe("what may be recorded", () => {
  it.each([
    ["defer", "2023-12-15", "2023", undefined],
    ["defer", "2023-12-16", "2023", "relief.filed-late"],
    ["defer", "2024-12-17", "2024", undefined],
    ["defer", "2024-12-18", "2024", "relief.filed-late"],
    ["defer", "2025-12-17", "2025", undefined],
    ["defer", "2025-12-18", "2025", "relief.filed-late"],
    ["defer", "2025-12-21", "2025", "relief.filed-late"],
    ["defer", "2022-10-01", "2022", "relief.nothing-due"],
    ["defer", "2026-10-01", "2026", "relief.no-policy"],
    ["prepay", "2026-03-10", "5600.00", undefined],
    ["prepay", "2026-03-10", "5600.01", "prepayment.more-than-balance"],
    ["prepay", "2026-08-25", "100.00", undefined],
    ["prepay", "2026-08-26", "100.00", "prepayment.blocked-day"],
    ["prepay", "2026-02-25", "100.00", "prepayment.blocked-day"],
    ["prepay", "2025-01-31", "100.00", undefined],
    ["prepay", "2017-10-10", "7700.00", undefined],
    ["prepay", "2017-10-10", "100.00", "prepayment.whole-only"],
    ["prepay", "2017-10-11", "7700.00", "prepayment.blocked-day"],
    ["leave", "2020-08-31", "", undefined],
    ["leave", "2020-09-01", "", "study.already-ended"],
  ] as const)("%s %s %s: %s", (kind, on, value, code) => {
    expect(refuseFact(e9, asked[kind](on, value))?.code).toBe(code);
  });

  it("the last instalment of a September has its own last day (K21)", () => {
    const old = { ...e9, terms: { ...e9.terms, maturesOn: "2024-09-20" } };
    expect(refuseFact(old, asked.defer("2024-09-14", "2024"))).toBeUndefined();
    expect(refuseFact(old, asked.defer("2024-09-15", "2024"))?.code).toBe("relief.filed-late");
    const young = { ...e9, terms: { ...e9.terms, graduationYear: 2026 } };
    expect(refuseFact(young, asked.defer("2024-10-01", "2024"))?.code).toBe("relief.not-graduated");
  });
});
