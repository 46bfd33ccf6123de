import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { expectedPortfolio, portfolioCsv, portfolioLines } from "../harness/portfolio-files.ts";
import { pairOf, setDate } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { waitFor } from "../harness/wait-for.ts";
import { startWorkerChild } from "../harness/worker-child.ts";
import { holdLock } from "./reminder-run.ts";

interface Shown {
  readonly status: string;
  readonly progress: { readonly done: number; readonly total: number };
  readonly outcome: Readonly<Record<string, number>>;
}

let product: TestProduct;
let supervisor: StaffClient;
let importId: string;

/** Three slices' worth of loans; what the contract numbers say in front tells the copies apart. */
const FILE = portfolioCsv(
  ["1", "2"].flatMap((copy) =>
    portfolioLines().map((line) => ({ ...line, 合同编号: `${copy}-${line["合同编号"]}` })),
  ),
);

async function show(): Promise<Shown> {
  return (await supervisor.get(`/v1/imports/${importId}`).expect(200)).body as Shown;
}

async function loans(): Promise<number> {
  const { client } = product.database.owner;
  const [row] = await client<{ count: number }[]>`select count(*)::int as count from loans`;
  return row?.count ?? 0;
}

async function commit(): Promise<{ status: string; changed: boolean }> {
  const { body } = await supervisor.post(`/v1/imports/${importId}/commit`).expect(200);
  return body as { status: string; changed: boolean };
}

beforeAll(async () => {
  product = await openTestProduct();
  const { maker } = await pairOf(product, "a");
  await setDate(maker, "2026-11-20");
  supervisor = await product.signInAs(["supervisor"]);
  const staged = await supervisor.upload("/v1/imports/portfolios", FILE).expect(201);
  importId = staged.body.id as string;
});
afterAll(() => product.close());

describe("the commit of a long file", () => {
  it("stops between two slices and says how far it is", async () => {
    expect(await commit()).toMatchObject({ status: "committing", changed: true });
    expect(await commit()).toMatchObject({ status: "committing", changed: false });
    const { body } = await supervisor.post(`/v1/imports/${importId}/stop`).expect(200);
    expect(body).toMatchObject({ status: "stopped", progress: { done: 0, total: 1200 } });
    await product.startWorker();
    await waitFor("the job's end", async () => (await outboxSize()) === 0);
    await product.stopWorker();
    expect(await loans()).toBe(0);
  });

  it("leaves nothing half-done when its worker is killed inside a slice", async () => {
    expect(await commit()).toMatchObject({ status: "committing", changed: true });
    // The second slice waits for a contract of its own to be written by somebody else.
    const release = await holdLock(product, LATE_CONTRACT);
    const worker = await startWorkerChild(product, { lockMs: 1_000 });
    await waitFor("the first slice", async () => (await show()).progress.done === 500);
    await waitFor("the second one to hang", async () => (await waitingWorkers()) > 0);
    await worker.kill();
    await release();
    expect(await show()).toMatchObject({ status: "committing", progress: { done: 500 } });
    expect(await loans()).toBe(500);
  });

  it("goes on where it was and ends with every loan once", async () => {
    const worker = await startWorkerChild(product, { lockMs: 1_000, sweepAfterMs: 500 });
    await waitFor("the end", async () => (await show()).status === "committed", 40_000);
    await worker.stop();
    const { outcome, progress } = await show();
    expect(progress).toMatchObject({ done: 1200, total: 1200 });
    const { persons } = expectedPortfolio().portfolio_2026;
    expect(outcome).toMatchObject({ created: 1200, overtaken: 0, borrowers: persons });
    expect(await loans()).toBe(1200);
    expect(await commit()).toMatchObject({ status: "committed", changed: false });
  });
});

/** Holds the key of a contract of the second slice without ever committing it. */
const LATE_CONTRACT = `
  insert into contracts (centre_id, id, contract_no, origin, borrower_id, status, principal_fen,
                         issued_on)
  values ('cen_a', 'con_held', '1-${portfolioLines(550, 1)[0]?.["合同编号"] ?? ""}', 'taken-over',
          'bor_held', 'disbursed', 1, '2020-01-01')`;

async function outboxSize(): Promise<number> {
  const { client } = product.database.owner;
  const [row] = await client<{ count: number }[]>`select count(*)::int as count from outbox`;
  return row?.count ?? 0;
}

async function waitingWorkers(): Promise<number> {
  const { client } = product.database.owner;
  const [row] = await client<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}
