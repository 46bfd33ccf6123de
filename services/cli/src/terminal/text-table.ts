import { displayWidth, padTo } from "../progress/index.ts";

/** Lines up cells in columns, two spaces apart. */
export function textTable(
  rows: readonly (readonly string[])[],
  align: readonly ("left" | "right")[],
): string {
  const widths = align.map((_, column) =>
    Math.max(0, ...rows.map((row) => displayWidth(row[column] ?? ""))),
  );
  const cell = (text: string, column: number): string =>
    padTo(text, widths[column] ?? 0, align[column] === "right" ? "start" : "end");
  return rows.map((row) => row.map(cell).join("  ").trimEnd()).join("\n");
}
