import {
  applicantHashes,
  insertApplications,
  type NewApplication,
} from "@bursar/database/applications";
import { findBorrowersByIdNumber, insertBorrowers } from "@bursar/database/borrowers";
import { addLocators } from "@bursar/database/centres";
import { keyedHash, type Tx } from "@bursar/database/connection";
import type { Import, StagedRow } from "@bursar/database/imports";
import type { RosterApplication } from "@bursar/domain/application";

/**
 * Turns the accepted and warned rows of a staged roster into submitted applications. Rows of
 * people who got an application of that year since the file was staged are left out.
 *
 * @returns how many applications were created.
 */
export async function enterApplications(
  tx: Tx,
  file: Import,
  rows: readonly StagedRow[],
): Promise<number> {
  const fresh = await withoutOvertaken(tx, rows);
  const people = await ensureBorrowers(tx, fresh.map(applicationOf), file.businessOn);
  await insertApplications(
    tx,
    fresh.map((row) => {
      const application = applicationOf(row);
      return toNewApplication(application, {
        borrowerId: people.get(application.idNumber) ?? "",
        warnings: row.problems.map((problem) => problem.code),
        importId: file.id,
        submittedOn: file.businessOn,
        makerId: file.stagedBy,
      });
    }),
  );
  return fresh.length;
}

/** What staging sealed is what comes back: the same build wrote and reads it. */
function applicationOf(row: StagedRow): RosterApplication {
  return row.content as RosterApplication;
}

async function withoutOvertaken(tx: Tx, rows: readonly StagedRow[]): Promise<StagedRow[]> {
  const years = new Set(rows.map((row) => applicationOf(row).academicYear));
  const taken = new Set<string>();
  for (const year of years) {
    for (const hash of await applicantHashes(tx, year)) taken.add(`${year}/${hash}`);
  }
  return rows.filter((row) => {
    const { academicYear, idNumber } = applicationOf(row);
    const hash = keyedHash(tx.keys, "id-number", idNumber).toString("hex");
    return !taken.has(`${academicYear}/${hash}`);
  });
}

/** The borrower's id by ID number, for all of them; those who are new here are added. */
async function ensureBorrowers(
  tx: Tx,
  applications: readonly RosterApplication[],
  confirmedOn: string,
): Promise<Map<string, string>> {
  const people = new Map(applications.map((application) => [application.idNumber, application]));
  const known = await findBorrowersByIdNumber(tx, [...people.keys()]);
  const added = [...people.values()].filter((person) => !known.has(person.idNumber));
  const ids = await insertBorrowers(
    tx,
    added.map((person) => ({
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
    })),
  );
  await addLocators(
    tx,
    added.map((person) => ({ kind: "id-number", value: person.idNumber })),
  );
  return new Map([
    ...[...known].map(([idNumber, person]) => [idNumber, person.id] as const),
    ...added.map((person, index) => [person.idNumber, ids[index] ?? ""] as const),
  ]);
}

function toNewApplication(
  application: RosterApplication,
  origin: Pick<NewApplication, "borrowerId" | "warnings" | "importId" | "submittedOn" | "makerId">,
): NewApplication {
  return {
    ...origin,
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
  };
}
