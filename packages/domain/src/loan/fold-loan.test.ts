import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatRatePercent, formatYuan, parseRatePercent } from "../money/index.ts";
import { nationalPolicy } from "../policy/index.ts";
import { disbursedLoan, fenOf, parseTable } from "../testing/index.ts";
import { billDueOn, foldLoan, standardTerms } from "./index.ts";
import type { LoanTerms, RateBasis, ScheduleRow, ScheduleTotals } from "./index.ts";

const policy = nationalPolicy();
const ANY_DAY = "2026-11-20";

function readVectors(name: string): readonly (readonly string[])[] {
  return parseTable(readFileSync(new URL(`../../vectors/${name}`, import.meta.url), "utf8"));
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

function totalCells(totals: ScheduleTotals): string[] {
  return [
    "total",
    formatYuan(totals.interestSubsidisedFen),
    formatYuan(totals.interestBorneFen),
    formatYuan(totals.interestWaivedFen),
    formatYuan(totals.principalDueFen),
    formatYuan(totals.payableFen),
  ];
}

/** The schedules of the table: the heading line of each loan, then its rows and its total. */
function goldenSchedules(): { heading: readonly string[]; lines: (readonly string[])[] }[] {
  const schedules: { heading: readonly string[]; lines: (readonly string[])[] }[] = [];
  for (const line of readVectors("schedules.txt")) {
    if (line[0] === "loan") schedules.push({ heading: line, lines: [] });
    else schedules.at(-1)?.lines.push(line);
  }
  return schedules;
}

function termsOf(heading: readonly string[]): LoanTerms {
  const [, , principal, signedOn = "", disbursedOn = "", year, subsidyEndsOn = "", maturesOn = ""] =
    heading;
  const contract = { principalFen: fenOf(principal), graduationYear: Number(year) };
  const terms = standardTerms({ ...contract, signedOn, disbursedOn }, policy);
  return { ...terms, subsidyEndsOn, maturesOn };
}

describe("golden schedules", () => {
  it.each(goldenSchedules().map((schedule) => [schedule.heading[1], schedule] as const))(
    "%s comes out exactly, every row and the totals",
    (_id, { heading, lines }) => {
      const state = foldLoan(disbursedLoan(termsOf(heading)), ANY_DAY);
      expect([...state.rows.map(rowCells), totalCells(state.totals)]).toEqual(lines);
    },
  );
});

it("bills a county's 188 contracts of 2024 exactly on 2026-12-20: 64 owe 17,999.06", () => {
  const cases = readVectors("season-bills.txt");
  const bills = cases.map(([principal, year]) => {
    const dates = { signedOn: "2024-08-31", disbursedOn: "2024-11-20" };
    const contract = { principalFen: fenOf(principal), graduationYear: Number(year), ...dates };
    const state = foldLoan(disbursedLoan(standardTerms(contract, policy)), ANY_DAY);
    return billDueOn(state, "2026-12-20")?.payableFen ?? 0n;
  });
  expect(bills.map(formatYuan)).toEqual(cases.map(([, , payable]) => payable));
  expect(bills.length).toBe(188);
  expect(bills.filter((bill) => bill > 0n).length).toBe(64);
  expect(formatYuan(bills.reduce((sum, bill) => sum + bill, 0n))).toBe("17999.06");
});

it("bills a county's running contracts of all cohorts and rate bases exactly in 2026", () => {
  const cases = readVectors("portfolio-bills.txt");
  const billed = cases.map((cells) => {
    const rows = foldLoan(disbursedLoan(portfolioTerms(cells)), ANY_DAY).rows;
    return rows
      .filter((row) => row.dueOn.startsWith("2026"))
      .flatMap((row) => [
        row.dueOn,
        formatYuan(row.payableFen),
        formatYuan(row.interestBorneFen - row.interestWaivedFen),
        formatYuan(row.principalDueFen),
        formatYuan(row.interestSubsidisedFen),
      ]);
  });
  expect(billed).toEqual(cases.map((cells) => cells.slice(8)));
  expect(cases.length).toBe(552);
});

function portfolioTerms(cells: readonly string[]): LoanTerms {
  const [principal, signedOn = "", disbursedOn = "", graduationYear, ...rest] = cells;
  const [subsidyEndsOn = "", maturesOn = "", graceYears, basis = ""] = rest;
  const rateBasis: RateBasis =
    basis === "lpr" || basis === "benchmark" ? basis : { fixedPpm: parseRatePercent(basis) ?? 0n };
  return {
    principalFen: fenOf(principal),
    signedOn,
    disbursedOn,
    graduationYear: Number(graduationYear),
    subsidyEndsOn,
    maturesOn,
    graceYears: Number(graceYears),
    rateBasis,
    instalmentUnit: "yuan",
    dayCount: "ACT/360",
  };
}
