import type { StagedProblem } from "@bursar/database/imports";
import { readRefreshRow, REFRESH_COLUMNS } from "@bursar/domain/notice";
import type { CheckedRow, ImportDefinition } from "../import-kind.ts";

/** The monthly roster of borrowers' data: committed, it is what that month's refresh reads. */
export const borrowerRoster: ImportDefinition = {
  kind: "borrower-roster",
  title: { zh: "每月借款人核对名单", en: "monthly roster of borrowers" },
  path: "borrower-rosters",
  permission: "roster.import",
  columns: REFRESH_COLUMNS.map((column) => column.zh),
  maxBytes: 20 * 1024 * 1024,
  maxRows: 50_000,
  commit: "atomic",
  check: (_tx, table, { businessOn }) =>
    Promise.resolve({ slices: [readRows(table.rows, businessOn)] }),
  // Nothing but the file's state: the refresh is a batch of its own.
  enter: () => Promise.resolve({}),
};

function readRows(
  rows: readonly Readonly<Record<string, string>>[],
  reportedOn: string,
): CheckedRow[] {
  const seen = new Set<string>();
  return rows.map((cells): CheckedRow => {
    const reading = readRefreshRow(cells, reportedOn);
    if (reading.kind === "unreadable") {
      return { verdict: "refused", problems: reading.fields.map(unreadable) };
    }
    const { idNumber } = reading.row;
    // Two rows of one person may name two numbers, and nobody here can tell which is right.
    if (seen.has(idNumber)) return { verdict: "refused", problems: [DUPLICATE] };
    seen.add(idNumber);
    return { verdict: "accepted", problems: [], content: reading.row };
  });
}

const DUPLICATE: StagedProblem = {
  field: "身份证号",
  code: "roster.duplicate",
  zh: "这个人在名单里出现了两次，只采用第一行。核对后删去多余的一行。",
  en: "This person stands in the roster twice and the first row counts. Remove the other one.",
};

function unreadable(field: string): StagedProblem {
  return {
    field,
    code: "roster.unreadable",
    zh: `“${field}”读不出来。对照原始名单改正后重新导入。`,
    en: `The column "${field}" can't be read. Correct it from the source and import again.`,
  };
}
