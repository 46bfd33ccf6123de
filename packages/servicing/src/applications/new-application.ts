import type { NewApplication } from "@bursar/database/applications";
import type { NewBorrower } from "@bursar/database/borrowers";
import { nameKey } from "@bursar/domain/application";
import type { RosterApplication } from "@bursar/domain/application";

/** Where an application comes from and what only its way in knows. */
type ApplicationOrigin = Pick<
  NewApplication,
  "borrowerId" | "warnings" | "submittedOn" | "makerId"
> &
  Partial<
    Pick<
      NewApplication,
      | "importId"
      | "channel"
      | "content"
      | "idNumberSource"
      | "changedFields"
      | "acknowledged"
      | "fileUpdates"
      | "guardianConsentOn"
      | "enteredBy"
      | "editors"
    >
  >;

/** The borrower as the application states them, who is new to the centre. */
export function newBorrowerOf(person: RosterApplication, confirmedOn: string): NewBorrower {
  return {
    name: person.name,
    sex: person.sex,
    ethnicity: person.ethnicity,
    township: person.township,
    idNumber: person.idNumber,
    phone: person.phone,
    phoneSource: "borrower",
    phoneSince: confirmedOn,
    phoneConfirmedOn: confirmedOn,
    graduationYear: person.graduationYear,
    universityCode: person.universityCode,
  };
}

/** What is stored of an application that the rules have read. */
export function newApplicationOf(
  application: RosterApplication,
  origin: ApplicationOrigin,
): NewApplication {
  return {
    ...origin,
    editors: origin.editors ?? [origin.makerId],
    status: "submitted",
    academicYear: application.academicYear,
    kind: application.kind,
    amountFen: application.amountFen,
    hardshipCategory: application.hardshipCategory,
    highSchool: application.highSchool,
    universityCode: application.universityCode,
    department: application.department,
    major: application.major,
    level: application.level,
    programmeYears: application.programmeYears,
    entryYear: application.entryYear,
    graduationYear: application.graduationYear,
    studentNumber: application.studentNumber,
    tuitionFen: application.tuitionFen,
    accommodationFen: application.accommodationFen,
    coBorrowerName: application.coBorrower.name,
    coBorrowerRelation: application.coBorrower.relation,
    coBorrowerIdNumber: application.coBorrower.idNumber,
    coBorrowerPhone: application.coBorrower.phone,
    applicant: {
      nameKey: nameKey(application.name),
      birthOn: application.birthOn,
      phone: application.phone,
    },
  };
}
