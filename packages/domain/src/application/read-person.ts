import type { PlainDate } from "../calendar/index.ts";
import {
  isMobile,
  normaliseMobile,
  normaliseResidentId,
  readResidentId,
} from "../identity/index.ts";
import type { Sex } from "../identity/index.ts";
import type { FormField } from "./application-form.ts";
import type { ReportProblem } from "./application-problem.ts";

const NAME_LENGTH_MAX = 50;

/** An identity number that passed, with what it says of the person. */
export interface ReadId {
  readonly idNumber: string;
  readonly birthOn: PlainDate;
  readonly sex: Sex;
}

/** Reads an ID number; a birth date after the business date counts as one that does not exist. */
export function readId(
  cell: { readonly field: FormField; readonly text: string },
  businessDate: PlainDate,
  report: ReportProblem,
): ReadId | undefined {
  const idNumber = normaliseResidentId(cell.text);
  if (/^\d(?:\.\d+)?E\+?\d+$/.test(idNumber)) return report(cell.field, "id-number.lost-digits");
  const reading = readResidentId(idNumber);
  if (reading.kind === "invalid") return report(cell.field, `id-number.${reading.reason}`);
  if (reading.birthOn > businessDate) return report(cell.field, "id-number.birth-date");
  return { idNumber, birthOn: reading.birthOn, sex: reading.sex };
}

export function readPhone(
  field: FormField,
  text: string,
  report: ReportProblem,
): string | undefined {
  const phone = normaliseMobile(text);
  return isMobile(phone) ? phone : report(field, "phone.format");
}

/** A name is any text that is not empty: `=HYPERLINK("x")张` is one, and is escaped on export. */
export function readName(
  field: FormField,
  name: string,
  report: ReportProblem,
): string | undefined {
  if (name === "") return report(field, "name.missing");
  if (Array.from(name).length > NAME_LENGTH_MAX) return report(field, "name.too-long");
  return name;
}
