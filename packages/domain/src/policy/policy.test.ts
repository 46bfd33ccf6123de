import { describe, expect, it } from "vitest";
import { Refusal } from "../refusal.ts";
import {
  inForce,
  loanCap,
  nationalPolicy,
  nationalPolicyRows,
  needsSecondPerson,
} from "./index.ts";
import { policyFromRows, reminderLadder } from "./index.ts";
import type { PolicyRow } from "./index.ts";

function refusalOf(rows: readonly PolicyRow[]): Refusal {
  try {
    policyFromRows(rows);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return expect.fail("the rows were taken");
}

function changed(kind: string, change: Partial<PolicyRow>): PolicyRow[] {
  const at = nationalPolicyRows.findIndex((row) => row.kind === kind);
  return nationalPolicyRows.map((row, i) => (i === at ? { ...row, ...change } : row));
}

describe("the national policy", () => {
  it.each([
    ["undergraduate", 2013, 600_000n],
    ["undergraduate", 2014, 800_000n],
    ["postgraduate", 2021, 1_600_000n],
    ["undergraduate", 2023, 1_600_000n],
    ["undergraduate", 2024, 2_000_000n],
    ["postgraduate", 2026, 2_500_000n],
  ] as const)("caps %s loans of the academic year %i at %s fen", (level, year, cap) => {
    expect(loanCap(nationalPolicy(), level, year).value).toBe(cap);
  });

  it("names the document each value comes from", () => {
    expect(loanCap(nationalPolicy(), "undergraduate", 2024).source).toBe("财教〔2024〕188号");
    expect(nationalPolicyRows.every((row) => row.source !== "")).toBe(true);
  });

  it("is the same whatever the order of its rows", () => {
    expect(policyFromRows(nationalPolicyRows.toReversed())).toEqual(nationalPolicy());
  });

  it("announces a bill thirty days before it is due", () => {
    const ladder = reminderLadder(nationalPolicy(), "2026-11-20");
    expect(ladder.find(({ step }) => step === "bill-announcement")?.daysBefore).toBe(30);
    expect(ladder.map(({ daysBefore }) => daysBefore)).toEqual([60, 30, 15, 7, 3, 1]);
  });

  it("asks for a second person for batches that post money and for kinds it does not know", () => {
    const needs = (kind: string) => needsSecondPerson(nationalPolicy(), kind, "2026-11-20");
    expect(needs("borrower-refresh")).toBe(false);
    expect(needs("interest-settlement")).toBe(true);
    expect(needs("something-new")).toBe(true);
  });
});

describe("effective dates", () => {
  it("a value holds from its first day until the day before the next", () => {
    const { lpr5y } = nationalPolicy();
    expect(inForce(lpr5y, "2025-05-19").value).toBe(36_000n);
    expect(inForce(lpr5y, "2025-05-20").value).toBe(35_000n);
  });

  it("before the first value the refusal says from when there is one", () => {
    expect(() => inForce(nationalPolicy().lpr5y, "2019-08-19")).toThrow("2019-08-20");
  });
});

describe("rows that can't be policy", () => {
  it.each<[string, Partial<PolicyRow>, string, string]>([
    ["loan-cap", { value: 20_000 }, "policy.invalid-row", "/value"],
    ["loan-cap", { value: "0.00" }, "policy.invalid-row", "/value"],
    ["lpr-5y", { value: "3,50" }, "policy.invalid-row", "/value"],
    ["lpr-5y", { effectiveFrom: "2025-02-30" }, "policy.invalid-row", "/effectiveFrom"],
    ["lpr-5y", { source: " " }, "policy.invalid-row", "/source"],
    ["cohort", { value: { addYears: 15 } }, "policy.invalid-row", "/value"],
    ["annual-due-day", { value: "02-29" }, "policy.invalid-row", "/value"],
    [
      "calendar-days",
      { value: { to: "2026-01-01", kind: "fast" } },
      "policy.invalid-row",
      "/value",
    ],
    [
      "allocation",
      { value: { across: "component", within: ["interest"] } },
      "policy.invalid-row",
      "/value",
    ],
    ["day-count", { value: "ACT/365" }, "policy.invalid-row", "/value"],
    ["quiet-hours", { value: { from: "22:00", to: "24:00" } }, "policy.invalid-row", "/value"],
    ["relief", { key: "twenty" }, "policy.invalid-row", "/value/cycleTo"],
    ["loan-cap", { key: "college" }, "policy.unknown-row", "/kind"],
  ])("%s with %j is refused as %s at %s", (kind, change, code, pointer) => {
    const refusal = refusalOf(changed(kind, change));
    expect([refusal.code, refusal.text.pointer]).toEqual([code, pointer]);
  });

  it("a row twice, a kind missing and a kind unknown are refused by name", () => {
    const [first] = nationalPolicyRows;
    const without = nationalPolicyRows.filter((row) => row.kind !== "cohort");
    const extra = { kind: "lunar-rate", effectiveFrom: "2026-01-01", value: 1, source: "?" };
    expect(refusalOf(first === undefined ? [] : [...nationalPolicyRows, first]).code).toBe(
      "policy.duplicate-row",
    );
    expect(refusalOf(without).message).toContain("cohort");
    expect(refusalOf([...nationalPolicyRows, extra]).message).toContain("lunar-rate");
  });
});
