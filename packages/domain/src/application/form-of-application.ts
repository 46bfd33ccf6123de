import { formatYuan } from "../money/index.ts";
import { FORM_FIELDS } from "./application-form.ts";
import type { ApplicationForm, FormField } from "./application-form.ts";
import type { DraftContent } from "./draft-content.ts";
import type { RosterApplication } from "./roster-application.ts";

/** A form that was accepted, each value written the one way in which it is stored and compared. */
export function formOfApplication(
  form: ApplicationForm,
  application: RosterApplication,
): ApplicationForm {
  const { coBorrower } = application;
  return {
    ...form,
    academicYear: application.academicYear,
    kind: application.kind,
    channel: form.channel === "remote" ? "remote" : "counter",
    name: application.name,
    sex: application.sex,
    idNumber: application.idNumber,
    phone: application.phone,
    hardshipCategory: application.hardshipCategory,
    universityCode: application.universityCode,
    universityName: "",
    level: application.level,
    programmeYears: String(application.programmeYears),
    entryYear: String(application.entryYear),
    graduationYear: String(application.graduationYear),
    studentNumber: application.studentNumber,
    tuition: formatYuan(application.tuitionFen),
    accommodation: formatYuan(application.accommodationFen),
    amount: formatYuan(application.amountFen).replace(/\.00$/, ""),
    coBorrowerName: coBorrower.name,
    coBorrowerRelation: coBorrower.relation,
    coBorrowerIdNumber: coBorrower.idNumber,
    coBorrowerPhone: coBorrower.phone,
  };
}

/** The draft's fields with the values of a form; where each came from stays. */
export function withValuesOf(content: DraftContent, form: ApplicationForm): DraftContent {
  const fields = FORM_FIELDS.flatMap((field: FormField) => {
    const known = content[field];
    return known === undefined ? [] : [[field, { ...known, value: form[field] }] as const];
  });
  return Object.fromEntries(fields);
}
