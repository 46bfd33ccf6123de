import { cleanCode, cleanText } from "../identity/index.ts";
import {
  judged,
  registryProblem,
  type RegistryProblem,
  type RegistryReading,
} from "./registry-problem.ts";
import { readUniversityIdentifier } from "./school-code.ts";

/** Headings of the ministry's yearly list that must be there. */
export const UNIVERSITY_COLUMNS = ["学校名称", "学校标识码"] as const;

/** Those that are read where they are there; the last two are ours. */
export const UNIVERSITY_OPTIONAL_COLUMNS = [
  "序号",
  "主管部门",
  "所在地",
  "办学层次",
  "备注",
  "简称",
  "并入学校标识码",
] as const;

/** A university as a list names it. */
export interface UniversityEntry {
  readonly code: string;
  readonly name: string;
  readonly identifier?: string;
  readonly kind: "regular" | "adult";
  readonly provinceCode?: string;
  readonly department?: string;
  readonly location?: string;
  readonly level?: "undergraduate" | "junior-college";
  readonly ownership: "public" | "private" | "joint";
  readonly mergedIntoCode?: string;
  readonly shortNames: readonly string[];
}

type Row = Readonly<Record<string, string>>;

/**
 * Reads the rows of a list of universities in order.
 *
 * @param nameOf the name under which a code is registered now, for the word that it has changed.
 */
export function readUniversityRows(
  rows: readonly Row[],
  nameOf: (code: string) => string | undefined,
): RegistryReading<UniversityEntry>[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    if (isHeading(row)) return { verdict: "accepted", problems: [] };
    const problems: RegistryProblem[] = [];
    const report = (field: string, code: RegistryProblem["code"]): undefined => {
      problems.push(registryProblem(field, code));
    };
    const entry = readEntry(row, report);
    if (entry !== undefined) {
      if (seen.has(entry.code)) report("学校标识码", "registry.code-twice");
      seen.add(entry.code);
      const known = nameOf(entry.code);
      if (known !== undefined && known !== entry.name) report("学校名称", "registry.renamed");
    }
    return judged(entry, problems);
  });
}

/** `北京市（92所）`: the lists are grouped by province. */
function isHeading(row: Row): boolean {
  return UNIVERSITY_COLUMNS.every((column) => cleanText(row[column] ?? "") === "");
}

type Report = (field: string, code: RegistryProblem["code"]) => undefined;

function readEntry(row: Row, report: Report): UniversityEntry | undefined {
  const cell = (column: string): string => cleanText(row[column] ?? "");
  const code = readCode(cleanCode(row["学校标识码"] ?? ""), report);
  const name = readName(cell("学校名称"), report);
  const merged = readMerged(cleanCode(row["并入学校标识码"] ?? ""), report);
  if (code === undefined || name === undefined) return undefined;
  const level = readLevel(cell("办学层次"), report);
  return {
    ...code,
    name,
    ownership: ownershipOf(cell("备注")),
    shortNames: cell("简称")
      .split(/[、,，;；\s]+/u)
      .filter((short) => short !== "" && short !== name),
    ...given("department", cell("主管部门")),
    ...given("location", cell("所在地")),
    ...(level !== undefined && { level }),
    ...(merged !== undefined && { mergedIntoCode: merged }),
  };
}

function given<K extends string>(key: K, text: string): Partial<Record<K, string>> {
  return text === "" ? {} : ({ [key]: text } as Partial<Record<K, string>>);
}

type Code = Pick<UniversityEntry, "code" | "kind" | "identifier" | "provinceCode">;

/** The ten digits of the ministry, or the five of a list that was shortened. */
function readCode(text: string, report: Report): Code | undefined {
  if (/^\d{5}$/.test(text)) return { code: text, kind: "regular" };
  const reading = readUniversityIdentifier(text);
  if (reading.kind !== "invalid") return { ...reading, identifier: text };
  const reason = reading.reason === "province" ? "registry.code-province" : "registry.code-format";
  return report("学校标识码", reason);
}

export function readName(text: string, report: Report, field = "学校名称"): string | undefined {
  const length = Array.from(text).length;
  const isName = length >= 2 && length <= 60 && !/[<>]/.test(text);
  return isName ? text : report(field, "registry.name-format");
}

function readMerged(text: string, report: Report): string | undefined {
  if (text === "") return undefined;
  if (/^\d{5}$/.test(text)) return text;
  const reading = readUniversityIdentifier(text);
  if (reading.kind !== "invalid") return reading.code;
  return report("并入学校标识码", "registry.merged-format");
}

function readLevel(text: string, report: Report): UniversityEntry["level"] {
  if (text === "") return undefined;
  if (text.includes("本科")) return "undergraduate";
  if (/专科|高职/u.test(text)) return "junior-college";
  return report("办学层次", "registry.level-unknown");
}

/** Of the remarks of the ministry's list; public schools have none. */
function ownershipOf(remark: string): UniversityEntry["ownership"] {
  if (remark.includes("合作办学")) return "joint";
  return remark.includes("民办") ? "private" : "public";
}
