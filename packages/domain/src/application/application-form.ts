import { cleanText } from "../identity/index.ts";

/** The fields of an application, in the order of the form (ux C-03). */
export const FORM_FIELDS = [
  "academicYear",
  "kind",
  "channel",
  "name",
  "sex",
  "ethnicity",
  "idNumber",
  "phone",
  "address",
  "township",
  "householdDivision",
  "contactName",
  "contactPhone",
  "guardianConsent",
  "hardshipCategory",
  "highSchool",
  "universityCode",
  "universityName",
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
  "renewalStatement",
  "coBorrowerName",
  "coBorrowerRelation",
  "coBorrowerIdNumber",
  "coBorrowerPhone",
  "coBorrowerDivision",
] as const;
export type FormField = (typeof FORM_FIELDS)[number];

/** Every field as text, as somebody wrote it or a register says it; `""` where nothing is known. */
export type ApplicationForm = Readonly<Record<FormField, string>>;

/** A form of what is known so far: missing fields are empty, every text is cleaned. */
export function toForm(known: Readonly<Partial<Record<FormField, string>>>): ApplicationForm {
  const entries = FORM_FIELDS.map((field) => [field, cleanText(known[field] ?? "")] as const);
  return Object.fromEntries(entries) as Record<FormField, string>;
}

export function isFormField(name: string): name is FormField {
  return FORM_FIELDS.some((field) => field === name);
}
