import { createLogger } from "@bursar/config/logger";
import { findJob, jobs, type Job, type PayloadOf } from "@bursar/queues/catalog";
import { openProducer } from "@bursar/queues/producer";
import { openFolderStore } from "@bursar/documents/storage";
import { openLocalSink } from "@bursar/notices/channels";
import { jobHandlers } from "@bursar/workers/handlers";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { act, enterApplication, plainRows } from "../harness/application-steps.ts";
import { portfolioCsv, portfolioLines } from "../harness/portfolio-files.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { borrowerRosterCsv, owingRows, rosterCsv } from "../harness/roster-files.ts";
import {
  advance,
  importRoster,
  listApplications,
  listContracts,
  pairOf,
  SEASON,
  setDate,
  type Pair,
} from "../harness/season-steps.ts";
import { waitFor } from "../harness/wait-for.ts";

interface Requested {
  readonly job: Job;
  readonly payload: unknown;
}

let product: TestProduct;
let pair: Pair;
/** Every job that was done here, to be delivered once more at the end. */
const past: Requested[] = [];
const rows = owingRows(0, 3);

beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
});
afterAll(() => product.close());

/** What stands in the outbox: no worker runs here. */
async function requested(): Promise<Requested[]> {
  const { client } = product.database.owner;
  const found = await client<{ job: string; payload: unknown }[]>`
    select job, payload from outbox order by job, key`;
  return found.map((row) => {
    const job = findJob(row.job);
    if (job === undefined) throw new Error(`no job ${row.job}`);
    return { job, payload: row.payload };
  });
}

function deliver({ job, payload }: Requested): Promise<void> {
  const { app: db, batch } = product.database;
  const channel = openLocalSink(join(product.dataDirectory, "messages"));
  const files = openFolderStore(join(product.dataDirectory, "documents"));
  const handlers = jobHandlers({ db, batch, channel, files }, createLogger("test")) as Record<
    string,
    (payload: PayloadOf<Job>, running: { signal: AbortSignal; attempt: number }) => Promise<void>
  >;
  const handle = handlers[job.name];
  if (handle === undefined) throw new Error(`no handler for ${job.name}`);
  const { signal } = new AbortController();
  // As the queue does: whoever was overtaken asks again.
  return handle(payload, { signal, attempt: 1 }).catch(() =>
    handle(payload, { signal, attempt: 2 }),
  );
}

/** Every business row; what the sealer puts beside the audit rows comes when it comes. */
async function content(): Promise<string> {
  const { client } = product.database.owner;
  const tables = await client<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'centre_id'
      and table_name not in ('audit_unsealed', 'audit_seals', 'audit_anchors') order by 1`;
  const parts: string[] = [];
  for (const { name } of tables) {
    const found = await client`
      select to_jsonb(t)::text as row from ${client(name)} t order by 1`;
    parts.push(name, ...found.map(({ row }) => row as string));
  }
  return parts.join("\n");
}

/** Each job that is asked for, three at the same moment and once more afterwards. */
async function deliverEachThreeTimes(name: string): Promise<number> {
  const due = (await requested()).filter(({ job }) => job.name === name);
  for (const one of due) {
    await Promise.all([deliver(one), deliver(one), deliver(one)]);
    const after = await content();
    await deliver(one);
    expect(await content()).toBe(after);
    past.push(one);
  }
  return due.length;
}

async function run(kind: string): Promise<{ done: number; failed: number; total: number }> {
  const asked = { kind, businessOn: "2026-11-20" };
  const { body } = await pair.maker.post("/v1/batch-runs", asked).expect(200);
  expect(await deliverEachThreeTimes(jobs.planRun.name)).toBe(1);
  expect(await deliverEachThreeTimes(jobs.runChunk.name)).toBe(1);
  expect(await deliverEachThreeTimes(jobs.closeRun.name)).toBe(1);
  const path = `/v1/batch-runs/${body.run.id as string}`;
  return (await pair.maker.get(path).expect(200)).body.run;
}

describe("a job that is delivered several times", () => {
  it("issues one contract, and leaves no gap in the numbers", async () => {
    await setDate(pair.maker, SEASON.importedOn);
    await importRoster(pair.maker, rosterCsv(rows));
    for (const { id, version } of await listApplications(pair.checker, "submitted")) {
      await pair.checker.post(`/v1/applications/${id}/approval`, { version }).expect(200);
    }
    expect(await deliverEachThreeTimes(jobs.issueContract.name)).toBe(rows.length);
    const contracts = await listContracts(pair.maker, "sent");
    expect(contracts.map(({ contractNo }) => contractNo).toSorted()).toEqual([
      "37108322024500001",
      "37108322024500002",
      "37108322024500003",
    ]);
    await setDate(pair.maker, SEASON.disbursedOn);
    for (const contract of contracts) await advance(pair, contract);
    await setDate(pair.maker, "2026-11-20");
  });

  it("refreshes a borrower once", async () => {
    const [first = {}, second = {}, third = {}] = rows.map((row) => ({
      ...row,
      学籍状态: "已毕业",
    }));
    const csv = borrowerRosterCsv([
      { ...first, 手机号: "13911112222" },
      { ...second, 姓名: "另一人" },
      third,
    ]);
    const staged = await pair.maker.upload("/v1/imports/borrower-rosters", csv).expect(201);
    await pair.maker.post(`/v1/imports/${staged.body.id as string}/commit`).expect(200);
    expect(await run("borrower-refresh")).toMatchObject({ total: 3, done: 3, failed: 0 });
    const { client } = product.database.owner;
    const versions = await client`select version from borrowers order by version`;
    expect(versions.map(({ version }) => version as number)).toEqual([1, 2, 2]);
    expect(await client`select * from refresh_conflicts`).toHaveLength(1);
  });

  it("plans a run, counts its chunks and announces its bills once", async () => {
    const expected = { total: 3, done: 3, failed: 0 };
    expect(await run("collection-reminder")).toMatchObject(expected);
    const { client } = product.database.owner;
    expect(await client`select * from notices`).toHaveLength(3);
  });

  it("sends a notice once", async () => {
    expect(await deliverEachThreeTimes(jobs.deliverNotice.name)).toBe(3);
    expect(await product.messages()).toHaveLength(3);
    const { client } = product.database.owner;
    const notices = await client`select distinct attempts, status from notices`;
    expect([...notices]).toEqual([{ attempts: 1, status: "delivered" }]);
    expect(await requested()).toEqual([]);
  });

  it("packs an export once", async () => {
    const supervisor = await product.signInAs(["supervisor"]);
    const asked = { academicYear: "2024-2025", reason: "年度归档" };
    const { body } = await supervisor.post("/v1/archive-exports", asked).expect(202);
    expect(await deliverEachThreeTimes(jobs.packArchive.name)).toBe(1);
    const path = `/v1/archive-exports/${body.id as string}`;
    expect((await supervisor.get(path).expect(200)).body).toMatchObject({
      status: "ready",
      done: 3,
    });
    const { client } = product.database.owner;
    expect(await client`select * from archive_export_slices`).toHaveLength(2);
  });

  it("takes a portfolio over once", async () => {
    const supervisor = await product.signInAs(["supervisor"]);
    const csv = portfolioCsv(portfolioLines(0, 3));
    const staged = await supervisor.upload("/v1/imports/portfolios", csv).expect(201);
    await supervisor.post(`/v1/imports/${staged.body.id as string}/commit`).expect(200);
    expect(await deliverEachThreeTimes(jobs.commitImport.name)).toBe(1);
    const { client } = product.database.owner;
    const taken = await client`select * from contracts where origin = 'taken-over'`;
    expect(taken).toHaveLength(3);
  });

  it("tells once what is missing", async () => {
    const [row = {}] = plainRows(4).slice(3);
    const application = await enterApplication(pair.maker, row, { academicYear: "2026-2027" });
    const path = `/v1/applications/${application.id}/deficiency-notices`;
    await act(pair.maker, path, application).expect(201);
    expect(await deliverEachThreeTimes(jobs.deliverDeficiencyNotice.name)).toBe(1);
    expect(await product.messages()).toHaveLength(4);
  });

  it("back-tests a change of the policy once, and posts loans again once", async () => {
    const supervisor = await product.signInAs(["supervisor"]);
    const row = { kind: "lpr-5y", key: "", effectiveFrom: "2025-11-20", value: "3.40" };
    const rows = [{ ...row, source: "全国银行间同业拆借中心" }];
    const proposed = { rows, reason: "按公布的利率更正" };
    const { body: proposal } = await supervisor.post("/v1/policy-proposals", proposed).expect(201);
    const path = `/v1/policy-proposals/${proposal.id as string}`;
    const { body: started } = await pair.checker.post(`${path}/backtests`).expect(202);
    expect(await deliverEachThreeTimes(jobs.backtestPolicy.name)).toBe(1);
    const backtest = `/v1/policy-backtests/${started.id as string}`;
    const { body: tested } = await pair.checker.get(backtest).expect(200);
    expect(tested).toMatchObject({ status: "done" });
    const { hash } = proposal;
    const { policyStamp } = tested;
    const approval = { hash, policyBacktestId: tested.id, policyStamp };
    await pair.checker.post(`${path}/approval`, approval).expect(200);
    await pair.checker.post(`${path}/activation`, { hash }).expect(200);
    const centres = 2;
    expect(await deliverEachThreeTimes(jobs.refoldLoans.name)).toBe(centres);
    expect(await deliverEachThreeTimes(jobs.planRun.name)).toBe(centres);
    await deliverEachThreeTimes(jobs.runChunk.name);
    await deliverEachThreeTimes(jobs.closeRun.name);
    const { client } = product.database.owner;
    const refolds = await client`
      select status, failed from batch_runs where kind = 'policy-refold'`;
    expect(refolds.map((one) => ({ ...one }))).toEqual(
      Array.from({ length: centres }, () => ({ status: "completed", failed: 0 })),
    );
    expect(await requested()).toEqual([]);
  });

  it("changes nothing when a queue brings all of it back", async () => {
    expect(new Set(past.map(({ job }) => job.name))).toEqual(
      new Set(Object.values(jobs).map(({ name }) => name)),
    );
    const before = await content();
    const producer = openProducer({ backend: product.backend });
    await producer.addBulk(past);
    await producer.addBulk(past);
    await product.startWorker();
    await waitFor("an empty queue", async () => {
      const counts = Object.values(await producer.counts());
      return counts.every(({ waiting, active, delayed }) => waiting + active + delayed === 0);
    });
    await producer.close();
    expect(await content()).toBe(before);
    expect(await product.messages()).toHaveLength(4);
  });
});
