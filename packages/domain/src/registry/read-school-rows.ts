import { cleanCode, cleanText } from "../identity/index.ts";
import {
  judged,
  registryProblem,
  type RegistryProblem,
  type RegistryReading,
} from "./registry-problem.ts";
import { readName } from "./read-university-rows.ts";
import { readSchoolIdentifier } from "./school-code.ts";

export const SCHOOL_COLUMNS = ["学校标识码", "学校名称", "行政区划代码"] as const;

/** A secondary school as a list names it. */
export interface SchoolEntry {
  readonly code: string;
  readonly name: string;
  readonly divisionCode: string;
}

type Row = Readonly<Record<string, string>>;

/** @param isDivision whether there is, or was, a division of this code. */
export function readSchoolRows(
  rows: readonly Row[],
  isDivision: (code: string) => boolean,
): RegistryReading<SchoolEntry>[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const problems: RegistryProblem[] = [];
    const report = (field: string, code: RegistryProblem["code"]): undefined => {
      problems.push(registryProblem(field, code));
    };
    const code = cleanCode(row["学校标识码"] ?? "");
    const reading = readSchoolIdentifier(code);
    if (reading.kind === "invalid") report("学校标识码", `registry.code-${reading.reason}`);
    else if (seen.has(code)) report("学校标识码", "registry.code-twice");
    seen.add(code);
    const name = readName(cleanText(row["学校名称"] ?? ""), report);
    const divisionCode = cleanCode(row["行政区划代码"] ?? "");
    if (!/^\d{6}$/.test(divisionCode)) report("行政区划代码", "registry.division-format");
    else if (!isDivision(divisionCode)) report("行政区划代码", "registry.division-unknown");
    return judged(name === undefined ? undefined : { code, name, divisionCode }, problems);
  });
}
