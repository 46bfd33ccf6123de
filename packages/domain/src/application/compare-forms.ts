import type { ApplicationForm, FormField } from "./application-form.ts";

/** Fields that say who a person is, how to reach them, what they study and who answers with them. */
const COMPARED = [
  "name",
  "phone",
  "address",
  "township",
  "hardshipCategory",
  "universityCode",
  "department",
  "major",
  "level",
  "programmeYears",
  "entryYear",
  "graduationYear",
  "studentNumber",
  "tuition",
  "accommodation",
  "amount",
  "coBorrowerName",
  "coBorrowerRelation",
  "coBorrowerIdNumber",
  "coBorrowerPhone",
] as const satisfies readonly FormField[];

/** The fields in which an application differs from an earlier one, in the order of the form. */
export function compareForms(earlier: ApplicationForm, now: ApplicationForm): FormField[] {
  return COMPARED.filter((field) => earlier[field] !== now[field] && earlier[field] !== "");
}
