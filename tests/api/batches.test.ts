import type { AddressInfo } from "node:net";
import { batchKindNames } from "@bursar/domain/batch";
import { batchKinds } from "@bursar/servicing/batches";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertPortfolio, type PortfolioLoan } from "../harness/insert-portfolio.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { setDate } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { waitFor } from "../harness/wait-for.ts";

interface RunView {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly sequence: number;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly planHash: string;
}

let product: TestProduct;
let maker: StaffClient;
let checker: StaffClient;
let loans: PortfolioLoan[];
let run: RunView;
beforeAll(async () => {
  product = await openTestProduct();
  await askForTwo("collection-reminder");
  loans = await insertPortfolio(product, "a", 1);
  maker = await product.signIn("maker", "a");
  checker = await product.signIn("checker", "a");
  await setDate(maker, "2026-11-20");
  await product.startWorker();
});
afterAll(() => product.close());

async function askForTwo(kind: string): Promise<void> {
  await product.database.owner.client`
    update policy_rows set value = 'true' where kind = 'second-person' and key = ${kind}`;
}

const pathOf = ({ id }: RunView) => `/v1/batch-runs/${id}`;

async function look(): Promise<RunView> {
  run = (await maker.get(pathOf(run)).expect(200)).body.run as RunView;
  return run;
}

const until = (status: string) => waitFor(status, async () => (await look()).status === status);

async function plan(): Promise<void> {
  const asked = { kind: "collection-reminder", businessOn: "2026-11-20" };
  run = (await maker.post("/v1/batch-runs", asked).expect(200)).body.run as RunView;
  await until("awaiting-approval");
}

const approve = () => checker.post(`${pathOf(run)}/approval`, { planHash: run.planHash });
const move = (act: string, version = run.version) =>
  maker.post(`${pathOf(run)}/${act}`).set("If-Match", `"${version}"`);

/** Everything that the stream of a run says until it ends. */
async function follow(): Promise<RunView[]> {
  const { port } = product.server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${pathOf(run)}/events`, {
    headers: { Authorization: maker.authorization },
  });
  expect(answer.headers.get("content-type")).toMatch("text/event-stream");
  const said = (await answer.text()).split("\n").filter((line) => line.startsWith("data: "));
  return said.map((line) => JSON.parse(line.slice("data: ".length)) as RunView);
}

it("is not approved once policy has changed since its plan, and is planned anew", async () => {
  await plan();
  await askForTwo("borrower-refresh");
  const stale = await approve();
  expect([stale.status, stale.body.code]).toEqual([409, "batch.plan-stale"]);
  expect((await move("stop").expect(200)).body).toMatchObject({ status: "cancelled", done: 0 });
  await plan();
  expect(run).toMatchObject({ sequence: 1, total: loans.length });
});

it("does nothing while it is paused, by whoever has seen where it stands", async () => {
  await product.stopWorker();
  await approve().expect(200);
  await look();
  expect((await maker.post(`${pathOf(run)}/pause`).expect(428)).body.code).toBe("version.missing");
  expect((await move("pause", run.version - 1)).status).toBe(412);
  expect((await move("pause").expect(200)).body).toMatchObject({ status: "paused" });
  expect((await move("pause", run.version + 1)).body.code).toBe("batch.wrong-state");
  await product.startWorker();
  const { client } = product.database.owner;
  await waitFor("nothing asked for", async () => (await client`select 1 from outbox`).length === 0);
  expect(await look()).toMatchObject({ status: "paused", done: 0 });
});

it("goes on when it is resumed, tells how it goes to its end, and ties out", async () => {
  const [first, second] = loans.filter(({ bill }) => bill !== undefined);
  const { client } = product.database.owner;
  await client`update loan_facts set kind = 'unheard-of' where loan_id = ${first?.loanId ?? ""}`;
  await client`
    update loans set principal_fen = principal_fen + 1 where id = ${second?.loanId ?? ""}`;
  const [said] = await Promise.all([follow(), move("resumption").expect(200)]);
  expect(said.at(-1)).toMatchObject({
    status: "completed-with-failures",
    total: loans.length,
    done: loans.length - 2,
    failed: 2,
  });
  // As if the second one had lacked a parameter.
  await client`
    update batch_failures set cause = 'policy.missing' where item_id = ${second?.loanId ?? ""}`;
  const legs = [expect.objectContaining({ leg: "rows", state: "tied", difference: "0.00" })];
  expect((await maker.get(pathOf(run)).expect(200)).body.tieOut).toEqual(legs);
  expect((await maker.post(`${pathOf(run)}/tie-out`).expect(200)).body.legs).toEqual(legs);
});

it("says what was set aside by cause, and retries one cause alone", async () => {
  const { groups } = (await maker.get(`${pathOf(run)}/failures`).expect(200)).body as {
    groups: { cause: string; items: number; open: number; samples: unknown[] }[];
  };
  expect(groups.map(({ cause, items, open }) => [cause, items, open])).toEqual([
    ["loan.unreadable", 1, 1],
    ["policy.missing", 1, 1],
  ]);
  const retry = (cause: string) => maker.post(`${pathOf(run)}/retry`, { cause });
  expect((await retry("ledger.unbalanced")).body.code).toBe("batch.nothing-to-retry");
  const cause = "loan.unreadable";
  const { body } = await retry(cause).expect(200);
  expect(body).toMatchObject({
    started: true,
    run: { sequence: 2, retryOf: run.id, retryCause: cause },
  });
  expect((await retry(cause)).body.code).toBe("batch.not-over");
  run = body.run as RunView;
  await until("awaiting-approval");
  expect(run.total).toBe(1);
  await approve().expect(200);
  await until("completed-with-failures");
  const diff = (await maker.get(`${pathOf(run)}/diff`).expect(200)).body;
  expect(diff).toMatchObject({ totals: { items: 0 }, last: null, lastYear: null });
});

it("is of a kind that has a title", () => {
  expect(batchKinds.map(({ kind }) => kind).toSorted()).toEqual([...batchKindNames].toSorted());
});
