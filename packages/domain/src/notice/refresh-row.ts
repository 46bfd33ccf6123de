import type { PlainDate } from "../calendar/index.ts";
import {
  cleanCode,
  cleanText,
  isMobile,
  normaliseMobile,
  normaliseResidentId,
  readResidentId,
} from "../identity/index.ts";

/** The headings of the monthly roster that refreshes borrowers' data. */
export const REFRESH_COLUMNS = [
  { zh: "身份证号", en: "ID number" },
  { zh: "姓名", en: "name" },
  { zh: "手机号", en: "mobile number" },
  { zh: "学籍状态", en: "enrolment" },
  { zh: "预计毕业年份", en: "expected graduation year" },
] as const;

export type RefreshField = (typeof REFRESH_COLUMNS)[number]["zh"];

/** Whether a person studies, as a roster says it. */
export type Enrolment = "in-school" | "graduated" | "left";

const ENROLMENTS: ReadonlyMap<string, Enrolment> = new Map([
  ["在读", "in-school"],
  ["在校", "in-school"],
  ["已毕业", "graduated"],
  ["毕业", "graduated"],
  ["已离校", "left"],
  ["退学", "left"],
]);

/** One person as the roster reports them. */
export interface RefreshRow {
  readonly idNumber: string;
  readonly name: string;
  /** `undefined` where the cell is empty: a roster without a number says nothing about it. */
  readonly phone: string | undefined;
  readonly enrolment: Enrolment;
  readonly graduationYear: number;
  /** Day to which the roster's data belong. */
  readonly reportedOn: PlainDate;
}

export type RefreshRowReading =
  | { readonly kind: "row"; readonly row: RefreshRow }
  | { readonly kind: "unreadable"; readonly fields: readonly RefreshField[] };

/** Reads one row; cells that can't be understood make the row wait for an officer. */
export function readRefreshRow(
  cells: Readonly<Record<string, string>>,
  reportedOn: PlainDate,
): RefreshRowReading {
  const cell = (field: RefreshField): string => cells[field] ?? "";
  const idNumber = normaliseResidentId(cell("身份证号"));
  const name = cleanText(cell("姓名"));
  const phone = normaliseMobile(cell("手机号"));
  const enrolment = ENROLMENTS.get(cleanText(cell("学籍状态")));
  const year = cleanCode(cell("预计毕业年份"));
  const isGood: Readonly<Record<RefreshField, boolean>> = {
    身份证号: readResidentId(idNumber).kind === "valid",
    姓名: name !== "",
    手机号: phone === "" || isMobile(phone),
    学籍状态: enrolment !== undefined,
    预计毕业年份: /^20\d{2}$/.test(year),
  };
  const fields = REFRESH_COLUMNS.map(({ zh }) => zh).filter((field) => !isGood[field]);
  if (fields.length > 0 || enrolment === undefined) return { kind: "unreadable", fields };
  const row = { idNumber, name, enrolment, graduationYear: Number(year), reportedOn };
  return { kind: "row", row: { ...row, phone: phone === "" ? undefined : phone } };
}
