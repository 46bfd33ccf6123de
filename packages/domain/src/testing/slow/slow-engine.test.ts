import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { nationalPolicy } from "../../policy/index.ts";
import { slowPosition, slowRows, slowTotals } from "./index.ts";
import { loanCases } from "./loan-cases.ts";
import type { LoanCase } from "./loan-cases.ts";

const policy = nationalPolicy();
const casesOf = (name: string): (readonly [id: string, loan: LoanCase])[] => {
  const text = readFileSync(new URL(`../../../vectors/${name}`, import.meta.url), "utf8");
  return loanCases(text).map((loan) => [loan.id, loan] as const);
};
const cells = (record: Readonly<Record<string, string | number>>): string[] =>
  Object.values(record).map(String);

function expectFigures({ terms, facts, ...expected }: LoanCase): void {
  const loan = { terms, policy, facts };
  const rows = slowRows(loan).map(cells);
  const dues = new Set(expected.rows.map(([dueOn]) => dueOn));
  const isWhole = expected.total !== undefined;
  expect(isWhole ? rows : rows.filter(([dueOn]) => dues.has(dueOn))).toEqual(expected.rows);
  if (isWhole) expect(cells(slowTotals(loan))).toEqual(expected.total);
  for (const position of expected.positions) {
    expect(cells(slowPosition(loan, position[0] ?? ""))).toEqual(position);
  }
}

describe("the day-by-day engine", () => {
  it.each(casesOf("schedules.txt"))("reproduces the schedule %s to the cent", (_id, loan) =>
    expectFigures(loan),
  );

  it.each(casesOf("events.txt"))("reproduces the example %s of the rulebook", (_id, loan) =>
    expectFigures(loan),
  );
});
