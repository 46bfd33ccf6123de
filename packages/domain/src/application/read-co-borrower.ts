import { ageOn } from "../identity/index.ts";
import { ageDayOf } from "./academic-year.ts";
import { readId, readName, readPhone } from "./read-person.ts";
import type { ReadId } from "./read-person.ts";
import { isParent } from "./relation.ts";
import type { CoBorrower } from "./roster-application.ts";
import type { FormReading } from "./form-reading.ts";

const FIELDS = [
  "coBorrowerName",
  "coBorrowerRelation",
  "coBorrowerIdNumber",
  "coBorrowerPhone",
] as const;

/**
 * Reads the co-borrower's four fields (rulebook 1.2). A first loan and a renewal both need one,
 * since the contract does; ages bind only those who are no parents, and only as a warning.
 */
export function readCoBorrower(
  reading: FormReading,
  borrower: ReadId | undefined,
): CoBorrower | undefined {
  const { form, context, report } = reading;
  const missing = FIELDS.filter((field) => form[field] === "");
  if (missing.length === FIELDS.length) return report(FIELDS[0], "co-borrower.missing");
  for (const field of missing) report(field, "co-borrower.missing");
  if (missing.length > 0) return undefined;

  const [nameField, relationField, idField, phoneField] = FIELDS;
  const name = readName(nameField, form[nameField], report);
  const relation = form[relationField];
  const id = readId({ field: idField, text: form[idField] }, context.businessDate, report);
  const phone = readPhone(phoneField, form[phoneField], report);
  if (id === undefined) return undefined;
  if (id.idNumber === borrower?.idNumber) return report(idField, "co-borrower.same-person");
  checkAge(reading, id, relation);
  if (name === undefined || phone === undefined) return undefined;
  return { name, relation, idNumber: id.idNumber, phone };
}

function checkAge(reading: FormReading, id: ReadId, relation: string): void {
  const { academicYear, context, report } = reading;
  if (academicYear === undefined) return;
  const field = "coBorrowerIdNumber";
  const day = ageDayOf(academicYear);
  const age = ageOn(id.birthOn, day);
  const { minYears, maxYears } = context.coBorrowerAge;
  if (age < 18) report(field, "co-borrower.minor", { day });
  else if (isParent(relation)) return;
  else if (age < minYears) report(field, "co-borrower.under-age", { min: minYears });
  else if (age > maxYears) report(field, "co-borrower.over-age", { max: maxYears });
}
