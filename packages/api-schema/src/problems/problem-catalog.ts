import { retentionProblems } from "./retention-problems.ts";
import { applicationProblems } from "./application-problems.ts";
import { archiveProblems } from "./archive-problems.ts";
import { authProblems } from "./auth-problems.ts";
import { batchProblems } from "./batch-problems.ts";
import { borrowerProblems } from "./borrower-problems.ts";
import { centreProblems } from "./centre-problems.ts";
import { changeProblems } from "./change-problems.ts";
import { claimProblems } from "./claim-problems.ts";
import { collectionProblems } from "./collection-problems.ts";
import { contractProblems } from "./contract-problems.ts";
import { documentProblems } from "./document-problems.ts";
import { fileProblems } from "./file-problems.ts";
import { hardshipProblems } from "./hardship-problems.ts";
import { guardianConsentProblems } from "./guardian-consent-problems.ts";
import { importProblems } from "./import-problems.ts";
import { lenderBookProblems } from "./lender-book-problems.ts";
import { loanProblems } from "./loan-problems.ts";
import { policyProblems } from "./policy-problems.ts";
import { preApplicationProblems } from "./pre-application-problems.ts";
import type { ProblemRow, ProblemTable } from "./problem-row.ts";
import { publicityProblems } from "./publicity-problems.ts";
import { repaymentProblems } from "./repayment-problems.ts";
import { reversalProblems } from "./reversal-problems.ts";
import { requestProblems } from "./request-problems.ts";
import { revealProblems } from "./reveal-problems.ts";
import { serviceKeyProblems } from "./service-key-problems.ts";
import { servicingEventProblems } from "./servicing-event-problems.ts";
import { staffProblems } from "./staff-problems.ts";
import { statementProblems } from "./statement-problems.ts";
import { universityProblems } from "./university-problems.ts";

/**
 * Tables of the whole product. A new code is one row in one of them; a new noun gets a file of
 * its own and one entry here.
 */
const tables: readonly ProblemTable[] = [
  requestProblems,
  authProblems,
  staffProblems,
  serviceKeyProblems,
  fileProblems,
  applicationProblems,
  borrowerProblems,
  universityProblems,
  revealProblems,
  importProblems,
  contractProblems,
  documentProblems,
  archiveProblems,
  changeProblems,
  guardianConsentProblems,
  loanProblems,
  collectionProblems,
  servicingEventProblems,
  repaymentProblems,
  reversalProblems,
  lenderBookProblems,
  statementProblems,
  batchProblems,
  centreProblems,
  policyProblems,
  preApplicationProblems,
  publicityProblems,
  hardshipProblems,
  retentionProblems,
  claimProblems,
];

const CODE = /^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/;

/** Joins tables into one; throws when a code stands twice or isn't `noun.reason`. */
export function joinTables(parts: readonly ProblemTable[]): ReadonlyMap<string, ProblemRow> {
  const rows = new Map<string, ProblemRow>();
  for (const [code, row] of parts.flatMap((part) => Object.entries(part))) {
    if (!CODE.test(code)) throw new Error(`The code ${code} isn't noun.reason`);
    if (rows.has(code)) throw new Error(`The code ${code} stands twice`);
    rows.set(code, row);
  }
  return rows;
}

/** Every error code with its status, titles and help, in the tables' order. */
export const problemCatalog: ReadonlyMap<string, ProblemRow> = joinTables(tables);
