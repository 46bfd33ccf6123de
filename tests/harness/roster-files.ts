import { readFileSync } from "node:fs";

const fixture = (name: string): URL => new URL(`../fixtures/${name}`, import.meta.url);

export type RosterRow = Readonly<Record<string, string>>;

const COLUMNS_AND_LINES = readFileSync(fixture("roster-2024.csv"), "utf8")
  .replace(/^\uFEFF/, "")
  .trim()
  .split(/\r?\n/);
const columns = (COLUMNS_AND_LINES[0] ?? "").split(",");

/** The 188 applications of the season 2024, or some of them. No cell of the file needs quotes. */
export function rosterRows(from = 0, count = 188): RosterRow[] {
  return COLUMNS_AND_LINES.slice(1 + from, 1 + from + count).map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
}

/** Rows whose loan owes something on 2026-12-20. */
export function owingRows(from: number, count: number): RosterRow[] {
  const bills = expectedSeasonBills().by_id_number;
  const owing = rosterRows().filter((row) => (row["身份证号"] ?? "") in bills);
  return owing.slice(from, from + count);
}

/** Rows as a roster file. */
export function rosterCsv(rows: readonly RosterRow[]): string {
  const lines = rows.map((row) => columns.map((column) => row[column]).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

/** Thirty rows, each with its own fault or oddity. */
export function dirtyRoster(): Buffer {
  return readFileSync(fixture("roster-dirty.csv"));
}

/** The monthly roster of borrowers' data that says what the application roster said. */
export function borrowerRosterCsv(rows: readonly RosterRow[]): string {
  const headings = ["身份证号", "姓名", "手机号", "学籍状态", "预计毕业年份"];
  const lines = rows.map((row) => {
    const cells: RosterRow = { ...row, 学籍状态: row["学籍状态"] ?? "在读" };
    return headings.map((heading) => cells[heading]).join(",");
  });
  return `${[headings.join(","), ...lines].join("\n")}\n`;
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
