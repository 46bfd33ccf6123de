/** What is wrong or worth knowing about one cell of a registry's file. */
export interface RegistryProblem {
  /** The column. */
  readonly field: string;
  readonly code: RegistryProblemCode;
  readonly zh: string;
  readonly en: string;
}

const TEXTS = {
  "registry.code-format": {
    zh: "学校标识码应为10位数字（高校以41或42开头，高中以34、36开头）。对照教育部名单改正。",
    en: "A school's code has 10 digits (41 or 42 for universities, 34 or 36 for secondary schools). Correct it from the ministry's list.",
  },
  "registry.code-province": {
    zh: "代码中的省份不存在。对照教育部名单改正。",
    en: "There is no province of these digits. Correct the code from the ministry's list.",
  },
  "registry.code-twice": {
    zh: "这个代码在文件里出现了不止一次，只采用第一行。核对后删去多余的一行。",
    en: "This code stands in the file more than once and the first row counts. Remove the others.",
  },
  "registry.name-format": {
    zh: "名称应为2至60个字。补上或改正。",
    en: "A name has 2 to 60 characters. Add or correct it.",
  },
  "registry.level-unknown": {
    zh: "办学层次应为本科或专科；这一行先不记层次。",
    en: "A level is 本科 or 专科; none is noted for this row.",
  },
  "registry.renamed": {
    zh: "校名有变化；原校名会保留，仍能按它查到。",
    en: "The name has changed; the former one is kept and still finds it.",
  },
  "registry.merged-format": {
    zh: "并入学校的代码读不出来。填它的10位学校标识码或5位代码。",
    en: "The code of the school it went into can't be read. Give its 10-digit or 5-digit code.",
  },
  "registry.division-unknown": {
    zh: "没有这个行政区划代码。对照国标改正，或先导入新的区划表。",
    en: "There is no division of this code. Correct it, or import the newer list of divisions first.",
  },
  "registry.division-format": {
    zh: "行政区划代码应为6位数字。",
    en: "A division's code has 6 digits.",
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export type RegistryProblemCode = keyof typeof TEXTS;

/** Codes that warn and don't keep the row out. */
const WARNINGS: ReadonlySet<RegistryProblemCode> = new Set([
  "registry.level-unknown",
  "registry.renamed",
]);

export function registryProblem(field: string, code: RegistryProblemCode): RegistryProblem {
  return { field, code, ...TEXTS[code] };
}

/** A row of a registry's file, read. */
export type RegistryReading<T> =
  | {
      readonly verdict: "accepted" | "warned";
      readonly problems: readonly RegistryProblem[];
      /** Absent for a line that only groups those below it, such as `北京市（92所）`. */
      readonly entry?: T;
    }
  | { readonly verdict: "refused"; readonly problems: readonly RegistryProblem[] };

export function judged<T>(
  entry: T | undefined,
  problems: readonly RegistryProblem[],
): RegistryReading<T> {
  const isRefused = entry === undefined || problems.some(({ code }) => !WARNINGS.has(code));
  if (isRefused) return { verdict: "refused", problems };
  return { verdict: problems.length === 0 ? "accepted" : "warned", problems, entry };
}
