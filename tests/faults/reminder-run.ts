import { parseYuan, formatYuan } from "@bursar/domain/money";
import { expect } from "vitest";
import { insertPortfolio, type PortfolioLoan } from "../harness/insert-portfolio.ts";
import type { TestProduct } from "../harness/open-test-product.ts";
import { setDate } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { waitFor } from "../harness/wait-for.ts";

const ON = "2026-11-20";
const DUE_ON = "2026-12-20";

/** A planned reminder run over 564 loans, of which 192 owe something. */
export interface ReminderRun {
  readonly runId: string;
  readonly loans: readonly PortfolioLoan[];
  readonly chunks: number;
}

export async function startReminderRun(product: TestProduct): Promise<ReminderRun> {
  const loans = await insertPortfolio(product, "a", 3);
  const maker = await product.signIn("maker", "a");
  await setDate(maker, ON);
  const asked = { kind: "collection-reminder", businessOn: ON };
  const { body } = await maker.post("/v1/batch-runs", asked).expect(200);
  return { runId: body.run.id as string, loans, chunks: Math.ceil(loans.length / 50) };
}

export interface Progress {
  readonly chunksDone: number;
  readonly chunksOpen: number;
  readonly planned: number;
  readonly delivered: number;
}

/** How far a run is, as the database has it. */
export async function progressOf(
  { database }: TestProduct,
  { runId }: ReminderRun,
): Promise<Progress> {
  const [row] = await database.owner.client<Progress[]>`
    select (select count(*)::int from batch_chunks
            where run_id = ${runId} and status = 'done') as "chunksDone",
           (select count(*)::int from batch_chunks
            where run_id = ${runId} and status = 'open') as "chunksOpen",
           count(*) filter (where status = 'planned')::int as planned,
           count(*) filter (where status = 'delivered')::int as delivered
    from notices where run_id = ${runId}`;
  if (row === undefined) throw new Error("a count gave no row");
  return row;
}

/** How many of the workers' statements wait for a lock that somebody else holds. */
export async function blockedWorkers({ database }: TestProduct): Promise<number> {
  const [row] = await database.owner.client<{ blocked: number }[]>`
    select count(*)::int as blocked from pg_stat_activity
    where datname = current_database() and application_name = 'bursar-workers'
      and wait_event_type = 'Lock'`;
  return row?.blocked ?? 0;
}

/** Holds what a statement locks; gives back how to let go. */
export async function holdLock(
  { database }: TestProduct,
  statement: string,
): Promise<() => Promise<void>> {
  const connection = await database.owner.client.reserve();
  await connection`begin`;
  await connection.unsafe(statement);
  return async () => {
    await connection`rollback`;
    connection.release();
  };
}

/** Whatever was committed belongs together: a chunk's counts, the run's sums, its notices. */
export async function expectNothingHalfDone(
  { database }: TestProduct,
  { runId }: ReminderRun,
): Promise<void> {
  const [row] = await database.owner.client`
    select r.done = coalesce(sum(c.done), 0) and r.failed = coalesce(sum(c.failed), 0)
             and r.amount_fen = coalesce(sum(c.amount_fen), 0) as sums,
           r.amount_fen = (select coalesce(sum(amount_fen), 0) from notices n
                           where n.run_id = r.id) as notices
    from batch_runs r left join batch_chunks c on c.run_id = r.id and c.status = 'done'
    where r.id = ${runId} group by r.centre_id, r.id, r.done, r.failed, r.amount_fen`;
  expect(row).toEqual({ sums: true, notices: true });
}

/** Waits for the end and holds it against figures that this product did not compute. */
export async function expectEveryBillOnce(product: TestProduct, run: ReminderRun): Promise<void> {
  const maker = await product.signIn("maker", "a");
  await waitForEnd(product, run, maker);
  const owing = run.loans.filter(({ bill }) => bill !== undefined);
  const sumFen = owing.reduce((sum, { bill }) => sum + (parseYuan(bill ?? "") ?? 0n), 0n);

  const shown = (await maker.get(`/v1/batch-runs/${run.runId}`).expect(200)).body;
  expect(shown).toMatchObject({
    run: {
      status: "completed",
      total: run.loans.length,
      done: run.loans.length,
      failed: 0,
      amount: formatYuan(sumFen),
    },
    failures: [],
  });
  const counts = (await maker.get(`/v1/notice-counts?dueOn=${DUE_ON}`).expect(200)).body;
  expect(counts).toEqual({
    planned: 0,
    delivered: owing.length,
    failed: 0,
    deliveredAmount: formatYuan(sumFen),
  });
  // One message a phone with the right amount, and none to those who owe nothing.
  const messages = await product.messages();
  const sent = messages.map(({ to, text }) => `${to} ${/([\d,]+\.\d\d)/.exec(text)?.[1]}`);
  const expected = owing.map(({ phone, bill }) => `${phone} ${bill}`);
  expect(sent.toSorted()).toEqual(expected.toSorted());
  expect(await progressOf(product, run)).toMatchObject({ chunksDone: run.chunks, chunksOpen: 0 });
  await expectNothingHalfDone(product, run);
}

async function waitForEnd(
  product: TestProduct,
  run: ReminderRun,
  maker: StaffClient,
): Promise<void> {
  const look = async () => {
    const { body } = await maker.get(`/v1/batch-runs/${run.runId}`).expect(200);
    const { planned } = await progressOf(product, run);
    const [outbox] = await product.database.owner.client<{ open: number }[]>`
      select count(*)::int as open from outbox`;
    return body.run.status === "completed" && planned === 0 && outbox?.open === 0;
  };
  await waitFor("the end of the run", look, 60_000);
}
