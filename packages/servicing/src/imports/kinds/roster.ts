import { applicantHashes } from "@bursar/database/applications";
import { keyedHash, type Tx } from "@bursar/database/connection";
import { loadUniversities } from "@bursar/database/universities";
import type { Table } from "@bursar/documents/tables";
import {
  amountLimitsFrom,
  readAcademicYear,
  readRosterRows,
  ROSTER_COLUMNS,
  type RosterRowResult,
} from "@bursar/domain/application";
import { cleanCode } from "@bursar/domain/identity";
import { hardshipCategoriesOn, inForce } from "@bursar/domain/policy";
import { loadPolicy } from "../../policies/load-policy.ts";
import { enterApplications } from "../enter-applications.ts";
import type { CheckedRow, ImportDefinition } from "../import-kind.ts";

/** The application roster of a county: each row becomes a submitted application. */
export const roster: ImportDefinition = {
  kind: "roster",
  title: { zh: "申请名册", en: "application roster" },
  path: "rosters",
  permission: "roster.import",
  columns: ROSTER_COLUMNS.map((column) => column.zh),
  maxBytes: 20 * 1024 * 1024,
  maxRows: 50_000,
  // A roster is one day's decision of the counter: half of it would be half a publicity list.
  commit: "atomic",
  check: async (tx, table, { businessOn }) => ({
    slices: [(await readRows(tx, table, businessOn)).map(toCheckedRow)],
  }),
  enter: async (tx, file, rows) => {
    const created = await enterApplications(tx, file, rows);
    return { created, overtaken: rows.length - created };
  },
};

/** Holds every row against the policy, the registers and what the centre already has. */
async function readRows(tx: Tx, table: Table, businessOn: string): Promise<RosterRowResult[]> {
  const policy = await loadPolicy(tx);
  const universities = await loadUniversities(tx);
  const stored = await storedApplicants(tx, table);
  return readRosterRows(table.rows, {
    businessDate: businessOn,
    amountLimits: amountLimitsFrom(policy),
    universityName: (code) => universities.get(code),
    hardshipCategories: hardshipCategoriesOn(policy, businessOn),
    coBorrowerAge: inForce(policy.coBorrowerAge, businessOn).value,
    seen: (academicYear, idNumber) =>
      stored.get(academicYear)?.has(keyedHash(tx.keys, "id-number", idNumber).toString("hex")) ??
      false,
  });
}

function toCheckedRow(result: RosterRowResult): CheckedRow {
  const { verdict, problems } = result;
  if (verdict === "refused") return { verdict, problems };
  const { application } = result;
  return { verdict, problems, content: application, amountFen: application.amountFen };
}

/** Who has an application already, for each academic year that the file names. */
async function storedApplicants(tx: Tx, table: Table): Promise<Map<string, Set<string>>> {
  const cells = new Set(table.rows.map((row) => cleanCode(row["学年"] ?? "")));
  // One query a year, so none for cells that are no year: a shifted column has thousands.
  const years = [...cells].filter((cell) => readAcademicYear(cell) !== undefined);
  const stored = new Map<string, Set<string>>();
  for (const year of years) stored.set(year, await applicantHashes(tx, year));
  return stored;
}
