import { and, desc, eq, inArray, lt, lte, sql } from "drizzle-orm";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { lenderBalances, lenderStatements } from "./tables.ts";

export type LenderStatement = typeof lenderStatements.$inferSelect;
export type LenderBalance = typeof lenderBalances.$inferSelect;
export type NewLenderBalance = Omit<LenderBalance, "centreId">;

/** What comparing some lines of a file has added. */
export interface StatementCounts {
  readonly contracts: number;
  readonly matched: number;
  readonly differing: number;
  readonly unknownHere: number;
  readonly missingThere: number;
  readonly givenFen: bigint;
  readonly computedFen: bigint;
}

/** Begins a file's comparison; begun before, it is left as it is. */
export async function beginLenderStatement(
  tx: Tx,
  statement: { readonly importId: string; readonly statementOn: string },
): Promise<void> {
  await tx.orm
    .insert(lenderStatements)
    .values({ centreId: tx.centreId, ...statement, givenFen: 0n, computedFen: 0n })
    .onConflictDoNothing();
}

/** Adds what some lines have shown. */
export async function addToLenderStatement(
  tx: Tx,
  importId: string,
  added: StatementCounts & { readonly isComplete: boolean },
): Promise<void> {
  const column = lenderStatements;
  await tx.orm
    .update(lenderStatements)
    .set({
      contracts: sql`${column.contracts} + ${added.contracts}`,
      matched: sql`${column.matched} + ${added.matched}`,
      differing: sql`${column.differing} + ${added.differing}`,
      unknownHere: sql`${column.unknownHere} + ${added.unknownHere}`,
      missingThere: sql`${column.missingThere} + ${added.missingThere}`,
      givenFen: sql`${column.givenFen} + ${added.givenFen}`,
      computedFen: sql`${column.computedFen} + ${added.computedFen}`,
      ...(added.isComplete && { completedAt: sql`now()` }),
    })
    .where(
      and(eq(lenderStatements.centreId, tx.centreId), eq(lenderStatements.importId, importId)),
    );
}

export async function insertLenderBalances(
  tx: Tx,
  rows: readonly NewLenderBalance[],
): Promise<void> {
  for (const slice of inSlices(rows)) {
    await tx.orm
      .insert(lenderBalances)
      .values(slice.map((row) => ({ centreId: tx.centreId, ...row })));
  }
}

/** The last file that was compared to its end and is of a day up to this one. */
export async function latestLenderStatement(
  tx: Tx,
  on: string,
): Promise<LenderStatement | undefined> {
  const [row] = await tx.orm
    .select()
    .from(lenderStatements)
    .where(
      and(
        eq(lenderStatements.centreId, tx.centreId),
        lte(lenderStatements.statementOn, on),
        sql`${lenderStatements.completedAt} is not null`,
      ),
    )
    .orderBy(desc(lenderStatements.statementOn), desc(lenderStatements.completedAt))
    .limit(1);
  return row;
}

/** The centre's files, the latest first. */
export async function listLenderStatements(
  tx: Tx,
  filter: { readonly after?: string | undefined; readonly limit: number },
): Promise<LenderStatement[]> {
  return tx.orm
    .select()
    .from(lenderStatements)
    .where(
      and(
        eq(lenderStatements.centreId, tx.centreId),
        filter.after === undefined ? undefined : lt(lenderStatements.importId, filter.after),
      ),
    )
    .orderBy(desc(lenderStatements.importId))
    .limit(filter.limit);
}

/** The lender's last figures of these contracts up to a day, with the day of each. */
export async function lenderFiguresOf(
  tx: Tx,
  contractNos: readonly string[],
  on: string,
): Promise<ReadonlyMap<string, LenderBalance & { readonly statementOn: string }>> {
  if (contractNos.length === 0) return new Map();
  const rows = await tx.orm
    .selectDistinctOn([lenderBalances.contractNo], {
      balance: lenderBalances,
      statementOn: lenderStatements.statementOn,
    })
    .from(lenderBalances)
    .innerJoin(
      lenderStatements,
      and(
        eq(lenderStatements.centreId, lenderBalances.centreId),
        eq(lenderStatements.importId, lenderBalances.importId),
      ),
    )
    .where(
      and(
        eq(lenderBalances.centreId, tx.centreId),
        inArray(lenderBalances.contractNo, [...contractNos]),
        lte(lenderStatements.statementOn, on),
      ),
    )
    .orderBy(
      lenderBalances.contractNo,
      desc(lenderStatements.statementOn),
      desc(lenderStatements.importId),
    );
  return new Map(
    rows.map(({ balance, statementOn }) => [balance.contractNo, { ...balance, statementOn }]),
  );
}

/** Loans paid out by a day, in order of their ids, that a file does not name. */
export async function loansMissingFrom(
  tx: Tx,
  file: { readonly importId: string; readonly on: string },
): Promise<string[]> {
  const rows = await tx.orm.execute<{ id: string }>(sql`
    select l.id from loans l
    where l.centre_id = ${tx.centreId} and l.disbursed_on <= ${file.on}::date
      and not exists (
        select 1 from lender_balances b
        where b.centre_id = ${tx.centreId} and b.import_id = ${file.importId}
          and b.contract_no = l.contract_no)
    order by l.id`);
  return rows.map(({ id }) => id);
}
