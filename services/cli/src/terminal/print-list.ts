import type { SharedOptions } from "../program.ts";
import type { Sentence } from "./language.ts";
import type { Shell } from "./shell.ts";
import { codeWord } from "./code-words.ts";
import { groupYuan } from "./group-yuan.ts";
import { textTable } from "./text-table.ts";

type Cell = string | number | null;

/** Rows as JSON, or as a table under their headings; amounts and counts stand to the right. */
export function printList<Key extends string>(
  shell: Shell,
  { json }: SharedOptions,
  list: {
    readonly headings: Readonly<Record<Key, Sentence>>;
    readonly rows: readonly Readonly<Record<Key, Cell>>[];
  },
): void {
  const { headings, rows } = list;
  if (json === true) {
    shell.printJson(rows);
    return;
  }
  const keys = Object.keys(headings) as Key[];
  const align = keys.map((key) => (isNumeric(key) ? ("right" as const) : ("left" as const)));
  const head = keys.map((key) => shell.pick(headings[key]));
  const cells = rows.map((row) =>
    keys.map((key) => {
      const text = String(row[key] ?? "");
      return isNumeric(key) ? groupYuan(text) : shell.pick(codeWord(key, text));
    }),
  );
  shell.print(textTable([head, ...cells], align));
}

const NUMERIC = ["amount", "principal", "interest", "penalty", "given", "computed"];

function isNumeric(key: string): boolean {
  return NUMERIC.includes(key);
}
