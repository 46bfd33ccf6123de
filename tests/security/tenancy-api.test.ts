import { productRoutes } from "@bursar/local/src/product-routes.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { PARTIES, pairOf, type Pair } from "../harness/season-steps.ts";
import { playSmallSeason, type SmallSeason } from "../harness/small-season.ts";

let product: TestProduct;
let a: Pair;
let seasonA: SmallSeason;
let seasonB: SmallSeason;
/** Everything that centre B has, as text, before centre A tries anything. */
let before: string;

beforeAll(async () => {
  product = await openTestProduct();
  const seasons = [await playSmallSeason(product, "a"), await playSmallSeason(product, "b")];
  [seasonA, seasonB] = (await Promise.all(seasons.map(soundFirst))) as [SmallSeason, SmallSeason];
  a = await pairOf(product, "a");
  // A worker goes on sealing what the season has left.
  await product.stopWorker();
  before = await contentOfB();
});
afterAll(() => product.close());

const ON = "2026-11-20";
const CASES: readonly {
  readonly route: string;
  readonly who: keyof Pair;
  readonly body?: object;
}[] = [
  { route: "GET /v1/imports/:importId", who: "maker" },
  { route: "GET /v1/imports/:importId/rows", who: "maker" },
  { route: "GET /v1/imports/:importId/row-errors", who: "maker" },
  { route: "POST /v1/imports/:importId/commit", who: "maker" },
  { route: "POST /v1/imports/:importId/stop", who: "maker" },
  { route: "POST /v1/imports/:importId/discard", who: "maker" },
  {
    route: "POST /v1/applications/:applicationId/approval",
    who: "checker",
    body: { version: 1 },
  },
  {
    route: "POST /v1/contracts/:contractId/signatures",
    who: "maker",
    body: { signatures: [{ party: "borrower", signedOn: ON }] },
  },
  {
    route: "POST /v1/contracts/:contractId/signature-confirmations",
    who: "checker",
    body: { parties: PARTIES },
  },
  { route: "POST /v1/contracts/:contractId/acceptance", who: "maker", body: { acceptedOn: ON } },
  {
    route: "POST /v1/contracts/:contractId/receipt",
    who: "maker",
    body: { receiptCode: "23456789", recordedOn: ON, tuitionDue: "1.00" },
  },
  {
    route: "POST /v1/contracts/:contractId/lender-approval",
    who: "maker",
    body: { approvedOn: ON },
  },
  {
    route: "POST /v1/contracts/:contractId/disbursement",
    who: "maker",
    body: { disbursedOn: ON, amount: "1.00" },
  },
  { route: "GET /v1/loans/:contractNo", who: "maker" },
  { route: "GET /v1/loans/:contractNo/explanation", who: "maker" },
  { route: "GET /v1/batch-runs/:runId", who: "maker" },
  {
    route: "POST /v1/batch-runs/:runId/approval",
    who: "checker",
    body: { planHash: "0".repeat(64) },
  },
];

/** The season's contracts, one whose loan can be computed first: they are issued in any order. */
async function soundFirst(season: SmallSeason): Promise<SmallSeason> {
  const broken = await product.database.owner.client<{ id: string }[]>`
    select l.contract_id as id from loan_facts f
    join loans l on l.centre_id = f.centre_id and l.id = f.loan_id
    where f.sequence > 1 and f.kind = 'disbursed'`;
  const isBroken = (id: string): number => (broken.some((row) => row.id === id) ? 1 : 0);
  const contracts = season.contracts.toSorted((a, b) => isBroken(a.id) - isBroken(b.id));
  return { ...season, contracts };
}

interface Ids {
  readonly importId: string;
  readonly applicationId: string;
  readonly contractId: string;
  readonly contractNo: string;
  readonly runId: string;
}

function idsOf({ importId, applicationId, contracts, runId }: SmallSeason): Ids {
  const [contract] = contracts;
  const { id: contractId = "", contractNo = "" } = contract ?? {};
  return { importId, applicationId, contractId, contractNo, runId };
}

/** Ids of the same shape of which nobody has anything. */
const NOBODYS: Ids = {
  importId: "imp_01kawzzzzzzzzzzzzzzzzzzzzz",
  applicationId: "app_01kawzzzzzzzzzzzzzzzzzzzzz",
  contractId: "con_01kawzzzzzzzzzzzzzzzzzzzzz",
  contractNo: "37108322024999999",
  runId: "run_01kawzzzzzzzzzzzzzzzzzzzzz",
};

async function send(test: (typeof CASES)[number], ids: Ids) {
  const [method, pattern = ""] = test.route.split(" ");
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => ids[name as keyof Ids]);
  const staff = a[test.who];
  const answer = await (method === "GET" ? staff.get(path) : staff.post(path, test.body));
  return { status: answer.status, body: answer.body, path };
}

async function contentOfB(): Promise<string> {
  const { client } = product.database.owner;
  const tables = await client<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'centre_id' order by 1`;
  const parts = [];
  for (const { name } of tables) {
    const rows = await client`
      select to_jsonb(t)::text as row from ${client(name)} t where centre_id = 'cen_b' order by 1`;
    parts.push(`${name}: ${rows.map(({ row }) => row as string).join("\n")}`);
  }
  return parts.join("\n");
}

describe("through every route that takes an id", () => {
  // Every route, by bodies drawn from its schema: `every-route-across-centres.test.ts`.
  it("each case is of a route that there is", () => {
    const routes = productRoutes.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(routes).toEqual(expect.arrayContaining(CASES.map(({ route }) => route)));
  });

  it.each(CASES)("$route answers for B's id as for one that nobody has", async (test) => {
    const ids = idsOf(seasonB);
    const [theirs, nobodys] = [await send(test, ids), await send(test, NOBODYS)];
    expect(theirs.status).toBe(404);
    const told = ({ body, path }: typeof theirs) => ({
      ...body,
      requestId: "",
      instance: body.instance === path,
    });
    expect(told(theirs)).toEqual(told(nobodys));
  });

  it.each(CASES)("$route finds A's own", async (test) => {
    const { status } = await send(test, idsOf(seasonA));
    expect(status).not.toBe(404);
  });
});

describe("lists and sums", () => {
  const own = (season: SmallSeason) => season.contracts.map(({ id }) => id).toSorted();

  it("hold what is the centre's own, wherever they are told to start", async () => {
    const whole = await a.maker.get("/v1/contracts?limit=100").expect(200);
    expect(whole.body.data.map(({ id }: { id: string }) => id)).toEqual(own(seasonA));
    const first = await seasonB.pair.maker.get("/v1/contracts?limit=1").expect(200);
    const afterB = `/v1/contracts?startingAfter=${first.body.nextCursor as string}`;
    const { body } = await a.maker.get(afterB).expect(200);
    for (const { id } of body.data) expect(own(seasonA)).toContain(id);
  });

  it.each([
    ["/v1/applications?limit=100", 3],
    ["/v1/refresh-conflicts", 1],
    ["/v1/batch-runs", 2],
  ])("%s has as many as the centre", async (path, length) => {
    const { body } = await a.maker.get(path).expect(200);
    expect(body.data).toHaveLength(length);
    const text = JSON.stringify(body);
    const { importId, applicationId, runId } = seasonB;
    for (const id of [importId, applicationId, runId]) expect(text).not.toContain(id);
  });

  it("count the centre's own money and messages", async () => {
    const season = (await a.maker.get("/v1/seasons/2024-2025").expect(200)).body;
    const total = seasonA.contracts.reduce((sum, { principal }) => sum + Number(principal), 0);
    expect(season).toMatchObject({ applications: 3, loans: 3 });
    expect(Number(season.disbursedAmount)).toBe(total);
    const counts = (await a.maker.get("/v1/notice-counts?dueOn=2026-12-20").expect(200)).body;
    expect(counts).toMatchObject({ delivered: 1, planned: 0, failed: 0 });
  });
});

it("a centre's staff can't name another centre in a header, a query or a body", async () => {
  const tries = [
    a.maker.get("/v1/contracts?centreId=cen_b&centre_id=cen_b&limit=100"),
    a.maker
      .get("/v1/contracts?limit=100")
      .set("X-Centre-Id", "cen_b")
      .set("Bursar-Centre", "cen_b"),
  ];
  for (const attempt of tries) {
    const { body } = await attempt;
    const ids = (body.data as { id: string }[] | undefined)?.map(({ id }) => id) ?? [];
    for (const { id } of seasonB.contracts) expect(ids).not.toContain(id);
  }
  const date = await a.maker.put("/v1/business-date", { businessOn: ON, centreId: "cen_b" });
  expect([200, 400]).toContain(date.status);
});

it("after all of it nothing of B has changed", async () => {
  expect(await contentOfB()).toBe(before);
});
