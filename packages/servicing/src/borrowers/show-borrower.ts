import {
  listConflictsOfBorrower,
  listFiledApplications,
  loadBorrowers,
  type Borrower,
  type FiledApplication,
  type LoanState,
  type RefreshConflict,
} from "@bursar/database/borrowers";
import { businessDate } from "@bursar/database/centres";
import { readCentre, type ActionContext, type Tx } from "@bursar/database/connection";
import { listLoansOfBorrower, type LoanRow } from "@bursar/database/loans";
import { loadFoundContracts, type FoundContract } from "@bursar/database/search";
import { findUniversity } from "@bursar/database/universities";
import { foldLoan, nextBill, type Bill, type Loan } from "@bursar/domain/loan";
import type { Deps } from "../deps.ts";
import { toLoan } from "../loans/to-loan.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse } from "../refuse.ts";

/** A loan in a borrower's file: where it stands on the business date. */
export interface FiledLoan {
  readonly loan: LoanRow;
  /** Undefined for a loan that the engine can't compute and batches set aside. */
  readonly figures: LoanFigures | undefined;
}

export interface LoanFigures {
  readonly outstandingFen: bigint;
  readonly nextBill: Bill | undefined;
}

/** Everything that is on file of one person, personal data in clear: the route masks it. */
export interface BorrowerFile {
  readonly borrower: Borrower;
  readonly universityName: string | null;
  readonly loanState: LoanState;
  readonly applications: readonly FiledApplication[];
  readonly contracts: readonly FoundContract[];
  readonly loans: readonly FiledLoan[];
  readonly openConflicts: readonly RefreshConflict[];
}

/** Nobody has more: one a year of study. */
const CONTRACTS_MAX = 50;

/** @throws Refusal `borrower.not-found` */
export async function showBorrower(
  deps: Deps,
  query: { context: ActionContext; borrowerId: string },
): Promise<BorrowerFile> {
  return readCentre(deps.db, query.context, async (tx) => {
    const { borrowerId } = query;
    const borrower = (await loadBorrowers(tx, [borrowerId])).get(borrowerId);
    if (borrower === undefined) throw refuse("borrower.not-found");
    const on = await businessDate(tx);
    const loans = await standingsOn(tx, borrowerId, on);
    const isOpen = loans.some(({ loan }) => loan.maturesOn >= on);
    const contracts = { contractIds: [], borrowerIds: [borrowerId] };
    return {
      borrower,
      universityName: (await findUniversity(tx, borrower.universityCode))?.name ?? null,
      loanState: loans.length === 0 ? "none" : isOpen ? "open" : "ended",
      applications: await listFiledApplications(tx, borrowerId),
      contracts: await loadFoundContracts(tx, contracts, CONTRACTS_MAX),
      loans,
      openConflicts: await listConflictsOfBorrower(tx, borrowerId),
    };
  });
}

async function standingsOn(tx: Tx, borrowerId: string, on: string): Promise<FiledLoan[]> {
  const stored = await listLoansOfBorrower(tx, borrowerId);
  if (stored.length === 0) return [];
  const policy = await loadPolicy(tx);
  return stored.map((one) => ({ loan: one.loan, figures: figuresOn(toLoan(one, policy), on) }));
}

/** One broken loan must not keep the rest of the file from the counter. */
function figuresOn(loan: Loan, on: string): LoanFigures | undefined {
  try {
    const state = foldLoan(loan, on);
    return {
      outstandingFen: state.position.principalOutstandingFen,
      nextBill: nextBill(state, on),
    };
  } catch {
    return undefined;
  }
}
