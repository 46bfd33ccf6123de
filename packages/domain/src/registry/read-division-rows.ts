import { cleanCode, cleanText } from "../identity/index.ts";
import {
  judged,
  registryProblem,
  type RegistryProblem,
  type RegistryReading,
} from "./registry-problem.ts";

export const DIVISION_COLUMNS = ["行政区划代码", "名称"] as const;
/** `现行` unless it says `已撤销`. */
export const DIVISION_OPTIONAL_COLUMNS = ["状态"] as const;

/** A division of GB/T 2260 as a list names it. */
export interface DivisionEntry {
  readonly code: string;
  readonly name: string;
  readonly isCurrent: boolean;
}

type Row = Readonly<Record<string, string>>;

export function readDivisionRows(rows: readonly Row[]): RegistryReading<DivisionEntry>[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const problems: RegistryProblem[] = [];
    const code = cleanCode(row["行政区划代码"] ?? "");
    const name = cleanText(row["名称"] ?? "").replace(/\s/gu, "");
    const isCurrent = !/撤销|历史/u.test(row["状态"] ?? "");
    if (!/^[1-9]\d{5}$/.test(code)) {
      problems.push(registryProblem("行政区划代码", "registry.division-format"));
    } else if (seen.has(code)) {
      problems.push(registryProblem("行政区划代码", "registry.code-twice"));
    }
    seen.add(code);
    // A district may be called by one character and its suffix, and 市辖区 by none.
    if (name === "" || Array.from(name).length > 40 || /[<>]/.test(name)) {
      problems.push(registryProblem("名称", "registry.name-format"));
    }
    return judged({ code, name, isCurrent }, problems);
  });
}
