import { applicantHashes } from "@bursar/database/applications";
import { businessDate } from "@bursar/database/centres";
import { keyedHash, type Tx } from "@bursar/database/connection";
import { loadUniversities } from "@bursar/database/universities";
import { readTable, type Table } from "@bursar/documents/tables";
import {
  amountLimitsFrom,
  readAcademicYear,
  readRosterRows,
  ROSTER_COLUMNS,
  type RosterRowResult,
} from "@bursar/domain/application";
import { cleanCode } from "@bursar/domain/identity";
import { hardshipCategoriesOn, inForce } from "@bursar/domain/policy";
import { loadPolicy } from "../policies/load-policy.ts";

export const ROSTER_MAX_BYTES = 20 * 1024 * 1024;

export interface RosterFile {
  readonly path: string;
  readonly fileName: string;
}

/** A roster that was read and held against the rules; nothing is written. */
export interface CheckedRoster {
  readonly sha256: string;
  readonly businessOn: string;
  readonly rows: number;
  readonly accepted: number;
  readonly warned: number;
  readonly refused: number;
  /** Sum of what the accepted and warned rows apply for. */
  readonly amountFen: bigint;
  readonly unknownColumns: readonly string[];
  /** One result a data row, in the file's order. */
  readonly results: readonly RosterRowResult[];
}

/** Reads the file, outside of any transaction. @throws Refusal `file.…` */
export function readRosterTable(file: RosterFile): Promise<Table> {
  return readTable(
    { path: file.path },
    { requiredColumns: ROSTER_COLUMNS.map((column) => column.zh), maxBytes: ROSTER_MAX_BYTES },
  );
}

/** Checks every row against the policy, the registers and what the centre already has. */
export async function checkRoster(tx: Tx, table: Table): Promise<CheckedRoster> {
  const policy = await loadPolicy(tx);
  const universities = await loadUniversities(tx);
  const businessOn = await businessDate(tx);
  const stored = await storedApplicants(tx, table);
  const results = readRosterRows(table.rows, {
    businessDate: businessOn,
    amountLimits: amountLimitsFrom(policy),
    universityName: (code) => universities.get(code),
    hardshipCategories: hardshipCategoriesOn(policy, businessOn),
    coBorrowerAge: inForce(policy.coBorrowerAge, businessOn).value,
    seen: (academicYear, idNumber) =>
      stored.get(academicYear)?.has(keyedHash(tx.keys, "id-number", idNumber).toString("hex")) ??
      false,
  });
  const { sha256, unknownColumns } = table;
  return { sha256, businessOn, unknownColumns, results, ...count(results) };
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

function count(results: readonly RosterRowResult[]) {
  const having = (verdict: string): number =>
    results.filter((result) => result.verdict === verdict).length;
  let amountFen = 0n;
  for (const result of results) {
    if (result.verdict !== "refused") amountFen += result.application.amountFen;
  }
  return {
    rows: results.length,
    accepted: having("accepted"),
    warned: having("warned"),
    refused: having("refused"),
    amountFen,
  };
}
