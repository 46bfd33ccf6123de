import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatRatePercent, formatYuan, parseRatePercent } from "../money/index.ts";
import { nationalPolicy } from "../policy/index.ts";
import { fenOf, parseTable } from "../testing/index.ts";
import { loanCases } from "../testing/slow/loan-cases.ts";
import type { LoanCase } from "../testing/slow/loan-cases.ts";
import { billDueOn, foldLoan, positionAt, prepareLoan } from "./index.ts";
import type { Loan, LoanFact, LoanPosition, ScheduleRow } from "./index.ts";

const policy = nationalPolicy();
const ANY_DAY = "2026-11-20";

function vectorText(name: string): string {
  return readFileSync(new URL(`../../vectors/${name}`, import.meta.url), "utf8");
}

function rowCells(row: ScheduleRow): string[] {
  return [
    row.dueOn,
    String(row.daysSubsidised),
    String(row.daysBorne),
    formatRatePercent(row.ratePpm),
    formatYuan(row.openingPrincipalFen),
    formatYuan(row.interestSubsidisedFen),
    formatYuan(row.interestBorneFen),
    formatYuan(row.interestWaivedFen),
    formatYuan(row.principalDueFen),
    formatYuan(row.payableFen),
  ];
}

function positionCells(asOf: string, position: LoanPosition): string[] {
  return [
    asOf,
    formatYuan(position.principalOutstandingFen),
    formatYuan(position.principalOverdueFen),
    formatYuan(position.interestOverdueFen),
    formatYuan(position.penaltyFen),
    String(position.daysPastDue),
    position.classification,
    formatYuan(position.toClearFen),
    formatYuan(position.accruedInterestFen),
    formatYuan(position.payoffFen),
    formatYuan(position.unappliedFen),
  ];
}

function expectCase({ terms, facts, rows, total, positions }: LoanCase): void {
  const loan: Loan = { terms, policy, facts };
  const state = foldLoan(loan, ANY_DAY);
  const dues = new Set(rows.map(([dueOn]) => dueOn));
  const shown = state.rows.filter(({ dueOn }) => total !== undefined || dues.has(dueOn));
  expect(shown.map(rowCells)).toEqual(rows);
  const prepared = prepareLoan(loan);
  for (const cells of positions) {
    const asOf = cells[0] ?? "";
    expect(positionCells(asOf, positionAt(prepared, asOf))).toEqual(cells);
    expect(positionAt(prepared, asOf)).toEqual(foldLoan(loan, asOf).position);
  }
}

describe("worked examples of the rulebook", () => {
  const cases = loanCases(vectorText("events.txt"));
  it.each(cases.map((one) => [one.id, one] as const))("%s comes out to the cent", (_id, one) =>
    expectCase(one),
  );
});

it("a county's deferred and overdue contracts stand and are billed as its books say", () => {
  const lines = parseTable(vectorText("portfolio-standings.txt"));
  const figures = lines.map((cells) => {
    const state = foldLoan(standing(cells), ANY_DAY);
    const { principalOutstandingFen, principalOverdueFen } = state.position;
    const row = state.rows.find(({ dueOn }) => dueOn.startsWith("2026"));
    const bill = row && billDueOn(state, row.dueOn);
    return [
      formatYuan(principalOutstandingFen),
      formatYuan(principalOverdueFen),
      row?.dueOn,
      formatYuan(bill?.payableFen ?? -1n),
      formatYuan((bill?.interestFen ?? 0n) - (bill?.waivedFen ?? 0n)),
      formatYuan(bill?.principalFen ?? -1n),
      formatYuan(row?.interestSubsidisedFen ?? -1n),
    ];
  });
  expect(figures).toEqual(lines.map((cells) => cells.slice(10)));
  expect(lines.length).toBe(56);
});

function standing(cells: readonly string[]): Loan {
  const [principal, signedOn = "", disbursedOn = "", graduationYear, subsidyEndsOn = ""] = cells;
  const [maturesOn = "", grace, basis = "", deferred = "-", overdueSince = "-"] = cells.slice(5);
  const fixedPpm = parseRatePercent(basis);
  const principalFen = fenOf(principal);
  const facts: LoanFact[] = [
    { kind: "disbursed", factId: "1", sequence: 1, on: disbursedOn, amountFen: principalFen },
  ];
  if (deferred !== "-") {
    const year = Number(deferred);
    facts.push({ kind: "principal-deferred", factId: "2", sequence: 2, on: `${year}-11-20`, year });
  }
  const through = overdueSince === "-" ? "2025-12-20" : "2025-12-19";
  facts.push({ kind: "paid-through", factId: "3", sequence: 3, on: through });
  return {
    terms: {
      principalFen,
      signedOn,
      disbursedOn,
      graduationYear: Number(graduationYear),
      subsidyEndsOn,
      maturesOn,
      graceYears: Number(grace),
      rateBasis: fixedPpm === undefined ? (basis === "lpr" ? "lpr" : "benchmark") : { fixedPpm },
      instalmentUnit: "yuan",
      dayCount: "ACT/360",
    },
    policy,
    facts,
  };
}
