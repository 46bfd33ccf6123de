import { businessDate } from "@bursar/database/centres";
import { keyedHash, type Tx } from "@bursar/database/connection";
import type { Import, StagedRow } from "@bursar/database/imports";
import { insertPreApplications, preApplicantHashes } from "@bursar/database/pre-applications";
import type { Table } from "@bursar/documents/tables";
import { readAcademicYear } from "@bursar/domain/application";
import { cleanCode } from "@bursar/domain/identity";
import {
  decideWindow,
  preApplicationCategoriesOn,
  readPreApplicationRows,
  windowsOf,
  type PreApplicationEntry,
  type PreApplicationRowResult,
} from "@bursar/domain/pre-application";
import { loadPolicy } from "../policies/load-policy.ts";
import { refused } from "../refuse.ts";
import { requireWindow } from "./require-window.ts";

/**
 * Holds the rows of a school's roster against the rules and against what the centre has. A file
 * none of whose years can be brought in today is refused as a whole, with what is possible.
 *
 * @throws Refusal `pre-application.not-open-yet`, `pre-application.bulk-closed`,
 * `pre-application.closed`.
 */
export async function checkPreApplicationRows(
  tx: Tx,
  table: Table,
  businessOn: string,
): Promise<PreApplicationRowResult[]> {
  const policy = await loadPolicy(tx);
  const cells = new Set(table.rows.map((row) => cleanCode(row["学年"] ?? "")));
  const years = [...cells].flatMap((cell) => readAcademicYear(cell) ?? []);
  const decided = years.map((year) => ({
    year: year.text,
    decision: decideWindow(windowsOf(policy, year), {
      on: businessOn,
      step: "register",
      bulk: true,
    }),
  }));
  const open = new Map<string, Set<string>>();
  for (const { year, decision } of decided) {
    if (decision.kind === "open") open.set(year, await preApplicantHashes(tx, year));
  }
  const closed = decided.map(({ decision }) => decision).find(({ kind }) => kind === "refused");
  if (open.size === 0 && closed?.kind === "refused") throw refused(closed);
  return readPreApplicationRows(table.rows, {
    businessDate: businessOn,
    categories: preApplicationCategoriesOn(policy, businessOn),
    isOpen: (year) => open.has(year),
    seen: (year, idNumber) =>
      open.get(year)?.has(keyedHash(tx.keys, "id-number", idNumber).toString("hex")) ?? false,
  });
}

/**
 * Turns the accepted and warned rows into pre-applications that their school has approved. People
 * who got one of that year since the file was staged are left out.
 *
 * @returns how many were created.
 */
export async function enterPreApplicationRows(
  tx: Tx,
  file: Import,
  rows: readonly StagedRow[],
): Promise<number> {
  const on = await businessDate(tx);
  const taken = new Map<string, Set<string>>();
  for (const year of new Set(rows.map((row) => entryOf(row).academicYear))) {
    await requireWindow(tx, year, { on, step: "register", bulk: true });
    taken.set(year, await preApplicantHashes(tx, year));
  }
  const fresh = rows.filter((row) => {
    const { academicYear, idNumber } = entryOf(row);
    const hash = keyedHash(tx.keys, "id-number", idNumber).toString("hex");
    return taken.get(academicYear)?.has(hash) !== true;
  });
  await insertPreApplications(
    tx,
    fresh.map((row) => ({
      entry: entryOf(row),
      warnings: row.problems.map(({ code }) => code),
      // The file is the list that the school has stamped.
      status: "school-approved",
      importId: file.id,
      makerId: file.stagedBy,
      enteredOn: on,
      schoolApprovedOn: file.businessOn,
    })),
  );
  return fresh.length;
}

/** What the check sealed is what comes back: the same build wrote and reads it. */
function entryOf(row: StagedRow): PreApplicationEntry {
  return row.content as PreApplicationEntry;
}
