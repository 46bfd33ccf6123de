import { isPlainDate } from "../calendar/index.ts";
import { Refusal } from "../refusal.ts";
import type { ValueParser } from "./parse-value.ts";
import type { PolicyRow } from "./policy-row.ts";
import type { Dated, Series } from "./policy.ts";

/** Hands out rows by kind and key, each once, so that what is left over is unknown. */
export interface RowReader {
  readonly series: <T>(kind: string, parser: ValueParser<T>, key?: string) => Series<T>;
  readonly keyed: <T>(kind: string, parser: ValueParser<T>) => Record<string, Series<T>>;
  readonly single: <T>(kind: string, parser: ValueParser<T>) => Dated<T>;
  readonly finish: () => void;
}

export function rowReader(rows: readonly PolicyRow[]): RowReader {
  const unread = new Map<string, Map<string, PolicyRow[]>>();
  for (const row of rows) file(unread, row);

  function series<T>(kind: string, parser: ValueParser<T>, key = ""): Series<T> {
    const found = unread.get(kind)?.get(key) ?? [];
    unread.get(kind)?.delete(key);
    if (found.length === 0) throw missing(key === "" ? kind : `${kind}/${key}`);
    const dated = found
      .map((row) => parseRow(row, parser))
      .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
    const twice = dated.find((entry, i) => entry.effectiveFrom === dated[i + 1]?.effectiveFrom);
    if (twice !== undefined) throw duplicate(kind, key, twice.effectiveFrom);
    return dated;
  }

  return {
    series,
    keyed: (kind, parser) => {
      const keys = [...(unread.get(kind)?.keys() ?? [])];
      if (keys.length === 0) throw missing(kind);
      return Object.fromEntries(keys.map((key) => [key, series(kind, parser, key)]));
    },
    single: (kind, parser) => {
      const [first, second] = series(kind, parser);
      if (first === undefined) throw missing(kind);
      if (second !== undefined) throw duplicate(kind, "", second.effectiveFrom);
      return first;
    },
    finish: () => {
      for (const keys of unread.values())
        for (const [row] of keys.values()) if (row !== undefined) throw unknownRow(row);
    },
  };
}

function file(unread: Map<string, Map<string, PolicyRow[]>>, row: PolicyRow): void {
  if (!isPlainDate(row.effectiveFrom)) throw invalid(row, "effectiveFrom must be a date");
  if (row.source.trim() === "") throw invalid(row, "source must name the document it comes from");
  const keys = unread.get(row.kind) ?? new Map<string, PolicyRow[]>();
  unread.set(row.kind, keys);
  keys.set(row.key ?? "", [...(keys.get(row.key ?? "") ?? []), row]);
}

function parseRow<T>(row: PolicyRow, parser: ValueParser<T>): Dated<T> {
  const value = parser.parse(row.value);
  if (value === undefined) throw invalid(row, `value must be ${parser.expected}`);
  return { effectiveFrom: row.effectiveFrom, source: row.source, value };
}

function invalid(row: PolicyRow, problem: string): Refusal {
  const name = nameOf(row);
  return new Refusal("policy.invalid-row", {
    zh: `参数「${name}」不合要求（${problem}），请更正后再提交。`,
    en: `Policy row ${name}: ${problem}; got ${JSON.stringify(row.value)}.`,
    pointer: problem.startsWith("value") ? "/value" : `/${problem.split(" ")[0]}`,
    data: { kind: row.kind, key: row.key, effectiveFrom: row.effectiveFrom },
  });
}

function unknownRow(row: PolicyRow): Refusal {
  return new Refusal("policy.unknown-row", {
    zh: `没有名为「${nameOf(row)}」的参数，请检查参数名称。`,
    en: `Nothing reads policy row ${nameOf(row)}; check its kind and key.`,
    pointer: "/kind",
    data: { kind: row.kind, key: row.key },
  });
}

function duplicate(kind: string, key: string, effectiveFrom: string): Refusal {
  const name = nameOf({ kind, key, effectiveFrom });
  return new Refusal("policy.duplicate-row", {
    zh: `参数「${name}」重复，同一参数同一生效日只能有一条。`,
    en: `Policy row ${name} stands there twice; keep one.`,
    data: { kind, key, effectiveFrom },
  });
}

function missing(name: string): Refusal {
  return new Refusal("policy.missing-row", {
    zh: `缺少参数「${name}」，请补录后重试。`,
    en: `No policy row of ${name}; add at least one.`,
    data: { name },
  });
}

function nameOf(row: Pick<PolicyRow, "kind" | "key" | "effectiveFrom">): string {
  const key = row.key === undefined || row.key === "" ? "" : `/${row.key}`;
  return `${row.kind}${key} ${row.effectiveFrom}`;
}
