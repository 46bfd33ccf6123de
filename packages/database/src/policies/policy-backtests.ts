import { and, asc, desc, eq, gt, lt, or, sql } from "drizzle-orm";
import type { EffectFigures, EffectSummary } from "@bursar/domain/policies";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { fromStoredJson, toStoredJson } from "../connection/stored-json.ts";
import { policyBacktestLoans, policyBacktests } from "./tables.ts";

type Row = typeof policyBacktests.$inferSelect;

export interface PolicyBacktest extends Omit<Row, "summary"> {
  readonly summary: EffectSummary;
}

/** A loan whose figures a proposal would change. */
export interface BacktestLoan {
  readonly contractNo: string;
  readonly deltaFen: bigint;
  readonly before: EffectFigures;
  readonly after: EffectFigures;
}

function toBacktest({ summary, ...row }: Row): PolicyBacktest {
  return { ...row, summary: fromStoredJson(summary) as EffectSummary };
}

type NewBacktest = Pick<
  PolicyBacktest,
  "id" | "proposalId" | "proposalHash" | "policyStamp" | "asOf" | "total" | "summary"
>;

export async function insertBacktest(
  tx: Tx,
  { summary, ...added }: NewBacktest,
): Promise<PolicyBacktest> {
  const [row] = await tx.orm
    .insert(policyBacktests)
    .values({
      ...added,
      centreId: tx.centreId,
      summary: toStoredJson(summary),
      status: "running",
      startedBy: tx.context.actor.id,
    })
    .returning();
  if (row === undefined) throw new Error("a back-test was not added");
  return toBacktest(row);
}

/** One back-test, locked until the transaction ends when `lock` is set. */
export async function findBacktest(
  tx: Tx,
  id: string,
  lock = false,
): Promise<PolicyBacktest | undefined> {
  const query = tx.orm
    .select()
    .from(policyBacktests)
    .where(and(eq(policyBacktests.centreId, tx.centreId), eq(policyBacktests.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  return row && toBacktest(row);
}

/** The centre's latest back-test of a proposal. */
export async function latestBacktest(
  tx: Tx,
  proposalId: string,
): Promise<PolicyBacktest | undefined> {
  const [row] = await tx.orm
    .select()
    .from(policyBacktests)
    .where(
      and(eq(policyBacktests.centreId, tx.centreId), eq(policyBacktests.proposalId, proposalId)),
    )
    .orderBy(desc(policyBacktests.startedAt), desc(policyBacktests.id))
    .limit(1);
  return row && toBacktest(row);
}

type Progress = Partial<Pick<PolicyBacktest, "done" | "afterLoanId" | "summary">> & {
  readonly isLast?: boolean;
  /** The policy has changed meanwhile: it is given up. */
  readonly isStale?: boolean;
};

export async function saveBacktest(
  tx: Tx,
  id: string,
  { summary, isLast = false, isStale = false, ...progress }: Progress,
): Promise<PolicyBacktest> {
  const [row] = await tx.orm
    .update(policyBacktests)
    .set({
      ...progress,
      ...(summary && { summary: toStoredJson(summary) }),
      ...(isLast && { status: "done", finishedAt: sql`now()` }),
      ...(isStale && { status: "stale" }),
    })
    .where(and(eq(policyBacktests.centreId, tx.centreId), eq(policyBacktests.id, id)))
    .returning();
  if (row === undefined) throw new Error(`no back-test ${id}`);
  return toBacktest(row);
}

export async function insertBacktestLoans(
  tx: Tx,
  backtestId: string,
  changed: readonly BacktestLoan[],
): Promise<void> {
  const rows = changed.map(({ contractNo, deltaFen, before, after }) => ({
    centreId: tx.centreId,
    backtestId,
    contractNo,
    deltaFen,
    figures: toStoredJson({ before, after }),
  }));
  for (const slice of inSlices(rows)) await tx.orm.insert(policyBacktestLoans).values(slice);
}

/** Where a page starts: behind this loan, in the order of {@link listBacktestLoans}. */
export interface MovedPlace {
  readonly magnitudeFen: bigint;
  readonly contractNo: string;
}

/** The loans that a proposal would change, the largest movements first. */
export async function listBacktestLoans(
  tx: Tx,
  backtestId: string,
  page: { readonly after: MovedPlace | undefined; readonly limit: number },
): Promise<BacktestLoan[]> {
  const { after, limit } = page;
  const magnitude = sql`abs(${policyBacktestLoans.deltaFen})`;
  const rows = await tx.orm
    .select()
    .from(policyBacktestLoans)
    .where(
      and(
        eq(policyBacktestLoans.centreId, tx.centreId),
        eq(policyBacktestLoans.backtestId, backtestId),
        after &&
          or(
            lt(magnitude, after.magnitudeFen),
            and(
              eq(magnitude, after.magnitudeFen),
              gt(policyBacktestLoans.contractNo, after.contractNo),
            ),
          ),
      ),
    )
    .orderBy(desc(magnitude), asc(policyBacktestLoans.contractNo))
    .limit(limit);
  return rows.map(({ contractNo, deltaFen, figures }) => {
    const read = fromStoredJson(figures) as Pick<BacktestLoan, "before" | "after">;
    return { contractNo, deltaFen, ...read };
  });
}
