import type { ImportProgress, RowDifference } from "@bursar/servicing/imports";
import { formatYuan, formatYuanGrouped } from "@bursar/domain/money";
import type { ClearingReport } from "@bursar/domain/repayment";
import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";

/** One data row, counted from 1, and what was found in it. */
export interface RowResult {
  readonly row: number;
  readonly verdict: "accepted" | "warned" | "refused";
  readonly problems: readonly {
    readonly field: string;
    readonly code: string;
    readonly zh: string;
    readonly en: string;
  }[];
}

export interface FileReport {
  readonly file: string;
  readonly sha256: string;
  /** The date against which the rows were held. */
  readonly businessOn: string;
  /** The day whose end the file's balances describe, where it has any. */
  readonly statementOn: string | null;
  readonly rows: number;
  readonly accepted: number;
  readonly warned: number;
  readonly refused: number;
  /** Sum of what the accepted and warned rows count: what they apply for, or still owe. */
  readonly amountFen: bigint;
  readonly unknownColumns: readonly string[];
  readonly results: readonly RowResult[];
  readonly differences: readonly RowDifference[];
  /** The import by which these very bytes took effect, if they did. */
  readonly importId: string | undefined;
  /** Things that this call has brought in; undefined when it has written nothing. */
  readonly created: number | undefined;
  /** How far a commit is that was stopped on the way. */
  readonly progress?: ImportProgress;
  /** What a clearing file comes to. */
  readonly clearing?: ClearingReport;
}

/** The report for programs. */
export function rosterJson(report: FileReport) {
  const { rows, accepted, warned, refused, results, created, importId } = report;
  return {
    rows,
    accepted,
    warned,
    refused,
    amount: formatYuan(report.amountFen),
    unknownColumns: report.unknownColumns,
    sha256: report.sha256,
    businessOn: report.businessOn,
    committed: importId !== undefined,
    changed: created !== undefined,
    created: created ?? 0,
    importId: importId ?? null,
    results: results.map(({ row, verdict, problems }) => ({
      row,
      verdict,
      problems: problems.map(({ field, code, zh, en }) => ({ field, code, zh, en })),
    })),
  };
}

/** The report of a take-over for programs; amounts of differences are balances, else overdue. */
export function portfolioJson(report: FileReport) {
  const { rows, accepted, warned, refused } = report;
  return {
    rows,
    accepted: accepted + warned,
    refused,
    principal: formatYuan(report.amountFen),
    differences: report.differences.map(({ contractNo, givenFen, computedFen }) => ({
      contractNo,
      given: formatYuan(givenFen),
      computed: formatYuan(computedFen),
    })),
  };
}

/** The report of a clearing file for programs (rulebook K30); its counts add up to its rows. */
export function clearingJson({ clearing }: FileReport) {
  if (clearing === undefined) throw new Error("a clearing file has no report");
  const { rows, counts, amountAppliedFen, exceptions } = clearing;
  const { paid, short, over, duplicate, orphan, renamed, held, unreadable } = counts;
  return {
    rows,
    paid,
    short,
    over,
    duplicate,
    orphan,
    renamed,
    amountApplied: formatYuan(amountAppliedFen),
    exceptions: exceptions.map(({ row, serialNo, contractNo, kind, amountFen }) => {
      return { row, serialNo, contractNo, kind, amount: formatYuan(amountFen) };
    }),
    held,
    unreadable,
  };
}

/** The report for people: the counts, then every problem once with the rows that have it. */
export function fileText(shell: Shell, report: FileReport): string {
  const { pick, paint } = shell;
  const counts = [
    [pick({ zh: "行数", en: "Rows" }), String(report.rows)],
    [pick({ zh: "接受", en: "Accepted" }), String(report.accepted)],
    [pick({ zh: "警告", en: "Warned" }), String(report.warned)],
    [pick({ zh: "拒绝", en: "Refused" }), String(report.refused)],
    [pick({ zh: "金额", en: "Amount" }), formatYuanGrouped(report.amountFen)],
  ];
  const lines = [textTable(counts, ["left", "right"])];
  if (report.unknownColumns.length > 0) {
    const list = report.unknownColumns.join(pick({ zh: "、", en: ", " }));
    lines.push(pick({ zh: `忽略的列：${list}`, en: `Columns ignored: ${list}` }));
  }
  const refused = groupProblems(shell, report.results, "refused");
  const warned = groupProblems(shell, report.results, "warned");
  if (refused.length > 0) {
    lines.push("", paint("red", pick({ zh: "拒绝的行", en: "Refused rows" })), ...refused);
  }
  if (warned.length > 0) {
    lines.push("", paint("yellow", pick({ zh: "警告的行", en: "Warned rows" })), ...warned);
  }
  return lines.join("\n");
}

const ROWS_SHOWN = 12;

/** `申请金额 amount.over-cap（第 3、7 行）` and below it what to do. */
function groupProblems(
  { pick, language }: Shell,
  results: readonly RowResult[],
  verdict: RowResult["verdict"],
): string[] {
  const groups = new Map<string, { title: string; sentence: string; rows: number[] }>();
  for (const { row, problems } of results.filter((result) => result.verdict === verdict)) {
    for (const problem of problems) {
      const sentence = problem[language];
      const key = `${problem.field}/${problem.code}/${sentence}`;
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, { title: `${problem.field}  ${problem.code}`, sentence, rows: [row] });
      } else group.rows.push(row);
    }
  }
  return [...groups.values()].flatMap(({ title, sentence, rows }) => {
    const shown = rows.slice(0, ROWS_SHOWN);
    const isLong = rows.length > ROWS_SHOWN;
    const where = pick({
      zh: `第 ${shown.join("、")}${isLong ? ` … 共 ${rows.length}` : ""} 行`,
      en: `rows ${shown.join(", ")}${isLong ? ` … (${rows.length})` : ""}`,
    });
    return [`  ${title}  ${where}`, `    ${sentence}`];
  });
}
