import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { applications } from "../applications/tables.ts";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { contracts } from "../contracts/tables.ts";
import { loanFacts, loans, transfers } from "./tables.ts";

export type LoanRow = typeof loans.$inferSelect;
export type LoanFactRow = typeof loanFacts.$inferSelect;

/** A loan as stored: its terms and everything that happened to it, in recorded order. */
export interface StoredLoan {
  readonly loan: LoanRow;
  readonly facts: readonly LoanFactRow[];
}

export async function insertLoan(
  tx: Tx,
  loan: Omit<typeof loans.$inferInsert, "centreId">,
): Promise<void> {
  await tx.orm.insert(loans).values({ centreId: tx.centreId, ...loan });
}

type NewPosting = Omit<
  typeof transfers.$inferInsert,
  "centreId" | "loanId" | "factSequence" | "position"
>;

/** A loan that comes with its history: facts in recorded order, each with its postings. */
export interface NewLoanHistory {
  readonly loan: Omit<typeof loans.$inferInsert, "centreId">;
  readonly facts: readonly {
    readonly fact: Omit<typeof loanFacts.$inferInsert, "centreId" | "loanId" | "sequence">;
    readonly postings: readonly NewPosting[];
  }[];
}

/** Adds loans with their histories, some statements for all of them. */
export async function insertLoanHistories(tx: Tx, added: readonly NewLoanHistory[]): Promise<void> {
  const { centreId } = tx;
  const loanRows = added.map(({ loan }) => ({ centreId, ...loan }));
  const facts = added.flatMap(({ loan, facts: own }) =>
    own.map(({ fact }, index) => ({ centreId, loanId: loan.id, sequence: index + 1, ...fact })),
  );
  const postings = added.flatMap(({ loan, facts: own }) =>
    own.flatMap((one, index) =>
      one.postings.map((posting, position) => ({
        ...posting,
        centreId,
        loanId: loan.id,
        factSequence: index + 1,
        position,
      })),
    ),
  );
  for (const slice of inSlices(loanRows)) await tx.orm.insert(loans).values(slice);
  for (const slice of inSlices(facts)) await tx.orm.insert(loanFacts).values(slice);
  for (const slice of inSlices(postings)) await tx.orm.insert(transfers).values(slice);
}

/** Adds a fact with its postings. */
export async function insertFact(
  tx: Tx,
  fact: Omit<typeof loanFacts.$inferInsert, "centreId">,
  postings: readonly NewPosting[],
): Promise<LoanFactRow> {
  const [row] = await tx.orm
    .insert(loanFacts)
    .values({ centreId: tx.centreId, ...fact })
    .returning();
  if (row === undefined) throw new Error(`a fact of loan ${fact.loanId} was not stored`);
  if (postings.length === 0) return row;
  await tx.orm.insert(transfers).values(
    postings.map((posting, position) => ({
      ...posting,
      centreId: tx.centreId,
      loanId: fact.loanId,
      factSequence: fact.sequence,
      position,
    })),
  );
  return row;
}

/** Locks a loan until the transaction ends and gives the sequence of its last fact; 0 of none. */
export async function lockLastFact(tx: Tx, loanId: string): Promise<number> {
  const locked = await tx.orm
    .select({ id: loans.id })
    .from(loans)
    .where(and(eq(loans.centreId, tx.centreId), eq(loans.id, loanId)))
    .for("update");
  if (locked.length === 0) throw new Error(`no loan ${loanId}`);
  const [row] = await tx.orm
    .select({ last: sql<number>`coalesce(max(${loanFacts.sequence}), 0)::int` })
    .from(loanFacts)
    .where(and(eq(loanFacts.centreId, tx.centreId), eq(loanFacts.loanId, loanId)));
  return row?.last ?? 0;
}

async function withFacts(tx: Tx, rows: readonly LoanRow[]): Promise<StoredLoan[]> {
  if (rows.length === 0) return [];
  const facts = await tx.orm
    .select()
    .from(loanFacts)
    .where(
      and(
        eq(loanFacts.centreId, tx.centreId),
        inArray(
          loanFacts.loanId,
          rows.map((row) => row.id),
        ),
      ),
    )
    .orderBy(asc(loanFacts.loanId), asc(loanFacts.sequence));
  const byLoan = groupByLoan(facts);
  return rows.map((loan) => ({ loan, facts: byLoan.get(loan.id) ?? [] }));
}

export async function loadLoans(tx: Tx, ids: readonly string[]): Promise<StoredLoan[]> {
  if (ids.length === 0) return [];
  const rows = await tx.orm
    .select()
    .from(loans)
    .where(and(eq(loans.centreId, tx.centreId), inArray(loans.id, [...ids])))
    .orderBy(asc(loans.id));
  return withFacts(tx, rows);
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

function groupByLoan(facts: readonly LoanFactRow[]): ReadonlyMap<string, LoanFactRow[]> {
  const groups = new Map<string, LoanFactRow[]>();
  for (const fact of facts) {
    const group = groups.get(fact.loanId);
    if (group === undefined) groups.set(fact.loanId, [fact]);
    else group.push(fact);
  }
  return groups;
}
