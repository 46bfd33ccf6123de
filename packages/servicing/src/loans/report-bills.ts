import { businessDate } from "@bursar/database/centres";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import { listLoanIds, loadLoans } from "@bursar/database/loans";
import { yearOf } from "@bursar/domain/calendar";
import { billDueOn, foldLoan, type Loan } from "@bursar/domain/loan";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { toLoan } from "./to-loan.ts";

/** What one contract asks for on one due date; all amounts in fen. */
export interface ReportedBill {
  readonly contractNo: string;
  readonly dueOn: string;
  readonly payableFen: bigint;
  /** Before any waiver. */
  readonly interestBorneFen: bigint;
  readonly principalDueFen: bigint;
  readonly interestSubsidisedFen: bigint;
  readonly interestWaivedFen: bigint;
}

const LOANS_AT_ONCE = 500;

/**
 * Every due date of a year, loan by loan in the order of their contract numbers; those on which
 * the treasury pays everything are there with 0.
 *
 * @param query.onProgress is told how many loans are done, and of how many
 */
export async function reportBills(
  deps: Deps,
  query: {
    readonly context: ActionContext;
    readonly year: number;
    readonly onProgress?: (done: number, total: number) => void;
  },
): Promise<ReportedBill[]> {
  const { context, year, onProgress } = query;
  const bills: ReportedBill[] = [];
  const { ids, policy, today } = await readCentre(deps.db, context, async (tx) => ({
    ids: await listLoanIds(tx),
    policy: await loadPolicy(tx),
    today: await businessDate(tx),
  }));
  for (let from = 0; from < ids.length; from += LOANS_AT_ONCE) {
    onProgress?.(from, ids.length);
    const some = ids.slice(from, from + LOANS_AT_ONCE);
    const stored = await readCentre(deps.db, context, (tx) => loadLoans(tx, some));
    for (const one of stored) {
      const own = billsOf(toLoan(one, policy), { today, year });
      bills.push(...own.map((bill) => ({ contractNo: one.loan.contractNo, ...bill })));
    }
  }
  onProgress?.(ids.length, ids.length);
  return bills.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}

function billsOf(
  loan: Loan,
  { today, year }: { readonly today: string; readonly year: number },
): Omit<ReportedBill, "contractNo">[] {
  const state = foldLoan(loan, today);
  const rows = state.rows.filter((row) => row.contractual && yearOf(row.dueOn) === year);
  return rows.map((row) => ({
    dueOn: row.dueOn,
    payableFen: billDueOn(state, row.dueOn)?.payableFen ?? row.payableFen,
    interestBorneFen: row.interestBorneFen,
    principalDueFen: row.principalDueFen,
    interestSubsidisedFen: row.interestSubsidisedFen,
    interestWaivedFen: row.interestWaivedFen,
  }));
}

function order({ contractNo, dueOn }: ReportedBill): string {
  return `${contractNo} ${dueOn}`;
}
