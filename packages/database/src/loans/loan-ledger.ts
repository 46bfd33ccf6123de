import { and, asc, eq, gt, inArray, sql, type SQL } from "drizzle-orm";
import { borrowers } from "../borrowers/tables.ts";
import type { Tx } from "../connection/index.ts";
import { loadLoans, type StoredLoan } from "./loans.ts";
import { loans, loanStandings } from "./tables.ts";

/** Loans with their facts by contract number; those that are not here are left out. */
export async function findLoansByContractNo(
  tx: Tx,
  contractNos: readonly string[],
): Promise<ReadonlyMap<string, StoredLoan>> {
  if (contractNos.length === 0) return new Map();
  const rows = await tx.orm
    .select({ id: loans.id })
    .from(loans)
    .where(and(eq(loans.centreId, tx.centreId), inArray(loans.contractNo, [...contractNos])));
  const stored = await loadLoans(
    tx,
    rows.map(({ id }) => id),
  );
  return new Map(stored.map((one) => [one.loan.contractNo, one]));
}

/** Which loans of the ledger are meant; all of them without anything. */
export interface LedgerFilter {
  readonly phase?: "in-school" | "grace" | "repayment" | "settled" | undefined;
  /** Only loans with something overdue. */
  readonly overdue?: boolean | undefined;
  readonly classification?: string | undefined;
  /** The next settlement lies between these days, both included. */
  readonly dueFrom?: string | undefined;
  readonly dueTo?: string | undefined;
  readonly township?: string | undefined;
  readonly universityCode?: string | undefined;
  readonly graduationYear?: number | undefined;
  /** Principal outstanding between these, both included. */
  readonly balanceFromFen?: bigint | undefined;
  readonly balanceToFen?: bigint | undefined;
}

/** A line of the ledger of loans. */
export interface LedgerLine {
  readonly id: string;
  readonly contractNo: string;
  readonly borrowerName: string;
  readonly township: string;
  readonly universityCode: string;
  readonly graduationYear: number;
  readonly principalFen: bigint;
  readonly maturesOn: string;
  readonly standing: typeof loanStandings.$inferSelect;
}

function whereOf(tx: Tx, filter: LedgerFilter): SQL | undefined {
  const s = loanStandings;
  const when = <T>(value: T | undefined, condition: (given: T) => SQL): SQL | undefined =>
    value === undefined ? undefined : condition(value);
  return and(
    eq(loans.centreId, tx.centreId),
    when(filter.phase, (phase) => sql`${s.phase} = ${phase}`),
    when(filter.overdue, (is) => sql`(${s.oldestUnpaidOn} is not null) = ${is}`),
    when(filter.classification, (name) => sql`${s.classification} = ${name}`),
    when(filter.dueFrom, (on) => sql`${s.nextSettlementOn} >= ${on}::date`),
    when(filter.dueTo, (on) => sql`${s.nextSettlementOn} <= ${on}::date`),
    when(filter.township, (name) => eq(borrowers.township, name)),
    when(filter.universityCode, (code) => eq(borrowers.universityCode, code)),
    when(filter.graduationYear, (year) => eq(borrowers.graduationYear, year)),
    when(filter.balanceFromFen, (fen) => sql`${s.principalOutstandingFen} >= ${fen}`),
    when(filter.balanceToFen, (fen) => sql`${s.principalOutstandingFen} <= ${fen}`),
  );
}

const OF_LOAN = and(eq(loanStandings.centreId, loans.centreId), eq(loanStandings.loanId, loans.id));
const OF_BORROWER = and(eq(borrowers.centreId, loans.centreId), eq(borrowers.id, loans.borrowerId));

/** A page of the ledger, in the order in which the loans came into the book. */
export async function listLedger(
  tx: Tx,
  filter: LedgerFilter & { readonly after?: string | undefined; readonly limit: number },
): Promise<LedgerLine[]> {
  return tx.orm
    .select({
      id: loans.id,
      contractNo: loans.contractNo,
      borrowerName: borrowers.name,
      township: borrowers.township,
      universityCode: borrowers.universityCode,
      graduationYear: borrowers.graduationYear,
      principalFen: loans.principalFen,
      maturesOn: loans.maturesOn,
      standing: loanStandings,
    })
    .from(loans)
    .innerJoin(loanStandings, OF_LOAN)
    .innerJoin(borrowers, OF_BORROWER)
    .where(
      and(
        eq(loans.centreId, tx.centreId),
        whereOf(tx, filter),
        filter.after === undefined ? undefined : gt(loans.id, filter.after),
      ),
    )
    .orderBy(asc(loans.id))
    .limit(filter.limit);
}

/** Sums of all loans that a filter means, whatever the page; in fen. */
export interface LedgerTotals {
  readonly loans: number;
  readonly principalFen: bigint;
  readonly outstandingFen: bigint;
  readonly overduePrincipalFen: bigint;
  readonly overdueInterestFen: bigint;
  readonly penaltyFen: bigint;
  readonly unappliedFen: bigint;
  /** The same loans' principal by their postings; it must be `outstandingFen`. */
  readonly postedFen: bigint;
}

const PRINCIPAL = sql`('1101', '1102', '1103')`;

export async function sumLedger(tx: Tx, filter: LedgerFilter): Promise<LedgerTotals> {
  const sum = (what: unknown): SQL<string> => sql<string>`coalesce(sum(${what}), 0)`;
  // What the lender wrote off is still owed, and stands on none of the accounts any more.
  const posted = sql`case when exists (
      select 1 from transfers w where w.centre_id = ${tx.centreId} and w.subject_id = ${loans.id}
        and w.entry = 'write-off')
    then ${loanStandings.principalOutstandingFen} else (
    select coalesce(sum(case when t.debit_account in ${PRINCIPAL} then t.amount_fen else 0 end
                      - case when t.credit_account in ${PRINCIPAL} then t.amount_fen else 0 end), 0)
    from transfers t
    where t.centre_id = ${tx.centreId} and t.subject_id = ${loans.id}) end`;
  const s = loanStandings;
  const [row] = await tx.orm
    .select({
      loans: sql<number>`count(*)::int`,
      principalFen: sum(loans.principalFen),
      outstandingFen: sum(s.principalOutstandingFen),
      overduePrincipalFen: sum(s.principalOverdueFen),
      overdueInterestFen: sum(s.interestOverdueFen),
      penaltyFen: sum(s.penaltyFen),
      unappliedFen: sum(s.unappliedFen),
      postedFen: sum(posted),
    })
    .from(loans)
    .innerJoin(loanStandings, OF_LOAN)
    .innerJoin(borrowers, OF_BORROWER)
    .where(and(eq(loans.centreId, tx.centreId), whereOf(tx, filter)));
  if (row === undefined) throw new Error("a sum gave no row");
  return {
    loans: row.loans,
    principalFen: BigInt(row.principalFen),
    outstandingFen: BigInt(row.outstandingFen),
    overduePrincipalFen: BigInt(row.overduePrincipalFen),
    overdueInterestFen: BigInt(row.overdueInterestFen),
    penaltyFen: BigInt(row.penaltyFen),
    unappliedFen: BigInt(row.unappliedFen),
    postedFen: BigInt(row.postedFen),
  };
}
