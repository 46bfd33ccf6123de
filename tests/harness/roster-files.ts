import { readFileSync } from "node:fs";

const fixture = (name: string): URL => new URL(`../fixtures/${name}`, import.meta.url);

/** A CSV table in memory: a heading and its rows. */
export interface Roster {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** The 188 applications of the season 2024. No cell of the file needs quotes. */
export function readRoster(): Roster {
  const [head = "", ...lines] = readFileSync(fixture("roster-2024.csv"), "utf8")
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  const columns = head.split(",");
  const rows = lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
  return { columns, rows };
}

/** Some of its rows, from the given one on, as a file. */
export function rosterCsv(part: { from: number; count: number }): string {
  const { columns, rows } = readRoster();
  const lines = rows
    .slice(part.from, part.from + part.count)
    .map((row) => columns.map((column) => row[column]).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

/** Thirty rows, each with its own fault or oddity. */
export function dirtyRoster(): Buffer {
  return readFileSync(fixture("roster-dirty.csv"));
}

/** The monthly roster of borrowers' data that says what the application roster said. */
export function borrowerRosterCsv(
  rows: readonly Readonly<Record<string, string>>[],
  change: Readonly<Record<string, string>> = {},
): string {
  const columns = ["身份证号", "姓名", "手机号", "学籍状态", "预计毕业年份"];
  const lines = rows.map((row) => {
    const cells: Record<string, string | undefined> = { ...row, 学籍状态: "在读", ...change };
    return columns.map((column) => cells[column]).join(",");
  });
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

interface Expected {
  readonly loans: number;
  readonly amount: string;
  readonly by_id_number: Readonly<Record<string, string>>;
}

/** The bills of 2026-12-20 that the whole roster's loans owe, computed outside this product. */
export function expectedSeasonBills(): Expected {
  const expected = JSON.parse(readFileSync(fixture("expected.json"), "utf8")) as {
    "season_bill_2026-12-20": Expected;
  };
  return expected["season_bill_2026-12-20"];
}
