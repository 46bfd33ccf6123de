import { ageOn } from "../identity/index.ts";
import { ageDayOf } from "./academic-year.ts";
import { readId, readName, readPhone } from "./read-person.ts";
import type { ReadId } from "./read-person.ts";
import type { CoBorrower } from "./roster-application.ts";
import type { RowReading } from "./row-reading.ts";

const PARENTS: ReadonlySet<string> = new Set(
  "父亲 母亲 父 母 爸爸 妈妈 养父 养母 继父 继母".split(" "),
);
const FIELDS = [
  "共同借款人姓名",
  "共同借款人关系",
  "共同借款人身份证号",
  "共同借款人手机号",
] as const;

/**
 * Reads the co-borrower's four cells (rulebook 1.2). A first loan and a renewal both need one,
 * since the contract does; ages bind only those who are no parents, and only as a warning.
 */
export function readCoBorrower(
  row: RowReading,
  borrower: ReadId | undefined,
): CoBorrower | undefined {
  const { cells, context, report } = row;
  const missing = FIELDS.filter((field) => cells[field] === "");
  if (missing.length === FIELDS.length) return report(FIELDS[0], "co-borrower.missing");
  for (const field of missing) report(field, "co-borrower.missing");
  if (missing.length > 0) return undefined;

  const [nameField, relationField, idField, phoneField] = FIELDS;
  const name = readName(nameField, cells[nameField], report);
  const relation = cells[relationField];
  const id = readId({ field: idField, text: cells[idField] }, context.businessDate, report);
  const phone = readPhone(phoneField, cells[phoneField], report);
  if (id === undefined) return undefined;
  if (id.idNumber === borrower?.idNumber) return report(idField, "co-borrower.same-person");
  checkAge(row, id, relation);
  if (name === undefined || phone === undefined) return undefined;
  return { name, relation, idNumber: id.idNumber, phone };
}

function checkAge(row: RowReading, id: ReadId, relation: string): void {
  const { academicYear, context, report } = row;
  if (academicYear === undefined) return;
  const field = "共同借款人身份证号";
  const day = ageDayOf(academicYear);
  const age = ageOn(id.birthOn, day);
  const { minYears, maxYears } = context.coBorrowerAge;
  if (age < 18) report(field, "co-borrower.minor", { day });
  else if (PARENTS.has(relation)) return;
  else if (age < minYears) report(field, "co-borrower.under-age", { min: minYears });
  else if (age > maxYears) report(field, "co-borrower.over-age", { max: maxYears });
}
