import type { ActionContext } from "@bursar/database/connection";
import { writeXlsx, XLSX_TYPE, type CsvColumn } from "@bursar/documents/tables";
import { groupName } from "@bursar/domain/report";
import type { Deps } from "../deps.ts";
import { reportAnnual, type AnnualReport } from "./report-annual.ts";
import { toAnnualFigures, toRecoveryFigures } from "./report-figures.ts";
import { reportRecovery } from "./report-recovery.ts";

type Rows = readonly Readonly<Record<string, string>>[];

const ANNUAL_COLUMNS: readonly CsvColumn[] = [
  { key: "table", header: "统计项" },
  { key: "group", header: "分组" },
  { key: "contracts", header: "合同数", type: "count" },
  { key: "persons", header: "人数", type: "count" },
  { key: "amount", header: "金额（元）", type: "amount" },
  { key: "average", header: "人均（元）", type: "amount" },
];

const RECOVERY_COLUMNS: readonly CsvColumn[] = [
  { key: "cut", header: "统计日" },
  { key: "table", header: "统计项" },
  { key: "group", header: "分组" },
  { key: "contracts", header: "合同数", type: "count" },
  { key: "persons", header: "人数", type: "count" },
  { key: "due", header: "当年到期本息（元）", type: "amount" },
  { key: "received", header: "已收（元）", type: "amount" },
  { key: "percent", header: "回收率（%）", type: "amount" },
  { key: "oldDue", header: "历年逾期（元）", type: "amount" },
  { key: "oldReceived", header: "历年逾期已收（元）", type: "amount" },
  { key: "overdue", header: "现有逾期（元）", type: "amount" },
];

/** A report as a workbook of typed cells, with the definitions of its figures at the end. */
export async function reportFile(
  deps: Deps,
  query: {
    readonly context: ActionContext;
    readonly year: number;
    readonly report: "annual" | "recovery";
  },
): Promise<{ content: Uint8Array; mediaType: string; fileName: string }> {
  const { report, year } = query;
  const [rows, columns] =
    report === "annual"
      ? [annualRows(await reportAnnual(deps, query)), ANNUAL_COLUMNS]
      : [recoveryRows(toRecoveryFigures(await reportRecovery(deps, query))), RECOVERY_COLUMNS];
  const content = await writeXlsx(rows, columns);
  return { content, mediaType: XLSX_TYPE, fileName: `${report}-${year}.xlsx` };
}

function annualRows(report: AnnualReport): Rows {
  const figures = toAnnualFigures(report);
  const named = (code: string): string => groupName(code, report.categories).zh;
  const tables = {
    当年发放: [figures.disbursed],
    首贷续贷: figures.byKind,
    困难类别: figures.byCategory,
    学历层次: figures.byLevel,
    办学性质: figures.byOwnership,
    隶属: figures.byAffiliation,
    省内外: figures.byPlace,
  };
  const groups = Object.entries(tables).flatMap(([table, rows]) =>
    rows.map(({ group, contracts, persons, amount, average }) => ({
      table,
      group: named(group),
      contracts: String(contracts),
      persons: String(persons),
      amount,
      average: average ?? "",
    })),
  );
  const stages = figures.stages.map(({ stage, contracts, persons, outstanding }) => ({
    table: "贷款阶段（本金余额）",
    group: named(stage),
    contracts: String(contracts),
    persons: String(persons),
    amount: outstanding,
  }));
  const { settlements: _count, ...amounts } = figures.settled;
  const settled = Object.entries(amounts).map(([group, amount]) => ({
    table: "当年结息",
    group: named(group),
    amount,
  }));
  return [...groups, ...stages, ...settled, ...definitionRows(figures)];
}

function recoveryRows(figures: ReturnType<typeof toRecoveryFigures>): Rows {
  const rows = figures.cuts.flatMap((cut) => {
    const tables = {
      全县: [cut.total],
      乡镇: cut.townships,
      毕业年份: cut.graduationYears,
    };
    return Object.entries(tables).flatMap(([table, groups]) =>
      groups.map((one) => ({
        cut: cut.asOf,
        table,
        group: groupName(one.group, {}).zh,
        contracts: String(one.contracts),
        persons: String(one.persons),
        due: one.current.due,
        received: one.current.received,
        percent: one.current.percent ?? "",
        oldDue: one.old.due,
        oldReceived: one.old.received,
        overdue: one.overdue,
      })),
    );
  });
  return [...rows, ...definitionRows(figures)];
}

function definitionRows({
  definitions,
}: {
  readonly definitions: readonly { readonly zh: string }[];
}): Rows {
  return definitions.map(({ zh }) => ({ table: "口径", group: zh }));
}
