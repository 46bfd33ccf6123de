import { applicantHashes, insertApplications } from "@bursar/database/applications";
import { keyedHash, type Tx } from "@bursar/database/connection";
import type { Import, StagedRow } from "@bursar/database/imports";
import type { RosterApplication } from "@bursar/domain/application";
import { newApplicationOf, newBorrowerOf } from "../applications/new-application.ts";
import { ensureBorrowers } from "./ensure-borrowers.ts";

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
  const people = await ensureBorrowers(
    tx,
    fresh.map((row) => newBorrowerOf(applicationOf(row), file.businessOn)),
  );
  await insertApplications(
    tx,
    fresh.map((row) => {
      const application = applicationOf(row);
      return newApplicationOf(application, {
        borrowerId: people.get(application.idNumber)?.id ?? "",
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
