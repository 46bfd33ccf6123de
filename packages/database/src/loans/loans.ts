import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { applications } from "../applications/tables.ts";
import { inSlices } from "../connection/in-slices.ts";
import { together, type Tx } from "../connection/index.ts";
import { contracts } from "../contracts/tables.ts";
import { byLoan } from "./by-loan.ts";
import type { LoanFactRow } from "./facts.ts";
import { loanFacts, loans, transfers } from "./tables.ts";
import { isOneOf } from "./unnested.ts";

export type LoanRow = typeof loans.$inferSelect;
export type NewLoan = Omit<typeof loans.$inferInsert, "centreId">;

/** A loan as stored: its terms and everything that happened to it, in recorded order. */
export interface StoredLoan {
  readonly loan: LoanRow;
  readonly facts: readonly LoanFactRow[];
}

/** Adds loans, some statements for all of them; their facts and postings come apart. */
export async function insertLoans(tx: Tx, added: readonly NewLoan[]): Promise<void> {
  const rows = added.map((loan) => ({ centreId: tx.centreId, ...loan }));
  for (const slice of inSlices(rows)) await tx.orm.insert(loans).values(slice);
}

async function withFacts(tx: Tx, rows: readonly LoanRow[]): Promise<StoredLoan[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  return toStoredLoans(rows, await factsOfLoans(tx, ids));
}

async function factsOfLoans(tx: Tx, loanIds: readonly string[]): Promise<LoanFactRow[]> {
  return tx.orm
    .select()
    .from(loanFacts)
    .where(and(eq(loanFacts.centreId, tx.centreId), isOneOf(loanFacts.loanId, loanIds)))
    .orderBy(asc(loanFacts.loanId), asc(loanFacts.sequence));
}

function toStoredLoans(rows: readonly LoanRow[], facts: readonly LoanFactRow[]): StoredLoan[] {
  const factsOf = byLoan(facts, (fact) => fact.loanId);
  return rows.map((loan) => ({ loan, facts: factsOf.get(loan.id) ?? [] }));
}

export async function loadLoans(tx: Tx, ids: readonly string[]): Promise<StoredLoan[]> {
  if (ids.length === 0) return [];
  const rowsOf = async (): Promise<LoanRow[]> =>
    tx.orm
      .select()
      .from(loans)
      .where(and(eq(loans.centreId, tx.centreId), isOneOf(loans.id, ids)))
      .orderBy(asc(loans.id));
  const [rows, facts] = await together(rowsOf, () => factsOfLoans(tx, ids));
  return toStoredLoans(rows, facts);
}

export async function findLoanByContractNo(
  tx: Tx,
  contractNo: string,
): Promise<StoredLoan | undefined> {
  const rows = await tx.orm
    .select()
    .from(loans)
    .where(and(eq(loans.centreId, tx.centreId), eq(loans.contractNo, contractNo)));
  const [found] = await withFacts(tx, rows);
  return found;
}

export async function listLoansOfBorrower(tx: Tx, borrowerId: string): Promise<StoredLoan[]> {
  const rows = await tx.orm
    .select()
    .from(loans)
    .where(and(eq(loans.centreId, tx.centreId), eq(loans.borrowerId, borrowerId)))
    .orderBy(asc(loans.contractNo));
  return withFacts(tx, rows);
}

/** Ids of every loan of the centre, in order: what a batch is cut from. */
export async function listLoanIds(tx: Tx): Promise<string[]> {
  const rows = await tx.orm
    .select({ id: loans.id })
    .from(loans)
    .where(eq(loans.centreId, tx.centreId))
    .orderBy(asc(loans.id));
  return rows.map((row) => row.id);
}

/** The last subsidised day of each borrower's youngest contract, after what was filed. */
export async function subsidyEnds(
  tx: Tx,
  borrowerIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (borrowerIds.length === 0) return new Map();
  const rows = await tx.orm
    .select({
      borrowerId: loans.borrowerId,
      endsOn: sql<string>`max(coalesce((${filedSubsidyEnd(tx)}), ${loans.subsidyEndsOn}))::text`,
    })
    .from(loans)
    .where(and(eq(loans.centreId, tx.centreId), inArray(loans.borrowerId, [...borrowerIds])))
    .groupBy(loans.borrowerId);
  return new Map(rows.map((row) => [row.borrowerId, row.endsOn]));
}

/**
 * The end of a loan's subsidy by its last study filing that stands; null when there is none. Who
 * leaves is subsidised to the end of that month (rulebook K26).
 */
function filedSubsidyEnd(tx: Tx) {
  return sql`
    select case when f.kind = 'school-left'
             then (date_trunc('month', f.effective_on) + interval '1 month - 1 day')::date
             else (f.detail ->> 'subsidyEndsOn')::date end
    from loan_facts f
    where f.centre_id = ${tx.centreId} and f.loan_id = ${loans.id}
      and f.kind in ('study-extended', 'study-suspended', 'school-left')
      and not exists (
        select 1 from loan_facts r
        where r.centre_id = f.centre_id and r.loan_id = f.loan_id and r.kind = 'reversed'
          and r.detail ->> 'reversesFactId' = f.loan_id || '/' || f.sequence)
    order by f.sequence desc limit 1`;
}

export interface DisbursedSum {
  readonly loans: number;
  readonly amountFen: bigint;
}

/**
 * What the ledger says was paid out for one academic year's applications: the postings from the
 * lender's control account.
 */
export async function sumDisbursed(tx: Tx, academicYear: string): Promise<DisbursedSum> {
  const [row] = await tx.orm
    .select({
      loans: sql<number>`count(distinct ${transfers.loanId})::int`,
      amountFen: sql<string>`coalesce(sum(${transfers.amountFen}), 0)`,
    })
    .from(transfers)
    .innerJoin(loans, and(eq(loans.centreId, transfers.centreId), eq(loans.id, transfers.loanId)))
    .innerJoin(
      contracts,
      and(eq(contracts.centreId, loans.centreId), eq(contracts.id, loans.contractId)),
    )
    .innerJoin(
      applications,
      and(
        eq(applications.centreId, contracts.centreId),
        eq(applications.id, contracts.applicationId),
      ),
    )
    .where(
      and(
        eq(transfers.centreId, tx.centreId),
        eq(transfers.debitAccount, "1101"),
        eq(transfers.creditAccount, "3001"),
        eq(applications.academicYear, academicYear),
      ),
    );
  if (row === undefined) throw new Error("a sum gave no row");
  return { loans: row.loans, amountFen: BigInt(row.amountFen) };
}
