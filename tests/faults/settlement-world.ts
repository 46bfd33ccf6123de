import { expect } from "vitest";
import { startDueRuns } from "@bursar/servicing/batches";
import { fillBook } from "../bench/settlement-book.ts";
import { CENTRES, openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { runBatch } from "../harness/run-batch.ts";
import { setDate } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";

export const DUE_ON = "2026-12-20";
const KIND = "interest-settlement";

/** A county on the morning of its settlement, and the people who see to it. */
export interface SettlementWorld {
  readonly product: TestProduct;
  readonly operator: StaffClient;
  readonly checker: StaffClient;
  readonly loans: number;
}

export async function openSettlementWorld(loans: number): Promise<SettlementWorld> {
  const product = await openTestProduct();
  const maker = await product.signIn("maker", "a");
  const checker = await product.signIn("checker", "a");
  await setDate(maker, DUE_ON);
  await fillBook(product, loans, () => undefined);
  return { product, operator: maker, checker, loans };
}

/** What a settlement leaves behind when nothing happens to it. */
export async function undisturbedLedger(loans: number): Promise<readonly string[]> {
  const world = await openSettlementWorld(loans);
  const { product } = world;
  try {
    await product.startWorker();
    const run = await runBatch(world, { kind: KIND, businessOn: DUE_ON });
    expect(run).toMatchObject({ status: "completed", total: loans, done: loans });
    return await ledgerOf(product);
  } finally {
    await product.close();
  }
}

/** One tick of a worker's clock; any number may tick at once. */
export async function tick({ product }: SettlementWorld): Promise<void> {
  const actor = { id: "clock", kind: "system" };
  const context = { actor, centreId: CENTRES.a, requestId: "req_tick" };
  await startDueRuns({ db: product.database.batch }, context);
}

/** The settlement's runs of that date. There is to be one. */
export async function settlementRuns({ product }: SettlementWorld): Promise<readonly string[]> {
  const rows = await product.database.owner.client<{ id: string }[]>`
    select id from batch_runs
    where centre_id = ${CENTRES.a} and kind = ${KIND} and business_on = ${DUE_ON}`;
  return rows.map(({ id }) => id);
}

/** How far a run is, as the database has it; undefined while that can't be asked. */
export interface RunNow {
  readonly status: string;
  readonly version: number;
  readonly chunks: number | null;
  readonly chunksLeft: number;
  readonly planHash: string | null;
}

export async function runNow(
  { product }: SettlementWorld,
  runId: string,
): Promise<RunNow | undefined> {
  const { client } = product.database.owner;
  const asked = client<RunNow[]>`
    select status, version, chunks, chunks_left as "chunksLeft", plan_hash as "planHash"
    from batch_runs where centre_id = ${CENTRES.a} and id = ${runId}`;
  const rows = await asked.catch(() => []);
  return rows[0];
}

/**
 * Everything that the settlement wrote of the loans, but for ids and the times of recording: each
 * loan under its contract's number, its postings in their order.
 */
export async function ledgerOf({ database }: TestProduct): Promise<readonly string[]> {
  const rows = await database.owner.client<{ line: string }[]>`
    select l.contract_no || ' ' || (to_jsonb(t) - array['loan_id', 'subject_id', 'run_id'])::text
      as line
    from transfers t join loans l on l.centre_id = t.centre_id and l.id = t.loan_id
    where t.centre_id = ${CENTRES.a}
    union all
    select l.contract_no || ' ' || (to_jsonb(s) - array['loan_id', 'run_id'])::text
    from loan_settlements s join loans l on l.centre_id = s.centre_id and l.id = s.loan_id
    where s.centre_id = ${CENTRES.a}
    union all
    select l.contract_no || ' ' || (to_jsonb(s) - 'loan_id')::text
    from loan_standings s join loans l on l.centre_id = s.centre_id and l.id = s.loan_id
    where s.centre_id = ${CENTRES.a}
    order by 1`;
  return rows.map(({ line }) => line);
}

/** Compares without printing a book of which one line is wrong. */
export function expectSameLedger(found: readonly string[], wanted: readonly string[]): void {
  const [known, there] = [new Set(wanted), new Set(found)];
  const extra = found.filter((line) => !known.has(line)).slice(0, 5);
  const missing = wanted.filter((line) => !there.has(line)).slice(0, 5);
  expect({ lines: found.length, extra, missing }).toEqual({
    lines: wanted.length,
    extra: [],
    missing: [],
  });
}

/** 0 missed, 0 doubled, and everything tied out, as the API shows it and as the tables have it. */
export async function expectSettledOnce(world: SettlementWorld, runId: string): Promise<void> {
  const { product, operator, loans } = world;
  expect(await settlementRuns(world)).toEqual([runId]);
  const { body } = await operator.get(`/v1/batch-runs/${runId}`).expect(200);
  const counts = { total: loans, done: loans, failed: 0, skipped: 0, chunksLeft: 0 };
  expect(body).toMatchObject({ run: { status: "completed", ...counts }, failures: [] });
  expect(body.tieOut.map(({ leg, state }: Record<string, string>) => `${leg} ${state}`)).toEqual(
    expect.arrayContaining(["postings tied", "balances tied", "rows tied", "recomputed tied"]),
  );
  for (const { difference } of body.tieOut as { difference: string }[])
    expect(difference).toBe("0.00");
  const [row] = await product.database.owner.client`
    select (select count(*)::int from loans where centre_id = ${CENTRES.a}) as loans,
      (select count(*)::int from loan_settlements
        where centre_id = ${CENTRES.a} and due_on = ${DUE_ON}) as settlements,
      (select count(distinct loan_id)::int from loan_settlements
        where centre_id = ${CENTRES.a} and due_on = ${DUE_ON}) as settled,
      (select count(*)::int from loan_standings
        where centre_id = ${CENTRES.a} and closed_through < ${DUE_ON}) as behind,
      (select count(*)::int from batch_chunks
        where run_id = ${runId} and status <> 'done') as open,
      (select sums = plan->'sums' and amount_fen = (plan->>'amountFen')::bigint
        from batch_runs where id = ${runId}) as "asPlanned",
      (select count(*)::int from audit_rows
        where subject_id = ${runId} and action = 'batch.approved') as approvals`;
  expect(row).toEqual({
    loans,
    settlements: loans,
    settled: loans,
    behind: 0,
    open: 0,
    asPlanned: true,
    approvals: 1,
  });
}
